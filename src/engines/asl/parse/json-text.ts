/**
 * Says what is wrong with a text that is no JSON, in the words of the parser that AWS uses (Jackson), because those
 * words reach its users: `Unrecognized token 'not': was expecting (JSON String, …)`.
 */

const EXPECTED_VALUE = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const EXPECTED_VALUE_AFTER =
  "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const SHOWN = 500;

export interface JsonProblem {
  /** Ends with the place on a line of its own. */
  readonly message: string;
  /** `[Source: (String)"…"; line: 1, column: 4]`. */
  readonly location: string;
}

/** The first mistake in `text`; undefined where it is JSON. The text should be known to be bad: this is slower than JSON.parse. */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    new Scanner(text).run();
    return undefined;
  } catch (failure) {
    if (failure instanceof Mistake) return failure.problem;
    throw failure;
  }
}

/** How deep brackets nest in `text`, which is JSON. Linear and without recursion. */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) {
      quoted = true;
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return deepest;
}

class Mistake extends Error {
  readonly problem: JsonProblem;

  constructor(text: string, at: number, message: string) {
    super(message);
    const location = `[Source: (String)"${shown(text)}"; ${lineAndColumn(text, at)}]`;
    this.problem = { message: `${message}\n at ${location}`, location };
  }
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}"[truncated ${text.length - SHOWN} chars]`;
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line: ${line}, column: ${at - before.lastIndexOf('\n')}`;
}

/** A class for the cursor and the open brackets that all its parts share. */
class Scanner {
  readonly #text: string;
  #at = 0;
  readonly #open: { readonly close: '}' | ']'; readonly at: number }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    this.#value();
    while (this.#open.length > 0) this.#afterValue();
    this.#space();
    if (this.#at < this.#text.length) this.#unexpected(EXPECTED_VALUE_AFTER);
  }

  /** Reads a scalar, or opens a container (and goes on to its first value). */
  #value(): void {
    for (;;) {
      this.#space();
      const character = this.#text.charAt(this.#at);
      if (character === '{' || character === '[') {
        this.#open.push({ close: character === '{' ? '}' : ']', at: this.#at });
        this.#at++;
        this.#space();
        if (this.#text.charAt(this.#at) === (character === '{' ? '}' : ']')) {
          this.#at++;
          this.#open.pop();
          return;
        }
        if (character === '{') this.#name();
        continue;
      }
      if (character === '"') this.#string();
      else if (/[-0-9]/.test(character)) this.#number();
      else this.#word(character);
      return;
    }
  }

  #afterValue(): void {
    const open = this.#open[this.#open.length - 1];
    if (open === undefined) return;
    this.#space();
    const character = this.#text.charAt(this.#at);
    if (character === open.close) {
      this.#at++;
      this.#open.pop();
    } else if (character === ',') {
      this.#at++;
      if (open.close === '}') this.#name();
      this.#value();
    } else {
      this.#unexpected(`was expecting comma to separate ${open.close === '}' ? 'Object' : 'Array'} entries`);
    }
  }

  #name(): void {
    this.#space();
    if (this.#text.charAt(this.#at) !== '"') this.#unexpected('was expecting double-quote to start field name');
    this.#string();
    this.#space();
    if (this.#text.charAt(this.#at) !== ':') this.#unexpected('was expecting a colon to separate field name and value');
    this.#at++;
  }

  #string(): void {
    for (let i = this.#at + 1; i < this.#text.length; i++) {
      const character = this.#text.charAt(i);
      if (character === '"') {
        this.#at = i + 1;
        return;
      }
      if (character === '\\') {
        const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
        escaped.lastIndex = i;
        const found = escaped.exec(this.#text);
        if (found === null) {
          const next = this.#text.charAt(i + 1);
          this.#fail(i + 3, `Unrecognized character escape '${next}' (code ${next.charCodeAt(0)})`);
        } else {
          i += found[0].length - 1;
        }
      } else if (character < ' ') {
        this.#fail(
          i + 2,
          `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
        );
      }
    }
    this.#fail(this.#text.length + 1, 'Unexpected end-of-input: was expecting closing quote for a string value');
  }

  #number(): void {
    const pattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) this.#unexpected(EXPECTED_VALUE);
    else this.#at += found[0].length;
  }

  #word(first: string): void {
    const pattern = /[\w$]+/y;
    pattern.lastIndex = this.#at;
    const word = pattern.exec(this.#text)?.[0];
    if (word === 'true' || word === 'false' || word === 'null') {
      this.#at += word.length;
    } else if (word !== undefined) {
      this.#fail(this.#at + word.length, `Unrecognized token '${word}': ${EXPECTED_VALUE}`);
    } else if (first === '') {
      this.#endOfInput();
    } else {
      this.#unexpected(EXPECTED_VALUE_AFTER);
    }
  }

  #unexpected(expectation: string): void {
    const character = this.#text.charAt(this.#at);
    if (character === '') this.#endOfInput();
    this.#fail(this.#at + 1, `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expectation}`);
  }

  #endOfInput(): void {
    const open = this.#open[this.#open.length - 1];
    if (open === undefined) this.#fail(this.#text.length, 'No content to map due to end-of-input');
    const kind = open?.close === ']' ? 'Array' : 'Object';
    const start = lineAndColumn(this.#text, open?.at ?? 0);
    this.#fail(
      this.#text.length,
      `Unexpected end-of-input: expected close marker for ${kind} (start marker at [Source: (String)"${shown(this.#text)}"; ${start}])`,
    );
  }

  #fail(at: number, message: string): never {
    throw new Mistake(this.#text, at, message);
  }

  #space(): void {
    while (' \t\r\n'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at++;
  }
}
