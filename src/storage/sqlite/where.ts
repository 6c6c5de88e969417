import type { Value } from './database.ts';

/** Collects conditions and their values for a list's SQL. */
export interface Where {
  and(condition: string, ...values: readonly Value[]): void;
  /** `WHERE …`, or nothing. */
  text(): string;
  readonly values: readonly Value[];
}

export function createWhere(): Where {
  const conditions: string[] = [];
  const values: Value[] = [];
  return {
    and(condition, ...more) {
      conditions.push(condition);
      values.push(...more);
    },
    text: () => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`),
    values,
  };
}

/** Adds "`column` begins with `prefix`" as a range, which an index can serve. */
export function andPrefix(where: Where, column: string, prefix: string): void {
  if (prefix === '') return;
  where.and(`${column} >= ?`, prefix);
  const end = afterPrefix(prefix);
  if (end !== undefined) where.and(`${column} < ?`, end);
}

/**
 * The first text behind all that begin with `prefix`, in the order of code points (which is the order of UTF-8 bytes); undefined
 * where there is none.
 */
export function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    if (last < 0x10ffff) {
      // Surrogates are no characters: the one behind U+D7FF is U+E000.
      points.push(last === 0xd7ff ? 0xe000 : last + 1);
      return String.fromCodePoint(...points);
    }
  }
  return undefined;
}
