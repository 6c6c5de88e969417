import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manualClock } from '../../../platform/clock.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { countingIds } from '../../../platform/ids.ts';
import type { Json, JsonObject } from '../../../platform/json.ts';
import { createFakeJobs, type FakeJobs } from '../test-support/fake-jobs.ts';
import { taskIdentity } from './identity.ts';
import type { IntegrationEnv, Outcome, TaskCall } from './integration.ts';
import { TaskFailure } from './integration.ts';
import { checkResource, findIntegration } from './registry.ts';
import { parseResource } from './resource.ts';
import { sagemaker } from './sagemaker.ts';

const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:m:e';

function taskOf(resource: string, parameters: Json): TaskCall {
  const parsed = parseResource(resource);
  assert.equal(parsed?.kind, 'service');
  assert.ok(parsed.kind === 'service');
  return {
    scope: { accountId: '123456789012', region: 'us-east-1' },
    executionArn: EXECUTION,
    executionName: 'e',
    roleArn: 'arn:aws:iam::123456789012:role/service/Flow',
    taskId: 't1',
    stateName: 'Train',
    resource: parsed.service,
    parameters,
    parametersText: JSON.stringify(parameters),
  };
}

const envOf = (jobs: Pick<FakeJobs, 'call' | 'events'>): IntegrationEnv => ({
  call: jobs.call,
  events: jobs.events,
  clock: manualClock(),
  ids: countingIds(),
});

const TRAINING = {
  TrainingJobName: 'train-1',
  AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' },
  OutputDataConfig: { S3OutputPath: 's3://b/o' },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
  RoleArn: 'arn:aws:iam::123456789012:role/Job',
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  Tags: [{ Key: 'own', Value: 'tag' }],
};
const TRAIN_SYNC = 'arn:aws:states:::sagemaker:createTrainingJob.sync';
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('check', () => {
  const messages = (resource: string, template?: Json): string[] =>
    checkResource(resource, template).map(({ message, at }) => `${message} at ${at}`);

  it('knows nine actions, five of which wait', () => {
    const waits = [
      'createHyperParameterTuningJob',
      'createLabelingJob',
      'createProcessingJob',
      'createTrainingJob',
      'createTransformJob',
    ];
    for (const action of [...waits, 'createModel', 'createEndpoint', 'createEndpointConfig', 'updateEndpoint']) {
      assert.deepEqual(messages(`arn:aws:states:::sagemaker:${action}`), []);
      const sync = messages(`arn:aws:states:::sagemaker:${action}.sync`);
      assert.equal(sync.length, waits.includes(action) ? 0 : 1, action);
    }
    for (const suffix of ['createTrainingJob.sync:2', 'createTrainingJob.waitForTaskToken', 'describeTrainingJob']) {
      assert.match(messages(`arn:aws:states:::sagemaker:${suffix}`)[0] ?? '', /is not recognized\..* at \/Resource$/);
    }
  });

  it('refuses a field that the API does not have, however deep, in the words of AWS', () => {
    const template = { ...TRAINING, Tags: [{ key: 'own', Value: 'tag' }] };
    assert.deepEqual(messages(TRAIN_SYNC, template), [
      'The field "key" is not supported by Step Functions at /Parameters/Tags/0',
      "The field 'Key' is required but was missing at /Parameters/Tags/0",
    ]);
    assert.deepEqual(messages(TRAIN_SYNC, { ...TRAINING, trainingJobName: 'x' }), [
      'The field "trainingJobName" is not supported by Step Functions at /Parameters',
    ]);
  });

  it('takes a path for any field, and an expression for any value', () => {
    const { TrainingJobName: _, ...rest } = TRAINING;
    assert.deepEqual(messages(TRAIN_SYNC, { ...rest, 'TrainingJobName.$': '$.name' }), []);
    assert.deepEqual(messages(TRAIN_SYNC, { ...TRAINING, ResourceConfig: '{% $states.input.r %}' }), []);
    assert.deepEqual(messages(TRAIN_SYNC, '{% $states.input %}'), []);
    assert.deepEqual(messages(TRAIN_SYNC, rest), [
      "The field 'TrainingJobName' is required but was missing at /Parameters",
    ]);
  });

  it('knows the members of the SDK in either spelling, and only known operations', () => {
    const put = 'arn:aws:states:::aws-sdk:s3:putObject';
    assert.deepEqual(messages(put, { Bucket: 'b', Key: 'k', SsekmsKeyId: 'x' }), []);
    assert.deepEqual(messages(put, { Bucket: 'b', Key: 'k', SSEKMSKeyId: 'x' }), []);
    assert.equal(messages(put, { Bucket: 'b', Key: 'k', key: 'x' }).length, 1);
    assert.equal(messages('arn:aws:states:::aws-sdk:sagemaker:createTraining').length, 1);
    assert.equal(messages('arn:aws:states:::aws-sdk:sagemaker:createTrainingJob.sync').length, 1);
    assert.equal(messages('arn:aws:states:::nonsense:doIt').length, 1);
  });
});

