import type { LogEventRow } from '../../../storage/log-events.ts';
import { invalidParameter } from '../deps.ts';

/** A place in the order of events. Written as AWS writes its tokens and event ids: 56 digits. */
export interface Position {
  /** ms */
  readonly timestamp: number;
  readonly sequence: number;
}

const TIME_DIGITS = 16;
const SEQUENCE_DIGITS = 40;

export const writePosition = ({ timestamp, sequence }: Position): string =>
  String(timestamp).padStart(TIME_DIGITS, '0') + String(sequence).padStart(SEQUENCE_DIGITS, '0');

/** @throws InvalidParameterException */
export function readPosition(digits: string): Position {
  if (!/^\d{56}$/.test(digits)) throw invalidParameter('The specified nextToken is invalid.');
  return { timestamp: Number(digits.slice(0, TIME_DIGITS)), sequence: Number(digits.slice(TIME_DIGITS)) };
}

export const positionOf = ({ timestamp, sequence }: LogEventRow): Position => ({ timestamp, sequence });

/** GetLogEvents' tokens: `f/…/s` goes on behind a position, `b/…/s` goes back before it; both leave out the position itself. */
export interface PageToken {
  readonly direction: 'forward' | 'backward';
  readonly position: Position;
}
export const writePageToken = ({ direction, position }: PageToken): string =>
  `${direction === 'forward' ? 'f' : 'b'}/${writePosition(position)}/s`;

/** @throws InvalidParameterException */
export function readPageToken(token: string): PageToken {
  const match = /^([fb])\/(\d{56})\/s$/.exec(token);
  if (match === null) throw invalidParameter('The specified nextToken is invalid.');
  const [, letter, digits = ''] = match;
  return { direction: letter === 'f' ? 'forward' : 'backward', position: readPosition(digits) };
}
