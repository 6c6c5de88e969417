/** Reads intrinsic function calls: `States.Format('{} of {}', $.a, States.ArrayLength($.b))`. */

import { type Json, parseJson } from '../../../platform/json.ts';
import type { PathSyntax } from '../jsonpath/parse.ts';
import { readPath } from '../jsonpath/parse.ts';
import { JsonPathSyntaxError, Reader } from '../jsonpath/reader.ts';

/** AWS nests intrinsics up to ten deep. */
const MAX_DEPTH = 10;

export interface Call {
  readonly kind: 'call';
  /** With the prefix: `States.Format`. */
  readonly name: string;
  readonly args: readonly Argument[];
}

export type Argument =
  | Call
  | { readonly kind: 'path'; readonly path: PathSyntax }
  | { readonly kind: 'literal'; readonly value: Json }
  /** A text in single quotes, escapes still in it: what `\{` means depends on the function. */
  | { readonly kind: 'text'; readonly raw: string };

/** @throws JsonPathSyntaxError */
export function parseIntrinsic(text: string): Call {
  const reader = new Reader(text);
  reader.skipSpace();
  const call = readCall(reader, 1);
  reader.skipSpace();
  if (!reader.atEnd()) throw new JsonPathSyntaxError(`Unexpected character at position ${reader.position}`);
  return call;
}

function readCall(reader: Reader, depth: number): Call {
  if (depth > MAX_DEPTH) throw new JsonPathSyntaxError(`Intrinsic functions may be nested ${MAX_DEPTH} deep at most`);
  const name = reader.match(/States\.[A-Za-z0-9]+/y);
  if (name === undefined) throw new JsonPathSyntaxError(`A function is missing at position ${reader.position}`);
  reader.skipSpace();
  reader.expect('(');
  const args: Argument[] = [];
  reader.skipSpace();
  if (reader.take(')')) return { kind: 'call', name, args };
  for (;;) {
    reader.skipSpace();
    args.push(readArgument(reader, depth));
    reader.skipSpace();
    if (reader.take(')')) return { kind: 'call', name, args };
    reader.expect(',');
  }
}

function readArgument(reader: Reader, depth: number): Argument {
  const start = reader.peek();
  if (start === '$') {
    const from = reader.position;
    const path = readPath(reader);
    return { kind: 'path', path: { text: reader.text.slice(from, reader.position), ...path } };
  }
  if (start === "'") return { kind: 'text', raw: readRawText(reader) };
  if (start === 'S') return readCall(reader, depth + 1);
  const word = reader.match(/true\b|false\b|null\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (word === undefined) throw new JsonPathSyntaxError(`An argument is missing at position ${reader.position}`);
  // The pattern above admits only JSON scalars.
  return { kind: 'literal', value: parseJson(word.replace(/^(-?)0+(?=\d)/, '$1')) };
}

function readRawText(reader: Reader): string {
  reader.expect("'");
  const start = reader.position;
  for (let i = start; i < reader.text.length; i++) {
    const character = reader.text.charAt(i);
    if (character === '\\') {
      i++;
      // The language knows these four; AWS refuses a call with another, `\"` say.
      if (!/^['{}\\]$/.test(reader.text.charAt(i))) {
        throw new JsonPathSyntaxError(`The backslash at position ${i - 1} stands before what needs none`);
      }
    } else if (character === "'") {
      reader.position = i + 1;
      return reader.text.slice(start, i);
    }
  }
  throw new JsonPathSyntaxError(`The text that starts at position ${start} has no end`);
}

/** Takes the backslashes out of a text literal. */
export function withoutEscapes(raw: string): string {
  return raw.includes('\\') ? raw.replace(/\\(.)/gsu, '$1') : raw;
}
