import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Randomness as a dependency. */
export interface Ids {
  uuid(): string;
  /** `length` characters of [0-9a-f]. */
  hex(length: number): string;
  /** `length` characters of `alphabet`. */
  pick(alphabet: string, length: number): string;
  /** A number in [0, 1). */
  random(): number;
}

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  hex: (length) =>
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  pick: (alphabet, length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
  random: () => Math.random(),
};

/** Ids that count up: for tests. */
export function countingIds(): Ids {
  let count = 0;
  const next = (): string => (++count).toString(16);
  return {
    uuid: () => `00000000-0000-4000-8000-${next().padStart(12, '0')}`,
    hex: (length) => next().padStart(length, '0').slice(-length),
    pick: (_alphabet, length) => next().padStart(length, '0').slice(-length),
    random: () => 0.5,
  };
}
