/**
 * Between Step Functions' spelling of an API (PascalCase members, times as text or numbers, blobs as text) and the model's.
 * One walker in each direction, both led by the model's shapes.
 */

import { javaMemberName } from '../../../models/java-names.ts';
import type { ApiModel, Shape, StructureShape } from '../../../models/model.ts';
import type { StreamingBlob } from '../../../models/types.ts';
import type { Json } from '../../../platform/json.ts';
import { type Problem, TaskFailure } from './integration.ts';

export interface Spelling {
  /**
   * `exact`: the model's name with a capital first letter. `sdk`: the Java SDK's form of it (`DBName` -> `DbName`), which answers have;
   * parameters may have either, as AWS's own examples do.
   */
  readonly names: 'exact' | 'sdk';
  /** Whether objects given for text members become JSON text: all integrations but SageMaker's do that. */
  readonly jsonText: boolean;
}

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** PascalCase name -> the model's member name, for one structure. */
type NameTable = ReadonlyMap<string, string>;
const tables = new WeakMap<StructureShape, Map<Spelling['names'], NameTable>>();

function namesOf(shape: StructureShape, spelling: Spelling['names']): NameTable {
  const known = tables.get(shape) ?? new Map<Spelling['names'], NameTable>();
  tables.set(shape, known);
  let table = known.get(spelling);
  if (table === undefined) {
    const names = Object.keys(shape.members);
    const entries = names.map((name): [string, string] => [capital(name), name]);
    if (spelling === 'sdk') entries.unshift(...names.map((name): [string, string] => [javaMemberName(name), name]));
    table = new Map(entries);
    known.set(spelling, table);
  }
  return table;
}

