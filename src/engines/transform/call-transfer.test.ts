import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRequest } from '../../platform/call.ts';
import { ServiceError } from '../../platform/errors.ts';
import { callTransfer } from './call-transfer.ts';
import { TransferError } from './transfer.ts';

const scope = { accountId: '111122223333', region: 'eu-west-1' };
const signal = new AbortController().signal;

async function* bytes(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

test('objects are listed page by page, as the account of the job', async () => {
  const asked: CallRequest[] = [];
  const transfer = callTransfer(async (request) => {
    asked.push(request);
    return asked.length === 1
      ? { Contents: [{ Key: 'in/a', Size: 1 }], NextContinuationToken: 't' }
      : { Contents: [{ Key: 'in/b', Size: 2 }] };
  });
  const found = [];
  for await (const object of transfer.list(scope, 's3://bucket/in/')) found.push(object.uri);
  assert.deepEqual(found, ['s3://bucket/in/a', 's3://bucket/in/b']);
  assert.deepEqual(
    asked.map(({ input }) => input),
    [
      { Bucket: 'bucket', Prefix: 'in/' },
      { Bucket: 'bucket', Prefix: 'in/', ContinuationToken: 't' },
    ],
  );
  assert.equal(asked[0]?.identity.accountId, '111122223333');
  assert.equal(asked[0]?.region, 'eu-west-1');
});

test('what breaks a body is what the writer hears, not that S3 saw it break', async () => {
  const transfer = callTransfer(async ({ input }) => {
    const { Body } = input as { Body: AsyncIterable<Uint8Array> };
    for await (const _ of Body);
    return {};
  });
  await transfer.write(scope, 's3://bucket/out', bytes('ok'), { marker: 'job', signal });
  const cause = new Error('the model refused');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    throw cause;
  }
  await assert.rejects(transfer.write(scope, 's3://bucket/out', broken(), { marker: 'job', signal }), cause);
});

test("S3's refusals become texts for the user; an output that is not there has no marker", async () => {
  const refusing = (code: string) => callTransfer(() => Promise.reject(new ServiceError(code, code)));
  await assert.rejects(
    refusing('NoSuchBucket').read(scope, 's3://gone/x'),
    (error) => error instanceof TransferError && /bucket gone does not exist/.test(error.message),
  );
  await assert.rejects(refusing('NoSuchKey').read(scope, 's3://b/x'), /no object s3:\/\/b\/x/);
  assert.equal(await refusing('NoSuchKey').marker(scope, 's3://b/x'), undefined);
  await assert.rejects(refusing('AccessDenied').marker(scope, 's3://b/x'), /denied/);
});
