/** Calls operations of services that somebody else has: AWS, or another emulator of it. */
import { createHash } from 'node:crypto';
import type { CatalogueModel } from '../../models/model.ts';
import type { HttpAnswer } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import { isServiceError, ServiceError, UnansweredCall } from '../../platform/errors.ts';
import type { Ids } from '../../platform/ids.ts';
import { type Credentials, signRequest } from '../sigv4/sign.ts';
import { type Endpoint, notConfigured, type Place, placeOf } from './endpoint.ts';
import type { ClientOperation, Incoming, Outgoing } from './protocol.ts';
import { clientQuirks } from './quirks.ts';
import { type Failure, failureOf, MOST_ATTEMPTS, retryDelay } from './retry.ts';
import { hostOf, send } from './send.ts';
import { type ForeignService, foreignService } from './service.ts';

export interface ClientCall {
  readonly model: CatalogueModel;
  readonly operation: string;
  /** As for `Call`. */
  readonly input: unknown;
  readonly endpoint: Endpoint;
  readonly region: string;
  /** Asked where the operation wants a signature. @throws UnansweredCall where there are none */
  readonly credentials: () => Credentials;
  /** Stands for idempotency tokens that the input leaves out; chance, where absent. */
  readonly token?: string;
  readonly signal?: AbortSignal;
  readonly heard?: (answer: HttpAnswer) => void;
}

export interface ServiceClient {
  /**
   * @returns the decoded output, as a handler of this server would answer it
   * @throws ServiceError for a refusal of the service, under the model's name of the error; UnansweredCall
   */
  call(request: ClientCall): Promise<unknown>;
}

/** How long one attempt may take (ms). */
const TIMEOUT = 60_000;

export function createServiceClient({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }): ServiceClient {
  return {
    async call(request) {
      const { model, region, endpoint, signal } = request;
      const service = foreignService(model);
      const operation = service.operation(request.operation);
      const { outgoing, place } = await sendable(async () => {
        const input = await service.input(operation, request.input, () => request.token ?? ids.uuid());
        const place = placeOf(model, operation, input, endpoint, region);
        return { outgoing: complete(service.protocol.write(operation, input), model, operation, place), place };
      });
      const sign = signer(model, operation, place, request.credentials, clock);

      for (let attempt = 1; ; attempt++) {
        const answer = await attempted(sign(outgoing), place, attempt, signal);
        if (answer instanceof UnansweredCall) {
          if (answer.reason !== 'unreachable' || attempt === MOST_ATTEMPTS || signal?.aborted) throw answer;
          await pause(attempt, 'passing', signal);
          continue;
        }
        if (answer.status >= 200 && answer.status < 300) {
          request.heard?.(httpAnswer(answer));
          return readable(() => service.protocol.read(operation, answer), attempt);
        }
        const { error, failure } = refusal(service, answer, attempt);
        if (failure === 'final' || attempt === MOST_ATTEMPTS) throw error;
        await pause(attempt, failure, signal);
      }
    },
  };

  /** One attempt: its answer, or why there is none. */
  async function attempted(
    outgoing: Outgoing,
    place: Place,
    attempts: number,
    signal: AbortSignal | undefined,
  ): Promise<Incoming | UnansweredCall> {
    const timeout = new AbortController();
    const cancel = clock.after(TIMEOUT, () => timeout.abort());
    try {
      const either = signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
      return await send(outgoing, place, either);
    } catch (cause) {
      if (cause instanceof UnansweredCall) return cause;
      const why = timeout.signal.aborted ? `no answer within ${TIMEOUT / 1000} seconds` : reasonOf(cause);
      return new UnansweredCall('unreachable', `Unable to execute HTTP request: ${why}`, { attempts, cause });
    } finally {
      cancel();
    }
  }

  function pause(attempt: number, failure: Failure, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        cancel();
        reject(new UnansweredCall('unreachable', 'The call was given up.', { attempts: attempt }));
      };
      const cancel = clock.after(retryDelay(attempt, failure, ids.random()), () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted) stop();
    });
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // Of several addresses all were tried, and the message is empty.
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return cause.message === '' ? code : cause.message;
}

/** What is wrong with the input is told before anything is sent. */
async function sendable<Result>(make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    if (isServiceError(error)) throw new UnansweredCall('not-sent', error.message, { cause: error });
    throw error;
  }
}

function readable(read: () => unknown, attempts: number): unknown {
  try {
    return read();
  } catch (error) {
    if (!isServiceError(error)) throw error;
    throw new UnansweredCall('unreadable', `Unable to unmarshall response (${error.message})`, {
      attempts,
      cause: error,
    });
  }
}

/** What every protocol's request needs besides. */
function complete(
  outgoing: Outgoing,
  model: CatalogueModel,
  { model: about }: ClientOperation,
  place: Place,
): Outgoing {
  const { headers, body, path } = outgoing;
  const digest = about.checksumRequired === true && { 'content-md5': createHash('md5').update(body).digest('base64') };
  return {
    ...outgoing,
    path: place.basePath + path,
    headers: { ...clientQuirks(model.service).headers, ...headers, ...digest },
  };
}

/** @throws UnansweredCall where the service wants what there is not */
function signer(
  model: CatalogueModel,
  { model: about }: ClientOperation,
  place: Place,
  credentialsOf: () => Credentials,
  clock: Clock,
): (outgoing: Outgoing) => Outgoing {
  if (about.authtype === 'none') return (outgoing) => outgoing;
  if (model.auth !== undefined) {
    const how = model.auth === 'bearer' ? 'bearer tokens' : 'Signature Version 2';
    throw notConfigured(`'${model.service}' takes ${how}, which this server cannot give.`);
  }
  const credentials = credentialsOf();
  const isUnsigned = about.authtype === 'v4-unsigned-body';
  // S3 and its kin read the digest from a header.
  const tells = isUnsigned || place.signingName.startsWith('s3');
  return (outgoing) => {
    const { method, path, query, body } = outgoing;
    const payloadHash = isUnsigned ? 'UNSIGNED-PAYLOAD' : createHash('sha256').update(body).digest('hex');
    const headers = tells ? { ...outgoing.headers, 'x-amz-content-sha256': payloadHash } : outgoing.headers;
    return {
      ...outgoing,
      headers: signRequest({
        ...{ method, host: hostOf(place), path, query, headers, payloadHash, credentials },
        service: place.signingName,
        region: place.signingRegion,
        now: clock.now(),
      }),
    };
  };
}

const idOf = ({ headers }: Incoming): string | undefined =>
  headers['x-amzn-requestid'] ?? headers['x-amz-request-id'] ?? headers['x-amz-id-1'];

function httpAnswer(answer: Incoming): HttpAnswer {
  const requestId = idOf(answer);
  return {
    status: answer.status,
    headers: answer.rawHeaders,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function refusal(
  service: ForeignService,
  answer: Incoming,
  attempts: number,
): { error: ServiceError; failure: Failure } {
  const { status, headers } = answer;
  const told = service.protocol.refusal(answer);
  const { code = String(status), message = `The service answered ${status}.`, requestId = idOf(answer) } = told;
  const extendedRequestId = headers['x-amz-id-2'];
  const remote = {
    code: told.queryCode ?? code,
    attempts,
    ...(requestId === undefined ? {} : { requestId }),
    ...(extendedRequestId === undefined ? {} : { extendedRequestId }),
  };
  const error = new ServiceError(service.errorName(code), message, { status, remote });
  return { error, failure: failureOf(status, code) };
}
