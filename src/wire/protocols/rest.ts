import type { Member, ServiceModel, Shape, StructureShape } from '../../models/model.ts';
import type { HttpFacts } from '../../models/service.ts';
import type { ServiceError } from '../../platform/errors.ts';
import { type Decode, type Decoders, decodeFields, type Field, setOwn } from '../shape.ts';
import { scalarFromText, scalarToText } from '../text.ts';
import { check, isScalar, type Problem, rulesOf, shapeOf } from '../validate.ts';
import type { Found, Operation, RequestBody } from './protocol.ts';

/** What the REST protocols share: members in path, query, headers and payload. Source: Smithy specification, HTTP bindings. */

export interface RestSyntax {
  readonly decoders: Decoders;
  /** The body's document; undefined where it is empty. */
  parse(bytes: Uint8Array, root: string | undefined): unknown;
  /** The refusal of a header, parameter or label that is not of its type. */
  badText(name: string, text: string, shape: Shape): ServiceError;
}

interface Source {
  readonly found: Found;
  readonly facts: HttpFacts;
  readonly body: RequestBody;
  /** The parsed body of an operation without a payload member. */
  document?: unknown;
}

export type ReadInput = (found: Found, facts: HttpFacts, body: RequestBody, problems: Problem[]) => unknown;

/** Compiles the reader of one operation's request. */
export function compileRestInput(model: ServiceModel, operation: Operation, syntax: RestSyntax): ReadInput {
  const shape = operation.input;
  if (shape === undefined) return () => ({});
  const fields: Field[] = [];
  let readsDocument = false;
  for (const [name, member] of Object.entries(shape.members)) {
    const required = shape.required?.includes(name) ?? false;
    if (member.location !== undefined) {
      fields.push({ name, required, ...locatedField(model, name, member, syntax) });
    } else if (shape.payload === name) {
      fields.push({ name, required, ...payloadField(model, name, member, syntax) });
    } else if (shape.payload === undefined) {
      const inner = syntax.decoders.field(shape, name);
      const read = (source: unknown): unknown => {
        const { document } = source as Source;
        return document === undefined ? undefined : inner.read(document);
      };
      fields.push({ ...inner, read });
      readsDocument = true;
    }
  }
  const decode = decodeFields(fields, shape);
  const root = operation.model.inputLocationName;
  return (found, facts, body, problems) => {
    const source: Source = { found, facts, body };
    if (readsDocument && body.kind === 'bytes') source.document = syntax.parse(body.bytes, root);
    return decode(source, problems);
  };
}

type ReadAndDecode = Pick<Field, 'read' | 'decode'>;

const given: Decode = (node) => node;

function payloadField(model: ServiceModel, name: string, member: Member, syntax: RestSyntax): ReadAndDecode {
  const shape = shapeOf(model.shapes, member);
  const bytesOf = (source: unknown): Uint8Array => {
    const { body } = source as Source;
    if (body.kind !== 'bytes') throw new Error(`the body of ${name} was not read`);
    return body.bytes;
  };
  if (shape.type === 'blob') {
    const rules = rulesOf(shape);
    return {
      read(source) {
        const { body } = source as Source;
        return body.kind === 'stream' ? body.stream : body.bytes;
      },
      decode(node, problems) {
        check(rules, node, shape, problems);
        return node;
      },
    };
  }
  if (shape.type === 'string') {
    return {
      read: (source) => (bytesOf(source).byteLength === 0 ? undefined : Buffer.from(bytesOf(source)).toString('utf8')),
      decode: given,
    };
  }
  return {
    read: (source) => syntax.parse(bytesOf(source), member.locationName ?? name),
    decode: syntax.decoders.of(member),
  };
}

