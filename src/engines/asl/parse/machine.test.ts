import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { describeDiagnostics, jsonProblem, parseMachine } from '../index.ts';
import type { Json, ParseOptions } from '../types.ts';

function complaints(definition: Json | string, options: ParseOptions = {}): string[] {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return parseMachine(text, options).diagnostics.map((diagnostic) => describeDiagnostics([diagnostic]));
}

const one = (state: { [name: string]: Json }, more: { [name: string]: Json } = {}): Json => ({
  StartAt: 'S',
  States: { S: state, ...more },
});
const task = (fields: { [name: string]: Json } = {}): { [name: string]: Json } => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  End: true,
  ...fields,
});

describe('definitions that AWS recorded', () => {
  const cases: readonly [string, Json | string, readonly string[]][] = [
    ['empty text', '', ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object']],
    ['an array', '[]', ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object']],
    ['an empty object', {}, ['SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /']],
    [
      'no StartAt',
      { States: { S: { Type: 'Pass', End: true } } },
      ['SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /'],
    ],
    [
      'a loop',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } },
      ['MISSING_END_STATE: Workflow has no terminal state'],
    ],
    [
      'a loop and an end that nothing reaches',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' }, C: { Type: 'Succeed' } } },
      ['MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C'],
    ],
    [
      'a target that is not there',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'NOPE' } } },
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next",
        'MISSING_END_STATE: Workflow has no terminal state',
      ],
    ],
    [
      'targets of rules, defaults and catchers',
      {
        StartAt: 'C',
        States: {
          C: {
            Type: 'Choice',
            Choices: [
              { Variable: '$.a', IsNull: true, Next: 'X' },
              { Variable: '$.b', IsNull: true, Next: 'T' },
            ],
            Default: 'Y',
          },
          T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] }),
        },
      },
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/C/Choices[0]/Next",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/C/Default",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/T/Catch[0]/Next",
      ],
    ],
    [
      'a field on the wrong type',
      one({ Type: 'Pass', Catch: [], End: true }),
      ["SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/S"],
    ],
    [
      'a name used twice',
      one({ Type: 'Parallel', Branches: [{ StartAt: 'S', States: { S: { Type: 'Succeed' } } }], End: true }),
      ['DUPLICATE_STATE_NAME: Duplicate State name: S at /States/S/Branches[0]/States/S'],
    ],
  ];
  for (const [name, definition, expected] of cases)
    test(name, () => assert.deepEqual(complaints(definition), expected));

  test('text that is no JSON', () => {
    const [diagnostic] = parseMachine('not a definition').diagnostics;
    assert.deepEqual(diagnostic, {
      severity: 'ERROR',
      code: 'INVALID_JSON_DESCRIPTION',
      location: '[Source: (String)"not a definition"; line: 1, column: 4]',
      message:
        "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4]",
    });
  });

  test('what EXPRESS cannot do', () => {
    const send = one(task({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }));
    assert.deepEqual(complaints(send, { type: 'EXPRESS' }), [
      "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.waitForTaskToken' service integration  at /States/S/Resource",
    ]);
    assert.deepEqual(complaints(send), []);
    const job = one(task({ Resource: 'arn:aws:states:::states:startExecution.sync' }));
    assert.deepEqual(complaints(job, { type: 'EXPRESS' }), [
      "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.sync' service integration at /States/S/Resource",
    ]);
  });
});

