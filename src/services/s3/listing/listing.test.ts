import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isServiceError } from '../../../platform/errors.ts';
import { body, type Harness, openHarness } from '../harness.ts';

let s3: Harness;
const Bucket = 'listing';
const KEYS = ['a', 'b/1', 'b/2', 'b/c/3', 'd e+f', 'ü/x', 'z'];
before(async () => {
  s3 = await openHarness();
  await s3.call('CreateBucket', { Bucket });
  for (const Key of KEYS) await s3.call('PutObject', { Bucket, Key, Body: body(Key) });
});
after(() => s3.close());

const list = (more = {}) => s3.call('ListObjectsV2', { Bucket, ...more });
const keys = (page: { Contents?: readonly { Key?: string | undefined }[] | undefined }) =>
  (page.Contents ?? []).map((object) => object.Key);
const prefixes = (page: { CommonPrefixes?: readonly { Prefix?: string | undefined }[] | undefined }) =>
  (page.CommonPrefixes ?? []).map((common) => common.Prefix);

test('all keys in the order of their bytes, with what each entry says', async () => {
  const page = await list();
  assert.deepEqual(keys(page), ['a', 'b/1', 'b/2', 'b/c/3', 'd e+f', 'z', 'ü/x']);
  assert.deepEqual([page.KeyCount, page.MaxKeys, page.IsTruncated, page.Name], [7, 1000, false, Bucket]);
  const [entry] = page.Contents ?? [];
  assert.deepEqual([entry?.Size, entry?.StorageClass, entry?.Owner], [1, 'STANDARD', undefined]);
  const [owned] = (await list({ FetchOwner: true })).Contents ?? [];
  assert.match(owned?.Owner?.ID ?? '', /^[0-9a-f]{64}$/);
});

test('prefix and delimiter fold', async () => {
  const top = await list({ Delimiter: '/' });
  assert.deepEqual(
    [keys(top), prefixes(top)],
    [
      ['a', 'd e+f', 'z'],
      ['b/', 'ü/'],
    ],
  );
  const inner = await list({ Delimiter: '/', Prefix: 'b/' });
  assert.deepEqual([keys(inner), prefixes(inner)], [['b/1', 'b/2'], ['b/c/']]);
});

test('pages by token; a token is not made up', async () => {
  const found: unknown[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await list({ MaxKeys: 2, Delimiter: '/', ContinuationToken });
    assert.ok((page.KeyCount ?? 0) <= 2);
    found.push(...keys(page), ...prefixes(page));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  assert.deepEqual(found.sort(), ['a', 'b/', 'd e+f', 'z', 'ü/']);
  await assert.rejects(list({ ContinuationToken: 'nonsense' }), (error) => isServiceError(error, 'InvalidArgument'));
  assert.deepEqual(keys(await list({ StartAfter: 'b/2', MaxKeys: 2 })), ['b/c/3', 'd e+f']);
});

test('the older listing goes on from markers, also from a common prefix', async () => {
  const page = await s3.call('ListObjects', { Bucket, Delimiter: '/', MaxKeys: 2 });
  assert.deepEqual([keys(page), prefixes(page), page.NextMarker], [['a'], ['b/'], 'b/']);
  const rest = await s3.call('ListObjects', { Bucket, Delimiter: '/', Marker: 'b/' });
  assert.deepEqual([keys(rest), prefixes(rest), rest.IsTruncated], [['d e+f', 'z'], ['ü/'], false]);
  assert.equal((await s3.call('ListObjects', { Bucket, MaxKeys: 2 })).NextMarker, undefined);
});

test('encoding-type=url', async () => {
  const page = await list({ EncodingType: 'url', Prefix: 'd ' });
  assert.deepEqual([keys(page), page.Prefix, page.EncodingType], [['d%20e%2Bf'], 'd%20', 'url']);
  assert.deepEqual(prefixes(await list({ EncodingType: 'url', Delimiter: '/', Prefix: 'ü' })), ['%C3%BC/']);
});

test('page sizes: none, too many, negative', async () => {
  const none = await list({ MaxKeys: 0 });
  assert.deepEqual([none.KeyCount, none.IsTruncated], [0, false]);
  assert.equal((await list({ MaxKeys: 5000 })).MaxKeys, 1000);
  await assert.rejects(list({ MaxKeys: -1 }), (error) => isServiceError(error, 'InvalidArgument'));
});

test('without versioning every object is its only version', async () => {
  const page = await s3.call('ListObjectVersions', { Bucket, MaxKeys: 2 });
  assert.deepEqual(
    page.Versions?.map((version) => [version.Key, version.VersionId, version.IsLatest]),
    [
      ['a', 'null', true],
      ['b/1', 'null', true],
    ],
  );
  const rest = await s3.call('ListObjectVersions', {
    Bucket,
    KeyMarker: page.NextKeyMarker,
    VersionIdMarker: page.NextVersionIdMarker,
  });
  assert.equal(rest.Versions?.length, KEYS.length - 2);
});
