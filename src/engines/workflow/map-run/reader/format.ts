import { type Json, type JsonObject, parseJson } from '../../../../platform/json.ts';
import { createCsvParser } from './csv.ts';
import type { Items, SourceItem } from './item.ts';
import { createJsonItems, readPointer } from './json-items.ts';
import { decoded, decompressed, type Objects, type Place, readerFailure, uriOf } from './objects.ts';
import { parquetRows } from './parquet.ts';
import { textMember } from './values.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};
/** No line of a JSONL file may be longer (UTF-16 units). */
const MOST = 8 << 20;

/** One object's items, by the reader's `InputType`. `ifMatch` and `onEtag` hold the object's version fast. */
export function readObject(
  objects: Objects,
  place: Place,
  config: JsonObject,
  version: { readonly ifMatch?: string; readonly onEtag: (etag: string) => void },
): Items {
  const type = textMember(config, 'InputType');
  switch (type) {
    case 'CSV':
      return csvItems(text(objects, place, version), config, uriOf(place));
    case 'JSON':
      return jsonItems(text(objects, place, version), textMember(config, 'ItemsPointer') ?? '', uriOf(place));
    case 'JSONL':
      return lineItems(text(objects, place, version), uriOf(place));
    case 'PARQUET':
      return rowItems(parquetRows(objects, place, version.ifMatch, version.onEtag), uriOf(place));
    default:
      throw readerFailure(`The InputType '${type ?? ''}' is not CSV, JSON, JSONL or PARQUET.`);
  }
}

/** An object as pieces of text. */
export async function* text(
  objects: Objects,
  place: Place,
  version: { readonly ifMatch?: string; readonly onEtag: (etag: string) => void },
): AsyncIterable<string> {
  const { bytes, etag } = await objects.open(place, version.ifMatch === undefined ? {} : { ifMatch: version.ifMatch });
  version.onEtag(etag);
  yield* decoded(decompressed(place.Key, bytes), uriOf(place));
}

/** The rows of CSV text. */
export async function* csvRows(pieces: AsyncIterable<string>, delimiter: string): AsyncIterable<readonly string[][]> {
  const parser = createCsvParser(delimiter);
  for await (const piece of pieces) yield parser.push(piece);
  yield parser.end();
}

function distinct(headers: readonly string[]): readonly string[] {
  if (new Set(headers).size < headers.length) throw readerFailure('CSV headers cannot contain duplicates.');
  return headers;
}

/** Rows by their headers: a row that is too short has empty text for the rest, what a row has too much is left out. */
export function rowObject(headers: readonly string[], row: readonly string[]): Json {
  return Object.fromEntries(headers.map((header, index) => [header, row[index] ?? '']));
}

async function* csvItems(pieces: AsyncIterable<string>, config: JsonObject, source: string): Items {
  const delimiter = DELIMITERS[textMember(config, 'CSVDelimiter') ?? 'COMMA'];
  if (delimiter === undefined) throw readerFailure('The CSVDelimiter is not COMMA, PIPE, SEMICOLON, SPACE or TAB.');
  const given = textMember(config, 'CSVHeaderLocation') === 'GIVEN' ? config['CSVHeaders'] : undefined;
  let headers = Array.isArray(given) ? distinct(given.map(String)) : undefined;
  for await (const rows of csvRows(pieces, delimiter)) {
    const items: SourceItem[] = [];
    for (const row of rows) {
      if (headers === undefined) headers = distinct(row);
      else items.push({ value: rowObject(headers, row), source });
    }
    yield items;
  }
}

async function* jsonItems(pieces: AsyncIterable<string>, pointer: string, source: string): Items {
  const reader = createJsonItems(readPointer(pointer));
  for await (const piece of pieces) yield reader.push(piece).map((item) => ({ ...item, source }));
  reader.end();
}

async function* lineItems(pieces: AsyncIterable<string>, source: string): Items {
  let rest = '';
  let number = 0;
  const parse = (line: string, items: SourceItem[]): void => {
    number++;
    if (line.trim() === '') return;
    try {
      items.push({ value: parseJson(line), source });
    } catch {
      throw readerFailure(`Line ${number} of ${source} is no JSON.`);
    }
  };
  for await (const piece of pieces) {
    const items: SourceItem[] = [];
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST) throw readerFailure(`Line ${number + lines.length + 1} of ${source} is too long.`);
    for (const line of lines) parse(line, items);
    yield items;
  }
  const last: SourceItem[] = [];
  parse(rest, last);
  yield last;
}

async function* rowItems(groups: AsyncIterable<readonly Json[]>, source: string): Items {
  for await (const rows of groups) yield rows.map((value) => ({ value, source }));
}
