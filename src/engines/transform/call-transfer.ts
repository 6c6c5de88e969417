import type { Call } from '../../platform/call.ts';
import { isServiceError } from '../../platform/errors.ts';
import { rootIdentity, type Scope } from '../../platform/identity.ts';
import { watched } from '../jobs/door.ts';
import { type ObjectTransfer, splitUri, TransferError } from './transfer.ts';

/** User metadata of outputs: which job wrote them, so that one that goes on after a crash skips what is done. */
const MARKER = 'sagebrush-transform-job';

/** The members of S3's answers that are read here; `Call` answers the handlers' own outputs. */
interface Page {
  readonly Contents?: readonly { readonly Key?: string; readonly Size?: number }[];
  readonly NextContinuationToken?: string;
}
interface Content {
  readonly Body?: AsyncIterable<Uint8Array>;
}
interface Head {
  readonly Metadata?: Readonly<Record<string, string>>;
}

/** S3 through the API, as the job's account: the same rules and refusals as for an outside client. */
export function callTransfer(call: Call): ObjectTransfer {
  /** The operation decides the output's type; each caller names the members that it reads. */
  async function s3<Output>(scope: Scope, operation: string, input: object, signal?: AbortSignal): Promise<Output> {
    const request = { service: 's3', operation, input, identity: rootIdentity(scope.accountId), region: scope.region };
    return (await call(signal === undefined ? request : { ...request, signal })) as Output;
  }

  return {
    async *list(scope, uri) {
      const { bucket, key } = splitUri(uri);
      let token: string | undefined;
      do {
        const input = { Bucket: bucket, Prefix: key, ...(token === undefined ? {} : { ContinuationToken: token }) };
        const page: Page = await s3<Page>(scope, 'ListObjectsV2', input).catch(explain(uri));
        for (const { Key = '', Size = 0 } of page.Contents ?? [])
          yield { uri: `s3://${bucket}/${Key}`, key: Key, size: Size };
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },

    async read(scope, uri) {
      const { bucket, key } = splitUri(uri);
      const { Body } = await s3<Content>(scope, 'GetObject', { Bucket: bucket, Key: key }).catch(explain(uri));
      return Body ?? nothing();
    },

    async write(scope, uri, body, { marker, contentType, signal }) {
      const { bucket, key } = splitUri(uri);
      const ContentType = contentType ?? 'application/octet-stream';
      const source = watched(body);
      const input = { Bucket: bucket, Key: key, Body: source.body, ContentType, Metadata: { [MARKER]: marker } };
      await s3(scope, 'PutObject', input, signal).catch((error: unknown) => {
        // What broke the body is the cause; S3 only knows that it broke.
        throw source.failure() ?? explain(uri)(error);
      });
    },

    async marker(scope, uri) {
      const { bucket, key } = splitUri(uri);
      const head = await s3<Head>(scope, 'HeadObject', { Bucket: bucket, Key: key }).catch((error: unknown) => {
        if (isServiceError(error) && ['NotFound', 'NoSuchKey'].includes(error.code)) return undefined;
        return explain(uri)(error);
      });
      return head?.Metadata?.[MARKER];
    },
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const explain =
  (uri: string) =>
  (error: unknown): never => {
    if (!isServiceError(error)) throw error;
    switch (error.code) {
      case 'NoSuchBucket':
        throw new TransferError(`The bucket ${splitUri(uri).bucket} does not exist.`);
      case 'AccessDenied':
        throw new TransferError(`Access to the bucket ${splitUri(uri).bucket} is denied.`);
      case 'NoSuchKey':
      case 'NotFound':
        throw new TransferError(`There is no object ${uri}.`);
      default:
        throw new TransferError(`${uri}: ${error.message}`);
    }
  };
