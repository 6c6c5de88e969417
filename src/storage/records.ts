import type { Scope } from '../platform/identity.ts';

/** `kind` is a service and a resource, e.g. `sagemaker/training-job`, `states/state-machine`, `iam/role`. */
export interface RecordKey extends Scope {
  readonly kind: string;
  readonly name: string;
}

export interface StoredRecord<T> {
  readonly key: RecordKey;
  /** 1 after the insert, one more with each update. */
  readonly version: number;
  readonly doc: T;
  readonly status?: string;
  readonly parent?: string;
  readonly token?: string;
  /** ms */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface RecordQuery {
  /** Omit to look through every tenant (reconcilers at start-up only). */
  readonly scope?: Scope;
  readonly kind: string;
  /** Ties are broken by name, so pages never overlap. */
  readonly sortBy: 'name' | 'createdAt' | 'modifiedAt' | 'status';
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
  readonly where?: RecordFilter;
}

/** All that are given must hold. */
export interface RecordFilter {
  /** Case-insensitive, as the services' NameContains. */
  readonly nameContains?: string;
  readonly namePrefix?: string;
  readonly status?: string | readonly string[];
  readonly parent?: string;
  /** ms, exclusive. */
  readonly createdAfter?: number;
  readonly createdBefore?: number;
  readonly modifiedAfter?: number;
  readonly modifiedBefore?: number;
  /** Members of the document (dotted paths) that equal a value. Not indexed: for rare filters. */
  readonly doc?: Readonly<Record<string, string | number | boolean>>;
}

export interface RecordPage<T> {
  readonly records: readonly StoredRecord<T>[];
  /** Opaque; absent on the last page. Throws `InvalidCursor` when given back damaged. */
  readonly next?: string;
}

/** Documents by (account, Region, kind, name). Written only through `Store.commit`. */
export interface Records {
  get<T>(key: RecordKey): Promise<StoredRecord<T> | undefined>;
  list<T>(query: RecordQuery): Promise<RecordPage<T>>;
  count(query: Pick<RecordQuery, 'scope' | 'kind' | 'where'>): Promise<number>;
}

/** A pagination cursor that this store did not make. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}
