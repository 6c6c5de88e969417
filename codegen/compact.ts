import type { Member, OperationModel, ServiceKey, ServiceModel, Shape } from '../src/models/model.ts';
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

type Json = Record<string, unknown>;

/** Strips a botocore model to what the wire needs at run time. */
export function compact(service: ServiceKey, source: BotocoreModel): ServiceModel {
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
  model['operations'] = mapValues(source.operations, compactOperation);
  model['shapes'] = mapValues(source.shapes, compactShape);
  return model as unknown as ServiceModel;
}

function compactOperation(source: Json): OperationModel {
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
  return operation as unknown as OperationModel;
}

function compactShape(source: BotocoreShape): Shape {
  const shape: Json = { type: source.type === 'character' ? 'string' : source.type };
  if (source.type === 'structure')
    shape['members'] = mapValues((source['members'] ?? {}) as Record<string, Json>, compactMember);
  if (source['member']) shape['member'] = compactMember(source['member'] as Json);
  if (source['key']) shape['key'] = compactMember(source['key'] as Json);
  if (source['value']) shape['value'] = compactMember(source['value'] as Json);
  copy(source, shape, SHAPE_TRAITS);
  const namespace = source['xmlNamespace'] as { uri: string } | undefined;
  if (namespace) shape['xmlNamespace'] = namespace.uri;
  return shape as unknown as Shape;
}

function compactMember(source: Json): Member {
  const member: Json = { shape: source['shape'] };
  copy(source, member, MEMBER_TRAITS);
  return member as unknown as Member;
}

function copy(from: Json, to: Json, names: readonly string[]): void {
  for (const name of names) if (from[name] !== undefined && from[name] !== false) to[name] = from[name];
}

function mapValues<A, B>(object: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
