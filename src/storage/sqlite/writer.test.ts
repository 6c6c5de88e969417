import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { StorageFull } from '../blobs.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import type { Writer } from './writer.ts';
import { createWriter } from './writer.ts';

interface World {
  readonly db: Database;
  readonly writer: Writer;
  readonly commits: () => number;
  readonly add: (n: number) => Promise<number>;
  readonly stored: () => number[];
}

function world(t: TestContext): World {
  const folder = mkdtempSync(join(tmpdir(), 'sagebrush-writer-'));
  const real = openDatabase(join(folder, 'test.db'));
  let commits = 0;
  const db: Database = {
    ...real,
    run(text, ...values) {
      if (text === 'COMMIT') commits += 1;
      return real.run(text, ...values);
    },
  };
  db.script('CREATE TABLE t (n INTEGER PRIMARY KEY, pad TEXT)');
  const writer = createWriter(db);
  t.after(() => {
    writer.close();
    db.close();
    rmSync(folder, { recursive: true });
  });
  return {
    db,
    writer,
    commits: () => commits,
    add: (n) => writer.write(() => db.run('INSERT INTO t (n) VALUES (?)', n)),
    stored: () => db.all<{ n: number }>('SELECT n FROM t ORDER BY n').map((row) => row.n),
  };
}

test('writes of one turn share a transaction, those of the next have another', async (t) => {
  const { add, commits, stored } = world(t);
  await Promise.all([add(1), add(2), add(3)]);
  assert.equal(commits(), 1);
  await add(4);
  assert.equal(commits(), 2);
  assert.deepEqual(stored(), [1, 2, 3, 4]);
});

test('a write that throws undoes itself alone, also what it wrote before', async (t) => {
  const { db, writer, add, stored } = world(t);
  const effects: string[] = [];
  const results = await Promise.allSettled([
    add(1),
    writer.write((effect) => {
      effect(() => effects.push('never'));
      db.run('INSERT INTO t (n) VALUES (2)');
      db.run('INSERT INTO t (n) VALUES (1)');
    }),
    writer.write((effect) => {
      effect(() => effects.push('done'));
      db.run('INSERT INTO t (n) VALUES (3)');
    }),
  ]);
  assert.deepEqual(
    results.map((result) => result.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(stored(), [1, 3]);
  assert.deepEqual(effects, ['done']);
});

test('a write that is refused before it changed anything does not make the others run again', async (t) => {
  const { writer, add, stored, commits } = world(t);
  let runs = 0;
  const results = await Promise.allSettled([
    writer.write(() => {
      runs += 1;
    }),
    add(1),
    writer.write(() => {
      throw new Error('refused');
    }),
    add(1),
    add(2),
  ]);
  assert.deepEqual(
    results.map((result) => result.status),
    ['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
  );
  assert.deepEqual([runs, commits()], [1, 1]);
  assert.deepEqual(stored(), [1, 2]);
});

test('effects run after the commit and before the promise resolves', async (t) => {
  const { writer, db, commits } = world(t);
  const order: string[] = [];
  const written = writer
    .write((effect) => {
      effect(() => order.push(`effect after ${commits()} commit`));
      db.run('INSERT INTO t (n) VALUES (1)');
    })
    .then(() => order.push('resolved'));
  await written;
  assert.deepEqual(order, ['effect after 1 commit', 'resolved']);
});

test('a full disk rejects with StorageFull, keeps nothing, and the writer goes on when there is room', async (t) => {
  const { db, writer, add, stored } = world(t);
  await add(1);
  db.script('PRAGMA max_page_count = 40');
  const big = (n: number): Promise<unknown> =>
    writer.write(() => db.run('INSERT INTO t (n, pad) VALUES (?, ?)', n, 'x'.repeat(60_000)));
  const results = await Promise.allSettled([add(2), big(3), big(4), big(5), big(6)]);
  const refused = results.filter((result) => result.status === 'rejected');
  assert.ok(refused.length > 0);
  for (const result of refused) assert.ok(result.reason instanceof StorageFull, String(result.reason));
  const acknowledged = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index + 2] : []));
  assert.deepEqual(stored(), [1, ...acknowledged]);
  db.script('PRAGMA max_page_count = 100000');
  await Promise.all([add(10), add(11)]);
  assert.deepEqual(stored(), [1, ...acknowledged, 10, 11]);
});

test('a failing COMMIT rejects every write of its group, refused ones with their own error', async (t) => {
  const { db, add, stored } = world(t);
  await add(1);
  const failing: Database = {
    ...db,
    run(text, ...values) {
      if (text === 'COMMIT') throw new Error('the disk is gone');
      return db.run(text, ...values);
    },
  };
  const writer = createWriter(failing);
  const results = await Promise.allSettled([
    writer.write(() => db.run('INSERT INTO t (n) VALUES (2)')),
    writer.write(() => {
      throw new Error('refused');
    }),
  ]);
  assert.deepEqual(
    results.map((result) => (result.status === 'rejected' ? result.reason.message : 'kept')),
    ['the disk is gone', 'refused'],
  );
  assert.deepEqual(stored(), [1]);
});

test('a long queue is split, and all of it is written', async (t) => {
  const { add, commits, stored } = world(t);
  await Promise.all(Array.from({ length: 3000 }, (_, index) => add(index)));
  assert.equal(commits(), 3);
  assert.equal(stored().length, 3000);
});

test('close writes what is pending and refuses the rest', async (t) => {
  const { writer, add, stored } = world(t);
  const pending = add(1);
  writer.close();
  await pending;
  assert.deepEqual(stored(), [1]);
  await assert.rejects(add(2), /closed/);
});

test('closing writes what is pending, and nothing touches the database afterwards', async (t) => {
  const { add, commits, writer, stored } = world(t);
  const written = add(1);
  writer.close();
  await written;
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(commits(), 1);
  assert.deepEqual(stored(), [1]);
  await assert.rejects(add(2), /closed/);
});
