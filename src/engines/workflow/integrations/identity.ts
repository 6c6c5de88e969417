import { parseArn } from '../../../platform/arn.ts';
import type { Identity } from '../../../platform/identity.ts';
import type { TaskCall } from './integration.ts';

/** The session name that STS allows: at most 64 characters of `[\w+=,.@-]`. */
const sessionName = (name: string): string => name.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64);

/**
 * Who a task's calls come from: the machine's role (or that of the task's `Credentials`), assumed under the execution's name. Always in the
 * account of the execution: a role's ARN is a text that anybody can write, and nobody has asked the other account for its trust.
 */
export function taskIdentity(task: Pick<TaskCall, 'scope' | 'roleArn' | 'executionName'>): Identity {
  const role = parseArn(task.roleArn);
  const { accountId } = task.scope;
  const path = role?.resource.replace(/^role\//, '') ?? 'unknown';
  const roleName = path.slice(path.lastIndexOf('/') + 1);
  const session = sessionName(task.executionName);
  return {
    accountId,
    arn: `arn:${role?.partition ?? 'aws'}:sts::${accountId}:assumed-role/${roleName}/${session}`,
    userId: `AROA${roleName}:${session}`,
  };
}
