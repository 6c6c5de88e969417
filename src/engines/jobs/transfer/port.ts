/** How the engine reads and writes S3, as one identity. URIs are `s3://bucket/key`. Errors are `JobError`s made for the user. */
export interface ObjectTransfer {
  /** Every object whose key begins with the URI's, in key order. */
  list(uri: string, signal: AbortSignal): AsyncIterable<{ readonly key: string; readonly size: number }>;
  /** An object's content. */
  open(uri: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /** Writes an object whole or not at all. `size` where it is known. */
  put(uri: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal, size?: number): Promise<void>;
}

/** `s3://bucket/key` in its parts; the key may be empty. */
export function splitUri(uri: string): { readonly bucket: string; readonly key: string } | undefined {
  const match = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(uri);
  return match === null ? undefined : { bucket: match[1] ?? '', key: match[2] ?? '' };
}

export function joinUri(uri: string, relative: string): string {
  return uri.endsWith('/') ? `${uri}${relative}` : `${uri}/${relative}`;
}
