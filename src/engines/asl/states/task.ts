/** Task: schedules work outside and follows it through its events. */

import { type Json, parseJson } from '../../../platform/json.ts';
import { scopeOf } from '../context.ts';
import type { Data } from '../data.ts';
import { dataOf, dataOfValue, jsonOf } from '../data.ts';
import { runtimeError } from '../errors.ts';
import type { TaskMode, Thread } from '../execution.ts';
import { newId } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { evaluate } from '../expression.ts';
import type { StateFailure } from '../failure.ts';
import { failState } from '../failure.ts';
import { checkSize, effectiveInput, finishState, inspectParameters, MAX_DATA_BYTES, tooLarge } from '../flow.ts';
import type { TaskNode } from '../machine.ts';
import type { Turn } from '../turn.ts';
import { publish, untruncated } from '../turn.ts';
import type { Event } from '../types.ts';
import { exceedsBytes, isObject } from '../value.ts';
import { numberOf } from './field.ts';

export function* runTask(turn: Turn, thread: Thread, node: TaskNode): Evaluation<void> {
  const { resource } = node;
  const taskId = `${thread.id}.${newId(turn.execution)}`;
  // A `.sync` task has one too: whoever it is handed to can end the task before the job does.
  const hasToken = resource.kind === 'activity' || (resource.kind === 'task' && resource.pattern !== 'request');
  const taskToken = hasToken ? turn.env.taskToken(taskId) : undefined;
  const effective = effectiveInput(turn, thread, node);
  const scope = scopeOf(turn, thread, node, jsonOf(effective), taskToken === undefined ? {} : { taskToken });
  const parameters = node.parameters === undefined ? effective : dataOfValue(yield* evaluate(node.parameters, scope));
  checkSize(node.name, parameters.text, 'provided parameters');
  inspectParameters(turn, node, parameters);
  const timeoutSeconds = yield* numberOf(node.timeoutSeconds, scope, 1);
  const heartbeatSeconds = yield* numberOf(node.heartbeatSeconds, scope, 1);
  const credentials = node.credentials === undefined ? undefined : yield* evaluate(node.credentials, scope);
  if (credentials !== undefined && !isObject(credentials)) throw runtimeError('Credentials are not an object');
  const roleArn = credentials?.['RoleArn'];
  const role = typeof roleArn === 'string' ? { taskCredentials: { roleArn } } : {};
  const scheduledEventId = publishScheduled(turn, thread, node, parameters, timeoutSeconds, heartbeatSeconds, role);
  turn.commands.push({
    kind: 'scheduleTask',
    taskId,
    taskKind: resource.kind,
    resource: resource.arn,
    ...(resource.type === undefined ? {} : { resourceType: resource.type }),
    ...(resource.action === undefined ? {} : { resourceAction: resource.action }),
    pattern: resource.pattern,
    parameters: parameters.text,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(taskToken === undefined ? {} : { taskToken }),
    stateName: node.name,
    retryCount: thread.retryCount,
    scheduledEventId,
  });
  if (timeoutSeconds !== undefined) {
    turn.commands.push({ kind: 'setTimer', timerId: `${taskId}t`, at: turn.env.now + timeoutSeconds * 1000 });
  }
  const mode: TaskMode = {
    kind: 'task',
    taskId,
    started: false,
    submitted: false,
    hasTimeout: timeoutSeconds !== undefined,
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    heartbeatSet: false,
  };
  thread.mode = mode;
  // An activity's heart need not beat before a worker has taken it.
  if (resource.kind !== 'activity') beat(turn, mode);
}

function publishScheduled(
  turn: Turn,
  thread: Thread,
  node: TaskNode,
  parameters: Data,
  timeout: number | undefined,
  heartbeat: number | undefined,
  role: { readonly taskCredentials?: { readonly roleArn: string } },
): number {
  const { resource } = node;
  const timeoutMember = timeout === undefined ? {} : { timeoutInSeconds: timeout };
  const heartbeatMember = heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat };
  switch (resource.kind) {
    case 'lambda':
      return publish(turn, thread, 'LambdaFunctionScheduled', {
        lambdaFunctionScheduledEventDetails: {
          resource: resource.arn,
          input: parameters.text,
          inputDetails: untruncated,
          ...timeoutMember,
          ...role,
        },
      });
    case 'activity':
      return publish(turn, thread, 'ActivityScheduled', {
        activityScheduledEventDetails: {
          resource: resource.arn,
          input: parameters.text,
          inputDetails: untruncated,
          ...timeoutMember,
          ...heartbeatMember,
        },
      });
    case 'task':
      return publish(turn, thread, 'TaskScheduled', {
        taskScheduledEventDetails: {
          ...names(node),
          region: turn.execution.info.region,
          parameters: parameters.text,
          ...timeoutMember,
          ...heartbeatMember,
          ...role,
        },
      });
    default:
      return resource.kind satisfies never;
  }
}

