import assert from 'node:assert/strict';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { countingIds, systemIds } from '../../platform/ids.ts';
import { BlobMissing, StorageFull } from '../blobs.ts';
import { chunks, collect } from '../conformance/harness.ts';
import { openBlobs } from './blobs.ts';

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-blobs-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** Opens files on a disk that is full after `room` bytes, or at the moment of the flush. */
function smallDisk(room: number): typeof open {
  const full = (): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  return async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    let left = room;
    return new Proxy(file, {
      get(target, name) {
        if (name === 'writev') {
          return async (parts: Uint8Array[]) => {
            left -= parts.reduce((sum, part) => sum + part.byteLength, 0);
            return left < 0 ? full() : target.writev(parts);
          };
        }
        if (name === 'datasync') return left === 0 ? full : () => target.datasync();
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
}

test('a disk that fills up under a write becomes StorageFull and leaves no file', async (t) => {
  const folder = await folderFor(t);
  const blobs = await openBlobs(folder, systemIds, smallDisk(2_500_000));
  const megabyte = Buffer.alloc(1 << 20);
  await assert.rejects(blobs.write(chunks(megabyte, megabyte, megabyte, megabyte)), StorageFull);
  assert.deepEqual(await files(folder), []);
  const kept = await blobs.write(chunks(megabyte));
  assert.equal((await collect(await blobs.read(kept.id))).length, megabyte.length);
});

test('a disk that is full only at the flush keeps nothing either', async (t) => {
  const folder = await folderFor(t);
  const blobs = await openBlobs(folder, systemIds, smallDisk(5));
  await assert.rejects(blobs.write(chunks('12345')), StorageFull);
  assert.deepEqual(await files(folder), []);
});

test('short writes are completed, however many there are', async (t) => {
  const folder = await folderFor(t);
  const stingy: typeof open = async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    return new Proxy(file, {
      get(target, name) {
        // A system may write less than it was given.
        if (name === 'writev') return async (parts: [Uint8Array]) => target.write(parts[0].subarray(0, 3));
        if (name === 'write') {
          return async (bytes: Uint8Array, at = 0, length = bytes.length) =>
            target.write(bytes, at, Math.min(length, 3));
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  const blobs = await openBlobs(folder, systemIds, stingy);
  const blob = await blobs.write(chunks('hello ', 'world'));
  assert.equal((await collect(await blobs.read(blob.id))).toString(), 'hello world');
});

test('joining blobs of which one is deleted meanwhile: it is missing, and nothing stays', async (t) => {
  const folder = await folderFor(t);
  const gone: string[] = [];
  const blobs = await openBlobs(folder, systemIds, async (path, flags, mode) => {
    // The file that the parts are joined in is opened when the first is copied and the others are not yet read.
    if (flags === 'a') await blobs.delete(gone);
    return open(path, flags, mode);
  });
  const [a, b] = [await blobs.write(chunks('alpha')), await blobs.write(chunks('beta'))];
  gone.push(b.id);
  await assert.rejects(blobs.concat([a.id, b.id]), (error) => {
    assert.ok(error instanceof BlobMissing, String(error));
    assert.match(error.message, new RegExp(b.id));
    return true;
  });
  assert.deepEqual(await files(folder), [a.id.slice(2)]);
});

test('half-written files of earlier processes are swept, blobs are not', async (t) => {
  const folder = await folderFor(t);
  const blobs = await openBlobs(folder, systemIds);
  const blob = await blobs.write(chunks('x'));
  await writeFile(join(folder, 'incoming', 'half'), 'ha');
  await blobs.sweepIncoming();
  assert.deepEqual(await readdir(join(folder, 'incoming')), []);
  assert.equal((await collect(await blobs.read(blob.id))).toString(), 'x');
});

test('an id that is taken is passed over', async (t) => {
  const folder = await folderFor(t);
  const first = await (await openBlobs(folder, countingIds())).write(chunks('first'));
  const blobs = await openBlobs(folder, countingIds());
  const second = await blobs.write(chunks('second'));
  assert.notEqual(second.id, first.id);
  assert.equal((await collect(await blobs.read(first.id))).toString(), 'first');
});

test('memory does not grow with the size of a write', async (t) => {
  const blobs = await openBlobs(await folderFor(t), systemIds);
  setFlagsFromString('--expose_gc');
  const collectGarbage: () => void = runInNewContext('gc');
  /** What is held, and not what merely waits to be collected. */
  const held = (): number => {
    collectGarbage();
    // Buffers are given back by a thread of their own, which the next collection waits for.
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  let most = 0;
  const source = async function* (): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < 256; n += 1) {
      yield Buffer.alloc(1 << 20, n);
      if (n % 32 === 31) most = Math.max(most, held());
    }
  };
  const before = held();
  const blob = await blobs.write(source());
  assert.equal(blob.size, 256 << 20);
  assert.ok(most - before < 64 << 20, `${(most - before) >> 20} MiB of buffers for 256 MiB`);
});
