/** Values of any shape, and models that refuse none of them: for tests that hold writers against readers. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ApiModel, Member, Shape } from '../models/model.ts';

/** The model without anything that could refuse a value of the right type. */
export function relaxed<Model extends ApiModel>(model: Model): Model {
  const shapes = Object.entries(model.shapes).map(([name, shape]): [string, Shape] => {
    if (shape.type !== 'structure') {
      const { min: _min, max: _max, pattern: _pattern, enum: _enum, ...rest } = shape;
      return [name, rest as Shape]; // Only constraints were taken away.
    }
    // What tells one route from another stays required.
    const required = (shape.required ?? []).filter((each) => shape.members[each]?.location !== undefined);
    return [name, { ...shape, required }];
  });
  return { ...model, shapes: Object.fromEntries(shapes) };
}

export interface Syntax {
  readonly text: fc.Arbitrary<string>;
  /** XML and forms cannot tell an empty list or structure from none. */
  readonly tellsEmpty: boolean;
  /** Times in XML and forms are read to the millisecond, in headers to the second. */
  readonly wholeSeconds: boolean;
  /** Numbers with fractions; any, where absent. */
  readonly fractions?: fc.Arbitrary<number>;
}

const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((at) => at * 1000);
const visible = fc.stringMatching(/^[a-z0-9][a-z0-9./:_-]{0,12}$/);

/**
 * What a handler could be given or answer for this shape: times as milliseconds, blobs as bytes. Undefined for shapes that have no values
 * here: streams of events, and what is nested too deeply.
 */
export function valuesOf(
  model: ApiModel,
  member: Member,
  syntax: Syntax,
  depth = 0,
): fc.Arbitrary<unknown> | undefined {
  const shape = model.shapes[member.shape];
  assert.ok(shape);
  const isLocated = member.location !== undefined;
  switch (shape.type) {
    case 'string':
      return isLocated ? visible : syntax.text;
    case 'integer':
      return fc.integer();
    case 'long':
      return fc.maxSafeInteger();
    case 'float':
    case 'double':
      return (
        syntax.fractions ?? fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n))
      );
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return isLocated || syntax.wholeSeconds ? seconds : fc.integer({ min: 0, max: 4_000_000_000_000 });
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 12 });
    case 'list': {
      const item = depth > 4 ? undefined : valuesOf(model, { ...shape.member, ...place(member) }, syntax, depth + 1);
      const minLength = syntax.tellsEmpty && !isLocated ? 0 : 1;
      return item && fc.array(item, { minLength, maxLength: 3 });
    }
    case 'map': {
      const value = depth > 4 ? undefined : valuesOf(model, { ...shape.value, ...place(member) }, syntax, depth + 1);
      const minKeys = syntax.tellsEmpty && !isLocated ? 0 : 1;
      // Names of headers have no capitals of their own.
      const key = isLocated ? fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/) : syntax.text.filter((name) => name !== '');
      return value && fc.dictionary(key, value, { minKeys, maxKeys: 3 });
    }
    case 'structure': {
      if (shape.eventstream === true || depth > 6) return undefined;
      if (shape.document === true) return fc.jsonValue().filter((value) => value !== null);
      const members: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, each] of Object.entries(shape.members)) {
        const value = depth > 5 ? undefined : valuesOf(model, each, syntax, depth + 1);
        if (value !== undefined) members[name] = value;
      }
      const names = Object.keys(members);
      if (names.length === 0) return syntax.tellsEmpty || depth === 0 ? fc.constant({}) : undefined;
      if (shape.union === true)
        return fc.oneof(...names.map((name) => fc.record({ [name]: members[name] ?? fc.constant(0) })));
      // Clients invent tokens where there is none; labels are part of the path; there is always a body.
      const required = names.filter((name) => {
        const { idempotencyToken, location } = shape.members[name] ?? {};
        const isInPlace = location === 'uri' || shape.payload === name || shape.required?.includes(name);
        return idempotencyToken === true || isInPlace;
      });
      if (!syntax.tellsEmpty && depth > 0) required.push(...names.slice(0, 1));
      return fc.record(members, { requiredKeys: required, noNullPrototype: true });
    }
  }
}

const place = ({ location }: Member): Pick<Member, 'location'> => (location === undefined ? {} : { location });

/** Values with all bytes as one kind of bytes, and without members that are not there. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [[k, plain(v)]])));
  return value;
}
