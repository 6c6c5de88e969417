import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpFacts, RequestContext } from '../models/service.ts';
import type { Clock } from '../platform/clock.ts';
import { isServiceError, type ServiceError } from '../platform/errors.ts';
import type { Ids } from '../platform/ids.ts';
import type { Logger } from '../platform/log.ts';
import { sendAnswer } from './answer.ts';
import type { Authenticate, Authenticated } from './authenticate.ts';
import { authenticated, ClientGone, collectBody, collectStream, rawBody } from './body.ts';
import { type Dispatcher, internalError, type Service } from './dispatch.ts';
import type { About, Answer, Found, Operation, RequestBody } from './protocols/protocol.ts';
import { serviceNamed, targetFinder } from './target.ts';

export interface HttpServerOptions {
  readonly dispatcher: Dispatcher;
  readonly authenticate: Authenticate;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Serves what is the server's own (`/_sagebrush/…`); answers false for a path that is not. */
  readonly ownRoutes?: OwnRoutes;
  readonly limits?: Partial<Limits>;
}

export type OwnRoutes = (facts: HttpFacts, req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>;

export interface Limits {
  /** Milliseconds that a client may be silent in the middle of its body. */
  readonly bodyIdleMs: number;
  /** Milliseconds that a client may leave an answer unread. */
  readonly answerIdleMs: number;
  /** Milliseconds for a request's head to arrive. */
  readonly headMs: number;
  /** Milliseconds that an idle connection is kept. */
  readonly keepAliveMs: number;
}

const LIMITS: Limits = { bodyIdleMs: 30_000, answerIdleMs: 300_000, headMs: 30_000, keepAliveMs: 65_000 };
/** Presigned URLs with session tokens are long; Node's 16 KiB would cut some. */
const HEAD_BYTES = 64 * 1024;

/** The HTTP front of all services on one port. The caller listens and closes. */
export function createHttpServer(options: HttpServerOptions): Server {
  const limits = { ...LIMITS, ...options.limits };
  const server = createServer({ maxHeaderSize: HEAD_BYTES, keepAliveTimeout: limits.keepAliveMs, noDelay: true });
  server.headersTimeout = limits.headMs;
  // Uploads of many GiB take long; silence is what ends a body, not its duration.
  server.requestTimeout = 0;
  const serve = requestServer(options, limits);
  const start = (req: IncomingMessage, res: ServerResponse, expectsContinue: boolean): void => {
    serve(req, res, expectsContinue).catch((error: unknown) => {
      // Without the query, where presigned URLs carry their signature.
      options.log.error({ err: error, path: factsOf(req).path }, 'an answer could not be sent');
      res.destroy();
    });
  };
  server.on('request', (req, res) => start(req, res, false));
  server.on('checkContinue', (req, res) => start(req, res, true));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

type Serve = (req: IncomingMessage, res: ServerResponse, expectsContinue: boolean) => Promise<void>;

function requestServer(options: HttpServerOptions, limits: Limits): Serve {
  const { dispatcher, log, clock, ids } = options;
  const findTarget = targetFinder(dispatcher.services);

  /** Authenticates, reads, runs. Throws what the client is to be told. */
  async function answer(request: Request): Promise<Answer> {
    const { service, facts, req } = request;
    const { protocol, model } = service;
    let found: Found | undefined;
    if (protocol.operationIn === 'head') {
      found = protocol.find(facts, request.bucket);
      request.operation = found.operation;
    }
    const who = await options.authenticate(facts, {
      service: service.key,
      signingName: model.signingName,
      ...(found === undefined ? {} : { operation: found.operation.name }),
    });
    if (request.expectsContinue) {
      request.expectsContinue = false;
      request.res.writeContinue();
    }
    const body = await openBody(req, service, found?.operation, who);
    if (found === undefined) {
      found = protocol.find(facts, undefined, body.kind === 'bytes' ? body.bytes : undefined);
      request.operation = found.operation;
    }
    const { operation } = found;
    const ctx: RequestContext = {
      accountId: who.identity.accountId,
      region: who.region,
      requestId: request.about.requestId,
      identity: who.identity,
      log,
      signal: request.signal(),
      http: facts,
    };
    const output = await dispatcher.invoke(ctx, operation, protocol.read(found, facts, body));
    return protocol.write(operation, output, request.about);
  }

  async function openBody(
    req: IncomingMessage,
    service: Service,
    operation: Operation | undefined,
    who: Authenticated,
  ): Promise<RequestBody> {
    const { protocol } = service;
    const { timedOut } = protocol;
    const raw = { clock, idleMs: limits.bodyIdleMs, timedOut };
    if (operation?.streamsIn === true) {
      const source = rawBody(req, raw);
      const stream = who.body === undefined ? source : authenticated(source, who.body);
      const trailers = who.body?.trailers;
      const known = trailers === undefined ? {} : { trailers };
      return { kind: 'stream', stream: Object.assign(stream, { length: streamLength(req, who), ...known }) };
    }
    const limit = protocol.bodyLimit(operation);
    const tooLarge = () => protocol.tooLarge(limit, operation);
    if (who.body?.wrapBody !== undefined) {
      const unpacked = who.body.wrapBody(rawBody(req, raw));
      return { kind: 'bytes', bytes: await collectStream(unpacked, limit, tooLarge) };
    }
    const bytes = hasBody(req)
      ? await collectBody(req, limit, limits.bodyIdleMs, { tooLarge, timedOut }, clock)
      : EMPTY;
    await who.body?.verifySha256?.(createHash('sha256').update(bytes).digest('hex'));
    return { kind: 'bytes', bytes };
  }

  return async (req, res, expectsContinue) => {
    const facts = factsOf(req);
    try {
      if (options.ownRoutes !== undefined && facts.path.startsWith('/_')) {
        if (await options.ownRoutes(facts, req, res)) return;
      }
    } catch (error) {
      log.error({ err: error, path: facts.path }, 'an own route failed unexpectedly');
      if (!res.headersSent) res.writeHead(500).end();
      else res.destroy();
      return;
    }
    const target = findTarget(facts);
    if (target === undefined) {
      await sendAnswer(req, res, unknownService(ids.uuid(), serviceNamed(facts)), {
        clock,
        idleMs: limits.answerIdleMs,
        log,
      });
      return;
    }
    const { service } = target;
    const requestId = service.key === 's3' ? ids.hex(16).toUpperCase() : ids.uuid();
    const request: Request = {
      req,
      res,
      facts,
      service,
      bucket: target.bucket,
      expectsContinue,
      operation: undefined,
      about: { requestId, method: facts.method, path: facts.path },
      signal: lazySignal(res),
    };
    let result: Answer;
    try {
      result = await answer(request);
    } catch (error) {
      if (error instanceof ClientGone || (res.destroyed && !isServiceError(error))) {
        log.debug({ requestId, path: facts.path }, 'the client went away before its answer');
        res.destroy();
        return;
      }
      result = refusal(error, request);
    }
    // A client that still waits for "100 Continue" must not find its next request taken for the body of this one.
    if (request.expectsContinue) result.headers['Connection'] = 'close';
    await sendAnswer(req, res, result, { clock, idleMs: limits.answerIdleMs, log });
  };

  function refusal(error: unknown, request: Request): Answer {
    const { service, about, operation } = request;
    let told: ServiceError;
    if (isServiceError(error)) {
      told = error;
      log.debug(
        { requestId: about.requestId, service: service.key, operation: operation?.name, code: told.code },
        'refused',
      );
    } else {
      told = internalError(service.key === 's3');
      log.error({ requestId: about.requestId, service: service.key, operation: operation?.name, err: error }, 'failed');
    }
    return service.protocol.refuse(told, about, operation);
  }
}

interface Request {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly facts: HttpFacts;
  readonly service: Service;
  readonly bucket: string | undefined;
  /** True until "100 Continue" has been sent. */
  expectsContinue: boolean;
  /** Set as soon as it is known, so that refusals can name it. */
  operation: Operation | undefined;
  readonly about: About;
  signal(): AbortSignal;
}

const EMPTY = Buffer.alloc(0);

const hasBody = (req: IncomingMessage): boolean =>
  req.headers['transfer-encoding'] !== undefined || (req.headers['content-length'] ?? '0') !== '0';

function streamLength(req: IncomingMessage, who: Authenticated): number | undefined {
  if (who.body?.wrapBody !== undefined) return who.body.decodedLength;
  if (req.headers['transfer-encoding'] !== undefined) return undefined;
  return Number(req.headers['content-length'] ?? 0);
}

/** A signal that is aborted when the client goes away before its answer is complete. */
function lazySignal(res: ServerResponse): () => AbortSignal {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return () => controller.signal;
}

function factsOf(req: IncomingMessage): HttpFacts {
  // The absolute form is what proxies send; the path is what follows the authority.
  const url = (req.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '');
  const mark = url.indexOf('?');
  const headers: Record<string, string | undefined> = {};
  for (const name in req.headers) {
    const value = req.headers[name];
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const path = mark < 0 ? url : url.slice(0, mark);
  const { remoteAddress } = req.socket;
  return {
    method: req.method ?? 'GET',
    host: headers['host'] ?? '',
    protocol: 'encrypted' in req.socket ? 'https' : 'http',
    path: path === '' ? '/' : path,
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  };
}

/** A target prefix or signing name of a service that this server does not have. */
function unknownService(requestId: string, name: string): Answer {
  return {
    status: 400,
    headers: {
      'x-amzn-RequestId': requestId,
      'x-amzn-ErrorType': 'UnknownOperationException',
      'Content-Type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify({ __type: 'UnknownOperationException', message: `This server has no service '${name}'.` }),
  };
}
