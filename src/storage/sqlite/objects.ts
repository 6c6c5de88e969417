import { parseJson } from '../../platform/json.ts';
import type { BucketRow, ObjectCondition, ObjectRow, Objects, PartRow, UploadRow } from '../objects.ts';
import type { Database } from './database.ts';
import type { Where } from './where.ts';
import { andPrefix, createWhere } from './where.ts';
import type { Writer } from './writer.ts';

/** Buckets, objects and uploads as rows. The TEXT order of SQLite is that of the UTF-8 bytes, as S3 lists. */
export function createObjects(db: Database, writer: Writer): Objects {
  return {
    ...bucketPart(db, writer),
    ...objectPart(db, writer),
    ...uploadPart(db, writer),
    namesBlob: async (id) => namesBlob(db, id),
  };
}

type BucketPart = Pick<Objects, 'createBucket' | 'getBucket' | 'listBuckets' | 'updateBucket' | 'deleteBucket'>;

function bucketPart(db: Database, writer: Writer): BucketPart {
  return {
    async createBucket({ name, accountId, region, createdAt, config }) {
      const text = JSON.stringify(config);
      const inserted = await writer.write(() =>
        db.run(
          'INSERT INTO buckets (name, account, region, created_at, config) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          name,
          accountId,
          region,
          createdAt,
          text,
        ),
      );
      return inserted === 1 ? 'created' : 'exists';
    },
    async getBucket(name) {
      const row = db.get<StoredBucket>('SELECT * FROM buckets WHERE name = ?', name);
      return row === undefined ? undefined : toBucket(row);
    },
    async listBuckets(accountId) {
      return db.all<StoredBucket>('SELECT * FROM buckets WHERE account = ? ORDER BY name', accountId).map(toBucket);
    },
    async updateBucket(name, config) {
      const text = JSON.stringify(config);
      await writer.write(() => db.run('UPDATE buckets SET config = ? WHERE name = ?', text, name));
    },
    deleteBucket: (name) =>
      writer.write(() => {
        if (db.get('SELECT 1 FROM buckets WHERE name = ?', name) === undefined) return 'missing';
        if (db.get('SELECT 1 FROM objects WHERE bucket = ? LIMIT 1', name) !== undefined) return 'not-empty';
        // Unfinished uploads go with their bucket; the sweep at the next start finds their parts' bytes.
        db.run('DELETE FROM parts WHERE upload_id IN (SELECT upload_id FROM uploads WHERE bucket = ?)', name);
        db.run('DELETE FROM uploads WHERE bucket = ?', name);
        db.run('DELETE FROM buckets WHERE name = ?', name);
        return 'deleted';
      }),
  };
}

function objectPart(db: Database, writer: Writer): Pick<Objects, 'get' | 'put' | 'setTags' | 'delete' | 'list'> {
  const find = (bucket: string, key: string): StoredObject | undefined =>
    db.get<StoredObject>('SELECT * FROM objects WHERE bucket = ? AND key = ?', bucket, key);
  return {
    async get(bucket, key) {
      const row = find(bucket, key);
      return row === undefined ? undefined : toObject(row);
    },
    async put(row, condition) {
      const about = JSON.stringify(aboutOf(row));
      return writer.write(() => {
        const { outcome, dropped } = putRow(db, row, about, condition);
        return { outcome, orphans: unnamed(db, dropped) };
      });
    },
    setTags: (bucket, key, tags) =>
      writer.write(() => {
        const row = find(bucket, key);
        if (row === undefined) return false;
        const about = JSON.stringify(aboutOf({ ...toObject(row), tags }));
        db.run('UPDATE objects SET about = ? WHERE bucket = ? AND key = ?', about, bucket, key);
        return true;
      }),
    delete: (bucket, targets) =>
      writer.write(() => {
        const blobs: string[] = [];
        const outcomes = targets.map(({ key, ifMatch }) => {
          const row = db.get<Pick<StoredObject, 'blob_id' | 'etag'>>(
            'SELECT blob_id, etag FROM objects WHERE bucket = ? AND key = ?',
            bucket,
            key,
          );
          if (row === undefined) return 'missing';
          if (!holds(ifMatch === undefined ? undefined : { ifMatch }, row.etag)) return 'condition-failed';
          db.run('DELETE FROM objects WHERE bucket = ? AND key = ?', bucket, key);
          blobs.push(row.blob_id);
          return 'deleted';
        });
        return { outcomes, orphans: unnamed(db, blobs) };
      }),
    async list({ bucket, prefix = '', startAfter, startAt, limit }) {
      const where: Where = createWhere();
      where.and('bucket = ?', bucket);
      andPrefix(where, 'key', prefix);
      if (startAfter !== undefined) where.and('key > ?', startAfter);
      if (startAt !== undefined) where.and('key >= ?', startAt);
      const text = `SELECT * FROM objects ${where.text()} ORDER BY key LIMIT ?`;
      return db.all<StoredObject>(text, ...where.values, limit).map(toObject);
    },
  };
}

