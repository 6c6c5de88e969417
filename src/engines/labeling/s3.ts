import type { Call } from '../../platform/call.ts';
import { isServiceError } from '../../platform/errors.ts';
import { rootIdentity, type Scope } from '../../platform/identity.ts';
import { LabelingFailure } from './engine.ts';

/** S3 through its API, as the job's account: the same rules and refusals as for an outside client. Refusals are the job's failure. */
export interface LabelingS3 {
  /** From `offset` to the end. `etag`: only that very content. */
  read(scope: Scope, uri: string, from?: { readonly offset: number; readonly etag: string }): Promise<S3Object>;
  /** @throws LabelingFailure also where it is larger than `most` bytes */
  readText(scope: Scope, uri: string, most: number): Promise<string>;
  write(scope: Scope, uri: string, body: string | AsyncIterable<Uint8Array>, contentType: string): Promise<void>;
}

export interface S3Object {
  readonly body: AsyncIterable<Uint8Array>;
  readonly etag: string;
  /** bytes of the whole object */
  readonly size: number;
}

/** The members of S3's answers that are read here; `Call` answers the handlers' own outputs. */
interface GetObjectAnswer {
  readonly Body?: AsyncIterable<Uint8Array>;
  readonly ETag?: string;
  readonly ContentLength?: number;
}

export function createLabelingS3(call: Call): LabelingS3 {
  async function s3<Output>(scope: Scope, operation: string, uri: string, input: object): Promise<Output> {
    const { bucket, key } = splitUri(uri);
    const request = { service: 's3', operation, identity: rootIdentity(scope.accountId), region: scope.region };
    try {
      return (await call({ ...request, input: { Bucket: bucket, Key: key, ...input } })) as Output;
    } catch (error) {
      throw explain(error, uri);
    }
  }

  const read: LabelingS3['read'] = async (scope, uri, from) => {
    const input =
      from === undefined ? {} : { IfMatch: from.etag, ...(from.offset > 0 ? { Range: `bytes=${from.offset}-` } : {}) };
    const { Body, ETag = '', ContentLength = 0 } = await s3<GetObjectAnswer>(scope, 'GetObject', uri, input);
    return { body: Body ?? nothing(), etag: ETag, size: ContentLength };
  };

  return {
    read,
    async readText(scope, uri, most) {
      const { body } = await read(scope, uri);
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of body) {
        size += piece.length;
        if (size > most) throw new LabelingFailure(`ClientError: ${uri} is larger than ${most} bytes.`);
        pieces.push(piece);
      }
      return Buffer.concat(pieces).toString('utf8');
    },
    async write(scope, uri, body, contentType) {
      const Body = typeof body === 'string' ? Buffer.from(body) : body;
      const stream = typeof body === 'string' ? once(Buffer.from(body)) : Body;
      const length = typeof body === 'string' ? { ContentLength: Buffer.byteLength(body) } : {};
      await s3(scope, 'PutObject', uri, { Body: stream, ContentType: contentType, ...length });
    },
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function splitUri(uri: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new LabelingFailure(`ClientError: ${uri} names no object in S3 (s3://bucket/key).`);
  }
  return { bucket, key };
}

function explain(error: unknown, uri: string): unknown {
  if (!isServiceError(error) || (error.status ?? 400) >= 500) return error;
  switch (error.code) {
    case 'PreconditionFailed':
      return new LabelingFailure(`ClientError: ${uri} was replaced while the job ran.`);
    case 'NoSuchKey':
    case 'NotFound':
      return new LabelingFailure(`ClientError: There is no object ${uri}.`);
    case 'NoSuchBucket':
      return new LabelingFailure(`ClientError: The bucket of ${uri} does not exist.`);
    case 'AccessDenied':
      return new LabelingFailure(`ClientError: Access to ${uri} is denied.`);
    default:
      return new LabelingFailure(`ClientError: ${uri}: ${error.message}`);
  }
}
