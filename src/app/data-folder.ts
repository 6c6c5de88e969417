import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'sagebrush-ephemeral-';

/** Makes the folder of `--data`, for its owner alone. @throws Error with the user's next step where that cannot be */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`--data ${folder} cannot be used as a folder to write in. Choose another. (${why})`);
  }
}

/**
 * A data folder that goes with the process: made for it, removed when it ends. One that a killed process left behind is removed by the
 * next server that makes one; the process's number is part of the name.
 */
export function makeEphemeralFolder(): { readonly folder: string; remove(): void } {
  sweep();
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  return { folder, remove: () => removeFolder(folder) };
}

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!Number.isInteger(pid) || pid === process.pid || isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    if (!isOwn(folder)) continue;
    endContainers(folder);
    removeFolder(folder);
  }
}

/** Containers end a moment after their supervisors, and may still write meanwhile. */
function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/**
 * Everybody may make folders where temporary files lie: another user's is not ours to remove, and what it says of processes is not to be
 * believed.
 */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}

/** Ends what a killed server's jobs left running: their supervisors' numbers are in the data folder. */
export function endContainers(folder: string): void {
  for (const place of [path.join(folder, 'containers'), path.join(folder, 'functions', 'containers')]) endAll(place);
}

function endAll(containers: string): void {
  if (!existsSync(containers)) return;
  for (const id of readdirSync(containers, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const mark = read(path.join(containers, id.name, 'started'))?.split(' ');
    const [pid, start] = [Number(mark?.[0]), mark?.[1]];
    if (!Number.isInteger(pid) || start === undefined) continue;
    const stat = read(`/proc/${pid}/stat`);
    const now = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    // The same number and the same start: the supervisor itself, whose end ends the container.
    if (now === start) kill(pid);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone in the meantime.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
