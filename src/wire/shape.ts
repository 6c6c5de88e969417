import type { ApiModel, ListShape, MapShape, Member, ScalarShape, Shape, StructureShape } from '../models/model.ts';
import { ServiceError } from '../platform/errors.ts';
import {
  check,
  isScalar,
  joinedRules,
  keeps,
  missing,
  type Problem,
  pathName,
  prefixPaths,
  printed,
  type Rule,
  rulesOf,
  shapeOf,
} from './validate.ts';

/**
 * The one walker that reads requests, and answers of other servers: it decodes and validates in the same pass.
 *
 * Each shape is compiled once into a closure. What differs between JSON, XML, form fields and in-process calls is a `Reader`: how to
 * look at one node of that syntax. A wrong type throws at once (AWS's SerializationException and its like); broken constraints are
 * collected, so that one refusal names them all.
 */
export type Decode = (node: unknown, problems: Problem[]) => unknown;

/** How one syntax is looked at. Every method throws the syntax's own ServiceError for a node of the wrong kind. */
export interface Reader {
  /** A scalar: strings stay, numbers become numbers, timestamps milliseconds, blobs bytes. */
  scalar(shape: ScalarShape, member: Member): (node: unknown) => unknown;
  /** Checks that the node can hold members. */
  structure(node: unknown): unknown;
  /** The getter of one member; undefined or null where it is absent. Called at compile time with the member's name and shape. */
  member(name: string, member: Member, shape: Shape): (structure: unknown) => unknown;
  /** Where the protocol marks lists in another place than their own node, the reference's traits are needed. */
  items(shape: ListShape, member: Member): (node: unknown) => readonly unknown[];
  entries(shape: MapShape, member: Member): (node: unknown) => Iterable<readonly [key: string, value: unknown]>;
}

/** One member of a structure as the walker sees it. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly read: (source: unknown) => unknown;
  readonly decode: Decode;
}

/** A model's shapes with one syntax's decoders, compiled when first used. */
export interface Decoders {
  /** The decoder for what stands behind a reference. */
  of(member: Member): Decode;
  /** The fields of a structure, for protocols that compose them differently at the top. */
  field(shape: StructureShape, name: string): Field;
  structure(shape: StructureShape): Decode;
}

