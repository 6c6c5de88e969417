import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { DiskBlobs } from '../disk/blobs.ts';
import { openBlobs } from '../disk/blobs.ts';
import type { Store } from '../store.ts';
import { createCommit } from './commit.ts';
import type { Database } from './database.ts';
import { openDatabase, StoreInUse } from './database.ts';
import { createExecutions } from './executions.ts';
import { createLogEvents } from './log-events.ts';
import { migrate } from './migrate.ts';
import { createObjects } from './objects.ts';
import { createRecords } from './records.ts';
import { openReserve, type Reserve } from './reserve.ts';
import { sweepBlobs } from './sweep.ts';
import { createTags } from './tags.ts';
import { createWorkQueue } from './work-queue.ts';
import { createWriter } from './writer.ts';

export interface StoreOptions {
  /** The data directory; created (0700) where it is missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}

/**
 * Opens the store of one machine: rows in `<folder>/sagebrush.db`, bytes in `<folder>/blobs`. One process at a time owns a folder.
 * @throws StoreInUse where another process has it open (also one that is just being killed: tried for a second).
 */
export async function openStore({ folder, clock, ids, log }: StoreOptions): Promise<Store> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const db = await openOwned(folder);
  try {
    migrate(db);
    // Rewritten at each start: its time is the file system's notion of when this process began.
    const pidFile = join(folder, PID_FILE);
    await writeFile(pidFile, `${process.pid}\n`, { mode: 0o600 });
    const startedAt = (await stat(pidFile)).mtimeMs;
    const blobs = await openBlobs(join(folder, 'blobs'), ids);
    await blobs.sweepIncoming();
    const reserve = openReserve(join(folder, 'reserve'), log, () => clock.now());
    return assemble(db, blobs, { startedAt, log, reserve, released: () => rm(pidFile, { force: true }) });
  } catch (error) {
    db.close();
    throw error;
  }
}

const PID_FILE = 'sagebrush.pid';

async function openOwned(folder: string): Promise<Database> {
  try {
    return openDatabase(join(folder, 'sagebrush.db'));
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    const owner = (await readFile(join(folder, PID_FILE), 'utf8').catch(() => '')).trim();
    const who = owner === '' ? 'another process' : `process ${owner}`;
    throw new StoreInUse(
      `the data directory ${folder} is in use by ${who}; stop it first, or choose another directory`,
    );
  }
}

function assemble(
  db: Database,
  blobs: DiskBlobs,
  {
    startedAt,
    log,
    reserve,
    released,
  }: {
    readonly startedAt: number;
    readonly log: Logger;
    readonly reserve: Reserve;
    readonly released: () => Promise<void>;
  },
): Store {
  const writer = createWriter(db, reserve);
  const work = createWorkQueue(db, writer);
  const objects = createObjects(db, writer);
  const logs = createLogEvents(db, writer);
  const stopSweep = new AbortController();
  const background = Promise.all([
    logs.purge(),
    sweepBlobs({ blobs, objects, startedAt, log, signal: stopSweep.signal }),
  ]);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    stopSweep.abort();
    writer.close();
    await background;
    db.close();
    await released();
  };
  return {
    records: createRecords(db),
    tags: createTags(db),
    work,
    objects,
    blobs,
    logs,
    executions: createExecutions(db, writer),
    commit: createCommit(db, writer, work),
    async reset() {
      await writer.write(() => emptyTables(db));
      work.forget();
      await blobs.reset();
    },
    close: () => (closing ??= close()),
  };
}

function emptyTables(db: Database): void {
  const tables = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  for (const { name } of tables) db.run(`DELETE FROM "${name}"`);
}
