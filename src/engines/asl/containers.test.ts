import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { childMachine, parseMachine, prepareItem, startExecution, step } from './index.ts';
import { chain, resume, simulate, testInfo } from './testing/simulate.ts';
import type { Json } from './types.ts';

const resource = 'arn:aws:states:::lambda:invoke';
const pass = (name: string): Json => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });

describe('Parallel', () => {
  test('gives every branch the input and gathers the outputs in order', async () => {
    const outcome = await simulate(
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Parameters: { 'v.$': '$.a' },
            Branches: [{ StartAt: 'T', States: { T: { Type: 'Task', Resource: resource, End: true } } }, pass('B')],
            ResultSelector: { 'first.$': '$[0]', 'second.$': '$[1].v' },
            ResultPath: '$.r',
            End: true,
          },
        },
      },
      { input: { a: 1 }, answer: () => ({ output: 'slow', after: 1000 }) },
    );
    assert.deepEqual(outcome.output, { a: 1, r: { first: 'slow', second: 1 } });
    const exited = outcome.history.find((event) => event.type === 'ParallelStateExited');
    const succeeded = outcome.history.find((event) => event.type === 'ParallelStateSucceeded');
    assert.equal(exited?.previousEventId, succeeded?.previousEventId, 'both follow the end of the last branch');
  });

  test('a failed branch stops the others; Retry starts all of them again; then Catch', async () => {
    const outcome = await simulate({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Bad', States: { Bad: { Type: 'Fail', Error: 'E', Cause: 'C' } } },
            { StartAt: 'T', States: { T: { Type: 'Task', Resource: resource, End: true } } },
          ],
          Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
          End: true,
        },
        C: { Type: 'Pass', End: true },
      },
    });
    assert.deepEqual(outcome.output, { Error: 'E', Cause: 'C' });
    assert.equal(outcome.elapsed, 1000);
    assert.deepEqual(
      outcome.history.map((event) => event.type),
      [
        'ExecutionStarted',
        'ParallelStateEntered',
        'ParallelStateStarted',
        'FailStateEntered',
        'ParallelStateStarted',
        'FailStateEntered',
        'ParallelStateFailed',
        'ParallelStateExited',
        'PassStateEntered',
        'PassStateExited',
        'ExecutionSucceeded',
      ],
    );
    assert.deepEqual(Object.keys(outcome.state.threads), [], 'threads are left behind');
  });
});

