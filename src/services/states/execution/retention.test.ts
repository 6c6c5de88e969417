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
