import type { Scope } from '../platform/identity.ts';

/** Rows of the object store: buckets, objects and multipart uploads. The bytes are in `Blobs`. S3's rules are the service's. */
export interface Objects {
  createBucket(bucket: BucketRow): Promise<'created' | 'exists'>;
  getBucket(name: string): Promise<BucketRow | undefined>;
  listBuckets(accountId: string): Promise<readonly BucketRow[]>;
  updateBucket(name: string, config: BucketRow['config']): Promise<void>;
  /** Refuses while objects are there. */
  deleteBucket(name: string): Promise<'deleted' | 'missing' | 'not-empty'>;

  get(bucket: string, key: string): Promise<ObjectRow | undefined>;
  /**
   * Puts the row where `condition` holds for what is there, atomically. Answers the blob ids that are no longer named, to be deleted.
   * `no-bucket`: the bucket went away while the bytes came in.
   */
  put(
    row: ObjectRow,
    condition?: ObjectCondition,
  ): Promise<{ readonly outcome: 'stored' | 'condition-failed' | 'no-bucket'; readonly orphans: readonly string[] }>;
  /** Changes metadata in place (tagging). */
  setTags(bucket: string, key: string, tags: Readonly<Record<string, string>>): Promise<boolean>;
  /** Deletes, in one commit, what is there and is what its target expects. An outcome for each target, in their order. */
  delete(
    bucket: string,
    targets: readonly DeleteTarget[],
  ): Promise<{
    readonly outcomes: readonly ('deleted' | 'missing' | 'condition-failed')[];
    readonly orphans: readonly string[];
  }>;
  /** In the order of the keys' UTF-8 bytes, without a delimiter folding: the caller skips with `startAfter`. */
  list(query: {
    readonly bucket: string;
    readonly prefix?: string;
    readonly startAfter?: string;
    readonly startAt?: string;
    readonly limit: number;
  }): Promise<readonly ObjectRow[]>;

  createUpload(upload: UploadRow): Promise<void>;
  getUpload(bucket: string, key: string, uploadId: string): Promise<UploadRow | undefined>;
  listUploads(bucket: string): Promise<readonly UploadRow[]>;
  /** `no-upload`: the upload was completed or aborted while the bytes came in; the part's blob is among the orphans. */
  putPart(
    uploadId: string,
    part: PartRow,
  ): Promise<{ readonly outcome: 'stored' | 'no-upload'; readonly orphans: readonly string[] }>;
  listParts(uploadId: string): Promise<readonly PartRow[]>;
  /** Removes the upload and its parts' rows; answers the parts' blob ids. */
  removeUpload(uploadId: string): Promise<{ readonly orphans: readonly string[] }>;
  /** Whether a blob is named by any object or part, for the sweep. */
  namesBlob(id: string): Promise<boolean>;
}

export interface BucketRow extends Scope {
  readonly name: string;
  /** ms */
  readonly createdAt: number;
  /** What S3's Put…Configuration operations stored, by document name. */
  readonly config: Readonly<Record<string, unknown>>;
}

export interface ObjectRow {
  readonly bucket: string;
  readonly key: string;
  readonly blobId: string;
  readonly size: number;
  /** Without quotes: an MD5 in hex, or `<md5 of md5s>-<parts>`. */
  readonly etag: string;
  /** ms */
  readonly modifiedAt: number;
  /** Content-Type, Cache-Control … by S3's member name, e.g. `ContentType`. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata (`x-amz-meta-…`), names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Checksums that the client sent or asked for, by member name, e.g. `ChecksumCRC32`. */
  readonly checksums: Readonly<Record<string, string>>;
  /** Sizes of the parts, for GetObject with a part number and GetObjectAttributes. */
  readonly parts?: readonly number[];
}

/** For conditional writes; both absent = always. */
export interface ObjectCondition {
  /** An ETag without quotes, or `*` for any existing object. */
  readonly ifMatch?: string;
  /** Only `*`: nothing may be there. */
  readonly ifNoneMatch?: '*';
}

export interface DeleteTarget extends Pick<ObjectCondition, 'ifMatch'> {
  readonly key: string;
}

export interface UploadRow {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly startedAt: number;
  readonly headers: ObjectRow['headers'];
  readonly metadata: ObjectRow['metadata'];
  readonly tags: ObjectRow['tags'];
  readonly checksumAlgorithm?: string;
  /** `COMPOSITE` or `FULL_OBJECT`, with the algorithm. */
  readonly checksumType?: string;
}

export interface PartRow {
  readonly number: number;
  readonly blobId: string;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: number;
  readonly checksums: ObjectRow['checksums'];
}
