import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { chunks } from '../conformance/harness.ts';
import { openBlobs } from '../disk/blobs.ts';
import { sweepBlobs } from './sweep.ts';

/** The file system's time, as soon as it is later than `than`: its clock moves in steps of some milliseconds. */
async function markLater(file: string, than: number): Promise<number> {
  for (;;) {
    await writeFile(file, 'now');
    const { mtimeMs } = await stat(file);
    if (mtimeMs > than) return mtimeMs;
  }
}

test('the sweep deletes old blobs without a name; young ones wait for theirs, also new names of old bytes', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-sweep-'));
  t.after(() => rm(folder, { recursive: true }));
  const blobs = await openBlobs(join(folder, 'blobs'), systemIds);
  const [named, copied, old] = [
    await blobs.write(chunks('named')),
    await blobs.write(chunks('copied')),
    await blobs.write(chunks('old')),
  ];
  const startedAt = await markLater(join(folder, 'mark'), (await blobs.appearedAt(old.id)) ?? 0);
  const young = await blobs.write(chunks('young'));
  const copy = await blobs.concat([copied.id]);
  const objects = { namesBlob: async (id: string) => id === named.id };
  const sweep = (signal: AbortSignal): Promise<void> =>
    sweepBlobs({ blobs, objects, startedAt, log: silentLogger, signal });

  const left = async (): Promise<string[]> => {
    const ids: string[] = [];
    for await (const id of blobs.list()) ids.push(id);
    return ids.sort();
  };
  await sweep(AbortSignal.abort());
  assert.equal((await left()).length, 5);
  await sweep(new AbortController().signal);
  // The copied blob shares its bytes with a young name and so counts as young: the next start takes it.
  assert.deepEqual(await left(), [named.id, copied.id, young.id, copy.id].sort());
});
