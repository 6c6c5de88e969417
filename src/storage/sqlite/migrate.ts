import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/**
 * Brings the schema to the newest form: each `NNNN-title.sql` runs once, in order, in a transaction of its own together with the
 * note that it ran (`PRAGMA user_version`).
 * @throws where the database was written by a newer Sagebrush.
 */
export function migrate(db: Database): void {
  const migrations = readdirSync(FOLDER)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((file) => ({ file, version: Number(file.slice(0, 4)) }));
  const newest = migrations.at(-1)?.version ?? 0;
  const current = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  if (current > newest) {
    throw new Error(
      `the database has schema ${current}, this Sagebrush knows ${newest}: it was written by a newer version`,
    );
  }
  for (const { file, version } of migrations) {
    if (version <= current) continue;
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    try {
      db.script(`BEGIN IMMEDIATE;\n${text}\nPRAGMA user_version = ${version};\nCOMMIT;`);
    } catch (error) {
      if (db.inTransaction()) db.script('ROLLBACK');
      throw new Error(`migration ${file} failed`, { cause: error });
    }
  }
}
