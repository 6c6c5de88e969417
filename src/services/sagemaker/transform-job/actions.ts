import { validationError } from '../../../platform/errors.ts';
import { servedModel } from '../hosting/server-plan.ts';
import { jobExists, noSuchJob } from '../job-life/requests.ts';
import { defineKind } from '../kind.ts';
import { findModel } from '../model/record.ts';
import { checkTransformJob } from './checks.ts';
import { reconcileTransformJob } from './reconcile.ts';
import { ACTIVE, describeTransformJob, summarizeTransformJob, TRANSITIONS, type TransformJobDoc } from './record.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html and its neighbours */
export const transformJob = defineKind<'TransformJob', TransformJobDoc>({
  noun: 'TransformJob',
  arn: 'transform-job',
  describe: describeTransformJob,
  list: { member: 'TransformJobSummaries', summary: summarizeTransformJob, order: 'Descending' },
  missing: noSuchJob,
  exists: jobExists,
  actions: {
    async CreateTransformJob(ctx, input, kit) {
      const { Tags, ...request } = input;
      const model = servedModel(await findModel(kit.store, ctx, input.ModelName));
      await checkTransformJob(ctx, request, model.roleArn, kit);
      const jobId = `xf-${kit.ids.hex(14)}`;
      const doc: TransformJobDoc = { name: input.TransformJobName, request, jobId, model, status: 'InProgress' };
      const item = await kit.create(ctx, doc, { status: doc.status, tags: Tags });
      return { TransformJobArn: item.arn };
    },

    async StopTransformJob(ctx, input, kit) {
      await kit.change(ctx, input.TransformJobName, ({ doc }) => {
        if (!ACTIVE.includes(doc.status)) {
          throw validationError(`The request was rejected because the transform job is in status ${doc.status}.`);
        }
        return doc.status === 'Stopping' ? undefined : { doc: { ...doc, status: 'Stopping' }, status: 'Stopping' };
      });
      return {};
    },
  },
  life: {
    active: ACTIVE,
    stateOf: (doc) => doc.status,
    transitions: TRANSITIONS,
    event: { detailType: 'SageMaker Transform Job State Change' },
    reconcile: reconcileTransformJob,
  },
});
