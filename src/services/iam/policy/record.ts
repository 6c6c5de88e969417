import type { RequestContext } from '../../../models/service.ts';
import { parseArn } from '../../../platform/arn.ts';
import type { RecordKey, StoredRecord } from '../../../storage/records.ts';
import { type IamDeps, scopeOf } from '../deps.ts';
import { refuse } from '../errors.ts';

export interface PolicyDoc {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly description?: string;
  /** ms */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** In the order of their numbers; one to five. */
  readonly versions: readonly PolicyVersionDoc[];
  readonly defaultVersion: number;
  readonly lastVersion: number;
  /** How many roles and users have it attached, and how many are bounded by it. */
  readonly attachments: number;
  readonly boundaries: number;
}

export interface PolicyVersionDoc {
  readonly number: number;
  readonly document: string;
  readonly createdAt: number;
}

export const POLICIES = 'iam/policy';

/** Names are unique in the account, whatever the path and case. */
export const policyKey = (ctx: { readonly accountId: string }, name: string): RecordKey => ({
  ...scopeOf(ctx),
  kind: POLICIES,
  name: name.toLowerCase(),
});

/** Where the ARN of a managed policy leads. */
export interface PolicyArn {
  readonly owner: 'aws' | 'own' | 'foreign';
  readonly name: string;
  readonly path: string;
  readonly arn: string;
}

/** @throws ValidationError where the text is no policy's ARN */
export function readPolicyArn(ctx: Pick<RequestContext, 'accountId'>, text: string): PolicyArn {
  const arn = parseArn(text);
  const resource = /^policy(\/(?:[A-Za-z0-9.,+@=_-]+\/)*)([\w+=,.@-]+)$/.exec(arn?.resource ?? '');
  if (arn === undefined || resource === null || arn.service !== 'iam' || arn.region !== '') throw refuse.badArn(text);
  const [, path = '/', name = ''] = resource;
  const owner = arn.accountId === 'aws' ? 'aws' : arn.accountId === ctx.accountId ? 'own' : 'foreign';
  return { owner, name, path, arn: text };
}

/**
 * The account's own policy that an ARN names; undefined where there is none.
 * @throws ValidationError, NotImplemented for AWS's policies, InvalidInput for another account's
 */
export async function findPolicy(
  deps: IamDeps,
  ctx: Pick<RequestContext, 'accountId'>,
  text: string,
): Promise<StoredRecord<PolicyDoc> | undefined> {
  const { owner, name } = readPolicyArn(ctx, text);
  if (owner === 'aws') throw refuse.awsManaged(text);
  if (owner === 'foreign') throw refuse.foreignPolicy();
  const found = await deps.store.records.get<PolicyDoc>(policyKey(ctx, name));
  return found?.doc.arn === text ? found : undefined;
}
