import type {
  CreateTrainingJobRequest,
  DescribeTrainingJobResponse,
  MetricData,
  SecondaryStatus,
  SecondaryStatusTransition,
  TrainingJobStatus,
  TrainingJobSummary,
} from '../../../models/generated/sagemaker.ts';
import { below } from '../checks.ts';
import type { Life, Outcome } from '../job-life/life.ts';
import type { Item, Named } from '../kit.ts';

/**
 * A training job's two statuses, and the only ways between them. TrainingJobStatus is what clients wait for; SecondaryStatus tells
 * what happens; every secondary status that was entered stands in SecondaryStatusTransitions with its times.
 */
export interface TrainingJobDoc extends Named {
  readonly request: Omit<CreateTrainingJobRequest, 'Tags'>;
  /** The engine's id of this job. */
  readonly jobId: string;
  readonly life: Life;
  readonly status: TrainingJobStatus;
  readonly transitions: readonly SecondaryStatusTransition[];
  /** Metrics of the log, when it is over. */
  readonly finalMetrics?: readonly MetricData[];
}

/** [status, secondary status] -> what may follow. */
export const TRANSITIONS: Readonly<Record<string, readonly string[]>> = {
  'InProgress/Starting': ['InProgress/Downloading', 'InProgress/Training', 'Stopping/Stopping', 'Failed/Failed'],
  'InProgress/Downloading': ['InProgress/Training', 'Stopping/Stopping', 'Failed/Failed'],
  'InProgress/Training': ['InProgress/Uploading', 'Stopping/Stopping'],
  'InProgress/Uploading': ['Completed/Completed', 'Failed/Failed'],
  'Stopping/Stopping': ['Stopping/Uploading', 'Stopped/Stopped', 'Stopped/MaxRuntimeExceeded'],
  'Stopping/Uploading': ['Stopped/Stopped', 'Stopped/MaxRuntimeExceeded', 'Failed/Failed'],
  'Completed/Completed': [],
  'Failed/Failed': [],
  'Stopped/Stopped': [],
  'Stopped/MaxRuntimeExceeded': [],
};

/** Statuses of jobs that are not over. */
export const ACTIVE: readonly TrainingJobStatus[] = ['InProgress', 'Stopping'];
export const DEFAULT_MAX_RUNTIME_S = 86_400;

const MESSAGES: Readonly<Partial<Record<SecondaryStatus, string>>> = {
  Starting: 'Starting the training job',
  Downloading: 'Downloading input data',
  Training: 'Training image download completed. Training in progress.',
  Uploading: 'Uploading generated training model',
  Completed: 'Training job completed',
  Stopping: 'Stopping the training job',
  Stopped: 'Training job stopped',
  MaxRuntimeExceeded: 'Training job runtime exceeded MaxRuntimeInSeconds provided',
};

export function newTrainingJob(doc: Pick<TrainingJobDoc, 'name' | 'request' | 'jobId'>, now: number): TrainingJobDoc {
  return {
    ...doc,
    life: { phase: 'starting' },
    status: 'InProgress',
    transitions: [{ Status: 'Starting', StartTime: now, StatusMessage: MESSAGES.Starting }],
  };
}

/** The job with its life gone on: both statuses follow from it. */
export function withLife(doc: TrainingJobDoc, life: Life, now: number): TrainingJobDoc {
  const [status, secondary] = statusesOf(life);
  const last = doc.transitions.at(-1);
  if (last?.Status === secondary) {
    const StatusMessage = life.waitingFor === 'image' ? 'Downloading the training image' : last.StatusMessage;
    return { ...doc, life, status, transitions: [...doc.transitions.slice(0, -1), { ...last, StatusMessage }] };
  }
  const message = life.outcome?.kind === 'failed' && secondary === 'Failed' ? life.outcome.reason : MESSAGES[secondary];
  const over = life.phase === 'ended';
  const entered = { Status: secondary, StartTime: now, ...(over ? { EndTime: now } : {}), StatusMessage: message };
  const before = doc.transitions.map((one) => (one.EndTime === undefined ? { ...one, EndTime: now } : one));
  // Where there was nothing to wait for, the download was over as soon as it began.
  const skipped = last?.Status === 'Starting' && secondary === 'Training';
  const download = {
    Status: 'Downloading',
    StartTime: now,
    EndTime: now,
    StatusMessage: MESSAGES.Downloading,
  } as const;
  return { ...doc, life, status, transitions: [...before, ...(skipped ? [download] : []), entered] };
}

