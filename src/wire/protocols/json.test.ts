import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { DescribeExecutionCommand, SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import type { Operations as Logs } from '../../models/generated/logs.ts';
import type { Operations as SageMaker } from '../../models/generated/sagemaker.ts';
import type { Operations as States } from '../../models/generated/stepfunctions.ts';
import { loadModel } from '../../models/load.ts';
import { defineService } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import { type Harness, startHarness } from '../harness.ts';

const CREATED = Date.UTC(2026, 4, 6, 7, 8, 9, 123);
let wire: Harness;
let sagemaker: SageMakerClient;
const seen: Record<string, unknown> = {};

before(async () => {
  wire = await startHarness([
    defineService<SageMaker>(loadModel('sagemaker'), {
      CreateTrainingJob(_ctx, input) {
        seen['CreateTrainingJob'] = input;
        return { TrainingJobArn: `arn:aws:sagemaker:us-east-1:123456789012:training-job/${input.TrainingJobName}` };
      },
      DescribeTrainingJob(_ctx, { TrainingJobName }) {
        if (TrainingJobName !== 'known') {
          throw new ServiceError('ResourceNotFound', 'Requested resource not found.');
        }
        const stray = { secretOfTheRecord: 1 };
        return {
          TrainingJobName,
          TrainingJobArn: 'arn',
          ModelArtifacts: { S3ModelArtifacts: 's3://b/k' },
          TrainingJobStatus: 'InProgress',
          SecondaryStatus: 'Training',
          AlgorithmSpecification: { TrainingInputMode: 'File' },
          ResourceConfig: { VolumeSizeInGB: 1 },
          StoppingCondition: {},
          CreationTime: CREATED,
          ...stray,
        };
      },
      ListTrainingJobs(_ctx, input) {
        seen['ListTrainingJobs'] = input;
        throw new TypeError('a bug');
      },
    }),
    defineService<States>(loadModel('stepfunctions'), {
      DescribeExecution() {
        throw new ServiceError('ExecutionDoesNotExist', "Execution Does Not Exist: 'x'");
      },
    }),
    defineService<Logs>(loadModel('logs'), { CreateLogGroup: () => ({}) }),
  ]);
  sagemaker = new SageMakerClient(wire.client);
});
after(() => wire.close());

const job = {
  TrainingJobName: 'known',
  HyperParameters: { epochs: '3', ['__proto__']: 'x' },
  AlgorithmSpecification: { TrainingInputMode: 'File' as const },
  RoleArn: 'arn:aws:iam::123456789012:role/service-role/r',
  OutputDataConfig: { S3OutputPath: 's3://bucket/out' },
  ResourceConfig: { InstanceType: 'ml.m5.large' as const, InstanceCount: 1, VolumeSizeInGB: 10 },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
};

test('an SDK client creates and describes', async () => {
  const created = await sagemaker.send(new CreateTrainingJobCommand(job));
  assert.equal(created.TrainingJobArn, 'arn:aws:sagemaker:us-east-1:123456789012:training-job/known');
  assert.deepEqual(seen['CreateTrainingJob'], job);
  const described = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'known' }));
  assert.equal(described.CreationTime?.getTime(), CREATED);
  assert.match(described.$metadata.requestId ?? '', /^[0-9a-f-]{36}$/);
  assert.ok(!('secretOfTheRecord' in described));
});

test('a modelled error reaches the client as its type', async () => {
  await assert.rejects(sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'other' })), {
    name: 'ResourceNotFound',
    message: 'Requested resource not found.',
  });
  const sfn = new SFNClient(wire.client);
  const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:m:e';
  await assert.rejects(sfn.send(new DescribeExecutionCommand({ executionArn })), { name: 'ExecutionDoesNotExist' });
});

test('a bug is a 500 without its message', async () => {
  await assert.rejects(
    sagemaker.send(new ListTrainingJobsCommand({ CreationTimeAfter: new Date(CREATED) })),
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
      assert.equal(error.name, 'InternalFailure');
      assert.equal(error.$metadata?.httpStatusCode, 500);
      assert.ok(!error.message.includes('a bug'));
      return true;
    },
  );
  assert.deepEqual(seen['ListTrainingJobs'], { CreationTimeAfter: CREATED });
});

test('what the model forbids is refused in AWS words, all at once', async () => {
  const bad = new CreateTrainingJobCommand({
    ...job,
    TrainingJobName: 'no_underscores',
    AlgorithmSpecification: { TrainingInputMode: 'Fast' as 'File' },
    ResourceConfig: { ...job.ResourceConfig, VolumeSizeInGB: -1 },
    InputDataConfig: [{ ChannelName: '', DataSource: {} }],
  });
  await assert.rejects(sagemaker.send(bad), (error: Error) => {
    assert.equal(error.name, 'ValidationException');
    const pattern = loadModel('sagemaker').shapes['TrainingJobName'];
    assert.ok(pattern && 'pattern' in pattern);
    assert.equal(
      error.message,
      [
        `5 validation errors detected: Value 'no_underscores' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.pattern}`,
        "Value 'Fast' at 'algorithmSpecification.trainingInputMode' failed to satisfy constraint: Member must satisfy enum value set: [Pipe, FastFile, File]",
        "Value '' at 'inputDataConfig.1.member.channelName' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "Value '' at 'inputDataConfig.1.member.channelName' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9\\.\\-_]+",
        "Value '-1' at 'resourceConfig.volumeSizeInGB' failed to satisfy constraint: Member must have value greater than or equal to 0",
      ].join('; '),
    );
    return true;
  });
});

