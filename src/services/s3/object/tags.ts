import type { Tag } from '../../../models/generated/s3.ts';
import { s3Error } from '../errors.ts';

/** Tags of an object: at most 10, keys to 128 characters, values to 256 (S3 User Guide, "Object tagging"). */
const MAX_OBJECT_TAGS = 10;
export const MAX_BUCKET_TAGS = 50;

/** Reads the `x-amz-tagging` header: `key=value&…`, URL-encoded. */
export function parseTagging(header: string | undefined): Record<string, string> {
  if (header === undefined || header === '') return {};
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  return tagsToRecord(tags);
}

export function tagsToRecord(tags: readonly Tag[]): Record<string, string> {
  checkTags(tags, MAX_OBJECT_TAGS);
  return Object.fromEntries(tags.map((tag) => [tag.Key, tag.Value]));
}

export const recordToTags = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** @throws BadRequest for too many, InvalidTag for a bad or repeated one. */
export function checkTags(tags: readonly Tag[], maximum: number): void {
  if (tags.length > maximum) {
    const what = maximum === MAX_OBJECT_TAGS ? 'Object' : 'Bucket';
    throw s3Error('BadRequest', 400, `${what} tags cannot be greater than ${maximum}`);
  }
  const seen = new Set<string>();
  for (const { Key, Value } of tags) {
    if (Key === '' || [...Key].length > 128 || Key.startsWith('aws:') || !ALLOWED.test(Key)) {
      throw s3Error('InvalidTag', 400, 'The TagKey you have provided is invalid', { TagKey: Key });
    }
    if ([...Value].length > 256 || !ALLOWED.test(Value)) {
      throw s3Error('InvalidTag', 400, 'The TagValue you have provided is invalid', { TagKey: Key, TagValue: Value });
    }
    if (seen.has(Key)) {
      throw s3Error('InvalidTag', 400, 'Cannot provide multiple Tags with the same key', { TagKey: Key });
    }
    seen.add(Key);
  }
}

const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
