import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  bigEndian,
  CRC32,
  CRC32C,
  CRC64NVME,
  type CrcField,
  combineCrcs,
  createCrc32c,
  createCrc64Nvme,
} from './crc.ts';

/**
 * The checksums of S3's "flexible checksums": their names in the API, what a value looks like, and how the value of a multipart object
 * is made from its parts (S3 User Guide, "Checking object integrity").
 */
export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256', 'SHA512', 'MD5'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];
export type ChecksumType = 'COMPOSITE' | 'FULL_OBJECT';

/** S3 keeps this one where the client chooses none. */
export const DEFAULT_ALGORITHM: ChecksumAlgorithm = 'CRC64NVME';

interface AlgorithmFacts {
  /** Length of a value in bytes. */
  readonly size: number;
  /** Present for those that can be joined: they may be FULL_OBJECT in a multipart upload. */
  readonly field?: CrcField;
  /** What CreateMultipartUpload takes where no type is asked for. */
  readonly multipartType: ChecksumType;
}

const FACTS: Readonly<Record<ChecksumAlgorithm, AlgorithmFacts>> = {
  CRC32: { size: 4, field: CRC32, multipartType: 'COMPOSITE' },
  CRC32C: { size: 4, field: CRC32C, multipartType: 'COMPOSITE' },
  CRC64NVME: { size: 8, field: CRC64NVME, multipartType: 'FULL_OBJECT' },
  SHA1: { size: 20, multipartType: 'COMPOSITE' },
  SHA256: { size: 32, multipartType: 'COMPOSITE' },
  SHA512: { size: 64, multipartType: 'COMPOSITE' },
  MD5: { size: 16, multipartType: 'COMPOSITE' },
};

/** Values by algorithm, base64. */
export type ChecksumValues = Partial<Record<ChecksumAlgorithm, string>>;

/** An incremental computation. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** Base64. */
  finish(): string;
}

export function createDigest(algorithm: ChecksumAlgorithm): Digest {
  switch (algorithm) {
    case 'CRC32': {
      let value = 0;
      return {
        update(bytes) {
          value = crc32(bytes, value);
        },
        finish: () => base64(bigEndian(BigInt(value >>> 0), 4)),
      };
    }
    case 'CRC32C':
    case 'CRC64NVME': {
      const crc = algorithm === 'CRC32C' ? createCrc32c() : createCrc64Nvme();
      return { update: (bytes) => crc.update(bytes), finish: () => base64(crc.digest()) };
    }
    default: {
      const hash = createHash(algorithm.toLowerCase());
      return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest('base64') };
    }
  }
}

export const isChecksumAlgorithm = (name: string): name is ChecksumAlgorithm =>
  (CHECKSUM_ALGORITHMS as readonly string[]).includes(name);

/** The member that carries a value, e.g. `ChecksumCRC32`. */
export const memberName = (algorithm: ChecksumAlgorithm): `Checksum${ChecksumAlgorithm}` => `Checksum${algorithm}`;

/** The header that carries a value, e.g. `x-amz-checksum-crc32`. */
export const headerName = (algorithm: ChecksumAlgorithm): string => `x-amz-checksum-${algorithm.toLowerCase()}`;

export function isWellFormed(algorithm: ChecksumAlgorithm, value: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, 'base64').length === FACTS[algorithm].size;
}

export const multipartType = (algorithm: ChecksumAlgorithm): ChecksumType => FACTS[algorithm].multipartType;

/** Whether a multipart upload may ask for this type with this algorithm: hashes cannot be joined, and CRC64NVME is never composite. */
export const mayCombine = (algorithm: ChecksumAlgorithm, type: ChecksumType): boolean =>
  type === 'FULL_OBJECT' ? FACTS[algorithm].field !== undefined : algorithm !== 'CRC64NVME';

/**
 * The checksum of a multipart object: COMPOSITE is the checksum of the parts' checksums with `-<parts>` behind it, FULL_OBJECT the one
 * that the whole content would have.
 */
export function joinChecksums(
  algorithm: ChecksumAlgorithm,
  type: ChecksumType,
  parts: readonly { readonly value: string; readonly size: number }[],
): string {
  if (type === 'COMPOSITE') {
    const digest = createDigest(algorithm);
    for (const part of parts) digest.update(Buffer.from(part.value, 'base64'));
    return `${digest.finish()}-${parts.length}`;
  }
  const field = FACTS[algorithm].field;
  if (field === undefined) throw new Error(`${algorithm} has no full-object form`);
  const joined = parts.reduce((crc, part) => combineCrcs(field, crc, toInteger(part.value), part.size), 0n);
  return base64(bigEndian(joined, FACTS[algorithm].size));
}

const toInteger = (value: string): bigint => BigInt(`0x${Buffer.from(value, 'base64').toString('hex')}`);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
