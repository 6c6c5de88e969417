import type {
  CreateProcessingJobRequest,
  ProcessingInput,
  ProcessingOutput,
} from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { checkInstanceQuota, readS3Uri, requireObjects, unsupported } from '../checks.ts';
import type { SageMakerDeps } from '../deps.ts';

/** Where SageMaker lets inputs and outputs lie. */
const ROOT = '/opt/ml/processing';

/** What the model's shapes cannot say. @throws ValidationException */
export async function checkProcessingJob(
  ctx: RequestContext,
  request: Omit<CreateProcessingJobRequest, 'Tags'>,
  deps: Pick<SageMakerDeps, 'call' | 'instanceQuota'>,
): Promise<void> {
  const { ClusterConfig: cluster } = request.ProcessingResources;
  if (cluster.InstanceType === undefined || cluster.InstanceCount === undefined) {
    throw validationError('ProcessingResources.ClusterConfig needs InstanceType and InstanceCount.');
  }
  checkInstanceQuota(deps, 'processing job', cluster.InstanceType, cluster.InstanceCount);
  const inputs = request.ProcessingInputs ?? [];
  const outputs = request.ProcessingOutputConfig?.Outputs ?? [];
  refuseTwice(
    inputs.map((input) => input.InputName),
    'input names',
  );
  refuseTwice(
    outputs.map((output) => output.OutputName),
    'output names',
  );
  inputs.forEach(checkInput);
  outputs.forEach(checkOutput);
  refuseTwice(
    inputs.flatMap((input) => (input.AppManaged === true ? [] : (input.S3Input?.LocalPath ?? []))),
    'local paths of inputs',
  );
  await Promise.all(
    inputs
      .filter((input) => input.AppManaged !== true)
      .map((input) => requireObjects(deps, ctx, input.S3Input?.S3Uri ?? '', request.RoleArn)),
  );
}

function checkInput(input: ProcessingInput): void {
  const what = `ProcessingInput "${input.InputName}"`;
  if (input.DatasetDefinition !== undefined) throw unsupported(`${what} DatasetDefinition`, 'put the data into S3.');
  if (input.S3Input === undefined) throw validationError(`${what} needs an S3Input.`);
  readS3Uri(input.S3Input.S3Uri, `${what} S3Uri`);
  if (input.AppManaged === true) return;
  if (input.S3Input.S3InputMode === 'Pipe') throw unsupported(`${what} S3InputMode Pipe`, 'use File.');
  checkPath(input.S3Input.LocalPath, what);
}

function checkOutput(output: ProcessingOutput): void {
  const what = `ProcessingOutput "${output.OutputName}"`;
  if (output.FeatureStoreOutput !== undefined) throw unsupported(`${what} FeatureStoreOutput`, 'write to an S3Output.');
  if (output.S3Output === undefined) throw validationError(`${what} needs an S3Output.`);
  readS3Uri(output.S3Output.S3Uri, `${what} S3Uri`);
  if (output.AppManaged === true) return;
  if (output.S3Output.LocalPath === undefined) throw validationError(`${what} needs a LocalPath.`);
  checkPath(output.S3Output.LocalPath, what);
}

function checkPath(path: string | undefined, what: string): void {
  if (path === undefined) return;
  const inside = path === ROOT || path.startsWith(`${ROOT}/`);
  if (!inside || path.split('/').includes('..')) {
    throw validationError(`The LocalPath of ${what} must lie below ${ROOT}: ${path}`);
  }
}

function refuseTwice(names: readonly string[], what: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw validationError(`The ${what} of a processing job must be unique: ${twice} stands twice.`);
}
