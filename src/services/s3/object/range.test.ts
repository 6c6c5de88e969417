import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isServiceError } from '../../../platform/errors.ts';
import { parseRange } from './range.ts';

test('the three forms', () => {
  assert.deepEqual(parseRange('bytes=2-5', 10), { start: 2, end: 5 });
  assert.deepEqual(parseRange('bytes=2-', 10), { start: 2, end: 9 });
  assert.deepEqual(parseRange('bytes=-3', 10), { start: 7, end: 9 });
  assert.deepEqual(parseRange('bytes=-30', 10), { start: 0, end: 9 });
  assert.deepEqual(parseRange('bytes=2-500', 10), { start: 2, end: 9 });
});

test('what is not a single range of bytes means the whole object', () => {
  for (const header of [undefined, 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b']) {
    assert.equal(parseRange(header, 10), undefined);
  }
});

test('a range without a byte in it is refused with the size', () => {
  for (const [header, size] of [
    ['bytes=10-', 10],
    ['bytes=10-20', 10],
    ['bytes=-0', 10],
    ['bytes=0-', 0],
    ['bytes=-5', 0],
  ] as const) {
    assert.throws(
      () => parseRange(header, size),
      (error) =>
        isServiceError(error, 'InvalidRange') && error.status === 416 && error.members['ActualObjectSize'] === size,
    );
  }
});

test('a range always lies inside the object', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('0', '1', '7', '-', ',') }), fc.nat(40), (text, size) => {
      let range: ReturnType<typeof parseRange>;
      try {
        range = parseRange(`bytes=${text}`, size);
      } catch (error) {
        assert.ok(isServiceError(error, 'InvalidRange'));
        return;
      }
      if (range !== undefined) assert.ok(0 <= range.start && range.start <= range.end && range.end < size);
    }),
  );
});