describe('fields', () => {
  const refused: readonly [{ [name: string]: Json }, RegExp][] = [
    [task({ TimeoutSeconds: 0 }), /Minimum value is 1 at \/States\/S\/TimeoutSeconds/],
    [
      task({ TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' }),
      /There should only be one of the following fields: \[TimeoutSeconds, TimeoutSecondsPath\]/,
    ],
    [task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }), /HeartbeatSeconds must be smaller than TimeoutSeconds/],
    [task({ Resource: 'nonsense' }), /Value is not a valid resource ARN at \/States\/S\/Resource/],
    [
      task({ Parameters: { 'a.$': 5 } }),
      /The value for the field 'a\.\$' must be a STRING that contains a JSONPath but was an INTEGER at \/States\/S\/Parameters/,
    ],
    [
      task({ Parameters: { b: { 'a.$': 'no path' } } }),
      /The value for the field 'a\.\$' must be a valid JSONPath or a valid intrinsic function call at \/States\/S\/Parameters\/b/,
    ],
    [task({ ResultPath: '$.a[*]' }), /Value is not a Reference Path at \/States\/S\/ResultPath/],
    [
      task({ Retry: [{ ErrorEquals: ['States.ALL', 'E'] }] }),
      /States\.ALL must appear alone and at end of list at \/States\/S\/Retry\[0\]\/ErrorEquals/,
    ],
    [
      task({ Retry: [{ ErrorEquals: ['E'], BackoffRate: 0.5 }] }),
      /Minimum value is 1\.0 at \/States\/S\/Retry\[0\]\/BackoffRate/,
    ],
    [
      task({ Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'SOME' }] }),
      /Value should be one of the following: \[NONE, FULL\] at \/States\/S\/Retry\[0\]\/JitterStrategy/,
    ],
    [
      { Type: 'Nope', End: true },
      /The field 'Type' should have one of these values: \[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map\]/,
    ],
    [{ Type: 'Wait', Seconds: 1, Timestamp: 'x', End: true }, /There should only be one of/],
    [task({ Credentials: {} }), /The field 'RoleArn' is required but was missing at \/States\/S\/Credentials/],
    [
      task({ Credentials: { 'RoleArn.$': '$.role', Key: 'k' } }),
      /Field 'Key' is not supported at \/States\/S\/Credentials/,
    ],
    [
      { Type: 'Wait', Timestamp: '2016-12-05 21:29:29Z', End: true },
      /String does not match RFC3339 timestamp at \/States\/S\/Timestamp/,
    ],
    [
      { Type: 'Pass', Assign: { states: 1 }, End: true },
      /RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '\$states'\. at \/States\/S\/Assign/,
    ],
    [
      { Type: 'Pass', Assign: { __proto__x: 1 }, End: true },
      /INVALID_VARIABLE_NAME: Invalid variable name '__proto__x': the variable name contains invalid characters\./,
    ],
    [{ Type: 'Pass', Next: 'S', End: true }, /There should only be one of the following fields: \[Next, End\]/],
  ];
  for (const [state, pattern] of refused) {
    test(JSON.stringify(state), () => assert.match(complaints(one(state)).join('\n'), pattern));
  }

  test('names that the language does not know are warnings', () => {
    const definition = {
      startat: 'S',
      StartAt: 'S',
      States: {
        S: task({
          note: {},
          Catch: [{ ErrorEquals: ['E'], Next: 'C', _comment: '' }],
          Retry: [{ ErrorEquals: ['E'], x: 1 }],
        }),
        C: { Type: 'Succeed' },
      },
    };
    const { machine, diagnostics } = parseMachine(JSON.stringify(definition));
    assert.ok(machine);
    assert.deepEqual(
      diagnostics.map(({ severity, message, location }) => [severity, message, location]),
      [
        ['WARNING', "Field 'startat' is not supported", '/'],
        ['WARNING', "Field 'note' is not supported", '/States/S'],
        ['WARNING', "Field 'x' is not supported", '/States/S/Retry[0]'],
        ['WARNING', "Field '_comment' is not supported", '/States/S/Catch[0]'],
      ],
    );
  });

  test('comments pass anywhere', () => {
    assert.deepEqual(
      complaints({
        Comment: 'c',
        Version: '1.0',
        StartAt: 'S',
        States: {
          S: task({
            Comment: 'c',
            Retry: [{ Comment: 'c', ErrorEquals: ['E'] }],
            Catch: [{ Comment: 'c', ErrorEquals: ['E'], Next: 'C' }],
          }),
          C: {
            Type: 'Choice',
            Comment: 'c',
            Choices: [{ Comment: 'c', And: [{ Comment: 'c', Variable: '$.a', IsNull: true }], Next: 'D' }],
            Default: 'D',
          },
          D: { Type: 'Succeed', Comment: 'c' },
        },
      }),
      [],
    );
  });

  test('integrations judge resources and parameters', () => {
    const seen: unknown[] = [];
    const found = complaints(one(task({ Parameters: { key: 1 } })), {
      checkTask: (resource, template, location) => {
        seen.push([resource, template, location]);
        return [
          {
            severity: 'ERROR',
            code: 'SCHEMA_VALIDATION_FAILED',
            message: 'The field "key" is not supported by Step Functions',
            location: `${location}/Parameters`,
          },
        ];
      },
    });
    assert.deepEqual(seen, [['arn:aws:states:::lambda:invoke', { key: 1 }, '/States/S']]);
    assert.deepEqual(found, [
      'SCHEMA_VALIDATION_FAILED: The field "key" is not supported by Step Functions at /States/S/Parameters',
    ]);
  });

  test('resources are taken apart as the history shows them', () => {
    const resources = [
      ['arn:aws:states:::sagemaker:createTrainingJob.sync', 'sagemaker', 'createTrainingJob.sync', 'sync'],
      ['arn:aws:states:::aws-sdk:sagemaker:describeEndpoint', 'aws-sdk:sagemaker', 'describeEndpoint', 'request'],
      ['arn:aws:states:::states:startExecution.sync:2', 'states', 'startExecution.sync:2', 'sync:2'],
    ];
    for (const [arn, type, action, pattern] of resources) {
      const { machine } = parseMachine(JSON.stringify(one(task({ Resource: arn ?? '' }))));
      const node = machine?.root.states.get('S');
      assert.ok(node?.type === 'Task');
      assert.deepEqual([node.resource.type, node.resource.action, node.resource.pattern], [type, action, pattern]);
    }
  });
});

