import type { RequestContext } from '../../models/service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Ids } from '../../platform/ids.ts';
import { CommitConflict } from '../../storage/changes.ts';
import type { Store } from '../../storage/store.ts';
import { refuse } from './errors.ts';

export interface IamDeps {
  readonly store: Pick<Store, 'records' | 'tags' | 'commit'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** IAM is global: what it keeps lies in one Region per account, whichever Region the caller signed for. */
export const scopeOf = (ctx: Pick<RequestContext, 'accountId'>): Scope => ({
  accountId: ctx.accountId,
  region: 'aws-global',
});

/** The letters of AWS's unique ids (base32). */
export const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id: `AROA…` for roles, `AIDA…` for users, `ANPA…` for managed policies; 21 characters. */
export const uniqueId = (deps: IamDeps, prefix: 'AROA' | 'AIDA' | 'ANPA'): string =>
  `${prefix}${deps.ids.pick(BASE32, 17)}`;

export const iamArn = (ctx: Pick<RequestContext, 'accountId'>, type: string, path: string, name: string): string =>
  `arn:aws:iam::${ctx.accountId}:${type}${path}${name}`;

/** IAM keeps times to the second. */
export const nowOf = (deps: Pick<IamDeps, 'clock'>): number => Math.floor(deps.clock.now() / 1000) * 1000;

/**
 * Reads, decides and commits again when somebody else was faster.
 * @throws ConcurrentModification when it never gets through
 */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 8; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
      if (left === 0) throw refuse.concurrent();
    }
  }
}
