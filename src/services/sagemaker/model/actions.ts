import type { ContainerDefinition } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { requireModelData } from '../checks.ts';
import type { SageMakerDeps } from '../deps.ts';
import { defineKind } from '../kind.ts';
import { describeModel, type ModelDoc, missingModel, summarizeModel } from './record.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
export const model = defineKind<'Model', ModelDoc>({
  noun: 'Model',
  arn: 'model',
  describe: describeModel,
  list: { member: 'Models', summary: summarizeModel, order: 'Descending' },
  missing: (_name, arn) => missingModel(arn),
  exists: (_name, arn) => validationError(`Cannot create already existing model "${arn}".`),
  actions: {
    async CreateModel(ctx, input, kit) {
      const { Tags, ...request } = input;
      if (request.PrimaryContainer !== undefined && request.Containers !== undefined && request.Containers.length > 0) {
        throw validationError('You must specify either PrimaryContainer or Containers, not both.');
      }
      const containers =
        request.PrimaryContainer === undefined ? (request.Containers ?? []) : [request.PrimaryContainer];
      if (containers.length === 0)
        throw validationError('You must specify a PrimaryContainer or at least one of Containers.');
      containers.forEach(checkContainer);
      await Promise.all(containers.map((container) => checkData(ctx, container, kit)));
      const { arn } = await kit.create(ctx, { name: input.ModelName, request }, { tags: Tags });
      return { ModelArn: arn };
    },

    /** Endpoints and jobs that run with the model keep what they took from it. */
    async DeleteModel(ctx, input, kit) {
      await kit.remove(await kit.find(ctx, input.ModelName));
      return {};
    },
  },
});

function checkContainer(container: ContainerDefinition): void {
  if (container.ModelPackageName !== undefined) {
    throw validationError(
      'Models from a model package are not supported yet: give the container an Image and its ModelDataUrl instead.',
    );
  }
  if (container.Image === undefined) throw validationError('A container needs an Image.');
  if (container.ModelDataUrl !== undefined && container.ModelDataSource !== undefined) {
    throw validationError('You cannot specify both ModelDataUrl and ModelDataSource for a container.');
  }
}

/** As SageMaker does: a model whose data is not there is refused at once. A multi-model container's prefix may fill up later. */
async function checkData(
  ctx: RequestContext,
  { Mode, ModelDataUrl, ModelDataSource }: ContainerDefinition,
  deps: Pick<SageMakerDeps, 'call'>,
): Promise<void> {
  if (Mode === 'MultiModel') return;
  if (ModelDataUrl !== undefined) await requireModelData(deps, ctx, ModelDataUrl, 'S3Object');
  const source = ModelDataSource?.S3DataSource;
  if (source !== undefined) await requireModelData(deps, ctx, source.S3Uri, source.S3DataType);
}
