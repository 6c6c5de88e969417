import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Logger } from '../../../../platform/log.ts';
import { JobError } from '../../engine.ts';
import { removedName, removeLeftovers, removeTree } from '../../remove-tree.ts';
import type { ContainerSpec, ContainerState, Runner, RunnerHandle } from '../../runner.ts';
import { bubblewrapLaunch } from './bubblewrap.ts';
import { type Cgroups, noCgroups, openCgroups } from './cgroups.ts';
import { followLog } from './follow-log.ts';
import { groupNetworks } from './group.ts';
import { installationFolders, readHostFacts } from './host-facts.ts';
import type { IsolationMode, Launch, LaunchFiles } from './isolation.ts';
import { containerLayout, SOCKET_FOLDER_INSIDE } from './layout.ts';
import { freePort, hostAddresses, hostsFile, withRelay } from './network.ts';
import { plainLaunch } from './plain.ts';
import { probeIsolation } from './probe.ts';
import { sendSignal } from './processes.ts';
import { SHIM } from './shim.ts';
import { killTree, signalMain, treeStats } from './signals.ts';
import { type ContainerRecord, isMissing, readMark, readRecord, readState, writeOnce, writeWhole } from './state.ts';
import { unshareLaunch } from './unshare.ts';
import { watchPaths } from './watch.ts';

export interface ProcessRunnerOptions {
  /** Where containers' state lies; must outlive this process. */
  readonly folder: string;
  readonly log: Logger;
  /** `auto`: the strongest that works. A named mode that does not work makes the runner unusable. */
  readonly isolation?: IsolationMode | 'auto';
  /** Off: no control groups even where they could be made. */
  readonly limits?: boolean;
}

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Containers as local processes of this Linux machine: namespaces of their own through bubblewrap or `unshare`, or plain processes
 * where neither works. See `shim.ts` for how a container outlives the server and is never started twice.
 */
