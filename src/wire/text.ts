import type { ScalarShape } from '../models/model.ts';

/**
 * Scalars as text: what headers, query parameters, path labels, form fields and XML have in common.
 */

/** @returns undefined where the text does not fit the type. */
export function scalarFromText(shape: ScalarShape): (text: string) => unknown {
  switch (shape.type) {
    case 'string':
      return (text) => text;
    case 'boolean':
      return (text) =>
        text === 'true' || text === 'True' ? true : text === 'false' || text === 'False' ? false : undefined;
    case 'integer':
    case 'long':
      return (text) => (/^\s*[+-]?\d{1,19}\s*$/.test(text) ? Number(text) : undefined);
    case 'float':
    case 'double':
      return (text) => {
        const value = Number(text);
        return text.trim() === '' || (Number.isNaN(value) && text !== 'NaN') ? undefined : value;
      };
    case 'timestamp':
      return (text) => {
        const value = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Date.parse(text);
        return isTime(value) ? value : undefined;
      };
    case 'blob':
      return (text) => Buffer.from(text, 'base64');
  }
}

/** Whether milliseconds can be written as a date at all: JavaScript's dates, like Java's texts of them, have an end. */
export const isTime = (milliseconds: number): boolean => Math.abs(milliseconds) <= 8.64e15;

export type TimestampFormat = NonNullable<ScalarShape['timestampFormat']>;

/** `timestamps` is the format where neither the place nor the shape names one. */
export function scalarToText(shape: ScalarShape, format: TimestampFormat): (value: unknown) => string {
  if (shape.type === 'timestamp') return (value) => timestampText(Number(value), format);
  if (shape.type === 'blob') {
    return (value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value));
  }
  return String;
}

function timestampText(milliseconds: number, format: TimestampFormat): string {
  switch (format) {
    case 'iso8601':
      return new Date(milliseconds).toISOString();
    case 'rfc822':
      return new Date(milliseconds).toUTCString();
    case 'unixTimestamp':
      return String(milliseconds / 1000);
  }
}
