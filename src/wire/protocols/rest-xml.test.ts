import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
  SelectObjectContentCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import type { Operations as S3 } from '../../models/generated/s3.ts';
import { loadModel } from '../../models/load.ts';
import { defineService } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import { type Harness, startHarness } from '../harness.ts';

const MODIFIED = Date.UTC(2026, 1, 3, 4, 5, 6);
const content = Buffer.from('0123456789');
let wire: Harness;
let s3: S3Client;
/** Input of the last call, by operation. */
const seen: Record<string, unknown> = {};

async function read(body: AsyncIterable<Uint8Array> | undefined): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

before(async () => {
  wire = await startHarness([
    defineService<S3>(loadModel('s3'), {
      ListBuckets: () => ({ Buckets: [{ Name: 'b', CreationDate: MODIFIED }], Owner: { ID: 'me' } }),
      CreateBucket(_ctx, input) {
        seen['CreateBucket'] = input;
        return { Location: `/${input.Bucket}` };
      },
      GetBucketLocation: () => ({ LocationConstraint: 'EU' }),
      GetBucketAcl: () => ({
        Owner: { ID: 'me' },
        Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'me' }, Permission: 'FULL_CONTROL' }],
      }),
      PutBucketTagging(_ctx, input) {
        seen['PutBucketTagging'] = input;
        return {};
      },
      ListObjects(_ctx, input) {
        seen['ListObjects'] = input;
        return { Name: input.Bucket, Contents: [] };
      },
      ListObjectsV2(_ctx, input) {
        seen['ListObjectsV2'] = input;
        return {
          Name: input.Bucket,
          IsTruncated: false,
          KeyCount: 2,
          Contents: [
            {
              Key: 'a & <b> "c" \r\n\u0001é😀',
              LastModified: MODIFIED,
              ETag: '"e"',
              Size: 3,
              StorageClass: 'STANDARD',
            },
            { Key: 'plain', Size: 0 },
          ],
          CommonPrefixes: [{ Prefix: 'x/' }, { Prefix: 'y/' }],
        };
      },
      async PutObject(_ctx, input) {
        seen['PutObject'] = { ...input, Body: await read(input.Body), length: input.Body?.length };
        return { ETag: '"etag"' };
      },
      CopyObject(_ctx, input) {
        seen['CopyObject'] = input;
        return { CopyObjectResult: { ETag: '"copy"', LastModified: MODIFIED } };
      },
      async UploadPart(_ctx, input) {
        seen['UploadPart'] = { ...input, Body: await read(input.Body) };
        return { ETag: '"part"' };
      },
      UploadPartCopy(_ctx, input) {
        seen['UploadPartCopy'] = input;
        return { CopyPartResult: { ETag: '"partcopy"' } };
      },
      CreateMultipartUpload: (_ctx, { Bucket, Key }) => ({ Bucket, Key, UploadId: 'u' }),
      CompleteMultipartUpload(_ctx, input) {
        seen['CompleteMultipartUpload'] = input;
        return { Bucket: input.Bucket, Key: input.Key, ETag: '"all"', Location: 'http://x' };
      },
      ListParts: (_ctx, input) => ({ UploadId: input.UploadId, Parts: [{ PartNumber: 1, ETag: '"p"', Size: 5 }] }),
      GetObject(_ctx, input) {
        seen['GetObject'] = input;
        if (input.Key === 'missing') {
          throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { members: { Key: input.Key } });
        }
        if (input.IfNoneMatch !== undefined) {
          throw new ServiceError('NotModified', '', {
            status: 304,
            members: { ETag: '"etag"', LastModified: MODIFIED },
          });
        }
        const range = input.Range === undefined ? {} : { ContentRange: 'bytes 2-4/10' };
        const bytes = input.Range === undefined ? content : content.subarray(2, 5);
        return {
          Body: (async function* () {
            yield bytes;
          })(),
          ContentLength: bytes.length,
          ContentType: 'text/plain',
          LastModified: MODIFIED,
          ETag: '"etag"',
          Metadata: { colour: 'blue', ['odd-name']: 'ü' },
          ...range,
        };
      },
      HeadObject(_ctx, input) {
        if (input.Key === 'missing') throw new ServiceError('NotFound', '', { status: 404 });
        return { ContentLength: 2 ** 40, ETag: '"etag"', LastModified: MODIFIED };
      },
      DeleteObject: () => ({ DeleteMarker: true }),
      DeleteObjects(_ctx, input) {
        seen['DeleteObjects'] = input;
        return { Deleted: [{ Key: 'a' }], Errors: [{ Key: 'b', Code: 'AccessDenied', Message: 'no' }] };
      },
      SelectObjectContent(_ctx, input) {
        seen['SelectObjectContent'] = input;
        return {
          Payload: (async function* () {
            yield { Records: { Payload: Buffer.from('1,2\n') } };
            yield { Stats: { Details: { BytesScanned: 4, BytesProcessed: 4, BytesReturned: 4 } } };
            yield { End: {} };
          })(),
        };
      },
    }),
  ]);
  s3 = new S3Client({ ...wire.client, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
});
after(() => wire.close());

