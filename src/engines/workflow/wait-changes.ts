import type { ExecutionChange, NewWait } from '../../storage/executions.ts';

/** A wait as the owner of an execution knows it. */
export type Wait = NewWait;

/**
 * What one commit does to an execution's waits. Several steps share a commit, so that something set and taken back in between never
 * reaches the store.
 */
export interface WaitChanges {
  put(wait: Wait): void;
  remove(waitId: string): void;
  removeAll(): void;
  find(waitId: string): Wait | undefined;
  /** The change for the store, and the earliest time that it newly waits for. */
  change(): Pick<ExecutionChange, 'addWaits' | 'removeWaits' | 'updateWaits'>;
  earliest(): number | undefined;
  /** Whether it holds of every wait as it will be. */
  every(test: (wait: Wait) => boolean): boolean;
  /** Makes it so in the owner's own table, once the commit is safe. */
  apply(): void;
}

export function createWaitChanges(current: Map<string, Wait>): WaitChanges {
  const put = new Map<string, Wait>();
  const removed = new Set<string>();

  return {
    put(wait) {
      put.set(wait.waitId, wait);
      removed.delete(wait.waitId);
    },
    remove(waitId) {
      put.delete(waitId);
      if (current.has(waitId)) removed.add(waitId);
    },
    removeAll() {
      put.clear();
      for (const waitId of current.keys()) removed.add(waitId);
    },
    find: (waitId) => put.get(waitId) ?? (removed.has(waitId) ? undefined : current.get(waitId)),
    change() {
      const addWaits: NewWait[] = [];
      const updateWaits: { waitId: string; dueAt?: number; data?: unknown }[] = [];
      for (const wait of put.values()) {
        if (!current.has(wait.waitId)) addWaits.push(wait);
        else {
          const { waitId, dueAt, data } = wait;
          updateWaits.push(dueAt === undefined ? { waitId, data } : { waitId, dueAt, data });
        }
      }
      return {
        ...(addWaits.length > 0 ? { addWaits } : {}),
        ...(removed.size > 0 ? { removeWaits: [...removed] } : {}),
        ...(updateWaits.length > 0 ? { updateWaits } : {}),
      };
    },
    earliest() {
      let earliest: number | undefined;
      for (const { dueAt } of put.values()) {
        if (dueAt !== undefined && (earliest === undefined || dueAt < earliest)) earliest = dueAt;
      }
      return earliest;
    },
    every(test) {
      for (const wait of put.values()) if (!test(wait)) return false;
      for (const [waitId, wait] of current) if (!put.has(waitId) && !removed.has(waitId) && !test(wait)) return false;
      return true;
    },
    apply() {
      for (const waitId of removed) current.delete(waitId);
      for (const wait of put.values()) current.set(wait.waitId, wait);
    },
  };
}
