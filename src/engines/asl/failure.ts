/**
 * What happens when a state fails: Retry, then Catch, then outwards through the containers it is in, aborting what
 * runs beside it, until someone handles the failure or the execution ends.
 *
 * Interpreter failures named `States.Runtime` are handled by nobody: they end the execution where they are.
 */

import type { JsonObject } from '../../platform/json.ts';
import { scopeOf } from './context.ts';
import { dataOfValue, jsonOf } from './data.ts';
import { runtimeError, StatesError } from './errors.ts';
import type { Thread } from './execution.ts';
import { childrenOf, newId } from './execution.ts';
import type { Evaluation } from './expression.ts';
import { evaluate } from './expression.ts';
import { assignedBy, EXECUTION_TIMER, hasTimeLimit, leave, removeThreads } from './flow.ts';
import { place } from './jsonpath/reference.ts';
import type { Catcher, Retrier, StateNode } from './machine.ts';
import type { Turn } from './turn.ts';
import { HistoryFull, nodeOf, publish, publishAside, publishBeside, publishEnd } from './turn.ts';

export interface StateFailure {
  readonly error?: string;
  readonly cause?: string;
  /** Also known as `States.HeartbeatTimeout`. */
  readonly heartbeat?: true;
  /** It came out of the interpreter, not out of a task: `States.ALL` does not take a data limit then. */
  readonly interpreter?: true;
}

/** Turns whatever evaluation threw into the failure of the state, or rethrows what is a bug. */
export function* failByError(turn: Turn, thread: Thread, thrown: unknown): Evaluation<void> {
  const problem = thrown instanceof RangeError ? runtimeError('The data is nested too deeply or too large') : thrown;
  if (!(problem instanceof StatesError)) throw thrown;
  const failure = describe(turn, thread, problem);
  if (problem.field !== undefined) {
    const evaluationFailedEventDetails = {
      error: problem.error,
      cause: failure.cause ?? '',
      location: problem.field,
      state: thread.state,
    };
    stepBack(turn, thread);
    publish(turn, thread, 'EvaluationFailed', { evaluationFailedEventDetails });
  }
  if (problem.error === 'States.Runtime') {
    endUnsuccessfully(turn, 'FAILED', failure, thread.tail);
    return;
  }
  yield* failState(turn, thread, failure);
}

/**
 * An evaluation that fails on entering a state follows what the Entered event follows, not that event: recorded for Map (and for Wait, which
 * evaluates later, that it is not so). The other states are taken to be as Map is.
 */
function stepBack(turn: Turn, thread: Thread): void {
  if (thread.last !== thread.entered || nodeOf(turn, thread).type === 'Wait') return;
  const entered = turn.history.findLast((event) => event.id === thread.entered);
  if (entered !== undefined) thread.last = entered.previousEventId;
}

function describe(turn: Turn, thread: Thread, problem: StatesError): StateFailure {
  const state = `An error occurred while executing the state '${thread.state}' (entered at the event id #${thread.entered}). `;
  // The sentences about data that is too large name the state themselves; a state on its own has no history to point into.
  const isNamed = problem.error === 'States.DataLimitExceeded' || turn.execution.info.alone !== undefined;
  return { error: problem.error, cause: `${isNamed ? '' : state}${problem.detail}`, interpreter: true };
}

/** The state that `thread` stands in failed. */
export function* failState(turn: Turn, thread: Thread, failure: StateFailure): Evaluation<void> {
  let failed = thread;
  let cause = failure;
  for (;;) {
    const node = nodeOf(turn, failed);
    stopChildren(turn, failed, undefined);
    if (retry(turn, failed, node, cause)) return;
    if (node.type === 'Parallel') publish(turn, failed, 'ParallelStateFailed');
    else if (node.type === 'Map') publish(turn, failed, 'MapStateFailed');
    const catcher = node.catch.find((candidate) => matches(candidate.errorEquals, cause));
    if (catcher !== undefined) {
      removeDescendants(turn, failed);
      turn.env.inspect?.('catchIndex', node.catch.indexOf(catcher));
      try {
        yield* takeCatcher(turn, failed, node, catcher, cause);
        return;
      } catch (thrown) {
        // A catcher that cannot be evaluated does not catch.
        if (!(thrown instanceof StatesError)) throw thrown;
        cause = describe(turn, failed, thrown);
        if (thrown.error === 'States.Runtime') {
          endUnsuccessfully(turn, 'FAILED', cause, failed.tail);
          return;
        }
      }
    }
    const parent: Thread | undefined = failed.parent === undefined ? undefined : turn.execution.threads[failed.parent];
    if (parent === undefined) {
      endUnsuccessfully(turn, 'FAILED', cause, failed.tail);
      return;
    }
    failContainer(turn, parent, failed, node);
    failed = parent;
  }
}

