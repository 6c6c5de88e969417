import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeDiagnostics, parseMachine } from '../index.ts';
import type { Json, ParseOptions } from '../types.ts';

type Fields = { [name: string]: Json };

const one = (state: Fields, machine: Fields = {}): Json => ({ StartAt: 'S', States: { S: state }, ...machine });
const task = (fields: Fields = {}): Json =>
  one({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...fields });
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const map = (processor: Fields, fields: Fields = {}): Json =>
  one({ Type: 'Map', ItemProcessor: { ...pass, ...processor }, End: true, ...fields });
const distributed = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
const csv = (config: Fields, resource = 's3:getObject'): Json =>
  map(distributed, { ItemReader: { Resource: `arn:aws:states:::${resource}`, ReaderConfig: config } });
const FAILED = 'SCHEMA_VALIDATION_FAILED: ';

/** What AWS's ValidateStateMachineDefinition says, as people report it. */
const cases: readonly [what: string, definition: Json, said: string, options?: ParseOptions][] = [
  [
    'a language for an item processor',
    map({ QueryLanguage: 'JSONata' }),
    `${FAILED}Field 'QueryLanguage' is not supported at /States/S/ItemProcessor`,
  ],
  [
    'a field of the other language',
    one({ Type: 'Pass', Result: 1, End: true }, { QueryLanguage: 'JSONata' }),
    `${FAILED}The QueryLanguage is set to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage at /States/S`,
  ],
  [
    'the way back to JSONPath, and nothing else of that state',
    one({ Type: 'Pass', QueryLanguage: 'JSONPath', Output: 1, End: true }, { QueryLanguage: 'JSONata' }),
    `${FAILED}'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S`,
  ],
  [
    'no such language',
    one({ Type: 'Pass', QueryLanguage: 'jsonata', End: true }),
    `${FAILED}Value should be one of the following: [JSONPath, JSONata] at /States/S/QueryLanguage`,
  ],
  [
    'no such version',
    one({ Type: 'Succeed' }, { Version: '2' }),
    `${FAILED}Value should be one of the following: [1.0] at /Version`,
  ],
  [
    'neither Next nor End',
    one({ Type: 'Pass' }),
    `${FAILED}This object should have only one of the following fields: [Next, End] at /States/S`,
  ],
  [
    'nothing to wait for',
    one({ Type: 'Wait', End: true }),
    `${FAILED}This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/S`,
  ],
  [
    'two things to wait for',
    one({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true }),
    `${FAILED}There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/S`,
  ],
  [
    'nothing to do for the items',
    one({ Type: 'Map', End: true }),
    `${FAILED}This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/S`,
  ],
  [
    'no branches',
    one({ Type: 'Parallel', Branches: [], End: true }),
    `${FAILED}Value cannot be empty at /States/S/Branches`,
  ],
  [
    'no errors',
    task({ Retry: [{ ErrorEquals: [] }] }),
    `${FAILED}Value cannot be empty at /States/S/Retry[0]/ErrorEquals`,
  ],
  ['no path', task({ InputPath: 'in' }), `${FAILED}Value must be a valid JSONPath. at /States/S/InputPath`],
  [
    'no kind of execution',
    map({ ProcessorConfig: { Mode: 'DISTRIBUTED' } }),
    `${FAILED}These fields are required: [ExecutionType] at /States/S/ItemProcessor/ProcessorConfig`,
  ],
  [
    'no such kind of execution',
    map({ ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'SLOW' } }),
    `${FAILED}Value should be one of the following: [STANDARD, EXPRESS] at /States/S/ItemProcessor/ProcessorConfig/ExecutionType`,
  ],
  [
    'a kind of execution where there is none',
    map({ ProcessorConfig: { Mode: 'INLINE', ExecutionType: 'EXPRESS' } }),
    `${FAILED}Field 'ExecutionType' is not supported at /States/S/ItemProcessor/ProcessorConfig`,
  ],
  [
    'a DISTRIBUTED Map in an EXPRESS machine',
    map(distributed),
    `${FAILED}The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/S/ItemProcessor/ProcessorConfig/Mode`,
    { type: 'EXPRESS' },
  ],
  [
    'a reader of something else',
    csv({ InputType: 'JSON' }, 's3:headObject'),
    `${FAILED}The field 'Resource' does not match any of the allowed values at /States/S/ItemReader/Resource`,
  ],
  [
    'CSV without headers',
    csv({ InputType: 'CSV' }),
    `${FAILED}The field 'CSVHeaderLocation' is required at /States/S/ItemReader/ReaderConfig`,
  ],
  [
    'headers that are not given',
    csv({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
    `${FAILED}These fields are required: [CSVHeaders] at /States/S/ItemReader/ReaderConfig`,
  ],
  [
    'headers of JSON',
    csv({ InputType: 'JSON', CSVHeaderLocation: 'FIRST_ROW' }),
    `${FAILED}Field 'CSVHeaderLocation' is not supported at /States/S/ItemReader/ReaderConfig`,
  ],
  [
    'a label used twice',
    {
      StartAt: 'A',
      States: {
        A: { Type: 'Map', Label: 'L', ItemProcessor: { ...pass, ...distributed }, Next: 'B' },
        B: {
          Type: 'Map',
          Label: 'L',
          ItemProcessor: { StartAt: 'Q', States: { Q: { Type: 'Succeed' } }, ...distributed },
          End: true,
        },
      },
    },
    'DUPLICATE_LABEL_NAME: Duplicate Label name: L at /States/B/Label',
  ],
  [
    'an integration without parameters',
    task(),
    `${FAILED}Parameters field is required for resource ARN: arn:aws:states:::lambda:invoke at /States/S`,
    { checkTask: () => [] },
  ],
  [
    'an integration without arguments',
    task({ QueryLanguage: 'JSONata' }),
    `${FAILED}Arguments field is required for resource ARN: arn:aws:states:::lambda:invoke at /States/S`,
    { checkTask: () => [] },
  ],
];

const said = (definition: Json, options?: ParseOptions): string =>
  describeDiagnostics(parseMachine(JSON.stringify(definition), options).diagnostics);

describe('refused, in the words of AWS', () => {
  for (const [what, definition, expected, options] of cases) {
    test(what, () => assert.equal(said(definition, options), expected));
  }
});

describe('accepted, as AWS does', () => {
  const accepted: readonly [what: string, definition: Json, options?: ParseOptions][] = [
    ['a retry without a pause', task({ Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 0 }] })],
    ['no time at all for the machine', one({ Type: 'Succeed' }, { TimeoutSeconds: 0 })],
    [
      'a function itself without parameters',
      task({ Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' }),
      { checkTask: () => [] },
    ],
    ['an integration without parameters, for TestState', task(), { checkTask: () => [], parametersOptional: true }],
    [
      'a rule with everything that it may have',
      {
        StartAt: 'C',
        States: {
          C: {
            Type: 'Choice',
            Choices: [
              { Comment: 'c', Variable: '$.a', TimestampLessThanEqualsPath: '$.b', Assign: { a: 1 }, Next: 'D' },
            ],
          },
          D: { Type: 'Succeed' },
        },
      },
    ],
  ];
  for (const [what, definition, options] of accepted) {
    test(what, () => assert.equal(said(definition, options), ''));
  }
});