const at = { Bucket: 'b', Key: 'dir/a b+é%/../x' };

test('documents out', async () => {
  const buckets = await s3.send(new ListBucketsCommand({}));
  assert.equal(buckets.Buckets?.[0]?.CreationDate?.getTime(), MODIFIED);
  const list = await s3.send(new ListObjectsV2Command({ Bucket: 'b', Prefix: 'p q', MaxKeys: 7, FetchOwner: true }));
  assert.deepEqual(seen['ListObjectsV2'], { Bucket: 'b', Prefix: 'p q', MaxKeys: 7, FetchOwner: true });
  assert.equal(list.Contents?.[0]?.Key, 'a & <b> "c" \r\n\u0001é😀');
  assert.equal(list.Contents?.[0]?.LastModified?.getTime(), MODIFIED);
  assert.deepEqual(list.CommonPrefixes, [{ Prefix: 'x/' }, { Prefix: 'y/' }]);
  await s3.send(new ListObjectsCommand({ Bucket: 'b' }));
  assert.deepEqual(seen['ListObjects'], { Bucket: 'b' });
  assert.equal((await s3.send(new GetBucketLocationCommand({ Bucket: 'b' }))).LocationConstraint, 'EU');
  const acl = await s3.send(new GetBucketAclCommand({ Bucket: 'b' }));
  assert.deepEqual(acl.Grants, [{ Grantee: { Type: 'CanonicalUser', ID: 'me' }, Permission: 'FULL_CONTROL' }]);
});

test('roots and namespace as in the API reference', async () => {
  const response = await fetch(`${wire.endpoint}/b?list-type=2`);
  const text = await response.text();
  assert.equal(response.headers.get('content-type'), 'application/xml');
  assert.ok(
    text.startsWith(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    ),
    text,
  );
  const location = await (await fetch(`${wire.endpoint}/b/?location`)).text();
  assert.ok(
    location.endsWith('<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">EU</LocationConstraint>'),
  );
});

test('metadata may be called as it likes; a date that no calendar has is refused', async () => {
  await fetch(`${wire.endpoint}/b/k`, { method: 'PUT', headers: { 'x-amz-meta-__proto__': 'p', 'x-amz-meta-a': '1' } });
  const { Metadata } = seen['PutObject'] as { Metadata: object };
  assert.deepEqual(Object.entries(Metadata).sort(), [
    ['__proto__', 'p'],
    ['a', '1'],
  ]);
  const rule = (date: string) =>
    `<LifecycleConfiguration><Rule><Expiration><Date>${date}</Date></Expiration><Status>Enabled</Status></Rule></LifecycleConfiguration>`;
  const put = (date: string) => refused('/b?lifecycle', { method: 'PUT', body: rule(date) });
  assert.deepEqual(await put('9999999999999'), [400, 'MalformedXML']);
  assert.deepEqual(await put('2026-01-01T00:00:00Z'), [501, 'NotImplemented']);
});

test('an object in, with metadata, and out', async () => {
  await s3.send(
    new PutObjectCommand({
      ...at,
      Body: content,
      ContentType: 'text/plain',
      Metadata: { colour: 'blue' },
      Expires: new Date(MODIFIED),
    }),
  );
  const { Body, length, ...rest } = seen['PutObject'] as Record<string, unknown>;
  assert.equal(Body, content.toString());
  assert.equal(length, 10);
  assert.deepEqual(rest['Metadata'], { colour: 'blue' });
  assert.equal(rest['Key'], at.Key);
  assert.equal(rest['ContentLength'], 10);
  const answer = await s3.send(new GetObjectCommand({ ...at, IfModifiedSince: new Date(MODIFIED) }));
  assert.deepEqual(seen['GetObject'], { ...at, IfModifiedSince: MODIFIED, ChecksumMode: 'ENABLED' });
  assert.equal(await answer.Body?.transformToString(), content.toString());
  assert.equal(answer.ContentLength, 10);
  assert.equal(answer.LastModified?.getTime(), MODIFIED);
  assert.equal(answer.Metadata?.['colour'], 'blue');
  assert.match(answer.$metadata.requestId ?? '', /^[0-9A-F]{16}$/);
  assert.ok(answer.$metadata.extendedRequestId);
});

