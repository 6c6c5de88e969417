import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Clock } from '../../platform/clock.ts';
import { createHarness, eventually, type Harness } from './test-support/harness.ts';

const chain = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } } };
const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 9, End: true } } };
const jsonata = {
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: { A: { Type: 'Pass', Output: '{% 1 %}', End: true } },
};

/** The statuses that the bus was told of from now on. */
function statusesOf(h: Harness): unknown[] {
  const statuses: unknown[] = [];
  h.jobs.events.onAny(({ detail }) => statuses.push(detail['status']));
  return statuses;
}

it('a short execution is one write, and its status changes are told in their order', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const { insert, commit } = h.store.executions;
  let others = 0;
  h.store.executions.insert = (rows) => {
    others++;
    return insert(rows);
  };
  h.store.executions.commit = (change) => {
    others++;
    return commit(change);
  };
  const statuses = statusesOf(h);
  const arn = await h.run(chain);
  assert.equal((await h.row(arn)).status, 'SUCCEEDED');
  assert.equal((await h.history(arn)).length, 6);
  assert.equal(others, 0);
  assert.deepEqual(statuses, ['RUNNING', 'SUCCEEDED']);
});

it('one that goes on is there with its waits when its start is answered', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const arn = await h.run(waits);
  const { id } = await h.row(arn);
  assert.equal((await h.store.executions.waits(id)).length, 1);
  await h.clock.advance(9_000);
  assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
});

it('of two starts with one name, one runs', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const statuses = statusesOf(h);
  await Promise.all([h.run(chain, {}, { name: 'twin' }), h.run(chain, {}, { name: 'twin' })]);
  assert.deepEqual(statuses, ['RUNNING', 'SUCCEEDED']);
});

it('a start that the store refuses is not acknowledged, and its name is free', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const { insertStepped } = h.store.executions;
  h.store.executions.insertStepped = () => Promise.reject(new Error('no room'));
  await assert.rejects(h.run(chain, {}, { name: 'e' }), /no room/);
  h.store.executions.insertStepped = insertStepped;
  assert.equal((await h.closed(await h.run(chain, {}, { name: 'e' }))).status, 'SUCCEEDED');
});

it('a start that the engine cannot carry out is not acknowledged, and its name is free', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  // The first to ask for the time after the start is the turn.
  const clock: { -readonly [Name in keyof Clock]: Clock[Name] } = h.clock;
  const { now } = clock;
  let asked = 0;
  clock.now = () => {
    if (++asked === 2) throw new Error('a bug');
    return now();
  };
  await assert.rejects(h.run(chain, {}, { name: 'e' }), /a bug/);
  assert.equal((await h.closed(await h.run(chain, {}, { name: 'e' }))).status, 'SUCCEEDED');
});

it('a bug that ends an execution leaves no one waiting who wrote to it', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const arn = await h.run(waits);
  const clock: { -readonly [Name in keyof Clock]: Clock[Name] } = h.clock;
  const { now } = clock;
  clock.now = () => {
    clock.now = now;
    throw new Error('a bug');
  };
  assert.equal(await h.engine.abort(await h.row(arn), {}), 'gone');
  assert.equal((await h.row(arn)).error, 'States.Runtime');
});

it('mail outlives a store that can neither be written nor read for a while', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const arn = await h.run(waits);
  const { commit, load } = h.store.executions;
  let refused = 0;
  const refuse = (): Promise<never> => {
    refused++;
    return Promise.reject(new Error('the disk does not answer'));
  };
  h.store.executions.commit = refuse;
  h.store.executions.load = refuse;
  await h.clock.advance(9_000);
  for (let seconds = 0; seconds < 5; seconds++) await h.clock.advance(1_000);
  assert(refused > 3);
  await assert.rejects(h.engine.abort(await h.row(arn), {}), /does not answer/);
  Object.assign(h.store.executions, { commit, load });
  await eventually(async () => {
    await h.clock.advance(1_000);
    return (await h.row(arn)).status === 'SUCCEEDED' || undefined;
  });
});

it('whoever starts a machine with expressions does not wait for them', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const { insertStepped } = h.store.executions;
  let stepped = 0;
  h.store.executions.insertStepped = (row, step) => {
    stepped++;
    return insertStepped(row, step);
  };
  const arn = await h.run(jsonata);
  assert.equal((await eventually(() => h.closed(arn))).output, '1');
  assert.equal(stepped, 0);
});

it('whoever writes to an engine that was stopped is told', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const arn = await h.run(waits);
  const row = await h.row(arn);
  await h.engine.stop();
  await assert.rejects(h.engine.abort(row, {}), /was stopped/);
});
