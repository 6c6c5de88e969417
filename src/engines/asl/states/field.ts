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
