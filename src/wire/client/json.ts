import type { CatalogueModel, ScalarShape } from '../../models/model.ts';
import { parseJson } from '../../platform/json.ts';
import { compileJsonEncoders, jsonReader, WIRE_JSON } from '../protocols/json-values.ts';
import { compileDecoders, type Reader, serialization } from '../shape.ts';
import { scalarFromText } from '../text.ts';
import { bytesOf, type ClientProtocol, type Incoming, type Refusal, textOf } from './protocol.ts';

/** AWS JSON 1.0 and 1.1: one path, the operation in a header. */
export function jsonClient(model: CatalogueModel): ClientProtocol {
  const encoders = compileJsonEncoders(model, WIRE_JSON);
  const decoders = compileDecoders(model, answerReader);
  const headers = {
    'content-type': `application/x-amz-json-${model.jsonVersion ?? '1.1'}`,
    ...(model.queryCompatible === true && { 'x-amzn-query-mode': 'true' }),
  };
  return {
    write({ name, model: { http }, input: shape }, input) {
      const document = shape === undefined ? {} : encoders.structure(shape)(input);
      return {
        method: http.method,
        path: '/',
        query: '',
        headers: { ...headers, 'x-amz-target': `${model.targetPrefix ?? ''}.${name}` },
        body: bytesOf(JSON.stringify(document)),
      };
    },
    read: ({ output }, { body }) => (output === undefined ? {} : decoders.structure(output)(parseAnswer(body), [])),
    refusal: jsonRefusal,
  };
}

/** An answer's document; an empty one where there is none. */
export function parseAnswer(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return {};
  try {
    return parseJson(textOf(bytes));
  } catch {
    throw serialization('the answer is no JSON');
  }
}

/**
 * Reads answers more kindly than the server reads requests, as the SDKs do: a time may be a number or a text wherever it stands, a number
 * or a truth value may be quoted.
 */
export const answerReader: Reader = { ...jsonReader, scalar };

function scalar(shape: ScalarShape, member: Parameters<Reader['scalar']>[1]): (node: unknown) => unknown {
  const read = jsonReader.scalar(shape, member);
  if (shape.type === 'string') return (node) => (typeof node === 'object' ? JSON.stringify(node) : String(node));
  if (shape.type === 'blob') return (node) => (typeof node === 'string' ? Buffer.from(node, 'base64') : read(node));
  const fromText = scalarFromText(shape);
  return (node) => (typeof node === 'string' ? (fromText(node) ?? read(node)) : read(node));
}

export const jsonRefusal = ({ body, headers }: Incoming): Refusal => documentRefusal(() => parseAnswer(body), headers);

/** Codes come as `name`, `namespace#name` or `name:where`, in a header or one of three members. */
export function documentRefusal(parse: () => unknown, headers: Incoming['headers']): Refusal {
  let document: unknown;
  try {
    document = parse();
  } catch {
    // Something before the service answered, in words of its own.
  }
  const named = headers['x-amzn-errortype'] ?? textMember(document, '__type', 'code', 'Code');
  const [queryCode] = (headers['x-amzn-query-error'] ?? '').split(';');
  return {
    code: named?.replace(/:.*$/s, '').replace(/^.*#/s, ''),
    queryCode: queryCode || undefined,
    message: textMember(document, 'message', 'Message', 'errorMessage'),
  };
}

function textMember(document: unknown, ...names: readonly string[]): string | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const values = names.map((name): unknown => Object.getOwnPropertyDescriptor(document, name)?.value);
  const found = values.find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : undefined;
}
