import { dataOfValue } from '../data.ts';
import type { Thread } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { effectiveInput, finishState, workInput } from '../flow.ts';
import type { PassNode } from '../machine.ts';
import type { Turn } from '../turn.ts';

/** Pass: its result is `Result`, else its effective input. */
export function* runPass(turn: Turn, thread: Thread, node: PassNode): Evaluation<void> {
  if (!node.jsonata && node.result !== undefined) {
    yield* finishState(turn, thread, node, dataOfValue(node.result));
    return;
  }
  const result = yield* workInput(turn, thread, node, effectiveInput(turn, thread, node));
  yield* finishState(turn, thread, node, result);
}
