import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import type { Operations as S3 } from '../models/generated/s3.ts';
import type { Operations as SageMaker } from '../models/generated/sagemaker.ts';
import type { Operations as Sts } from '../models/generated/sts.ts';
import { loadModel } from '../models/load.ts';
import { defineService, type ServiceDefinition } from '../models/service.ts';
import { manualClock } from '../platform/clock.ts';
import { ServiceError } from '../platform/errors.ts';
import { rootIdentity } from '../platform/identity.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import type { BodyAuth } from './authenticate.ts';
import { type Harness, type HarnessOptions, startHarness } from './harness.ts';

async function start(
  t: TestContext,
  services: readonly ServiceDefinition[],
  options?: HarnessOptions,
): Promise<Harness> {
  const wire = await startHarness(services, options);
  t.after(() => wire.close());
  return wire;
}

const s3 = (handlers: Parameters<typeof defineService<S3>>[1]): ServiceDefinition =>
  defineService<S3>(loadModel('s3'), handlers);

async function collect(body: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Everything that the server says on a raw connection until `until` or its end. */
async function say(
  port: number,
  text: string | Buffer,
  until?: RegExp,
): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    heard += chunk;
  });
  socket.on('error', () => {});
  socket.write(text);
  while (until === undefined || !until.test(heard)) {
    // `once` rejects where the connection is reset: an end like any other, after which what came before it has been heard.
    const ended = await Promise.race([
      once(socket, 'data').then(() => false),
      once(socket, 'close').then(() => true),
    ]).catch(() => true);
    if (ended) break;
  }
  return { socket, heard: () => heard };
}

const in_ = { identity: rootIdentity('123456789012'), region: 'us-east-1' };

test('the body is only asked for after the request was let in', async (t) => {
  const wire = await start(
    t,
    [s3({ PutObject: async (_ctx, input) => ({ ETag: (await collect(input.Body)).toString() }) })],
    {
      authenticate(facts) {
        if (facts.headers['x-let'] === undefined) {
          throw new ServiceError('AccessDenied', 'Access Denied', { status: 403 });
        }
        return in_;
      },
    },
  );
  const head = 'PUT /b/k HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n';
  const refused = await say(wire.port, `${head}\r\n`);
  assert.match(refused.heard(), /^HTTP\/1.1 403 .*Connection: close.*<Code>AccessDenied<\/Code>/s);
  const { socket, heard } = await say(wire.port, `${head}X-Let: 1\r\n\r\n`, /100 Continue\r\n\r\n$/);
  socket.write('body');
  await once(socket, 'data');
  assert.match(heard(), /100 Continue\r\n\r\nHTTP\/1.1 200 OK.*etag: body/is);
  socket.destroy();
});

test('a connection is kept over answers, refusals and unread bodies', async (t) => {
  const wire = await start(t, [s3({ ListBuckets: () => ({}), PutObject: () => ({ ETag: '"unread"' }) })]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const reused: boolean[] = [];
  const send = (method: string, path: string, body = ''): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const req = request({ port: wire.port, method, path, agent }, (res) => {
        res.resume().on('end', () => resolve(res.statusCode));
      });
      req.on('socket', () => reused.push(req.reusedSocket)).on('error', reject);
      req.end(body);
    });
  assert.equal(await send('GET', '/'), 200);
  assert.equal(await send('PUT', '/b/k', 'x'.repeat(100_000)), 200);
  assert.equal(await send('PUT', '/b?acl', 'x'), 400);
  assert.equal(await send('HEAD', '/b'), 501);
  assert.equal(await send('GET', '/'), 200);
  assert.deepEqual(reused, [false, true, true, true, true]);
});

