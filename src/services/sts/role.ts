import { parseArn } from '../../platform/arn.ts';
import type { StsDeps } from './deps.ts';
import { refuse } from './errors.ts';

/** What STS reads of a role: a part of the document that IAM keeps under `iam/role`. */
export interface AssumableRole {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  /** The trust policy. */
  readonly trust: string;
  /** s */
  readonly maxSession: number;
}

/**
 * The role that an ARN names; undefined where there is none. ARNs are told apart by case, names of roles are not.
 * @throws ValidationError where the text is no ARN
 */
export async function findRole(
  { store }: Pick<StsDeps, 'store'>,
  text: string,
): Promise<{ readonly accountId: string; readonly role: AssumableRole } | undefined> {
  const arn = parseArn(text);
  if (arn === undefined || arn.partition === '' || arn.service === '' || arn.accountId === '')
    throw refuse.badArn(text);
  const name = /^role\/(?:.*\/)?([^/]+)$/.exec(arn.resource)?.[1];
  if (arn.service !== 'iam' || name === undefined) return undefined;
  const { accountId } = arn;
  const found = await store.records.get<AssumableRole>({
    accountId,
    region: 'aws-global',
    kind: 'iam/role',
    name: name.toLowerCase(),
  });
  return found?.doc.arn === text ? { accountId, role: found.doc } : undefined;
}
