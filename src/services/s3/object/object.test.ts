import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isServiceError, type ServiceError } from '../../../platform/errors.ts';
import { BlobMissing } from '../../../storage/blobs.ts';
import type { ChecksumAlgorithm } from '../checksum/algorithms.ts';
import { CHECKSUM_ALGORITHMS, createDigest, headerName, memberName } from '../checksum/algorithms.ts';
import { body, type Harness, openHarness, text } from '../harness.ts';

let s3: Harness;
const Bucket = 'objects';
before(async () => {
  s3 = await openHarness();
  await s3.call('CreateBucket', { Bucket });
});
beforeEach(async () => {
  for (const { Key = '' } of (await s3.call('ListObjectsV2', { Bucket })).Contents ?? []) {
    await s3.call('DeleteObject', { Bucket, Key });
  }
  assert.equal(await s3.blobs(), 0, 'bytes were left behind');
});
after(() => s3.close());

const refusal = (code: string, status: number) => (error: unknown) => {
  assert.ok(isServiceError(error), String(error));
  assert.deepEqual([error.code, error.status], [code, status]);
  return true;
};
const md5 = (content: string): string => createHash('md5').update(content).digest('hex');
const put = (Key: string, content: string, more = {}) =>
  s3.call('PutObject', { Bucket, Key, Body: body(content), ...more });
const digest = (algorithm: ChecksumAlgorithm, content: string): string => {
  const made = createDigest(algorithm);
  made.update(Buffer.from(content));
  return made.finish();
};

test('what was put is got: bytes, ETag, headers, metadata, time', async () => {
  const at = Math.floor(s3.clock.now() / 1000) * 1000;
  const { ETag } = await put('k', 'hello', {
    ContentType: 'text/plain',
    CacheControl: 'no-cache',
    ContentEncoding: 'aws-chunked,gzip',
    Metadata: { Colour: 'Grün' },
    Tagging: 'a=1&b=two%20words',
  });
  assert.equal(ETag, `"${md5('hello')}"`);
  const { Body, ...got } = await s3.call('GetObject', { Bucket, Key: 'k' });
  assert.equal(await text(Body), 'hello');
  assert.equal(got.ContentLength, 5);
  assert.equal(got.ContentType, 'text/plain');
  assert.equal(got.CacheControl, 'no-cache');
  assert.equal(got.ContentEncoding, 'gzip');
  assert.deepEqual(got.Metadata, { colour: 'Grün' });
  assert.equal(got.LastModified, at);
  assert.equal(got.TagCount, 2);
  assert.equal(got.ContentRange, undefined);
  assert.deepEqual(await s3.call('HeadObject', { Bucket, Key: 'k' }), got);
  const { TagSet } = await s3.call('GetObjectTagging', { Bucket, Key: 'k' });
  assert.deepEqual(TagSet, [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: 'two words' },
  ]);
});

test('an empty object, and no body at all', async () => {
  await put('empty', '');
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key: 'empty' })).Body), '');
  await s3.call('PutObject', { Bucket, Key: 'none' });
  assert.equal((await s3.call('HeadObject', { Bucket, Key: 'none' })).ContentLength, 0);
});

test('keys are only keys', async () => {
  const keys = ['..', '../../etc/passwd', 'a//b', 'a/', '/lead', 'ünï/😀', 'a b+c%2F', '.', 'x'.repeat(1024), '\u0001'];
  for (const key of keys) await put(key, key);
  for (const key of keys) assert.equal(await text((await s3.call('GetObject', { Bucket, Key: key })).Body), key);
  assert.equal((await s3.call('ListObjectsV2', { Bucket })).KeyCount, keys.length);
  await assert.rejects(put('ü'.repeat(513), ''), refusal('KeyTooLongError', 400));
  await assert.rejects(put('k', '', { Metadata: { a: 'x'.repeat(2048) } }), refusal('MetadataTooLarge', 400));
});

