import type { ApiModel, ListShape, Member, Shape, StructureShape } from '../../models/model.ts';
import type { ServiceError } from '../../platform/errors.ts';
import type { Reader } from '../shape.ts';
import { scalarFromText, scalarToText } from '../text.ts';
import { shapeOf } from '../validate.ts';
import { ATTRIBUTE, escapeXml } from '../xml.ts';

/** Reads the nodes of `parseXml`. `malformed` makes the refusal of a document that does not fit the model. */
export function xmlReader(malformed: () => ServiceError): Reader {
  return {
    scalar(shape) {
      const fromText = scalarFromText(shape);
      return (node) => {
        const text = textOf(node);
        const value = text === undefined ? undefined : fromText(text);
        if (value === undefined) throw malformed();
        return value;
      };
    },
    structure(node) {
      if (node === '' || (typeof node === 'string' && node.trim() === '')) return {};
      if (typeof node !== 'object' || node === null || Array.isArray(node)) throw malformed();
      return node;
    },
    member(name, member, shape) {
      const element =
        member.xmlAttribute === true ? ATTRIBUTE + (member.locationName ?? name) : elementName(name, member, shape);
      return (structure) => (structure as Record<string, unknown>)[element];
    },
    items(shape, member) {
      if (isFlat(shape, member)) return toList;
      const element = shape.member.locationName ?? 'member';
      return (node) => {
        if (typeof node === 'string' && node.trim() === '') return [];
        if (typeof node !== 'object' || node === null || Array.isArray(node)) throw malformed();
        return toList((node as Record<string, unknown>)[element]);
      };
    },
    entries(shape, member) {
      const key = shape.key.locationName ?? 'key';
      const value = shape.value.locationName ?? 'value';
      const flat = shape.flattened === true || member.flattened === true;
      return (node) => {
        const entries = toList(flat ? node : (node as Record<string, unknown>)['entry']);
        return entries.map((entry): [string, unknown] => {
          const pair = entry as Record<string, unknown>;
          const name = textOf(pair[key]);
          if (name === undefined) throw malformed();
          return [name, pair[value]];
        });
      };
    },
  };
}

function textOf(node: unknown): string | undefined {
  if (typeof node === 'string') return node;
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  const text = (node as Record<string, unknown>)['#text'];
  return typeof text === 'string' ? text : undefined;
}

const toList = (node: unknown): readonly unknown[] =>
  node === undefined || node === null ? [] : Array.isArray(node) ? node : [node];

const isFlat = (shape: ListShape, member: Member): boolean => shape.flattened === true || member.flattened === true;

/** A flattened list's items stand under the item's own name where it has one, else under the member's. */
function elementName(name: string, member: Member, shape: Shape): string {
  const own = member.locationName ?? (shape.type === 'list' ? shape.locationName : undefined) ?? name;
  return shape.type === 'list' && isFlat(shape, member) ? (shape.member.locationName ?? own) : own;
}

// ------------------------------------------------------------------------------------------------------------------------------

/** Writes a value as one or more elements of the given name. */
export type WriteXml = (value: unknown, name: string) => string;

export interface XmlEncoders {
  /** The inside of a structure, without its own element. */
  inside(members: readonly (readonly [string, Member])[]): (value: unknown) => string;
  structure(shape: StructureShape): (value: unknown) => string;
}

export function compileXmlEncoders(model: ApiModel): XmlEncoders {
  const byReference = new Map<Member, WriteXml>();
  const insides = new Map<StructureShape, (value: unknown) => string>();

  function of(member: Member): WriteXml {
    let write = byReference.get(member);
    if (write === undefined) {
      write = compile(member, shapeOf(model.shapes, member));
      byReference.set(member, write);
    }
    return write;
  }

  function compile(member: Member, shape: Shape): WriteXml {
    if (shape.type === 'structure') {
      const attributes = compileAttributes(shape);
      return (value, name) => `<${name}${attributes(value)}>${structure(shape)(value)}</${name}>`;
    }
    if (shape.type === 'list') {
      const flat = isFlat(shape, member);
      const itemName = shape.member.locationName ?? 'member';
      let write: WriteXml | undefined;
      return (value, name) => {
        write ??= of(shape.member);
        let out = '';
        for (const item of value as Iterable<unknown>) out += write(item, flat ? name : itemName);
        return flat ? out : `<${name}>${out}</${name}>`;
      };
    }
    if (shape.type === 'map') {
      const keyName = shape.key.locationName ?? 'key';
      const valueName = shape.value.locationName ?? 'value';
      const flat = shape.flattened === true || member.flattened === true;
      let write: WriteXml | undefined;
      return (value, name) => {
        write ??= of(shape.value);
        let out = '';
        for (const [key, item] of Object.entries(value as object)) {
          const pair = `<${keyName}>${escapeXml(key)}</${keyName}>${write(item, valueName)}`;
          out += flat ? `<${name}>${pair}</${name}>` : `<entry>${pair}</entry>`;
        }
        return flat ? out : `<${name}>${out}</${name}>`;
      };
    }
    const toText = scalarToText(shape, member.timestampFormat ?? shape.timestampFormat ?? 'iso8601');
    return (value, name) => `<${name}>${escapeXml(toText(value))}</${name}>`;
  }

  function compileAttributes(shape: StructureShape): (value: unknown) => string {
    const names = Object.entries(shape.members).filter(([, member]) => member.xmlAttribute === true);
    if (names.length === 0) return () => '';
    return (value) => {
      let out = '';
      for (const [name, member] of names) {
        const text = (value as Record<string, unknown>)[name];
        const attribute = member.locationName ?? name;
        if (text === undefined || text === null) continue;
        // The only prefix in use is the one of XML Schema instances (`xsi:type` of S3's grantees).
        const prefix = attribute.includes(':') ? attribute.slice(0, attribute.indexOf(':')) : undefined;
        if (prefix !== undefined) out += ` xmlns:${prefix}="${shape.xmlNamespace ?? ''}"`;
        out += ` ${attribute}="${escapeXml(String(text))}"`;
      }
      return out;
    };
  }

  function inside(members: readonly (readonly [string, Member])[]): (value: unknown) => string {
    let fields: { name: string; element: string; write: WriteXml }[] | undefined;
    return (value) => {
      fields ??= members
        .filter(([, member]) => member.xmlAttribute !== true)
        .map(([name, member]) => {
          const shape = shapeOf(model.shapes, member);
          return { name, element: elementName(name, member, shape), write: of(member) };
        });
      const source = (value ?? {}) as Record<string, unknown>; // Typed by the generated operations.
      let out = '';
      for (const { name, element, write } of fields) {
        const item = source[name];
        if (item !== undefined && item !== null) out += write(item, element);
      }
      return out;
    };
  }

  function structure(shape: StructureShape): (value: unknown) => string {
    let write = insides.get(shape);
    if (write === undefined) {
      write = inside(Object.entries(shape.members));
      insides.set(shape, write);
    }
    return write;
  }

  return { inside, structure };
}
