import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import { createBackground } from './background.ts';
import { accessEnvironment, type ContainerAccess } from './contract/environment.ts';
import { type HostObservation, type JobEngine, JobError, type LogLine } from './engine.ts';
import { jobFolders, prepareFolders, removeFolders } from './folders.ts';
import type { Images } from './images/images.ts';
import type { HostPlan, JobPlan } from './plan.ts';
import { removeLeftovers, removeTree } from './remove-tree.ts';
import type { Runner } from './runner.ts';
import { containerId, containerSpec } from './spec.ts';
import { createSupervisor } from './supervisor.ts';
import { downloadInput, removeInput } from './transfer/download.ts';
import { isBelow, openInside } from './transfer/paths.ts';
import type { ObjectTransfer } from './transfer/port.ts';
import { type Uploaded, uploadOutput } from './transfer/upload.ts';

export interface JobEngineOptions {
  /** Where jobs' files lie; nothing else may use it. */
  readonly folder: string;
  readonly runner: Runner;
  readonly images: Images;
  /** S3 as the job's role sees it. */
  readonly transfer: (plan: JobPlan) => ObjectTransfer;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where a plan's containers find this server, and with whose keys. Asked once for each container. */
  readonly access: (plan: JobPlan) => Promise<ContainerAccess>;
}

/**
 * The jobs engine: folders, transfers, containers and logs of a job, each step safe to ask for again and to take up after a crash.
 * `close` ends what goes on in this process (tails, transfers); containers run on.
 */
