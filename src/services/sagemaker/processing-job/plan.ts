import type { InputPlan, JobPlan, OutputPlan } from '../../../engines/jobs/door.ts';
import type { ProcessingInput, ProcessingOutput } from '../../../models/generated/sagemaker.ts';
import { type Json, parseJson } from '../../../platform/json.ts';
import { s3Uri } from '../checks.ts';
import { clusterHosts, homogeneous } from '../job-life/hosts.ts';
import type { Item } from '../kit.ts';
import { DEFAULT_MAX_RUNTIME_S, type ProcessingJobDoc } from './record.ts';

/** What the jobs engine is to run for a processing job; the same every time it is made from the same record. */
export function processingPlan({ key, arn, doc, createdAt }: Item<ProcessingJobDoc>): JobPlan {
  const { request } = doc;
  const { ClusterConfig: cluster } = request.ProcessingResources;
  const { ContainerEntrypoint = [], ContainerArguments = [] } = request.AppSpecification;
  const epoch = Math.floor(createdAt / 1000);
  const inputs = (request.ProcessingInputs ?? []).filter((input) => input.AppManaged !== true);
  const outputs = (request.ProcessingOutputConfig?.Outputs ?? []).filter((output) => output.AppManaged !== true);
  const config = jobConfig(arn, doc);
  return {
    accountId: key.accountId,
    region: key.region,
    id: doc.jobId,
    name: doc.name,
    arn,
    roleArn: request.RoleArn,
    image: request.AppSpecification.ImageUri,
    command: { kind: 'entrypoint', entrypoint: ContainerEntrypoint, arguments: ContainerArguments },
    environment: { ...request.Environment, PROCESSING_JOB_NAME: doc.name, PROCESSING_JOB_ARN: arn },
    hosts: clusterHosts(homogeneous(cluster.InstanceType ?? 'ml.m5.large', cluster.InstanceCount ?? 1)).map(
      ({ name, instanceType, resourceConfig }) => ({
        name,
        instanceType,
        logStream: `${doc.name}/${name}-${epoch}`,
        files: { 'config/processingjobconfig.json': config, 'config/resourceconfig.json': resourceConfig },
      }),
    ),
    inputs: inputs.map(inputPlan),
    outputs: outputs.map(outputPlan),
    folders: ['config', 'output', 'processing', ...outputs.map((output) => folder(output.S3Output?.LocalPath))],
    networkIsolation: request.NetworkConfig?.EnableNetworkIsolation ?? false,
    logGroup: '/aws/sagemaker/ProcessingJobs',
  };
}

/** /opt/ml/config/processingjobconfig.json: the request as the container may read it. */
function jobConfig(arn: string, { name, request }: ProcessingJobDoc): Json {
  const document = {
    ProcessingJobArn: arn,
    ProcessingJobName: name,
    AppSpecification: request.AppSpecification,
    Environment: request.Environment ?? {},
    ProcessingInputs: request.ProcessingInputs ?? [],
    ProcessingOutputConfig: request.ProcessingOutputConfig ?? { Outputs: [] },
    ProcessingResources: request.ProcessingResources,
    RoleArn: request.RoleArn,
    StoppingCondition: request.StoppingCondition ?? { MaxRuntimeInSeconds: DEFAULT_MAX_RUNTIME_S },
  };
  // A request is JSON; this drops the members that are there but undefined.
  return parseJson(JSON.stringify(document));
}

function inputPlan(input: ProcessingInput): InputPlan {
  const label = `input "${input.InputName}"`;
  const uri = s3Uri(input.S3Input?.S3Uri ?? '', `The S3Uri of ${label}`);
  return {
    label,
    localPath: input.S3Input?.LocalPath ?? `/opt/ml/processing/input/${input.InputName}`,
    source: { kind: input.S3Input?.S3DataType === 'ManifestFile' ? 's3-manifest' : 's3-prefix', uri },
    distribution: input.S3Input?.S3DataDistributionType === 'ShardedByS3Key' ? 'sharded' : 'replicated',
    compression: input.S3Input?.S3CompressionType === 'Gzip' ? 'gzip' : 'none',
    optional: false,
  };
}

function outputPlan(output: ProcessingOutput): OutputPlan {
  const label = `output "${output.OutputName}"`;
  return {
    label,
    localPath: output.S3Output?.LocalPath ?? '',
    uri: s3Uri(output.S3Output?.S3Uri ?? '', `The S3Uri of ${label}`),
    format: 'files',
    mode: output.S3Output?.S3UploadMode === 'Continuous' ? 'continuous' : 'end-of-job',
    whenEmpty: 'skip',
  };
}

const folder = (localPath = ''): string => localPath.replace(/^\/opt\/ml\//, '');
