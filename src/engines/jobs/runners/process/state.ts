import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { ContainerState } from '../../runner.ts';
import type { IsolationMode } from './isolation.ts';
import { isAlive, type ProcessMark } from './processes.ts';

/** `container.json`: what the server decided for a container before it was started; never changed afterwards. */
export interface ContainerRecord {
  readonly id: string;
  readonly group: string;
  readonly mode: IsolationMode;
  readonly hosts: number;
  readonly network: 'open' | 'isolated';
  readonly servePort?: number;
  /** The port of this machine that a serving container with an open network was told to listen on. */
  readonly boundPort?: number;
  /** Folder of the relay's socket, for a serving container with a network of its own. */
  readonly socketFolder?: string;
}

/** Writes a file whole or not at all. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const temporary = await writeTemporary(path, content);
  await rename(temporary, path);
}

/** Writes a file whole where there is none; the first writer wins. */
export async function writeOnce(path: string, content: string): Promise<void> {
  const temporary = await writeTemporary(path, content);
  try {
    await link(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeTemporary(path: string, content: string): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, content, { mode: 0o600 });
  return temporary;
}

export async function readRecord(folder: string): Promise<ContainerRecord | undefined> {
  const text = await readOptional(join(folder, 'container.json'));
  // Written by this room alone, whole or not at all.
  return text === undefined ? undefined : (JSON.parse(text) as ContainerRecord);
}

/** A `started` or `holder` file. */
export async function readMark(path: string): Promise<ProcessMark | undefined> {
  const match = /^(\d+) (\d+) (\S+)\n$/.exec((await readOptional(path)) ?? '');
  return match === null ? undefined : { pid: Number(match[1]), start: Number(match[2]), boot: match[3] ?? '' };
}

/** How long an empty `started` is taken for one that is just being written. */
const CLAIM_GRACE_MS = 5_000;

/** How a container stands, from its folder alone. */
export async function readState(folder: string, outOfMemory: () => boolean): Promise<ContainerState> {
  const started = await optionalStat(join(folder, 'started'));
  if (started === undefined) return { state: 'lost' };
  const exited = await readExit(folder, started.mtimeMs, outOfMemory);
  if (exited !== undefined) return exited;
  const mark = await readMark(join(folder, 'started'));
  const alive = mark === undefined ? Date.now() - started.mtimeMs < CLAIM_GRACE_MS : isAlive(mark);
  if (alive) return { state: 'running', startedAt: started.mtimeMs };
  // It may have ended between the two looks.
  return (await readExit(folder, started.mtimeMs, outOfMemory)) ?? { state: 'lost' };
}

async function readExit(
  folder: string,
  startedAt: number,
  outOfMemory: () => boolean,
): Promise<ContainerState | undefined> {
  const path = join(folder, 'exit');
  const code = /^(\d+)\n$/.exec((await readOptional(path)) ?? '')?.[1];
  const written = await optionalStat(path);
  if (code === undefined || written === undefined) return undefined;
  const exitCode = Number(code);
  const signal = signalName(exitCode - 128);
  return {
    state: 'exited',
    startedAt,
    endedAt: written.mtimeMs,
    exitCode,
    ...(signal === undefined ? {} : { signal }),
    ...(exitCode !== 0 && outOfMemory() ? { outOfMemory: true } : {}),
  };
}

const SIGNALS = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

/** Shells and bubblewrap alike report a death by signal n as 128 + n. */
const signalName = (number: number): string | undefined => SIGNALS.get(number);

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function optionalStat(path: string): Promise<{ readonly mtimeMs: number } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
