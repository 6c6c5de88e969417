import type { Operations, Policy, Tag } from '../../../models/generated/iam.ts';
import type { Handlers } from '../../../models/service.ts';
import { CommitConflict } from '../../../storage/changes.ts';
import { type IamDeps, iamArn, nowOf, retrying, scopeOf, uniqueId } from '../deps.ts';
import { isSameKey, update } from '../entity/entities.ts';
import type { EntityDoc } from '../entity/record.ts';
import { refuse } from '../errors.ts';
import { allRecords, pageOf, pageOfRecords } from '../pages.ts';
import { checkManagedSize, checkPermissions } from '../policy-document.ts';
import { optionalTags, tagChanges, tagsOf, untagChanges } from '../tags.ts';
import { findPolicy, POLICIES, type PolicyDoc, policyKey, readPolicyArn } from './record.ts';

/** The account's own managed policies. Of AWS's only the names are known (see the README). */
export function policyActions(deps: IamDeps) {
  const find = async (ctx: { readonly accountId: string }, arn: string) => {
    const found = await findPolicy(deps, ctx, arn);
    if (found === undefined) throw refuse.noPolicy(arn);
    return found;
  };

  return {
    async CreatePolicy(ctx, input) {
      const { PolicyName: name, Path: path = '/', PolicyDocument: document, Description: description } = input;
      const { Tags: tags = [] } = input;
      checkPermissions(document, 'managed');
      checkManagedSize(document);
      const at = nowOf(deps);
      const key = policyKey(ctx, name);
      const doc: PolicyDoc = {
        name,
        path,
        id: uniqueId(deps, 'ANPA'),
        arn: iamArn(ctx, 'policy', path, name),
        createdAt: at,
        updatedAt: at,
        versions: [{ number: 1, document, createdAt: at }],
        defaultVersion: 1,
        lastVersion: 1,
        attachments: 0,
        boundaries: 0,
        ...(description === undefined ? {} : { description }),
      };
      const token = ctx.idempotencyToken;
      try {
        await deps.store.commit([
          {
            kind: 'insert-record',
            key,
            fields: { doc },
            at: deps.clock.now(),
            ...(token === undefined ? {} : { token }),
          },
          ...tagChanges(scopeOf(ctx), doc.arn, [], tags, 'sensitive'),
        ]);
        return { Policy: { ...policySummary(doc), ...optionalTags(tags) } };
      } catch (error) {
        if (!(error instanceof CommitConflict && isSameKey(error.key, key))) throw error;
        const there = await deps.store.records.get<PolicyDoc>(key);
        if (token === undefined || there?.token !== token) throw refuse.policyExists(name);
        return { Policy: { ...policySummary(there.doc), ...optionalTags(tags) } };
      }
    },
    async GetPolicy(ctx, input) {
      const { doc } = await find(ctx, input.PolicyArn);
      return { Policy: policyDetail(doc, await tagsOf(deps, scopeOf(ctx), doc.arn)) };
    },
    async ListPolicies(ctx, input) {
      if (input.Scope === 'AWS') return { Policies: [], IsTruncated: false };
      const { PathPrefix: prefix = '/', OnlyAttached: onlyAttached = false, PolicyUsageFilter: usage } = input;
      const used = (doc: PolicyDoc): boolean => {
        if (usage === 'PermissionsPolicy') return doc.attachments > 0;
        if (usage === 'PermissionsBoundary') return doc.boundaries > 0;
        return !onlyAttached || doc.attachments > 0;
      };
      const { records, page } = await pageOfRecords<PolicyDoc>(
        deps,
        ctx,
        POLICIES,
        input,
        (doc) => doc.path.startsWith(prefix) && used(doc),
      );
      return { Policies: records.map(({ doc }) => policySummary(doc)), ...page };
    },
    async DeletePolicy(ctx, input) {
      await retrying(async () => {
        const { key, version, doc } = await find(ctx, input.PolicyArn);
        if (doc.attachments + doc.boundaries > 0) {
          throw refuse.deleteConflict('Cannot delete a policy attached to entities.');
        }
        if (doc.versions.length > 1) {
          throw refuse.deleteConflict(
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
          );
        }
        await deps.store.commit([
          { kind: 'delete-record', key, expect: version },
          { kind: 'remove-tags', scope: scopeOf(ctx), arn: doc.arn, keys: 'all' },
        ]);
      });
      return {};
    },
    async ListEntitiesForPolicy(ctx, input) {
      const { PolicyArn: arn, EntityFilter: filter, PathPrefix: prefix = '/', PolicyUsageFilter: usage } = input;
      if (readPolicyArn(ctx, arn).owner !== 'aws') await find(ctx, arn);
      const uses = (doc: EntityDoc): boolean =>
        doc.path.startsWith(prefix) &&
        ((usage !== 'PermissionsBoundary' && doc.attached.some((one) => one.arn === arn)) ||
          (usage !== 'PermissionsPolicy' && doc.boundary === arn));
      const holders = async (noun: 'role' | 'user') =>
        (filter ?? titles[noun]) === titles[noun]
          ? (await allRecords<EntityDoc>(deps, ctx, `iam/${noun}`))
              .filter(({ doc }) => uses(doc))
              .map(({ doc }) => ({ noun, doc }))
          : [];
      const all = [...(await holders('role')), ...(await holders('user'))];
      const { items, page } = pageOf(all, input, ({ noun, doc }) => `${noun} ${doc.name}`);
      return {
        PolicyGroups: [],
        PolicyRoles: items
          .filter(({ noun }) => noun === 'role')
          .map(({ doc }) => ({ RoleName: doc.name, RoleId: doc.id })),
        PolicyUsers: items
          .filter(({ noun }) => noun === 'user')
          .map(({ doc }) => ({ UserName: doc.name, UserId: doc.id })),
        ...page,
      };
    },

    async TagPolicy(ctx, input) {
      await retrying(async () => {
        const record = await find(ctx, input.PolicyArn);
        const scope = scopeOf(ctx);
        const own = await tagsOf(deps, scope, record.doc.arn);
        await deps.store.commit([
          update(deps, record, record.doc),
          ...tagChanges(scope, record.doc.arn, own, input.Tags, 'sensitive'),
        ]);
      });
      return {};
    },
    async UntagPolicy(ctx, input) {
      await retrying(async () => {
        const record = await find(ctx, input.PolicyArn);
        const scope = scopeOf(ctx);
        const own = await tagsOf(deps, scope, record.doc.arn);
        await deps.store.commit([
          update(deps, record, record.doc),
          ...untagChanges(scope, record.doc.arn, own, input.TagKeys, 'sensitive'),
        ]);
      });
      return {};
    },
    async ListPolicyTags(ctx, input) {
      const { doc } = await find(ctx, input.PolicyArn);
      const { items, page } = pageOf(await tagsOf(deps, scopeOf(ctx), doc.arn), input, (tag) => tag.Key);
      return { Tags: items, ...page };
    },
  } satisfies Partial<Handlers<Operations>>;
}

const titles = { role: 'Role', user: 'User' } as const;

/** As CreatePolicy and ListPolicies answer it. */
const policySummary = (doc: PolicyDoc): Policy => ({
  PolicyName: doc.name,
  PolicyId: doc.id,
  Arn: doc.arn,
  Path: doc.path,
  DefaultVersionId: `v${doc.defaultVersion}`,
  AttachmentCount: doc.attachments,
  PermissionsBoundaryUsageCount: doc.boundaries,
  IsAttachable: true,
  CreateDate: doc.createdAt,
  UpdateDate: doc.updatedAt,
});

/** As GetPolicy answers it: with the tags, even where there are none. */
const policyDetail = (doc: PolicyDoc, tags: readonly Tag[]): Policy => ({
  ...policySummary(doc),
  ...(doc.description === undefined ? {} : { Description: doc.description }),
  Tags: tags,
});
