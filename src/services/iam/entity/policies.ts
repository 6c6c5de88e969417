import type { RequestContext } from '../../../models/service.ts';
import type { IamDeps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { readPolicyArn } from '../policy/record.ts';
import { checkPermissions, encodeDocument, sizeOf } from '../policy-document.ts';
import { changeEntity, countChanges, findEntity, usePolicy } from './entities.ts';
import type { EntityDoc, Noun } from './record.ts';

/**
 * The policies of a role or a user: inline ones, attached ones, and the boundary. The operations of both are these, under their own
 * names.
 */
export function policiesOf(deps: IamDeps, noun: Noun) {
  const find = (ctx: RequestContext, name: string) => findEntity<EntityDoc>(deps, ctx, noun, name);
  const change = (ctx: RequestContext, name: string, decide: Parameters<typeof changeEntity<EntityDoc>>[4]) =>
    changeEntity<EntityDoc>(deps, ctx, noun, name, decide);

  return {
    /** @throws NoSuchEntity, MalformedPolicyDocument, LimitExceeded */
    async putInline(ctx: RequestContext, name: string, policy: string, document: string) {
      await change(ctx, name, ({ doc }) => {
        checkPermissions(document, 'inline');
        const inline = [...doc.inline.filter((one) => one.name !== policy), { name: policy, document }];
        if (inline.reduce((sum, one) => sum + sizeOf(one.document), 0) > INLINE_SIZE[noun]) {
          throw refuse.limit(`Maximum policy size of ${INLINE_SIZE[noun]} bytes exceeded for ${noun} ${doc.name}`);
        }
        return { doc: { ...doc, inline } };
      });
    },
    async getInline(ctx: RequestContext, name: string, policy: string) {
      const { doc } = await find(ctx, name);
      const found = doc.inline.find((one) => one.name === policy);
      if (found === undefined) throw refuse.noInlinePolicy(noun, policy);
      return { name: doc.name, document: encodeDocument(found.document) };
    },
    async listInline(ctx: RequestContext, name: string, input: PageInput) {
      const { doc } = await find(ctx, name);
      const { items, page } = pageOf(doc.inline, input, (one) => one.name);
      return { PolicyNames: items.map((one) => one.name), ...page };
    },
    async deleteInline(ctx: RequestContext, name: string, policy: string) {
      await change(ctx, name, ({ doc }) => {
        const inline = doc.inline.filter((one) => one.name !== policy);
        if (inline.length === doc.inline.length) throw refuse.noInlinePolicy(noun, policy);
        return { doc: { ...doc, inline } };
      });
    },

    async attach(ctx: RequestContext, name: string, arn: string) {
      await change(ctx, name, async ({ doc }) => {
        const { name: policy, path } = readPolicyArn(ctx, arn);
        const also = await usePolicy(deps, ctx, arn, 'attachments', refuse.notAttachable);
        if (doc.attached.some((one) => one.arn === arn)) return undefined;
        if (doc.attached.length >= MOST_ATTACHED) throw refuse.quota(QUOTA[noun], MOST_ATTACHED);
        return { doc: { ...doc, attached: [...doc.attached, { name: policy, path, arn }] }, also };
      });
    },
    async detach(ctx: RequestContext, name: string, arn: string) {
      await change(ctx, name, async ({ doc }) => {
        readPolicyArn(ctx, arn);
        const attached = doc.attached.filter((one) => one.arn !== arn);
        if (attached.length === doc.attached.length) throw refuse.noPolicy(arn);
        return { doc: { ...doc, attached }, also: await countChanges(deps, ctx, arn, { attachments: -1 }) };
      });
    },
    async listAttached(ctx: RequestContext, name: string, input: PageInput & { PathPrefix?: string | undefined }) {
      const { doc } = await find(ctx, name);
      const there = doc.attached.filter((one) => one.path.startsWith(input.PathPrefix ?? '/'));
      const { items, page } = pageOf(there, input, (one) => one.arn);
      return { AttachedPolicies: items.map((one) => ({ PolicyName: one.name, PolicyArn: one.arn })), ...page };
    },

    async putBoundary(ctx: RequestContext, name: string, arn: string) {
      await change(ctx, name, async ({ doc }) => {
        if (doc.boundary === arn) return undefined;
        const also = await usePolicy(deps, ctx, arn, 'boundaries', refuse.noBoundary);
        const before = await countChanges(deps, ctx, doc.boundary, { boundaries: -1 });
        return { doc: { ...doc, boundary: arn }, also: [...also, ...before] };
      });
    },
    async deleteBoundary(ctx: RequestContext, name: string) {
      await change(ctx, name, async ({ doc: { boundary, ...doc } }) => {
        if (boundary === undefined) throw refuse.noBoundaryOf(noun, name);
        return { doc, also: await countChanges(deps, ctx, boundary, { boundaries: -1 }) };
      });
    },
  };
}

/** Quotas: IAM User Guide, "IAM and AWS STS quotas". Sizes are the sum of all inline policies. */
const INLINE_SIZE = { role: 10_240, user: 2048 } as const;
const MOST_ATTACHED = 10;
const QUOTA = { role: 'PoliciesPerRole', user: 'PoliciesPerUser' } as const;
