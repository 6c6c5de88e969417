import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { IsolationMode } from './isolation.ts';

const run = promisify(execFile);
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/** The strongest mode that really works here, found by running one empty container in each. */
export async function probeIsolation(
  wanted: IsolationMode | 'auto',
  root: boolean,
): Promise<{ readonly mode: IsolationMode; readonly refused: readonly string[] }> {
  const refused: string[] = [];
  const modes: readonly IsolationMode[] = wanted === 'auto' ? ['bubblewrap', 'unshare', 'none'] : [wanted];
  for (const mode of modes) {
    const problem = await tryMode(mode, root);
    if (problem === undefined) return { mode, refused };
    refused.push(`${mode}: ${problem}`);
  }
  throw new Error(`The process runner cannot run containers here. ${refused.join('; ')}`);
}

async function tryMode(mode: IsolationMode, root: boolean): Promise<string | undefined> {
  const user = root ? [] : ['--unshare-user', '--uid', '0', '--gid', '0'];
  const commands: Record<IsolationMode, readonly (readonly string[])[]> = {
    bubblewrap: [
      [
        'bwrap',
        ...user,
        '--unshare-pid',
        '--unshare-uts',
        '--unshare-ipc',
        '--ro-bind',
        '/',
        '/',
        '--proc',
        '/proc',
        '--dev',
        '/dev',
        '--json-status-fd',
        '1',
        '--',
        'true',
      ],
    ],
    unshare: [
      [
        'unshare',
        ...(root ? [] : ['--user', '--map-root-user']),
        '--mount',
        '--pid',
        '--uts',
        '--ipc',
        '--fork',
        '--kill-child',
        '--',
        'mount',
        '-t',
        'proc',
        'proc',
        '/proc',
      ],
      ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs', '--', 'true'],
    ],
    none: [['setsid', 'true']],
  };
  for (const [program = '', ...options] of commands[mode]) {
    try {
      await run(program, [...options], { env: { PATH }, timeout: 10_000 });
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return missing ? `${program} is not installed` : firstLine(error);
    }
  }
  return undefined;
}

function firstLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  const text = stderr.trim() === '' ? String(error) : stderr.trim();
  return text.split('\n')[0] ?? text;
}
