import type { LogEventRow, LogQuery } from '../log-events.ts';
import type { Database } from './database.ts';
import { andPrefix, createWhere } from './where.ts';

interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly first_event_at: number;
  readonly last_event_at: number;
}
interface Event {
  readonly timestamp: number;
  readonly sequence: number;
  readonly ingested_at: number;
  readonly message: string;
}

/**
 * Merges the streams of a group into one page in the order of (timestamp, sequence). Streams are visited in the order in which they
 * begin (or end, when descending); as soon as the page is full, a stream that lies wholly behind the page's last event ends the
 * search, and the others are asked only for what still fits. So a page costs what it shows, not what the group holds.
 */
export function readLogEvents(db: Database, groupId: number, query: LogQuery): readonly LogEventRow[] {
  const { descending = false } = query;
  const compare = (a: LogEventRow, b: LogEventRow): number =>
    (descending ? -1 : 1) * (a.timestamp - b.timestamp || a.sequence - b.sequence);
  let page: LogEventRow[] = [];
  let full = false;
  for (const stream of candidates(db, groupId, query)) {
    const worst = full ? page.at(-1) : undefined;
    if (worst !== undefined) {
      const behind = descending ? stream.last_event_at < worst.timestamp : stream.first_event_at > worst.timestamp;
      if (behind) break;
    }
    const events = readStream(db, stream, query, worst?.timestamp);
    if (events.length > 0) [page, full] = cut([...page, ...events].sort(compare), query);
  }
  return page;
}

/** As many of the events, from the first, as a page holds, and whether it is full with them. */
function cut(
  events: Iterable<LogEventRow>,
  { limit, enough = Number.POSITIVE_INFINITY }: LogQuery,
): [LogEventRow[], boolean] {
  const page: LogEventRow[] = [];
  let bytes = 0;
  for (const event of events) {
    page.push(event);
    bytes += Buffer.byteLength(event.message);
    if (page.length >= limit || bytes >= enough) return [page, true];
  }
  return [page, false];
}

function candidates(db: Database, groupId: number, query: LogQuery): Candidate[] {
  const where = createWhere();
  where.and('group_id = ? AND last_event_at IS NOT NULL', groupId);
  if (query.streams !== undefined) {
    where.and('name IN (SELECT value FROM json_each(?))', JSON.stringify(query.streams));
  }
  andPrefix(where, 'name', query.streamPrefix ?? '');
  const [from, to] = window(query);
  if (from !== undefined) where.and('last_event_at >= ?', from);
  if (to !== undefined) where.and('first_event_at <= ?', to);
  const order = query.descending === true ? 'last_event_at DESC' : 'first_event_at';
  return db.all<Candidate>(
    `SELECT id, name, first_event_at, last_event_at FROM log_streams ${where.text()} ORDER BY ${order}`,
    ...where.values,
  );
}

/** The earliest and latest timestamp that the page can hold, both inclusive. */
function window({ startTime, endTime, after, descending = false }: LogQuery): [number | undefined, number | undefined] {
  let from = startTime;
  let to = endTime === undefined ? undefined : endTime - 1;
  if (after !== undefined && !descending) from = Math.max(after.timestamp, from ?? after.timestamp);
  if (after !== undefined && descending) to = Math.min(after.timestamp, to ?? after.timestamp);
  return [from, to];
}

function readStream(db: Database, stream: Candidate, query: LogQuery, worst: number | undefined): LogEventRow[] {
  const { descending = false, after, limit } = query;
  const where = createWhere();
  where.and('stream_id = ?', stream.id);
  const [from, to] = window(query);
  if (from !== undefined) where.and('timestamp >= ?', from);
  if (to !== undefined) where.and('timestamp <= ?', to);
  if (worst !== undefined) where.and(descending ? 'timestamp >= ?' : 'timestamp <= ?', worst);
  if (after !== undefined) {
    where.and(`(timestamp, sequence) ${descending ? '<' : '>'} (?, ?)`, after.timestamp, after.sequence);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const rows = db.each<Event>(
    `SELECT timestamp, sequence, ingested_at, message FROM log_events ${where.text()}
     ORDER BY timestamp ${direction}, sequence ${direction} LIMIT ?`,
    ...where.values,
    limit,
  );
  // What lies behind this stream's cut lies behind the page's: the page holds these events, and perhaps others between them.
  return cut(named(rows, stream), query)[0];
}

function* named(rows: Iterable<Event>, { name }: Candidate): Generator<LogEventRow> {
  for (const { ingested_at, ...event } of rows) yield { ...event, stream: name, ingestedAt: ingested_at };
}