test('ranges and parts of a read', async () => {
  await put('k', '0123456789');
  const read = (more: object) => s3.call('GetObject', { Bucket, Key: 'k', ...more });
  const middle = await read({ Range: 'bytes=2-4' });
  assert.equal(await text(middle.Body), '234');
  assert.equal(middle.ContentRange, 'bytes 2-4/10');
  assert.equal(middle.ContentLength, 3);
  assert.equal(await text((await read({ Range: 'bytes=-2' })).Body), '89');
  assert.equal((await s3.call('HeadObject', { Bucket, Key: 'k', Range: 'bytes=8-' })).ContentRange, 'bytes 8-9/10');
  await assert.rejects(read({ Range: 'bytes=10-' }), refusal('InvalidRange', 416));
  const part = await read({ PartNumber: 1 });
  assert.equal(part.ContentRange, 'bytes 0-9/10');
  assert.equal(await text(part.Body), '0123456789');
  await assert.rejects(read({ PartNumber: 2 }), refusal('InvalidPartNumber', 416));
  await assert.rejects(read({ PartNumber: 1, Range: 'bytes=0-' }), refusal('InvalidRequest', 400));
});

test('response-… parameters take the place of what is stored, where a header can carry them', async () => {
  await put('k', 'x', { ContentType: 'text/plain' });
  const read = (more: object) => s3.call('HeadObject', { Bucket, Key: 'k', ...more });
  const answer = await read({ ResponseContentType: 'text/css', ResponseContentDisposition: 'é', ResponseExpires: 0 });
  assert.deepEqual(
    [answer.ContentType, answer.ContentDisposition, answer.Expires],
    ['text/css', 'é', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  );
  await assert.rejects(read({ ResponseContentDisposition: 'Ω' }), (error) => {
    refusal('InvalidArgument', 400)(error);
    assert.equal((error as ServiceError).members['ArgumentName'], 'response-content-disposition');
    return true;
  });
});

test('metadata keeps any name that a header can have, and no other is taken', async () => {
  const Metadata = Object.fromEntries([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
  await put('k', '', { Metadata });
  const kept = (await s3.call('HeadObject', { Bucket, Key: 'k' })).Metadata;
  assert.deepEqual(Object.entries(kept ?? {}), Object.entries(Metadata));
  for (const name of ['a b', 'ü', 'a:', '', 'a\n'])
    await assert.rejects(put('k', '', { Metadata: { [name]: '1' } }), refusal('InvalidArgument', 400));
});

test('conditional reads, and the names of what is missing', async () => {
  const { ETag } = await put('k', 'x');
  const read = (more: object) => s3.call('GetObject', { Bucket, Key: 'k', ...more });
  await assert.rejects(read({ IfNoneMatch: ETag }), refusal('NotModified', 304));
  await assert.rejects(read({ IfMatch: '"other"' }), refusal('PreconditionFailed', 412));
  await assert.rejects(read({ IfModifiedSince: s3.clock.now() }), refusal('NotModified', 304));
  assert.equal(await text((await read({ IfMatch: ETag })).Body), 'x');
  await assert.rejects(read({ VersionId: 'abc' }), refusal('InvalidArgument', 400));
  await assert.rejects(s3.call('GetObject', { Bucket, Key: 'no' }), refusal('NoSuchKey', 404));
  await assert.rejects(s3.call('GetObject', { Bucket: 'nowhere', Key: 'k' }), refusal('NoSuchBucket', 404));
});

test('conditional writes: one of many creators wins', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) => put('k', `writer ${n}`, { IfNoneMatch: '*' })),
  );
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') refusal('PreconditionFailed', 412)(outcome.reason);
  }
  assert.equal(await s3.blobs(), 1);
  await assert.rejects(put('k', 'y', { IfMatch: '"no"' }), refusal('PreconditionFailed', 412));
  await assert.rejects(put('new', 'y', { IfMatch: '"no"' }), refusal('NoSuchKey', 404));
  const { ETag } = await s3.call('HeadObject', { Bucket, Key: 'k' });
  await put('k', 'z', { IfMatch: ETag });
});

test('checksums in a header: kept, given back, and a wrong one refused', async () => {
  for (const algorithm of CHECKSUM_ALGORITHMS) {
    const value = digest(algorithm, 'hello');
    const answer = await put('k', 'hello', { [memberName(algorithm)]: value });
    assert.equal(answer[memberName(algorithm)], value);
    const head = await s3.call('HeadObject', { Bucket, Key: 'k', ChecksumMode: 'ENABLED' });
    assert.equal(head[memberName(algorithm)], value);
    assert.equal(head.ChecksumType, 'FULL_OBJECT');
    const silent = await s3.call('HeadObject', { Bucket, Key: 'k' });
    assert.equal(silent[memberName(algorithm)], undefined);
    await assert.rejects(put('k', 'hullo', { [memberName(algorithm)]: value }), refusal('BadDigest', 400));
    await assert.rejects(put('k', 'hello', { [memberName(algorithm)]: 'AAA=' }), refusal('InvalidRequest', 400));
  }
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key: 'k' })).Body), 'hello');
  assert.equal(await s3.blobs(), 1);
});

