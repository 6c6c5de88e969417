/** JSON values as the language sees them: own members only, so that `__proto__` and its like are plain keys. */

import type { Json, JsonObject } from '../../platform/json.ts';

export { isJsonObject as isObject } from '../../platform/json.ts';

/** The own member `key`, else undefined: nothing is inherited. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets an own member whatever its name: plain assignment of `__proto__` would change the prototype instead. */
export function setMember(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

/** Deep equality of JSON values; the order of members does not count. */
export function jsonEqual(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    for (let i = 0; i < left.length; i++) {
      if (!jsonEqual(left[i] as Json, right[i] as Json)) return false;
    }
    return true;
  }
  if (Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    const other = member(right, key);
    if (other === undefined || !jsonEqual(left[key] as Json, other)) return false;
  }
  return true;
}

export type JsonTypeName = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export function typeName(value: Json): JsonTypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  // typeof of a JSON value that is neither null nor an array is one of the other four names.
  return typeof value as JsonTypeName;
}

/**
 * Whether the JSON text of a value is longer than about `limit` characters. Looks no further than that: a value can hold one part many
 * times over, so that its text is out of all proportion to what it takes in memory.
 */
export function isHeavierThan(value: Json, limit: number): boolean {
  let left = limit;
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    left -= typeof next === 'string' ? next.length + 2 : 2;
    if (left < 0) return true;
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      if (next.length > left) return true;
      for (const item of next) pending.push(item);
    } else {
      for (const key of Object.keys(next)) {
        left -= key.length;
        pending.push(next[key] as Json);
      }
    }
  }
  return false;
}

/** Whether the UTF-8 form of `text` is longer than `limit` bytes; counts only where the length leaves a doubt. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length * 3 <= limit) return false;
  return text.length > limit || Buffer.byteLength(text, 'utf8') > limit;
}
