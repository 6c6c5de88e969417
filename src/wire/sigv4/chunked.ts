import { createHash } from 'node:crypto';
import { ServiceError } from '../../platform/errors.ts';
import { hmac, sha256 } from './canonical.ts';

/**
 * `aws-chunked`, the framing of S3 uploads whose length or checksum is not known when they start:
 *
 *     <hex size>[;chunk-signature=<hex>]\r\n <bytes> \r\n  …  0[;chunk-signature=<hex>]\r\n [<trailer>: <value>\r\n …] \r\n
 *
 * Source: Amazon S3 API Reference, "Signature calculations for the Authorization header: transferring payload in multiple chunks".
 */
export interface ChunkSigner {
  /** Lower-case hex signature of the request: the chain's first link. */
  readonly seed: string;
  readonly key: Buffer;
  /** `20260101T000000Z` and the credential scope as text. */
  readonly date: string;
  readonly scope: string;
  /** Whether the trailer carries a signature too (`…-PAYLOAD-TRAILER`). */
  readonly signedTrailer: boolean;
  mismatch(): ServiceError;
}

export interface Unchunked {
  readonly content: AsyncIterable<Uint8Array>;
  /** Trailing headers in lower case; complete when `content` has ended. */
  trailers(): Readonly<Record<string, string>>;
}

/** A line of the framing is short; a longer one is an attack or not `aws-chunked`. */
const MAX_LINE = 16 * 1024;
/** All trailers together: there are two, a checksum and a signature. */
const MAX_TRAILERS = 16 * 1024;
const EMPTY_HASH = sha256('');

/**
 * Unpacks `source`. Content is handed on as it arrives and a chunk's signature is checked at its end, so memory stays flat; the
 * consumer must not keep what it got where the iteration throws.
 * @throws ServiceError `IncompleteBody` for a body that ends early, `InvalidRequest` for broken framing, the signer's mismatch.
 */
export function unchunk(
  source: AsyncIterable<Uint8Array>,
  options: { readonly decodedLength?: number; readonly signer?: ChunkSigner } = {},
): Unchunked {
  const trailers: Record<string, string> = Object.create(null);
  return { content: decode(source, options, trailers), trailers: () => trailers };
}

async function* decode(
  source: AsyncIterable<Uint8Array>,
  { decodedLength, signer }: { readonly decodedLength?: number; readonly signer?: ChunkSigner },
  trailers: Record<string, string>,
): AsyncGenerator<Uint8Array> {
  const input = new ByteReader(source);
  let previous = signer?.seed ?? '';
  let total = 0;
  for (;;) {
    const { size, signature } = readChunkHead(await input.line());
    const hash = signer === undefined ? undefined : createHash('sha256');
    for await (const bytes of input.bytes(size)) {
      hash?.update(bytes);
      total += bytes.length;
      if (decodedLength !== undefined && total > decodedLength) throw wrongLength();
      yield bytes;
    }
    if (signer !== undefined && hash !== undefined) {
      const text = [
        'AWS4-HMAC-SHA256-PAYLOAD',
        signer.date,
        signer.scope,
        previous,
        EMPTY_HASH,
        hash.digest('hex'),
      ].join('\n');
      previous = hmac(signer.key, text).toString('hex');
      if (signature !== previous) throw signer.mismatch();
    }
    if (size === 0) break;
    if ((await input.line()) !== '') throw badFraming('a chunk is longer than it says');
  }
  await readTrailers(input, trailers);
  if (signer?.signedTrailer) checkTrailer(signer, previous, trailers);
  delete trailers['x-amz-trailer-signature'];
  if (decodedLength !== undefined && total !== decodedLength) throw wrongLength();
}

function readChunkHead(line: string): { size: number; signature: string | undefined } {
  const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line.trimEnd());
  if (match === null) throw badFraming('a chunk does not begin with its size');
  return { size: Number.parseInt(match[1] ?? '', 16), signature: match[2] };
}

async function readTrailers(input: ByteReader, trailers: Record<string, string>): Promise<void> {
  let size = 0;
  for (;;) {
    const line = await input.lineOrEnd();
    if (line === undefined || line === '') return;
    size += line.length;
    if (size > MAX_TRAILERS) throw badFraming('its trailers are too long');
    const at = line.indexOf(':');
    if (at <= 0) throw badFraming('a trailer has no name');
    trailers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim();
  }
}

function checkTrailer(signer: ChunkSigner, previous: string, trailers: Record<string, string>): void {
  const signature = trailers['x-amz-trailer-signature'];
  const lines = Object.entries(trailers)
    .filter(([name]) => name !== 'x-amz-trailer-signature')
    .map(([name, value]) => `${name}:${value}\n`);
  const text = ['AWS4-HMAC-SHA256-TRAILER', signer.date, signer.scope, previous, sha256(lines.join(''))].join('\n');
  if (signature !== hmac(signer.key, text).toString('hex')) throw signer.mismatch();
}

/** Lines and counted bytes from a stream of arbitrary pieces. */
class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    const line = await this.lineOrEnd();
    if (line === undefined) throw wrongLength();
    return line;
  }

  /** The next line without its CRLF; undefined at the end of the body. */
  async lineOrEnd(): Promise<string | undefined> {
    for (;;) {
      const end = this.rest.indexOf('\n');
      if (end >= 0) {
        const line = this.rest.subarray(0, end).toString('latin1').replace(/\r$/, '');
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      if (this.rest.length > MAX_LINE) throw badFraming('a line is too long');
      if (!(await this.fill())) return this.rest.length === 0 ? undefined : this.takeRest();
    }
  }

  async *bytes(count: number): AsyncGenerator<Uint8Array> {
    let left = count;
    while (left > 0) {
      if (this.rest.length === 0 && !(await this.fill())) throw wrongLength();
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  private takeRest(): string {
    const text = this.rest.toString('latin1');
    this.rest = Buffer.alloc(0);
    return text;
  }

  private async fill(): Promise<boolean> {
    const { value, done } = await this.source.next();
    if (done) return false;
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    return true;
  }
}

const wrongLength = (): ServiceError =>
  new ServiceError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
    { status: 400 },
  );
const badFraming = (what: string): ServiceError =>
  new ServiceError('InvalidRequest', `The aws-chunked body is malformed: ${what}.`, { status: 400 });