test('ranges, conditions, heads', async () => {
  const part = await s3.send(new GetObjectCommand({ ...at, Range: 'bytes=2-4' }));
  assert.equal(part.$metadata.httpStatusCode, 206);
  assert.equal(await part.Body?.transformToString(), '234');
  await assert.rejects(
    s3.send(new GetObjectCommand({ ...at, IfNoneMatch: '"etag"' })),
    (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode === 304,
  );
  const head = await s3.send(new HeadObjectCommand(at));
  assert.equal(head.ContentLength, 2 ** 40);
  await assert.rejects(s3.send(new HeadObjectCommand({ Bucket: 'b', Key: 'missing' })), { name: 'NotFound' });
  const raw = await fetch(`${wire.endpoint}/b/k`, { headers: { 'if-none-match': '"etag"' } });
  assert.equal(raw.status, 304);
  assert.equal(await raw.text(), '');
  assert.deepEqual(
    ['etag', 'last-modified', 'content-type'].map((name) => raw.headers.get(name)),
    ['"etag"', 'Tue, 03 Feb 2026 04:05:06 GMT', null],
  );
});

test('the error document', async () => {
  await assert.rejects(s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'missing' })), {
    name: 'NoSuchKey',
    Key: 'missing',
  });
  const response = await fetch(`${wire.endpoint}/b/missing`);
  const text = await response.text();
  assert.equal(response.status, 404);
  const id = response.headers.get('x-amz-request-id');
  assert.equal(
    text,
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>missing</Key><Resource>/b/missing</Resource><RequestId>${id}</RequestId><HostId>${response.headers.get('x-amz-id-2')}</HostId></Error>`,
  );
});

test('requests of one path are told apart by what they require', async () => {
  await s3.send(new CopyObjectCommand({ ...at, CopySource: 'b/other', MetadataDirective: 'COPY' }));
  assert.deepEqual(seen['CopyObject'], { ...at, CopySource: 'b/other', MetadataDirective: 'COPY' });
  await s3.send(new UploadPartCommand({ ...at, UploadId: 'u', PartNumber: 2, Body: 'part' }));
  assert.equal((seen['UploadPart'] as { Body: string }).Body, 'part');
  const copied = await s3.send(new UploadPartCopyCommand({ ...at, UploadId: 'u', PartNumber: 2, CopySource: 'b/o' }));
  assert.equal(copied.CopyPartResult?.ETag, '"partcopy"');
  const created = await s3.send(new CreateMultipartUploadCommand(at));
  assert.equal(created.UploadId, 'u');
  const parts = await s3.send(new ListPartsCommand({ ...at, UploadId: 'u' }));
  assert.deepEqual(parts.Parts, [{ PartNumber: 1, ETag: '"p"', Size: 5 }]);
  const Parts = [
    { PartNumber: 1, ETag: '"p"' },
    { PartNumber: 2, ETag: '"q"' },
  ];
  const done = await s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId: 'u', MultipartUpload: { Parts } }));
  assert.equal(done.ETag, '"all"');
  assert.deepEqual(seen['CompleteMultipartUpload'], { ...at, UploadId: 'u', MultipartUpload: { Parts } });
  const deleted = await s3.send(new DeleteObjectCommand(at));
  assert.equal(deleted.$metadata.httpStatusCode, 204);
  assert.equal(deleted.DeleteMarker, true);
});

test('documents in', async () => {
  const TagSet = [{ Key: 'a&b', Value: '<\r\n>' }];
  await s3.send(new PutBucketTaggingCommand({ Bucket: 'b', Tagging: { TagSet } }));
  assert.deepEqual((seen['PutBucketTagging'] as { Tagging: unknown }).Tagging, { TagSet });
  await s3.send(new PutBucketTaggingCommand({ Bucket: 'b', Tagging: { TagSet: [] } }));
  assert.deepEqual((seen['PutBucketTagging'] as { Tagging: unknown }).Tagging, { TagSet: [] });
  await s3.send(new CreateBucketCommand({ Bucket: 'b' }));
  await s3.send(
    new CreateBucketCommand({ Bucket: 'b', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  assert.deepEqual(seen['CreateBucket'], {
    Bucket: 'b',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
  const nowhere = { LocationConstraint: 'nowhere' as 'eu-west-1' };
  await assert.rejects(s3.send(new CreateBucketCommand({ Bucket: 'b', CreateBucketConfiguration: nowhere })), {
    name: 'InvalidLocationConstraint',
  });
  const Objects = [{ Key: 'a' }, { Key: ' b ', VersionId: 'v' }];
  const answer = await s3.send(new DeleteObjectsCommand({ Bucket: 'b', Delete: { Objects, Quiet: true } }));
  assert.deepEqual((seen['DeleteObjects'] as { Delete: unknown }).Delete, { Objects, Quiet: true });
  assert.deepEqual(answer.Deleted, [{ Key: 'a' }]);
  assert.deepEqual(answer.Errors, [{ Key: 'b', Code: 'AccessDenied', Message: 'no' }]);
});

test('a document that is not what its sender says of it is refused', async () => {
  const body = '<Delete><Object><Key>a</Key></Object></Delete>';
  const send = async (name: string, value: string) =>
    refused('/b?delete', { method: 'POST', body, headers: { [name]: value } });
  const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('base64');
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  for (const [name, right, wrong] of [
    ['content-md5', digest('md5', body), digest('md5', 'other')],
    ['x-amz-checksum-sha1', digest('sha1', body), digest('sha1', 'other')],
    ['x-amz-checksum-sha256', digest('sha256', body), digest('sha256', 'other')],
    ['x-amz-checksum-crc32', crc.toString('base64'), 'AAAAAA=='],
  ] as const) {
    assert.equal((await send(name, right))[0], 200, name);
    assert.deepEqual(await send(name, wrong), [400, 'BadDigest'], name);
    assert.deepEqual(await send(name, 'x'), [400, name === 'content-md5' ? 'InvalidDigest' : 'InvalidRequest'], name);
  }
});

test('an event stream of XML', async () => {
  const answer = await s3.send(
    new SelectObjectContentCommand({
      ...at,
      Expression: 'SELECT *',
      ExpressionType: 'SQL',
      InputSerialization: { CSV: {} },
      OutputSerialization: { CSV: {} },
    }),
  );
  let records = '';
  let scanned: number | undefined;
  for await (const event of answer.Payload ?? []) {
    if (event.Records) records += Buffer.from(event.Records.Payload ?? []).toString();
    if (event.Stats) scanned = event.Stats.Details?.BytesScanned;
  }
  assert.deepEqual([records, scanned], ['1,2\n', 4]);
  assert.equal((seen['SelectObjectContent'] as { Expression: string }).Expression, 'SELECT *');
});

async function refused(path: string, init: RequestInit = {}): Promise<[number, string | undefined]> {
  const response = await fetch(wire.endpoint + path, init);
  return [response.status, /<Code>(.*?)<\/Code>/.exec(await response.text())?.[1]];
}

test('bad requests', async () => {
  const put = (body: string): Promise<[number, string | undefined]> => refused('/b?tagging', { method: 'PUT', body });
  for (const body of [
    '<Tagging><TagSet>',
    '<Tagging/><Tagging/>',
    'text',
    '<!DOCTYPE t [<!ENTITY a "b">]><Tagging><TagSet><Tag><Key>&a;</Key><Value>1</Value></Tag></TagSet></Tagging>',
    '<Tagging><TagSet><Tag><Key>k</Key></Tag></TagSet></Tagging>',
    '<Tagging><TagSet><Tag>x</Tag></TagSet></Tagging>',
    '<Tagging></Tagging>',
    `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`,
  ]) {
    assert.deepEqual(await put(body), [400, 'MalformedXML'], body.slice(0, 60));
  }
  assert.deepEqual(await put(''), [400, 'MissingRequestBodyError']);
  assert.deepEqual(await put(`<Tagging>${' '.repeat(5_000_000)}</Tagging>`), [400, 'MaxMessageLengthExceeded']);
  assert.deepEqual(await refused('/b?list-type=2&max-keys=many'), [400, 'InvalidArgument']);
  assert.deepEqual(await refused('/b/k', { method: 'PUT', headers: { 'x-amz-storage-class': 'CHEAP' } }), [
    400,
    'InvalidStorageClass',
  ]);
  assert.deepEqual(await refused('/b/%zz'), [400, 'InvalidURI']);
  assert.deepEqual(await refused('/b', { method: 'PATCH' }), [405, 'MethodNotAllowed']);
  assert.deepEqual(await refused('/b?cors'), [501, 'NotImplemented']);
});
