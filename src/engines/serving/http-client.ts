import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ContainerAddress } from '../jobs/door.ts';
import { type InvocationRequest, type InvocationResponse, ServingError } from './serving.ts';

/** Connections to containers are kept: an invocation should cost one round trip. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, keepAliveMsecs: 5_000 });

/** So much of an answer that nobody reads is let through, to keep its connection; a longer one is cut off. */
const MAX_UNREAD = 64 * 1024;

/** GET without a body; answers the status. Rejects with `ServingError`. */
export async function get(
  address: ContainerAddress,
  path: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number> {
  const limits = { head: timeoutMs, whole: timeoutMs };
  const response = await exchange(address, { method: 'GET', path, signal }, undefined, limits);
  let size = 0;
  response.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > MAX_UNREAD) response.destroy();
  });
  return response.statusCode ?? 0;
}

/** GET whose body is read whole, at most `maxBytes`. Rejects with `ServingError`. */
export async function getText(
  address: ContainerAddress,
  path: string,
  timeoutMs: number,
  maxBytes: number,
): Promise<{ status: number; text: string }> {
  const response = await exchange(address, { method: 'GET', path }, undefined, { head: timeoutMs, whole: timeoutMs });
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bodyOf(response)) {
    size += piece.length;
    if (size > maxBytes) break;
    pieces.push(piece);
  }
  return { status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') };
}

/** POST with a streamed body and answer. `ended` is called once, when nothing of the exchange is under way any more. */
export async function post(
  address: ContainerAddress,
  path: string,
  { body, headers, timeoutMs, answerMs = timeoutMs, signal }: InvocationRequest,
  ended: () => void,
): Promise<InvocationResponse> {
  const length = body instanceof Uint8Array ? { 'content-length': String(body.length) } : {};
  const options = { method: 'POST', path, headers: { ...headers, ...length }, ...(signal !== undefined && { signal }) };
  const limits = { head: timeoutMs, whole: answerMs };
  try {
    const response = await exchange(address, options, body, limits).catch((error: unknown) => {
      // The container closed a kept connection at the moment that it was used again: the request was not read.
      if (!(error instanceof ServingError && error.stale) || !(body instanceof Uint8Array)) throw error;
      return exchange(address, { ...options, agent: false }, body, limits);
    });
    response.once('close', ended);
    return { status: response.statusCode ?? 0, headers: flatten(response), body: bodyOf(response) };
  } catch (error) {
    ended();
    throw error;
  }
}

/** ms until the head of the answer has come, and until all of it has. */
interface Limits {
  readonly head: number;
  readonly whole: number;
}

/** Resolves with the head of the answer. */
function exchange(
  address: ContainerAddress,
  options: RequestOptions,
  body: InvocationRequest['body'] | undefined,
  { head, whole }: Limits,
): Promise<IncomingMessage> {
  const place = address.kind === 'socket' ? { socketPath: address.path } : { host: address.host, port: address.port };
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, ...place, ...options });
    const late = (ms: number): NodeJS.Timeout =>
      setTimeout(() => {
        const error = new ServingError('timeout', `The container did not answer within ${ms / 1000} seconds.`);
        answer?.destroy(error);
        outgoing.destroy(error);
      }, ms);
    let answer: IncomingMessage | undefined;
    let timer = late(head);
    let source: { readonly error: unknown } | undefined;
    const fail = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer);
      // The request's own body failed: that is what is to be told, and no fault of the container's.
      if (source !== undefined) reject(source.error);
      const closed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      const stale = outgoing.reusedSocket && closed && answer === undefined;
      const why = `The container did not answer (${error.code ?? error.message}).`;
      reject(error instanceof ServingError ? error : new ServingError('unreachable', why, stale));
    };
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      clearTimeout(timer);
      answer = response;
      // Whoever reads hears of it; where nobody does yet, it must not end the process.
      response.on('error', () => {});
      timer = late(whole);
      response.once('close', () => clearTimeout(timer));
      resolve(response);
    });
    if (body === undefined) outgoing.end();
    else if (body instanceof Uint8Array) outgoing.end(body);
    else {
      const watched = (async function* (): AsyncGenerator<Uint8Array> {
        try {
          yield* body;
        } catch (error) {
          source = { error };
          throw error;
        }
      })();
      pipeline(Readable.from(watched, { objectMode: false }), outgoing).catch(fail);
    }
  });
}

/** The answer's body; what breaks it off is a `ServingError`. A reader that stops early closes the connection. */
async function* bodyOf(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* response;
  } catch (error) {
    if (error instanceof ServingError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : String(error);
    throw new ServingError('unreachable', `The container broke off its answer (${code}).`);
  }
}

function flatten(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