function shapeOf(model: ApiModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the model of ${model.service} has no shape ${name}`);
  return shape;
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that is only known when the machine runs: a JSONPath field's text or a JSONata expression. */
const isExpression = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');

/**
 * What is wrong with a task's parameters, by the API model.
 * @param template with `true`, keys may end in `.$` and text may be a JSONata expression: the definition's raw Parameters or Arguments.
 */
export function checkMembers(
  model: ApiModel,
  shapeName: string,
  value: Json,
  spelling: Spelling,
  template: boolean,
  at = '',
): Problem[] {
  const problems: Problem[] = [];
  const walk = (name: string, part: Json, field: string, path: string): void => {
    if (part === null || (template && isExpression(part))) return;
    const shape = shapeOf(model, name);
    const wrong = (type: string): void =>
      void problems.push({ message: `The value for the field '${field}' must be a ${type}`, at: path });
    switch (shape.type) {
      case 'structure': {
        if (shape.document === true) return;
        if (!isObject(part)) {
          wrong('JSON object');
          return;
        }
        const table = namesOf(shape, spelling.names);
        const given = new Set<string>();
        for (const [key, child] of Object.entries(part)) {
          const dynamic = template && key.endsWith('.$');
          const plain = dynamic ? key.slice(0, -2) : key;
          const member = table.get(plain);
          if (member === undefined) {
            problems.push({ message: `The field "${plain}" is not supported by Step Functions`, at: path });
            continue;
          }
          given.add(member);
          const memberShape = shape.members[member]?.shape;
          if (!dynamic && memberShape !== undefined) walk(memberShape, child as Json, plain, `${path}/${plain}`);
        }
        for (const required of shape.required ?? []) {
          if (!given.has(required))
            problems.push({ message: `The field '${capital(required)}' is required but was missing`, at: path });
        }
        return;
      }
      case 'list':
        if (!Array.isArray(part)) {
          wrong('JSON array');
          return;
        }
        for (const [index, item] of part.entries()) walk(shape.member.shape, item, field, `${path}/${index}`);
        return;
      case 'map':
        if (!isObject(part)) {
          wrong('JSON object');
          return;
        }
        for (const [key, item] of Object.entries(part)) {
          if (!(template && key.endsWith('.$'))) walk(shape.value.shape, item as Json, key, `${path}/${key}`);
        }
        return;
      case 'string':
        if (typeof part !== 'string' && !(spelling.jsonText && typeof part === 'object')) wrong('STRING');
        return;
      case 'boolean':
        if (typeof part !== 'boolean') wrong('BOOLEAN');
        return;
      case 'integer':
      case 'long':
      case 'float':
      case 'double':
        if (typeof part !== 'number') wrong('NUMBER');
        return;
      case 'timestamp':
        if (typeof part !== 'string' && typeof part !== 'number') wrong('TIMESTAMP');
        return;
      case 'blob':
        return;
      default:
        shape satisfies never;
    }
  };
  walk(shapeName, value, 'Parameters', at);
  return problems;
}

/** A task's parameters in the model's own spelling, ready for `Call`. Null members are left out, as the SDK leaves them out. */
export function toModel(model: ApiModel, shapeName: string, value: Json, spelling: Spelling): unknown {
  const walk = (name: string, part: Json, isStreamed = false): unknown => {
    if (part === null) return undefined;
    const shape = shapeOf(model, name);
    switch (shape.type) {
      case 'structure': {
        if (!isObject(part) || shape.document === true) return part;
        const table = namesOf(shape, spelling.names);
        const made: Record<string, unknown> = {};
        for (const [key, child] of Object.entries(part)) {
          const member = table.get(key);
          const reference = member === undefined ? undefined : shape.members[member];
          if (member === undefined || reference === undefined) continue;
          const inner = walk(reference.shape, child as Json, reference.streaming === true);
          if (inner !== undefined) made[member] = inner;
        }
        return made;
      }
      case 'list':
        return Array.isArray(part) ? part.map((item) => walk(shape.member.shape, item)) : part;
      case 'map':
        if (!isObject(part)) return part;
        return Object.fromEntries(
          Object.entries(part).map(([key, item]) => [key, walk(shape.value.shape, item as Json)]),
        );
      case 'string':
        return spelling.jsonText && typeof part === 'object' ? JSON.stringify(part) : part;
      case 'blob': {
        const streams = isStreamed || shape.streaming === true;
        // Of what is streamed the SDK's integration makes JSON, of texts too: S3 keeps "text" with its quotes (seen in recordings).
        const asText = typeof part === 'string' && !(streams && spelling.names === 'sdk');
        const bytes = Buffer.from(asText ? part : JSON.stringify(part), 'utf8');
        return streams ? inOnePiece(bytes) : bytes;
      }
      default:
        return part;
    }
  };
  return walk(shapeName, value) ?? {};
}

/** What a handler of a streamed body reads. */
async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The largest result a task can have, in bytes of UTF-8 (quota of Step Functions). */
const RESULT_LIMIT = 262_144;

/** A handler's native output, or another server's decoded one, in Step Functions' spelling. Blobs and streams become text. */
export async function fromModel(
  model: ApiModel,
  shapeName: string | undefined,
  value: unknown,
  times: 'iso8601' | 'epoch-millis',
  names: Spelling['names'] = 'exact',
): Promise<{ [key: string]: Json }> {
  const spelled = names === 'sdk' ? javaMemberName : capital;
  const streams: Promise<void>[] = [];
  const walk = (name: string, part: unknown): Json => {
    const shape = shapeOf(model, name);
    if (part === null || part === undefined) return null;
    switch (shape.type) {
      case 'structure': {
        // Of a document the model says that it is JSON.
        if (shape.document === true) return part as Json;
        if (!isObject(part)) return null;
        const made: { [key: string]: Json } = {};
        for (const [member, reference] of Object.entries(shape.members)) {
          const child = part[member];
          if (child === undefined || child === null) continue;
          if (isStream(child)) {
            streams.push(
              text(child).then((body) => {
                made[spelled(member)] = body;
              }),
            );
          } else {
            made[spelled(member)] = walk(reference.shape, child);
          }
        }
        return made;
      }
      case 'list':
        return Array.isArray(part) ? part.map((item) => walk(shape.member.shape, item)) : [];
      case 'map':
        if (!isObject(part)) return {};
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(shape.value.shape, item)]));
      case 'timestamp':
        if (typeof part !== 'number') return String(part);
        return times === 'iso8601' ? new Date(part).toISOString() : part;
      case 'blob':
        return part instanceof Uint8Array ? Buffer.from(part).toString('utf8') : String(part);
      case 'string':
        return String(part);
      default:
        // Numbers and booleans: the handler's type is checked against the model where it is defined.
        return part as Json;
    }
  };
  const made = shapeName === undefined ? {} : walk(shapeName, value);
  await Promise.all(streams);
  return isObject(made) ? (made as { [key: string]: Json }) : {};
}

const isStream = (value: unknown): value is StreamingBlob =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

async function text(stream: StreamingBlob): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > RESULT_LIMIT) {
      throw new TaskFailure(
        'States.DataLimitExceeded',
        'The state/task returned a result with a size exceeding the maximum number of bytes service limit.',
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
