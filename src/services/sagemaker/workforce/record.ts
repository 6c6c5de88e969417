import type { CreateWorkforceRequest, Workforce } from '../../../models/generated/sagemaker.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Store } from '../../../storage/store.ts';
import type { Item, Named } from '../kit.ts';

/** The people of an account in a Region. There is one at most; the first work team makes it where nobody did. */
export interface WorkforceDoc extends Named {
  readonly request: Omit<CreateWorkforceRequest, 'Tags'>;
}

/** The one that the first work team makes has this name on AWS. */
export const DEFAULT_WORKFORCE = 'default';

/**
 * Sign-in of the workers is not here: a work team's portal lets in whoever has its link. What was configured is kept and shown, without
 * the secret.
 */
export function describeWorkforce({ doc, arn, createdAt, modifiedAt }: Item<WorkforceDoc>): Workforce {
  const { CognitoConfig, OidcConfig, SourceIpConfig, IpAddressType } = doc.request;
  const { ClientSecret: _, ...oidc } = OidcConfig ?? { ClientSecret: '' };
  return {
    WorkforceName: doc.name,
    WorkforceArn: arn,
    CreateDate: createdAt,
    LastUpdatedDate: modifiedAt,
    SourceIpConfig: SourceIpConfig ?? { Cidrs: [] },
    CognitoConfig,
    ...(OidcConfig === undefined ? {} : { OidcConfig: oidc }),
    IpAddressType: IpAddressType ?? 'ipv4',
    Status: 'Active',
  };
}

/** The workforce of an account and Region, by its name. */
export async function workforceNameOf({ records }: Pick<Store, 'records'>, scope: Scope): Promise<string | undefined> {
  const page = await records.list<WorkforceDoc>({
    scope: { accountId: scope.accountId, region: scope.region },
    kind: 'sagemaker/workforce',
    sortBy: 'createdAt',
    order: 'ascending',
    limit: 1,
  });
  return page.records[0]?.doc.name;
}
