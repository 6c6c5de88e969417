/**
 * A data folder on a disk that fills up, while objects, records, logs, jobs and executions are written: what cannot be kept is refused
 * with AWS's "try again later", what was acknowledged is there afterwards, and the server goes on when there is room again.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import {
  CreateModelCommand,
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  DescribeModelCommand,
  DescribeTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { channel, until as untilWithin } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { BUCKET, IMAGE, ROLE } from './training.ts';

const DISK_MB = 64;
const disk = mkdtempSync(path.join(tmpdir(), 'sagebrush-test-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk], { encoding: 'utf8' });
const skip =
  mounted.status === 0 ? false : `a small disk cannot be made here: ${mounted.stderr ?? mounted.error?.message}`;

const until = <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => untilWithin(what, look, 120, 100);

const trainingEnd = (name: string) =>
  until(`the end of ${name}`, async () => {
    const found = await aws.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    return found.TrainingJobStatus === 'InProgress' ? undefined : found;
  });

let server: TestServer;
let aws: ReturnType<typeof clients>;
before(async () => {
  if (skip !== false) return;
  server = await startServer({ folder: disk });
  aws = clients(server.url);
  await aws.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
after(async () => {
  try {
    await server?.close();
  } finally {
    if (skip === false) spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
});

const ballast = path.join(disk, 'ballast');
/** Takes every byte that is left, and gives `sparing` of them back. */
function fill(sparing = 0): void {
  const file = openSync(ballast, 'a');
  for (const size of [1 << 20, 1 << 12]) {
    const piece = Buffer.alloc(size, 1);
    try {
      while (writeSync(file, piece) === size);
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    }
  }
  closeSync(file);
  truncateSync(ballast, statSync(ballast).size - sparing);
}
const makeRoom = (): void => rmSync(ballast, { force: true });
afterEach(makeRoom);

