import type { RequestContext } from '../../../models/service.ts';
import type { IamDeps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { pageOf } from '../pages.ts';
import { readPolicyArn } from '../policy/record.ts';
import { checkPermissions, encodeDocument, sizeOf } from '../policy-document.ts';
import { changeEntity, countChanges, findEntity, usePolicy } from './entities.ts';
import type { EntityDoc, Noun } from './record.ts';
import { type NameMember, named, nameIn, shared, TITLE } from './shared.ts';

/** The policies of a role or a user: inline ones, attached ones, and the boundary. */
export function policyActions(deps: IamDeps, noun: Noun) {
  const title = TITLE[noun];
  const find = (ctx: RequestContext, input: NameMember) => findEntity<EntityDoc>(deps, ctx, noun, nameIn(input));
  const change = async (
    ctx: RequestContext,
    input: NameMember,
    decide: Parameters<typeof changeEntity<EntityDoc>>[4],
  ): Promise<Record<string, never>> => {
    await changeEntity<EntityDoc>(deps, ctx, noun, nameIn(input), decide);
    return {};
  };

  return {
    ...shared(`Put${title}Policy`, (ctx, input) =>
      change(ctx, input, ({ doc }) => {
        const { PolicyName: name, PolicyDocument: document } = input;
        checkPermissions(document, 'inline');
        const inline = [...doc.inline.filter((one) => one.name !== name), { name, document }];
        if (inline.reduce((sum, one) => sum + sizeOf(one.document), 0) > INLINE_SIZE[noun]) {
          throw refuse.limit(`Maximum policy size of ${INLINE_SIZE[noun]} bytes exceeded for ${noun} ${doc.name}`);
        }
        return { doc: { ...doc, inline } };
      }),
    ),
    ...shared(`Get${title}Policy`, async (ctx, input) => {
      const { doc } = await find(ctx, input);
      const found = doc.inline.find((one) => one.name === input.PolicyName);
      if (found === undefined) throw refuse.noInlinePolicy(noun, input.PolicyName);
      return {
        ...named(noun, doc.name),
        PolicyName: input.PolicyName,
        PolicyDocument: encodeDocument(found.document),
      };
    }),
    ...shared(`List${title}Policies`, async (ctx, input) => {
      const { doc } = await find(ctx, input);
      const { items, page } = pageOf(doc.inline, input, (one) => one.name);
      return { PolicyNames: items.map((one) => one.name), ...page };
    }),
    ...shared(`Delete${title}Policy`, (ctx, input) =>
      change(ctx, input, ({ doc }) => {
        const inline = doc.inline.filter((one) => one.name !== input.PolicyName);
        if (inline.length === doc.inline.length) throw refuse.noInlinePolicy(noun, input.PolicyName);
        return { doc: { ...doc, inline } };
      }),
    ),

    ...shared(`Attach${title}Policy`, (ctx, input) =>
      change(ctx, input, async ({ doc }) => {
        const { PolicyArn: arn } = input;
        const { name, path } = readPolicyArn(ctx, arn);
        const also = await usePolicy(deps, ctx, arn, 'attachments', refuse.notAttachable);
        if (doc.attached.some((one) => one.arn === arn)) return undefined;
        if (doc.attached.length >= MOST_ATTACHED) throw refuse.quota(QUOTA[noun], MOST_ATTACHED);
        return { doc: { ...doc, attached: [...doc.attached, { name, path, arn }] }, also };
      }),
    ),
    ...shared(`Detach${title}Policy`, (ctx, input) =>
      change(ctx, input, async ({ doc }) => {
        const { PolicyArn: arn } = input;
        readPolicyArn(ctx, arn);
        const attached = doc.attached.filter((one) => one.arn !== arn);
        if (attached.length === doc.attached.length) throw refuse.noPolicy(arn);
        return { doc: { ...doc, attached }, also: await countChanges(deps, ctx, arn, { attachments: -1 }) };
      }),
    ),
    ...shared(`ListAttached${title}Policies`, async (ctx, input) => {
      const { doc } = await find(ctx, input);
      const there = doc.attached.filter((one) => one.path.startsWith(input.PathPrefix ?? '/'));
      const { items, page } = pageOf(there, input, (one) => one.arn);
      return { AttachedPolicies: items.map((one) => ({ PolicyName: one.name, PolicyArn: one.arn })), ...page };
    }),

    ...shared(`Put${title}PermissionsBoundary`, (ctx, input) =>
      change(ctx, input, async ({ doc }) => {
        const { PermissionsBoundary: arn } = input;
        if (doc.boundary === arn) return undefined;
        const also = await usePolicy(deps, ctx, arn, 'boundaries', refuse.noBoundary);
        const before = await countChanges(deps, ctx, doc.boundary, { boundaries: -1 });
        return { doc: { ...doc, boundary: arn }, also: [...also, ...before] };
      }),
    ),
    ...shared(`Delete${title}PermissionsBoundary`, (ctx, input) =>
      change(ctx, input, async ({ doc: { boundary, ...doc } }) => {
        if (boundary === undefined) throw refuse.noBoundaryOf(noun, nameIn(input));
        return { doc, also: await countChanges(deps, ctx, boundary, { boundaries: -1 }) };
      }),
    ),
  };
}

/** Quotas: IAM User Guide, "IAM and AWS STS quotas". Sizes are the sum of all inline policies. */
const INLINE_SIZE = { role: 10_240, user: 2048 } as const;
const MOST_ATTACHED = 10;
const QUOTA = { role: 'PoliciesPerRole', user: 'PoliciesPerUser' } as const;