function names(node: TaskNode): { readonly resourceType: string; readonly resource: string } {
  return { resourceType: node.resource.type ?? '', resource: node.resource.action ?? '' };
}

export type TaskEvent = Extract<
  Event,
  { kind: 'taskStarted' | 'taskSubmitted' | 'taskHeartbeat' | 'taskSucceeded' | 'taskFailed' | 'taskTimedOut' }
>;

/** An event of the task that `thread` waits for. False: it comes twice or too late. */
export function* takeTaskEvent(
  turn: Turn,
  thread: Thread,
  node: TaskNode,
  mode: TaskMode,
  event: TaskEvent,
): Evaluation<boolean> {
  switch (event.kind) {
    case 'taskStarted':
      if (mode.started) return false;
      start(turn, thread, node, mode, event.workerName);
      return true;
    case 'taskSubmitted':
      if (mode.submitted) return false;
      start(turn, thread, node, mode, undefined);
      mode.submitted = true;
      publish(turn, thread, 'TaskSubmitted', {
        taskSubmittedEventDetails: { ...names(node), output: event.output, outputDetails: untruncated },
      });
      return true;
    case 'taskHeartbeat':
      beat(turn, mode);
      return true;
    case 'taskSucceeded':
      start(turn, thread, node, mode, undefined);
      yield* succeed(turn, thread, node, mode, event.output);
      return true;
    case 'taskFailed': {
      const stage = event.stage ?? 'run';
      if (stage === 'submit' || stage === 'run') start(turn, thread, node, mode, undefined);
      stopTimers(turn, mode);
      const failure: StateFailure = {
        ...(event.error === undefined ? {} : { error: event.error }),
        ...(event.cause === undefined ? {} : { cause: event.cause }),
      };
      publishFailed(turn, thread, node, stage, failure);
      thread.mode = { kind: 'run' };
      yield* failState(turn, thread, failure);
      return true;
    }
    case 'taskTimedOut':
      yield* timeOut(turn, thread, node, mode, {
        error: event.error ?? 'States.Timeout',
        ...(event.cause === undefined ? {} : { cause: event.cause }),
      });
      return true;
    default:
      return event satisfies never;
  }
}

/** `TimeoutSeconds` or `HeartbeatSeconds` ran out. */
export function* takeTaskTimer(
  turn: Turn,
  thread: Thread,
  node: TaskNode,
  mode: TaskMode,
  timerId: string,
): Evaluation<boolean> {
  if (timerId === `${mode.taskId}t` && mode.hasTimeout) {
    yield* timeOut(turn, thread, node, mode, { error: 'States.Timeout' });
    return true;
  }
  if (timerId === `${mode.taskId}h` && mode.heartbeatSet) {
    // The recorded history says States.Timeout for a missing heartbeat too.
    yield* timeOut(turn, thread, node, mode, { error: 'States.Timeout', heartbeat: true });
    return true;
  }
  return false;
}

function start(turn: Turn, thread: Thread, node: TaskNode, mode: TaskMode, workerName: string | undefined): void {
  if (mode.started) return;
  mode.started = true;
  switch (node.resource.kind) {
    case 'lambda':
      publish(turn, thread, 'LambdaFunctionStarted');
      break;
    case 'activity':
      publish(turn, thread, 'ActivityStarted', {
        activityStartedEventDetails: workerName === undefined ? {} : { workerName },
      });
      beat(turn, mode);
      break;
    case 'task':
      publish(turn, thread, 'TaskStarted', { taskStartedEventDetails: names(node) });
      break;
    default:
      node.resource.kind satisfies never;
  }
}

