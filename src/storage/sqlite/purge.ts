import type { Executions } from '../executions.ts';
import type { Database } from './database.ts';

const CLOSED = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/**
 * The port's `purge`. Seeks the oldest of each state machine, so that what stays costs nothing. The newest row stays in any case: its
 * id would be given again.
 */
export function purgeExecutions(
  db: Database,
  { type, closedBefore, limit }: Parameters<Executions['purge']>[0],
): number {
  let purged = 0;
  for (const { id: machine } of db.all<{ id: number }>('SELECT id FROM execution_parents')) {
    for (const status of CLOSED) {
      if (purged >= limit) return purged;
      if (!isOfType(db, machine, status, type)) continue;
      const ids = db.all<{ id: number }>(
        `SELECT id FROM executions WHERE status = ? AND machine = ? AND started_at < ? AND stopped_at < ?
           AND id < (SELECT max(id) FROM executions)
         ORDER BY started_at, id LIMIT ?`,
        status,
        machine,
        closedBefore,
        closedBefore,
        limit - purged,
      );
      for (const { id } of ids) forget(db, id);
      purged += ids.length;
    }
  }
  return purged;
}

/** The port's `purgeChildren`. The run's own row in `execution_parents` goes with its last child. */
export function purgeChildren(db: Database, mapRunArn: string, limit: number): { purged: number; left: boolean } {
  const run = db.get<{ id: number }>('SELECT id FROM execution_parents WHERE arn = ?', mapRunArn)?.id;
  if (run === undefined) return { purged: 0, left: false };
  const ids = db.all<{ id: number }>(
    `SELECT id FROM executions WHERE map_run = ? AND status IN ('SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED')
       AND id < (SELECT max(id) FROM executions) LIMIT ?`,
    run,
    limit,
  );
  for (const { id } of ids) forget(db, id);
  const left = db.get('SELECT 1 FROM executions WHERE map_run = ? LIMIT 1', run) !== undefined;
  if (!left) db.run('DELETE FROM execution_parents WHERE id = ?', run);
  return { purged: ids.length, left };
}

/** All executions of a state machine have its type; the children of a Map Run, who have a machine of their own, are not for this. */
function isOfType(db: Database, machine: number, status: string, type: 'STANDARD' | 'EXPRESS'): boolean {
  const any = db.get<{ type: string; map_run: number | null }>(
    'SELECT type, map_run FROM executions WHERE status = ? AND machine = ? LIMIT 1',
    status,
    machine,
  );
  if (any === undefined) return false;
  return any.map_run === null && any.type === type;
}

function forget(db: Database, id: number): void {
  db.run('DELETE FROM execution_history WHERE execution_id = ?', id);
  db.run('DELETE FROM execution_states WHERE execution_id = ?', id);
  db.run('DELETE FROM execution_waits WHERE execution_id = ?', id);
  db.run('DELETE FROM executions WHERE id = ?', id);
}