interface Refusal {
  readonly name: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Sends until the first refusal, which must be the one for a full disk; answers how many were acknowledged. */
async function untilRefused(most: number, send: (index: number) => Promise<unknown>): Promise<number> {
  for (let index = 0; index < most; index++) {
    try {
      await send(index);
    } catch (error) {
      const { name, $metadata } = error as Refusal;
      assert.deepEqual([name, $metadata?.httpStatusCode], ['ServiceUnavailable', 503], String(error));
      return index;
    }
  }
  assert.fail(`all ${most} were acknowledged: the disk was not full`);
}

const incoming = (): string[] => readdirSync(path.join(server.data, 'blobs', 'incoming'));
const bytesOf = (index: number): Buffer =>
  createHash('shake256', { outputLength: 4 << 20 })
    .update(`${index}`)
    .digest();

const job = (TrainingJobName: string, program: string, more: Partial<CreateTrainingJobCommandInput> = {}) =>
  aws.sagemaker.send(
    new CreateTrainingJobCommand({
      TrainingJobName,
      RoleArn: ROLE,
      AlgorithmSpecification: {
        TrainingImage: IMAGE,
        TrainingInputMode: 'File',
        ContainerEntrypoint: ['/bin/sh', '-c', program],
      },
      OutputDataConfig: { S3OutputPath: `s3://${BUCKET}/out` },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
      ...more,
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
    }),
  );

describe('a disk that fills up', { skip, timeout: 600_000 }, () => {
  it('refuses objects, keeps those that it acknowledged, and takes more when there is room', async () => {
    const put = (index: number) =>
      aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `object-${index}`, Body: bytesOf(index) }));
    const stored = await untilRefused(DISK_MB, put);
    assert.ok(stored > 2);
    assert.deepEqual(incoming(), [], 'nothing of the refused one stays');
    await assert.rejects(aws.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: `object-${stored}` })), {
      name: 'NotFound',
    });
    for (let index = 0; index < stored; index++) {
      const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: `object-${index}` }));
      assert.ok(bytesOf(index).equals((await Body?.transformToByteArray()) ?? new Uint8Array()), `object-${index}`);
    }
    const { UploadId } = await aws.s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'parts' }));
    const part = { Bucket: BUCKET, Key: 'parts', UploadId, PartNumber: 1, Body: bytesOf(99) };
    await assert.rejects(aws.s3.send(new UploadPartCommand(part)), { name: 'ServiceUnavailable' });
    // Overwriting fails before the old bytes are touched.
    const again = new PutObjectCommand({ Bucket: BUCKET, Key: 'object-0', Body: bytesOf(100) });
    await assert.rejects(aws.s3.send(again), (error) => error instanceof S3ServiceException);
    const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'object-0' }));
    assert.ok(bytesOf(0).equals((await Body?.transformToByteArray()) ?? new Uint8Array()));
    for (let index = 0; index < stored; index++) {
      await aws.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: `object-${index}` }));
    }
    await put(0);
    await aws.s3.send(new UploadPartCommand(part));
  });

  it('refuses records, executions and logs to the last byte, and loses none that it acknowledged', async () => {
    fill(1 << 20);
    const definition = JSON.stringify({ StartAt: 'S', States: { S: { Type: 'Pass', End: true } } });
    const filler = 'x'.repeat(1000);
    const Environment = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`V${index}`, filler]));
    const Image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/no-such-image:1';
    const models = await untilRefused(4000, (index) =>
      aws.sagemaker.send(
        new CreateModelCommand({
          ModelName: `model-${index}`,
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image, Environment },
        }),
      ),
    );
    makeRoom();
    const { stateMachineArn } = await aws.sfn.send(
      new CreateStateMachineCommand({ name: 'full', roleArn: ROLE, definition }),
    );
    await aws.logs.send(new CreateLogGroupCommand({ logGroupName: 'full' }));
    await aws.logs.send(new CreateLogStreamCommand({ logGroupName: 'full', logStreamName: 'full' }));
    fill(1 << 20);
    const input = JSON.stringify(filler.repeat(100));
    const executions = await untilRefused(4000, (index) =>
      aws.sfn.send(new StartExecutionCommand({ stateMachineArn, name: `full-${index}`, input })),
    );
    makeRoom();
    fill(1 << 20);
    const lines = await untilRefused(4000, (index) => {
      const logEvents = Array.from({ length: 20 }, (_, line) => ({
        timestamp: Date.now(),
        message: `${index} ${line} ${filler}`,
      }));
      return aws.logs.send(new PutLogEventsCommand({ logGroupName: 'full', logStreamName: 'full', logEvents }));
    });
    assert.ok(models > 0 && executions > 0 && lines > 0);
    // Reading goes on.
    await aws.sagemaker.send(new DescribeModelCommand({ ModelName: 'model-0' }));

    await server.kill();
    makeRoom();
    await server.restart();
    for (let index = 0; index < models; index++) {
      const model = await aws.sagemaker.send(new DescribeModelCommand({ ModelName: `model-${index}` }));
      assert.deepEqual(model.PrimaryContainer?.Environment, Environment);
    }
    await assert.rejects(aws.sagemaker.send(new DescribeModelCommand({ ModelName: `model-${models}` })));
    for (let index = 0; index < executions; index++) {
      const executionArn = `${stateMachineArn?.replace(':stateMachine:', ':execution:')}:full-${index}`;
      const { status, output } = await until('the execution ends', async () => {
        const execution = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
        return execution.status === 'RUNNING' ? undefined : execution;
      });
      assert.deepEqual([status, output], ['SUCCEEDED', input]);
    }
    const { events = [] } = await aws.logs.send(
      new GetLogEventsCommand({ logGroupName: 'full', logStreamName: 'full', startFromHead: true, limit: 10_000 }),
    );
    // A page holds a megabyte.
    assert.deepEqual(
      events.map(({ message }) => message?.slice(0, -filler.length - 1)),
      Array.from({ length: lines * 20 }, (_, index) => `${Math.floor(index / 20)} ${index % 20}`).slice(
        0,
        events.length,
      ),
    );
    assert.ok(events.length >= Math.min(lines * 20, 500));
  });

  it('takes up executions and jobs where they stood when there is room again', async () => {
    const name = 'rests';
    const definition = JSON.stringify({
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 1, Next: 'P' },
        P: { Type: 'Pass', Next: 'X' },
        X: { Type: 'Wait', Seconds: 1, Next: 'Q' },
        Q: { Type: 'Pass', End: true },
      },
    });
    const { stateMachineArn } = await aws.sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE, definition }));
    // Talks on for long after there is room again.
    await job('talks', 'i=0; while [ $i -lt 200 ]; do echo line $i; i=$((i+1)); sleep 0.1; done');
    await job(
      'writes',
      'echo begins; sleep 2; head -c 100000000 /dev/zero > /opt/ml/model/model || { echo no space >&2; exit 3; }',
    );
    await until('both run', async () => {
      for (const TrainingJobName of ['talks', 'writes']) {
        const { SecondaryStatus } = await aws.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
        if (SecondaryStatus !== 'Training') return undefined;
      }
      return true;
    });
    const logGroupName = '/aws/sagemaker/TrainingJobs';
    // A job is called Training before its container is there, and a container cannot be made on a full disk.
    const speaks = (name: string): Promise<string> =>
      until(`the first line of ${name} is stored`, async () => {
        const prefix = { logGroupName, logStreamNamePrefix: `${name}/` };
        const { logStreams = [] } = await aws.logs
          .send(new DescribeLogStreamsCommand(prefix))
          .catch(() => ({ logStreams: [] }));
        return logStreams[0]?.logStreamName;
      });
    const logStreamName = await speaks('talks');
    await speaks('writes');
    const started = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        aws.sfn.send(new StartExecutionCommand({ stateMachineArn, name: `rests-${index}` })),
      ),
    );
    fill();
    await sleep(4_000);
    assert.equal((await fetch(`${server.url}/_sagebrush/health`)).status, 200);
    makeRoom();
    for (const { executionArn } of started) {
      const { status } = await until('the execution ends', async () => {
        const execution = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
        return execution.status === 'RUNNING' ? undefined : execution;
      });
      assert.equal(status, 'SUCCEEDED');
      const { events = [] } = await aws.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      assert.deepEqual(
        events.map(({ type }) => type),
        [
          'ExecutionStarted',
          'WaitStateEntered',
          'WaitStateExited',
          'PassStateEntered',
          'PassStateExited',
          'WaitStateEntered',
          'WaitStateExited',
          'PassStateEntered',
          'PassStateExited',
          'ExecutionSucceeded',
        ],
      );
    }
    assert.equal((await trainingEnd('talks')).TrainingJobStatus, 'Completed');
    const writes = await trainingEnd('writes');
    assert.deepEqual([writes.TrainingJobStatus, writes.FailureReason], ['Failed', 'AlgorithmError: , exit code: 3']);
    // What a container cannot write is lost to it; what it could is there once, in order, and goes on when there is room.
    const { events = [] } = await aws.logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }),
    );
    const numbers = events.map(({ message }) => Number(/^line (\d+)$/.exec(message ?? '')?.[1]));
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    );
    assert.deepEqual([numbers[0], numbers.at(-1)], [0, 199]);
  });

  it('ends jobs whose data finds no room, and says so', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'input/large', Body: Buffer.alloc(12 << 20, 1) }));
    fill(4 << 20);
    await job('reads', 'true', { InputDataConfig: [channel('train', `s3://${BUCKET}/input/`)] });
    const reads = await trainingEnd('reads');
    assert.equal(reads.TrainingJobStatus, 'Failed');
    assert.match(reads.FailureReason ?? '', /^ClientError: Data download failed: .*no space is left/);

    makeRoom();
    fill(14 << 20);
    await job('models', 'head -c 10000000 /dev/urandom > /opt/ml/model/model');
    const models = await trainingEnd('models');
    assert.equal(models.TrainingJobStatus, 'Failed');
    assert.match(models.FailureReason ?? '', /^ClientError: Data upload failed: .*no storage space left/);
    assert.deepEqual(incoming(), []);
  });

  it('outlives a job that fills the disk by itself', async () => {
    // What the tests before used up is taken again with one of the next writes.
    await until('the reserve is there', async () => {
      await aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'input/large', Body: 'small' }));
      return existsSync(path.join(server.data, 'reserve')) || undefined;
    });
    await job('fills', 'head -c 100000000 /dev/zero > /opt/ml/model/model; exit 3');
    const fills = await trainingEnd('fills');
    assert.deepEqual([fills.TrainingJobStatus, fills.FailureReason], ['Failed', 'AlgorithmError: , exit code: 3']);
    await job('next', 'true');
    assert.equal((await trainingEnd('next')).TrainingJobStatus, 'Completed');
  });
});
