import type { Operations } from '../../../models/generated/iam.ts';
import type { Handlers } from '../../../models/service.ts';
import { type IamDeps, iamArn, nowOf, scopeOf, uniqueId } from '../deps.ts';
import { changeEntity, createEntity, deleteEntity, findEntity, listEntities } from '../entity/entities.ts';
import { policyActions } from '../entity/policies.ts';
import { tagActions } from '../entity/tagging.ts';
import { checkTrustPolicy } from '../policy-document.ts';
import { tagsOf } from '../tags.ts';
import { type RoleDoc, roleDetail, roleSummary, roleView } from './record.ts';

const DEFAULT_SESSION = 3600;

export function roleActions(deps: IamDeps) {
  return {
    async CreateRole(ctx, input) {
      const { RoleName: name, Path: path = '/', AssumeRolePolicyDocument: trust, Description: description } = input;
      const { PermissionsBoundary: boundary, Tags: tags = [] } = input;
      checkTrustPolicy(trust);
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
      return { Role: roleView(await createEntity(deps, ctx, 'role', doc, tags), tags) };
    },
    async GetRole(ctx, input) {
      const { doc } = await findEntity<RoleDoc>(deps, ctx, 'role', input.RoleName);
      return { Role: roleDetail(doc, await tagsOf(deps, scopeOf(ctx), doc.arn)) };
    },
    async ListRoles(ctx, input) {
      const { docs, page } = await listEntities<RoleDoc>(deps, ctx, 'role', input);
      return { Roles: docs.map(roleSummary), ...page };
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

    ...policyActions(deps, 'role'),
    ...tagActions(deps, 'role'),
  } satisfies Partial<Handlers<Operations>>;
}
