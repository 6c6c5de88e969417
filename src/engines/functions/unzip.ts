import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** A deployment package's limits: 250 MB unzipped is AWS's quota; the number of files keeps a small archive from filling the disk. */
export const MAX_UNZIPPED = 262_144_000;
export const MAX_FILES = 100_000;

/** An archive that is damaged, too large, or names what it must not. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive';
}

const FILE_TYPE = 0o170000;
const SYMLINK = 0o120000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

/**
 * Unpacks a zip archive into a new, empty folder. Nothing outside is ever written: names that leave the folder, links and special files
 * are refused, and no file is written twice. What an entry holds more than it declares ends the unpacking (yauzl checks it).
 * @throws BadArchive; the folder is then half filled and the caller's to remove.
 */
export async function unzip(archive: string, folder: string): Promise<void> {
  const zip = await open(archive);
  let total = 0;
  let files = 0;
  try {
    if (zip.entryCount > MAX_FILES) throw new BadArchive(`The archive holds more than ${MAX_FILES} files.`);
    for await (const entry of entriesOf(zip)) {
      files++;
      total += entry.uncompressedSize;
      if (files > MAX_FILES) throw new BadArchive(`The archive holds more than ${MAX_FILES} files.`);
      if (total > MAX_UNZIPPED) throw new BadArchive(`Unzipped size must be smaller than ${MAX_UNZIPPED} bytes`);
      await unpack(zip, entry, folder);
    }
  } catch (error) {
    throw blame(error);
  } finally {
    zip.close();
  }
}

/** What the file system says of an entry's name; texts of its own would tell where this server keeps its data. */
const NAME_FAULTS: Readonly<Record<string, string>> = {
  EEXIST: 'The archive names a file twice.',
  EISDIR: 'The archive names a file twice.',
  ENOTDIR: 'The archive names a file twice.',
  ENAMETOOLONG: 'The archive holds a name that is too long.',
};

/** Whose fault it was: that of the archive, or of this machine (a full disk), which is passed on as it is. */
function blame(error: unknown): unknown {
  if (error instanceof BadArchive) return error;
  const cause = error as NodeJS.ErrnoException;
  if (cause.syscall === undefined) return new BadArchive(cause.message, { cause });
  const fault = NAME_FAULTS[cause.code ?? ''];
  return fault === undefined ? cause : new BadArchive(fault, { cause });
}

function open(archive: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(archive, { lazyEntries: true, autoClose: false, strictFileNames: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(new BadArchive(error.message, { cause: error }));
    });
  });
}

/** The entries, one read after the other has been dealt with. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const next = Promise.withResolvers<Entry | undefined>();
    const entry = (one: Entry): void => next.resolve(one);
    const end = (): void => next.resolve(undefined);
    zip.once('entry', entry).once('end', end).once('error', next.reject);
    try {
      zip.readEntry();
      const found = await next.promise;
      if (found === undefined) return;
      yield found;
    } finally {
      zip.off('entry', entry).off('end', end).off('error', next.reject);
    }
  }
}

async function unpack(zip: ZipFile, entry: Entry, folder: string): Promise<void> {
  const name = entry.fileName;
  // yauzl refuses `..` and absolute names; checked again, because everything depends on it.
  if (name.includes('\0') || name.startsWith('/') || name.split(/[/\\]/).includes('..')) {
    throw new BadArchive(`The archive names a file outside of itself: ${JSON.stringify(name)}`);
  }
  const mode = entry.externalFileAttributes >>> 16;
  const type = mode & FILE_TYPE;
  if (type !== 0 && type !== REGULAR && type !== FOLDER) {
    throw new BadArchive(
      `The archive holds a ${type === SYMLINK ? 'link' : 'special file'}, which is not supported: ${JSON.stringify(name)}`,
    );
  }
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new BadArchive('The archive is encrypted.');
  const path = join(folder, name);
  if (name.endsWith('/')) {
    await mkdir(path, { recursive: true });
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  const content = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
  await pipeline(content, createWriteStream(path, { flags: 'wx', mode: (mode & 0o111) === 0 ? 0o644 : 0o755 }));
}