function* succeed(turn: Turn, thread: Thread, node: TaskNode, mode: TaskMode, output: string): Evaluation<void> {
  const { resource } = node;
  stopTimers(turn, mode);
  thread.mode = { kind: 'run' };
  if (exceedsBytes(output, MAX_DATA_BYTES)) {
    const { error, detail } = tooLarge(resource.type ?? resource.arn);
    const failure = { error, cause: detail };
    publishFailed(turn, thread, node, 'run', failure);
    yield* failState(turn, thread, failure);
    return;
  }
  const details = { output, outputDetails: untruncated };
  switch (resource.kind) {
    case 'lambda':
      publish(turn, thread, 'LambdaFunctionSucceeded', { lambdaFunctionSucceededEventDetails: details });
      break;
    case 'activity':
      publish(turn, thread, 'ActivitySucceeded', { activitySucceededEventDetails: details });
      break;
    case 'task':
      publish(turn, thread, 'TaskSucceeded', { taskSucceededEventDetails: { ...names(node), ...details } });
      break;
    default:
      resource.kind satisfies never;
  }
  yield* finishState(turn, thread, node, dataOf(output, parse(output)));
}

function parse(output: string): Json {
  try {
    return parseJson(output);
  } catch {
    throw runtimeError('The result of the task is not valid JSON text');
  }
}

function publishFailed(
  turn: Turn,
  thread: Thread,
  node: TaskNode,
  stage: 'schedule' | 'start' | 'submit' | 'run',
  failure: { readonly error?: string; readonly cause?: string },
): void {
  const { kind } = node.resource;
  if (kind === 'lambda') {
    if (stage === 'schedule') {
      publish(turn, thread, 'LambdaFunctionScheduleFailed', { lambdaFunctionScheduleFailedEventDetails: failure });
    } else if (stage === 'start') {
      publish(turn, thread, 'LambdaFunctionStartFailed', { lambdaFunctionStartFailedEventDetails: failure });
    } else {
      publish(turn, thread, 'LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: failure });
    }
  } else if (kind === 'activity') {
    if (stage === 'schedule') {
      publish(turn, thread, 'ActivityScheduleFailed', { activityScheduleFailedEventDetails: failure });
    } else {
      publish(turn, thread, 'ActivityFailed', { activityFailedEventDetails: failure });
    }
  } else if (stage === 'start') {
    publish(turn, thread, 'TaskStartFailed', { taskStartFailedEventDetails: { ...names(node), ...failure } });
  } else if (stage === 'submit') {
    publish(turn, thread, 'TaskSubmitFailed', { taskSubmitFailedEventDetails: { ...names(node), ...failure } });
  } else {
    publish(turn, thread, 'TaskFailed', { taskFailedEventDetails: { ...names(node), ...failure } });
  }
}

function* timeOut(turn: Turn, thread: Thread, node: TaskNode, mode: TaskMode, failure: StateFailure): Evaluation<void> {
  stopTimers(turn, mode);
  turn.commands.push({ kind: 'cancelTask', taskId: mode.taskId });
  thread.mode = { kind: 'run' };
  const details = {
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
  };
  switch (node.resource.kind) {
    case 'lambda':
      publish(turn, thread, 'LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: details });
      break;
    case 'activity':
      publish(turn, thread, 'ActivityTimedOut', { activityTimedOutEventDetails: details });
      break;
    case 'task':
      publish(turn, thread, 'TaskTimedOut', { taskTimedOutEventDetails: { ...names(node), ...details } });
      break;
    default:
      node.resource.kind satisfies never;
  }
  yield* failState(turn, thread, failure);
}

/** Starts the heartbeat's time anew. */
function beat(turn: Turn, mode: TaskMode): void {
  if (mode.heartbeatSeconds === undefined) return;
  mode.heartbeatSet = true;
  turn.commands.push({ kind: 'setTimer', timerId: `${mode.taskId}h`, at: turn.env.now + mode.heartbeatSeconds * 1000 });
}

function stopTimers(turn: Turn, mode: TaskMode): void {
  if (mode.hasTimeout) turn.commands.push({ kind: 'cancelTimer', timerId: `${mode.taskId}t` });
  if (mode.heartbeatSet) turn.commands.push({ kind: 'cancelTimer', timerId: `${mode.taskId}h` });
}
