import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isServiceError } from '../../../platform/errors.ts';
import { body, type Harness, openHarness } from '../harness.ts';
import { isBucketName } from './names.ts';

let s3: Harness;
before(async () => {
  s3 = await openHarness();
});
after(() => s3.close());

const refusal = (code: string, status: number) => (error: unknown) => {
  assert.ok(isServiceError(error), String(error));
  assert.deepEqual([error.code, error.status], [code, status]);
  return true;
};

test('names: the rules of general purpose buckets', () => {
  for (const name of ['abc', 'a-b.c', '0ab', 'a'.repeat(63), 'sagemaker-us-east-1-123456789012']) {
    assert.equal(isBucketName(name), true, name);
  }
  for (const name of [
    'ab',
    'a'.repeat(64),
    'Abc',
    'a_b',
    '-abc',
    'abc-',
    'a..b',
    '192.168.0.1',
    'xn--abc',
    'a-s3alias',
    '..',
    'a/b',
  ]) {
    assert.equal(isBucketName(name), false, name);
  }
});

test('a bucket is created, described, listed and deleted', async () => {
  assert.equal((await s3.call('CreateBucket', { Bucket: 'first' })).Location, '/first');
  assert.equal((await s3.call('HeadBucket', { Bucket: 'first' })).BucketRegion, 'us-east-1');
  assert.deepEqual(await s3.call('GetBucketLocation', { Bucket: 'first' }), {});
  const names = (await s3.call('ListBuckets', {})).Buckets?.map((bucket) => bucket.Name);
  assert.deepEqual(names, ['first']);
  await s3.call('DeleteBucket', { Bucket: 'first' });
  await assert.rejects(s3.call('HeadBucket', { Bucket: 'first' }), refusal('NoSuchBucket', 404));
  await assert.rejects(s3.call('DeleteBucket', { Bucket: 'first' }), refusal('NoSuchBucket', 404));
});

test('the tags of a new bucket are checked as those of an old one are', async () => {
  const create = (Tags: { Key: string; Value: string }[]) =>
    s3.call('CreateBucket', { Bucket: 'tagged', CreateBucketConfiguration: { Tags } });
  const tag = { Key: 'a', Value: '1' };
  await assert.rejects(create([tag, tag]), refusal('InvalidTag', 400));
  await assert.rejects(create([{ Key: 'aws:a', Value: '1' }]), refusal('InvalidTag', 400));
  await create([tag]);
  assert.deepEqual((await s3.call('GetBucketTagging', { Bucket: 'tagged' })).TagSet, [tag]);
  await s3.call('DeleteBucket', { Bucket: 'tagged' });
});

test('the Region of a new bucket', async () => {
  const west = { region: 'eu-west-1' };
  const there = { LocationConstraint: 'eu-west-1' as const };
  await assert.rejects(
    s3.call('CreateBucket', { Bucket: 'west' }, west),
    refusal('IllegalLocationConstraintException', 400),
  );
  await s3.call('CreateBucket', { Bucket: 'west', CreateBucketConfiguration: there }, west);
  assert.deepEqual(await s3.call('GetBucketLocation', { Bucket: 'west' }), there);
  await assert.rejects(
    s3.call('CreateBucket', { Bucket: 'west', CreateBucketConfiguration: there }, west),
    refusal('BucketAlreadyOwnedByYou', 409),
  );
  await assert.rejects(s3.call('CreateBucket', { Bucket: 'No' }), refusal('InvalidBucketName', 400));
});

test('names are global, buckets are private to their account', async () => {
  await s3.call('CreateBucket', { Bucket: 'mine' });
  await s3.call('CreateBucket', { Bucket: 'mine' }); // us-east-1 alone lets that pass
  const stranger = { accountId: '999999999999' };
  await assert.rejects(s3.call('CreateBucket', { Bucket: 'mine' }, stranger), refusal('BucketAlreadyExists', 409));
  await assert.rejects(s3.call('HeadBucket', { Bucket: 'mine' }, stranger), refusal('AccessDenied', 403));
  await assert.rejects(s3.call('GetObject', { Bucket: 'mine', Key: 'k' }, stranger), refusal('AccessDenied', 403));
  await assert.rejects(
    s3.call('CopyObject', { Bucket: 'mine', Key: 'k', CopySource: 'mine/k' }, stranger),
    refusal('AccessDenied', 403),
  );
  assert.deepEqual((await s3.call('ListBuckets', {}, stranger)).Buckets, []);
  await assert.rejects(
    s3.call('HeadBucket', { Bucket: 'mine', ExpectedBucketOwner: '999999999999' }),
    refusal('AccessDenied', 403),
  );
});

