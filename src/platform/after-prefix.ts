/**
 * The first text, in the order of UTF-8 bytes, that is greater than every text with this prefix; undefined where none is. UTF-8 orders
 * as code points do, so it is the prefix with its last code point raised by one.
 */
export function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  for (let point = points.pop(); point !== undefined; point = points.pop()) {
    const code = point.codePointAt(0) ?? 0;
    if (code >= 0x10ffff) continue;
    // Surrogates are no characters of their own: behind U+D7FF follows U+E000.
    return points.join('') + String.fromCodePoint(code === 0xd7ff ? 0xe000 : code + 1);
  }
  return undefined;
}
