import { StorageFull } from '../blobs.ts';
import type { Database } from './database.ts';
import { storageError } from './database.ts';
import type { Reserve } from './reserve.ts';

/**
 * Group commit: everything that is written in one turn of the event loop goes into one transaction and one fsync. A promise resolves
 * after the COMMIT. A write that fails undoes only itself: mostly it has changed nothing yet (an old revision, a name that is
 * taken) and is simply left out; where it has, the group is rolled back and run again with a savepoint around each write. Savepoints
 * from the start would cost every write an eighth of its time.
 *
 * Writes run in the order in which they were asked for, and synchronously within one turn: no read of this process ever sees a
 * transaction that is half done.
 */
export interface Writer {
  /**
   * Runs `work` inside the next transaction. What `work` throws rejects the promise and undoes its changes. `effect` registers what
   * is to happen when the changes are on the disk (before the promise resolves). `work` may be run twice: it touches nothing but the
   * database.
   */
  write<T>(work: (effect: (run: () => void) => void) => T): Promise<T>;
  /** Writes what is pending; later writes are refused. */
  close(): void;
}

interface Job {
  readonly work: (effect: (run: () => void) => void) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A transaction holds up the process while it runs: more than this are split, and the event loop gets its turn in between. */
const MAX_GROUP = 1024;

/** `reserve` is what a full disk still takes: a group that was lost for want of room is then run once more. */
export function createWriter(db: Database, reserve?: Reserve): Writer {
  let pending: Job[] = [];
  let scheduled = false;
  let closed = false;

  function flush(): void {
    scheduled = false;
    // `close` has written what this turn was scheduled for.
    if (pending.length === 0) return;
    const group = pending.length > MAX_GROUP ? pending.splice(0, MAX_GROUP) : pending;
    if (group === pending) pending = [];
    else schedule();
    let result = commitGroup(db, group);
    if (result.lost instanceof StorageFull && reserve?.release() === true) result = commitGroup(db, group);
    if (result.lost === undefined) reserve?.replenish();
    settle(group, result);
  }
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }
  return {
    write<T>(work: (effect: (run: () => void) => void) => T): Promise<T> {
      if (closed) return Promise.reject(new Error('the store is closed'));
      return new Promise<T>((resolve, reject) => {
        // The job's value is what its own work returned: a T.
        pending.push({ work, resolve: resolve as (value: unknown) => void, reject });
        schedule();
      });
    },
    close() {
      while (pending.length > 0) flush();
      closed = true;
    },
  };
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };
interface GroupResult {
  readonly outcomes: readonly Outcome[];
  readonly effects: readonly (() => void)[];
  /** Why nothing of the group was kept. */
  readonly lost?: unknown;
}

function commitGroup(db: Database, group: readonly Job[]): GroupResult {
  return tryGroup(db, group, false) ?? tryGroup(db, group, true) ?? { outcomes: [], effects: [] };
}

/** Undefined: a job failed half way, and only savepoints can undo it alone. */
function tryGroup(db: Database, group: readonly Job[], savepoints: boolean): GroupResult | undefined {
  const outcomes: Outcome[] = [];
  const effects: (() => void)[] = [];
  try {
    db.run('BEGIN IMMEDIATE');
    for (const job of group) {
      const outcome = savepoints ? runInSavepoint(db, job, effects) : runPlain(db, job, effects);
      if (outcome === undefined) {
        db.run('ROLLBACK');
        return undefined;
      }
      outcomes.push(outcome);
    }
    db.run('COMMIT');
    return { outcomes, effects };
  } catch (error) {
    // BEGIN or COMMIT failed, or the transaction was lost under way (full disk): nothing of this group was kept.
    if (db.inTransaction()) db.run('ROLLBACK');
    const lost = storageError(error);
    const failed: Outcome = { ok: false, error: lost };
    return { outcomes: group.map((_, index) => keepRefusal(outcomes[index]) ?? failed), effects: [], lost };
  }
}

function runPlain(db: Database, job: Job, effects: (() => void)[]): Outcome | undefined {
  const before = db.changed();
  const own: (() => void)[] = [];
  try {
    const value = job.work((run) => own.push(run));
    effects.push(...own);
    return { ok: true, value };
  } catch (error) {
    if (!db.inTransaction()) throw error;
    return db.changed() === before ? { ok: false, error: storageError(error) } : undefined;
  }
}

function runInSavepoint(db: Database, job: Job, effects: (() => void)[]): Outcome {
  const own: (() => void)[] = [];
  db.run('SAVEPOINT job');
  try {
    const value = job.work((run) => own.push(run));
    db.run('RELEASE job');
    effects.push(...own);
    return { ok: true, value };
  } catch (error) {
    // A full disk makes SQLite roll back the whole transaction by itself: then the group is lost.
    if (!db.inTransaction()) throw error;
    db.run('ROLLBACK TO job');
    db.run('RELEASE job');
    return { ok: false, error: storageError(error) };
  }
}

/** A job that was refused on its own account keeps its own error when the group is lost. */
function keepRefusal(outcome: Outcome | undefined): Outcome | undefined {
  return outcome !== undefined && !outcome.ok ? outcome : undefined;
}

function settle(group: readonly Job[], result: GroupResult): void {
  try {
    for (const effect of result.effects) effect();
  } finally {
    for (const [index, job] of group.entries()) {
      const outcome = result.outcomes[index];
      if (outcome === undefined) job.reject(new Error('a write without an outcome'));
      else if (outcome.ok) job.resolve(outcome.value);
      else job.reject(outcome.error);
    }
  }
}