describe('hostile definitions', () => {
  test('are refused for their size and depth', () => {
    assert.match(
      complaints(JSON.stringify(one({ Type: 'Pass', Comment: 'x'.repeat(1024 * 1024), End: true }))).join(),
      /must not be larger than/,
    );
    const deep = `{"StartAt":"S","States":{"S":{"Type":"Pass","Result":${'['.repeat(20_000)}${']'.repeat(20_000)},"End":true}}}`;
    assert.match(complaints(deep).join(), /must not be nested deeper/);
    let nested: Json = { StartAt: 'x', States: { x: { Type: 'Succeed' } } };
    for (let i = 0; i < 200; i++)
      nested = { StartAt: `p${i}`, States: { [`p${i}`]: { Type: 'Parallel', Branches: [nested], End: true } } };
    assert.match(complaints(nested).join(), /must not be nested deeper/);
  });

  test('whatever JSON it is: a machine or diagnostics, never a crash', () => {
    const field = fc.constantFrom(
      'StartAt',
      'States',
      'Type',
      'Next',
      'End',
      'Choices',
      'Branches',
      'Retry',
      'Catch',
      'ErrorEquals',
      'Parameters',
      'a.$',
      'ItemProcessor',
      'Resource',
      'Variable',
      'Not',
      'And',
      'ItemReader',
      'QueryLanguage',
      'Assign',
      'Seconds',
      '__proto__',
      'S',
    );
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<Json>(
          'Task',
          'Choice',
          'Map',
          'Parallel',
          'Wait',
          'JSONata',
          '{% $x %}',
          '$.a',
          'S',
          true,
          0,
          null,
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(field, tie('value'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(value, (definition) => {
        const { machine, diagnostics } = parseMachine(JSON.stringify({ StartAt: 'S', States: { S: definition } }));
        assert.ok(machine !== undefined || diagnostics.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  test('the reader of bad JSON agrees with JSON.parse on what is JSON', () => {
    const noise = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        'a',
        '1',
        '-',
        '.',
        'e',
        ' ',
        '\n',
        '\\',
        'true',
        'null',
        '"a"',
        '0',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          noise.map((parts) => parts.join('')),
          fc.json(),
        ),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          assert.equal(jsonProblem(text) === undefined, valid, text);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
