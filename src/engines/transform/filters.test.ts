import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyFilter, FilterError, parseFilter, recordCodec } from './filters.ts';

describe('filters', () => {
  const record = { id: 7, features: [1, 2, 3, 4], nested: { 'a b': 'x' } };
  const found = (path: string) => applyFilter(parseFilter(path), record);

  it('choose members, elements, ranges and all', () => {
    assert.deepEqual(found('$'), record);
    assert.equal(found('$.id'), 7);
    assert.equal(found("$.nested['a b']"), 'x');
    assert.equal(found('$.features[-1]'), 4);
    assert.deepEqual(found('$.features[1:3]'), [2, 3]);
    assert.deepEqual(found('$.features[:-1]'), [1, 2, 3]);
    assert.deepEqual(found('$.features[0,2]'), [1, 3]);
    assert.deepEqual(found('$.features[*]'), [1, 2, 3, 4]);
    assert.deepEqual(found('$.features[0,2:]'), [1, 3, 4]);
    assert.deepEqual(found('$.features[-1, :2, 1:3]'), [4, 1, 2, 2, 3]);
    assert.deepEqual(found('$.features[9:]'), []);
    assert.deepEqual(found("$['id','nested','nobody']"), { id: 7, nested: { 'a b': 'x' } });
    assert.deepEqual(found("$.nested.['a b']"), 'x');
    assert.equal(applyFilter(parseFilter('$[1]'), [1, null]), null);
    assert.deepEqual(applyFilter(parseFilter('$[0]'), [[1, 2], 3]), [1, 2]);
    assert.throws(() => found('$.features[0,4]'), /no element 4: it has 4/);
    assert.throws(() => found('$.features[-5]'), FilterError);
    assert.throws(() => found('$.nobody'), FilterError);
    assert.throws(() => found('$.__proto__'), FilterError);
  });

  it('refuse what batch transform does not have', () => {
    for (const path of ['id', '$..id', '$.a[?(@.b)]', '$.', '$[1', '$.a b', '$[]', '$[1,]', '$[1:2:3]', "$[1,'a']"]) {
      assert.throws(() => parseFilter(path), FilterError, path);
    }
  });
});

describe('records on their way through a model', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const text = (data: Uint8Array) => new TextDecoder().decode(data);
  const codec = (contentType: string, input: string, output: string, join: boolean) => {
    const filters = { input: parseFilter(input), output: parseFilter(output), join };
    return recordCodec({ filters, contentType, output: {} }) ?? assert.fail('no codec');
  };

  it('CSV: the id is kept from the model and joined to its answer', () => {
    const through = codec('text/csv', '$[1:]', '$[0,-1]', true);
    const records = through.decodeInput(bytes('id1,1.5,"a,b"\nid2,2.5,c\n'));
    assert.equal(text(through.encodeInput(records)), '1.5,"a,b"\n2.5,c\n');
    assert.equal(text(through.encodeOutput(records, bytes('0.9\n0.1'))), 'id1,0.9\nid2,0.1\n');
  });

  it('CSV: empty fields stay', () => {
    const through = codec('text/csv', '$[0:3]', '$', false);
    assert.equal(text(through.encodeInput(through.decodeInput(bytes(',a,,b\n')))), ',a,\n');
  });

  it('JSON lines: the answer becomes SageMakerOutput', () => {
    const through = codec('application/jsonlines', '$.features', '$', true);
    const records = through.decodeInput(bytes('{"id":1,"features":[1,2]}\n'));
    assert.equal(text(through.encodeInput(records)), '[1,2]\n');
    const joined = text(through.encodeOutput(records, bytes('{"p":0.5}')));
    assert.deepEqual(JSON.parse(joined), { id: 1, features: [1, 2], SageMakerOutput: { p: 0.5 } });
    const list = codec('application/json', '$', '$', true);
    const answer = text(list.encodeOutput(list.decodeInput(bytes('[1]')), bytes('2')));
    assert.deepEqual(JSON.parse(answer), { SageMakerInput: [1], SageMakerOutput: 2 });
  });

  it('JSON lines: numbers keep their digits, whatever they are', () => {
    const through = codec('application/jsonlines', '$.x', "$['id','x','SageMakerOutput']", true);
    const line = '{"id":12345678901234567890,"x":[1.0,1e400,-0.0,2]}';
    const records = through.decodeInput(bytes(`${line}\n`));
    assert.equal(text(through.encodeInput(records)), '[1.0,1e400,-0.0,2]\n');
    const joined = text(through.encodeOutput(records, bytes('0.10\n')));
    assert.equal(joined, `${line.slice(0, -1)},"SageMakerOutput":0.10}\n`);
    const number = codec('application/jsonlines', '$', '$', true);
    assert.equal(
      text(number.encodeOutput(number.decodeInput(bytes('1.0\n')), bytes('2.0\n'))),
      '{"SageMakerInput":1.0,"SageMakerOutput":2.0}\n',
    );
    assert.throws(
      () => applyFilter(parseFilter('$.rawJSON'), number.decodeInput(bytes('1.0\n'))[0] ?? null),
      FilterError,
    );
  });

  it('refuse an answer with another number of lines', () => {
    const through = codec('text/csv', '$', '$', true);
    assert.throws(
      () => through.encodeOutput(through.decodeInput(bytes('a\nb\n')), bytes('1\n')),
      /2 records with 1 lines/,
    );
  });
});
