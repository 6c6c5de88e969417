import type { CatalogueModel, Shape, StructureShape } from '../../models/model.ts';
import { UnansweredCall } from '../../platform/errors.ts';
import { nativeReader } from '../protocols/json-values.ts';
import { compileDecoders } from '../shape.ts';
import { shapeOf } from '../validate.ts';
import { jsonClient } from './json.ts';
import type { ClientOperation, ClientProtocol, Input } from './protocol.ts';
import { ec2Client, queryClient } from './query.ts';
import { clientQuirks } from './quirks.ts';
import { restJsonClient } from './rest-json.ts';
import { restXmlClient } from './rest-xml.ts';
import { rpcCborClient } from './rpc-cbor.ts';

/** One service as its client sees it, compiled once per model. */
export interface ForeignService {
  readonly protocol: ClientProtocol;
  /** @throws UnansweredCall for what the API does not have, or has as a stream of events */
  operation(name: string): ClientOperation;
  /** Decodes a call's input and completes it. @param token stands for tokens that the caller left out */
  input(operation: ClientOperation, input: unknown, token: () => string): Promise<Input>;
  /** The name of the modelled error behind a code on the wire. */
  errorName(code: string): string;
}

const PROTOCOLS: Readonly<Record<CatalogueModel['protocol'], (model: CatalogueModel) => ClientProtocol>> = {
  json: jsonClient,
  'rest-json': restJsonClient,
  'rest-xml': restXmlClient,
  query: queryClient,
  ec2: ec2Client,
  'smithy-rpc-v2-cbor': rpcCborClient,
};

const compiled = new WeakMap<CatalogueModel, ForeignService>();

export function foreignService(model: CatalogueModel): ForeignService {
  let service = compiled.get(model);
  if (service === undefined) {
    service = compile(model);
    compiled.set(model, service);
  }
  return service;
}

function compile(model: CatalogueModel): ForeignService {
  const operations = new Map<string, ClientOperation>();
  const decoders = compileDecoders(model, nativeReader);
  const { bareIds = [] } = clientQuirks(model.service);
  const structureNamed = (name: string | undefined): StructureShape | undefined => {
    const shape = name === undefined ? undefined : model.shapes[name];
    return shape?.type === 'structure' ? shape : undefined;
  };

  return {
    protocol: PROTOCOLS[model.protocol](model),
    operation(name) {
      const known = operations.get(name);
      if (known !== undefined) return known;
      const about = Object.hasOwn(model.operations, name) ? model.operations[name] : undefined;
      if (about === undefined) throw new UnansweredCall('not-sent', `'${model.service}' has no operation ${name}.`);
      const operation = {
        name,
        model: about,
        input: structureNamed(about.input),
        output: structureNamed(about.output),
      };
      if ([operation.input, operation.output].some((shape) => hasEvents(model, shape)))
        throw new UnansweredCall(
          'not-sent',
          `${name} of '${model.service}' is a stream of events, which tasks cannot read.`,
        );
      operations.set(name, operation);
      return operation;
    },
    async input({ input: shape }, input, token) {
      if (shape === undefined) return {};
      // The decoder makes an object of a structure. What is missing the service itself will tell.
      const decoded = decoders.structure(shape)(input ?? {}, []) as Record<string, unknown>;
      for (const [name, member] of Object.entries(shape.members)) {
        const value = decoded[name];
        if (value === undefined) {
          if (member.idempotencyToken === true) decoded[name] = token();
        } else if (bareIds.includes(member.shape)) decoded[name] = String(value).replace(/^.*\//s, '');
        else if (typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
          decoded[name] = await inOnePiece(value as AsyncIterable<Uint8Array>); // The only streams are of bytes.
      }
      return decoded;
    },
    errorName: errorNames(model),
  };
}

const hasEvents = (model: CatalogueModel, shape: StructureShape | undefined): boolean =>
  Object.values(shape?.members ?? {}).some((member) => {
    const inner: Shape = shapeOf(model.shapes, member);
    return inner.type === 'structure' && inner.eventstream === true;
  });

function errorNames(model: CatalogueModel): (code: string) => string {
  const names = new Map<string, string>();
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (shape.type !== 'structure' || shape.exception !== true) continue;
    if (shape.error?.code !== undefined) names.set(shape.error.code, name);
    names.set(name, name);
  }
  return (code) => names.get(code) ?? code;
}

async function inOnePiece(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
