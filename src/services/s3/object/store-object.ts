import type { ObjectCondition, ObjectRow } from '../../../storage/objects.ts';
import { discard, type S3Deps } from '../deps.ts';
import { invalidArgument, noSuchBucket, noSuchKey, noSuchUpload, preconditionFailed } from '../errors.ts';
import { unquote } from './conditions.ts';

/** Reads the headers of a conditional write. */
export function writeCondition(input: {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
}): ObjectCondition | undefined {
  const { IfMatch, IfNoneMatch } = input;
  if (IfNoneMatch !== undefined) {
    if (unquote(IfNoneMatch) !== '*') {
      throw invalidArgument('If-None-Match of a write can only be *', 'If-None-Match', IfNoneMatch);
    }
    return { ifNoneMatch: '*', ...(IfMatch === undefined ? {} : { ifMatch: unquote(IfMatch) }) };
  }
  return IfMatch === undefined ? undefined : { ifMatch: unquote(IfMatch) };
}

/** Refuses a conditional write that is already lost, before its bytes are read. The decision that counts is the commit's. */
export async function expectCondition(
  deps: S3Deps,
  bucket: string,
  key: string,
  condition: ObjectCondition | undefined,
): Promise<void> {
  if (condition === undefined) return;
  const existing = await deps.store.objects.get(bucket, key);
  if (condition.ifNoneMatch !== undefined && existing !== undefined) throw preconditionFailed('If-None-Match');
  if (condition.ifMatch === undefined) return;
  if (existing === undefined) throw noSuchKey(key);
  if (condition.ifMatch !== '*' && condition.ifMatch !== existing.etag) throw preconditionFailed('If-Match');
}

/** Makes bytes that are on the disk an object, and ends the upload that they came by; where that fails, the bytes go again. */
export async function storeObject(
  deps: S3Deps,
  row: ObjectRow,
  condition: ObjectCondition | undefined,
  uploadId?: string,
): Promise<void> {
  const { objects } = deps.store;
  let result: Awaited<ReturnType<typeof objects.completeUpload>>;
  try {
    result = await (uploadId === undefined
      ? objects.put(row, condition)
      : objects.completeUpload(uploadId, row, condition));
  } catch (error) {
    await discard(deps, [row.blobId]);
    throw error;
  }
  if (result.outcome === 'stored') {
    await discard(deps, result.orphans);
    return;
  }
  await discard(deps, [row.blobId]);
  if (result.outcome === 'no-bucket') throw noSuchBucket(row.bucket);
  if (result.outcome === 'no-upload') throw noSuchUpload(uploadId ?? '');
  await expectCondition(deps, row.bucket, row.key, condition);
  throw preconditionFailed(condition?.ifNoneMatch === undefined ? 'If-Match' : 'If-None-Match');
}
