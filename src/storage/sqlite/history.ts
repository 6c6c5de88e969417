import type { Executions, StoredEvent } from '../executions.ts';
import type { Database } from './database.ts';

/** A page of a history; the port's `history`. */
export function readHistory(
  db: Database,
  id: number,
  { after = 0, before = Number.MAX_SAFE_INTEGER, reverse = false, limit }: Parameters<Executions['history']>[1],
): StoredEvent[] {
  const events: StoredEvent[] = [];
  const chunks = historyChunks(db, id, after, before, reverse);
  for (const chunk of chunks) {
    const decoded = decodeChunk(chunk).filter((event) => event.id > after && event.id < before);
    events.push(...(reverse ? decoded.reverse() : decoded));
    if (events.length >= limit) break;
  }
  return events.slice(0, limit);
}

/** The chunks that touch (after, before), a few at a time: a page of 100 events must not read a history of 25,000. */
function* historyChunks(db: Database, id: number, after: number, before: number, reverse: boolean): Generator<string> {
  // `after` may lie inside a chunk: begin with the one that holds the event behind it.
  let from =
    db.get<{ first: number | null }>(
      'SELECT max(first_event) AS first FROM execution_history WHERE execution_id = ? AND first_event <= ?',
      id,
      after + 1,
    )?.first ?? 0;
  let to = before;
  for (;;) {
    const rows = db.all<{ first_event: number; events: string }>(
      `SELECT first_event, events FROM execution_history WHERE execution_id = ? AND first_event >= ? AND first_event < ?
       ORDER BY first_event ${reverse ? 'DESC' : 'ASC'} LIMIT 64`,
      id,
      from,
      to,
    );
    for (const row of rows) yield row.events;
    const last = rows.at(-1);
    if (last === undefined || rows.length < 64) return;
    if (reverse) to = last.first_event;
    else from = last.first_event + 1;
  }
}

/**
 * The events of one commit as one text: for each a line `id at type length`, then its JSON, `length` UTF-16 units long. Writing and
 * reading it costs a fraction of escaping the JSON into JSON once more.
 */
export function encodeChunk(events: readonly StoredEvent[]): string {
  let text = '';
  for (const { id, at, type, json } of events) text += `${id} ${at} ${type} ${json.length}\n${json}`;
  return text;
}

export function decodeChunk(text: string): StoredEvent[] {
  const events: StoredEvent[] = [];
  let offset = 0;
  while (offset < text.length) {
    const end = text.indexOf('\n', offset);
    const [id, at, type, length] = text.slice(offset, end).split(' ');
    if (end < 0 || type === undefined || length === undefined) throw new Error('a damaged chunk of history');
    offset = end + 1 + Number(length);
    events.push({ id: Number(id), at: Number(at), type, json: text.slice(end + 1, offset) });
  }
  return events;
}
