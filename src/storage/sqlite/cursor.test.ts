import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { InvalidCursor } from '../records.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('a cursor comes back as it was, in its own list only', () => {
  const cursor = encodeCursor('list', ['é', 5, null]);
  assert.deepEqual(decodeCursor('list', 3, cursor), ['é', 5, null]);
  assert.throws(() => decodeCursor('other', 3, cursor), InvalidCursor);
  assert.throws(() => decodeCursor('list', 2, cursor), InvalidCursor);
});

test('a cursor that a client made up, with the right checksum, is refused', () => {
  const forge = (text: string): string =>
    Buffer.from(crc32(text).toString(16).padStart(8, '0') + text).toString('base64url');
  assert.deepEqual(decodeCursor('list', 1, forge('["list",1]')), [1]);
  for (const text of ['no json', '{}', 'null', '1', '["list",{}]', '["list",[1]]', '["list",true]']) {
    assert.throws(() => decodeCursor('list', 1, forge(text)), InvalidCursor, text);
  }
});
