import { ServiceError, validationError } from '../../../platform/errors.ts';
import { defineKind } from '../kind.ts';
import { tagList } from '../tag-rules.ts';
import { checkLabelingJob } from './checks.ts';
import { listForWorkteam } from './for-workteam.ts';
import { reconcileLabelingJob } from './reconcile.ts';
import {
  ACTIVE,
  describeLabelingJob,
  type LabelingJobDoc,
  labelingSpec,
  summarizeLabelingJob,
  TRANSITIONS,
} from './record.ts';
import { renderUiTemplate } from './render.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html and its neighbours */
export const labelingJob = defineKind<'LabelingJob', LabelingJobDoc>({
  noun: 'LabelingJob',
  arn: 'labeling-job',
  describe: describeLabelingJob,
  list: { member: 'LabelingJobSummaryList', summary: summarizeLabelingJob, order: 'Ascending' },
  missing: (_name, arn) => new ServiceError('ResourceNotFound', `The labeling job ${arn} does not exist.`),
  exists: (_name, arn) =>
    new ServiceError(
      'ResourceInUse',
      `Labeling job names must be unique within an AWS account and region, and a labeling job with this name already exists (${arn})`,
    ),
  actions: {
    async CreateLabelingJob(ctx, input, kit) {
      const { Tags, ...request } = input;
      const doc: LabelingJobDoc = {
        name: input.LabelingJobName,
        request,
        jobId: `lj-${kit.ids.hex(14)}`,
        referenceCode: kit.ids.hex(12),
        workteamArn: request.HumanTaskConfig.WorkteamArn.toLowerCase(),
        status: 'Initializing',
        counters: { total: 0, labeled: 0, failed: 0, pending: 0 },
      };
      const key = { accountId: ctx.accountId, region: ctx.region, kind: 'sagemaker/labeling-job', name: doc.name };
      const spec = () => labelingSpec({ key, arn: kit.arn(ctx, doc.name), doc });
      await checkLabelingJob(ctx, request, spec, kit);
      const item = await kit.create(ctx, doc, { status: doc.status, tags: Tags });
      return { LabelingJobArn: item.arn };
    },

    async DescribeLabelingJob(ctx, input, kit) {
      const item = await kit.find(ctx, input.LabelingJobName);
      return { ...describeLabelingJob(item), Tags: tagList(await kit.tags(item)) };
    },

    ListLabelingJobsForWorkteam: listForWorkteam,

    async StopLabelingJob(ctx, input, kit) {
      await kit.change(ctx, input.LabelingJobName, ({ doc }) => {
        if (!ACTIVE.includes(doc.status)) {
          throw validationError(`The request was rejected because the labeling job is in status ${doc.status}.`);
        }
        return doc.status === 'Stopping' ? undefined : { doc: { ...doc, status: 'Stopping' }, status: 'Stopping' };
      });
      return {};
    },

    RenderUiTemplate: renderUiTemplate,
  },
  life: {
    active: ACTIVE,
    stateOf: (doc) => doc.status,
    transitions: TRANSITIONS,
    event: { detailType: 'SageMaker Ground Truth Labeling Job State Change' },
    reconcile: reconcileLabelingJob,
  },
});
