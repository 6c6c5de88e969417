import type { Json } from '../../../platform/json.ts';
import { awsSdk } from './aws-sdk.ts';
import { events } from './events.ts';
import { http } from './http.ts';
import { type Integration, notRecognized, type Problem, type ServiceResource, TaskFailure } from './integration.ts';
import { lambda, lambdaFunction } from './lambda.ts';
import { hasOptimized, optimized } from './optimized.ts';
import { parseResource } from './resource.ts';
import { sagemaker } from './sagemaker.ts';
import { states } from './states.ts';

/** The optimized integrations of this server's own services, by the service in the resource. */
const OPTIMIZED: Readonly<Record<string, Integration>> = { events, http, lambda, sagemaker, states };

/**
 * Services that AWS has an optimized integration for and this server has not, at any endpoint. Their machines can be created (the
 * definition is right); a task of theirs fails and says why.
 */
const ELSEWHERE = new Set([
  ...['apigateway', 'bedrock', 'databrew', 'eks', 'elasticmapreduce', 'emr-containers', 'emr-serverless', 'evidently'],
  'mediaconvert',
]);

/** Of S3 only what the readers and writers of a DISTRIBUTED Map name. */
const MAP_RESOURCES = new Set(['s3:getObject', 's3:listObjectsV2', 's3:putObject']);

const elsewhere: Integration = {
  check: () => [],
  start(task) {
    const service = task.resource.type;
    return Promise.reject(
      new TaskFailure(
        'States.TaskFailed',
        `This server has no optimized integration of '${service}': ${task.resource.arn} cannot be called. An aws-sdk task may do instead.`,
      ),
    );
  },
};

/** A function's ARN as the resource, with the ARN in the place of the service. */
export const functionIntegration: Integration = lambdaFunction;

export function findIntegration(resource: Pick<ServiceResource, 'type'>): Integration | undefined {
  if (resource.type.startsWith('aws-sdk:')) return awsSdk;
  if (Object.hasOwn(OPTIMIZED, resource.type)) return OPTIMIZED[resource.type];
  if (hasOptimized(resource.type)) return optimized;
  return ELSEWHERE.has(resource.type) ? elsewhere : undefined;
}

/** What is wrong with a Task's resource and parameters template, for the diagnostics of a definition. */
export function checkResource(arn: string, template: Json | undefined): readonly Problem[] {
  const resource = parseResource(arn);
  if (resource === undefined) return [notRecognized(arn)];
  if (resource.kind !== 'service') return [];
  const { service } = resource;
  if (MAP_RESOURCES.has(`${service.type}:${service.action}`)) return [];
  const integration = findIntegration(service);
  return integration === undefined ? [notRecognized(arn)] : integration.check(service, template);
}