test('without a checksum of the client’s the default one is kept', async () => {
  const answer = await put('k', 'hello');
  assert.equal(answer.ChecksumCRC64NVME, digest('CRC64NVME', 'hello'));
  const part = await s3.call('GetObject', { Bucket, Key: 'k', ChecksumMode: 'ENABLED', Range: 'bytes=0-1' });
  assert.equal(part.ChecksumCRC64NVME, undefined);
  await text(part.Body);
});

test('a checksum in a trailer is known only at the end', async () => {
  const send = (value: string | undefined) => {
    const trailers: Record<string, string> = value === undefined ? {} : { [headerName('CRC32')]: value };
    return s3.call(
      'PutObject',
      { Bucket, Key: 'k', Body: body('hello', { trailers }), ChecksumAlgorithm: 'CRC32' },
      {
        headers: {
          'x-amz-trailer': 'x-amz-checksum-crc32',
          'x-amz-decoded-content-length': '5',
          'content-length': '60',
        },
      },
    );
  };
  assert.equal((await send(digest('CRC32', 'hello'))).ChecksumCRC32, digest('CRC32', 'hello'));
  await assert.rejects(send(digest('CRC32', 'other')), refusal('BadDigest', 400));
  await assert.rejects(send(undefined), refusal('MalformedTrailerError', 400));
  await assert.rejects(send('no'), refusal('InvalidRequest', 400));
});

test('Content-MD5 and the announced length are held against the bytes', async () => {
  const right = Buffer.from(md5('hello'), 'hex').toString('base64');
  await put('k', 'hello', { ContentMD5: right });
  await assert.rejects(put('k', 'hullo', { ContentMD5: right }), refusal('BadDigest', 400));
  await assert.rejects(put('k', 'hello', { ContentMD5: 'no' }), refusal('InvalidDigest', 400));
  const announced = (length: string) =>
    s3.call('PutObject', { Bucket, Key: 'k', Body: body('hello') }, { headers: { 'content-length': length } });
  await assert.rejects(announced('6'), refusal('IncompleteBody', 400));
  await assert.rejects(announced(String(5 * 1024 ** 3 + 1)), refusal('EntityTooLarge', 400));
  await announced('5');
});

test('a body that breaks off leaves no trace', async () => {
  const broken = {
    async *[Symbol.asyncIterator]() {
      yield Buffer.from('some bytes');
      throw new Error('the client went away');
    },
  };
  await assert.rejects(s3.call('PutObject', { Bucket, Key: 'k', Body: broken }), /went away/);
  assert.equal(await s3.blobs(), 0);
  assert.deepEqual(await s3.leftovers(), []);
  await assert.rejects(s3.call('HeadObject', { Bucket, Key: 'k' }), refusal('NoSuchKey', 404));
});

test('replacing and deleting objects deletes their bytes; a read that has begun goes on', async () => {
  await put('k', 'first');
  const reading = await s3.call('GetObject', { Bucket, Key: 'k' });
  await put('k', 'second');
  assert.equal(await s3.blobs(), 1);
  await s3.call('DeleteObject', { Bucket, Key: 'k' });
  assert.equal(await s3.blobs(), 0);
  assert.equal(await text(reading.Body), 'first');
  await s3.call('DeleteObject', { Bucket, Key: 'k' });
});

test('deleting many, quietly or not, and only what still is what was seen', async () => {
  await put('a', '1');
  await put('b', '2');
  const answer = await s3.call('DeleteObjects', {
    Bucket,
    Delete: { Objects: [{ Key: 'a' }, { Key: 'none' }, { Key: 'b', ETag: '"other"' }] },
  });
  assert.deepEqual(answer.Deleted, [{ Key: 'a' }, { Key: 'none' }]);
  assert.deepEqual(
    answer.Errors?.map((error) => [error.Key, error.Code]),
    [['b', 'PreconditionFailed']],
  );
  assert.deepEqual(await s3.call('DeleteObjects', { Bucket, Delete: { Quiet: true, Objects: [{ Key: 'b' }] } }), {});
  assert.equal((await s3.call('ListObjectsV2', { Bucket })).KeyCount, 0);
  await assert.rejects(s3.call('DeleteObjects', { Bucket, Delete: { Objects: [] } }), refusal('MalformedXML', 400));
});

