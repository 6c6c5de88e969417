import type { Member, ServiceModel, StructureShape } from '../../models/model.ts';
import { ServiceError } from '../../platform/errors.ts';
import { checkDigests } from '../digest.ts';
import { errorFacts } from '../error-model.ts';
import { type Invalid, quirksOf } from '../quirks.ts';
import { createRouter } from '../route.ts';
import { compileDecoders } from '../shape.ts';
import { type Problem, pathName, shapeOf } from '../validate.ts';
import { escapeXml, parseXml, XML_HEAD } from '../xml.ts';
import { eventStreamAnswer } from './event-stream.ts';
import type { About, Answer, Operation, Protocol } from './protocol.ts';
import {
  bodyMembers,
  compileRestHeaders,
  compileRestInput,
  type ReadInput,
  type RestSyntax,
  type WriteHeaders,
} from './rest.ts';
import { compileXmlEncoders, xmlReader } from './xml-values.ts';

/** Documents only (objects are streamed): the longest, a DeleteObjects of 1,000 keys of 1 KiB, is below 2 MiB. */
const BODY_LIMIT = 4 * 1024 * 1024;
const XMLNS = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** XML documents or raw payloads over REST: S3. Source: AWS restXml protocol in the Smithy specification, and the S3 API reference. */
export function restXmlProtocol(model: ServiceModel, operations: ReadonlyMap<string, Operation>): Protocol {
  const quirks = quirksOf(model.service);
  const router = createRouter(model, operations);
  const factsOf = errorFacts(model);
  const encoders = compileXmlEncoders(model);
  const readers = new Map<Operation, ReadInput>();
  const headerWriters = new Map<Operation, WriteHeaders>();
  const writers = new Map<Operation, (output: Record<string, unknown>) => Answer>();
  const syntax: RestSyntax = {
    decoders: compileDecoders(model, xmlReader(malformed)),
    parse(bytes) {
      if (bytes.byteLength === 0) return undefined;
      const document = parseXml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
      if (document === undefined) throw malformed();
      return document.node;
    },
    badText(name, text, shape) {
      const words =
        shape.type === 'integer' || shape.type === 'long'
          ? `Provided ${name} not an integer or within integer range`
          : `The value of ${name} is not valid`;
      return invalidArgument(words, name, text);
    },
  };

  return {
    operationIn: 'head',
    bodyLimit: () => BODY_LIMIT,
    tooLarge: () => new ServiceError('MaxMessageLengthExceeded', 'Your request was too big.', { status: 400 }),
    timedOut: () =>
      new ServiceError(
        'RequestTimeout',
        'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
        { status: 400 },
      ),

    find(facts, bucket) {
      const path = bucket === undefined ? facts.path : `/${encodeURIComponent(bucket)}${facts.path}`;
      const match = router.match(facts.method, path, facts);
      if (match.kind === 'found') return match.found;
      if (match.kind === 'no-method') {
        throw new ServiceError('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
          status: 405,
          members: { Method: facts.method },
        });
      }
      throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.", {
        status: 400,
        members: { URI: path },
      });
    },

    read(found, facts, body) {
      const { operation } = found;
      let read = readers.get(operation);
      if (read === undefined) {
        read = compileRestInput(model, operation, syntax);
        readers.set(operation, read);
      }
      if (body.kind === 'bytes' && body.bytes.byteLength > 0) checkDigests(facts.headers, body.bytes);
      const problems: Problem[] = [];
      const input = read(found, facts, body, problems);
      const [problem] = problems;
      if (problem !== undefined) throw invalid(operation, problem, quirks.invalid);
      return input;
    },

    write(operation, output, about) {
      let write = writers.get(operation);
      if (write === undefined) {
        write = compileAnswer(operation);
        writers.set(operation, write);
      }
      const answer = write((output ?? {}) as Record<string, unknown>); // Typed by the generated operations.
      addIds(answer.headers, about);
      return answer;
    },

    refuse(error, about, operation) {
      const { code, status } = factsOf(error);
      // "Not modified" has no document: what it says of the object stands in the headers that the object itself would have.
      const headers = status === 304 && operation !== undefined ? headersOf(operation)(error.members).headers : {};
      addIds(headers, about);
      if (about.method === 'HEAD' || status === 304) return { status, headers };
      headers['Content-Type'] = 'application/xml';
      const members = { Code: code, Message: error.message, ...error.members };
      const ending = { Resource: about.path, RequestId: about.requestId, HostId: headers['x-amz-id-2'] ?? '' };
      return { status, headers, body: `${XML_HEAD}<Error>${flatElements({ ...members, ...ending })}</Error>` };
    },
  };

  function headersOf(operation: Operation): WriteHeaders {
    let write = headerWriters.get(operation);
    if (write === undefined) {
      write = compileRestHeaders(model, operation.output);
      headerWriters.set(operation, write);
    }
    return write;
  }

  function compileAnswer(operation: Operation): (output: Record<string, unknown>) => Answer {
    const shape = operation.output;
    const writeHeaders = headersOf(operation);
    const plain = operation.model.http.responseCode ?? 200;
    const writeBody = shape === undefined ? () => ({}) : compileBody(operation, shape);
    // A range is the only reason for another success than the modelled one.
    const ranged = shape?.members['ContentRange']?.location === 'header';
    return (output) => {
      const parts = writeHeaders(output);
      const status = parts.status ?? (ranged && output['ContentRange'] !== undefined ? 206 : plain);
      const body = operation.model.http.method === 'HEAD' ? {} : writeBody(output, parts.headers);
      return { status, headers: parts.headers, ...body };
    };
  }

  type WriteBody = (output: Record<string, unknown>, headers: Record<string, string>) => Pick<Answer, 'body'>;

  function compileBody(operation: Operation, shape: StructureShape): WriteBody {
    const { payload } = shape;
    const member = payload === undefined ? undefined : shape.members[payload];
    if (payload !== undefined && member !== undefined) return compilePayload(operation, payload, member);
    const members = bodyMembers(shape);
    if (members.length === 0) return () => ({});
    const root = quirks.roots?.[operation.name] ?? shape.locationName ?? `${operation.name}Result`;
    const [first] = members;
    if (members.length === 1 && first !== undefined && first[0] === root) {
      // GetBucketLocation: the root is the member.
      return (output, headers) => document(root, escapeXml(String(output[root] ?? '')), headers);
    }
    const inside = encoders.inside(members);
    return (output, headers) => document(root, inside(output), headers);
  }

  function compilePayload(operation: Operation, name: string, member: Member): WriteBody {
    const shape = shapeOf(model.shapes, member);
    if (shape.type === 'structure') {
      if (shape.eventstream === true) {
        const events = {
          structure: (inner: StructureShape, value: unknown): string =>
            `${XML_HEAD}<${eventRoot(inner)}>${encoders.structure(inner)(value)}</${eventRoot(inner)}>`,
          contentType: 'text/xml',
        };
        return (output, headers) => {
          const stream = eventStreamAnswer(model, operation, output, events);
          Object.assign(headers, stream?.headers);
          return stream === undefined ? {} : { body: stream.body };
        };
      }
      const root = member.locationName ?? shape.locationName ?? name;
      const inside = encoders.structure(shape);
      return (output, headers) => (output[name] === undefined ? {} : document(root, inside(output[name]), headers));
    }
    return (output, headers) => {
      const value = output[name];
      if (value === undefined || value === null) return {};
      headers['Content-Type'] ??= shape.type === 'blob' ? 'binary/octet-stream' : 'application/json';
      // A blob or a stream of one, as typed by the generated operations.
      return { body: shape.type === 'blob' ? (value as Uint8Array | AsyncIterable<Uint8Array>) : String(value) };
    };
  }

  /** The root of an event's document is its structure's name (`Stats`, `Progress`). */
  function eventRoot(shape: StructureShape): string {
    return Object.keys(model.shapes).find((name) => model.shapes[name] === shape) ?? 'Event';
  }
}

