import { link, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Pack, type ReadEntry, Unpack } from 'tar';
import { JobError } from '../engine.ts';
import { NOT_UTF8, noName } from './paths.ts';

/** More files than any model has; a bound on what a hostile archive can make. */
const MAX_ENTRIES = 1_000_000;

/**
 * Unpacks a gzipped tar into a folder as it streams by. Entries that would leave the folder (`..`, absolute names, links that lead
 * out) and anything but files, folders and links fail the whole archive: half a model is worse than none.
 */
export async function unpackArchive(
  body: AsyncIterable<Uint8Array>,
  folder: string,
  uri: string,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stop = new AbortController();
  const links: { readonly path: string; readonly target: string }[] = [];
  let refused: JobError | undefined;
  let count = 0;
  const unpack = new Unpack({
    cwd: folder,
    strict: true,
    preserveOwner: false,
    // Weights and sparse matrices of zeros shrink a thousandfold; the disk is the bound.
    maxDecompressionRatio: Number.POSITIVE_INFINITY,
    filter(_path, entry) {
      if (refused !== undefined || !('type' in entry)) return false;
      const problem = ++count > MAX_ENTRIES ? `it has more than ${MAX_ENTRIES} entries` : problemOf(entry);
      if (problem === undefined && entry.type === 'SymbolicLink') {
        links.push({ path: entry.path, target: entry.linkpath ?? '' });
        return false;
      }
      if (problem === undefined) return true;
      refused = new JobError(`The archive ${uri} was refused: ${problem}.`);
      stop.abort();
      return false;
    },
  });
  try {
    await pipeline(Readable.from(body, { objectMode: false }), unpack, {
      signal: AbortSignal.any([signal, stop.signal]),
    });
  } catch (error) {
    if (refused !== undefined) throw refused;
    if (signal.aborted || error instanceof JobError) throw error;
    throw new JobError(`The archive ${uri} could not be unpacked: ${error instanceof Error ? error.message : error}.`);
  }
  if (refused !== undefined) throw refused;
  await makeLinks(links, folder, uri);
}

/**
 * Makes the symbolic links when all files are written, and the folders that hold them before any link: so nothing is ever written
 * through a link, in whatever order the archive has them.
 */
async function makeLinks(
  links: readonly { readonly path: string; readonly target: string }[],
  folder: string,
  uri: string,
): Promise<void> {
  try {
    for (const { path } of links) await mkdir(join(folder, posix.dirname(path)), { recursive: true });
    for (const { path, target } of links) await symlink(target, join(folder, path));
  } catch (error) {
    if (!isCode(error, 'EEXIST') && !isCode(error, 'ENOTDIR')) throw error;
    throw new JobError(`The archive ${uri} was refused: a link in it has the name of another entry or lies below one.`);
  }
}

/** Why an entry is not unpacked; undefined where it is harmless. */
function problemOf(entry: Pick<ReadEntry, 'path' | 'type' | 'linkpath'>): string | undefined {
  const name = JSON.stringify(entry.path);
  const segments = entry.path.split('/');
  if (entry.path.startsWith('/') || segments.includes('..'))
    return `the entry ${name} lies outside the archive's folder`;
  if (entry.path.includes('\0')) return `the entry ${name} has no valid name`;
  if (segments.some((segment) => Buffer.byteLength(segment) > 255))
    return `the entry ${name} has a name over 255 bytes`;
  switch (entry.type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
    case 'Directory':
    case 'GNUDumpDir':
      return undefined;
    case 'Link':
    case 'SymbolicLink': {
      const target = entry.linkpath ?? '';
      // A hard link names an entry of the archive, a symbolic one a place seen from its own folder.
      const from = entry.type === 'Link' ? '.' : posix.dirname(entry.path);
      const leadsTo = posix.normalize(posix.join(from, target));
      const out = target.startsWith('/') || leadsTo === '..' || leadsTo.startsWith('../');
      // `x/..` is not where it seems to be when `x` is a link itself.
      const steps = target.split('/').filter((step) => step !== '' && step !== '.');
      if (steps.lastIndexOf('..') > steps.findIndex((step) => step !== '..') && steps.some((step) => step !== '..'))
        return `the link ${name} goes down and up again, to ${JSON.stringify(target)}`;
      return out ? `the link ${name} leads outside the archive's folder, to ${JSON.stringify(target)}` : undefined;
    }
    default:
      return `the entry ${name} is a ${entry.type}, not a file, folder or link`;
  }
}

/**
 * A gzipped tar of the content of several folders merged into one: where two have the same file, the later folder's is taken.
 * Symbolic links go in as links, so nothing outside the folders is read; sockets, pipes and devices are left out.
 */
export async function* packFolders(folders: readonly string[], scratch: string): AsyncGenerator<Uint8Array> {
  const existing: string[] = [];
  for (const folder of folders) if ((await names(folder)).length > 0) existing.push(folder);
  const [only] = existing;
  if (existing.length <= 1) {
    yield* pack(only);
    return;
  }
  await mkdir(scratch, { recursive: true });
  const merged = await mkdtemp(join(scratch, 'merge-'));
  try {
    for (const folder of existing) await overlay(folder, merged);
    yield* pack(merged);
  } finally {
    await rm(merged, { recursive: true, force: true });
  }
}

async function* pack(folder: string | undefined): AsyncGenerator<Uint8Array> {
  const stream = new Pack({
    cwd: folder ?? '/',
    // Models are mostly noise to a compressor: the fastest level costs a few per cent of size and saves most of the time.
    gzip: { level: 1 },
    // No user names, inode numbers or access times of this machine.
    portable: true,
    filter: (_path, stat) => !('isFile' in stat) || stat.isFile() || stat.isDirectory() || stat.isSymbolicLink(),
  });
  // Pack tells of each file that it cannot read, also when nobody reads from it any more: an event without a listener ends the process.
  stream.on('error', () => {});
  if (folder !== undefined) for (const name of await names(folder)) stream.add(name);
  stream.end();
  try {
    // Pack writes Buffers; its type allows for text because the class is generic over encodings.
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : '';
    if (isCode(error, 'ENOENT') && path.includes(NOT_UTF8)) throw noName(path.slice(path.lastIndexOf('/') + 1));
    throw error;
  }
}

/** Lays the content of a folder over another one, by hard links: no data is copied. */
async function overlay(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await mkdir(target, { recursive: true }).catch(async (error: unknown) => {
        if (!isCode(error, 'EEXIST')) throw error;
        await rm(target, { force: true });
        await mkdir(target);
      });
      await overlay(source, target);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      await rm(target, { recursive: true, force: true });
      if (entry.isFile()) await link(source, target);
      else await symlink(await readlink(source), target);
    }
  }
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
