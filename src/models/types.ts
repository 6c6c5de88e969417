/** The TypeScript side of the wire's values, used by the generated interfaces. */

/** Milliseconds since 1970-01-01T00:00:00Z. Each protocol writes it in its own format. */
export type Timestamp = number;

/** A blob that is held whole in memory. */
export type Blob = Uint8Array;

/** A blob that is streamed: an object's content, an invocation's body. `length` is in bytes and absent when unknown. */
export interface StreamingBlob extends AsyncIterable<Uint8Array> {
  readonly length?: number | undefined;
  /**
   * Headers that came after the content (`aws-chunked` trailers such as `x-amz-checksum-crc32`), names in lower case. Complete once the
   * iteration has ended; absent where the transfer can have none.
   */
  trailers?(): Readonly<Record<string, string>>;
}

/** Events of an event stream, in order; each has exactly one member. */
export type EventStream<E> = AsyncIterable<E>;

/** Free-form JSON. */
export type Document = null | boolean | number | string | readonly Document[] | { readonly [key: string]: Document };
