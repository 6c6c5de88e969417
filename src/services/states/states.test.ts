import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isServiceError } from '../../platform/errors.ts';
import { createStatesHarness, one, PASS, ROLE, type StatesHarness } from './test-support/harness.ts';

const ARN = 'arn:aws:states:us-east-1:123456789012';
const WAIT = one({ Type: 'Wait', Seconds: 1_000 });

async function refused(promise: Promise<unknown>, code: string, message?: string | RegExp): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(isServiceError(error), String(error));
    assert.equal(error.code, code);
    if (typeof message === 'string') assert.equal(error.message, message);
    else if (message !== undefined) assert.match(error.message, message);
    return true;
  });
}

describe('states', () => {
  let h: StatesHarness;
  before(async () => {
    h = await createStatesHarness();
  });
  after(() => h.end());
  let count = 0;
  const create = async (definition: string, more: object = {}): Promise<string> => {
    const input = { name: `machine-${++count}`, definition, roleArn: ROLE, ...more };
    return (await h.call('CreateStateMachine', input)).stateMachineArn;
  };
  const start = async (stateMachineArn: string, more: object = {}): Promise<string> =>
    (await h.call('StartExecution', { stateMachineArn, ...more })).executionArn;

  describe('state machines', () => {
    it('create, describe, list, update, delete', async () => {
      const arn = await create(PASS, { name: 'whole-life', tags: [{ key: 'k', value: 'v' }] });
      assert.equal(arn, `${ARN}:stateMachine:whole-life`);
      const described = await h.call('DescribeStateMachine', { stateMachineArn: arn });
      assert.deepEqual(described, {
        stateMachineArn: arn,
        name: 'whole-life',
        status: 'ACTIVE',
        type: 'STANDARD',
        creationDate: h.clock.now(),
        definition: PASS,
        roleArn: ROLE,
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      });
      const updated = await h.call('UpdateStateMachine', { stateMachineArn: arn, definition: WAIT });
      assert.ok(updated.revisionId);
      const again = await h.call('UpdateStateMachine', { stateMachineArn: arn, definition: WAIT });
      assert.equal(again.revisionId, updated.revisionId, 'the same once more is no new revision');
      assert.equal((await h.call('DescribeStateMachine', { stateMachineArn: arn })).definition, WAIT);
      await refused(
        h.call('UpdateStateMachine', { stateMachineArn: arn }),
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
      const { stateMachines } = await h.call('ListStateMachines', {});
      assert.ok(stateMachines.some((machine) => machine.stateMachineArn === arn));
      await h.call('DeleteStateMachine', { stateMachineArn: arn });
      await h.call('DeleteStateMachine', { stateMachineArn: arn });
      await refused(
        h.call('DescribeStateMachine', { stateMachineArn: arn }),
        'StateMachineDoesNotExist',
        `State Machine Does Not Exist: '${arn}'`,
      );
    });

    it('create is idempotent on everything but role and tags', async () => {
      const arn = await create(PASS, { name: 'twice' });
      assert.equal(await create(PASS, { name: 'twice', roleArn: 'arn:aws:iam::123456789012:role/Other' }), arn);
      await refused(
        create(WAIT, { name: 'twice' }),
        'StateMachineAlreadyExists',
        `State Machine Already Exists: '${arn}'`,
      );
      await refused(create(PASS, { name: 'twice', type: 'EXPRESS' }), 'StateMachineAlreadyExists');
    });

    it('refuses in AWS’s words', async () => {
      await refused(create(PASS, { name: 'a b' }), 'InvalidName', "Invalid Name: 'a b'");
      await refused(create(PASS, { roleArn: 'nonsense' }), 'InvalidArn');
      await refused(
        create('{"StartAt": "A"}'),
        'InvalidDefinition',
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
      );
      const task = {
        Type: 'Task',
        Resource: 'arn:aws:states:::sagemaker:createModel',
        Parameters: { ModelName: 'm', modelname: 1 },
      };
      await refused(
        create(one(task)),
        'InvalidDefinition',
        'Invalid State Machine Definition: \'SCHEMA_VALIDATION_FAILED: The field "modelname" is not supported by Step Functions at /States/S/Parameters\'',
      );
      await refused(
        create(PASS, { versionDescription: 'd' }),
        'ValidationException',
        'Version description can only be set when publish is true',
      );
      await refused(create(PASS, { loggingConfiguration: { level: 'ALL' } }), 'InvalidLoggingConfiguration');
      await refused(
        h.call('DescribeStateMachine', { stateMachineArn: 'not_a_valid_arn' }),
        'InvalidArn',
        "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'",
      );
      await refused(
        h.call('DescribeStateMachine', { stateMachineArn: `${ARN}:activity:x` }),
        'InvalidArn',
        "Invalid Arn: 'Resource type not valid in this context: activity'",
      );
    });

    it('accounts do not see each other', async () => {
      const arn = await create(PASS);
      await refused(
        h.call('DescribeStateMachine', { stateMachineArn: arn }, { accountId: '999999999999' }),
        'StateMachineDoesNotExist',
      );
      assert.deepEqual(await h.call('ListStateMachines', {}, { accountId: '999999999999' }), { stateMachines: [] });
    });

    it('deletion waits for the last execution', async () => {
      const arn = await create(WAIT);
      const execution = await start(arn);
      await h.call('DeleteStateMachine', { stateMachineArn: arn });
      assert.equal((await h.call('DescribeStateMachine', { stateMachineArn: arn })).status, 'DELETING');
      await refused(start(arn), 'StateMachineDeleting');
      await h.call('StopExecution', { executionArn: execution });
      for (let turn = 0; turn < 1_000; turn++) {
        const gone = await h.call('DescribeStateMachine', { stateMachineArn: arn }).then(
          () => false,
          () => true,
        );
        if (gone) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
      await refused(h.call('DescribeStateMachine', { stateMachineArn: arn }), 'StateMachineDoesNotExist');
      assert.equal((await h.call('DescribeStateMachineForExecution', { executionArn: execution })).definition, WAIT);
    });

    it('validates without creating', async () => {
      assert.deepEqual(await h.call('ValidateStateMachineDefinition', { definition: PASS }), {
        result: 'OK',
        diagnostics: [],
        truncated: false,
      });
      assert.deepEqual(await h.call('ValidateStateMachineDefinition', { definition: '{}' }), {
        result: 'FAIL',
        diagnostics: [
          {
            severity: 'ERROR',
            code: 'SCHEMA_VALIDATION_FAILED',
            message: 'These fields are required: [States, StartAt]',
            location: '/',
          },
        ],
        truncated: false,
      });
    });
  });

  describe('versions and aliases', () => {
    it('versions are numbered, immutable and published once per revision', async () => {
      const arn = await create(PASS, { publish: true, versionDescription: 'first' });
      const publish = async (more: object = {}) =>
        (await h.call('PublishStateMachineVersion', { stateMachineArn: arn, ...more })).stateMachineVersionArn;
      assert.equal(await publish(), `${arn}:1`);
      const { revisionId, stateMachineVersionArn } = await h.call('UpdateStateMachine', {
        stateMachineArn: arn,
        definition: WAIT,
        publish: true,
      });
      assert.equal(stateMachineVersionArn, `${arn}:2`);
      const first = await h.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` });
      assert.deepEqual([first.definition, first.description, first.stateMachineArn], [PASS, 'first', `${arn}:1`]);
      await refused(
        publish({ revisionId: 'other' }),
        'ConflictException',
        `Failed to publish the State Machine version for revision other. The current State Machine revision is ${revisionId}.`,
      );
      await h.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` });
      assert.equal(await publish(), `${arn}:3`, 'numbers are never used again');
      const { stateMachineVersions } = await h.call('ListStateMachineVersions', { stateMachineArn: arn });
      assert.deepEqual(
        stateMachineVersions.map((version) => version.stateMachineVersionArn),
        [`${arn}:3`, `${arn}:1`],
      );
    });

    it('an alias routes by weight and keeps its versions from deletion', async () => {
      const arn = await create(PASS, { publish: true });
      await h.call('UpdateStateMachine', {
        stateMachineArn: arn,
        definition: one({ Type: 'Pass', Result: 2 }),
        publish: true,
      });
      const route = (...weights: number[]) =>
        weights.map((weight, index) => ({ stateMachineVersionArn: `${arn}:${index + 1}`, weight }));
      const alias = (routingConfiguration: ReturnType<typeof route>) =>
        h.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
      await refused(
        alias(route(70, 29)),
        'ValidationException',
        'Sum of routing configuration weights must equal 100. Received: [70, 29]',
      );
      await refused(
        alias([{ stateMachineVersionArn: arn, weight: 100 }]),
        'ValidationException',
        `Routing configuration must contain state machine version ARNs. Received: [${arn}]`,
      );
      const { stateMachineAliasArn } = await alias(route(50, 50));
      assert.equal((await alias(route(50, 50))).stateMachineAliasArn, stateMachineAliasArn);
      await refused(alias(route(60, 40)), 'ConflictException');
      const seen = new Set<string | undefined>();
      for (let run = 0; run < 40 && seen.size < 2; run++) {
        const execution = await h.closed(await start(stateMachineAliasArn));
        assert.equal(execution.stateMachineAliasArn, stateMachineAliasArn);
        seen.add(execution.stateMachineVersionArn);
      }
      assert.deepEqual([...seen].sort(), [`${arn}:1`, `${arn}:2`]);
      const listed = await h.call('ListExecutions', { stateMachineArn: `${arn}:1` });
      assert.ok(listed.executions.length > 0);
      assert.ok(listed.executions.every((execution) => execution.stateMachineVersionArn === `${arn}:1`));
      await refused(
        h.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` }),
        'ConflictException',
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
      );
      await h.call('UpdateStateMachineAlias', {
        stateMachineAliasArn,
        routingConfiguration: [{ stateMachineVersionArn: `${arn}:2`, weight: 100 }],
      });
      await h.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` });
      await h.call('DeleteStateMachineAlias', { stateMachineAliasArn });
      await refused(
        h.call('UpdateStateMachineAlias', { stateMachineAliasArn, description: 'x' }),
        'ResourceNotFound',
        'Request references a resource that does not exist.',
      );
    });
  });

  describe('executions', () => {
    it('start, describe, history, list', async () => {
      const arn = await create(PASS);
      const executionArn = await start(arn, { name: 'first', input: '{"a": 1}' });
      assert.equal(executionArn, `${arn.replace(':stateMachine:', ':execution:')}:first`);
      const execution = await h.closed(executionArn);
      assert.deepEqual(execution, {
        executionArn,
        stateMachineArn: arn,
        name: 'first',
        status: 'SUCCEEDED',
        startDate: h.clock.now(),
        stopDate: h.clock.now(),
        input: '{"a": 1}',
        inputDetails: { included: true },
        output: '1',
        outputDetails: { included: true },
        redriveCount: 0,
        redriveStatus: 'NOT_REDRIVABLE',
        redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      });
      assert.deepEqual(
        h.told.filter((line) => line.endsWith(' first')),
        ['RUNNING first', 'SUCCEEDED first'],
      );
      const all = await h.call('GetExecutionHistory', { executionArn });
      assert.equal(all.events.length, 4);
      assert.equal(all.events[0]?.executionStartedEventDetails?.input, '{"a": 1}');
      assert.equal(all.nextToken, undefined);
      const ids: number[] = [];
      let nextToken: string | undefined;
      do {
        const page = await h.call('GetExecutionHistory', {
          executionArn,
          maxResults: 3,
          reverseOrder: true,
          includeExecutionData: false,
          ...(nextToken === undefined ? {} : { nextToken }),
        });
        ids.push(...page.events.map((event) => event.id));
        assert.ok(
          page.events.every((event) => !JSON.stringify(event).includes('put"')),
          'no data',
        );
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      assert.deepEqual(ids, [4, 3, 2, 1]);
      await refused(
        h.call('GetExecutionHistory', { executionArn, nextToken: 'x' }),
        'InvalidToken',
        "Invalid Token: 'Invalid token'",
      );
      const listed = await h.call('ListExecutions', { stateMachineArn: arn, statusFilter: 'SUCCEEDED' });
      assert.deepEqual(
        listed.executions.map((item) => item.executionArn),
        [executionArn],
      );
      assert.deepEqual(
        (await h.call('ListExecutions', { stateMachineArn: arn, statusFilter: 'RUNNING' })).executions,
        [],
      );
    });

    it('the same name is the same execution only while it runs with the same input', async () => {
      const arn = await create(WAIT);
      const first = await start(arn, { name: 'n', input: '{}' });
      assert.equal(await start(arn, { name: 'n', input: '{}' }), first);
      await refused(
        start(arn, { name: 'n', input: '[]' }),
        'ExecutionAlreadyExists',
        `Execution Already Exists: '${first}'`,
      );
      const stopped = await h.call('StopExecution', { executionArn: first, error: 'E', cause: 'C' });
      assert.equal(stopped.stopDate, h.clock.now());
      const execution = await h.closed(first);
      assert.deepEqual(
        [execution.status, execution.error, execution.cause, execution.redriveStatus],
        ['ABORTED', 'E', 'C', 'REDRIVABLE'],
      );
      await refused(start(arn, { name: 'n', input: '{}' }), 'ExecutionAlreadyExists');
      assert.deepEqual(await h.call('StopExecution', { executionArn: first }), stopped, 'stopping twice is harmless');
    });

    it('refuses inputs in the parser’s words', async () => {
      const arn = await create(PASS);
      await refused(
        start(arn, { input: 'not some json' }),
        'InvalidExecutionInput',
        "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'",
      );
      await refused(
        start(arn, { input: "{'not': 'json'}" }),
        'InvalidExecutionInput',
        "Invalid State Machine Execution Input: 'Unexpected character (''' (code 39)): was expecting double-quote to start field name'",
      );
      await refused(
        start(arn, { input: '' }),
        'InvalidExecutionInput',
        "Invalid State Machine Execution Input: 'Invalid execution input.'",
      );
      for (const input of ['2', '"text"', 'null'])
        assert.equal((await h.closed(await start(arn, { input }))).input, input);
      await refused(start(arn, { name: 'a/b' }), 'InvalidName', "Invalid Name: 'a/b'");
      await refused(start(`${ARN}:stateMachine:nobody`), 'StateMachineDoesNotExist');
      await refused(
        h.call('DescribeExecution', { executionArn: `${ARN}:execution:m:nobody` }),
        'ExecutionDoesNotExist',
        `Execution Does Not Exist: '${ARN}:execution:m:nobody'`,
      );
    });

    it('pages through executions, newest first', async () => {
      const arn = await create(PASS);
      const names: string[] = [];
      for (let run = 0; run < 7; run++) {
        await h.clock.advance(1_000);
        names.unshift((await h.closed(await start(arn))).name ?? '');
      }
      const seen: string[] = [];
      let nextToken: string | undefined;
      do {
        const page = await h.call('ListExecutions', {
          stateMachineArn: arn,
          maxResults: 3,
          ...(nextToken === undefined ? {} : { nextToken }),
        });
        seen.push(...page.executions.map((execution) => execution.name));
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      assert.deepEqual(seen, names);
    });

    it('EXPRESS: sync answers the end; the standard calls refuse it', async () => {
      const arn = await create(PASS, { type: 'EXPRESS' });
      const answer = await h.call('StartSyncExecution', { stateMachineArn: arn, name: 'now', input: '{}' });
      assert.deepEqual([answer.status, answer.output, answer.name], ['SUCCEEDED', '1', 'now']);
      assert.match(answer.executionArn, new RegExp(`^${ARN}:express:machine-\\d+:now:.+$`));
      assert.deepEqual(answer.billingDetails, { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 });
      await refused(h.call('ListExecutions', { stateMachineArn: arn }), 'StateMachineTypeNotSupported');
      const express = { executionArn: answer.executionArn };
      for (const operation of ['DescribeExecution', 'StopExecution', 'GetExecutionHistory'] as const) {
        const text = "Invalid Arn: 'Resource type not valid in this context: express'";
        await refused(h.call(operation, express), 'InvalidArn', text);
      }
      await refused(
        h.call('StartSyncExecution', { stateMachineArn: await create(PASS) }),
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
      const failing = await create(one({ Type: 'Fail', Error: 'E', Cause: 'C', End: undefined }), { type: 'EXPRESS' });
      const failed = await h.call('StartSyncExecution', { stateMachineArn: failing });
      assert.deepEqual([failed.status, failed.error, failed.cause], ['FAILED', 'E', 'C']);
    });

    it('a machine runs another and waits for it, output as text or as JSON', async () => {
      const inner = await create(one({ Type: 'Pass', Result: { deep: [1] } }));
      const outer = (suffix: string) =>
        create(
          one({
            Type: 'Task',
            Resource: `arn:aws:states:::states:startExecution.${suffix}`,
            Parameters: { StateMachineArn: inner, Input: { n: 1 } },
          }),
        );
      const text = JSON.parse((await h.closed(await start(await outer('sync')))).output ?? '{}');
      assert.deepEqual(
        [text.RedriveCount, text.RedriveStatus, text.RedriveStatusReason],
        [0, 'NOT_REDRIVABLE', 'Execution is SUCCEEDED and cannot be redriven'],
      );
      assert.deepEqual([text.Output, text.Input, text.Status], ['{"deep":[1]}', '{"n":1}', 'SUCCEEDED']);
      assert.equal(typeof text.StartDate, 'number');
      const json = JSON.parse((await h.closed(await start(await outer('sync:2')))).output ?? '{}');
      assert.deepEqual([json.Output, json.Input], [{ deep: [1] }, { n: 1 }]);
    });

    it('redrive starts where it failed', async () => {
      const arn = await create(WAIT);
      const executionArn = await start(arn);
      await refused(
        h.call('RedriveExecution', { executionArn }),
        'ExecutionNotRedrivable',
        'Execution is RUNNING and cannot be redriven',
      );
      await h.call('StopExecution', { executionArn });
      await h.call('RedriveExecution', { executionArn });
      const running = await h.call('DescribeExecution', { executionArn });
      assert.deepEqual([running.status, running.redriveCount], ['RUNNING', 1]);
      await h.call('StopExecution', { executionArn });
    });
  });

  describe('activities and callbacks', () => {
    it('create, describe, list, work, delete', async () => {
      const { activityArn } = await h.call('CreateActivity', { name: 'work' });
      assert.equal((await h.call('CreateActivity', { name: 'work' })).activityArn, activityArn);
      assert.equal((await h.call('DescribeActivity', { activityArn })).name, 'work');
      assert.equal((await h.call('ListActivities', {})).activities.length, 1);
      const task = h.call('GetActivityTask', { activityArn, workerName: 'me' });
      const execution = await start(await create(one({ Type: 'Task', Resource: activityArn })), { input: '"in"' });
      const { taskToken = '', input } = await task;
      assert.equal(input, '"in"');
      await refused(h.call('SendTaskSuccess', { taskToken, output: 'no json' }), 'InvalidOutput');
      // A token that never was is told first.
      await refused(h.call('SendTaskSuccess', { taskToken: 'none', output: 'no json' }), 'InvalidToken');
      await h.call('SendTaskSuccess', { taskToken, output: '"out"' });
      assert.equal((await h.closed(execution)).output, '"out"');
      await refused(
        h.call('SendTaskSuccess', { taskToken, output: '1' }),
        'TaskTimedOut',
        "Task Timed Out: 'Provided task does not exist anymore'",
      );
      await refused(
        h.call('SendTaskHeartbeat', { taskToken: 'AAAA' }),
        'InvalidToken',
        "Invalid Token: 'Invalid token'",
      );
      await h.call('DeleteActivity', { activityArn });
      await refused(
        h.call('DescribeActivity', { activityArn }),
        'ActivityDoesNotExist',
        `Activity Does Not Exist: '${activityArn}'`,
      );
      const orphan = await h.closed(await start(await create(one({ Type: 'Task', Resource: activityArn }))));
      assert.deepEqual([orphan.status, orphan.error], ['FAILED', 'States.Runtime']);
      await refused(h.call('CreateActivity', { name: 'a$' }), 'InvalidName', "Invalid Name: 'a$'");
    });
  });

  const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/flows:*';

  it('logs what the logging configuration asks for', async () => {
    const lines: { id: string; type: string; details: object }[] = [];
    const logged = await createStatesHarness(async ({ service, operation, input }) => {
      assert.equal(service, 'logs');
      if (operation === 'DescribeLogGroups') return { logGroups: [{ arn: logGroupArn }] };
      // PutLogEvents, as this room sends it.
      const { logEvents = [] } = input as { logEvents?: { message: string }[] };
      if (operation === 'PutLogEvents') lines.push(...logEvents.map(({ message }) => JSON.parse(message)));
      return {};
    });
    const log = async (level: 'ALL' | 'FATAL', includeExecutionData: boolean): Promise<void> => {
      const { stateMachineArn } = await logged.call('CreateStateMachine', {
        name: level,
        roleArn: ROLE,
        definition: PASS,
        loggingConfiguration: {
          level,
          includeExecutionData,
          destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
        },
      });
      const { executionArn } = await logged.call('StartExecution', { stateMachineArn });
      await logged.closed(executionArn);
    };
    await log('ALL', false);
    await log('FATAL', true);
    await logged.end();
    assert.deepEqual(
      lines.map(({ id, type }) => `${id} ${type}`),
      ['1 ExecutionStarted', '2 PassStateEntered', '3 PassStateExited', '4 ExecutionSucceeded'],
    );
    assert.deepEqual(lines[0]?.details, { roleArn: ROLE });
  });

  it('completes a logging configuration and holds it against the log groups', async () => {
    const there = await createStatesHarness(async () => ({ logGroups: [{ arn: logGroupArn }] }));
    const to = (arn: string) => ({ cloudWatchLogsLogGroup: { logGroupArn: arn } });
    let count = 0;
    const configured = async (loggingConfiguration: object) => {
      const input = { name: `logged-${++count}`, roleArn: ROLE, definition: PASS, loggingConfiguration };
      const { stateMachineArn } = await there.call('CreateStateMachine', input);
      return (await there.call('DescribeStateMachine', { stateMachineArn })).loggingConfiguration;
    };
    const off = { level: 'OFF', includeExecutionData: false };
    assert.deepEqual(await configured({}), off);
    assert.deepEqual(await configured({ destinations: [] }), { ...off, destinations: [] });
    const destinations = [to(logGroupArn)];
    assert.deepEqual(await configured({ level: 'ERROR', destinations }), { ...off, level: 'ERROR', destinations });
    const code = 'InvalidLoggingConfiguration';
    const one = 'Invalid Logging Configuration: Must specify exactly one Log Destination.';
    await refused(configured({ level: 'ALL' }), code, one);
    await refused(configured({ level: 'ALL', destinations: [to(logGroupArn), to(logGroupArn)] }), code, one);
    const gone = logGroupArn.replace('/flows', '/flow');
    await refused(
      configured({ level: 'ALL', destinations: [to(gone)] }),
      code,
      'Invalid Logging Configuration: Log Destination not found.',
    );
    for (const [destination, why] of [
      [{}, 'Must set valid CloudWatch Log Group ARN.'],
      [to('nonsense'), 'Provided ARN is not CloudWatch Logs Log Group ARN.'],
      [to(logGroupArn.slice(0, -2)), "Log Group ARN must be provided with '*' qualifier."],
    ] as const) {
      const text = `Invalid Logging Configuration: ${why}`;
      await refused(configured({ level: 'ALL', destinations: [destination] }), code, text);
    }
    await there.end();
  });

  it('has its own keys only, and says so in the words of AWS', async () => {
    const key = { kmsKeyId: 'alias/mine' };
    const cases = [
      [{ type: 'AWS_OWNED_KEY', ...key }, /: Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY\.$/],
      [
        { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 60 },
        /: Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY\.$/,
      ],
      [{ type: 'CUSTOMER_MANAGED_KMS_KEY' }, /: Must set a valid kmsKeyId\.$/],
      [{ type: 'CUSTOMER_MANAGED_KMS_KEY', ...key }, /: this server supports AWS_OWNED_KEY only/],
    ] as const;
    for (const [encryptionConfiguration, text] of cases) {
      const code = 'InvalidEncryptionConfiguration';
      await refused(h.call('CreateActivity', { name: 'kept', encryptionConfiguration }), code, text);
      await refused(create(PASS, { encryptionConfiguration }), code, text);
    }
  });

  it('tags', async () => {
    const resourceArn = await create(PASS, { tags: [{ key: 'a', value: '1' }] });
    await h.call('TagResource', { resourceArn, tags: [{ key: 'b', value: '2' }] });
    await h.call('UntagResource', { resourceArn, tagKeys: ['a'] });
    assert.deepEqual(await h.call('ListTagsForResource', { resourceArn }), { tags: [{ key: 'b', value: '2' }] });
    const many = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: '' }));
    await refused(h.call('TagResource', { resourceArn, tags: many }), 'TooManyTags');
    await refused(h.call('ListTagsForResource', { resourceArn: `${ARN}:stateMachine:nobody` }), 'ResourceNotFound');
    await h.call('PublishStateMachineVersion', { stateMachineArn: resourceArn });
    await refused(
      h.call('TagResource', { resourceArn: `${resourceArn}:1`, tags: [] }),
      'ResourceNotFound',
      `Resource not found: '${resourceArn}:1'`,
    );
  });
});
