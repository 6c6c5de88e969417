/**
 * A piece of data on its way through the machine: JSON text, with the parsed value beside it while in memory.
 * The text is what is stored and shown in the history; it survives unchanged as long as nobody changes the value.
 */

import { type Json, parseJson } from '../../platform/json.ts';
import { StatesError } from './errors.ts';
import { isHeavierThan } from './value.ts';

const parsed = Symbol('parsed');

export interface Data {
  readonly text: string;
  /** Symbol members are left out by JSON.stringify: a stored Data is its text alone. */
  [parsed]?: Json;
}

export function dataOfText(text: string): Data {
  return { text };
}

/**
 * Characters. What a state hands out is at most 256 KiB, and that is checked where it is handed out; this keeps what is made on the way
 * from filling the memory (`{"a.$": "$", "b.$": "$", …}`).
 */
export const MAX_WEIGHT = 4 * 1024 * 1024;

/** @throws StatesError where the value is far larger than any data of a state may be */
export function dataOfValue(value: Json): Data {
  if (isHeavierThan(value, MAX_WEIGHT)) throw new StatesError('States.DataLimitExceeded', TOO_HEAVY);
  return { text: JSON.stringify(value), [parsed]: value };
}

const TOO_HEAVY = 'The state produced data with a size exceeding the maximum number of bytes service limit.';

/** With a value whose text is known already. */
export function dataOf(text: string, value: Json): Data {
  return { text, [parsed]: value };
}

/** The value. Values are never changed in place: whoever wants another one makes it. */
export function jsonOf(data: Data): Json {
  let value = data[parsed];
  if (value === undefined) {
    // The text is JSON: it came from JSON.stringify or was checked at the door.
    value = parseJson(data.text);
    data[parsed] = value;
  }
  return value;
}
