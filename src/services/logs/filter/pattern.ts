import { notImplemented } from '../deps.ts';
import { parseJsonPattern } from './json-pattern.ts';
import { compileRegex, invalidPattern, type Matches } from './matches.ts';

/**
 * Compiles a filter pattern (CloudWatch Logs User Guide, "Filter pattern syntax"):
 *
 * - empty: everything;
 * - terms: `a b` both, `?a ?b` either, `-a` none, `"a phrase"`, `%regular expression%`; `?` terms beside others are ignored, as on AWS;
 * - `{ … }`: conditions on the members of JSON messages.
 * @throws InvalidParameterException for what cannot be read
 */
export function parsePattern(pattern: string): Matches {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return parseJsonPattern(text);
  if (text.startsWith('[')) throw notImplemented('filter patterns for space-delimited log events');
  return parseTerms(text);
}

function parseTerms(text: string): Matches {
  const required: Matches[] = [];
  const optional: Matches[] = [];
  const excluded: Matches[] = [];
  const term = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]+)%|([^\s"]+))/y;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    term.lastIndex = at;
    const match = term.exec(text);
    if (match === null) throw invalidPattern();
    at = term.lastIndex;
    const [, sign, phrase, expression, word = ''] = match;
    const list = sign === '?' ? optional : sign === '-' ? excluded : required;
    if (expression !== undefined) list.push(compileRegex(expression));
    else list.push(contains(phrase?.replace(/\\(.)/g, '$1') ?? word));
  }
  return (message) => {
    if (excluded.some((matches) => matches(message))) return false;
    if (required.length > 0) return required.every((matches) => matches(message));
    return optional.length === 0 || optional.some((matches) => matches(message));
  };
}

const contains =
  (needle: string): Matches =>
  (message) =>
    message.includes(needle);
