import type { ServiceModel, StructureShape } from '../../models/model.ts';
import { ServiceError } from '../../platform/errors.ts';
import { errorFacts } from '../error-model.ts';
import { quirksOf } from '../quirks.ts';
import { createRouter } from '../route.ts';
import { compileDecoders, serialization } from '../shape.ts';
import { type Problem, problemsText, shapeOf } from '../validate.ts';
import { eventStreamAnswer } from './event-stream.ts';
import { jsonRefusal, jsonTooLarge, parseDocument } from './json.ts';
import { compileJsonEncoders, jsonReader, WIRE_JSON } from './json-values.ts';
import type { Operation, Protocol } from './protocol.ts';
import {
  bodyMembers,
  compileRestHeaders,
  compileRestInput,
  type ReadInput,
  type RestSyntax,
  type WriteHeaders,
} from './rest.ts';

/** Invocations of endpoints carry 6 MiB on AWS (25 MB on newer ones); the models' own limits refuse earlier where they are lower. */
const BODY_LIMIT = 32 * 1024 * 1024;

/** JSON documents or raw payloads over REST. Source: AWS restJson1 protocol in the Smithy specification. */
export function restJsonProtocol(model: ServiceModel, operations: ReadonlyMap<string, Operation>): Protocol {
  const encoders = compileJsonEncoders(model, WIRE_JSON);
  const router = createRouter(model, operations);
  const factsOf = errorFacts(model);
  const { invalidCode, bodyLimits } = quirksOf(model.service);
  const readers = new Map<Operation, ReadInput>();
  const headerWriters = new Map<Operation, WriteHeaders>();
  const syntax: RestSyntax = {
    decoders: compileDecoders(model, jsonReader),
    parse: (bytes) => (bytes.byteLength === 0 ? undefined : parseDocument(bytes)),
    badText: (name, text) => serialization(`'${text}' can not be converted to the type of ${name}`),
  };

  return {
    operationIn: 'head',
    bodyLimit: (operation) => (operation === undefined ? undefined : bodyLimits?.[operation.name]) ?? BODY_LIMIT,
    tooLarge: jsonTooLarge,
    timedOut: () =>
      new ServiceError('RequestTimeoutException', 'Request body was not received in time', { status: 408 }),

    find(facts) {
      const match = router.match(facts.method, facts.path, facts);
      if (match.kind === 'found') return match.found;
      if (match.kind === 'no-method')
        throw new ServiceError('MethodNotAllowedException', 'Method not allowed', { status: 405 });
      throw new ServiceError('UnknownOperationException', '', { status: match.kind === 'no-path' ? 404 : 400 });
    },

    read(found, facts, body) {
      let read = readers.get(found.operation);
      if (read === undefined) {
        read = compileRestInput(model, found.operation, syntax);
        readers.set(found.operation, read);
      }
      const problems: Problem[] = [];
      const input = read(found, facts, body, problems);
      if (problems.length > 0) throw new ServiceError(invalidCode, problemsText(problems), { status: 400 });
      return input;
    },

    write(operation, output, about) {
      const members = (output ?? {}) as Record<string, unknown>; // Typed by the generated operations.
      let writeHeaders = headerWriters.get(operation);
      if (writeHeaders === undefined) {
        writeHeaders = compileRestHeaders(model, operation.output);
        headerWriters.set(operation, writeHeaders);
      }
      const parts = writeHeaders(members);
      const headers: Record<string, string> = { 'x-amzn-RequestId': about.requestId, ...parts.headers };
      const status = parts.status ?? operation.model.http.responseCode ?? 200;
      const shape = operation.output;
      if (shape === undefined) return { status, headers };
      const stream = eventStreamAnswer(model, operation, output, {
        structure: (inner, value) => JSON.stringify(encoders.structure(inner)(value)),
        contentType: 'application/json',
      });
      if (stream !== undefined) return { status, headers: { ...headers, ...stream.headers }, body: stream.body };
      return { status, headers, ...payload(shape, members, headers) };
    },

    refuse: (error, about) => jsonRefusal(error, factsOf, encoders, about, 'application/json'),
  };

  function payload(
    shape: StructureShape,
    output: Record<string, unknown>,
    headers: Record<string, string>,
  ): { body?: string | Uint8Array | AsyncIterable<Uint8Array> } {
    const member = shape.payload === undefined ? undefined : shape.members[shape.payload];
    if (member === undefined || shape.payload === undefined) {
      const body: Record<string, unknown> = {};
      for (const [name, each] of bodyMembers(shape)) {
        if (output[name] !== undefined) body[each.locationName ?? name] = encoders.of(each)(output[name]);
      }
      headers['Content-Type'] ??= 'application/json';
      return { body: JSON.stringify(body) };
    }
    const value = output[shape.payload];
    const payloadShape = shapeOf(model.shapes, member);
    if (value === undefined || value === null) return {};
    if (payloadShape.type === 'blob') {
      headers['Content-Type'] ??= 'application/octet-stream';
      return { body: value as Uint8Array | AsyncIterable<Uint8Array> }; // Typed by the generated operations.
    }
    headers['Content-Type'] ??= payloadShape.type === 'string' ? 'text/plain' : 'application/json';
    return { body: payloadShape.type === 'string' ? String(value) : JSON.stringify(encoders.of(member)(value)) };
  }
}
