import type { Operations } from '../../models/generated/lambda.ts';
import type { Handlers, RequestContext } from '../../models/service.ts';
import { type LambdaDeps, refuse } from './deps.ts';
import { findFunction } from './find.ts';
import { functionArn, readName } from './name.ts';

export function tagHandlers(deps: LambdaDeps) {
  const { store } = deps;
  const find = async (ctx: RequestContext, text: string): Promise<string> => {
    const { name } = readName(ctx, text);
    await findFunction(deps, ctx, name);
    return functionArn(ctx, name);
  };
  return {
    async ListTags(ctx, input) {
      return { Tags: await store.tags.of(ctx, await find(ctx, input.Resource)) };
    },
    async TagResource(ctx, input) {
      const arn = await find(ctx, input.Resource);
      const all = { ...(await store.tags.of(ctx, arn)), ...input.Tags };
      if (Object.keys(all).length > 50) throw refuse.invalid('A function can have at most 50 tags.');
      await store.commit([{ kind: 'put-tags', scope: ctx, arn, tags: input.Tags }]);
      return {};
    },
    async UntagResource(ctx, input) {
      const arn = await find(ctx, input.Resource);
      await store.commit([{ kind: 'remove-tags', scope: ctx, arn, keys: input.TagKeys }]);
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;
}
