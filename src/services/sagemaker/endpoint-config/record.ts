import type { CreateEndpointConfigInput } from '../../../models/generated/sagemaker.ts';
import { type ServiceError, validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Store } from '../../../storage/store.ts';
import { arnOf, type Named } from '../kit.ts';

export interface EndpointConfigDoc extends Named {
  readonly request: Omit<CreateEndpointConfigInput, 'Tags'>;
}

export const missingEndpointConfig = (arn: string): ServiceError =>
  validationError(`Could not find endpoint configuration "${arn}".`);

/** For endpoints. @throws ValidationException where there is none of that name */
export async function findEndpointConfig(
  store: Store,
  { accountId, region }: Scope,
  name: string,
): Promise<EndpointConfigDoc> {
  const kind = 'sagemaker/endpoint-config';
  const record = await store.records.get<EndpointConfigDoc>({ accountId, region, kind, name: name.toLowerCase() });
  if (record === undefined) throw missingEndpointConfig(arnOf('endpoint-config', { accountId, region }, name));
  return record.doc;
}
