/** A cursor over the text of an expression; shared by the readers of paths, filters and intrinsic functions. */

export class JsonPathSyntaxError extends Error {}

export class Reader {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    return this.position >= this.text.length;
  }

  peek(): string {
    return this.text.charAt(this.position);
  }

  /** Moves past `token` if it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) {
      throw new JsonPathSyntaxError(`'${token}' is missing at position ${this.position} of '${this.text}'`);
    }
  }

  /** The text that `pattern` (sticky) matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.position += found[0].length;
    return found[0];
  }

  skipSpace(): void {
    while (this.position < this.text.length && /\s/.test(this.peek())) this.position++;
  }

  /**
   * A string in single or double quotes; a backslash takes the next character as it is. In `asName`, the name of a member, it stands for
   * itself but before that quote and before another one, as recorded.
   */
  quoted(asName = false): string {
    const quote = this.peek();
    if (quote !== "'" && quote !== '"') {
      throw new JsonPathSyntaxError(`A quoted text is missing at position ${this.position} of '${this.text}'`);
    }
    let result = '';
    for (let i = this.position + 1; i < this.text.length; i++) {
      const character = this.text.charAt(i);
      if (character === quote) {
        this.position = i + 1;
        return result;
      }
      if (character === '\\') {
        i++;
        if (i >= this.text.length) break;
        const next = this.text.charAt(i);
        result += asName && next !== quote && next !== '\\' ? `\\${next}` : next;
      } else {
        result += character;
      }
    }
    throw new JsonPathSyntaxError(`The text that starts at position ${this.position} of '${this.text}' has no end`);
  }
}
