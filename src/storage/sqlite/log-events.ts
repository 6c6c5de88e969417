import type { Scope } from '../../platform/identity.ts';
import type { LogEvents, LogGroupRow, LogStreamRow, NewLogEvent } from '../log-events.ts';
import type { Database } from './database.ts';
import { readLogEvents } from './log-read.ts';
import { andPrefix, createWhere } from './where.ts';
import type { Writer } from './writer.ts';

/** What CloudWatch Logs adds to each event's UTF-8 bytes when it counts stored bytes. */
const EVENT_OVERHEAD = 26;
/** Events deleted in one bite of a purge: about 10 ms. */
const PURGE_BITE = 5000;

interface Group {
  readonly id: number;
  readonly name: string;
  readonly created_at: number;
  readonly retention_days: number | null;
  readonly stored_bytes: number;
  readonly last_sequence: number;
}
export interface Stream {
  readonly id: number;
  readonly name: string;
  readonly created_at: number;
  readonly first_event_at: number | null;
  readonly last_event_at: number | null;
  readonly last_ingested_at: number | null;
  readonly stored_bytes: number;
  readonly position: number;
}

/** The port, and the deletion of events whose stream is gone, which the opener starts and stops. */
export interface SqliteLogEvents extends LogEvents {
  /** Goes on deleting what earlier deletions left, a bite at a time. */
  purge(): Promise<void>;
}

export function createLogEvents(db: Database, writer: Writer): SqliteLogEvents {
  const logs: SqliteLogEvents = {
    createGroup: (scope, group, at) => writer.write(() => (insertGroup(db, scope, group, at) ? 'created' : 'exists')),
    async deleteGroup(scope, group) {
      const outcome = await writer.write(() => deleteGroup(db, scope, group));
      void logs.purge();
      return outcome;
    },
    async getGroup(scope, group) {
      const row = findGroup(db, scope, group);
      return row === undefined ? undefined : toGroup(row);
    },
    setRetention: (scope, group, days) =>
      writer.write(() => {
        const changed = db.run(
          'UPDATE log_groups SET retention_days = ? WHERE account = ? AND region = ? AND name = ?',
          days ?? null,
          scope.accountId,
          scope.region,
          group,
        );
        return changed === 1 ? 'set' : 'missing';
      }),
    async listGroups(scope, { prefix = '', contains, after, limit }) {
      const where = createWhere();
      where.and('account = ? AND region = ?', scope.accountId, scope.region);
      andPrefix(where, 'name', prefix);
      if (contains !== undefined) where.and('instr(name, ?) > 0', contains);
      if (after !== undefined) where.and('name > ?', after);
      const text = `SELECT * FROM log_groups ${where.text()} ORDER BY name LIMIT ?`;
      return db.all<Group>(text, ...where.values, limit).map(toGroup);
    },
    createStream: (scope, group, stream, at) =>
      writer.write(() => {
        const found = findGroup(db, scope, group);
        if (found === undefined) return 'no-group';
        return insertStream(db, found.id, stream, at) ? 'created' : 'exists';
      }),
    async deleteStream(scope, group, stream) {
      const outcome = await writer.write(() => deleteStream(db, findGroup(db, scope, group), stream));
      void logs.purge();
      return outcome;
    },
    async listStreams(scope, group, { prefix = '', orderBy, descending = false, offset = 0, limit }) {
      const found = findGroup(db, scope, group);
      if (found === undefined) return [];
      const where = createWhere();
      where.and('group_id = ?', found.id);
      andPrefix(where, 'name', prefix);
      const direction = descending ? 'DESC' : 'ASC';
      const order = orderBy === 'name' ? `name ${direction}` : `last_event_at ${direction}, name ${direction}`;
      const text = `SELECT * FROM log_streams ${where.text()} ORDER BY ${order} LIMIT ? OFFSET ?`;
      return db.all<Stream>(text, ...where.values, limit, offset).map(toStream);
    },
    async getStream(scope, group, stream) {
      const row = findStream(db, findGroup(db, scope, group)?.id, stream);
      return row === undefined ? undefined : toStream(row);
    },
    append: async (scope, group, stream, events, options = {}) => {
      const batch = [...events];
      return writer.write(() => append(db, scope, group, stream, batch, options));
    },
    async position(scope, group, stream) {
      return findStream(db, findGroup(db, scope, group)?.id, stream)?.position ?? 0;
    },
    async read(scope, group, query) {
      const found = findGroup(db, scope, group);
      return found === undefined ? [] : readLogEvents(db, found.id, query);
    },
    purge: () => purge(db, writer),
  };
  return logs;
}

