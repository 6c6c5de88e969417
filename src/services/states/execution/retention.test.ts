import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createStatesHarness } from '../test-support/harness.ts';

const HOUR = 3_600_000;
const definition = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });

it('a closed execution is forgotten after 90 days, an EXPRESS one after an hour', async (t) => {
  const h = await createStatesHarness();
  t.after(() => h.end());
  const create = (name: string, type: 'STANDARD' | 'EXPRESS') =>
    h.call('CreateStateMachine', { name, type, definition, roleArn: 'arn:aws:iam::123456789012:role/Flow' });
  const { stateMachineArn } = await create('standard', 'STANDARD');
  const { executionArn } = await h.call('StartExecution', { stateMachineArn, name: 'again' });
  await h.closed(executionArn);
  const quick = await create('express', 'EXPRESS');
  const express = await h.call('StartExecution', { stateMachineArn: quick.stateMachineArn });
  const row = async (arn: string): Promise<unknown> => h.store.executions.get(arn);
  const gone = async (arn: string): Promise<void> => {
    while ((await row(arn)) !== undefined) await new Promise((resolve) => setImmediate(resolve));
  };
  while (((await row(express.executionArn)) as { status: string }).status === 'RUNNING')
    await new Promise((resolve) => setImmediate(resolve));
  await h.call('StartExecution', { stateMachineArn, name: 'later' });

  await h.clock.advance(HOUR);
  await h.clock.advance(HOUR);
  await gone(express.executionArn);
  assert.ok(await row(executionArn));
  await assert.rejects(h.call('StartExecution', { stateMachineArn, name: 'again' }), /Already Exists/);

  await h.clock.advance(91 * 24 * HOUR);
  await h.clock.advance(HOUR);
  await gone(executionArn);
  assert.equal((await h.call('StartExecution', { stateMachineArn, name: 'again' })).executionArn, executionArn);
});

it('a Map Run is forgotten with its execution, and its children with it, not before', async (t) => {
  const h = await createStatesHarness();
  t.after(() => h.end());
  const items = {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...JSON.parse(definition),
    },
    Next: 'Long',
  };
  // The execution goes on for long after its run has closed.
  const long = { Type: 'Wait', Seconds: 100 * 24 * 3600, End: true };
  const { stateMachineArn } = await h.call('CreateStateMachine', {
    name: 'mapped',
    definition: JSON.stringify({ StartAt: 'M', States: { M: items, Long: long } }),
    roleArn: 'arn:aws:iam::123456789012:role/Flow',
  });
  const start = { stateMachineArn, name: 'again', input: '[1,2]' };
  const { executionArn } = await h.call('StartExecution', start);
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
  };
  await until(async () => {
    const { events } = await h.call('GetExecutionHistory', { executionArn });
    return events.some(({ type }) => type === 'WaitStateEntered');
  });
  const runs = async () => (await h.call('ListMapRuns', { executionArn })).mapRuns;
  const [run] = await runs();
  const mapRunArn = run?.mapRunArn ?? '';
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  const children = async () => (await h.store.executions.list({ scope, mapRunArn, limit: 10 })).rows.length;
  const commands = async () => h.store.records.count({ kind: 'states/map-run-command' });

  await h.clock.advance(95 * 24 * HOUR);
  await h.clock.advance(HOUR);
  assert.deepEqual([(await runs()).length, await children(), await commands()], [1, 2, 1], 'the execution still runs');

  await h.clock.advance(6 * 24 * HOUR);
  await h.closed(executionArn);
  await h.clock.advance(80 * 24 * HOUR);
  await h.clock.advance(HOUR);
  assert.deepEqual([(await runs()).length, await children()], [1, 2], 'the execution is kept');

  // The newest row is never forgotten: there has to be one behind the children.
  await h.call('StartExecution', { ...start, name: 'later' });
  await h.clock.advance(11 * 24 * HOUR);
  await h.clock.advance(HOUR);
  await until(async () => (await h.store.executions.get(executionArn)) === undefined);
  await h.clock.advance(HOUR);
  await until(async () => (await children()) === 0);
  await assert.rejects(h.call('DescribeMapRun', { mapRunArn }), /Resource not found/);
  const left = await h.store.records.list({ kind: 'states/map-run', sortBy: 'name', order: 'ascending', limit: 10 });
  assert.deepEqual([left.records.length, await commands()], [1, 1], 'those of the later execution');
});
