import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMachine, startExecution, step } from './index.ts';
import type { Answer, Outcome } from './testing/simulate.ts';
import { chain, machineOf, resume, START_TIME, simulate, testInfo } from './testing/simulate.ts';
import type { Json } from './types.ts';

const task = 'arn:aws:states:::sagemaker:createTrainingJob.sync';
const activity = 'arn:aws:states:us-east-1:123456789012:activity:work';
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';

describe('data flow', () => {
  test('InputPath, Parameters, ResultSelector, ResultPath and OutputPath apply in this order', async () => {
    const outcome = await simulate(
      {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: task,
            InputPath: '$.in',
            Parameters: { 'Name.$': '$.name', Fixed: [1, { 'Deep.$': '$$.State.Name' }] },
            ResultSelector: { 'arn.$': '$.TrainingJobArn' },
            ResultPath: '$.out.job',
            OutputPath: '$.out',
            End: true,
          },
        },
      },
      {
        input: { in: { name: 'n' }, out: { kept: true } },
        answer: () => ({ output: { TrainingJobArn: 'arn', More: 1 } }),
      },
    );
    assert.deepEqual(JSON.parse(outcome.tasks[0]?.parameters ?? ''), { Name: 'n', Fixed: [1, { Deep: 'T' }] });
    assert.deepEqual(outcome.output, { kept: true, job: { arn: 'arn' } });
  });

  test('null paths: an empty input, the input kept, an empty output', async () => {
    const states = (fields: { [name: string]: Json }): Json => ({
      StartAt: 'P',
      States: { P: { Type: 'Pass', ...fields, End: true } },
    });
    const input = { a: 1 };
    assert.deepEqual((await simulate(states({ InputPath: null }), { input })).output, {});
    assert.deepEqual((await simulate(states({ Result: 5, ResultPath: null }), { input })).output, input);
    assert.deepEqual((await simulate(states({ OutputPath: null }), { input })).output, {});
  });

  test('text that nobody changes keeps its spelling', () => {
    const machine = machineOf({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const text = '{ "a" : 1.0 }';
    const env = { now: 0, random: () => 0, uuid: () => '', taskToken: () => '' };
    const { history } = step(machine, startExecution(machine, text, testInfo), { kind: 'start' }, env);
    assert.equal(history[1]?.stateEnteredEventDetails?.input, text);
    assert.equal(history[3]?.executionSucceededEventDetails?.output, text);
  });

  test('the context object of StartSyncExecution speaks of no redrives', async () => {
    const definition = { StartAt: 'P', States: { P: { Type: 'Pass', InputPath: '$$.Execution', End: true } } };
    const shown = async (info: Partial<typeof testInfo>): Promise<boolean> =>
      Object.hasOwn((await simulate(definition, { info })).output as object, 'RedriveCount');
    assert.deepEqual(
      [await shown({}), await shown({ type: 'EXPRESS' }), await shown({ type: 'EXPRESS', awaited: true })],
      [true, true, false],
    );
  });

  test('keys that name parts of prototypes are plain data', async () => {
    const outcome = await simulate(
      `{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"__proto__":{"x.$":"$.__proto__.y"},"constructor.$":"$['constructor']"},"ResultPath":"$.__proto__.r","End":true}}}`,
      { input: JSON.parse('{"__proto__":{"y":7},"constructor":8}') as Json },
    );
    assert.equal(
      JSON.stringify(outcome.output),
      '{"__proto__":{"y":7,"r":{"__proto__":{"x":7},"constructor":8}},"constructor":8}',
    );
    const missing = await simulate({
      StartAt: 'P',
      States: { P: { Type: 'Pass', Parameters: { 'x.$': '$.toString' }, End: true } },
    });
    assert.match(missing.cause ?? '', /The JSONPath '\$\.toString' specified for the field 'x\.\$' could not be found/);
  });

  test('a state name such as __proto__ is a state name', async () => {
    const outcome = await simulate(
      '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","Next":"constructor"},"constructor":{"Type":"Succeed"}}}',
    );
    assert.equal(outcome.status, 'SUCCEEDED');
  });
});