describe('Map, INLINE', () => {
  test('has the chain of events that AWS recorded for one iteration at a time', async () => {
    const outcome = await simulate(
      {
        StartAt: 'M',
        States: { M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: pass('H'), End: true } },
      },
      { input: [1, 'Hello'] },
    );
    assert.deepEqual(chain(outcome.history), [
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 PassStateEntered',
      '6<5 PassStateExited',
      '7<6 MapIterationSucceeded',
      '8<6 MapIterationStarted',
      '9<8 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 MapIterationSucceeded',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited',
      '14<13 ExecutionSucceeded',
    ]);
  });

  test('has the chain that AWS recorded for a failed and for a retried iteration', async () => {
    const failing = (extra: { [name: string]: Json }): Json => ({
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } },
          ...extra,
          End: true,
        },
        C: { Type: 'Pass', End: true },
      },
    });
    const caught = await simulate(failing({ Catch: [{ ErrorEquals: ['E'], Next: 'C' }] }), { input: [1] });
    assert.deepEqual(chain(caught.history).slice(3, 8), [
      '4<3 MapIterationStarted',
      '5<4 FailStateEntered',
      '6<5 MapIterationFailed',
      '7<5 MapStateFailed',
      '8<7 MapStateExited',
    ]);
    const definition = failing({
      Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['Never'], Next: 'C' }],
    });
    const retried = await simulate(definition, { input: [1] });
    assert.deepEqual(chain(retried.history).slice(5), [
      '6<5 MapIterationFailed',
      '7<5 MapStateStarted',
      '8<7 MapIterationStarted',
      '9<8 FailStateEntered',
      '10<9 MapIterationFailed',
      '11<9 MapStateFailed',
      '12<11 ExecutionFailed',
    ]);
  });

  test('tasks that time out together end as AWS recorded it', async () => {
    const outcome = await simulate(
      {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            ItemProcessor: {
              StartAt: 'L',
              States: { L: { Type: 'Task', Resource: resource, TimeoutSeconds: 5, End: true } },
            },
            End: true,
          },
        },
      },
      { input: [1, 2, 3] },
    );
    const timedOut = outcome.history.find((event) => event.type === 'TaskTimedOut')?.id ?? 0;
    assert.deepEqual(
      chain(outcome.history.slice(timedOut)).map((line) => line.replace(/^\d+/, '')),
      [
        'MapIterationFailed',
        'TaskStateAborted',
        'MapIterationAborted',
        'TaskStateAborted',
        'MapIterationAborted',
        'TaskStateAborted',
        'MapStateFailed',
      ]
        .map((type) => `<${timedOut} ${type}`)
        .concat(`<${outcome.history.length - 1} ExecutionFailed`),
    );
    assert.equal(outcome.commands.filter((command) => command.kind === 'cancelTask').length, 3);
  });

  test('selects items with the context of the iteration, never more than MaxConcurrency at once', async () => {
    const outcome = await simulate(
      {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            ItemsPath: '$.list',
            MaxConcurrencyPath: '$.most',
            ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'k.$': '$.kept' },
            ItemProcessor: {
              StartAt: 'T',
              States: {
                T: { Type: 'Task', Resource: resource, ResultPath: '$.r', Next: 'D' },
                D: { Type: 'Pass', Parameters: { 'all.$': '$', 'again.$': '$$.Map.Item.Value' }, End: true },
              },
            },
            End: true,
          },
        },
      },
      {
        input: { list: ['a', 'b', 'c', 'd'], most: 2, kept: true },
        answer: (_scheduled, attempt) => ({ output: attempt, after: 100 }),
      },
    );
    assert.deepEqual(
      outcome.output,
      ['a', 'b', 'c', 'd'].map((v, i) => ({ all: { i, v, k: true, r: i + 1 }, again: v })),
    );
    assert.equal(outcome.elapsed, 200, 'four items, two at once');
  });

  test('forty iterations run at once at the most', async () => {
    const outcome = await simulate(
      {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            MaxConcurrency: 1000,
            ItemProcessor: { StartAt: 'T', States: { T: { Type: 'Task', Resource: resource, End: true } } },
            End: true,
          },
        },
      },
      { input: Array.from({ length: 81 }, () => 0), answer: () => ({ output: 1, after: 100 }) },
    );
    assert.equal(outcome.elapsed, 300);
  });

  test('an empty list, and the old names Iterator and Parameters', async () => {
    const definition: Json = {
      StartAt: 'M',
      States: { M: { Type: 'Map', Iterator: pass('H'), Parameters: { 'x.$': '$$.Map.Item.Value' }, End: true } },
    };
    assert.deepEqual((await simulate(definition, { input: [] })).output, []);
    assert.deepEqual((await simulate(definition, { input: [5] })).output, [{ x: 5 }]);
  });

  test('items that are none: the failed evaluation follows what the state was entered from', async () => {
    const outcome = await simulate({
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { items: 1 }, Next: 'M' },
        M: {
          Type: 'Map',
          Items: '{% $items %}',
          ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    });
    assert.deepEqual(chain(outcome.history).slice(3), [
      '4<3 MapStateEntered',
      '5<3 EvaluationFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
    ]);
    assert.match(
      outcome.cause ?? '',
      /returned an unexpected result type\. Expected 'array', but was 'number' for value: 1$/,
    );
  });

  test('ten thousand items go through in bursts', async () => {
    const { machine } = parseMachine(
      JSON.stringify({
        StartAt: 'M',
        States: { M: { Type: 'Map', ItemProcessor: pass('H'), End: true } },
      }),
    );
    assert.ok(machine);
    const env = { now: 0, random: () => 0, uuid: () => '', taskToken: () => '' };
    const items = Array.from({ length: 10_000 }, (_, at) => at);
    let result = step(
      machine,
      startExecution(machine, JSON.stringify(items), { ...testInfo, maxEvents: 0 }),
      { kind: 'start' },
      env,
    );
    while (result.more) result = step(machine, result.state, { kind: 'continue' }, env);
    const finish = result.commands.at(-1);
    assert.ok(finish?.kind === 'finish' && finish.status === 'SUCCEEDED');
    assert.deepEqual(JSON.parse(finish.output), items);
  });
});

