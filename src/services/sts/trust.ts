import type { Identity } from '../../platform/identity.ts';
import { parseJson } from '../../platform/json.ts';

/**
 * Whether a role's trust policy lets in a caller from another account. Within an account nobody is judged yet, but accounts are walls:
 * the role has to name the caller or the caller's account, for sts:AssumeRole, and what cannot be judged does not let in.
 *
 * @param externalId what the caller gave; the one condition that is understood is `StringEquals` on `sts:ExternalId`.
 */
export function trusts(trust: string, caller: Identity, externalId: string | undefined): boolean {
  // Checked when the role was made: a document with statements.
  const { Statement: statements } = parseJson(trust) as unknown as { Statement: Statement | readonly Statement[] };
  const all = Array.isArray(statements) ? (statements as readonly Statement[]) : [statements as Statement];
  const denied = all.some((one) => one.Effect === 'Deny' && mayConcern(one, caller));
  return !denied && all.some((one) => one.Effect === 'Allow' && allows(one, caller, externalId));
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Principal;
  readonly NotPrincipal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
type Principal = '*' | { readonly AWS?: string | readonly string[] };

function allows(statement: Statement, caller: Identity, externalId: string | undefined): boolean {
  const { Principal: principal, Action: action, Condition: condition } = statement;
  if (principal === undefined || action === undefined) return false;
  if (!names(principal, caller)) return false;
  if (!list(action).some((one) => /^sts:(assumerole|\*)$/i.test(one))) return false;
  return Object.entries(condition ?? {}).every(
    ([operator, keys]) =>
      operator === 'StringEquals' &&
      Object.entries(keys).every(
        ([key, value]) =>
          key.toLowerCase() === 'sts:externalid' &&
          externalId !== undefined &&
          // A number means its text, as in all conditions.
          [value].flat().map(String).includes(externalId),
      ),
  );
}

/** A denial counts whatever its conditions say. */
function mayConcern({ Principal: principal }: Statement, caller: Identity): boolean {
  return principal === undefined || names(principal, caller);
}

function names(principal: Principal, { accountId, arn }: Identity): boolean {
  if (principal === '*') return true;
  // A role's session is let in where the role is.
  const [, role] = /:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  return list(principal.AWS ?? []).some(
    (one) =>
      one === '*' ||
      one === accountId ||
      one === `arn:aws:iam::${accountId}:root` ||
      one === arn ||
      (role !== undefined && one.startsWith(`arn:aws:iam::${accountId}:role/`) && one.endsWith(`/${role}`)),
  );
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);
