import { forgetMapRuns } from '../../../engines/workflow/door.ts';
import type { StatesDeps } from '../deps.ts';

const HOUR = 3_600_000;
/** How long closed executions are kept (ms): 90 days, as AWS says; EXPRESS ones, which no operation shows, as long as it takes. */
const KEPT = { STANDARD: 90 * 24 * HOUR, EXPRESS: HOUR } as const;
/** Executions forgotten in one transaction. */
const BITE = 200;

/** Forgets what AWS forgets, every hour. */
export function startRetention({ store, clock, log }: Pick<StatesDeps, 'store' | 'clock' | 'log'>): {
  stop(): Promise<void>;
} {
  let stopped = false;
  let sweeping: Promise<void> = Promise.resolve();

  const sweep = async (): Promise<void> => {
    for (const type of ['STANDARD', 'EXPRESS'] as const) {
      let forgotten = BITE;
      while (forgotten === BITE && !stopped)
        forgotten = await store.executions.purge({ type, closedBefore: clock.now() - KEPT[type], limit: BITE });
    }
    // A Map Run goes with its execution, which closed after it.
    await forgetMapRuns(store, clock.now() - KEPT.STANDARD, () => !stopped);
  };
  const later = (): (() => void) =>
    clock.after(HOUR, () => {
      sweeping = sweep().catch((error: unknown) => log.error({ err: error }, 'old executions could not be forgotten'));
      disarm = later();
    });
  let disarm = later();

  return {
    async stop() {
      stopped = true;
      disarm();
      await sweeping;
    },
  };
}