describe('variables', () => {
  test('are computed from the state before, seen inside containers, and shown in the history', async () => {
    const outcome = await simulate(
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { 'x.$': '$.n', y: { deep: [1] } }, Next: 'B' },
          B: { Type: 'Pass', Assign: { x: 99, 'old.$': '$x' }, Next: 'P' },
          P: {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'I',
                States: {
                  I: { Type: 'Pass', Parameters: { 'x.$': '$x' }, Assign: { inner: 1 }, Next: 'J' },
                  J: {
                    Type: 'Pass',
                    Parameters: { 'seen.$': '$inner', 'sum.$': 'States.MathAdd($x, $inner)' },
                    End: true,
                  },
                },
              },
            ],
            Next: 'C',
          },
          C: {
            Type: 'Pass',
            Parameters: { 'x.$': '$x', 'old.$': '$old', 'deep.$': '$y.deep[0]', 'branch.$': '$[0]' },
            End: true,
          },
        },
      },
      { input: { n: 5 } },
    );
    assert.deepEqual(outcome.output, { x: 99, old: 5, deep: 1, branch: { seen: 1, sum: 100 } });
    assert.deepEqual(outcome.history[2]?.stateExitedEventDetails?.assignedVariables, { x: '5', y: '{"deep":[1]}' });
    assert.deepEqual(outcome.machine.variableReferences, {
      B: ['x'],
      I: ['x'],
      J: ['inner', 'x'],
      C: ['x', 'old', 'y'],
    });
  });

  test('inner variables are gone outside', async () => {
    const outcome = await simulate({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', Assign: { inner: 1 }, End: true } } }],
          Next: 'C',
        },
        C: { Type: 'Pass', Parameters: { 'x.$': '$inner' }, End: true },
      },
    });
    assert.equal(outcome.error, 'States.Runtime');
  });

  test('rules and catchers set their own', async () => {
    const outcome = await simulate(
      {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: resource,
            Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'why.$': '$.Cause' }, ResultPath: '$.e', Next: 'C' }],
            End: true,
          },
          C: {
            Type: 'Choice',
            Choices: [{ Variable: '$why', StringEquals: 'because', Assign: { rule: 'first' }, Next: 'D' }],
            Default: 'D',
          },
          D: { Type: 'Pass', Parameters: { 'why.$': '$why', 'rule.$': '$rule', 'n.$': '$.n' }, End: true },
        },
      },
      { input: { n: 1 }, answer: () => ({ error: 'E', cause: 'because' }) },
    );
    assert.deepEqual(outcome.output, { why: 'because', rule: 'first', n: 1 });
  });
});

