import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import type { HistoryEvent } from './core.ts';
import type { FakeJob } from './test-support/fake-jobs.ts';
import { historyProblems } from './test-support/history-check.ts';

/** CI sets more. */
const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 6);
const CHILD = new URL('./test-support/crash-child.ts', import.meta.url).pathname;

it(`kill -9 at any moment: nothing acknowledged is lost, nothing is done twice (${ROUNDS} rounds)`, {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-crash-'));
  const acknowledged: string[] = [];
  const run = (mode: string, round: number): ChildProcess =>
    spawn(process.execPath, [CHILD, folder, mode, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });

  for (let round = 0; round < ROUNDS; round++) {
    const child = run('load', round);
    const life = 20 + Math.random() * 400;
    const dead = new Promise((resolve) => child.once('exit', resolve));
    assert.ok(child.stdout);
    const output = createInterface({ input: child.stdout });
    output.once('line', () => setTimeout(() => child.kill('SIGKILL'), life));
    output.on('line', (line) => {
      // A line cut off by the kill was not said.
      if (line.startsWith('arn:') && /:r\d+-\d+$/.test(line)) acknowledged.push(line);
    });
    const read = new Promise((resolve) => output.once('close', resolve));
    await dead;
    await read;
    // The last line may have lost its end in the pipe.
    acknowledged.pop();
  }
  const drain = run('drain', ROUNDS);
  assert.equal(await new Promise((resolve) => drain.once('exit', resolve)), 0);

  const store = await openStore({ folder, clock: systemClock, ids: systemIds, log: silentLogger });
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  const page = await store.executions.list({ scope, limit: 100_000 });
  const rows = new Map(page.rows.map((row) => [row.arn, row]));
  assert.ok(acknowledged.length > ROUNDS, 'the load ran');
  for (const arn of acknowledged) assert.ok(rows.has(arn), `${arn} was acknowledged and is lost`);

  const jobNames = readFileIfAny(join(folder, 'jobs.log')).map((line) => (JSON.parse(line) as FakeJob).name);
  assert.equal(new Set(jobNames).size, jobNames.length, 'a job was created twice');
  for (const row of rows.values()) {
    if (row.status !== 'SUCCEEDED') {
      const { error, cause } = (await store.executions.get(row.arn)) ?? {};
      assert.fail(`${row.arn} is ${row.status}: ${error} ${cause}`);
    }
    const events = await store.executions.history(row.id, { limit: 30_000 });
    const history = events.map((event) => JSON.parse(event.json) as HistoryEvent);
    assert.deepEqual(historyProblems(history), [], row.arn);
    const scheduled = history.filter((event) => event.type === 'TaskScheduled').length;
    if (row.arn.includes(':train:')) {
      assert.equal(scheduled, 1);
      assert.ok(jobNames.includes(row.name));
    }
    assert.deepEqual(await store.executions.waits(row.id), []);
  }
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const readFileIfAny = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
