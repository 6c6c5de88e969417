import type {
  CreateProcessingJobRequest,
  DescribeProcessingJobResponse,
  ProcessingJobStatus,
  ProcessingJobSummary,
} from '../../../models/generated/sagemaker.ts';
import type { Life } from '../job-life/life.ts';
import type { Item, Named } from '../kit.ts';

export interface ProcessingJobDoc extends Named {
  readonly request: Omit<CreateProcessingJobRequest, 'Tags'>;
  /** The engine's id of this job. */
  readonly jobId: string;
  readonly life: Life;
  readonly status: ProcessingJobStatus;
  /** What the container left in /opt/ml/output/message. */
  readonly exitMessage?: string;
}

/** Status -> what may follow. */
export const TRANSITIONS: Readonly<Record<ProcessingJobStatus, readonly ProcessingJobStatus[]>> = {
  InProgress: ['Stopping', 'Completed', 'Failed'],
  Stopping: ['Stopped', 'Failed'],
  Completed: [],
  Failed: [],
  Stopped: [],
};

export const ACTIVE: readonly ProcessingJobStatus[] = ['InProgress', 'Stopping'];
export const DEFAULT_MAX_RUNTIME_S = 86_400;

export function withLife(doc: ProcessingJobDoc, life: Life): ProcessingJobDoc {
  return { ...doc, life, status: statusOf(life) };
}

export function statusOf(life: Life): ProcessingJobStatus {
  if (life.phase !== 'ended') {
    return life.halt === undefined || life.halt.reason === 'host-failed' ? 'InProgress' : 'Stopping';
  }
  if (life.outcome?.kind === 'failed') return 'Failed';
  return life.outcome?.kind === 'stopped' ? 'Stopped' : 'Completed';
}

const failureOf = ({ life }: ProcessingJobDoc): string | undefined =>
  life.phase === 'ended' && life.outcome?.kind === 'failed' ? life.outcome.reason : undefined;

export function describeProcessingJob(item: Item<ProcessingJobDoc>): DescribeProcessingJobResponse {
  const { doc, arn } = item;
  return {
    ...doc.request,
    ProcessingJobName: doc.name,
    ProcessingJobArn: arn,
    ProcessingJobStatus: doc.status,
    StoppingCondition: doc.request.StoppingCondition ?? { MaxRuntimeInSeconds: DEFAULT_MAX_RUNTIME_S },
    ExitMessage: doc.exitMessage,
    FailureReason: failureOf(doc),
    ProcessingStartTime: doc.life.startedAt,
    ProcessingEndTime: doc.life.endedAt,
    LastModifiedTime: item.modifiedAt,
    CreationTime: item.createdAt,
  };
}

export function summarizeProcessingJob(item: Item<ProcessingJobDoc>): ProcessingJobSummary {
  return {
    ProcessingJobName: item.doc.name,
    ProcessingJobArn: item.arn,
    CreationTime: item.createdAt,
    ProcessingEndTime: item.doc.life.endedAt,
    LastModifiedTime: item.modifiedAt,
    ProcessingJobStatus: item.doc.status,
    FailureReason: failureOf(item.doc),
    ExitMessage: item.doc.exitMessage,
  };
}
