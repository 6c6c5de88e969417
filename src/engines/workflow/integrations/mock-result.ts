/**
 * Whether a mocked result (TestState) is what the called API could have answered, by its model. Members are in Step Functions' spelling;
 * ones that the model does not know pass. `.sync` is answered by the API that describes the job, and what a callback brings is free.
 */
import { javaMemberName } from '../../../models/java-names.ts';
import type { ServiceKey, Shape } from '../../../models/model.ts';
import type { Json } from '../../../platform/json.ts';
import { sdkOperation } from './aws-sdk.ts';
import type { ServiceResource } from './integration.ts';
import { capital } from './members.ts';
import { optimizedOperation } from './optimized.ts';
import { findOperation, type Operation } from './request.ts';

/** Own services' optimized integrations. */
const OPTIMIZED: Readonly<Record<string, ServiceKey>> = {
  sagemaker: 'sagemaker',
  states: 'stepfunctions',
  lambda: 'lambda',
  events: 'events',
};

/** @param strict required members must be there */
export function mockProblem(resource: ServiceResource, result: Json, strict: boolean): string | undefined {
  const operation = answering(resource);
  const output = operation?.operation.output;
  if (operation === undefined || output === undefined) return undefined;
  const isSdk = resource.type.startsWith('aws-sdk:');
  const isRaw = resource.pattern === 'request';
  const problem = (name: string, value: Json, field: string): string | undefined => {
    const shape = operation.model.shapes[name];
    if (shape === undefined || value === null) return undefined;
    const wrong = typeProblem(shape, value, isRaw);
    if (wrong !== undefined) {
      return field === '' ? 'Mock result must be a valid JSON object' : `${PREFIX} Field '${field}' must be ${wrong}`;
    }
    const limit = limitProblem(shape, value);
    if (limit !== undefined) return `${PREFIX} Field '${field}' ${limit}`;
    if (shape.type === 'list' && Array.isArray(value))
      return first(value, (item) => problem(shape.member.shape, item, field));
    if (!isObject(value)) return undefined;
    if (shape.type === 'map') return first(Object.values(value), (item) => problem(shape.value.shape, item, field));
    if (shape.type !== 'structure') return undefined;
    if (shape.document === true) return undefined;
    const spelled = (member: string): string => {
      const plain = capital(member);
      return isSdk && !Object.hasOwn(value, plain) ? javaMemberName(member) : plain;
    };
    const missing = strict ? shape.required?.find((member) => !Object.hasOwn(value, spelled(member))) : undefined;
    if (missing !== undefined) return `${PREFIX} Required field '${spelled(missing)}' is missing`;
    return first(Object.entries(shape.members), ([member, reference]) => {
      const key = spelled(member);
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      return given === undefined ? undefined : problem(reference.shape, given, key);
    });
  };
  return problem(output, result, '');
}

const PREFIX = 'Mock result schema validation error:';

function answering(resource: ServiceResource): Operation | undefined {
  const { type, action, pattern } = resource;
  if (pattern === 'waitForTaskToken') return undefined;
  if (type.startsWith('aws-sdk:')) return sdkOperation(resource)?.operation;
  const service = Object.hasOwn(OPTIMIZED, type) ? OPTIMIZED[type] : undefined;
  // What describes a job of others is not known here.
  if (service === undefined) return pattern === 'request' ? optimizedOperation(resource) : undefined;
  const described = pattern === 'request' ? action : action.replace(/^(create|start)/, 'describe');
  return findOperation(service, described);
}

/** How a scalar breaks the constraints of its shape. */
function limitProblem(shape: Shape, value: Json): string | undefined {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
    'min' in shape || 'max' in shape ? shape : {};
  if (typeof value === 'number') {
    if (value < min) return 'is less than the minimum value';
    return value > max ? 'exceeds the maximum value' : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (value.length < min) return 'is smaller than the minimum length';
  // Belief, after its recorded brothers.
  if (value.length > max) return 'exceeds the maximum length';
  const isKnown = shape.type !== 'string' || shape.enum === undefined || shape.enum.includes(value);
  return isKnown ? undefined : 'is not an expected value';
}

/**
 * What the value must be, where it is not. What `.sync` shows is made from the API's answer: times as numbers, JSON that the API carries
 * as text as the value that it is. A request's mock is the API's own answer, also where the integration would show JSON (Lambda's Payload).
 */
function typeProblem(shape: Shape, value: Json, isRaw: boolean): string | undefined {
  switch (shape.type) {
    case 'structure':
      return shape.document === true || isObject(value) ? undefined : 'an object';
    case 'map':
      return isObject(value) ? undefined : 'an object';
    case 'list':
      return Array.isArray(value) ? undefined : 'an array';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'a boolean';
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return typeof value === 'number' ? undefined : 'a number';
    case 'timestamp':
      return typeof value === 'string' || (!isRaw && typeof value === 'number') ? undefined : 'a string';
    case 'string':
    case 'blob':
      return typeof value === 'string' || !isRaw ? undefined : 'a string';
    default:
      return shape satisfies never;
  }
}

function first<Item>(items: readonly Item[], look: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
