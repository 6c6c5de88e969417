import type { RequestContext } from '../../../models/service.ts';
import type { StreamingBlob } from '../../../models/types.ts';
import type { WrittenBlob } from '../../../storage/blobs.ts';
import {
  CHECKSUM_ALGORITHMS,
  type ChecksumAlgorithm,
  type ChecksumValues,
  createDigest,
  DEFAULT_ALGORITHM,
  type Digest,
  headerName,
  isChecksumAlgorithm,
  isWellFormed,
  memberName,
} from '../checksum/algorithms.ts';
import { discard, type S3Deps } from '../deps.ts';
import { badDigest, entityTooLarge, incompleteBody, invalidRequest, notImplemented, s3Error } from '../errors.ts';

/** PutObject and UploadPart take no more than this. */
export const MAX_UPLOAD = 5 * 1024 ** 3;

export interface Received {
  readonly blob: WrittenBlob;
  /** The checksum that the client sent or, where it sent none, the default one. */
  readonly checksums: ChecksumValues;
}

interface Upload {
  readonly Body?: StreamingBlob | undefined;
  readonly ContentMD5?: string | undefined;
  readonly ChecksumAlgorithm?: string | undefined;
}

/**
 * Streams an upload's body to the disk and verifies all that the client said of it: length, MD5, and a checksum in a header or a trailer.
 * Where something does not fit, nothing is kept. Memory does not grow with the size.
 *
 * `also` asks for one more checksum (a multipart upload's own).
 */
export async function receive(
  deps: S3Deps,
  ctx: RequestContext,
  upload: Upload,
  also?: ChecksumAlgorithm,
): Promise<Received> {
  const declared = declaredChecksum(ctx, upload);
  const md5 = declaredMd5(upload.ContentMD5);
  const expectedSize = declaredSize(ctx, upload.Body);
  const algorithms = new Set<ChecksumAlgorithm>([declared.algorithm ?? also ?? DEFAULT_ALGORITHM]);
  if (also !== undefined) algorithms.add(also);

  const tap = tapBody(upload.Body ?? nothing(), algorithms);
  const blob = await deps.store.blobs.write(tap.bytes, {
    signal: ctx.signal,
    sha256: algorithms.has('SHA256'),
  });
  try {
    if (expectedSize !== undefined && blob.size !== expectedSize) throw incompleteBody();
    if (md5 !== undefined && md5 !== blob.md5) {
      throw badDigest('The Content-MD5 you specified did not match what we received.', {
        ExpectedDigest: upload.ContentMD5,
        CalculatedDigest: Buffer.from(blob.md5, 'hex').toString('base64'),
      });
    }
    const checksums = tap.finish(blob);
    verifyChecksum(declared, upload.Body, checksums);
    return { blob, checksums };
  } catch (error) {
    await discard(deps, [blob.id]);
    throw error;
  }
}

interface Declared {
  readonly algorithm?: ChecksumAlgorithm;
  /** Absent where the value comes in a trailer, or is left to the server. */
  readonly value?: string;
  readonly inTrailer?: true;
}

