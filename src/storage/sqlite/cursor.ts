import { crc32 } from 'node:zlib';
import { parseJson } from '../../platform/json.ts';
import { InvalidCursor } from '../records.ts';
import type { Value } from './database.ts';

/**
 * Pagination cursors: where the last page ended, as text that clients hand back. `purpose` names the list and its order: a cursor
 * of one list is refused by another. The checksum refuses a damaged one; it is no secret, so one that fits may still be made up.
 */
export function encodeCursor(purpose: string, values: readonly Value[]): string {
  const text = JSON.stringify([purpose, ...values]);
  return Buffer.from(`${crc32(text).toString(16).padStart(8, '0')}${text}`, 'utf8').toString('base64url');
}

/** @throws InvalidCursor */
export function decodeCursor(purpose: string, length: number, cursor: string): readonly Value[] {
  const decoded = Buffer.from(cursor, 'base64url').toString('utf8');
  const text = decoded.slice(8);
  if (decoded.length < 9 || decoded.slice(0, 8) !== crc32(text).toString(16).padStart(8, '0')) throw invalid();
  const [found, ...values] = parse(text);
  if (found !== purpose || values.length !== length || !values.every(isValue)) throw invalid();
  return values;
}

function parse(text: string): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch {
    throw invalid();
  }
  if (!Array.isArray(parsed)) throw invalid();
  return parsed;
}

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === 'string' || typeof value === 'number';

const invalid = (): InvalidCursor => new InvalidCursor('the pagination token is not one that was given out');