export function createJobEngine(options: JobEngineOptions): JobEngine & { close(): Promise<void> } {
  const { folder, runner, images, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const changeListeners = new Set<(jobId: string) => void>();
  const lineListeners = new Set<(line: LogLine) => void>();
  const changed = (jobId: string): void => {
    for (const listener of changeListeners) listener(jobId);
  };
  const background = createBackground(log, (key) => changed(key.slice(0, key.indexOf('/'))));
  const uploaded = new Map<string, Uploaded>();
  const foldersOf = (plan: JobPlan) => jobFolders(folder, plan);
  const uploadedOf = (plan: JobPlan): Uploaded => {
    const known = uploaded.get(plan.id) ?? new Map();
    uploaded.set(plan.id, known);
    return known;
  };
  const upload = async (plan: JobPlan, modes: readonly string[], signal: AbortSignal): Promise<void> => {
    const folders = foldersOf(plan);
    const hosts = plan.hosts.map((host) => folders.ml(host.name));
    for (const output of plan.outputs) {
      if (!modes.includes(output.mode)) continue;
      try {
        await uploadOutput(output, hosts, options.transfer(plan), folders.scratch, signal, uploadedOf(plan));
      } catch (error) {
        const known = error instanceof JobError ? error.message : unreadable(error, hosts);
        throw known === undefined ? error : new JobError(`${output.label}: ${known}`);
      }
    }
  };
  const supervisor = createSupervisor({
    ...options,
    changed,
    line(line) {
      for (const listener of lineListeners) listener(line);
    },
    sync: (plan, signal) => upload(plan, ['continuous'], signal),
  });
  const removing = removeLeftovers(folder).catch((error: unknown) =>
    log.warn({ err: error }, 'folders of removed jobs are left behind'),
  );

  return {
    async prepare(plan) {
      images.resolve(plan.image);
      // The folders are the download's from when it is asked for: it fills them, and empties them when it fails.
      if (background.knows(`${plan.id}/download`)) return;
      await markStarted(plan);
      await prepareFolders(foldersOf(plan), plan);
    },
    fetchImage(plan) {
      return background.ask(`${plan.id}/image`, async (signal, detail) => {
        await images.ready(images.resolve(plan.image), signal, detail);
      });
    },
    download(plan) {
      return background.ask(`${plan.id}/download`, async (signal, detail) => {
        const folders = foldersOf(plan);
        const hosts = plan.hosts.map((host) => folders.ml(host.name));
        for (const [index, input] of plan.inputs.entries()) {
          if (folders.marked(`input-${index}`)) continue;
          const progress = (done: number, all: number): void => detail(`${input.label}: ${done} of ${all} objects`);
          try {
            await downloadInput(input, hosts, options.transfer(plan), signal, progress);
          } catch (error) {
            // What came so far is of no use, and may be all that keeps a full disk from taking the record of the failure. Inputs that lie
            // below go with it: asking again fetches them again.
            for (const [below, { localPath }] of plan.inputs.entries())
              if (isBelow(localPath, input.localPath)) await folders.unmark(`input-${below}`);
            await removeInput(input, hosts);
            throw error;
          }
          await folders.mark(`input-${index}`);
        }
      });
    },
    async start(plan) {
      const folders = foldersOf(plan);
      const waiting = plan.hosts.filter((host) => !folders.marked(`started-${host.name}`));
      if (waiting.length > 0) {
        const image = images.resolve(plan.image);
        const runnable = await images.ready(image, new AbortController().signal);
        await Promise.all(
          waiting.map(async (host) => {
            const environment = accessEnvironment(plan, await options.access(plan));
            await runner.start(containerSpec({ plan, host, image, runnable, folders, environment }));
            await folders.mark(`started-${host.name}`);
          }),
        );
        log.info({ job: plan.arn, hosts: waiting.length, image: image.name }, 'containers started');
      }
      await supervisor.attach(plan);
    },
    async observe(plan) {
      await markStarted(plan);
      await supervisor.attach(plan);
      return Promise.all(plan.hosts.map((host) => observeHost(plan, host)));
    },
    async signal(plan, signal) {
      await eachHandle(plan, (handle) => runner.signal(handle, signal));
    },
    cancel(plan) {
      background.cancel(`${plan.id}/image`);
      background.cancel(`${plan.id}/download`);
    },
    upload(plan) {
      return background.ask(`${plan.id}/upload`, async (signal) => {
        await supervisor.endSync(plan);
        await upload(plan, ['continuous', 'end-of-job'], signal);
      });
    },
    drainLogs: (plan) => supervisor.drain(plan),
    async destroy(plan) {
      await background.forget(`${plan.id}/`);
      await supervisor.detach(plan);
      await eachHandle(plan, (handle) => runner.destroy(handle));
      await removing;
      await removeFolders(folder, foldersOf(plan));
      uploaded.delete(plan.id);
    },
    async destroyAll() {
      await Promise.all([background.forget(''), supervisor.close()]);
      await Promise.all((await runner.list()).map((handle) => runner.destroy(handle)));
      await removing;
      await removeTree(folder);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      uploaded.clear();
    },
    async readFile(plan, host, path, maxBytes) {
      const ml = foldersOf(plan).ml(host);
      const file = await openInside(ml, join(ml, path));
      if (file === undefined) return undefined;
      try {
        const buffer = Buffer.alloc(maxBytes);
        const { bytesRead } = await file.read(buffer, 0, maxBytes, 0);
        return buffer.toString('utf8', 0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async address(plan, host, port) {
      const handle = await runner.find(containerId(plan, host));
      if (handle === undefined || (await runner.recover(handle)).state !== 'running')
        throw new JobError(`The container of host ${host} does not run.`);
      return runner.address(handle, port);
    },
    onChange(callback) {
      changeListeners.add(callback);
      return () => void changeListeners.delete(callback);
    },
    onLogLine(callback) {
      lineListeners.add(callback);
      return () => void lineListeners.delete(callback);
    },
    async close() {
      await Promise.all([background.forget(''), supervisor.close()]);
    },
  };

  /** A crash may have come between a start and its mark: what the runner knows to have been started was. */
  async function markStarted(plan: JobPlan): Promise<void> {
    const folders = foldersOf(plan);
    for (const { name } of plan.hosts) {
      if (folders.marked(`started-${name}`)) continue;
      const handle = await runner.find(containerId(plan, name));
      if (handle !== undefined && (await runner.recover(handle)).state !== 'lost')
        await folders.mark(`started-${name}`);
    }
  }

  async function observeHost(plan: JobPlan, { name }: HostPlan): Promise<HostObservation> {
    if (!foldersOf(plan).marked(`started-${name}`)) return { host: name, state: 'not-started' };
    const handle = await runner.find(containerId(plan, name));
    return handle === undefined ? { host: name, state: 'lost' } : { host: name, ...(await runner.recover(handle)) };
  }

  async function eachHandle(
    plan: JobPlan,
    work: (handle: NonNullable<Awaited<ReturnType<Runner['find']>>>) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      plan.hosts.map(async (host) => {
        const handle = await runner.find(containerId(plan, host.name));
        if (handle !== undefined) await work(handle);
      }),
    );
  }
}

/** What of the system's errors is about a file of the container's, named as the container knows it. */
function unreadable(error: unknown, mlFolders: readonly string[]): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error && typeof error.path === 'string'))
    return undefined;
  const { path } = error;
  const ml = mlFolders.find((folder) => path.startsWith(`${folder}/`));
  return ml === undefined ? undefined : `/opt/ml${path.slice(ml.length)} cannot be read (${error.code}).`;
}
