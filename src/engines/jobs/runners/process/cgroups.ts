import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';

/**
 * Limits and accounting through control groups, version 1 (one tree per controller) or 2 (one tree), where this server may write
 * there. Each container gets a group below the server's own.
 */
export interface Cgroups {
  readonly detail: string;
  /** Makes the group; answers the `cgroup.procs` files that the container's first process must enter. */
  create(id: string, limits: { readonly cpus?: number; readonly memoryBytes?: number }): readonly string[];
  stats(id: string): { readonly cpuSeconds: number; readonly memoryBytes: number } | undefined;
  /** Whether the kernel ended a process of the group for want of memory. */
  outOfMemory(id: string): boolean;
  processes(id: string): readonly number[];
  remove(id: string): void;
}

export const noCgroups: Cgroups = {
  detail: 'no CPU or memory limits (control groups cannot be written)',
  create: () => [],
  stats: () => undefined,
  outOfMemory: () => false,
  processes: () => [],
  remove() {},
};

const PERIOD = 100_000;

/** Finds where groups can be made, by trying. */
export function openCgroups(): Cgroups {
  const version1 = ['memory', 'cpu', 'cpuacct'].flatMap((controller) => {
    const base = ownGroup(controller);
    return base !== undefined && canMake(`${base}/sagebrush`) ? [[controller, `${base}/sagebrush`] as const] : [];
  });
  if (version1.some(([controller]) => controller === 'memory')) return versionOne(new Map(version1));
  for (const parent of ['/sys/fs/cgroup', ownGroup('')]) {
    if (parent === undefined || !existsSync(`${parent}/cgroup.controllers`)) continue;
    const base = `${parent}/sagebrush`;
    if (canMake(base) && enableControllers(parent) && enableControllers(base)) return versionTwo(base);
  }
  return noCgroups;
}

function versionOne(bases: ReadonlyMap<string, string>): Cgroups {
  const folder = (controller: string, id: string): string | undefined => {
    const base = bases.get(controller);
    return base === undefined ? undefined : `${base}/${id}`;
  };
  const folders = (id: string): readonly string[] => [...new Set([...bases.values()].map((base) => `${base}/${id}`))];
  return {
    detail: 'limits through control groups (version 1)',
    create(id, limits) {
      for (const path of folders(id)) mkdirSync(path, { recursive: true });
      if (limits.memoryBytes !== undefined)
        writeFileSync(`${folder('memory', id)}/memory.limit_in_bytes`, String(limits.memoryBytes));
      const cpu = folder('cpu', id);
      if (limits.cpus !== undefined && cpu !== undefined) {
        writeFileSync(`${cpu}/cpu.cfs_period_us`, String(PERIOD));
        writeFileSync(`${cpu}/cpu.cfs_quota_us`, String(Math.max(1000, Math.round(limits.cpus * PERIOD))));
      }
      return folders(id).map((path) => `${path}/cgroup.procs`);
    },
    stats(id) {
      const cpu = read(`${folder('cpuacct', id)}/cpuacct.usage`);
      const memory = read(`${folder('memory', id)}/memory.usage_in_bytes`);
      return cpu === undefined || memory === undefined
        ? undefined
        : { cpuSeconds: Number(cpu) / 1e9, memoryBytes: Number(memory) };
    },
    outOfMemory: (id) => keyed(read(`${folder('memory', id)}/memory.oom_control`), 'oom_kill') > 0,
    processes: (id) => processesOf(`${folder('memory', id)}`),
    remove(id) {
      for (const path of folders(id)) removeGroup(path);
    },
  };
}

function versionTwo(base: string): Cgroups {
  return {
    detail: 'limits through control groups (version 2)',
    create(id, limits) {
      const path = `${base}/${id}`;
      mkdirSync(path, { recursive: true });
      if (limits.memoryBytes !== undefined) writeFileSync(`${path}/memory.max`, String(limits.memoryBytes));
      if (limits.cpus !== undefined)
        writeFileSync(`${path}/cpu.max`, `${Math.max(1000, Math.round(limits.cpus * PERIOD))} ${PERIOD}`);
      return [`${path}/cgroup.procs`];
    },
    stats(id) {
      const memory = read(`${base}/${id}/memory.current`);
      return memory === undefined
        ? undefined
        : { cpuSeconds: keyed(read(`${base}/${id}/cpu.stat`), 'usage_usec') / 1e6, memoryBytes: Number(memory) };
    },
    outOfMemory: (id) => keyed(read(`${base}/${id}/memory.events`), 'oom_kill') > 0,
    processes: (id) => processesOf(`${base}/${id}`),
    remove: (id) => removeGroup(`${base}/${id}`),
  };
}

/** This server's own group in a controller's tree (`''`: version 2). */
function ownGroup(controller: string): string | undefined {
  const line = (read('/proc/self/cgroup') ?? '')
    .split('\n')
    .map((text) => text.split(':'))
    .find(([, names]) => (controller === '' ? names === '' : names?.split(',').includes(controller)));
  if (line === undefined) return undefined;
  const path = line.slice(2).join(':');
  const base = `/sys/fs/cgroup${controller === '' ? '' : `/${controller}`}${path === '/' ? '' : path}`;
  return existsSync(base) ? base : undefined;
}

function canMake(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true });
    // Another user's server may have made it.
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function enableControllers(path: string): boolean {
  try {
    writeFileSync(`${path}/cgroup.subtree_control`, '+memory +cpu');
    return true;
  } catch {
    // Delegated already, perhaps.
    const enabled = read(`${path}/cgroup.subtree_control`)?.split(/\s+/) ?? [];
    return enabled.includes('memory') && enabled.includes('cpu');
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

function keyed(text: string | undefined, key: string): number {
  const value = new RegExp(`^${key} (\\d+)$`, 'm').exec(text ?? '')?.[1];
  return value === undefined ? 0 : Number(value);
}

const processesOf = (path: string): readonly number[] =>
  (read(`${path}/cgroup.procs`) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);

/** A group can be removed only when its last process is gone, which the kernel does a moment after the exit. */
function removeGroup(path: string): void {
  if (!existsSync(path)) return;
  try {
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (entry.isDirectory()) removeGroup(`${path}/${entry.name}`);
    rmdirSync(path);
  } catch {
    // Left behind empty: the next destroy of the same id, or a reboot, removes it.
  }
}
