import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { HttpFacts } from '../models/service.ts';
import { ServiceError } from '../platform/errors.ts';

/**
 * Holds a document against what its sender says of it: `Content-MD5`, `x-amz-checksum-…`. Bodies that are streamed are their service's
 * to check. CRC32C and CRC64NVME are passed over: Node has no code for them, and clients choose them for objects only.
 * @throws BadDigest where they differ, InvalidDigest or InvalidRequest where the header itself is wrong
 */
export function checkDigests(headers: HttpFacts['headers'], document: Uint8Array): void {
  const md5 = headers['content-md5'];
  if (md5 !== undefined) {
    const found = digest('md5', document);
    if (!isBase64Of(md5, 16)) throw invalidMd5(md5);
    if (md5 !== found) {
      const members = { ExpectedDigest: md5, CalculatedDigest: found };
      throw badDigest('The Content-MD5 you specified did not match what we received.', members);
    }
  }
  for (const [name, { size, of }] of Object.entries(CHECKSUMS)) {
    const header = `x-amz-checksum-${name}`;
    const sent = headers[header];
    if (sent === undefined) continue;
    if (!isBase64Of(sent, size)) {
      throw new ServiceError('InvalidRequest', `Value for ${header} header is invalid.`, { status: 400 });
    }
    if (sent !== of(document)) {
      throw badDigest(`The ${name.toUpperCase()} you specified did not match the calculated checksum.`);
    }
  }
}

const digest = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('base64');

/** By the end of the header's name; `size` is that of a value in bytes. */
const CHECKSUMS: Readonly<Record<string, { readonly size: number; readonly of: (bytes: Uint8Array) => string }>> = {
  crc32: { size: 4, of: crc32Text },
  sha1: { size: 20, of: (bytes) => digest('sha1', bytes) },
  sha256: { size: 32, of: (bytes) => digest('sha256', bytes) },
};

function crc32Text(bytes: Uint8Array): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

const isBase64Of = (text: string, size: number): boolean =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === size;

const badDigest = (message: string, members: Record<string, unknown> = {}): ServiceError =>
  new ServiceError('BadDigest', message, { status: 400, members });

const invalidMd5 = (value: string): ServiceError =>
  new ServiceError('InvalidDigest', 'The Content-MD5 you specified is not valid.', {
    status: 400,
    members: { 'Content-MD5': value },
  });
