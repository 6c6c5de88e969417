import type { Json } from '../../platform/json.ts';
import type { ScheduleTask } from './core.ts';
import { type Integration, type TaskCall, TaskFailure } from './integrations/integration.ts';
import { findIntegration } from './integrations/registry.ts';
import { parseResource } from './integrations/resource.ts';

/** A scheduled task as its integration sees it. @throws TaskFailure for a resource that nothing here can serve. */
export function integrationOf(
  task: ScheduleTask,
  owner: Pick<TaskCall, 'scope' | 'executionArn' | 'executionName' | 'roleArn'>,
): { readonly integration: Integration; readonly call: TaskCall } {
  const resource = parseResource(task.resource);
  const integration = resource?.kind === 'service' ? findIntegration(resource.service) : undefined;
  if (resource?.kind !== 'service' || integration === undefined) {
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
      resource: resource.service,
      // The core wrote it with JSON.stringify.
      parameters: JSON.parse(task.parameters) as Json,
      ...(task.taskToken === undefined ? {} : { taskToken: task.taskToken }),
    },
  };
}
