import type { Operations } from '../../models/generated/events.ts';
import type { Handlers } from '../../models/service.ts';
import type { EventsDeps } from './deps.ts';

/** Tags of rules and event buses. */
export function tagHandlers({ store }: EventsDeps) {
  return {
    async TagResource(ctx, input) {
      const tags = Object.fromEntries(input.Tags.map(({ Key, Value }) => [Key, Value]));
      await store.commit([{ kind: 'put-tags', scope: ctx, arn: input.ResourceARN, tags }]);
      return {};
    },
    async UntagResource(ctx, input) {
      await store.commit([{ kind: 'remove-tags', scope: ctx, arn: input.ResourceARN, keys: input.TagKeys }]);
      return {};
    },
    async ListTagsForResource(ctx, input) {
      const tags = await store.tags.of(ctx, input.ResourceARN);
      return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
    },
  } satisfies Partial<Handlers<Operations>>;
}
