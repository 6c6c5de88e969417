import type { Handlers } from '../../../models/service.ts';
import { parseArn } from '../../../platform/arn.ts';
import { validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Operations, SageMakerDeps } from '../deps.ts';
import type { Kind } from '../kind.ts';
import { MAX_TAGS, refuseReserved, tagList, tagMap } from '../tag-rules.ts';

/** AddTags, ListTags and DeleteTags for every kind of the list. */
export function tagActions(
  deps: Pick<SageMakerDeps, 'store'>,
  kinds: readonly Kind[],
): Pick<Handlers<Operations>, 'AddTags' | 'ListTags' | 'DeleteTags'> {
  const { store } = deps;

  /** @throws ValidationException where the ARN names nothing of the caller's */
  const resource = async (caller: Scope, text: string): Promise<{ readonly scope: Scope; readonly arn: string }> => {
    const arn = parseArn(text);
    const kind = kinds.find((candidate) => arn?.resource.startsWith(`${candidate.arnPart}/`));
    if (arn === undefined || arn.service !== 'sagemaker' || kind === undefined) {
      throw validationError(`The resource ARN is not that of a taggable resource: ${text}`);
    }
    if (arn.accountId !== caller.accountId || arn.region !== caller.region) {
      throw validationError(`The resource ARN belongs to another account or Region: ${text}`);
    }
    const scope = { accountId: caller.accountId, region: caller.region };
    await kind.exists(deps, scope, arn.resource.slice(kind.arnPart.length + 1));
    return { scope, arn: text.toLowerCase() };
  };

  return {
    /** Answers all tags that the resource has afterwards. */
    async AddTags(ctx, input) {
      const added = tagMap(input.Tags);
      const { scope, arn } = await resource(ctx, input.ResourceArn);
      const all = { ...(await store.tags.of(scope, arn)), ...added };
      if (Object.keys(all).length > MAX_TAGS) {
        throw validationError(
          `A resource can have at most ${MAX_TAGS} tags: ${arn} would have ${Object.keys(all).length}.`,
        );
      }
      await store.commit([{ kind: 'put-tags', scope, arn, tags: added }]);
      return { Tags: tagList(all) };
    },

    /** A resource has at most 50 tags and a page at least 50: there is only one page. */
    async ListTags(ctx, input) {
      const { scope, arn } = await resource(ctx, input.ResourceArn);
      return { Tags: tagList(await store.tags.of(scope, arn)) };
    },

    async DeleteTags(ctx, input) {
      for (const key of input.TagKeys) refuseReserved(key);
      const { scope, arn } = await resource(ctx, input.ResourceArn);
      await store.commit([{ kind: 'remove-tags', scope, arn, keys: input.TagKeys }]);
      return {};
    },
  };
}
