/** Succeed and Fail. */

import { scopeOf } from '../context.ts';
import { jsonOf } from '../data.ts';
import { nothingAt } from '../errors.ts';
import type { Thread } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { failState } from '../failure.ts';
import { effectiveInput, passThrough } from '../flow.ts';
import type { FailNode, SucceedNode } from '../machine.ts';
import type { Turn } from '../turn.ts';
import { textOf } from './field.ts';

export function* runSucceed(turn: Turn, thread: Thread, node: SucceedNode): Evaluation<void> {
  yield* passThrough(turn, thread, node, effectiveInput(turn, thread, node));
}

export function* runFail(turn: Turn, thread: Thread, node: FailNode): Evaluation<void> {
  const scope = scopeOf(turn, thread, node, jsonOf(effectiveInput(turn, thread, node)));
  for (const field of [node.error, node.cause]) {
    if (field?.find !== undefined && field.find(scope) === undefined)
      throw nothingAt(field.text, field.name, scope.input);
  }
  const error = yield* textOf(node.error, scope);
  const cause = yield* textOf(node.cause, scope);
  yield* failState(turn, thread, {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  });
}
