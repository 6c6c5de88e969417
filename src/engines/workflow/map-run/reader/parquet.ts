import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { type Json, parseJson } from '../../../../platform/json.ts';
import { type Objects, type Place, readerFailure, uriOf } from './objects.ts';
import { isJsonObject } from './values.ts';

/** A footer larger than this is not read: it would be held in memory as a whole. */
const FOOTER = 16 << 20;

/**
 * The rows of a Parquet file, a row group at a time: what is in memory is one row group, as in AWS's limits. Read with range requests.
 * Dates become ISO 8601 text, 64-bit integers numbers where they fit (else text), bytes base64.
 */
export async function* parquetRows(
  objects: Objects,
  place: Place,
  ifMatch: string | undefined,
  onEtag: (etag: string) => void,
): AsyncIterable<readonly Json[]> {
  const { bytes, etag, size } = await objects.open(place, ifMatch === undefined ? {} : { ifMatch });
  await bytes[Symbol.asyncIterator]().return?.();
  onEtag(etag);
  const file = {
    byteLength: size,
    async slice(start: number, end = size): Promise<ArrayBuffer> {
      const piece = await objects.open(place, { ifMatch: etag, range: { start, end: end - 1 } });
      const whole = new Uint8Array(new ArrayBuffer(end - start));
      let at = 0;
      for await (const chunk of piece.bytes) {
        whole.set(chunk, at);
        at += chunk.byteLength;
      }
      return whole.buffer;
    },
  };
  const damaged = (error: unknown): never => {
    if (error instanceof Error && error.name === 'TaskFailure') throw error;
    throw readerFailure(
      `${uriOf(place)} cannot be read as Parquet: ${error instanceof Error ? error.message : 'damaged'}`,
    );
  };
  const metadata = await parquetMetadataAsync(file, { initialFetchSize: Math.min(size, 512 << 10) }).catch(damaged);
  if (metadata.metadata_length > FOOTER) throw readerFailure(`The footer of ${uriOf(place)} is too large.`);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const rows = await parquetReadObjects({
      file,
      metadata,
      rowStart,
      rowEnd,
      compressors: COMPRESSORS,
      parsers: PARSERS,
      utf8: false,
    }).catch(damaged);
    yield rows.map(toJson);
    rowStart = rowEnd;
  }
}

/** What this runtime can decompress besides Snappy, which the reader does itself. */
const COMPRESSORS = {
  GZIP: (input: Uint8Array): Uint8Array => gunzipSync(input),
  BROTLI: (input: Uint8Array): Uint8Array => brotliDecompressSync(input),
  ZSTD: (input: Uint8Array): Uint8Array => zstdDecompressSync(input),
};

/** Of columns whose logical type is JSON; the reader's own for all others. */
const PARSERS = {
  jsonFromBytes: (bytes: Uint8Array | undefined): Json =>
    bytes === undefined ? null : parseJson(new TextDecoder().decode(bytes)),
};

function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
  return String(value);
}