describe('failures of the interpreter', () => {
  const failing = async (state: { [name: string]: Json }, input: Json = { a: 1 }): Promise<string> => {
    const end = state['Type'] === 'Fail' ? {} : { End: true };
    const outcome = await simulate({ StartAt: 'S', States: { S: { ...state, ...end } } }, { input });
    assert.equal(outcome.status, 'FAILED');
    assert.equal(outcome.error, 'States.Runtime');
    return (outcome.cause ?? '').replace(
      "An error occurred while executing the state 'S' (entered at the event id #2). ",
      '',
    );
  };

  test('say what AWS says', async () => {
    assert.equal(
      await failing({ Type: 'Pass', Parameters: { 'x.$': '$.b.c' } }),
      `The JSONPath '$.b.c' specified for the field 'x.$' could not be found in the input '{"a":1}'`,
    );
    assert.equal(await failing({ Type: 'Pass', InputPath: '$.b' }), "Invalid path '$.b' : No results for path: $['b']");
    assert.equal(
      await failing({ Type: 'Pass', OutputPath: '$.b.c' }),
      "Invalid path '$.b.c' : Missing property in path $['b']",
    );
    assert.equal(
      await failing({ Type: 'Pass', Parameters: { 'x.$': "States.Format('{}', $.nope)" } }),
      `The function 'States.Format('{}', $.nope)' had the following error: The JsonPath argument for the field '$.nope' could not be found in the input '{"a":1}'`,
    );
    assert.equal(
      await failing({ Type: 'Wait', TimestampPath: '$.a' }),
      'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.a == 1',
    );
    assert.equal(await failing({ Type: 'Wait', SecondsPath: '$.a' }, { a: 2 ** 31 }), 'Wait state delay is too long.');
    for (const seconds of [1.5, -1.5, 'soon']) {
      assert.equal(
        await failing({ Type: 'Wait', SecondsPath: '$.a' }, { a: seconds }),
        `The SecondsPath parameter cannot be parsed as a long value: $.a == ${seconds}`,
      );
    }
    for (const name of ['ErrorPath', 'CausePath']) {
      assert.equal(
        await failing({ Type: 'Fail', [name]: '$.b' }),
        `The JSONPath '$.b' specified for the field '${name}' could not be found in the input '{"a":1}'`,
      );
    }
    for (const name of ['SecondsPath', 'TimestampPath']) {
      assert.equal(
        await failing({ Type: 'Wait', [name]: '$.a.b' }),
        `The ${name} parameter does not reference an input value: $.a.b`,
      );
    }
    assert.equal(
      await failing({
        Type: 'Map',
        ItemsPath: '$.a',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      }),
      'Reference path "$.a" must point to array.',
    );
  });

  test('an element past the end of an array is null in a payload template', async () => {
    const definition = { StartAt: 'S', States: { S: { Type: 'Pass', Parameters: { 'x.$': '$.a[5]' }, End: true } } };
    assert.deepEqual((await simulate(definition, { input: { a: [1] } })).output, { x: null });
  });

  test('States.Runtime is caught by nobody and leaves no event of the containers', async () => {
    const outcome = await simulate({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Fast', States: { Fast: { Type: 'Pass', Parameters: { 'm.$': '$.nope' }, End: true } } },
          ],
          Retry: [{ ErrorEquals: ['States.ALL'] }],
          Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'C' }],
          Next: 'C',
        },
        C: { Type: 'Succeed' },
      },
    });
    assert.equal(outcome.error, 'States.Runtime');
    assert.match(
      outcome.cause ?? '',
      /^An error occurred while executing the state 'Fast' \(entered at the event id #4\)\. /,
    );
    assert.deepEqual(
      outcome.history.map((event) => event.type),
      ['ExecutionStarted', 'ParallelStateEntered', 'ParallelStateStarted', 'PassStateEntered', 'ExecutionFailed'],
    );
  });

  test('an intrinsic failure is caught', async () => {
    const outcome = await simulate(
      {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: task,
            Parameters: { 'x.$': 'States.StringToJson($.text)' },
            Catch: [{ ErrorEquals: ['States.IntrinsicFailure'], ResultPath: '$.error', Next: 'C' }],
            End: true,
          },
          C: { Type: 'Pass', End: true },
        },
      },
      { input: { text: '{' } },
    );
    assert.equal(outcome.status, 'SUCCEEDED');
    assert.match(JSON.stringify(outcome.output), /States\.IntrinsicFailure/);
  });

  test('a Choice without a match or a Default fails', async () => {
    const outcome = await simulate(
      {
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'D' }] },
          D: { Type: 'Succeed' },
        },
      },
      { input: { a: 1 } },
    );
    assert.equal(outcome.error, 'States.Runtime');
    assert.match(
      outcome.cause ?? '',
      /Failed to transition out of the state\. The state does not point to a next state\.$/,
    );
  });

  test('data too deep to be handled is a failure, not a crash', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const machine = machineOf({ StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'x.$': '$' }, End: true } } });
    const env = { now: 0, random: () => 0, uuid: () => '', taskToken: () => '' };
    const result = step(machine, startExecution(machine, deep, testInfo), { kind: 'start' }, env);
    assert.equal(result.state.status, 'FAILED');
  });
});

