/**
 * A piece of data on its way through the machine: JSON text, with the parsed value beside it while in memory.
 * The text is what is stored and shown in the history; it survives unchanged as long as nobody changes the value.
 */

import type { Json } from '../../platform/json.ts';

const parsed = Symbol('parsed');

export interface Data {
  readonly text: string;
  /** Symbol members are left out by JSON.stringify: a stored Data is its text alone. */
  [parsed]?: Json;
}

export function dataOfText(text: string): Data {
  return { text };
}

export function dataOfValue(value: Json): Data {
  return { text: JSON.stringify(value), [parsed]: value };
}

/** With a value whose text is known already. */
export function dataOf(text: string, value: Json): Data {
  return { text, [parsed]: value };
}

/** The value. Values are never changed in place: whoever wants another one makes it. */
export function jsonOf(data: Data): Json {
  let value = data[parsed];
  if (value === undefined) {
    // The text is JSON: it came from JSON.stringify or was checked at the door.
    value = JSON.parse(data.text) as Json;
    data[parsed] = value;
  }
  return value;
}
