import type { Scope } from '../platform/identity.ts';

/** Tags by ARN, within a tenant. Written through `Store.commit`. */
export interface Tags {
  /** In the order of their keys. */
  of(scope: Scope, arn: string): Promise<Readonly<Record<string, string>>>;
}
