import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { collect, SCOPE } from '../conformance/harness.ts';
import type { Store } from '../store.ts';
import { openStore } from './open.ts';

const PROGRAM = new URL('./crash-writer.ts', import.meta.url).pathname;
const ROUNDS = 20;

test(`kill -9 at ${ROUNDS} random moments: everything acknowledged is there, and nothing is half there`, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-crash-'));
  t.after(() => rm(folder, { recursive: true }));
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const lines = await writeUntilKilled(folder, round);
    acknowledged += lines.length;
    const store = await openStore({ folder, clock: systemClock, ids: systemIds, log: silentLogger });
    await check(store, lines);
    await store.close();
  }
  assert.ok(acknowledged > ROUNDS * 20, `only ${acknowledged} acknowledgements: the test shows nothing`);
});

/** Runs the program, kills it after a random number of acknowledgements, answers what it acknowledged. */
async function writeUntilKilled(folder: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [PROGRAM, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const killAfter = Math.floor(Math.random() * 400) + 5;
  let text = '';
  let count = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    count += chunk.split('\n').length - 1;
    if (count >= killAfter) child.kill('SIGKILL');
  });
  await once(child, 'close');
  assert.equal(child.signalCode, 'SIGKILL');
  // A line that was cut off was not said.
  const lines = text.split('\n').slice(0, -1);
  assert.equal(lines.shift(), 'open');
  return lines;
}

async function check(store: Store, lines: readonly string[]): Promise<void> {
  const steps = new Map<string, number>();
  for (const line of lines) {
    const [what, name = '', revision = '0'] = line.split(' ');
    if (what === 'record') {
      const record = await store.records.get({ ...SCOPE, kind: 'k', name });
      assert.ok(record !== undefined, `${line} is lost`);
    } else if (what === 'step') {
      steps.set(name, Math.max(steps.get(name) ?? 0, Number(revision)));
    } else {
      const row = await store.objects.get('b', name);
      assert.ok(row !== undefined, `${line} is lost`);
      assert.equal((await collect(await store.blobs.read(row.blobId))).toString(), name);
    }
  }
  for (const [arn, revision] of steps) {
    const id = (await store.executions.get(arn))?.id ?? 0;
    assert.ok(((await store.executions.load(id))?.revision ?? 0) >= revision, `${arn} lost step ${revision}`);
  }
  await checkWhole(store);
}

/** Commits are whole: a record has its tag and its work, an execution's revision has its event, its snapshot and its one wait. */
async function checkWhole(store: Store): Promise<void> {
  const work = new Set((await store.work.take('q', Number.MAX_SAFE_INTEGER, 1_000_000)).map((taken) => taken.key));
  const query = { scope: SCOPE, kind: 'k', sortBy: 'name', order: 'ascending', limit: 1_000_000 } as const;
  const { records } = await store.records.list<{ n: number }>(query);
  assert.equal(work.size, records.length);
  for (const record of records) {
    assert.ok(work.has(record.key.name));
    assert.deepEqual(await store.tags.of(SCOPE, record.key.name), { n: String(record.doc.n) });
  }
  for await (const { id } of store.executions.open()) {
    const execution = await store.executions.load(id);
    const revision = execution?.revision ?? 0;
    const events = await store.executions.history(id, { limit: 100 });
    assert.deepEqual(
      events.map((event) => event.id),
      Array.from({ length: revision }, (_, index) => index + 1),
    );
    assert.deepEqual(execution?.snapshot, revision === 0 ? undefined : { revision: revision - 1 });
    assert.equal(execution?.waits.length, revision === 0 ? 0 : 1);
  }
}
