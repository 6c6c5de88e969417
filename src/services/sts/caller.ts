import type { Operations } from '../../models/generated/sts.ts';
import type { Handlers } from '../../models/service.ts';
import { credentialsView } from './credentials.ts';
import type { StsDeps } from './deps.ts';
import { refuse } from './errors.ts';

const HOUR = 3600;

/** Who calls, whose a key is, and keys for a while. */
export function callerActions({ keys }: StsDeps) {
  return {
    GetCallerIdentity({ identity }) {
      return { UserId: identity.userId, Account: identity.accountId, Arn: identity.arn };
    },
    /** For the root at most an hour: what goes beyond is cut, as AWS does. */
    async GetSessionToken({ identity }, input) {
      if (identity.accessKeyId?.startsWith('ASIA') || identity.arn.includes(':assumed-role/')) {
        throw refuse.sessionOfSession();
      }
      if (input.SerialNumber !== undefined || input.TokenCode !== undefined) {
        throw refuse.notImplemented('MFA devices');
      }
      const asked = input.DurationSeconds ?? 12 * HOUR;
      const seconds = identity.arn.endsWith(':root') ? Math.min(asked, HOUR) : asked;
      return { Credentials: credentialsView(await keys.issue(identity, seconds * 1000)) };
    },
    async GetAccessKeyInfo(_ctx, input) {
      const key = await keys.find(input.AccessKeyId);
      if (key === undefined) throw refuse.noKey();
      return { Account: key.identity.accountId };
    },
  } satisfies Partial<Handlers<Operations>>;
}
