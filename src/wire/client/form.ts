/** Values as form fields: what the query protocol and EC2's variant of it have in common. */
import type { ApiModel, ListShape, Member, Shape, StructureShape } from '../../models/model.ts';
import { scalarToText } from '../text.ts';
import { isScalar, shapeOf } from '../validate.ts';

/** How a protocol names fields. */
export interface FormNames {
  member(name: string, member: Member): string;
  /** The prefix of a list's items, before their number. */
  items(prefix: string, shape: ListShape, member: Member): string;
  /** The value of a list without items; undefined where it is left out. */
  readonly emptyList: '' | undefined;
}

export type Field = readonly [name: string, value: string];

/** Compiles the writer of a structure's members as fields below `prefix` (empty at the top). */
export function compileForm(model: ApiModel, names: FormNames): (shape: StructureShape) => WriteFields {
  const byReference = new Map<Member, WriteFields>();
  const structures = new Map<StructureShape, WriteFields>();

  function of(member: Member): WriteFields {
    let write = byReference.get(member);
    if (write === undefined) {
      write = compile(shapeOf(model.shapes, member), member);
      byReference.set(member, write);
    }
    return write;
  }

  function compile(shape: Shape, member: Member): WriteFields {
    if (shape.type === 'structure') return structure(shape);
    if (shape.type === 'list') {
      return (value, prefix, fields) => {
        const items = Array.from(value as Iterable<unknown>);
        if (items.length === 0 && names.emptyList !== undefined) fields.push([prefix, names.emptyList]);
        const below = names.items(prefix, shape, member);
        for (const [index, item] of items.entries()) of(shape.member)(item, `${below}.${index + 1}`, fields);
      };
    }
    if (shape.type === 'map') {
      const flat = shape.flattened === true || member.flattened === true;
      const [keyName, valueName] = [shape.key.locationName ?? 'key', shape.value.locationName ?? 'value'];
      return (value, prefix, fields) => {
        const below = flat ? prefix : `${prefix}.entry`;
        for (const [index, [key, item]] of Object.entries(value as object).entries()) {
          fields.push([`${below}.${index + 1}.${keyName}`, key]);
          of(shape.value)(item, `${below}.${index + 1}.${valueName}`, fields);
        }
      };
    }
    if (!isScalar(shape)) throw new Error(`forms have no ${JSON.stringify(shape)}`);
    const toText = scalarToText(shape, member.timestampFormat ?? shape.timestampFormat ?? 'iso8601');
    return (value, prefix, fields) => void fields.push([prefix, toText(value)]);
  }

  function structure(shape: StructureShape): WriteFields {
    let write = structures.get(shape);
    if (write === undefined) {
      const members = Object.entries(shape.members).map(([name, member]) => ({
        name,
        member,
        field: names.member(name, member),
      }));
      write = (value, prefix, fields) => {
        const source = value as Readonly<Record<string, unknown>>; // Decoded along the same model.
        for (const { name, member, field } of members) {
          const item = source[name];
          if (item !== undefined && item !== null)
            of(member)(item, prefix === '' ? field : `${prefix}.${field}`, fields);
        }
      };
      structures.set(shape, write);
    }
    return write;
  }

  return structure;
}

export type WriteFields = (value: unknown, prefix: string, fields: Field[]) => void;
