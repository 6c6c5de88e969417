/**
 * The optimized SageMaker integration: nine actions, five of which can wait for their job (`.sync`).
 *
 * A `.sync` task creates the job with two tags that say who started it, waits for the job's end, and answers the job's description
 * with its tags as a map and its times as epoch milliseconds. Completed succeeds. Failed and Stopped fail with `States.TaskFailed` and
 * the whole description as cause: AWS documents only Failed; a job that somebody stopped has not done what the task is for, so it
 * fails too (`SUCCEEDED_STATUS` is the one switch).
 */

import { isServiceError } from '../../../platform/errors.ts';
import { isJsonObject, type Json } from '../../../platform/json.ts';
import { callFailure, type ErrorNames, isPassing } from './failures.ts';
import { taskIdentity } from './identity.ts';
import {
  type Integration,
  type IntegrationEnv,
  notRecognized,
  type Outcome,
  type TaskCall,
  TaskFailure,
} from './integration.ts';
import { fromModel, type Spelling } from './members.ts';
import { checkTemplate, operationOf, request, sdkMetadata } from './request.ts';
import { watchArn } from './watch.ts';

interface JobKind {
  /** `TrainingJob`: the operations are Create-, Describe- and Stop- this, the members `TrainingJobName`, `…Arn`, `…Status`. */
  readonly noun: string;
}

/** Action -> its job, where there is one to wait for. */
const ACTIONS: Readonly<Record<string, JobKind | undefined>> = {
  createEndpoint: undefined,
  createEndpointConfig: undefined,
  createHyperParameterTuningJob: { noun: 'HyperParameterTuningJob' },
  createLabelingJob: { noun: 'LabelingJob' },
  createModel: undefined,
  createProcessingJob: { noun: 'ProcessingJob' },
  createTrainingJob: { noun: 'TrainingJob' },
  createTransformJob: { noun: 'TransformJob' },
  updateEndpoint: undefined,
};

const SUCCEEDED_STATUS = new Set(['Completed']);
const FAILED_STATUS = new Set(['Failed', 'Stopped']);
const OVER = new Set([...SUCCEEDED_STATUS, ...FAILED_STATUS, 'Stopping']);

const MANAGED_TAG = { Key: 'MANAGED_BY_AWS', Value: 'STARTED_BY_STEP_FUNCTIONS' };
const EXECUTION_TAG = 'AWS_STEP_FUNCTIONS_EXECUTION_ARN';

const SPELLING: Spelling = { names: 'exact', jsonText: false };
const ERRORS: ErrorNames = {
  prefix: 'SageMaker',
  fallback: 'AmazonSageMakerException',
  service: 'AmazonSageMaker',
  form: 'sdk-v1',
};

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const sagemaker: Integration = {
  check(resource, template) {
    const known = Object.hasOwn(ACTIONS, resource.action);
    const waits =
      resource.pattern === 'request' || (resource.pattern === 'sync' && ACTIONS[resource.action] !== undefined);
    if (!known || !waits) return [notRecognized(resource.arn)];
    return checkTemplate(operationOf('sagemaker', resource.action), template, SPELLING);
  },

  async start(task, env) {
    const { action, pattern } = task.resource;
    if (!Object.hasOwn(ACTIONS, action))
      throw new TaskFailure('States.Runtime', notRecognized(task.resource.arn).message);
    const job = ACTIONS[action];
    const operation = operationOf('sagemaker', action);
    const parameters = pattern === 'sync' ? tagged(task) : task.parameters;
    const options = { spelling: SPELLING, errors: ERRORS, times: 'epoch-millis', idempotent: true } as const;
    const answer = await request(operation, parameters, task, env, options);
    const output = JSON.stringify({ ...answer.output, ...sdkMetadata(operation.model, answer, env.clock.now()) });
    if (pattern !== 'sync' || job === undefined) return { kind: 'done', output };
    return {
      kind: 'submitted',
      output,
      watch: { arn: textOf(answer.output[`${job.noun}Arn`]), name: jobName(task, job) },
    };
  },

  watch(task, watch, env, done) {
    const job = ACTIONS[task.resource.action];
    if (job === undefined || !isJsonObject(watch)) throw new Error(`${task.resource.arn} has no job to wait for`);
    const arn = textOf(watch['arn']);
    const name = textOf(watch['name']);
    return watchArn(arn, env, () => outcomeOf(job, name, arn, task, env), done);
  },

  stopOrder(task) {
    const job = ACTIONS[task.resource.action];
    if (job === undefined || task.resource.pattern !== 'sync') return undefined;
    const { accountId, region } = task.scope;
    const { executionArn, executionName, roleArn, taskId } = task;
    return {
      noun: job.noun,
      name: jobName(task, job),
      accountId,
      region,
      executionArn,
      executionName,
      roleArn,
      taskId,
    };
  },

  async stop(order, env) {
    const noun = textOf(order['noun']);
    const name = textOf(order['name']);
    const scope = { accountId: textOf(order['accountId']), region: textOf(order['region']) };
    const executionArn = textOf(order['executionArn']);
    const identity = taskIdentity({
      scope,
      roleArn: textOf(order['roleArn']),
      executionName: textOf(order['executionName']),
    });
    const call = (operation: string, input: object): Promise<unknown> =>
      env.call({ service: 'sagemaker', operation, input, identity, region: scope.region });
    try {
      const described = await call(`Describe${noun}`, { [`${noun}Name`]: name });
      const model = operationOf('sagemaker', `Describe${noun}`);
      const job = await fromModel(model.model, model.operation.output, described, 'epoch-millis');
      if (OVER.has(textOf(job[`${noun}Status`]))) return;
      const tags = await listTags(textOf(job[`${noun}Arn`]), call);
      // A retry's create may have been refused because the name was taken by a job of somebody else: that one is not ours to stop.
      if (tags[EXECUTION_TAG] !== executionArn) return;
      await call(`Stop${noun}`, { [`${noun}Name`]: name });
    } catch (error) {
      // Gone, over meanwhile, or not allowed: stopping is best effort, as AWS documents it. Only passing trouble is worth another try.
      if (isPassing(error) || !isServiceError(error)) throw error;
    }
  },
};

