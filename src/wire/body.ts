import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../platform/clock.ts';
import type { ServiceError } from '../platform/errors.ts';
import type { BodyAuth } from './authenticate.ts';

/** What may go wrong while a body arrives, in the words of the protocol at hand. */
export interface BodyRefusals {
  tooLarge(): ServiceError;
  timedOut(): ServiceError;
}

/** The client closed the connection before its body was complete. Nobody is left to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * The raw bytes of a request, as they come. Each wait for the next bytes ends after `idleMs`, so that a silent client holds nothing for long;
 * the time in which the consumer is busy does not count.
 */
export async function* rawBody(
  req: IncomingMessage,
  options: { readonly clock: Clock; readonly idleMs: number; readonly timedOut: () => ServiceError },
): AsyncGenerator<Uint8Array> {
  // The request is not destroyed when a handler stops reading: its answer still has to travel on the same socket.
  const chunks: AsyncIterator<Buffer> = req.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
  try {
    for (;;) {
      let cancel = (): void => {};
      const silence = new Promise<never>((_, reject) => {
        cancel = options.clock.after(options.idleMs, () => reject(options.timedOut()));
      });
      const next = chunks.next();
      next.catch(() => {}); // Where silence wins the race, a later failure of the socket is nobody's news.
      let result: IteratorResult<Buffer>;
      try {
        result = await Promise.race([next, silence]);
      } finally {
        // Before the consumer gets the bytes: it may take its time, or never come back.
        cancel();
      }
      if (result.done === true) return;
      yield result.value;
    }
  } catch (error) {
    if (req.destroyed && !req.complete) throw new ClientGone('the client closed the connection', { cause: error });
    throw error;
  }
}

/** Reads a whole body into memory, up to `limit` bytes. */
export function collectBody(req: IncomingMessage, limit: number, idleMs: number, refusals: BodyRefusals, clock: Clock) {
  return new Promise<Buffer>((resolve, reject) => {
    const declared = Number(req.headers['content-length'] ?? 0);
    if (declared > limit) {
      reject(refusals.tooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (act: () => void): void => {
      cancel();
      req.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      act();
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) {
        req.pause();
        settle(() => reject(refusals.tooLarge()));
        return;
      }
      chunks.push(chunk);
      if (clock.now() - armed > idleMs / 4) rearm();
    };
    const onEnd = (): void =>
      settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const onGone = (): void => settle(() => reject(new ClientGone('the client closed the connection')));
    const arm = (): (() => void) => clock.after(idleMs, () => settle(() => reject(refusals.timedOut())));
    let armed = clock.now();
    let cancel = arm();
    const rearm = (): void => {
      cancel();
      armed = clock.now();
      cancel = arm();
    };
    req.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
  });
}

/** Unpacks a stream and checks what its signature says of it, while it passes by. */
export async function* authenticated(source: AsyncIterable<Uint8Array>, body: BodyAuth): AsyncGenerator<Uint8Array> {
  if (body.wrapBody !== undefined) {
    yield* body.wrapBody(source);
    return;
  }
  if (body.verifySha256 === undefined) {
    yield* source;
    return;
  }
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  await body.verifySha256(hash.digest('hex'));
}

/** Collects a wrapped stream, up to `limit` bytes. */
export async function collectStream(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  tooLarge: () => ServiceError,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
