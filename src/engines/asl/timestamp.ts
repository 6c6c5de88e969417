/** Timestamps of the language: RFC 3339 with an upper-case `T` and, where there is no offset, an upper-case `Z`. */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds, with what is finer than a millisecond as a fraction; undefined where the text is no timestamp. */
export function parseTimestamp(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(at);
  // Date.UTC lets the 30th of February run over into March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  const zone = match[8] ?? 'Z';
  const offset =
    zone === 'Z' ? 0 : Number(`${zone.charAt(0)}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  return at + Number(`0.${match[7] ?? '0'}`) * 1000 - offset * 60_000;
}
