import type { Operations } from '../../../models/generated/logs.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import { ServiceError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import { groupArn, groupOfArn, invalidParameter, type LogsDeps, noGroup } from '../deps.ts';

type TagActions = Pick<
  Handlers<Operations>,
  'TagResource' | 'UntagResource' | 'ListTagsForResource' | 'TagLogGroup' | 'UntagLogGroup' | 'ListTagsLogGroup'
>;

const MAX_TAGS = 50;

/** Tags of log groups: by ARN, and by name as the older operations have it. */
export function tagActions(deps: LogsDeps): TagActions {
  const byArn = (ctx: RequestContext, arn: string): Promise<string> => {
    const group = groupOfArn(ctx, arn);
    if (group === undefined) throw invalidParameter('The specified resource ARN is not that of a log group.');
    return byName(ctx, group);
  };
  const byName = async (ctx: RequestContext, group: string): Promise<string> => {
    if ((await deps.store.logs.getGroup(scopeOf(ctx), group)) === undefined) throw noGroup();
    return groupArn(ctx, group);
  };
  const put = async (ctx: RequestContext, arn: string, tags: Readonly<Record<string, string>>) => {
    const all = { ...(await deps.store.tags.of(scopeOf(ctx), arn)), ...tags };
    if (Object.keys(all).length > MAX_TAGS) {
      throw new ServiceError('TooManyTagsException', `A resource can have no more than ${MAX_TAGS} tags.`, {
        status: 400,
        members: { resourceName: arn },
      });
    }
    await deps.store.commit([{ kind: 'put-tags', scope: scopeOf(ctx), arn, tags }]);
    return {};
  };
  const remove = async (ctx: RequestContext, arn: string, keys: readonly string[]) => {
    await deps.store.commit([{ kind: 'remove-tags', scope: scopeOf(ctx), arn, keys }]);
    return {};
  };
  const list = async (ctx: RequestContext, arn: string) => ({ tags: await deps.store.tags.of(scopeOf(ctx), arn) });
  return {
    TagResource: async (ctx, input) => put(ctx, await byArn(ctx, input.resourceArn), input.tags),
    UntagResource: async (ctx, input) => remove(ctx, await byArn(ctx, input.resourceArn), input.tagKeys),
    ListTagsForResource: async (ctx, input) => list(ctx, await byArn(ctx, input.resourceArn)),
    TagLogGroup: async (ctx, input) => put(ctx, await byName(ctx, input.logGroupName), input.tags),
    UntagLogGroup: async (ctx, input) => remove(ctx, await byName(ctx, input.logGroupName), input.tags),
    ListTagsLogGroup: async (ctx, input) => list(ctx, await byName(ctx, input.logGroupName)),
  };
}

const scopeOf = ({ accountId, region }: Scope): Scope => ({ accountId, region });
