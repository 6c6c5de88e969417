import assert from 'node:assert/strict';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createOpenAuthenticator } from '../../wire/door.ts';
import { startHarness, type Harness as WireHarness } from '../../wire/harness.ts';
import { type Harness, openHarness } from './harness.ts';

let s3: Harness;
let wire: WireHarness;
let client: S3Client;
const Bucket = 'clients';
before(async () => {
  s3 = await openHarness();
  await s3.call('CreateBucket', { Bucket });
  wire = await startHarness([s3.service], { authenticate: createOpenAuthenticator() });
  client = new S3Client({ ...wire.client, forcePathStyle: true });
});
after(async () => {
  client.destroy();
  await wire.close();
  await s3.close();
});

test('a streamed body’s checksum arrives in a trailer and is kept', async () => {
  for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
    const Body = Readable.from([Buffer.from('hello '), Buffer.from('stream')]);
    const put = await client.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body, ContentLength: 12, ChecksumAlgorithm }),
    );
    const value = put[`Checksum${ChecksumAlgorithm}`];
    assert.ok(value !== undefined, ChecksumAlgorithm);
    // The client checks what it gets against this value and throws where they differ.
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));
    assert.equal(got[`Checksum${ChecksumAlgorithm}`], value);
    assert.equal(await got.Body?.transformToString(), 'hello stream');
    assert.equal(got.ContentEncoding, undefined);
  }
});

test('an upload manager’s parts', async () => {
  const Body = Readable.from([Buffer.alloc(5 * 1024 * 1024, 1), Buffer.alloc(1024, 2)]);
  await new Upload({ client, params: { Bucket, Key: 'parts', Body } }).done();
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'parts', ChecksumMode: 'ENABLED' }));
  assert.equal(head.ContentLength, 5 * 1024 * 1024 + 1024);
  assert.match(head.ETag ?? '', /-2"$/);
  assert.match(head.ChecksumCRC32 ?? '', /-2$/);
});

test('a client that goes away half way leaves no trace', async () => {
  const before = await s3.blobs();
  const put = request(`${wire.endpoint}/${Bucket}/gone`, { method: 'PUT', headers: { 'Content-Length': 1_000_000 } });
  put.on('error', () => {});
  const begun = new Promise<void>((resolve) => put.write(Buffer.alloc(300_000), () => resolve()));
  await begun;
  // The server hears of it all in its own time: its temporary file is what tells.
  while ((await s3.leftovers()).length === 0) await new Promise((resolve) => setImmediate(resolve));
  put.destroy();
  while ((await s3.leftovers()).length > 0) await new Promise((resolve) => setImmediate(resolve));
  await assert.rejects(client.send(new HeadObjectCommand({ Bucket, Key: 'gone' })), { name: 'NotFound' });
  assert.equal(await s3.blobs(), before);
});