export function compileDecoders(model: ApiModel, reader: Reader): Decoders {
  const { shapes } = model;
  // Scalars, lists and maps depend on the traits of the reference too, so they are kept by the reference itself.
  const byReference = new Map<Member, Decode>();
  const structures = new Map<StructureShape, Decode>();

  function of(member: Member): Decode {
    let decode = byReference.get(member);
    if (decode === undefined) {
      const shape = shapeOf(shapes, member);
      if (shape.type === 'structure') decode = structure(shape);
      else if (shape.type === 'list') decode = list(shape, member);
      else if (shape.type === 'map') decode = map(shape, member);
      else decode = scalar(shape, member);
      byReference.set(member, decode);
    }
    return decode;
  }

  function scalar(shape: ScalarShape, member: Member): Decode {
    const read = reader.scalar(shape, member);
    const rules = rulesOf(shape);
    if (rules.length === 0) return read;
    return (node, problems) => {
      const value = read(node);
      check(rules, value, shape, problems);
      return value;
    };
  }

  function structure(shape: StructureShape): Decode {
    if (shape.document === true) return document;
    let decode = structures.get(shape);
    if (decode === undefined) {
      // Compiled on first use, not here: shapes may contain themselves.
      let compiled: Decode | undefined;
      decode = (node, problems) => {
        compiled ??= decodeFields(
          Object.keys(shape.members).map((name) => field(shape, name)),
          shape,
        );
        return compiled(reader.structure(node), problems);
      };
      structures.set(shape, decode);
    }
    return decode;
  }

  function field(shape: StructureShape, name: string): Field {
    const member = shape.members[name];
    if (member === undefined) throw new Error(`the shape has no member ${name}`);
    const read = reader.member(name, member, shapeOf(shapes, member));
    return { name, required: shape.required?.includes(name) ?? false, read, decode: of(member) };
  }

  function list(shape: ListShape, member: Member): Decode {
    const items = reader.items(shape, member);
    const rules = rulesOf(shape);
    const itemShape = shapeOf(shapes, shape.member);
    const itemRules = isScalar(itemShape) ? rulesOf(itemShape) : undefined;
    if (itemRules !== undefined && isScalar(itemShape)) {
      const read = reader.scalar(itemShape, shape.member);
      return (node, problems) => scalarItems(items(node), read, rules, itemRules, shape, problems);
    }
    let decode: Decode | undefined;
    return (node, problems) => {
      decode ??= of(shape.member);
      const out: unknown[] = [];
      for (const item of items(node)) {
        const position = `${out.length + 1}.member`;
        const before = problems.length;
        if (item === null || item === undefined) problems.push(missing(position));
        else out.push(decode(item, problems));
        if (problems.length > before && item !== null && item !== undefined) prefixPaths(problems, before, position);
      }
      check(rules, out, shape, problems, shapes);
      return out;
    };
  }

  function map(shape: MapShape, member: Member): Decode {
    const entries = reader.entries(shape, member);
    const rules = rulesOf(shape);
    const keyRules = rulesOf(shapeOf(shapes, shape.key));
    const valueShape = shapeOf(shapes, shape.value);
    const valueRules = isScalar(valueShape) ? rulesOf(valueShape) : undefined;
    const readValue = isScalar(valueShape) ? reader.scalar(valueShape, shape.value) : undefined;
    let decode: Decode | undefined;
    return (node, problems) => {
      const out: Record<string, unknown> = {};
      let keysHold = true;
      let valuesHold = true;
      for (const [key, value] of entries(node)) {
        keysHold &&= keeps(keyRules, key);
        if (value === null || value === undefined) continue;
        let decoded: unknown;
        if (readValue !== undefined) {
          decoded = readValue(value);
          valuesHold &&= keeps(valueRules ?? [], decoded);
        } else {
          decode ??= of(shape.value);
          const before = problems.length;
          decoded = decode(value, problems);
          if (problems.length > before) prefixPaths(problems, before, `${key}.member`);
        }
        setOwn(out, key, decoded);
      }
      if (!keysHold) problems.push(collective('Map keys must satisfy constraint', keyRules, out, shape));
      if (!valuesHold) problems.push(collective('Map value must satisfy constraint', valueRules ?? [], out, shape));
      check(rules, out, shape, problems, shapes);
      return out;
    };
  }

  return { of, field, structure };
}

/** Free-form JSON has no members to look at. */
const document: Decode = (node) => node;

/** A list of scalars: AWS reports the list once, with all the rules of its items. */
function scalarItems(
  nodes: readonly unknown[],
  read: (node: unknown) => unknown,
  rules: readonly Rule[],
  itemRules: readonly Rule[],
  shape: Shape,
  problems: Problem[],
): unknown[] {
  const out: unknown[] = [];
  let hold = true;
  for (const node of nodes) {
    if (node === null || node === undefined) {
      hold = false;
      out.push(null);
      continue;
    }
    const value = read(node);
    hold &&= keeps(itemRules, value);
    out.push(value);
  }
  if (!hold) problems.push(collective('Member must satisfy constraint', itemRules, out, shape));
  check(rules, out, shape, problems);
  return out;
}

const collective = (what: string, rules: readonly Rule[], value: unknown, shape: Shape): Problem => ({
  path: '',
  value: printed(value, shape),
  constraint: `${what}: [${joinedRules(rules)}]`,
});

/** Decodes a structure from its fields. Members that the model does not know are passed over, as AWS does. */
export function decodeFields(fields: readonly Field[], shape: StructureShape): Decode {
  const paths = fields.map((field) => pathName(field.name));
  const isUnion = shape.union === true;
  return (source, problems) => {
    const out: Record<string, unknown> = {};
    let present = 0;
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i] as Field; // The index is below the length.
      const node = field.read(source);
      if (node === undefined || node === null) {
        if (field.required) problems.push(missing(paths[i] ?? field.name));
        continue;
      }
      const before = problems.length;
      out[field.name] = field.decode(node, problems);
      present++;
      if (problems.length > before) prefixPaths(problems, before, paths[i] ?? field.name);
    }
    if (isUnion && present !== 1) {
      problems.push({
        path: '',
        value: printed(out, shape),
        constraint: `Member must have exactly one of [${fields.map((field) => field.name).join(', ')}] set`,
      });
    }
    return out;
  };
}

/** Assigns without ever reaching a setter such as `__proto__`'s. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

export const serialization = (message: string): ServiceError =>
  new ServiceError('SerializationException', message, { status: 400 });
