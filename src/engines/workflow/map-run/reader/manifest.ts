import { type Json, type JsonObject, parseJson } from '../../../../platform/json.ts';
import { csvRows, readObject, rowObject, text } from './format.ts';
import type { Items } from './item.ts';
import { type Objects, type Place, readerFailure, readUri, uriOf } from './objects.ts';
import { isJsonObject, textMember } from './values.ts';

/** A manifest is held in memory as a whole; larger ones are refused (UTF-16 units). */
const MOST = 64 << 20;

interface Version {
  readonly ifMatch?: string;
  readonly onEtag: (etag: string) => void;
}

/** The items of the files that a manifest of an Athena UNLOAD names: one S3 URI per line. */
export async function* athenaItems(objects: Objects, manifest: Place, config: JsonObject, version: Version): Items {
  const lines = (await whole(objects, manifest, version)).split(/\r?\n/);
  for (const line of lines) {
    const uri = line.trim().replace(/^"(.*)"$/, '$1');
    if (uri === '') continue;
    const place = readUri(uri);
    if (place === undefined)
      throw readerFailure(`The manifest ${uriOf(manifest)} has a line that is no S3 URI: ${uri}`);
    yield* readObject(objects, place, config, { onEtag() {} });
  }
}

/**
 * The objects that an S3 inventory lists; its `files` are in the destination bucket. CSV has its columns from `fileSchema`, and all values
 * are text; Parquet has columns and types of its own. AWS says nothing of inventories in ORC, and no reader of it is kept up for this
 * runtime: they are refused.
 */
export async function* inventoryItems(objects: Objects, manifest: Place, version: Version): Items {
  const inventory = parse(await whole(objects, manifest, version), manifest);
  const format = textMember(inventory, 'fileFormat');
  if (format !== 'CSV' && format !== 'Parquet') {
    throw readerFailure(
      `The inventory ${uriOf(manifest)} is in the format ${format ?? 'undefined'}: CSV and Parquet can be read.`,
    );
  }
  const headers = (textMember(inventory, 'fileSchema') ?? '').split(',').map((name) => name.trim());
  const Bucket = (textMember(inventory, 'destinationBucket') ?? manifest.Bucket).replace(/^arn:[^:]*:s3:::/, '');
  const files = isJsonObject(inventory) && Array.isArray(inventory['files']) ? inventory['files'] : [];
  for (const file of files) {
    const Key = textMember(file, 'key');
    if (Key === undefined) throw readerFailure(`The inventory ${uriOf(manifest)} names a file without a key.`);
    const place = { Bucket, Key };
    yield* format === 'CSV'
      ? listedInCsv(objects, place, headers)
      : readObject(objects, place, PARQUET, { onEtag() {} });
  }
}

const PARQUET = { InputType: 'PARQUET' };

async function* listedInCsv(objects: Objects, place: Place, headers: readonly string[]): Items {
  const source = uriOf(place);
  for await (const rows of csvRows(text(objects, place, { onEtag() {} }), ',')) {
    yield rows.map((row) => ({ value: rowObject(headers, row), source }));
  }
}

async function whole(objects: Objects, place: Place, version: Version): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of text(objects, place, version)) {
    length += piece.length;
    if (length > MOST) throw readerFailure(`The manifest ${uriOf(place)} is too large.`);
    pieces.push(piece);
  }
  return pieces.join('');
}

function parse(json: string, place: Place): Json {
  try {
    return parseJson(json);
  } catch {
    throw readerFailure(`The manifest ${uriOf(place)} is no JSON.`);
  }
}
