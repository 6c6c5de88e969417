import { type Json, parseJson } from '../../../../platform/json.ts';
import { readerFailure } from './objects.ts';

/** No item may be larger (UTF-16 units): far above what a child execution can take. */
const MOST = 8 << 20;

export interface JsonItem {
  readonly value: Json;
  readonly key?: string;
}

export interface JsonItems {
  /** Takes the next piece of the document; answers the items that are complete. */
  push(text: string): JsonItem[];
  /** @throws TaskFailure where the document ended too early or has nothing at the pointer. */
  end(): void;
}

type Expecting = 'value' | 'first' | 'key' | 'colon' | 'comma' | 'nothing';

/** A container on the way to the items, or the one that holds them. */
interface Level {
  readonly array: boolean;
  index: number;
  key: string | undefined;
}

/**
 * Finds the items of a JSON document that may be larger than the memory: the elements of the array, or the members of the object, that
 * `pointer` (the parts of a JSON pointer) leads to. What lies beside the way is skipped; what comes after the items is not looked at.
 */
export function createJsonItems(pointer: readonly string[]): JsonItems {
  const levels: Level[] = [];
  let expecting: Expecting = 'value';
  let found = false;
  // The value (or key) that is being read.
  let reading: 'none' | 'key' | 'item' | 'skip' = 'none';
  let text = '';
  let depth = 0;
  let inString = false;
  let escaped = false;

  const begin = (kind: 'key' | 'item' | 'skip'): void => {
    reading = kind;
    text = '';
    depth = 0;
    inString = false;
    escaped = false;
  };

  const parse = (json: string): Json => {
    try {
      return parseJson(json);
    } catch {
      throw readerFailure('The JSON file cannot be parsed.');
    }
  };

  const finish = (items: JsonItem[]): void => {
    const level = levels.at(-1);
    if (reading === 'key' && level !== undefined) {
      level.key = String(parse(text));
      expecting = 'colon';
    } else {
      if (reading === 'item') {
        const value = parse(text);
        items.push(level?.array === false && level.key !== undefined ? { value, key: level.key } : { value });
      }
      expecting = level === undefined ? 'nothing' : 'comma';
    }
    reading = 'none';
    text = '';
  };

  /** What to do with the value that begins here. */
  const open = (char: string): void => {
    const level = levels.at(-1);
    const inItems = levels.length === pointer.length + 1;
    const onTheWay =
      level === undefined ||
      (!inItems && pointer[levels.length - 1] === (level.array ? String(level.index) : level.key));
    if (inItems) begin('item');
    else if (!onTheWay) begin('skip');
    else if (char === '[' || char === '{') {
      found ||= levels.length === pointer.length;
      levels.push({ array: char === '[', index: 0, key: undefined });
      expecting = 'first';
    } else throw readerFailure('The JSON file has no array or object where the items should be.');
  };

  /** The container ends here. */
  const close = (): void => {
    const wasItems = levels.length === pointer.length + 1;
    levels.pop();
    expecting = wasItems || levels.length === 0 ? 'nothing' : 'comma';
  };

  /** Reads on in the value; answers the index behind it, or the piece's length. */
  const scan = (piece: string, from: number, items: JsonItem[]): number => {
    let at = from;
    for (; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) {
          inString = false;
          if (depth === 0) return take(piece, from, at + 1, items);
        }
      } else if (code === 34) inString = true;
      else if (code === 123 || code === 91) depth++;
      else if (code === 125 || code === 93) {
        if (depth === 0) return take(piece, from, at, items);
        depth--;
        if (depth === 0) return take(piece, from, at + 1, items);
      } else if (depth === 0 && (code === 44 || code === 32 || code === 10 || code === 13 || code === 9)) {
        return take(piece, from, at, items);
      }
    }
    if (reading !== 'skip') text += piece.slice(from);
    if (text.length > MOST) throw readerFailure('An item of the JSON file is too large.');
    return at;
  };
  const take = (piece: string, from: number, to: number, items: JsonItem[]): number => {
    if (reading !== 'skip') text += piece.slice(from, to);
    finish(items);
    return to;
  };

  const unexpected = (char: string): never => {
    throw readerFailure(`The JSON file cannot be parsed: unexpected '${char}'.`);
  };

  return {
    push(piece) {
      const items: JsonItem[] = [];
      let at = 0;
      while (at < piece.length) {
        if (reading !== 'none') {
          at = scan(piece, at, items);
          continue;
        }
        const char = piece.charAt(at);
        if (expecting === 'nothing') return items;
        if (char === ' ' || char === '\n' || char === '\r' || char === '\t') {
          at++;
          continue;
        }
        const level = levels.at(-1);
        if (expecting === 'first' && (char === ']' || char === '}')) {
          close();
          at++;
        } else if (expecting === 'value' || (expecting === 'first' && level?.array === true)) {
          if (char === ',' || char === ':' || char === ']' || char === '}') unexpected(char);
          const before = levels.length;
          open(char);
          if (levels.length > before) at++;
        } else if (expecting === 'first' || expecting === 'key') {
          if (char !== '"') unexpected(char);
          begin('key');
        } else if (expecting === 'colon') {
          if (char !== ':') unexpected(char);
          expecting = 'value';
          at++;
        } else {
          if (char === ']' || char === '}') close();
          else if (char === ',' && level !== undefined) {
            level.index++;
            expecting = level.array ? 'value' : 'key';
          } else unexpected(char);
          at++;
        }
      }
      return items;
    },
    end() {
      if (!found) throw readerFailure('The JSON file has no array or object where the items should be.');
      if (expecting !== 'nothing' || reading !== 'none') throw readerFailure('The JSON file ends too early.');
    },
  };
}

/** The parts of a JSON pointer; the whole document where it is empty. @throws TaskFailure */
export function readPointer(pointer: string): string[] {
  if (pointer === '' || pointer === '/') return [];
  if (!pointer.startsWith('/')) throw readerFailure(`'${pointer}' is no JSON pointer.`);
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
