import type { Call } from '../../platform/call.ts';
import { isServiceError } from '../../platform/errors.ts';
import { rootIdentity } from '../../platform/identity.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../platform/json.ts';
import type { LabelingSpec } from './engine.ts';

/**
 * The functions of a job, called through Lambda's API. Source of their events and answers: Amazon SageMaker Developer Guide,
 * "Pre-annotation and Post-annotation Lambda Function Requirements".
 */
const VERSION = '2018-10-16';

/** The function answered something that is of no use, or nothing; the message is for the user. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure';
}

export interface Prepared {
  readonly taskInput: Json;
  readonly humanNeeded: boolean;
}

/** Calls a function. @throws FunctionFailure; other errors where a later try may help */
export type Invoke = (job: LabelingSpec, arn: string, event: object) => Promise<Json>;

export function createInvoke(call: Call, stopped: AbortSignal): Invoke {
  return async (job, arn, event) => {
    const request = {
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: arn, Payload: Buffer.from(JSON.stringify(event)) },
      identity: rootIdentity(job.accountId),
      region: job.region,
    };
    try {
      const answer = await untilStopped(call(request), stopped);
      // The members of the API's InvocationResponse that are used here.
      const { FunctionError, Payload } = answer as { FunctionError?: string; Payload?: Uint8Array };
      const text = Buffer.from(Payload ?? []).toString('utf8');
      if (FunctionError !== undefined) throw new FunctionFailure(`it failed: ${text.slice(0, 500)}`);
      return readJson(text);
    } catch (error) {
      const passing = isServiceError(error) && (error.status ?? 400) >= 429;
      if (!isServiceError(error) || passing) throw error;
      throw new FunctionFailure(`${error.code}: ${error.message}`);
    }
  };
}

/** The task that workers see for one line of the manifest. */
export async function prepare(
  invoke: Invoke,
  job: LabelingSpec,
  functionArn: string,
  dataObject: JsonObject,
): Promise<Prepared> {
  const answer = await invoke(job, functionArn, { version: VERSION, labelingJobArn: job.arn, dataObject });
  const { taskInput, isHumanAnnotationRequired, humanAnnotationRequired } = isJsonObject(answer) ? answer : {};
  if (taskInput === undefined || taskInput === null) throw new FunctionFailure('its answer has no taskInput');
  // AWS's own samples write the member either way, and as a text.
  const needed = isHumanAnnotationRequired ?? humanAnnotationRequired ?? true;
  return { taskInput, humanNeeded: String(needed).toLowerCase() !== 'false' };
}

/** What the function made of the answers: members for the output manifest, by the object's id. */
export async function consolidate(
  invoke: Invoke,
  job: LabelingSpec,
  functionArn: string,
  labels: readonly string[] | undefined,
  payload: string,
): Promise<{ readonly answer: Json; readonly contents: ReadonlyMap<string, JsonObject> }> {
  const answer = await invoke(job, functionArn, {
    version: VERSION,
    labelingJobArn: job.arn,
    labelCategories: labels ?? null,
    labelAttributeName: job.labelAttribute,
    roleArn: job.roleArn,
    payload: { s3Uri: payload },
  });
  if (!Array.isArray(answer)) throw new FunctionFailure('its answer is no list');
  const contents = new Map<string, JsonObject>();
  for (const one of answer.filter(isJsonObject)) {
    const id = one['datasetObjectId'];
    const consolidated = one['consolidatedAnnotation'];
    const content = isJsonObject(consolidated) ? consolidated['content'] : undefined;
    if ((typeof id !== 'string' && typeof id !== 'number') || !isJsonObject(content)) continue;
    // As on AWS a function may answer once for each worker: the last one stands.
    if (Object.hasOwn(content, job.labelAttribute)) contents.set(String(id), content);
  }
  return { answer, contents };
}

function readJson(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw new FunctionFailure(`its answer is not JSON: ${text.slice(0, 200)}`);
  }
}

/** A function may run for minutes; the server does not wait for it when it ends. The call is made again by the next one. */
function untilStopped<T>(work: Promise<T>, stopped: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('the server is ending'));
    if (stopped.aborted) return stop();
    stopped.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => stopped.removeEventListener('abort', stop));
  });
}
