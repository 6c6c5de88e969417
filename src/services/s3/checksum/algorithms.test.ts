import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CHECKSUM_ALGORITHMS,
  type ChecksumAlgorithm,
  createDigest,
  isWellFormed,
  joinChecksums,
} from './algorithms.ts';

const of = (algorithm: ChecksumAlgorithm, ...chunks: Uint8Array[]): string => {
  const digest = createDigest(algorithm);
  for (const chunk of chunks) digest.update(chunk);
  return digest.finish();
};
const hex = (value: string): string => Buffer.from(value, 'base64').toString('hex');

test('the published check values of "123456789"', () => {
  const check = Buffer.from('123456789');
  assert.equal(hex(of('CRC32', check)), 'cbf43926');
  assert.equal(hex(of('CRC32C', check)), 'e3069283');
  assert.equal(hex(of('CRC64NVME', check)), 'ae8b14860a799888');
  assert.equal(hex(of('SHA1', check)), 'f7c3bc1d808e04732adf679965ccc34ca7ae3441');
});

test('a value does not depend on how the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
      for (const algorithm of CHECKSUM_ALGORITHMS) {
        assert.equal(of(algorithm, bytes.subarray(0, cut), bytes.subarray(cut)), of(algorithm, bytes));
      }
    }),
  );
});

test('joining the CRCs of parts gives the CRC of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { minLength: 1, maxLength: 6 }), (parts) => {
      for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME'] as const) {
        const joined = joinChecksums(
          algorithm,
          'FULL_OBJECT',
          parts.map((part) => ({ value: of(algorithm, part), size: part.length })),
        );
        assert.equal(joined, of(algorithm, ...parts));
      }
    }),
  );
});

test('a composite checksum is the checksum of the checksums and counts the parts', () => {
  const [a, b] = [of('SHA256', Buffer.from('a')), of('SHA256', Buffer.from('b'))];
  const parts = [
    { value: a, size: 1 },
    { value: b, size: 1 },
  ];
  const expected = of('SHA256', Buffer.concat([Buffer.from(a, 'base64'), Buffer.from(b, 'base64')]));
  assert.equal(joinChecksums('SHA256', 'COMPOSITE', parts), `${expected}-2`);
});

test('a value must be base64 of the algorithm’s size', () => {
  assert.equal(isWellFormed('CRC32', 'y/Q5Jg=='), true);
  assert.equal(isWellFormed('CRC32', 'y/Q5'), false);
  assert.equal(isWellFormed('CRC32', '!!!!!!=='), false);
  assert.equal(isWellFormed('SHA256', 'y/Q5Jg=='), false);
});
