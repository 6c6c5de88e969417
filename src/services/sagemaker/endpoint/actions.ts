import type { RequestContext } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { findEndpointConfig } from '../endpoint-config/record.ts';
import { servedModel } from '../hosting/server-plan.ts';
import { defineKind } from '../kind.ts';
import type { Kit } from '../kit.ts';
import { findModel } from '../model/record.ts';
import { reconcileEndpoint } from './reconcile.ts';
import {
  ACTIVE,
  type Deployment,
  describeEndpoint,
  type EndpointDoc,
  summarizeEndpoint,
  TRANSITIONS,
} from './record.ts';

/** Until a container must have answered its first ping, where the variant does not say. */
const STARTUP_TIMEOUT_S = 480;

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html and its neighbours */
export const endpoint = defineKind<'Endpoint', EndpointDoc>({
  noun: 'Endpoint',
  arn: 'endpoint',
  describe: describeEndpoint,
  list: { member: 'Endpoints', summary: summarizeEndpoint, order: 'Descending' },
  missing: (_name, arn) => validationError(`Could not find endpoint "${arn}".`),
  exists: (_name, arn) => validationError(`Cannot create already existing endpoint "${arn}".`),
  actions: {
    async CreateEndpoint(ctx, input, kit) {
      const pending = await newDeployment(ctx, input.EndpointConfigName, kit);
      const doc: EndpointDoc = {
        name: input.EndpointName,
        status: 'Creating',
        configName: input.EndpointConfigName,
        pending,
        retiring: [],
        restarts: {},
        ...(input.DeploymentConfig === undefined ? {} : { deploymentConfig: input.DeploymentConfig }),
      };
      const item = await kit.create(ctx, doc, { status: doc.status, tags: input.Tags });
      return { EndpointArn: item.arn };
    },

    async UpdateEndpoint(ctx, input, kit) {
      await kit.find(ctx, input.EndpointName);
      const fresh = await newDeployment(ctx, input.EndpointConfigName, kit);
      const item = await kit.change(ctx, input.EndpointName, ({ doc, arn }) => {
        if (doc.status !== 'InService' && doc.status !== 'Failed') throw inProgress(arn);
        const pending = input.RetainAllVariantProperties === true ? retaining(fresh, doc.live, input) : fresh;
        const { failureReason: _, ...rest } = doc;
        const next: EndpointDoc = {
          ...rest,
          status: 'Updating',
          pending,
          ...(input.DeploymentConfig === undefined ? {} : { deploymentConfig: input.DeploymentConfig }),
        };
        return { doc: next, status: next.status };
      });
      return { EndpointArn: item.arn };
    },

    async DeleteEndpoint(ctx, input, kit) {
      await kit.change(ctx, input.EndpointName, ({ doc, arn }) => {
        if (doc.status === 'Deleting') return undefined;
        if (doc.status === 'Creating' || doc.status === 'Updating') throw inProgress(arn);
        return { doc: { ...doc, status: 'Deleting' }, status: 'Deleting' };
      });
      return {};
    },
  },
  life: {
    active: ACTIVE,
    stateOf: (doc) => doc.status,
    transitions: TRANSITIONS,
    event: {
      detailType: 'SageMaker Endpoint State Change',
      overrides: (doc) => ({ EndpointStatus: eventStatus(doc.status) }),
    },
    reconcile: reconcileEndpoint,
  },
});

const inProgress = (arn: string) => validationError(`Cannot update in-progress endpoint "${arn}".`);

/** What a configuration says now, with the models that it names. @throws ValidationException */
async function newDeployment(ctx: RequestContext, configName: string, kit: Kit<EndpointDoc>): Promise<Deployment> {
  const config = await findEndpointConfig(kit.store, ctx, configName);
  const variants = await Promise.all(
    config.request.ProductionVariants.map(async (variant) => ({
      name: variant.VariantName,
      model: servedModel(await findModel(kit.store, ctx, variant.ModelName ?? '')),
      instanceType: variant.InstanceType,
      count: variant.InitialInstanceCount ?? 1,
      weight: variant.InitialVariantWeight ?? 1,
      startupTimeoutSeconds: variant.ContainerStartupHealthCheckTimeoutInSeconds ?? STARTUP_TIMEOUT_S,
    })),
  );
  return { id: `ep-${kit.ids.hex(12)}`, configName: config.name, at: kit.clock.now(), variants };
}

/** The new variants with the weights and counts that they have in the deployment that serves. */
function retaining(
  fresh: Deployment,
  live: Deployment | undefined,
  input: {
    readonly ExcludeRetainedVariantProperties?: readonly { readonly VariantPropertyType: string }[] | undefined;
  },
): Deployment {
  const excluded = new Set(input.ExcludeRetainedVariantProperties?.map((property) => property.VariantPropertyType));
  const variants = fresh.variants.map((variant) => {
    const old = live?.variants.find((candidate) => candidate.name === variant.name);
    if (old === undefined) return variant;
    return {
      ...variant,
      count: excluded.has('DesiredInstanceCount') ? variant.count : old.count,
      weight: excluded.has('DesiredWeight') ? variant.weight : old.weight,
    };
  });
  return { ...fresh, variants };
}

/** Endpoint events spell the status in upper snake case: `IN_SERVICE`. */
const eventStatus = (status: string): string => status.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
