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

/** All executions of a state machine have its type, and the children of a Map Run have a machine of their own. */
function isOfType(db: Database, machine: number, status: string, type: 'STANDARD' | 'EXPRESS'): boolean {
  const any = db.get<{ type: string; map_run: number | null }>(
    'SELECT type, map_run FROM executions WHERE status = ? AND machine = ? LIMIT 1',
    status,
    machine,
  );
  if (any === undefined) return false;
  return (any.map_run === null ? any.type : 'STANDARD') === type;
}

function forget(db: Database, id: number): void {
  db.run('DELETE FROM execution_history WHERE execution_id = ?', id);
  db.run('DELETE FROM execution_states WHERE execution_id = ?', id);
  db.run('DELETE FROM execution_waits WHERE execution_id = ?', id);
  db.run('DELETE FROM executions WHERE id = ?', id);
}
