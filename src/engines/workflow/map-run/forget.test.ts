import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createHarness } from '../test-support/harness.ts';
import { forgetMapRuns } from './forget.ts';

const SCOPE = { accountId: '123456789012', region: 'us-east-1' };
const LATER = Number.MAX_SAFE_INTEGER;
const CHILD = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const MAP = {
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...CHILD },
      End: true,
    },
  },
};

it('a Map Run stays as long as its execution, and its children as long as it does', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const { store } = h;
  await h.closed(await h.run(MAP, Array(300).fill(0)));
  const first = { kind: 'states/map-run', sortBy: 'name', order: 'ascending', limit: 10 } as const;
  const [run] = (await store.records.list<{ arn: string }>(first)).records;
  const mapRunArn = run?.doc.arn ?? '';
  const left = async (): Promise<number[]> => [
    (await store.executions.list({ scope: SCOPE, mapRunArn, limit: 1_000 })).rows.length,
    await store.records.count({ kind: 'states/map-run' }),
    await store.records.count({ kind: 'states/map-run-command' }),
  ];
  const forget = (closedBefore = LATER, going = true) => forgetMapRuns(store, closedBefore, () => going);

  await forget();
  assert.deepEqual(await left(), [300, 1, 1], 'the execution is there');
  const purge = { type: 'STANDARD', closedBefore: LATER, limit: 1_000 } as const;
  assert.equal(await store.executions.purge(purge), 1, 'the parent, not the children');
  await forget(h.clock.now());
  assert.deepEqual(await left(), [300, 1, 1], 'it closed just now');
  await forget(LATER, false);
  assert.deepEqual(await left(), [300, 1, 1], 'ended early');
  await forget();
  assert.deepEqual(await left(), [1, 1, 1], 'the newest row of all stays, and the run with it');
  await h.closed(await h.run(CHILD));
  await forget();
  assert.deepEqual(await left(), [0, 0, 0]);
});
