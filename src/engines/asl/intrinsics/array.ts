/** The array functions of the language. */

import type { Json } from '../../../platform/json.ts';
import { intrinsicFailure } from '../errors.ts';
import { isObject, jsonEqual } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { arrayAt, integerAt } from './arguments.ts';

const MAX_RANGE = 1000;

export function arrayPartition(args: Arguments): Json {
  const items = arrayAt(args, 0, 'States.ArrayPartition');
  const size = integerAt(args, 1, 'States.ArrayPartition');
  if (size <= 0) throw intrinsicFailure('The chunk size of States.ArrayPartition must be greater than zero');
  const chunks: Json[] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
}

export function arrayContains(args: Arguments): Json {
  const wanted = args[1] as Json;
  return arrayAt(args, 0, 'States.ArrayContains').some((item) => jsonEqual(item, wanted));
}

/** Both ends are included. */
export function arrayRange(args: Arguments): Json {
  return range(
    integerAt(args, 0, 'States.ArrayRange'),
    integerAt(args, 1, 'States.ArrayRange'),
    integerAt(args, 2, 'States.ArrayRange'),
    MAX_RANGE,
  );
}

/** Counts from `first` to `last` inclusive; more than `limit` numbers are refused before any is made. */
export function range(first: number, last: number, step: number, limit: number): number[] {
  if (step === 0) throw intrinsicFailure('The step of a range must not be zero');
  const count = Math.floor((last - first) / step) + 1;
  if (count <= 0) return [];
  if (count > limit) throw intrinsicFailure(`A range must not have more than ${limit} elements`);
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) numbers.push(first + i * step);
  return numbers;
}

export function arrayGetItem(args: Arguments): Json {
  const items = arrayAt(args, 0, 'States.ArrayGetItem');
  const index = integerAt(args, 1, 'States.ArrayGetItem');
  const item = index < 0 ? undefined : items[index];
  if (item === undefined) {
    throw intrinsicFailure(`Index ${index} is out of bounds: the array has ${items.length} elements`);
  }
  return item;
}

export function arrayLength(args: Arguments): Json {
  return arrayAt(args, 0, 'States.ArrayLength').length;
}

export function arrayUnique(args: Arguments): Json {
  const seen = new Set<string>();
  return arrayAt(args, 0, 'States.ArrayUnique').filter((item) => {
    const key = canonical(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Text that is the same for equal values, whatever the order of their members. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isObject(inner) ? Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)) : inner,
  );
}
