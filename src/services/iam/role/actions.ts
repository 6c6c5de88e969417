import type { Operations } from '../../../models/generated/iam.ts';
import type { Handlers } from '../../../models/service.ts';
import { CommitConflict } from '../../../storage/changes.ts';
import { type IamDeps, iamArn, nowOf, retrying, scopeOf, uniqueId } from '../deps.ts';
import { changeEntity, deleteEntity, findEntity, isSameKey, usePolicy } from '../entity/entities.ts';
import { policiesOf } from '../entity/policies.ts';
import { entityKey } from '../entity/record.ts';
import { taggingOf } from '../entity/tagging.ts';
import { refuse } from '../errors.ts';
import { pageOfRecords } from '../pages.ts';
import { checkTrustPolicy } from '../policy-document.ts';
import { tagChanges, tagsOf } from '../tags.ts';
import { type RoleDoc, roleDetail, roleSummary, roleView } from './record.ts';

const DEFAULT_SESSION = 3600;

export function roleActions(deps: IamDeps) {
  const policies = policiesOf(deps, 'role');
  const tagging = taggingOf(deps, 'role');

  return {
    async CreateRole(ctx, input) {
      const { RoleName: name, Path: path = '/', AssumeRolePolicyDocument: trust, Description: description } = input;
      const { PermissionsBoundary: boundary, Tags: tags = [] } = input;
      checkTrustPolicy(trust);
      const scope = scopeOf(ctx);
      const key = entityKey('role', ctx, name);
      const doc: RoleDoc = {
        name,
        path,
        id: uniqueId(deps, 'AROA'),
        arn: iamArn(ctx, 'role', path, name),
        createdAt: nowOf(deps),
        trust,
        maxSession: input.MaxSessionDuration ?? DEFAULT_SESSION,
        inline: [],
        attached: [],
        ...(description === undefined ? {} : { description }),
        ...(boundary === undefined ? {} : { boundary }),
      };
      const token = ctx.idempotencyToken;
      return retrying(async () => {
        const bounded =
          boundary === undefined ? [] : await usePolicy(deps, ctx, boundary, 'boundaries', refuse.noBoundary);
        try {
          await deps.store.commit([
            {
              kind: 'insert-record',
              key,
              fields: { doc },
              at: deps.clock.now(),
              ...(token === undefined ? {} : { token }),
            },
            ...tagChanges(scope, doc.arn, [], tags, 'insensitive'),
            ...bounded,
          ]);
          return { Role: roleView(doc, tags) };
        } catch (error) {
          if (!(error instanceof CommitConflict && isSameKey(error.key, key))) throw error;
          const there = await deps.store.records.get<RoleDoc>(key);
          if (token === undefined || there?.token !== token) throw refuse.entityExists('role', name);
          return { Role: roleView(there.doc, tags) };
        }
      });
    },
    async GetRole(ctx, input) {
      const { doc } = await findEntity<RoleDoc>(deps, ctx, 'role', input.RoleName);
      return { Role: roleDetail(doc, await tagsOf(deps, scopeOf(ctx), doc.arn)) };
    },
    async ListRoles(ctx, input) {
      const { PathPrefix: prefix = '/' } = input;
      const { records, page } = await pageOfRecords<RoleDoc>(deps, ctx, 'iam/role', input, ({ path }) =>
        path.startsWith(prefix),
      );
      return { Roles: records.map(({ doc }) => roleSummary(doc)), ...page };
    },
    async UpdateRole(ctx, input) {
      const { Description: description, MaxSessionDuration: maxSession } = input;
      await changeEntity<RoleDoc>(deps, ctx, 'role', input.RoleName, ({ doc }) => ({
        doc: {
          ...doc,
          ...(description === undefined ? {} : { description }),
          ...(maxSession === undefined ? {} : { maxSession }),
        },
      }));
      return {};
    },
    async UpdateRoleDescription(ctx, input) {
      const doc = await changeEntity<RoleDoc>(deps, ctx, 'role', input.RoleName, (record) => ({
        doc: { ...record.doc, description: input.Description },
      }));
      return { Role: roleView(doc, await tagsOf(deps, scopeOf(ctx), doc.arn)) };
    },
    async UpdateAssumeRolePolicy(ctx, input) {
      await changeEntity<RoleDoc>(deps, ctx, 'role', input.RoleName, ({ doc }) => {
        checkTrustPolicy(input.PolicyDocument);
        return { doc: { ...doc, trust: input.PolicyDocument } };
      });
      return {};
    },
    async DeleteRole(ctx, input) {
      await deleteEntity<RoleDoc>(deps, ctx, 'role', input.RoleName);
      return {};
    },

    async PutRolePolicy(ctx, input) {
      await policies.putInline(ctx, input.RoleName, input.PolicyName, input.PolicyDocument);
      return {};
    },
    async GetRolePolicy(ctx, input) {
      const found = await policies.getInline(ctx, input.RoleName, input.PolicyName);
      return { RoleName: found.name, PolicyName: input.PolicyName, PolicyDocument: found.document };
    },
    ListRolePolicies: (ctx, input) => policies.listInline(ctx, input.RoleName, input),
    async DeleteRolePolicy(ctx, input) {
      await policies.deleteInline(ctx, input.RoleName, input.PolicyName);
      return {};
    },
    async AttachRolePolicy(ctx, input) {
      await policies.attach(ctx, input.RoleName, input.PolicyArn);
      return {};
    },
    async DetachRolePolicy(ctx, input) {
      await policies.detach(ctx, input.RoleName, input.PolicyArn);
      return {};
    },
    ListAttachedRolePolicies: (ctx, input) => policies.listAttached(ctx, input.RoleName, input),
    async PutRolePermissionsBoundary(ctx, input) {
      await policies.putBoundary(ctx, input.RoleName, input.PermissionsBoundary);
      return {};
    },
    async DeleteRolePermissionsBoundary(ctx, input) {
      await policies.deleteBoundary(ctx, input.RoleName);
      return {};
    },

    async TagRole(ctx, input) {
      await tagging.tag(ctx, input.RoleName, input.Tags);
      return {};
    },
    async UntagRole(ctx, input) {
      await tagging.untag(ctx, input.RoleName, input.TagKeys);
      return {};
    },
    ListRoleTags: (ctx, input) => tagging.listTags(ctx, input.RoleName, input),
  } satisfies Partial<Handlers<Operations>>;
}
