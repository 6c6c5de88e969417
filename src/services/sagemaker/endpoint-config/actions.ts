import type { ProductionVariant } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { checkInstanceQuota } from '../checks.ts';
import { defineKind } from '../kind.ts';
import type { Kit } from '../kit.ts';
import { findModel } from '../model/record.ts';
import { type EndpointConfigDoc, missingEndpointConfig } from './record.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
export const endpointConfig = defineKind<'EndpointConfig', EndpointConfigDoc>({
  noun: 'EndpointConfig',
  arn: 'endpoint-config',
  describe: ({ doc, arn, createdAt }) => ({
    ...doc.request,
    EndpointConfigName: doc.name,
    EndpointConfigArn: arn,
    CreationTime: createdAt,
    EnableNetworkIsolation: doc.request.EnableNetworkIsolation ?? false,
  }),
  list: {
    member: 'EndpointConfigs',
    summary: ({ doc, arn, createdAt }) => ({
      EndpointConfigName: doc.name,
      EndpointConfigArn: arn,
      CreationTime: createdAt,
    }),
    order: 'Descending',
  },
  missing: (_name, arn) => missingEndpointConfig(arn),
  exists: (_name, arn) => validationError(`Cannot create already existing endpoint configuration "${arn}".`),
  actions: {
    async CreateEndpointConfig(ctx, input, kit) {
      const { Tags, ...request } = input;
      refuseUnsupported(request);
      const names = request.ProductionVariants.map((variant) => variant.VariantName);
      if (new Set(names).size < names.length) {
        throw validationError('Two ProductionVariants cannot have the same VariantName.');
      }
      for (const variant of request.ProductionVariants) await checkVariant(ctx, variant, kit);
      const variants = request.ProductionVariants.map((variant) => ({
        ...variant,
        InitialVariantWeight: variant.InitialVariantWeight ?? 1,
      }));
      const doc = { name: input.EndpointConfigName, request: { ...request, ProductionVariants: variants } };
      const { arn } = await kit.create(ctx, doc, { tags: Tags });
      return { EndpointConfigArn: arn };
    },

    /** Endpoints that were made from the configuration keep running. */
    async DeleteEndpointConfig(ctx, input, kit) {
      await kit.remove(await kit.find(ctx, input.EndpointConfigName));
      return {};
    },
  },
});

function refuseUnsupported(request: EndpointConfigDoc['request']): void {
  const refuse = (present: boolean, member: string): void => {
    if (present) throw validationError(`${member} is not supported yet: leave it out of the endpoint configuration.`);
  };
  refuse((request.ShadowProductionVariants?.length ?? 0) > 0, 'ShadowProductionVariants');
  refuse(request.AsyncInferenceConfig !== undefined, 'AsyncInferenceConfig');
  refuse(request.ExplainerConfig !== undefined, 'ExplainerConfig');
  refuse(request.DataCaptureConfig?.EnableCapture === true, 'DataCaptureConfig');
}

async function checkVariant(
  ctx: RequestContext,
  variant: ProductionVariant,
  kit: Kit<EndpointConfigDoc>,
): Promise<void> {
  if (variant.ModelName === undefined) {
    throw validationError('A ProductionVariant needs a ModelName: inference components are not supported yet.');
  }
  if (variant.ServerlessConfig !== undefined) {
    throw validationError(
      'ServerlessConfig is not supported yet: give the variant an InstanceType and InitialInstanceCount.',
    );
  }
  if (variant.InstanceType === undefined && variant.InstancePools === undefined) {
    throw validationError('A ProductionVariant needs an InstanceType.');
  }
  if (variant.InitialInstanceCount === undefined)
    throw validationError('A ProductionVariant needs an InitialInstanceCount.');
  checkInstanceQuota(kit, 'endpoint', variant.InstanceType, variant.InitialInstanceCount);
  await findModel(kit.store, ctx, variant.ModelName);
}
