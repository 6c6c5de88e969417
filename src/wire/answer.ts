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
/**
 * How long a client may go on sending after its answer. Many read it only when their own body is out, and a connection that is closed while
 * they send fails their request before they have seen it.
 */
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
  // A client that was not told to continue sends no body.
  const sending = !req.complete && headers['Connection'] !== 'close';
  const rest = sending ? dropRest(req, res, options.clock) : undefined;
  const closing = sending && leftToRead(req) > DRAIN_BYTES;
  if (closing) headers['Connection'] = 'close';
  const bodyless = req.method === 'HEAD' || status === 204 || status === 304;
  if (bodyless || body === undefined) {
    // Of HEAD too: clients take an answer without any length for one that ends with the connection.
    if (status !== 204 && status !== 304) headers['Content-Length'] ??= '0';
    res.writeHead(status, headers);
    await abandon(body);
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    headers['Content-Length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
    res.writeHead(status, headers);
    if (!closing) {
      res.end(body);
      return;
    }
    res.write(body);
  } else {
    res.writeHead(status, headers);
    if (!(await stream(res, body, options))) return;
  }
  if (closing) {
    res.write(NOTHING);
    await rest;
  }
  res.end();
}

const NOTHING = Buffer.alloc(0);

/** False where the connection broke, by the client or because the body did. */
async function stream(res: ServerResponse, body: AsyncIterable<Uint8Array>, options: SendOptions): Promise<boolean> {
  try {
    // Sends the head at once. `flushHeaders` would write it as UTF-8, and header values are bytes.
    res.write(NOTHING);
    for await (const chunk of body) {
      if (res.destroyed) return false;
      if (!res.write(chunk)) await drained(res, options);
      if (res.destroyed) return false;
    }
    return true;
  } catch (error) {
    // The status is sent: the only way left to say that the body is not whole is to break the connection.
    options.log.error({ err: error }, 'an answer broke off in the middle of its body');
    res.destroy();
    return false;
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

/** Throws the rest of a body away; resolves when it is over, the client is gone or its time is up. */
function dropRest(req: IncomingMessage, res: ServerResponse, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(DRAIN_MS, () => {
      if (!req.complete) req.destroy();
    });
    const done = (): void => {
      cancel();
      resolve();
    };
    req.on('error', () => {});
    req.once('end', done).once('close', done);
    res.once('close', done);
    req.resume();
  });
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
  // Behind Content-Length Node decodes a Content-Disposition, and then fails over what is not ASCII.
  const length = out['Content-Length'];
  if (length !== undefined && out['Content-Disposition'] !== undefined) {
    delete out['Content-Length'];
    out['Content-Length'] = length;
  }
  return out;
}