describe('sagemaker .sync', () => {
  it('creates with tags and token, waits for the end, answers the description', async () => {
    const jobs = createFakeJobs();
    const env = envOf(jobs);
    const task = taskOf(TRAIN_SYNC, TRAINING);
    const started = await sagemaker.start(task, env);
    assert.ok(started.kind === 'submitted' && started.watch !== undefined);
    const [create] = jobs.requests;
    assert.equal(create?.idempotencyToken, `${EXECUTION}#t1`);
    assert.equal(create?.identity.arn, 'arn:aws:sts::123456789012:assumed-role/Flow/e');
    const submitted = JSON.parse(started.output);
    assert.equal(submitted.TrainingJobArn, jobs.jobs.get('train-1')?.arn);
    assert.equal(submitted.SdkHttpMetadata.HttpStatusCode, 200);
    assert.equal(submitted.SdkResponseMetadata.RequestId, submitted.SdkHttpMetadata.HttpHeaders['x-amzn-RequestId']);

    const outcomes: Outcome[] = [];
    const ended = (): boolean => outcomes.length > 0;
    sagemaker.watch?.(task, started.watch, env, (outcome) => outcomes.push(outcome));
    await turns();
    assert.ok(!ended(), 'the job still runs');
    jobs.finish('train-1', 'Completed');
    await turns();
    const [outcome] = outcomes;
    assert.ok(outcome?.kind === 'succeeded' && outcomes.length === 1);
    assert.deepEqual(JSON.parse(outcome.output), {
      TrainingJobName: 'train-1',
      TrainingJobArn: jobs.jobs.get('train-1')?.arn,
      TrainingJobStatus: 'Completed',
      CreationTime: 1_700_000_000_000,
      Tags: {
        own: 'tag',
        MANAGED_BY_AWS: 'STARTED_BY_STEP_FUNCTIONS',
        AWS_STEP_FUNCTIONS_EXECUTION_ARN: EXECUTION,
      },
    });
  });

  it('finds a job that ended before anyone looked', async () => {
    const jobs = createFakeJobs();
    const task = taskOf(TRAIN_SYNC, TRAINING);
    const started = await sagemaker.start(task, envOf(jobs));
    assert.ok(started.kind === 'submitted' && started.watch !== undefined);
    const job = jobs.jobs.get('train-1');
    assert.ok(job);
    job.status = 'Failed';
    job.failureReason = 'AlgorithmError: no';
    const outcome = await new Promise<Outcome>((resolve) =>
      sagemaker.watch?.(task, started.watch ?? null, envOf(jobs), resolve),
    );
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.error, 'States.TaskFailed');
    assert.equal(JSON.parse(outcome.cause).FailureReason, 'AlgorithmError: no');
  });

  it('a repeated start is harmless, a used name is refused as AWS refuses it', async () => {
    const jobs = createFakeJobs();
    const task = taskOf(TRAIN_SYNC, TRAINING);
    await sagemaker.start(task, envOf(jobs));
    await sagemaker.start(task, envOf(jobs));
    assert.equal(jobs.jobs.size, 1);
    await assert.rejects(sagemaker.start({ ...task, taskId: 't2' }, envOf(jobs)), (error) => {
      assert.ok(error instanceof TaskFailure);
      assert.equal(error.error, 'SageMaker.ResourceInUseException');
      assert.match(
        error.message,
        /^Job name train-1 is in use \(Service: AmazonSageMaker; Status Code: 400; Error Code: ResourceInUse; Request ID: .+; Proxy: null\)$/,
      );
      return true;
    });
  });

  it('stops its own job and nobody else’s', async () => {
    const jobs = createFakeJobs();
    const env = envOf(jobs);
    const task = taskOf(TRAIN_SYNC, TRAINING);
    const order = sagemaker.stopOrder?.(task);
    assert.ok(order);
    await sagemaker.stop?.(order, env); // not created yet: nothing to do
    await sagemaker.start(task, env);
    const foreign: JsonObject = { ...order, executionArn: `${EXECUTION}-other` };
    await sagemaker.stop?.(foreign, env);
    assert.equal(jobs.jobs.get('train-1')?.status, 'InProgress');
    await sagemaker.stop?.(order, env);
    assert.equal(jobs.jobs.get('train-1')?.status, 'Stopped');
    await sagemaker.stop?.(order, env);
    assert.equal(jobs.requests.filter(({ operation }) => operation === 'StopTrainingJob').length, 1);
  });

  it('tells a wrong parameter before calling', async () => {
    const jobs = createFakeJobs();
    const task = taskOf(TRAIN_SYNC, { ...TRAINING, HyperParameters: { depth: 5 } });
    await assert.rejects(sagemaker.start(task, envOf(jobs)), (error) => {
      assert.ok(error instanceof TaskFailure);
      assert.equal(error.error, 'States.Runtime');
      assert.match(
        error.message,
        /could not be used to start the Task: \[The value for the field 'depth' must be a STRING\]$/,
      );
      return true;
    });
    assert.equal(jobs.requests.length, 0);
  });
});

