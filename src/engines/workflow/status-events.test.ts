import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countingIds } from '../../platform/ids.ts';
import type { NewExecution } from '../../storage/executions.ts';
import { statusEvent } from './status-events.ts';

it('a status change tells all that AWS tells, in its order', () => {
  const execution: NewExecution = {
    accountId: '123456789012',
    region: 'us-east-1',
    arn: 'arn:aws:states:us-east-1:123456789012:execution:m:e',
    name: 'e',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    type: 'STANDARD',
    versionArn: 'v',
    startedAt: 1_000,
    input: '{}',
    info: { revision: 'r', machineName: 'm', roleArn: 'role' },
  };
  const running = statusEvent(execution, undefined, 1_000, countingIds());
  assert.deepEqual(Object.entries(running.detail), [
    ['executionArn', execution.arn],
    ['stateMachineArn', execution.stateMachineArn],
    ['name', 'e'],
    ['status', 'RUNNING'],
    ['startDate', 1_000],
    ['stopDate', null],
    ['input', '{}'],
    ['output', null],
    ['stateMachineVersionArn', 'v'],
    ['stateMachineAliasArn', null],
    ['redriveCount', 0],
    ['redriveDate', null],
    ['redriveStatus', 'NOT_REDRIVABLE'],
    ['redriveStatusReason', 'Execution is RUNNING and cannot be redriven'],
    ['inputDetails', { included: true }],
    ['outputDetails', null],
    ['error', null],
    ['cause', null],
  ]);
  const ending = { status: 'FAILED', at: 2_000, error: 'E', cause: 'C' } as const;
  const failed = statusEvent({ ...execution, mapRunArn: 'run' }, ending, 2_000, countingIds(), { count: 1, at: 1_500 });
  const { stopDate, redriveCount, redriveDate, redriveStatus, redriveStatusReason, error } = failed.detail;
  assert.deepEqual(
    [stopDate, redriveCount, redriveDate, redriveStatus, redriveStatusReason, error],
    [2_000, 1, 1_500, 'REDRIVABLE_BY_MAP_RUN', null, 'E'],
  );
});