type UploadPart = Pick<
  Objects,
  'createUpload' | 'getUpload' | 'listUploads' | 'putPart' | 'listParts' | 'completeUpload' | 'removeUpload'
>;

function uploadPart(db: Database, writer: Writer): UploadPart {
  return {
    async createUpload({ uploadId, bucket, key, startedAt, ...rest }) {
      const about = JSON.stringify(rest);
      await writer.write(() =>
        db.run(
          'INSERT INTO uploads (upload_id, bucket, key, started_at, about) VALUES (?, ?, ?, ?, ?)',
          uploadId,
          bucket,
          key,
          startedAt,
          about,
        ),
      );
    },
    async getUpload(bucket, key, uploadId) {
      const row = db.get<StoredUpload>(
        'SELECT * FROM uploads WHERE upload_id = ? AND bucket = ? AND key = ?',
        uploadId,
        bucket,
        key,
      );
      return row === undefined ? undefined : toUpload(row);
    },
    async listUploads(bucket) {
      return db
        .all<StoredUpload>('SELECT * FROM uploads WHERE bucket = ? ORDER BY key, started_at, upload_id', bucket)
        .map(toUpload);
    },
    async putPart(uploadId, part) {
      const checksums = JSON.stringify(part.checksums);
      return writer.write(() => {
        // The upload was completed or aborted while the part came in: nobody will ever name these bytes.
        if (!hasUpload(db, uploadId)) {
          return { outcome: 'no-upload' as const, orphans: unnamed(db, [part.blobId]) };
        }
        const old = db.get<Pick<StoredPart, 'blob_id'>>(
          'SELECT blob_id FROM parts WHERE upload_id = ? AND number = ?',
          uploadId,
          part.number,
        );
        db.run(
          `INSERT INTO parts (upload_id, number, blob_id, size, etag, modified_at, checksums) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET blob_id = excluded.blob_id, size = excluded.size, etag = excluded.etag,
             modified_at = excluded.modified_at, checksums = excluded.checksums`,
          uploadId,
          part.number,
          part.blobId,
          part.size,
          part.etag,
          part.modifiedAt,
          checksums,
        );
        return { outcome: 'stored' as const, orphans: unnamed(db, old === undefined ? [] : [old.blob_id]) };
      });
    },
    async listParts(uploadId) {
      return db.all<StoredPart>('SELECT * FROM parts WHERE upload_id = ? ORDER BY number', uploadId).map(toPart);
    },
    async completeUpload(uploadId, row, condition) {
      const about = JSON.stringify(aboutOf(row));
      return writer.write(() => {
        if (!hasUpload(db, uploadId)) return { outcome: 'no-upload' as const, orphans: [] };
        const { outcome, dropped } = putRow(db, row, about, condition);
        if (outcome !== 'stored') return { outcome, orphans: [] };
        return { outcome, orphans: unnamed(db, [...dropped, ...dropUpload(db, uploadId)]) };
      });
    },
    removeUpload: (uploadId) => writer.write(() => ({ orphans: unnamed(db, dropUpload(db, uploadId)) })),
  };
}

