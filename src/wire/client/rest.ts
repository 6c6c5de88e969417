/** What the REST protocols share: members in path, query and headers. Source: Smithy specification, HTTP bindings. */
import type { ApiModel, Member, Shape } from '../../models/model.ts';
import { compileRestHeaders, compileRestReader } from '../protocols/rest.ts';
import { type Decoders, serialization } from '../shape.ts';
import { scalarToText } from '../text.ts';
import { isScalar, shapeOf } from '../validate.ts';
import { type ClientOperation, type ClientProtocol, type Input, type Outgoing, percentEncode } from './protocol.ts';

/** What differs between documents in JSON and in XML. */
export interface RestDocuments {
  readonly decoders: Decoders;
  /** @throws ServiceError */
  parse(bytes: Uint8Array): unknown;
  compileBody(operation: ClientOperation): WriteBody;
  readonly refusal: ClientProtocol['refusal'];
}

/** `type` is the body's, where the input does not say it. */
export type WriteBody = (input: Input) => { readonly body: Uint8Array; readonly type?: string };

export function restClient(model: ApiModel, documents: RestDocuments): ClientProtocol {
  const writers = new Map<string, (input: Input) => Outgoing>();
  const readers = new Map<string, ReturnType<typeof compileRestReader>>();

  function compileWriter(operation: ClientOperation): (input: Input) => Outgoing {
    const writeHead = compileHead(model, operation);
    const writeBody = documents.compileBody(operation);
    return (input) => {
      const head = writeHead(input);
      const { body, type } = writeBody(input);
      return { ...head, headers: type === undefined ? head.headers : { 'content-type': type, ...head.headers }, body };
    };
  }

  return {
    write(operation, input) {
      let write = writers.get(operation.name);
      if (write === undefined) {
        write = compileWriter(operation);
        writers.set(operation.name, write);
      }
      return write(input);
    },
    read({ name, output }, { status, headers, body }) {
      if (output === undefined) return {};
      let read = readers.get(name);
      if (read === undefined) {
        read = compileRestReader(model, output, undefined, {
          decoders: documents.decoders,
          parse: (bytes) => (bytes.byteLength === 0 ? undefined : documents.parse(bytes)),
          badText: (wireName, text) => serialization(`'${text}' is no value of ${wireName}`),
        });
        readers.set(name, read);
      }
      return read({ status, headers, body: { kind: 'bytes', bytes: body } }, []);
    },
    refusal: documents.refusal,
  };
}

/** A request without its body. */
type WriteHead = (input: Input) => Omit<Outgoing, 'body'>;

function compileHead(model: ApiModel, operation: ClientOperation): WriteHead {
  const { method, requestUri } = operation.model.http;
  const [path = '', query = ''] = requestUri.split('?', 2);
  const members = Object.entries(operation.input?.members ?? {});
  const at = (location: Member['location']): [string, Member][] =>
    members.filter(([, member]) => member.location === location);
  const labels = new Map(
    at('uri').map(([name, member]) => [
      member.locationName ?? name,
      { name, toText: textWriter(shapeOf(model.shapes, member), member) },
    ]),
  );
  const parameters = at('querystring').map(([name, member]) => compileParameter(model, name, member));
  const writeHeaders = compileRestHeaders(model, operation.input);

  return (input) => {
    const pairs = parameters.flatMap((write) => write(input));
    const { headers } = writeHeaders(withoutEmptyLists(input));
    return {
      method,
      path: path.replaceAll(/\{([^{}+]+)(\+?)\}/g, (_, label: string, greedy: string) => {
        const found = labels.get(label);
        const value = found === undefined ? undefined : input[found.name];
        const text = value === undefined || value === null ? '' : (found?.toText(value) ?? '');
        // An empty label would name another resource, often the collection.
        if (text === '')
          throw serialization(`the parameter ${found?.name ?? label} is part of the path and must not be empty`);
        return greedy === '' ? percentEncode(text) : text.split('/').map(percentEncode).join('/');
      }),
      query: [query, ...pairs.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)]
        .filter((part) => part !== '')
        .join('&'),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    };
  };
}

const textWriter = (shape: Shape, member: Member): ((value: unknown) => string) =>
  isScalar(shape) ? scalarToText(shape, member.timestampFormat ?? shape.timestampFormat ?? 'iso8601') : String;

type WriteParameter = (input: Input) => readonly (readonly [name: string, value: string])[];

function compileParameter(model: ApiModel, name: string, member: Member): WriteParameter {
  const key = member.locationName ?? name;
  const shape = shapeOf(model.shapes, member);
  const write = valuesWriter(model, shape, member);
  return (input) => {
    const value = input[name];
    if (value === undefined || value === null) return [];
    // The entries of a map are parameters of their own.
    if (shape.type === 'map') {
      const each = valuesWriter(model, shapeOf(model.shapes, shape.value), shape.value);
      return Object.entries(value).flatMap(([own, item]) => each(item).map((text) => [own, text] as const));
    }
    return write(value).map((text) => [key, text] as const);
  };
}

function valuesWriter(model: ApiModel, shape: Shape, member: Member): (value: unknown) => readonly string[] {
  if (shape.type !== 'list') {
    const toText = textWriter(shape, member);
    return (value) => [toText(value)];
  }
  const toText = textWriter(shapeOf(model.shapes, shape.member), shape.member);
  return (value) => Array.from(value as Iterable<unknown>, toText);
}

/** A header without a value says something else than no header. */
const withoutEmptyLists = (input: Input): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
