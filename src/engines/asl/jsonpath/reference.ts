/**
 * Reference paths (`ResultPath`): the paths that name exactly one place, and so can be written to. Writing makes new
 * containers along the way and shares everything else with the old value.
 */

import type { Json, JsonObject } from '../../../platform/json.ts';
import { StatesError } from '../errors.ts';
import { isObject, setMember } from '../value.ts';
import type { Segment } from './parse.ts';
import { JsonPathSyntaxError, parsePath } from './parse.ts';

export interface Reference {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** @throws JsonPathSyntaxError where the path can name more than one place or starts elsewhere than at the input */
export function compileReference(text: string): Reference {
  const { root, segments } = parsePath(text);
  if (root.kind !== 'input' || segments.some((segment) => segment.kind !== 'member' && segment.kind !== 'index')) {
    throw new JsonPathSyntaxError('Value is not a Reference Path');
  }
  return { text, segments };
}

/**
 * `input` with `value` at the place. Objects that are not there yet are made; anything else in the way is
 * `States.ResultPathMatchFailure`.
 */
export function place(reference: Reference, input: Json, value: Json): Json {
  return placeAt(reference, 0, input, value);
}

function placeAt(reference: Reference, at: number, target: Json | undefined, value: Json): Json {
  const segment = reference.segments[at];
  if (segment === undefined) return value;
  if (segment.kind === 'index') {
    const index = segment.index;
    if (!Array.isArray(target) || index < 0 || index >= target.length) throw mismatch(reference, target);
    const copy = target.slice();
    copy[index] = placeAt(reference, at + 1, target[index], value);
    return copy;
  }
  if (segment.kind !== 'member') throw mismatch(reference, target);
  if (target !== undefined && !isObject(target)) throw mismatch(reference, target);
  const copy: JsonObject = target === undefined ? {} : { ...target };
  const below = target !== undefined && Object.hasOwn(target, segment.name) ? target[segment.name] : undefined;
  setMember(copy, segment.name, placeAt(reference, at + 1, below, value));
  return copy;
}

function mismatch(reference: Reference, target: Json | undefined): StatesError {
  return new StatesError(
    'States.ResultPathMatchFailure',
    `Unable to apply ReferencePath ${reference.text} to input ${JSON.stringify(target ?? null)}`,
  );
}
