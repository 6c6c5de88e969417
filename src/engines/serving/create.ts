import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { JobEngine, JobPlan } from '../jobs/door.ts';
import { getText, post } from './http-client.ts';
import { type ModelServer, openModelServer } from './model-server.ts';
import { type Serving, ServingError } from './serving.ts';

/** SIGTERM, this long, SIGKILL: as SageMaker ends hosting containers. */
const STOP_GRACE_MS = 30_000;
const MAX_PARAMETERS_BYTES = 64 * 1024;

interface Entry {
  readonly generation: number;
  readonly plan: JobPlan;
  readonly server: ModelServer;
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
    const address = entries.get(planId)?.server.address();
    if (address === undefined) throw new ServingError('not-running', 'The model server is not running.');
    return address;
  };

  return {
    ensure(plan, { startupTimeoutSeconds, generation }) {
      if (closed.signal.aborted) return { state: 'running', detail: 'the server ends' };
      const known = entries.get(plan.id);
      if (known !== undefined && known.generation === generation) return known.server.standing();
      if (known !== undefined) {
        known.server.close();
        void stop(jobs, clock, known.plan, closed.signal).catch((error) =>
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
      entries.set(plan.id, { generation, plan: started, server });
      return server.standing();
    },

    healthy: (planId) => entries.get(planId)?.server.standing().state === 'done',

    async invoke(planId, request) {
      return post(reach(planId), '/invocations', request);
    },

    async executionParameters(planId) {
      const { status, text } = await getText(reach(planId), '/execution-parameters', 2_000, MAX_PARAMETERS_BYTES);
      return status === 200 ? readParameters(text) : undefined;
    },

    remove(plan, generation) {
      const entry = entries.get(plan.id);
      const running = removals.get(plan.id);
      if (running !== undefined) return running;
      entry?.server.close();
      entries.delete(plan.id);
      const removal = stop(jobs, clock, entry?.plan ?? generationPlan(plan, generation), closed.signal).finally(() =>
        removals.delete(plan.id),
      );
      removals.set(plan.id, removal);
      return removal;
    },

    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },

    close() {
      closed.abort();
      for (const { server } of entries.values()) server.close();
      entries.clear();
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
    value = JSON.parse(text);
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
