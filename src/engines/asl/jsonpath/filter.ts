/**
 * Filter expressions of JSONPath: `[?(@.price < 10 && !(@.sold == true))]`. Operators as in Jayway: == != < <= > >=
 * in nin (with a literal list), && || !, and the bare path that asks for existence. Regular expressions (`=~`) are
 * refused: their cost cannot be bounded.
 */

import { type Json, parseJson } from '../../../platform/json.ts';
import type { Segment } from './parse.ts';
import type { Reader } from './reader.ts';
import { JsonPathSyntaxError } from './reader.ts';

export { JsonPathSyntaxError } from './reader.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'nin';

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'exists'; readonly operand: PathOperand }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand };

/** `@.a` (of the element) or `$.a` (of the root). */
export interface PathOperand {
  readonly kind: 'path';
  readonly of: 'element' | 'root';
  readonly segments: readonly Segment[];
}

export type Operand = PathOperand | { readonly kind: 'literal'; readonly value: Json };

type SegmentReader = (reader: Reader) => Segment[];

const MAX_DEPTH = 64;

/** Reads up to, not including, the closing parenthesis. */
export function parseFilter(reader: Reader, readSegments: SegmentReader, depth = 0): Filter {
  if (depth > MAX_DEPTH) throw new JsonPathSyntaxError('The filter is nested too deeply');
  let left = parseAnd(reader, readSegments, depth);
  for (;;) {
    reader.skipSpace();
    if (!reader.take('||')) return left;
    left = { kind: 'or', left, right: parseAnd(reader, readSegments, depth) };
  }
}

function parseAnd(reader: Reader, readSegments: SegmentReader, depth: number): Filter {
  let left = parseTerm(reader, readSegments, depth);
  for (;;) {
    reader.skipSpace();
    if (!reader.take('&&')) return left;
    left = { kind: 'and', left, right: parseTerm(reader, readSegments, depth) };
  }
}

function parseTerm(reader: Reader, readSegments: SegmentReader, depth: number): Filter {
  if (depth > MAX_DEPTH) throw new JsonPathSyntaxError('The filter is nested too deeply');
  reader.skipSpace();
  if (reader.peek() === '!') {
    reader.expect('!');
    return { kind: 'not', filter: parseTerm(reader, readSegments, depth + 1) };
  }
  if (reader.take('(')) {
    const filter = parseFilter(reader, readSegments, depth + 1);
    reader.skipSpace();
    reader.expect(')');
    return filter;
  }
  const left = parseOperand(reader, readSegments);
  reader.skipSpace();
  const operator = reader.match(/==|!=|<=|>=|<|>|in\b|nin\b/y);
  if (operator === undefined) {
    if (left.kind !== 'path') throw new JsonPathSyntaxError(`A comparison is missing at position ${reader.position}`);
    return { kind: 'exists', operand: left };
  }
  reader.skipSpace();
  // The pattern above admits exactly the members of Comparison.
  return { kind: 'compare', operator: operator as Comparison, left, right: parseOperand(reader, readSegments) };
}

function parseOperand(reader: Reader, readSegments: SegmentReader): Operand {
  if (reader.take('@')) return { kind: 'path', of: 'element', segments: readSegments(reader) };
  if (reader.take('$')) return { kind: 'path', of: 'root', segments: readSegments(reader) };
  return { kind: 'literal', value: parseLiteral(reader) };
}

function parseLiteral(reader: Reader): Json {
  const start = reader.peek();
  if (start === "'" || start === '"') return reader.quoted();
  if (reader.take('[')) {
    const items: Json[] = [];
    reader.skipSpace();
    while (!reader.take(']')) {
      items.push(parseLiteral(reader));
      reader.skipSpace();
      reader.take(',');
      reader.skipSpace();
      if (reader.atEnd()) throw new JsonPathSyntaxError('A list has no end');
    }
    return items;
  }
  const word = reader.match(/true\b|false\b|null\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (word === undefined)
    throw new JsonPathSyntaxError(`A value is missing at position ${reader.position} of '${reader.text}'`);
  // The pattern above admits only JSON scalars.
  return parseJson(word);
}
