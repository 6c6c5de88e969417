import { scopeOf } from '../context.ts';
import { jsonOf } from '../data.ts';
import { runtimeError } from '../errors.ts';
import type { Thread } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { evaluate } from '../expression.ts';
import { effectiveInput, passTo } from '../flow.ts';
import { unexpectedType } from '../jsonata/compile.ts';
import type { ChoiceNode, ChoiceRule } from '../machine.ts';
import type { Scope } from '../scope.ts';
import type { Turn } from '../turn.ts';

/** Choice: the first rule that holds says where to go, else `Default`. */
export function* runChoice(turn: Turn, thread: Thread, node: ChoiceNode): Evaluation<void> {
  const effective = effectiveInput(turn, thread, node);
  const scope = scopeOf(turn, thread, node, jsonOf(effective));
  for (const rule of node.rules) {
    if (yield* holds(rule, scope)) {
      yield* passTo(turn, thread, node, effective, rule.next, rule.assign, rule.output ?? node.output);
      return;
    }
  }
  if (node.default === undefined) {
    throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
  }
  yield* passTo(turn, thread, node, effective, node.default, node.assign, node.output);
}

function* holds(rule: ChoiceRule, scope: Scope): Evaluation<boolean> {
  if (rule.condition.kind === 'test') return rule.condition.test(scope);
  const { field } = rule.condition;
  const value = yield* evaluate(field.expression, scope);
  if (typeof value !== 'boolean') throw unexpectedType(field.text, field.name, 'boolean', value);
  return value;
}
