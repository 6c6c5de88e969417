import type { ExecutionQuery, ExecutionRow, ExecutionSummary } from '../executions.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database, Value } from './database.ts';
import type { StoredSummary } from './execution-row.ts';
import { toSummary } from './execution-row.ts';
import { createWhere } from './where.ts';

const STATUSES = ['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
STATUSES satisfies readonly ExecutionRow['status'][];
const OPEN = ['RUNNING', 'PENDING_REDRIVE'] as const;
const OPEN_PAGE = 1000;

/**
 * A page of executions, newest first. The indexes have the status before the time, so a list of every status merges a range of each:
 * it reads as many rows as it shows, and of these only what stands before the texts.
 */
export function listExecutions(
  db: Database,
  query: ExecutionQuery,
): { readonly rows: readonly ExecutionSummary[]; readonly next?: string } {
  const { scope, after, limit } = query;
  const position = after === undefined ? undefined : decodeCursor('executions', 2, after);
  const ranges = (query.status === undefined ? STATUSES : [query.status]).map((status) =>
    rangeOf(query, status, position),
  );
  const found = db.all<Listed>(
    `${ranges.map(({ text }) => text).join(' UNION ALL ')} ORDER BY started_at DESC, id DESC LIMIT ?`,
    ...ranges.flatMap(({ values }) => values),
    limit + 1,
  );
  // A page has few parents: joined by the database, they would be looked up for each row.
  const arns = new Map<number, string>();
  const arnOf = (id: number): string => {
    let arn = arns.get(id);
    if (arn === undefined) {
      arn = db.get<{ arn: string }>('SELECT arn FROM execution_parents WHERE id = ?', id)?.arn ?? '';
      arns.set(id, arn);
    }
    return arn;
  };
  const rows = found.slice(0, limit).map((row) =>
    toSummary({
      ...row,
      account: scope.accountId,
      region: scope.region,
      machine_arn: arnOf(row.machine),
      version_arn: row.version === null ? null : arnOf(row.version),
      alias_arn: row.alias === null ? null : arnOf(row.alias),
      map_run_arn: row.map_run === null ? null : arnOf(row.map_run),
    }),
  );
  const last = rows.at(-1);
  if (found.length <= limit || last === undefined) return { rows };
  return { rows, next: encodeCursor('executions', [last.startedAt, last.id]) };
}

/** What is the same for the whole page, or for many of its rows, is not read with each. */
type Elsewhere = 'account' | 'region' | 'machine_arn' | 'version_arn' | 'alias_arn' | 'map_run_arn';
type Listed = Omit<StoredSummary, Elsewhere> & {
  readonly machine: number;
  readonly version: number | null;
  readonly alias: number | null;
  readonly map_run: number | null;
};
const COLUMNS = `id, arn, name, machine, version, alias, map_run, items, type, status, started_at, stopped_at,
  redrive_count, redriven_at`;

function rangeOf(
  query: ExecutionQuery,
  status: ExecutionRow['status'],
  position: readonly Value[] | undefined,
): { readonly text: string; readonly values: readonly Value[] } {
  const where = createWhere();
  const andParent = (column: string, arn: string | undefined): void => {
    if (arn !== undefined) where.and(`${column} = (SELECT id FROM execution_parents WHERE arn = ?)`, arn);
  };
  where.and('status = ?', status);
  andParent('machine', query.stateMachineArn);
  andParent('version', query.versionArn);
  andParent('alias', query.aliasArn);
  andParent('map_run', query.mapRunArn);
  where.and('account = ? AND region = ?', query.scope.accountId, query.scope.region);
  if (query.redriven !== undefined) where.and(query.redriven ? 'redrive_count > 0' : 'redrive_count = 0');
  if (position !== undefined) where.and('(started_at, id) < (?, ?)', ...position);
  return { text: `SELECT ${COLUMNS} FROM executions ${where.text()}`, values: where.values };
}

/** Ids of all that do not rest, in pages by key. */
export async function* restlessExecutions(db: Database): AsyncGenerator<number> {
  let last = 0;
  for (;;) {
    const text = `SELECT execution_id AS id FROM execution_restless WHERE execution_id > ? ORDER BY execution_id LIMIT ${OPEN_PAGE}`;
    const rows = db.all<{ id: number }>(text, last);
    for (const { id } of rows) yield id;
    if (rows.length < OPEN_PAGE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

/** Ids of all that are not closed, in pages by key: commits may happen between the pages. */
export async function* openExecutions(db: Database): AsyncGenerator<{ readonly id: number; readonly arn: string }> {
  for (const status of OPEN) {
    let machine = 0;
    let startedAt = Number.MIN_SAFE_INTEGER;
    let id = 0;
    for (;;) {
      const rows = db.all<{ id: number; arn: string; machine: number; started_at: number }>(
        `SELECT id, arn, machine, started_at FROM executions WHERE status = ? AND (machine, started_at, id) > (?, ?, ?)
         ORDER BY machine, started_at, id LIMIT ${OPEN_PAGE}`,
        status,
        machine,
        startedAt,
        id,
      );
      for (const row of rows) yield { id: row.id, arn: row.arn };
      const last = rows.at(-1);
      if (last === undefined || rows.length < OPEN_PAGE) break;
      machine = last.machine;
      startedAt = last.started_at;
      id = last.id;
    }
  }
}