/** Writes down what a failed branch means for the container and for the branches beside it, and stops those. */
function failContainer(turn: Turn, container: Thread, failed: Thread, node: StateNode): void {
  container.last = failed.last;
  container.tail = failed.tail;
  const isMap = container.mode.kind === 'map';
  if (isMap) {
    publishAside(turn, container, 'MapIterationFailed', {
      mapIterationFailedEventDetails: { name: container.state, index: failed.slot ?? 0 },
    });
  }
  if (node.type === 'Task') publishBeside(turn, container, 'TaskStateAborted');
  halt(turn, failed);
  stopChildren(turn, container, failed);
}

/** Stops all branches of a container but the one that failed, which has been stopped already. */
function stopChildren(turn: Turn, container: Thread, failed: Thread | undefined): void {
  if (container.mode.kind !== 'map' && container.mode.kind !== 'parallel') return;
  for (const child of childrenOf(turn.execution, container)) {
    if (child.id === failed?.id || child.halted) continue;
    if (container.mode.kind === 'map') {
      publishBeside(turn, container, 'MapIterationAborted', {
        mapIterationAbortedEventDetails: { name: container.state, index: child.slot ?? 0 },
      });
    }
    publishAborted(turn, container, child);
    halt(turn, child);
  }
}

/** The Aborted events of the state that a thread is in and of what is inside; `chain` is whose chain they go on. */
export function publishAborted(turn: Turn, chain: Thread, thread: Thread): void {
  if (thread.mode.kind === 'enter') return;
  for (const child of childrenOf(turn.execution, thread)) {
    if (thread.mode.kind === 'map') {
      publishBeside(turn, chain, 'MapIterationAborted', {
        mapIterationAbortedEventDetails: { name: thread.state, index: child.slot ?? 0 },
      });
    }
    publishAborted(turn, chain, child);
  }
  if (thread.mode.kind === 'mapRun' && thread.mode.mapRunArn !== undefined) publishBeside(turn, chain, 'MapRunAborted');
  const { type } = nodeOf(turn, thread);
  if (type === 'Task' || type === 'Wait' || type === 'Parallel' || type === 'Map') {
    publishBeside(turn, chain, `${type}StateAborted`);
  }
}

/** Stops a thread and all below it where they are, so that a redrive can go on from there. */
export function halt(turn: Turn, thread: Thread): void {
  for (const child of childrenOf(turn.execution, thread)) halt(turn, child);
  if (thread.halted) return;
  thread.halted = true;
  const { mode } = thread;
  switch (mode.kind) {
    case 'task':
      turn.commands.push({ kind: 'cancelTask', taskId: mode.taskId });
      if (mode.hasTimeout) turn.commands.push({ kind: 'cancelTimer', timerId: `${mode.taskId}t` });
      if (mode.heartbeatSet) turn.commands.push({ kind: 'cancelTimer', timerId: `${mode.taskId}h` });
      thread.mode = { kind: 'run' };
      break;
    case 'wait':
    case 'retry':
      turn.commands.push({ kind: 'cancelTimer', timerId: mode.timerId });
      thread.mode = { kind: 'run' };
      break;
    case 'mapRun':
      turn.commands.push({ kind: 'cancelTask', taskId: mode.taskId });
      break;
    case 'enter':
    case 'run':
    case 'parallel':
    case 'map':
      break;
    default:
      mode satisfies never;
  }
  turn.execution.ready = turn.execution.ready.filter((id) => id !== thread.id);
}

export function removeDescendants(turn: Turn, thread: Thread): void {
  const all: Thread[] = [];
  const pending = [thread];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of childrenOf(turn.execution, next)) {
      all.push(child);
      pending.push(child);
    }
  }
  if (all.length > 0) removeThreads(turn.execution, all);
}

