/** What a server on a network meets: requests that are wrong, hostile or cut off. It answers as AWS does and goes on serving. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, HeadObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import {
  CreateAppCommand,
  CreateModelCommand,
  CreateTrainingJobCommand,
  CreateTransformJobCommand,
  DescribeTransformJobCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { channel, programJob, put, ROLE, rawArchive, SKLEARN, trainingEnd, until } from './support.ts';

const bucket = 'hostile';
let server: TestServer;
let client: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  client = clients(server.url);
  await client.s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
after(async () => {
  try {
    // Whatever came before: the server has not been harmed by it.
    const { Buckets } = await client.s3.send(new ListBucketsCommand({}));
    assert.deepEqual(
      Buckets?.map(({ Name }) => Name),
      [bucket],
    );
    assert.doesNotMatch(server.output(), /"level":(50|60)|"level":"(error|fatal)"/);
  } finally {
    await server.close();
  }
});

const scope = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

/** A request as no client would send it; answers status, code and message. */
async function raw(target: string, body: string, service = 'sagemaker', version = '1.1') {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: {
      'Content-Type': `application/x-amz-json-${version}`,
      'X-Amz-Target': target,
      Authorization: scope(service),
    },
    body,
  });
  const text = await answer.text();
  const { __type, message, Message } = JSON.parse(text) as Record<string, string | undefined>;
  return { status: answer.status, code: __type?.replace(/^.*#/, ''), message: message ?? Message ?? '' };
}

test('JSON that is none, of the wrong type, nested without end, or of the wrong shape', async () => {
  const create = 'SageMaker.CreateModel';
  for (const body of ['{', 'no', '{"ModelName": "a"', '{"ModelName": "\ud800', '\u0000', '[]', '"text"', '1']) {
    const answer = await raw(create, body);
    assert.deepEqual([answer.status, answer.code], [400, 'SerializationException'], body);
  }
  for (const body of [
    '{"ModelName": 7}',
    '{"ModelName": {}}',
    '{"ModelName": "m", "Containers": {}}',
    '{"Tags": [1]}',
  ]) {
    assert.equal((await raw(create, body)).code, 'SerializationException', body);
  }
  const deep = `{"PrimaryContainer": ${'{"PrimaryContainer": '.repeat(20_000)}1${'}'.repeat(20_000)}}`;
  assert.equal((await raw(create, deep)).status, 400);
  const missing = await raw(create, '{}');
  assert.equal(missing.code, 'ValidationException');
  assert.match(missing.message, /Value null at 'modelName' failed to satisfy constraint: Member must not be null/);
  const pattern = await raw(create, JSON.stringify({ ModelName: '-wrong-', ExecutionRoleArn: ROLE }));
  assert.match(pattern.message, /at 'modelName' failed to satisfy constraint: Member must satisfy regular expression/);
  // A name that an object has by itself is no member.
  assert.equal((await raw(create, '{"__proto__": {"ModelName": "x"}, "constructor": 1}')).code, 'ValidationException');
});

test('operations: unknown ones, unknown services, and ones that are not here yet', async () => {
  const unknown = await raw('SageMaker.InventSomething', '{}');
  assert.deepEqual([unknown.status, unknown.code], [400, 'UnknownOperationException']);
  assert.equal((await raw('AWSStepFunctions.Nope', '{}', 'states', '1.0')).code, 'UnknownOperationException');
  assert.equal((await raw('Kinesis_20131202.ListStreams', '{}', 'kinesis')).code, 'UnknownOperationException');
  assert.equal((await raw('', '{}')).status, 400);
  await assert.rejects(
    client.sagemaker.send(
      new CreateAppCommand({ DomainId: 'd-1', UserProfileName: 'u', AppType: 'JupyterLab', AppName: 'a' }),
    ),
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
      assert.equal(error.name, 'NotImplemented');
      assert.equal(error.$metadata?.httpStatusCode, 501);
      assert.match(error.message, /CreateApp/);
      return true;
    },
  );
});

