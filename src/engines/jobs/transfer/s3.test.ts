import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '../../../platform/call.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { JobError } from '../engine.ts';
import type { JobPlan } from '../plan.ts';
import { createS3Transfer, jobIdentity } from './s3.ts';

const signal = new AbortController().signal;
// The members of a plan that say who asks.
const plan = { accountId: '111122223333', region: 'eu-west-1' } as JobPlan;
const transfer = (call: Call) => createS3Transfer(call)(plan);

async function* bytes(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

/** As S3 does, it reads the body and answers its own error where that breaks. */
const reading: Call = async ({ input }) => {
  const { Body } = input as { Body: AsyncIterable<Uint8Array> };
  for await (const _ of Body);
  return {};
};

test('what breaks a body is what the job hears, not that S3 saw it break', async () => {
  const s3 = transfer(reading);
  await s3.put('s3://b/k', bytes('a'), signal);
  const cause = new JobError('the file is gone');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    throw cause;
  }
  await assert.rejects(s3.put('s3://b/k', broken(), signal), cause);
});

test('a job acts in its own account, whatever account its role is said to be of', () => {
  const roleArn = 'arn:aws:iam::999999999999:role/service-role/Theirs';
  assert.deepEqual(jobIdentity({ accountId: '111122223333', roleArn }), {
    accountId: '111122223333',
    arn: 'arn:aws:sts::111122223333:assumed-role/Theirs/SageMaker',
    userId: 'Theirs:SageMaker',
  });
  assert.equal(jobIdentity({ accountId: '111122223333' }).accountId, '111122223333');
});

test("S3's refusals become texts for the user, with what was asked", async () => {
  const s3 = transfer(() => Promise.reject(new ServiceError('NoSuchBucket', 'No bucket.', { status: 404 })));
  for (const ask of [() => s3.put('s3://b/k', bytes('a'), signal), () => s3.open('s3://b/k', signal)])
    await assert.rejects(
      ask,
      (error) => error instanceof JobError && /NoSuchBucket \(404\).*s3:\/\/b\/k/.test(error.message),
    );
  await assert.rejects(s3.open('file:///etc/passwd', signal), JobError);
});
