import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMachine, prepareItemAsync, startExecution, step } from '../index.ts';
import { simulate, testInfo } from '../testing/simulate.ts';
import type { Json } from '../types.ts';

const resource = 'arn:aws:states:::lambda:invoke';

function machine(states: { [name: string]: Json }): Json {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states };
}

async function output(expression: string, input: Json = {}): Promise<Json | undefined> {
  const outcome = await simulate(machine({ E: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }), { input });
  return outcome.status === 'SUCCEEDED' ? outcome.output : `${outcome.error}: ${outcome.cause}`;
}

describe('JSONata states', () => {
  test('copies keep keys that are written with escapes', async () => {
    // What makes JSON.parse read such keys wrongly.
    JSON.parse('{"h":[],"\\\\":0}');
    const input = { h: 1, '\n': [2] };
    assert.deepEqual(await output('$clone($states.input)', input), input);
    assert.deepEqual(await output('$states.input ~> |$|{"x": 1}|', input), { ...input, x: 1 });
    assert.deepEqual(await output('[$clone([1]), $clone({"a": 0.1 + 0.2}), $exists($clone($states.input.none))]'), [
      1,
      { a: 0.3 },
      false,
    ]);
  });

  test('Arguments, Output, Assign and the variables', async () => {
    const outcome = await simulate(
      machine({
        T: {
          Type: 'Task',
          Resource: resource,
          Arguments: {
            n: '{% $states.input.n + 1 %}',
            list: [1, '{% $states.context.State.Name %}'],
            text: 'not {% an expression %}',
          },
          Assign: { got: '{% $states.result.v %}', twice: '{% $states.input.n * 2 %}' },
          Output: { all: '{% $states.result.v & "!" %}' },
          Next: 'P',
        },
        P: { Type: 'Pass', Output: '{% [$got, $twice, $states.input.all] %}', End: true },
      }),
      { input: { n: 1 }, answer: () => ({ output: { v: 'x' } }) },
    );
    assert.deepEqual(JSON.parse(outcome.tasks[0]?.parameters ?? ''), {
      n: 2,
      list: [1, 'T'],
      text: 'not {% an expression %}',
    });
    assert.deepEqual(outcome.output, ['x', 2, 'x!']);
    assert.deepEqual(
      outcome.history.find((event) => event.type === 'TaskStateExited')?.stateExitedEventDetails?.assignedVariables,
      {
        got: '"x"',
        twice: '2',
      },
    );
    assert.deepEqual(outcome.machine.variableReferences, { P: ['got', 'twice'] });
  });

  test('without Output the result goes out; Choice, Wait, Fail and Map evaluate their fields', async () => {
    const outcome = await simulate(
      machine({
        M: {
          Type: 'Map',
          Items: '{% $states.input.list %}',
          ItemSelector: { v: '{% $states.context.Map.Item.Value * 10 %}' },
          MaxConcurrency: '{% 1 + 1 %}',
          ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
          Next: 'C',
        },
        C: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $count($states.input) > 5 %}', Next: 'F' },
            {
              Condition: '{% $states.input[0].v = 10 %}',
              Assign: { via: 'second' },
              Output: '{% {"kept": $states.input} %}',
              Next: 'W',
            },
          ],
          Default: 'F',
        },
        W: { Type: 'Wait', Seconds: '{% 2 * 3 %}', Next: 'F' },
        F: { Type: 'Fail', Error: '{% $via %}', Cause: '{% $string($states.input) %}' },
      }),
      { input: { list: [1, 2] } },
    );
    assert.equal(outcome.elapsed, 6000);
    assert.deepEqual([outcome.error, outcome.cause], ['second', '{"kept":[{"v":10},{"v":20}]}']);
  });

  test('errors can be caught; the catcher sees $states.errorOutput', async () => {
    const outcome = await simulate(
      machine({
        T: {
          Type: 'Task',
          Resource: resource,
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Assign: { why: '{% $states.errorOutput.Cause %}' },
              Output: '{% $states.errorOutput.Error & $states.input.x %}',
              Next: 'P',
            },
          ],
          End: true,
        },
        P: { Type: 'Pass', Output: '{% [$states.input, $why] %}', End: true },
      }),
      { input: { x: 1 }, answer: () => ({ error: 'E', cause: 'C' }) },
    );
    assert.deepEqual(outcome.output, ['E1', 'C']);
  });

  test('a failed expression is States.QueryEvaluationError and an EvaluationFailed event with its place', async () => {
    const outcome = await simulate(
      machine({
        T: {
          Type: 'Task',
          Resource: resource,
          Arguments: { deep: [{ a: '{% $states.input.missing %}' }] },
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'P' }],
          End: true,
        },
        P: { Type: 'Pass', End: true },
      }),
    );
    assert.equal(outcome.status, 'SUCCEEDED');
    const cause =
      "An error occurred while executing the state 'T' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field 'Arguments/deep[0]/a' returned nothing (undefined).";
    assert.deepEqual(outcome.history[2]?.evaluationFailedEventDetails, {
      error: 'States.QueryEvaluationError',
      cause,
      location: 'Arguments/deep[0]/a',
      state: 'T',
    });
    assert.deepEqual(outcome.output, { Error: 'States.QueryEvaluationError', Cause: cause });
  });

  test('an inner variable hides the outer one of its name', async () => {
    const outcome = await simulate(
      machine({
        A: { Type: 'Pass', Assign: { x: 'outer' }, Next: 'P' },
        P: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'I',
              States: {
                I: { Type: 'Pass', Assign: { x: 'inner' }, Next: 'J' },
                J: { Type: 'Pass', Output: '{% $x %}', End: true },
              },
            },
          ],
          Output: '{% [$states.result, $x] %}',
          End: true,
        },
      }),
    );
    assert.deepEqual(outcome.output, ['inner', 'outer']);
  });

  test('wrong types are told with the value', async () => {
    const outcome = await simulate(machine({ W: { Type: 'Wait', Seconds: '{% "soon" %}', End: true } }));
    assert.match(
      outcome.cause ?? '',
      /The JSONata expression '"soon"' specified for the field 'Seconds' returned an unexpected result type\. Expected 'number', but was 'string' for value: "soon"$/,
    );
    assert.match(
      String(await output('$abs("x")')),
      /The JSONata expression '\$abs\("x"\)' specified for the field 'Output' threw an error during evaluation\. T0410: Argument 1 of function "abs" does not match function signature$/,
    );
  });

  test('the added functions, and the clock and the dice of the environment', async () => {
    assert.deepEqual(await output('$partition([1,2,3,4,5], 2)'), [[1, 2], [3, 4], [5]]);
    assert.deepEqual(await output('$partition([0], 1)'), [[0]]);
    assert.deepEqual(await output('$range(1, 9, 4)'), [1, 5, 9]);
    assert.equal(await output('$range(1, 9, 9)'), 1);
    assert.equal(await output('$hash("input data", "SHA-1")'), 'aaff4a450a104cd177d28d18d74485e8cae074b7');
    assert.deepEqual(await output('$parse(\'{"a":[1]}\')'), { a: [1] });
    assert.equal(await output('$uuid()'), '00000000-0000-4000-8000-000000000001');
    assert.equal(await output('$random()'), 0.5);
    assert.equal(await output('$random(42)'), 0.7275636800328681);
    assert.equal(await output('$now()'), '2026-01-01T00:00:00.000Z');
    assert.equal(await output('$now("[Y]")'), '2026');
    assert.equal(await output('$millis()'), Date.UTC(2026, 0, 1));
    assert.match(String(await output('$eval("1+1")')), /T1006/);
    assert.match(String(await output('$states.input.f', { f: '$eval' })), /^\$eval$/);
  });

  test('what JSONata hands out is plain JSON', async () => {
    assert.deepEqual(await output('$states.input.a[b > 1].b', { a: [{ b: 1 }, { b: 2 }, { b: 3 }] }), [2, 3]);
    assert.match(String(await output('$sum')), /returned an unsupported result type\.$/);
    assert.match(String(await output('$states.input.constructor')), /returned nothing/);
  });
});

