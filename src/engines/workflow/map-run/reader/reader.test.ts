import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { rootIdentity } from '../../../../platform/identity.ts';
import type { Json, JsonObject } from '../../../../platform/json.ts';
import type { StartMapRun } from '../../core.ts';
import { createFakeObjects } from '../../test-support/fake-objects.ts';
import { createCsvParser } from './csv.ts';
import type { Position, SourceItem } from './item.ts';
import { createJsonItems, readPointer } from './json-items.ts';
import { createObjects } from './objects.ts';
import { readItems } from './read-items.ts';

/** Three rows in two row groups, written by pyarrow. */
const FIXTURES = new URL('../../test-support/parquet/', import.meta.url);

/** The text in pieces of these lengths, over and over. */
function* cut(text: string, lengths: readonly number[]): Iterable<string> {
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield text.slice(at, at + length);
    at += length;
  }
}
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

describe('csv', () => {
  const parse = (pieces: Iterable<string>, delimiter = ','): string[][] => {
    const parser = createCsvParser(delimiter);
    const rows: string[][] = [];
    for (const piece of pieces) rows.push(...parser.push(piece));
    return [...rows, ...parser.end()];
  };

  it('reads what was written, however it is cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '|'), maxLength: 6 });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, lengths, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, sizes, end, last) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end);
        assert.deepEqual(parse(cut(last ? text + end : text, sizes)), rows);
      }),
    );
  });

  it('takes fields without quotes as they are', () => {
    assert.deepEqual(parse(['a;b "c" d;\n\n;x'], ';'), [
      ['a', 'b "c" d', ''],
      ['', 'x'],
    ]);
    assert.deepEqual(parse(['""\n"a"b,c']), [[''], ['ab', 'c']]);
  });
});

describe('json items', () => {
  const read = (pieces: Iterable<string>, pointer: string): unknown[] => {
    const reader = createJsonItems(readPointer(pointer));
    const items: unknown[] = [];
    for (const piece of pieces) items.push(...reader.push(piece));
    reader.end();
    return items;
  };
  const name = fc.string({ unit: fc.constantFrom('a', '/', '~', '"', '\\', '{', ']'), maxLength: 3 });
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
      fc.string(),
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(name, fc.string()), tie('value'), { noNullPrototype: true }),
    ),
  }));

  it('finds the items of any document at any pointer, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(value), fc.dictionary(name, value)),
        fc.array(fc.tuple(name, value), { maxLength: 3 }),
        lengths,
        fc.boolean(),
        (items, way, sizes, pretty) => {
          // The way is wrapped around the items, with something else before them at every level.
          const document = way.reduceRight<unknown>(
            (inner, [key, other]) => ({ [`${key}x`]: other, [key]: inner }),
            items,
          );
          const pointer = way.map(([key]) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
          // An empty last part would be read as the whole document.
          fc.pre(pointer !== '/');
          const expected = Array.isArray(items)
            ? items.map((value) => ({ value }))
            : Object.entries(items).map(([key, value]) => ({ value, key }));
          assert.deepEqual(read(cut(JSON.stringify(document, undefined, pretty ? 1 : 0), sizes), pointer), expected);
        },
      ),
    );
  });

  it('refuses what is no JSON or has no items', () => {
    for (const [text, pointer] of [
      ['{"a":[1]}', '/b'],
      ['{"a":1}', '/a'],
      ['[1,', ''],
      ['[1 2]', ''],
      ['[tru]', ''],
      ['{"a" 1}', ''],
      ['{1:1}', ''],
      ['"x"', ''],
      ['', ''],
      ['[1,]', ''],
    ] as const) {
      assert.throws(() => read([text], pointer), { error: 'States.ItemReaderFailed' }, text);
    }
    assert.throws(() => readPointer('a'), { error: 'States.ItemReaderFailed' });
  });
});

