/** DISTRIBUTED Map with the AWS SDK: S3 in, S3 out, Map Runs through the API, and a server that is killed on the way. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  DescribeMapRunCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from '@aws-sdk/client-sfn';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

const ROLE = 'arn:aws:iam::123456789012:role/Flow';

describe('distributed map over the wire', () => {
  let server: TestServer;
  let aws: ReturnType<typeof clients>;
  before(async () => {
    server = await startServer();
    aws = clients(server.url);
    await aws.s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  });
  after(() => server.close());

  const machine = async (name: string, fields: object, states: object, type = 'STANDARD'): Promise<string> => {
    const definition = JSON.stringify({
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          End: true,
          Label: 'items',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSONL' },
            Parameters: { Bucket: 'data', 'Key.$': '$.key' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
            StartAt: Object.keys(states)[0],
            States: states,
          },
          ...fields,
        },
      },
    });
    const made = await aws.sfn.send(new CreateStateMachineCommand({ name, definition, roleArn: ROLE }));
    return made.stateMachineArn ?? '';
  };
  const start = async (stateMachineArn: string, key: string): Promise<string> => {
    const input = JSON.stringify({ key });
    return (await aws.sfn.send(new StartExecutionCommand({ stateMachineArn, input }))).executionArn ?? '';
  };
  const closed = async (executionArn: string): Promise<DescribeExecutionOutput> => {
    for (;;) {
      const found = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (found.status !== 'RUNNING') return found;
      await sleep(20);
    }
  };
  const runOf = async (executionArn: string): Promise<string> => {
    for (;;) {
      const { mapRuns = [] } = await aws.sfn.send(new ListMapRunsCommand({ executionArn }));
      if (mapRuns[0]?.mapRunArn !== undefined) return mapRuns[0].mapRunArn;
      await sleep(5);
    }
  };
  const upload = async (Key: string, count: number): Promise<void> => {
    const Body = Array.from({ length: count }, (_, n) => JSON.stringify({ n })).join('\n');
    await aws.s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body }));
  };

  it('reads, runs children, writes results and shows it all', async () => {
    await upload('ten.jsonl', 10);
    const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'data', Prefix: 'out' } };
    const batcher = { MaxItemsPerBatch: 4 };
    const arn = await machine(
      'ten',
      { ResultWriter: writer, ItemBatcher: batcher },
      { P: { Type: 'Pass', End: true } },
    );
    const execution = await closed(await start(arn, 'ten.jsonl'));
    assert.equal(execution.status, 'SUCCEEDED', execution.cause);
    const { ResultWriterDetails: place, MapRunArn: mapRunArn } = JSON.parse(execution.output ?? '');
    const manifest = await aws.s3.send(new GetObjectCommand(place));
    const { ResultFiles } = JSON.parse((await manifest.Body?.transformToString()) ?? '');
    const file = await aws.s3.send(new GetObjectCommand({ Bucket: 'data', Key: ResultFiles.SUCCEEDED[0].Key }));
    const results = JSON.parse((await file.Body?.transformToString()) ?? '') as { Output: string }[];
    assert.deepEqual(
      results.flatMap(({ Output }) => JSON.parse(Output).Items.map(({ n }: { n: number }) => n)),
      Array.from({ length: 10 }, (_, n) => n),
    );

    const { mapRuns = [] } = await aws.sfn.send(new ListMapRunsCommand({ executionArn: execution.executionArn }));
    assert.deepEqual(
      mapRuns.map((listed) => [listed.mapRunArn, listed.stateMachineArn]),
      [[mapRunArn, `${arn}/items`]],
    );
    const run = await aws.sfn.send(new DescribeMapRunCommand({ mapRunArn }));
    assert.equal(run.status, 'SUCCEEDED');
    assert.deepEqual([run.itemCounts?.succeeded, run.itemCounts?.total, run.itemCounts?.resultsWritten], [10, 10, 10]);
    assert.deepEqual([run.executionCounts?.succeeded, run.executionCounts?.total], [3, 3]);
    const { executions = [] } = await aws.sfn.send(new ListExecutionsCommand({ mapRunArn }));
    assert.deepEqual(executions.map((child) => child.itemCount).sort(), [2, 4, 4]);
    const [child] = executions;
    assert.equal(child?.mapRunArn, mapRunArn);
    const whole = await aws.sfn.send(
      new DescribeStateMachineForExecutionCommand({ executionArn: child?.executionArn }),
    );
    assert.deepEqual([whole.label, whole.mapRunArn], ['items', mapRunArn]);
    assert.equal(JSON.parse(whole.definition ?? '').StartAt, 'P');
    const { executions: own = [] } = await aws.sfn.send(new ListExecutionsCommand({ stateMachineArn: arn }));
    assert.equal(own.length, 1, 'children are not listed with the machine');
  });

  it('refuses what is not there', async () => {
    const mapRunArn = 'arn:aws:states:us-east-1:123456789012:mapRun:a/b:c';
    await assert.rejects(aws.sfn.send(new DescribeMapRunCommand({ mapRunArn })), { name: 'ResourceNotFound' });
    await assert.rejects(aws.sfn.send(new UpdateMapRunCommand({ mapRunArn })), { name: 'ResourceNotFound' });
    await assert.rejects(aws.sfn.send(new ListExecutionsCommand({ mapRunArn })), { name: 'ResourceNotFound' });
    await assert.rejects(aws.sfn.send(new DescribeMapRunCommand({ mapRunArn: 'arn:aws:states:x' })), {
      name: 'InvalidArn',
    });
  });

  it('stops with its execution and is redriven with it', async () => {
    await upload('five.jsonl', 5);
    // Longer than everything up to the stop takes; those that are redriven wait for what is left of it.
    const Timestamp = new Date(Date.now() + 15_000).toISOString();
    const wait = { W: { Type: 'Wait', Timestamp, End: true } };
    const executionArn = await start(await machine('stop', { MaxConcurrency: 2 }, wait), 'five.jsonl');
    const mapRunArn = await runOf(executionArn);
    await aws.sfn.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3 }));
    await aws.sfn.send(new StopExecutionCommand({ executionArn }));
    for (;;) {
      const { status } = await aws.sfn.send(new DescribeMapRunCommand({ mapRunArn }));
      if (status === 'ABORTED') break;
      assert.equal(status, 'RUNNING');
      await sleep(10);
    }
    await assert.rejects(aws.sfn.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3 })), {
      name: 'ValidationException',
    });
    await aws.sfn.send(new RedriveExecutionCommand({ executionArn }));
    const execution = await closed(executionArn);
    assert.equal(execution.status, 'SUCCEEDED', `${execution.error} ${execution.cause}`);
    assert.equal(JSON.parse(execution.output ?? '').length, 5);
    const run = await aws.sfn.send(new DescribeMapRunCommand({ mapRunArn }));
    assert.deepEqual([run.status, run.redriveCount, run.maxConcurrency], ['SUCCEEDED', 1, 3]);
    const { events = [] } = await aws.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    assert.ok(events.some((event) => event.type === 'MapRunRedriven'));
  });

  for (const type of ['STANDARD', 'EXPRESS']) {
    it(`kill -9 in the middle, ${type}: no item twice, none lost`, { timeout: 600_000 }, async () => {
      const count = 6_000;
      const key = `many-${type}.jsonl`;
      await upload(key, count);
      const writer = {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'data', Prefix: 'killed' },
      };
      const config = { Transformation: 'COMPACT', OutputType: 'JSONL' };
      const fields = { ResultWriter: { ...writer, WriterConfig: config } };
      const states = { P: { Type: 'Pass', Next: 'Q' }, Q: { Type: 'Pass', End: true } };
      const executionArn = await start(await machine(`kill-${type}`, fields, states, type), key);
      const mapRunArn = await runOf(executionArn);
      for (let round = 0; round < 4; round++) {
        await sleep(30 + Math.random() * 250);
        await server.kill();
        await server.restart();
      }
      const execution = await closed(executionArn);
      assert.equal(execution.status, 'SUCCEEDED', `${execution.error} ${execution.cause}`);
      const run = await aws.sfn.send(new DescribeMapRunCommand({ mapRunArn }));
      assert.deepEqual([run.itemCounts?.succeeded, run.itemCounts?.total], [count, count]);
      const id = mapRunArn.split(':').at(-1);
      const file = await aws.s3.send(new GetObjectCommand({ Bucket: 'data', Key: `killed/${id}/SUCCEEDED_0.jsonl` }));
      const lines = ((await file.Body?.transformToString()) ?? '').trim().split('\n');
      const seen = lines.map((line) => Number(JSON.parse(line).n)).sort((a, b) => a - b);
      assert.deepEqual(
        seen,
        Array.from({ length: count }, (_, n) => n),
      );
    });
  }
});
