import type { Role, Tag } from '../../../models/generated/iam.ts';
import { boundaryView, type EntityDoc } from '../entity/record.ts';
import { encodeDocument } from '../policy-document.ts';
import { optionalTags } from '../tags.ts';

export interface RoleDoc extends EntityDoc {
  /** The trust policy as it was sent. */
  readonly trust: string;
  readonly description?: string;
  /** s */
  readonly maxSession: number;
}

/** A role as CreateRole and UpdateRoleDescription answer it. */
export function roleView(doc: RoleDoc, tags: readonly Tag[]): Role {
  return {
    Path: doc.path,
    RoleName: doc.name,
    RoleId: doc.id,
    Arn: doc.arn,
    CreateDate: doc.createdAt,
    AssumeRolePolicyDocument: encodeDocument(doc.trust),
    ...(doc.description === undefined ? {} : { Description: doc.description }),
    ...boundaryView(doc),
    ...optionalTags(tags),
  };
}

/** As ListRoles answers it: without tags and boundary. */
export function roleSummary(doc: RoleDoc): Role {
  const { PermissionsBoundary: _, ...view } = roleView(doc, []);
  return { ...view, MaxSessionDuration: doc.maxSession };
}

/** As GetRole answers it. When a role was last used is not recorded. */
export const roleDetail = (doc: RoleDoc, tags: readonly Tag[]): Role => ({
  ...roleView(doc, tags),
  MaxSessionDuration: doc.maxSession,
  RoleLastUsed: {},
});
