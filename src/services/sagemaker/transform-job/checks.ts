import { FilterError, parseFilter } from '../../../engines/transform/door.ts';
import type { CreateTransformJobRequest } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { checkHeader, checkInstanceQuota, readS3Uri, requireObjects, unsupported } from '../checks.ts';
import type { SageMakerDeps } from '../deps.ts';
import { MAX_TOTAL_MB } from './record.ts';

/** What the model's shapes cannot say. @throws ValidationException */
export async function checkTransformJob(
  ctx: RequestContext,
  request: Omit<CreateTransformJobRequest, 'Tags'>,
  roleArn: string | undefined,
  deps: Pick<SageMakerDeps, 'call' | 'instanceQuota'>,
): Promise<void> {
  const { MaxConcurrentTransforms = 1, MaxPayloadInMB = 6 } = request;
  if (MaxPayloadInMB > MAX_TOTAL_MB || MaxConcurrentTransforms * MaxPayloadInMB > MAX_TOTAL_MB) {
    throw validationError(
      `MaxPayloadInMB, and MaxConcurrentTransforms times MaxPayloadInMB, must not exceed ${MAX_TOTAL_MB} MB.`,
    );
  }
  const { InstanceType, InstanceCount } = request.TransformResources;
  checkInstanceQuota(deps, 'transform job', InstanceType, InstanceCount);
  const source = request.TransformInput.DataSource.S3DataSource;
  if (source.S3DataType !== 'S3Prefix' && source.S3DataType !== 'ManifestFile') {
    throw validationError(
      `S3DataType ${source.S3DataType} is not valid for a transform job: use S3Prefix or ManifestFile.`,
    );
  }
  readS3Uri(source.S3Uri, 'TransformInput S3Uri');
  readS3Uri(request.TransformOutput.S3OutputPath, 'TransformOutput S3OutputPath');
  checkHeader(request.TransformInput.ContentType, 'TransformInput ContentType');
  checkHeader(request.TransformOutput.Accept, 'TransformOutput Accept');
  if (request.DataCaptureConfig !== undefined) throw unsupported('DataCaptureConfig', 'leave it out.');
  checkDataProcessing(request);
  await requireObjects(deps, ctx, source.S3Uri, roleArn);
}

function checkDataProcessing(request: Omit<CreateTransformJobRequest, 'Tags'>): void {
  const { InputFilter = '$', OutputFilter = '$', JoinSource } = request.DataProcessing ?? {};
  const used = InputFilter !== '$' || OutputFilter !== '$' || JoinSource === 'Input';
  if (!used) return;
  for (const path of [InputFilter, OutputFilter]) {
    try {
      parseFilter(path);
    } catch (error) {
      if (error instanceof FilterError) throw validationError(error.message);
      throw error;
    }
  }
  if (request.TransformInput.SplitType !== 'Line') {
    throw unsupported('DataProcessing without SplitType Line', 'set SplitType and AssembleWith to Line.');
  }
  const types = [
    request.TransformInput.ContentType,
    request.TransformOutput.Accept ?? request.TransformInput.ContentType,
  ];
  for (const type of types) {
    if (!/^(text\/csv|application\/json|application\/jsonlines)\s*(;|$)/i.test(type ?? '')) {
      throw validationError(
        `DataProcessing needs text/csv, application/json or application/jsonlines, not ${type ?? 'no type'}.`,
      );
    }
  }
}
