import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { Executions, WaitRow } from '../../storage/executions.ts';

/** How many due timers are handed out at a time; the rest waits for these to be committed. */
const BATCH = 1_000;
/** How soon to look again while handed-out timers are not committed yet, and after the store failed (ms). */
const PATIENCE = 1_000;

/**
 * Timers are rows; this is the one alarm clock that is set to the earliest of them. A row that is due is handed out once and stays in
 * the store until the execution has committed what the timer did, so a crash in between fires it again.
 */
export interface Timers {
  start(): void;
  stop(): void;
  /** A timer was committed that is due at `at`. */
  added(at: number): void;
}

export function createTimers(deps: {
  readonly executions: Executions;
  readonly clock: Clock;
  readonly log: Logger;
  /** Resolves when the timer's effect is committed (or it turned out to be over). */
  readonly fire: (row: WaitRow) => Promise<void>;
}): Timers {
  const { executions, clock, log, fire } = deps;
  const out = new Set<string>();
  let armedFor = Number.POSITIVE_INFINITY;
  let disarm: (() => void) | undefined;
  let running = false;
  let polling = false;
  let pollAgain = false;

  const arm = (at: number): void => {
    if (!running || at >= armedFor) return;
    disarm?.();
    armedFor = at;
    disarm = clock.after(Math.max(0, at - clock.now()), () => {
      armedFor = Number.POSITIVE_INFINITY;
      disarm = undefined;
      poll();
    });
  };

  const handOut = (row: WaitRow): void => {
    const key = `${row.executionId}/${row.waitId}`;
    if (out.has(key)) return;
    out.add(key);
    fire(row)
      .catch((error: unknown) =>
        log.error({ err: error, execution: row.executionId }, 'a timer could not be delivered'),
      )
      .finally(() => {
        out.delete(key);
        if (out.size === 0) poll();
      });
  };

  const look = async (): Promise<void> => {
    const due = await executions.dueTimers(clock.now(), BATCH + out.size);
    for (const row of due) handOut(row);
    // What is handed out is still in the store and would be the earliest: look again when it is committed, or soon.
    if (out.size > 0) arm(clock.now() + PATIENCE);
    else {
      const next = await executions.nextTimerAt();
      if (next !== undefined) arm(next);
    }
  };

  const poll = (): void => {
    if (!running) return;
    if (polling) {
      pollAgain = true;
      return;
    }
    polling = true;
    look()
      .catch((error: unknown) => {
        log.error({ err: error }, 'timers could not be read');
        arm(clock.now() + PATIENCE);
      })
      .finally(() => {
        polling = false;
        if (pollAgain) {
          pollAgain = false;
          poll();
        }
      });
  };

  return {
    start() {
      running = true;
      poll();
    },
    stop() {
      running = false;
      disarm?.();
      disarm = undefined;
      armedFor = Number.POSITIVE_INFINITY;
    },
    added: arm,
  };
}
