import { type Json, parseJson } from '../../../platform/json.ts';
import { compileRegex, invalidPattern, type Matches } from './matches.ts';

/**
 * JSON patterns:
 *
 *     pattern   := '{' or '}'
 *     or        := and ('||' and)*
 *     and       := factor ('&&' factor)*
 *     factor    := '(' or ')' | condition
 *     condition := selector ( '=' | '!=' | '<' | '<=' | '>' | '>=' ) value
 *                | selector 'IS' ('TRUE' | 'FALSE' | 'NULL') | selector 'NOT'? 'EXISTS'
 *     selector  := '$' ( '.' name | '.' '*' | '[' index | '*' | quoted name ']' )*
 *     value     := number | quoted string | word, both with * as wildcard | %regular expression%
 *
 * A comparison asks for a member that is there: of an absent one nothing holds but NOT EXISTS. Where a selector has wildcards, one of the
 * members that it finds is enough.
 */
export function parseJsonPattern(text: string): Matches {
  const condition = createParser(text).pattern();
  return (message) => {
    if (!message.trimStart().startsWith('{') && !message.trimStart().startsWith('[')) return false;
    let document: Json;
    try {
      document = parseJson(message);
    } catch {
      return false;
    }
    return condition(document);
  };
}

type Condition = (document: Json) => boolean;
type Step = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'every' };

const MAX_DEPTH = 50;

function createParser(text: string) {
  let at = 0;
  let depth = 0;

  /** Reads what the expression matches here, behind any spaces; undefined leaves the place as it is. */
  const take = (expression: RegExp): string | undefined => {
    const sticky = new RegExp(`\\s*(?:${expression.source})`, 'yi');
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match === null) return undefined;
    at = sticky.lastIndex;
    return match[0].trim();
  };
  const expect = (expression: RegExp): string => {
    const found = take(expression);
    if (found === undefined) throw invalidPattern();
    return found;
  };

  function pattern(): Condition {
    expect(/\{/);
    const condition = or();
    expect(/\}\s*$/);
    return condition;
  }

  function or(): Condition {
    const alternatives = [and()];
    while (take(/\|\|/) !== undefined) alternatives.push(and());
    return (document) => alternatives.some((condition) => condition(document));
  }

  function and(): Condition {
    const factors = [factor()];
    while (take(/&&/) !== undefined) factors.push(factor());
    return (document) => factors.every((condition) => condition(document));
  }

  function factor(): Condition {
    if (take(/\(/) === undefined) return condition();
    if (++depth > MAX_DEPTH) throw invalidPattern();
    const inner = or();
    expect(/\)/);
    depth--;
    return inner;
  }

  function condition(): Condition {
    const steps = selector();
    const word = take(/IS\s+(?:TRUE|FALSE|NULL)\b|NOT\s+EXISTS\b|EXISTS\b/)?.toUpperCase();
    if (word !== undefined) return wordCondition(steps, word.replace(/\s+/g, ' '));
    const operator = expect(/!=|<=|>=|=|<|>/);
    const test = valueTest(operator, value());
    return (document) => select(document, steps).some(test);
  }

  function selector(): Step[] {
    expect(/\$/);
    const steps: Step[] = [];
    for (;;) {
      const step = takeStep();
      if (step === undefined) return steps;
      steps.push(step);
    }
  }

  function takeStep(): Step | undefined {
    const step = /\.\*|\.[A-Za-z0-9_@:/-]+|\[\s*(?:\*|\d+|"[^"]*"|'[^']*')\s*\]/y;
    step.lastIndex = at;
    const found = step.exec(text)?.[0];
    if (found === undefined) return undefined;
    at = step.lastIndex;
    const name = found.startsWith('.') ? found.slice(1) : found.slice(1, -1).trim();
    return name === '*' ? { kind: 'every' } : { kind: 'name', name: name.replace(/^(["'])(.*)\1$/, '$2') };
  }

  function value(): Value {
    const quoted = take(/"(?:[^"\\]|\\.)*"/);
    if (quoted !== undefined) return { kind: 'text', text: quoted.slice(1, -1).replace(/\\(.)/g, '$1') };
    const expression = take(/%[^%]+%/);
    if (expression !== undefined) return { kind: 'regex', matches: compileRegex(expression.slice(1, -1)) };
    const word = expect(/[^\s()"&|{}]+/);
    return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(word)
      ? { kind: 'number', number: Number(word), text: word }
      : { kind: 'text', text: word };
  }

  return { pattern };
}

type Value =
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly matches: Matches };

function wordCondition(steps: readonly Step[], word: string): Condition {
  switch (word) {
    case 'EXISTS':
      return (document) => select(document, steps).length > 0;
    case 'NOT EXISTS':
      return (document) => select(document, steps).length === 0;
    default: {
      const wanted = word === 'IS NULL' ? null : word === 'IS TRUE';
      return (document) => select(document, steps).some((found) => found === wanted);
    }
  }
}

function valueTest(operator: string, value: Value): (found: Json) => boolean {
  if (operator === '=' || operator === '!=') {
    const equals = equality(value);
    return operator === '=' ? equals : (found) => !equals(found);
  }
  if (value.kind !== 'number') throw invalidPattern();
  const { number } = value;
  return (found) => {
    if (typeof found !== 'number') return false;
    if (operator === '<') return found < number;
    if (operator === '<=') return found <= number;
    return operator === '>' ? found > number : found >= number;
  };
}

function equality(value: Value): (found: Json) => boolean {
  if (value.kind === 'regex') return (found) => typeof found === 'string' && value.matches(found);
  const fits = wildcard(value.text);
  return (found) => {
    if (typeof found === 'number' && value.kind === 'number') return found === value.number;
    return (
      (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') && fits(String(found))
    );
  };
}

/** Text with `*` for any characters, compared piece by piece so that no pattern is slow. */
export function wildcard(pattern: string): (text: string) => boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return (text) => text === pattern;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let at = first.length;
    const end = text.length - last.length;
    for (const piece of pieces.slice(1, -1)) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

function select(document: Json, steps: readonly Step[]): Json[] {
  let found: Json[] = [document];
  for (const step of steps) {
    found = found.flatMap((value): Json[] => {
      if (typeof value !== 'object' || value === null) return [];
      if (step.kind === 'every') return Object.values(value);
      if (Array.isArray(value))
        return /^\d+$/.test(step.name) && Number(step.name) < value.length ? [value[Number(step.name)] ?? null] : [];
      return Object.hasOwn(value, step.name) ? [value[step.name] ?? null] : [];
    });
  }
  return found;
}