describe('datasets', () => {
  const s3 = createFakeObjects({ chunk: 5 });
  const objects = createObjects(s3.call, rootIdentity('123456789012'), 'us-east-1');
  const command = (resource: string, parameters: JsonObject, config: JsonObject): StartMapRun => ({
    kind: 'startMapRun',
    taskId: 't',
    stateName: 'M',
    location: '/States/M',
    executionType: 'STANDARD',
    input: '{}',
    reader: { resource: `arn:aws:states:::s3:${resource}`, parameters, config },
    hasItemSelector: false,
    maxConcurrency: 0,
    context: {},
    variables: {},
  });
  const all = async (asked: StartMapRun, position: Position = { taken: 0 }): Promise<SourceItem[]> => {
    const items: SourceItem[] = [];
    for await (const handful of readItems(asked, objects, position, () => {})) items.push(...handful);
    return items;
  };
  const get = (Key: string, config: JsonObject): StartMapRun => command('getObject', { Bucket: 'b', Key }, config);
  const values = async (asked: StartMapRun, position?: Position): Promise<unknown[]> =>
    (await all(asked, position)).map((item) => item.value);

  it('refuses a negative number of items, and headers that are the same', async () => {
    s3.put('b/twice.csv', 'a,b,a\n1,2,3\n');
    const given = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN' };
    for (const [asked, cause] of [
      [get('n.jsonl', { InputType: 'JSONL', MaxItems: -1 }), 'field MaxItems must be positive'],
      [
        get('twice.csv', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }),
        'CSV headers cannot contain duplicates.',
      ],
      [get('twice.csv', { ...given, CSVHeaders: ['x', 'y', 'x'] }), 'CSV headers cannot contain duplicates.'],
    ] as const) {
      await assert.rejects(all(asked), { error: 'States.ItemReaderFailed', message: cause });
    }
  });

  it('goes on behind what was taken', async () => {
    s3.put('b/n.jsonl', '1\n2\n3\n4\n5\n');
    const asked = get('n.jsonl', { InputType: 'JSONL', MaxItems: 4 });
    assert.deepEqual(await values(asked), [1, 2, 3, 4]);
    assert.deepEqual(await values(asked, { taken: 3 }), [4]);
    assert.deepEqual(await values(asked, { taken: 4 }), []);
    for (const key of ['k1', 'k2', 'k3', 'k4', 'k5']) s3.put(`list/${key}`, 'x');
    const list = command('listObjectsV2', { Bucket: 'list' }, {});
    const listed = await all(list);
    assert.deepEqual(
      listed.map((item) => item.mark),
      ['k1', 'k2', 'k3', 'k4', 'k5'],
    );
    assert.equal(listed[0]?.source, 's3://list');
    // An object that came in between does not shift the rest.
    s3.put('list/k0', 'x');
    assert.deepEqual(
      (await all(list, { taken: 3, mark: 'k3' })).map((item) => item.mark),
      ['k4', 'k5'],
    );
  });

  it('unpacks what is compressed, and says when it is damaged', async () => {
    s3.put('b/a.jsonl.gz', gzipSync('1\n2'));
    s3.put('b/a.jsonl.zst', zstdCompressSync(Buffer.from('1\n2')));
    s3.put('b/bad.jsonl.gz', 'no gzip at all');
    assert.deepEqual(await values(get('a.jsonl.gz', { InputType: 'JSONL' })), [1, 2]);
    assert.deepEqual(await values(get('a.jsonl.zst', { InputType: 'JSONL' })), [1, 2]);
    await assert.rejects(all(get('bad.jsonl.gz', { InputType: 'JSONL' })), { error: 'States.ItemReaderFailed' });
    s3.put('b/latin.jsonl', Buffer.from([0x22, 0xe9, 0x22]));
    await assert.rejects(all(get('latin.jsonl', { InputType: 'JSONL' })), /is not UTF-8/);
  });

  it('reads Parquet, a row group at a time', async () => {
    for (const codec of ['snappy', 'gzip', 'zstd']) {
      s3.put(`b/${codec}.parquet`, readFileSync(new URL(`rows.${codec}.parquet`, FIXTURES)));
      const asked = get(`${codec}.parquet`, { InputType: 'PARQUET' });
      const at = '2026-01-01T00:00:00.000Z';
      assert.deepEqual(await values(asked), [
        { id: 1, name: 'a', at, tags: ['x'], raw: 'AAE=' },
        { id: 2, name: null, at, tags: [], raw: '' },
        { id: 3, name: 'é', at, tags: ['y', 'z'], raw: '/w==' },
      ]);
      assert.deepEqual((await values(asked, { taken: 2 })).length, 1);
    }
    await assert.rejects(all(get('one.csv', { InputType: 'PARQUET' })), { error: 'States.ItemReaderFailed' });
  });

  it('reads columns of JSON in Parquet, keys with escapes too', async () => {
    s3.put('b/json.parquet', readFileSync(new URL('json.parquet', FIXTURES)));
    // What makes JSON.parse read such keys wrongly.
    JSON.parse('{"h":[],"\\\\":0}');
    const asked = get('json.parquet', { InputType: 'PARQUET' });
    assert.deepEqual(await values(asked), [
      { doc: { h: 1, '\n': 2 } },
      { doc: { h: 1, '"': [{ x: null }] } },
      { doc: null },
    ]);
  });

  it('follows manifests', async () => {
    s3.put('b/one.csv', 'a,b\n1,2\n');
    s3.put('b/two.csv', 'a,b\n3,4\n');
    s3.put('b/unload.csv', '"s3://b/one.csv"\ns3://b/two.csv\n');
    const athena = { ManifestType: 'ATHENA_DATA', InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };
    const items = await all(get('unload.csv', athena));
    assert.deepEqual(
      items.map((item) => item.value),
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    );
    assert.equal(items[1]?.source, 's3://b/two.csv');
    s3.put('b/rows.csv.gz', gzipSync('"data","x/1","10"\n"data","x/2","20"\n'));
    const inventory = {
      destinationBucket: 'arn:aws:s3:::b',
      fileFormat: 'CSV',
      fileSchema: 'Bucket, Key, Size',
      files: [{ key: 'rows.csv.gz' }],
    };
    s3.put('b/manifest.json', JSON.stringify(inventory));
    const rows = [
      { Bucket: 'data', Key: 'x/1', Size: '10' },
      { Bucket: 'data', Key: 'x/2', Size: '20' },
    ];
    assert.deepEqual(await values(get('manifest.json', { InputType: 'MANIFEST' })), rows);
    assert.deepEqual(await values(get('manifest.json', { ManifestType: 'S3_INVENTORY' })), rows);
    s3.put('b/inventory.parquet', readFileSync(new URL('inventory.parquet', FIXTURES)));
    const parquet = {
      ...inventory,
      fileFormat: 'Parquet',
      files: [{ key: 'inventory.parquet' }, { key: 'inventory.parquet' }],
    };
    s3.put(
      'b/parquet.json',
      JSON.stringify({ ...parquet, fileSchema: 'message s3.inventory { required binary key; }' }),
    );
    const listed = await all(get('parquet.json', { InputType: 'MANIFEST' }));
    const more = { bucket: 'data', last_modified_date: '2026-01-01T00:00:00.000Z', is_latest: true };
    const objectsListed = [
      { ...more, key: 'x/1', size: 10 },
      { ...more, key: 'x/2', size: 20 },
      { ...more, key: 'x/é', size: null },
    ];
    assert.deepEqual(
      listed.map((item) => item.value),
      [...objectsListed, ...objectsListed],
    );
    assert.equal(listed[0]?.source, 's3://b/inventory.parquet');
    // Taken up again behind the first file.
    assert.equal((await all(get('parquet.json', { InputType: 'MANIFEST' }), { taken: 4 })).length, 2);
    s3.put('b/orc.json', JSON.stringify({ ...inventory, fileFormat: 'ORC' }));
    await assert.rejects(
      all(get('orc.json', { InputType: 'MANIFEST' })),
      /is in the format ORC: CSV and Parquet can be read/,
    );
  });

  it('refuses readers that it does not know', async () => {
    await assert.rejects(all(get('one.csv', { InputType: 'XML' })), { error: 'States.ItemReaderFailed' });
    await assert.rejects(all(command('deleteObject', {}, {})), { error: 'States.ItemReaderFailed' });
    await assert.rejects(all(command('getObject', {}, { InputType: 'CSV' })), /needs a Bucket and a Key/);
    await assert.rejects(all(get('one.csv', { InputType: 'CSV', CSVDelimiter: 'DOT' })), /CSVDelimiter/);
  });
});
