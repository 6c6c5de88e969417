import type { Operations } from '../../models/generated/sts.ts';
import type { Handlers } from '../../models/service.ts';
import { parseJson } from '../../platform/json.ts';
import { credentialsView } from './credentials.ts';
import type { StsDeps } from './deps.ts';
import { refuse } from './errors.ts';
import { findRole } from './role.ts';
import { trusts } from './trust.ts';

const HOUR = 3600;
/** Characters that a session policy may have; the percentage in the answer is of these. */
const POLICY_ROOM = 2048;

/**
 * AssumeRole: temporary keys for a session of a role. The role has to exist; a caller from another account has to be trusted by it.
 * Source: API reference, "AssumeRole"; refusals as recorded from the service.
 */
export function assumeRoleActions(deps: StsDeps) {
  return {
    async AssumeRole(ctx, input) {
      const { RoleArn: arn, RoleSessionName: session, SourceIdentity: source } = input;
      const found = await findRole(deps, arn);
      const caller = ctx.identity;
      if (found === undefined) throw refuse.mayNotAssume(caller.arn, arn);
      const { accountId, role } = found;
      if (accountId !== caller.accountId && !trusts(role.trust, caller, input.ExternalId)) {
        throw refuse.mayNotAssume(caller.arn, arn);
      }
      checkTags(input);
      const seconds = input.DurationSeconds ?? HOUR;
      if (seconds > HOUR && caller.arn.includes(':assumed-role/')) throw refuse.chainTooLong();
      if (seconds > role.maxSession) throw refuse.tooLong();
      const packed = packedSize(input);

      // The path of the role is not part of its sessions' ARNs.
      const assumed = {
        AssumedRoleId: `${role.id}:${session}`,
        Arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${session}`,
      };
      const identity = { accountId, arn: assumed.Arn, userId: assumed.AssumedRoleId };
      return {
        Credentials: credentialsView(await deps.keys.issue(identity, seconds * 1000)),
        AssumedRoleUser: assumed,
        ...(packed === undefined ? {} : { PackedPolicySize: packed }),
        ...(source === undefined ? {} : { SourceIdentity: source }),
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}

type Input = Operations['AssumeRole']['input'];

function checkTags({ Tags: tags = [], TransitiveTagKeys: transitive = [] }: Input): void {
  const keys = new Set(tags.map((tag) => tag.Key.toLowerCase()));
  if (keys.size < tags.length) throw refuse.sameTagTwice();
  if (transitive.some((key) => !keys.has(key.toLowerCase()))) throw refuse.strayTransitiveKey();
}

/** Percent of the room for session policies and tags; AWS packs more tightly than plain characters. @throws MalformedPolicyDocument */
function packedSize({ Policy: policy, PolicyArns: arns = [], Tags: tags = [] }: Input): number | undefined {
  if (policy === undefined && arns.length === 0 && tags.length === 0) return undefined;
  if (policy !== undefined) checkJson(policy);
  const characters =
    (policy ?? '').length +
    arns.reduce((sum, { arn }) => sum + (arn ?? '').length, 0) +
    tags.reduce((sum, { Key, Value }) => sum + Key.length + Value.length, 0);
  return Math.min(100, Math.ceil((100 * characters) / POLICY_ROOM));
}

function checkJson(policy: string): void {
  try {
    parseJson(policy);
  } catch {
    throw refuse.badPolicy();
  }
}
