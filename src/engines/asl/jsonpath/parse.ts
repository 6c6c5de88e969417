/**
 * Reads JSONPath text in the dialect that AWS took from Jayway: `$.a`, `$['a','b']`, `$[0]`, `$[-1]`, `$[1:3]`,
 * `$[0,2]`, `$.*`, `$..a`, `$[?(@.a == 1 && @.b)]`. The root is `$` (input), `$$` (context object) or `$name`
 * (variable). Functions such as `.length()` are refused: Step Functions has none of them.
 */

import type { Filter } from './filter.ts';
import { JsonPathSyntaxError, parseFilter } from './filter.ts';
import { Reader } from './reader.ts';

export { JsonPathSyntaxError } from './filter.ts';

export type Segment =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'filter'; readonly filter: Filter };

export interface PathSyntax {
  readonly text: string;
  readonly root:
    | { readonly kind: 'input' }
    | { readonly kind: 'context' }
    | { readonly kind: 'variable'; readonly name: string };
  readonly segments: readonly Segment[];
}

/** @throws JsonPathSyntaxError */
export function parsePath(text: string): PathSyntax {
  const reader = new Reader(text);
  const path = readPath(reader);
  if (!reader.atEnd())
    throw new JsonPathSyntaxError(`Unexpected character at position ${reader.position} of '${text}'`);
  return { text, ...path };
}

/** Reads a path that may stand inside a longer text (an argument of an intrinsic function). */
export function readPath(reader: Reader): Omit<PathSyntax, 'text'> {
  reader.expect('$');
  const root = readRoot(reader);
  return { root, segments: readSegments(reader) };
}

function readRoot(reader: Reader): PathSyntax['root'] {
  if (reader.take('$')) return { kind: 'context' };
  const name = reader.match(/[A-Za-z_\p{ID_Start}][\p{ID_Continue}]*/uy);
  return name === undefined ? { kind: 'input' } : { kind: 'variable', name };
}

/** Segments as long as there are any; stops at the first character that starts none. */
export function readSegments(reader: Reader): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    if (reader.take('..')) {
      segments.push({ kind: 'descend' });
      segments.push(reader.peek() === '[' ? readBracket(reader) : readDotName(reader));
    } else if (reader.peek() === '.') {
      reader.take('.');
      // AWS's reader lets a dot stand before a bracket too.
      segments.push(reader.peek() === '[' ? readBracket(reader) : readDotName(reader));
    } else if (reader.peek() === '[') {
      segments.push(readBracket(reader));
    } else {
      return segments;
    }
  }
}

function readDotName(reader: Reader): Segment {
  if (reader.take('*')) return { kind: 'wildcard' };
  const name = reader.match(/[^\s.[\](){},'"?@*=<>!&|\\:;+#/^%~`]+/uy);
  if (name === undefined) throw new JsonPathSyntaxError(`A name is missing at position ${reader.position}`);
  if (reader.peek() === '(') throw new JsonPathSyntaxError(`Function '${name}()' is not supported`);
  return { kind: 'member', name };
}

function readBracket(reader: Reader): Segment {
  reader.expect('[');
  reader.skipSpace();
  const segment = readBracketContent(reader);
  reader.skipSpace();
  reader.expect(']');
  return segment;
}

function readBracketContent(reader: Reader): Segment {
  if (reader.take('*')) return { kind: 'wildcard' };
  if (reader.take('?')) {
    reader.skipSpace();
    reader.expect('(');
    const filter = parseFilter(reader, readSegments);
    reader.skipSpace();
    reader.expect(')');
    return { kind: 'filter', filter };
  }
  const quote = reader.peek();
  if (quote === "'" || quote === '"') {
    const names = readList(reader, () => reader.quoted(true));
    const [only] = names;
    return names.length === 1 && only !== undefined ? { kind: 'member', name: only } : { kind: 'members', names };
  }
  const from = readInteger(reader);
  reader.skipSpace();
  if (reader.take(':')) {
    reader.skipSpace();
    return { kind: 'slice', from, to: readInteger(reader) };
  }
  if (from === undefined) throw new JsonPathSyntaxError(`An index is missing at position ${reader.position}`);
  if (reader.peek() !== ',') return { kind: 'index', index: from };
  reader.expect(',');
  reader.skipSpace();
  const rest = readList(reader, () => {
    const index = readInteger(reader);
    if (index === undefined) throw new JsonPathSyntaxError(`An index is missing at position ${reader.position}`);
    return index;
  });
  return { kind: 'indexes', indexes: [from, ...rest] };
}

function readList<Item>(reader: Reader, readItem: () => Item): Item[] {
  const items = [readItem()];
  for (;;) {
    reader.skipSpace();
    if (!reader.take(',')) return items;
    reader.skipSpace();
    items.push(readItem());
  }
}

function readInteger(reader: Reader): number | undefined {
  const text = reader.match(/-?\d{1,15}/y);
  return text === undefined ? undefined : Number(text);
}
