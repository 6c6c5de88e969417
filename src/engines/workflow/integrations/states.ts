/**
 * `arn:aws:states:::states:startExecution` with its four patterns: start and go on, wait for the end (`.sync`: input and output as
 * text; `.sync:2`: as JSON), wait for a callback.
 */
import { isServiceError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import { isJsonObject, type Json, parseJson } from '../../../platform/json.ts';
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

const SPELLING: Spelling = { names: 'exact', jsonText: true };
const ERRORS: ErrorNames = {
  prefix: 'StepFunctions',
  fallback: 'AWSStepFunctionsException',
  service: 'AWSStepFunctions',
  form: 'sdk-v1',
};

/** What a description holds when the task answers it (seen in recordings; redrive members are left out). */
const SHOWN = [
  'Cause',
  'Error',
  'ExecutionArn',
  'Input',
  'InputDetails',
  'Name',
  'Output',
  'OutputDetails',
  'RedriveCount',
  'RedriveStatus',
  'RedriveStatusReason',
  'StartDate',
  'StateMachineArn',
  'Status',
  'StopDate',
] as const;

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const states: Integration = {
  check(resource, template) {
    if (resource.action !== 'startExecution') return [notRecognized(resource.arn)];
    return checkTemplate(operationOf('stepfunctions', 'startExecution'), template, SPELLING);
  },

  async start(task, env) {
    const { action, pattern } = task.resource;
    if (action !== 'startExecution') throw new TaskFailure('States.Runtime', notRecognized(task.resource.arn).message);
    const operation = operationOf('stepfunctions', 'startExecution');
    const options = { spelling: SPELLING, errors: ERRORS, times: 'epoch-millis', idempotent: true } as const;
    const answer = await request(operation, named(task), task, env, options);
    const output = JSON.stringify({ ...answer.output, ...sdkMetadata(operation.model, answer, env.clock.now()) });
    if (pattern === 'request') return { kind: 'done', output };
    if (pattern === 'waitForTaskToken') return { kind: 'submitted', output };
    return { kind: 'submitted', output, watch: { arn: textOf(answer.output['ExecutionArn']) } };
  },

  watch(task, watch, env, done) {
    if (!isJsonObject(watch)) throw new Error(`${task.resource.arn} has no execution to wait for`);
    const arn = textOf(watch['arn']);
    return watchArn(arn, env, () => outcomeOf(arn, task, env), done);
  },

  stopOrder(task) {
    if (task.resource.pattern !== 'sync' && task.resource.pattern !== 'sync:2') return undefined;
    const parameters = named(task);
    if (!isJsonObject(parameters)) return undefined;
    // arn:…:stateMachine:<name>[:<version or alias>] -> arn:…:execution:<name>:<execution name>
    const arn = textOf(parameters['StateMachineArn'])
      .split(':')
      .slice(0, 7)
      .map((part, index) => (index === 5 ? 'execution' : part))
      .join(':');
    const { accountId, region } = task.scope;
    const { executionName, roleArn } = task;
    return { arn: `${arn}:${textOf(parameters['Name'])}`, accountId, region, executionName, roleArn };
  },

  async stop(order, env) {
    const scope = { accountId: textOf(order['accountId']), region: textOf(order['region']) };
    const identity = taskIdentity({
      scope,
      roleArn: textOf(order['roleArn']),
      executionName: textOf(order['executionName']),
    });
    const input = { executionArn: order['arn'] };
    try {
      await env.call({ service: 'stepfunctions', operation: 'StopExecution', input, identity, region: scope.region });
    } catch (error) {
      if (isPassing(error) || !isServiceError(error)) throw error;
    }
  },
};

/** Gives a nameless execution a name that a repeated start of the same task gives again. */
function named(task: TaskCall): Json {
  const { parameters } = task;
  if (!isJsonObject(parameters) || typeof parameters['Name'] === 'string') return parameters;
  return { ...parameters, Name: uuidOf(`${task.executionArn}#${task.taskId}`) };
}

async function outcomeOf(arn: string, task: TaskCall, env: IntegrationEnv): Promise<Outcome | undefined> {
  const operation = operationOf('stepfunctions', 'DescribeExecution');
  try {
    const native = await env.call({
      service: 'stepfunctions',
      operation: operation.name,
      input: { executionArn: arn },
      identity: taskIdentity(task),
      region: task.scope.region,
    });
    const description = await fromModel(operation.model, operation.operation.output, native, 'epoch-millis');
    const status = description['Status'];
    if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return undefined;
    const shown: { [key: string]: Json } = {};
    for (const member of SHOWN) {
      const value = description[member];
      if (value === undefined) continue;
      const parsed = task.resource.pattern === 'sync:2' && (member === 'Input' || member === 'Output');
      shown[member] = parsed && typeof value === 'string' ? parseJson(value) : value;
    }
    const output = JSON.stringify(shown);
    return status === 'SUCCEEDED'
      ? { kind: 'succeeded', output }
      : { kind: 'failed', error: 'States.TaskFailed', cause: output };
  } catch (error) {
    if (isPassing(error)) throw error;
    const failure = callFailure(error, operation.model, ERRORS, env.ids.uuid());
    return { kind: 'failed', error: failure.error, cause: failure.message };
  }
}