export function createProcessRunner(options: ProcessRunnerOptions): Runner {
  const root = process.getuid?.() === 0;
  const folderOf = (id: string): string => join(options.folder, id);
  const starting = new Map<string, Promise<RunnerHandle>>();
  let probing: Promise<IsolationMode> | undefined;
  let cgroups: Cgroups | undefined;
  let systemMounts: ReturnType<typeof readHostFacts> | undefined;

  const removing = removeLeftovers(options.folder).catch((error: unknown) =>
    options.log.warn({ err: error }, 'folders of removed containers are left behind'),
  );

  const groupsFor = (): Cgroups => {
    cgroups ??= options.limits === false ? noCgroups : openCgroups();
    return cgroups;
  };

  const isolation = (): Promise<IsolationMode> => {
    probing ??= probeIsolation(options.isolation ?? 'auto', root).then(({ mode, refused }) => {
      if (mode === 'none')
        options.log.warn(
          { refused },
          'containers run as plain processes: this machine allows no namespaces, so their files are not at /opt/ml but at SAGEMAKER_BASE_DIR, and nothing is hidden from them',
        );
      return mode;
    });
    return probing;
  };

  const networks = (mode: IsolationMode) => groupNetworksOf(mode);
  const networksByMode = new Map<IsolationMode, ReturnType<typeof groupNetworks>>();
  function groupNetworksOf(mode: IsolationMode): ReturnType<typeof groupNetworks> {
    const known = networksByMode.get(mode) ?? groupNetworks(join(options.folder, '.groups'), mode, root);
    networksByMode.set(mode, known);
    return known;
  }

  async function start(spec: ContainerSpec): Promise<RunnerHandle> {
    assertId(spec.id);
    assertTexts(spec);
    const folder = folderOf(spec.id);
    const handle: RunnerHandle = { runner: 'process', id: spec.id, data: { folder } };
    if (existsSync(join(folder, 'started'))) return handle;
    const mode = await isolation();
    await mkdir(join(folder, 'etc'), { recursive: true, mode: 0o700 });
    await mkdir(join(folder, 'tmp'), { recursive: true });
    const record = (await readRecord(folder)) ?? (await decide(spec, mode, folder));
    const procs = groupsFor().create(spec.id, spec);
    await writeWhole(join(folder, 'cgroups'), procs.map((path) => `${path}\n`).join(''));
    const files = await prepare(spec, record, folder);
    if (files.input !== undefined) await writeWhole(join(folder, 'input'), files.input);
    if (files.script !== undefined) await writeWhole(join(folder, 'launch.sh'), files.script);
    await spawnShim(folder, record.mode, files.command);
    if (!existsSync(join(folder, 'started')))
      throw new Error(`the supervisor of ${spec.id} did not start; see ${folder}/log`);
    return handle;
  }

  async function decide(spec: ContainerSpec, mode: IsolationMode, folder: string): Promise<ContainerRecord> {
    if (mode === 'none' && spec.network === 'isolated')
      throw new JobError(
        'Network isolation was asked for, but this machine allows no network namespaces. Install bubblewrap, or allow user namespaces, or set EnableNetworkIsolation to false.',
      );
    const serves = spec.servePort !== undefined;
    const record: ContainerRecord = {
      id: spec.id,
      group: spec.group,
      mode,
      hosts: spec.hosts.length,
      network: spec.network,
      ...(spec.servePort === undefined ? {} : { servePort: spec.servePort }),
      ...(serves && spec.network === 'open' ? { boundPort: await freePort() } : {}),
      ...(serves && spec.network === 'isolated' ? { socketFolder: await makeSocketFolder(folder) } : {}),
    };
    await writeOnce(join(folder, 'container.json'), `${JSON.stringify(record)}\n`);
    return (await readRecord(folder)) ?? record;
  }

  async function prepare(spec: ContainerSpec, record: ContainerRecord, folder: string): Promise<LaunchFiles> {
    if (spec.image.kind === 'oci')
      throw new JobError(
        `The process runner runs built-in images only, and "${spec.image.reference}" is none. Run \`sagebrush images\` for the list.`,
      );
    const { image } = spec;
    const interpreter = image.kind === 'program' ? image.executable : image.python;
    const isolated = record.network === 'isolated';
    await writeEtc(folder, spec, isolated);
    systemMounts ??= readHostFacts();
    const launch: Launch = {
      mounts: containerLayout({
        system: isolated ? systemMounts.filter((mount) => mount.inside !== '/etc/resolv.conf') : systemMounts,
        etcFolder: join(folder, 'etc'),
        tmpFolder: join(folder, 'tmp'),
        mlFolder: spec.mlFolder,
        // The folder of all images: they share a toolkit.
        visible: [...(image.kind === 'program' ? [] : [dirname(image.folder)]), ...installationFolders(interpreter)],
        binds: spec.binds,
        ...(record.socketFolder === undefined ? {} : { socketFolder: record.socketFolder }),
      }),
      hostname: spec.hostname,
      workingDirectory: spec.workingDirectory ?? '/',
      environment: {
        PATH: `${dirname(interpreter)}:${SYSTEM_PATH}`,
        HOME: '/root',
        HOSTNAME: spec.hostname,
        LANG: 'C.UTF-8',
        // It shares this machine's network: on all addresses everybody there could ask it, past this server's checks.
        ...(record.boundPort === undefined
          ? {}
          : { SAGEMAKER_BIND_TO_PORT: String(record.boundPort), SAGEBRUSH_BIND_ADDRESS: '127.0.0.1' }),
        ...(record.mode === 'none' ? { SAGEBRUSH_HOST_ADDRESSES: hostMap(spec) } : {}),
        ...spec.environment,
      },
      argv:
        record.socketFolder === undefined || record.servePort === undefined
          ? spec.argv
          : withRelay(spec.argv, interpreter, `${SOCKET_FOLDER_INSIDE}/serve`, record.servePort),
      network: !isolated
        ? { kind: 'host' }
        : record.hosts === 1
          ? { kind: 'own' }
          : { kind: 'joined', holderPid: await networks(record.mode).join(record.group, record.id) },
      folder,
      root,
    };
    switch (record.mode) {
      case 'bubblewrap':
        return bubblewrapLaunch(launch);
      case 'unshare':
        return unshareLaunch(launch);
      case 'none':
        return plainLaunch(launch, spec.mlFolder, spec.binds);
    }
  }

  async function recover(handle: RunnerHandle): Promise<ContainerState> {
    return readState(folderOf(handle.id), () => groupsFor().outOfMemory(handle.id));
  }

  async function wait(handle: RunnerHandle, signal: AbortSignal): Promise<ContainerState> {
    const waker = watchPaths([folderOf(handle.id)], signal);
    try {
      for (;;) {
        signal.throwIfAborted();
        const state = await recover(handle);
        if (state.state !== 'running') return state;
        await waker.next();
      }
    } finally {
      waker.close();
    }
  }

  /** Kills and waits until the supervisor has seen it. */
  async function kill(id: string): Promise<void> {
    const folder = folderOf(id);
    const record = await readRecord(folder);
    const mark = await readMark(join(folder, 'started'));
    if (record === undefined || mark === undefined) return;
    const waker = watchPaths([folder], new AbortController().signal);
    try {
      for (;;) {
        const state = await readState(folder, () => false);
        if (state.state !== 'running') break;
        await killTree(record.mode, mark);
        await waker.next();
      }
    } finally {
      waker.close();
    }
    // What a plain process left behind in sessions of its own.
    for (const pid of groupsFor().processes(id)) sendSignal(pid, 'SIGKILL');
  }

  return {
    name: 'process',
    async fingerprint() {
      if (process.platform !== 'linux') return { usable: false, detail: 'the process runner needs Linux' };
      try {
        const mode = await isolation();
        const name = mode === 'none' ? 'plain processes, nothing isolated' : `namespaces through ${mode}`;
        return { usable: true, detail: `${name}; ${groupsFor().detail}` };
      } catch (error) {
        return { usable: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    start(spec) {
      const running = starting.get(spec.id) ?? start(spec).finally(() => starting.delete(spec.id));
      starting.set(spec.id, running);
      return running;
    },
    async find(id) {
      assertId(id);
      const folder = folderOf(id);
      return (await readRecord(folder)) === undefined ? undefined : { runner: 'process', id, data: { folder } };
    },
    async list() {
      const ids = await listContainers(options.folder);
      return ids.map((id) => ({ runner: 'process', id, data: { folder: folderOf(id) } }));
    },
    recover,
    wait,
    async signal(handle, signal) {
      const folder = folderOf(handle.id);
      const record = await readRecord(folder);
      const mark = await readMark(join(folder, 'started'));
      if (record === undefined || mark === undefined) return;
      if (signal === 'SIGKILL') await killTree(record.mode, mark);
      else await signalMain(record.mode, mark, signal);
    },
    async destroy(handle) {
      const folder = folderOf(handle.id);
      // A supervisor that was spawned and has not claimed yet must find the place taken.
      if (existsSync(folder)) await writeOnce(join(folder, 'started'), '');
      await kill(handle.id);
      const record = await readRecord(folder);
      groupsFor().remove(handle.id);
      if (record !== undefined && record.network === 'isolated' && record.hosts > 1)
        await networks(record.mode).leave(record.group, record.id);
      if (record?.socketFolder !== undefined) await removeTree(record.socketFolder);
      // First out of sight at once, then removed: a crash half-way must not leave a folder that looks startable.
      await removing;
      const removed = join(options.folder, removedName(handle.id));
      await removeTree(removed);
      try {
        await rename(folder, removed);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      await removeTree(removed);
    },
    logs: (handle, offset, signal) =>
      followLog(join(folderOf(handle.id), 'log'), folderOf(handle.id), offset, signal, async () => {
        return (await recover(handle)).state !== 'running';
      }),
    async stats(handle) {
      const mark = await readMark(join(folderOf(handle.id), 'started'));
      if (mark === undefined || (await recover(handle)).state !== 'running') return undefined;
      return groupsFor().stats(handle.id) ?? treeStats(mark);
    },
    async address(handle, port) {
      const record = await readRecord(folderOf(handle.id));
      if (record === undefined) throw new Error(`no container ${handle.id}`);
      if (record.socketFolder !== undefined && port === record.servePort) {
        const path = join(record.socketFolder, 'serve');
        // The container can write there: only a socket is ever connected to, never a link to something of this machine's.
        if (existsSync(path) && !lstatSync(path).isSocket()) throw new Error(`${path} is not a socket`);
        return { kind: 'socket', path };
      }
      if (record.network === 'isolated') throw new Error(`port ${port} of ${handle.id} is isolated`);
      return { kind: 'tcp', host: '127.0.0.1', port: port === record.servePort ? (record.boundPort ?? port) : port };
    },
  };
}

/** Ids name folders. */
function assertId(id: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/.test(id)) throw new Error(`not a container id: ${JSON.stringify(id)}`);
}

/**
 * Arguments and variables end at a NUL: one inside would cut a text off or, in the launcher's own list, begin an option of the user's choice
 * (a bind of any folder of this machine).
 */
function assertTexts({ argv, environment }: ContainerSpec): void {
  const wrong = argv.find((word) => word.includes('\0'));
  if (wrong !== undefined)
    throw new JobError(`A program cannot be given an argument with a NUL: ${JSON.stringify(wrong)}.`);
  for (const [name, value] of Object.entries(environment)) {
    if (name === '' || /[=\0]/.test(name))
      throw new JobError(`${JSON.stringify(name)} cannot be the name of a variable.`);
    if (value.includes('\0')) throw new JobError(`A program cannot be given a variable with a NUL: ${name}.`);
  }
}

/** What programs read where /etc/hosts cannot be theirs. */
const hostMap = (spec: ContainerSpec): string =>
  JSON.stringify(Object.fromEntries(hostAddresses(spec.group, spec.hosts).map(({ name, address }) => [name, address])));

async function writeEtc(folder: string, spec: ContainerSpec, isolated: boolean): Promise<void> {
  const machine = isolated || !existsSync('/etc/hosts') ? '' : readFileSync('/etc/hosts', 'utf8');
  const files = {
    hosts: hostsFile(hostAddresses(spec.group, spec.hosts), machine),
    hostname: `${spec.hostname}\n`,
    passwd: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
    group: 'root:x:0:\nnogroup:x:65534:\n',
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, 'etc', name), text)));
}

/** Socket paths hold 107 bytes; a data folder may lie deeper than that. */
async function makeSocketFolder(folder: string): Promise<string> {
  const near = resolve(folder, 'run');
  if (Buffer.byteLength(near) < 96) {
    await mkdir(near, { recursive: true, mode: 0o700 });
    return near;
  }
  const name = createHash('sha256').update(near).digest('hex').slice(0, 12);
  return mkdtemp(join(tmpdir(), `sagebrush-${name}-`));
}

async function spawnShim(folder: string, mode: IsolationMode, command: readonly string[]): Promise<void> {
  const log = await open(join(folder, 'log'), 'a', 0o600);
  try {
    const child = spawn('/bin/sh', ['-c', SHIM, 'sagebrush-container', folder, mode, ...command], {
      cwd: '/',
      detached: true,
      // Nothing of the server's environment: the container's own comes through a file.
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
    });
    child.unref();
    await new Promise<void>((done, failed) => {
      child.once('error', failed);
      const claimed = child.stdio[3];
      claimed?.once('close', () => done());
      claimed?.on('data', () => {});
    });
  } finally {
    await log.close();
  }
}

/** Containers that have state in this folder. */
async function listContainers(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
