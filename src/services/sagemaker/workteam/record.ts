import { timingSafeEqual } from 'node:crypto';
import type { CreateWorkteamRequest, Workteam } from '../../../models/generated/sagemaker.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Store } from '../../../storage/store.ts';
import { arnOf, type Item, type Named } from '../kit.ts';

/** Who labels. The team's portal has an address that cannot be guessed: whoever has it is one of the team. */
export interface WorkteamDoc extends Named {
  readonly request: Omit<CreateWorkteamRequest, 'Tags'>;
  readonly workforce: string;
  /** The last part of the portal's address. */
  readonly token: string;
}

export const WORKTEAM_ARN = 'workteam/private-crowd';
const KIND = `sagemaker/${WORKTEAM_ARN}`;
export const PORTAL_PATH = '/_sagebrush/work/';

/** `base` is where the caller reaches this server, `http://127.0.0.1:4600`. */
export function describeWorkteam({ doc, key, arn, createdAt, modifiedAt }: Item<WorkteamDoc>, base: string): Workteam {
  const { MemberDefinitions, Description, NotificationConfiguration, WorkerAccessConfiguration } = doc.request;
  return {
    WorkteamName: doc.name,
    WorkteamArn: arn,
    WorkforceArn: arnOf('workforce', key, doc.workforce),
    MemberDefinitions,
    Description,
    SubDomain: `${base}${PORTAL_PATH}${key.accountId}/${key.region}/${key.name}/${doc.token}/`,
    CreateDate: createdAt,
    LastUpdatedDate: modifiedAt,
    NotificationConfiguration: NotificationConfiguration ?? {},
    WorkerAccessConfiguration,
  };
}

/** The team that a portal's address is of; undefined where the token is not its. */
export async function teamOfPortal(
  { records }: Pick<Store, 'records'>,
  scope: Scope,
  name: string,
  token: string,
): Promise<{ readonly arn: string; readonly name: string; readonly description: string } | undefined> {
  const record = await records.get<WorkteamDoc>({ ...scope, kind: KIND, name });
  const [given, wanted] = [Buffer.from(token), Buffer.from(record?.doc.token ?? '')];
  if (record === undefined || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const { doc } = record;
  return { arn: arnOf(WORKTEAM_ARN, scope, name), name: doc.name, description: doc.request.Description };
}

export async function hasWorkteam({ records }: Pick<Store, 'records'>, scope: Scope, name: string): Promise<boolean> {
  const key = { accountId: scope.accountId, region: scope.region, kind: KIND, name: name.toLowerCase() };
  return (await records.get(key)) !== undefined;
}

export function countWorkteams({ records }: Pick<Store, 'records'>, scope: Scope): Promise<number> {
  return records.count({ scope: { accountId: scope.accountId, region: scope.region }, kind: KIND });
}