describe('request and response', () => {
  it('an optimized action answers with the SDK’s metadata, an aws-sdk action without', async () => {
    const jobs = createFakeJobs();
    const parameters = { ModelName: 'm', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/Job' };
    const optimized = await findIntegration({ type: 'sagemaker' })?.start(
      taskOf('arn:aws:states:::sagemaker:createModel', parameters),
      envOf(jobs),
    );
    assert.ok(optimized?.kind === 'done');
    assert.deepEqual(Object.keys(JSON.parse(optimized.output)), ['ModelArn', 'SdkHttpMetadata', 'SdkResponseMetadata']);
    const sdk = await findIntegration({ type: 'aws-sdk:sagemaker' })?.start(
      taskOf('arn:aws:states:::aws-sdk:sagemaker:createModel', parameters),
      envOf(jobs),
    );
    assert.ok(sdk?.kind === 'done');
    assert.deepEqual(Object.keys(JSON.parse(sdk.output)), ['ModelArn']);
  });

  it('aws-sdk: names in both directions, times as ISO 8601, blobs as text, errors of the SDK', async () => {
    const calls: unknown[] = [];
    const bodies: string[] = [];
    const env = envOf({
      events: createFakeJobs().events,
      call: async ({ operation, input }) => {
        calls.push(input);
        if (operation === 'DescribeExecution') return { executionArn: 'a', startDate: 0, status: 'RUNNING' };
        if (operation === 'PutObject') {
          const { Body } = input as { Body: AsyncIterable<Uint8Array> };
          let body = '';
          for await (const piece of Body) body += Buffer.from(piece).toString();
          bodies.push(body);
          return {};
        }
        if (operation === 'HeadBucket') throw new ServiceError('NoSuchBucket', 'No bucket', { status: 404 });
        if (operation === 'StartExecution') return { executionArn: 'a', startDate: 0 };
        if (operation === 'InvokeEndpoint') return { Body: Buffer.from('0.5'), ContentType: 'text/csv' };
        throw new ServiceError('ExecutionDoesNotExist', "Execution Does Not Exist: 'a'");
      },
    });
    const start = (resource: string, parameters: Json) => {
      const task = taskOf(resource, parameters);
      const integration = findIntegration(task.resource);
      assert.ok(integration);
      return integration.start(task, env);
    };
    const described = await start('arn:aws:states:::aws-sdk:sfn:describeExecution', { ExecutionArn: 'a' });
    assert.deepEqual(calls[0], { executionArn: 'a' });
    assert.deepEqual(JSON.parse(described.output), {
      ExecutionArn: 'a',
      Status: 'RUNNING',
      StartDate: '1970-01-01T00:00:00.000Z',
    });
    const invoked = await start('arn:aws:states:::aws-sdk:sagemakerruntime:invokeEndpoint', {
      EndpointName: 'e',
      Body: { rows: [1] },
    });
    assert.deepEqual(calls[1], { EndpointName: 'e', Body: Buffer.from('{"rows":[1]}') });
    assert.equal(JSON.parse(invoked.output).Body, '0.5');
    await assert.rejects(start('arn:aws:states:::aws-sdk:sfn:stopExecution', { ExecutionArn: 'a' }), (error) => {
      assert.ok(error instanceof TaskFailure);
      assert.equal(error.error, 'Sfn.ExecutionDoesNotExistException');
      assert.match(error.message, /\(Service: Sfn, Status Code: 400, Request ID: .+\) \(SDK Attempt Count: 1\)$/);
      return true;
    });
    const place = { Bucket: 'b', Key: 'k' };
    for (const Body of ['text', { a: 1 }, false])
      await start('arn:aws:states:::aws-sdk:s3:putObject', { ...place, Body });
    assert.deepEqual(bodies, ['"text"', '{"a":1}', 'false']);
    await start('arn:aws:states:::aws-sdk:sfn:startExecution', { StateMachineArn: 'm', Input: { key: 'value' } });
    assert.deepEqual(calls.at(-1), { stateMachineArn: 'm', input: '{"key":"value"}' });
    await assert.rejects(
      start('arn:aws:states:::aws-sdk:s3:headBucket', { Bucket: 'b' }),
      /\(Service: S3, Status Code: 404, Request ID: [^,]+, Extended Request ID: [^,]+\) \(SDK Attempt Count: 1\)$/,
    );
  });
});

it('a task acts as the machine’s role under the execution’s name', () => {
  const identity = taskIdentity(taskOf(TRAIN_SYNC, {}));
  assert.equal(identity.accountId, '123456789012');
  assert.equal(identity.arn, 'arn:aws:sts::123456789012:assumed-role/Flow/e');
  // A role of another account opens nothing there.
  const roleArn = 'arn:aws:iam::999999999999:role/Theirs';
  assert.equal(taskIdentity({ ...taskOf(TRAIN_SYNC, {}), roleArn }).accountId, '123456789012');
});