describe('limits', () => {
  test('data that grows out of all proportion ends its execution before it fills the memory', async () => {
    const pass = (fields: { [name: string]: Json }, more: { [name: string]: Json } = {}): Json => ({
      StartAt: 'P',
      ...more,
      States: { P: { Type: 'Pass', ...fields, End: true } },
    });
    const many = (value: string, key = ''): { [name: string]: Json } =>
      Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`k${at}${key}`, value]));
    let deep: Json = 1;
    for (let level = 0; level < 2_000; level++) deep = { a: deep, b: [level] };
    const big = 'x'.repeat(250_000);
    const jsonata = { QueryLanguage: 'JSONata' };
    const cases: readonly (readonly [string, Json, Json])[] = [
      ['States.DataLimitExceeded', pass({ Parameters: many('$', '.$') }), { big }],
      ['States.DataLimitExceeded', pass({ Parameters: { 'x.$': '$..*' } }), deep],
      ['States.Runtime', pass({ Parameters: { 'x.$': '$..*..*..*' } }), deep],
      ['States.Runtime', pass({ Parameters: { 'x.$': '$..[?(@..a)]' } }), deep],
      [
        'States.IntrinsicFailure',
        pass({ Parameters: { 'x.$': `States.Format('${'{}'.repeat(50)}'${', $.big'.repeat(50)})` } }),
        { big },
      ],
      ['States.QueryEvaluationError', pass({ Output: `{% [${'$states.input,'.repeat(500)}1] %}` }, jsonata), { big }],
      ['States.DataLimitExceeded', pass({ Output: many('{% $states.input %}') }, jsonata), { big }],
    ];
    for (const [error, definition, input] of cases) {
      const outcome = await simulate(definition, { input });
      assert.equal(outcome.error, error, JSON.stringify(definition).slice(0, 200));
    }
  });

  test('depth costs no stack', async () => {
    const depth = 100_000;
    const input = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const definition = { StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'x.$': '$' }, End: true } } };
    const machine = machineOf(definition);
    const env = { now: 0, random: () => 0, uuid: () => '', taskToken: () => '' };
    const { commands } = step(machine, startExecution(machine, input, testInfo), { kind: 'start' }, env);
    const last = commands.at(-1);
    assert.ok(last?.kind === 'finish' && last.status === 'FAILED');
    assert.equal(last.error, 'States.Runtime');
  });

  test('data over 256 KiB fails the state with the name of what returned it', async () => {
    const big = 'x'.repeat(262_144);
    const caught = await simulate(
      {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
            End: true,
          },
          C: { Type: 'Pass', End: true },
        },
      },
      { answer: () => ({ output: big }) },
    );
    assert.deepEqual(caught.output, {
      Error: 'States.DataLimitExceeded',
      Cause:
        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
    const pass = await simulate(
      {
        StartAt: 'P',
        States: { P: { Type: 'Pass', Parameters: { 'a.$': '$.t', 'b.$': '$.t' }, End: true } },
      },
      { input: { t: 'ü'.repeat(70_000) } },
    );
    // This sentence names the state itself.
    assert.deepEqual(
      [pass.error, pass.cause],
      [
        'States.DataLimitExceeded',
        "The state/task 'P' returned a result with a size exceeding the maximum number of bytes service limit.",
      ],
    );
    const asked = await simulate(
      {
        StartAt: 'T',
        States: { T: { Type: 'Task', Resource: task, Parameters: { 'a.$': '$.t', 'b.$': '$.t' }, End: true } },
      },
      { input: { t: 'ü'.repeat(70_000) } },
    );
    assert.equal(
      asked.cause,
      "The state/task 'T' provided parameters with a size exceeding the maximum number of bytes service limit.",
    );
  });

  test('the event that ends an execution without end is number 25,000', async () => {
    const outcome = await simulate(
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Next: 'B' },
          B: { Type: 'Choice', Choices: [{ Variable: '$.stop', BooleanEquals: true, Next: 'C' }], Default: 'A' },
          C: { Type: 'Succeed' },
        },
      },
      { input: { stop: false } },
    );
    assert.equal(outcome.history.length, 25_000);
    assert.equal(outcome.history.at(-1)?.type, 'ExecutionFailed');
    assert.equal(outcome.cause, 'The execution reached the maximum number of history events (25000).');
    assert.ok(outcome.steps >= 25, 'the work was not cut into bursts');
  });
});

