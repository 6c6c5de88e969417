import type { Channel, CreateTrainingJobRequest } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { ServiceError, validationError } from '../../../platform/errors.ts';
import { checkInstanceQuota, readS3Uri, requireObjects, unsupported } from '../checks.ts';
import type { SageMakerDeps } from '../deps.ts';
import { metricReaders } from './metrics.ts';
import { groupsOf } from './plan.ts';

/** What the model's shapes cannot say. @throws ValidationException, ResourceNotFound */
export async function checkTrainingJob(
  ctx: RequestContext,
  request: Omit<CreateTrainingJobRequest, 'Tags'>,
  deps: Pick<SageMakerDeps, 'call' | 'instanceQuota'>,
): Promise<void> {
  checkAlgorithm(request);
  checkResources(request);
  const groups = groupsOf({ request });
  const instances = groups.reduce((sum, group) => sum + group.count, 0);
  checkInstanceQuota(deps, 'training job', groups[0]?.instanceType, instances);
  readS3Uri(request.OutputDataConfig.S3OutputPath, 'OutputDataConfig.S3OutputPath');
  if (request.CheckpointConfig !== undefined) {
    readS3Uri(request.CheckpointConfig.S3Uri, 'CheckpointConfig.S3Uri');
    checkLocalPath(request.CheckpointConfig.LocalPath, 'CheckpointConfig.LocalPath');
  }
  if (request.TensorBoardOutputConfig !== undefined) {
    readS3Uri(request.TensorBoardOutputConfig.S3OutputPath, 'TensorBoardOutputConfig.S3OutputPath');
    checkLocalPath(request.TensorBoardOutputConfig.LocalPath, 'TensorBoardOutputConfig.LocalPath');
  }
  const channels = request.InputDataConfig ?? [];
  const names = channels.map((channel) => channel.ChannelName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw validationError(`Channel names must be unique: ${twice} stands twice.`);
  channels.forEach(checkChannel);
  if (request.ServerlessJobConfig !== undefined) {
    throw unsupported('ServerlessJobConfig', 'name a TrainingImage and a ResourceConfig.');
  }
  await Promise.all(
    channels.map((channel) => requireObjects(deps, ctx, channel.DataSource.S3DataSource?.S3Uri ?? '', request.RoleArn)),
  );
}

function checkAlgorithm({ AlgorithmSpecification: algorithm }: Omit<CreateTrainingJobRequest, 'Tags'>): void {
  if (algorithm === undefined) throw validationError('AlgorithmSpecification is required.');
  if ((algorithm.TrainingImage === undefined) === (algorithm.AlgorithmName === undefined)) {
    throw validationError('You must specify exactly one of TrainingImage and AlgorithmName in AlgorithmSpecification.');
  }
  if (algorithm.AlgorithmName !== undefined) {
    throw new ServiceError('ResourceNotFound', `Could not find algorithm "${algorithm.AlgorithmName}".`);
  }
  refusePipe(algorithm.TrainingInputMode, 'TrainingInputMode');
  metricReaders(algorithm.MetricDefinitions ?? []);
}

function checkResources({ ResourceConfig, ...request }: Omit<CreateTrainingJobRequest, 'Tags'>): void {
  if (ResourceConfig === undefined) throw validationError('ResourceConfig is required.');
  const groups = ResourceConfig.InstanceGroups ?? [];
  const homogeneous = ResourceConfig.InstanceType !== undefined || ResourceConfig.InstanceCount !== undefined;
  if (groups.length > 0 && homogeneous) {
    throw validationError('You cannot specify InstanceGroups together with InstanceType and InstanceCount.');
  }
  if (
    groups.length === 0 &&
    (ResourceConfig.InstanceType === undefined || ResourceConfig.InstanceCount === undefined)
  ) {
    throw validationError('ResourceConfig needs InstanceType and InstanceCount, or InstanceGroups.');
  }
  const { MaxRuntimeInSeconds, MaxWaitTimeInSeconds } = request.StoppingCondition ?? {};
  if (request.EnableManagedSpotTraining === true && (MaxWaitTimeInSeconds ?? 0) < (MaxRuntimeInSeconds ?? 86_400)) {
    throw validationError(
      'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to MaxRuntimeInSeconds.',
    );
  }
}

function checkChannel(channel: Channel): void {
  const what = `Channel "${channel.ChannelName}"`;
  refusePipe(channel.InputMode, `${what} InputMode`);
  const source = channel.DataSource.S3DataSource;
  if (source === undefined) throw unsupported(`${what} without an S3DataSource`, 'put the data into S3.');
  readS3Uri(source.S3Uri, `${what} S3Uri`);
  if ((source.InstanceGroupNames?.length ?? 0) > 0) {
    throw unsupported(`${what} InstanceGroupNames`, 'every instance group gets every channel.');
  }
  if (source.S3DataType === 'Converse') throw unsupported(`${what} S3DataType Converse`, 'use S3Prefix.');
}

function refusePipe(mode: string | undefined, what: string): void {
  if (mode === 'Pipe') throw unsupported(`${what} Pipe`, 'use File or FastFile (served as downloaded files).');
}

/** Only /opt/ml is a job's own. */
function checkLocalPath(path: string | undefined, what: string): void {
  if (path === undefined) return;
  if (!path.startsWith('/opt/ml/') || path.split('/').includes('..')) {
    throw unsupported(`${what} ${path}`, 'choose a folder below /opt/ml.');
  }
}
