import type { Tag, User } from '../../../models/generated/iam.ts';
import type { Identity } from '../../../platform/identity.ts';
import { boundaryView, type EntityDoc } from '../entity/record.ts';
import { optionalTags } from '../tags.ts';

export interface UserDoc extends EntityDoc {
  /** In the order in which they were made; two at most. */
  readonly keyIds: readonly string[];
}

export const userView = (doc: UserDoc, tags: readonly Tag[]): User => ({
  Path: doc.path,
  UserName: doc.name,
  UserId: doc.id,
  Arn: doc.arn,
  CreateDate: doc.createdAt,
  ...boundaryView(doc),
  ...optionalTags(tags),
});

/** As ListUsers answers it: without tags and boundary. */
export function userSummary(doc: UserDoc): User {
  const { PermissionsBoundary: _, ...view } = userView(doc, []);
  return view;
}

/** Whom a user's keys stand for. */
export const userIdentity = (accountId: string, doc: UserDoc): Identity => ({
  accountId,
  arn: doc.arn,
  userId: doc.id,
});

/** The name of the user who calls; undefined for the root, for roles and the rest. */
export const callingUser = (identity: Identity): string | undefined =>
  /:user\/(?:.*\/)?([^/]+)$/.exec(identity.arn)?.[1];
