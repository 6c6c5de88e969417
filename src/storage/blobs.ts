/**
 * The bytes of objects, by an id that the store hands out. Metadata (bucket, key, ETag …) are rows elsewhere: bytes are written
 * first, the row that names them is committed after, and what no row names is swept at start-up.
 *
 * Laws: `write` resolves only when the bytes are on the disk; a write that fails or is aborted leaves nothing; memory does not grow
 * with the size; an id never comes from a user (keys with `..` are only text in a row).
 */
export interface Blobs {
  /** The chunks must not be changed after they were handed over. `sha256` asks for that digest, which costs as much as the others. */
  write(
    source: AsyncIterable<Uint8Array>,
    options?: { readonly signal?: AbortSignal; readonly sha256?: boolean },
  ): Promise<WrittenBlob>;
  /**
   * Joins blobs into a new one without passing the bytes through memory where the system can; of one blob it makes a copy that costs
   * nothing. Makes no digests: that would mean to read it all.
   */
  concat(ids: readonly string[]): Promise<Pick<WrittenBlob, 'id' | 'size'>>;
  /** Bytes `start` to `end` inclusive; the whole by default. Rejects with `BlobMissing` before the first byte. */
  read(id: string, range?: { readonly start: number; readonly end: number }): Promise<AsyncIterable<Uint8Array>>;
  /** A path that may be read (never written) directly, for hard links and copies. Undefined where the adapter has none. */
  path(id: string): string | undefined;
  delete(ids: readonly string[]): Promise<void>;
  /** Every id, for the sweep. */
  list(): AsyncIterable<string>;
}

export interface WrittenBlob {
  readonly id: string;
  /** bytes */
  readonly size: number;
  /** Hex digests, made while streaming. */
  readonly md5: string;
  /** Where it was asked for. */
  readonly sha256?: string;
  /** Base64 of the big-endian CRC32, as `x-amz-checksum-crc32`. */
  readonly crc32: string;
}

export class BlobMissing extends Error {
  override readonly name = 'BlobMissing';
}

/** The disk is full, or another error of the medium: becomes a 5xx, nothing was kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}
