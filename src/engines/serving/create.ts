import type { Clock } from '../../platform/clock.ts';
import { parseJson } from '../../platform/json.ts';
import type { Logger } from '../../platform/log.ts';
import type { JobEngine, JobPlan } from '../jobs/door.ts';
import { getText, post } from './http-client.ts';
import { type ModelServer, openModelServer } from './model-server.ts';
import { type Serving, ServingError } from './serving.ts';

/** Requests under way are waited for so long before a server is ended: the longest that an invocation may take. */
const DRAIN_MS = 60_000;
/** SIGTERM, this long, SIGKILL: as SageMaker ends hosting containers. */
const STOP_GRACE_MS = 30_000;
const MAX_PARAMETERS_BYTES = 64 * 1024;

interface Entry {
  readonly generation: number;
  readonly plan: JobPlan;
  readonly server: ModelServer;
  readonly requests: Requests;
}

/** Model servers over the jobs engine: a server is a job of one host whose command is `serve`. `close` only stops watching them. */
export function createServing({
  jobs,
  clock,
  log,
}: {
  readonly jobs: JobEngine;
  readonly clock: Clock;
  readonly log: Logger;
}): Serving & { close(): void } {
  const entries = new Map<string, Entry>();
  const listeners = new Set<(planId: string) => void>();
  const removals = new Map<string, Promise<void>>();
  const closed = new AbortController();

  const changed = (planId: string): void => {
    for (const listener of [...listeners]) listener(planId);
  };

  const reach = (planId: string) => {
    const entry = entries.get(planId);
    const address = entry?.server.address();
    if (entry === undefined || address === undefined)
      throw new ServingError('not-running', 'The model server is not running.');
    return { address, requests: entry.requests };
  };

  async function removeServer(plan: JobPlan, entry: Entry | undefined): Promise<void> {
    if (entry !== undefined) {
      // First of all it must have let go of the jobs engine: a container that it is just starting would be left over.
      await entry.server.close();
      await entry.requests.over(clock, DRAIN_MS, closed.signal);
    }
    await stop(jobs, clock, plan, closed.signal);
  }

  return {
    ensure(plan, { startupTimeoutSeconds, generation }) {
      if (closed.signal.aborted) return { state: 'running', detail: 'the server ends' };
      const known = entries.get(plan.id);
      if (known !== undefined && known.generation === generation) return known.server.standing();
      if (known !== undefined) {
        void removeServer(known.plan, known).catch((error) =>
          log.warn({ plan: known.plan.id, error: String(error) }, 'old model server not removed'),
        );
      }
      const started = generationPlan(plan, generation);
      const server = openModelServer({
        jobs,
        plan: started,
        clock,
        log,
        startupTimeoutSeconds,
        changed: () => changed(plan.id),
      });
      entries.set(plan.id, { generation, plan: started, server, requests: countRequests() });
      return server.standing();
    },

    healthy: (planId) => entries.get(planId)?.server.standing().state === 'done',

    async invoke(planId, request) {
      const { address, requests } = reach(planId);
      return post(address, '/invocations', request, requests.begin());
    },

    async executionParameters(planId) {
      const { status, text } = await getText(
        reach(planId).address,
        '/execution-parameters',
        2_000,
        MAX_PARAMETERS_BYTES,
      );
      return status === 200 ? readParameters(text) : undefined;
    },

    remove(plan, generation) {
      const entry = entries.get(plan.id);
      const running = removals.get(plan.id);
      if (running !== undefined) return running;
      entries.delete(plan.id);
      const removal = removeServer(entry?.plan ?? generationPlan(plan, generation), entry).finally(() =>
        removals.delete(plan.id),
      );
      removals.set(plan.id, removal);
      // Not where it failed: whoever asked hears of that, and would be woken to fail again at once.
      removal.then(
        () => changed(plan.id),
        (error: unknown) => {
          if (!closed.signal.aborted) log.warn({ plan: plan.id, err: error }, 'a model server could not be removed');
        },
      );
      return removal;
    },

    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },

    close() {
      closed.abort();
      for (const { server } of entries.values()) void server.close();
      entries.clear();
    },
  };
}

/** The requests under way at one server. */
interface Requests {
  /** One more; call the answer when it is over. */
  begin(): () => void;
  /** Resolves when there are none, or after `ms`, or when the process is asked to end. */
  over(clock: Clock, ms: number, closed: AbortSignal): Promise<void>;
}

function countRequests(): Requests {
  let count = 0;
  let none: () => void = () => {};
  return {
    begin() {
      count += 1;
      return () => {
        count -= 1;
        if (count === 0) none();
      };
    },
    async over(clock, ms, closed) {
      if (count === 0 || closed.aborted) return;
      await new Promise<void>((resolve) => {
        none = () => {
          cancel();
          closed.removeEventListener('abort', none);
          resolve();
        };
        const cancel = clock.after(ms, () => none());
        closed.addEventListener('abort', none);
      });
    },
  };
}

/** A job runs once; a server that is started again is another job. */
const generationPlan = (plan: JobPlan, generation: number): JobPlan => ({ ...plan, id: `${plan.id}-g${generation}` });

/** @throws ServingError where this process is asked to end meanwhile: the next one goes on with the removal. */
async function stop(jobs: JobEngine, clock: Clock, plan: JobPlan, closed: AbortSignal): Promise<void> {
  jobs.cancel(plan);
  await jobs.signal(plan, 'SIGTERM');
  const deadline = clock.now() + STOP_GRACE_MS;
  while (clock.now() < deadline && (await jobs.observe(plan)).some((host) => host.state === 'running')) {
    await new Promise<void>((resolve) => {
      const over = (): void => {
        unsubscribe();
        cancel();
        closed.removeEventListener('abort', over);
        resolve();
      };
      const unsubscribe = jobs.onChange((id) => id === plan.id && over());
      const cancel = clock.after(250, over);
      closed.addEventListener('abort', over);
    });
    if (closed.aborted) throw new ServingError('not-running', 'The server ends before the container has.');
  }
  await jobs.signal(plan, 'SIGKILL');
  await jobs.drainLogs(plan);
  await jobs.destroy(plan);
}

function readParameters(text: string): Awaited<ReturnType<Serving['executionParameters']>> {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { MaxConcurrentTransforms, BatchStrategy, MaxPayloadInMB } = value as Record<string, unknown>;
  return {
    ...(isCount(MaxConcurrentTransforms) && { MaxConcurrentTransforms }),
    ...((BatchStrategy === 'MULTI_RECORD' || BatchStrategy === 'SINGLE_RECORD') && { BatchStrategy }),
    ...(isCount(MaxPayloadInMB) && { MaxPayloadInMB }),
  };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
