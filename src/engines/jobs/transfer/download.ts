import { constants, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { JobError } from '../engine.ts';
import type { InputPlan } from '../plan.ts';
import { unpackArchive } from './archive.ts';
import { eachOf } from './parallel.ts';
import { assertNoClash, outsidePath } from './paths.ts';
import type { ObjectTransfer } from './port.ts';
import { resolveSource, type SourceEntry, shareOf } from './sources.ts';

/** Enough to hide the latency of small objects, few enough to keep memory flat. */
const PARALLEL = 8;

/**
 * Copies one input to the folders of all hosts. What every host gets is fetched once and copied on disk. Repeating it writes the same
 * files again. Throws `JobError` for what the user can mend.
 */
export async function downloadInput(
  input: InputPlan,
  mlFolders: readonly string[],
  transfer: ObjectTransfer,
  signal: AbortSignal,
  progress: (done: number, all: number) => void = () => {},
): Promise<void> {
  const folders = mlFolders.map((folder) => outsidePath(folder, input.localPath));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const { entries: found, written } = await resolveSource(input, transfer, signal);
  const entries = input.compression === 'gzip' ? found.map(withoutGz) : found;
  if (entries.length === 0 && written === undefined) {
    if (input.optional) return;
    throw new JobError(
      `No S3 objects found under S3 URL "${input.source.uri}" given in input data source (${input.label}). Please ensure that the bucket exists, that objects exist under that S3 prefix, and that the role may read them.`,
    );
  }
  if (input.compression !== 'tar.gz') assertNoClash(entries);
  // Each file with the hosts that it goes to.
  const shares = new Map<SourceEntry, string[]>();
  for (const [host, folder] of folders.entries())
    for (const entry of shareOf(entries, input, host, folders.length)) {
      const targets = shares.get(entry);
      if (targets === undefined) shares.set(entry, [folder]);
      else targets.push(folder);
    }
  let done = 0;
  await eachOf(shares, PARALLEL, signal, async ([entry, targets]) => {
    await fetchEntry(entry, targets, input, transfer, signal);
    progress(++done, shares.size);
  });
  if (written !== undefined)
    for (const folder of folders) await writeFile(join(folder, written.relative), written.content);
}

/** Empties the folders of an input, for a download that failed half way. */
export async function removeInput(input: InputPlan, mlFolders: readonly string[]): Promise<void> {
  for (const folder of mlFolders) await rm(outsidePath(folder, input.localPath), { recursive: true, force: true });
}

const withoutGz = (entry: SourceEntry): SourceEntry => ({ ...entry, relative: entry.relative.replace(/\.gz$/, '') });

async function fetchEntry(
  entry: SourceEntry,
  folders: readonly string[],
  input: InputPlan,
  transfer: ObjectTransfer,
  signal: AbortSignal,
): Promise<void> {
  if (input.compression === 'tar.gz') {
    for (const folder of folders)
      await unpackArchive(await transfer.open(entry.uri, signal), folder, entry.uri, signal);
    return;
  }
  const [first, ...others] = folders.map((folder) => join(folder, entry.relative));
  if (first === undefined) return;
  await mkdir(dirname(first), { recursive: true });
  const body = Readable.from(await transfer.open(entry.uri, signal), { objectMode: false });
  const file = createWriteStream(first);
  if (input.compression === 'gzip')
    await pipeline(body, createGunzip(), file, { signal }).catch((error: unknown) => {
      const broken = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
      throw broken ? new JobError(`The object ${entry.uri} is not valid gzip, as its CompressionType says.`) : error;
    });
  else await pipeline(body, file, { signal });
  for (const other of others) {
    await mkdir(dirname(other), { recursive: true });
    // Shares the disk's blocks where the file system can; a host that changes its copy changes no other's.
    await copyFile(first, other, constants.COPYFILE_FICLONE);
  }
}
