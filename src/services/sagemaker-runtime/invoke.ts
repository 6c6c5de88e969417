import { type InvocationResponse, type Serving, ServingError } from '../../engines/serving/serving.ts';
import type { InvokeEndpointInput } from '../../models/generated/sagemaker-runtime.ts';
import type { RequestContext } from '../../models/service.ts';
import { formatArn } from '../../platform/arn.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Store } from '../../storage/store.ts';
import type { ServerRef } from '../sagemaker/endpoint/record.ts';
import { findRoute, pickServer } from './route.ts';

/** Largest request. */
const MAX_BODY = 6 * 1024 * 1024;
/** How long a container may take to answer, and, where it streams, to have sent the whole of it. */
const TIMEOUT_MS = 60_000;
const STREAM_MS = 8 * 60_000;
/** So much of a container's error stands in ModelError's OriginalMessage. */
const MAX_ORIGINAL = 1024 * 4;
/** How often another server is looked for where the one that was picked is just being taken down. */
const TRIES = 3;

export interface Invoked {
  readonly server: ServerRef;
  readonly response: InvocationResponse;
  /** The API's error for what broke the answer's body off. */
  broken(error: unknown): unknown;
}

export type Invoker = (ctx: RequestContext, input: Invocation, form: 'whole' | 'stream') => Promise<Invoked>;

/** What the operations that invoke have in common. */
export type Invocation = Pick<
  InvokeEndpointInput,
  | 'EndpointName'
  | 'Body'
  | 'ContentType'
  | 'Accept'
  | 'CustomAttributes'
  | 'TargetVariant'
  | 'InferenceId'
  | 'SessionId'
> &
  Partial<
    Pick<
      InvokeEndpointInput,
      'TargetModel' | 'TargetContainerHostname' | 'InferenceComponentName' | 'EnableExplanations'
    >
  >;

/** Sends a request to a server of the endpoint and answers its head; a status other than 2xx becomes AWS's error. */
export function createInvoker({ store, serving, ids }: { store: Store; serving: Serving; ids: Ids }): Invoker {
  let turn = 0;
  return async (ctx, input, form) => {
    refuseUnsupported(input);
    for (const member of ['ContentType', 'Accept', 'CustomAttributes', 'SessionId', 'InferenceId'] as const) {
      // It becomes a header; what came in one is fine, other callers can name anything.
      if (/[^\t\x20-\x7e\x80-\xff]/.test(input[member] ?? ''))
        throw refuse(`${member} holds a character that no header can.`);
    }
    const pick = async (): Promise<ServerRef> => {
      const route = await findRoute(store, ctx, input.EndpointName, input.TargetVariant);
      if (input.Body.length > MAX_BODY) {
        throw refuse(
          `The request body of ${input.Body.length} bytes is larger than the limit of ${MAX_BODY} bytes.`,
          413,
        );
      }
      const server = pickServer(route.servers, (id) => serving.healthy(id), ids.random(), turn++);
      if (server === undefined) throw unavailable('The containers of this endpoint are not healthy: try again.');
      return server;
    };
    // Spelt as AWS does: programs that look headers up in a plain dictionary depend on it.
    const headers = {
      'Content-Type': input.ContentType ?? 'application/octet-stream',
      ...(input.Accept === undefined ? {} : { Accept: input.Accept }),
      ...(input.CustomAttributes === undefined ? {} : { 'X-Amzn-SageMaker-Custom-Attributes': input.CustomAttributes }),
      ...(input.SessionId === undefined ? {} : { 'X-Amzn-SageMaker-Session-Id': input.SessionId }),
      ...(input.InferenceId === undefined ? {} : { 'X-Amzn-SageMaker-Inference-Id': input.InferenceId }),
    };
    const limits = { timeoutMs: TIMEOUT_MS, ...(form === 'stream' ? { answerMs: STREAM_MS } : {}) };
    const request = { body: input.Body, headers, ...limits, signal: ctx.signal };
    for (let tries = 1; ; tries++) {
      const server = await pick();
      try {
        const response = await serving.invoke(server.id, request);
        if (response.status >= 200 && response.status < 300)
          return { server, response, broken: (error) => brokenAnswer(ctx, input, server, error) };
        throw modelError(ctx, input, server, response.status, await readText(response.body));
      } catch (error) {
        if (!(error instanceof ServingError)) throw error;
        // An update has just changed over to other servers.
        if (error.reason === 'not-running' && tries < TRIES) continue;
        if (error.reason === 'timeout') throw modelError(ctx, input, server, 0, TIMED_OUT);
        throw unavailable(error.message, error);
      }
    }
  };
}

const TIMED_OUT =
  'Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.';

/** A container that has begun to answer and does not end: its model is at fault, as where it answers an error. */
function brokenAnswer(ctx: RequestContext, input: Invocation, server: ServerRef, error: unknown): unknown {
  if (!(error instanceof ServingError)) return error;
  return modelError(ctx, input, server, 0, error.reason === 'timeout' ? TIMED_OUT : error.message);
}

const refuse = (message: string, status = 400): ServiceError =>
  new ServiceError('ValidationError', message, { status });

/** SDKs try again. */
const unavailable = (message: string, cause?: unknown): ServiceError =>
  new ServiceError('ServiceUnavailable', message, { status: 503, ...(cause === undefined ? {} : { cause }) });

function refuseUnsupported(input: Invocation): void {
  for (const member of [
    'TargetModel',
    'TargetContainerHostname',
    'InferenceComponentName',
    'EnableExplanations',
  ] as const) {
    if (input[member] !== undefined)
      throw refuse(`${member} is not supported: this endpoint has one container per variant.`);
  }
}

/**
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html#API_runtime_InvokeEndpoint_Errors
 * @param status 0 where the container gave none
 */
function modelError(
  ctx: RequestContext,
  input: Invocation,
  server: ServerRef,
  status: number,
  original: string,
): ServiceError {
  const group = `/aws/sagemaker/Endpoints/${input.EndpointName}`;
  const side = status === 0 || status >= 500 ? 'server' : 'client';
  const console = `https://${ctx.region}.console.aws.amazon.com/cloudwatch/home?region=${ctx.region}#logEventViewer:group=${group}`;
  const message = `Received ${side} error (${status}) from primary with message "${original}". See ${console} in account ${ctx.accountId} for more information.`;
  const stream = `log-group:${group}:log-stream:${server.variant.name}/${server.instanceId}`;
  return new ServiceError('ModelError', message, {
    status: 424,
    members: {
      OriginalStatusCode: status,
      OriginalMessage: original,
      LogStreamArn: formatArn({ service: 'logs', region: ctx.region, accountId: ctx.accountId, resource: stream }),
    },
  });
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size >= MAX_ORIGINAL) break;
  }
  return Buffer.concat(pieces).subarray(0, MAX_ORIGINAL).toString('utf8').trim();
}
