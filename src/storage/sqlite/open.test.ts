import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { chunks, insert, key } from '../conformance/harness.ts';
import type { Store } from '../store.ts';
import { openDatabase, StoreInUse } from './database.ts';
import { openStore } from './open.ts';

const HELPER = new URL('./crash-writer.ts', import.meta.url).pathname;
const open = (folder: string): Promise<Store> =>
  openStore({ folder, clock: systemClock, ids: systemIds, log: silentLogger });

async function folderFor(t: TestContext): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'sagebrush-open-'));
  t.after(() => rm(parent, { recursive: true }));
  return join(parent, 'deep', 'data');
}

test('the data directory and all in it belong to its owner alone', async (t) => {
  const folder = await folderFor(t);
  const store = await open(folder);
  const blob = await store.blobs.write(chunks('x'));
  const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
  assert.equal(await mode(folder), 0o700);
  assert.equal(await mode(join(folder, 'sagebrush.db')), 0o600);
  assert.equal(await mode(store.blobs.path(blob.id) ?? ''), 0o600);
  await store.close();
  await store.close();
});

test('in a folder that others may look into, no file is theirs to read', async (t) => {
  const folder = await folderFor(t);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await writeFile(join(folder, 'sagebrush.db'), '', { mode: 0o644 });
  const store = await open(folder);
  await store.commit([insert('a')]);
  await store.blobs.write(chunks('x'));
  const names = await readdir(folder);
  assert.ok(names.includes('sagebrush.db-wal'), names.join());
  for (const name of names) assert.equal((await stat(join(folder, name))).mode & 0o077, 0, name);
  await store.close();
});

test('a second opening is refused with the owner named, until the first is closed', async (t) => {
  const folder = await folderFor(t);
  const store = await open(folder);
  await store.commit([insert('a')]);
  await assert.rejects(open(folder), (error: unknown) => {
    assert.ok(error instanceof StoreInUse);
    assert.ok(error.message.includes(folder) && error.message.includes(`process ${process.pid}`), error.message);
    return true;
  });
  await store.commit([insert('b')]);
  await store.close();
  await assert.rejects(store.commit([insert('c')]), /closed/);
  const again = await open(folder);
  assert.ok(await again.records.get(key('b')));
  await again.close();
});

test('another process is refused too; kill -9 of the owner frees the directory; acknowledged commits are there', async (t) => {
  const folder = await folderFor(t);
  const child = spawn(process.execPath, [HELPER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  await assert.rejects(open(folder), new RegExp(`in use by process ${child.pid}`));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await open(folder);
  await store.close();
});

test('a database of a newer version is refused untouched', async (t) => {
  const folder = await folderFor(t);
  await (await open(folder)).close();
  const db = openDatabase(join(folder, 'sagebrush.db'));
  db.script('PRAGMA user_version = 9999');
  db.close();
  await assert.rejects(open(folder), /newer version/);
  const bytes = await readFile(join(folder, 'sagebrush.db'));
  assert.equal(bytes.readUInt32BE(60), 9999, 'user_version in the header');
});

test('the executions of an older version keep what they have, and are listed by version and alias', async (t) => {
  const folder = await folderFor(t);
  await (await open(folder)).close();
  const file = join(folder, 'sagebrush.db');
  await rm(file);
  const db = openDatabase(file);
  const migrations = (await readdir(new URL('migrations/', import.meta.url))).sort();
  for (const name of migrations.filter((name) => name < '0005')) {
    db.script(await readFile(new URL(`migrations/${name}`, import.meta.url), 'utf8'));
  }
  db.script(`
    PRAGMA user_version = 4;
    INSERT INTO execution_parents (id, arn) VALUES (1, 'arn:machine'), (2, 'arn:run'), (3, 'arn:machine:1');
    INSERT INTO executions (id, arn, name, account, region, machine, map_run, items, type, status, started_at, stopped_at, redrive_count, redriven_at,
      error, cause, info, input, output)
    VALUES
      (5, 'arn:a', 'a', '1', 'r', 1, NULL, 1, 'STANDARD', 'SUCCEEDED', 10, 20, 1, 15, NULL, NULL,
        '{"versionArn":"arn:machine:1","aliasArn":"arn:machine:live"}', '"in"', '"out"'),
      (7, 'arn:b', 'b', '1', 'r', 1, 2, 3, 'EXPRESS', 'FAILED', 11, 21, 0, NULL, 'E', 'C', '{}', '1', NULL);`);
  db.close();

  const { executions, close } = await open(folder);
  t.after(close);
  const scope = { accountId: '1', region: 'r' };
  const versionArn = 'arn:machine:1';
  const aliasArn = 'arn:machine:live';
  const info = { versionArn, aliasArn };
  assert.deepEqual(await executions.get('arn:a'), {
    ...{ id: 5, arn: 'arn:a', name: 'a', ...scope, stateMachineArn: 'arn:machine', ...info, type: 'STANDARD' },
    ...{ status: 'SUCCEEDED', startedAt: 10, stoppedAt: 20, redriveCount: 1, redrivenAt: 15 },
    ...{ input: '"in"', output: '"out"', info },
  });
  assert.deepEqual(await executions.get('arn:b'), {
    ...{ id: 7, arn: 'arn:b', name: 'b', ...scope, stateMachineArn: 'arn:machine', mapRunArn: 'arn:run', items: 3 },
    ...{ type: 'EXPRESS', status: 'FAILED', startedAt: 11, stoppedAt: 21, redriveCount: 0 },
    ...{ error: 'E', cause: 'C', input: '1', info: {} },
  });
  for (const query of [{ versionArn }, { aliasArn }]) {
    const { rows } = await executions.list({ scope, limit: 9, ...query });
    assert.deepEqual(
      rows.map(({ id }) => id),
      [5],
    );
  }
});

test('a failing start leaves the directory free', async (t) => {
  const folder = await folderFor(t);
  await (await open(folder)).close();
  await rm(join(folder, 'blobs'), { recursive: true });
  await writeFile(join(folder, 'blobs'), 'a file where a folder should be');
  await assert.rejects(open(folder));
  await rm(join(folder, 'blobs'));
  await (await open(folder)).close();
});
