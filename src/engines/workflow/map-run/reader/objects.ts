import { pipeline, Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Call } from '../../../../platform/call.ts';
import { isServiceError } from '../../../../platform/errors.ts';
import type { Identity } from '../../../../platform/identity.ts';
import { TaskFailure } from '../../integrations/integration.ts';

/** S3 as a Map Run sees it: every call is made as the machine's role. */
export interface Objects {
  open(place: Place, options?: OpenOptions): Promise<OpenObject>;
  /** Pages of a listing, in the order of the keys. */
  list(parameters: object, startAfter: string | undefined): AsyncIterable<readonly Listed[]>;
  put(place: Place, body: AsyncIterable<Uint8Array>, contentType: string): Promise<void>;
}

export interface Place {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
}

export interface OpenOptions {
  readonly ifMatch?: string;
  /** Bytes, both inclusive. */
  readonly range?: { readonly start: number; readonly end: number };
}

export interface OpenObject {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly etag: string;
  /** Of what is read, in bytes. */
  readonly size: number;
}

export interface Listed {
  readonly Key: string;
  readonly ETag?: string;
  /** ms */
  readonly LastModified?: number;
  readonly Size?: number;
  readonly StorageClass?: string;
}

export const uriOf = ({ Bucket, Key }: Pick<Place, 'Bucket' | 'Key'>): string => `s3://${Bucket}/${Key}`;

/** Reads `s3://bucket/key`. */
export function readUri(text: string): Place | undefined {
  const match = /^s3:\/\/([^/]+)\/(.+)$/i.exec(text.trim());
  return match?.[1] === undefined || match[2] === undefined ? undefined : { Bucket: match[1], Key: match[2] };
}

/** What could not be read, as the Map Run's error. */
export const readerFailure = (cause: string): TaskFailure => new TaskFailure('States.ItemReaderFailed', cause);

export function createObjects(call: Call, identity: Identity, region: string): Objects {
  const request = (operation: string, input: object): Promise<unknown> =>
    call({ service: 's3', operation, input, identity, region });

  return {
    async open(place, { ifMatch, range } = {}) {
      const answer = await request('GetObject', {
        ...place,
        ...(ifMatch === undefined ? {} : { IfMatch: ifMatch }),
        ...(range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` }),
      }).catch((error: unknown) => {
        throw refusedRead(error, place);
      });
      // The answer of GetObject.
      const { Body, ETag, ContentLength } = answer as {
        Body?: AsyncIterable<Uint8Array>;
        ETag?: string;
        ContentLength?: number;
      };
      return { bytes: Body ?? nothing(), etag: ETag ?? '', size: ContentLength ?? 0 };
    },

    async *list(parameters, startAfter) {
      let token: string | undefined;
      do {
        const answer = await request('ListObjectsV2', {
          ...parameters,
          ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
          ...(token === undefined ? {} : { ContinuationToken: token }),
        }).catch((error: unknown) => {
          throw isServiceError(error) ? readerFailure(`The objects could not be listed: ${error.message}`) : error;
        });
        // The answer of ListObjectsV2.
        const page = answer as { Contents?: readonly Listed[]; NextContinuationToken?: string };
        if (page.Contents !== undefined) yield page.Contents;
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },

    async put(place, body, contentType) {
      await request('PutObject', { ...place, Body: body, ContentType: contentType });
    },
  };
}

function refusedRead(error: unknown, place: Place): unknown {
  if (!isServiceError(error)) return error;
  if (error.code === 'PreconditionFailed') {
    return readerFailure(`The object ${uriOf(place)} was changed while its items were being read.`);
  }
  return readerFailure(`The object ${uriOf(place)} could not be read: ${error.message} (${error.code})`);
}

/** The content of an object that is compressed by its name (`.gz`, `.zst`), else its bytes. */
export function decompressed(key: string, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const decompress = /\.(gz|gzip)$/i.test(key)
    ? createGunzip()
    : /\.(zst|zstd)$/i.test(key)
      ? createZstdDecompress()
      : undefined;
  if (decompress === undefined) return bytes;
  // Errors of both sides come out of the iteration; the callback only keeps them from being uncaught.
  return pipeline(Readable.from(bytes), decompress, () => {});
}

/** Bytes as text, in pieces that never cut a character. @throws TaskFailure for what is no UTF-8 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, what: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw readerFailure(`${what} is not UTF-8.`);
    }
  };
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        const { code } = error as { code?: string };
        throw code?.startsWith('Z_') || code?.startsWith('ZSTD') ? readerFailure(`${what} is damaged: ${code}`) : error;
      });
      if (next.done === true) break;
      yield decode(next.value);
    }
    yield decode();
  } finally {
    await iterator.return?.();
  }
}

async function* nothing(): AsyncIterable<Uint8Array> {}
