import type { Operations } from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { noSuchKey } from '../errors.ts';
import { checkVersion } from './properties.ts';
import { recordToTags, tagsToRecord } from './tags.ts';

type TaggingActions = Pick<Handlers<Operations>, 'GetObjectTagging' | 'PutObjectTagging' | 'DeleteObjectTagging'>;

export function taggingActions(deps: S3Deps): TaggingActions {
  const { objects } = deps.store;
  return {
    async GetObjectTagging(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkVersion(input.VersionId);
      const row = await objects.get(input.Bucket, input.Key);
      if (row === undefined) throw noSuchKey(input.Key);
      return { TagSet: recordToTags(row.tags) };
    },
    async PutObjectTagging(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkVersion(input.VersionId);
      const tags = tagsToRecord(input.Tagging.TagSet);
      if (!(await objects.setTags(input.Bucket, input.Key, tags))) throw noSuchKey(input.Key);
      return {};
    },
    async DeleteObjectTagging(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkVersion(input.VersionId);
      if (!(await objects.setTags(input.Bucket, input.Key, {}))) throw noSuchKey(input.Key);
      return {};
    },
  };
}
