/**
 * Walks a value along path segments. A definite path (members and single indexes only) ends in one value or in the
 * reason why there is none, in Jayway's words, which AWS passes on; an indefinite one ends in a list.
 */

import type { Json } from '../../../platform/json.ts';
import { runtimeError } from '../errors.ts';
import { isObject, jsonEqual, member, setMember } from '../value.ts';
import type { Filter, Operand } from './filter.ts';
import type { Segment } from './parse.ts';

export function isDefinite(segments: readonly Segment[]): boolean {
  return segments.every(
    (segment, at) =>
      segment.kind === 'member' ||
      segment.kind === 'index' ||
      (segment.kind === 'members' && at === segments.length - 1),
  );
}

/** One step of a definite path. */
export function child(value: Json, segment: Segment): Json | undefined {
  switch (segment.kind) {
    case 'member':
      return isObject(value) ? member(value, segment.name) : undefined;
    case 'index':
      return Array.isArray(value) ? value.at(segment.index) : undefined;
    case 'members':
      return isObject(value) ? pick(value, segment.names) : undefined;
    default:
      return undefined;
  }
}

/** The value at the end of a definite path. */
export function selectOne(root: Json, segments: readonly Segment[]): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    value = child(value, segment);
    if (value === undefined) return undefined;
  }
  return value;
}

/**
 * How many values a path may look at. A document of 256 KiB has 131,072 at most; `$..*..*` would look at that many squared.
 * What AWS does with such a path is not known.
 */
const MAX_VISITS = 1_000_000;

/** What is left of a path's visits, shared by its filters. */
interface Budget {
  visits: number;
}

/**
 * All values of an indefinite path; undefined where its definite beginning already leads nowhere. Later misses only
 * make the list shorter.
 * @throws StatesError where the path looks at too many values
 */
export function selectMany(
  root: Json,
  segments: readonly Segment[],
  budget = { visits: MAX_VISITS },
): Json[] | undefined {
  let values: Json[] = [root];
  let definite = true;
  for (const segment of segments) {
    if (definite && (segment.kind === 'member' || segment.kind === 'index')) {
      const next = child(values[0] as Json, segment);
      if (next === undefined) return undefined;
      values = [next];
      continue;
    }
    definite = false;
    const next: Json[] = [];
    // `..` gathers every value below; the segment after it then applies to each.
    for (const value of values) {
      const before = next.length;
      spread(value, segment, root, next, budget);
      spend(budget, 1 + next.length - before);
    }
    values = next;
  }
  return values;
}

function spend(budget: Budget, visits: number): void {
  budget.visits -= visits;
  if (budget.visits < 0) throw runtimeError(`The path looks at more than ${MAX_VISITS} values`);
}

function spread(value: Json, segment: Segment, root: Json, into: Json[], budget: Budget): void {
  switch (segment.kind) {
    case 'member':
    case 'index': {
      const found = child(value, segment);
      if (found !== undefined) into.push(found);
      return;
    }
    case 'members':
      if (isObject(value)) {
        for (const name of segment.names) {
          const found = member(value, name);
          if (found !== undefined) into.push(found);
        }
      }
      return;
    case 'indexes':
      if (Array.isArray(value)) {
        for (const index of segment.indexes) {
          const found = value.at(index);
          if (found !== undefined) into.push(found);
        }
      }
      return;
    case 'slice':
      if (Array.isArray(value)) for (const item of value.slice(segment.from, segment.to)) into.push(item);
      return;
    case 'wildcard':
      if (Array.isArray(value)) for (const item of value) into.push(item);
      else if (isObject(value)) for (const item of Object.values(value)) into.push(item);
      return;
    case 'descend':
      descend(value, into, budget);
      return;
    case 'filter':
      if (Array.isArray(value)) {
        for (const item of value) if (matches(segment.filter, item, root, budget)) into.push(item);
      } else if (isObject(value)) {
        if (matches(segment.filter, value, root, budget)) into.push(value);
      }
      return;
    default:
      segment satisfies never;
  }
}

/** The value and everything below it, parents first; without recursion, so that depth costs no stack. */
function descend(value: Json, into: Json[], budget: Budget): void {
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (into.push(next) > budget.visits) spend(budget, into.length);
    if (typeof next !== 'object' || next === null) continue;
    const below = Array.isArray(next) ? next : Object.values(next);
    for (let i = below.length - 1; i >= 0; i--) pending.push(below[i] as Json);
  }
}

