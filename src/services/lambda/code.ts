import { createHash } from 'node:crypto';
import { InvocationRefused } from '../../engines/functions/door.ts';
import type { FunctionCode } from '../../models/generated/lambda.ts';
import { isServiceError } from '../../platform/errors.ts';
import { type Identity, rootIdentity, type Scope } from '../../platform/identity.ts';
import { type LambdaDeps, refuse } from './deps.ts';

/** The largest package sent in a request, and the largest in S3 (bytes, zipped). */
const MAX_DIRECT = 50 * 1024 * 1024;
const MAX_STORED = 250 * 1024 * 1024;

/** Deployment packages lie in a bucket of the account's, by their digest: the same code is kept once. */
export interface CodeStore {
  /**
   * Takes over and checks what a request names.
   * @throws InvalidParameterValueException; S3's refusal where the object cannot be read
   */
  take(
    scope: Scope,
    identity: Identity,
    code: FunctionCode,
  ): Promise<{ readonly sha256: string; readonly size: number }>;
  open(scope: Scope, sha256: string): Promise<AsyncIterable<Uint8Array>>;
  /** Bucket and key of a package. */
  place(scope: Scope, sha256: string): { readonly Bucket: string; readonly Key: string };
}

interface Stored {
  readonly Body?: AsyncIterable<Uint8Array>;
  readonly ContentLength?: number;
  readonly ETag?: string;
}

export function createCodeStore({ call, functions }: LambdaDeps): CodeStore {
  const bucketOf = (scope: Scope): string => `sagebrush-functions-${scope.accountId}-${scope.region}`;
  const place = (scope: Scope, sha256: string) => ({ Bucket: bucketOf(scope), Key: `code/${sha256}.zip` });
  const s3 = (scope: Scope, identity: Identity, operation: string, input: object): Promise<unknown> =>
    call({ service: 's3', operation, input, identity, region: scope.region });

  async function open(scope: Scope, sha256: string): Promise<AsyncIterable<Uint8Array>> {
    const answer = await s3(scope, rootIdentity(scope.accountId), 'GetObject', place(scope, sha256));
    // The member of GetObjectOutput that is used here.
    return (answer as Stored).Body ?? nothing();
  }

  /** The object as it was when its digest was made. */
  async function fromS3(scope: Scope, identity: Identity, { S3Bucket, S3Key, S3ObjectVersion }: FunctionCode) {
    const input = {
      Bucket: S3Bucket,
      Key: S3Key,
      ...(S3ObjectVersion === undefined ? {} : { VersionId: S3ObjectVersion }),
    };
    const read = async (more: object): Promise<Stored> => {
      try {
        // Members of GetObjectOutput.
        return (await s3(scope, identity, 'GetObject', { ...input, ...more })) as Stored;
      } catch (error) {
        if (!isServiceError(error)) throw error;
        throw refuse.invalid(
          `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
        );
      }
    };
    const hash = createHash('sha256');
    const first = await read({});
    let size = 0;
    for await (const chunk of first.Body ?? nothing()) {
      size += chunk.length;
      if (size > MAX_STORED) throw refuse.invalid(`Unzipped size must be smaller than ${MAX_STORED} bytes`);
      hash.update(chunk);
    }
    const again = async (): Promise<AsyncIterable<Uint8Array>> => {
      const { Body } = await read(first.ETag === undefined ? {} : { IfMatch: first.ETag });
      return Body ?? nothing();
    };
    return { sha256: hash.digest('hex'), size, read: again };
  }

  return {
    place,
    open,
    async take(scope, identity, code) {
      if (code.ImageUri !== undefined) throw refuse.unsupported('functions from container images (PackageType Image)');
      const { ZipFile: zip } = code;
      if (zip === undefined && (code.S3Bucket === undefined || code.S3Key === undefined)) {
        throw refuse.invalid('Please provide a source for function code.');
      }
      if (zip !== undefined && zip.length > MAX_DIRECT) {
        throw refuse.invalid(`Request must be smaller than ${MAX_DIRECT} bytes for the CreateFunction operation`);
      }
      const source =
        zip === undefined
          ? await fromS3(scope, identity, code)
          : {
              sha256: createHash('sha256').update(zip).digest('hex'),
              size: zip.length,
              read: async () => once(zip),
            };
      try {
        await functions.prepare(source.sha256, source.read);
      } catch (error) {
        if (!(error instanceof InvocationRefused)) throw error;
        throw refuse.invalid(
          `Could not unzip uploaded file. Please check your file, then try to upload again. (${error.message})`,
        );
      }
      await keep(scope, source);
      return { sha256: source.sha256, size: source.size };
    },
  };

  async function keep(
    scope: Scope,
    { sha256, size, read }: { sha256: string; size: number; read: () => Promise<AsyncIterable<Uint8Array>> },
  ): Promise<void> {
    const root = rootIdentity(scope.accountId);
    await s3(scope, root, 'CreateBucket', {
      Bucket: bucketOf(scope),
      ...(scope.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: scope.region } }),
    }).catch((error: unknown) => {
      if (!isServiceError(error, 'BucketAlreadyOwnedByYou')) throw error;
    });
    const body = await read();
    const stream = { [Symbol.asyncIterator]: () => body[Symbol.asyncIterator](), length: size };
    await s3(scope, root, 'PutObject', { ...place(scope, sha256), Body: stream, ContentLength: size });
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
