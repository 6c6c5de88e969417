/** The tenant: every record belongs to one. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** Who makes a call. */
export interface Identity {
  readonly accountId: string;
  /** `arn:aws:iam::123456789012:root`, a user's, or an assumed role's ARN. */
  readonly arn: string;
  /** AWS's unique id of the principal, as GetCallerIdentity's UserId. */
  readonly userId: string;
  readonly accessKeyId?: string;
}

/** The account that a caller without an account of its own acts as. */
export const DEFAULT_ACCOUNT = '123456789012';
export const DEFAULT_REGION = 'us-east-1';

export function rootIdentity(accountId: string, accessKeyId?: string): Identity {
  const identity = { accountId, arn: `arn:aws:iam::${accountId}:root`, userId: accountId };
  return accessKeyId === undefined ? identity : { ...identity, accessKeyId };
}