function document(root: string, inside: string, headers: Record<string, string>): Pick<Answer, 'body'> {
  headers['Content-Type'] = 'application/xml';
  return { body: `${XML_HEAD}<${root} xmlns="${XMLNS}">${inside}</${root}>` };
}

/** S3 tells two ids; the second is opaque and here a form of the first. */
function addIds(headers: Record<string, string>, about: About): void {
  headers['x-amz-request-id'] = about.requestId;
  headers['x-amz-id-2'] = Buffer.from(`sagebrush:${about.requestId}`).toString('base64');
}

function flatElements(members: Readonly<Record<string, unknown>>): string {
  let out = '';
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || value === null) continue;
    const inside =
      typeof value === 'object' ? flatElements(value as Record<string, unknown>) : escapeXml(String(value));
    out += `<${name}>${inside}</${name}>`;
  }
  return out;
}

function malformed(): ServiceError {
  return new ServiceError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
    { status: 400 },
  );
}

const invalidArgument = (message: string, name: string, value: string | null): ServiceError =>
  new ServiceError('InvalidArgument', message, {
    status: 400,
    members: { ArgumentName: name, ...(value === null ? {} : { ArgumentValue: value }) },
  });

/** S3 has no sentence for constraints in general: what is wrong in a document is malformed, what is wrong elsewhere an invalid argument. */
function invalid(
  operation: Operation,
  problem: Problem,
  known: Readonly<Record<string, Invalid>> | undefined,
): ServiceError {
  const special = known?.[problem.path];
  if (special !== undefined) return new ServiceError(special.code, special.message, { status: 400 });
  const first = problem.path.split('.')[0] ?? '';
  const [name, member] =
    Object.entries(operation.input?.members ?? {}).find(([each]) => pathName(each) === first) ?? [];
  if (name === undefined || member === undefined || member.location === undefined) {
    if (problem.value === null && problem.path === first) {
      return new ServiceError('MissingRequestBodyError', 'Request Body is empty', { status: 400 });
    }
    return malformed();
  }
  const wireName = member.locationName ?? name;
  return invalidArgument(`The value of ${wireName} is not valid: ${problem.constraint}`, wireName, problem.value);
}
