import { RE2JS } from 're2js';

/**
 * Tests a text against a model's pattern as AWS does: a Java regular expression that has to match the whole text.
 *
 * Safe against patterns that blow up: JavaScript's engine only sees short texts and patterns without a repeated repetition; everything
 * else goes to RE2, whose time is linear. What RE2 cannot read (look-around) stays with JavaScript and is bounded by length.
 */
export type PatternTest = (text: string) => boolean;

/** Longer texts go to RE2 even for harmless patterns, since a chain of open repetitions takes polynomial time. */
const SHORT = 256;
/** The longest text that a look-around pattern is tried on; the models' own limits for such members are below it. */
const LONGEST_FOR_LOOKAROUND = 4096;

const compiled = new Map<string, PatternTest>();

export function patternTest(pattern: string): PatternTest {
  let test = compiled.get(pattern);
  if (test === undefined) {
    test = compile(pattern);
    compiled.set(pattern, test);
  }
  return test;
}

function compile(pattern: string): PatternTest {
  const source = `^(?:${fromJava(pattern)})$`;
  const native = new RegExp(source, 'u');
  let linear: RE2JS | undefined;
  const toLinear = (): RE2JS => {
    linear ??= RE2JS.compile(withinRe2(source));
    return linear;
  };
  if (/\(\?[=!<]/.test(pattern)) {
    return (text) => text.length <= LONGEST_FOR_LOOKAROUND && native.test(text);
  }
  if (hasNestedRepetition(pattern)) return (text) => toLinear().testExact(text);
  return (text) => (text.length <= SHORT ? native.test(text) : toLinear().testExact(text));
}

/**
 * RE2 counts repetitions up to 1,000. A higher upper bound is left open there: such members have the same bound as their maximum length,
 * which is refused on its own.
 */
function withinRe2(source: string): string {
  return source.replaceAll(/\{(\d+),(\d+)\}/g, (whole, least, most) => (Number(most) > 1000 ? `{${least},}` : whole));
}

const JAVA_CLASSES: Readonly<Record<string, string>> = {
  ASCII: '\\x00-\\x7F',
  Alnum: 'a-zA-Z0-9',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Graph: '!-~',
  Lower: 'a-z',
  Print: ' -~',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Space: '\\x09-\\x0D\\x20',
  Upper: 'A-Z',
  XDigit: '0-9A-Fa-f',
};
const SYNTAX = new Set('^$\\.*+?()[]{}|/');
const CLASS_SYNTAX = new Set('^$\\.*+?()[]{}|/-');

/** Rewrites the few constructs that Java spells differently from JavaScript (with `u`) and RE2. */
export function fromJava(pattern: string): string {
  let out = '';
  let inClass = false;
  let afterSet = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    let isSet = false;
    if (char === '\\') {
      const next = pattern[++i] ?? '';
      const property = next === 'p' ? /^\{(\w+)\}/.exec(pattern.slice(i + 1)) : null;
      const javaClass = property?.[1] === undefined ? undefined : JAVA_CLASSES[property[1]];
      if (property !== null) i += property[0].length;
      if (javaClass !== undefined) out += inClass ? javaClass : `[${javaClass}]`;
      else if (property !== null) out += `\\p${property[0]}`;
      else if (next === 'A' || next === 'z' || next === 'Z') out += next === 'A' ? '^' : '$';
      else if (next === 'u' || next === 'x') {
        // RE2 spells code points otherwise, so they stand for themselves.
        const digits = /^[0-9a-fA-F]+/.exec(pattern.slice(i + 1, i + 1 + (next === 'u' ? 4 : 2)))?.[0] ?? '';
        const literal = String.fromCharCode(Number.parseInt(digits, 16));
        out += CLASS_SYNTAX.has(literal) ? `\\${literal}` : literal;
        i += digits.length;
      } else if (/[A-Za-z0-9]/.test(next)) out += `\\${next}`;
      else out += (inClass ? CLASS_SYNTAX : SYNTAX).has(next) ? `\\${next}` : next;
      isSet = property !== null || /[wdsWDS]/.test(next);
    } else if (inClass && char === '-') {
      // Beside a set a hyphen stands for itself in Java; JavaScript's `u` mode refuses it.
      const beforeSet = /^\\[wdsWDSp]/.test(pattern.slice(i + 1));
      const atEnd = pattern[i + 1] === ']';
      out += afterSet || beforeSet || atEnd ? '\\-' : '-';
    } else {
      if (char === '[' && !inClass) inClass = true;
      else if (char === ']' && inClass) inClass = false;
      out += char;
      // Java lets an anchor be repeated, which means nothing.
      if (char === '$' && !inClass) i += /^\{\d+(?:,\d*)?\}/.exec(pattern.slice(i + 1))?.[0].length ?? 0;
    }
    afterSet = isSet;
  }
  return out;
}

/** Is there a group that is repeated and has a repetition inside? Errs on the side of yes. */
function hasNestedRepetition(pattern: string): boolean {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  const stack: boolean[] = [];
  for (let i = 0; i < bare.length; i++) {
    const char = bare[i] ?? '';
    if (char === '(') {
      stack.push(false);
    } else if (char === ')') {
      const repeatedInside = stack.pop() ?? false;
      if (repeatedInside && /[*+{]/.test(bare[i + 1] ?? '')) return true;
      if (repeatedInside && stack.length > 0) stack[stack.length - 1] = true;
    } else if (/[*+{]/.test(char) && stack.length > 0) {
      stack[stack.length - 1] = true;
    }
  }
  return false;
}
