import type { JobPlan } from '../../../engines/jobs/door.ts';
import { parseFilter, type TransformSpec } from '../../../engines/transform/door.ts';
import { s3Uri } from '../checks.ts';
import { serverPlan } from '../hosting/server-plan.ts';
import type { Item } from '../kit.ts';
import { DEFAULT_LIMITS, DEFAULT_RETRIES, DEFAULT_TIMEOUT_S, type TransformJobDoc } from './record.ts';

const LOG_GROUP = '/aws/sagemaker/TransformJobs';
const MIB = 2 ** 20;

/** The job's model servers, one for each instance. */
export function transformServers({ key, arn, doc, createdAt }: Item<TransformJobDoc>): readonly JobPlan[] {
  const epoch = Math.floor(createdAt / 1000);
  return Array.from({ length: doc.request.TransformResources.InstanceCount }, (_, i) =>
    serverPlan(key, doc.model, {
      id: `${doc.jobId}-${i}`,
      name: doc.name,
      arn,
      logGroup: LOG_GROUP,
      logStream: `${doc.name}/${instanceId(doc.jobId, i)}-${epoch}`,
      instanceType: doc.request.TransformResources.InstanceType,
      environment: batchEnvironment(doc),
    }),
  );
}

/** The last three are told only where the caller set them. */
function batchEnvironment({ request }: TransformJobDoc): Readonly<Record<string, string>> {
  const strategy = request.BatchStrategy === 'SingleRecord' ? 'SINGLE_RECORD' : 'MULTI_RECORD';
  return {
    ...request.Environment,
    SAGEMAKER_BATCH: 'true',
    ...(request.MaxPayloadInMB === undefined ? {} : { SAGEMAKER_MAX_PAYLOAD_IN_MB: String(request.MaxPayloadInMB) }),
    ...(request.BatchStrategy === undefined ? {} : { SAGEMAKER_BATCH_STRATEGY: strategy }),
    ...(request.MaxConcurrentTransforms === undefined
      ? {}
      : { SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: String(request.MaxConcurrentTransforms) }),
  };
}

/** What the transform engine is to do; the same every time it is made from the same record. */
export function transformSpec(item: Item<TransformJobDoc>): TransformSpec {
  const { key, doc, createdAt } = item;
  const { request, limits = DEFAULT_LIMITS } = doc;
  const { TransformInput: input, TransformOutput: output, ModelClientConfig: client, DataProcessing: data } = request;
  const source = input.DataSource.S3DataSource;
  const filtered =
    data !== undefined &&
    ((data.InputFilter ?? '$') !== '$' || (data.OutputFilter ?? '$') !== '$' || data.JoinSource === 'Input');
  return {
    accountId: key.accountId,
    region: key.region,
    id: doc.jobId,
    servers: transformServers(item).map((plan) => plan.id),
    input: {
      kind: source.S3DataType === 'ManifestFile' ? 's3-manifest' : 's3-prefix',
      uri: s3Uri(source.S3Uri, 'TransformInput S3Uri'),
      compression: input.CompressionType === 'Gzip' ? 'gzip' : 'none',
      split: input.SplitType ?? 'None',
    },
    output: {
      uri: s3Uri(output.S3OutputPath, 'S3OutputPath'),
      assembleWith: output.AssembleWith ?? 'None',
      ...(output.Accept === undefined ? {} : { accept: output.Accept }),
    },
    ...(input.ContentType === undefined ? {} : { contentType: input.ContentType }),
    batch: limits.batchStrategy,
    maxPayload: limits.maxPayloadInMB * MIB,
    concurrency: limits.maxConcurrentTransforms,
    timeoutMs: (client?.InvocationsTimeoutInSeconds ?? DEFAULT_TIMEOUT_S) * 1000,
    retries: client?.InvocationsMaxRetries ?? DEFAULT_RETRIES,
    ...(filtered
      ? {
          filters: {
            input: parseFilter(data.InputFilter ?? '$'),
            output: parseFilter(data.OutputFilter ?? '$'),
            join: data.JoinSource === 'Input',
          },
        }
      : {}),
    logGroup: LOG_GROUP,
    logStream: `${doc.name}/${instanceId(doc.jobId, 0)}-${Math.floor(createdAt / 1000)}/data-log`,
  };
}

const instanceId = (jobId: string, i: number): string =>
  `i-${`${jobId.replace(/[^0-9a-f]/g, '')}${i}`.padStart(17, '0').slice(-17)}`;
