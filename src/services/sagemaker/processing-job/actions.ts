import { ServiceError, validationError } from '../../../platform/errors.ts';
import { halted, newborn } from '../job-life/life.ts';
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

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html and its neighbours */
export const processingJob = defineKind<'ProcessingJob', ProcessingJobDoc>({
  noun: 'ProcessingJob',
  arn: 'processing-job',
  describe: describeProcessingJob,
  list: { member: 'ProcessingJobSummaries', summary: summarizeProcessingJob, order: 'Ascending' },
  missing: (name) => validationError(`Could not find requested job with name: ${name}`),
  exists: (_name, arn) =>
    new ServiceError(
      'ResourceInUse',
      `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
    ),
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
      await kit.change(ctx, input.ProcessingJobName, ({ doc }) => {
        if (!ACTIVE.includes(doc.status)) {
          throw validationError(`The request was rejected because the processing job is in status ${doc.status}.`);
        }
        const life = halted(doc.life, 'requested', kit.clock.now());
        if (life === undefined) return undefined;
        const next = withLife(doc, life);
        return { doc: next, status: next.status };
      });
      return {};
    },

    async DeleteProcessingJob(ctx, input, kit) {
      const item = await kit.find(ctx, input.ProcessingJobName);
      if (ACTIVE.includes(item.doc.status)) {
        const message = `The processing job ${item.arn} is in status ${item.doc.status}. Stop it before deleting it.`;
        throw new ServiceError('ResourceInUse', message);
      }
      await kit.remove(item);
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