test('a client that goes away aborts the handler, and its body fails', { timeout: 60_000 }, async (t) => {
  const aborted = Promise.withResolvers<unknown>();
  const broken = Promise.withResolvers<unknown>();
  const started = Promise.withResolvers<void>();
  const wire = await start(t, [
    s3({
      async PutObject(ctx, input) {
        ctx.signal.addEventListener('abort', () => aborted.resolve(true));
        started.resolve();
        try {
          await collect(input.Body);
          broken.resolve('complete');
        } catch (error) {
          broken.resolve(error);
          throw error;
        }
        return {};
      },
    }),
  ]);
  const socket = connect(wire.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('PUT /b/k HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf');
  await started.promise;
  socket.destroy();
  assert.equal(await aborted.promise, true);
  assert.equal(((await broken.promise) as Error).name, 'ClientGone');
});

test('a client that is refused while it sends may finish, reads its refusal, and then the connection ends', {
  timeout: 60_000,
}, async (t) => {
  // Its clock stands still: the connection ends with the body, and not because its time is up.
  const wire = await start(t, [defineService<SageMaker>(loadModel('sagemaker'), {})], { clock: manualClock() });
  const size = 17 << 20;
  const head = `POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: SageMaker.ListModels\r\nContent-Length: ${size}\r\n\r\n`;
  const { socket, heard } = await say(wire.port, head, /"\}/);
  assert.match(heard(), /^HTTP\/1.1 413 .*Connection: close.*RequestEntityTooLargeException/s);
  const errors: Error[] = [];
  socket.on('error', (error) => errors.push(error));
  const ended = once(socket, 'end');
  const piece = Buffer.alloc(1 << 20, ' ');
  for (let sent = 0; sent < size; sent += piece.length) {
    await new Promise<void>((resolve, reject) => socket.write(piece, (error) => (error ? reject(error) : resolve())));
  }
  await ended;
  assert.deepEqual(errors, []);
});

test('a client that falls silent in its body is told so', { timeout: 60_000 }, async (t) => {
  const services = [
    s3({ PutObject: async (_ctx, input) => ({ ETag: (await collect(input.Body)).toString() }) }),
    defineService<SageMaker>(loadModel('sagemaker'), {}),
  ];
  const wire = await start(t, services, { limits: { bodyIdleMs: 60 } });
  const stream = await say(wire.port, 'PUT /b/k HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf', /<\/Error>/);
  assert.match(stream.heard(), /^HTTP\/1.1 400 .*<Code>RequestTimeout<\/Code>/s);
  const head = 'POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: SageMaker.ListModels\r\nContent-Length: 1000\r\n\r\n{';
  const json = await say(wire.port, head, /"\}/);
  assert.match(json.heard(), /^HTTP\/1.1 408 .*RequestTimeoutException/s);
  stream.socket.destroy();
  json.socket.destroy();
});

test('a service that is not here is named in its refusal', async (t) => {
  const wire = await start(t, [defineService<SageMaker>(loadModel('sagemaker'), {})]);
  const refusal = async (headers: Record<string, string>): Promise<unknown> => {
    const answer = await fetch(wire.endpoint, { method: 'POST', headers });
    assert.equal(answer.status, 400);
    return await answer.json();
  };
  const expected = (name: string) => ({
    __type: 'UnknownOperationException',
    message: `This server has no service '${name}'.`,
  });
  assert.deepEqual(await refusal({ 'X-Amz-Target': 'Rockets_2026.Launch' }), expected('Rockets_2026'));
  const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host';
  assert.deepEqual(await refusal({ authorization }), expected('kinesis'));
});

test('what is no HTTP gets a plain 400', async (t) => {
  const wire = await start(t, []);
  const { heard } = await say(wire.port, 'garbage\r\n\r\n');
  assert.match(heard(), /^HTTP\/1.1 400 /);
  const long = await say(wire.port, `GET /${'x'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  assert.match(long.heard(), /^HTTP\/1.1 431 /);
});

test('bodies pass through the authenticator', async (t) => {
  const verified: string[] = [];
  const bodies: Record<string, BodyAuth> = {
    hash: { verifySha256: (sha256) => void verified.push(sha256) },
    wrong: {
      verifySha256() {
        throw new ServiceError('XAmzContentSHA256Mismatch', 'The provided sum does not match.', { status: 400 });
      },
    },
    chunked: {
      decodedLength: 6,
      async *wrapBody(source) {
        for await (const chunk of source) yield Buffer.from(Buffer.from(chunk).toString().replaceAll('-', ''));
      },
      trailers: () => ({}),
    },
  };
  const wire = await start(
    t,
    [
      s3({
        PutObject: async (_ctx, input) => ({ ETag: `${input.Body?.length}:${await collect(input.Body)}` }),
        PutBucketPolicy: (_ctx, input) => ({ Policy: input.Policy }),
      }),
      defineService<Sts>(loadModel('sts'), { GetCallerIdentity: () => ({ Account: '1' }) }),
    ],
    {
      authenticate(facts) {
        const body = bodies[facts.headers['x-auth'] ?? ''];
        return body === undefined ? in_ : { ...in_, body };
      },
    },
  );
  const put = async (auth: string, path: string): Promise<[number, string | null, string]> => {
    const response = await fetch(wire.endpoint + path, {
      method: 'PUT',
      headers: { 'x-auth': auth },
      body: 'ab-cd-ef',
    });
    return [response.status, response.headers.get('etag'), await response.text()];
  };
  const sha256 = createHash('sha256').update('ab-cd-ef').digest('hex');
  assert.deepEqual((await put('hash', '/b/k')).slice(0, 2), [200, '8:ab-cd-ef']);
  assert.equal((await put('hash', '/b?policy'))[0], 200);
  assert.deepEqual(verified, [sha256, sha256]);
  assert.deepEqual((await put('chunked', '/b/k')).slice(0, 2), [200, '6:abcdef']);
  assert.match((await put('wrong', '/b/k'))[2], /<Code>XAmzContentSHA256Mismatch<\/Code>/);
  assert.match((await put('wrong', '/b?policy'))[2], /<Code>XAmzContentSHA256Mismatch<\/Code>/);
});

test('the server has routes of its own, and everything else stays the services', async (t) => {
  const wire = await start(t, [s3({ ListObjects: () => ({}) })], {
    ownRoutes(facts, _req, res) {
      if (facts.path === '/_sagebrush/broken') throw new TypeError('a bug');
      if (facts.path !== '/_sagebrush/health') return false;
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
      return true;
    },
  });
  assert.deepEqual(await (await fetch(`${wire.endpoint}/_sagebrush/health`)).json(), { status: 'ok' });
  assert.equal((await fetch(`${wire.endpoint}/_sagebrush/broken`)).status, 500);
  assert.match(await (await fetch(`${wire.endpoint}/_other`)).text(), /ListBucketResult/);
});

test('an answer that breaks in the middle breaks the connection, and its source is closed', {
  timeout: 60_000,
}, async (t) => {
  let closed = false;
  const wire = await start(t, [
    s3({
      GetObject: (_ctx, input) => ({
        ContentLength: 10,
        Body: (async function* () {
          try {
            yield Buffer.from('01234');
            if (input.Key === 'broken') throw new Error('disk');
            for (;;) yield Buffer.alloc(65536);
          } finally {
            closed = true;
          }
        })(),
      }),
    }),
  ]);
  await assert.rejects(fetch(`${wire.endpoint}/b/broken`).then((response) => response.text()));
  assert.equal(closed, true);
  closed = false;
  const socket = connect(wire.port, '127.0.0.1');
  socket.write('GET /b/endless HTTP/1.0\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  while (!closed) await new Promise((resolve) => setImmediate(resolve));
});

test('a file name of any letters reaches the client as its bytes', async (t) => {
  const ContentDisposition = 'attachment; filename="Ωé.txt"';
  const wire = await start(t, [
    s3({ GetObject: () => ({ ContentLength: 2, ContentDisposition, Body: Readable.from([Buffer.from('ab')]) }) }),
  ]);
  const answer = await fetch(`${wire.endpoint}/b/k`);
  const bytes = Buffer.from(answer.headers.get('content-disposition') ?? '', 'latin1');
  assert.equal(bytes.toString(), ContentDisposition);
  assert.equal(await answer.text(), 'ab');
});

test('an answer that cannot be sent is logged without what its URL was signed with', async (t) => {
  const logged: unknown[] = [];
  const log: Logger = { ...silentLogger, error: (fields) => void logged.push(fields), child: () => log };
  const wire = await start(t, [s3({ HeadObject: () => ({ Metadata: { 'no header': 'x' } }) })], { log });
  await assert.rejects(fetch(`${wire.endpoint}/b/k?X-Amz-Signature=secret`, { method: 'HEAD' }));
  const [fields] = logged as { path: string }[];
  assert.equal(fields?.path, '/b/k');
  assert.equal(logged.length, 1);
});