/** How a life looks from outside. */
export function statusesOf(life: Life): readonly [TrainingJobStatus, SecondaryStatus] {
  const stopping = life.halt !== undefined && life.halt.reason !== 'host-failed';
  switch (life.phase) {
    case 'starting':
      return stopping ? ['Stopping', 'Stopping'] : ['InProgress', 'Starting'];
    case 'downloading':
      return stopping ? ['Stopping', 'Stopping'] : ['InProgress', 'Downloading'];
    case 'running':
      return stopping ? ['Stopping', 'Stopping'] : ['InProgress', 'Training'];
    case 'uploading':
      return [stopping ? 'Stopping' : 'InProgress', 'Uploading'];
    case 'ended':
      return ended(life.outcome);
    default:
      return life.phase satisfies never;
  }
}

function ended(outcome: Outcome | undefined): readonly [TrainingJobStatus, SecondaryStatus] {
  if (outcome?.kind === 'failed') return ['Failed', 'Failed'];
  if (outcome?.kind === 'stopped') return ['Stopped', outcome.by === 'max-runtime' ? 'MaxRuntimeExceeded' : 'Stopped'];
  return ['Completed', 'Completed'];
}

/** Where the artifacts go: an archive, or a prefix where the request asks for none. */
export function artifactsUri(doc: Pick<TrainingJobDoc, 'name' | 'request'>): string {
  const { S3OutputPath, CompressionType } = doc.request.OutputDataConfig;
  const folder = below(S3OutputPath, doc.name, 'output');
  return CompressionType === 'NONE' ? `${folder}/model/` : `${folder}/model.tar.gz`;
}

export function describeTrainingJob({
  doc,
  arn,
  createdAt,
  modifiedAt,
}: Item<TrainingJobDoc>): DescribeTrainingJobResponse {
  const { request, life } = doc;
  const seconds =
    life.startedAt === undefined || life.endedAt === undefined
      ? undefined
      : Math.floor((life.endedAt - life.startedAt) / 1000);
  return {
    ...request,
    TrainingJobName: doc.name,
    TrainingJobArn: arn,
    ModelArtifacts: { S3ModelArtifacts: artifactsUri(doc) },
    TrainingJobStatus: doc.status,
    SecondaryStatus: doc.transitions.at(-1)?.Status ?? 'Starting',
    FailureReason: life.outcome?.kind === 'failed' && life.phase === 'ended' ? life.outcome.reason : undefined,
    InputDataConfig: request.InputDataConfig?.map((channel) => ({
      ...channel,
      CompressionType: channel.CompressionType ?? 'None',
      RecordWrapperType: channel.RecordWrapperType ?? 'None',
    })),
    // The service spells out what was left open here, and the Python SDK's `attach` reads the empty key id.
    OutputDataConfig: { KmsKeyId: '', ...request.OutputDataConfig },
    StoppingCondition: request.StoppingCondition ?? { MaxRuntimeInSeconds: DEFAULT_MAX_RUNTIME_S },
    CreationTime: createdAt,
    TrainingStartTime: life.startedAt,
    TrainingEndTime: life.endedAt,
    LastModifiedTime: modifiedAt,
    SecondaryStatusTransitions: doc.transitions,
    FinalMetricDataList: doc.finalMetrics,
    EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
    EnableInterContainerTrafficEncryption: request.EnableInterContainerTrafficEncryption ?? false,
    EnableManagedSpotTraining: request.EnableManagedSpotTraining ?? false,
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  };
}

export function summarizeTrainingJob({ doc, arn, createdAt, modifiedAt }: Item<TrainingJobDoc>): TrainingJobSummary {
  return {
    TrainingJobName: doc.name,
    TrainingJobArn: arn,
    CreationTime: createdAt,
    TrainingEndTime: doc.life.endedAt,
    LastModifiedTime: modifiedAt,
    TrainingJobStatus: doc.status,
    SecondaryStatus: doc.transitions.at(-1)?.Status,
  };
}
