import type { RequestContext } from '../../models/service.ts';
import { isServiceError, type ServiceError, validationError } from '../../platform/errors.ts';
import type { SageMakerDeps } from './deps.ts';

/** Refuses what is accepted by the model and cannot be done (yet), so that nobody believes that it took effect. */
export const unsupported = (what: string, instead: string): ServiceError =>
  validationError(`${what} is not supported: ${instead}`);

/** `s3://bucket/key…` in its parts; the `https://` form of the API is read too. @throws ValidationException */
export function readS3Uri(uri: string, what: string): { readonly bucket: string; readonly key: string } {
  const match =
    /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ??
    /^https?:\/\/s3[^/]*\/([^/]+)(?:\/(.*))?$/s.exec(uri) ??
    /^https?:\/\/([^./]+)\.s3[^/]*(?:\/(.*))?$/s.exec(uri);
  const [, bucket, key = ''] = match ?? [];
  if (bucket === undefined) throw validationError(`${what} is not an S3 URI: ${uri}`);
  return { bucket, key };
}

/** The same as `s3://…`, whichever form it came in. */
export function s3Uri(uri: string, what: string): string {
  const { bucket, key } = readS3Uri(uri, what);
  return key === '' ? `s3://${bucket}` : `s3://${bucket}/${key}`;
}

/** Joins a name below a prefix that may or may not end in a slash. */
export const below = (uri: string, ...names: readonly string[]): string =>
  [uri.replace(/\/+$/, ''), ...names].join('/');

/**
 * As SageMaker does at create time: input that is not there refuses the job at once, rather than failing it later.
 * @throws ValidationException
 */
export async function requireObjects(
  deps: Pick<SageMakerDeps, 'call'>,
  ctx: RequestContext,
  uri: string,
  roleArn: string | undefined,
): Promise<void> {
  if (deps.call === undefined) return;
  const { bucket, key } = readS3Uri(uri, 'S3Uri');
  const found = await deps
    .call({
      service: 's3',
      operation: 'ListObjectsV2',
      input: { Bucket: bucket, Prefix: key, MaxKeys: 1 },
      identity: ctx.identity,
      region: ctx.region,
      signal: ctx.signal,
    })
    .then(
      // ListObjectsV2's output, of which only the count matters here.
      (answer) => ((answer as { readonly Contents?: readonly unknown[] }).Contents?.length ?? 0) > 0,
      (error: unknown) => {
        if (isServiceError(error)) return false;
        throw error;
      },
    );
  if (found) return;
  const role = roleArn === undefined ? 'the role' : `the role "${roleArn}"`;
  throw validationError(
    `No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected ` +
      `region (${ctx.region}), that objects exist under that S3 prefix, and that ${role} has "s3:ListBucket" permissions on ` +
      `bucket "${bucket}".`,
  );
}
