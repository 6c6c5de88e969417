import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Lambda's largest answer, with room for its JSON form. */
const MAX_BODY = 6 * 1024 * 1024 + 1024;

/** What one sandbox says, and what it is told next. */
export interface RuntimePeer {
  /** It is ready for an invocation; the answer is sent when there is one. Rejects when there will be none. */
  next(signal: AbortSignal): Promise<NextInvocation>;
  answered(requestId: string, payload: Uint8Array): boolean;
  failed(requestId: string, error: Uint8Array): boolean;
  initFailed(error: Uint8Array): void;
  /** The answer was larger than an answer may be. */
  tooLarge(requestId: string, bytes: number): boolean;
}

export interface NextInvocation {
  readonly payload: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RuntimeApi {
  /** Gives a sandbox an address (`host:port/secret`) for `AWS_LAMBDA_RUNTIME_API`. */
  register(peer: RuntimePeer): Promise<{ readonly address: string; release(): void }>;
  close(): Promise<void>;
}

/**
 * Lambda's Runtime API (version 2018-06-01) for sandboxes on this machine. Each has an address with a secret of its own, which is all
 * that it can reach here. Source: AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes".
 */
export function createRuntimeApi(): RuntimeApi {
  const peers = new Map<string, RuntimePeer>();
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 0 }, (request, response) => {
    serve(peers, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else answer(response, 500, { errorType: 'InternalError', errorMessage: 'The request could not be served.' });
    });
  });
  let listening: Promise<number> | undefined;
  const port = (): Promise<number> => {
    listening ??= new Promise((resolve, reject) => {
      server.once('error', reject);
      // An address of type AddressInfo: it listens on TCP.
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
    return listening;
  };

  return {
    async register(peer) {
      const secret = randomBytes(16).toString('hex');
      const address = `127.0.0.1:${await port()}/${secret}`;
      peers.set(secret, peer);
      return { address, release: () => void peers.delete(secret) };
    },
    async close() {
      peers.clear();
      if (listening === undefined) return;
      await listening;
      listening = undefined;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

const ROUTE = /^\/([0-9a-f]{32})\/2018-06-01\/runtime\/(?:invocation\/(next|([^/]+)\/(response|error))|init\/(error))$/;

async function serve(
  peers: ReadonlyMap<string, RuntimePeer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const match = ROUTE.exec(request.url ?? '');
  const peer = peers.get(match?.[1] ?? '');
  if (match === null || peer === undefined) {
    answer(response, 404, { errorType: 'NotFound', errorMessage: 'There is nothing here.' });
    return;
  }
  const [, , next, requestId = '', verb, init] = match;
  if (next === 'next') {
    await serveNext(peer, response);
    return;
  }
  const body = await read(request);
  if (init !== undefined) {
    peer.initFailed(body.bytes);
    answer(response, 202, { status: 'OK' });
    return;
  }
  const known = body.cut
    ? peer.tooLarge(requestId, body.size)
    : verb === 'response'
      ? peer.answered(requestId, body.bytes)
      : peer.failed(requestId, body.bytes);
  if (!known) answer(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
  else if (body.cut)
    answer(response, 413, {
      errorType: 'RequestEntityTooLarge',
      errorMessage: 'Exceeded maximum allowed payload size (6291556 bytes).',
    });
  else answer(response, 202, { status: 'OK' });
}

async function serveNext(peer: RuntimePeer, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let next: NextInvocation;
  try {
    next = await peer.next(gone.signal);
  } catch {
    response.destroy();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': next.payload.length,
    ...next.headers,
  });
  response.end(next.payload);
}

/** The body, up to the limit; the rest is read and dropped, so that the sender hears the answer. */
async function read(request: IncomingMessage): Promise<{ bytes: Uint8Array; size: number; cut: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size <= MAX_BODY) parts.push(part);
    else parts.length = 0;
  }
  return { bytes: Buffer.concat(parts), size, cut: size > MAX_BODY };
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
