import type { Json } from '../../../platform/json.ts';
import { scopeOf } from '../context.ts';
import { jsonOf } from '../data.ts';
import { queryError, runtimeError } from '../errors.ts';
import type { Thread } from '../execution.ts';
import { newId } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { evaluate } from '../expression.ts';
import { effectiveInput, passThrough } from '../flow.ts';
import type { Field, WaitNode } from '../machine.ts';
import type { Scope } from '../scope.ts';
import { parseTimestamp } from '../timestamp.ts';
import type { Turn } from '../turn.ts';
import { textOf, wrongType } from './field.ts';

/** A wait may not be longer than this many seconds. */
const MAX_DELAY = 2 ** 31 - 1;

/** Wait: until a moment, or for a time. What lies in the past is over at once. */
export function* runWait(turn: Turn, thread: Thread, node: WaitNode): Evaluation<void> {
  const effective = effectiveInput(turn, thread, node);
  const scope = scopeOf(turn, thread, node, jsonOf(effective));
  const at = yield* dueTime(turn, node, scope);
  if (at - turn.env.now > MAX_DELAY * 1000) throw runtimeError('Wait state delay is too long.');
  if (at <= turn.env.now) {
    yield* passThrough(turn, thread, node, effective);
    return;
  }
  const timerId = `${thread.id}.${newId(turn.execution)}w`;
  thread.mode = { kind: 'wait', timerId };
  turn.commands.push({ kind: 'setTimer', timerId, at });
}

export function* endWait(turn: Turn, thread: Thread, node: WaitNode): Evaluation<void> {
  thread.mode = { kind: 'run' };
  yield* passThrough(turn, thread, node, effectiveInput(turn, thread, node));
}

function* dueTime(turn: Turn, node: WaitNode, scope: Scope): Evaluation<number> {
  const { kind, field } = node.until;
  if (kind === 'seconds') {
    const value = yield* found(field, scope);
    const seconds = typeof value === 'string' && field.source === 'path' && /^\d+$/.test(value) ? Number(value) : value;
    const isLong = typeof seconds === 'number' && (field.source !== 'path' || Number.isInteger(seconds));
    if (!isLong) {
      if (field.source === 'jsonata') throw wrongType(field, 'number', value);
      throw runtimeError(
        `The ${field.name} parameter cannot be parsed as a long value: ${field.text} == ${spelled(value)}`,
      );
    }
    if (seconds < 0) {
      throw runtimeError(`The ${field.name} parameter references a negative value: ${field.text} == ${seconds}`);
    }
    return turn.env.now + seconds * 1000;
  }
  const text = yield* timestampText(node, scope);
  const at = parseTimestamp(text);
  if (at === undefined) {
    if (field.source === 'jsonata') {
      throw queryError(
        `The ${field.name} field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
        field.name,
      );
    }
    throw runtimeError(
      `The ${field.name} parameter does not reference a valid ISO-8601 extended offset date-time format string: ${field.text} == ${text}`,
    );
  }
  return Math.ceil(at);
}

function* timestampText(node: WaitNode, scope: Scope): Evaluation<string> {
  const { field } = node.until;
  if (field.source !== 'path') return (yield* textOf(field, scope)) ?? '';
  return spelled(yield* found(field, scope));
}

function* found(field: Field, scope: Scope): Evaluation<Json> {
  if (field.find === undefined) return yield* evaluate(field.expression, scope);
  const value = field.find(scope);
  if (value === undefined)
    throw runtimeError(`The ${field.name} parameter does not reference an input value: ${field.text}`);
  return value;
}

function spelled(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
