import type {
  CreateTransformJobRequest,
  DescribeTransformJobResponse,
  TransformJobStatus,
  TransformJobSummary,
} from '../../../models/generated/sagemaker.ts';
import type { ServedModel } from '../hosting/server-plan.ts';
import type { Item, Named } from '../kit.ts';

/**
 * A transform job first brings up its model servers, then sends the records through them, then takes the servers down. Its status:
 *
 *     InProgress ──► Completed | Failed
 *         └──► Stopping ──► Stopped
 */
export interface TransformJobDoc extends Named {
  readonly request: Omit<CreateTransformJobRequest, 'Tags'>;
  /** Names the servers and the run. */
  readonly jobId: string;
  readonly model: ServedModel;
  readonly status: TransformJobStatus;
  /** What the caller left open, decided when the servers were up. */
  readonly limits?: Limits;
  /** ms */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly failureReason?: string;
}

export interface Limits {
  readonly maxConcurrentTransforms: number;
  readonly maxPayloadInMB: number;
  readonly batchStrategy: 'MultiRecord' | 'SingleRecord';
}

/** Status -> what may follow. */
export const TRANSITIONS: Readonly<Record<TransformJobStatus, readonly TransformJobStatus[]>> = {
  InProgress: ['Completed', 'Failed', 'Stopping'],
  Stopping: ['Stopped'],
  Completed: [],
  Failed: [],
  Stopped: [],
};

export const ACTIVE: readonly TransformJobStatus[] = ['InProgress', 'Stopping'];

/** MaxConcurrentTransforms × MaxPayloadInMB. */
export const MAX_TOTAL_MB = 100;
/** Where the caller and the container say nothing. */
export const DEFAULT_LIMITS: Limits = { maxConcurrentTransforms: 1, maxPayloadInMB: 6, batchStrategy: 'MultiRecord' };
export const DEFAULT_TIMEOUT_S = 600;
export const DEFAULT_RETRIES = 3;

/** The caller's word counts before the container's (`/execution-parameters`), and that before the defaults. */
export function resolveLimits(
  request: TransformJobDoc['request'],
  container:
    | { readonly MaxConcurrentTransforms?: number; readonly BatchStrategy?: string; readonly MaxPayloadInMB?: number }
    | undefined,
): Limits {
  const named = container?.BatchStrategy === 'SINGLE_RECORD' ? 'SingleRecord' : undefined;
  const concurrent =
    // 0 means the same as leaving it out.
    request.MaxConcurrentTransforms || container?.MaxConcurrentTransforms || DEFAULT_LIMITS.maxConcurrentTransforms;
  const payload = request.MaxPayloadInMB ?? container?.MaxPayloadInMB ?? DEFAULT_LIMITS.maxPayloadInMB;
  const maxPayloadInMB = Math.min(payload, MAX_TOTAL_MB);
  return {
    // The bound that holds for a caller holds for what a container asks for, too.
    maxConcurrentTransforms: Math.max(1, Math.min(concurrent, Math.floor(MAX_TOTAL_MB / (maxPayloadInMB || 1)))),
    maxPayloadInMB,
    batchStrategy: request.BatchStrategy ?? named ?? DEFAULT_LIMITS.batchStrategy,
  };
}

export function describeTransformJob({ doc, arn, createdAt }: Item<TransformJobDoc>): DescribeTransformJobResponse {
  const { request, limits } = doc;
  return {
    ...request,
    TransformJobName: doc.name,
    TransformJobArn: arn,
    TransformJobStatus: doc.status,
    FailureReason: doc.failureReason,
    MaxConcurrentTransforms: request.MaxConcurrentTransforms ?? limits?.maxConcurrentTransforms,
    MaxPayloadInMB: request.MaxPayloadInMB ?? limits?.maxPayloadInMB,
    BatchStrategy: request.BatchStrategy ?? limits?.batchStrategy,
    TransformInput: { CompressionType: 'None', SplitType: 'None', ...request.TransformInput },
    TransformOutput: { AssembleWith: 'None', KmsKeyId: '', ...request.TransformOutput },
    DataProcessing: { InputFilter: '$', OutputFilter: '$', JoinSource: 'None', ...request.DataProcessing },
    CreationTime: createdAt,
    TransformStartTime: doc.startedAt,
    TransformEndTime: doc.endedAt,
  };
}

export function summarizeTransformJob({ doc, arn, createdAt, modifiedAt }: Item<TransformJobDoc>): TransformJobSummary {
  return {
    TransformJobName: doc.name,
    TransformJobArn: arn,
    CreationTime: createdAt,
    TransformEndTime: doc.endedAt,
    LastModifiedTime: modifiedAt,
    TransformJobStatus: doc.status,
    FailureReason: doc.failureReason,
  };
}
