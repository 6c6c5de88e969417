import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { SFNClient } from '@aws-sdk/client-sfn';

export type Clients = ReturnType<typeof openClients>;

/** Unmodified AWS SDK clients: the endpoint is all that differs from AWS. */
export function openClients(endpoint: string) {
  const config = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'demo', secretAccessKey: 'demo' } };
  return {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    iam: new IAMClient(config),
    sagemaker: new SageMakerClient(config),
    runtime: new SageMakerRuntimeClient(config),
    sfn: new SFNClient(config),
    logs: new CloudWatchLogsClient(config),
  };
}

export async function createRole({ iam }: Clients, name: string, services: readonly string[]): Promise<string> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  return Role?.Arn ?? '';
}

export async function createBucket({ s3 }: Clients, bucket: string): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
}

export async function putObject({ s3 }: Clients, bucket: string, key: string, body: Uint8Array): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

export async function readObject({ s3 }: Clients, uri: string): Promise<Buffer> {
  const { host, pathname } = new URL(uri);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: host, Key: decodeURIComponent(pathname.slice(1)) }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

export const readText = async (clients: Clients, uri: string): Promise<string> =>
  (await readObject(clients, uri)).toString('utf8');
