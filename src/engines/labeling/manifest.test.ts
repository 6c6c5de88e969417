import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject, parseJson } from '../../platform/json.ts';
import { extendLine, parseLine, readLines, sourceOf } from './manifest.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, size: number): Promise<{ text: string; end: number }[]> {
  const found = [];
  for await (const line of readLines(pieces(Buffer.from(text), size), 0)) found.push(line);
  return found;
}

const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));

test('lines come whole, however the bytes come, and reading on from where one ends goes on with the next', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      fc.integer({ min: 1, max: 40 }),
      async (values, separator, size) => {
        const texts = values.map((value) => JSON.stringify(value));
        const whole = texts.join(separator) + separator;
        const found = await linesOf(whole, size);
        assert.deepEqual(
          found.map((line) => line.text),
          texts,
        );
        for (const [i, { end }] of found.entries()) {
          const rest = Buffer.from(whole).subarray(end).toString();
          assert.deepEqual(
            (await linesOf(rest, size)).map((line) => line.text),
            texts.slice(i + 1),
          );
        }
      },
    ),
  );
});

test('a line without an end is refused before it fills the memory', async () => {
  await assert.rejects(linesOf('x'.repeat(500_000), 64_000), /Line 1 of the manifest cannot be used: it is longer/);
});

test('members are added without touching what stands there', () => {
  assert.equal(
    extendLine('{"source": "a", "id": 12345678901234567890, "x": 1.0}', { l: 1 }),
    '{"source": "a", "id": 12345678901234567890, "x": 1.0,"l":1}',
  );
  assert.equal(extendLine(' { } ', { l: 1 }), '{"l":1}');
  assert.deepEqual(JSON.parse(extendLine('{"source":"a","l":0}', { l: 1 })), { source: 'a', l: 1 });
  fc.assert(
    fc.property(object, object, (line, members) => {
      const extended = extendLine(JSON.stringify(line), parseJson(JSON.stringify(members)) as JsonObject);
      assert.deepEqual(parseJson(extended), parseJson(JSON.stringify({ ...line, ...members })));
    }),
  );
});

test('lines that cannot be used are named', () => {
  for (const [text, why] of [
    ['{', 'it is not JSON'],
    ['[1]', 'it is no JSON object'],
    ['{"text": "a"}', 'it has neither source nor source-ref'],
    ['{"source": 1}', 'it has neither source nor source-ref'],
    ['{"source": "a", "$x": 1}', 'the attribute name "\\$x" begins with \\$'],
    [JSON.stringify({ source: 'x'.repeat(20_001) }), 'the attribute "source" is longer than 20000 characters'],
  ] as const) {
    assert.throws(
      () => parseLine(text, 6),
      new RegExp(`^LabelingFailure: ClientError: Line 7 of the manifest cannot be used: ${why}`),
    );
  }
  assert.deepEqual(sourceOf(parseLine('{"source": "a"}', 0)), { content: 'a' });
  assert.deepEqual(sourceOf(parseLine('{"source-ref": "s3://b/k"}', 0)), { s3Uri: 's3://b/k' });
});
