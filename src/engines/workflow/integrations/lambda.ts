/**
 * Functions: `arn:aws:states:::lambda:invoke` (request-response and `.waitForTaskToken`), and a function's own ARN as the resource.
 *
 * A failure of the code fails the task with the code's own error name (`errorType`) and what it answered as the cause, so that Retry and
 * Catch can name a class of the user's. Source: Step Functions Developer Guide, "Invoke an AWS Lambda function", "Handling errors".
 */
import { isJsonObject, type Json, type JsonObject } from '../../../platform/json.ts';
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
    const metadata = sdkMetadata(model, { output, requestId }, env.clock.now());
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
    const { answer } = await call({ FunctionName: task.resource.arn, ...eventOf(task.parameters) }, task, env);
    return { kind: 'done', output: JSON.stringify(answer.Payload === undefined ? null : readPayload(answer.Payload)) };
  },
};

const eventOf = (payload: Json | undefined): { readonly Payload?: Uint8Array } =>
  payload === undefined ? {} : { Payload: Buffer.from(JSON.stringify(payload)) };

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
  if (answer.FunctionError !== undefined) throw codeFailure(answer.Payload);
  return { answer, requestId };
}

function codeFailure(payload: Uint8Array | undefined): TaskFailure {
  const text = Buffer.from(payload ?? []).toString('utf8');
  const told = readPayload(payload ?? new Uint8Array());
  const type = isJsonObject(told) ? told['errorType'] : undefined;
  return new TaskFailure(typeof type === 'string' && type !== '' ? type : 'Lambda.Unknown', text);
}

/** Answers of runtimes of the user's own need not be JSON: they are then text. */
function readPayload(payload: Uint8Array): Json {
  const text = Buffer.from(payload).toString('utf8');
  try {
    // JSON.parse makes JSON values only.
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
