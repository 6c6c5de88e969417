import { parseJson } from '../../platform/json.ts';
import type { ScheduleTask } from './core.ts';
import { type Integration, type ServiceResource, type TaskCall, TaskFailure } from './integrations/integration.ts';
import { findIntegration, functionIntegration } from './integrations/registry.ts';
import { parseResource, type Resource } from './integrations/resource.ts';

/** A scheduled task as its integration sees it. @throws TaskFailure for a resource that nothing here can serve. */
export function integrationOf(
  task: ScheduleTask,
  owner: Pick<TaskCall, 'scope' | 'executionArn' | 'executionName' | 'roleArn'>,
): { readonly integration: Integration; readonly call: TaskCall } {
  const resource = parseResource(task.resource);
  const service = resource === undefined ? undefined : serviceOf(resource);
  const integration =
    resource?.kind === 'lambda' ? functionIntegration : service === undefined ? undefined : findIntegration(service);
  if (service === undefined || integration === undefined) {
    throw new TaskFailure('States.TaskFailed', `This server cannot run ${task.resource}: it has no such service.`);
  }
  const role = task.credentials?.['RoleArn'];
  return {
    integration,
    call: {
      ...owner,
      ...(typeof role === 'string' ? { roleArn: role } : {}),
      taskId: task.taskId,
      stateName: task.stateName,
      resource: service,
      // The core wrote it with JSON.stringify.
      parameters: parseJson(task.parameters),
      parametersText: task.parameters,
      ...(task.taskToken === undefined ? {} : { taskToken: task.taskToken }),
    },
  };
}

/** A function's ARN has no parts of an integration: it is called as it stands. */
function serviceOf(resource: Resource): ServiceResource | undefined {
  if (resource.kind === 'service') return resource.service;
  if (resource.kind === 'activity') return undefined;
  return { arn: resource.arn, type: 'lambda-function', action: 'invoke', pattern: 'request' };
}
