/** Endpoints: a model behind a variant, invoked by all clients, updated under load, streamed, and taken down. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  ListEndpointsCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, InvokeEndpointWithResponseStreamCommand } from '@aws-sdk/client-sagemaker-runtime';
import { aws, clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { boto, createModel, scratchFolder, until } from './support.ts';

const bucket = 'served';
const scratch = scratchFolder();
let server: TestServer;
let client: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  client = clients(server.url);
  await client.s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
after(async () => {
  await server.close();
  scratch.remove();
});

/** Answers with the model's own word and what it was asked; refuses the word "bad". */
const ECHO = `
import json, os
def model_fn(folder):
    return open(os.path.join(folder, "weights.txt")).read()
def transform_fn(model, body, content_type, accept, context):
    text = body if isinstance(body, str) else body.decode()
    if text == "bad":
        raise ValueError("cannot read that")
    return json.dumps({"model": model, "asked": text, "type": content_type, "accept": accept,
        "custom": context.request_headers.get("X-Amzn-SageMaker-Custom-Attributes")}), "application/json"
`;

async function config(name: string, model: string): Promise<void> {
  await client.sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ProductionVariants: [
        { VariantName: 'AllTraffic', ModelName: model, InitialInstanceCount: 1, InstanceType: 'ml.m5.large' },
      ],
    }),
  );
}

const describe = (name: string) => client.sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }));
const settled = (name: string) =>
  until(`${name} has settled`, async () => {
    const endpoint = await describe(name);
    return ['InService', 'Failed'].includes(endpoint.EndpointStatus ?? '') ? endpoint : undefined;
  });
async function ask(name: string, body: string): Promise<Record<string, unknown>> {
  const { Body } = await client.runtime.send(
    new InvokeEndpointCommand({ EndpointName: name, Body: body, ContentType: 'text/plain' }),
  );
  return JSON.parse(Body?.transformToString() ?? '') as Record<string, unknown>;
}

