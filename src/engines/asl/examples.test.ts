/** The examples of AWS's page on SageMaker in Step Functions, as they are written there. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { simulate } from './testing/simulate.ts';
import type { Json } from './types.ts';

const processing: Json = {
  StartAt: 'SageMaker CreateProcessingJob Sync',
  TimeoutSeconds: 3600,
  States: {
    'SageMaker CreateProcessingJob Sync': {
      Type: 'Task',
      Resource: 'arn:aws:states:::sagemaker:createProcessingJob.sync',
      Parameters: {
        AppSpecification: {
          ImageUri: '737474898029.dkr.ecr.sa-east-1.amazonaws.com/sagemaker-scikit-learn:0.20.0-cpu-py3',
        },
        ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 10 } },
        RoleArn: 'arn:aws:iam::123456789012:role/SM-003-CreateProcessingJobAPIExecutionRole',
        'ProcessingJobName.$': '$.id',
      },
      Next: 'ValidateOutput',
    },
    ValidateOutput: {
      Type: 'Choice',
      Choices: [{ Not: { Variable: '$.ProcessingJobArn', StringEquals: '' }, Next: 'Succeed' }],
      Default: 'Fail',
    },
    Succeed: { Type: 'Succeed' },
    Fail: { Type: 'Fail', Error: 'InvalidConnectorOutput', Cause: 'Connector output is not what was expected.' },
  },
};

const training: Json = {
  StartAt: 'SageMaker CreateTrainingJob',
  States: {
    'SageMaker CreateTrainingJob': {
      Type: 'Task',
      Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
      Parameters: { TrainingJobName: 'search-model' },
      Retry: [
        { ErrorEquals: ['SageMaker.AmazonSageMakerException'], IntervalSeconds: 1, MaxAttempts: 100, BackoffRate: 1.1 },
        {
          ErrorEquals: ['SageMaker.ResourceLimitExceededException'],
          IntervalSeconds: 60,
          MaxAttempts: 5000,
          BackoffRate: 1,
        },
        { ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 5, BackoffRate: 1 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.cause', Next: 'Sagemaker Training Job Error' }],
      Next: 'Delete Interim Data Job',
    },
    'Delete Interim Data Job': { Type: 'Succeed' },
    'Sagemaker Training Job Error': { Type: 'Pass', End: true },
  },
};

describe('the processing example', () => {
  test('takes its job name from the input and checks the output', async () => {
    const answer = (arn: string) => () => ({ output: { ProcessingJobArn: arn } });
    const good = await simulate(processing, { input: { id: 'proc-1' }, answer: answer('arn') });
    assert.equal(good.status, 'SUCCEEDED');
    assert.equal(
      (JSON.parse(good.tasks[0]?.parameters ?? '') as { ProcessingJobName: string }).ProcessingJobName,
      'proc-1',
    );
    const bad = await simulate(processing, { input: { id: 'proc-1' }, answer: answer('') });
    assert.equal(bad.error, 'InvalidConnectorOutput');
  });

  test('fails without the input it needs, and when the hour is over', async () => {
    const nameless = await simulate(processing, { input: {} });
    assert.match(
      nameless.cause ?? '',
      /The JSONPath '\$\.id' specified for the field 'ProcessingJobName\.\$' could not be found in the input '\{\}'$/,
    );
    const late = await simulate(processing, { input: { id: 'proc-1' } });
    assert.deepEqual([late.status, late.elapsed], ['TIMED_OUT', 3_600_000]);
  });
});

describe('the training example', () => {
  test('each kind of failure is retried at its own pace; what is left over is caught', async () => {
    const errors = [
      'SageMaker.ResourceLimitExceededException',
      'SageMaker.AmazonSageMakerException',
      'SageMaker.AmazonSageMakerException',
      'SageMaker.ResourceLimitExceededException',
    ];
    const outcome = await simulate(training, {
      input: { kept: true },
      answer: (_task, attempt) => ({ error: errors[attempt - 1] ?? 'States.TaskFailed', cause: `attempt ${attempt}` }),
    });
    assert.equal(outcome.elapsed, 60_000 + 1000 + 1100 + 60_000);
    assert.deepEqual(outcome.output, { kept: true, cause: { Error: 'States.TaskFailed', Cause: 'attempt 5' } });
  });

  test('ends well', async () => {
    const outcome = await simulate(training, { answer: () => ({ output: { TrainingJobStatus: 'Completed' } }) });
    assert.deepEqual(outcome.output, { TrainingJobStatus: 'Completed' });
  });
});