describe('tasks', () => {
  const definition = (fields: { [name: string]: Json } = {}, resource = task): Json => ({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: resource, ...fields, End: true } },
  });

  test('a .sync task has its events in order', async () => {
    const machine = machineOf(definition({ TimeoutSeconds: 60 }));
    const outcome = await resume(
      machine,
      startExecution(machine, '{"p":1}', testInfo),
      { kind: 'start' },
      {
        events: [
          { at: 10, event: { kind: 'taskStarted', taskId: '1.2' } },
          { at: 20, event: { kind: 'taskSubmitted', taskId: '1.2', output: '{"TrainingJobArn":"a"}' } },
          { at: 30, event: { kind: 'taskSucceeded', taskId: '1.2', output: '{"done":true}' } },
        ],
      },
    );
    assert.deepEqual(chain(outcome.history), [
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ]);
    assert.deepEqual(outcome.history[2]?.taskScheduledEventDetails, {
      resourceType: 'sagemaker',
      resource: 'createTrainingJob.sync',
      region: 'us-east-1',
      parameters: '{"p":1}',
      timeoutInSeconds: 60,
    });
    assert.deepEqual(
      outcome.commands.map((command) => command.kind),
      ['scheduleTask', 'setTimer', 'cancelTimer', 'finish'],
    );
  });

  test('a .sync task has a token, which can end it before the job does', async () => {
    const machine = machineOf(definition({ Parameters: { 't.$': '$$.Task.Token' } }));
    const events = [
      { at: 10, event: { kind: 'taskSubmitted', taskId: '1.2', output: '{}' } },
      { at: 20, event: { kind: 'taskSucceeded', taskId: '1.2', output: '"called back"' } },
      { at: 30, event: { kind: 'taskFailed', taskId: '1.2', error: 'Job', cause: 'too late' } },
    ] as const;
    const outcome = await resume(machine, startExecution(machine, '{}', testInfo), { kind: 'start' }, { events });
    assert.equal(outcome.tasks[0]?.parameters, '{"t":"token-1.2"}');
    assert.equal(outcome.tasks[0]?.taskToken, 'token-1.2');
    assert.deepEqual([outcome.status, outcome.output], ['SUCCEEDED', 'called back']);
  });

  test('an error output shows null for what a failure did not tell, and no text for the cause of a timeout', async () => {
    const caught = (answer: Answer): Promise<Outcome> =>
      simulate(
        {
          StartAt: 'T',
          States: {
            T: {
              Type: 'Task',
              Resource: task,
              TimeoutSeconds: 5,
              Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
              End: true,
            },
            C: { Type: 'Pass', End: true },
          },
        },
        { answer: () => answer },
      );
    assert.deepEqual((await caught({ error: 'E' })).output, { Error: 'E', Cause: null });
    assert.deepEqual((await caught({ cause: 'C' })).output, { Error: null, Cause: 'C' });
    assert.deepEqual((await caught(undefined)).output, { Error: 'States.Timeout', Cause: '' });
  });

  test('Lambda functions and activities have events of their own', async () => {
    const outcome = await simulate(definition({}, lambda), { answer: () => ({ error: 'E', cause: 'C' }) });
    assert.deepEqual(
      outcome.history.slice(2).map((event) => event.type),
      ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed', 'ExecutionFailed'],
    );
    const machine = machineOf(
      definition({ HeartbeatSeconds: 5, TimeoutSeconds: 60, Parameters: { 't.$': '$$.Task.Token' } }, activity),
    );
    const worked = await resume(
      machine,
      startExecution(machine, '{}', testInfo),
      { kind: 'start' },
      {
        events: [
          { at: 20_000, event: { kind: 'taskStarted', taskId: '1.2', workerName: 'w' } },
          { at: 24_000, event: { kind: 'taskHeartbeat', taskId: '1.2' } },
        ],
      },
    );
    assert.equal(worked.tasks[0]?.parameters, '{"t":"token-1.2"}');
    assert.equal(worked.tasks[0]?.taskToken, 'token-1.2');
    assert.equal(worked.history[3]?.activityStartedEventDetails?.workerName, 'w');
    assert.equal(worked.history[4]?.type, 'ActivityTimedOut');
    assert.equal(worked.elapsed, 29_000, 'the heart must beat from the start of the work, anew with every beat');
    assert.equal(worked.error, 'States.Timeout');
  });

  test('timeouts: by value, by path; HeartbeatTimeout is matched by its own name', async () => {
    const timed = await simulate(definition({ TimeoutSecondsPath: '$.t' }), { input: { t: 7 } });
    assert.equal(timed.elapsed, 7000);
    assert.deepEqual(timed.history.at(-2)?.taskTimedOutEventDetails, {
      error: 'States.Timeout',
      resourceType: 'sagemaker',
      resource: 'createTrainingJob.sync',
    });
    assert.deepEqual(timed.commands.filter((command) => command.kind === 'cancelTask').length, 1);
    const missed = await simulate({
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          HeartbeatSeconds: 5,
          TimeoutSeconds: 60,
          Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'C' }],
          End: true,
        },
        C: { Type: 'Succeed' },
      },
    });
    assert.equal(missed.status, 'SUCCEEDED');
    assert.equal(missed.elapsed, 5000);
  });

  test('events of a task that is over are stale and change nothing', async () => {
    const { machine } = parseMachine(JSON.stringify(definition()));
    assert.ok(machine);
    const env = { now: 0, random: () => 0, uuid: () => '', taskToken: () => '' };
    const first = step(machine, startExecution(machine, '{}', testInfo), { kind: 'start' }, env);
    const before = JSON.stringify(first.state);
    for (const event of [
      { kind: 'taskSucceeded', taskId: '1.99', output: '{}' },
      { kind: 'taskSucceeded', taskId: '7.2', output: '{}' },
      { kind: 'timerFired', timerId: '1.2t' },
      { kind: 'start' },
      { kind: 'redrive' },
    ] as const) {
      const result = step(machine, first.state, event, env);
      assert.equal(result.stale, true, event.kind);
      assert.equal(JSON.stringify(result.state), before);
      assert.deepEqual([result.history, result.commands], [[], []]);
    }
  });

  test('Retry waits longer each time, up to MaxDelaySeconds; a state entered again counts anew', async () => {
    const outcome = await simulate(
      definition({
        Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 3 }],
      }),
      { answer: () => ({ error: 'Busy' }) },
    );
    assert.equal(outcome.tasks.length, 4);
    assert.deepEqual(
      outcome.tasks.map((scheduled) => scheduled.retryCount),
      [0, 1, 2, 3],
    );
    assert.equal(outcome.elapsed, (2 + 6 + 10) * 1000);
    const jittered = await simulate(
      definition({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, JitterStrategy: 'FULL' }] }),
      {
        answer: () => ({ error: 'Busy' }),
      },
    );
    assert.equal(jittered.elapsed, 500, 'half of the second, as the random number says');
  });

  test('the first retrier that matches counts, each for itself; then Catch', async () => {
    const errors = ['A', 'B', 'A', 'B', 'B'];
    const outcome = await simulate(
      {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: task,
            End: true,
            Retry: [
              { ErrorEquals: ['A'], MaxAttempts: 2 },
              { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 },
            ],
            Catch: [
              { ErrorEquals: ['A'], Next: 'No' },
              { ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'Yes' },
            ],
          },
          Yes: { Type: 'Pass', End: true },
          No: { Type: 'Fail' },
        },
      },
      { answer: (_task, attempt) => ({ error: errors[attempt - 1] ?? 'none', cause: `c${attempt}` }) },
    );
    assert.equal(outcome.tasks.length, 5);
    assert.deepEqual(outcome.output, { e: { Error: 'B', Cause: 'c5' } });
  });

  test('a state that is entered again has all its retries again', async () => {
    const outcome = await simulate(
      {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: task,
            Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
            ResultPath: '$.r',
            Next: 'C',
          },
          C: { Type: 'Choice', Choices: [{ Variable: '$.r', NumericLessThan: 2, Next: 'T' }], Default: 'D' },
          D: { Type: 'Succeed' },
        },
      },
      { answer: (_task, attempt) => (attempt % 2 === 1 ? { error: 'E' } : { output: attempt / 2 }) },
    );
    assert.deepEqual(outcome.output, { r: 2 });
    assert.deepEqual(
      outcome.tasks.map((scheduled) => scheduled.retryCount),
      [0, 1, 0, 1],
    );
  });

  test('what is stopped has exactly its own timers cancelled', async () => {
    const outcome = await simulate(definition({ HeartbeatSeconds: 50, TimeoutSeconds: 60 }), {
      events: [{ at: 5, event: { kind: 'abort' } }],
    });
    const named = (kind: 'setTimer' | 'cancelTimer') =>
      outcome.commands.flatMap((command) => (command.kind === kind ? [command.timerId] : []));
    assert.deepEqual(named('cancelTimer'), named('setTimer'));
    const plain = await simulate(definition(), { events: [{ at: 5, event: { kind: 'abort' } }] });
    assert.deepEqual(
      plain.commands.map((command) => command.kind),
      ['scheduleTask', 'cancelTask', 'finish'],
    );
  });

  test('MaxAttempts 0 never retries; States.TaskFailed does not match a timeout', async () => {
    const never = await simulate(definition({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }] }), {
      answer: () => ({ error: 'E' }),
    });
    assert.equal(never.tasks.length, 1);
    const timeout = await simulate(definition({ TimeoutSeconds: 1, Retry: [{ ErrorEquals: ['States.TaskFailed'] }] }));
    assert.equal(timeout.tasks.length, 1);
  });
});