test('bodies over the limit are refused, declared or not', async () => {
  const over = `{"ModelName": "${'x'.repeat(17 << 20)}"}`;
  const answer = await raw('SageMaker.CreateModel', over);
  assert.equal(answer.status, 413);
  const xml = await fetch(`${server.url}/${bucket}?delete`, {
    method: 'POST',
    headers: { Authorization: scope('s3'), 'Content-Type': 'application/xml' },
    body: `<Delete>${'<Object><Key>k</Key></Object>'.repeat(1_000_000)}</Delete>`,
  });
  assert.equal(xml.status, 400);
  await xml.text();
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Comment: 'x'.repeat(2 << 20) } } });
  await assert.rejects(client.sfn.send(new CreateStateMachineCommand({ name: 'm', definition, roleArn: ROLE })), {
    name: 'ValidationException',
  });
});

test('XML that is none, that has a document type, or that is something else', async () => {
  const post = async (body: string): Promise<string> => {
    const answer = await fetch(`${server.url}/${bucket}?delete`, {
      method: 'POST',
      headers: { Authorization: scope('s3') },
      body,
    });
    assert.equal(answer.status, 400, body);
    return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
  };
  const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Delete><Object><Key>&b;</Key></Object></Delete>';
  const external =
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Delete><Object><Key>&x;</Key></Object></Delete>';
  for (const body of ['<Delete>', 'text', '<Delete><Object></Delete>', '<Other/>', '<Delete/>', bomb, external]) {
    assert.equal(await post(body), 'MalformedXML', body);
  }
});

test('keys with dots and slashes are keys, and nothing else', async () => {
  for (const Key of ['../outside', 'a/../../b', '/absolute', '..', 'a//b', './c']) {
    await put(client.s3, `s3://${bucket}/${Key}`, Key);
    const head = await client.s3.send(new HeadObjectCommand({ Bucket: bucket, Key }));
    assert.equal(head.ContentLength, Key.length, Key);
  }
  assert.ok(!existsSync(path.join(server.data, 'outside')));
  assert.ok(!existsSync(path.join(path.dirname(server.data), 'outside')));
});

test('a training input whose key leads out of its folder fails the job, and nothing is written there', async () => {
  await put(client.s3, `s3://${bucket}/evil/../../../../escaped-key`, 'x');
  const job = await programJob(client.s3, 'evil-key', bucket, 'print("ran")', {
    InputDataConfig: [channel('train', `s3://${bucket}/evil/`)],
  });
  await client.sagemaker.send(new CreateTrainingJobCommand(job));
  const end = await trainingEnd(client.sagemaker, 'evil-key');
  assert.equal(end.TrainingJobStatus, 'Failed');
  assert.match(end.FailureReason ?? '', /^ClientError: Data download failed: .*escaped-key/);
  assert.ok(!existsSync(path.join(server.data, 'escaped-key')));
  assert.ok(!existsSync(path.join(server.data, 'jobs', 'escaped-key')));
  assert.ok(!existsSync(path.join(tmpdir(), 'escaped-key')));
});

for (const [what, name] of [
  ['climbs', '../../../escaped-entry'],
  ['is absolute', '/tmp/sagebrush-escaped-entry'],
] as const) {
  test(`a code archive with an entry that ${what} fails the job`, async () => {
    const uri = `s3://${bucket}/archives/code-${what.replace(' ', '-')}.tar.gz`;
    await put(client.s3, uri, await rawArchive(name, 'x'));
    const job = await programJob(client.s3, `code-${what.replace(' ', '-')}`, bucket, '', {
      AlgorithmSpecification: { TrainingImage: SKLEARN, TrainingInputMode: 'File' },
      HyperParameters: { sagemaker_program: 'train.py', sagemaker_submit_directory: uri },
    });
    await client.sagemaker.send(new CreateTrainingJobCommand(job));
    const end = await trainingEnd(client.sagemaker, job.TrainingJobName ?? '');
    assert.equal(end.TrainingJobStatus, 'Failed');
    assert.match(end.FailureReason ?? '', /unsafe member: .*escaped-entry/);
    assert.ok(!existsSync('/tmp/sagebrush-escaped-entry'));
  });

  test(`a model archive with an entry that ${what} fails what would load it`, async () => {
    const key = `model-${what.replace(' ', '-')}`;
    const ModelDataUrl = `s3://${bucket}/archives/${key}.tar.gz`;
    await put(client.s3, ModelDataUrl, await rawArchive(name, 'x'));
    await put(client.s3, `s3://${bucket}/rows/a.csv`, '1\n');
    await client.sagemaker.send(
      new CreateModelCommand({
        ModelName: key,
        ExecutionRoleArn: ROLE,
        PrimaryContainer: { Image: SKLEARN, ModelDataUrl },
      }),
    );
    await client.sagemaker.send(
      new CreateTransformJobCommand({
        TransformJobName: key,
        ModelName: key,
        TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${bucket}/rows/` } } },
        TransformOutput: { S3OutputPath: `s3://${bucket}/predicted` },
        TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.large' },
      }),
    );
    const end = await until('the end', async () => {
      const job = await client.sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: key }));
      return job.TransformEndTime === undefined ? undefined : job;
    });
    assert.equal(end.TransformJobStatus, 'Failed');
    assert.match(end.FailureReason ?? '', /was refused: the entry ".*escaped-entry" lies outside the archive's folder/);
    assert.ok(!existsSync('/tmp/sagebrush-escaped-entry'));
  });
}

