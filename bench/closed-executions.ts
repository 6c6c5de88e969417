/**
 * Does anything grow with what is stored? 1,000,000 closed executions in the database: ListExecutions with every filter, and pass chains
 * beside the same on an empty database in the same run.
 *
 * Targets: ListExecutions under 5 ms p99; the same transitions/s.
 */
import type { ExecutionQuery, ExecutionRow } from '../src/storage/executions.ts';
import { latency, report } from './support.ts';
import { type BenchEngine, MACHINE, newExecution, openEngine, passChain, together } from './workflow/engine.ts';
import { holdToOneCore } from './workflow/pinned.ts';

holdToOneCore(import.meta.filename);

const COUNT = Number(process.argv[2] ?? 1_000_000);
const GROUP = 2_000;
const MACHINES = 20;
/** One in so many was started by a version. */
const RARE = 5 * MACHINES;
const VERSION = `${MACHINE}-3:1`;
const STATUSES = ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT'] as const;
const scope = { accountId: '123456789012', region: 'us-east-1' };
const machineOf = (index: number): string => `${MACHINE}-${index % MACHINES}`;

async function fill({ store }: BenchEngine): Promise<number> {
  const events = [1, 2, 3, 4].map((id) => ({ id, type: 'PassStateEntered', at: 0, json: 'x'.repeat(200) }));
  const begin = performance.now();
  for (let from = 0; from < COUNT; from += GROUP) {
    const runs = Array.from({ length: GROUP }, (_, index) => ({
      ...newExecution(`closed-${from + index}`, '{"some":"input"}'),
      startedAt: 1_700_000_000_000 + from + index,
      stateMachineArn: machineOf(from + index),
      ...((from + index) % RARE === 3 ? { versionArn: VERSION } : {}),
      info: { revision: 'none' },
    }));
    await store.executions.insert(runs);
    // Ids count from 1 in a database that nothing else was written to.
    await Promise.all(
      runs.map((_, index) =>
        store.executions.commit({
          id: from + index + 1,
          expectRevision: 0,
          events,
          snapshot: null,
          close: {
            status: STATUSES[(from + index) % STATUSES.length] ?? 'FAILED',
            at: 1_700_000_100_000,
            output: '{}',
          },
        }),
      ),
    );
  }
  return (performance.now() - begin) / 1000;
}

async function chains(bench: BenchEngine): Promise<number> {
  const definition = passChain(100);
  await together(200, 64, () => bench.run(definition));
  return (1_500 * 100) / (await together(1_500, 64, () => bench.run(definition)));
}

async function lists({ store }: BenchEngine): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  const measure = async (what: string, query: Omit<ExecutionQuery, 'scope' | 'limit'>, limit = 100): Promise<void> => {
    const { p50, p99 } = await latency(500, async () => {
      await store.executions.list({ scope, limit, ...query });
    });
    rows.push([what, p50, p99]);
  };
  const stateMachineArn = machineOf(3);
  await measure('newest of a machine', { stateMachineArn });
  for (const status of new Set<ExecutionRow['status']>([...STATUSES, 'RUNNING']))
    await measure(`${status} of a machine`, { stateMachineArn, status });
  await measure('not redriven of a machine', { stateMachineArn, redriven: false });
  await measure('redriven of a machine (none)', { stateMachineArn, redriven: true });
  let after: string | undefined;
  for (let page = 0; page < 200; page++) {
    after = (await store.executions.list({ scope, stateMachineArn, limit: 100, ...(after && { after }) })).next;
  }
  await measure('page 200 of a machine', { stateMachineArn, ...(after && { after }) });
  await measure('of a version', { versionArn: VERSION });
  await measure('1,000 of a machine', { stateMachineArn }, 1_000);
  await measure('1,000 SUCCEEDED of a machine', { stateMachineArn, status: 'SUCCEEDED' }, 1_000);
  await measure('1,000 of a version', { versionArn: VERSION }, 1_000);
  return rows;
}

const full = await openEngine();
const seconds = await fill(full);
const empty = await openEngine();
const before = await chains(empty);
const after = await chains(full);
const again = await chains(empty);
const listed = await lists(full);
await Promise.all([full.close(), empty.close()]);
full.remove();
empty.remove();

report(
  'closed-executions',
  `${COUNT.toLocaleString('en-US')} closed executions in the database`,
  ['ListExecutions, 100 a page unless said, through the store', 'p50, ms', 'p99, ms'],
  listed,
  [
    `100 Pass states, 64 concurrent: ${Math.round(after).toLocaleString('en-US')} transitions/s with them, ${Math.round(before).toLocaleString('en-US')} before and ${Math.round(again).toLocaleString('en-US')} after on an empty database (ratio ${((2 * after) / (before + again)).toFixed(2)}). All on one core.`,
    '',
    `They were written at ${Math.round(COUNT / seconds).toLocaleString('en-US')} a second.`,
  ],
);
process.exit(0);
