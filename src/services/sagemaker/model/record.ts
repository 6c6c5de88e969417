import type { CreateModelInput, DescribeModelOutput, ModelSummary } from '../../../models/generated/sagemaker.ts';
import { type ServiceError, validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Store } from '../../../storage/store.ts';
import { arnOf, type Item, type Named } from '../kit.ts';

/** A model is a record: what runs it reads it. */
export interface ModelDoc extends Named {
  readonly request: Omit<CreateModelInput, 'Tags'>;
}

export function describeModel({ doc, arn, createdAt }: Item<ModelDoc>): DescribeModelOutput {
  return {
    ...doc.request,
    ModelName: doc.name,
    CreationTime: createdAt,
    ModelArn: arn,
    EnableNetworkIsolation: doc.request.EnableNetworkIsolation ?? false,
  };
}

export function summarizeModel({ doc, arn, createdAt }: Item<ModelDoc>): ModelSummary {
  return { ModelName: doc.name, ModelArn: arn, CreationTime: createdAt };
}

export const missingModel = (arn: string): ServiceError => validationError(`Could not find model "${arn}".`);

/** For the kinds that run models. @throws ValidationException where there is none of that name */
export async function findModel(store: Store, { accountId, region }: Scope, name: string): Promise<ModelDoc> {
  const record = await store.records.get<ModelDoc>({
    accountId,
    region,
    kind: 'sagemaker/model',
    name: name.toLowerCase(),
  });
  if (record === undefined) throw missingModel(arnOf('model', { accountId, region }, name));
  return record.doc;
}
