import type { Clock } from '../../platform/clock.ts';
import type { JsonObject } from '../../platform/json.ts';
import type { Logger } from '../../platform/log.ts';
import type { Store } from '../../storage/store.ts';
import type { TakenWork } from '../../storage/work-queue.ts';
import type { IntegrationEnv } from './integrations/integration.ts';
import { findIntegration } from './integrations/registry.ts';
import { taskWaitId } from './task-record.ts';

const QUEUE = 'states/stop-task';
/** By then the commit that cancels the task has happened or never will (ms). */
const AFTER_COMMIT = 60_000;
const MAX_BACKOFF = 300_000;
const AT_ONCE = 16;

/** Work that has to be stopped because nobody waits for it any more; the key of its row in the work queue. */
export interface StopOrder {
  readonly executionId: number;
  readonly taskId: string;
  /** The resource type, which names the integration. */
  readonly type: string;
  readonly order: JsonObject;
}

/**
 * Stops the work of cancelled tasks, whatever happens to this process. The order is written down before the commit that cancels the
 * task, due only later, and made due at once after it: a crash in between costs a minute, never a job that runs on unnoticed. An order
 * whose task turns out to be still waited for (the commit never happened) is dropped.
 */
export interface Stops {
  prepare(orders: readonly StopOrder[]): Promise<void>;
  carryOut(orders: readonly StopOrder[]): void;
  start(): void;
  stop(): Promise<void>;
}

export function createStops(deps: {
  readonly store: Pick<Store, 'commit' | 'work' | 'executions'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly env: IntegrationEnv;
  /** Resolves when no start of this task is under way (it could still create what is to be stopped). */
  readonly settled: (executionId: number, taskId: string) => Promise<void>;
}): Stops {
  const { store, clock, log, env, settled } = deps;
  let unsubscribe: (() => void) | undefined;
  let disarm: (() => void) | undefined;
  let running = false;
  let polling: Promise<void> | undefined;
  let pollAgain = false;

  const enqueue = (orders: readonly StopOrder[], dueAt: number): Promise<void> =>
    store.commit(orders.map((order) => ({ kind: 'enqueue', queue: QUEUE, key: JSON.stringify(order), dueAt })));

  const carryOutOne = async (work: TakenWork): Promise<void> => {
    // Written by `enqueue` above.
    const { executionId, taskId, type, order } = JSON.parse(work.key) as StopOrder;
    try {
      const waits = await store.executions.waits(executionId);
      if (!waits.some((wait) => wait.waitId === taskWaitId(taskId))) {
        await settled(executionId, taskId);
        await findIntegration({ type })?.stop?.(order, env);
      }
      await store.work.finish(work, {});
    } catch (error) {
      const wait = Math.min(MAX_BACKOFF, 1_000 * 2 ** work.failures);
      log.warn({ err: error, order, again: wait }, 'a cancelled task could not be stopped yet');
      await store.work.finish(work, { dueAt: clock.now() + wait, failed: true });
    }
  };

  const look = async (): Promise<void> => {
    do {
      pollAgain = false;
      const taken = await store.work.take(QUEUE, clock.now(), AT_ONCE);
      await Promise.all(taken.map(carryOutOne));
      pollAgain ||= taken.length === AT_ONCE;
    } while (pollAgain && running);
    const next = await store.work.nextDueAt(QUEUE);
    disarm?.();
    disarm = next === undefined || !running ? undefined : clock.after(Math.max(0, next - clock.now()), poll);
  };

  const poll = (): void => {
    if (!running) return;
    if (polling !== undefined) {
      pollAgain = true;
      return;
    }
    polling = look()
      .catch((error: unknown) => {
        log.error({ err: error }, 'stop orders could not be read');
        disarm = clock.after(1_000, poll);
      })
      .finally(() => {
        polling = undefined;
        if (pollAgain) poll();
      });
  };

  return {
    prepare: (orders) => enqueue(orders, clock.now() + AFTER_COMMIT),
    carryOut(orders) {
      if (orders.length === 0) return;
      enqueue(orders, clock.now()).catch((error: unknown) =>
        log.error({ err: error }, 'stop orders stay until they fall due by themselves'),
      );
    },
    start() {
      running = true;
      unsubscribe = store.work.onEnqueue(QUEUE, poll);
      poll();
    },
    async stop() {
      running = false;
      unsubscribe?.();
      disarm?.();
      await polling;
    },
  };
}