test('a conditional delete does not take what was written in the same moment', async () => {
  const { ETag } = await put('k', 'first');
  const row = await s3.store.objects.get(Bucket, 'k');
  assert.ok(row);
  // The write is asked for first, and answered after the delete has begun.
  const written = s3.store.objects.put({ ...row, etag: md5('second') });
  const deleted = s3.call('DeleteObject', { Bucket, Key: 'k', IfMatch: ETag });
  await assert.rejects(deleted, refusal('PreconditionFailed', 412));
  await written;
  assert.equal((await s3.call('HeadObject', { Bucket, Key: 'k' })).ETag, `"${md5('second')}"`);
  const remove = (Key: string, IfMatch: string) => s3.call('DeleteObject', { Bucket, Key, IfMatch });
  await assert.rejects(remove('none', '*'), refusal('NoSuchKey', 404));
  await remove('k', '*');
});

test('copies: with the source’s properties, with new ones, and never onto itself for nothing', async () => {
  await put('a b/ü', 'hello', { ContentType: 'text/plain', Metadata: { x: '1' }, Tagging: 't=1' });
  const CopySource = `/${Bucket}/a%20b/${encodeURIComponent('ü')}`;
  const { CopyObjectResult } = await s3.call('CopyObject', { Bucket, Key: 'copy', CopySource });
  assert.equal(CopyObjectResult?.ETag, `"${md5('hello')}"`);
  const copy = await s3.call('HeadObject', { Bucket, Key: 'copy' });
  assert.deepEqual([copy.ContentType, copy.Metadata, copy.TagCount], ['text/plain', { x: '1' }, 1]);
  await s3.call('DeleteObject', { Bucket, Key: 'a b/ü' });
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key: 'copy' })).Body), 'hello');

  const onItself = { Bucket, Key: 'copy', CopySource: `${Bucket}/copy` };
  await assert.rejects(s3.call('CopyObject', onItself), refusal('InvalidRequest', 400));
  await s3.call('CopyObject', {
    ...onItself,
    MetadataDirective: 'REPLACE',
    ContentType: 'text/css',
    Metadata: { y: '2' },
  });
  const renewed = await s3.call('HeadObject', { Bucket, Key: 'copy' });
  assert.deepEqual([renewed.ContentType, renewed.Metadata], ['text/css', { y: '2' }]);
  assert.equal(await s3.blobs(), 1);

  await assert.rejects(
    s3.call('CopyObject', { ...onItself, Key: 'other', CopySourceIfNoneMatch: `"${md5('hello')}"` }),
    refusal('PreconditionFailed', 412),
  );
  await assert.rejects(
    s3.call('CopyObject', { Bucket, Key: 'k', CopySource: `${Bucket}/none` }),
    refusal('NoSuchKey', 404),
  );
  const checked = await s3.call('CopyObject', { ...onItself, Key: 'sum', ChecksumAlgorithm: 'SHA256' });
  assert.equal(checked.CopyObjectResult?.ChecksumSHA256, digest('SHA256', 'hello'));
});

test('a source that is replaced or deleted between its row and its bytes is looked for again', async (t) => {
  const { concat } = s3.store.blobs;
  const copyWhile = (meanwhile: () => Promise<unknown>) => {
    const mocked = t.mock.method(s3.store.blobs, 'concat', async (ids: readonly string[]) => {
      mocked.mock.restore();
      await meanwhile();
      return concat(ids);
    });
    return s3.call('CopyObject', { Bucket, Key: 'copy', CopySource: `${Bucket}/k` });
  };
  await put('k', 'first');
  await copyWhile(() => put('k', 'second'));
  assert.equal(await text((await s3.call('GetObject', { Bucket, Key: 'copy' })).Body), 'second');
  const deleted = copyWhile(() => s3.call('DeleteObject', { Bucket, Key: 'k' }));
  await assert.rejects(deleted, refusal('NoSuchKey', 404));
});

test('bytes that are gone while their row stands are damage, not a missing key', async () => {
  await put('k', 'hello');
  const row = await s3.store.objects.get(Bucket, 'k');
  await s3.store.blobs.delete([row?.blobId ?? '']);
  await assert.rejects(s3.call('GetObject', { Bucket, Key: 'k' }), BlobMissing);
  await assert.rejects(s3.call('CopyObject', { Bucket, Key: 'copy', CopySource: `${Bucket}/k` }), BlobMissing);
});

