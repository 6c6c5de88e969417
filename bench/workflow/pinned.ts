import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Runs the script again held to one core, where the machine can do that; answers once in the held process. */
export function holdToOneCore(script: string): void {
  if (process.env['BENCH_PINNED'] !== undefined || cpus().length < 2) return;
  const flags = [...process.execArgv, script, ...process.argv.slice(2)];
  const { status, error } = spawnSync('taskset', ['-c', '1', process.execPath, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, BENCH_PINNED: '1' },
  });
  if (error === undefined) process.exit(status ?? 1);
}
