import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { BlobMissing } from '../blobs.ts';
import type { Store } from '../store.ts';
import type { MakePlace } from './harness.ts';
import { chunks, collect, fresh, SCOPE } from './harness.ts';

async function ids(store: Store): Promise<string[]> {
  const all: string[] = [];
  for await (const id of store.blobs.list()) all.push(id);
  return all.sort();
}

export function blobLaws(make: MakePlace): void {
  test('blobs: bytes come back as they went in, with their digests', async (t) => {
    const { blobs } = await fresh(t, make);
    const bytes = Buffer.alloc(3_000_001, 'sagebrush');
    const parts = [bytes.subarray(0, 1), bytes.subarray(1, 1), bytes.subarray(1, 2_500_000), bytes.subarray(2_500_000)];
    const blob = await blobs.write(chunks(...parts), { sha256: true });
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(bytes));
    assert.deepEqual(blob, {
      id: blob.id,
      size: bytes.length,
      md5: createHash('md5').update(bytes).digest('hex'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      crc32: crc.toString('base64'),
    });
    assert.ok((await collect(await blobs.read(blob.id))).equals(bytes));
    const range = await collect(await blobs.read(blob.id, { start: 2_499_999, end: 2_500_004 }));
    assert.ok(range.equals(bytes.subarray(2_499_999, 2_500_005)));
    const empty = await blobs.write(chunks());
    assert.equal(empty.size, 0);
    assert.equal(empty.md5, 'd41d8cd98f00b204e9800998ecf8427e');
    assert.equal((await collect(await blobs.read(empty.id))).length, 0);
  });

  test('blobs: a write that fails or is aborted leaves nothing', async (t) => {
    const store = await fresh(t, make);
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(2_000_000);
      throw new Error('the client went away');
    };
    await assert.rejects(store.blobs.write(failing()), /client went away/);
    const abort = new AbortController();
    const silent = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(2_000_000);
      setImmediate(() => abort.abort(new Error('enough')));
      await new Promise(() => {});
    };
    await assert.rejects(store.blobs.write(silent(), { signal: abort.signal }), /enough/);
    await assert.rejects(store.blobs.write(chunks('x'), { signal: abort.signal }), /enough/);
    assert.deepEqual(await ids(store), []);
  });

  test('blobs: concat joins in order, of one it makes a copy with a life of its own', async (t) => {
    const store = await fresh(t, make);
    const { blobs } = store;
    const [a, b] = [await blobs.write(chunks('alpha')), await blobs.write(chunks('beta'))];
    const joined = await blobs.concat([a.id, b.id, a.id]);
    assert.equal(joined.size, 14);
    assert.equal((await collect(await blobs.read(joined.id))).toString(), 'alphabetaalpha');
    const copy = await blobs.concat([a.id]);
    assert.notEqual(copy.id, a.id);
    const none = await blobs.concat([]);
    assert.equal(none.size, 0);
    await blobs.delete([a.id, joined.id, none.id]);
    assert.equal((await collect(await blobs.read(copy.id))).toString(), 'alpha');
    assert.deepEqual(await ids(store), [b.id, copy.id].sort());
    await assert.rejects(blobs.concat([b.id, a.id]), BlobMissing);
    assert.deepEqual(await ids(store), [b.id, copy.id].sort());
  });

  test('blobs: what is not there, and what is no id, is missing', async (t) => {
    const { blobs } = await fresh(t, make);
    for (const id of ['0123456789abcdef', '', '..', '../../etc/passwd', 'ab/../../x', 'ABCDEF0123']) {
      await assert.rejects(blobs.read(id), BlobMissing);
    }
    await blobs.delete(['0123456789abcdef']);
  });

  test('blobs: the next start sweeps what no row names, and only that', async (t) => {
    const place = await make();
    t.after(() => place.remove());
    const first = await place.open();
    const [named, part, unnamed] = [
      await first.blobs.write(chunks('named')),
      await first.blobs.write(chunks('part')),
      await first.blobs.write(chunks('unnamed')),
    ];
    const about = { headers: {}, metadata: {}, tags: {} };
    await first.objects.createBucket({ ...SCOPE, name: 'b', createdAt: 1, config: {} });
    await first.objects.put({
      bucket: 'b',
      key: 'k',
      blobId: named.id,
      size: 5,
      etag: 'e',
      modifiedAt: 1,
      checksums: {},
      ...about,
    });
    await first.objects.createUpload({ uploadId: 'u', bucket: 'b', key: 'k', startedAt: 1, ...about });
    await first.objects.putPart('u', { number: 1, blobId: part.id, size: 4, etag: 'e', modifiedAt: 1, checksums: {} });
    await first.close();
    const second = await place.open();
    const young = await second.blobs.write(chunks('young'));
    const copy = await second.blobs.concat([named.id]);
    // The sweep takes its own time; a minute is more than any takes that works.
    const giveUp = performance.now() + 60_000;
    while ((await ids(second)).includes(unnamed.id) && performance.now() < giveUp) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(await ids(second), [named.id, part.id, young.id, copy.id].sort());
    await second.close();
  });

  test('reset empties everything', async (t) => {
    const store = await fresh(t, make);
    await store.blobs.write(chunks('x'));
    await store.objects.createBucket({ ...SCOPE, name: 'b', createdAt: 1, config: {} });
    await store.commit([
      { kind: 'enqueue', queue: 'q', key: 'k', dueAt: 0 },
      { kind: 'put-tags', scope: SCOPE, arn: 'a', tags: { a: 'b' } },
    ]);
    await store.logs.append(SCOPE, 'g', 's', [{ timestamp: 1, message: 'm' }], { create: true });
    assert.equal((await store.work.take('q', 0, 1)).length, 1);
    await store.reset();
    assert.deepEqual(await ids(store), []);
    assert.equal(await store.objects.getBucket('b'), undefined);
    assert.equal(await store.logs.getGroup(SCOPE, 'g'), undefined);
    assert.deepEqual(await store.tags.of(SCOPE, 'a'), {});
    assert.equal(await store.work.nextDueAt('q'), undefined);
    await store.commit([{ kind: 'enqueue', queue: 'q', key: 'k', dueAt: 0 }]);
    assert.equal((await store.work.take('q', 0, 1)).length, 1, 'the old take is forgotten');
    await store.blobs.write(chunks('after'));
    assert.equal((await ids(store)).length, 1);
  });
}
