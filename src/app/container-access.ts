import type { FunctionRevision } from '../engines/functions/door.ts';
import type { ContainerAccess, JobPlan } from '../engines/jobs/door.ts';
import type { KeyStore } from '../platform/keys.ts';

/** A job may run for days; AWS refreshes a role's keys behind the container's back, here they are made to last. */
const LIFETIME_MS = 7 * 24 * 3600 * 1000;

export interface ContainerAccessOptions {
  readonly mode: 'none' | 'sigv4';
  readonly keys: KeyStore;
  readonly endpoint: () => string;
}

/**
 * Where a job's containers find this server, and with which keys. Where nobody is asked for keys, the account's own number is one: it
 * keeps the job in its account.
 */
export function containerAccess({
  mode,
  keys,
  endpoint,
}: ContainerAccessOptions): (plan: JobPlan) => Promise<ContainerAccess> {
  return async (plan) => {
    if (mode === 'none') {
      return { endpoint: endpoint(), credentials: { accessKeyId: plan.accountId, secretAccessKey: 'none' } };
    }
    const role = /role\/(?:.*\/)?([^/]+)$/.exec(plan.roleArn ?? '')?.[1] ?? 'SageMaker';
    const arn = `arn:aws:sts::${plan.accountId}:assumed-role/${role}/SageMaker`;
    const issued = await keys.issue({ accountId: plan.accountId, arn, userId: `${role}:SageMaker` }, LIFETIME_MS);
    const { accessKeyId, secretAccessKey, sessionToken } = issued;
    return { endpoint: endpoint(), credentials: { accessKeyId, secretAccessKey, sessionToken } };
  };
}

/** The environment through which a function's code reaches this server, as the function's role. */
export function functionAccess(
  options: ContainerAccessOptions,
): (revision: FunctionRevision) => Promise<Readonly<Record<string, string>>> {
  return async ({ scope, roleArn, name }) => {
    const endpoint = options.endpoint();
    const common = { AWS_ENDPOINT_URL: endpoint, S3_ENDPOINT_URL: endpoint, AWS_EC2_METADATA_DISABLED: 'true' };
    if (options.mode === 'none') {
      return { ...common, AWS_ACCESS_KEY_ID: scope.accountId, AWS_SECRET_ACCESS_KEY: 'none' };
    }
    const role = /role\/(?:.*\/)?([^/]+)$/.exec(roleArn)?.[1] ?? 'Lambda';
    const arn = `arn:aws:sts::${scope.accountId}:assumed-role/${role}/${name}`;
    const identity = { accountId: scope.accountId, arn, userId: `${role}:${name}` };
    const { accessKeyId, secretAccessKey, sessionToken } = await options.keys.issue(identity, LIFETIME_MS);
    return {
      ...common,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  };
}
