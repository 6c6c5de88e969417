import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { isServiceError } from '../../../platform/errors.ts';
import { type ChecksumAlgorithm, createDigest, memberName } from '../checksum/algorithms.ts';
import { body, type Harness, openHarness, text } from '../harness.ts';

let s3: Harness;
const Bucket = 'parts';
const Key = 'folder/big';
before(async () => {
  s3 = await openHarness();
  await s3.call('CreateBucket', { Bucket });
});
beforeEach(async () => {
  await s3.call('DeleteObject', { Bucket, Key });
  for (const upload of (await s3.call('ListMultipartUploads', { Bucket })).Uploads ?? []) {
    await s3.call('AbortMultipartUpload', { Bucket, Key: upload.Key ?? '', UploadId: upload.UploadId ?? '' });
  }
  assert.equal(await s3.blobs(), 0, 'bytes were left behind');
});
after(() => s3.close());

const refusal = (code: string, status: number) => (error: unknown) => {
  assert.ok(isServiceError(error), String(error));
  assert.deepEqual([error.code, error.status], [code, status]);
  return true;
};
const MIN = 5 * 1024 * 1024;
const first = Buffer.alloc(MIN, 'a');
const last = Buffer.from('the end');
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
const digest = (algorithm: ChecksumAlgorithm, ...pieces: Uint8Array[]): string => {
  const made = createDigest(algorithm);
  for (const piece of pieces) made.update(piece);
  return made.finish();
};
const create = async (more = {}): Promise<string> =>
  (await s3.call('CreateMultipartUpload', { Bucket, Key, ...more })).UploadId ?? '';
const upload = (UploadId: string, PartNumber: number, bytes: Uint8Array, more = {}) =>
  s3.call('UploadPart', { Bucket, Key, UploadId, PartNumber, Body: body(bytes, { cut: 1 << 20 }), ...more });
const complete = (UploadId: string, Parts: { PartNumber: number; ETag?: string | undefined }[], more = {}) =>
  s3.call('CompleteMultipartUpload', { Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more });

test('parts in any order become one object with the properties of the start', async () => {
  const UploadId = await create({ ContentType: 'text/plain', Metadata: { a: '1' }, Tagging: 't=1' });
  const two = await upload(UploadId, 2, last);
  const one = await upload(UploadId, 1, first);
  await upload(UploadId, 9, Buffer.from('not wanted'));
  assert.equal((await s3.call('ListObjectsV2', { Bucket })).KeyCount, 0);
  const done = await complete(UploadId, [
    { PartNumber: 1, ETag: one.ETag },
    { PartNumber: 2, ETag: two.ETag },
  ]);
  const ofMd5s = md5(Buffer.from(md5(first) + md5(last), 'hex'));
  assert.equal(done.ETag, `"${ofMd5s}-2"`);
  assert.equal(done.ChecksumCRC64NVME, digest('CRC64NVME', first, last));
  assert.equal(done.ChecksumType, 'FULL_OBJECT');
  const got = await s3.call('GetObject', { Bucket, Key });
  assert.equal(await text(got.Body), Buffer.concat([first, last]).toString());
  assert.deepEqual([got.ContentType, got.Metadata, got.TagCount], ['text/plain', { a: '1' }, 1]);
  assert.equal(await s3.blobs(), 1);
  const part = await s3.call('GetObject', { Bucket, Key, PartNumber: 2 });
  assert.equal(await text(part.Body), 'the end');
  assert.equal(part.PartsCount, 2);
  assert.equal(part.ContentRange, `bytes ${MIN}-${MIN + 6}/${MIN + 7}`);
  const { ObjectParts } = await s3.call('GetObjectAttributes', { Bucket, Key, ObjectAttributes: ['ObjectParts'] });
  assert.equal(ObjectParts?.TotalPartsCount, 2);
  await assert.rejects(complete(UploadId, [{ PartNumber: 1, ETag: one.ETag }]), refusal('NoSuchUpload', 404));
  // A copy is one piece with an ETag of one piece.
  await s3.call('CopyObject', { Bucket, Key: 'copy', CopySource: `${Bucket}/${Key}` });
  const copy = await s3.call('HeadObject', { Bucket, Key: 'copy', ChecksumMode: 'ENABLED' });
  assert.equal(copy.ETag, `"${md5(Buffer.concat([first, last]))}"`);
  assert.equal(copy.ChecksumCRC64NVME, done.ChecksumCRC64NVME);
  await s3.call('DeleteObject', { Bucket, Key: 'copy' });
});