function append(
  db: Database,
  scope: Scope,
  groupName: string,
  streamName: string,
  events: readonly NewLogEvent[],
  { create = false, at, position }: { readonly create?: boolean; readonly at?: number; readonly position?: number },
): 'appended' | 'no-stream' {
  const ingestedAt = at ?? events.at(-1)?.timestamp ?? 0;
  if (create) insertGroup(db, scope, groupName, ingestedAt);
  const group = findGroup(db, scope, groupName);
  if (group === undefined) return 'no-stream';
  if (create) insertStream(db, group.id, streamName, ingestedAt);
  const stream = findStream(db, group.id, streamName);
  if (stream === undefined) return 'no-stream';
  if (position !== undefined && position <= stream.position) return 'appended';

  let sequence = group.last_sequence;
  let bytes = 0;
  let first = stream.first_event_at ?? Number.POSITIVE_INFINITY;
  let last = stream.last_event_at ?? Number.NEGATIVE_INFINITY;
  for (const { timestamp, message } of events) {
    sequence += 1;
    db.run(
      'INSERT INTO log_events (stream_id, timestamp, sequence, ingested_at, message) VALUES (?, ?, ?, ?, ?)',
      stream.id,
      timestamp,
      sequence,
      ingestedAt,
      message,
    );
    bytes += Buffer.byteLength(message, 'utf8') + EVENT_OVERHEAD;
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
  }
  db.run(
    `UPDATE log_streams SET first_event_at = ?, last_event_at = ?, last_ingested_at = ?, stored_bytes = stored_bytes + ?, position = ?
     WHERE id = ?`,
    Number.isFinite(first) ? first : null,
    Number.isFinite(last) ? last : null,
    events.length > 0 ? ingestedAt : stream.last_ingested_at,
    bytes,
    position ?? stream.position,
    stream.id,
  );
  db.run(
    'UPDATE log_groups SET stored_bytes = stored_bytes + ?, last_sequence = ? WHERE id = ?',
    bytes,
    sequence,
    group.id,
  );
  return 'appended';
}

function findGroup(db: Database, { accountId, region }: Scope, name: string): Group | undefined {
  return db.get<Group>(
    'SELECT * FROM log_groups WHERE account = ? AND region = ? AND name = ?',
    accountId,
    region,
    name,
  );
}

function findStream(db: Database, groupId: number | undefined, name: string): Stream | undefined {
  if (groupId === undefined) return undefined;
  return db.get<Stream>('SELECT * FROM log_streams WHERE group_id = ? AND name = ?', groupId, name);
}

function insertGroup(db: Database, { accountId, region }: Scope, name: string, at: number): boolean {
  if (findGroup(db, { accountId, region }, name) !== undefined) return false;
  db.run('INSERT INTO log_groups (account, region, name, created_at) VALUES (?, ?, ?, ?)', accountId, region, name, at);
  return true;
}

function insertStream(db: Database, groupId: number, name: string, at: number): boolean {
  if (findStream(db, groupId, name) !== undefined) return false;
  db.run('INSERT INTO log_streams (group_id, name, created_at) VALUES (?, ?, ?)', groupId, name, at);
  return true;
}

function deleteGroup(db: Database, scope: Scope, name: string): 'deleted' | 'missing' {
  const group = findGroup(db, scope, name);
  if (group === undefined) return 'missing';
  db.run('INSERT INTO log_purges (stream_id) SELECT id FROM log_streams WHERE group_id = ?', group.id);
  db.run('DELETE FROM log_streams WHERE group_id = ?', group.id);
  db.run('DELETE FROM log_groups WHERE id = ?', group.id);
  return 'deleted';
}

function deleteStream(db: Database, group: Group | undefined, name: string): 'deleted' | 'missing' {
  const stream = findStream(db, group?.id, name);
  if (group === undefined || stream === undefined) return 'missing';
  db.run('INSERT INTO log_purges (stream_id) VALUES (?)', stream.id);
  db.run('DELETE FROM log_streams WHERE id = ?', stream.id);
  db.run('UPDATE log_groups SET stored_bytes = stored_bytes - ? WHERE id = ?', stream.stored_bytes, group.id);
  return 'deleted';
}

/** Deletes the events of streams that are gone. A write that is refused ends it: the rows in `log_purges` wait for the next start. */
async function purge(db: Database, writer: Writer): Promise<void> {
  const next = 'SELECT stream_id FROM log_purges LIMIT 1';
  let stream = db.get<{ stream_id: number }>(next);
  while (stream !== undefined) {
    const id = stream.stream_id;
    stream = await writer
      .write(() => {
        const deleted = db.run('DELETE FROM log_events WHERE stream_id = ? LIMIT ?', id, PURGE_BITE);
        if (deleted < PURGE_BITE) db.run('DELETE FROM log_purges WHERE stream_id = ?', id);
        return db.get<{ stream_id: number }>(next);
      })
      .catch(() => undefined);
  }
}

function toGroup(row: Group): LogGroupRow {
  return {
    name: row.name,
    createdAt: row.created_at,
    ...(row.retention_days === null ? {} : { retentionInDays: row.retention_days }),
    storedBytes: row.stored_bytes,
  };
}

function toStream(row: Stream): LogStreamRow {
  return {
    name: row.name,
    createdAt: row.created_at,
    ...(row.first_event_at === null ? {} : { firstEventAt: row.first_event_at }),
    ...(row.last_event_at === null ? {} : { lastEventAt: row.last_event_at }),
    ...(row.last_ingested_at === null ? {} : { lastIngestedAt: row.last_ingested_at }),
    storedBytes: row.stored_bytes,
  };
}