describe('Map, DISTRIBUTED', () => {
  const definition: Json = {
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        Label: 'lines',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSONL', MaxItemsPath: '$.most' },
          Parameters: { 'Bucket.$': '$.bucket', Key: 'k' },
        },
        ItemSelector: { 'v.$': '$$.Map.Item.Value', 'n.$': '$.most' },
        ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { 'b.$': '$.bucket' } },
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...(pass('H') as object) },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Parameters: { 'Bucket.$': '$.bucket', Prefix: 'p' },
          WriterConfig: { OutputType: 'JSONL' },
        },
        MaxConcurrency: 100,
        ToleratedFailurePercentage: 5,
        ResultPath: '$.result',
        End: true,
      },
    },
  };

  test('hands the run out with its fields evaluated and takes its result', async () => {
    const outcome = await simulate(definition, {
      input: { bucket: 'bkt', most: 3 },
      answerMapRun: () => ({ output: { MapRunArn: 'arn' }, after: 1000 }),
    });
    const command = outcome.commands[0];
    assert.ok(command?.kind === 'startMapRun');
    assert.deepEqual(command.reader, {
      resource: 'arn:aws:states:::s3:getObject',
      parameters: { Bucket: 'bkt', Key: 'k' },
      config: { InputType: 'JSONL', MaxItems: 3 },
    });
    assert.deepEqual(command.batcher, { maxItemsPerBatch: 10, batchInput: { b: 'bkt' } });
    assert.deepEqual(
      [command.label, command.executionType, command.maxConcurrency, command.toleratedFailurePercentage],
      ['lines', 'EXPRESS', 100, 5],
    );
    assert.deepEqual(command.resultWriter?.parameters, { Bucket: 'bkt', Prefix: 'p' });
    const env = { now: 0, random: () => 0, uuid: () => '' };
    assert.deepEqual(prepareItem(outcome.machine, command, { index: 4, value: 'line' }, env), { v: 'line', n: 3 });
    assert.deepEqual(outcome.output, { bucket: 'bkt', most: 3, result: { MapRunArn: 'arn' } });
    assert.deepEqual(chain(outcome.history), [
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunSucceeded',
      '6<5 MapStateSucceeded',
      '7<4 MapStateExited',
      '8<7 ExecutionSucceeded',
    ]);
    const child = childMachine(outcome.machine, command.location);
    const ran = step(child, startExecution(child, '"x"', testInfo), { kind: 'start' }, { ...env, taskToken: () => '' });
    assert.equal(ran.state.status, 'SUCCEEDED');
  });

  test('numbers may be text; what is no number, or out of range, ends the execution', async () => {
    const distributed = (fields: { [name: string]: Json }, reader: { [name: string]: Json } = {}): Json => ({
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON', ...reader } },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          ...fields,
          End: true,
        },
      },
    });
    const text = await simulate(
      distributed(
        { MaxConcurrencyPath: '$.n', ToleratedFailureCountPath: '$.n', ToleratedFailurePercentagePath: '$.f' },
        { MaxItemsPath: '$.n' },
      ),
      { input: { n: '2', f: '1.5' }, answerMapRun: () => ({ output: [] }) },
    );
    const command = text.commands[0];
    assert.ok(command?.kind === 'startMapRun');
    assert.deepEqual(
      [command.maxConcurrency, command.toleratedFailureCount, command.toleratedFailurePercentage],
      [2, 2, 1.5],
    );
    assert.equal(command.reader?.config['MaxItems'], 2);
    const broken: readonly [{ [name: string]: Json }, Json, string][] = [
      [{ ToleratedFailureCountPath: '$.v' }, -1, 'ToleratedFailureCount cannot be negative.'],
      [{ ToleratedFailurePercentagePath: '$.v' }, 100.1, 'ToleratedFailurePercentage must be between 0 and 100.'],
      [
        { ToleratedFailureCountPath: '$.v' },
        {},
        'The ToleratedFailureCountPath field refers to value "{}" which is not a valid integer: $.v',
      ],
      [
        { ToleratedFailurePercentagePath: '$.v' },
        'none',
        'The ToleratedFailurePercentagePath field refers to value "none" which is not a valid float: $.v',
      ],
    ];
    for (const [fields, v, sentence] of broken) {
      const outcome = await simulate(distributed(fields), { input: { v } });
      assert.equal(outcome.error, 'States.Runtime');
      assert.equal(
        outcome.cause,
        `An error occurred while executing the state 'M' (entered at the event id #2). ${sentence}`,
      );
      assert.deepEqual(chain(outcome.history).slice(2), ['3<2 MapStateStarted', '4<3 ExecutionFailed']);
    }
    const concurrency = await simulate(distributed({ MaxConcurrencyPath: '$.v' }), { input: { v: 'many' } });
    assert.match(
      concurrency.cause ?? '',
      /The MaxConcurrencyPath field refers to value "many" which is not a valid integer: \$\.v/,
    );
    assert.deepEqual(chain(concurrency.history).slice(2), ['3<2 ExecutionFailed']);
  });

  test('a run beside a failed branch is stopped once, and redriven where it exists', async () => {
    const beside: Json = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            definition as { [name: string]: Json },
            {
              StartAt: 'W',
              States: { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } },
            },
          ],
          End: true,
        },
      },
    };
    const failed = await simulate(beside, { input: { bucket: 'bkt', most: 3 } });
    assert.equal(failed.error, 'E');
    assert.equal(failed.commands.filter((command) => command.kind === 'cancelTask').length, 1);
    const redriven = await resume(failed.machine, failed.state, { kind: 'redrive' });
    const kinds = redriven.commands.map((command) => command.kind);
    assert.ok(kinds.includes('redriveMapRun') && !kinds.includes('startMapRun'));
    assert.ok(redriven.history.some((event) => event.type === 'MapRunRedriven'));
  });

  test('a failed run fails the state', async () => {
    const outcome = await simulate(definition, {
      input: { bucket: 'bkt', most: 3 },
      answerMapRun: () => ({ error: 'States.ExceedToleratedFailureThreshold', cause: 'many', after: 5 }),
    });
    assert.equal(outcome.error, 'States.ExceedToleratedFailureThreshold');
    assert.deepEqual(
      outcome.history.slice(-3).map((event) => event.type),
      ['MapRunFailed', 'MapStateFailed', 'ExecutionFailed'],
    );
  });
});