function locatedField(model: ServiceModel, name: string, member: Member, syntax: RestSyntax): ReadAndDecode {
  const shape = shapeOf(model.shapes, member);
  const wireName = member.locationName ?? name;
  const lower = wireName.toLowerCase();
  switch (member.location) {
    case 'uri':
      return {
        read: (source) => (source as Source).found.labels?.[wireName],
        decode: textDecoder(shape, wireName, syntax),
      };
    case 'headers':
      return { read: (source) => prefixedHeaders((source as Source).facts, lower), decode: given };
    case 'header': {
      const decode = listDecoder(model, shape, wireName, syntax) ?? textDecoder(shape, wireName, syntax);
      const read = (source: unknown): unknown => (source as Source).facts.headers[lower];
      // Conditions with unreadable dates are as good as absent (RFC 9110, 13.1.3), and S3 does the same.
      if (shape.type === 'timestamp') return { read: (source) => dated(shape, read(source)), decode: given };
      if (shape.type !== 'list') return { read, decode };
      return {
        read: (source) => (read(source) as string | undefined)?.split(',').map((text) => text.trim()),
        decode,
      };
    }
    case 'querystring': {
      const values = (source: unknown): readonly string[] | undefined =>
        (source as Source).found.parameters?.get(wireName);
      const list = listDecoder(model, shape, wireName, syntax);
      if (list !== undefined) return { read: values, decode: list };
      if (shape.type === 'map') {
        throw new Error(`${model.service}: a map in the query (${name}) is not known to this protocol`);
      }
      return { read: (source) => values(source)?.[0], decode: textDecoder(shape, wireName, syntax) };
    }
    default:
      return { read: () => undefined, decode: given };
  }
}

function dated(shape: Shape, text: unknown): unknown {
  return isScalar(shape) && typeof text === 'string' ? scalarFromText(shape)(text) : undefined;
}

function textDecoder(shape: Shape, wireName: string, syntax: RestSyntax): Decode {
  if (!isScalar(shape)) return given;
  const fromText = scalarFromText(shape);
  const rules = rulesOf(shape);
  return (node, problems) => {
    const text = String(node);
    const value = fromText(text);
    if (value === undefined) throw syntax.badText(wireName, text, shape);
    check(rules, value, shape, problems);
    return value;
  };
}

function listDecoder(model: ServiceModel, shape: Shape, wireName: string, syntax: RestSyntax): Decode | undefined {
  if (shape.type !== 'list') return undefined;
  const item = textDecoder(shapeOf(model.shapes, shape.member), wireName, syntax);
  return (node, problems) => (node as readonly string[]).map((text) => item(text, problems));
}

/** `x-amz-meta-…` headers as a map; absent where there is none. */
function prefixedHeaders(facts: HttpFacts, prefix: string): Record<string, string> | undefined {
  let out: Record<string, string> | undefined;
  for (const name in facts.headers) {
    if (!name.startsWith(prefix)) continue;
    out ??= {};
    setOwn(out, name.slice(prefix.length), facts.headers[name] ?? '');
  }
  return out;
}

// ------------------------------------------------------------------------------------------------------------------------------

export interface RestAnswerParts {
  readonly headers: Record<string, string>;
  readonly status: number | undefined;
}

export type WriteHeaders = (output: Record<string, unknown>) => RestAnswerParts;

/** Compiles the writer of an output's headers and status. */
export function compileRestHeaders(model: ServiceModel, shape: StructureShape | undefined): WriteHeaders {
  const writers: ((output: Record<string, unknown>, headers: Record<string, string>) => void)[] = [];
  let statusName: string | undefined;
  for (const [name, member] of Object.entries(shape?.members ?? {})) {
    const wireName = member.locationName ?? name;
    if (member.location === 'statusCode') statusName = name;
    if (member.location === 'headers') {
      writers.push((output, headers) => {
        for (const [key, value] of Object.entries(output[name] ?? {})) headers[wireName + key] = String(value);
      });
    }
    if (member.location === 'header') {
      const toText = headerText(model, shapeOf(model.shapes, member), member);
      writers.push((output, headers) => {
        const value = output[name];
        if (value !== undefined && value !== null) headers[wireName] = toText(value);
      });
    }
  }
  return (output) => {
    const headers: Record<string, string> = {};
    for (const write of writers) write(output, headers);
    const status = statusName === undefined ? undefined : output[statusName];
    return { headers, status: typeof status === 'number' ? status : undefined };
  };
}

function headerText(model: ServiceModel, shape: Shape, member: Member): (value: unknown) => string {
  if (isScalar(shape)) return scalarToText(shape, member.timestampFormat ?? shape.timestampFormat ?? 'rfc822');
  if (shape.type !== 'list') return (value) => JSON.stringify(value);
  const item = headerText(model, shapeOf(model.shapes, shape.member), shape.member);
  return (value) => Array.from(value as Iterable<unknown>, item).join(', ');
}

/** Members that travel in the body: those without a location. */
export const bodyMembers = (shape: StructureShape): [string, Member][] =>
  Object.entries(shape.members).filter(([, member]) => member.location === undefined);
