import type { Tag } from '../../models/generated/sagemaker.ts';
import { validationError } from '../../platform/errors.ts';

export type TagList = readonly Tag[] | undefined;

/** Tags that one resource may have. */
export const MAX_TAGS = 50;

/**
 * A request's list of tags as a map.
 * @throws ValidationException for a key that is reserved or stands twice
 */
export function tagMap(tags: TagList): Record<string, string> {
  const map: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { Key, Value } of tags ?? []) {
    refuseReserved(Key);
    if (Key in map) throw validationError(`Duplicate tag key found: ${Key}`);
    map[Key] = Value ?? '';
  }
  return { ...map };
}

export function refuseReserved(key: string): void {
  if (/^aws:/i.test(key)) throw validationError(`System prefix 'aws:' reserved for AWS usage in tag key: ${key}`);
}

export const tagList = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
