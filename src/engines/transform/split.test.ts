import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { batchRecords, recordData, SplitError, splitRecords } from './split.ts';

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    if (at >= bytes.length) return;
    yield bytes.subarray(at, at + size);
    at += size;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}
const whole = (bytes: Uint8Array) => pieces(bytes, []);
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (string: string): Uint8Array => new TextEncoder().encode(string);

const recordIo = (flag: number, data: string): Buffer => {
  const body = Buffer.from(data);
  const record = Buffer.alloc(8 + Math.ceil(body.length / 4) * 4);
  record.writeUInt32LE(0xced7230a, 0);
  record.writeUInt32LE(((flag << 29) | body.length) >>> 0, 4);
  body.copy(record, 8);
  return record;
};
const tfRecord = (data: string): Buffer => {
  const body = Buffer.from(data);
  const record = Buffer.alloc(16 + body.length);
  record.writeBigUInt64LE(BigInt(body.length), 0);
  body.copy(record, 12);
  return record;
};

describe('splitting', () => {
  it('lines keep their newlines, and the last may have none', async () => {
    const lines = await all(splitRecords('Line', whole(bytes('a\n\nbc\nd')), 100));
    assert.deepEqual(lines.map(text), ['a\n', '\n', 'bc\n', 'd']);
    assert.deepEqual(await all(splitRecords('Line', whole(bytes('')), 100)), []);
  });

  it('records joined again are the object, however its bytes arrive', async () => {
    const records = {
      Line: fc.string().map((line) => bytes(`${line.replaceAll('\n', '')}\n`)),
      RecordIO: fc.string({ maxLength: 20 }).map((data) => recordIo(0, data)),
      TFRecord: fc.string({ maxLength: 20 }).map(tfRecord),
    } as const;
    for (const split of ['Line', 'RecordIO', 'TFRecord'] as const) {
      await fc.assert(
        fc.asyncProperty(
          fc.array(records[split], { maxLength: 8 }),
          fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
          async (given, sizes) => {
            const found = await all(splitRecords(split, pieces(Buffer.concat(given), sizes), 10_000));
            assert.deepEqual(
              found.map((one) => Buffer.from(one)),
              given.map((one) => Buffer.from(one)),
            );
          },
        ),
      );
    }
  });

  it('a source is closed where its reader stops early', async () => {
    for (const split of ['Line', 'RecordIO', 'TFRecord'] as const) {
      let closed = false;
      const source = async function* () {
        try {
          for (;;) yield split === 'Line' ? bytes('a\n') : split === 'RecordIO' ? recordIo(0, 'a') : tfRecord('a');
        } finally {
          closed = true;
        }
      };
      for await (const _ of splitRecords(split, source(), 100)) break;
      assert.ok(closed, split);
    }
  });

  it('the parts of a RecordIO record stay together', async () => {
    const parts = Buffer.concat([recordIo(1, 'ab'), recordIo(2, 'cd'), recordIo(3, 'ef')]);
    const found = await all(splitRecords('RecordIO', whole(Buffer.concat([parts, recordIo(0, 'x')])), 1000));
    assert.deepEqual(
      found.map((one) => one.length),
      [36, 12],
    );
  });

  it('a record has its data, without framing and with the magic number that cut it', async () => {
    const parts = Buffer.concat([recordIo(1, 'ab'), recordIo(2, ''), recordIo(3, 'efghi')]);
    const magic = Buffer.from([0x0a, 0x23, 0xd7, 0xce]);
    const joined = Buffer.concat([Buffer.from('ab'), magic, magic, Buffer.from('efghi')]);
    assert.deepEqual(Buffer.from(recordData('RecordIO', parts)), joined);
    assert.equal(text(recordData('RecordIO', recordIo(0, 'abc'))), 'abc');
    assert.equal(text(recordData('TFRecord', tfRecord('abc'))), 'abc');
    assert.equal(text(recordData('Line', bytes('abc\n'))), 'abc\n');
  });

  it('what is too large, cut off or of another format is refused', async () => {
    const refused = (split: 'Line' | 'RecordIO' | 'TFRecord', data: Uint8Array, why: RegExp) =>
      assert.rejects(all(splitRecords(split, whole(data), 20)), (error: unknown) => {
        assert.ok(error instanceof SplitError);
        assert.match(error.message, why);
        return true;
      });
    await refused('Line', bytes('x'.repeat(21)), /Too much data for max payload size/);
    await refused('Line', bytes(`${'x'.repeat(20)}\n`), /Too much data/);
    await refused('RecordIO', bytes('not recordio'), /not RecordIO/);
    await refused('RecordIO', recordIo(0, 'abcdefgh').subarray(0, 10), /ends in the middle/);
    await refused('RecordIO', recordIo(1, 'abcd'), /ends in the middle/);
    await refused('TFRecord', tfRecord('abcd').subarray(0, 14), /ends in the middle/);
    await refused('TFRecord', bytes('\xff'.repeat(12)), /Too much data/);
  });
});

describe('batching', () => {
  const batches = async (strategy: 'MultiRecord' | 'SingleRecord', max: number) =>
    (await all(batchRecords(splitRecords('Line', whole(bytes('aa\nb\ncc\nd\n')), 100), strategy, max))).map(text);

  it('puts as many records into a request as fit, or one', async () => {
    assert.deepEqual(await batches('MultiRecord', 5), ['aa\nb\n', 'cc\nd\n']);
    assert.deepEqual(await batches('MultiRecord', 100), ['aa\nb\ncc\nd\n']);
    assert.deepEqual(await batches('SingleRecord', 100), ['aa\n', 'b\n', 'cc\n', 'd\n']);
  });
});
