import type { ExecutionQuery, ExecutionRow } from '../executions.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { StoredExecution } from './execution-row.ts';
import { SELECT_EXECUTION, toExecution } from './execution-row.ts';
import { createWhere } from './where.ts';

const STATUSES = ['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
STATUSES satisfies readonly ExecutionRow['status'][];
const OPEN = ['RUNNING', 'PENDING_REDRIVE'] as const;
const OPEN_PAGE = 1000;

/**
 * A page of executions, newest first. The indexes have the status before the time, so a list of every status merges the newest of
 * each: six seeks, however many executions there are.
 */
export function listExecutions(
  db: Database,
  query: ExecutionQuery,
): { readonly rows: readonly ExecutionRow[]; readonly next?: string } {
  const wanted = query.status === undefined ? STATUSES : [query.status];
  const rows = wanted
    .flatMap((status) => newestOf(db, query, status))
    .sort((a, b) => b.started_at - a.started_at || b.id - a.id);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  if (rows.length <= query.limit || last === undefined) return { rows: page.map(toExecution) };
  return { rows: page.map(toExecution), next: encodeCursor('executions', [last.started_at, last.id]) };
}

function newestOf(db: Database, query: ExecutionQuery, status: ExecutionRow['status']): StoredExecution[] {
  const where = createWhere();
  where.and('e.status = ?', status);
  if (query.stateMachineArn !== undefined) {
    where.and('e.machine = (SELECT id FROM execution_parents WHERE arn = ?)', query.stateMachineArn);
  }
  if (query.mapRunArn !== undefined) {
    where.and('e.map_run = (SELECT id FROM execution_parents WHERE arn = ?)', query.mapRunArn);
  }
  where.and('e.account = ? AND e.region = ?', query.scope.accountId, query.scope.region);
  if (query.redriven !== undefined) where.and(query.redriven ? 'e.redrive_count > 0' : 'e.redrive_count = 0');
  if (query.after !== undefined) {
    where.and('(e.started_at, e.id) < (?, ?)', ...decodeCursor('executions', 2, query.after));
  }
  return db.all<StoredExecution>(
    `${SELECT_EXECUTION} ${where.text()} ORDER BY e.started_at DESC, e.id DESC LIMIT ?`,
    ...where.values,
    query.limit + 1,
  );
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
