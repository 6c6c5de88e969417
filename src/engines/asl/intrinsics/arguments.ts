/** Checks of arguments that the intrinsic functions share. A wrong argument is `States.IntrinsicFailure`. */

import type { Json, JsonObject } from '../../../platform/json.ts';
import { intrinsicFailure } from '../errors.ts';
import { isObject } from '../value.ts';

export type Arguments = readonly Json[];

export function arrayAt(args: Arguments, at: number, name: string): readonly Json[] {
  const value = args[at];
  if (!Array.isArray(value)) throw wrong(name, at, 'an array');
  return value;
}

export function textAt(args: Arguments, at: number, name: string): string {
  const value = args[at];
  if (typeof value !== 'string') throw wrong(name, at, 'a string');
  return value;
}

export function objectAt(args: Arguments, at: number, name: string): JsonObject {
  const value = args[at];
  if (!isObject(value)) throw wrong(name, at, 'an object');
  return value;
}

/** Numbers are rounded to whole ones, halves upwards, and must fit 32 bits. */
export function integerAt(args: Arguments, at: number, name: string): number {
  const value = args[at];
  if (typeof value !== 'number') throw wrong(name, at, 'a number');
  const rounded = Math.round(value);
  if (rounded < -2147483648 || rounded > 2147483647) throw wrong(name, at, 'within the range of 32-bit integers');
  return rounded === 0 ? 0 : rounded;
}

function wrong(name: string, at: number, wanted: string): Error {
  return intrinsicFailure(`Argument ${at + 1} of ${name} must be ${wanted}`);
}
