/**
 * Regular expressions for JSONata that run in linear time (RE2): a backtracking engine could be held busy for hours
 * by one short text, and JSONata's own limits do not reach into it. Look-around and back references do not exist here,
 * so an expression with them fails to evaluate.
 */

import { RE2JS } from 're2js';

/** As much of RegExp as JSONata uses: built from the literal's RegExp, then `exec` and `lastIndex`. */
class LinearRegExp {
  readonly source: string;
  lastIndex = 0;
  readonly #compiled: RE2JS;

  constructor(literal: RegExp) {
    this.source = literal.source;
    let flags = 0;
    if (literal.flags.includes('i')) flags |= RE2JS.CASE_INSENSITIVE;
    if (literal.flags.includes('m')) flags |= RE2JS.MULTILINE;
    this.#compiled = RE2JS.compile(RE2JS.translateRegExp(literal.source), flags);
  }

  exec(text: string): (RegExpExecArray & { index: number }) | null {
    if (this.lastIndex > text.length) {
      this.lastIndex = 0;
      return null;
    }
    const matcher = this.#compiled.matcher(text);
    if (!matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    const groups: (string | undefined)[] = [];
    for (let i = 0; i <= matcher.groupCount(); i++) groups.push(matcher.group(i) ?? undefined);
    this.lastIndex = matcher.end();
    // The members that JSONata reads (entries, length, index) are all there.
    return Object.assign(groups, { index: matcher.start(), input: text }) as unknown as RegExpExecArray;
  }
}

/** JSONata only ever constructs it with `new`. */
export const linearRegExp = LinearRegExp as unknown as RegExpConstructor;
