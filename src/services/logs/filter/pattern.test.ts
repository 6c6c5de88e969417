import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isServiceError } from '../../../platform/errors.ts';
import { wildcard } from './json-pattern.ts';
import { parsePattern } from './pattern.ts';

const passes = (pattern: string, message: string): boolean => parsePattern(pattern)(message);

test('terms: all, any, none, phrases, regular expressions', () => {
  const message = '[ERROR 400] BAD REQUEST from "me"';
  for (const pattern of [
    '',
    '  ',
    'ERROR',
    'ERROR 400',
    '?ERROR ?WARN',
    'ERROR -WARN',
    '"BAD REQUEST"',
    '%4\\d\\d%',
    '"\\"me\\""',
  ]) {
    assert.equal(passes(pattern, message), true, pattern);
  }
  for (const pattern of [
    'error',
    'ERROR 500',
    '?WARN ?INFO',
    'ERROR -400',
    '-"BAD REQUEST"',
    '"REQUEST BAD"',
    '%5\\d\\d%',
  ]) {
    assert.equal(passes(pattern, message), false, pattern);
  }
});

test('JSON: comparisons', () => {
  const message = JSON.stringify({
    a: { b: 'user-7', n: 4.5, list: [1, { id: 'x' }], 'odd key': 1 },
    ok: true,
    nothing: null,
    ip: '10.0.0.1',
  });
  for (const pattern of [
    '{ $.a.b = "user-7" }',
    '{ $.a.b = user-* }',
    '{ $.a.b = "*-7" }',
    '{ $.a.b != "user-8" }',
    '{ $.a.n = 4.5 }',
    '{ $.a.n >= 4.5 && $.a.n < 5 }',
    '{ $.a.n > 45e-1 || $.a.b = %^user% }',
    '{ ($.a.n > 9 || $.ok IS TRUE) && $.nothing IS NULL }',
    '{ $.a.n > 9 && $.a.n > 9 || $.ok IS TRUE }',
    '{ $.missing NOT EXISTS }',
    '{ $.a EXISTS }',
    '{ $.a.list[0] = 1 }',
    '{ $.a.list[1].id = "x" }',
    '{ $.a.list[*].id = "x" }',
    '{ $.*.b = "user-7" }',
    '{ $.a["odd key"] = 1 }',
    '{$.ip=10.0.*}',
  ]) {
    assert.equal(passes(pattern, message), true, pattern);
  }
  for (const pattern of [
    '{ $.a.b = "user" }',
    '{ $.a.n > 4.5 }',
    '{ $.missing != 1 }',
    '{ $.a.b > 3 }',
    '{ $.ok IS FALSE }',
    '{ $.a.list[2] EXISTS }',
    '{ $.constructor EXISTS }',
    '{ $.ok IS TRUE && $.a.n = 1 }',
  ]) {
    assert.equal(passes(pattern, message), false, pattern);
  }
  assert.equal(passes('{ $.a = 1 }', 'not JSON'), false);
});

test('what cannot be read is refused, never anything else', () => {
  for (const pattern of [
    '{',
    '{ $.a }',
    '{ $.a = }',
    '{ $.a = 1',
    '{ ($.a = 1 }',
    '{ $.a = 1 } x',
    '{ $.a > "x" }',
    '"open',
    '%(%',
  ]) {
    assert.throws(
      () => parsePattern(pattern),
      (error) => isServiceError(error, 'InvalidParameterException'),
      pattern,
    );
  }
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '{',
          '}',
          '$',
          '.',
          'a',
          '=',
          '"',
          '(',
          ')',
          '&&',
          '||',
          ' ',
          '*',
          '%',
          '[',
          ']',
          '1',
          '-',
          '?',
        ),
      }),
      (pattern) => {
        try {
          parsePattern(pattern)('{"a":1}');
        } catch (error) {
          assert.ok(isServiceError(error), String(error));
        }
      },
    ),
  );
});

test('wildcards mean what the regular expression means', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, text) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
      assert.equal(wildcard(pattern)(text), expected);
    }),
  );
});
