import type { ChildQuery, ChildTally, ExecutionRow } from '../executions.ts';
import type { Database } from './database.ts';
import type { StoredExecution } from './execution-row.ts';
import { SELECT_EXECUTION, toExecution } from './execution-row.ts';
import { createWhere } from './where.ts';

const OF_RUN = 'map_run = (SELECT id FROM execution_parents WHERE arn = ?)';
const UNSUCCESSFUL = `status IN ('FAILED', 'TIMED_OUT', 'ABORTED')`;

/** The port's `tallyChildren`. Unweighed and without a redrive, the index alone answers it. */
export function tallyChildren(
  db: Database,
  mapRunArn: string,
  { weighed, redrivenBefore }: { readonly weighed: boolean; readonly redrivenBefore?: number },
): ChildTally {
  const items = weighed ? 'sum(items)' : 'count(*)';
  const groups =
    redrivenBefore === undefined
      ? db.all<TallyRow>(
          `SELECT status, 0 AS waiting, count(*) AS executions, ${items} AS items FROM executions
           WHERE ${OF_RUN} AND status <> 'RUNNING' GROUP BY status`,
          mapRunArn,
        )
      : db.all<TallyRow>(
          `SELECT status, (${UNSUCCESSFUL} AND coalesce(redriven_at, 0) < ?) AS waiting, count(*) AS executions,
             ${items} AS items
           FROM executions WHERE ${OF_RUN} AND status <> 'RUNNING' GROUP BY 1, 2`,
          redrivenBefore,
          mapRunArn,
        );
  const open = db.all<{ id: number; items: number }>(
    `SELECT id, items FROM executions WHERE ${OF_RUN} AND status = 'RUNNING'`,
    mapRunArn,
  );
  return { closed: groups.map((row) => ({ ...row, waiting: row.waiting === 1 })), open };
}

interface TallyRow {
  readonly status: ExecutionRow['status'];
  readonly waiting: number;
  readonly executions: number;
  readonly items: number;
}

/** The port's `children`. */
export function readChildren(db: Database, query: ChildQuery): ExecutionRow[] {
  const where = createWhere();
  where.and('e.map_run = (SELECT id FROM execution_parents WHERE arn = ?)', query.mapRunArn);
  where.and('e.status = ?', query.status);
  if (query.after !== undefined) {
    where.and('(e.started_at, e.id) > (?, ?)', query.after.startedAt, query.after.id);
  }
  if (query.redrivenBefore !== undefined) where.and('coalesce(e.redriven_at, 0) < ?', query.redrivenBefore);
  return db
    .all<StoredExecution>(
      `${SELECT_EXECUTION} ${where.text()} ORDER BY e.started_at, e.id LIMIT ?`,
      ...where.values,
      query.limit,
    )
    .map(toExecution);
}
