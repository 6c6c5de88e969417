import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import { createBackground } from './background.ts';
import { commandLine } from './contract/command.ts';
import { accessEnvironment, type ContainerAccess, PYTHON_ENVIRONMENT } from './contract/environment.ts';
import { type HostObservation, type JobEngine, JobError, type LogLine } from './engine.ts';
import type { Images } from './images/images.ts';
import { instanceLimits } from './instance-types.ts';
import { tailLog } from './log-tail.ts';
import type { HostPlan, JobPlan, OutputPlan } from './plan.ts';
import type { ContainerSpec, Runner, RunnerHandle } from './runner.ts';
import { downloadInput } from './transfer/download.ts';
import { openInside, outsidePath } from './transfer/paths.ts';
import type { ObjectTransfer } from './transfer/port.ts';
import { type Uploaded, uploadOutput } from './transfer/upload.ts';

export interface JobEngineOptions {
  /** One folder a job: its hosts' /opt/ml and what is known of its containers. */
  readonly folder: string;
  readonly runner: Runner;
  readonly images: Images;
  readonly transfer: (plan: JobPlan) => ObjectTransfer;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where a plan's containers find this server, and with whose keys. */
  readonly access: (plan: JobPlan) => Promise<ContainerAccess>;
}

/** How often a running job's continuous outputs are looked through. */
const SYNC_MS = 5_000;
/** The port that model servers listen on inside. */
const SERVE_PORT = 8080;

/** What this process does for a job beside its containers; made anew after a restart by the first question about the job. */
interface Attachment {
  readonly abort: AbortController;
  /** Resolve when a host's output is stored whole. */
  readonly tails: Map<string, Promise<void>>;
  readonly sent: Map<string, Uploaded>;
  syncing: boolean;
}

/**
 * The jobs engine over a runner. What must survive a crash is the runner's own state and one file in the job's folder, `downloaded`, that
 * marks finished inputs. Everything else is found out again.
 */
