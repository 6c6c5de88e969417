/**
 * Listing with a delimiter: keys that share what stands between the prefix and the next delimiter are folded into one common prefix.
 * Behind a fold the walk *seeks* to the first key that can follow, so a folder of a million keys costs one look.
 */

export interface FoldQuery {
  readonly prefix: string;
  /** Empty = no folding. */
  readonly delimiter: string;
  /** Keys up to and including this one were seen; of a common prefix, all of its keys. */
  readonly after?: Cursor | undefined;
  /** How many entries (keys and common prefixes) to answer. */
  readonly limit: number;
}

/** Where a page ended. */
export interface Cursor {
  readonly text: string;
  readonly folded: boolean;
}

export interface Folded<Row> {
  /** In the order of the listing. */
  readonly entries: readonly FoldEntry<Row>[];
  /** Present where more follows. */
  readonly next?: Cursor;
}
export type FoldEntry<Row> =
  | { readonly kind: 'key'; readonly row: Row }
  | { readonly kind: 'common-prefix'; readonly prefix: string };

/** Rows from a place on, in the order of the keys' UTF-8 bytes. */
export type Fetch<Row> = (from: {
  readonly startAfter?: string;
  readonly startAt?: string;
  readonly limit: number;
}) => Promise<readonly Row[]>;

const MAX_BATCH = 1000;
const MIN_BATCH = 8;

export async function listFolded<Row extends { readonly key: string }>(
  query: FoldQuery,
  fetch: Fetch<Row>,
): Promise<Folded<Row>> {
  const { prefix, delimiter, limit } = query;
  if (limit === 0) return { entries: [] };
  const entries: FoldEntry<Row>[] = [];
  let last: Cursor | undefined;
  let from = startOf(query.after);
  // One row more than wanted tells whether the page is the last. Behind a fold the rest of a batch is wasted, so batches start small
  // again where folders are met and grow where plain keys are.
  let batch = Math.min(limit + 1, MAX_BATCH);
  while (from !== undefined) {
    const rows = await fetch({ ...from, limit: batch });
    let seek: string | undefined;
    for (const row of rows) {
      if (seek !== undefined && row.key.startsWith(seek)) continue;
      seek = undefined;
      if (entries.length === limit) return { entries, ...(last === undefined ? {} : { next: last }) };
      const common = delimiter === '' ? undefined : commonPrefix(row.key, prefix, delimiter);
      if (common === undefined) {
        entries.push({ kind: 'key', row });
        last = { text: row.key, folded: false };
      } else {
        entries.push({ kind: 'common-prefix', prefix: common });
        last = { text: common, folded: true };
        seek = common;
      }
    }
    if (rows.length < batch) return { entries };
    from = seek === undefined ? afterRow(rows.at(-1)) : startAtSuccessor(seek);
    batch = seek === undefined ? Math.min(batch * 4, MAX_BATCH) : MIN_BATCH;
  }
  return { entries };
}

/** The part of a key up to and including the first delimiter behind the prefix; undefined where there is none. */
export function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/**
 * Where a listing goes on behind a marker: behind a key, or behind the common prefix that the page before ended with, and then none of the
 * keys below it is wanted again.
 */
export function cursorOf(
  marker: string | undefined,
  {
    Prefix: prefix = '',
    Delimiter: delimiter = '',
  }: { readonly Prefix?: string | undefined; readonly Delimiter?: string | undefined },
): Cursor | undefined {
  if (marker === undefined || marker === '') return undefined;
  const folded = delimiter !== '' && marker.startsWith(prefix) && commonPrefix(marker, prefix, delimiter) === marker;
  return { text: marker, folded };
}

/**
 * The first text, in the order of UTF-8 bytes, that is greater than every text with this prefix; undefined where none is. UTF-8 orders
 * as code points do, so it is the prefix with its last code point raised by one.
 */
export function successor(prefix: string): string | undefined {
  const points = [...prefix];
  for (let point = points.pop(); point !== undefined; point = points.pop()) {
    const code = point.codePointAt(0) ?? 0;
    if (code >= 0x10ffff) continue;
    // Surrogates are no characters of their own: behind U+D7FF follows U+E000.
    return points.join('') + String.fromCodePoint(code === 0xd7ff ? 0xe000 : code + 1);
  }
  return undefined;
}

type From = { readonly startAfter?: string; readonly startAt?: string } | undefined;

function startOf(after: Cursor | undefined): From {
  if (after === undefined) return {};
  return after.folded ? startAtSuccessor(after.text) : { startAfter: after.text };
}
const afterRow = (row: { readonly key: string } | undefined): From =>
  row === undefined ? undefined : { startAfter: row.key };
function startAtSuccessor(prefix: string): From {
  const startAt = successor(prefix);
  return startAt === undefined ? undefined : { startAt };
}
