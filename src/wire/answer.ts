import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Answer } from './protocols/protocol.ts';

export interface SendOptions {
  readonly clock: Clock;
  /** Milliseconds that the client may leave bytes unread. */
  readonly idleMs: number;
  readonly log: Logger;
}

/** The rest of a body that is read and thrown away so that the connection can be kept. */
const DRAIN_BYTES = 256 * 1024;
/** How long a refused client may go on sending before it is cut off; it reads its refusal only when its own send buffer is free. */
const DRAIN_MS = 5_000;

/** Sends an answer; resolves when it is on its way or the client is gone. */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  options: SendOptions,
): Promise<void> {
  const { status, body } = answer;
  if (res.destroyed) {
    await abandon(body);
    return;
  }
  const headers = clean(answer.headers);
  const unread = !req.complete;
  if (unread && leftToRead(req) > DRAIN_BYTES) headers['Connection'] = 'close';
  if (unread) dropRest(req, res, options.clock);
  const bodyless = req.method === 'HEAD' || status === 204 || status === 304;
  if (bodyless || body === undefined) {
    // Of HEAD too: clients take an answer without any length for one that ends with the connection.
    if (status !== 204 && status !== 304) headers['Content-Length'] ??= '0';
    res.writeHead(status, headers).end();
    await abandon(body);
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    headers['Content-Length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
    res.writeHead(status, headers).end(body);
  } else {
    res.writeHead(status, headers);
    await stream(res, body, options);
  }
}

async function stream(res: ServerResponse, body: AsyncIterable<Uint8Array>, options: SendOptions): Promise<void> {
  try {
    res.flushHeaders();
    for await (const chunk of body) {
      if (res.destroyed) return;
      if (!res.write(chunk)) await drained(res, options);
      if (res.destroyed) return;
    }
    res.end();
  } catch (error) {
    // The status is sent: the only way left to say that the body is not whole is to break the connection.
    options.log.error({ err: error }, 'an answer broke off in the middle of its body');
    res.destroy();
  }
}

function drained(res: ServerResponse, { clock, idleMs }: SendOptions): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(idleMs, () => res.destroy());
    const done = (): void => {
      cancel();
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });
}

/** Closes a body that nobody will read, so that its file is closed too. */
async function abandon(body: Answer['body']): Promise<void> {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return;
  await body[Symbol.asyncIterator]().return?.();
}

function leftToRead(req: IncomingMessage): number {
  const declared = req.headers['content-length'];
  return declared === undefined ? Number.POSITIVE_INFINITY : Number(declared);
}

function dropRest(req: IncomingMessage, res: ServerResponse, clock: Clock): void {
  req.on('error', () => {});
  req.resume();
  const cancel = clock.after(DRAIN_MS, () => {
    if (!req.complete) req.destroy();
  });
  req.once('close', cancel);
  res.once('close', cancel);
}

/** Header values as HTTP can carry them: no line breaks, UTF-8 as bytes. */
function clean(headers: Readonly<Record<string, string>>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name in headers) {
    let value = headers[name] ?? '';
    if (/[^\x20-\x7e\x80-\xff]/.test(value)) {
      if (/[^\0-\xff]/.test(value)) value = Buffer.from(value).toString('latin1');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      value = value.replaceAll(/[\0-\x08\x0a-\x1f\x7f]/g, ' ');
    }
    out[name] = value;
  }
  return out;
}
