import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { UnansweredCall } from '../../platform/errors.ts';
import type { Place } from './endpoint.ts';
import type { Incoming, Outgoing } from './protocol.ts';

/** A task's result is at most 256 KiB; XML says the same at greater length. */
const MOST_BYTES = 1024 * 1024;

/**
 * One HTTP exchange. Paths are sent as they stand (a URL would resolve dots in them, and the signature would not fit), redirects are
 * answers like others, and an answer is read to its end or not at all.
 * @throws UnansweredCall `too-large`; any other error for what is wrong with the connection
 */
export function send(outgoing: Outgoing, place: Place, signal: AbortSignal): Promise<Incoming> {
  const { method, path, query, headers, body } = outgoing;
  return new Promise((resolve, reject) => {
    const request = (place.protocol === 'https:' ? httpsRequest : httpRequest)({
      method,
      // A literal IPv6 address stands in brackets in URLs only.
      hostname: place.hostname.replace(/^\[(.*)\]$/, '$1'),
      ...(place.port === '' ? {} : { port: place.port }),
      path: query === '' ? path : `${path}?${query}`,
      headers: { ...headers, host: hostOf(place), 'content-length': body.byteLength },
      signal,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      read(response).then(resolve, (error: unknown) => {
        request.destroy();
        reject(error);
      });
    });
    request.end(body);
  });
}

export const hostOf = ({ hostname, port }: Place): string => (port === '' ? hostname : `${hostname}:${port}`);

async function read(response: IncomingMessage): Promise<Incoming> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > MOST_BYTES) throw new UnansweredCall('too-large', `The answer is longer than ${MOST_BYTES} bytes.`);
    parts.push(part);
  }
  if (!response.complete) throw new Error('the connection was closed before the end of the answer');
  const { rawHeaders } = response;
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    ),
    rawHeaders: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
    ),
    body: Buffer.concat(parts),
  };
}