function pick(value: { [key: string]: Json }, names: readonly string[]): Json | undefined {
  const result: { [key: string]: Json } = {};
  for (const name of names) {
    const found = member(value, name);
    if (found === undefined) return undefined;
    setMember(result, name, found);
  }
  return result;
}

function matches(filter: Filter, element: Json, root: Json, budget: Budget): boolean {
  spend(budget, 1);
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, element, root, budget) && matches(filter.right, element, root, budget);
    case 'or':
      return matches(filter.left, element, root, budget) || matches(filter.right, element, root, budget);
    case 'not':
      return !matches(filter.filter, element, root, budget);
    case 'exists':
      return operandValue(filter.operand, element, root, budget) !== undefined;
    case 'compare': {
      const left = operandValue(filter.left, element, root, budget);
      const right = operandValue(filter.right, element, root, budget);
      switch (filter.operator) {
        case '==':
          return same(left, right);
        case '!=':
          return !same(left, right);
        case 'in':
          return left !== undefined && Array.isArray(right) && right.some((item) => jsonEqual(item, left));
        case 'nin':
          return left !== undefined && Array.isArray(right) && !right.some((item) => jsonEqual(item, left));
        case '<':
          return ordered(left, right, (order) => order < 0);
        case '<=':
          return ordered(left, right, (order) => order <= 0);
        case '>':
          return ordered(left, right, (order) => order > 0);
        case '>=':
          return ordered(left, right, (order) => order >= 0);
        default:
          return filter.operator satisfies never;
      }
    }
    default:
      return filter satisfies never;
  }
}

function operandValue(operand: Operand, element: Json, root: Json, budget: Budget): Json | undefined {
  if (operand.kind === 'literal') return operand.value;
  const from = operand.of === 'element' ? element : root;
  return isDefinite(operand.segments) ? selectOne(from, operand.segments) : selectMany(from, operand.segments, budget);
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return left !== undefined && right !== undefined && jsonEqual(left, right);
}

function ordered(left: Json | undefined, right: Json | undefined, test: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return test(left - right);
  if (typeof left === 'string' && typeof right === 'string') return test(left < right ? -1 : left > right ? 1 : 0);
  return false;
}

/** Why a path found nothing, as Jayway says it and AWS repeats it. */
export function missingReason(root: Json, segments: readonly Segment[]): string {
  let value: Json = root;
  let path = '$';
  for (const [at, segment] of segments.entries()) {
    if (segment.kind === 'member' && !isObject(value)) {
      return `Expected to find an object with property ['${segment.name}'] in path ${path} but found '${javaType(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.`;
    }
    if (segment.kind === 'index' && !Array.isArray(value)) {
      return `Filter: [${segment.index}] can only be applied to arrays. Current context is: ${JSON.stringify(value)}`;
    }
    const next = child(value, segment);
    if (next === undefined) {
      const missing = bracketed(segments.slice(0, at + 1));
      return at < segments.length - 1 && segment.kind === 'member'
        ? `Missing property in path $${missing}`
        : `No results for path: $${bracketed(segments)}`;
    }
    value = next;
    path += bracketed([segment]);
  }
  return `No results for path: $${bracketed(segments)}`;
}

function javaType(value: Json): string {
  if (value === null) return 'com.fasterxml.jackson.databind.node.NullNode';
  if (Array.isArray(value)) return 'com.fasterxml.jackson.databind.node.ArrayNode';
  switch (typeof value) {
    case 'boolean':
      return 'com.fasterxml.jackson.databind.node.BooleanNode';
    case 'number':
      return `com.fasterxml.jackson.databind.node.${Number.isInteger(value) ? 'IntNode' : 'DoubleNode'}`;
    case 'string':
      return 'com.fasterxml.jackson.databind.node.TextNode';
    default:
      return 'com.fasterxml.jackson.databind.node.ObjectNode';
  }
}

function bracketed(segments: readonly Segment[]): string {
  let text = '';
  for (const segment of segments) {
    switch (segment.kind) {
      case 'member':
        text += `['${segment.name}']`;
        break;
      case 'members':
        text += `[${segment.names.map((name) => `'${name}'`).join(',')}]`;
        break;
      case 'index':
        text += `[${segment.index}]`;
        break;
      case 'indexes':
        text += `[${segment.indexes.join(',')}]`;
        break;
      case 'slice':
        text += `[${segment.from ?? ''}:${segment.to ?? ''}]`;
        break;
      case 'wildcard':
        text += '[*]';
        break;
      case 'descend':
        text += '..';
        break;
      case 'filter':
        text += '[?]';
        break;
      default:
        segment satisfies never;
    }
  }
  return text;
}
