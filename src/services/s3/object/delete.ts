import type { DeletedObject, ErrorShape, ObjectIdentifier, Operations } from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import type { ServiceError } from '../../../platform/errors.ts';
import { discard, findBucket, type S3Deps } from '../deps.ts';
import { malformedXml, noSuchKey, preconditionFailed, s3Error } from '../errors.ts';
import { unquote } from './conditions.ts';
import { checkVersion } from './properties.ts';

export function deleteActions(deps: S3Deps): Pick<Handlers<Operations>, 'DeleteObject' | 'DeleteObjects'> {
  const { objects } = deps.store;
  return {
    async DeleteObject(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkVersion(input.VersionId);
      const { Key, IfMatch: ETag, IfMatchLastModifiedTime: LastModifiedTime, IfMatchSize: Size } = input;
      const [result] = await remove(input.Bucket, [{ Key, ETag, LastModifiedTime, Size }]);
      if (result?.refusal !== undefined) throw result.refusal;
      return {};
    },

    async DeleteObjects(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const asked = input.Delete.Objects;
      if (asked.length === 0 || asked.length > 1000) throw malformedXml();
      const errors: ErrorShape[] = [];
      const deleted: DeletedObject[] = [];
      for (const { object, refusal } of await remove(input.Bucket, asked)) {
        if (refusal === undefined) deleted.push({ Key: object.Key });
        else errors.push({ Key: object.Key, Code: refusal.code, Message: refusal.message });
      }
      return {
        ...(input.Delete.Quiet === true ? {} : { Deleted: deleted }),
        ...(errors.length === 0 ? {} : { Errors: errors }),
      };
    },
  };

  /** Deletes in one commit, which is also where the conditions are judged. */
  async function remove(bucket: string, asked: readonly ObjectIdentifier[]): Promise<Result[]> {
    const results: Result[] = asked.map((object) => ({ object, refusal: refuseOutright(object) }));
    const targets = results.filter(({ refusal }) => refusal === undefined);
    const { outcomes, orphans } = await objects.delete(
      bucket,
      targets.map(({ object: { Key: key, ETag } }) => (ETag === undefined ? { key } : { key, ifMatch: unquote(ETag) })),
    );
    await discard(deps, orphans);
    for (const [index, result] of targets.entries()) {
      const outcome = outcomes[index];
      if (outcome === 'condition-failed') result.refusal = preconditionFailed('If-Match');
      // A key that was not there counts as deleted, unless it was expected to be there.
      if (outcome === 'missing' && result.object.ETag !== undefined) result.refusal = noSuchKey(result.object.Key);
    }
    return results;
  }
}

interface Result {
  readonly object: ObjectIdentifier;
  refusal: ServiceError | undefined;
}

function refuseOutright({ VersionId, LastModifiedTime, Size }: ObjectIdentifier): ServiceError | undefined {
  if (VersionId !== undefined && VersionId !== 'null') {
    return s3Error('NoSuchVersion', 404, 'The specified version does not exist.');
  }
  if (LastModifiedTime !== undefined || Size !== undefined) {
    return s3Error('NotImplemented', 501, 'Only ETag conditions apply to deletes in general purpose buckets');
  }
  return undefined;
}