describe('limits of JSONata', () => {
  test('catastrophic patterns, endless recursion and huge ranges are stopped', { timeout: 20_000 }, async () => {
    const begun = performance.now();
    assert.equal(await output('$contains($states.input, /(a+)+$/)', `${'a'.repeat(40)}!`), false);
    assert.match(
      String(await output('($f := function($x) { 1 + $f($x) }; $f(1))')),
      /Expression evaluation stack overflow/,
    );
    assert.match(
      String(await output('($f := function($x) { $f($x) }; $f(1))')),
      /Expression evaluation timeout exceeded/,
    );
    assert.match(
      String(await output('[1..900000] ~> $count()')),
      /Expression evaluation memory limit exceeded: Check for excessive memory usage$/,
    );
    assert.match(String(await output('$range(1, 360146, 1)')), /D3143|memory limit/);
    assert.ok(performance.now() - begun < 10_000);
  });
});

describe('definitions with JSONata', () => {
  const complaints = (states: { [name: string]: Json }, language = 'JSONata'): string[] =>
    parseMachine(JSON.stringify({ QueryLanguage: language, StartAt: 'E', States: states })).diagnostics.map(
      ({ code, message, location }) => `${code}: ${message} at ${location}`,
    );

  test('expressions are read when the definition is', () => {
    assert.deepEqual(complaints({ E: { Type: 'Pass', Output: { v: '{% phone %}' }, End: true } }), [
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/E/Output/v",
    ]);
    assert.deepEqual(complaints({ E: { Type: 'Pass', Output: '{% 1 + %}', End: true } }), [
      'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/E/Output',
    ]);
    assert.deepEqual(
      complaints({
        E: {
          Type: 'Pass',
          Output: '{% $states.input.a[b = 1].{ "c": d } ~> $map(function($x) { $x.c }) %}',
          End: true,
        },
      }),
      [],
    );
  });

  test('fields of the other language are refused, and the way back to JSONPath too', () => {
    assert.deepEqual(complaints({ E: { Type: 'Pass', InputPath: '$.a', End: true } }), [
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/E",
    ]);
    assert.deepEqual(complaints({ E: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } }), [
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/E",
    ]);
    assert.deepEqual(
      complaints({ E: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 %}', End: true } }, 'JSONPath'),
      [],
    );
  });

  test('a JSONata state in a JSONPath machine speaks for itself alone', async () => {
    const outcome = await simulate(
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            QueryLanguage: 'JSONata',
            Arguments: '{% $states.input.a %}',
            Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', Parameters: { 'x.$': '$' }, End: true } } }],
            Output: '{% $states.result[0].x %}',
            End: true,
          },
        },
      },
      { input: { a: 5 } },
    );
    assert.equal(outcome.output, 5);
  });

  test('such machines want the asynchronous driver', async () => {
    const { machine: parsed } = parseMachine(
      JSON.stringify(machine({ E: { Type: 'Pass', Output: '{% 1 %}', End: true } })),
    );
    assert.ok(parsed?.usesJsonata);
    const env = { now: 0, random: () => 0, uuid: () => '', taskToken: () => '' };
    assert.throws(() => step(parsed, startExecution(parsed, '{}', testInfo), { kind: 'start' }, env), /stepAsync/);
  });

  test('items of a distributed Map are prepared with the variables of the parent', async () => {
    const outcome = await simulate(
      machine({
        A: { Type: 'Pass', Assign: { k: 7 }, Next: 'M' },
        M: {
          Type: 'Map',
          Items: '{% $states.input.list %}',
          ItemSelector: '{% {"v": $states.context.Map.Item.Value, "k": $k} %}',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'I',
            States: { I: { Type: 'Succeed' } },
          },
          End: true,
        },
      }),
      { input: { list: ['a'] } },
    );
    const command = outcome.commands.find((candidate) => candidate.kind === 'startMapRun');
    assert.ok(command);
    assert.equal(command.items, '["a"]');
    const env = { now: 0, random: () => 0, uuid: () => '' };
    assert.deepEqual(await prepareItemAsync(outcome.machine, command, { index: 0, value: 'a' }, env), { v: 'a', k: 7 });
  });
});
