/**
 * `sagebrush up --ephemeral`: a reset in the middle of running jobs, executions and endpoints leaves nothing of them and a server that
 * works; the folder goes with the process, and what a killed one left behind (containers too) goes with the next.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  DescribeEndpointCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTrainingJobsCommand,
} from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { createModel, until as untilWithin } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { commandLines } from './processes.ts';
import { BUCKET, ROLE, trainingParameters } from './training.ts';

/** Temporary folders of the servers under test, where nobody else's are. */
const temporary = mkdtempSync(path.join(tmpdir(), 'sagebrush-test-ephemeral-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

const start = (): Promise<TestServer> => startServer({ flags: ['--ephemeral'], environment: { TMPDIR: temporary } });
const folders = (): string[] =>
  readdirSync(temporary)
    .filter((name) => name.startsWith('sagebrush-ephemeral-'))
    .sort();

const until = <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => untilWithin(what, look, 120, 50);

/** A number of seconds that no other process sleeps. */
let sleepers = 0;
const newSleep = (): string => `sleep 86${process.pid}.${++sleepers}`;
const lives = (command: string): boolean => commandLines().includes(command);

async function machine(aws: ReturnType<typeof clients>, name: string, state: object): Promise<string> {
  const definition = JSON.stringify({ StartAt: 'S', States: { S: { ...state, End: true } } });
  const { stateMachineArn } = await aws.sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE, definition }));
  const { executionArn } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn, name }));
  assert.ok(executionArn);
  return executionArn;
}

/** A training under a `.sync` task. */
const train = (aws: ReturnType<typeof clients>, name: string, program: string): Promise<string> =>
  machine(aws, name, {
    Type: 'Task',
    Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
    Parameters: trainingParameters(program),
  });

async function trainUntilItSleeps(server: TestServer, name: string): Promise<string> {
  const aws = clients(server.url);
  await aws.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const sleep = newSleep();
  await train(aws, name, `exec ${sleep}`);
  await until('the training sleeps', async () => lives(sleep) || undefined);
  return sleep;
}

describe('an ephemeral server', { timeout: 600_000 }, () => {
  let server: TestServer;
  before(async () => {
    server = await start();
  });
  after(() => server.close());

  const reset = (headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/_sagebrush/reset`, { method: 'POST', headers });

  it('is emptied by a reset in the middle of everything, and works again', async () => {
    const aws = clients(server.url);
    const sleep = await trainUntilItSleeps(server, 'resting');
    await machine(aws, 'waiting', { Type: 'Wait', Seconds: 3600 });
    await aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'key', Body: 'bytes' }));
    const entry =
      'import os\ndef model_fn(folder):\n    return None\ndef transform_fn(*_):\n    return "x", "text/plain"\n';
    await createModel(aws, 'served', `s3://${BUCKET}/model.tar.gz`, entry);
    await aws.sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'served',
        ProductionVariants: [
          { VariantName: 'AllTraffic', ModelName: 'served', InitialInstanceCount: 1, InstanceType: 'ml.m5.large' },
        ],
      }),
    );
    await aws.sagemaker.send(new CreateEndpointCommand({ EndpointName: 'served', EndpointConfigName: 'served' }));
    await until('the endpoint serves', async () => {
      const endpoint = await aws.sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'served' }));
      assert.notEqual(endpoint.EndpointStatus, 'Failed', endpoint.FailureReason);
      return endpoint.EndpointStatus === 'InService' || undefined;
    });

    assert.equal((await reset({ origin: 'http://page.example' })).status, 403);
    assert.ok(lives(sleep), 'a refused reset does nothing');
    // Two at once, with calls between them.
    const during = Array.from({ length: 20 }, () =>
      aws.s3
        .send(new PutObjectCommand({ Bucket: BUCKET, Key: 'late', Body: 'late' }))
        .catch((error: Error) => error.name),
    );
    const answers = await Promise.all([reset(), reset()]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    await Promise.all(during);

    assert.equal(lives(sleep), false, 'the training was ended');
    assert.deepEqual((await aws.s3.send(new ListBucketsCommand({}))).Buckets ?? [], []);
    assert.deepEqual((await aws.sagemaker.send(new ListTrainingJobsCommand({}))).TrainingJobSummaries, []);
    assert.deepEqual((await aws.sagemaker.send(new ListModelsCommand({}))).Models, []);
    assert.deepEqual((await aws.sagemaker.send(new ListEndpointConfigsCommand({}))).EndpointConfigs, []);
    assert.deepEqual((await aws.sagemaker.send(new ListEndpointsCommand({}))).Endpoints, []);
    assert.deepEqual((await aws.sfn.send(new ListStateMachinesCommand({}))).stateMachines, []);
    assert.deepEqual((await aws.logs.send(new DescribeLogGroupsCommand({}))).logGroups, []);
    const [folder = ''] = folders();
    assert.deepEqual(readdirSync(path.join(temporary, folder, 'jobs')), []);
    const left = readdirSync(path.join(temporary, folder, 'containers'), { withFileTypes: true });
    assert.deepEqual(
      left.filter((one) => one.isDirectory()).map(({ name }) => name),
      [],
    );

    await aws.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    const again = await train(aws, 'resting', 'echo done');
    const waited = await machine(aws, 'waiting', { Type: 'Wait', Seconds: 1 });
    for (const executionArn of [again, waited]) {
      const { status, cause } = await until('the execution ends', async () => {
        const execution = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
        return execution.status === 'RUNNING' ? undefined : execution;
      });
      assert.equal(status, 'SUCCEEDED', cause);
    }
    assert.ok(!server.output().includes('"level":50'), server.output());
  });

  it('takes its folder and its containers with it when it is told to end', async () => {
    const mine = await start();
    const known = folders();
    const sleep = await trainUntilItSleeps(mine, 'ending');
    await mine.close();
    assert.equal(lives(sleep), false);
    assert.deepEqual(folders().length, known.length - 1);
  });

  it('leaves both behind when it is killed, for the next to remove, and touches no living server', async () => {
    const before = folders();
    const mine = await start();
    const sleep = await trainUntilItSleeps(mine, 'killed');
    await mine.kill();
    assert.ok(lives(sleep), 'the container goes on');
    assert.equal(folders().length, before.length + 1);
    const next = await start();
    try {
      await until('the container is ended', async () => !lives(sleep) || undefined);
      assert.equal(folders().length, before.length + 1, 'one folder for each living server');
      for (const name of before) assert.ok(folders().includes(name), `${name} lives`);
      assert.equal((await fetch(`${server.url}/_sagebrush/health`)).status, 200);
    } finally {
      await next.close();
    }
    assert.deepEqual(folders(), before);
  });
});
