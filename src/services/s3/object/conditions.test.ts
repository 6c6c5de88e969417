import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, matches } from './conditions.ts';

const object = { etag: 'abc', modifiedAt: 5000 };

test('ETags match with and without quotes, in lists, and by *', () => {
  for (const header of ['"abc"', 'abc', '*', '"x", "abc"', 'W/"abc"']) assert.equal(matches(header, 'abc'), true);
  for (const header of ['"x"', '"ab"', '""']) assert.equal(matches(header, 'abc'), false);
});

test('an ETag condition outranks the date condition of its kind', () => {
  assert.equal(evaluate(object, { ifMatch: '"abc"', ifUnmodifiedSince: 1000 }), 'pass');
  assert.equal(evaluate(object, { ifMatch: '"x"', ifUnmodifiedSince: 9000 }), 'If-Match');
  assert.equal(evaluate(object, { ifNoneMatch: '"abc"', ifModifiedSince: 1000 }), 'not-modified');
  assert.equal(evaluate(object, { ifNoneMatch: '"x"', ifModifiedSince: 9000 }), 'pass');
});

test('date conditions alone, the very second included', () => {
  assert.equal(evaluate(object, { ifUnmodifiedSince: 5000 }), 'pass');
  assert.equal(evaluate(object, { ifUnmodifiedSince: 4000 }), 'If-Unmodified-Since');
  assert.equal(evaluate(object, { ifModifiedSince: 5000 }), 'not-modified');
  assert.equal(evaluate(object, { ifModifiedSince: 4000 }), 'pass');
});

test('a failed match outranks "not modified"', () => {
  assert.equal(evaluate(object, { ifMatch: '"x"', ifNoneMatch: '"abc"' }), 'If-Match');
});
