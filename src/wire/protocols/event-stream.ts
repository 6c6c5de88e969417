import { crc32 } from 'node:zlib';
import type { ServiceModel, Shape, StructureShape } from '../../models/model.ts';
import { isServiceError } from '../../platform/errors.ts';
import { shapeOf } from '../validate.ts';
import type { Operation } from './protocol.ts';

/**
 * `application/vnd.amazon.eventstream`: messages of
 * `total length (4) | headers length (4) | CRC-32 of these eight bytes (4) | headers | payload | CRC-32 of all before (4)`, big-endian.
 * A header is `name length (1) | name | type (1) | value`; only strings (type 7: length (2) | UTF-8) are written here.
 * Source: Smithy specification, "Amazon Event Stream".
 */
export interface EventMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Uint8Array;
}

const STRING = 7;
const PRELUDE = 12;
const FRAME = 16;

export function encodeMessage(message: EventMessage): Uint8Array {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(message.headers)) {
    const nameBytes = Buffer.from(name);
    const valueBytes = Buffer.from(value);
    const fixed = Buffer.alloc(3);
    fixed.writeUInt8(STRING, 0);
    fixed.writeUInt16BE(valueBytes.length, 1);
    parts.push(Buffer.from([nameBytes.length]), nameBytes, fixed, valueBytes);
  }
  const headers = Buffer.concat(parts);
  const total = FRAME + headers.length + message.payload.byteLength;
  const out = Buffer.alloc(total);
  out.writeUInt32BE(total, 0);
  out.writeUInt32BE(headers.length, 4);
  out.writeUInt32BE(crc32(out.subarray(0, 8)), 8);
  headers.copy(out, PRELUDE);
  out.set(message.payload, PRELUDE + headers.length);
  out.writeUInt32BE(crc32(out.subarray(0, total - 4)), total - 4);
  return out;
}

/** Byte lengths of the values of header types 0 to 9; undefined = a length of two bytes comes first. */
const VALUE_LENGTHS: readonly (number | undefined)[] = [0, 0, 1, 2, 4, 8, undefined, undefined, 8, 16];

/**
 * Reads one whole message; string headers only are kept.
 * @throws Error where a length or a checksum is wrong.
 */
export function decodeMessage(bytes: Uint8Array): EventMessage {
  const frame = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (frame.length < FRAME || frame.readUInt32BE(0) !== frame.length) throw new Error('event message of wrong length');
  if (frame.readUInt32BE(8) !== crc32(frame.subarray(0, 8))) throw new Error('event message with a broken prelude');
  if (frame.readUInt32BE(frame.length - 4) !== crc32(frame.subarray(0, -4))) throw new Error('broken event message');
  const end = PRELUDE + frame.readUInt32BE(4);
  if (end > frame.length - 4) throw new Error('event headers beyond their message');
  const headers: Record<string, string> = {};
  let at = PRELUDE;
  while (at < end) {
    const nameEnd = at + 1 + frame.readUInt8(at);
    const name = frame.toString('utf8', at + 1, nameEnd);
    const type = frame.readUInt8(nameEnd);
    at = nameEnd + 1;
    let length = VALUE_LENGTHS[type];
    if (length === undefined) {
      length = frame.readUInt16BE(at);
      at += 2;
    }
    if (type === STRING) headers[name] = frame.toString('utf8', at, at + length);
    at += length;
  }
  return { headers, payload: frame.subarray(end, -4) };
}

/** How the protocol around the stream writes structures. */
export interface EventSyntax {
  /** Present where the members beside the stream travel in a first message (JSON protocols), not in headers. */
  initial?(shape: StructureShape, value: unknown): unknown;
  structure(shape: StructureShape, value: unknown): string;
  readonly contentType: string;
}

