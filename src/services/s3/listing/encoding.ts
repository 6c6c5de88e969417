import { invalidArgument } from '../errors.ts';
import type { Cursor } from './fold.ts';

/** `encoding-type=url`: names with characters that XML cannot carry are percent-encoded; slashes stay. */
export function encoder(encodingType: string | undefined): (text: string) => string {
  if (encodingType === undefined) return (text) => text;
  if (encodingType !== 'url') {
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encodingType);
  }
  return (text) =>
    encodeURIComponent(text)
      .replaceAll('%2F', '/')
      .replace(/[!'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Continuation tokens are opaque to clients: where the page ended, and whether on a common prefix. */
export const writeToken = (cursor: Cursor): string =>
  Buffer.from(`${cursor.folded ? 'p' : 'k'}${cursor.text}`).toString('base64url');

export function readToken(token: string): Cursor {
  const text = Buffer.from(token, 'base64url').toString();
  const kind = text[0];
  const cursor = { text: text.slice(1), folded: kind === 'p' };
  if ((kind !== 'p' && kind !== 'k') || writeToken(cursor) !== token) {
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  }
  return cursor;
}

const MAX_KEYS = 1000;

/** How many entries a page has: what was asked for, at most 1,000. @throws InvalidArgument for a negative number */
export function pageSize(asked: number | undefined, name = 'max-keys'): number {
  if (asked !== undefined && (asked < 0 || asked > 2_147_483_647)) {
    throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, asked);
  }
  return Math.min(asked ?? MAX_KEYS, MAX_KEYS);
}
