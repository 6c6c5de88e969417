import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { isServiceError } from '../platform/errors.ts';
import { rootIdentity } from '../platform/identity.ts';
import { createForeignServices } from './foreign-services.ts';

const KEYS = { SAGEBRUSH_AWS_ACCESS_KEY_ID: 'AKID', SAGEBRUSH_AWS_SECRET_ACCESS_KEY: 'secret' };
const request = (service: string) => ({
  service,
  operation: 'GetItem',
  input: { TableName: 't' },
  identity: rootIdentity('123456789012'),
  region: 'eu-west-1',
});
const refused = (code: string, text: RegExp) => (error: unknown) => {
  assert.ok(isServiceError(error, code), String(error));
  assert.match(error.message, text);
  return true;
};

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  t.after(() => server.close());
  t.after(() => server.closeAllConnections());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a call goes out signed and comes back as it stands; a refusal keeps its name', async (t) => {
  let headers: IncomingHttpHeaders = {};
  let answer: [number, object] = [200, { Item: {} }];
  const url = await serve(t, (req, res) => {
    headers = req.headers;
    res.writeHead(answer[0]).end(JSON.stringify(answer[1]));
  });
  const services = createForeignServices({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT_DYNAMODB: url }, Date.now);
  assert.deepEqual([services.has('dynamodb'), services.has('sqs')], [true, false]);
  assert.deepEqual(await services.call(request('dynamodb')), { Item: {} });
  assert.equal(headers['x-amz-target'], 'DynamoDB_20120810.GetItem');
  assert.match(headers['authorization'] ?? '', /Credential=AKID\/\d{8}\/eu-west-1\/dynamodb\/aws4_request/);
  answer = [400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'no table' }];
  await assert.rejects(services.call(request('dynamodb')), refused('ResourceNotFoundException', /^no table$/));
});

test('what is not configured, or cannot be called, says what is missing', async () => {
  const environment = {
    ...KEYS,
    SAGEBRUSH_AWS_ENDPOINT_ECS: 'http://127.0.0.1:1',
    SAGEBRUSH_AWS_ENDPOINT_SQS: 'no url',
  };
  const services = createForeignServices(environment, Date.now);
  await assert.rejects(services.call(request('dynamodb')), refused('ServiceNotConfigured', /_DYNAMODB to call one/));
  await assert.rejects(services.call(request('ecs')), refused('ServiceNotConfigured', /does not know its protocol/));
  await assert.rejects(services.call(request('sqs')), refused('ServiceNotConfigured', /is not a URL/));
});

test('an answer that does not end is not read to its end', async (t) => {
  let sent = 0;
  const url = await serve(t, (_req, res) => {
    const send = (): void => {
      while (!res.destroyed && sent < 64 << 20) {
        sent += 1 << 16;
        if (!res.write(Buffer.alloc(1 << 16, ' '))) return void res.once('drain', send);
      }
      res.end();
    };
    send();
  });
  const services = createForeignServices({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT_DYNAMODB: url }, Date.now);
  await assert.rejects(services.call(request('dynamodb')), refused('ServiceUnreachable', /is too large/));
  assert.ok(sent < 32 << 20, `${sent} bytes were taken`);
});