/** The answer of an operation whose output holds an event stream; undefined for every other operation. */
export function eventStreamAnswer(
  model: ServiceModel,
  operation: Operation,
  output: unknown,
  syntax: EventSyntax,
): { headers: Record<string, string>; body: AsyncIterable<Uint8Array> } | undefined {
  const stream = eventStreamMember(model, operation.output);
  if (stream === undefined) return undefined;
  const members = output as Record<string, unknown>; // Typed by the generated operations.
  const events = members[stream.name] as AsyncIterable<Record<string, unknown>>;
  const initial =
    syntax.initial === undefined || operation.output === undefined
      ? undefined
      : syntax.initial(operation.output, { ...members, [stream.name]: undefined });
  return {
    headers: { 'Content-Type': 'application/vnd.amazon.eventstream' },
    body: encodeEvents(model, stream.shape, events, initial, syntax),
  };
}

const found = new WeakMap<StructureShape, { name: string; shape: StructureShape } | 'none'>();

function eventStreamMember(
  model: ServiceModel,
  output: StructureShape | undefined,
): { name: string; shape: StructureShape } | undefined {
  if (output === undefined) return undefined;
  let stream = found.get(output);
  if (stream === undefined) {
    stream = 'none';
    for (const [name, member] of Object.entries(output.members)) {
      const shape = shapeOf(model.shapes, member);
      if (shape.type === 'structure' && shape.eventstream === true) stream = { name, shape };
    }
    found.set(output, stream);
  }
  return stream === 'none' ? undefined : stream;
}

async function* encodeEvents(
  model: ServiceModel,
  union: StructureShape,
  events: AsyncIterable<Record<string, unknown>>,
  initial: unknown,
  syntax: EventSyntax,
): AsyncGenerator<Uint8Array> {
  if (initial !== undefined) {
    yield encodeMessage({
      headers: { ':event-type': 'initial-response', ':content-type': syntax.contentType, ':message-type': 'event' },
      payload: Buffer.from(JSON.stringify(initial)),
    });
  }
  try {
    for await (const event of events) {
      const name = Object.keys(event).find((key) => event[key] !== undefined);
      const member = name === undefined ? undefined : union.members[name];
      if (name === undefined || member === undefined) throw new Error(`the stream has no event ${name ?? '(empty)'}`);
      yield encodeEvent(model, name, shapeOf(model.shapes, member), event[name], syntax);
    }
  } catch (error) {
    // The status line is long sent: a refusal can only travel as the stream's last message. Bugs break the connection instead.
    if (!isServiceError(error)) throw error;
    const member = union.members[error.code];
    if (member !== undefined) {
      const shape = shapeOf(model.shapes, member);
      yield encodeEvent(
        model,
        error.code,
        shape,
        { Message: error.message, message: error.message, ...error.members },
        syntax,
      );
    } else {
      yield encodeMessage({
        headers: { ':error-code': error.code, ':error-message': error.message, ':message-type': 'error' },
        payload: new Uint8Array(),
      });
    }
  }
}

function encodeEvent(model: ServiceModel, name: string, shape: Shape, event: unknown, syntax: EventSyntax): Uint8Array {
  if (shape.type !== 'structure') throw new Error('an event is always a structure');
  const exception = shape.exception === true;
  const headers: Record<string, string> = exception
    ? { ':exception-type': name, ':message-type': 'exception' }
    : { ':event-type': name, ':message-type': 'event' };
  const payloadName = Object.keys(shape.members).find((key) => shape.members[key]?.eventpayload === true);
  const payloadMember = payloadName === undefined ? undefined : shape.members[payloadName];
  const value =
    payloadName === undefined ? event : ((event as Record<string, unknown> | undefined)?.[payloadName] ?? undefined);
  const payloadShape = payloadMember === undefined ? shape : shapeOf(model.shapes, payloadMember);
  let payload: Uint8Array;
  if (payloadShape.type === 'blob') {
    headers[':content-type'] = 'application/octet-stream';
    payload = value instanceof Uint8Array ? value : new Uint8Array();
  } else if (payloadShape.type === 'structure') {
    const empty = Object.keys(payloadShape.members).length === 0;
    if (!empty) headers[':content-type'] = syntax.contentType;
    payload = empty ? new Uint8Array() : Buffer.from(syntax.structure(payloadShape, value ?? {}));
  } else {
    headers[':content-type'] = 'text/plain';
    payload = Buffer.from(String(value ?? ''));
  }
  return encodeMessage({ headers, payload });
}
