import type { Thread } from '../execution.ts';
import { newId } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { effectiveInput, finishState, gather, succeedContainer, workInput } from '../flow.ts';
import type { ParallelNode } from '../machine.ts';
import type { Turn } from '../turn.ts';
import { makeReady, publish } from '../turn.ts';

/** Parallel: every branch runs on the same input; the result is the array of their outputs. */
export function* runParallel(turn: Turn, thread: Thread, node: ParallelNode): Evaluation<void> {
  const input = yield* workInput(turn, thread, node, effectiveInput(turn, thread, node));
  publish(turn, thread, 'ParallelStateStarted');
  thread.mode = { kind: 'parallel', left: node.branches.length, results: node.branches.map(() => null) };
  for (const [slot, branch] of node.branches.entries()) {
    const id = newId(turn.execution);
    const child: Thread = {
      id,
      parent: thread.id,
      slot,
      block: branch.location,
      state: branch.startAt,
      input,
      mode: { kind: 'enter' },
      last: thread.last,
      tail: thread.last,
      entered: 0,
      enteredAt: 0,
      retryCount: 0,
    };
    turn.execution.threads[id] = child;
    makeReady(turn, child);
  }
}

/** All branches have ended. */
export function* endParallel(turn: Turn, thread: Thread, node: ParallelNode): Evaluation<void> {
  if (thread.mode.kind !== 'parallel') return;
  const result = gather(thread.mode.results);
  succeedContainer(turn, thread, 'ParallelStateSucceeded');
  thread.mode = { kind: 'run' };
  yield* finishState(turn, thread, node, result);
}
