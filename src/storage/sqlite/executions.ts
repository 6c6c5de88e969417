import { parseJson } from '../../platform/json.ts';
import type { ExecutionChange, Executions, NewExecution, WaitRow } from '../executions.ts';
import { StaleExecution } from '../executions.ts';
import type { Database } from './database.ts';
import { listExecutions, openExecutions, restlessExecutions } from './execution-list.ts';
import type { StoredExecution, StoredWait } from './execution-row.ts';
import { EXECUTION_COLUMNS, EXECUTION_JOIN, SELECT_EXECUTION, toExecution, toWait } from './execution-row.ts';
import { encodeChunk, readHistory } from './history.ts';
import { readChildren, tallyChildren } from './map-run-children.ts';
import { purgeChildren, purgeExecutions } from './purge.ts';
import type { Writer } from './writer.ts';

export function createExecutions(db: Database, writer: Writer): Executions {
  // This process alone writes the database, so the next id is known without asking it. Those of writes that failed stay unused.
  let lastId = db.get<{ id: number | null }>('SELECT max(id) AS id FROM executions')?.id ?? 0;
  const insertRunning = (row: NewExecution, info: string): number | undefined => {
    const id = ++lastId;
    if (!insertExecution(db, id, row, info)) return undefined;
    setRestless(db, id, true);
    return id;
  };

  return {
    async insert(rows) {
      const prepared = rows.map((row) => ({ row, info: JSON.stringify(row.info ?? null) }));
      return writer.write(() => prepared.map(({ row, info }) => insertRunning(row, info)));
    },
    async insertChildren(rows) {
      const prepared = rows.map((row) => ({ row, info: JSON.stringify(row.info ?? null) }));
      return writer.write(() =>
        prepared.map(({ row, info }) => {
          const id = insertRunning(row, info);
          if (id === undefined) throw new Error(`the execution ${row.arn} exists`);
          return id;
        }),
      );
    },
    newId: async () => ++lastId,
    async insertStepped(row, first) {
      const info = JSON.stringify(row.info ?? null);
      const step = encodeStep(first);
      return writer.write(() => {
        if (!insertExecution(db, first.id, row, info, first.close)) return false;
        // What is closed and keeps nothing to go on from has no next step.
        if (first.close === undefined || (first.snapshot ?? null) !== null) insertRevision(db, first.id, step.snapshot);
        writeStep(db, first.id, step);
        if (first.close === undefined && first.rests !== true) setRestless(db, first.id, true);
        return true;
      });
    },
    tallyChildren: async (mapRunArn, options) => tallyChildren(db, mapRunArn, options),
    children: async (query) => readChildren(db, query),
    async commit(change) {
      const step = encodeStep(change);
      await writer.write(() => commitStep(db, change, step));
    },

    async get(arn) {
      const row = db.get<StoredExecution>(`${SELECT_EXECUTION} WHERE e.arn = ?`, arn);
      return row === undefined ? undefined : toExecution(row);
    },
    async load(id) {
      const row = db.get<StoredExecution & { revision: number | null; snapshot: string | null }>(
        `SELECT s.revision, s.snapshot, ${EXECUTION_COLUMNS} ${EXECUTION_JOIN}
         LEFT JOIN execution_states s ON s.execution_id = e.id WHERE e.id = ?`,
        id,
      );
      if (row === undefined) return undefined;
      const snapshot: unknown = row.snapshot === null ? undefined : parseJson(row.snapshot);
      return { row: toExecution(row), snapshot, waits: waitsOf(db, id), revision: row.revision ?? 0 };
    },
    open: () => openExecutions(db),
    restless: () => restlessExecutions(db),
    async list(query) {
      return listExecutions(db, query);
    },
    async countOpen(stateMachineArn) {
      const row = db.get<{ n: number }>(
        `SELECT count(*) AS n FROM executions WHERE status IN ('RUNNING', 'PENDING_REDRIVE')
           AND machine = (SELECT id FROM execution_parents WHERE arn = ?)`,
        stateMachineArn,
      );
      return row?.n ?? 0;
    },

    purge: (query) => writer.write(() => purgeExecutions(db, query)),
    purgeChildren: (mapRunArn, limit) => writer.write(() => purgeChildren(db, mapRunArn, limit)),

    async history(id, query) {
      return readHistory(db, id, query);
    },

    async waits(id) {
      return waitsOf(db, id);
    },
    async dueTimers(now, limit) {
      const text = 'SELECT * FROM execution_waits WHERE due_at <= ? ORDER BY due_at LIMIT ?';
      return db.all<StoredWait>(text, now, limit).map(toWait);
    },
    async nextTimerAt() {
      const row = db.get<{ at: number | null }>(
        'SELECT min(due_at) AS at FROM execution_waits WHERE due_at IS NOT NULL',
      );
      return row?.at ?? undefined;
    },
    async waitByToken(token) {
      const row = db.get<StoredWait>('SELECT * FROM execution_waits WHERE token = ?', token);
      return row === undefined ? undefined : toWait(row);
    },
  };
}

/** False: the name is taken. */
function insertExecution(
  db: Database,
  id: number,
  row: NewExecution,
  info: string,
  close?: ExecutionChange['close'],
): boolean {
  const inserted = db.run(
    `INSERT INTO executions
       (id, arn, name, account, region, machine, version, alias, map_run, items, type, started_at, info, input,
        status, stopped_at, output, error, cause)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (arn) DO NOTHING`,
    id,
    row.arn,
    row.name,
    row.accountId,
    row.region,
    parentId(db, row.stateMachineArn),
    row.versionArn === undefined ? null : parentId(db, row.versionArn),
    row.aliasArn === undefined ? null : parentId(db, row.aliasArn),
    row.mapRunArn === undefined ? null : parentId(db, row.mapRunArn),
    row.items ?? 1,
    row.type,
    row.startedAt,
    info,
    row.input,
    close?.status ?? 'RUNNING',
    close?.at ?? null,
    close?.output ?? null,
    close?.error ?? null,
    close?.cause ?? null,
  );
  return inserted === 1;
}

