import type { Tag } from '../../models/generated/iam.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Change } from '../../storage/changes.ts';
import type { IamDeps } from './deps.ts';
import { refuse } from './errors.ts';

/** Tag keys of users and roles are the same in either case (IAM User Guide, "Rules for tagging"); those of policies are not. */
export type Casing = 'insensitive' | 'sensitive';

const MOST = 50;

export async function tagsOf(deps: IamDeps, scope: Scope, arn: string): Promise<Tag[]> {
  return Object.entries(await deps.store.tags.of(scope, arn)).map(([Key, Value]) => ({ Key, Value }));
}

/** `{ Tags }` where there are any: most answers leave the member out otherwise. */
export const optionalTags = (tags: readonly Tag[]): { Tags?: readonly Tag[] } =>
  tags.length === 0 ? {} : { Tags: tags };

/**
 * The changes that set `tags` on a resource that has `own`.
 * @throws InvalidInput for a key that comes twice or is reserved, LimitExceeded
 */
export function tagChanges(
  scope: Scope,
  arn: string,
  own: readonly Tag[],
  tags: readonly Tag[] | undefined,
  casing: Casing,
): Change[] {
  if (tags === undefined || tags.length === 0) return [];
  const fold = folding(casing);
  const wanted = new Map(tags.map((tag) => [fold(tag.Key), tag.Key]));
  if (wanted.size < tags.length) {
    const hint = casing === 'insensitive' ? ' Please note that Tag keys are case insensitive.' : '';
    throw refuse.invalidInput(`Duplicate tag keys found.${hint}`);
  }
  if (tags.some((tag) => /^aws:/i.test(tag.Key))) {
    throw refuse.invalidInput("Tag keys that start with 'aws:' are reserved for system use.");
  }
  const kept = own.filter((tag) => !wanted.has(fold(tag.Key)));
  if (kept.length + tags.length > MOST) throw refuse.quota('TagsPerResource', MOST);
  const respelt = own.filter((tag) => (wanted.get(fold(tag.Key)) ?? tag.Key) !== tag.Key).map((tag) => tag.Key);
  return [
    ...(respelt.length === 0 ? [] : [{ kind: 'remove-tags' as const, scope, arn, keys: respelt }]),
    { kind: 'put-tags', scope, arn, tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) },
  ];
}

export function untagChanges(
  scope: Scope,
  arn: string,
  own: readonly Tag[],
  keys: readonly string[],
  casing: Casing,
): Change[] {
  const fold = folding(casing);
  const unwanted = new Set(keys.map(fold));
  const gone = own.map((tag) => tag.Key).filter((key) => unwanted.has(fold(key)));
  return gone.length === 0 ? [] : [{ kind: 'remove-tags', scope, arn, keys: gone }];
}

function folding(casing: Casing): (key: string) => string {
  return casing === 'insensitive' ? (key) => key.toLowerCase() : (key) => key;
}
