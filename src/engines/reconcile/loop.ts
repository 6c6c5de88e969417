import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { Store } from '../../storage/store.ts';
import type { TakenWork } from '../../storage/work-queue.ts';
import type { Next, Reconcile, ReconcileLoop } from './reconciler.ts';

export interface ReconcileLoopOptions {
  /** The durable queue whose keys this loop owns: one loop per queue. */
  readonly queue: string;
  readonly store: Pick<Store, 'work'>;
  readonly reconcile: Reconcile;
  readonly clock: Clock;
  readonly log: Logger;
  /** How many keys are worked on at once. */
  readonly concurrency: number;
}

/** ms until the first retry; it doubles with each failure in a row up to the cap. No jitter: there is one process. */
export const BACKOFF_FIRST = 200;
export const BACKOFF_CAP = 60_000;
export const backoff = (failures: number): number => Math.min(BACKOFF_CAP, BACKOFF_FIRST * 2 ** Math.min(failures, 20));

/** ms that the loop rests when the queue itself cannot be read or written. */
const STORE_PAUSE = 1000;
/** The longest sleep, ms: a clock that is set forward must not leave a key waiting for the old hour. */
const LONGEST_SLEEP = 60_000;

/**
 * Runs `reconcile` for the keys of a queue.
 *
 * A key is looked at when its row is due (a commit that enqueues into the queue starts the loop at once; rows for later are met by
 * one timer for the earliest) and when somebody wakes it, with or without a row. A key is `running` from its take until its
 * finish is on the disk; a wake meanwhile is remembered and makes one more run. Wakes and due rows take turns, so that neither
 * starves the other. After a crash the rows are still there and due: takes live in memory only.
 */
export function createReconcileLoop(options: ReconcileLoopOptions): ReconcileLoop {
  const { queue, store, reconcile, clock, concurrency } = options;
  const log = options.log.child({ queue });
  const running = new Map<string, { again: boolean; ended: Promise<void> }>();
  /** Keys to look at without asking whether they are due, first come first served. */
  const woken = new Set<string>();
  let state: 'new' | 'started' | 'stopped' = 'new';
  let pumping: Promise<void> | undefined;
  let pumpAgain = false;
  let wokenFirst = false;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  /** ms: since when the queue cannot be read or written (a full disk). Told when it begins and when it is over, not at each try. */
  let failingSince: number | undefined;
  let cancelTimer: () => void = () => {};
  let unsubscribe: () => void = () => {};

  /** Starts whatever can start. Calls while it is at work make it go round once more. */
  function pump(): void {
    if (state !== 'started') return;
    pumpAgain = true;
    pumping ??= pumpOn().finally(() => {
      pumping = undefined;
      // Asked for while the last one was already on its way to sleep.
      if (pumpAgain) pump();
    });
  }

  async function pumpOn(): Promise<void> {
    try {
      while (pumpAgain && state === 'started') {
        pumpAgain = false;
        if (clock.now() >= pausedUntil) await startAll();
      }
      await sleep();
    } catch (error) {
      pause(error, 'the work queue cannot be read');
    }
  }

  async function startAll(): Promise<void> {
    while (hasRoom()) {
      // Whose turn it is outlives this call: with one free place at a time they still take turns.
      wokenFirst = !wokenFirst;
      const started = wokenFirst
        ? (await startWoken()) || (await startDue())
        : (await startDue()) || (await startWoken());
      if (!started) return;
    }
  }

  async function startWoken(): Promise<boolean> {
    const [key] = woken;
    if (key === undefined) return false;
    woken.delete(key);
    const work = await store.work.takeKey(queue, key);
    if (work !== undefined) start(work);
    // It is running, and the run in progress is no answer to this wake. Taken by nobody here: not this loop's to run.
    else if (running.has(key)) remember(key);
    return true;
  }

  async function startDue(): Promise<boolean> {
    const limit = woken.size > 0 ? 1 : concurrency - running.size;
    const taken = await store.work.take(queue, clock.now(), limit);
    for (const work of taken) {
      woken.delete(work.key);
      start(work);
    }
    return taken.length > 0;
  }

  const hasRoom = (): boolean => state === 'started' && running.size < concurrency;

  function remember(key: string): void {
    const run = running.get(key);
    if (run === undefined) woken.add(key);
    else run.again = true;
  }

  function start(work: TakenWork): void {
    const run = { again: false, ended: Promise.resolve() };
    running.set(work.key, run);
    // Taken while `stop` was called: given back, due at once.
    run.ended = (state === 'started' ? attempt(work) : giveBack(work)).then((kept) => {
      running.delete(work.key);
      if (run.again || !kept) woken.add(work.key);
      pump();
    });
  }

  /** One run and its outcome in the queue; false where the outcome could not be written. */
  async function attempt(work: TakenWork): Promise<boolean> {
    const { key } = work;
    let outcome: { readonly dueAt?: number; readonly failed?: boolean };
    try {
      outcome = outcomeOf(await reconcile(key), clock.now());
    } catch (error) {
      const retryInMs = backoff(work.failures);
      log.error({ err: error, key, failures: work.failures + 1, retryInMs }, 'reconcile failed');
      outcome = { dueAt: clock.now() + retryInMs, failed: true };
    }
    return finish(work, outcome);
  }

  const giveBack = (work: TakenWork): Promise<boolean> =>
    finish(work, work.generation === 0 ? {} : { dueAt: clock.now() });

  async function finish(work: TakenWork, outcome: Parameters<Store['work']['finish']>[1]): Promise<boolean> {
    try {
      await store.work.finish(work, outcome);
      if (failingSince !== undefined) log.info({ afterMs: clock.now() - failingSince }, 'the work queue works again');
      failingSince = undefined;
      return true;
    } catch (error) {
      pause(error, 'the outcome of a run cannot be written');
      return false;
    }
  }

  function pause(error: unknown, what: string): void {
    if (failingSince === undefined) log.error({ err: error, retryInMs: STORE_PAUSE }, what);
    failingSince ??= clock.now();
    pausedUntil = clock.now() + STORE_PAUSE;
    wakeAfter(STORE_PAUSE);
  }

  /** One timer, for the earliest row that waits. A full loop needs none: it goes on when a run ends. */
  async function sleep(): Promise<void> {
    if (clock.now() < pausedUntil) return wakeAfter(pausedUntil - clock.now());
    if (!hasRoom()) return;
    const next = await store.work.nextDueAt(queue);
    if (next !== undefined) wakeAfter(Math.min(LONGEST_SLEEP, Math.max(0, next - clock.now())));
  }

  function wakeAfter(delay: number): void {
    cancelTimer();
    if (state === 'started') cancelTimer = clock.after(delay, pump);
  }

  return {
    start() {
      if (state !== 'new') return;
      state = 'started';
      unsubscribe = store.work.onEnqueue(queue, pump);
      pump();
    },
    wake(key) {
      if (state === 'stopped') return;
      remember(key);
      pump();
    },
    async stop() {
      state = 'stopped';
      unsubscribe();
      cancelTimer();
      await pumping;
      await Promise.all([...running.values()].map((run) => run.ended));
    },
  };
}

function outcomeOf(next: Next, now: number): { readonly dueAt?: number } {
  return next.kind === 'done' ? {} : { dueAt: now + Math.max(0, next.after) };
}
