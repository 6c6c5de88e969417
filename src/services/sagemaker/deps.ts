import type { EventBus } from '../../engines/events/bus.ts';
import type { JobEngine } from '../../engines/jobs/door.ts';
import type { LabelingEngine } from '../../engines/labeling/door.ts';
import type { Serving } from '../../engines/serving/serving.ts';
import type { TransformEngine } from '../../engines/transform/door.ts';
import type { Operations as SageMaker } from '../../models/generated/sagemaker.ts';
import type { Call } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { Store } from '../../storage/store.ts';

/** What the SageMaker service is given by `main.ts`. */
export interface SageMakerDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly jobs: JobEngine;
  readonly serving: Serving;
  readonly transforms: TransformEngine;
  readonly labeling: LabelingEngine;
  readonly events: EventBus;
  /** Where this server is reached, for URLs in answers to calls from inside. */
  readonly endpoint?: () => string;
  /** Looks into S3 at create time, as the caller. Without it, missing input is found when the job downloads it. */
  readonly call?: Call;
  /** Instances that one request may ask for, as AWS's quotas bound them; 20 where absent (AWS's own for a training job). */
  readonly instanceQuota?: number;
  /** Metric definitions that a built-in algorithm brings along, by its image as the request names it. */
  readonly imageMetrics?: (image: string) => readonly { readonly Name: string; readonly Regex: string }[];
}

export type Operations = SageMaker;
export type Input<Name extends keyof SageMaker> = SageMaker[Name]['input'];
export type Output<Name extends keyof SageMaker> = SageMaker[Name]['output'];
