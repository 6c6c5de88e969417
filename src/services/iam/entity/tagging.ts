import { type IamDeps, scopeOf } from '../deps.ts';
import { pageOf } from '../pages.ts';
import { tagChanges, tagsOf, untagChanges } from '../tags.ts';
import { changeEntity, findEntity } from './entities.ts';
import type { EntityDoc, Noun } from './record.ts';
import { nameIn, shared, TITLE } from './shared.ts';

/** The tags of a role or a user. Each change is a change of the role or user too, so that none outlives it and no quota is passed. */
export function tagActions(deps: IamDeps, noun: Noun) {
  const title = TITLE[noun];
  return {
    ...shared(`Tag${title}`, async (ctx, input) => {
      await changeEntity<EntityDoc>(deps, ctx, noun, nameIn(input), async ({ doc }) => {
        const scope = scopeOf(ctx);
        const own = await tagsOf(deps, scope, doc.arn);
        return { doc, also: tagChanges(scope, doc.arn, own, input.Tags, 'insensitive') };
      });
      return {};
    }),
    ...shared(`Untag${title}`, async (ctx, input) => {
      await changeEntity<EntityDoc>(deps, ctx, noun, nameIn(input), async ({ doc }) => {
        const scope = scopeOf(ctx);
        const own = await tagsOf(deps, scope, doc.arn);
        return { doc, also: untagChanges(scope, doc.arn, own, input.TagKeys, 'insensitive') };
      });
      return {};
    }),
    ...shared(`List${title}Tags`, async (ctx, input) => {
      const { doc } = await findEntity<EntityDoc>(deps, ctx, noun, nameIn(input));
      const { items, page } = pageOf(await tagsOf(deps, scopeOf(ctx), doc.arn), input, (tag) => tag.Key);
      return { Tags: items, ...page };
    }),
  };
}
