import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../../platform/json.ts';
import type { Scope } from '../scope.ts';
import { compilePath, requirePath } from './path.ts';
import { JsonPathSyntaxError } from './reader.ts';
import { compileReference, place } from './reference.ts';

function scopeWith(input: Json, variables: { [name: string]: Json } = {}): Scope {
  return {
    input,
    context: () => ({ Execution: { Id: 'arn' } }),
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    random: () => 0.5,
    uuid: () => 'uuid',
    now: 0,
  };
}

const find = (path: string, input: Json): Json | undefined => compilePath(path).find(scopeWith(input));

const store: Json = {
  book: [
    { title: 'A', price: 8, tags: ['x'] },
    { title: 'B', price: 12, isbn: '1' },
    { title: 'C', price: 23, isbn: '2' },
  ],
  'odd name': { "it's": 1 },
  'a\\""b"': 2,
  'c\\d': 3,
  nothing: null,
};

describe('paths', () => {
  const cases: readonly [string, Json | undefined][] = [
    ['$', store],
    ['$.book[0].title', 'A'],
    ["$['book'][1]['title']", 'B'],
    ["$.book.[?(@.price > 20)].['title']", ['C']],
    ['$["odd name"]["it\'s"]', 1],
    ["$['odd name']['it\\'s']", 1],
    // As recorded: a backslash before another character than the quote and itself belongs to the name.
    ['$[\'a\\""b"\']', 2],
    ["$['c\\\\d']", 3],
    ['$.book[-1].title', 'C'],
    ['$.book[7]', undefined],
    ['$.nothing', null],
    ['$.nothing.more', undefined],
    ['$.book.length', undefined],
    ['$.book[*].title', ['A', 'B', 'C']],
    ['$.book.*.price', [8, 12, 23]],
    ['$.book[0:2].title', ['A', 'B']],
    ['$.book[1:].title', ['B', 'C']],
    ['$.book[:-1].title', ['A', 'B']],
    ['$.book[0,2].title', ['A', 'C']],
    ["$.book[0]['title','price']", { title: 'A', price: 8 }],
    ['$..title', ['A', 'B', 'C']],
    ['$..tags[0]', ['x']],
    ['$.book[*].isbn', ['1', '2']],
    ['$.missing[*]', undefined],
    ['$.book[?(@.isbn)].title', ['B', 'C']],
    ['$.book[?(@.price < 10)].title', ['A']],
    ["$.book[?(@.title == 'B' || @.price >= 23)].price", [12, 23]],
    ['$.book[?(!(@.isbn) && @.price > 1)].title', ['A']],
    ['$.book[?(@.price > $.book[0].price)].title', ['B', 'C']],
    ["$.book[?(@.title in ['A','C'])].price", [8, 23]],
    ['$.book[?(@.price == 999)]', []],
  ];
  for (const [path, expected] of cases) {
    test(path, () => assert.deepEqual(find(path, store), expected));
  }

  test('context and variables are roots', () => {
    const scope = scopeWith({}, { name: { a: [1, 2] } });
    assert.equal(compilePath('$$.Execution.Id').find(scope), 'arn');
    assert.equal(compilePath('$name.a[1]').find(scope), 2);
    assert.equal(compilePath('$other').find(scope), undefined);
  });

  test('what is no path is refused', () => {
    for (const text of [
      '',
      'a',
      '$.',
      '$..',
      '$[',
      '$[]',
      '$.a[',
      '$.a]',
      "$['a",
      '$.a.length()',
      '$.a b',
      '$[?(@.a =~ /x/)]',
      '$[?(@.a == )]',
      '$.a[1.5]',
    ]) {
      assert.throws(() => compilePath(text), JsonPathSyntaxError, text);
    }
  });

  test('names that objects inherit are not there', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      assert.equal(find(`$.${name}`, {}), undefined);
      assert.equal(find(`$['${name}']`, []), undefined);
    }
  });

  test('a path of any names and indexes finds what is there, however it is spelled', () => {
    const step = fc.oneof(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.jsonValue(), (steps, leaf) => {
        let value = leaf as Json;
        for (const key of [...steps].reverse()) {
          value =
            typeof key === 'number'
              ? [...Array.from({ length: key }, () => null), value]
              : Object.fromEntries([[key, value]]);
        }
        const text = `$${steps.map((key) => (typeof key === 'number' ? `[${key}]` : `['${key.replace(/[\\']/g, '\\$&')}']`)).join('')}`;
        assert.deepEqual(find(text, value), leaf);
      }),
    );
  });

  test('any text either compiles or is refused as syntax', () => {
    const noise = fc.array(
      fc.constantFrom(
        '$',
        '.',
        '..',
        '[',
        ']',
        '*',
        "'",
        '"',
        '?',
        '(',
        ')',
        '@',
        'a',
        '1',
        '-',
        ':',
        ',',
        '==',
        '&&',
        '!',
        ' ',
        '\\',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(noise, fc.jsonValue(), (parts, input) => {
        try {
          find(`$${parts.join('')}`, input as Json);
        } catch (failure) {
          assert.ok(failure instanceof JsonPathSyntaxError, String(failure));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('reasons', () => {
  const reason = (path: string, input: Json): string => {
    try {
      requirePath(compilePath(path), scopeWith(input));
    } catch (failure) {
      return failure instanceof Error && 'detail' in failure ? String(failure.detail) : '';
    }
    return '';
  };

  test('are those of the library that AWS uses', () => {
    assert.equal(reason('$.a', {}), "Invalid path '$.a' : No results for path: $['a']");
    assert.equal(reason('$.a.b', {}), "Invalid path '$.a.b' : Missing property in path $['a']");
    assert.equal(reason('$.a.b', { a: {} }), "Invalid path '$.a.b' : No results for path: $['a']['b']");
    assert.match(
      reason('$.a.b', { a: 'text' }),
      /Expected to find an object with property \['b'\] in path \$\['a'\] but found 'com\.fasterxml\.jackson\.databind\.node\.TextNode'/,
    );
    assert.equal(
      reason('$.a[0]', { a: { b: 1 } }),
      `Invalid path '$.a[0]' : Filter: [0] can only be applied to arrays. Current context is: {"b":1}`,
    );
  });
});

describe('reference paths', () => {
  test('make the objects on the way and leave the old value alone', () => {
    const input: Json = { a: { b: 1 }, list: [1, { c: 2 }] };
    const before = structuredClone(input);
    assert.deepEqual(place(compileReference('$.a.x.y'), input, 9), { ...input, a: { b: 1, x: { y: 9 } } });
    assert.deepEqual(place(compileReference('$.list[1].c'), input, 9), { a: { b: 1 }, list: [1, { c: 9 }] });
    assert.deepEqual(input, before);
  });

  test('what stands in the way is a mismatch', () => {
    for (const [path, input] of [
      ['$.a', 5],
      ['$.a.b', { a: 'x' }],
      ['$.a[3]', { a: [1] }],
      ['$[0]', {}],
    ] as const) {
      assert.throws(() => place(compileReference(path), input as Json, 1), /States\.ResultPathMatchFailure/);
    }
  });

  test('paths that could name several places are none', () => {
    for (const text of ['$.a[*]', '$..a', '$.a[0:1]', '$$.a', '$name', "$['a','b']"]) {
      assert.throws(() => compileReference(text), /Value is not a Reference Path/, text);
    }
  });

  test('what is placed is found, and nothing else has changed', () => {
    const names = fc.array(fc.constantFrom('a', 'b', '__proto__', 'c'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(names, fc.jsonValue(), (path, value) => {
        const text = `$${path.map((name) => `.${name}`).join('')}`;
        const placed = place(compileReference(text), { z: 1 }, value as Json);
        assert.deepEqual(find(text, placed), value);
        assert.equal(find('$.z', placed), 1);
        assert.equal(Object.getPrototypeOf(placed), Object.prototype);
      }),
    );
  });
});