function jobName(task: TaskCall, job: JobKind): string {
  return isJsonObject(task.parameters) ? textOf(task.parameters[`${job.noun}Name`]) : '';
}

/** The parameters with the tags that mark a job as ours; needs `sagemaker:AddTags` on AWS. */
function tagged(task: TaskCall): Json {
  if (!isJsonObject(task.parameters)) return task.parameters;
  const own = task.parameters['Tags'];
  const tags = Array.isArray(own) ? own : [];
  return { ...task.parameters, Tags: [...tags, MANAGED_TAG, { Key: EXECUTION_TAG, Value: task.executionArn }] };
}

async function outcomeOf(
  job: JobKind,
  name: string,
  arn: string,
  task: TaskCall,
  env: IntegrationEnv,
): Promise<Outcome | undefined> {
  const identity = taskIdentity(task);
  const call = (operation: string, input: object): Promise<unknown> =>
    env.call({ service: 'sagemaker', operation, input, identity, region: task.scope.region });
  const operation = operationOf('sagemaker', `Describe${job.noun}`);
  try {
    const native = await call(operation.name, { [`${job.noun}Name`]: name });
    const description = await fromModel(operation.model, operation.operation.output, native, 'epoch-millis');
    const status = textOf(description[`${job.noun}Status`]);
    const succeeded = SUCCEEDED_STATUS.has(status);
    if (!succeeded && !FAILED_STATUS.has(status)) return undefined;
    const output = JSON.stringify({ ...description, Tags: await listTags(arn, call) });
    return succeeded ? { kind: 'succeeded', output } : { kind: 'failed', error: 'States.TaskFailed', cause: output };
  } catch (error) {
    if (isPassing(error)) throw error;
    const failure = callFailure(error, operation.model, ERRORS, env.ids.uuid());
    return { kind: 'failed', error: failure.error, cause: failure.message };
  }
}

async function listTags(
  arn: string,
  call: (operation: string, input: object) => Promise<unknown>,
): Promise<{ [key: string]: string }> {
  const operation = operationOf('sagemaker', 'ListTags');
  const native = await call('ListTags', { ResourceArn: arn });
  const { Tags: tags } = await fromModel(operation.model, operation.operation.output, native, 'epoch-millis');
  const entries = (Array.isArray(tags) ? tags : []).filter(isJsonObject);
  return Object.fromEntries(entries.map((tag) => [textOf(tag['Key']), textOf(tag['Value'])]));
}
