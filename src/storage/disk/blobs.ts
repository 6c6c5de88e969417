import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { constants, copyFile, link, mkdir, open, opendir, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Ids } from '../../platform/ids.ts';
import type { Blobs, WrittenBlob } from '../blobs.ts';
import { BlobMissing, StorageFull } from '../blobs.ts';

/** The blobs' port, and what the opener needs beyond it. */
export interface DiskBlobs extends Blobs {
  /** Removes half-written files of earlier processes. */
  sweepIncoming(): Promise<void>;
  /** When the file appeared under its name (the file system's ms); undefined where there is none. */
  appearedAt(id: string): Promise<number | undefined>;
  /** Deletes every blob. */
  reset(): Promise<void>;
}

/** Bytes that are collected before they are handed to the disk. */
const WRITE_SIZE = 1 << 20;
/** Bytes between two flushes of a long write, so that the disk works while the bytes come in and not only at the end. */
const FLUSH_SIZE = 64 << 20;
/** Larger pieces are slower and pile up: they leave too few objects behind for the collector to be called before some 64 MB are garbage. */
const READ_SIZE = 64 << 10;

/**
 * Blobs as files `ab/cdef…` under `folder`, named by their id. They are written in `incoming/`, forced to the disk, and renamed; a
 * file under its id never changes again, so copies are hard links.
 *
 * `openFile` is a parameter for the tests, which hand in disks that fill up.
 */
export async function openBlobs(folder: string, ids: Ids, openFile: typeof open = open): Promise<DiskBlobs> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const shelves = new Set(await readdir(folder));

  const pathOf = (id: string): string => join(folder, id.slice(0, 2), id.slice(2));
  const checkedPath = (id: string): string => {
    if (!isId(id)) throw new BlobMissing(`no blob ${JSON.stringify(id)}`);
    return pathOf(id);
  };
  /** The folder of an id, made durable when it is new. */
  const shelfOf = async (id: string): Promise<string> => {
    const shelf = join(folder, id.slice(0, 2));
    if (!shelves.has(id.slice(0, 2))) {
      await mkdir(shelf, { recursive: true, mode: 0o700 });
      await syncFolder(folder);
      shelves.add(id.slice(0, 2));
    }
    return shelf;
  };

  /** Makes a file in `incoming/`, lets `fill` write it, and gives it its name; whatever goes wrong, nothing stays. */
  async function create<T>(fill: (temporary: string) => Promise<T>): Promise<T & { readonly id: string }> {
    let id = ids.hex(32);
    while ((await sizeOf(pathOf(id))) !== undefined) id = ids.hex(32);
    const temporary = join(incoming, id);
    try {
      const result = await fill(temporary);
      const shelf = await shelfOf(id);
      await rename(temporary, pathOf(id));
      await syncFolder(shelf);
      return { ...result, id };
    } catch (error) {
      await rm(temporary, { force: true });
      throw mediumError(error);
    }
  }

  return {
    write: (source, options = {}) =>
      create(async (temporary) => {
        const file = await openFile(temporary, 'wx', 0o600);
        try {
          const digests = createDigests(options.sha256 ?? false);
          const size = await writeAll(file, source, digests.update, options.signal);
          await file.datasync();
          return { size, ...digests.done() };
        } finally {
          await file.close();
        }
      }),

    async concat(parts) {
      const sources = parts.map(checkedPath);
      const sizes = async (): Promise<number[]> => {
        const found = await Promise.all(sources.map(sizeOf));
        return found.map((size, index) => {
          if (size === undefined) throw new BlobMissing(`no blob ${parts[index]}`);
          return size;
        });
      };
      const [firstSize = 0] = await sizes();
      return create(async (temporary) => {
        const [first, ...others] = sources;
        try {
          if (first !== undefined && others.length === 0 && (await linked(first, temporary)))
            return { size: firstSize };
          if (first !== undefined) await copyFile(first, temporary, constants.COPYFILE_FICLONE);
          const file = await openFile(temporary, 'a', 0o600);
          try {
            let size = firstSize;
            for (const other of others) size += await appendFile(file, other);
            await file.datasync();
            return { size };
          } finally {
            await file.close();
          }
        } catch (error) {
          // A source that was deleted in the meantime is as missing as one that never was.
          if (isCode(error, 'ENOENT')) await sizes();
          throw error;
        }
      });
    },

    async read(id, range) {
      let file: FileHandle;
      try {
        file = await open(checkedPath(id), 'r');
      } catch (error) {
        throw isCode(error, 'ENOENT') ? new BlobMissing(`no blob ${id}`) : mediumError(error);
      }
      return file.createReadStream({ highWaterMark: READ_SIZE, ...range });
    },

    path: (id) => (isId(id) ? pathOf(id) : undefined),

    async delete(targets) {
      for (const id of targets) {
        await unlink(checkedPath(id)).catch((error: unknown) => {
          if (!isCode(error, 'ENOENT')) throw mediumError(error);
        });
      }
    },

    async *list() {
      for (const shelf of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
        for await (const entry of await opendir(join(folder, shelf))) {
          if (isId(shelf + entry.name)) yield shelf + entry.name;
        }
      }
    },

    async sweepIncoming() {
      for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true });
    },
    async appearedAt(id) {
      // ctime: a hard link changes it, so that a new name of old bytes counts as new.
      return (await stat(checkedPath(id)).catch(() => undefined))?.ctimeMs;
    },
    async reset() {
      for (const shelf of await readdir(folder)) {
        for (const name of await readdir(join(folder, shelf))) await rm(join(folder, shelf, name), { force: true });
      }
    },
  };
}

