import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, it } from 'node:test';
import { systemClock } from '../platform/clock.ts';
import { UnansweredCall } from '../platform/errors.ts';
import { rootIdentity } from '../platform/identity.ts';
import { systemIds } from '../platform/ids.ts';
import { createForeignServices } from './foreign-services.ts';

const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  seen.push({ headers: request.headers, body });
  response.end('{}');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
// It listens on TCP.
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.close();
  server.closeAllConnections();
});

const KEYS = { SAGEBRUSH_AWS_ACCESS_KEY_ID: 'AKID', SAGEBRUSH_AWS_SECRET_ACCESS_KEY: 'secret' };

const call = (environment: Record<string, string>, service = 'athena') =>
  createForeignServices(environment, { clock: systemClock, ids: systemIds })({
    ...{ service, operation: service === 'athena' ? 'StartQueryExecution' : 'ListTables', input: {} },
    ...{ identity: rootIdentity('123456789012'), region: 'us-west-2', idempotencyToken: 'arn#task' },
  });

async function complaint(environment: Record<string, string>, service?: string): Promise<string> {
  const error = await call(environment, service).then(
    () => assert.fail('it was called'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof UnansweredCall, String(error));
  assert.equal(error.reason, 'not-configured');
  return error.message;
}

it('a service’s own endpoint goes before the one for all', async () => {
  const nowhere = 'http://127.0.0.1:1';
  await call({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT: nowhere, SAGEBRUSH_AWS_ENDPOINT_ATHENA: url });
  await call({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT: url, SAGEBRUSH_AWS_ENDPOINT_DYNAMODB: nowhere });
  assert.equal(seen.length, 2);
});

it('Region and session token come from the environment, the idempotency token from the task', async () => {
  await call({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT: url });
  await call({
    ...KEYS,
    SAGEBRUSH_AWS_ENDPOINT: url,
    SAGEBRUSH_AWS_REGION: 'eu-west-1',
    SAGEBRUSH_AWS_SESSION_TOKEN: 't',
  });
  const [first, second] = seen.slice(-2);
  assert.match(first?.headers.authorization ?? '', /\/us-west-2\/athena\/aws4_request/);
  assert.equal(first?.headers['x-amz-security-token'], undefined);
  assert.match(second?.headers.authorization ?? '', /\/eu-west-1\/athena\/aws4_request.*x-amz-security-token/);
  assert.equal(second?.headers['x-amz-security-token'], 't');
  assert.match(JSON.parse(first?.body ?? '').ClientRequestToken, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(first?.body, second?.body);
});

it('what is missing or wrong is named, and no value shown', async () => {
  const before = seen.length;
  assert.match(
    await complaint(KEYS),
    /set SAGEBRUSH_AWS_ENDPOINT_ATHENA to call one, or SAGEBRUSH_AWS_ENDPOINT for all/,
  );
  assert.match(await complaint({ SAGEBRUSH_AWS_ENDPOINT: url }), /need SAGEBRUSH_AWS_ACCESS_KEY_ID and/);
  for (const wrong of ['s3cr3t', 'ftp://s3cr3t', 'http://user:s3cr3t@host/', 'file:///s3cr3t', 'AWS']) {
    const text = await complaint({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT_ATHENA: wrong });
    assert.match(text, /^SAGEBRUSH_AWS_ENDPOINT_ATHENA /);
    assert.doesNotMatch(text, /s3cr3t/);
  }
  const china = await complaint({ ...KEYS, SAGEBRUSH_AWS_ENDPOINT: 'aws', SAGEBRUSH_AWS_REGION: 'cn-north-1' });
  assert.match(china, /name a URL/);
  assert.equal(seen.length, before);
});
