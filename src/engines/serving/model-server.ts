import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { ContainerAddress, JobEngine, JobPlan, Standing } from '../jobs/door.ts';
import { get } from './http-client.ts';

/**
 * One model server's life, from nothing to healthy:
 *
 *     image -> model -> container started -> /ping answers 200 -> healthy
 *
 * Any of them may fail, which is final for this server: the owner decides about another one. A healthy server is asked again every
 * few seconds; it is unhealthy after three misses and healthy again with the next answer. An exit of its container is final.
 */
export interface ModelServer {
  standing(): Standing;
  /** Set while the container is reachable. */
  address(): ContainerAddress | undefined;
  /** Stops watching; the container is the caller's to stop. Resolves when nothing is asked of the jobs engine any more. */
  close(): Promise<void>;
}

/** The port that containers serve on (SageMaker's hosting contract). */
export const SERVE_PORT = 8080;
/** AWS gives a container two seconds to answer a ping. */
const PING_TIMEOUT_MS = 2_000;
/** While starting, ask soon and then less often; once healthy, now and then. */
const FIRST_PING_MS = 20;
const MAX_START_PING_MS = 1_000;
const HEALTHY_PING_MS = 5_000;
const MISSES_ALLOWED = 3;

export interface ModelServerOptions {
  readonly jobs: JobEngine;
  readonly plan: JobPlan;
  readonly clock: Clock;
  readonly log: Logger;
  readonly startupTimeoutSeconds: number;
  readonly changed: () => void;
}

export function openModelServer({
  jobs,
  plan,
  clock,
  log,
  startupTimeoutSeconds,
  changed,
}: ModelServerOptions): ModelServer {
  const closed = new AbortController();
  const host = plan.hosts[0]?.name ?? 'algo-1';
  let standing: Standing = { state: 'running', detail: 'preparing' };
  let address: ContainerAddress | undefined;

  const move = (next: Standing): void => {
    if (closed.signal.aborted) return;
    standing = next;
    changed();
  };
  const fail = (message: string): void => {
    address = undefined;
    move({ state: 'failed', message });
  };

  /** Resolves at the next hint that something about the plan changed, or after `ms`. */
  const nextHint = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (closed.signal.aborted) return resolve();
      const over = (): void => {
        cancel();
        unsubscribe();
        closed.signal.removeEventListener('abort', over);
        resolve();
      };
      const cancel = clock.after(ms, over);
      const unsubscribe = jobs.onChange((id) => id === plan.id && over());
      closed.signal.addEventListener('abort', over);
    });

  const finish = async (work: () => Standing, detail: string): Promise<boolean> => {
    standing = { state: 'running', detail };
    for (;;) {
      const seen = work();
      if (seen.state === 'done') return true;
      if (seen.state === 'failed') {
        fail(seen.message);
        return false;
      }
      if (closed.signal.aborted) return false;
      await nextHint(1_000);
    }
  };

  const exited = async (): Promise<string | undefined> => {
    const [seen] = await jobs.observe(plan);
    if (seen?.state === 'exited')
      return `The container ended with exit code ${seen.exitCode}${seen.outOfMemory ? ' (out of memory)' : ''}.`;
    if (seen?.state === 'lost') return 'The container is gone.';
    return undefined;
  };

  const pings = async (): Promise<boolean> => {
    try {
      address = await jobs.address(plan, host, SERVE_PORT);
      return (await get(address, '/ping', PING_TIMEOUT_MS, closed.signal)) === 200;
    } catch (error) {
      log.debug({ plan: plan.id, error: String(error) }, 'ping failed');
      return false;
    }
  };

  const awaitFirstPing = async (): Promise<boolean> => {
    standing = { state: 'running', detail: 'waiting for /ping' };
    const deadline = clock.now() + startupTimeoutSeconds * 1000;
    for (let wait = FIRST_PING_MS; !closed.signal.aborted; wait = Math.min(wait * 1.5, MAX_START_PING_MS)) {
      if (await pings()) return true;
      const ended = await exited();
      if (ended !== undefined || clock.now() >= deadline) {
        fail(`${PING_FAILED}${ended === undefined ? '' : ` ${ended}`}`);
        return false;
      }
      await nextHint(wait);
    }
    return false;
  };

  const watch = async (): Promise<void> => {
    for (let misses = 0; !closed.signal.aborted; ) {
      await nextHint(HEALTHY_PING_MS);
      if (closed.signal.aborted) return;
      const ended = await exited();
      if (ended !== undefined) return fail(ended);
      misses = (await pings()) ? 0 : misses + 1;
      if (misses === 0 && standing.state !== 'done') move({ state: 'done' });
      if (misses === MISSES_ALLOWED) move({ state: 'running', detail: 'does not answer /ping' });
    }
  };

  const live = async (): Promise<void> => {
    await jobs.prepare(plan);
    if (closed.signal.aborted) return;
    if (!(await finish(() => jobs.fetchImage(plan), 'fetching the image'))) return;
    if (!(await finish(() => jobs.download(plan), 'fetching the model'))) return;
    if (closed.signal.aborted) return;
    await jobs.start(plan);
    if (!(await awaitFirstPing())) return;
    move({ state: 'done' });
    await watch();
  };

  const living = live().catch((error: unknown) => {
    log.warn({ plan: plan.id, error: String(error) }, 'model server failed');
    fail(error instanceof Error ? error.message : String(error));
  });

  return {
    standing: () => standing,
    address: () => address,
    async close() {
      closed.abort();
      await living;
    },
  };
}

/** AWS's words, which people search for. */
const PING_FAILED =
  'The primary container did not pass the ping health check. Please check CloudWatch logs for this endpoint.';
