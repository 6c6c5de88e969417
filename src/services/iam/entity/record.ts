import type { RecordKey } from '../../../storage/records.ts';
import { scopeOf } from '../deps.ts';

/** What roles and users have in common: they are whom policies hang on. */
export interface EntityDoc {
  /** As it was written; names are unique in any case. */
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  /** ms */
  readonly createdAt: number;
  readonly inline: readonly InlinePolicy[];
  readonly attached: readonly AttachedPolicyDoc[];
  /** The ARN of the managed policy that bounds the permissions. */
  readonly boundary?: string;
}

export interface InlinePolicy {
  readonly name: string;
  /** As it was sent. */
  readonly document: string;
}

export interface AttachedPolicyDoc {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
}

export type Noun = 'role' | 'user';

/** STS reads roles by this key too. */
export const entityKey = (noun: Noun, ctx: { readonly accountId: string }, name: string): RecordKey => ({
  ...scopeOf(ctx),
  kind: `iam/${noun}`,
  // "Names are not distinguished by case" (IAM User Guide, "IAM identifiers").
  name: name.toLowerCase(),
});

/** The members of answers that roles and users share. */
export function boundaryView(doc: EntityDoc) {
  if (doc.boundary === undefined) return {};
  return {
    PermissionsBoundary: {
      PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
      PermissionsBoundaryArn: doc.boundary,
    },
  };
}
