import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { InspectionData, TestStateInput } from '../../../models/generated/stepfunctions.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { createStatesHarness, type StatesHarness } from '../test-support/harness.ts';

const ROLE = 'arn:aws:iam::123456789012:role/Flow';
const train = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
  ResultPath: '$.job',
  Next: 'Deploy',
};
const start = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sfn:startExecution', End: true };
const model = { Type: 'Task', Resource: 'arn:aws:states:::sagemaker:createModel', End: true };
const DISTRIBUTED = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
const inner = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
const failing = { errorOutput: { error: 'E', cause: 'C' } };
const mocked = (result: unknown, fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE') => ({
  mock: { result: JSON.stringify(result), fieldValidationMode },
});

describe('TestState', () => {
  let h: StatesHarness;
  before(async () => {
    h = await createStatesHarness();
  });
  after(() => h.end());

  const test = (state: object, more: Partial<TestStateInput> = {}) =>
    h.call('TestState', { definition: JSON.stringify(state), ...more });
  const inspect = async (state: object, more: Partial<TestStateInput> = {}): Promise<InspectionData> =>
    (await test(state, { inspectionLevel: 'DEBUG', ...more })).inspectionData ?? {};
  const refused = (run: Promise<unknown>, code: string, message: RegExp) =>
    assert.rejects(run, (error) => {
      assert.ok(error instanceof ServiceError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      return true;
    });

  it('says where a state goes, what it retries and catches', async () => {
    assert.deepEqual(await test({ Type: 'Pass', Result: 1, Next: 'N' }), {
      status: 'SUCCEEDED',
      output: '1',
      nextState: 'N',
    });
    const mock = failing;
    assert.deepEqual(await test({ ...train, Catch: [{ ErrorEquals: ['E'], Next: 'Sorry' }] }, { mock }), {
      status: 'CAUGHT_ERROR',
      output: '{"Error":"E","Cause":"C"}',
      nextState: 'Sorry',
      error: 'E',
      cause: 'C',
    });
    assert.equal((await test({ ...train, Retry: [{ ErrorEquals: ['E'] }] }, { mock })).status, 'RETRIABLE');
    assert.deepEqual(await test(train, { mock }), { status: 'FAILED', error: 'E', cause: 'C' });
    const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'One' }], Default: 'Other' };
    assert.equal((await test(choice, { input: '{"a":1}' })).nextState, 'One');
    assert.equal((await test(choice, { input: '{"a":2}' })).nextState, 'Other');
    assert.deepEqual(await test({ Type: 'Wait', Seconds: 9, Next: 'N' }), {
      status: 'SUCCEEDED',
      output: '{}',
      nextState: 'N',
    });
  });

  it('does a request-response task for real', async () => {
    const real = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sfn:listActivities', End: true };
    assert.equal((await test(real, { roleArn: ROLE })).status, 'SUCCEEDED');
    await refused(test(real), 'ValidationException', /RoleArn must be specified/);
    await refused(test(train, { roleArn: ROLE }), 'ValidationException', /mock is needed/);
    await refused(test({ Type: 'Pass' }), 'InvalidDefinition', /./);
  });

  it('shows the data between the fields: JSONPath', async () => {
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sfn:listActivities',
      InputPath: '$.in',
      Parameters: { 'MaxResults.$': '$.most' },
      ResultSelector: { 'count.$': 'States.ArrayLength($.Activities)' },
      ResultPath: '$.found',
      OutputPath: '$.found.count',
      End: true,
    };
    const input = '{"in":{"most":3}}';
    const answer = { Activities: [] };
    assert.deepEqual(await inspect(state, { input, ...mocked(answer) }), {
      input,
      afterInputPath: '{"most":3}',
      afterParameters: '{"MaxResults":3}',
      result: '{"Activities":[]}',
      afterResultSelector: '{"count":0}',
      afterResultPath: '{"in":{"most":3},"found":{"count":0}}',
    });
    assert.equal((await test(state, { input, ...mocked(answer) })).output, '0');
  });

  it('shows the data between the fields: JSONata, with variables', async () => {
    const state = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::aws-sdk:sfn:listActivities',
      Arguments: { MaxResults: '{% $most + 1 %}' },
      Assign: { seen: '{% $count($states.result.Activities) %}' },
      Output: '{% $most %}',
      End: true,
    };
    const { output, inspectionData } = await test(state, {
      inspectionLevel: 'DEBUG',
      variables: '{"most":4}',
      ...mocked({ Activities: [] }),
    });
    assert.equal(output, '4');
    const { variables, ...data } = inspectionData ?? {};
    assert.deepEqual(data, { input: '{}', afterArguments: '{"MaxResults":5}', result: '{"Activities":[]}' });
    assert.deepEqual(JSON.parse(variables ?? ''), { most: 4, seen: 0 });
    const none = { inspectionLevel: 'DEBUG', variables: '{}' } as const;
    assert.equal(
      (await test({ Type: 'Pass', End: true }, none)).inspectionData?.variables,
      undefined,
      'none are not shown',
    );
    await refused(test(state, { variables: '[]' }), 'ValidationException', /variables must be a JSON object/);
  });

  it('takes a context object', async () => {
    const state = {
      Type: 'Pass',
      Parameters: { 'name.$': '$$.Execution.Name', 'all.$': '$$' },
      End: true,
    };
    const context = JSON.stringify({ Execution: { Name: 'mine' }, State: {} });
    assert.equal(
      (await test(state, { context })).output,
      '{"name":"mine","all":{"Execution":{"Name":"mine"},"State":{}}}',
    );
    assert.equal((await test({ ...state, Parameters: { 'all.$': '$$' } }, { context: '{}' })).output, '{"all":{}}');
    const invalid = (given: object, why: string) =>
      refused(
        test(state, { context: JSON.stringify(given) }),
        'ValidationException',
        new RegExp(`^Invalid Context object provided: ${why}`),
      );
    await invalid({ Execution: { Id: 1 } }, 'Execution.Id must be a string$');
    await invalid({ Execution: { who: '' } }, "Field 'who' is not allowed$");
    await invalid({ constructor: {} }, "Field 'constructor' is not allowed$");
    await invalid({ Map: {} }, "'Map' field is not supported when mocking a Context object$");
    await invalid({ Task: { Token: 't' } }, "Context object contains 'Task' when state is not a Task state with a ");
    const token = {
      ...start,
      Resource: `${start.Resource}.waitForTaskToken`,
      Parameters: { StateMachineArn: 'm', 'Input.$': '$$.Task.Token' },
    };
    const tokenData = await inspect(token, { context: '{"Task":{"Token":"t"}}', ...mocked({}) });
    assert.equal(tokenData.afterParameters, '{"StateMachineArn":"m","Input":"t"}');
    await refused(test(state, { context: '1' }), 'ValidationException', /context/);
    await refused(test(state, { context: '{' }), 'ValidationException', /context/);
  });

  it('makes a context object of its own', async () => {
    const machine = { StartAt: 'S', States: { S: { Type: 'Pass', Parameters: { 'all.$': '$$' }, End: true } } };
    const own = async (more: Partial<TestStateInput>) =>
      JSON.parse((await test(machine, { stateName: 'S', input: '[7]', ...more })).output ?? '').all;
    const { Execution: execution, StateMachine: stateMachine, State: state } = await own({ roleArn: ROLE });
    assert.deepEqual(Object.keys(execution), ['Id', 'Input', 'Name', 'RoleArn', 'StartTime']);
    assert.deepEqual([execution.Input, execution.RoleArn], [[7], ROLE]);
    assert.ok(execution.Id.endsWith(`:express:${stateMachine.Name}:${execution.Name}`));
    assert.ok(stateMachine.Id.endsWith(`:stateMachine:${stateMachine.Name}`));
    assert.deepEqual([Object.keys(state).sort(), state.Name], [['EnteredTime', 'Name'], 'StateName']);
    assert.equal((await own({})).Execution.RoleArn, null);
  });

  it('says what went wrong without a history to point into', async () => {
    const map = { Type: 'Map', ItemsPath: '$$.Execution.Input', ItemProcessor: inner('I'), End: true };
    const data = await test(map, { input: '{}', inspectionLevel: 'TRACE', ...mocked([]) });
    assert.deepEqual(
      [data.status, data.error, data.cause, data.inspectionData],
      [
        'FAILED',
        'States.Runtime',
        'Reference path "$.Execution.Input" must point to array.',
        { input: '{}', afterInputPath: '{}' },
      ],
    );
  });

  it('shows of every kind of state the fields that it has', async () => {
    const input = '{"a":1}';
    const jsonPath = { input, afterInputPath: input };
    const moved = { afterParameters: input, afterResultSelector: input, afterResultPath: input };
    assert.deepEqual(await inspect({ Type: 'Pass', End: true }, { input }), { ...jsonPath, ...moved });
    assert.deepEqual(await inspect({ Type: 'Pass', Result: 2, End: true }, { input }), {
      input,
      result: '2',
      afterResultSelector: '2',
      afterResultPath: '2',
    });
    const ends = [{ Type: 'Succeed' }, { Type: 'Fail', Error: 'E' }];
    for (const state of ends) {
      assert.deepEqual(await inspect(state, { input }), jsonPath);
      assert.deepEqual(await inspect({ ...state, QueryLanguage: 'JSONata' }, { input }), { input });
    }
    assert.deepEqual(await inspect({ Type: 'Pass', QueryLanguage: 'JSONata', End: true }, { input }), { input });
    const items = { Type: 'Map', ItemProcessor: { ...inner('I'), ProcessorConfig: DISTRIBUTED }, End: true };
    const list = { input: '[1,2]', ...mocked([3, 4]) };
    assert.deepEqual(await inspect({ ...items, QueryLanguage: 'JSONata' }, list), {
      input: '[1,2]',
      maxConcurrency: 0,
    });
    assert.deepEqual(await inspect(items, list), {
      input: '[1,2]',
      afterInputPath: '[1,2]',
      afterItemsPath: '[1,2]',
      maxConcurrency: 0,
      afterResultSelector: '[3,4]',
      afterResultPath: '[3,4]',
    });
  });

  it('decides by how often it was retried', async () => {
    const state = {
      ...train,
      Retry: [{ ErrorEquals: ['Other'] }, { ErrorEquals: ['E'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }],
      Catch: [
        { ErrorEquals: ['Other'], Next: 'Deploy' },
        { ErrorEquals: ['States.ALL'], Next: 'Sorry' },
      ],
    };
    const first = await test(state, { mock: failing, inspectionLevel: 'DEBUG' });
    assert.equal(first.status, 'RETRIABLE');
    assert.deepEqual(clean(first.inspectionData?.errorDetails), { retryIndex: 1, retryBackoffIntervalSeconds: 2 });
    const again = await inspect(state, { mock: failing, stateConfiguration: { retrierRetryCount: 1 } });
    assert.deepEqual(clean(again.errorDetails), { retryIndex: 1, retryBackoffIntervalSeconds: 6 });
    const over = await test(state, {
      mock: failing,
      stateConfiguration: { retrierRetryCount: 2 },
      inspectionLevel: 'DEBUG',
    });
    assert.deepEqual([over.status, over.nextState], ['CAUGHT_ERROR', 'Sorry']);
    assert.deepEqual(clean(over.inspectionData?.errorDetails), { retryIndex: 1, catchIndex: 1 });
    const { Catch: _, ...uncaught } = state;
    const failed = await inspect(uncaught, { mock: failing, stateConfiguration: { retrierRetryCount: 2 } });
    assert.deepEqual(clean(failed.errorDetails), { retryIndex: 1 });
  });

  it('holds mocks against the model of the API', async () => {
    const strict = /Mock result schema validation error: Required field 'ExecutionArn' is missing/;
    await refused(test(start, mocked({ StartDate: 'x' })), 'ValidationException', strict);
    assert.equal((await test(start, mocked({ StartDate: 'x' }, 'PRESENT'))).status, 'SUCCEEDED');
    const wrong = /Field 'ExecutionArn' must be a string/;
    await refused(test(start, mocked({ ExecutionArn: 1 }, 'PRESENT')), 'ValidationException', wrong);
    assert.equal((await test(start, mocked({ ExecutionArn: 1 }, 'NONE'))).status, 'SUCCEEDED');
    await refused(test(model, mocked({})), 'ValidationException', /Required field 'ModelArn' is missing/);
    assert.equal(
      (
        await test(
          model,
          mocked({ ModelArn: `arn:aws:sagemaker:us-east-1:${'1'.repeat(12)}:model/m`, SdkHttpMetadata: {} }),
        )
      ).status,
      'SUCCEEDED',
    );
    // A .sync task shows what describes the job.
    await refused(
      test(train, mocked({ TrainingJobStatus: 'Nonsense' }, 'PRESENT')),
      'ValidationException',
      /expected value/,
    );
    assert.equal((await test(train, mocked({ TrainingJobStatus: 'Completed' }, 'PRESENT'))).status, 'SUCCEEDED');
    await refused(test(train, mocked([], 'PRESENT')), 'ValidationException', /JSON object/);
    const token = { ...start, Resource: `${start.Resource}.waitForTaskToken` };
    assert.equal((await test(token, mocked({ any: 'thing' }))).status, 'SUCCEEDED');
    // An optimized request's mock is the API's own answer.
    const invoke = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
    await refused(test(invoke, mocked({ Payload: {} })), 'ValidationException', /Field 'Payload' must be a string/);
    await refused(test(invoke, mocked({ StatusCode: '1' })), 'ValidationException', /'StatusCode' must be a number/);
    const get = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:lambda:getFunction', End: true };
    const memory = (MemorySize: number) => test(get, mocked({ Configuration: { MemorySize } }));
    await refused(memory(127), 'ValidationException', /Field 'MemorySize' is less than the minimum value$/);
    await refused(memory(1e6), 'ValidationException', /Field 'MemorySize' exceeds the maximum value$/);
    assert.equal((await memory(128)).status, 'SUCCEEDED');
    const noArn = test(start, mocked({ ExecutionArn: '', StartDate: 'x' }));
    await refused(noArn, 'ValidationException', /Field 'ExecutionArn' is smaller than the minimum length$/);
  });

  it('mocks Map and Parallel', async () => {
    const map = {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      MaxConcurrency: 2,
      ItemProcessor: inner('Inner'),
      Next: 'N',
    };
    const input = '{"list":[1,2,3]}';
    const done = await test(map, { input, inspectionLevel: 'DEBUG', ...mocked(['a', 'b', 'c']) });
    assert.deepEqual([done.status, done.output, done.nextState], ['SUCCEEDED', '["a","b","c"]', 'N']);
    assert.deepEqual(done.inspectionData, {
      input,
      afterInputPath: input,
      afterItemsPath: '[1,2,3]',
      afterItemSelector: '[{"v":1},{"v":2},{"v":3}]',
      maxConcurrency: 2,
      afterResultSelector: '["a","b","c"]',
      afterResultPath: '["a","b","c"]',
    });
    const parallel = { Type: 'Parallel', Branches: [inner('A'), inner('B')], Next: 'N', ResultPath: '$.r' };
    assert.equal((await test(parallel, mocked([1, 2]))).output, '{"r":[1,2]}');
    const caught = { ...parallel, Catch: [{ ErrorEquals: ['E'], Next: 'Sorry' }] };
    const byB = { errorCausedByState: 'B' };
    assert.equal((await test(caught, { mock: failing, stateConfiguration: byB })).nextState, 'Sorry');
    const byNobody = { errorCausedByState: 'Nobody' };
    await refused(test(caught, { mock: failing, stateConfiguration: byNobody }), 'ValidationException', /Nobody/);
    await refused(test(map), 'InvalidDefinition', /^TestState API does not support Map or Parallel states/);
    await refused(test(map, mocked({})), 'ValidationException', /must be an array/);
    await refused(
      test(parallel, mocked([1])),
      'ValidationException',
      /^Mocked result must contain the same number of items as number of Parallel branches\.$/,
    );
    const distributed = {
      ...map,
      ItemProcessor: { ...inner('Inner'), ProcessorConfig: DISTRIBUTED },
      ToleratedFailureCount: 1,
    };
    const failures = (mapIterationFailureCount: number) =>
      test(distributed, {
        input,
        inspectionLevel: 'DEBUG',
        stateConfiguration: { mapIterationFailureCount },
        ...mocked([1]),
      });
    assert.equal((await failures(1)).status, 'SUCCEEDED');
    const exceeded = await failures(2);
    assert.deepEqual([exceeded.status, exceeded.error], ['FAILED', 'States.ExceedToleratedFailureThreshold']);
    assert.equal(exceeded.inspectionData?.toleratedFailureCount, 1);
    const { ToleratedFailureCount: _, ...silent } = distributed;
    const stateConfiguration = { mapIterationFailureCount: 3 };
    assert.equal((await test(silent, { input, stateConfiguration, ...mocked([1]) })).output, '[1]');
  });

  it('reads and batches the items of a DISTRIBUTED Map', async () => {
    const reading = {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ItemsPointer: '/in/list' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ItemProcessor: {
        ProcessorConfig: DISTRIBUTED,
        StartAt: 'Inner',
        States: { Inner: { Type: 'Pass', End: true } },
      },
      Next: 'N',
    };
    const mapItemReaderData = '{"in":{"list":[1,2,3]}}';
    const data = await inspect(reading, { stateConfiguration: { mapItemReaderData }, ...mocked(['x']) });
    assert.equal(data.afterItemsPointer, '[1,2,3]');
    assert.equal(data.afterItemSelector, '[{"v":1},{"v":2},{"v":3}]');
    assert.deepEqual(JSON.parse(data.afterItemBatcher ?? ''), [{ Items: [{ v: 1 }, { v: 2 }] }, { Items: [{ v: 3 }] }]);
    const broken = { stateConfiguration: { mapItemReaderData: '{"in":' }, ...mocked(['x']) };
    const failed = await test(
      { ...reading, Catch: [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'Sorry' }] },
      broken,
    );
    assert.deepEqual(
      [failed.status, failed.error, failed.nextState],
      ['CAUGHT_ERROR', 'States.ItemReaderFailed', 'Sorry'],
    );
    assert.equal((await test(reading, mocked(['x']))).output, '["x"]', 'the mock stands without data');
  });

  it('traces HTTP requests, with the secrets of the connection only on demand', async (t) => {
    const server = createServer((request, response) => {
      assert.equal(request.headers.authorization, 'secret');
      response.writeHead(200, 'Fine', { 'content-type': 'application/json' }).end('{"ok":true}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
    const keyed = await createStatesHarness(async ({ operation }) => {
      assert.equal(operation, 'RetrieveConnectionCredentials');
      return { headers: { authorization: 'secret' }, query: {}, body: {} };
    });
    t.after(() => keyed.end());
    const { port } = server.address() as AddressInfo;
    const definition = JSON.stringify({
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Parameters: {
        ApiEndpoint: `http://127.0.0.1:${port}/x`,
        Method: 'POST',
        RequestBody: { a: 1 },
        Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/c/1' },
      },
      End: true,
    });
    const trace = async (revealSecrets: boolean, inspectionLevel: 'DEBUG' | 'TRACE' = 'TRACE') =>
      (await keyed.call('TestState', { definition, roleArn: ROLE, inspectionLevel, revealSecrets })).inspectionData ??
      {};
    const { request, response } = await trace(false);
    assert.deepEqual(
      [request?.protocol, request?.method, request?.url, request?.body],
      ['http', 'POST', `http://127.0.0.1:${port}/x`, '{"a":1}'],
    );
    assert.doesNotMatch(request?.headers ?? '', /secret/);
    assert.match((await trace(true)).request?.headers ?? '', /authorization: secret/);
    assert.deepEqual([response?.statusCode, response?.statusMessage, response?.body], ['200', 'Fine', '{"ok":true}']);
    assert.equal((await trace(false, 'DEBUG')).request, undefined);
  });

  it('finds a state of a whole machine, also inside others', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'Inner', States: { Inner: { Type: 'Pass', Output: '{% 1 + 1 %}', End: true } } },
          End: true,
        },
      },
    };
    assert.equal((await test(machine, { stateName: 'Inner' })).output, '2');
    await refused(test(machine, { stateName: 'Nobody' }), 'ValidationException', /^State not found in definition$/);
  });

  it('refuses mocks that make no sense', async () => {
    await refused(test({ Type: 'Pass', End: true }, mocked(1)), 'ValidationException', /State type 'Pass'/);
    await refused(
      test(train, { mock: { result: '{', fieldValidationMode: 'NONE' } }),
      'ValidationException',
      /valid JSON/,
    );
    await refused(test(train, { mock: { result: '1', ...failing } }), 'ValidationException', /only one of/);
    await refused(test(train, { mock: failing, revealSecrets: true }), 'ValidationException', /RevealSecrets/);
  });
});

/** Without the members that are not there. */
const clean = (value: object | undefined): object =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([, member]) => member !== undefined));