const isId = (id: string): boolean => /^[0-9a-f]{8,64}$/.test(id);

/** Digests of a stream. CRC32 is nearly free (several GB/s), MD5 is not (0.7 GB/s); SHA-256 is made on demand. */
function createDigests(withSha256: boolean): {
  readonly update: (chunk: Uint8Array) => void;
  readonly done: () => Pick<WrittenBlob, 'md5' | 'sha256' | 'crc32'>;
} {
  const md5 = createHash('md5');
  const sha256 = withSha256 ? createHash('sha256') : undefined;
  let crc = 0;
  return {
    update(chunk) {
      md5.update(chunk);
      sha256?.update(chunk);
      crc = crc32(chunk, crc);
    },
    done() {
      const big = Buffer.alloc(4);
      big.writeUInt32BE(crc);
      return {
        md5: md5.digest('hex'),
        ...(sha256 === undefined ? {} : { sha256: sha256.digest('hex') }),
        crc32: big.toString('base64'),
      };
    },
  };
}

/** Writes the source in large pieces; while one is on its way to the disk the next is collected and hashed. Answers the bytes. */
async function writeAll(
  file: FileHandle,
  source: AsyncIterable<Uint8Array>,
  seen: (chunk: Uint8Array) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  let size = 0;
  let flushedAt = 0;
  let collected: Uint8Array[] = [];
  let collectedSize = 0;
  let writing: Promise<void> = Promise.resolve();
  const writeOut = async (): Promise<void> => {
    const chunks = collected;
    const flush = size - flushedAt >= FLUSH_SIZE;
    if (flush) flushedAt = size;
    collected = [];
    collectedSize = 0;
    await writing;
    writing = writeChunks(file, chunks, flush);
    // Its failure is reported by the next `await writing`; until then it must not count as unhandled.
    writing.catch(() => {});
  };
  try {
    for await (const chunk of abortable(source, signal)) {
      seen(chunk);
      size += chunk.byteLength;
      collected.push(chunk);
      collectedSize += chunk.byteLength;
      if (collectedSize >= WRITE_SIZE) await writeOut();
    }
    if (collectedSize > 0) await writeOut();
  } finally {
    // The file must not be closed under a write.
    await writing;
  }
  return size;
}

async function writeChunks(file: FileHandle, chunks: readonly Uint8Array[], flush: boolean): Promise<void> {
  const total = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const { bytesWritten } = await file.writev(chunks);
  if (bytesWritten < total) await writeWhole(file, Buffer.concat(chunks).subarray(bytesWritten));
  if (flush) await file.datasync();
}

/** A system may write less than it was given, and more than once. */
async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
}

/** The source's chunks until it ends, fails or the signal fires, also while it is silent. */
async function* abortable(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (signal === undefined) {
    yield* source;
    return;
  }
  signal.throwIfAborted();
  const iterator = source[Symbol.asyncIterator]();
  let giveUp: () => void = () => {};
  const stop = (): void => giveUp();
  signal.addEventListener('abort', stop, { once: true });
  // One promise per wait: a race against one that lasts as long as the upload would keep every chunk alive until its end.
  const next = (): Promise<IteratorResult<Uint8Array>> =>
    new Promise((resolve, reject) => {
      giveUp = () => reject(signal.reason);
      if (signal.aborted) giveUp();
      else iterator.next().then(resolve, reject);
    });
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await next();
      if (done === true) {
        ended = true;
        return;
      }
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: a generator that is silent answers only when it speaks again.
    if (!ended) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

async function appendFile(target: FileHandle, path: string): Promise<number> {
  const source = await open(path, 'r');
  const buffer = Buffer.allocUnsafeSlow(WRITE_SIZE);
  let size = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return size;
      await writeWhole(target, buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await source.close();
  }
}

/** A second name for the same bytes; false where the file system has no (more) hard links. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EMLINK') || isCode(error, 'EPERM') || isCode(error, 'ENOTSUP') || isCode(error, 'ENOSYS'))
      return false;
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function mediumError(error: unknown): unknown {
  const medium = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EMFILE', 'ENFILE'].find((code) => isCode(error, code));
  return medium === undefined ? error : new StorageFull(`the disk cannot be written: ${medium}`, { cause: error });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