test('JavaScript: model, config, endpoint, invocation', async () => {
  for (const name of ['first', 'second']) await createModel(client, name, `s3://${bucket}/${name}.tar.gz`, ECHO);
  await config('config-1', 'first');
  const made = await client.sagemaker.send(
    new CreateEndpointCommand({ EndpointName: 'Echo', EndpointConfigName: 'config-1' }),
  );
  assert.equal(made.EndpointArn, 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/echo');
  await assert.rejects(ask('Echo', 'too early'), { name: 'ValidationError' });
  const endpoint = await settled('Echo');
  assert.equal(endpoint.EndpointStatus, 'InService', endpoint.FailureReason);
  assert.deepEqual(
    endpoint.ProductionVariants?.map((one) => [one.VariantName, one.CurrentInstanceCount, one.CurrentWeight]),
    [['AllTraffic', 1, 1]],
  );
  const answer = await client.runtime.send(
    new InvokeEndpointCommand({
      EndpointName: 'Echo',
      Body: 'hello',
      ContentType: 'text/plain',
      Accept: 'application/json',
      CustomAttributes: 'trace=1',
    }),
  );
  assert.equal(answer.InvokedProductionVariant, 'AllTraffic');
  assert.equal(answer.ContentType, 'application/json');
  assert.deepEqual(JSON.parse(answer.Body?.transformToString() ?? ''), {
    model: 'first',
    asked: 'hello',
    type: 'text/plain',
    accept: 'application/json',
    custom: 'trace=1',
  });
  // Springs up with the container's first line, some time after it was written.
  const stream = await until('the log stream', async () => {
    const { logStreams = [] } = await client.logs
      .send(new DescribeLogStreamsCommand({ logGroupName: '/aws/sagemaker/Endpoints/Echo' }))
      .catch((error: Error) => {
        if (error.name !== 'ResourceNotFoundException') throw error;
        return { logStreams: [] };
      });
    return logStreams[0]?.logStreamName;
  });
  assert.match(stream, /^AllTraffic\/i-[0-9a-f]+$/);
});

test('JavaScript: a model’s error is a ModelError with what the container said', async () => {
  await assert.rejects(ask('Echo', 'bad'), (error: Error & Record<string, unknown>) => {
    assert.equal(error.name, 'ModelError');
    assert.equal(error['OriginalStatusCode'], 500);
    assert.match(String(error['OriginalMessage']), /cannot read that/);
    assert.match(String(error['LogStreamArn']), /log-group:\/aws\/sagemaker\/Endpoints\/Echo:log-stream:AllTraffic\//);
    return true;
  });
  await assert.rejects(ask('absent', 'x'), { name: 'ValidationError', message: /Endpoint absent of account/ });
});

test('JavaScript: an answer as a stream of events', async () => {
  const { Body, ContentType } = await client.runtime.send(
    new InvokeEndpointWithResponseStreamCommand({ EndpointName: 'Echo', Body: 'x'.repeat(200_000) }),
  );
  assert.equal(ContentType, 'application/json');
  const pieces: Uint8Array[] = [];
  for await (const event of Body ?? []) if (event.PayloadPart?.Bytes) pieces.push(event.PayloadPart.Bytes);
  const { asked } = JSON.parse(Buffer.concat(pieces).toString()) as { asked: string };
  assert.equal(asked.length, 200_000);
});

test('boto3 and the aws CLI invoke it, and see the same errors', async () => {
  const told = await boto(
    server.url,
    `
runtime = client("sagemaker-runtime")
good = runtime.invoke_endpoint(EndpointName="Echo", Body=b"from boto", ContentType="text/plain")
stream = runtime.invoke_endpoint_with_response_stream(EndpointName="Echo", Body=b"streamed", ContentType="text/plain")
parts = b"".join(event["PayloadPart"]["Bytes"] for event in stream["Body"])
try:
    runtime.invoke_endpoint(EndpointName="Echo", Body=b"bad", ContentType="text/plain")
except runtime.exceptions.ModelError as error:
    wrong = [error.response["OriginalStatusCode"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
answer({"good": json.loads(good["Body"].read())["asked"], "variant": good["InvokedProductionVariant"],
        "stream": json.loads(parts)["asked"], "wrong": wrong})
`,
  );
  assert.deepEqual(told, { good: 'from boto', variant: 'AllTraffic', stream: 'streamed', wrong: [500, 424] });
  const body = path.join(scratch.folder, 'body');
  const file = path.join(scratch.folder, 'answer');
  writeFileSync(body, 'from the CLI');
  const invoke = ['sagemaker-runtime', 'invoke-endpoint', '--endpoint-name', 'Echo', '--body', `fileb://${body}`];
  assert.deepEqual(await aws(server.url, ...invoke, '--content-type', 'text/plain', file), {
    ContentType: 'application/json',
    InvokedProductionVariant: 'AllTraffic',
  });
  assert.match(readFileSync(file, 'utf8'), /"asked": "from the CLI"/);
});

test('UpdateEndpoint: every call is answered while the next model comes up; a model that does not come up changes nothing', async () => {
  await config('config-2', 'second');
  let calling = true;
  const answers: string[] = [];
  const load = (async () => {
    while (calling) answers.push(String((await ask('Echo', 'x'))['model']));
  })();
  await client.sagemaker.send(new UpdateEndpointCommand({ EndpointName: 'Echo', EndpointConfigName: 'config-2' }));
  assert.equal((await describe('Echo')).EndpointStatus, 'Updating');
  const updated = await settled('Echo');
  assert.equal(updated.EndpointConfigName, 'config-2');
  await until('an answer of the second model', async () => (answers.includes('second') ? true : undefined));
  calling = false;
  await load;
  // Once the new one answers, the old one does so no more.
  assert.deepEqual([...new Set(answers)], ['first', 'second']);

  await createModel(client, 'broken', `s3://${bucket}/broken.tar.gz`, 'raise SystemExit(1)');
  await config('config-3', 'broken');
  await client.sagemaker.send(new UpdateEndpointCommand({ EndpointName: 'Echo', EndpointConfigName: 'config-3' }));
  const kept = await settled('Echo');
  assert.equal(kept.EndpointStatus, 'InService');
  assert.equal(kept.EndpointConfigName, 'config-2');
  assert.match(kept.FailureReason ?? '', /AllTraffic/);
  assert.equal((await ask('Echo', 'x'))['model'], 'second');
});

test('an endpoint whose container does not come up is Failed, and says why', async () => {
  await client.sagemaker.send(new CreateEndpointCommand({ EndpointName: 'down', EndpointConfigName: 'config-3' }));
  const endpoint = await settled('down');
  assert.equal(endpoint.EndpointStatus, 'Failed');
  assert.match(endpoint.FailureReason ?? '', /production variant AllTraffic/);
  await client.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'down' }));
});

test('a server that is killed finds its endpoints again', async () => {
  await server.kill();
  await server.restart();
  const answer = await until('an answer after the restart', () =>
    ask('Echo', 'again').catch((error: Error) => {
      if (error.name !== 'ServiceUnavailable') throw error;
      return undefined;
    }),
  );
  assert.equal(answer['model'], 'second');
});

test('aws CLI: list, wait and delete; what is deleted answers as absent', async () => {
  const { Endpoints = [] } = await client.sagemaker.send(new ListEndpointsCommand({ StatusEquals: 'InService' }));
  assert.deepEqual(
    Endpoints.map((one) => one.EndpointName),
    ['Echo'],
  );
  await aws(server.url, 'sagemaker', 'wait', 'endpoint-in-service', '--endpoint-name', 'Echo');
  await aws(server.url, 'sagemaker', 'delete-endpoint', '--endpoint-name', 'Echo');
  await until('the end of the endpoint', () =>
    describe('Echo').then(
      () => undefined,
      (error: Error) => error,
    ),
  );
  await assert.rejects(describe('Echo'), { name: 'ValidationException', message: /Could not find endpoint/ });
  await assert.rejects(ask('Echo', 'x'), { name: 'ValidationError' });
  for (const name of ['config-1', 'config-2', 'config-3'])
    await client.sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name }));
  for (const name of ['first', 'second', 'broken'])
    await client.sagemaker.send(new DeleteModelCommand({ ModelName: name }));
});
