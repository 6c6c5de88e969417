import type { ApiModel, Member, OperationModel, Shape } from '../src/models/model.ts';
import type { BotocoreModel, BotocoreShape } from './source.ts';

const SHAPE_TRAITS = [
  'required',
  'payload',
  'union',
  'document',
  'eventstream',
  'exception',
  'fault',
  'error',
  'min',
  'max',
  'pattern',
  'enum',
  'flattened',
  'sensitive',
  'streaming',
  'timestampFormat',
  'locationName',
];
const MEMBER_TRAITS = [
  'location',
  'locationName',
  'streaming',
  'flattened',
  'xmlAttribute',
  'xmlNamespace',
  'idempotencyToken',
  'jsonvalue',
  'eventpayload',
  'timestampFormat',
];

/** Who reads the model: the server that has the service, or a client of somebody else's. */
type Use = 'serve' | 'call';
/** What only a server needs, which refuses by it. */
const TO_SERVE = new Set(['min', 'max', 'pattern', 'sensitive']);
/** What only a client needs. */
const TO_CALL = ['queryName', 'hostLabel'];

type Json = Record<string, unknown>;

/** Strips a botocore model to what is needed at run time. */
export function compact(service: string, source: BotocoreModel, use: Use = 'serve'): ApiModel {
  const meta = source.metadata;
  const model: Json = {
    service,
    serviceId: meta['serviceId'],
    apiVersion: meta['apiVersion'],
    protocol: meta['protocol'],
  };
  copy(meta, model, ['jsonVersion', 'targetPrefix']);
  if (meta['protocol'] === 'rest-json') delete model['jsonVersion'];
  model['signingName'] = meta['signingName'] ?? meta['endpointPrefix'];
  copy(meta, model, ['endpointPrefix', 'xmlNamespace']);
  model['operations'] = mapValues(source.operations, (operation) => compactOperation(operation, use));
  model['shapes'] = mapValues(source.shapes, (shape) => compactShape(shape, use));
  return model as unknown as ApiModel;
}

function compactOperation(source: Json, use: Use): OperationModel {
  const input = source['input'] as Json | undefined;
  const output = source['output'] as Json | undefined;
  const endpoint = source['endpoint'] as { hostPrefix?: string } | undefined;
  const errors = (source['errors'] as { shape: string }[] | undefined)?.map((error) => error.shape);
  const operation: Json = { http: source['http'] };
  if (input) operation['input'] = input['shape'];
  if (output) operation['output'] = output['shape'];
  if (output?.['resultWrapper']) operation['resultWrapper'] = output['resultWrapper'];
  if (input?.['locationName']) operation['inputLocationName'] = input['locationName'];
  if (input?.['xmlNamespace']) operation['inputXmlNamespace'] = (input['xmlNamespace'] as { uri: string }).uri;
  if (errors && errors.length > 0) operation['errors'] = errors;
  if (endpoint?.hostPrefix) operation['hostPrefix'] = endpoint.hostPrefix;
  copy(source, operation, ['authtype']);
  if (use === 'call' && source['httpChecksumRequired'] === true) operation['checksumRequired'] = true;
  return operation as unknown as OperationModel;
}

function compactShape(source: BotocoreShape, use: Use): Shape {
  const member = (each: Json): Member => compactMember(each, use);
  const shape: Json = { type: source.type === 'character' ? 'string' : source.type };
  if (source.type === 'structure')
    shape['members'] = mapValues((source['members'] ?? {}) as Record<string, Json>, member);
  if (source['member']) shape['member'] = member(source['member'] as Json);
  if (source['key']) shape['key'] = member(source['key'] as Json);
  if (source['value']) shape['value'] = member(source['value'] as Json);
  copy(source, shape, use === 'serve' ? SHAPE_TRAITS : SHAPE_TRAITS.filter((trait) => !TO_SERVE.has(trait)));
  const namespace = source['xmlNamespace'] as { uri: string } | undefined;
  if (namespace) shape['xmlNamespace'] = namespace.uri;
  return shape as unknown as Shape;
}

function compactMember(source: Json, use: Use): Member {
  const member: Json = { shape: source['shape'] };
  copy(source, member, use === 'serve' ? MEMBER_TRAITS : [...MEMBER_TRAITS, ...TO_CALL]);
  return member as unknown as Member;
}

function copy(from: Json, to: Json, names: readonly string[]): void {
  for (const name of names) if (from[name] !== undefined && from[name] !== false) to[name] = from[name];
}

function mapValues<A, B>(object: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