describe('Wait, Fail and the time limit', () => {
  test('waits for seconds and until timestamps', async () => {
    const wait = (fields: { [name: string]: Json }): Json => ({
      StartAt: 'W',
      States: { W: { Type: 'Wait', ...fields, End: true } },
    });
    assert.equal((await simulate(wait({ Seconds: 90 }))).elapsed, 90_000);
    assert.equal((await simulate(wait({ SecondsPath: '$.s' }), { input: { s: 3 } })).elapsed, 3000);
    assert.equal((await simulate(wait({ Timestamp: '2026-01-01T01:00:00Z' }))).elapsed, 3_600_000);
    assert.equal(
      (await simulate(wait({ TimestampPath: '$.t' }), { input: { t: '2026-01-01T01:00:00+01:00' } })).elapsed,
      0,
    );
  });

  test('an expression that makes no timestamp is a failed evaluation', async () => {
    const outcome = await simulate({
      QueryLanguage: 'JSONata',
      StartAt: 'W',
      States: { W: { Type: 'Wait', Timestamp: "{% '2016-12-05T21:29:29' %}", End: true } },
    });
    const cause =
      "An error occurred while executing the state 'W' (entered at the event id #2). The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2016-12-05T21:29:29";
    assert.deepEqual(outcome.history.at(-2)?.evaluationFailedEventDetails, {
      error: 'States.QueryEvaluationError',
      cause,
      location: 'Timestamp',
      state: 'W',
    });
    assert.deepEqual([outcome.error, outcome.cause], ['States.QueryEvaluationError', cause]);
  });

  test('Fail takes its texts from constants, paths and intrinsics', async () => {
    const outcome = await simulate(
      {
        StartAt: 'F',
        States: { F: { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('because {}', $.why)" } },
      },
      { input: { e: 'Custom', why: 'reasons' } },
    );
    assert.deepEqual([outcome.error, outcome.cause], ['Custom', 'because reasons']);
    const bare = await simulate({ StartAt: 'F', States: { F: { Type: 'Fail' } } });
    assert.deepEqual([bare.status, bare.error, bare.cause], ['FAILED', undefined, undefined]);
  });

  test('TimeoutSeconds of the machine ends the execution and stops its tasks', async () => {
    const outcome = await simulate({
      StartAt: 'T',
      TimeoutSeconds: 30,
      States: { T: { Type: 'Task', Resource: task, End: true } },
    });
    assert.equal(outcome.status, 'TIMED_OUT');
    assert.equal(outcome.elapsed, 30_000);
    assert.deepEqual(outcome.commands.at(-1), { kind: 'finish', status: 'TIMED_OUT' });
    assert.ok(outcome.commands.some((command) => command.kind === 'cancelTask'));
  });

  test('abort stops everything and says so', async () => {
    const outcome = await simulate(
      { StartAt: 'T', States: { T: { Type: 'Task', Resource: task, End: true } } },
      {
        events: [{ at: 5, event: { kind: 'abort', error: 'Stop', cause: 'enough' } }],
      },
    );
    assert.equal(outcome.status, 'ABORTED');
    assert.deepEqual(chain(outcome.history).slice(-2), ['4<3 TaskStateAborted', '5<0 ExecutionAborted']);
    assert.deepEqual(outcome.history.at(-1)?.executionAbortedEventDetails, { error: 'Stop', cause: 'enough' });
    const waiting = await simulate(
      { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } },
      { events: [{ at: 5, event: { kind: 'abort' } }] },
    );
    assert.deepEqual(chain(waiting.history).slice(-2), ['2<0 WaitStateEntered', '3<0 ExecutionAborted']);
  });
});

describe('redrive', () => {
  test('runs the failed state again with the same input and keeps what succeeded', async () => {
    const definition: Json = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: { x: 1 }, Next: 'T' }, T: { Type: 'Task', Resource: task, End: true } },
    };
    const failed = await simulate(definition, { answer: () => ({ error: 'E' }) });
    assert.equal(failed.status, 'FAILED');
    const redriven = await resume(
      failed.machine,
      failed.state,
      { kind: 'redrive' },
      { answer: () => ({ output: 'ok' }) },
      START_TIME + 1000,
    );
    assert.equal(redriven.status, 'SUCCEEDED');
    assert.deepEqual(
      redriven.history.map((event) => event.type),
      ['ExecutionRedriven', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited', 'ExecutionSucceeded'],
    );
    assert.equal(redriven.history[0]?.id, (failed.history.at(-1)?.id ?? 0) + 1);
    assert.equal(redriven.tasks[0]?.parameters, '{"x":1}');
  });

  test('starts the retries anew', async () => {
    const definition: Json = {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: task, Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], End: true } },
    };
    const failed = await simulate(definition, { answer: () => ({ error: 'E' }) });
    const again = await resume(failed.machine, failed.state, { kind: 'redrive' }, { answer: () => ({ error: 'E' }) });
    assert.deepEqual(
      again.tasks.map((scheduled) => scheduled.retryCount),
      [0, 1],
    );
    const context = await resume(again.machine, again.state, { kind: 'redrive' });
    assert.equal(context.state.redriveCount, 2);
  });

  test('runs only the branches and iterations that did not succeed', async () => {
    const definition: Json = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Good', States: { Good: { Type: 'Task', Resource: `${lambda}:good`, End: true } } },
            { StartAt: 'Bad', States: { Bad: { Type: 'Task', Resource: `${lambda}:bad`, End: true } } },
            {
              StartAt: 'M',
              States: {
                M: {
                  Type: 'Map',
                  ItemProcessor: {
                    StartAt: 'Slow',
                    States: { Slow: { Type: 'Task', Resource: `${lambda}:slow`, End: true } },
                  },
                  End: true,
                },
              },
            },
          ],
          End: true,
        },
      },
    };
    const failed = await simulate(definition, {
      input: [1, 2],
      answer: (scheduled) =>
        scheduled.stateName === 'Bad'
          ? { error: 'E', after: 10 }
          : scheduled.stateName === 'Good' || scheduled.parameters === '1'
            ? { output: scheduled.parameters }
            : undefined,
    });
    assert.equal(failed.status, 'FAILED');
    assert.deepEqual(
      failed.history.slice(-6).map((event) => event.type),
      [
        'TaskStateAborted',
        'MapIterationAborted',
        'TaskStateAborted',
        'MapStateAborted',
        'ParallelStateFailed',
        'ExecutionFailed',
      ],
    );
    const redriven = await resume(
      failed.machine,
      failed.state,
      { kind: 'redrive' },
      { answer: (scheduled) => ({ output: scheduled.parameters }) },
    );
    assert.deepEqual(
      redriven.tasks.map((scheduled) => scheduled.stateName),
      ['Bad', 'Slow'],
    );
    assert.deepEqual(redriven.output, ['[1,2]', '[1,2]', ['1', '2']]);
  });
});
