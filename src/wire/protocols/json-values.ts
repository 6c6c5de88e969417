import type { Member, ScalarShape, ServiceModel, Shape, StructureShape } from '../../models/model.ts';
import { type Reader, serialization, setOwn } from '../shape.ts';
import { isTime } from '../text.ts';
import { shapeOf } from '../validate.ts';

/** Reads the plain values that `JSON.parse` gives, with the refusals of AWS's JSON front end. */
export const jsonReader: Reader = makeReader('json');

/**
 * The reader of calls from inside: names are the model's member names in every protocol, timestamps may also be ISO 8601 text, blobs also
 * bytes or streams.
 */
export const nativeReader: Reader = makeReader('native');

function makeReader(mode: 'json' | 'native'): Reader {
  const native = mode === 'native';
  return {
    scalar: (shape, member) => scalarReader(shape, member, native),
    structure(node) {
      if (typeof node !== 'object' || node === null) throw serialization('Expected null');
      if (Array.isArray(node)) throw serialization('Start of list found where not expected');
      return node;
    },
    member(name, member) {
      const key = native ? name : (member.locationName ?? name);
      // `structure` above let only plain objects through.
      return (structure) => (structure as Record<string, unknown>)[key];
    },
    items: () => (node) => {
      if (Array.isArray(node)) return node;
      if (typeof node === 'object') throw serialization('Start of structure or map found where not expected.');
      throw serialization('Expected list or null');
    },
    entries: () => (node) => {
      if (Array.isArray(node)) throw serialization('Start of list found where not expected');
      if (typeof node !== 'object' || node === null) throw serialization('Expected map or null');
      return Object.entries(node);
    },
  };
}

const JAVA_NAMES = {
  string: 'a String',
  integer: 'an Integer',
  long: 'a Long',
  float: 'a Float',
  double: 'a Double',
  boolean: 'a Boolean',
  blob: 'a Blob',
  timestamp: 'milliseconds since epoch',
} as const;

function wrongType(node: unknown, type: ScalarShape['type']): never {
  if (Array.isArray(node)) throw serialization('Start of list found where not expected');
  if (typeof node === 'object') throw serialization('Start of structure or map found where not expected.');
  const token =
    typeof node === 'boolean' ? (node ? 'TRUE_VALUE' : 'FALSE_VALUE') : `${(typeof node).toUpperCase()}_VALUE`;
  throw serialization(`${token} can not be converted to ${JAVA_NAMES[type]}`);
}

const SPECIAL_FLOATS = new Set(['NaN', 'Infinity', '-Infinity']);

function scalarReader(shape: ScalarShape, member: Member, native: boolean): (node: unknown) => unknown {
  const { type } = shape;
  switch (type) {
    case 'string':
      return (node) => (typeof node === 'string' ? node : wrongType(node, type));
    case 'boolean':
      return (node) => (typeof node === 'boolean' ? node : wrongType(node, type));
    case 'integer':
    case 'long':
      return (node) => (typeof node === 'number' ? Math.trunc(node) : wrongType(node, type));
    case 'float':
    case 'double':
      return (node) => {
        if (typeof node === 'number') return node;
        return typeof node === 'string' && SPECIAL_FLOATS.has(node) ? Number(node) : wrongType(node, type);
      };
    case 'timestamp':
      return (node) => {
        const text = native && typeof node === 'string' ? Date.parse(node) : Number.NaN;
        const value = typeof node === 'number' ? Math.round(node * 1000) : text;
        return isTime(value) ? value : wrongType(node, type);
      };
    case 'blob': {
      const streaming = shape.streaming === true || member.streaming === true;
      return (node) => {
        if (native && (node instanceof Uint8Array || (streaming && isAsyncIterable(node)))) return node;
        return typeof node === 'string' ? bytesOf(node) : wrongType(node, type);
      };
    }
  }
}

function bytesOf(text: string): Uint8Array {
  if (text.length % 4 !== 0) {
    throw serialization(
      `'${text.slice(0, 64)}' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`,
    );
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw serialization(`'${text.slice(0, 64)}' can not be converted to a Blob: Invalid Base64 character`);
  }
  return Buffer.from(text, 'base64');
}

const isAsyncIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

// ------------------------------------------------------------------------------------------------------------------------------

export type Encode = (value: unknown) => unknown;

/** Makes plain JSON of handlers' answers, member by member: what the model does not name never leaves the server. */
export interface JsonEncoders {
  structure(shape: StructureShape): Encode;
  of(member: Member): Encode;
}

export interface JsonStyle {
  readonly timestamp: (milliseconds: number) => string | number;
  /** `wire` uses the protocol's names of members, `model` those of the model. */
  readonly names: 'wire' | 'model';
}

export const WIRE_JSON: JsonStyle = { timestamp: (milliseconds) => milliseconds / 1000, names: 'wire' };

export function compileJsonEncoders(model: ServiceModel, style: JsonStyle): JsonEncoders {
  const byShape = new Map<Shape, Encode>();

  const of = (member: Member): Encode => ofShape(shapeOf(model.shapes, member));

  function ofShape(shape: Shape): Encode {
    let encode = byShape.get(shape);
    if (encode === undefined) {
      encode = compile(shape);
      byShape.set(shape, encode);
    }
    return encode;
  }

  function compile(shape: Shape): Encode {
    switch (shape.type) {
      case 'structure': {
        if (shape.document === true) return (value) => value;
        let fields: { name: string; key: string; encode: Encode }[] | undefined;
        return (value) => {
          fields ??= Object.entries(shape.members).map(([name, member]) => ({
            name,
            key: style.names === 'wire' ? (member.locationName ?? name) : name,
            encode: of(member),
          }));
          const out: Record<string, unknown> = {};
          const source = value as Record<string, unknown>; // A handler's answer is typed by the same model.
          for (const { name, key, encode } of fields) {
            const item = source[name];
            if (item !== undefined && item !== null) out[key] = encode(item);
          }
          return out;
        };
      }
      case 'list': {
        let encode: Encode | undefined;
        return (value) => {
          encode ??= of(shape.member);
          const item = encode;
          return Array.from(value as Iterable<unknown>, (each) => (each === null ? null : item(each)));
        };
      }
      case 'map': {
        let encode: Encode | undefined;
        return (value) => {
          encode ??= of(shape.value);
          const out: Record<string, unknown> = {};
          for (const [key, item] of Object.entries(value as object)) {
            if (item !== undefined) setOwn(out, key, item === null ? null : encode(item));
          }
          return out;
        };
      }
      case 'timestamp':
        return (value) => style.timestamp(Number(value));
      case 'blob':
        return (value) => (value instanceof Uint8Array ? toBase64(value) : value);
      case 'float':
      case 'double':
        return (value) => (Number.isFinite(value) ? value : String(value));
      case 'string':
      case 'integer':
      case 'long':
      case 'boolean':
        return (value) => value;
    }
  }

  return { structure: ofShape, of };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
