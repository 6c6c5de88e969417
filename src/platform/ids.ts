import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

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

/** The id, in the form of a UUID, that this text always gives. */
export function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digest.slice(from, to))
    .join('-');
}

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
