import type { Enqueue } from '../changes.ts';
import type { TakenWork, WorkQueue } from '../work-queue.ts';
import type { Database } from './database.ts';
import type { Writer } from './writer.ts';

/** The queue's port, and what the adapter's other files need of it. */
export interface SqliteWorkQueue extends WorkQueue {
  /** Inside a transaction. */
  enqueue(change: Enqueue, effect: (run: () => void) => void): void;
  /** Forgets every take, after the tables were emptied. */
  forget(): void;
}

interface Row {
  readonly key: string;
  readonly due_at: number;
  readonly generation: number;
  readonly failures: number;
}

/**
 * Takes live in memory: there is one process, and its death must free them all. `generation` tells `finish` whether the key was
 * enqueued again since the take.
 */
export function createWorkQueue(db: Database, writer: Writer): SqliteWorkQueue {
  /** Generation at the take, by queue and key. */
  const taken = new Map<string, Map<string, number>>();
  const listeners = new Map<string, Set<() => void>>();

  const takesOf = (queue: string): Map<string, number> => {
    let takes = taken.get(queue);
    if (takes === undefined) {
      takes = new Map();
      taken.set(queue, takes);
    }
    return takes;
  };
  const takeRow = (queue: string, row: Omit<Row, 'due_at'>): TakenWork => {
    takesOf(queue).set(row.key, row.generation);
    return { queue, key: row.key, generation: row.generation, failures: row.failures };
  };

  return {
    async take(queue, now, limit) {
      const takes = takesOf(queue);
      // Rows that are taken keep their place in the order: ask for as many more as there are of them.
      const rows = db.all<Row>(
        'SELECT key, due_at, generation, failures FROM work WHERE queue = ? AND due_at <= ? ORDER BY due_at, key LIMIT ?',
        queue,
        now,
        limit + takes.size,
      );
      return rows
        .filter((row) => !takes.has(row.key))
        .slice(0, limit)
        .map((row) => takeRow(queue, row));
    },

    async takeKey(queue, key) {
      if (takesOf(queue).has(key)) return undefined;
      const row = db.get<Row>(
        'SELECT key, due_at, generation, failures FROM work WHERE queue = ? AND key = ?',
        queue,
        key,
      );
      return takeRow(queue, row ?? { key, generation: 0, failures: 0 });
    },

    async finish(work, { dueAt, failed = false }) {
      try {
        await writer.write(() => finishRow(db, work, dueAt, failed ? work.failures + 1 : 0));
      } finally {
        takesOf(work.queue).delete(work.key);
      }
    },

    async nextDueAt(queue) {
      const takes = takesOf(queue);
      const rows = db.all<Pick<Row, 'key' | 'due_at'>>(
        'SELECT key, due_at FROM work WHERE queue = ? ORDER BY due_at, key LIMIT ?',
        queue,
        1 + takes.size,
      );
      return rows.find((row) => !takes.has(row.key))?.due_at;
    },

    onEnqueue(queue, callback) {
      const callbacks = listeners.get(queue) ?? new Set();
      listeners.set(queue, callbacks);
      // A wrapper of its own, so that the same function may subscribe twice.
      const entry = (): void => callback();
      callbacks.add(entry);
      return () => void callbacks.delete(entry);
    },

    enqueue({ queue, key, dueAt }, effect) {
      // The due date of a row that is being worked on has been answered: the first enqueue since the take replaces it.
      db.run(
        `INSERT INTO work (queue, key, due_at, generation, failures) VALUES (?, ?, ?, 1, 0)
         ON CONFLICT DO UPDATE SET generation = generation + 1,
           due_at = CASE WHEN generation = ? THEN excluded.due_at ELSE min(due_at, excluded.due_at) END`,
        queue,
        key,
        dueAt,
        takesOf(queue).get(key) ?? -1,
      );
      effect(() => {
        for (const callback of listeners.get(queue) ?? []) callback();
      });
    },

    forget: () => taken.clear(),
  };
}

function finishRow(db: Database, work: TakenWork, dueAt: number | undefined, failures: number): void {
  const { queue, key, generation } = work;
  const row = db.get<Row>('SELECT due_at, generation FROM work WHERE queue = ? AND key = ?', queue, key);
  if (row === undefined) {
    // It was taken by its key alone, without a row, or the queue was emptied meanwhile.
    if (dueAt === undefined || generation > 0) return;
    db.run(
      'INSERT INTO work (queue, key, due_at, generation, failures) VALUES (?, ?, ?, 1, ?)',
      queue,
      key,
      dueAt,
      failures,
    );
  } else if (row.generation === generation && dueAt === undefined) {
    db.run('DELETE FROM work WHERE queue = ? AND key = ?', queue, key);
  } else {
    const next = row.generation === generation ? (dueAt ?? row.due_at) : Math.min(row.due_at, dueAt ?? row.due_at);
    db.run('UPDATE work SET due_at = ?, failures = ? WHERE queue = ? AND key = ?', next, failures, queue, key);
  }
}
