import type { Operations, Tag } from '../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../models/service.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Change } from '../../storage/changes.ts';
import { readArn } from './arns.ts';
import type { StatesRoom } from './deps.ts';
import { refuse } from './errors.ts';

const MOST = 50;

/** The change that gives a new resource its tags. @throws TooManyTags */
export function tagChanges(scope: Scope, arn: string, tags: readonly Tag[] | undefined): Change[] {
  if (tags === undefined || tags.length === 0) return [];
  const made = asMap(tags);
  if (Object.keys(made).length > MOST) throw refuse.tooManyTags(arn);
  return [{ kind: 'put-tags', scope, arn, tags: made }];
}

export function tagHandlers({ store }: StatesRoom) {
  const find = async (text: string): Promise<Scope> => {
    const arn = readArn(text);
    if (arn.kind !== 'state-machine' && arn.kind !== 'activity') throw refuse.wrongResource(arn.type);
    const key = { ...arn.scope, kind: `states/${arn.kind}`, name: arn.name };
    // Versions and aliases have no tags of their own.
    const qualified = arn.kind === 'state-machine' && arn.qualifier !== undefined;
    if (qualified || (await store.records.get(key)) === undefined) throw refuse.noResource(text);
    return arn.scope;
  };

  return {
    async ListTagsForResource(_ctx, input) {
      const scope = await find(input.resourceArn);
      const tags = await store.tags.of(scope, input.resourceArn);
      return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
    },
    async TagResource(_ctx, input) {
      const scope = await find(input.resourceArn);
      const own = await store.tags.of(scope, input.resourceArn);
      const tags = asMap(input.tags);
      if (Object.keys({ ...own, ...tags }).length > MOST) throw refuse.tooManyTags(input.resourceArn);
      await store.commit([{ kind: 'put-tags', scope, arn: input.resourceArn, tags }]);
      return {};
    },
    async UntagResource(_ctx, input) {
      const scope = await find(input.resourceArn);
      await store.commit([{ kind: 'remove-tags', scope, arn: input.resourceArn, keys: input.tagKeys }]);
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;
}

const asMap = (tags: readonly Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ key, value }) => [key ?? '', value ?? '']));
