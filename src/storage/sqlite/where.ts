import { afterPrefix } from '../../platform/after-prefix.ts';
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
