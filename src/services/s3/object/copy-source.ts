import type { RequestContext } from '../../../models/service.ts';
import type { ServiceError } from '../../../platform/errors.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { invalidArgument, invalidRequest, noSuchKey, notImplemented } from '../errors.ts';
import { checkCopySource } from './conditions.ts';
import { checkVersion } from './properties.ts';
import { MAX_UPLOAD } from './receive.ts';

interface CopyRequest {
  readonly CopySource: string;
  readonly CopySourceIfMatch?: string | undefined;
  readonly CopySourceIfNoneMatch?: string | undefined;
  readonly CopySourceIfModifiedSince?: number | undefined;
  readonly CopySourceIfUnmodifiedSince?: number | undefined;
  readonly CopySourceSSECustomerAlgorithm?: string | undefined;
  readonly ExpectedSourceBucketOwner?: string | undefined;
}

/** Finds the object that `x-amz-copy-source` names, where the caller may read it and the source conditions hold. */
export async function findCopySource(deps: S3Deps, ctx: RequestContext, request: CopyRequest): Promise<ObjectRow> {
  if (request.CopySourceSSECustomerAlgorithm !== undefined) {
    throw notImplemented('server-side encryption with customer-provided keys');
  }
  const source = parseCopySource(request.CopySource);
  checkVersion(source.versionId);
  await findBucket(deps, ctx, source.bucket, request.ExpectedSourceBucketOwner);
  const row = await deps.store.objects.get(source.bucket, source.key);
  if (row === undefined) throw noSuchKey(source.key);
  checkCopySource(row, {
    ifMatch: request.CopySourceIfMatch,
    ifNoneMatch: request.CopySourceIfNoneMatch,
    ifModifiedSince: request.CopySourceIfModifiedSince,
    ifUnmodifiedSince: request.CopySourceIfUnmodifiedSince,
  });
  return row;
}

/** CopyObject and UploadPartCopy take no more than a single upload does. */
export const copySourceTooLarge = (): ServiceError =>
  invalidRequest(
    `The specified copy source is larger than the maximum allowable size for a copy source: ${MAX_UPLOAD}`,
  );

/** `[/]bucket/key[?versionId=…]`, percent-encoded. @throws InvalidArgument */
export function parseCopySource(header: string): { bucket: string; key: string; versionId?: string } {
  const [path = '', versionId] = header.split('?versionId=');
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    throw invalidArgument('The x-amz-copy-source header is not percent-encoded UTF-8', 'x-amz-copy-source', header);
  }
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decoded);
  if (match === null) {
    throw invalidArgument('Invalid copy source object key', 'x-amz-copy-source', header);
  }
  const [, bucket = '', key = ''] = match;
  return versionId === undefined ? { bucket, key } : { bucket, key, versionId };
}
