import { InvalidCursor, type StoredRecord } from '../../storage/records.ts';
import { type IamDeps, scopeOf } from './deps.ts';
import { refuse } from './errors.ts';

export interface PageInput {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** `Marker` is there exactly where `IsTruncated` says so. */
export interface PageOutput {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

const DEFAULT_PAGE = 100;

/**
 * A page of the account's records in the order of their names; those that `keep` refuses are passed over.
 * @throws ValidationError for a marker that no list gave out
 */
export async function pageOfRecords<Doc>(
  deps: IamDeps,
  ctx: { readonly accountId: string },
  kind: string,
  input: PageInput,
  keep: (doc: Doc) => boolean,
): Promise<{ readonly records: readonly StoredRecord<Doc>[]; readonly page: PageOutput }> {
  const most = input.MaxItems ?? DEFAULT_PAGE;
  const records: StoredRecord<Doc>[] = [];
  let after = input.Marker;
  for (;;) {
    // Never more than there is room for, so that the store's cursor stands behind the last one that is answered.
    const limit = most - records.length;
    const found = await deps.store.records
      .list<Doc>({
        scope: scopeOf(ctx),
        kind,
        sortBy: 'name',
        order: 'ascending',
        limit,
        ...(after === undefined ? {} : { after }),
      })
      .catch(asBadMarker);
    records.push(...found.records.filter((record) => keep(record.doc)));
    after = found.next;
    if (after === undefined) return { records, page: { IsTruncated: false } };
    if (records.length === most) return { records, page: { IsTruncated: true, Marker: after } };
  }
}

/** All the account's records of a kind. */
export async function allRecords<Doc>(
  deps: IamDeps,
  ctx: { readonly accountId: string },
  kind: string,
): Promise<readonly StoredRecord<Doc>[]> {
  const all: StoredRecord<Doc>[] = [];
  let Marker: string | undefined;
  do {
    const { records, page } = await pageOfRecords<Doc>(deps, ctx, kind, { MaxItems: 1000, Marker }, () => true);
    all.push(...records);
    Marker = page.Marker;
  } while (Marker !== undefined);
  return all;
}

/**
 * A page of a list that is at hand. `compare` orders the keys; the marker is the last key that was answered, so that what comes or
 * goes between two pages moves nothing else.
 */
export function pageOf<T>(
  items: readonly T[],
  input: PageInput,
  keyOf: (item: T) => string,
  compare: (a: string, b: string) => number = (a, b) => (a < b ? -1 : a > b ? 1 : 0),
): { readonly items: readonly T[]; readonly page: PageOutput } {
  const most = input.MaxItems ?? DEFAULT_PAGE;
  const last = input.Marker === undefined ? undefined : decode(input.Marker);
  const rest = items
    .filter((item) => last === undefined || compare(keyOf(item), last) > 0)
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
  const answered = rest.slice(0, most);
  const end = answered.at(-1);
  if (rest.length <= most || end === undefined) return { items: answered, page: { IsTruncated: false } };
  return { items: answered, page: { IsTruncated: true, Marker: encode(keyOf(end)) } };
}

const encode = (key: string): string => Buffer.from(key).toString('base64url');

function decode(marker: string): string {
  const key = Buffer.from(marker, 'base64url').toString();
  if (key === '' || encode(key) !== marker) throw refuse.badMarker();
  return key;
}

function asBadMarker(error: unknown): never {
  throw error instanceof InvalidCursor ? refuse.badMarker() : error;
}
