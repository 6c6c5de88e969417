import type { Clock } from '../../platform/clock.ts';
import type { Executions, StoredEvent } from '../../storage/executions.ts';
import type { Execution, HistoryEvent } from './core.ts';
import type { Owned } from './executor.ts';
import type { Ending } from './facts.ts';
import type { Harvest } from './harvest.ts';
import type { TaskRecord } from './task-record.ts';
import type { Wait, WaitChanges } from './wait-changes.ts';

/** What of an execution in memory a commit reads and moves. */
export interface Journaled extends Owned {
  readonly waits: Map<string, Wait>;
  state: Execution;
  revision: number;
  /** Its row is not stored yet: the first commit inserts it. */
  unborn: boolean;
  /** The core was stopped in the middle of a burst. */
  more: boolean;
  ending: Ending | undefined;
  /** What the store was told last of whether it has to be taken up after a restart; undefined: not known here. */
  rests?: boolean;
  /** EXPRESS: nothing is committed before the end, and timers live here. */
  readonly memory?: { readonly alarms: Map<string, () => void>; readonly ended: (ending: Ending) => void };
}

/** How the store keeps an execution's state. */
export interface Snapshot {
  readonly more: boolean;
  readonly state: Execution;
}

export interface Journal {
  /**
   * Makes a turn durable, in one change; for what runs in memory, only its ending. False: the execution was to be inserted and its
   * name is taken; nothing was written.
   */
  commit(live: Journaled, harvest: Harvest, changes: WaitChanges, redriven: boolean): Promise<boolean>;
}

export function createJournal(deps: {
  readonly executions: Executions;
  readonly clock: Clock;
  readonly timerAdded: (at: number) => void;
  /** A timer of an execution in memory is due. */
  readonly ring: (id: number, timerId: string) => void;
}): Journal {
  const { executions, clock } = deps;

  const commitMemory = async (
    live: Journaled,
    changes: WaitChanges,
    alarms: Map<string, () => void>,
  ): Promise<void> => {
    const { addWaits = [], updateWaits = [], removeWaits = [] } = changes.change();
    for (const waitId of [...removeWaits, ...updateWaits.map((wait) => wait.waitId)]) {
      alarms.get(waitId)?.();
      alarms.delete(waitId);
    }
    for (const { waitId, dueAt } of [...addWaits, ...updateWaits]) {
      if (dueAt === undefined) continue;
      const ring = (): void => {
        alarms.delete(waitId);
        deps.ring(live.id, waitId.slice('timer:'.length));
      };
      alarms.set(waitId, clock.after(dueAt - clock.now(), ring));
    }
    changes.apply();
    // Ids below zero have no row at all (StartSyncExecution).
    if (live.ending === undefined || live.id < 0) return;
    const { id, revision, ending } = live;
    await executions.commit({ id, expectRevision: revision, events: [], snapshot: null, close: ending });
  };

  return {
    async commit(live, harvest, changes, redriven) {
      if (live.memory !== undefined) {
        await commitMemory(live, changes, live.memory.alarms);
        return true;
      }
      const { ending } = live;
      const waits = changes.change();
      if (
        harvest.history.length === 0 &&
        Object.keys(waits).length === 0 &&
        !harvest.moved &&
        !redriven &&
        !live.unborn
      )
        return true;
      const snapshot: Snapshot | null = ending?.status === 'SUCCEEDED' ? null : { more: live.more, state: live.state };
      const rests = !live.more && changes.every(isAtRest);
      const step = {
        id: live.id,
        events: harvest.history.map(stored),
        snapshot,
        ...waits,
        ...(ending === undefined ? {} : { close: ending }),
        ...(ending === undefined && rests !== live.rests ? { rests } : {}),
      };
      if (live.unborn) {
        if (!(await executions.insertStepped(live.row, step))) return false;
        live.unborn = false;
      } else {
        const redrive = redriven ? { redrive: { at: clock.now() } } : {};
        await executions.commit({ ...step, expectRevision: live.revision, ...redrive });
      }
      live.revision++;
      live.rests = rests;
      const earliest = changes.earliest();
      changes.apply();
      if (earliest !== undefined) deps.timerAdded(earliest);
      return true;
    },
  };
}

/** Ends by itself: a timer is a row, and a submitted task that nobody watches is ended by its callback. */
function isAtRest(wait: Wait): boolean {
  if (wait.kind === 'timer') return true;
  if (wait.kind === 'map-run') return false;
  // Written by the harvest or with the answer to the task's start.
  const { phase, watch } = wait.data as TaskRecord;
  return phase === 'submitted' && watch === undefined;
}

/** An event as the store keeps it. */
export function stored(event: HistoryEvent): StoredEvent {
  return { id: event.id, type: event.type, at: event.timestamp, json: JSON.stringify(event) };
}
