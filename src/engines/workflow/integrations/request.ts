import { loadModel } from '../../../models/load.ts';
import type { OperationModel, ServiceKey, ServiceModel } from '../../../models/model.ts';
import type { Json, JsonObject } from '../../../platform/json.ts';
import { callFailure, type ErrorNames } from './failures.ts';
import { taskIdentity } from './identity.ts';
import { type IntegrationEnv, type Problem, type TaskCall, TaskFailure } from './integration.ts';
import { checkMembers, fromModel, type Spelling, toModel } from './members.ts';

/** One API operation as a task calls it. */
export interface Operation {
  readonly service: ServiceKey;
  readonly name: string;
  readonly model: ServiceModel;
  readonly operation: OperationModel;
}

/** Finds the operation that a camelCase action names; undefined where the service has none. */
export function findOperation(service: ServiceKey, action: string): Operation | undefined {
  const model = loadModel(service);
  const exact = action.charAt(0).toUpperCase() + action.slice(1);
  const name = Object.hasOwn(model.operations, exact)
    ? exact
    : Object.keys(model.operations).find((known) => known.toLowerCase() === action.toLowerCase());
  const operation = name === undefined ? undefined : model.operations[name];
  return name === undefined || operation === undefined ? undefined : { service, name, model, operation };
}

/** An operation that an integration is made for. @throws Error where the model has lost it */
export function operationOf(service: ServiceKey, action: string): Operation {
  const operation = findOperation(service, action);
  if (operation === undefined) throw new Error(`the model of ${service} has no operation ${action}`);
  return operation;
}

/** What is wrong with a parameters template, at `/Parameters…`. */
export function checkTemplate(operation: Operation, template: Json | undefined, spelling: Spelling): Problem[] {
  const shape = operation.operation.input;
  if (template === undefined || shape === undefined) return [];
  return checkMembers(operation.model, shape, template, spelling, true, '/Parameters');
}

export interface Answer {
  /** PascalCase members. */
  readonly output: { [key: string]: Json };
  readonly requestId: string;
}

/** Makes a task's call as the machine's role. @throws TaskFailure */
export async function request(
  operation: Operation,
  parameters: Json,
  task: TaskCall,
  env: IntegrationEnv,
  options: {
    readonly spelling: Spelling;
    readonly errors: ErrorNames;
    readonly times: 'iso8601' | 'epoch-millis';
    /** Reads are not repeated creates: only the task's own request carries its token. */
    readonly idempotent?: boolean;
  },
): Promise<Answer> {
  const requestId = env.ids.uuid();
  const { model } = operation;
  const shape = operation.operation.input;
  try {
    if (shape !== undefined) refuseWrong(checkMembers(model, shape, parameters, options.spelling, false), parameters);
    const answer = await env.call({
      service: operation.service,
      operation: operation.name,
      input: shape === undefined ? {} : toModel(model, shape, parameters, options.spelling),
      identity: taskIdentity(task),
      region: task.scope.region,
      ...(options.idempotent === true ? { idempotencyToken: `${task.executionArn}#${task.taskId}` } : {}),
    });
    return { output: await fromModel(model, operation.operation.output, answer, options.times), requestId };
  } catch (error) {
    throw callFailure(error, model, options.errors, requestId);
  }
}

function refuseWrong(problems: readonly Problem[], parameters: Json): void {
  if (problems.length === 0) return;
  throw new TaskFailure(
    'States.Runtime',
    `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${problems.map((problem) => problem.message).join(', ')}]`,
  );
}

/**
 * What the optimized integrations add to a service's answer. The call was made in process, so these are the headers that the answer
 * would have carried over HTTP.
 */
export function sdkMetadata(
  model: ServiceModel,
  answer: Answer,
  now: number,
  own: { readonly [header: string]: string | undefined } = {},
): JsonObject {
  const headers: { [key: string]: string } = {
    'x-amzn-RequestId': answer.requestId,
    connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(JSON.stringify(answer.output))),
    Date: new Date(now).toUTCString(),
    'Content-Type':
      model.jsonVersion === undefined ? 'application/json' : `application/x-amz-json-${model.jsonVersion}`,
  };
  for (const [header, value] of Object.entries(own)) if (value !== undefined) headers[header] = value;
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: answer.requestId },
  };
}
