/** Fields whose value is only known at run time: numbers and texts by constant, path or expression. */

import type { Json } from '../../../platform/json.ts';
import { runtimeError } from '../errors.ts';
import type { Evaluation } from '../expression.ts';
import { evaluate } from '../expression.ts';
import { unexpectedType } from '../jsonata/compile.ts';
import type { Field } from '../machine.ts';
import type { Scope } from '../scope.ts';

/** A number of at least `least`; undefined where the state has no such field. */
export function* numberOf(
  field: Field | undefined,
  scope: Scope,
  least = 0,
  most = 99_999_999,
): Evaluation<number | undefined> {
  if (field === undefined) return undefined;
  const value = yield* evaluate(field.expression, scope);
  if (field.source === 'constant' && typeof value === 'number') return value;
  if (typeof value !== 'number') throw wrongType(field, 'number', value);
  if (value < least || value > most) {
    throw runtimeError(
      `The ${field.name} parameter references an invalid value: ${field.text} == ${JSON.stringify(value)}`,
    );
  }
  return value;
}

/**
 * A number of a Map state, whose paths AWS reads as text: `"2"` counts as 2. What range it may have is the caller's matter.
 * `kind` is how the sentence about another value calls it.
 */
export function* mapNumberOf(
  field: Field | undefined,
  scope: Scope,
  kind: 'integer' | 'float' = 'integer',
): Evaluation<number | undefined> {
  if (field === undefined) return undefined;
  const value = yield* evaluate(field.expression, scope);
  if (field.source !== 'path') {
    if (typeof value !== 'number') throw wrongType(field, 'number', value);
    return value;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const form = kind === 'integer' ? /^[+-]?\d{1,15}$/ : /^[+-]?\d{1,15}(\.\d*)?$/;
  if (!form.test(text)) {
    throw runtimeError(`The ${field.name} field refers to value "${text}" which is not a valid ${kind}: ${field.text}`);
  }
  return Number(text);
}

/** Refuses what `ok` is false for, in the sentence that AWS has for it. */
export function inRange(
  value: number | undefined,
  ok: (value: number) => boolean,
  refusal: string,
): number | undefined {
  if (value !== undefined && !ok(value)) throw runtimeError(refusal);
  return value;
}

export function* textOf(field: Field | undefined, scope: Scope): Evaluation<string | undefined> {
  if (field === undefined) return undefined;
  const value = yield* evaluate(field.expression, scope);
  if (typeof value !== 'string') throw wrongType(field, 'string', value);
  return value;
}

export function wrongType(field: Field, expected: string, value: Json): Error {
  if (field.source === 'jsonata') return unexpectedType(field.text, field.name, expected, value);
  return runtimeError(
    `The ${field.name} parameter does not reference ${expected === 'array' ? 'an' : 'a'} ${expected} value: ${field.text} == ${JSON.stringify(value)}`,
  );
}
