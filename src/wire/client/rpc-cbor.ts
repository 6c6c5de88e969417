import type { CatalogueModel, Member, ScalarShape, Shape, StructureShape } from '../../models/model.ts';
import { compileDecoders, type Reader, serialization } from '../shape.ts';
import { shapeOf } from '../validate.ts';
import { CborTime, decodeCbor, encodeCbor } from './cbor.ts';
import { answerReader, documentRefusal } from './json.ts';
import { type ClientProtocol, EMPTY } from './protocol.ts';

/** Smithy's RPC over CBOR, for the few services that offer nothing else. Source: "Smithy RPC v2 CBOR" in the Smithy specification. */
export function rpcCborClient(model: CatalogueModel): ClientProtocol {
  const decoders = compileDecoders(model, cborReader);
  return {
    write({ name, input: shape }, input) {
      const body = shape === undefined ? EMPTY : encodeCbor(treeOf(model, shape, input));
      return {
        method: 'POST',
        path: `/service/${model.targetPrefix ?? ''}/operation/${name}`,
        query: '',
        headers: {
          'smithy-protocol': 'rpc-v2-cbor',
          accept: 'application/cbor',
          ...(shape !== undefined && { 'content-type': 'application/cbor' }),
        },
        body,
      };
    },
    read: ({ output }, { body }) => (output === undefined ? {} : decoders.structure(output)(parse(body), [])),
    refusal: ({ body, headers }) => documentRefusal(() => parse(body), headers),
  };
}

/** The decoded values as CBOR has them: times are told from numbers. */
function treeOf(model: CatalogueModel, shape: Shape, value: unknown): unknown {
  const of = (member: Member, item: unknown): unknown =>
    item === undefined || item === null ? undefined : treeOf(model, shapeOf(model.shapes, member), item);
  switch (shape.type) {
    case 'structure':
      return structure(shape, value, of);
    case 'list':
      return Array.from(value as Iterable<unknown>, (item) => of(shape.member, item));
    case 'map':
      return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, of(shape.value, item)]));
    case 'timestamp':
      return new CborTime(Number(value));
    default:
      return value;
  }
}

function structure(shape: StructureShape, value: unknown, of: (member: Member, item: unknown) => unknown): unknown {
  if (shape.document === true) return value;
  const source = value as Readonly<Record<string, unknown>>; // Decoded along the same model.
  return Object.fromEntries(
    Object.entries(shape.members).map(([name, member]) => [member.locationName ?? name, of(member, source[name])]),
  );
}

const cborReader: Reader = { ...answerReader, scalar };

function scalar(shape: ScalarShape, member: Member): (node: unknown) => unknown {
  if (shape.type === 'timestamp') return (node) => (node instanceof CborTime ? node.milliseconds : Number(node) * 1000);
  if (shape.type === 'blob') return (node) => (node instanceof Uint8Array ? node : EMPTY);
  return answerReader.scalar(shape, member);
}

function parse(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return {};
  try {
    return decodeCbor(bytes);
  } catch (error) {
    throw serialization(error instanceof Error ? error.message : String(error));
  }
}
