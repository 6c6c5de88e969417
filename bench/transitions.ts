/**
 * How many transitions a second does the engine make on one core, durable (SQLite, `synchronous=FULL`) with the complete history?
 * Pass chains at 64 concurrent executions beside the raw rate of inserting the same history rows; a Choice/MathAdd loop beside
 * `aws-local-stepfunctions`, which runs in memory and keeps no history; Map and Parallel, whose time should grow as their items do.
 *
 * Targets: 40,000 transitions/s for chains and half the raw rate; the loop at least as fast as the peer; linear Map and Parallel.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StateMachine } from 'aws-local-stepfunctions';
import Database from 'better-sqlite3';
import { report } from './support.ts';
import { type BenchEngine, countingLoop, MACHINE, openEngine, passChain, together } from './workflow/engine.ts';
import { holdToOneCore } from './workflow/pinned.ts';

holdToOneCore(import.meta.filename);

const WIDTH = 64;
const CHAIN = 100;
const TURNS = 500;
const bench = await openEngine();
const rows: (string | number)[][] = [];

/** Pass chains, the history's rows that they made, and those rows written with nothing around them. */
async function chains(length: number, count: number): Promise<void> {
  const definition = passChain(length);
  await together(200, WIDTH, () => bench.run(definition));
  const seconds = await together(count, WIDTH, () => bench.run(definition));
  const rate = (count * length) / seconds;
  const events = await oneHistory(bench);
  const raw = rawInserts(events, Math.ceil(count / 2)) * (length / events.length);
  rows.push([`${length} Pass states`, rate, raw, rate / raw]);
}

async function oneHistory({ store }: BenchEngine): Promise<string[]> {
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  const page = await store.executions.list({ scope, stateMachineArn: MACHINE, status: 'SUCCEEDED', limit: 1 });
  const events = await store.executions.history(page.rows[0]?.id ?? 0, { limit: 25_000 });
  return events.map(({ json }) => json);
}

/** Events a second: one row each, the events of 64 executions in a transaction, as 64 concurrent executions could share one. */
function rawInserts(events: readonly string[], count: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
  const db = new Database(path.join(folder, 'raw.db'));
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE event (execution INTEGER, id INTEGER, doc TEXT, PRIMARY KEY (execution, id)) STRICT, WITHOUT ROWID',
  );
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  const group = db.transaction((from: number) => {
    for (let execution = from; execution < from + WIDTH; execution++)
      for (const [index, doc] of events.entries()) insert.run(execution, index + 1, doc);
  });
  const groups = Math.ceil(count / WIDTH);
  const begin = performance.now();
  for (let index = 0; index < groups; index++) group(index * WIDTH);
  const rate = (groups * WIDTH * events.length) / ((performance.now() - begin) / 1000);
  db.close();
  rmSync(folder, { recursive: true });
  return rate;
}

async function loop(): Promise<void> {
  const definition = countingLoop(TURNS);
  const text = JSON.stringify(definition);
  // The peer's types know no `Parameters` of a Pass state; its code does.
  const peer = new StateMachine(definition as unknown as ConstructorParameters<typeof StateMachine>[0]);
  const runPeer = async (): Promise<void> => {
    const result = (await peer.run({ n: 0 }).result) as { n?: number };
    if (result.n !== TURNS) throw new Error(`the peer counted to ${result.n}`);
  };
  const counts = { ours: 300, peer: 100 };
  await together(20, WIDTH, () => bench.run(text, '{"n":0}'));
  await together(5, WIDTH, runPeer);
  const ours = (counts.ours * TURNS * 2) / (await together(counts.ours, WIDTH, () => bench.run(text, '{"n":0}')));
  const theirs = (counts.peer * TURNS * 2) / (await together(counts.peer, WIDTH, runPeer));
  rows.push([`Choice/MathAdd loop of ${TURNS}, beside the peer`, ours, theirs, ours / theirs]);
}

async function growth(): Promise<(string | number)[][]> {
  const made: (string | number)[][] = [];
  const map = (express: boolean): string =>
    JSON.stringify({
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
      ...(express ? { Comment: 'EXPRESS' } : {}),
    });
  const input = (items: number): string =>
    JSON.stringify({ items: Array.from({ length: items }, (_, index) => index) });
  const time = async (once: () => Promise<unknown>): Promise<number> => {
    await once();
    const times: number[] = [];
    for (let run = 0; run < 3; run++) times.push(await together(1, 1, once));
    return Math.min(...times) * 1000;
  };
  for (const items of [1_250, 2_500, 5_000]) {
    const ms = await time(() => bench.run(map(false), input(items)));
    made.push([`Map, STANDARD, ${items} items`, ms, (ms * 1000) / items]);
  }
  for (const items of [1_250, 2_500, 5_000, 10_000]) {
    const ms = await time(async () => {
      const { output, cause } = await bench.runNow(map(true), input(items));
      if (output !== JSON.stringify((JSON.parse(input(items)) as { items: number[] }).items)) throw new Error(cause);
    });
    made.push([`Map, EXPRESS, ${items} items`, ms, (ms * 1000) / items]);
  }
  for (const branches of [5, 10, 20, 40]) {
    const definition = JSON.stringify({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: Array.from({ length: branches }, (_, index) => JSON.parse(passChain(100, `B${index}-`)) as object),
          End: true,
        },
      },
    });
    const ms = await time(() => bench.run(definition));
    made.push([`Parallel, ${branches} branches of 100 states`, ms, (ms * 1000) / branches]);
  }
  return made;
}

await chains(CHAIN, 2_000);
await chains(10, 6_000);
await loop();
const growing = await growth();
await bench.close();
bench.remove();

report(
  'transitions',
  'Transitions a second, 64 concurrent executions, durable with complete history',
  ['what', 'transitions/s', 'raw insert of the same history (or the peer), transitions/s', 'ratio'],
  rows,
  [
    'The raw rate writes one row for each event; 64 executions share a transaction. The peer runs in memory without history.',
  ],
);
report(
  'map-and-parallel',
  'Map and Parallel: does the time grow as the items do?',
  ['what', 'ms', 'µs for each item or branch'],
  growing,
  [
    'A STANDARD execution has at most 25,000 events, which a Map of 10,000 items exceeds (here as on AWS); EXPRESS has no such limit.',
  ],
);
process.exit(0);
