import { ServiceError, validationError } from '../../../platform/errors.ts';
import type { RecordFilter } from '../../../storage/records.ts';
import type { Input } from '../deps.ts';
import { deleteJob, type LivingKind, stopJob } from '../job-life/requests.ts';
import { defineKind } from '../kind.ts';
import { checkTrainingJob } from './checks.ts';
import { reconcileTrainingJob } from './reconcile.ts';
import {
  ACTIVE,
  describeTrainingJob,
  newTrainingJob,
  statusesOf,
  summarizeTrainingJob,
  TRANSITIONS,
  type TrainingJobDoc,
  withLife,
} from './record.ts';

const living: LivingKind<TrainingJobDoc> = { words: 'training job', active: ACTIVE, withLife };

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html and its neighbours */
export const trainingJob = defineKind<'TrainingJob', TrainingJobDoc>({
  noun: 'TrainingJob',
  arn: 'training-job',
  describe: describeTrainingJob,
  list: { member: 'TrainingJobSummaries', summary: summarizeTrainingJob, order: 'Ascending', filter: listFilter },
  missing: () => validationError('Requested resource not found.'),
  exists: (_name, arn) =>
    new ServiceError(
      'ResourceInUse',
      `Training job names must be unique within an AWS account and region, and a training job with this name already exists (${arn})`,
    ),
  actions: {
    async CreateTrainingJob(ctx, input, kit) {
      const { Tags, ...request } = input;
      await checkTrainingJob(ctx, request, kit);
      const jobId = `tj-${kit.ids.hex(16)}`;
      const doc = newTrainingJob({ name: input.TrainingJobName, request, jobId }, kit.clock.now());
      const item = await kit.create(ctx, doc, { status: doc.status, tags: Tags });
      return { TrainingJobArn: item.arn };
    },

    async StopTrainingJob(ctx, input, kit) {
      await stopJob(kit, ctx, input.TrainingJobName, living);
      return {};
    },

    async DeleteTrainingJob(ctx, input, kit) {
      await deleteJob(kit, ctx, input.TrainingJobName, living);
      return {};
    },
  },
  life: {
    active: ACTIVE,
    stateOf: (doc) => statusesOf(doc.life).join('/'),
    transitions: TRANSITIONS,
    event: { detailType: 'SageMaker Training Job State Change' },
    reconcile: reconcileTrainingJob,
  },
});

/** No job keeps a warm pool here, so that filter finds none. */
function listFilter(input: Input<'ListTrainingJobs'>): RecordFilter {
  const doc = {
    ...(input.WarmPoolStatusEquals === undefined ? {} : { warmPoolStatus: input.WarmPoolStatusEquals }),
    ...(input.TrainingPlanArnEquals === undefined
      ? {}
      : { 'request.ResourceConfig.TrainingPlanArn': input.TrainingPlanArnEquals }),
  };
  return Object.keys(doc).length === 0 ? {} : { doc };
}
