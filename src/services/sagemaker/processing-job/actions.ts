import { newborn } from '../job-life/life.ts';
import { deleteJob, jobExists, type LivingKind, noSuchJob, stopJob } from '../job-life/requests.ts';
import { defineKind } from '../kind.ts';
import { checkProcessingJob } from './checks.ts';
import { reconcileProcessingJob } from './reconcile.ts';
import {
  ACTIVE,
  describeProcessingJob,
  type ProcessingJobDoc,
  statusOf,
  summarizeProcessingJob,
  TRANSITIONS,
  withLife,
} from './record.ts';

const living: LivingKind<ProcessingJobDoc> = { words: 'processing job', active: ACTIVE, withLife };

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html and its neighbours */
export const processingJob = defineKind<'ProcessingJob', ProcessingJobDoc>({
  noun: 'ProcessingJob',
  arn: 'processing-job',
  describe: describeProcessingJob,
  list: { member: 'ProcessingJobSummaries', summary: summarizeProcessingJob, order: 'Ascending' },
  missing: noSuchJob,
  exists: jobExists,
  actions: {
    async CreateProcessingJob(ctx, input, kit) {
      const { Tags, ...request } = input;
      await checkProcessingJob(ctx, request, kit);
      const jobId = `pj-${kit.ids.hex(16)}`;
      const doc = { name: input.ProcessingJobName, request, jobId, life: newborn, status: statusOf(newborn) };
      const item = await kit.create(ctx, doc, { status: doc.status, tags: Tags });
      return { ProcessingJobArn: item.arn };
    },

    async StopProcessingJob(ctx, input, kit) {
      await stopJob(kit, ctx, input.ProcessingJobName, living);
      return {};
    },

    async DeleteProcessingJob(ctx, input, kit) {
      await deleteJob(kit, ctx, input.ProcessingJobName, living);
      return {};
    },
  },
  life: {
    active: ACTIVE,
    stateOf: (doc) => doc.status,
    transitions: TRANSITIONS,
    event: { detailType: 'SageMaker Processing Job State Change' },
    reconcile: reconcileProcessingJob,
  },
});
