import type {
  DeploymentConfig,
  DescribeEndpointOutput,
  EndpointStatus,
  EndpointSummary,
  ProductionVariantSummary,
} from '../../../models/generated/sagemaker.ts';
import type { ServedModel } from '../hosting/server-plan.ts';
import type { Item, Named } from '../kit.ts';

/**
 * An endpoint serves one deployment: the variants of one endpoint configuration, as they were when it was deployed. An update brings
 * up the next deployment beside the live one and swaps them when all of its servers are healthy, so that service is never lost; one
 * that fails is taken down again and the endpoint goes on with what it had.
 *
 *     Creating ──► InService ◄──► Updating          live ◄── pending (healthy)
 *         │            │             │              retiring: servers to remove, with the deployment they were of
 *         ▼            ▼             ▼
 *       Failed ─────► Deleting ──► (gone)
 */
export interface EndpointDoc extends Named {
  readonly status: EndpointStatus;
  /** Of the deployment that serves, or of the first one where none does. */
  readonly configName: string;
  readonly live?: Deployment;
  readonly pending?: Deployment;
  readonly retiring: readonly Deployment[];
  /** How often a server of the live deployment died and was started anew, by server. */
  readonly restarts: Readonly<Record<string, Restarts>>;
  readonly failureReason?: string;
  readonly deploymentConfig?: DeploymentConfig;
}

export interface Deployment {
  /** [a-z0-9-]: names its servers. */
  readonly id: string;
  readonly configName: string;
  /** ms */
  readonly at: number;
  readonly variants: readonly DeployedVariant[];
}

export interface DeployedVariant {
  readonly name: string;
  readonly model: ServedModel;
  readonly instanceType: string | undefined;
  readonly count: number;
  readonly weight: number;
  readonly startupTimeoutSeconds: number;
}

export interface Restarts {
  readonly count: number;
  /** ms */
  readonly at: number;
}

/** Status -> what may follow; a deleted endpoint has no record. */
export const TRANSITIONS: Readonly<Record<string, readonly EndpointStatus[]>> = {
  Creating: ['InService', 'Failed'],
  InService: ['Updating', 'Deleting'],
  Updating: ['InService', 'Failed'],
  Failed: ['Updating', 'Deleting'],
  Deleting: [],
};

/** Statuses in which something has to be kept running or brought about. */
export const ACTIVE: readonly EndpointStatus[] = ['Creating', 'InService', 'Updating', 'Deleting', 'Failed'];

/** One model server of a deployment. `variant` and `instance` count from 0. */
export interface ServerRef {
  readonly deployment: Deployment;
  readonly variant: DeployedVariant;
  readonly id: string;
  /** As in logs and Describe of real instances: `i-` and 17 hex digits. */
  readonly instanceId: string;
}

/** The servers of a deployment, each under the id that it has after its restarts. */
export function serversOf(deployment: Deployment, restarts: EndpointDoc['restarts']): readonly ServerRef[] {
  return deployment.variants.flatMap((variant, v) =>
    Array.from({ length: variant.count }, (_, i) => {
      const slot = `${deployment.id}-${v}-${i}`;
      const id = serverId(slot, restarts[slot]?.count ?? 0);
      return { deployment, variant, id, instanceId: instanceId(id) };
    }),
  );
}

export const serverId = (slot: string, restarts: number): string => (restarts === 0 ? slot : `${slot}-r${restarts}`);
/** The slot of a server id: what stays the same over its restarts. */
export const slotOf = (id: string): string => id.replace(/-r\d+$/, '');

/** Another one for each restart: a log stream is one container's. */
const instanceId = (id: string): string =>
  `i-${id
    .replace(/[^0-9a-f]/g, '')
    .padStart(17, '0')
    .slice(-17)}`;

export function describeEndpoint({ doc, arn, createdAt, modifiedAt }: Item<EndpointDoc>): DescribeEndpointOutput {
  return {
    EndpointName: doc.name,
    EndpointArn: arn,
    EndpointConfigName: doc.configName,
    ProductionVariants: doc.live?.variants.map((variant) => showVariant(variant, doc.live)),
    EndpointStatus: doc.status,
    FailureReason: doc.failureReason,
    CreationTime: createdAt,
    LastModifiedTime: modifiedAt,
    LastDeploymentConfig: doc.deploymentConfig,
    PendingDeploymentSummary:
      doc.pending === undefined || doc.status !== 'Updating'
        ? undefined
        : {
            EndpointConfigName: doc.pending.configName,
            StartTime: doc.pending.at,
            ProductionVariants: doc.pending.variants.map((variant) => ({
              VariantName: variant.name,
              DesiredWeight: variant.weight,
              DesiredInstanceCount: variant.count,
              VariantStatus: [{ Status: 'Creating', StartTime: doc.pending?.at }],
            })),
          },
  };
}

function showVariant(variant: DeployedVariant, deployment: Deployment | undefined): ProductionVariantSummary {
  const image = variant.model.container.Image;
  return {
    VariantName: variant.name,
    DeployedImages: [{ SpecifiedImage: image, ResolvedImage: image, ResolutionTime: deployment?.at }],
    CurrentWeight: variant.weight,
    DesiredWeight: variant.weight,
    CurrentInstanceCount: variant.count,
    DesiredInstanceCount: variant.count,
  };
}

export function summarizeEndpoint({ doc, arn, createdAt, modifiedAt }: Item<EndpointDoc>): EndpointSummary {
  return {
    EndpointName: doc.name,
    EndpointArn: arn,
    CreationTime: createdAt,
    LastModifiedTime: modifiedAt,
    EndpointStatus: doc.status,
  };
}
