/**
 * `kill -9` of the server during a training under a `.sync` task, then `sagebrush up` again: the same training goes on (or is found to
 * have ended meanwhile), the execution finishes, and neither the history nor the log has a gap or a double.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { FilterLogEventsCommand, type FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { commandLines } from './processes.ts';
import { BUCKET, ROLE, trainingParameters } from './training.ts';

/** Each line carries the number that this very process drew, so that a second run would show in the log and in the model. */
const program = (lines: number, pause: number): string =>
  [
    'id=$(cat /proc/sys/kernel/random/uuid)',
    'echo $id started; echo $id >> /opt/ml/model/starts',
    `i=1; while [ $i -le ${lines} ]; do echo $id line $i; i=$((i+1)); sleep ${pause}; done`,
    'echo $id done',
  ].join('; ');

const LINES = 60;
const MACHINES = {
  // Longer than a slow machine takes to start the server again.
  'goes-on': program(LINES, 0.3),
  'ends-meanwhile': program(LINES, 0.1),
};

let server: TestServer;
let aws: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  aws = clients(server.url);
  await aws.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
after(() => server.close());

/** Asks until the answer is there; fails loudly with what it saw last. */
async function until<T>(what: string, ask: () => Promise<T | undefined>, patience = 300_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${patience} ms\n${server.output()}`);
    await sleep(50);
  }
}

async function logLines(name: string): Promise<string[]> {
  const lines: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: FilterLogEventsCommandOutput = await aws.logs.send(
      new FilterLogEventsCommand({
        logGroupName: '/aws/sagemaker/TrainingJobs',
        logStreamNamePrefix: `${name}/`,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    );
    for (const { message } of page.events ?? []) lines.push(message ?? '');
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return lines;
}

/** Starts the machine; resolves when its training has written some lines. */
async function startTraining(name: keyof typeof MACHINES): Promise<string> {
  const { stateMachineArn } = await aws.sfn.send(
    new CreateStateMachineCommand({
      name,
      roleArn: ROLE,
      definition: JSON.stringify({
        StartAt: 'Train',
        States: {
          Train: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
            Parameters: trainingParameters(MACHINES[name]),
            End: true,
          },
        },
      }),
    }),
  );
  const { executionArn } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn, name }));
  assert.ok(executionArn);
  await until('the first lines', async () => {
    const { status, cause } = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
    assert.equal(status, 'RUNNING', cause);
    // No group before the first line.
    const lines = await logLines(name).catch(() => []);
    return lines.length > 3 ? lines : undefined;
  });
  return executionArn;
}

async function checkEnd(name: string, executionArn: string): Promise<void> {
  const execution = await until('the end of the execution', async () => {
    const found = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
    return found.status === 'RUNNING' ? undefined : found;
  });
  assert.equal(execution.status, 'SUCCEEDED', execution.cause);

  const { events = [] } = await aws.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  assert.deepEqual(
    events.map((event: HistoryEvent) => [event.id, event.previousEventId, event.type]),
    [
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'TaskStateEntered'],
      [3, 2, 'TaskScheduled'],
      [4, 3, 'TaskStarted'],
      [5, 4, 'TaskSubmitted'],
      [6, 5, 'TaskSucceeded'],
      [7, 6, 'TaskStateExited'],
      [8, 7, 'ExecutionSucceeded'],
    ],
  );

  const job = await aws.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  assert.equal(job.TrainingJobStatus, 'Completed');
  const jobs = await aws.sagemaker.send(new ListTrainingJobsCommand({ NameContains: name }));
  assert.equal(jobs.TrainingJobSummaries?.length, 1);

  const lines = await until('the last line of the log', async () => {
    const all = await logLines(name);
    return all.at(-1)?.endsWith('done') ? all : undefined;
  });
  const [id = ''] = lines[0]?.split(' ') ?? [];
  assert.match(id, /^[0-9a-f-]{36}$/);
  const numbered = Array.from({ length: LINES }, (_, index) => `${id} line ${index + 1}`);
  assert.deepEqual(lines, [`${id} started`, ...numbered, `${id} done`]);

  const uri = new URL(job.ModelArtifacts?.S3ModelArtifacts ?? '');
  const model = await aws.s3.send(new GetObjectCommand({ Bucket: uri.hostname, Key: uri.pathname.slice(1) }));
  const tar = gunzipSync((await model.Body?.transformToByteArray()) ?? new Uint8Array()).toString('latin1');
  assert.equal(tar.split(id).length - 1, 1, 'the start marker is in the model exactly once');
  assert.equal(tar.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)?.length, 1, 'nobody else started');
}

describe('kill -9 during a training under a .sync task', { timeout: 900_000 }, () => {
  it('goes on with the same training', async () => {
    const executionArn = await startTraining('goes-on');
    await server.kill();
    await sleep(500);
    await server.restart();
    const { status } = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
    assert.equal(status, 'RUNNING');
    await checkEnd('goes-on', executionArn);
  });

  it('finds a training that ended while no server was there', async () => {
    const executionArn = await startTraining('ends-meanwhile');
    await server.kill();
    await until('the end of the program', async () => {
      const runs = commandLines().some((line) => line.includes(MACHINES['ends-meanwhile']));
      return runs ? undefined : true;
    });
    await server.restart();
    await checkEnd('ends-meanwhile', executionArn);
  });

  it('survives several crashes in a row', async () => {
    const name = 'goes-on';
    // The names of the executions and of their jobs must differ; the machine is the one from above.
    const arn = `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
    const started = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn: arn, name: 'often' }));
    assert.ok(started.executionArn);
    for (let crash = 0; crash < 4; crash++) {
      await sleep(300);
      await server.kill();
      await server.restart();
    }
    await checkEnd('often', started.executionArn);
  });
});
