/** CBOR (RFC 8949) as far as Smithy's RPC protocol uses it: JSON's values, bytes, and times. */

import { setOwn } from '../shape.ts';

/** A time: tag 1, seconds. */
export class CborTime {
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

export function encodeCbor(value: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  write(value, parts);
  return Buffer.concat(parts);
}

const [UNSIGNED, NEGATIVE, BYTES, TEXT, LIST, MAP, TAG, OTHER] = [0, 1, 2, 3, 4, 5, 6, 7];

function head(major: number, argument: number): Uint8Array {
  const first = major << 5;
  if (argument < 24) return Buffer.from([first | argument]);
  if (argument < 0x100) return Buffer.from([first | 24, argument]);
  if (argument < 0x10000) return Buffer.from([first | 25, argument >> 8, argument & 0xff]);
  const long = Buffer.alloc(argument < 0x100000000 ? 5 : 9);
  long[0] = first | (long.length === 5 ? 26 : 27);
  if (long.length === 5) long.writeUInt32BE(argument, 1);
  else long.writeBigUInt64BE(BigInt(argument), 1);
  return long;
}

function write(value: unknown, parts: Uint8Array[]): void {
  if (typeof value === 'number') parts.push(numberOf(value));
  else if (typeof value === 'boolean') parts.push(Buffer.from([(OTHER << 5) | (value ? 21 : 20)]));
  else if (typeof value === 'string') {
    const bytes = Buffer.from(value, 'utf8');
    parts.push(head(TEXT, bytes.length), bytes);
  } else if (value instanceof Uint8Array) parts.push(head(BYTES, value.byteLength), value);
  else if (value instanceof CborTime) parts.push(head(TAG, 1), numberOf(value.milliseconds / 1000));
  else if (Array.isArray(value)) {
    parts.push(head(LIST, value.length));
    for (const item of value) write(item, parts);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    parts.push(head(MAP, entries.length));
    for (const [key, item] of entries) {
      write(key, parts);
      write(item, parts);
    }
  } else parts.push(Buffer.from([(OTHER << 5) | 22]));
}

function numberOf(value: number): Uint8Array {
  if (Number.isSafeInteger(value) && !Object.is(value, -0))
    return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1 - value);
  const double = Buffer.alloc(9);
  double[0] = (OTHER << 5) | 27;
  double.writeDoubleBE(value, 1);
  return double;
}

/** Deeper values than this are refused. */
const DEEPEST = 64;

/** @throws RangeError for what is no CBOR, or CBOR that no service sends */
export function decodeCbor(bytes: Uint8Array): unknown {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  const take = (length: number): Buffer => {
    if (length > data.length - at) throw new RangeError('CBOR ends in the middle');
    at += length;
    return data.subarray(at - length, at);
  };

  /** The argument of an initial byte; undefined for an indefinite length. */
  const argument = (info: number): number | undefined => {
    if (info < 24) return info;
    if (info === 31) return undefined;
    if (info > 27) throw new RangeError('CBOR with a reserved length');
    const raw = take(2 ** (info - 24));
    return raw.length === 8 ? Number(raw.readBigUInt64BE()) : raw.readUIntBE(0, raw.length);
  };

  const isBreak = (): boolean => {
    if (data[at] !== 0xff) return false;
    at++;
    return true;
  };

  /** Calls `item` as often as the length says, or until the break. */
  const times = (length: number | undefined, item: () => void): void => {
    if (length === undefined) while (!isBreak()) item();
    else for (let i = 0; i < length; i++) item();
  };

  const string = (length: number | undefined, depth: number): Buffer => {
    if (length !== undefined) return take(length);
    const chunks: Buffer[] = [];
    times(undefined, () => {
      const chunk = read(depth + 1);
      if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))
        throw new RangeError('CBOR with a broken string');
      chunks.push(Buffer.from(chunk));
    });
    return Buffer.concat(chunks);
  };

  const read = (depth: number): unknown => {
    if (depth > DEEPEST) throw new RangeError('CBOR too deep');
    const first = take(1)[0] ?? 0;
    const [major, info] = [first >> 5, first & 31];
    if (major === OTHER) return other(info);
    const length = argument(info);
    switch (major) {
      case UNSIGNED:
        return length;
      case NEGATIVE:
        return -1 - (length ?? 0);
      case BYTES:
        return string(length, depth);
      case TEXT:
        return string(length, depth).toString('utf8');
      case LIST: {
        const list: unknown[] = [];
        times(length, () => list.push(read(depth + 1)));
        return list;
      }
      case MAP: {
        const map: Record<string, unknown> = {};
        times(length, () => {
          const key = read(depth + 1);
          if (typeof key !== 'string') throw new RangeError('CBOR with a key that is no text');
          setOwn(map, key, read(depth + 1));
        });
        return map;
      }
      default: {
        const value = read(depth + 1);
        return length === 1 && typeof value === 'number' ? new CborTime(Math.round(value * 1000)) : value;
      }
    }
  };

  const other = (info: number): unknown => {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        return half(take(2).readUInt16BE());
      case 26:
        return take(4).readFloatBE();
      case 27:
        return take(8).readDoubleBE();
      default:
        throw new RangeError(`CBOR with the simple value ${info}`);
    }
  };

  const value = read(0);
  if (at !== data.length) throw new RangeError('CBOR with something behind it');
  return value;
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
