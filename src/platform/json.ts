/** Plain JSON data. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `JSON.parse` calls with each value; only those that are no object and no array may be changed here. */
export type ReadLeaf = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/**
 * `JSON.parse` without a fault of V8's (nodejs/node#63785; Node 24 and 26): having seen an object with a backslash in a key, it takes
 * keys that are written with escapes for that one. After `{"h":[],"\\":0}` from anyone, `{"h":1,"\u00e9":2}` from anyone (as Python
 * writes `é`) came back with the key `\`. Here such keys are read one by one.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseJson(text: string, readLeaf?: ReadLeaf): Json {
  // What is not JSON is refused here.
  const value = JSON.parse(text, readLeaf) as Json;
  return hasEscapedKey(text) ? readAgain(text, readLeaf) : value;
}

/** Of a text that is JSON. */
function hasEscapedKey(text: string): boolean {
  // Every backslash is in a string.
  for (let at = text.indexOf('\\'); at >= 0; ) {
    const end = stringEnd(text, at);
    let next = end;
    while (isSpace(text.charCodeAt(next))) next++;
    if (text.charAt(next) === ':') return true;
    at = text.indexOf('\\', end);
  }
  return false;
}

/** Where the string ends that `inside` lies in: behind its quote. */
function stringEnd(text: string, inside: number): number {
  for (let quote = text.indexOf('"', inside); ; quote = text.indexOf('"', quote + 1)) {
    let slashes = quote;
    while (slashes > inside && text.charCodeAt(slashes - 1) === 0x5c) slashes--;
    if ((quote - slashes) % 2 === 0) return quote + 1;
  }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Reads a text that is JSON, however deep; V8 gets to see strings and words only. */
function readAgain(text: string, readLeaf?: ReadLeaf): Json {
  const around: (Json[] | JsonObject | undefined)[] = [];
  let into: Json[] | JsonObject | undefined;
  let key: string | undefined;
  let result: Json = null;
  const put = (value: Json): void => {
    if (into === undefined) result = value;
    else if (Array.isArray(into)) into.push(value);
    else {
      // Assigning `__proto__` would do something else.
      if (key === '__proto__')
        Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
      else into[key ?? ''] = value;
      key = undefined;
    }
  };
  const word = /[^\s,\]}]+/y;

  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '{' || char === '[') {
      const made: Json[] | JsonObject = char === '{' ? {} : [];
      put(made);
      around.push(into);
      into = made;
      at++;
    } else if (char === '}' || char === ']') {
      into = around.pop();
      at++;
    } else if (char === ',' || char === ':' || isSpace(text.charCodeAt(at))) {
      at++;
    } else if (char === '"') {
      const end = stringEnd(text, at + 1);
      const inner = text.slice(at + 1, end - 1);
      const isKey = key === undefined && into !== undefined && !Array.isArray(into);
      // Without a backslash it is what stands there.
      if (!inner.includes('\\')) {
        if (isKey) key = inner;
        else put(readLeaf === undefined ? inner : (readLeaf('', inner) as Json));
      } else if (isKey) key = JSON.parse(text.slice(at, end)) as string;
      else put(JSON.parse(text.slice(at, end), readLeaf) as Json);
      at = end;
    } else {
      word.lastIndex = at;
      const found = word.exec(text)?.[0] ?? '';
      const number = readLeaf === undefined && found.charCodeAt(0) < 0x41;
      put(number ? Number(found) : (JSON.parse(found, readLeaf) as Json));
      at += found.length;
    }
  }
  return result;
}
