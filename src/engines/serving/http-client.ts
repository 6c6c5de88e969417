import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ContainerAddress } from '../jobs/door.ts';
import { type InvocationRequest, type InvocationResponse, ServingError } from './serving.ts';

/** Connections to containers are kept: an invocation should cost one round trip. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, keepAliveMsecs: 5_000 });

/** GET without a body; answers the status. Rejects with `ServingError`. */
export async function get(address: ContainerAddress, path: string, timeoutMs: number): Promise<number> {
  const response = await exchange(address, { method: 'GET', path }, undefined, timeoutMs);
  response.resume();
  return response.statusCode ?? 0;
}

/** GET whose body is read whole, at most `maxBytes`. */
export async function getText(
  address: ContainerAddress,
  path: string,
  timeoutMs: number,
  maxBytes: number,
): Promise<{ status: number; text: string }> {
  const response = await exchange(address, { method: 'GET', path }, undefined, timeoutMs);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    size += piece.length;
    if (size > maxBytes) {
      response.destroy();
      break;
    }
    pieces.push(piece);
  }
  return { status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') };
}

/** POST with a streamed body and answer. */
export async function post(
  address: ContainerAddress,
  path: string,
  { body, headers, timeoutMs, signal }: InvocationRequest,
): Promise<InvocationResponse> {
  const length = body instanceof Uint8Array ? { 'content-length': String(body.length) } : {};
  const options = { method: 'POST', path, headers: { ...headers, ...length }, ...(signal !== undefined && { signal }) };
  const response = await exchange(address, options, body, timeoutMs);
  return { status: response.statusCode ?? 0, headers: flatten(response), body: response };
}

/** Resolves with the head of the answer. The time limit holds until then and between two pieces of the body. */
function exchange(
  address: ContainerAddress,
  options: RequestOptions,
  body: InvocationRequest['body'] | undefined,
  timeoutMs: number,
): Promise<IncomingMessage> {
  const place = address.kind === 'socket' ? { socketPath: address.path } : { host: address.host, port: address.port };
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, ...place, ...options });
    const fail = (error: NodeJS.ErrnoException): void => {
      const timedOut = error instanceof ServingError;
      reject(
        timedOut
          ? error
          : new ServingError('unreachable', `The container did not answer (${error.code ?? error.message}).`),
      );
    };
    outgoing.setTimeout(timeoutMs, () => {
      outgoing.destroy(new ServingError('timeout', `The container did not answer within ${timeoutMs / 1000} seconds.`));
    });
    outgoing.on('error', fail);
    outgoing.on('response', resolve);
    if (body === undefined) outgoing.end();
    else if (body instanceof Uint8Array) outgoing.end(body);
    else pipeline(Readable.from(body, { objectMode: false }), outgoing).catch(fail);
  });
}

function flatten(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
