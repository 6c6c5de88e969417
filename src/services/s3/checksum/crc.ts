/**
 * The two cyclic redundancy checks that Node has no native code for, and how to join the checks of parts without their bytes.
 *
 * All of S3's CRCs are "reflected", start at all ones and end with all bits inverted, so one set of rules serves 32 and 64 bits.
 */

export interface Crc {
  update(bytes: Uint8Array): void;
  /** The value so far, big-endian, as S3 writes it (before base64). */
  digest(): Uint8Array;
}

/** CRC-32C (Castagnoli, RFC 3720). */
export function createCrc32c(): Crc {
  crc32cTables ??= slicingTables(CRC32C.polynomial);
  const table = crc32cTables.low;
  let crc = 0xffffffff | 0;
  return {
    update(bytes) {
      const aligned = bytes.length - (bytes.length % 8);
      let at = 0;
      for (; at < aligned; at += 8) {
        const a = crc ^ word(bytes, at);
        const b = word(bytes, at + 4);
        crc = lookUp(table, a, b);
      }
      for (; at < bytes.length; at++) crc = (crc >>> 8) ^ entry(table, (crc ^ (bytes[at] ?? 0)) & 255);
    },
    digest: () => bigEndian(BigInt(~crc >>> 0), 4),
  };
}

/** CRC-64/NVME, S3's default checksum. Two 32-bit halves: BigInt in the loop would be a hundred times slower. */
export function createCrc64Nvme(): Crc {
  crc64Tables ??= slicingTables(CRC64NVME.polynomial);
  const tables = crc64Tables;
  let low = 0xffffffff | 0;
  let high = 0xffffffff | 0;
  return {
    update(bytes) {
      const aligned = bytes.length - (bytes.length % 8);
      let at = 0;
      for (; at < aligned; at += 8) {
        const a = low ^ word(bytes, at);
        const b = high ^ word(bytes, at + 4);
        low = lookUp(tables.low, a, b);
        high = lookUp(tables.high, a, b);
      }
      for (; at < bytes.length; at++) {
        const index = (low ^ (bytes[at] ?? 0)) & 255;
        low = ((low >>> 8) | (high << 24)) ^ entry(tables.low, index);
        high = (high >>> 8) ^ entry(tables.high, index);
      }
    },
    digest: () => bigEndian((BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0), 8),
  };
}

/** A CRC as arithmetic sees it: the reflected polynomial and its width in bits. */
export interface CrcField {
  readonly polynomial: bigint;
  readonly width: number;
}

export const CRC32: CrcField = { polynomial: 0xedb88320n, width: 32 };
export const CRC32C: CrcField = { polynomial: 0x82f63b78n, width: 32 };
export const CRC64NVME: CrcField = { polynomial: 0x9a6c9329ac4bc9b5n, width: 64 };

/**
 * The CRC of `a` followed by `b` from their CRCs and the length of `b` in bytes: crc(a) · x^(8·length) + crc(b) in the field of the
 * polynomial. Logarithmic in the length, so a 5 TiB object costs no more than a small one.
 */
export function combineCrcs(field: CrcField, a: bigint, b: bigint, lengthOfB: number): bigint {
  return multiply(field, power(field, BigInt(lengthOfB) * 8n), a) ^ b;
}

/** x^exponent modulo the polynomial; in reflected form the term x^0 is the highest bit. */
function power(field: CrcField, exponent: bigint): bigint {
  const one = 1n << BigInt(field.width - 1);
  let result = one;
  let square = one >> 1n;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = multiply(field, result, square);
    square = multiply(field, square, square);
  }
  return result;
}

function multiply(field: CrcField, a: bigint, b: bigint): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 1n << BigInt(field.width - 1); bit > 0n; bit >>= 1n) {
    if ((a & bit) !== 0n) product ^= shifted;
    shifted = (shifted & 1n) === 1n ? (shifted >> 1n) ^ field.polynomial : shifted >> 1n;
  }
  return product;
}

interface SlicingTables {
  readonly low: Int32Array;
  readonly high: Int32Array;
}
let crc32cTables: SlicingTables | undefined;
let crc64Tables: SlicingTables | undefined;

/** Eight tables of 256 entries, one after the other: table k holds the CRC of a byte followed by k zero bytes. */
function slicingTables(polynomial: bigint): SlicingTables {
  const low = new Int32Array(8 * 256);
  const high = new Int32Array(8 * 256);
  const values: bigint[] = [];
  for (let index = 0; index < 8 * 256; index++) {
    let value = index < 256 ? BigInt(index) : (values[index - 256] ?? 0n);
    if (index < 256) {
      for (let bit = 0; bit < 8; bit++) value = (value & 1n) === 1n ? (value >> 1n) ^ polynomial : value >> 1n;
    } else {
      value = (value >> 8n) ^ (values[Number(value & 255n)] ?? 0n);
    }
    values.push(value);
    low[index] = Number(value & 0xffffffffn) | 0;
    high[index] = Number(value >> 32n) | 0;
  }
  return { low, high };
}

/** Eight bytes at once: the first passes through the table of most zeros. */
function lookUp(table: Int32Array, a: number, b: number): number {
  return (
    entry(table, 1792 + (a & 255)) ^
    entry(table, 1536 + ((a >>> 8) & 255)) ^
    entry(table, 1280 + ((a >>> 16) & 255)) ^
    entry(table, 1024 + (a >>> 24)) ^
    entry(table, 768 + (b & 255)) ^
    entry(table, 512 + ((b >>> 8) & 255)) ^
    entry(table, 256 + ((b >>> 16) & 255)) ^
    entry(table, b >>> 24)
  );
}

// Indices are always inside the tables; the cast spares a comparison per lookup in the hottest loop of an upload.
const entry = (table: Int32Array, index: number): number => table[index] as number;

const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

export function bigEndian(value: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = size - 1, rest = value; at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 255n);
  return bytes;
}