/** Answers the blob that the row before named, where there was one. */
function putRow(
  db: Database,
  row: ObjectRow,
  about: string,
  condition: ObjectCondition | undefined,
): { readonly outcome: 'stored' | 'condition-failed' | 'no-bucket'; readonly dropped: readonly string[] } {
  if (db.get('SELECT 1 FROM buckets WHERE name = ?', row.bucket) === undefined) {
    return { outcome: 'no-bucket', dropped: [] };
  }
  const old = db.get<Pick<StoredObject, 'blob_id' | 'etag'>>(
    'SELECT blob_id, etag FROM objects WHERE bucket = ? AND key = ?',
    row.bucket,
    row.key,
  );
  if (!holds(condition, old?.etag)) return { outcome: 'condition-failed', dropped: [] };
  db.run(
    `INSERT INTO objects (bucket, key, blob_id, size, etag, modified_at, about) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET blob_id = excluded.blob_id, size = excluded.size, etag = excluded.etag,
       modified_at = excluded.modified_at, about = excluded.about`,
    row.bucket,
    row.key,
    row.blobId,
    row.size,
    row.etag,
    row.modifiedAt,
    about,
  );
  return { outcome: 'stored', dropped: old === undefined ? [] : [old.blob_id] };
}

const hasUpload = (db: Database, uploadId: string): boolean =>
  db.get('SELECT 1 FROM uploads WHERE upload_id = ?', uploadId) !== undefined;

/** Answers the blobs of its parts. */
function dropUpload(db: Database, uploadId: string): string[] {
  const parts = db.all<Pick<StoredPart, 'blob_id'>>('SELECT blob_id FROM parts WHERE upload_id = ?', uploadId);
  db.run('DELETE FROM parts WHERE upload_id = ?', uploadId);
  db.run('DELETE FROM uploads WHERE upload_id = ?', uploadId);
  return parts.map((part) => part.blob_id);
}

function holds(condition: ObjectCondition | undefined, etag: string | undefined): boolean {
  if (condition?.ifNoneMatch !== undefined && etag !== undefined) return false;
  if (condition?.ifMatch === undefined) return true;
  return etag !== undefined && (condition.ifMatch === '*' || condition.ifMatch === etag);
}

function namesBlob(db: Database, id: string): boolean {
  return (
    db.get('SELECT 1 FROM objects WHERE blob_id = ? LIMIT 1', id) !== undefined ||
    db.get('SELECT 1 FROM parts WHERE blob_id = ? LIMIT 1', id) !== undefined
  );
}

/** Those of the ids that no row names any more, each once. */
function unnamed(db: Database, ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => !namesBlob(db, id));
}

interface StoredBucket {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly created_at: number;
  readonly config: string;
}
interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly blob_id: string;
  readonly size: number;
  readonly etag: string;
  readonly modified_at: number;
  readonly about: string;
}
interface StoredUpload {
  readonly upload_id: string;
  readonly bucket: string;
  readonly key: string;
  readonly started_at: number;
  readonly about: string;
}
interface StoredPart {
  readonly number: number;
  readonly blob_id: string;
  readonly size: number;
  readonly etag: string;
  readonly modified_at: number;
  readonly checksums: string;
}

type About = Pick<ObjectRow, 'headers' | 'metadata' | 'tags' | 'checksums' | 'parts'>;

function aboutOf({ headers, metadata, tags, checksums, parts }: About): About {
  return { headers, metadata, tags, checksums, ...(parts === undefined ? {} : { parts }) };
}

// The JSON columns below were written by this file from the types that they are read back as.

function toBucket(row: StoredBucket): BucketRow {
  const config = parseJson(row.config) as BucketRow['config'];
  return { name: row.name, accountId: row.account, region: row.region, createdAt: row.created_at, config };
}

function toObject(row: StoredObject): ObjectRow {
  return {
    bucket: row.bucket,
    key: row.key,
    blobId: row.blob_id,
    size: row.size,
    etag: row.etag,
    modifiedAt: row.modified_at,
    ...(parseJson(row.about) as unknown as About),
  };
}

function toUpload(row: StoredUpload): UploadRow {
  const about = parseJson(row.about) as Omit<UploadRow, 'uploadId' | 'bucket' | 'key' | 'startedAt'>;
  return { uploadId: row.upload_id, bucket: row.bucket, key: row.key, startedAt: row.started_at, ...about };
}

function toPart(row: StoredPart): PartRow {
  return {
    number: row.number,
    blobId: row.blob_id,
    size: row.size,
    etag: row.etag,
    modifiedAt: row.modified_at,
    checksums: parseJson(row.checksums) as PartRow['checksums'],
  };
}
