import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import type { LogLine } from './engine.ts';
import { jobFolders } from './folders.ts';
import type { HostPlan, JobPlan } from './plan.ts';
import type { Runner, RunnerHandle } from './runner.ts';
import { containerId } from './spec.ts';
import { tailHost } from './tail.ts';

/** How often the outputs of a running job are looked through for changes. */
const SYNC_MS = 5_000;
/** How long a tail rests after the log store failed. */
const RETRY_MS = 1_000;

/**
 * What this process does beside running containers: it carries their output into the log store, waits for their exits, and syncs
 * their continuous outputs. All of it is hung on again by `attach`, after a restart too; nothing of it holds truth.
 */
export interface Supervisor {
  /** Takes up every started host that is not yet looked after. */
  attach(plan: JobPlan): Promise<void>;
  /** Resolves when every line of every host is stored. */
  drain(plan: JobPlan): Promise<void>;
  /** Stops the sync and waits for the one under way. */
  endSync(plan: JobPlan): Promise<void>;
  /** Lets go of a job. */
  detach(plan: Pick<JobPlan, 'id'>): Promise<void>;
  close(): Promise<void>;
}

export interface SupervisorOptions {
  readonly folder: string;
  readonly runner: Runner;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly log: Logger;
  readonly changed: (jobId: string) => void;
  readonly line: (line: LogLine) => void;
  readonly sync: (plan: JobPlan, signal: AbortSignal) => Promise<void>;
}

interface Attached {
  readonly abort: AbortController;
  readonly tails: Map<string, Promise<void>>;
  readonly waits: Map<string, Promise<void>>;
  running: number;
  syncing: Promise<void>;
  stopSync: () => void;
  syncEnded: boolean;
}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { runner, clock, log } = options;
  const jobs = new Map<string, Attached>();

  function attachedOf(plan: JobPlan): Attached {
    const known = jobs.get(plan.id);
    if (known !== undefined) return known;
    const fresh: Attached = {
      abort: new AbortController(),
      tails: new Map(),
      waits: new Map(),
      running: 0,
      syncing: Promise.resolve(),
      stopSync: () => {},
      syncEnded: false,
    };
    jobs.set(plan.id, fresh);
    if (plan.outputs.some((output) => output.mode === 'continuous')) scheduleSync(plan, fresh);
    return fresh;
  }

  /** Timers of its own, no rows: a sync that a crash cut off is made up for by the upload at the end. */
  function scheduleSync(plan: JobPlan, job: Attached): void {
    job.stopSync = clock.after(SYNC_MS, () => {
      if (job.syncEnded || job.abort.signal.aborted) return;
      const round = job.running === 0 ? Promise.resolve() : options.sync(plan, job.abort.signal);
      job.syncing = round.then(
        () => {},
        (error: unknown) => {
          if (!job.abort.signal.aborted) log.warn({ job: plan.arn, err: error }, 'outputs could not be synced yet');
        },
      );
      job.syncing.then(() => {
        if (!job.syncEnded && !job.abort.signal.aborted) scheduleSync(plan, job);
      });
    });
  }

  async function tail(plan: JobPlan, host: HostPlan, handle: RunnerHandle, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await tailHost(plan, host, handle, options, signal);
        return;
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ job: plan.arn, host: host.name, err: error }, 'a log could not be stored yet');
        await rest(clock, RETRY_MS, signal);
        if (signal.aborted) return;
      }
    }
  }

  async function waitFor(plan: JobPlan, host: HostPlan, handle: RunnerHandle, job: Attached): Promise<void> {
    job.running++;
    try {
      const state = await runner.wait(handle, job.abort.signal);
      log.info({ job: plan.arn, host: host.name, ...state }, 'container ended');
    } catch (error) {
      if (!job.abort.signal.aborted)
        log.error({ job: plan.arn, host: host.name, err: error }, 'waiting for a container failed');
      // A later attach waits again.
      job.waits.delete(host.name);
    } finally {
      job.running--;
    }
    if (!job.abort.signal.aborted) options.changed(plan.id);
  }

  async function attach(plan: JobPlan): Promise<void> {
    const folders = jobFolders(options.folder, plan);
    for (const host of plan.hosts) {
      if (jobs.get(plan.id)?.waits.has(host.name) === true) continue;
      if (!folders.marked(`started-${host.name}`)) continue;
      const handle = await runner.find(containerId(plan, host.name));
      if (handle === undefined) continue;
      const job = attachedOf(plan);
      // Someone else may have come first while the handle was looked for.
      if (!job.waits.has(host.name)) job.waits.set(host.name, waitFor(plan, host, handle, job));
      if (!job.tails.has(host.name)) job.tails.set(host.name, tail(plan, host, handle, job.abort.signal));
    }
  }

  async function letGo(id: string): Promise<void> {
    const job = jobs.get(id);
    if (job === undefined) return;
    job.abort.abort();
    job.stopSync();
    await Promise.all([...job.tails.values(), ...job.waits.values(), job.syncing]);
    jobs.delete(id);
  }

  return {
    attach,
    async drain(plan) {
      await attach(plan);
      await Promise.all(jobs.get(plan.id)?.tails.values() ?? []);
    },
    async endSync(plan) {
      const job = jobs.get(plan.id);
      if (job === undefined) return;
      job.syncEnded = true;
      job.stopSync();
      await job.syncing;
    },
    detach: (plan) => letGo(plan.id),
    async close() {
      await Promise.all([...jobs.keys()].map(letGo));
    },
  };
}

function rest(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      cancel();
      signal.removeEventListener('abort', over);
      resolve();
    };
    const cancel = clock.after(ms, over);
    signal.addEventListener('abort', over);
  });
}
