/**
 * How long from StartExecution to SUCCEEDED for ten Pass states, over HTTP, durable with its whole history; and how many such
 * executions a second with many clients? Beside the raw rate of inserting the same rows into SQLite.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { call, jsonHeaders, latency, load, report, startSagebrush } from './support.ts';

const STATES = 10;
const names = Array.from({ length: STATES }, (_, index) => `Pass${index + 1}`);
const definition = JSON.stringify({
  StartAt: names[0],
  States: Object.fromEntries(
    names.map((name, index) => [
      name,
      index + 1 < STATES ? { Type: 'Pass', Next: names[index + 1] } : { Type: 'Pass', End: true },
    ]),
  ),
});

const server = await startSagebrush();
const states = (operation: string, body: object) =>
  call(server.url, `AWSStepFunctions.${operation}`, 'states', body, '1.0');
const { stateMachineArn } = await states('CreateStateMachine', {
  name: 'bench',
  definition,
  roleArn: 'arn:aws:iam::123456789012:role/bench',
});

async function toSucceeded(index: number): Promise<void> {
  const { executionArn } = await states('StartExecution', { stateMachineArn, name: `alone${index}`, input: '{"a":1}' });
  for (;;) {
    const { status } = await states('DescribeExecution', { executionArn });
    if (status === 'SUCCEEDED') return;
    if (status !== 'RUNNING') throw new Error(`the execution ended as ${String(status)}`);
  }
}

const alone = await latency(300, toSucceeded);
const headers = jsonHeaders('AWSStepFunctions.StartExecution', 'states', '1.0');
const started = await load(server.url, headers, () => JSON.stringify({ stateMachineArn, input: '{"a":1}' }), 64, 5);
await server.stop();

/** The same rows (one execution, its history of 22 events) written with nothing around them, one transaction each. */
function rawInserts(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
  const db = new Database(path.join(folder, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE execution (id INTEGER PRIMARY KEY, doc TEXT); CREATE TABLE event (execution INTEGER, id INTEGER, doc TEXT, PRIMARY KEY (execution, id)) WITHOUT ROWID',
  );
  const execution = db.prepare('INSERT INTO execution (doc) VALUES (?)');
  const event = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  const doc = 'x'.repeat(250);
  const insert = db.transaction(() => {
    const { lastInsertRowid } = execution.run(doc);
    for (let id = 1; id <= 2 + 2 * STATES; id++) event.run(lastInsertRowid, id, doc);
  });
  const count = 3000;
  const begin = performance.now();
  for (let index = 0; index < count; index++) insert();
  const rate = count / ((performance.now() - begin) / 1000);
  db.close();
  rmSync(folder, { recursive: true });
  return rate;
}

report(
  'start-execution',
  'StartExecution to SUCCEEDED, ten Pass states',
  ['what', 'p50, ms', 'p99, ms', 'a second'],
  [
    ['alone, polled over HTTP', alone.p50, alone.p99, '–'],
    ['StartExecution, 64 connections', started.p50, started.p99, started.callsPerSecond],
    ['raw: the same rows into SQLite, one transaction an execution', '–', '–', rawInserts()],
  ],
);
