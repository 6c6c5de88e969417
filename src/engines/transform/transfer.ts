import type { Scope } from '../../platform/identity.ts';

/** How the transform engine reaches S3. URIs are `s3://bucket/key`. Errors are `TransferError`s, for the user. */
export interface ObjectTransfer {
  /** Objects whose keys begin with the URI's, in key order. */
  list(scope: Scope, uri: string): AsyncIterable<{ readonly uri: string; readonly key: string; readonly size: number }>;
  read(scope: Scope, uri: string): Promise<AsyncIterable<Uint8Array>>;
  /** Writes the object when the body has ended; a body that fails leaves nothing. `marker` is kept with it. */
  write(
    scope: Scope,
    uri: string,
    body: AsyncIterable<Uint8Array>,
    options: { readonly marker: string; readonly contentType?: string; readonly signal: AbortSignal },
  ): Promise<void>;
  /** The marker of the object that is there. */
  marker(scope: Scope, uri: string): Promise<string | undefined>;
}

export class TransferError extends Error {
  override readonly name = 'TransferError';
}

/** @throws TransferError */
export function splitUri(uri: string): { readonly bucket: string; readonly key: string } {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
  if (match?.[1] === undefined) throw new TransferError(`Not an S3 URI: ${uri}`);
  return { bucket: match[1], key: match[2] ?? '' };
}
