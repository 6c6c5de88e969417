/**
 * Requests that no client should send, from a seed, against the server as a user starts it: it goes on, calls nothing of it its own
 * failure, and no file appears where none belongs. `SAGEBRUSH_FUZZ_REQUESTS` and `SAGEBRUSH_FUZZ_SEED` make it longer or another.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateModelCommand } from '@aws-sdk/client-sagemaker';
import { CreateActivityCommand, CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { loadModel } from '../../src/models/load.ts';
import { clients } from '../support/clients.ts';
import { repository, startServer, type TestServer } from '../support/server.ts';
import { type FuzzRequest, fuzzRequest } from './fuzz.ts';
import { MARKER } from './fuzz-values.ts';

const COUNT = Number(process.env['SAGEBRUSH_FUZZ_REQUESTS'] ?? 1_500);
const SEED = Number(process.env['SAGEBRUSH_FUZZ_SEED'] ?? 20260101);
const AT_ONCE = 16;
/** Milliseconds that an unfinished request is left open before the client goes away. */
const PATIENCE = 400;

const MODELS = (['sagemaker', 'sagemaker-runtime', 'stepfunctions', 's3', 'logs', 'sts', 'iam'] as const).map(
  loadModel,
);

let server: TestServer;
before(async () => {
  server = await startServer();
  // Something to hit.
  const { s3, sfn, sagemaker } = clients(server.url);
  const roleArn = 'arn:aws:iam::123456789012:role/fuzz';
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
  await s3.send(new CreateBucketCommand({ Bucket: 'fuzz-bucket' }));
  await s3.send(new PutObjectCommand({ Bucket: 'fuzz-bucket', Key: 'key', Body: 'some bytes' }));
  await sfn.send(new CreateStateMachineCommand({ name: 'fuzz-1', roleArn, definition }));
  await sfn.send(new CreateActivityCommand({ name: 'fuzz-1' }));
  const Image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/no-such-image:1';
  await sagemaker.send(
    new CreateModelCommand({ ModelName: 'fuzz-1', ExecutionRoleArn: roleArn, PrimaryContainer: { Image } }),
  );
});
after(() => server.close());

/** Sends the bytes as they are; the answer's status and text, or undefined where none came (also right for a broken request). */
function send(port: number, request: FuzzRequest): Promise<{ status: number; text: string } | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request.bytes));
    let patience = setTimeout(() => socket.destroy(), PATIENCE);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      clearTimeout(patience);
      patience = setTimeout(() => socket.destroy(), PATIENCE);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(patience);
      const status = /^HTTP\/1\.1 (\d+)/.exec(text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ''))?.[1];
      resolve(status === undefined ? undefined : { status: Number(status), text });
    });
  });
}

/** All names below a folder; one that goes away meanwhile (a job's, when it has ended) has none. */
function namesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => [
      entry.name,
      ...(entry.isDirectory() ? namesBelow(path.join(folder, entry.name)) : []),
    ]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Files of the tricks that got out, in the places where the tricks point to. */
function escaped(): string[] {
  const around = [
    path.parse(tmpdir()).root,
    '/tmp',
    tmpdir(),
    repository,
    path.dirname(repository),
    homedir(),
    process.cwd(),
  ];
  const above = around.filter((folder) => existsSync(folder));
  const outside = above.flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
  return [...outside, ...namesBelow(server.data)].filter((name) => name.includes(MARKER));
}

describe('requests that no client should send', { timeout: 600_000 }, () => {
  it(`${COUNT} of them leave a server that works, has no failure of its own, and wrote nothing elsewhere`, async () => {
    const port = Number(new URL(server.url).port);
    const failures: string[] = [];
    const statuses = new Map<string, number>();
    let next = 0;
    const sender = async (): Promise<void> => {
      for (let index = next++; index < COUNT; index = next++) {
        const request = fuzzRequest(MODELS, SEED, index);
        const answer = await send(port, request);
        const seen = `${request.kind} ${answer?.status ?? 'none'}`;
        statuses.set(seen, (statuses.get(seen) ?? 0) + 1);
        if (answer !== undefined && answer.status >= 500 && answer.status !== 501) {
          failures.push(`#${index} ${request.title}\n    ${answer.text.slice(-400)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));

    assert.equal(
      failures.length,
      0,
      `${failures.length} failures\n${failures.slice(0, 20).join('\n')}\n${server.output()}`,
    );
    const errors = server
      .output()
      .split('\n')
      .filter((line) => line.includes('"level":50') || line.includes('"level":60'));
    assert.deepEqual(errors, [], 'the log tells of no failure');
    const health = await fetch(`${server.url}/_sagebrush/health`);
    assert.equal(health.status, 200);
    assert.deepEqual(escaped(), []);
    // The requests did get past the doors: otherwise this would prove nothing.
    const count = (seen: string): number => statuses.get(seen) ?? 0;
    for (const kind of ['call', 'object', 'form']) {
      assert.ok(count(`${kind} 200`) > 0, `no ${kind} was answered with 200: ${JSON.stringify([...statuses])}`);
      assert.ok(count(`${kind} 400`) > 0, `no ${kind} was answered with 400: ${JSON.stringify([...statuses])}`);
    }
    if (process.env['SAGEBRUSH_FUZZ_REQUESTS'] !== undefined) console.log(Object.fromEntries([...statuses].sort()));
  });
});
