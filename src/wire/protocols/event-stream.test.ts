import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeMessage, encodeMessage } from './event-stream.ts';

const header = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
const headers = fc.dictionary(header, fc.string({ unit: 'binary', maxLength: 300 }), {
  maxKeys: 5,
  noNullPrototype: true,
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(headers, fc.uint8Array({ maxLength: 500 }), (given, payload) => {
      const { ['__proto__']: _, ...plain } = given;
      const message = decodeMessage(encodeMessage({ headers: plain, payload }));
      assert.deepEqual(message.headers, plain);
      assert.deepEqual(new Uint8Array(message.payload), payload);
    }),
  );
});

test('a changed byte is found', () => {
  const bytes = encodeMessage({ headers: { ':event-type': 'PayloadPart' }, payload: Buffer.from('payload') });
  for (let at = 0; at < bytes.length; at++) {
    const broken = Uint8Array.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ 1;
    assert.throws(() => decodeMessage(broken), `byte ${at}`);
  }
  assert.throws(() => decodeMessage(bytes.subarray(0, -1)));
  assert.throws(() => decodeMessage(new Uint8Array()));
});

test('a message as the specification lays it out', () => {
  // 4 total, 4 headers, 4 prelude CRC, "a" = "b" (1 + 1 + 1 + 2 + 1), payload "c", 4 CRC.
  const bytes = encodeMessage({ headers: { a: 'b' }, payload: Buffer.from('c') });
  assert.equal(Buffer.from(bytes.subarray(0, 8)).toString('hex'), '0000001700000006');
  assert.equal(Buffer.from(bytes.subarray(12, 19)).toString('hex'), '01610700016263');
});
