import type { Change, DeleteRecord, InsertRecord, PutTags, RemoveTags, UpdateRecord } from '../changes.ts';
import { CommitConflict } from '../changes.ts';
import type { Database } from './database.ts';
import type { SqliteWorkQueue } from './work-queue.ts';
import type { Writer } from './writer.ts';

/** `Store.commit`: all changes in one savepoint of the next transaction. Documents are turned into text at once, when called. */
export function createCommit(
  db: Database,
  writer: Writer,
  work: SqliteWorkQueue,
): (changes: readonly Change[]) => Promise<void> {
  return async (changes) => {
    const steps = changes.map((change) => ({
      change,
      doc: 'fields' in change ? JSON.stringify(change.fields.doc) : '',
    }));
    await writer.write((effect) => {
      for (const { change, doc } of steps) {
        switch (change.kind) {
          case 'insert-record':
            insertRecord(db, change, doc);
            break;
          case 'update-record':
            updateRecord(db, change, doc);
            break;
          case 'delete-record':
            deleteRecord(db, change);
            break;
          case 'put-tags':
            putTags(db, change);
            break;
          case 'remove-tags':
            removeTags(db, change);
            break;
          case 'enqueue':
            work.enqueue(change, effect);
            break;
          default:
            change satisfies never;
        }
      }
    });
  };
}

function insertRecord(db: Database, { key, fields, token, at }: InsertRecord, doc: string): void {
  const inserted = db.run(
    `INSERT INTO records (kind, account, region, name, version, doc, status, parent, token, created_at, modified_at)
     VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    key.kind,
    key.accountId,
    key.region,
    key.name,
    doc,
    fields.status ?? null,
    fields.parent ?? null,
    token ?? null,
    at,
    at,
  );
  if (inserted === 0) throw new CommitConflict('record-exists', key);
}

function updateRecord(db: Database, { key, expect, fields, at }: UpdateRecord, doc: string): void {
  const updated = db.run(
    `UPDATE records SET version = version + 1, doc = ?, status = ?, parent = ?, modified_at = ?
     WHERE kind = ? AND account = ? AND region = ? AND name = ? AND version = ?`,
    doc,
    fields.status ?? null,
    fields.parent ?? null,
    at,
    key.kind,
    key.accountId,
    key.region,
    key.name,
    expect,
  );
  if (updated === 0) throw new CommitConflict('record-changed', key);
}

function deleteRecord(db: Database, { key, expect }: DeleteRecord): void {
  const deleted = db.run(
    'DELETE FROM records WHERE kind = ? AND account = ? AND region = ? AND name = ? AND version = coalesce(?, version)',
    key.kind,
    key.accountId,
    key.region,
    key.name,
    expect ?? null,
  );
  if (deleted === 0) throw new CommitConflict('record-changed', key);
}

function putTags(db: Database, { scope, arn, tags }: PutTags): void {
  for (const [key, value] of Object.entries(tags)) {
    db.run(
      `INSERT INTO tags (account, region, arn, key, value) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET value = excluded.value`,
      scope.accountId,
      scope.region,
      arn,
      key,
      value,
    );
  }
}

function removeTags(db: Database, { scope, arn, keys }: RemoveTags): void {
  const ofArn = 'DELETE FROM tags WHERE account = ? AND region = ? AND arn = ?';
  if (keys === 'all') db.run(ofArn, scope.accountId, scope.region, arn);
  else for (const key of keys) db.run(`${ofArn} AND key = ?`, scope.accountId, scope.region, arn, key);
}