export function createJobEngine({
  folder,
  runner,
  images,
  transfer,
  logs,
  clock,
  log,
  access,
}: JobEngineOptions): JobEngine {
  const listeners = new Set<(jobId: string) => void>();
  const lineListeners = new Set<(line: LogLine) => void>();
  const attachments = new Map<string, Attachment>();
  const calledOff = new Map<string, AbortController>();

  const jobFolder = (jobId: string): string => path.join(folder, safeId(jobId));
  const mlFolder = (jobId: string, host: string): string => path.join(jobFolder(jobId), 'hosts', safeId(host));
  const changed = (jobId: string): void => {
    for (const listener of [...listeners]) listener(jobId);
  };
  const background = createBackground(
    (key) => changed(jobOf(key)),
    (error) => explain(error, log),
  );

  const cancelSignal = (jobId: string): AbortSignal => {
    const controller = calledOff.get(jobId) ?? new AbortController();
    calledOff.set(jobId, controller);
    return controller.signal;
  };

  const attachment = (jobId: string): Attachment => {
    const known = attachments.get(jobId);
    if (known !== undefined) return known;
    const made: Attachment = { abort: new AbortController(), tails: new Map(), sent: new Map(), syncing: false };
    attachments.set(jobId, made);
    return made;
  };

  const findHandle = (jobId: string, host: string): Promise<RunnerHandle | undefined> =>
    runner.find(`${jobId}-${host}`);
  const mlFolders = (plan: JobPlan): readonly string[] => plan.hosts.map(({ name }) => mlFolder(plan.id, name));
  const send = (plan: JobPlan, output: OutputPlan, uploaded: Uploaded, signal: AbortSignal): Promise<void> =>
    uploadOutput(output, mlFolders(plan), transfer(plan), path.join(jobFolder(plan.id), 'scratch'), signal, uploaded);

  /** Follows a container of this or an earlier process: its output, its end, its continuous outputs. */
  function follow(plan: JobPlan, host: HostPlan, handle: RunnerHandle): void {
    const attached = attachment(plan.id);
    if (attached.tails.has(host.name)) return;
    const { signal } = attached.abort;
    const onLine = (timestamp: number, text: string): void => {
      for (const listener of [...lineListeners]) listener({ jobId: plan.id, host: host.name, timestamp, text });
    };
    const tail = tailLog({ runner, handle, plan, host, logs, clock, onLine, signal }).catch((error: unknown) => {
      if (signal.aborted) return;
      log.error({ job: plan.arn, host: host.name, error: String(error) }, 'the log was not stored to its end');
      // The next look at the job follows it again, from where the store left off.
      attached.tails.delete(host.name);
    });
    attached.tails.set(host.name, tail);
    runner.wait(handle, signal).then(
      () => changed(plan.id),
      (error: unknown) =>
        signal.aborted ||
        log.error({ job: plan.arn, host: host.name, error: String(error) }, 'a container was lost sight of'),
    );
    if (!attached.syncing && plan.outputs.some(({ mode }) => mode === 'continuous')) {
      attached.syncing = true;
      void syncContinuously(plan, attached);
    }
  }

  async function syncContinuously(plan: JobPlan, { abort, sent }: Attachment): Promise<void> {
    const { signal } = abort;
    while (!signal.aborted) {
      await sleep(SYNC_MS, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      for (const output of plan.outputs.filter(({ mode }) => mode === 'continuous')) {
        await send(plan, output, uploadedOf(sent, output.label), signal).catch((error: unknown) => {
          if (!signal.aborted)
            log.warn(
              { job: plan.arn, output: output.label, error: String(error) },
              'an output could not be synchronised; tried again',
            );
        });
      }
    }
  }

  async function specOf(plan: JobPlan, host: HostPlan): Promise<ContainerSpec> {
    const description = images.resolve(plan.image);
    const image = await images.ready(description, new AbortController().signal);
    const python = image.kind === 'built-in' ? image.python : '';
    return {
      id: `${plan.id}-${host.name}`,
      group: plan.id,
      image,
      argv: commandLine(plan.command, description, python),
      environment: { ...PYTHON_ENVIRONMENT, ...accessEnvironment(plan, await access(plan)), ...plan.environment },
      mlFolder: mlFolder(plan.id, host.name),
      binds: [],
      hostname: host.name,
      hosts: plan.hosts.map(({ name }) => name),
      network: plan.networkIsolation ? 'isolated' : 'open',
      ...(plan.command.kind === 'serve' && { servePort: SERVE_PORT }),
      ...(host.instanceType !== undefined && instanceLimits(host.instanceType)),
      ...(plan.command.kind !== 'entrypoint' && { workingDirectory: '/opt/ml' }),
    };
  }

  async function observeHost(plan: JobPlan, host: HostPlan): Promise<HostObservation> {
    const handle = await findHandle(plan.id, host.name);
    if (handle === undefined) return { host: host.name, state: 'not-started' };
    follow(plan, host, handle);
    const state = await runner.recover(handle);
    return { host: host.name, ...state };
  }

  return {
    async prepare(plan) {
      images.resolve(plan.image);
      for (const host of plan.hosts) {
        const root = mlFolder(plan.id, host.name);
        const local = [...plan.inputs, ...plan.outputs].map(({ localPath }) => outsidePath(root, localPath));
        const folders = [...plan.folders.map((name) => outsidePath(root, `/opt/ml/${name}`)), ...local];
        await Promise.all(folders.map((name) => mkdir(name, { recursive: true })));
        for (const [name, document] of Object.entries(host.files)) {
          const file = outsidePath(root, `/opt/ml/${name}`);
          await mkdir(path.dirname(file), { recursive: true });
          await writeWhole(file, JSON.stringify(document));
        }
      }
    },

    fetchImage: (plan) =>
      background.ask(keyOf(plan.id, 'image'), async (tell) => {
        await images.ready(images.resolve(plan.image), cancelSignal(plan.id), tell);
      }),

    download: (plan) =>
      background.ask(keyOf(plan.id, 'download'), async (tell) => {
        const mark = path.join(jobFolder(plan.id), 'downloaded');
        if ((await readOptional(mark)) !== undefined) return;
        for (const input of plan.inputs) {
          await downloadInput(input, mlFolders(plan), transfer(plan), cancelSignal(plan.id), (done, all) =>
            tell(`${input.label}: ${done} of ${all} objects`),
          );
        }
        await mkdir(jobFolder(plan.id), { recursive: true });
        await writeWhole(mark, '');
      }),

    async start(plan) {
      await Promise.all(
        // The runner starts an id once in its life, however often it is asked.
        plan.hosts.map(async (host) => follow(plan, host, await runner.start(await specOf(plan, host)))),
      );
    },

    observe: (plan) => Promise.all(plan.hosts.map((host) => observeHost(plan, host))),

    async signal(plan, signal) {
      for (const { name } of plan.hosts) {
        const handle = await findHandle(plan.id, name);
        if (handle !== undefined) await runner.signal(handle, signal);
      }
    },

    cancel(plan) {
      calledOff.get(plan.id)?.abort();
      calledOff.delete(plan.id);
    },

    upload: (plan) =>
      background.ask(keyOf(plan.id, 'upload'), async () => {
        const sent = attachments.get(plan.id)?.sent ?? new Map<string, Uploaded>();
        for (const output of plan.outputs) {
          await send(plan, output, uploadedOf(sent, output.label), cancelSignal(plan.id));
        }
      }),

    async drainLogs(plan) {
      for (const host of plan.hosts) {
        const handle = await findHandle(plan.id, host.name);
        if (handle === undefined) continue;
        follow(plan, host, handle);
        await attachment(plan.id).tails.get(host.name);
      }
    },

    async destroy(plan) {
      attachments.get(plan.id)?.abort.abort();
      attachments.delete(plan.id);
      calledOff.get(plan.id)?.abort();
      calledOff.delete(plan.id);
      for (const { name } of plan.hosts) {
        const handle = await findHandle(plan.id, name);
        if (handle !== undefined) await runner.destroy(handle);
      }
      await rm(jobFolder(plan.id), { recursive: true, force: true });
      for (const phase of PHASES) background.forget(keyOf(plan.id, phase));
    },

    async destroyAll() {
      for (const jobId of [...attachments.keys(), ...calledOff.keys()]) {
        attachments.get(jobId)?.abort.abort();
        calledOff.get(jobId)?.abort();
      }
      attachments.clear();
      calledOff.clear();
      background.forgetAll();
      for (const handle of await runner.list()) await runner.destroy(handle);
      await rm(folder, { recursive: true, force: true });
    },

    async readFile(plan, host, name, maxBytes) {
      const root = mlFolder(plan.id, host);
      const handle = await openInside(root, path.join(root, name));
      if (handle === undefined) return undefined;
      try {
        const buffer = Buffer.alloc(maxBytes);
        const { bytesRead } = await handle.read(buffer, 0, maxBytes, 0);
        return buffer.subarray(0, bytesRead).toString('utf8');
      } finally {
        await handle.close();
      }
    },

    async address(plan, host, port) {
      const handle = await findHandle(plan.id, host);
      if (handle === undefined) throw new JobError(`The host ${host} of ${plan.name} does not run.`);
      return runner.address(handle, port);
    },

    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },

    onLogLine(callback) {
      lineListeners.add(callback);
      return () => void lineListeners.delete(callback);
    },
  };
}

const PHASES = ['image', 'download', 'upload'] as const;
const keyOf = (jobId: string, phase: (typeof PHASES)[number]): string => `${phase} ${jobId}`;
const jobOf = (key: string): string => key.slice(key.indexOf(' ') + 1);

function uploadedOf(all: Map<string, Uploaded>, label: string): Uploaded {
  const known = all.get(label) ?? new Map<string, string>();
  all.set(label, known);
  return known;
}

/** What the user is told of work that failed. Other errors are ours: the log has them, the user learns where to look. */
function explain(error: unknown, log: Logger): string | undefined {
  if (error instanceof Error && error.name === 'AbortError') return undefined;
  if (error instanceof JobError) return error.message;
  if (isCode(error, 'ENOSPC'))
    return 'The disk is full. Make room on the machine that runs the jobs, and start the job again.';
  log.error(
    { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    'work for a job failed',
  );
  return `An internal error occurred: ${error instanceof Error ? error.message : String(error)}`;
}

/** Job ids and host names become folder names. */
function safeId(id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/.test(id)) throw new Error(`not a job or host id: ${JSON.stringify(id)}`);
  return id;
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Whole or not at all, also across a crash. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.new`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
