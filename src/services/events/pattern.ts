/**
 * Event patterns: which events a rule wants. Pure.
 *
 * A pattern is an object whose leaves are lists of wanted values; all fields must hold, any value of a list is enough, and where the event
 * has a list any of its elements is enough. A wanted value is a string, number, boolean or null (equal), or a comparison such as
 * `{"prefix": "a"}`. `$or` takes alternatives. Source: EventBridge User Guide, "Event patterns", "Comparison operators".
 */
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../platform/json.ts';

export type Matcher = (value: Json | undefined) => boolean;

/** Why a pattern is none; the message completes `Event pattern is not valid. Reason: …`. */
export class InvalidPattern extends Error {
  override readonly name = 'InvalidPattern';
}

const MAX_DEPTH = 100;

/** Reads a pattern's JSON text. @throws InvalidPattern */
export function compilePattern(text: string): (event: JsonObject) => boolean {
  let pattern: Json;
  try {
    pattern = parseJson(text);
  } catch (error) {
    throw new InvalidPattern(error instanceof Error ? error.message : 'it is not JSON');
  }
  if (!isJsonObject(pattern)) throw new InvalidPattern('Filter is not an object');
  return compileObject(pattern, 0);
}

function compileObject(pattern: JsonObject, depth: number): Matcher {
  if (depth > MAX_DEPTH) throw new InvalidPattern('it is nested too deeply');
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw new InvalidPattern('Empty objects are not allowed');
  const tests = entries.map(([name, wanted]): Matcher => {
    if (name === '$or' && Array.isArray(wanted) && wanted.length > 1 && wanted.every(isJsonObject)) {
      const alternatives = wanted.map((one) => compileObject(one, depth + 1));
      return (value) => alternatives.some((alternative) => alternative(value));
    }
    const field = compileField(name, wanted, depth + 1);
    return (value) => field(isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  });
  // A list of objects (or of such lists) holds where one of them does.
  const matches: Matcher = (value) => (Array.isArray(value) ? value.some(matches) : tests.every((test) => test(value)));
  return matches;
}

function compileField(name: string, wanted: Json, depth: number): Matcher {
  if (isJsonObject(wanted)) return compileObject(wanted, depth);
  if (!Array.isArray(wanted)) throw new InvalidPattern(`"${name}" must be an object or an array`);
  if (wanted.length === 0) throw new InvalidPattern('Empty arrays are not allowed');
  const tests = wanted.map(compileValue);
  return (value) => tests.some((test) => test(value));
}

function compileValue(wanted: Json): Matcher {
  if (Array.isArray(wanted)) throw new InvalidPattern('Match value must be String, number, true, false, or null');
  if (!isJsonObject(wanted)) return each((value) => value === wanted);
  const [entry, more] = Object.entries(wanted);
  if (entry === undefined || more !== undefined) throw new InvalidPattern('Only one key allowed in match expression');
  const [operator, operand] = entry;
  switch (operator) {
    case 'exists': {
      if (typeof operand !== 'boolean') throw new InvalidPattern('exists match pattern must be either true or false.');
      // Only leaves exist, in EventBridge's sense.
      return (value) => (value !== undefined && !isJsonObject(value)) === operand;
    }
    case 'anything-but':
      return compileAnythingBut(operand);
    case 'numeric':
      return compileNumeric(operand);
    case 'cidr':
      return compileCidr(operand);
    default: {
      const test = textTest(operator, operand);
      return each((value) => typeof value === 'string' && test(value));
    }
  }
}

/** A leaf, or one of a list, or of lists in it. */
function each(test: (value: Json) => boolean): Matcher {
  const matches: Matcher = (value) => value !== undefined && (Array.isArray(value) ? value.some(matches) : test(value));
  return matches;
}

function textTest(operator: string, operand: Json): (text: string) => boolean {
  const ignored = isJsonObject(operand) ? operand['equals-ignore-case'] : undefined;
  if ((operator === 'prefix' || operator === 'suffix') && typeof ignored === 'string') {
    const lower = ignored.toLowerCase();
    return operator === 'prefix'
      ? (text) => text.toLowerCase().startsWith(lower)
      : (text) => text.toLowerCase().endsWith(lower);
  }
  if (typeof operand !== 'string') throw new InvalidPattern(`${operator} match pattern must be a string`);
  switch (operator) {
    case 'prefix':
      return (text) => text.startsWith(operand);
    case 'suffix':
      return (text) => text.endsWith(operand);
    case 'equals-ignore-case': {
      const lower = operand.toLowerCase();
      return (text) => text.toLowerCase() === lower;
    }
    case 'wildcard':
      return wildcard(operand);
    default:
      throw new InvalidPattern(`Unrecognized match type ${operator}`);
  }
}

function compileAnythingBut(operand: Json | undefined): Matcher {
  if (isJsonObject(operand)) {
    const [entry, more] = Object.entries(operand);
    if (entry === undefined || more !== undefined) throw new InvalidPattern('Only one key allowed in match expression');
    const [operator, values] = entry;
    const tests = (Array.isArray(values) ? values : [values]).map((one) => textTest(operator, one));
    return each((value) => typeof value === 'string' && !tests.some((test) => test(value)));
  }
  const unwanted: readonly (Json | undefined)[] = Array.isArray(operand) ? operand : [operand];
  if (unwanted.length === 0) throw new InvalidPattern('Empty arrays are not allowed');
  for (const one of unwanted) {
    if (typeof one !== 'string' && typeof one !== 'number') {
      throw new InvalidPattern('Inside anything but list, start|null|boolean is not supported.');
    }
  }
  if (new Set(unwanted.map((one) => typeof one)).size > 1)
    throw new InvalidPattern(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  return each((value) => !isJsonObject(value) && !unwanted.includes(value));
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function compileNumeric(operand: Json | undefined): Matcher {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0 || operand.length > 4) {
    throw new InvalidPattern('Value of numeric must be an array of one or two comparisons.');
  }
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const operator = operand[index];
    const bound = operand[index + 1];
    const compare =
      typeof operator === 'string' && Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
    if (compare === undefined)
      throw new InvalidPattern(`Unrecognized numeric range operator: ${JSON.stringify(operator)}`);
    if (typeof bound !== 'number') throw new InvalidPattern('Value of a numeric comparison must be numeric');
    tests.push((value) => compare(value, bound));
  }
  return each((value) => typeof value === 'number' && tests.every((test) => test(value)));
}

function compileCidr(operand: Json | undefined): Matcher {
  const match = typeof operand === 'string' ? /^(.+)\/(\d{1,3})$/.exec(operand) : null;
  const network = match?.[1] === undefined ? undefined : addressBits(match[1]);
  const length = Number(match?.[2]);
  if (network === undefined || length > network.length) throw new InvalidPattern("Malformed CIDR, one '/' required");
  const prefix = network.slice(0, length);
  return each((value) => {
    const bits = typeof value === 'string' ? addressBits(value) : undefined;
    return bits !== undefined && bits.length === network.length && bits.startsWith(prefix);
  });
}

/** An IPv4 or IPv6 address as a text of 0 and 1. */
function addressBits(text: string): string | undefined {
  const bits = (numbers: readonly number[], width: number): string =>
    numbers.map((number) => number.toString(2).padStart(width, '0')).join('');
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part < 256) ? bits(parts, 8) : undefined;
  }
  if (!/^[0-9a-f:]+$/i.test(text)) return undefined;
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const words = (part: string | undefined): number[] =>
    part === undefined || part === ''
      ? []
      : part.split(':').map((word) => (word.length <= 4 ? Number.parseInt(word, 16) : Number.NaN));
  const before = words(head);
  const after = words(tail);
  const gap = 8 - before.length - after.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return undefined;
  const all = [...before, ...Array.from({ length: gap }, () => 0), ...after];
  return all.every((word) => word >= 0 && word < 65_536) ? bits(all, 16) : undefined;
}

/** `*` stands for any text; `\*` and `\\` for themselves. Linear in the text for each star, never exponential. */
export function wildcard(pattern: string): (text: string) => boolean {
  const parts: string[] = [''];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === '\\') {
      const next = pattern.charAt(++index);
      if (next !== '*' && next !== '\\') throw new InvalidPattern('Invalid escape character in wildcard');
      parts[parts.length - 1] += next;
    } else if (character !== '*') parts[parts.length - 1] += character;
    else if (pattern.charAt(index + 1) === '*')
      throw new InvalidPattern('Consecutive wildcard characters are not allowed');
    else parts.push('');
  }
  const first = parts[0] ?? '';
  if (parts.length === 1) return (text) => text === first;
  const last = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1);
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let from = first.length;
    for (const part of middle) {
      const at = text.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return from <= text.length - last.length;
  };
}