test('tags are limited and unique', async () => {
  await put('k', '');
  const set = (TagSet: { Key: string; Value: string }[]) =>
    s3.call('PutObjectTagging', { Bucket, Key: 'k', Tagging: { TagSet } });
  await set([{ Key: 'a', Value: '' }]);
  const eleven = Array.from({ length: 11 }, (_, n) => ({ Key: `k${n}`, Value: '' }));
  await assert.rejects(set(eleven), refusal('BadRequest', 400));
  await assert.rejects(
    set([
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]),
    refusal('InvalidTag', 400),
  );
  await assert.rejects(set([{ Key: '', Value: '1' }]), refusal('InvalidTag', 400));
  // In a header they are refused in other words.
  for (const Tagging of ['a=1&a=2', '=1', 'a=%zz', 'a=%ff'])
    await assert.rejects(put('k', '', { Tagging }), refusal('InvalidArgument', 400));
  await assert.rejects(put('k', '', { Tagging: 'aws:a=1' }), refusal('InvalidTag', 400));
  await s3.call('DeleteObjectTagging', { Bucket, Key: 'k' });
  assert.deepEqual(await s3.call('GetObjectTagging', { Bucket, Key: 'k' }), { TagSet: [] });
});

test('what would need encryption, locks or archives is refused, not pretended', async () => {
  await assert.rejects(put('k', '', { SSECustomerAlgorithm: 'AES256' }), refusal('NotImplemented', 501));
  await assert.rejects(put('k', '', { StorageClass: 'GLACIER' }), refusal('NotImplemented', 501));
  await assert.rejects(put('k', '', { StorageClass: 'NOPE' }), refusal('InvalidStorageClass', 400));
  await assert.rejects(put('k', '', { ObjectLockMode: 'GOVERNANCE' }), refusal('InvalidRequest', 400));
});

test('attributes', async () => {
  await put('k', 'hello');
  const answer = await s3.call('GetObjectAttributes', {
    Bucket,
    Key: 'k',
    ObjectAttributes: ['ETag', 'ObjectSize', 'Checksum', 'StorageClass', 'ObjectParts'],
  });
  assert.equal(answer.ETag, md5('hello'));
  assert.equal(answer.ObjectSize, 5);
  assert.equal(answer.StorageClass, 'STANDARD');
  assert.equal(answer.Checksum?.ChecksumCRC64NVME, digest('CRC64NVME', 'hello'));
  assert.equal(answer.ObjectParts, undefined);
  const parts = (more: object) =>
    s3.call('GetObjectAttributes', { Bucket, Key: 'k', ObjectAttributes: ['ObjectParts'], ...more });
  await assert.rejects(parts({ PartNumberMarker: -1 }), refusal('InvalidArgument', 400));
  await assert.rejects(parts({ MaxParts: -1 }), refusal('InvalidArgument', 400));
});

test('memory does not grow with an object: 96 MiB up and down, never 16 MiB of them held', async () => {
  setFlagsFromString('--expose_gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const size = 256 * 1024;
  const chunks = 384;
  const held = (): number => {
    collectGarbage();
    // Buffers are given back by a thread of their own, which the next collection waits for.
    collectGarbage();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  const before = held();
  let highest = 0;
  const watch = (n: number) => {
    if (n % 32 === 0) highest = Math.max(highest, held() - before);
  };
  const big = {
    async *[Symbol.asyncIterator]() {
      for (let n = 0; n < chunks; n++) {
        watch(n);
        yield Buffer.alloc(size, n);
      }
    },
  };
  await s3.call('PutObject', { Bucket, Key: 'big', Body: big });
  const { Body } = await s3.call('GetObject', { Bucket, Key: 'big' });
  let received = 0;
  let pieces = 0;
  for await (const piece of Body ?? []) {
    received += piece.length;
    watch(pieces++);
  }
  assert.equal(received, size * chunks);
  assert.ok(highest < 16 * 1024 * 1024, `held ${Math.round(highest / 1024 / 1024)} MiB`);
});

test('a body that nobody reads gives its file back', async () => {
  await put('k', 'hello');
  const open = async () => (await readdir('/proc/self/fd')).length;
  const before = await open();
  for (let n = 0; n < 8; n++) {
    const { Body } = await s3.call('GetObject', { Bucket, Key: 'k' });
    await Body?.[Symbol.asyncIterator]().return?.();
  }
  assert.ok((await open()) <= before + 1);
});
