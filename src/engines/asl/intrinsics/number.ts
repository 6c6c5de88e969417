/** The functions on numbers. Seeded randomness is Java's generator, so that a seed always gives the same numbers. */

import type { Json } from '../../../platform/json.ts';
import { intrinsicFailure } from '../errors.ts';
import type { Arguments } from './arguments.ts';
import { integerAt } from './arguments.ts';

export function mathAdd(args: Arguments): Json {
  const sum = integerAt(args, 0, 'States.MathAdd') + integerAt(args, 1, 'States.MathAdd');
  if (sum < -2147483648 || sum > 2147483647) throw intrinsicFailure('The sum of States.MathAdd does not fit 32 bits');
  return sum;
}

/** From the first number (inclusive) up to the second (exclusive). */
export function mathRandom(args: Arguments, random: () => number): Json {
  const from = integerAt(args, 0, 'States.MathRandom');
  const to = integerAt(args, 1, 'States.MathRandom');
  if (to <= from) throw intrinsicFailure('The second argument of States.MathRandom must be greater than the first');
  const fraction = args.length > 2 ? seededRandom(integerAt(args, 2, 'States.MathRandom')) : random();
  return from + Math.floor(fraction * (to - from));
}

/** The first `nextDouble` of `java.util.Random(seed)`: a 48-bit linear congruential generator. */
export function seededRandom(seed: number): number {
  const mask = (1n << 48n) - 1n;
  const multiplier = 0x5deece66dn;
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  const next = (bits: bigint): bigint => {
    state = (state * multiplier + 0xbn) & mask;
    return state >> (48n - bits);
  };
  const high = next(26n);
  const low = next(27n);
  return Number((high << 27n) + low) / 2 ** 53;
}
