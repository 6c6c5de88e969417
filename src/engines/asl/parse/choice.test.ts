import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseMachine } from '../index.ts';
import { simulate } from '../testing/simulate.ts';
import type { Json } from '../types.ts';

async function chosen(rule: { [name: string]: Json }, input: Json): Promise<boolean | string> {
  const outcome = await simulate(
    {
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
        Yes: { Type: 'Pass', Result: true, End: true },
        No: { Type: 'Pass', Result: false, End: true },
      },
    },
    { input },
  );
  return outcome.status === 'SUCCEEDED' ? outcome.output === true : (outcome.cause ?? '');
}

const v = { Variable: '$.v' };

describe('choice rules', () => {
  const cases: readonly [{ [name: string]: Json }, Json, boolean][] = [
    [{ ...v, StringEquals: 'a' }, { v: 'a' }, true],
    [{ ...v, StringEquals: '1' }, { v: 1 }, false],
    [{ ...v, StringLessThan: 'b' }, { v: 'a' }, true],
    [{ ...v, StringGreaterThanEqualsPath: '$.w' }, { v: 'b', w: 'b' }, true],
    [{ ...v, StringMatches: 'log-*.txt' }, { v: 'log-2026.txt' }, true],
    [{ ...v, StringMatches: '*.txt' }, { v: 'a.txt.gz' }, false],
    [{ ...v, StringMatches: 'a\\*b\\\\' }, { v: 'a*b\\' }, true],
    [{ ...v, StringMatches: 'a\\*b' }, { v: 'axxb' }, false],
    [{ ...v, StringMatches: 'ab*ba' }, { v: 'aba' }, false],
    [{ ...v, NumericEquals: 1.0 }, { v: 1 }, true],
    [{ ...v, NumericGreaterThan: 1 }, { v: '2' }, false],
    [{ ...v, NumericLessThanEqualsPath: '$.w' }, { v: 2, w: 2 }, true],
    [{ ...v, BooleanEquals: false }, { v: false }, true],
    [{ ...v, BooleanEqualsPath: '$.w' }, { v: true, w: true }, true],
    [{ ...v, TimestampEquals: '2026-01-01T00:00:00Z' }, { v: '2026-01-01T01:00:00+01:00' }, true],
    [{ ...v, TimestampLessThan: '2026-01-01T00:00:00.001Z' }, { v: '2026-01-01T00:00:00.0009Z' }, true],
    [{ ...v, TimestampGreaterThan: '2026-01-01T00:00:00Z' }, { v: 'later' }, false],
    [{ ...v, IsNull: true }, { v: null }, true],
    [{ ...v, IsPresent: true }, {}, false],
    [{ ...v, IsPresent: false }, {}, true],
    [{ ...v, IsPresent: true }, { v: null }, true],
    [{ ...v, IsNumeric: true }, { v: 3 }, true],
    [{ ...v, IsString: false }, { v: 3 }, true],
    [{ ...v, IsBoolean: true }, { v: 'true' }, false],
    [{ ...v, IsTimestamp: true }, { v: '2026-02-28T10:00:00Z' }, true],
    [{ ...v, IsTimestamp: true }, { v: '2026-02-30T10:00:00Z' }, false],
    [{ ...v, IsTimestamp: true }, { v: '2026-02-28t10:00:00z' }, false],
    [{ Not: { ...v, IsString: true } }, { v: 1 }, true],
    [
      {
        And: [
          { ...v, IsPresent: true },
          { ...v, NumericEquals: 1 },
        ],
      },
      {},
      false,
    ],
    [
      {
        Or: [
          { ...v, NumericEquals: 1 },
          { Variable: '$.missing', NumericEquals: 2 },
        ],
      },
      { v: 1 },
      true,
    ],
  ];
  for (const [rule, input, expected] of cases) {
    test(`${JSON.stringify(rule)} on ${JSON.stringify(input)}`, async () =>
      assert.equal(await chosen(rule, input), expected));
  }

  test('a missing variable is a failure', async () => {
    for (const rule of [
      { ...v, NumericEquals: 1 },
      { Variable: '$.w', NumericEqualsPath: '$.v' },
      { ...v, IsNull: true },
    ]) {
      assert.match(
        String(await chosen(rule, { w: 1 })),
        /Invalid path '\$\.v': The choice state's condition path references an invalid value\.$/,
      );
    }
  });

  test('numbers compare as numbers do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        async (left, right) => {
          assert.equal(await chosen({ ...v, NumericLessThan: right }, { v: left }), left < right);
          assert.equal(
            await chosen({ Not: { ...v, NumericGreaterThanEqualsPath: '$.w' } }, { v: left, w: right }),
            left < right,
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a pattern with a star between two texts matches exactly what begins and ends with them', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(letters, letters, letters, async (before, after, text) => {
        const expected = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
        assert.equal(await chosen({ ...v, StringMatches: `${before}*${after}` }, { v: text }), expected);
      }),
    );
  });

  test('wrong rules are refused with their place', () => {
    const wrong = (rule: Json): string[] =>
      parseMachine(
        JSON.stringify({
          StartAt: 'C',
          States: { C: { Type: 'Choice', Choices: [rule] }, D: { Type: 'Succeed' } },
        }),
      ).diagnostics.map(({ message, location }) => `${message} at ${location}`);
    assert.ok(wrong({ ...v, NumericEquals: 1 }).includes('These fields are required: [Next] at /States/C/Choices[0]'));
    assert.ok(
      wrong({ ...v, NumericEquals: '1', Next: 'D' }).includes(
        'Expected value of type Number at /States/C/Choices[0]/NumericEquals',
      ),
    );
    assert.ok(
      wrong({ ...v, NumericEquals: 1, StringEquals: 'a', Next: 'D' }).includes(
        'There should only be one of the following fields: [NumericEquals, StringEquals] at /States/C/Choices[0]',
      ),
    );
    assert.ok(wrong({ ...v, Next: 'D' }).includes('A comparison operator is required at /States/C/Choices[0]'));
    assert.deepEqual(wrong({ ...v, BooleanLessThan: true, Next: 'D' }).slice(0, 1), [
      "Field 'BooleanLessThan' is not supported at /States/C/Choices[0]",
    ]);
    const forms = 'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]';
    assert.ok(wrong({ Next: 'D' }).includes(`${forms} at /States/C/Choices[0]`));
    assert.ok(wrong({ ...v, IsNull: true, Not: {}, Next: 'D' }).includes(`${forms} at /States/C/Choices[0]`));
    assert.ok(wrong({ Not: { IsNull: true }, Next: 'D' }).includes(`${forms} at /States/C/Choices[0]/Not`));
    assert.ok(
      wrong({ And: [{ ...v, IsNull: true, Next: 'D' }], Next: 'D' }).includes(
        "Field 'Next' is not supported at /States/C/Choices[0]/And[0]",
      ),
    );
    assert.ok(
      wrong({ Variable: 'v', IsNull: true, Next: 'D' }).includes(
        "Value is not a Reference Path: Reference path didn't start with '$' at /States/C/Choices[0]/Variable",
      ),
    );
  });
});
