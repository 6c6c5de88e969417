import type { ServiceModel } from '../../models/model.ts';
import { ServiceError } from '../../platform/errors.ts';
import { parseJson } from '../../platform/json.ts';
import { errorFacts } from '../error-model.ts';
import { quirksOf } from '../quirks.ts';
import { compileDecoders, serialization } from '../shape.ts';
import { type Problem, problemsText } from '../validate.ts';
import { eventStreamAnswer } from './event-stream.ts';
import { compileJsonEncoders, type JsonEncoders, jsonReader, WIRE_JSON } from './json-values.ts';
import type { About, Answer, Operation, Protocol } from './protocol.ts';

/** Requests of the JSON services are small; 16 MiB leaves room for the largest (a batch of log events is 1 MiB on AWS). */
const BODY_LIMIT = 16 * 1024 * 1024;
const EMPTY = {};

/** `X-Amz-Target: Prefix.Operation`, a JSON document each way. Source: AWS JSON 1.0/1.1 protocol in the Smithy specification. */
export function jsonProtocol(model: ServiceModel, operations: ReadonlyMap<string, Operation>): Protocol {
  const decoders = compileDecoders(model, jsonReader);
  const encoders = compileJsonEncoders(model, WIRE_JSON);
  const { invalidCode } = quirksOf(model.service);
  const contentType = `application/x-amz-json-${model.jsonVersion ?? '1.1'}`;
  const factsOf = errorFacts(model);

  return {
    operationIn: 'head',
    bodyLimit: () => BODY_LIMIT,
    tooLarge: jsonTooLarge,
    timedOut: () =>
      new ServiceError('RequestTimeoutException', 'Request body was not received in time', { status: 408 }),

    find(facts) {
      const target = facts.headers['x-amz-target'] ?? '';
      const operation = operations.get(target.slice(target.indexOf('.') + 1));
      // AWS sends no message with it.
      if (operation === undefined || target === '') throw unknownOperation();
      return { operation };
    },

    read({ operation }, _facts, body) {
      if (body.kind === 'stream') throw new Error('no JSON operation takes a stream');
      const document = parseDocument(body.bytes);
      const problems: Problem[] = [];
      const input = operation.input === undefined ? EMPTY : decoders.structure(operation.input)(document, problems);
      if (problems.length > 0) throw new ServiceError(invalidCode, problemsText(problems), { status: 400 });
      return input;
    },

    write(operation, output, about) {
      const headers = { 'x-amzn-RequestId': about.requestId, 'Content-Type': contentType };
      if (operation.output === undefined) return { status: 200, headers };
      const stream = eventStreamAnswer(model, operation, output, {
        initial: (shape, value) => encoders.structure(shape)(value),
        structure: (shape, value) => JSON.stringify(encoders.structure(shape)(value)),
        contentType: 'application/json',
      });
      if (stream !== undefined) return { status: 200, headers: { ...headers, ...stream.headers }, body: stream.body };
      return { status: 200, headers, body: JSON.stringify(encoders.structure(operation.output)(output ?? EMPTY)) };
    },

    refuse(error, about) {
      return jsonRefusal(error, factsOf, encoders, about, contentType);
    },
  };
}

export const unknownOperation = (): ServiceError => new ServiceError('UnknownOperationException', '', { status: 400 });

/** AWS's front end calls Lambda's Invoke by the name that it had first. */
export const jsonTooLarge = (limit: number, operation?: Operation): ServiceError => {
  const name = operation?.name === 'Invoke' ? 'InvokeFunction' : operation?.name;
  const where = name === undefined ? '' : ` for the ${name} operation`;
  const message = `Request must be smaller than ${limit} bytes${where}`;
  return new ServiceError('RequestEntityTooLargeException', message, { status: 413 });
};

/** @throws SerializationException. AWS sends no message with it where the text is no JSON at all. */
export function parseDocument(bytes: Uint8Array): unknown {
  // AWS takes an empty body for a serialisation error; the SDKs send `{}`, but curl users of operations without input send nothing.
  if (bytes.byteLength === 0) return EMPTY;
  let document: unknown;
  try {
    document = parseJson(decodeText(bytes));
  } catch {
    throw serialization('');
  }
  if (Array.isArray(document)) throw serialization('Start of list found where not expected');
  if (typeof document !== 'object' || document === null) throw serialization('');
  return document;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const decodeText = (bytes: Uint8Array): string => utf8.decode(bytes);

/** The error document of both JSON protocols. */
export function jsonRefusal(
  error: ServiceError,
  factsOf: ReturnType<typeof errorFacts>,
  encoders: JsonEncoders,
  about: About,
  contentType: string,
): Answer {
  const { code, status, shape } = factsOf(error);
  const document: Record<string, unknown> = { __type: code };
  if (shape !== undefined) Object.assign(document, encoders.structure(shape)(error.members));
  if (error.message !== '') document[messageKey(shape?.members, code)] = error.message;
  return {
    status,
    headers: { 'x-amzn-RequestId': about.requestId, 'x-amzn-ErrorType': code, 'Content-Type': contentType },
    body: JSON.stringify(document),
  };
}

/** Some services spell it `Message`; the front end's own errors too. */
function messageKey(members: Readonly<Record<string, unknown>> | undefined, code: string): string {
  if (members !== undefined && 'Message' in members) return 'Message';
  return code === 'SerializationException' ? 'Message' : 'message';
}
