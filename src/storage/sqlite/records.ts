import { parseJson } from '../../platform/json.ts';
import type { RecordFilter, RecordPage, RecordQuery, Records, StoredRecord } from '../records.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database, Value } from './database.ts';
import type { Where } from './where.ts';
import { andPrefix, createWhere } from './where.ts';

interface Row {
  readonly kind: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly version: number;
  readonly doc: string;
  readonly status: string | null;
  readonly parent: string | null;
  readonly token: string | null;
  readonly created_at: number;
  readonly modified_at: number;
}

const COLUMNS = 'kind, account, region, name, version, doc, status, parent, token, created_at, modified_at';
const BY_KEY = 'kind = ? AND account = ? AND region = ? AND name = ?';
const SORT = { name: 'name', createdAt: 'created_at', modifiedAt: 'modified_at', status: `coalesce(status, '')` };

export function createRecords(db: Database): Records {
  return {
    async get<T>(key: StoredRecord<T>['key']) {
      const row = db.get<Row>(
        `SELECT ${COLUMNS} FROM records WHERE ${BY_KEY}`,
        key.kind,
        key.accountId,
        key.region,
        key.name,
      );
      return row === undefined ? undefined : toRecord<T>(row);
    },
    async list<T>(query: RecordQuery) {
      return list<T>(db, query);
    },
    async count(query) {
      const where = filter(query);
      return db.get<{ n: number }>(`SELECT count(*) AS n FROM records ${where.text()}`, ...where.values)?.n ?? 0;
    },
  };
}

function list<T>(db: Database, query: RecordQuery): RecordPage<T> {
  const where = filter(query);
  const order = sortOrder(query);
  const direction = query.order === 'ascending' ? 'ASC' : 'DESC';
  const purpose = `records ${query.kind} ${query.sortBy} ${query.order}`;
  if (query.after !== undefined) {
    const values = decodeCursor(purpose, order.length, query.after);
    where.and(
      `(${order.join(', ')}) ${query.order === 'ascending' ? '>' : '<'} (${order.map(() => '?').join(', ')})`,
      ...values,
    );
  }
  const rows = db.all<Row>(
    `SELECT ${COLUMNS} FROM records ${where.text()} ORDER BY ${order.map((key) => `${key} ${direction}`).join(', ')} LIMIT ?`,
    ...where.values,
    query.limit + 1,
  );
  const records = rows.slice(0, query.limit).map((row) => toRecord<T>(row));
  const last = records.at(-1);
  if (rows.length <= query.limit || last === undefined) return { records };
  return { records, next: encodeCursor(purpose, cursorValues(query, last)) };
}

/** The columns that order a list, without repetition: the sort key, the name, and the tenant where there is more than one. */
function sortOrder(query: RecordQuery): readonly string[] {
  const keys = query.sortBy === 'name' ? ['name'] : [SORT[query.sortBy], 'name'];
  return query.scope === undefined ? [...keys, 'account', 'region'] : keys;
}

function cursorValues(query: RecordQuery, record: StoredRecord<unknown>): readonly Value[] {
  const { key } = record;
  const tenant = query.scope === undefined ? [key.accountId, key.region] : [];
  switch (query.sortBy) {
    case 'name':
      return [key.name, ...tenant];
    case 'createdAt':
      return [record.createdAt, key.name, ...tenant];
    case 'modifiedAt':
      return [record.modifiedAt, key.name, ...tenant];
    case 'status':
      return [record.status ?? '', key.name, ...tenant];
  }
}

function filter(query: Pick<RecordQuery, 'scope' | 'kind' | 'where'>): Where {
  const where = createWhere();
  where.and('kind = ?', query.kind);
  if (query.scope !== undefined) where.and('account = ? AND region = ?', query.scope.accountId, query.scope.region);
  if (query.where !== undefined) addFilter(where, query.where);
  return where;
}

function addFilter(where: Where, wanted: RecordFilter): void {
  // The names of all services are ASCII, so SQLite's lower() is enough.
  if (wanted.nameContains !== undefined) where.and('instr(lower(name), lower(?)) > 0', wanted.nameContains);
  if (wanted.namePrefix !== undefined) andPrefix(where, 'name', wanted.namePrefix);
  if (typeof wanted.status === 'string') where.and('status = ?', wanted.status);
  else if (wanted.status?.length === 0) where.and('0');
  else if (wanted.status !== undefined) {
    where.and(`status IN (${wanted.status.map(() => '?').join(', ')})`, ...wanted.status);
  }
  if (wanted.parent !== undefined) where.and('parent = ?', wanted.parent);
  if (wanted.createdAfter !== undefined) where.and('created_at > ?', wanted.createdAfter);
  if (wanted.createdBefore !== undefined) where.and('created_at < ?', wanted.createdBefore);
  if (wanted.modifiedAfter !== undefined) where.and('modified_at > ?', wanted.modifiedAfter);
  if (wanted.modifiedBefore !== undefined) where.and('modified_at < ?', wanted.modifiedBefore);
  for (const [path, value] of Object.entries(wanted.doc ?? {})) {
    // `->` answers the member's JSON text as JSON.stringify wrote it, which tells 1 from true and from "1".
    where.and('doc -> ? = ?', jsonPath(path), JSON.stringify(value));
  }
}

function jsonPath(dotted: string): string {
  return `$${dotted
    .split('.')
    .map((part) => `.${JSON.stringify(part)}`)
    .join('')}`;
}

function toRecord<T>(row: Row): StoredRecord<T> {
  return {
    key: { kind: row.kind, accountId: row.account, region: row.region, name: row.name },
    version: row.version,
    // The caller knows what it stored under this kind.
    doc: parseJson(row.doc) as T,
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.parent === null ? {} : { parent: row.parent }),
    ...(row.token === null ? {} : { token: row.token }),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
