/** The patterns of `StringMatches`: `*` stands for any run of characters, `\*` and `\\` for themselves. */

/** A matcher in linear time (no backtracking beyond the last star); undefined where an escape is wrong. */
export function compilePattern(pattern: string): ((text: string) => boolean) | undefined {
  const parts: string[] = [''];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === '*') {
      parts.push('');
    } else if (character === '\\') {
      i++;
      const next = pattern.charAt(i);
      if (next !== '*' && next !== '\\') return undefined;
      parts[parts.length - 1] += next;
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return (text) => matches(parts, text);
}

/** `parts` are the literal pieces between the stars. Taking each at its first place is enough. */
function matches(parts: readonly string[], text: string): boolean {
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === first;
  const last = parts[parts.length - 1] ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from <= end;
}
