import type { RequestContext } from '../../models/service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { BucketRow } from '../../storage/objects.ts';
import type { Store } from '../../storage/store.ts';
import { accessDenied, noSuchBucket } from './errors.ts';

export interface S3Deps {
  readonly store: Pick<Store, 'objects' | 'blobs'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}

/**
 * The bucket that a request speaks of, where the caller may use it: bucket names are global, a bucket belongs to one account, and no
 * other account gets in.
 */
export async function findBucket(
  deps: S3Deps,
  ctx: RequestContext,
  bucket: string,
  expectedOwner?: string | undefined,
): Promise<BucketRow> {
  const row = await deps.store.objects.getBucket(bucket);
  if (row === undefined) throw noSuchBucket(bucket);
  if (row.accountId !== ctx.accountId) throw accessDenied();
  if (expectedOwner !== undefined && expectedOwner !== row.accountId) throw accessDenied();
  return row;
}

/** S3 keeps times to the second. */
export const toSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

/**
 * Deletes bytes that no row names any more. A failure costs only room until the sweep at the next start, so it must not fail a request
 * whose rows are already committed.
 */
export async function discard(deps: S3Deps, blobIds: readonly string[]): Promise<void> {
  if (blobIds.length === 0) return;
  try {
    await deps.store.blobs.delete(blobIds);
  } catch (error) {
    deps.log.warn(
      { blobs: blobIds.length, err: error },
      'could not delete bytes that nothing names; left to the sweep',
    );
  }
}
