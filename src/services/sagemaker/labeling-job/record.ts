import { type Counters, type LabelingSpec, outputManifestUri } from '../../../engines/labeling/door.ts';
import type {
  CreateLabelingJobRequest,
  DescribeLabelingJobResponse,
  LabelCounters,
  LabelingJobForWorkteamSummary,
  LabelingJobStatus,
  LabelingJobSummary,
} from '../../../models/generated/sagemaker.ts';
import { below, s3Uri } from '../checks.ts';
import type { Item, Named } from '../kit.ts';

/**
 * A labeling job reads its manifest, has workers label the objects, and writes the labels to S3. Its status:
 *
 *     Initializing ──► InProgress ──► Completed | Failed
 *          │ │             └──► Stopping ──► Stopped
 *          │ └──► Failed
 *          └──► Stopping
 *
 * A stopping condition that is met completes the job: what it was to label is labeled. A job that labeled nothing and failed on some
 * object has failed. (AWS documents neither.)
 */
export interface LabelingJobDoc extends Named {
  readonly request: Omit<CreateLabelingJobRequest, 'Tags'>;
  /** Names the engine's records. */
  readonly jobId: string;
  readonly referenceCode: string;
  /** The work team's ARN, as the team itself has it: in lower case. */
  readonly workteamArn: string;
  readonly status: LabelingJobStatus;
  readonly counters: Counters;
  readonly failureReason?: string;
  /** The output manifest is there. */
  readonly written?: boolean;
}

/** Status -> what may follow. */
export const TRANSITIONS: Readonly<Record<LabelingJobStatus, readonly LabelingJobStatus[]>> = {
  Initializing: ['InProgress', 'Failed', 'Stopping'],
  InProgress: ['Completed', 'Failed', 'Stopping'],
  Stopping: ['Stopped'],
  Completed: [],
  Failed: [],
  Stopped: [],
};

export const ACTIVE: readonly LabelingJobStatus[] = ['Initializing', 'InProgress', 'Stopping'];

/** Where the request says nothing. Source: HumanTaskConfig. */
const DEFAULT_AVAILABILITY_S = 30 * 24 * 3600;
const DEFAULT_CONCURRENT = 1000;

/** The job as work for the engine; the same every time it is made from the same record. */
export function labelingSpec({ key, arn, doc }: Pick<Item<LabelingJobDoc>, 'key' | 'arn' | 'doc'>): LabelingSpec {
  const { request } = doc;
  const task = request.HumanTaskConfig;
  const optional = <K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } =>
    (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V };
  const categories = request.LabelCategoryConfigS3Uri;
  return {
    accountId: key.accountId,
    region: key.region,
    id: doc.jobId,
    name: doc.name,
    arn,
    roleArn: request.RoleArn,
    workteamArn: doc.workteamArn,
    labelAttribute: request.LabelAttributeName,
    manifest: s3Uri(request.InputConfig.DataSource.S3DataSource?.ManifestS3Uri ?? '', 'ManifestS3Uri'),
    template: s3Uri(task.UiConfig.UiTemplateS3Uri ?? '', 'UiTemplateS3Uri'),
    ...(categories === undefined ? {} : { categories: s3Uri(categories, 'LabelCategoryConfigS3Uri') }),
    output: below(s3Uri(request.OutputConfig.S3OutputPath, 'S3OutputPath'), doc.name),
    ...optional('preFunction', task.PreHumanTaskLambdaArn),
    ...optional('consolidationFunction', task.AnnotationConsolidationConfig?.AnnotationConsolidationLambdaArn),
    title: task.TaskTitle,
    description: task.TaskDescription,
    keywords: task.TaskKeywords ?? [],
    workersPerObject: task.NumberOfHumanWorkersPerDataObject,
    timeLimitMs: task.TaskTimeLimitInSeconds * 1000,
    availabilityMs: (task.TaskAvailabilityLifetimeInSeconds ?? DEFAULT_AVAILABILITY_S) * 1000,
    maxOpen: task.MaxConcurrentTaskCount ?? DEFAULT_CONCURRENT,
    ...optional('maxLabeled', request.StoppingConditions?.MaxHumanLabeledObjectCount),
    ...optional('maxPercent', request.StoppingConditions?.MaxPercentageOfInputDatasetLabeled),
  };
}

export function describeLabelingJob(item: Item<LabelingJobDoc>): DescribeLabelingJobResponse {
  const { doc, arn, createdAt, modifiedAt } = item;
  return {
    ...doc.request,
    LabelingJobName: doc.name,
    LabelingJobArn: arn,
    LabelingJobStatus: doc.status,
    LabelCounters: countersOf(doc),
    FailureReason: doc.failureReason,
    CreationTime: createdAt,
    LastModifiedTime: modifiedAt,
    JobReferenceCode: doc.referenceCode,
    ...outputOf(item),
  };
}

export function summarizeLabelingJob(item: Item<LabelingJobDoc>): LabelingJobSummary {
  const { doc, arn, createdAt, modifiedAt } = item;
  const { HumanTaskConfig: task, InputConfig } = doc.request;
  return {
    LabelingJobName: doc.name,
    LabelingJobArn: arn,
    LabelingJobStatus: doc.status,
    LabelCounters: countersOf(doc),
    FailureReason: doc.failureReason,
    CreationTime: createdAt,
    LastModifiedTime: modifiedAt,
    WorkteamArn: task.WorkteamArn,
    PreHumanTaskLambdaArn: task.PreHumanTaskLambdaArn,
    AnnotationConsolidationLambdaArn: task.AnnotationConsolidationConfig?.AnnotationConsolidationLambdaArn,
    InputConfig,
    ...outputOf(item),
  };
}

export function summarizeForWorkteam({ doc, key, createdAt }: Item<LabelingJobDoc>): LabelingJobForWorkteamSummary {
  const { labeled, pending, total } = doc.counters;
  return {
    LabelingJobName: doc.name,
    JobReferenceCode: doc.referenceCode,
    WorkRequesterAccountId: key.accountId,
    CreationTime: createdAt,
    LabelCounters: { HumanLabeled: labeled, PendingHuman: pending, Total: total },
    NumberOfHumanWorkersPerDataObject: doc.request.HumanTaskConfig.NumberOfHumanWorkersPerDataObject,
  };
}

/** All labels are people's here. What a function spared the workers counts as unlabeled. */
function countersOf({ counters: { total, labeled, failed } }: LabelingJobDoc): LabelCounters {
  return {
    TotalLabeled: labeled,
    HumanLabeled: labeled,
    MachineLabeled: 0,
    FailedNonRetryableError: failed,
    Unlabeled: Math.max(0, total - labeled - failed),
  };
}

function outputOf(item: Item<LabelingJobDoc>): Pick<DescribeLabelingJobResponse, 'LabelingJobOutput'> {
  if (item.doc.written !== true) return {};
  return { LabelingJobOutput: { OutputDatasetS3Uri: outputManifestUri(labelingSpec(item)) } };
}
