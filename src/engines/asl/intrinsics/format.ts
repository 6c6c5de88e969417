/** `States.Format`: each `{}` of the template takes the next argument; `\{`, `\}` and `\\` stand for themselves. */

import type { Json } from '../../../platform/json.ts';
import { MAX_WEIGHT } from '../data.ts';
import { intrinsicFailure } from '../errors.ts';
import { isObject } from '../value.ts';

/** The template cut at its placeholders: n placeholders make n + 1 pieces. */
export function parseTemplate(raw: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let i = 0; i < raw.length; i++) {
    const character = raw.charAt(i);
    if (character === '\\' && i + 1 < raw.length) {
      i++;
      piece += raw.charAt(i);
    } else if (character === '{' && raw.charAt(i + 1) === '}') {
      i++;
      pieces.push(piece);
      piece = '';
    } else {
      piece += character;
    }
  }
  pieces.push(piece);
  return pieces;
}

export function fill(pieces: readonly string[], values: readonly Json[]): string {
  if (values.length !== pieces.length - 1) {
    throw intrinsicFailure(
      `Invalid arguments in States.Format: the template has ${pieces.length - 1} placeholders but ${values.length} values are given`,
    );
  }
  let result = pieces[0] ?? '';
  for (let i = 0; i < values.length; i++) {
    result += spell(values[i] as Json) + (pieces[i + 1] ?? '');
    if (result.length > MAX_WEIGHT) throw intrinsicFailure('The text that States.Format makes is too long');
  }
  return result;
}

/** Arrays and objects show as Java's collections do, recorded from AWS: `[1, a]`, `{name=value, other=[]}`. */
function spell(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(spell).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}=${spell(inner)}`)
    .join(', ')}}`;
}