async function post(
  target: string | undefined,
  body: string,
): Promise<{ status: number; type: unknown; message: unknown; headers: Headers }> {
  const response = await fetch(`${wire.endpoint}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      ...(target === undefined ? {} : { 'x-amz-target': target }),
    },
    body,
  });
  const json = (await response.json()) as Record<string, unknown>;
  return {
    status: response.status,
    type: json['__type'],
    message: json['Message'] ?? json['message'],
    headers: response.headers,
  };
}

test('logs refuses under its own code', async () => {
  const logs = new CloudWatchLogsClient(wire.client);
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/sagemaker/TrainingJobs' }));
  await assert.rejects(logs.send(new CreateLogGroupCommand({ logGroupName: 'a b' })), {
    name: 'InvalidParameterException',
    message:
      "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
  });
});

test('what has no handler says so, what the model lacks is unknown', async () => {
  const sfn = new SFNClient({ ...wire.client, disableHostPrefix: true });
  const command = new StartSyncExecutionCommand({
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:x',
  });
  await assert.rejects(sfn.send(command), (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
    assert.equal(error.name, 'NotImplemented');
    assert.match(error.message, /StartSyncExecution of stepfunctions/);
    assert.equal(error.$metadata?.httpStatusCode, 501);
    return true;
  });
  for (const target of ['SageMaker.Nothing', 'Nowhere.Nothing', 'SageMaker', 'SageMaker.']) {
    const answer = await post(target, '{}');
    assert.deepEqual([answer.status, answer.type], [400, 'UnknownOperationException'], target);
  }
});

const describe = 'SageMaker.DescribeTrainingJob';
const serializations: readonly (readonly [name: string, target: string, body: string, message: string | undefined])[] =
  [
    ['broken JSON', describe, '{"TrainingJobName": ', undefined],
    ['a scalar', describe, '"x"', undefined],
    ['null', describe, 'null', undefined],
    ['invalid UTF-8 escape', describe, '{"TrainingJobName": "\\x"}', undefined],
    ['a list', describe, '[]', 'Start of list found where not expected'],
    ['number for text', describe, '{"TrainingJobName": 1}', 'NUMBER_VALUE can not be converted to a String'],
    ['true for text', describe, '{"TrainingJobName": true}', 'TRUE_VALUE can not be converted to a String'],
    ['list for text', describe, '{"TrainingJobName": []}', 'Start of list found where not expected'],
    ['map for text', describe, '{"TrainingJobName": {}}', 'Start of structure or map found where not expected.'],
    [
      'text for integer',
      'SageMaker.ListTrainingJobs',
      '{"MaxResults": "1"}',
      'STRING_VALUE can not be converted to an Integer',
    ],
    [
      'text for time',
      'SageMaker.ListTrainingJobs',
      '{"CreationTimeAfter": "x"}',
      'STRING_VALUE can not be converted to milliseconds since epoch',
    ],
    ['text for list', 'SageMaker.CreateTrainingJob', '{"InputDataConfig": "x"}', 'Expected list or null'],
    ['text for structure', 'SageMaker.CreateTrainingJob', '{"ResourceConfig": "x"}', 'Expected null'],
    [
      'text for boolean',
      'SageMaker.CreateTrainingJob',
      '{"EnableNetworkIsolation": "yes"}',
      'STRING_VALUE can not be converted to a Boolean',
    ],
  ];
for (const [name, target, body, message] of serializations) {
  test(`wrong type: ${name}`, async () => {
    const answer = await post(target, body);
    assert.deepEqual([answer.status, answer.type, answer.message], [400, 'SerializationException', message]);
    assert.ok(answer.headers.get('x-amzn-requestid'));
    assert.equal(answer.headers.get('content-type'), 'application/x-amz-json-1.1');
  });
}

test('null members are absent, unknown members are passed over', async () => {
  const answer = await post(describe, '{"TrainingJobName": null, "Other": 1}');
  assert.deepEqual(
    [answer.type, answer.message],
    [
      'ValidationException',
      "1 validation error detected: Value null at 'trainingJobName' failed to satisfy constraint: Member must not be null",
    ],
  );
});

test('a body over the limit is refused, and the connection survives a small one', async () => {
  const answer = await post(describe, `{"TrainingJobName": "${'x'.repeat(17 * 1024 * 1024)}"}`);
  assert.deepEqual([answer.status, answer.type], [413, 'RequestEntityTooLargeException']);
});