test('a bucket with objects stays; one with only unfinished uploads goes, bytes and all', async () => {
  await s3.call('CreateBucket', { Bucket: 'full' });
  await s3.call('PutObject', { Bucket: 'full', Key: 'k', Body: body('x') });
  await assert.rejects(s3.call('DeleteBucket', { Bucket: 'full' }), refusal('BucketNotEmpty', 409));
  await s3.call('DeleteObject', { Bucket: 'full', Key: 'k' });
  const { UploadId = '' } = await s3.call('CreateMultipartUpload', { Bucket: 'full', Key: 'k' });
  await s3.call('UploadPart', { Bucket: 'full', Key: 'k', UploadId, PartNumber: 1, Body: body('part') });
  assert.equal(await s3.blobs(), 1);
  await s3.call('DeleteBucket', { Bucket: 'full' });
  assert.equal(await s3.blobs(), 0);
});

test('documents are given back as they came, and missed by their own names', async () => {
  await s3.call('CreateBucket', { Bucket: 'docs' });
  const Bucket = 'docs';
  await assert.rejects(s3.call('GetBucketPolicy', { Bucket }), refusal('NoSuchBucketPolicy', 404));
  await assert.rejects(s3.call('GetBucketTagging', { Bucket }), refusal('NoSuchTagSet', 404));
  await assert.rejects(s3.call('GetBucketCors', { Bucket }), refusal('NoSuchCORSConfiguration', 404));
  await assert.rejects(
    s3.call('GetBucketEncryption', { Bucket }),
    refusal('ServerSideEncryptionConfigurationNotFoundError', 404),
  );
  const Policy = '{"Version":"2012-10-17","Statement":[]}';
  // Two at once: neither write may undo the other.
  await Promise.all([
    s3.call('PutBucketPolicy', { Bucket, Policy }),
    s3.call('PutBucketTagging', { Bucket, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }),
  ]);
  assert.deepEqual(await s3.call('GetBucketPolicy', { Bucket }), { Policy });
  assert.deepEqual(await s3.call('GetBucketTagging', { Bucket }), { TagSet: [{ Key: 'a', Value: 'b' }] });
  await s3.call('DeleteBucketPolicy', { Bucket });
  await assert.rejects(s3.call('GetBucketPolicy', { Bucket }), refusal('NoSuchBucketPolicy', 404));
  assert.equal((await s3.call('GetBucketTagging', { Bucket })).TagSet.length, 1);
  await assert.rejects(s3.call('PutBucketPolicy', { Bucket, Policy: 'no' }), refusal('MalformedPolicy', 400));
  const { PublicAccessBlockConfiguration } = await s3.call('GetPublicAccessBlock', { Bucket });
  assert.equal(PublicAccessBlockConfiguration?.BlockPublicAcls, true);
});

test('versioning is refused rather than pretended', async () => {
  await s3.call('CreateBucket', { Bucket: 'versions' });
  const put = (Status: 'Enabled' | 'Suspended') =>
    s3.call('PutBucketVersioning', { Bucket: 'versions', VersioningConfiguration: { Status } });
  await assert.rejects(put('Enabled'), refusal('NotImplemented', 501));
  assert.deepEqual(await s3.call('GetBucketVersioning', { Bucket: 'versions' }), {});
  await put('Suspended');
  assert.deepEqual(await s3.call('GetBucketVersioning', { Bucket: 'versions' }), { Status: 'Suspended' });
});

test('ACLs say that the owner has everything, and nothing else can be said', async () => {
  await s3.call('CreateBucket', { Bucket: 'acls', ACL: 'private' });
  const { Grants = [], Owner } = await s3.call('GetBucketAcl', { Bucket: 'acls' });
  assert.deepEqual(Grants, [{ Grantee: { Type: 'CanonicalUser', ID: Owner?.ID }, Permission: 'FULL_CONTROL' }]);
  await assert.rejects(
    s3.call('PutBucketAcl', { Bucket: 'acls', ACL: 'public-read' }),
    refusal('AccessControlListNotSupported', 400),
  );
  await assert.rejects(
    s3.call('PutObject', { Bucket: 'acls', Key: 'k', ACL: 'public-read' }),
    refusal('AccessControlListNotSupported', 400),
  );
});
