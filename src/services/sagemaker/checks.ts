import type { RequestContext } from '../../models/service.ts';
import type { Call } from '../../platform/call.ts';
import { isServiceError, ServiceError, validationError } from '../../platform/errors.ts';
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

/** What a container is sent as a header. @throws ValidationException for characters that no header holds */
export function checkHeader(value: string | undefined, what: string): void {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value ?? ''))
    throw validationError(`${what} holds a character that no header can.`);
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
  if (deps.call === undefined || (await firstKey(deps.call, ctx, uri)) !== undefined) return;
  const { bucket } = readS3Uri(uri, 'S3Uri');
  const role = roleArn === undefined ? 'the role' : `the role "${roleArn}"`;
  throw validationError(
    `No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected ` +
      `region (${ctx.region}), that objects exist under that S3 prefix, and that ${role} has "s3:ListBucket" permissions on ` +
      `bucket "${bucket}".`,
  );
}

/**
 * The same for a model's data: one object, or anything below a prefix.
 * @throws ValidationException
 */
export async function requireModelData(
  deps: Pick<SageMakerDeps, 'call'>,
  ctx: RequestContext,
  uri: string,
  type: 'S3Object' | 'S3Prefix',
): Promise<void> {
  const { key } = readS3Uri(uri, 'ModelDataUrl');
  if (deps.call === undefined) return;
  // What has the key as its prefix comes after the key itself.
  const first = await firstKey(deps.call, ctx, uri);
  if (type === 'S3Object' ? first !== key : first === undefined)
    throw validationError(`Could not find model data at ${uri}.`);
}

/** The first key with the URI's prefix; undefined where there is none, or none that the caller may see. */
async function firstKey(call: Call, ctx: RequestContext, uri: string): Promise<string | undefined> {
  const { bucket, key } = readS3Uri(uri, 'S3Uri');
  const { identity, region, signal } = ctx;
  const input = { Bucket: bucket, Prefix: key, MaxKeys: 1 };
  try {
    const answer = await call({ service: 's3', operation: 'ListObjectsV2', input, identity, region, signal });
    // ListObjectsV2's output, of which only the first key matters here.
    return (answer as { readonly Contents?: readonly { readonly Key?: string }[] }).Contents?.[0]?.Key;
  } catch (error) {
    if (isServiceError(error)) return undefined;
    throw error;
  }
}

const INSTANCE_QUOTA = 20;

/**
 * Each instance is a container of its own on this machine: a number that no quota would allow is refused before any is started, with the
 * error that callers retry on. Judged by request; what runs already is not counted.
 * @throws ResourceLimitExceeded
 */
export function checkInstanceQuota(
  { instanceQuota = INSTANCE_QUOTA }: Pick<SageMakerDeps, 'instanceQuota'>,
  use: 'training job' | 'processing job' | 'transform job' | 'endpoint',
  instanceType: string | undefined,
  count: number,
): void {
  if (count <= instanceQuota) return;
  throw new ServiceError(
    'ResourceLimitExceeded',
    `The account-level service limit '${instanceType ?? 'instances'} for ${use} usage' is ${instanceQuota} Instances, and this request asks ` +
      `for ${count} Instances. Ask for fewer, or start the server with a larger SAGEBRUSH_INSTANCE_QUOTA.`,
    { status: 400 },
  );
}
