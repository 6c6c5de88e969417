import type { ContainerCommand, InputPlan, JobPlan, OutputPlan } from '../../../engines/jobs/door.ts';
import type { Channel } from '../../../models/generated/sagemaker.ts';
import type { Json } from '../../../platform/json.ts';
import { below, s3Uri } from '../checks.ts';
import { clusterHosts, homogeneous, type InstanceGroupPlan } from '../job-life/hosts.ts';
import type { Item } from '../kit.ts';
import { artifactsUri, type TrainingJobDoc } from './record.ts';

/** What the jobs engine is to run for a training job; the same every time it is made from the same record. */
export function trainingPlan({ key, arn, doc, createdAt }: Item<TrainingJobDoc>): JobPlan {
  const { request } = doc;
  const channels = request.InputDataConfig ?? [];
  const inputDataConfig = Object.fromEntries(
    channels.map((channel) => [channel.ChannelName, channelConfig(channel, doc)]),
  );
  const epoch = Math.floor(createdAt / 1000);
  const { CheckpointConfig: saved } = request;
  const checkpoints = saved?.LocalPath ?? '/opt/ml/checkpoints';
  return {
    accountId: key.accountId,
    region: key.region,
    id: doc.jobId,
    name: doc.name,
    arn,
    roleArn: request.RoleArn,
    image: request.AlgorithmSpecification?.TrainingImage ?? '',
    command: command(doc),
    environment: { ...request.Environment, TRAINING_JOB_NAME: doc.name, TRAINING_JOB_ARN: arn },
    hosts: clusterHosts(groupsOf(doc)).map(({ name, instanceType, resourceConfig }) => ({
      name,
      instanceType,
      logStream: `${doc.name}/${name}-${epoch}`,
      files: {
        'input/config/hyperparameters.json': { ...request.HyperParameters },
        'input/config/inputdataconfig.json': inputDataConfig,
        'input/config/resourceconfig.json': resourceConfig,
        // What the built-in XGBoost looks for: without it, no round is saved.
        ...(saved === undefined
          ? {}
          : { 'input/config/checkpointconfig.json': { S3Uri: saved.S3Uri, LocalPath: checkpoints } }),
      },
    })),
    inputs: [
      ...channels.map(channelInput),
      ...(saved === undefined ? [] : [checkpointInput(saved.S3Uri, checkpoints)]),
    ],
    outputs: outputs(doc, checkpoints),
    folders: [
      'model',
      'output/data',
      'input/config',
      ...channels.map((channel) => `input/data/${channel.ChannelName}`),
    ],
    networkIsolation: request.EnableNetworkIsolation ?? false,
    logGroup: '/aws/sagemaker/TrainingJobs',
  };
}

function command({ request }: TrainingJobDoc): ContainerCommand {
  const { ContainerEntrypoint, ContainerArguments } = request.AlgorithmSpecification ?? {};
  if (ContainerEntrypoint === undefined && ContainerArguments === undefined) return { kind: 'train' };
  return { kind: 'entrypoint', entrypoint: ContainerEntrypoint ?? [], arguments: ContainerArguments ?? [] };
}

export function groupsOf({ request }: Pick<TrainingJobDoc, 'request'>): readonly InstanceGroupPlan[] {
  const { InstanceGroups, InstanceType = 'ml.m5.large', InstanceCount = 1 } = request.ResourceConfig ?? {};
  if (InstanceGroups === undefined || InstanceGroups.length === 0) return homogeneous(InstanceType, InstanceCount);
  return InstanceGroups.map((group) => ({
    name: group.InstanceGroupName,
    instanceType: group.InstanceType,
    count: group.InstanceCount,
  }));
}

function channelConfig(channel: Channel, { request }: TrainingJobDoc): Json {
  return {
    ...(channel.ContentType === undefined ? {} : { ContentType: channel.ContentType }),
    TrainingInputMode: channel.InputMode ?? request.AlgorithmSpecification?.TrainingInputMode ?? 'File',
    S3DistributionType: channel.DataSource.S3DataSource?.S3DataDistributionType ?? 'FullyReplicated',
    RecordWrapperType: channel.RecordWrapperType ?? 'None',
  };
}

function channelInput(channel: Channel): InputPlan {
  const label = `channel "${channel.ChannelName}"`;
  const source = channel.DataSource.S3DataSource;
  const uri = s3Uri(source?.S3Uri ?? '', `The S3Uri of ${label}`);
  const input = {
    label,
    localPath: `/opt/ml/input/data/${channel.ChannelName}`,
    distribution: source?.S3DataDistributionType === 'ShardedByS3Key' ? 'sharded' : 'replicated',
    compression: channel.CompressionType === 'Gzip' ? 'gzip' : 'none',
    optional: false,
    ...(channel.ShuffleConfig === undefined ? {} : { shuffleSeed: channel.ShuffleConfig.Seed }),
  } as const;
  if (source?.S3DataType === 'ManifestFile') return { ...input, source: { kind: 's3-manifest', uri } };
  if (source?.S3DataType === 'AugmentedManifestFile') {
    return { ...input, source: { kind: 's3-augmented-manifest', uri, attributes: source.AttributeNames ?? [] } };
  }
  return { ...input, source: { kind: 's3-prefix', uri } };
}

const checkpointInput = (uri: string, localPath: string): InputPlan => ({
  label: 'checkpoints',
  localPath,
  // With the slash: `run-1` must not bring back the checkpoints of `run-10`.
  source: { kind: 's3-prefix', uri: `${s3Uri(uri, 'CheckpointConfig.S3Uri').replace(/\/+$/, '')}/` },
  distribution: 'replicated',
  compression: 'none',
  optional: true,
});

function outputs(doc: TrainingJobDoc, checkpoints: string): readonly OutputPlan[] {
  const { request } = doc;
  const folder = below(s3Uri(request.OutputDataConfig.S3OutputPath, 'S3OutputPath'), doc.name, 'output');
  const plain = request.OutputDataConfig.CompressionType === 'NONE';
  const model: OutputPlan = {
    label: 'model',
    localPath: '/opt/ml/model',
    uri: s3Uri(artifactsUri(doc), 'S3OutputPath'),
    format: plain ? 'files' : 'tar.gz',
    mode: 'end-of-job',
    whenEmpty: 'write',
  };
  const data: OutputPlan = {
    label: 'output data',
    localPath: '/opt/ml/output/data',
    uri: plain ? `${folder}/data/` : `${folder}/output.tar.gz`,
    format: plain ? 'files' : 'tar.gz',
    mode: 'end-of-job',
    whenEmpty: 'skip',
  };
  const continuous = (label: string, localPath: string, uri: string): OutputPlan => ({
    label,
    localPath,
    uri: s3Uri(uri, label),
    format: 'files',
    mode: 'continuous',
    whenEmpty: 'skip',
  });
  const board = request.TensorBoardOutputConfig;
  return [
    model,
    data,
    ...(request.CheckpointConfig === undefined
      ? []
      : [continuous('checkpoints', checkpoints, request.CheckpointConfig.S3Uri)]),
    ...(board === undefined
      ? []
      : [
          continuous(
            'TensorBoard output',
            board.LocalPath ?? '/opt/ml/output/tensorboard',
            below(board.S3OutputPath, doc.name, 'tensorboard-output'),
          ),
        ]),
  ];
}
