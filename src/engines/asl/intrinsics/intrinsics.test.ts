import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../../platform/json.ts';
import { StatesError } from '../errors.ts';
import { JsonPathSyntaxError } from '../jsonpath/reader.ts';
import type { Scope } from '../scope.ts';
import { compileIntrinsic } from './compile.ts';

function call(text: string, input: Json = {}): Json {
  const scope: Scope = {
    input,
    context: () => ({}),
    variable: () => undefined,
    random: () => 0.5,
    uuid: () => 'the-uuid',
    now: 0,
  };
  return compileIntrinsic(text)(scope);
}

describe('intrinsic functions', () => {
  const data = { a: [1, 2, 3, 3, 'x', { b: 1 }, { b: 1 }], o: { p: 1, q: { r: 2 } }, n: 4, s: 'text', nul: null };
  const cases: readonly [string, Json][] = [
    ["States.Format('Hello {}, {}!', $.s, $.n)", 'Hello text, 4!'],
    ["States.Format('\\{\\} {} \\\\ \\'', true)", "{} true \\ '"],
    ["States.Format('{}', null)", 'null'],
    ["States.Format('plain')", 'plain'],
    ["States.Format('{} {}', $.o, $.a)", '{p=1, q={r=2}} [1, 2, 3, 3, x, {b=1}, {b=1}]'],
    ["States.StringToJson(' ')", null],
    ['States.Format($.s)', 'text'],
    ["States.Array(1, 'two', $.n, null, -3.5)", [1, 'two', 4, null, -3.5]],
    ['States.Array()', []],
    ['States.ArrayPartition($.a, 3)', [[1, 2, 3], [3, 'x', { b: 1 }], [{ b: 1 }]]],
    ['States.ArrayContains($.a, $.o)', false],
    ["States.ArrayContains($.a, 'x')", true],
    ['States.ArrayContains($.a, $.a[5])', true],
    ['States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['States.ArrayRange(5, 1, -2)', [5, 3, 1]],
    ['States.ArrayRange(5, 1, 1)', []],
    ['States.ArrayGetItem($.a, 4)', 'x'],
    ['States.ArrayLength($.a)', 7],
    ['States.ArrayUnique($.a)', [1, 2, 3, 'x', { b: 1 }]],
    ["States.Base64Encode('Dätä')", 'RMOkdMOk'],
    ["States.Base64Decode('RMOkdMOk')", 'Dätä'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["States.Hash('', 'MD5')", 'd41d8cd98f00b204e9800998ecf8427e'],
    ['States.JsonMerge($.o, States.StringToJson(\'{"q":9}\'), false)', { p: 1, q: 9 }],
    ['States.StringToJson(\'{"a":[1,"\\\\u0041"]}\')', { a: [1, 'A'] }],
    ['States.JsonToString($.o)', '{"p":1,"q":{"r":2}}'],
    ['States.MathRandom(1, 10)', 5],
    ['States.MathAdd($.n, -1)', 3],
    ['States.MathAdd(1.5, 1)', 3],
    ["States.StringSplit('1,2;;3', ',;')", ['1', '2', '3']],
    ['States.UUID()', 'the-uuid'],
    ["States.ArrayGetItem(States.StringSplit(States.Format('{}-{}', $.s, $.n), '-'), 1)", '4'],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(call(text, data), expected));

  test('a seed gives the same number every time', () => {
    const numbers = new Set(Array.from({ length: 5 }, () => call('States.MathRandom(0, 1000000, 42)')));
    // java.util.Random(42).nextDouble() is 0.7275636800328681.
    assert.deepEqual([...numbers], [727_563]);
  });

  test('wrong arguments are States.IntrinsicFailure, with the whole call in the cause', () => {
    for (const text of [
      'States.ArrayGetItem($.a, 99)',
      'States.ArrayGetItem($.a, -1)',
      'States.ArrayLength($.n)',
      'States.ArrayPartition($.a, 0)',
      'States.ArrayRange(1, 5000, 1)',
      'States.ArrayRange(1, 2, 0)',
      "States.Base64Decode('*')",
      "States.Hash('x', 'SHA-0')",
      'States.JsonMerge($.o, $.o, true)',
      'States.JsonMerge($.o, $.n, false)',
      "States.StringToJson('{')",
      'States.MathAdd(2147483647, 1)',
      "States.MathAdd('1', 1)",
      'States.MathRandom(5, 5)',
      "States.Format('{}')",
      "States.Format('', 1)",
    ]) {
      assert.throws(
        () => call(text, data),
        (failure: unknown) => {
          assert.ok(failure instanceof StatesError, text);
          assert.equal(failure.error, 'States.IntrinsicFailure', text);
          assert.ok(failure.detail.startsWith(`The function '${text}' had the following error: `), failure.detail);
          return true;
        },
      );
    }
  });

  test('a huge range is refused before it is made', () => {
    assert.throws(() => call('States.ArrayRange(-2147483648, 2147483647, 1)'), StatesError);
  });

  test('what is no call of a known function is refused', () => {
    for (const text of [
      '',
      'States',
      'States.Nope()',
      'States.UUID(1)',
      'States.UUID',
      "States.Format('a",
      'States.Format(\'\\"{}\\"\', 1)',
      'States.Array(1,)',
      'States.Array(1 2)',
      'States.ArrayLength()',
      "States.Array('a'))",
      'States.Array(foo)',
      `${'States.Array('.repeat(11)}1${')'.repeat(11)}`,
    ]) {
      assert.throws(() => compileIntrinsic(text), JsonPathSyntaxError, text);
    }
  });

  test('any text survives quoting, and any value the way through Array', () => {
    const quote = (text: string): string => `'${text.replace(/[\\'{}]/g, '\\$&')}'`;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, value) => {
        assert.deepEqual(call(`States.Array(${quote(text)}, $.v)`, { v: value as Json }), [text, value]);
        assert.equal(call(`States.Format(${quote(text)})`), text);
        assert.equal(call(`States.Format('<{}>', $.t)`, { t: text }), `<${text}>`);
      }),
    );
  });

  test('any text either compiles or is refused as syntax', () => {
    const noise = fc.array(
      fc.constantFrom('States.', 'Array', 'Format', '(', ')', ',', "'", '\\', '$', '.a', '1', '{}', ' ', 'null'),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        try {
          compileIntrinsic(parts.join(''));
        } catch (failure) {
          assert.ok(failure instanceof JsonPathSyntaxError, String(failure));
        }
      }),
      { numRuns: 500 },
    );
  });
});