test('each way in which the list of parts can be wrong', async () => {
  const UploadId = await create();
  const one = await upload(UploadId, 1, last);
  const two = await upload(UploadId, 2, last);
  const a = { PartNumber: 1, ETag: one.ETag };
  const b = { PartNumber: 2, ETag: two.ETag };
  await assert.rejects(complete(UploadId, []), refusal('MalformedXML', 400));
  await assert.rejects(complete(UploadId, [b, a]), refusal('InvalidPartOrder', 400));
  await assert.rejects(complete(UploadId, [a, a]), refusal('InvalidPartOrder', 400));
  await assert.rejects(complete(UploadId, [a, { PartNumber: 3, ETag: one.ETag }]), refusal('InvalidPart', 400));
  await assert.rejects(complete(UploadId, [{ PartNumber: 1, ETag: '"other"' }]), refusal('InvalidPart', 400));
  await assert.rejects(complete(UploadId, [a, b]), refusal('EntityTooSmall', 400));
  await assert.rejects(complete(UploadId, [b], { MpuObjectSize: 1 }), refusal('InvalidRequest', 400));
  await assert.rejects(upload(UploadId, 0, last), refusal('InvalidArgument', 400));
  await assert.rejects(upload(UploadId, 10_001, last), refusal('InvalidArgument', 400));
  await assert.rejects(upload('none', 1, last), refusal('NoSuchUpload', 404));
  await complete(UploadId, [b]);
});

test('a part that is sent again takes the place of the first', async () => {
  const UploadId = await create();
  await upload(UploadId, 1, Buffer.from('old'));
  const again = await upload(UploadId, 1, Buffer.from('new'));
  assert.equal(await s3.blobs(), 1);
  await complete(UploadId, [{ PartNumber: 1, ETag: again.ETag }]);
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key })).Body), 'new');
});

test('composite checksums: demanded of every part, joined with their count', async () => {
  const UploadId = await create({ ChecksumAlgorithm: 'SHA256' });
  const sums = [digest('SHA256', first), digest('SHA256', last)] as const;
  const one = await upload(UploadId, 1, first, { ChecksumSHA256: sums[0] });
  const two = await upload(UploadId, 2, last, { ChecksumSHA256: sums[1] });
  await assert.rejects(
    upload(UploadId, 3, last, { ChecksumCRC32: digest('CRC32', last) }),
    refusal('InvalidRequest', 400),
  );
  await assert.rejects(upload(UploadId, 3, last, { ChecksumSHA256: sums[0] }), refusal('BadDigest', 400));
  const bare = [
    { PartNumber: 1, ETag: one.ETag },
    { PartNumber: 2, ETag: two.ETag },
  ];
  await assert.rejects(complete(UploadId, bare), refusal('InvalidRequest', 400));
  const parts = bare.map((part, n) => ({ ...part, ChecksumSHA256: sums[n] }));
  await assert.rejects(complete(UploadId, parts, { ChecksumSHA256: sums[0] }), refusal('BadDigest', 400));
  const done = await complete(UploadId, parts);
  const joined = digest('SHA256', Buffer.from(sums[0], 'base64'), Buffer.from(sums[1], 'base64'));
  assert.deepEqual([done.ChecksumSHA256, done.ChecksumType], [`${joined}-2`, 'COMPOSITE']);
});

test('a full-object CRC is that of the whole, and verified', async () => {
  for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME'] as const) {
    const UploadId = await create({ ChecksumAlgorithm: algorithm, ChecksumType: 'FULL_OBJECT' });
    const one = await upload(UploadId, 1, first);
    const two = await upload(UploadId, 2, last);
    const parts = [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: two.ETag },
    ];
    const member = memberName(algorithm);
    await assert.rejects(complete(UploadId, parts, { [member]: digest(algorithm, first) }), refusal('BadDigest', 400));
    const whole = digest(algorithm, first, last);
    assert.equal((await complete(UploadId, parts, { [member]: whole }))[member], whole);
  }
  await assert.rejects(
    create({ ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }),
    refusal('InvalidRequest', 400),
  );
  await assert.rejects(
    create({ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }),
    refusal('InvalidRequest', 400),
  );
});

test('parts copied from objects, whole and by range', async () => {
  await s3.call('PutObject', { Bucket, Key: 'source', Body: body('0123456789') });
  const UploadId = await create();
  const copy = (CopySourceRange?: string) =>
    s3.call('UploadPartCopy', {
      Bucket,
      Key,
      UploadId,
      PartNumber: 1,
      CopySource: `${Bucket}/source`,
      CopySourceRange,
    });
  await assert.rejects(copy('bytes=5-10'), refusal('InvalidArgument', 400));
  await assert.rejects(copy('bytes=5-'), refusal('InvalidArgument', 400));
  await copy();
  const { CopyPartResult } = await copy('bytes=2-4');
  await complete(UploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key })).Body), '234');
  await s3.call('DeleteObject', { Bucket, Key: 'source' });
});

test('an aborted upload leaves no trace, even under a part that is still coming', async () => {
  const UploadId = await create();
  await upload(UploadId, 1, last);
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = {
    async *[Symbol.asyncIterator]() {
      yield Buffer.from('begun');
      await gate;
    },
  };
  const coming = s3.call('UploadPart', { Bucket, Key, UploadId, PartNumber: 2, Body: slow });
  await s3.call('AbortMultipartUpload', { Bucket, Key, UploadId });
  release();
  await assert.rejects(coming, refusal('NoSuchUpload', 404));
  assert.equal(await s3.blobs(), 0);
  await assert.rejects(s3.call('AbortMultipartUpload', { Bucket, Key, UploadId }), refusal('NoSuchUpload', 404));
});

