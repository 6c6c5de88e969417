import type { Scope } from '../platform/identity.ts';
import type { Json } from '../platform/json.ts';
import type { RecordKey } from './records.ts';

/**
 * A commit is a list of changes that happen together or not at all. There are no interactive transactions: a caller reads, decides,
 * and commits with the versions that it read (`expect`), which works the same on SQLite and on PostgreSQL and lets an adapter put
 * many commits into one write of the disk.
 *
 * Laws (held by the conformance suite):
 * 1. A commit that resolves survives `kill -9` and a power cut.
 * 2. A commit that rejects changed nothing.
 * 3. Commits are serialisable: each sees all that resolved before it.
 */
export type Change = InsertRecord | UpdateRecord | DeleteRecord | PutTags | RemoveTags | Enqueue;

/** Fails the commit with `RecordExists` where the key is taken. */
export interface InsertRecord {
  readonly kind: 'insert-record';
  readonly key: RecordKey;
  readonly fields: RecordFields;
  /** Stored with the record; see `RequestContext.idempotencyToken`. */
  readonly token?: string;
  /** ms; becomes createdAt and modifiedAt. */
  readonly at: number;
}

/** Fails the commit with `RecordChanged` unless the stored version is `expect`. */
export interface UpdateRecord {
  readonly kind: 'update-record';
  readonly key: RecordKey;
  readonly expect: number;
  readonly fields: RecordFields;
  /** ms; becomes modifiedAt. */
  readonly at: number;
}

/** Fails the commit with `RecordChanged` where `expect` is given and is not the stored version, or the record is gone. */
export interface DeleteRecord {
  readonly kind: 'delete-record';
  readonly key: RecordKey;
  readonly expect?: number;
}

/** What a record holds: the document and the columns that lists filter and sort by. */
export interface RecordFields {
  readonly doc: Json | object;
  readonly status?: string;
  /** The name or ARN of what this record belongs to, where lists ask by it. */
  readonly parent?: string;
}

/** Sets tags (adds or overwrites by key). */
export interface PutTags {
  readonly kind: 'put-tags';
  readonly scope: Scope;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface RemoveTags {
  readonly kind: 'remove-tags';
  readonly scope: Scope;
  readonly arn: string;
  readonly keys: readonly string[] | 'all';
}

/** Makes `key` due in `queue` at `dueAt` (ms) or earlier if it already was. See `work-queue.ts`. */
export interface Enqueue {
  readonly kind: 'enqueue';
  readonly queue: string;
  readonly key: string;
  readonly dueAt: number;
}

/** A commit's expectation did not hold; nothing was changed. Read again and decide again. */
export class CommitConflict extends Error {
  override readonly name = 'CommitConflict';
  readonly reason: 'record-exists' | 'record-changed';
  readonly key: RecordKey;
  constructor(reason: 'record-exists' | 'record-changed', key: RecordKey) {
    super(`${reason}: ${key.kind} ${key.name}`);
    this.reason = reason;
    this.key = key;
  }
}

/** Reads, decides and commits again when somebody else was faster; gives up after five times. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CommitConflict) || left === 0) throw error;
    }
  }
}
