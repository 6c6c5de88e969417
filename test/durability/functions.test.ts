/**
 * The real server, killed with SIGKILL right after it has acknowledged events and asynchronous invocations, and while tasks wait for
 * functions: afterwards every event has run its function, and every execution has its answer.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { until } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { startServer } from '../support/server.ts';
import { zip } from '../support/zip.ts';

const ROLE = 'arn:aws:iam::123456789012:role/tests';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:mark';
/** Writes down that it ran, as an object. */
const CODE = `export const handler = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, 150));
  const answer = await fetch(process.env.AWS_ENDPOINT_URL + '/marks/' + event.name, { method: 'PUT', body: 'x' });
  if (!answer.ok) throw new Error(String(answer.status));
  return { ran: event.name };
};`;

it('what was acknowledged runs after a crash', { timeout: 600_000 }, async (t) => {
  const server = await startServer();
  t.after(() => server.close());
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  const sdk = clients(server.url);
  const lambda = new LambdaClient(config);
  const events = new EventBridgeClient(config);
  await sdk.s3.send(new CreateBucketCommand({ Bucket: 'marks' }));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'mark',
      Role: ROLE,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 30,
      Code: { ZipFile: zip({ 'index.mjs': CODE }) },
    }),
  );
  await events.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["test"]}' }));
  await events.send(new PutTargetsCommand({ Rule: 'r', Targets: [{ Id: '1', Arn: FUNCTION, InputPath: '$.detail' }] }));
  const { stateMachineArn } = await sdk.sfn.send(
    new CreateStateMachineCommand({
      name: 'm',
      roleArn: ROLE,
      definition: JSON.stringify({ StartAt: 'F', States: { F: { Type: 'Task', Resource: FUNCTION, End: true } } }),
    }),
  );

  const names: string[] = [];
  const executions: string[] = [];
  for (let round = 0; round < 3; round++) {
    const started = Array.from({ length: 4 }, async (_, n) => {
      const name = `task-${round}-${n}`;
      const input = JSON.stringify({ name });
      const { executionArn = '' } = await sdk.sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }));
      executions.push(executionArn);
      names.push(name);
    });
    const invoked = Array.from({ length: 6 }, async (_, n) => {
      const name = `event-${round}-${n}`;
      const Payload = JSON.stringify({ name });
      await lambda.send(new InvokeCommand({ FunctionName: 'mark', InvocationType: 'Event', Payload }));
      names.push(name);
    });
    const put = Array.from({ length: 6 }, async (_, n) => {
      const name = `put-${round}-${n}`;
      const entry = { Source: 'test', DetailType: 't', Detail: JSON.stringify({ name }) };
      const answer = await events.send(new PutEventsCommand({ Entries: [entry] }));
      assert.equal(answer.FailedEntryCount, 0);
      names.push(name);
    });
    await Promise.all([...started, ...invoked, ...put]);
    // The first round is cut at once, the others while functions run.
    await sleep(round * 120);
    await server.kill();
    await server.restart();
  }

  assert.equal(names.length, 48);
  for (;;) {
    const { Contents: marks = [] } = await sdk.s3.send(new ListObjectsV2Command({ Bucket: 'marks' }));
    const missing = names.filter((name) => !marks.some(({ Key }) => Key === name));
    if (missing.length === 0) break;
    await sleep(100);
  }
  for (const executionArn of executions) {
    for (;;) {
      const { status, output } = await sdk.sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (status === 'RUNNING') {
        await sleep(50);
        continue;
      }
      assert.deepEqual([status, output], ['SUCCEEDED', JSON.stringify({ ran: executionArn.split(':').at(-1) })]);
      break;
    }
  }
  // The sandboxes of the servers that were killed are gone: what is left belongs to this one.
  const folder = path.join(server.data, 'functions', 'containers');
  const sandboxes = (): number => readdirSync(folder).filter((name) => name.startsWith('fn-')).length;
  await until('only the sandboxes of one server are left', async () => sandboxes() <= 10 || undefined);
});
