import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  InvokeEndpointAsyncCommand,
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import type { Operations as SageMaker } from '../../models/generated/sagemaker.ts';
import type { Operations as Runtime } from '../../models/generated/sagemaker-runtime.ts';
import { loadModel } from '../../models/load.ts';
import { defineService } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import { type Harness, startHarness } from '../harness.ts';

let wire: Harness;
let runtime: SageMakerRuntimeClient;
let seen: unknown;

before(async () => {
  wire = await startHarness([
    defineService<SageMaker>(loadModel('sagemaker'), {}),
    defineService<Runtime>(loadModel('sagemaker-runtime'), {
      InvokeEndpoint(_ctx, input) {
        seen = input;
        if (input.EndpointName === 'broken') {
          throw new ServiceError('ModelError', 'Received server error (500) from primary', {
            members: { OriginalStatusCode: 500, OriginalMessage: 'boom', LogStreamArn: 'arn:logs' },
          });
        }
        return { Body: input.Body, ContentType: 'text/csv', InvokedProductionVariant: 'AllTraffic' };
      },
      InvokeEndpointAsync: () => ({ InferenceId: 'abc', OutputLocation: 's3://b/k.out' }),
      InvokeEndpointWithResponseStream(_ctx, input) {
        const broken = input.EndpointName === 'broken';
        return {
          ContentType: 'text/plain',
          InvokedProductionVariant: 'v1',
          Body: (async function* () {
            yield { PayloadPart: { Bytes: Buffer.from('one ') } };
            yield { PayloadPart: { Bytes: input.Body } };
            if (broken)
              throw new ServiceError('ModelStreamError', 'gone', {
                members: { ErrorCode: 'ModelInvocationTimeExceeded' },
              });
          })(),
        };
      },
    }),
  ]);
  runtime = new SageMakerRuntimeClient(wire.client);
});
after(() => wire.close());

test('headers, label and raw body in; headers and raw body out', async () => {
  const Body = Buffer.from([0, 255, 10, 13]);
  const answer = await runtime.send(
    new InvokeEndpointCommand({
      EndpointName: 'e-1',
      Body,
      ContentType: 'application/x-npy',
      Accept: 'text/csv',
      CustomAttributes: 'a=1',
    }),
  );
  assert.deepEqual(Buffer.from(answer.Body), Body);
  assert.equal(answer.ContentType, 'text/csv');
  assert.equal(answer.InvokedProductionVariant, 'AllTraffic');
  assert.deepEqual(seen, {
    EndpointName: 'e-1',
    Body,
    ContentType: 'application/x-npy',
    Accept: 'text/csv',
    CustomAttributes: 'a=1',
  });
});

test('an error carries its further members', async () => {
  await assert.rejects(runtime.send(new InvokeEndpointCommand({ EndpointName: 'broken', Body: Buffer.from('x') })), {
    name: 'ModelError',
    OriginalStatusCode: 500,
    OriginalMessage: 'boom',
    LogStreamArn: 'arn:logs',
  });
});

test('constraints of headers and labels', async () => {
  const invoke = new InvokeEndpointCommand({ EndpointName: 'a_b', Body: Buffer.from('x'), TargetModel: 'm\u00e9' });
  await assert.rejects(runtime.send(invoke), (error: Error) => {
    assert.equal(error.name, 'ValidationError');
    assert.match(
      error.message,
      /^2 validation errors detected: Value 'a_b' at 'endpointName' failed to satisfy constraint: /,
    );
    return true;
  });
});

test('a modelled success status and a JSON body', async () => {
  const answer = await runtime.send(new InvokeEndpointAsyncCommand({ EndpointName: 'e', InputLocation: 's3://b/k' }));
  assert.equal(answer.$metadata.httpStatusCode, 202);
  assert.equal(answer.InferenceId, 'abc');
  assert.equal(answer.OutputLocation, 's3://b/k.out');
});

test('an event stream', async () => {
  const read = async (EndpointName: string): Promise<string> => {
    const answer = await runtime.send(
      new InvokeEndpointWithResponseStreamCommand({ EndpointName, Body: Buffer.from('two') }),
    );
    assert.equal(answer.ContentType, 'text/plain');
    let text = '';
    for await (const event of answer.Body ?? []) text += Buffer.from(event.PayloadPart?.Bytes ?? []).toString();
    return text;
  };
  assert.equal(await read('good'), 'one two');
  await assert.rejects(read('broken'), { name: 'ModelStreamError', ErrorCode: 'ModelInvocationTimeExceeded' });
});

test('paths and methods that the API does not have', async () => {
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/sagemaker/aws4_request, x' };
  const nowhere = await fetch(`${wire.endpoint}/endpoints/e/other`, { method: 'POST', headers });
  assert.equal(nowhere.status, 404);
  const method = await fetch(`${wire.endpoint}/endpoints/e/invocations`, { method: 'GET', headers });
  assert.equal(method.status, 405);
});

test('an unsigned invocation is found by its path', async () => {
  const answer = await fetch(`${wire.endpoint}/endpoints/e/invocations`, { method: 'POST', body: '1,2' });
  assert.equal(await answer.text(), '1,2');
  assert.equal(answer.headers.get('x-amzn-invoked-production-variant'), 'AllTraffic');
});
