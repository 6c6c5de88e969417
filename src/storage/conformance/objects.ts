import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ObjectRow, PartRow } from '../objects.ts';
import type { Store } from '../store.ts';
import type { MakePlace } from './harness.ts';
import { fresh, SCOPE } from './harness.ts';

const object = (key: string, blobId: string, more: Partial<ObjectRow> = {}): ObjectRow => ({
  bucket: 'b',
  key,
  blobId,
  size: 3,
  etag: `etag-${blobId}`,
  modifiedAt: 5,
  headers: { ContentType: 'text/plain' },
  metadata: { a: 'b' },
  tags: {},
  checksums: {},
  ...more,
});
const part = (number: number, blobId: string): PartRow => ({
  number,
  blobId,
  size: 5,
  etag: 'e',
  modifiedAt: 1,
  checksums: { ChecksumCRC32: 'x' },
});
const bucket = (store: Store, name = 'b') =>
  store.objects.createBucket({ ...SCOPE, name, createdAt: 1, config: { a: 1 } });

export function objectLaws(make: MakePlace): void {
  test('buckets: created once, listed by account, configured, deleted only when empty', async (t) => {
    const store = await fresh(t, make);
    assert.equal(await bucket(store), 'created');
    assert.equal(await bucket(store), 'exists');
    await store.objects.updateBucket('b', { policy: 'p' });
    assert.deepEqual(await store.objects.getBucket('b'), {
      ...SCOPE,
      name: 'b',
      createdAt: 1,
      config: { policy: 'p' },
    });
    assert.equal((await store.objects.listBuckets(SCOPE.accountId)).length, 1);
    assert.equal((await store.objects.listBuckets('999999999999')).length, 0);
    await store.objects.put(object('k', 'x'));
    assert.equal(await store.objects.deleteBucket('b'), 'not-empty');
    await store.objects.delete('b', [{ key: 'k' }]);
    assert.equal(await store.objects.deleteBucket('b'), 'deleted');
    assert.equal(await store.objects.deleteBucket('b'), 'missing');
    assert.deepEqual(await store.objects.put(object('k', 'x')), { outcome: 'no-bucket', orphans: [] });
    assert.equal(await store.objects.get('b', 'k'), undefined);
  });

  test('objects: a row is read back whole; replaced and deleted rows answer the blobs that nobody names', async (t) => {
    const store = await fresh(t, make);
    await bucket(store);
    const row = object('../a//b\u0000ü', 'blob1', {
      tags: { t: '1' },
      checksums: { ChecksumCRC32: 'q' },
      parts: [1, 2],
    });
    assert.deepEqual(await store.objects.put(row), { outcome: 'stored', orphans: [] });
    assert.deepEqual(await store.objects.get('b', row.key), row);
    await store.objects.put(object('same-bytes', 'blob1'));
    assert.equal(await store.objects.namesBlob('blob1'), true);
    assert.deepEqual(await store.objects.put({ ...row, blobId: 'blob2' }), { outcome: 'stored', orphans: [] });
    assert.deepEqual(await store.objects.put({ ...row, blobId: 'blob3' }), { outcome: 'stored', orphans: ['blob2'] });
    assert.deepEqual(await store.objects.put({ ...row, blobId: 'blob3', size: 9 }), { outcome: 'stored', orphans: [] });
    const targets = ['same-bytes', 'unknown', row.key, row.key].map((key) => ({ key }));
    const deleted = await store.objects.delete('b', targets);
    assert.deepEqual(deleted.outcomes, ['deleted', 'missing', 'deleted', 'missing']);
    assert.deepEqual([...deleted.orphans].sort(), ['blob1', 'blob3']);
    assert.equal(await store.objects.namesBlob('blob1'), false);
  });

  test('objects: conditions are judged against what is there, in the order of the calls', async (t) => {
    const store = await fresh(t, make);
    await bucket(store);
    const put = async (blobId: string, condition: Parameters<Store['objects']['put']>[1]): Promise<string> =>
      (await store.objects.put(object('k', blobId), condition)).outcome;
    assert.equal(await put('1', { ifMatch: '*' }), 'condition-failed');
    assert.equal(await put('1', { ifMatch: 'etag-1' }), 'condition-failed');
    assert.deepEqual(await Promise.all([put('1', { ifNoneMatch: '*' }), put('2', { ifNoneMatch: '*' })]), [
      'stored',
      'condition-failed',
    ]);
    assert.equal(await put('3', { ifMatch: 'etag-2' }), 'condition-failed');
    assert.equal((await store.objects.get('b', 'k'))?.blobId, '1');
    const remove = (key: string, ifMatch: string) => store.objects.delete('b', [{ key, ifMatch }]);
    assert.deepEqual(await remove('k', 'etag-2'), { outcomes: ['condition-failed'], orphans: [] });
    assert.deepEqual(await remove('none', '*'), { outcomes: ['missing'], orphans: [] });
    const [written, removed] = await Promise.all([put('2', { ifMatch: 'etag-1' }), remove('k', 'etag-1')]);
    assert.deepEqual([written, removed.outcomes], ['stored', ['condition-failed']], 'judged against the write before');
    assert.deepEqual(await remove('k', '*'), { outcomes: ['deleted'], orphans: ['2'] });
    assert.equal(await put('1', { ifNoneMatch: '*' }), 'stored');
    assert.equal(await put('3', { ifMatch: 'etag-1' }), 'stored');
    assert.equal(await put('4', { ifMatch: '*' }), 'stored');
    assert.equal(await store.objects.setTags('b', 'k', { x: 'y' }), true);
    assert.deepEqual(await store.objects.get('b', 'k'), object('k', '4', { tags: { x: 'y' } }));
    assert.equal(await store.objects.setTags('b', 'none', {}), false);
  });

  test('objects: lists follow the order of UTF-8 bytes from any start, within the prefix', async (t) => {
    const store = await fresh(t, make);
    await bucket(store);
    await bucket(store, 'c');
    const names = [
      '',
      'a',
      'a/',
      'a/b',
      'a0',
      'b',
      'é',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
      '\u{10ffff}x',
      '\u007f',
      '\u0000',
    ];
    const keys = [...new Set(names.flatMap((left) => names.map((right) => left + right)))].filter((key) => key !== '');
    for (const key of keys) await store.objects.put(object(key, key));
    await store.objects.put(object('elsewhere', 'e', { bucket: 'c' }));
    const sorted = keys.map((key) => Buffer.from(key)).sort(Buffer.compare);
    const anyKey = fc.constantFrom(...names, ...keys);
    await fc.assert(
      fc.asyncProperty(
        anyKey,
        fc.option(anyKey, { nil: undefined }),
        fc.option(anyKey, { nil: undefined }),
        fc.integer({ min: 1, max: 300 }),
        async (prefix, startAfter, startAt, limit) => {
          const expected = sorted
            .filter((key) => key.subarray(0, Buffer.byteLength(prefix)).equals(Buffer.from(prefix)))
            .filter((key) => startAfter === undefined || Buffer.compare(key, Buffer.from(startAfter)) > 0)
            .filter((key) => startAt === undefined || Buffer.compare(key, Buffer.from(startAt)) >= 0)
            .slice(0, limit)
            .map((key) => key.toString());
          const found = await store.objects.list({
            bucket: 'b',
            prefix,
            limit,
            ...(startAfter === undefined ? {} : { startAfter }),
            ...(startAt === undefined ? {} : { startAt }),
          });
          assert.deepEqual(
            found.map((row) => row.key),
            expected,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('uploads: parts are replaced by number; what ends an upload answers its blobs', async (t) => {
    const store = await fresh(t, make);
    await bucket(store);
    const upload = {
      uploadId: 'u',
      bucket: 'b',
      key: 'k',
      startedAt: 4,
      headers: { ContentType: 'x' },
      metadata: {},
      tags: {},
      checksumAlgorithm: 'CRC32',
    };
    await store.objects.createUpload(upload);
    assert.deepEqual(await store.objects.getUpload('b', 'k', 'u'), upload);
    assert.equal(await store.objects.getUpload('b', 'other', 'u'), undefined);
    assert.deepEqual(await store.objects.listUploads('b'), [upload]);
    assert.deepEqual((await store.objects.putPart('u', part(2, 'p2'))).orphans, []);
    await store.objects.putPart('u', part(1, 'p1'));
    assert.deepEqual((await store.objects.putPart('u', part(2, 'p2b'))).orphans, ['p2']);
    assert.deepEqual(await store.objects.listParts('u'), [part(1, 'p1'), part(2, 'p2b')]);
    assert.equal(await store.objects.namesBlob('p1'), true);
    const removed = await store.objects.removeUpload('u');
    assert.deepEqual([...removed.orphans].sort(), ['p1', 'p2b']);
    assert.equal(await store.objects.getUpload('b', 'k', 'u'), undefined);
    assert.deepEqual(await store.objects.listParts('u'), []);
    assert.deepEqual(await store.objects.putPart('u', part(3, 'late')), { outcome: 'no-upload', orphans: ['late'] });
    assert.equal(await store.objects.namesBlob('late'), false);
  });
}
