import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../platform/json.ts';
import { compilePattern, InvalidPattern, wildcard } from './pattern.ts';

const matches = (pattern: Json, event: JsonObject): boolean => compilePattern(JSON.stringify(pattern))(event);

describe('event patterns', () => {
  const cases: readonly (readonly [string, Json, JsonObject, boolean])[] = [
    ['a value of the list', { source: ['a', 'b'] }, { source: 'b' }, true],
    ['no value of the list', { source: ['a', 'b'] }, { source: 'c' }, false],
    ['a missing field', { source: ['a'] }, {}, false],
    ['all fields', { a: [1], b: [2] }, { a: 1, b: 3 }, false],
    ['numbers are no texts', { a: [1] }, { a: '1' }, false],
    ['null', { a: [null] }, { a: null }, true],
    ['null is not missing', { a: [null] }, {}, false],
    ['nested', { detail: { x: { y: ['z'] } } }, { detail: { x: { y: 'z' } } }, true],
    ['a list of the event', { a: ['x'] }, { a: ['w', 'x'] }, true],
    [
      'objects in a list',
      { a: { b: ['x'], c: ['y'] } },
      {
        a: [
          { b: 'x', c: 'n' },
          { b: 'x', c: 'y' },
        ],
      },
      true,
    ],
    ['no mixing of a list’s objects', { a: { b: ['x'], c: ['y'] } }, { a: [{ b: 'x' }, { c: 'y' }] }, false],
    ['prefix', { a: [{ prefix: 'ab' }] }, { a: 'abc' }, true],
    ['prefix, any case', { a: [{ prefix: { 'equals-ignore-case': 'AB' } }] }, { a: 'abc' }, true],
    ['suffix', { a: [{ suffix: 'bc' }] }, { a: 'abc' }, true],
    ['suffix, not', { a: [{ suffix: 'ab' }] }, { a: 'abc' }, false],
    ['equals-ignore-case', { a: [{ 'equals-ignore-case': 'ABC' }] }, { a: 'abc' }, true],
    ['anything-but', { a: [{ 'anything-but': 'x' }] }, { a: 'y' }, true],
    ['anything-but of a list', { a: [{ 'anything-but': [2, 1] }] }, { a: 1 }, false],
    ['anything-but, any case', { a: [{ 'anything-but': { 'equals-ignore-case': 'X' } }] }, { a: 'x' }, false],
    ['anything-but suffix', { a: [{ 'anything-but': { suffix: '.png' } }] }, { a: 'a.jpg' }, true],
    ['suffix, any case', { a: [{ suffix: { 'equals-ignore-case': 'tBridge' } }] }, { a: 'EVENTBRIDGE' }, true],
    ['an empty text', { a: [''] }, { a: '' }, true],
    ['what exists is a leaf', { a: [{ exists: false }] }, { a: { b: 1 } }, true],
    ['lists of lists', { a: ['x'] }, { a: [['w'], ['x']] }, true],
    ['objects in lists of lists', { a: { b: ['x'] } }, { a: [[{ b: 'w' }], [{ b: 'x' }]] }, true],
    ['$or below', { d: { $or: [{ a: [1] }, { b: [2], c: [3] }] } }, { d: { b: 2, c: 3 } }, true],
    ['$or with one alternative is a name', { $or: { a: [1] } }, { $or: { a: 1 } }, true],
    ['anything-but wants the field', { a: [{ 'anything-but': 'x' }] }, {}, false],
    ['anything-but prefix', { a: [{ 'anything-but': { prefix: 'x' } }] }, { a: 'xy' }, false],
    ['anything-but wildcard', { a: [{ 'anything-but': { wildcard: '*/lib/*' } }] }, { a: 'src/x' }, true],
    ['numeric range', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 5 }, true],
    ['numeric range, not', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 0 }, false],
    ['numeric wants a number', { a: [{ numeric: ['=', 5] }] }, { a: '5' }, false],
    ['exists', { a: [{ exists: true }] }, { a: 0 }, true],
    ['exists, not', { a: [{ exists: false }] }, { a: 0 }, false],
    ['does not exist', { a: [{ exists: false }] }, { b: 1 }, true],
    ['does not exist below what is missing', { a: { b: [{ exists: false }] } }, {}, true],
    ['cidr', { ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.0.255' }, true],
    ['cidr, not', { ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.1.1' }, false],
    ['cidr of IPv6', { ip: [{ cidr: '2001:db8::/32' }] }, { ip: '2001:db8:1::1' }, true],
    ['wildcard', { a: [{ wildcard: 'a*b*c' }] }, { a: 'a-b-b-c' }, true],
    ['wildcard, overlapping', { a: [{ wildcard: 'ab*ba' }] }, { a: 'aba' }, false],
    ['$or', { $or: [{ a: [1] }, { b: [2] }] }, { b: 2 }, true],
    ['$or and more', { c: [3], $or: [{ a: [1] }, { b: [2] }] }, { b: 2 }, false],
    ['prototype names', { constructor: [{ exists: true }] }, {}, false],
  ];
  for (const [name, pattern, event, expected] of cases) {
    it(name, () => assert.equal(matches(pattern, event), expected));
  }

  it('refuses what is no pattern', () => {
    const wrong: Json[] = [
      [],
      {},
      { a: 'x' },
      { a: [] },
      { a: {} },
      { a: [['x']] },
      { a: [{ prefix: 1 }] },
      { a: [{ unknown: 'x' }] },
      { a: [{ prefix: 'a', suffix: 'b' }] },
      { a: [{ numeric: ['>', 'x'] }] },
      { a: [{ numeric: ['~', 1] }] },
      { a: [{ exists: 'yes' }] },
      { a: [{ wildcard: 'a**' }] },
      { a: [{ cidr: '10.0.0.0' }] },
      { a: [{ 'anything-but': [] }] },
      { a: [{ 'anything-but': ['x', 1] }] },
      { a: [{ 'anything-but': [null] }] },
    ];
    for (const pattern of wrong)
      assert.throws(() => compilePattern(JSON.stringify(pattern)), InvalidPattern, JSON.stringify(pattern));
    assert.throws(() => compilePattern('{'), InvalidPattern);
    assert.throws(() => compilePattern(`${'{"a":'.repeat(500)}[1]${'}'.repeat(500)}`), InvalidPattern);
  });

  it('wildcards mean what the regular expression means', () => {
    const letters = fc
      .string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
      .filter((text) => !text.includes('**'));
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
        assert.equal(wildcard(pattern)(text), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('an event matches the pattern of its own values', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== '$or' && key !== '__proto__'),
          leaf,
          { minKeys: 1 },
        ),
        (event) => {
          const pattern = Object.fromEntries(Object.entries(event).map(([key, value]) => [key, [value]]));
          assert.equal(matches(pattern, event), true);
        },
      ),
    );
  });
});
