/**
 * Functions: `arn:aws:states:::lambda:invoke` (request-response and `.waitForTaskToken`), and a function's own ARN as the resource.
 *
 * A failure of the code fails the task with the code's own error name (`errorType`) and what it answered as the cause, so that Retry and
 * Catch can name a class of the user's. Source: Step Functions Developer Guide, "Invoke an AWS Lambda function", "Handling errors".
 */
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../../platform/json.ts';
import { callFailure, type ErrorNames } from './failures.ts';
import { taskIdentity } from './identity.ts';
import { type Integration, type IntegrationEnv, notRecognized, type TaskCall, TaskFailure } from './integration.ts';
import { checkMembers, type Spelling, toModel } from './members.ts';
import { checkTemplate, type Operation, operationOf, sdkMetadata } from './request.ts';

const SPELLING: Spelling = { names: 'exact', jsonText: true };
const ERRORS: ErrorNames = {
  prefix: 'Lambda',
  fallback: 'AWSLambdaException',
  service: 'AWSLambda',
  form: 'sdk-v1',
};

/** The members of the API's InvocationResponse that are used here. */
interface Answer {
  readonly StatusCode?: number;
  readonly FunctionError?: string;
  readonly LogResult?: string;
  readonly ExecutedVersion?: string;
  readonly Payload?: Uint8Array;
}

const operation = (): Operation => operationOf('lambda', 'Invoke');

export const lambda: Integration = {
  check(resource, template) {
    const known = resource.action === 'invoke' && ['request', 'waitForTaskToken'].includes(resource.pattern);
    return known ? checkTemplate(operation(), template, SPELLING) : [notRecognized(resource.arn)];
  },

  async start(task, env) {
    const { resource, parameters } = task;
    if (resource.action !== 'invoke') throw new TaskFailure('States.Runtime', notRecognized(resource.arn).message);
    const { model, operation: invoke } = operation();
    const problems = checkMembers(model, invoke.input ?? '', parameters, SPELLING, false);
    if (problems.length > 0 || !isJsonObject(parameters)) {
      const texts = problems.map(({ message }) => message).join(', ');
      throw new TaskFailure(
        'States.Runtime',
        `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${texts}]`,
      );
    }
    // As recorded, `null` is no payload: the function sees an empty object.
    const { Payload: payload, ...members } = parameters;
    const input = toModel(model, invoke.input ?? '', members, SPELLING) as object;
    const { answer, requestId } = await call({ ...input, ...eventOf(payload ?? undefined) }, task, env);
    const output: JsonObject = {
      ...(answer.ExecutedVersion === undefined ? {} : { ExecutedVersion: answer.ExecutedVersion }),
      ...(answer.LogResult === undefined ? {} : { LogResult: answer.LogResult }),
      ...(answer.Payload === undefined ? {} : { Payload: readPayload(answer.Payload) }),
      StatusCode: answer.StatusCode ?? 200,
    };
    const metadata = sdkMetadata(model, { output, requestId }, env.clock.now(), {
      'X-Amz-Executed-Version': answer.ExecutedVersion,
      'X-Amz-Log-Result': answer.LogResult,
      'Content-Length': String(answer.Payload?.byteLength ?? 0),
    });
    const text = JSON.stringify({ ...output, ...metadata });
    return resource.pattern === 'waitForTaskToken'
      ? { kind: 'submitted', output: text }
      : { kind: 'done', output: text };
  },
};

/** A function's ARN as the resource: the state's input is the event, the function's answer the result. */
export const lambdaFunction: Integration = {
  check: () => [],
  async start(task, env) {
    const event = Buffer.from(task.parametersText);
    const { answer } = await call({ FunctionName: task.resource.arn, Payload: event }, task, env);
    return { kind: 'done', output: spelling(answer.Payload ?? new Uint8Array()) };
  },
};

/** Recorded: `null` is no event, and text is the event's JSON as it stands. */
function eventOf(payload: Json | undefined): { readonly Payload?: Uint8Array } {
  if (payload === undefined || payload === null) return {};
  return { Payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)) };
}

async function call(
  input: object,
  task: TaskCall,
  env: IntegrationEnv,
): Promise<{ answer: Answer; requestId: string }> {
  const requestId = env.ids.uuid();
  const { model } = operation();
  let answer: Answer;
  try {
    // The handler's output is checked against the model where it is defined.
    answer = (await env.call({
      service: 'lambda',
      operation: 'Invoke',
      input,
      identity: taskIdentity(task),
      region: task.scope.region,
      idempotencyToken: `${task.executionArn}#${task.taskId}`,
    })) as Answer;
  } catch (error) {
    throw callFailure(error, model, ERRORS, requestId);
  }
  if (answer.FunctionError !== undefined) {
    throw codeFailure(answer.Payload ?? new Uint8Array(), task.resource.type === 'lambda');
  }
  return { answer, requestId };
}

/** @param anew whether the cause is spelled anew: the optimized integration does that, a function's ARN shows the function's own text. */
function codeFailure(payload: Uint8Array, anew: boolean): TaskFailure {
  const told = readPayload(payload);
  const type = isJsonObject(told) ? told['errorType'] : undefined;
  const cause = anew && typeof told === 'object' ? JSON.stringify(told) : Buffer.from(payload).toString('utf8');
  return new TaskFailure(typeof type === 'string' && type !== '' ? type : 'Lambda.Unknown', cause);
}

/** The function's own spelling of its answer (`0.0` stays `0.0`), where that is JSON. */
function spelling(payload: Uint8Array): string {
  const text = Buffer.from(payload).toString('utf8');
  if (text.trim() === '') return 'null';
  try {
    parseJson(text);
    return text.trim();
  } catch {
    return JSON.stringify(text);
  }
}

/** Answers of runtimes of the user's own need not be JSON: they are then text. */
function readPayload(payload: Uint8Array): Json {
  const text = Buffer.from(payload).toString('utf8');
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
