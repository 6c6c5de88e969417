import type { Tag } from '../../../models/generated/iam.ts';
import type { RequestContext } from '../../../models/service.ts';
import { type IamDeps, scopeOf } from '../deps.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { tagChanges, tagsOf, untagChanges } from '../tags.ts';
import { changeEntity, findEntity } from './entities.ts';
import type { EntityDoc, Noun } from './record.ts';

/** The tags of a role or a user. Each change is a change of the role or user too, so that none outlives it and no quota is passed. */
export function taggingOf(deps: IamDeps, noun: Noun) {
  return {
    async tag(ctx: RequestContext, name: string, tags: readonly Tag[]) {
      await changeEntity<EntityDoc>(deps, ctx, noun, name, async ({ doc }) => {
        const scope = scopeOf(ctx);
        const own = await tagsOf(deps, scope, doc.arn);
        return { doc, also: tagChanges(scope, doc.arn, own, tags, 'insensitive') };
      });
    },
    async untag(ctx: RequestContext, name: string, keys: readonly string[]) {
      await changeEntity<EntityDoc>(deps, ctx, noun, name, async ({ doc }) => {
        const scope = scopeOf(ctx);
        const own = await tagsOf(deps, scope, doc.arn);
        return { doc, also: untagChanges(scope, doc.arn, own, keys, 'insensitive') };
      });
    },
    async listTags(ctx: RequestContext, name: string, input: PageInput) {
      const { doc } = await findEntity<EntityDoc>(deps, ctx, noun, name);
      const { items, page } = pageOf(await tagsOf(deps, scopeOf(ctx), doc.arn), input, (tag) => tag.Key);
      return { Tags: items, ...page };
    },
  };
}
