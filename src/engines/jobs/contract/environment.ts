import type { JobPlan } from '../plan.ts';

/** Where containers find this server, and as whom they call it. */
export interface ContainerAccess {
  /** `http://127.0.0.1:4600`; absent where containers are to use AWS's own endpoints. */
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/**
 * What the platform adds to a container's environment. With network isolation neither an endpoint nor credentials are given: AWS gives
 * the container none either ("Run training and inference containers in internet-free mode").
 */
export function accessEnvironment(plan: JobPlan, access: ContainerAccess): Readonly<Record<string, string>> {
  const region = { AWS_REGION: plan.region, AWS_DEFAULT_REGION: plan.region };
  if (plan.networkIsolation) return region;
  const { endpoint, credentials } = access;
  return {
    ...region,
    ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint, S3_ENDPOINT_URL: endpoint }),
    ...(credentials === undefined
      ? {}
      : {
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
        }),
    // Without this the SDKs look for an EC2 metadata server, and wait.
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** What every built-in image's programs get, before the job's own variables. */
export const PYTHON_ENVIRONMENT: Readonly<Record<string, string>> = {
  // Output reaches the log line by line, in the order it was written.
  PYTHONUNBUFFERED: '1',
  // The image is read-only.
  PYTHONDONTWRITEBYTECODE: '1',
};