function matches(errorEquals: readonly string[], failure: StateFailure): boolean {
  const timeout = failure.error === 'States.Timeout';
  return errorEquals.some((name) => {
    if (name === failure.error) return true;
    if (name === 'States.ALL') return !(failure.interpreter && failure.error === 'States.DataLimitExceeded');
    if (name === 'States.TaskFailed') return !timeout && !failure.interpreter;
    return name === 'States.HeartbeatTimeout' && failure.heartbeat === true;
  });
}

function retry(turn: Turn, thread: Thread, node: StateNode, failure: StateFailure): boolean {
  const at = node.retry.findIndex((retrier) => matches(retrier.errorEquals, failure));
  const retrier = node.retry[at];
  if (retrier === undefined) return false;
  turn.env.inspect?.('retryIndex', at);
  const retries = thread.retries ?? node.retry.map(() => 0);
  const used = retries[at] ?? 0;
  if (used >= retrier.maxAttempts) return false;
  retries[at] = used + 1;
  thread.retries = retries;
  thread.retryCount += 1;
  removeDescendants(turn, thread);
  const timerId = `${thread.id}.${newId(turn.execution)}r`;
  thread.mode = { kind: 'retry', timerId };
  delete thread.halted;
  const delay = retryDelay(retrier, used, turn.env.random);
  turn.commands.push({ kind: 'setTimer', timerId, at: turn.env.now + delay });
  turn.env.inspect?.('retryBackoffIntervalSeconds', delay / 1000);
  return true;
}

/** Milliseconds before retry number `used` (from 0) of a retrier. */
export function retryDelay(retrier: Retrier, used: number, random: () => number): number {
  const grown = retrier.intervalSeconds * retrier.backoffRate ** used;
  const capped = Math.min(grown, retrier.maxDelaySeconds ?? 99_999_999);
  return Math.round((retrier.fullJitter ? random() * capped : capped) * 1000);
}

function* takeCatcher(
  turn: Turn,
  thread: Thread,
  node: StateNode,
  catcher: Catcher,
  failure: StateFailure,
): Evaluation<void> {
  // Recorded: a failure that a callback told without texts shows null, a timeout, which has no cause, empty text.
  const errorOutput: JsonObject = {
    Error: failure.error ?? null,
    Cause: failure.cause ?? (failure.error === 'States.Timeout' ? '' : null),
  };
  const data = dataOfValue(errorOutput);
  const assigned = yield* assignedBy(turn, thread, node, catcher.assign, data, { errorOutput });
  let output = data;
  if (catcher.output !== undefined) {
    const scope = scopeOf(turn, thread, node, jsonOf(thread.input), { errorOutput });
    output = dataOfValue(yield* evaluate(catcher.output, scope));
  } else if (catcher.resultPath === null) {
    output = thread.input;
  } else if (catcher.resultPath !== undefined) {
    output = dataOfValue(place(catcher.resultPath, jsonOf(thread.input), errorOutput));
  }
  delete thread.halted;
  leave(turn, thread, node, output, catcher.next, assigned);
}

/** Ends the execution before its time. Threads stay, halted. `previousEventId` is what the ending follows. */
export function endUnsuccessfully(
  turn: Turn,
  status: 'FAILED' | 'TIMED_OUT' | 'ABORTED',
  failure: StateFailure,
  previousEventId: number,
): void {
  const { execution, commands } = turn;
  for (const thread of Object.values(execution.threads)) if (thread.parent === undefined) halt(turn, thread);
  execution.status = status;
  const details = {
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
  };
  switch (status) {
    case 'FAILED':
      publishEnd(turn, 'ExecutionFailed', previousEventId, { executionFailedEventDetails: details });
      break;
    case 'TIMED_OUT':
      publishEnd(turn, 'ExecutionTimedOut', previousEventId, { executionTimedOutEventDetails: details });
      break;
    case 'ABORTED':
      publishEnd(turn, 'ExecutionAborted', previousEventId, { executionAbortedEventDetails: details });
      break;
    default:
      status satisfies never;
  }
  if (hasTimeLimit(turn)) commands.push({ kind: 'cancelTimer', timerId: EXECUTION_TIMER });
  commands.push({ kind: 'finish', status, ...details });
}

/** The history is full. */
export function endByHistoryLimit(turn: Turn, problem: unknown): void {
  if (!(problem instanceof HistoryFull)) throw problem;
  endUnsuccessfully(
    turn,
    'FAILED',
    {
      error: 'States.Runtime',
      cause: `The execution reached the maximum number of history events (${turn.maxEvents}).`,
    },
    turn.execution.lastEventId,
  );
}
