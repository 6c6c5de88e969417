import { LabelingFailure, type LabelingSpec, readBuiltIn } from '../../../engines/labeling/door.ts';
import type { CreateLabelingJobRequest } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { parseArn } from '../../../platform/arn.ts';
import { isServiceError, validationError } from '../../../platform/errors.ts';
import { readS3Uri, requireObjects, unsupported } from '../checks.ts';
import type { SageMakerDeps } from '../deps.ts';
import { hasWorkteam, WORKTEAM_ARN } from '../workteam/record.ts';

type Request = Omit<CreateLabelingJobRequest, 'Tags'>;
type Deps = Pick<SageMakerDeps, 'store' | 'call' | 'labeling'>;

/** 8 hours and 30 days; HumanTaskConfig. */
const MAX_TIME_LIMIT_S = 28_800;
const MAX_AVAILABILITY_S = 2_592_000;

/** What the model's shapes cannot say. @throws ValidationException */
export async function checkLabelingJob(
  ctx: RequestContext,
  request: Request,
  spec: () => LabelingSpec,
  deps: Deps,
): Promise<void> {
  refuseUnsupported(request);
  checkAttribute(request.LabelAttributeName);
  checkTimes(request);
  checkFunctions(request);
  readS3Uri(request.OutputConfig.S3OutputPath, 'S3OutputPath');
  await checkWorkteam(ctx, request.HumanTaskConfig.WorkteamArn, deps);
  await requireObjects(deps, ctx, spec().manifest, request.RoleArn);
  await checkFunctionsExist(ctx, request, deps);
  try {
    await deps.labeling.check(spec());
  } catch (error) {
    if (error instanceof LabelingFailure) throw validationError(error.message);
    throw error;
  }
}

function refuseUnsupported({ InputConfig, OutputConfig, LabelingJobAlgorithmsConfig, HumanTaskConfig }: Request): void {
  const { S3DataSource, SnsDataSource } = InputConfig.DataSource;
  if (SnsDataSource !== undefined)
    throw unsupported('A streaming labeling job (SnsDataSource)', 'use an S3DataSource.');
  if (S3DataSource === undefined)
    throw validationError('You must specify at least one of S3DataSource or SnsDataSource.');
  if (OutputConfig.SnsTopicArn !== undefined) throw unsupported('OutputConfig.SnsTopicArn', 'leave it out.');
  if (LabelingJobAlgorithmsConfig !== undefined) {
    throw unsupported(
      'Automated data labeling (LabelingJobAlgorithmsConfig)',
      'leave it out: people label every object.',
    );
  }
  const { UiConfig, PublicWorkforceTaskPrice } = HumanTaskConfig;
  if (PublicWorkforceTaskPrice !== undefined) {
    throw unsupported('PublicWorkforceTaskPrice', 'use a private work team, and leave it out.');
  }
  if (UiConfig.HumanTaskUiArn !== undefined) {
    throw unsupported(`The worker UI ${UiConfig.HumanTaskUiArn}`, 'give a template of your own in UiTemplateS3Uri.');
  }
  if (UiConfig.UiTemplateS3Uri === undefined) throw validationError('UiConfig needs a UiTemplateS3Uri.');
}

/** Source: CreateLabelingJob. The task types whose names end in `-ref` are not here. */
function checkAttribute(name: string): void {
  for (const end of ['-metadata', '-ref']) {
    if (name.endsWith(end)) throw validationError(`LabelAttributeName ${name} must not end with "${end}".`);
  }
}

function checkTimes({ HumanTaskConfig: task }: Request): void {
  if (task.TaskTimeLimitInSeconds > MAX_TIME_LIMIT_S) {
    throw validationError(`TaskTimeLimitInSeconds must not exceed ${MAX_TIME_LIMIT_S}.`);
  }
  if ((task.TaskAvailabilityLifetimeInSeconds ?? 0) > MAX_AVAILABILITY_S) {
    throw validationError(`TaskAvailabilityLifetimeInSeconds must not exceed ${MAX_AVAILABILITY_S}.`);
  }
}

/** AWS's own functions of task types that are not here, and those that do not go together. */
function checkFunctions({ HumanTaskConfig: task, LabelCategoryConfigS3Uri }: Request): void {
  const pre = readBuiltIn(task.PreHumanTaskLambdaArn);
  const post = readBuiltIn(task.AnnotationConsolidationConfig?.AnnotationConsolidationLambdaArn);
  for (const one of [pre, post]) {
    if (one !== undefined && one.builtIn === undefined) {
      throw unsupported(`The built-in task type ${one.task}`, 'use functions of your own, or a classification.');
    }
  }
  if (pre?.role === 'ACS') throw validationError('PreHumanTaskLambdaArn names a consolidation function (ACS-).');
  if (post?.role === 'PRE')
    throw validationError('AnnotationConsolidationLambdaArn names a pre-annotation function (PRE-).');
  if (pre !== undefined && post !== undefined && pre.task !== post.task) {
    throw validationError(`PRE-${pre.task} and ACS-${post.task} are not of the same task type.`);
  }
  if ((pre ?? post) !== undefined && LabelCategoryConfigS3Uri === undefined) {
    throw validationError(`The built-in task type ${(pre ?? post)?.task} needs a LabelCategoryConfigS3Uri.`);
  }
}

async function checkWorkteam(ctx: RequestContext, text: string, { store }: Deps): Promise<void> {
  const arn = parseArn(text);
  const [, crowd, name] = /^workteam\/([a-z-]+)\/(.+)$/.exec(arn?.resource ?? '') ?? [];
  if (crowd === 'public-crowd') throw unsupported('Amazon Mechanical Turk (public-crowd)', 'use a private work team.');
  if (crowd === 'vendor-crowd') throw unsupported('A work team of a vendor (vendor-crowd)', 'use a private work team.');
  const ours = arn?.accountId === ctx.accountId && arn.region === ctx.region && `workteam/${crowd}` === WORKTEAM_ARN;
  if (!ours || name === undefined || !(await hasWorkteam(store, ctx, name))) {
    throw validationError(`The specified Workteam '${text}' does not exist or you do not have access to it.`);
  }
}

/** A job whose functions are not there would only find out when it has read its manifest. */
async function checkFunctionsExist(
  ctx: RequestContext,
  { HumanTaskConfig: task }: Request,
  { call }: Deps,
): Promise<void> {
  const { identity, region, signal } = ctx;
  const own = [task.PreHumanTaskLambdaArn, task.AnnotationConsolidationConfig?.AnnotationConsolidationLambdaArn];
  for (const FunctionName of own) {
    if (call === undefined || FunctionName === undefined || readBuiltIn(FunctionName) !== undefined) continue;
    const input = { FunctionName };
    try {
      await call({ service: 'lambda', operation: 'GetFunctionConfiguration', input, identity, region, signal });
    } catch (error) {
      if (!isServiceError(error) || (error.status ?? 400) >= 500) throw error;
      throw validationError(`The Lambda function ${FunctionName} cannot be used: ${error.message}`);
    }
  }
}
