import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Json, parseJson } from './json.ts';

/** Keys that are written with escapes, and values with all that could be taken for structure. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('\\', '"', '\n', 'é', 'n', 'u', ':', ',', '{', ']', ' ', '\ud800') }),
  fc.constantFrom('__proto__', 'constructor', '0', ''),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json[]>(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    text,
    fc.array(tie('value')),
    fc.array(fc.tuple(text, tie('value'))).map((entries) => Object.fromEntries(entries)),
  ),
}));

test('reads back what was written, whatever was read before', () => {
  // What makes JSON.parse read keys wrongly from here on.
  for (const poison of ['{"\\\\":0}', '{"h":[],"\\\\":0}', '{"a\\\\":0}']) JSON.parse(poison);
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t', ' \n'), fc.boolean(), (written, indent, ascii) => {
      const plain = JSON.stringify(written, null, indent);
      // As Python writes it.
      const sent = ascii
        ? plain.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
        : plain;
      assert.equal(JSON.stringify(parseJson(sent)), JSON.stringify(written));
    }),
    { numRuns: 2_000 },
  );
});

test('one user’s key does not change another’s', () => {
  parseJson('{"\\\\":0}');
  parseJson('{"h":[],"\\\\":0}');
  assert.deepEqual(parseJson('{"\\n":1}'), { '\n': 1 });
  assert.deepEqual(parseJson('{"h":1,"\\u00e9":2}'), { h: 1, é: 2 });
  assert.deepEqual(parseJson(' { "h" : 1 , "\\n" : [ { "\\"" : -1.5e3 } , "\\\\" , null ] } '), {
    h: 1,
    '\n': [{ '"': -1500 }, '\\', null],
  });
});

test('of keys that come twice the last counts, in the place of the first', () => {
  assert.deepEqual(Object.entries(parseJson('{"\\n":1,"a":2,"\\u000a":3}') as object), [
    ['\n', 3],
    ['a', 2],
  ]);
});

test('numbers can be kept as they are written', () => {
  const sources: unknown[] = [];
  parseJson('{"\\n":[1.0,12345678901234567890],"b":"x"}', (_key, leaf, context) => {
    if (typeof leaf === 'number') sources.push(context?.source);
    return leaf;
  });
  assert.deepEqual([...new Set(sources)], ['1.0', '12345678901234567890']);
});

test('deep texts are read, and what is no JSON is refused', () => {
  const depth = 200_000;
  let seen: Json | undefined = parseJson(`${'{"\\n":['.repeat(depth)}${']}'.repeat(depth)}`);
  let levels = 0;
  while (seen !== undefined && seen !== null) {
    seen = (seen as { '\n': Json[] })['\n'][0];
    levels++;
  }
  assert.equal(levels, depth);
  for (const bad of ['', '{"\\n":1', '{"\\n" 1}', '{"\\q":1}', "{'\\n':1}", '{"\\n":1,}', '"\\']) {
    assert.throws(() => parseJson(bad), SyntaxError, bad);
  }
});