function parentId(db: Database, arn: string): number {
  const found = db.get<{ id: number }>('SELECT id FROM execution_parents WHERE arn = ?', arn);
  return found?.id ?? db.insert('INSERT INTO execution_parents (arn) VALUES (?)', arn);
}

/** A change as text, made at once: the caller's state may move on before the transaction runs. */
interface Step {
  readonly events: string | undefined;
  readonly firstEvent: number;
  readonly snapshot: string | null;
  readonly addWaits:
    | readonly (Pick<StoredWait, 'kind' | 'data'> & Pick<WaitRow, 'waitId' | 'dueAt' | 'token'>)[]
    | undefined;
  readonly updateWaits:
    | readonly { readonly waitId: string; readonly dueAt?: number; readonly data?: string }[]
    | undefined;
}

function encodeStep(change: Pick<ExecutionChange, 'events' | 'snapshot' | 'addWaits' | 'updateWaits'>): Step {
  return {
    events: change.events.length === 0 ? undefined : encodeChunk(change.events),
    firstEvent: change.events[0]?.id ?? 0,
    snapshot: change.snapshot === undefined ? null : JSON.stringify(change.snapshot),
    addWaits: change.addWaits?.map((wait) => ({ ...wait, data: JSON.stringify(wait.data ?? null) })),
    updateWaits: change.updateWaits?.map(({ data, ...wait }) => ({
      ...wait,
      ...(data === undefined ? {} : { data: JSON.stringify(data) }),
    })),
  };
}

/** What a step adds to the history and to the waits. */
function writeStep(db: Database, id: number, step: Step): void {
  if (step.events !== undefined) {
    db.run(
      'INSERT INTO execution_history (execution_id, first_event, events) VALUES (?, ?, ?)',
      id,
      step.firstEvent,
      step.events,
    );
  }
  for (const { waitId, kind, dueAt, token, data } of step.addWaits ?? []) {
    db.run(
      'INSERT INTO execution_waits (execution_id, wait_id, kind, due_at, token, data) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      waitId,
      kind,
      dueAt ?? null,
      token ?? null,
      data,
    );
  }
}

function commitStep(db: Database, change: ExecutionChange, step: Step): void {
  const { id } = change;
  if (!moveRevision(db, id, change.expectRevision, step.snapshot)) {
    throw new StaleExecution(`execution ${id} is no longer at revision ${change.expectRevision}`);
  }
  for (const waitId of change.removeWaits ?? []) {
    db.run('DELETE FROM execution_waits WHERE execution_id = ? AND wait_id = ?', id, waitId);
  }
  for (const { waitId, dueAt, data } of step.updateWaits ?? []) {
    db.run(
      `UPDATE execution_waits SET due_at = coalesce(?, due_at), data = coalesce(?, data)
       WHERE execution_id = ? AND wait_id = ?`,
      dueAt ?? null,
      data ?? null,
      id,
      waitId,
    );
  }
  writeStep(db, id, step);
  if (change.redrive !== undefined) {
    db.run(
      `UPDATE executions SET status = 'RUNNING', stopped_at = NULL, output = NULL, error = NULL, cause = NULL,
         redrive_count = redrive_count + 1, redriven_at = ? WHERE id = ?`,
      change.redrive.at,
      id,
    );
  }
  if (change.rests !== undefined || change.redrive !== undefined) setRestless(db, id, change.rests !== true);
  if (change.close !== undefined) {
    setRestless(db, id, false);
    const { status, at, output, error, cause } = change.close;
    db.run(
      'UPDATE executions SET status = ?, stopped_at = ?, output = ?, error = ?, cause = ? WHERE id = ?',
      status,
      at,
      output ?? null,
      error ?? null,
      cause ?? null,
      id,
    );
  }
}

function setRestless(db: Database, id: number, restless: boolean): void {
  const text = restless
    ? 'INSERT INTO execution_restless (execution_id) VALUES (?) ON CONFLICT DO NOTHING'
    : 'DELETE FROM execution_restless WHERE execution_id = ?';
  db.run(text, id);
}

/** The revision row comes with the first commit. Where there is none the execution has to be open: no late commit passes for the first. */
function moveRevision(db: Database, id: number, expect: number, snapshot: string | null): boolean {
  if (expect > 0) {
    const text =
      'UPDATE execution_states SET revision = revision + 1, snapshot = ? WHERE execution_id = ? AND revision = ?';
    return db.run(text, snapshot, id, expect) === 1;
  }
  const open = db.get("SELECT 1 FROM executions WHERE id = ? AND status = 'RUNNING'", id) !== undefined;
  return open && insertRevision(db, id, snapshot);
}

function insertRevision(db: Database, id: number, snapshot: string | null): boolean {
  const text =
    'INSERT INTO execution_states (execution_id, revision, snapshot) VALUES (?, 1, ?) ON CONFLICT DO NOTHING';
  return db.run(text, id, snapshot) === 1;
}

function waitsOf(db: Database, id: number): WaitRow[] {
  return db.all<StoredWait>('SELECT * FROM execution_waits WHERE execution_id = ? ORDER BY wait_id', id).map(toWait);
}
