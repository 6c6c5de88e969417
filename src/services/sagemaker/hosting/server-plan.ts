import type { InputPlan, JobPlan } from '../../../engines/jobs/door.ts';
import type { ContainerDefinition } from '../../../models/generated/sagemaker.ts';
import type { Scope } from '../../../platform/identity.ts';
import { s3Uri, unsupported } from '../checks.ts';
import type { ModelDoc } from '../model/record.ts';

/** What of a model is kept by an endpoint or a job that runs it: deleting the model does not touch them. */
export interface ServedModel {
  readonly modelName: string;
  readonly container: ContainerDefinition;
  readonly roleArn?: string;
  readonly networkIsolation: boolean;
}

/** @throws ValidationException for models that cannot be served (yet) */
export function servedModel({ name, request }: ModelDoc): ServedModel {
  const containers = request.PrimaryContainer === undefined ? (request.Containers ?? []) : [request.PrimaryContainer];
  const [container] = containers;
  if (container === undefined || containers.length > 1) {
    throw unsupported(`Model "${name}" with ${containers.length} containers`, 'use a model with one container.');
  }
  if (container.Mode === 'MultiModel') {
    throw unsupported(`Model "${name}" in MultiModel mode`, 'use SingleModel.');
  }
  return {
    modelName: name,
    container,
    networkIsolation: request.EnableNetworkIsolation ?? false,
    ...(request.ExecutionRoleArn === undefined ? {} : { roleArn: request.ExecutionRoleArn }),
  };
}

/** The plan of one model server: a container with `serve`, its model in /opt/ml/model. */
export function serverPlan(
  scope: Scope,
  model: ServedModel,
  server: {
    readonly id: string;
    readonly name: string;
    readonly arn: string;
    readonly logGroup: string;
    readonly logStream: string;
    /** What its CPU and memory are limited by. */
    readonly instanceType: string | undefined;
    readonly environment?: Readonly<Record<string, string>>;
  },
): JobPlan {
  return {
    accountId: scope.accountId,
    region: scope.region,
    id: server.id,
    name: server.name,
    arn: server.arn,
    ...(model.roleArn === undefined ? {} : { roleArn: model.roleArn }),
    image: model.container.Image ?? '',
    command: { kind: 'serve' },
    environment: { SAGEMAKER_REGION: scope.region, ...model.container.Environment, ...server.environment },
    hosts: [
      {
        name: 'algo-1',
        logStream: server.logStream,
        files: {},
        ...(server.instanceType === undefined ? {} : { instanceType: server.instanceType }),
      },
    ],
    inputs: modelInputs(model.container),
    outputs: [],
    folders: ['model'],
    networkIsolation: model.networkIsolation,
    logGroup: server.logGroup,
  };
}

function modelInputs(container: ContainerDefinition): readonly InputPlan[] {
  const input = {
    label: 'model data',
    localPath: '/opt/ml/model',
    distribution: 'replicated',
    optional: false,
  } as const;
  const source = container.ModelDataSource?.S3DataSource;
  const additional = (container.AdditionalModelDataSources ?? []).map((one): InputPlan => {
    const localPath = `/opt/ml/additional-model-data-sources/${one.ChannelName}`;
    const data = one.S3DataSource;
    return {
      ...input,
      label: `model data "${one.ChannelName}"`,
      localPath,
      ...modelSource(data.S3Uri, data.S3DataType, data.CompressionType),
    };
  });
  if (container.ModelDataUrl !== undefined) {
    return [{ ...input, ...modelSource(container.ModelDataUrl, 'S3Object', 'Gzip') }, ...additional];
  }
  if (source === undefined) return additional;
  return [{ ...input, ...modelSource(source.S3Uri, source.S3DataType, source.CompressionType) }, ...additional];
}

function modelSource(url: string, type: string, compression: string): Pick<InputPlan, 'source' | 'compression'> {
  const uri = s3Uri(url, 'The model data URL');
  return {
    source: { kind: type === 'S3Object' ? 's3-object' : 's3-prefix', uri },
    compression: compression === 'Gzip' ? 'tar.gz' : 'none',
  };
}
