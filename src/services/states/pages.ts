import { parseJson } from '../../platform/json.ts';
import { InvalidCursor } from '../../storage/records.ts';
import { refuse } from './errors.ts';

/** How many a list answers when it is not told (also for `maxResults: 0`). */
export const DEFAULT_PAGE = 100;

export const pageSize = (maxResults: number | undefined): number =>
  maxResults === undefined || maxResults === 0 ? DEFAULT_PAGE : maxResults;

/** A list's cursor that the store did not make is the caller's mistake. @throws InvalidToken */
export async function withToken<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof InvalidCursor) throw refuse.invalidToken();
    throw error;
  }
}

/** Our own tokens: JSON, as opaque text. */
export const encodeToken = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');

/** @throws InvalidToken */
export function decodeToken(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parseJson(Buffer.from(text, 'base64').toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw refuse.invalidToken();
}
