import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';

/** Unmodified AWS SDK clients: only the endpoint is ours. */
export function clients(
  endpoint: string,
  keys = { accessKeyId: 'test', secretAccessKey: 'test' },
  region = 'us-east-1',
) {
  const config = { endpoint, region, credentials: keys, maxAttempts: 1 };
  return {
    sagemaker: new SageMakerClient(config),
    runtime: new SageMakerRuntimeClient(config),
    sfn: new SFNClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    logs: new CloudWatchLogsClient(config),
    sts: new STSClient(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
  };
}

/** The environment that points boto3 and the aws CLI at a server. */
export const awsEnvironment = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
  AWS_EC2_METADATA_DISABLED: 'true',
});

const run = promisify(execFile);

/** Runs the aws CLI and answers its JSON (undefined where it prints nothing). Rejects with its standard error. */
export async function aws(endpoint: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await run('aws', [...args, '--output', 'json'], {
    env: { ...process.env, ...awsEnvironment(endpoint) },
    maxBuffer: 64 << 20,
  });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

/** Runs a Python program with boto3 on its path; answers what it printed. Rejects with its traceback. */
export async function python(endpoint: string, program: string, ...args: string[]): Promise<string> {
  const interpreter = process.env['SAGEBRUSH_TEST_PYTHON'] ?? 'python3';
  const { stdout } = await run(interpreter, ['-c', program, ...args], {
    env: { ...process.env, ...awsEnvironment(endpoint) },
    maxBuffer: 64 << 20,
  });
  return stdout;
}
