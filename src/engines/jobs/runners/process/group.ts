import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsolationMode } from './isolation.ts';
import { isAlive, type ProcessMark, sendSignal } from './processes.ts';
import { readMark } from './state.ts';

/**
 * The network that the hosts of an isolated job share: a namespace with a loopback device and nothing else, kept by one sleeping
 * process until the last host is destroyed. Like a container's supervisor, the holder claims its place by making a file with O_EXCL.
 */
export interface GroupNetworks {
  /** Makes the container a member; answers the holder's pid. */
  join(group: string, member: string): Promise<number>;
  leave(group: string, member: string): Promise<void>;
}

const HOLDER = `
cd "$1" || exit 125
command -v ip >/dev/null 2>&1 && ip link set lo up
read -r boot < /proc/sys/kernel/random/boot_id
read -r line < /proc/$$/stat
field20() { start=\${20}; }
field20 \${line##*) }
set -C
{ echo "$$ $start $boot" > holder; } 2>/dev/null || exit 0
exec 3>&-
exec sleep infinity
`;

export function groupNetworks(folder: string, mode: IsolationMode, root: boolean): GroupNetworks {
  const turns = new Map<string, Promise<unknown>>();
  const pathOf = (group: string): string => join(folder, createHash('sha256').update(group).digest('hex').slice(0, 32));

  /** One at a time per group. */
  async function inTurn<T>(group: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(group) ?? Promise.resolve()).then(work, work);
    turns.set(group, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(group) === turn) turns.delete(group);
    }
  }

  return {
    join: (group, member) =>
      inTurn(group, async () => {
        const path = pathOf(group);
        await mkdir(join(path, 'members'), { recursive: true });
        await writeFile(join(path, 'members', member), '');
        const known = await readMark(join(path, 'holder'));
        if (known !== undefined && isAlive(known)) return known.pid;
        await rm(join(path, 'holder'), { force: true });
        return (await startHolder(path, mode, root)).pid;
      }),
    leave: (group, member) =>
      inTurn(group, async () => {
        const path = pathOf(group);
        if (!existsSync(path)) return;
        await rm(join(path, 'members', member), { force: true });
        if ((await readdir(join(path, 'members'))).length > 0) return;
        const holder = await readMark(join(path, 'holder'));
        if (holder !== undefined && isAlive(holder)) sendSignal(holder.pid, 'SIGKILL');
        await rm(path, { recursive: true, force: true });
      }),
  };
}

async function startHolder(path: string, mode: IsolationMode, root: boolean): Promise<ProcessMark> {
  const namespace =
    mode === 'bubblewrap'
      ? // Bubblewrap brings the loopback device up by itself, where no `ip` is installed too.
        [
          'bwrap',
          '--unshare-net',
          ...(root ? [] : ['--unshare-user', '--uid', '0', '--gid', '0']),
          '--dev-bind',
          '/',
          '/',
          '--',
        ]
      : ['unshare', '--net', ...(root ? [] : ['--user', '--map-root-user']), '--'];
  const [program = '', ...options] = namespace;
  const child = spawn(program, [...options, '/bin/sh', '-c', HOLDER, 'holder', path], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    cwd: '/',
  });
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    const pipe = child.stdio[3];
    pipe?.once('close', () => resolve());
    pipe?.on('data', () => {});
  });
  const mark = await readMark(join(path, 'holder'));
  if (mark === undefined) throw new Error(`no network namespace could be made for ${path}`);
  return mark;
}
