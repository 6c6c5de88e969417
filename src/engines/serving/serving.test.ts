import assert from 'node:assert/strict';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, test } from 'node:test';
import { systemClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import type { HostObservation, JobEngine, JobPlan } from '../jobs/door.ts';
import { createServing } from './create.ts';
import { type Serving, ServingError } from './serving.ts';

const plan: JobPlan = {
  accountId: '123456789012',
  region: 'us-east-1',
  id: 'endpoint-1',
  name: 'e',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/e',
  image: 'x',
  command: { kind: 'serve' },
  environment: {},
  hosts: [{ name: 'algo-1', logStream: 's', files: {} }],
  inputs: [],
  outputs: [],
  folders: [],
  networkIsolation: false,
  logGroup: '/aws/sagemaker/Endpoints/e',
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A jobs engine whose one container is an HTTP server of this process. */
async function container(listener: RequestListener, stubborn = false) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const { port } = server.address() as AddressInfo;
  const listeners = new Set<(id: string) => void>();
  const started: string[] = [];
  const signals: string[] = [];
  const destroyed: string[] = [];
  let exit: HostObservation | undefined;
  const jobs: JobEngine = {
    prepare: async () => {},
    fetchImage: () => ({ state: 'done' }),
    download: () => ({ state: 'done' }),
    start: async ({ id }) => void started.push(id),
    observe: async () => [exit ?? { host: 'algo-1', state: 'running', startedAt: 0 }],
    signal: async (_plan, signal) => {
      signals.push(signal);
      if (stubborn) return;
      exit ??= { host: 'algo-1', state: 'exited', startedAt: 0, endedAt: 1, exitCode: 0 };
    },
    cancel() {},
    upload: () => ({ state: 'done' }),
    drainLogs: async () => {},
    destroy: async ({ id }) => void destroyed.push(id),
    destroyAll: async () => {},
    readFile: async () => undefined,
    address: async () => ({ kind: 'tcp', host: '127.0.0.1', port }),
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    onLogLine: () => () => {},
  };
  const die = (exitCode: number): void => {
    exit = { host: 'algo-1', state: 'exited', startedAt: 0, endedAt: 1, exitCode };
    for (const id of started) for (const callback of [...listeners]) callback(id);
  };
  return { jobs, started, signals, destroyed, die };
}

const serve = (jobs: JobEngine): Serving => createServing({ jobs, clock: systemClock, log: silentLogger });
const options = { startupTimeoutSeconds: 60, generation: 1 };
/** For answers that come: no test waits so long. */
const AMPLE_MS = 60_000;

function settled(serving: Serving, wanted = options): Promise<ReturnType<Serving['ensure']>> {
  return new Promise((resolve) => {
    const look = (): void => {
      const standing = serving.ensure(plan, wanted);
      if (standing.state === 'running') return;
      unsubscribe();
      resolve(standing);
    };
    const unsubscribe = serving.onChange(look);
    closers.push(() => void serving.remove(plan, wanted.generation).catch(() => {}));
    look();
  });
}

async function text(source: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('a server is up once it answers 200 to a ping, and then invocations reach it with headers and body', async () => {
  let pings = 0;
  const { jobs, started } = await container(async (request, response) => {
    if (request.url === '/ping') return void response.writeHead(++pings < 3 ? 503 : 200).end();
    response.writeHead(200, { 'content-type': 'text/plain', 'x-seen': request.headers['content-type'] ?? '' });
    response.end(`${request.method} ${request.url} ${await text(request)}`);
  });
  const serving = serve(jobs);
  assert.deepEqual(await settled(serving), { state: 'done' });
  assert.ok(pings >= 3);
  assert.equal(serving.healthy(plan.id), true);
  const answer = await serving.invoke(plan.id, {
    body: Buffer.from('1,2'),
    headers: { 'content-type': 'text/csv' },
    timeoutMs: AMPLE_MS,
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['x-seen'], 'text/csv');
  assert.equal(await text(answer.body), 'POST /invocations 1,2');
  assert.deepEqual(started, ['endpoint-1-g1']);
});

test('a container that ends before it is healthy fails with its exit code', async () => {
  const { jobs, die } = await container((_request, response) => void response.writeHead(503).end());
  const serving = serve(jobs);
  const standing = settled(serving);
  die(137);
  const seen = await standing;
  assert.equal(seen.state, 'failed');
  assert.match(seen.state === 'failed' ? seen.message : '', /ping health check.*exit code 137/);
  await assert.rejects(serving.invoke(plan.id, { body: Buffer.alloc(0), headers: {}, timeoutMs: 100 }), ServingError);
});

test('a container that never answers fails when its start-up time is over', async () => {
  const { jobs } = await container((_request, response) => void response.writeHead(500).end());
  const standing = await settled(serve(jobs), { startupTimeoutSeconds: 0.05, generation: 1 });
  assert.equal(standing.state, 'failed');
});

test('a healthy server whose container ends is no longer healthy, and the next generation is another container', async () => {
  const { jobs, started, die } = await container((_request, response) => void response.writeHead(200).end());
  const serving = serve(jobs);
  await settled(serving);
  const gone = new Promise<void>((resolve) => {
    const unsubscribe = serving.onChange(() => {
      unsubscribe();
      resolve();
    });
  });
  die(1);
  await gone;
  assert.equal(serving.healthy(plan.id), false);
  serving.ensure(plan, { ...options, generation: 2 });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(started, ['endpoint-1-g1', 'endpoint-1-g2']);
});

test('a slow answer is a timeout; a server that is not there says so', async () => {
  const { jobs } = await container((request, response) => {
    if (request.url === '/ping') response.writeHead(200).end();
  });
  const serving = serve(jobs);
  await settled(serving);
  const request = { body: Buffer.alloc(0), headers: {}, timeoutMs: 50 };
  await assert.rejects(
    serving.invoke(plan.id, request),
    (error) => error instanceof ServingError && error.reason === 'timeout',
  );
  await assert.rejects(
    serving.invoke('other', request),
    (error) => error instanceof ServingError && error.reason === 'not-running',
  );
});

test('execution parameters are read where they make sense', async () => {
  const answers = ['{"MaxConcurrentTransforms":8,"BatchStrategy":"MULTI_RECORD","MaxPayloadInMB":"six"}', 'nonsense'];
  const { jobs } = await container((request, response) => {
    response.writeHead(200).end(request.url === '/ping' ? '' : answers.shift());
  });
  const serving = serve(jobs);
  await settled(serving);
  assert.deepEqual(await serving.executionParameters(plan.id), {
    MaxConcurrentTransforms: 8,
    BatchStrategy: 'MULTI_RECORD',
  });
  assert.equal(await serving.executionParameters(plan.id), undefined);
});

test('a server that ends does not wait for a container that will not: the next one removes it', async () => {
  const { jobs, destroyed } = await container((_request, response) => void response.writeHead(200).end(), true);
  const serving = createServing({ jobs, clock: systemClock, log: silentLogger });
  await settled(serving);
  const removal = serving.remove(plan, 1);
  serving.close();
  await assert.rejects(removal, ServingError);
  assert.deepEqual(destroyed, []);
});

test('requests under way are answered before their server is ended, and it gets no more', async () => {
  const reached = Promise.withResolvers<ServerResponse>();
  const { jobs, signals, destroyed } = await container((request, response) => {
    if (request.url === '/ping') response.writeHead(200).end();
    else {
      response.writeHead(200).flushHeaders();
      reached.resolve(response);
    }
  });
  const serving = serve(jobs);
  await settled(serving);
  const request = { body: Buffer.alloc(0), headers: {}, timeoutMs: AMPLE_MS };
  const answer = serving.invoke(plan.id, request);
  const response = await reached.promise;
  const { body } = await answer;
  const removal = serving.remove(plan, 1);
  await assert.rejects(
    serving.invoke(plan.id, request),
    (error) => error instanceof ServingError && error.reason === 'not-running',
  );
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(signals, []);
  response.end('done');
  assert.equal(await text(body), 'done');
  await removal;
  assert.equal(signals[0], 'SIGTERM');
  assert.deepEqual(destroyed, ['endpoint-1-g1']);
});

test('a server that is removed while its container is being started leaves no container', async () => {
  const { jobs, destroyed } = await container((_request, response) => void response.writeHead(200).end());
  const starting = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const order: string[] = [];
  jobs.start = async () => {
    starting.resolve();
    await go.promise;
    order.push('started');
  };
  const destroy = jobs.destroy;
  jobs.destroy = async (of) => {
    order.push('destroyed');
    await destroy(of);
  };
  const serving = serve(jobs);
  serving.ensure(plan, options);
  await starting.promise;
  const removal = serving.remove(plan, 1);
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  go.resolve();
  await removal;
  assert.deepEqual(order, ['started', 'destroyed']);
  assert.deepEqual(destroyed, ['endpoint-1-g1']);
});

test('an answer that breaks off, or does not end in time, says so', async () => {
  const cutOff = Promise.withResolvers<void>();
  const { jobs } = await container((request, response) => {
    if (request.url === '/ping') return void response.writeHead(200).end();
    response.writeHead(200).write('some');
    if (request.headers['x-how'] === 'break') return void setImmediate(() => response.destroy());
    const drip = setInterval(() => response.write('.'), 5);
    response.once('close', () => {
      clearInterval(drip);
      if (request.headers['x-how'] === undefined) cutOff.resolve();
    });
  });
  const serving = serve(jobs);
  await settled(serving);
  for (const [how, reason, answerMs] of [
    ['break', 'unreachable', AMPLE_MS],
    ['drip', 'timeout', 100],
  ] as const) {
    const request = { body: Buffer.alloc(0), headers: { 'x-how': how }, timeoutMs: AMPLE_MS, answerMs };
    const { body } = await serving.invoke(plan.id, request);
    await assert.rejects(text(body), (error) => error instanceof ServingError && error.reason === reason, how);
  }
  // Nobody reads this one: its end must not end the process.
  await serving.invoke(plan.id, { body: Buffer.alloc(0), headers: {}, timeoutMs: AMPLE_MS, answerMs: 20 });
  await cutOff.promise;
});

test('a request whose own body breaks off fails with what broke it', async () => {
  const { jobs } = await container((request, response) => {
    if (request.url === '/ping') response.writeHead(200).end();
    else request.resume();
  });
  const serving = serve(jobs);
  await settled(serving);
  const cause = new Error('not what it says it is');
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('some');
    throw cause;
  }
  await assert.rejects(serving.invoke(plan.id, { body: body(), headers: {}, timeoutMs: AMPLE_MS }), cause);
});

test('a kept connection that the container has closed is not the end of a request', async () => {
  const used = new WeakSet<object>();
  let served = 0;
  const { jobs } = await container(async (request, response) => {
    // It closed the connection after an answer, and the request met that on its way.
    if (used.has(request.socket)) return void request.socket.resetAndDestroy();
    if (request.url === '/invocations') {
      used.add(request.socket);
      served += 1;
    }
    response.writeHead(200).end(await text(request));
  });
  const serving = serve(jobs);
  await settled(serving);
  for (const word of ['one', 'two', 'three']) {
    const { body } = await serving.invoke(plan.id, { body: Buffer.from(word), headers: {}, timeoutMs: AMPLE_MS });
    assert.equal(await text(body), word);
  }
  assert.equal(served, 3);
});

test('a ping whose answer does not end is good, and is cut off', async () => {
  const closed = Promise.withResolvers<void>();
  const { jobs } = await container((_request, response) => {
    response.writeHead(200);
    const more = (): void => void response.write(Buffer.alloc(32 * 1024), () => setImmediate(more));
    more();
    response.once('close', closed.resolve);
  });
  assert.deepEqual(await settled(serve(jobs)), { state: 'done' });
  await closed.promise;
});

test('removing asks the container to end, then removes it', async () => {
  const { jobs, signals, destroyed } = await container((_request, response) => void response.writeHead(200).end());
  const serving = serve(jobs);
  await settled(serving);
  await serving.remove(plan, 1);
  assert.equal(signals[0], 'SIGTERM');
  assert.deepEqual(destroyed, ['endpoint-1-g1']);
  assert.equal(serving.healthy(plan.id), false);
});
