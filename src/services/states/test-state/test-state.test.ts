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
    await refused(test(state, { variables: '[]' }), 'ValidationException', /variables must be a JSON object/);
  });

  it('takes a context object', async () => {
    const state = {
      Type: 'Pass',
      Parameters: { 'name.$': '$$.Execution.Name', 'item.$': '$$.Map.Item.Value' },
      End: true,
    };
    const context = JSON.stringify({ Execution: { Name: 'mine' }, Map: { Item: { Index: 2, Value: 'v' } } });
    assert.equal((await test(state, { context })).output, '{"name":"mine","item":"v"}');
    await refused(test(state, { context: '1' }), 'ValidationException', /context/);
    await refused(test(state, { context: '{' }), 'ValidationException', /context/);
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
    assert.deepEqual(clean(over.inspectionData?.errorDetails), { catchIndex: 1 });
  });

  it('holds mocks against the model of the API', async () => {
    const strict = /Mock result schema validation error: Required field 'ExecutionArn' is missing/;
    await refused(test(start, mocked({ StartDate: 'x' })), 'ValidationException', strict);
    assert.equal((await test(start, mocked({ StartDate: 'x' }, 'PRESENT'))).status, 'SUCCEEDED');
    const wrong = /Field 'ExecutionArn' must be a string/;
    await refused(test(start, mocked({ ExecutionArn: 1 }, 'PRESENT')), 'ValidationException', wrong);
    assert.equal((await test(start, mocked({ ExecutionArn: 1 }, 'NONE'))).status, 'SUCCEEDED');
    await refused(test(model, mocked({})), 'ValidationException', /Required field 'ModelArn' is missing/);
    assert.equal((await test(model, mocked({ ModelArn: 'a', SdkHttpMetadata: {} }))).status, 'SUCCEEDED');
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
  });

  it('mocks Map and Parallel', async () => {
    const pass = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
    const map = {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      MaxConcurrency: 2,
      ItemProcessor: pass('Inner'),
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
      result: '["a","b","c"]',
      afterResultSelector: '["a","b","c"]',
      afterResultPath: '["a","b","c"]',
    });
    const parallel = { Type: 'Parallel', Branches: [pass('A'), pass('B')], Next: 'N', ResultPath: '$.r' };
    assert.equal((await test(parallel, mocked([1, 2]))).output, '{"r":[1,2]}');
    const caught = { ...parallel, Catch: [{ ErrorEquals: ['E'], Next: 'Sorry' }] };
    const byB = { errorCausedByState: 'B' };
    assert.equal((await test(caught, { mock: failing, stateConfiguration: byB })).nextState, 'Sorry');
    const byNobody = { errorCausedByState: 'Nobody' };
    await refused(test(caught, { mock: failing, stateConfiguration: byNobody }), 'ValidationException', /Nobody/);
    await refused(test(map), 'InvalidDefinition', /does not support Map or Parallel states/);
    await refused(test(map, mocked({})), 'ValidationException', /must be an array/);
    const distributed = {
      ...map,
      ItemProcessor: { ...pass('Inner'), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
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
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
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
    await refused(test(machine, { stateName: 'Nobody' }), 'ValidationException', /not in the definition/);
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
