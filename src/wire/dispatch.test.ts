import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operations as S3 } from '../models/generated/s3.ts';
import type { Operations as SageMaker } from '../models/generated/sagemaker.ts';
import type { Operations as States } from '../models/generated/stepfunctions.ts';
import { loadModel } from '../models/load.ts';
import { defineService, type RequestContext } from '../models/service.ts';
import { manualClock } from '../platform/clock.ts';
import { ServiceError } from '../platform/errors.ts';
import { rootIdentity } from '../platform/identity.ts';
import { countingIds } from '../platform/ids.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import { createDispatcher } from './dispatch.ts';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
let seen: unknown;
let context: RequestContext | undefined;
const logged: string[] = [];
const log: Logger = { ...silentLogger, error: (_fields, message) => void logged.push(message), child: () => log };

const { call } = createDispatcher({
  clock: manualClock(),
  ids: countingIds(),
  log,
  authorize(ctx, { service, operation }) {
    if (ctx.accountId === '000000000000') throw new ServiceError('AccessDeniedException', `${service}:${operation}`);
  },
  services: [
    defineService<SageMaker>(loadModel('sagemaker'), {
      CreateModel(ctx, input) {
        context = ctx;
        seen = input;
        return { ModelArn: 'arn' };
      },
      DescribeModel: (_ctx, { ModelName }) => ({ ModelName, ModelArn: 'arn', CreationTime: AT, ...{ stray: 1 } }),
      DeleteModel() {
        throw Object.assign(new Error('write failed'), { code: 'ENOSPC' });
      },
      DeleteEndpoint() {
        const cause = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
        throw Object.assign(new Error('the disk cannot be written: EMFILE', { cause }), { name: 'StorageFull' });
      },
      ListModels() {
        throw new Error('a bug');
      },
      ListTrainingJobs(_ctx, input) {
        seen = input;
        return { TrainingJobSummaries: [] };
      },
    }),
    defineService<States>(loadModel('stepfunctions'), {}),
    defineService<S3>(loadModel('s3'), {
      async PutObject(_ctx, input) {
        seen = input;
        return {};
      },
    }),
  ],
});
const who = { identity: rootIdentity('123456789012'), region: 'eu-west-1' };

test('a call from inside is validated and runs the same handler', async () => {
  const input = { ModelName: 'm', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/r', Unknown: 1 };
  assert.deepEqual(
    await call({ service: 'sagemaker', operation: 'CreateModel', input, idempotencyToken: 't', ...who }),
    {
      ModelArn: 'arn',
    },
  );
  assert.deepEqual(seen, { ModelName: 'm', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/r' });
  assert.equal(context?.accountId, '123456789012');
  assert.equal(context?.region, 'eu-west-1');
  assert.equal(context?.idempotencyToken, 't');
  assert.equal(context?.http, undefined);
  await assert.rejects(call({ service: 'sagemaker', operation: 'CreateModel', input: {}, ...who }), {
    code: 'ValidationException',
    message:
      "1 validation error detected: Value null at 'modelName' failed to satisfy constraint: Member must not be null",
  });
});

test('timestamps in: seconds or ISO 8601; bytes and streams stay what they are', async () => {
  for (const CreationTimeAfter of [AT / 1000, new Date(AT).toISOString()]) {
    await call({ service: 'sagemaker', operation: 'ListTrainingJobs', input: { CreationTimeAfter }, ...who });
    assert.deepEqual(seen, { CreationTimeAfter: AT });
  }
  const Body = (async function* () {
    yield new Uint8Array();
  })();
  await call({ service: 's3', operation: 'PutObject', input: { Bucket: 'b', Key: 'k', Body }, ...who });
  assert.equal((seen as { Body: unknown }).Body, Body);
  await call({ service: 's3', operation: 'PutObject', input: { Bucket: 'b', Key: 'k', Body: 'aGk=' }, ...who });
  assert.equal(String((seen as { Body: unknown }).Body), 'hi');
});

test('answers as plain JSON', async () => {
  const request = { service: 'sagemaker', operation: 'DescribeModel', input: { ModelName: 'm' }, ...who };
  const rest = { ModelName: 'm', ModelArn: 'arn' };
  assert.deepEqual(await call({ ...request, answer: 'iso8601' }), {
    ...rest,
    CreationTime: '2026-01-02T03:04:05.678Z',
  });
  assert.deepEqual(await call({ ...request, answer: 'epoch-seconds' }), { ...rest, CreationTime: AT / 1000 });
  assert.deepEqual(await call({ ...request, answer: 'epoch-millis' }), { ...rest, CreationTime: AT });
  assert.deepEqual(await call(request), { ...rest, CreationTime: AT, stray: 1 });
});

test('refusals', async () => {
  const refuses = (service: string, operation: string, expected: object, accountId = '123456789012'): Promise<void> =>
    assert.rejects(
      call({
        service,
        operation,
        input: { ModelName: 'm', EndpointName: 'e' },
        identity: rootIdentity(accountId),
        region: 'us-east-1',
      }),
      expected,
    );
  await refuses('sagemaker', 'CreateRocket', { code: 'UnknownOperationException' });
  await refuses('sagemaker', 'toString', { code: 'UnknownOperationException' });
  await refuses('rockets', 'CreateModel', { code: 'UnknownOperationException' });
  await refuses(
    'sagemaker',
    'DescribeModel',
    { code: 'AccessDeniedException', message: 'sagemaker:DescribeModel' },
    '000000000000',
  );
  await refuses('stepfunctions', 'ListActivities', { code: 'NotImplemented', status: 501 });
  await refuses('sagemaker', 'DeleteModel', { code: 'ServiceUnavailable', status: 503 });
  assert.deepEqual(logged, ['refused: the data directory is full']);
  const unusable = { code: 'ServiceUnavailable', status: 503, message: 'The server cannot use its storage: EMFILE.' };
  await refuses('sagemaker', 'DeleteEndpoint', unusable);
  assert.equal(logged.pop(), 'refused: the data directory cannot be used');
  await refuses('sagemaker', 'ListModels', { code: 'InternalFailure', status: 500 });
  assert.equal(logged.length, 2);
});
