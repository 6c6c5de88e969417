import type { ServiceModel } from '../../models/model.ts';
import type { HttpFacts } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import { errorFacts } from '../error-model.ts';
import { quirksOf } from '../quirks.ts';
import { parseQuery } from '../route.ts';
import { compileDecoders, type Reader } from '../shape.ts';
import { scalarFromText } from '../text.ts';
import { type Problem, problemsText } from '../validate.ts';
import { escapeXml } from '../xml.ts';
import type { Operation, Parameters, Protocol } from './protocol.ts';
import { compileXmlEncoders } from './xml-values.ts';

const BODY_LIMIT = 2 * 1024 * 1024;

/** Form fields in, XML out: IAM, STS. Source: AWS query protocol in the Smithy specification. */
export function queryProtocol(model: ServiceModel, operations: ReadonlyMap<string, Operation>): Protocol {
  const decoders = compileDecoders(model, formReader);
  const encoders = compileXmlEncoders(model);
  const { invalidCode } = quirksOf(model.service);
  const factsOf = errorFacts(model);
  const xmlns = model.xmlNamespace === undefined ? '' : ` xmlns="${model.xmlNamespace}"`;

  return {
    operationIn: 'body',
    bodyLimit: () => BODY_LIMIT,
    tooLarge: (limit) =>
      new ServiceError('RequestEntityTooLarge', `Request must be smaller than ${limit} bytes`, { status: 413 }),
    timedOut: () => new ServiceError('RequestTimeout', 'Request body was not received in time', { status: 408 }),

    find(facts, _bucket, body) {
      const parameters = parametersOf(facts, body);
      const action = parameters.get('Action')?.[0];
      if (action === undefined) {
        throw new ServiceError('MissingAction', 'The request is missing an action or a required parameter.', {
          status: 400,
        });
      }
      const operation = operations.get(action);
      if (operation === undefined) {
        const version = parameters.get('Version')?.[0] ?? model.apiVersion;
        throw new ServiceError('InvalidAction', `Could not find operation ${action} for version ${version}`, {
          status: 400,
        });
      }
      return { operation, parameters };
    },

    read({ operation, parameters }) {
      if (operation.input === undefined) return {};
      const problems: Problem[] = [];
      const input = decoders.structure(operation.input)(formTree(parameters ?? new Map()), problems);
      if (problems.length > 0) throw new ServiceError(invalidCode, problemsText(problems), { status: 400 });
      return input;
    },

    write(operation, output, about) {
      const { name, output: shape } = operation;
      const wrapper = operation.model.resultWrapper;
      const inside = shape === undefined ? '' : encoders.structure(shape)(output ?? {});
      const result = wrapper === undefined ? inside : `<${wrapper}>${inside}</${wrapper}>`;
      const metadata = `<ResponseMetadata><RequestId>${about.requestId}</RequestId></ResponseMetadata>`;
      return {
        status: 200,
        headers: { 'x-amzn-RequestId': about.requestId, 'Content-Type': 'text/xml' },
        body: `<${name}Response${xmlns}>${result}${metadata}</${name}Response>`,
      };
    },

    refuse(error, about) {
      const { code, status, type } = factsOf(error);
      const inside = `<Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(error.message)}</Message>`;
      return {
        status,
        headers: { 'x-amzn-RequestId': about.requestId, 'Content-Type': 'text/xml' },
        body: `<ErrorResponse${xmlns}><Error>${inside}</Error><RequestId>${about.requestId}</RequestId></ErrorResponse>`,
      };
    },
  };
}

/** The body's fields, or the query's for GET. */
function parametersOf(facts: HttpFacts, body: Uint8Array | undefined): Parameters {
  if (body === undefined || body.byteLength === 0) return parseQuery(facts.query);
  return parseQuery(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').trim());
}

/** A field's text, or the fields below it: `Tags.member.1.Key=a` is `{Tags: {member: {1: {Key: 'a'}}}}`. */
type FormNode = string | Map<string, FormNode>;

const DEEPEST = 64;

function formTree(parameters: Parameters): FormNode {
  const root = new Map<string, FormNode>();
  for (const [name, values] of parameters) {
    const steps = name.split('.');
    if (steps.length > DEEPEST) continue;
    let node: Map<string, FormNode> = root;
    for (const step of steps.slice(0, -1)) {
      let next = node.get(step);
      if (!(next instanceof Map)) {
        next = new Map();
        node.set(step, next);
      }
      node = next;
    }
    const last = steps.at(-1) ?? '';
    if (!(node.get(last) instanceof Map)) node.set(last, values[0] ?? '');
  }
  return root;
}

const malformedInput = (text: string): ServiceError => new ServiceError('MalformedInput', text, { status: 400 });

const below = (node: unknown, name: string): FormNode | undefined =>
  node instanceof Map ? (node.get(name) as FormNode | undefined) : undefined; // Only formTree makes the maps.

const formReader: Reader = {
  scalar(shape) {
    const fromText = scalarFromText(shape);
    return (node) => {
      const value = typeof node === 'string' ? fromText(node) : undefined;
      if (value === undefined) throw malformedInput('Invalid value for a parameter of the request');
      return value;
    };
  },
  structure(node) {
    if (node === '') return new Map();
    if (!(node instanceof Map)) throw malformedInput('Unexpected simple value for a structured parameter');
    return node;
  },
  member(name, member) {
    const key = member.locationName ?? name;
    return (structure) => below(structure, key);
  },
  items(shape, member) {
    const flat = shape.flattened === true || member.flattened === true;
    const name = shape.member.locationName ?? 'member';
    return (node) => numbered(flat ? node : below(node, name));
  },
  entries(shape, member) {
    const flat = shape.flattened === true || member.flattened === true;
    const keyName = shape.key.locationName ?? 'key';
    const valueName = shape.value.locationName ?? 'value';
    return (node) =>
      numbered(flat ? node : below(node, 'entry')).map((entry): [string, unknown] => {
        const key = below(entry, keyName);
        if (typeof key !== 'string') throw malformedInput('A map entry of the request has no key');
        return [key, below(entry, valueName)];
      });
  },
};

/** Items in the order of their numbers; the numbers themselves may have gaps. */
function numbered(node: FormNode | undefined | unknown): readonly FormNode[] {
  if (!(node instanceof Map)) return [];
  return [...(node as Map<string, FormNode>)]
    .filter(([number]) => /^\d{1,9}$/.test(number))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}
