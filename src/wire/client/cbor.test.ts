import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { CborTime, decodeCbor, encodeCbor } from './cbor.ts';

const decode = (hex: string): unknown => decodeCbor(Buffer.from(hex, 'hex'));
const encode = (value: unknown): string => Buffer.from(encodeCbor(value)).toString('hex');

it('the examples of RFC 8949, appendix A', () => {
  const both: readonly [string, unknown][] = [
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['3863', -100],
    ['3903e7', -1000],
    ['fb3ff199999999999a', 1.1],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['60', ''],
    ['6449455446', 'IETF'],
    ['62c3bc', 'ü'],
    ['80', []],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
  ];
  for (const [hex, value] of both) {
    assert.deepEqual(decode(hex), value, hex);
    assert.equal(encode(value), hex);
  }
  assert.deepEqual(decode('a26161016162820203'), { a: 1, b: [2, 3] });
  assert.equal(encode({ a: 1, b: [2, 3], c: undefined }), 'a26161016162820203');
  assert.deepEqual(decode('4401020304'), Buffer.from([1, 2, 3, 4]));
  const read: readonly [string, unknown][] = [
    ['f93c00', 1],
    ['f97bff', 65504],
    ['f90001', 2 ** -24],
    ['f9c400', -4],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['fa47c35000', 100_000],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['5f42010243030405ff', Buffer.from([1, 2, 3, 4, 5])],
  ];
  for (const [hex, value] of read) assert.deepEqual(decode(hex), value, hex);
  assert.deepEqual(decode('c11a514b67b0'), new CborTime(1_363_896_240_000));
  assert.deepEqual(decode('c1fb41d452d9ec200000'), new CborTime(1_363_896_240_500));
});

it('whatever is written is read again', () => {
  const key = fc.string();
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.integer().map((at) => new CborTime(at)),
      fc.array(tie('tree')),
      fc.dictionary(key, tie('tree'), { noNullPrototype: true }),
    ),
  }));
  fc.assert(fc.property(tree, (value) => assert.deepEqual(decodeCbor(encodeCbor(value)), value)));
});

it('what is no CBOR is refused, whatever it is', () => {
  for (const hex of ['', '18', '62c3', '1c', '81', 'ff', '0000', 'f818', `${'81'.repeat(100)}00`, '9bffffffffffffffff'])
    assert.throws(() => decode(hex), RangeError, hex);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        decodeCbor(bytes);
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error));
      }
    }),
  );
  const map = decode('a1695f5f70726f746f5f5f01') as object;
  assert.deepEqual(Object.keys(map), ['__proto__']);
});
