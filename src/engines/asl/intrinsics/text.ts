/** The functions on strings: base64, hashes, splitting, and JSON as text. */

import { createHash } from 'node:crypto';
import { type Json, parseJson } from '../../../platform/json.ts';
import { intrinsicFailure } from '../errors.ts';
import type { Arguments } from './arguments.ts';
import { objectAt, textAt } from './arguments.ts';

const MAX_CHARACTERS = 10_000;

const algorithms = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

export function base64Encode(args: Arguments): Json {
  return Buffer.from(boundedText(args, 'States.Base64Encode'), 'utf8').toString('base64');
}

export function base64Decode(args: Arguments): Json {
  const text = boundedText(args, 'States.Base64Decode');
  // Buffer.from skips what it does not know; AWS refuses it.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) {
    throw intrinsicFailure('Illegal base64 text in States.Base64Decode');
  }
  return Buffer.from(text, 'base64').toString('utf8');
}

/** `data` may be any value; what is no string is hashed as its JSON text. */
export function hash(args: Arguments): Json {
  const data = args[0] as Json;
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  if (text.length > MAX_CHARACTERS) throw tooLong('States.Hash');
  return digest(text, textAt(args, 1, 'States.Hash'));
}

export function digest(text: string, name: string): string {
  const algorithm = algorithms.get(name);
  if (algorithm === undefined) {
    throw intrinsicFailure(`Unknown hash algorithm '${name}': it must be one of ${[...algorithms.keys()].join(', ')}`);
  }
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

/** Every character of the second argument separates; empty parts are left out. */
export function stringSplit(args: Arguments): Json {
  const text = textAt(args, 0, 'States.StringSplit');
  const separators = new Set(textAt(args, 1, 'States.StringSplit'));
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (separators.has(character)) {
      if (part !== '') parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}

/** Text of nothing but blanks is `null`, as AWS's parser has it. */
export function stringToJson(args: Arguments): Json {
  const text = textAt(args, 0, 'States.StringToJson');
  if (text.trim() === '') return null;
  try {
    return parseJson(text);
  } catch {
    throw intrinsicFailure('The argument of States.StringToJson is not valid JSON text');
  }
}

export function jsonToString(args: Arguments): Json {
  return JSON.stringify(args[0] as Json);
}

/** Shallow: members of the second object win. Deep merging is in the signature and unsupported, at AWS too. */
export function jsonMerge(args: Arguments): Json {
  const left = objectAt(args, 0, 'States.JsonMerge');
  const right = objectAt(args, 1, 'States.JsonMerge');
  if (typeof args[2] !== 'boolean') throw intrinsicFailure('Argument 3 of States.JsonMerge must be a boolean');
  if (args[2])
    throw intrinsicFailure('States.JsonMerge supports only the shallow merging mode: argument 3 must be false');
  return { ...left, ...right };
}

function boundedText(args: Arguments, name: string): string {
  const text = textAt(args, 0, name);
  if (text.length > MAX_CHARACTERS) throw tooLong(name);
  return text;
}

function tooLong(name: string): Error {
  return intrinsicFailure(`The input of ${name} must not have more than ${MAX_CHARACTERS} characters`);
}