/** What checksum the client promises, before the body is read. */
function declaredChecksum(ctx: RequestContext, upload: Upload): Declared {
  const members = upload as Readonly<Record<string, unknown>>;
  for (const unknown of ['ChecksumXXHASH64', 'ChecksumXXHASH3', 'ChecksumXXHASH128']) {
    if (members[unknown] !== undefined) throw notImplemented(unknown);
  }
  const values = CHECKSUM_ALGORITHMS.filter((algorithm) => members[memberName(algorithm)] !== undefined);
  const trailer = /^x-amz-checksum-([a-z0-9]+)$/i.exec(ctx.http?.headers['x-amz-trailer']?.trim() ?? '')?.[1];
  if (values.length > 1 || (values.length === 1 && trailer !== undefined)) {
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  }
  const [algorithm] = values;
  if (algorithm !== undefined) {
    const value = String(members[memberName(algorithm)]);
    if (!isWellFormed(algorithm, value)) {
      throw invalidRequest(`Value for ${headerName(algorithm)} header is invalid.`);
    }
    return { algorithm, value };
  }
  if (trailer !== undefined) {
    const name = trailer.toUpperCase();
    if (!isChecksumAlgorithm(name))
      throw invalidRequest('The value specified in the x-amz-trailer header is not supported');
    return { algorithm: name, inTrailer: true };
  }
  const asked = upload.ChecksumAlgorithm?.toUpperCase();
  if (asked === undefined) return {};
  if (!isChecksumAlgorithm(asked)) throw notImplemented(`checksum algorithm ${asked}`);
  if (ctx.http !== undefined) {
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  return { algorithm: asked };
}

function verifyChecksum(declared: Declared, body: StreamingBlob | undefined, computed: ChecksumValues): void {
  const { algorithm } = declared;
  if (algorithm === undefined) return;
  let expected = declared.value;
  if (declared.inTrailer === true) {
    expected = body?.trailers?.()[headerName(algorithm)];
    if (expected === undefined) {
      throw s3Error(
        'MalformedTrailerError',
        400,
        'The request contained trailing data that was not well-formed or did not conform to our published schema.',
      );
    }
    if (!isWellFormed(algorithm, expected)) {
      throw invalidRequest(`Value for ${headerName(algorithm)} trailing header is invalid.`);
    }
  }
  if (expected !== undefined && expected !== computed[algorithm]) {
    throw badDigest(`The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

/** The hex digest of a Content-MD5 header. */
function declaredMd5(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!isWellFormed('MD5', header)) {
    throw s3Error('InvalidDigest', 400, 'The Content-MD5 you specified is not valid.', { 'Content-MD5': header });
  }
  return Buffer.from(header, 'base64').toString('hex');
}

/** How many bytes of content are announced; undefined for a call from inside that does not say. */
function declaredSize(ctx: RequestContext, body: StreamingBlob | undefined): number | undefined {
  const headers = ctx.http?.headers ?? {};
  const text = headers['x-amz-decoded-content-length'] ?? headers['content-length'];
  if (ctx.http !== undefined && text === undefined && headers['transfer-encoding'] !== undefined) {
    throw s3Error('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.');
  }
  const size = text === undefined ? body?.length : Number(text);
  if (size !== undefined && size > MAX_UPLOAD) throw entityTooLarge(size, MAX_UPLOAD);
  return size;
}

/** Passes bytes on and feeds the digests on the way; what the blob store computes anyway is taken from there. */
function tapBody(body: AsyncIterable<Uint8Array>, algorithms: ReadonlySet<ChecksumAlgorithm>) {
  const digests = new Map<ChecksumAlgorithm, Digest>();
  for (const algorithm of algorithms) {
    if (!DONE_BY_STORE.has(algorithm)) digests.set(algorithm, createDigest(algorithm));
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of body) {
      size += chunk.length;
      if (size > MAX_UPLOAD) throw entityTooLarge(undefined, MAX_UPLOAD);
      for (const digest of digests.values()) digest.update(chunk);
      yield chunk;
    }
  }
  const finish = (blob: WrittenBlob): ChecksumValues => {
    const values: ChecksumValues = {};
    for (const algorithm of algorithms) {
      values[algorithm] = digests.get(algorithm)?.finish() ?? storedDigest(blob, algorithm);
    }
    return values;
  };
  return { bytes: bytes(), finish };
}

const DONE_BY_STORE: ReadonlySet<ChecksumAlgorithm> = new Set(['CRC32', 'SHA256', 'MD5']);

function storedDigest(blob: WrittenBlob, algorithm: ChecksumAlgorithm): string {
  if (algorithm === 'CRC32') return blob.crc32;
  const hex = algorithm === 'MD5' ? blob.md5 : blob.sha256;
  if (hex === undefined) throw new Error(`the blob store made no ${algorithm}`);
  return Buffer.from(hex, 'hex').toString('base64');
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
