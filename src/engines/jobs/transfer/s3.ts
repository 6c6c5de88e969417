import type { Call } from '../../../platform/call.ts';
import { isServiceError } from '../../../platform/errors.ts';
import { type Identity, rootIdentity } from '../../../platform/identity.ts';
import { JobError } from '../engine.ts';
import type { JobPlan } from '../plan.ts';
import { type ObjectTransfer, splitUri } from './port.ts';
import { watched } from './watched.ts';

/** S3 through the platform's own API, as the job's role. */
export function createS3Transfer(call: Call): (plan: JobPlan) => ObjectTransfer {
  return (plan) => {
    const identity = jobIdentity(plan);
    const s3 = async (
      operation: string,
      uri: string,
      input: (place: { readonly bucket: string; readonly key: string }) => object,
      signal: AbortSignal,
    ): Promise<unknown> => {
      const place = splitUri(uri);
      if (place === undefined) throw new JobError(`"${uri}" is not an S3 URI (s3://bucket/key).`);
      try {
        return await call({ service: 's3', operation, input: input(place), identity, region: plan.region, signal });
      } catch (error) {
        if (!isServiceError(error)) throw error;
        throw new JobError(`${error.code} (${error.status ?? 400}): ${error.message} (${operation} of ${uri})`);
      }
    };
    return {
      async *list(uri, signal) {
        let token: string | undefined;
        do {
          const page = (await s3(
            'ListObjectsV2',
            uri,
            ({ bucket, key }) => ({
              Bucket: bucket,
              ...(key === '' ? {} : { Prefix: key }),
              ...(token === undefined ? {} : { ContinuationToken: token }),
            }),
            signal,
            // The members of the API's ListObjectsV2Output that are used here.
          )) as { Contents?: readonly { Key?: string; Size?: number }[]; NextContinuationToken?: string };
          for (const { Key, Size } of page.Contents ?? []) if (Key !== undefined) yield { key: Key, size: Size ?? 0 };
          token = page.NextContinuationToken;
        } while (token !== undefined);
      },
      async open(uri, signal) {
        const answer = await s3('GetObject', uri, ({ bucket, key }) => ({ Bucket: bucket, Key: key }), signal);
        // The member of the API's GetObjectOutput that is used here.
        const { Body } = answer as { Body?: AsyncIterable<Uint8Array> };
        return Body ?? empty();
      },
      async put(uri, body, signal, size) {
        const source = watched(body);
        const stream = { [Symbol.asyncIterator]: () => source.body[Symbol.asyncIterator](), length: size };
        const length = size === undefined ? {} : { ContentLength: size };
        await s3(
          'PutObject',
          uri,
          ({ bucket, key }) => ({ Bucket: bucket, Key: key, Body: stream, ...length }),
          signal,
        ).catch((error: unknown) => {
          // What broke the body is the cause; S3 only knows that it broke.
          throw source.failure() ?? error;
        });
      },
    };
  };
}

async function* empty(): AsyncGenerator<Uint8Array> {}

/**
 * The session that SageMaker opens with a job's role. Always one of the job's own account, whatever account the ARN names: AWS does not let
 * a role of another account be passed, and here it would open that account's buckets.
 */
export function jobIdentity(plan: Pick<JobPlan, 'accountId' | 'roleArn'>): Identity {
  const [, partition = 'aws', name] = /^arn:([^:]+):iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(plan.roleArn ?? '') ?? [];
  if (name === undefined) return rootIdentity(plan.accountId);
  return {
    accountId: plan.accountId,
    arn: `arn:${partition}:sts::${plan.accountId}:assumed-role/${name}/SageMaker`,
    userId: `${name}:SageMaker`,
  };
}