test('an upload that breaks off leaves no object and no file', async () => {
  const { hostname, port } = new URL(server.url);
  const blobs = (): number => {
    // Of objects only: elsewhere jobs come and go, and the database grows. A file may be gone between the two looks at it.
    const files = readdirSync(path.join(server.data, 'blobs'), { recursive: true, encoding: 'utf8' }).map((name) =>
      statSync(path.join(server.data, 'blobs', name), { throwIfNoEntry: false }),
    );
    return files.filter((file) => file?.isFile() === true && file.size > 100_000).length;
  };
  const before = blobs();
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const head = `PUT /${bucket}/cut HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${scope('s3')}\r\nContent-Length: 9000000\r\n\r\n`;
  socket.write(head);
  await new Promise<void>((resolve) => socket.write(Buffer.alloc(4_000_000), () => resolve()));
  // Half of it is on the server's disk: what is to go away is there.
  await until('the half that arrived', async () => (blobs() > before ? true : undefined), 60, 20);
  socket.destroy();
  await until('the end of the half', async () => (blobs() === before ? true : undefined), 60, 20);
  await assert.rejects(client.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'cut' })), { name: 'NotFound' });
});

test('what is no HTTP is turned away, and so are silent connections in the middle of a head', async () => {
  const { hostname, port } = new URL(server.url);
  const say = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let heard = '';
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString();
      });
      socket.on('close', () => resolve(heard));
      socket.on('error', () => {});
    });
  assert.match(await say('\x16\x03\x01 hello\r\n\r\n'), /^HTTP\/1\.1 400/);
  assert.match(await say(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(80_000)}\r\n\r\n`), /^HTTP\/1\.1 431/);
  // Both at once: two meanings of where the body ends.
  const two = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
  assert.match(await say(two), /^HTTP\/1\.1 400/);
});

test('reset is there only with --ephemeral, and not for web pages', async () => {
  const reset = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/_sagebrush/reset`, { method: 'POST', headers });
  assert.equal((await reset(server.url)).status, 403);
  const { Buckets } = await client.s3.send(new ListBucketsCommand({}));
  assert.equal(Buckets?.length, 1);
  const passing = await startServer({ flags: ['--ephemeral'] });
  try {
    const other = clients(passing.url);
    await other.s3.send(new CreateBucketCommand({ Bucket: 'gone' }));
    await put(other.s3, 's3://gone/k', 'v');
    await other.sagemaker.send(
      new CreateModelCommand({ ModelName: 'gone', ExecutionRoleArn: ROLE, PrimaryContainer: { Image: SKLEARN } }),
    );
    await other.sagemaker.send(
      new CreateTrainingJobCommand(await programJob(other.s3, 'gone', 'gone', 'import time; time.sleep(600)')),
    );
    await sleep(300);
    assert.equal((await reset(passing.url, { Origin: 'https://example.com' })).status, 403);
    assert.equal((await reset(passing.url)).status, 200);
    assert.deepEqual((await other.s3.send(new ListBucketsCommand({}))).Buckets ?? [], []);
    assert.deepEqual((await other.sagemaker.send(new ListModelsCommand({}))).Models, []);
    // And it works on.
    await other.s3.send(new CreateBucketCommand({ Bucket: 'gone' }));
    const job = await programJob(other.s3, 'gone', 'gone', 'print("again")');
    await other.sagemaker.send(new CreateTrainingJobCommand(job));
    assert.equal((await trainingEnd(other.sagemaker, 'gone')).TrainingJobStatus, 'Completed');
  } finally {
    await passing.close();
  }
});
