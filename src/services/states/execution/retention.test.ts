import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createStatesHarness, ROLE } from '../test-support/harness.ts';

const HOUR = 3_600_000;
const DISTRIBUTED = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
const definition = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });

it('a closed execution is forgotten after 90 days with its Map Runs, an EXPRESS one after an hour', async (t) => {
  const h = await createStatesHarness();
  t.after(() => h.end());
  const create = (name: string, type: 'STANDARD' | 'EXPRESS') =>
    h.call('CreateStateMachine', { name, type, definition, roleArn: ROLE });
  const { stateMachineArn } = await create('standard', 'STANDARD');
  const { executionArn } = await h.call('StartExecution', { stateMachineArn, name: 'again' });
  await h.closed(executionArn);
  const items = { Type: 'Map', ItemProcessor: { ProcessorConfig: DISTRIBUTED, ...JSON.parse(definition) }, End: true };
  const mapped = await h.call('CreateStateMachine', {
    name: 'mapped',
    definition: JSON.stringify({ StartAt: 'M', States: { M: items } }),
    roleArn: ROLE,
  });
  const parent = await h.call('StartExecution', { stateMachineArn: mapped.stateMachineArn, input: '[1,2]' });
  await h.closed(parent.executionArn);
  const [run] = (await h.call('ListMapRuns', { executionArn: parent.executionArn })).mapRuns;
  const describeRun = () => h.call('DescribeMapRun', { mapRunArn: run?.mapRunArn ?? '' });
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
  assert.equal((await describeRun()).itemCounts.succeeded, 2);
  await assert.rejects(h.call('StartExecution', { stateMachineArn, name: 'again' }), /Already Exists/);

  await h.clock.advance(91 * 24 * HOUR);
  await h.clock.advance(HOUR);
  await gone(executionArn);
  await gone(parent.executionArn);
  await h.clock.advance(HOUR);
  await assert.rejects(describeRun(), /Resource not found/);
  assert.equal((await h.call('StartExecution', { stateMachineArn, name: 'again' })).executionArn, executionArn);
});