test('parts and uploads are listed in pages', async () => {
  const UploadId = await create();
  for (const number of [1, 2, 5]) await upload(UploadId, number, Buffer.from(String(number)));
  const list = (more = {}) => s3.call('ListParts', { Bucket, Key, UploadId, ...more });
  const page = await list({ MaxParts: 2 });
  assert.deepEqual([page.IsTruncated, page.NextPartNumberMarker], [true, 2]);
  const rest = await list({ MaxParts: 2, PartNumberMarker: 2 });
  assert.deepEqual([rest.IsTruncated, rest.Parts?.map((part) => [part.PartNumber, part.Size])], [false, [[5, 1]]]);

  const ids: string[] = [UploadId];
  for (const key of [Key, 'folder/other', 'top']) {
    ids.push((await s3.call('CreateMultipartUpload', { Bucket, Key: key })).UploadId ?? '');
  }
  const seen: string[] = [];
  let markers: { KeyMarker?: string; UploadIdMarker?: string } = {};
  for (;;) {
    const uploads = await s3.call('ListMultipartUploads', { Bucket, MaxUploads: 1, ...markers });
    seen.push(...(uploads.Uploads ?? []).map((found) => found.UploadId ?? ''));
    if (uploads.IsTruncated !== true) break;
    markers = { KeyMarker: uploads.NextKeyMarker ?? '', UploadIdMarker: uploads.NextUploadIdMarker ?? '' };
  }
  assert.deepEqual([...seen].sort(), [...ids].sort());
  const folded = await s3.call('ListMultipartUploads', { Bucket, Delimiter: '/' });
  assert.deepEqual(folded.CommonPrefixes, [{ Prefix: 'folder/' }]);
  assert.deepEqual(
    folded.Uploads?.map((found) => found.Key),
    ['top'],
  );
  // A marker that ends in the delimiter and lies before the prefix is no common prefix of this listing.
  const below = await s3.call('ListMultipartUploads', {
    Bucket,
    Prefix: 'folder/o',
    Delimiter: '/',
    KeyMarker: 'folder/',
  });
  assert.deepEqual(
    below.Uploads?.map((found) => found.Key),
    ['folder/other'],
  );
});

test('a conditional completion: the object that came first stays, and so does the upload', async () => {
  const UploadId = await create();
  const { ETag } = await upload(UploadId, 1, last);
  await s3.call('PutObject', { Bucket, Key, Body: body('first') });
  await assert.rejects(
    complete(UploadId, [{ PartNumber: 1, ETag }], { IfNoneMatch: '*' }),
    refusal('PreconditionFailed', 412),
  );
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key })).Body), 'first');
  await complete(UploadId, [{ PartNumber: 1, ETag }]);
});

test('a part that is replaced, or an upload that ends, while parts are joined: the answer speaks of what is there then', async (t) => {
  const { concat } = s3.store.blobs;
  const completeWhile = async (meanwhile: (UploadId: string) => Promise<unknown>) => {
    const UploadId = await create();
    const { ETag } = await upload(UploadId, 1, last);
    const mocked = t.mock.method(s3.store.blobs, 'concat', async (ids: readonly string[]) => {
      mocked.mock.restore();
      await meanwhile(UploadId);
      return concat(ids);
    });
    return complete(UploadId, [{ PartNumber: 1, ETag }]);
  };
  await assert.rejects(
    completeWhile((UploadId) => upload(UploadId, 1, Buffer.from('new'))),
    refusal('InvalidPart', 400),
  );
  await completeWhile((UploadId) => upload(UploadId, 1, last));
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key })).Body), 'the end');
  await assert.rejects(
    completeWhile((UploadId) => s3.call('AbortMultipartUpload', { Bucket, Key, UploadId })),
    refusal('NoSuchUpload', 404),
  );
});

test('a part is copied from the object that is there when its bytes are read, and from no object above 5 GiB', async (t) => {
  const put = (content: string) => s3.call('PutObject', { Bucket, Key: 'source', Body: body(content) });
  await put('first');
  const UploadId = await create();
  const copy = (more = {}) =>
    s3.call('UploadPartCopy', { Bucket, Key, UploadId, PartNumber: 1, CopySource: `${Bucket}/source`, ...more });
  const { read } = s3.store.blobs;
  const mocked = t.mock.method(s3.store.blobs, 'read', async (id: string) => {
    mocked.mock.restore();
    await put('second');
    return read(id);
  });
  assert.equal((await copy()).CopyPartResult?.ETag, `"${md5(Buffer.from('second'))}"`);
  const row = await s3.store.objects.get(Bucket, 'source');
  assert.ok(row);
  await s3.store.objects.put({ ...row, size: 5 * 1024 ** 3 + 1 });
  await assert.rejects(copy(), refusal('InvalidRequest', 400));
  await copy({ CopySourceRange: 'bytes=0-5' });
  await s3.call('DeleteObject', { Bucket, Key: 'source' });
});
