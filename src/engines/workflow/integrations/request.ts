import { type KnownService, modelOf } from '../../../models/catalogue.ts';
import { loadModel } from '../../../models/load.ts';
import type { ApiModel, OperationModel, ServiceKey } from '../../../models/model.ts';
import type { HttpAnswer } from '../../../platform/call.ts';
import type { Json, JsonObject } from '../../../platform/json.ts';
import { callFailure, type ErrorNames } from './failures.ts';
import { taskIdentity } from './identity.ts';
import { type IntegrationEnv, type Problem, type TaskCall, TaskFailure } from './integration.ts';
import { checkMembers, fromModel, type Spelling, toModel } from './members.ts';

/** One API operation as a task calls it. */
export interface Operation {
  /** As `Call` knows it. */
  readonly service: string;
  readonly name: string;
  readonly model: ApiModel;
  readonly operation: OperationModel;
  /** The service is not this server's: its answer comes over HTTP, if at all. */
  readonly isForeign: boolean;
}

/** Finds the operation that a camelCase action names; undefined where the service has none. */
export function findOperation(service: KnownService | ServiceKey, action: string): Operation | undefined {
  const model = typeof service === 'string' ? loadModel(service) : modelOf(service);
  const exact = action.charAt(0).toUpperCase() + action.slice(1);
  const name = Object.hasOwn(model.operations, exact)
    ? exact
    : Object.keys(model.operations).find((known) => known.toLowerCase() === action.toLowerCase());
  const operation = name === undefined ? undefined : model.operations[name];
  if (name === undefined || operation === undefined) return undefined;
  const isForeign = typeof service !== 'string' && service.own === undefined;
  return { service: model.service, name, model, operation, isForeign };
}

/** An operation that an integration is made for. @throws Error where the model has lost it */
export function operationOf(service: KnownService | ServiceKey, action: string): Operation {
  const operation = findOperation(service, action);
  if (operation === undefined) throw new Error(`a model has no operation ${action}`);
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
  /** What HTTP said, where the call went over it. */
  readonly http?: HttpAnswer;
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
  const { model, isForeign } = operation;
  const { spelling } = options;
  const shape = operation.operation.input;
  let http: HttpAnswer | undefined;
  try {
    if (shape !== undefined) refuseWrong(checkMembers(model, shape, parameters, spelling, false), parameters);
    const answer = await env.call({
      service: operation.service,
      operation: operation.name,
      input: shape === undefined ? {} : toModel(model, shape, parameters, spelling),
      identity: taskIdentity(task),
      region: task.scope.region,
      heard: (each) => {
        http = each;
      },
      ...(options.idempotent === true ? { idempotencyToken: `${task.executionArn}#${task.taskId}` } : {}),
      // What this server does for a task it does to its end: stop orders see to it.
      ...(isForeign && env.signal !== undefined ? { signal: env.signal } : {}),
    });
    const output = await fromModel(model, operation.operation.output, answer, options.times, spelling.names);
    return http === undefined ? { output, requestId } : { output, requestId: http.requestId ?? requestId, http };
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
 * What the optimized integrations add to a service's answer. Where the call was made in process, these are the headers that the answer
 * would have carried over HTTP.
 */
export function sdkMetadata(
  model: ApiModel,
  answer: Answer,
  now: number,
  own: { readonly [header: string]: string | undefined } = {},
): JsonObject {
  const { http, requestId } = answer;
  const all = Map.groupBy(http?.headers ?? wouldBeHeaders(model, answer, now, own), ([name]) => name);
  const lists = [...all].map(([name, each]): [string, string[]] => [name, each.map(([, value]) => value)]);
  // As in recordings: in the order of their names, whatever their case.
  const sorted = lists.toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const isTold = http === undefined || http.requestId !== undefined;
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(lists),
      HttpHeaders: Object.fromEntries(sorted.map(([name, values]) => [name, values.join(',')])),
      HttpStatusCode: http?.status ?? 200,
    },
    SdkResponseMetadata: isTold ? { RequestId: requestId } : {},
  };
}

/** `own`: what this answer's headers would say besides, or instead. */
function wouldBeHeaders(
  model: ApiModel,
  answer: Answer,
  now: number,
  own: { readonly [header: string]: string | undefined },
): HttpAnswer['headers'] {
  const headers = {
    'x-amzn-RequestId': answer.requestId,
    connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(JSON.stringify(answer.output))),
    Date: new Date(now).toUTCString(),
    'Content-Type':
      model.jsonVersion === undefined ? 'application/json' : `application/x-amz-json-${model.jsonVersion}`,
    ...own,
  };
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
}
