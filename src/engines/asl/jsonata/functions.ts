/**
 * The functions that Step Functions adds to JSONata, and the built-in ones that must not look at the real clock or
 * dice: `$now`, `$millis`, `$random` answer from the injected values. `$eval` is taken away; `$clone`, which transforms use too, reads
 * JSON as `parseJson` does.
 */

import jsonata from 'jsonata';
import { type Json, parseJson } from '../../../platform/json.ts';
import { StatesError } from '../errors.ts';
import { range } from '../intrinsics/array.ts';
import { seededRandom } from '../intrinsics/number.ts';
import { digest } from '../intrinsics/text.ts';

/** Beyond this many elements AWS answers that the memory limit is exceeded. */
export const MAX_SEQUENCE = 360_145;

const formatMillis = jsonata('$fromMillis(ms, picture, zone)');
const asText = jsonata('$string($value)');

/** Names bound by the core: not variables of the machine. */
export const addedFunctions: ReadonlySet<string> = new Set(['partition', 'range', 'hash', 'random', 'uuid', 'parse']);

/** `undefined` in a function's arguments is JSONata's "nothing"; it makes the result nothing too. */
type Argument = Json | undefined;

/** Where chance comes from. */
export interface Tools {
  /** In [0, 1). */
  readonly random: () => number;
  readonly uuid: () => string;
}

/** @param time epoch ms */
export function bindFunctions(time: number, { random, uuid }: Tools): { [name: string]: unknown } {
  return {
    eval: undefined,
    now: (picture: Argument, zone: Argument) =>
      picture === undefined ? new Date(time).toISOString() : formatMillis.evaluate({ ms: time, picture, zone }),
    millis: () => time,
    random: (seed: Argument) => (typeof seed === 'number' ? seededRandom(seed) : random()),
    uuid: () => uuid(),
    clone,
    parse,
    hash: (content: Argument, algorithm: Argument) =>
      content === undefined
        ? undefined
        : guarded(() => digest(text('hash', 1, content), text('hash', 2, algorithm ?? 'SHA-256'))),
    range: (first: Argument, last: Argument, step: Argument) =>
      first === undefined || last === undefined || step === undefined
        ? undefined
        : guarded(() =>
            single(range(whole('range', 1, first), whole('range', 2, last), whole('range', 3, step), MAX_SEQUENCE)),
          ),
    partition,
  };
}

/** As JSONata does it: what `$string` writes, read again. */
async function clone(value: Argument): Promise<Argument> {
  if (value === undefined) return undefined;
  return parseJson(String(await asText.evaluate(undefined, { value })));
}

/** A sequence of one value is that value, as recorded for `$range` (and not for `$partition`). */
function single(values: Json[]): Json {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

function parse(value: Argument): Argument {
  if (value === undefined) return undefined;
  try {
    return parseJson(text('parse', 1, value));
  } catch (failure) {
    if (failure instanceof SyntaxError) throw fault('D3141', 'Argument 1 of function "parse" is not valid JSON');
    throw failure;
  }
}

function partition(items: Argument, size: Argument): Argument {
  if (items === undefined || size === undefined) return undefined;
  const list = Array.isArray(items) ? items : [items];
  const step = whole('partition', 2, size);
  if (step <= 0) throw fault('D3142', 'Argument 2 of function "partition" must be greater than zero');
  const chunks: Json[] = [];
  for (let from = 0; from < list.length; from += step) chunks.push(list.slice(from, from + step));
  return chunks;
}

function text(name: string, at: number, value: Json): string {
  if (typeof value !== 'string') throw mismatch(name, at);
  return value;
}

function whole(name: string, at: number, value: Json): number {
  if (typeof value !== 'number') throw mismatch(name, at);
  return Math.round(value);
}

function mismatch(name: string, at: number): Error {
  return fault('T0410', `Argument ${at} of function "${name}" does not match function signature`);
}

/** Errors as JSONata makes them: with a code. */
function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function guarded<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (failure) {
    if (failure instanceof StatesError) throw fault('D3143', failure.detail);
    throw failure;
  }
}
