import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  ExecutionChange,
  ExecutionQuery,
  ExecutionRow,
  ExecutionSummary,
  NewExecution,
  StoredEvent,
} from '../executions.ts';
import { StaleExecution } from '../executions.ts';
import { InvalidCursor } from '../records.ts';
import type { Store } from '../store.ts';
import type { MakePlace } from './harness.ts';
import { fresh, OTHER, SCOPE } from './harness.ts';

const execution = (name: string, more: Partial<NewExecution> = {}): NewExecution => ({
  ...SCOPE,
  arn: `arn:execution:${name}`,
  name,
  stateMachineArn: 'arn:machine',
  type: 'STANDARD',
  startedAt: 1000,
  input: '{"x":1}',
  info: { revision: 'r' },
  ...more,
});
const event = (id: number): StoredEvent => ({
  id,
  type: `T${id}`,
  at: 1000 + id,
  json: `{"id":${id},"text":"é\\n😀"}\n`,
});

async function start(store: Store, name: string, more: Partial<NewExecution> = {}): Promise<number> {
  await store.executions.insert([execution(name, more)]);
  const row = await store.executions.get(execution(name, more).arn);
  assert.ok(row !== undefined);
  return row.id;
}
const step = (id: number, expectRevision: number, more: Partial<ExecutionChange> = {}): ExecutionChange => ({
  id,
  expectRevision,
  events: [],
  snapshot: { at: expectRevision },
  ...more,
});
async function listAll(store: Store, query: ExecutionQuery): Promise<ExecutionSummary[]> {
  const all: ExecutionSummary[] = [];
  let after: string | undefined;
  do {
    const page = await store.executions.list({ ...query, ...(after === undefined ? {} : { after }) });
    all.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return all;
}

export function executionLaws(make: MakePlace): void {
  test('executions: names are taken once, also within one insert', async (t) => {
    const store = await fresh(t, make);
    const [a, b, again] = await store.executions.insert([execution('a'), execution('b'), execution('a')]);
    const [taken, c] = await store.executions.insert([execution('b', { input: 'other' }), execution('c')]);
    assert.deepEqual([again, taken], [undefined, undefined]);
    assert.equal(new Set([a, b, c]).size, 3);
    const { id, ...row } = (await store.executions.get('arn:execution:b')) ?? { id: 0 };
    assert.ok(id > 0);
    assert.equal(id, b);
    assert.deepEqual(row, { ...execution('b'), status: 'RUNNING', redriveCount: 0 });
    const whole = { versionArn: 'arn:v', aliasArn: 'arn:a', mapRunArn: 'arn:m', items: 3 };
    await start(store, 'whole', whole);
    const found = await store.executions.get('arn:execution:whole');
    const { input, info, ...summary } = found ?? { input: '', info: undefined };
    assert.deepEqual([input, info], ['{"x":1}', { revision: 'r' }]);
    assert.deepEqual((await store.executions.list({ scope: SCOPE, aliasArn: 'arn:a', limit: 1 })).rows, [summary]);
    assert.deepEqual(summary, { ...summary, ...whole });
    assert.equal(await store.executions.get('arn:none'), undefined);
  });

  test('executions: a life from first step to close and redrive', async (t) => {
    const store = await fresh(t, make);
    const { executions } = store;
    const id = await start(store, 'a', { mapRunArn: 'arn:map' });
    assert.deepEqual(await executions.load(id), {
      row: { ...execution('a', { mapRunArn: 'arn:map' }), id, status: 'RUNNING', redriveCount: 0 },
      snapshot: undefined,
      waits: [],
      revision: 0,
    });
    await executions.commit(
      step(id, 0, {
        addWaits: [
          { waitId: 'task', kind: 'task', dueAt: 50, token: 'tok', data: { a: 1 } },
          { waitId: 'timer', kind: 'timer', dueAt: 40, data: null },
          { waitId: 'free', kind: 'map-run', data: 'x' },
        ],
      }),
    );
    const task = { executionId: id, waitId: 'task', kind: 'task', dueAt: 50, token: 'tok', data: { a: 1 } };
    const timer = { executionId: id, waitId: 'timer', kind: 'timer', dueAt: 40, data: null };
    assert.deepEqual(await executions.dueTimers(50, 9), [timer, task]);
    assert.deepEqual(await executions.dueTimers(50, 1), [timer]);
    assert.deepEqual(await executions.dueTimers(39, 9), []);
    assert.equal(await executions.nextTimerAt(), 40);
    assert.deepEqual(await executions.waitByToken('tok'), task);
    await executions.commit(
      step(id, 1, {
        removeWaits: ['timer'],
        updateWaits: [
          { waitId: 'task', dueAt: 70 },
          { waitId: 'free', data: 'y' },
        ],
      }),
    );
    assert.equal(await executions.nextTimerAt(), 70);
    assert.deepEqual(
      (await executions.load(id))?.waits.map((wait) => [wait.waitId, wait.dueAt, wait.data]),
      [
        ['free', undefined, 'y'],
        ['task', 70, { a: 1 }],
      ],
    );
    await executions.commit(
      step(id, 2, {
        removeWaits: ['task', 'free'],
        close: { status: 'FAILED', at: 90, error: 'E', cause: 'C', output: 'O' },
      }),
    );
    const closed = await executions.load(id);
    assert.deepEqual(
      [closed?.row.status, closed?.row.stoppedAt, closed?.row.error, closed?.row.cause, closed?.row.output],
      ['FAILED', 90, 'E', 'C', 'O'],
    );
    assert.deepEqual(closed?.snapshot, { at: 2 });
    assert.equal(await executions.nextTimerAt(), undefined);
    assert.equal(await executions.waitByToken('tok'), undefined);
    await executions.commit(step(id, 3, { redrive: { at: 99 } }));
    const redriven = await executions.get('arn:execution:a');
    assert.deepEqual(redriven, {
      ...execution('a', { mapRunArn: 'arn:map' }),
      id,
      status: 'RUNNING',
      redriveCount: 1,
      redrivenAt: 99,
    });
  });

  test('executions: one that comes with its first step is there with it, or not at all', async (t) => {
    const store = await fresh(t, make);
    const { executions } = store;
    const taken = await start(store, 'taken');
    const [open, resting, closed, late] = await Promise.all(Array.from({ length: 4 }, () => executions.newId()));
    assert(open !== undefined && resting !== undefined && closed !== undefined && late !== undefined);
    const timer = { waitId: 'timer', kind: 'timer', dueAt: 40, data: null } as const;
    const first = { events: [event(1), event(2)], snapshot: { at: 1 }, addWaits: [timer] };
    const close = { status: 'FAILED', at: 90, error: 'E', cause: 'C', output: 'O' } as const;
    const answers = await Promise.all([
      executions.insertStepped(execution('open'), { id: open, ...first }),
      executions.insertStepped(execution('resting'), { id: resting, ...first, rests: true }),
      executions.insertStepped(execution('closed'), { id: closed, events: [event(1)], snapshot: null, close }),
      executions.insertStepped(execution('taken'), { id: late, ...first }),
    ]);
    assert.deepEqual(answers, [true, true, true, false]);
    assert.deepEqual(await executions.load(open), {
      row: { ...execution('open'), id: open, status: 'RUNNING', redriveCount: 0 },
      snapshot: { at: 1 },
      waits: [{ executionId: open, ...timer }],
      revision: 1,
    });
    const { stoppedAt, error, cause, output, status } = (await executions.get('arn:execution:closed')) ?? {};
    assert.deepEqual({ at: stoppedAt, error, cause, output, status }, close);
    assert.deepEqual(await executions.history(open, { limit: 9 }), [event(1), event(2)]);
    assert.deepEqual([await executions.history(late, { limit: 9 }), await executions.waits(late)], [[], []]);
    const restless: number[] = [];
    for await (const id of executions.restless()) restless.push(id);
    assert.deepEqual(restless, [taken, open]);
    assert.equal((await executions.get('arn:execution:taken'))?.id, taken);
    // It goes on from there as any other, and its id is nobody else's.
    await executions.commit(step(open, 1, { events: [event(3)] }));
    for (const late of [step(open, 0), step(closed, 0), step(closed, 1)])
      await assert.rejects(executions.commit(late), StaleExecution);
    assert(!new Set([taken, open, resting, closed, late]).has(await start(store, 'next')));
  });

  test('executions: an old revision is refused and changes nothing, whatever else is in its turn', async (t) => {
    const store = await fresh(t, make);
    const id = await start(store, 'a');
    const other = await start(store, 'b');
    await store.executions.commit(step(id, 0, { events: [event(1)] }));
    const results = await Promise.allSettled([
      store.executions.commit(step(other, 0, { events: [event(1)] })),
      store.executions.commit(step(id, 0, { events: [event(2)], close: { status: 'FAILED', at: 1 } })),
      store.executions.commit(step(id, 2, { events: [event(2)] })),
      store.executions.commit(step(id, 1, { events: [event(2)] })),
      store.executions.commit(step(id, 1, { events: [event(3)] })),
      store.executions.commit(step(999, 0)),
    ]);
    assert.deepEqual(
      results.map((result) => result.status === 'fulfilled' || result.reason instanceof StaleExecution),
      [true, true, true, true, true, true],
    );
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled', 'rejected', 'rejected'],
    );
    assert.deepEqual(await store.executions.history(id, { limit: 9 }), [event(1), event(2)]);
    assert.equal((await store.executions.load(id))?.revision, 2);
    assert.equal((await store.executions.get('arn:execution:a'))?.status, 'RUNNING');
    assert.equal((await store.executions.load(other))?.revision, 1);
  });

  test('executions: a commit that breaks half way leaves nothing', async (t) => {
    const store = await fresh(t, make);
    const id = await start(store, 'a');
    const wait = { waitId: 'w', kind: 'timer', data: 1 } as const;
    const [before, broken, after] = await Promise.allSettled([
      store.executions.commit(step(id, 0, { addWaits: [wait] })),
      store.executions.commit(step(id, 1, { events: [event(1)], addWaits: [wait] })),
      store.executions.commit(step(id, 1, { events: [event(2)] })),
    ]);
    assert.deepEqual([before?.status, broken?.status, after?.status], ['fulfilled', 'rejected', 'fulfilled']);
    assert.deepEqual(await store.executions.history(id, { limit: 9 }), [event(2)]);
    assert.equal((await store.executions.load(id))?.revision, 2);
  });

  test('executions: history pages agree with the whole for every cut into commits', async (t) => {
    const store = await fresh(t, make);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 90 }),
        fc.nat({ max: 200 }),
        fc.nat({ max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        async (sizes, after, before, limit) => {
          const id = await start(store, `e${round++}`);
          await start(store, `f${round}`);
          let next = 1;
          const commits = sizes.map((size, revision) =>
            store.executions.commit(step(id, revision, { events: Array.from({ length: size }, () => event(next++)) })),
          );
          await Promise.all(commits);
          const whole = Array.from({ length: next - 1 }, (_, index) => event(index + 1));
          const range = whole.filter((one) => one.id > after && one.id < before);
          const read = (reverse: boolean): ReturnType<Store['executions']['history']> =>
            store.executions.history(id, { after, before, reverse, limit });
          assert.deepEqual(await read(false), range.slice(0, limit));
          assert.deepEqual(await read(true), range.reverse().slice(0, limit));
          assert.deepEqual(await store.executions.history(id, { limit: 10_000 }), whole);
        },
      ),
      {
        numRuns: 40,
        examples: [
          [Array.from({ length: 150 }, () => 1), 0, 10_000, 10_000],
          [Array.from({ length: 300 }, () => 2), 7, 590, 400],
        ],
      },
    );
  });

  test('executions: lists are newest first, page without overlap, and keep to their filters', async (t) => {
    const store = await fresh(t, make);
    const rows: { name: string; more: Partial<NewExecution>; status: ExecutionRow['status']; redriven: boolean }[] = [];
    const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] as const;
    for (let index = 0; index < 60; index += 1) {
      const more: Partial<NewExecution> = {
        startedAt: 1000 + (index % 7),
        stateMachineArn: index % 3 === 0 ? 'arn:other' : 'arn:machine',
        ...(index % 4 === 0 ? { mapRunArn: 'arn:map' } : {}),
        ...(index % 2 === 0 ? { versionArn: `arn:version:${(index / 2) % 3}` } : {}),
        ...(index % 5 === 0 ? { aliasArn: 'arn:alias' } : {}),
        ...(index % 10 === 9 ? OTHER : {}),
      };
      rows.push({ name: `e${index}`, more, status: statuses[index % 6] ?? 'RUNNING', redriven: index % 5 === 0 });
    }
    for (const { name, more, status, redriven } of rows) {
      const id = await start(store, name, more);
      await store.executions.commit(
        step(id, 0, {
          ...(status === 'RUNNING' ? {} : { close: { status, at: 5 } }),
          ...(redriven ? { redrive: { at: 4 } } : {}),
        }),
      );
    }
    const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        maybe('arn:machine', 'arn:other', 'arn:none'),
        maybe('arn:map'),
        fc.record(
          { versionArn: fc.constantFrom('arn:version:0', 'arn:version:1'), aliasArn: fc.constant('arn:alias') },
          { requiredKeys: [] },
        ),
        maybe(...statuses),
        maybe(true, false),
        fc.integer({ min: 1, max: 61 }),
        async (stateMachineArn, mapRunArn, startedBy, status, redriven, limit) => {
          const expected = rows
            .map((row, index) => ({ ...row, index }))
            .filter((row) => row.more.accountId === undefined)
            .filter((row) => stateMachineArn === undefined || row.more.stateMachineArn === stateMachineArn)
            .filter((row) => mapRunArn === undefined || row.more.mapRunArn === mapRunArn)
            .filter((row) => startedBy.versionArn === undefined || row.more.versionArn === startedBy.versionArn)
            .filter((row) => startedBy.aliasArn === undefined || row.more.aliasArn === startedBy.aliasArn)
            .filter((row) => status === undefined || row.status === status)
            .filter((row) => redriven === undefined || row.redriven === redriven)
            .sort((a, b) => (b.more.startedAt ?? 0) - (a.more.startedAt ?? 0) || b.index - a.index)
            .map((row) => row.name);
          const found = await listAll(store, {
            scope: SCOPE,
            limit,
            ...(stateMachineArn === undefined ? {} : { stateMachineArn }),
            ...(mapRunArn === undefined ? {} : { mapRunArn }),
            ...startedBy,
            ...(status === undefined ? {} : { status }),
            ...(redriven === undefined ? {} : { redriven }),
          });
          assert.deepEqual(
            found.map((row) => row.name),
            expected,
          );
        },
      ),
      { numRuns: 120 },
    );
    const open = rows.filter((row) => row.status === 'RUNNING' || row.status === 'PENDING_REDRIVE');
    const streamed: string[] = [];
    for await (const { arn } of store.executions.open()) streamed.push(arn);
    assert.deepEqual(streamed.sort(), open.map((row) => execution(row.name).arn).sort());
    assert.equal(
      await store.executions.countOpen('arn:other'),
      open.filter((row) => row.more.stateMachineArn === 'arn:other').length,
    );
    assert.equal(await store.executions.countOpen('arn:none'), 0);
    await assert.rejects(store.executions.list({ scope: SCOPE, limit: 1, after: 'x' }), InvalidCursor);
  });

  test('executions: those at rest are open and need nobody', async (t) => {
    const store = await fresh(t, make);
    const { executions } = store;
    const restless = async (): Promise<number[]> => {
      const ids: number[] = [];
      for await (const id of executions.restless()) ids.push(id);
      return ids;
    };
    const [a, b] = [await start(store, 'a'), await start(store, 'b')];
    assert.deepEqual(await restless(), [a, b], 'new');
    await executions.commit(step(a, 0, { rests: true }));
    await executions.commit(step(b, 0));
    assert.deepEqual(await restless(), [b], 'told');
    await executions.commit(step(a, 1));
    assert.deepEqual(await restless(), [b], 'as before');
    await executions.commit(step(a, 2, { rests: false }));
    assert.deepEqual(await restless(), [a, b], 'taken back');
    await executions.commit(step(b, 1, { close: { status: 'FAILED', at: 5 } }));
    assert.deepEqual(await restless(), [a], 'closed');
    await executions.commit(step(b, 2, { redrive: { at: 6 } }));
    assert.deepEqual(await restless(), [a, b], 'redriven');
    await executions.commit(step(b, 3, { rests: true }));
    const open: number[] = [];
    for await (const { id } of executions.open()) open.push(id);
    assert.deepEqual(open.sort(), [a, b], 'what rests is open');
    const many = Array.from({ length: 2_500 }, (_, index) => execution(`many${index}`));
    await executions.insert(many);
    assert.equal((await restless()).length, 2_501, 'more than a page');
  });

  test('executions: what closed long ago is forgotten, and its name is free', async (t) => {
    const store = await fresh(t, make);
    const { executions } = store;
    const close = async (name: string, at: number, more: Partial<NewExecution> = {}): Promise<number> => {
      const id = await start(store, name, more);
      await executions.commit(step(id, 0, { events: [event(1)], close: { status: 'FAILED', at } }));
      return id;
    };
    const old = await close('old', 5_000);
    await close('young', 9_000);
    await start(store, 'open');
    const express = { type: 'EXPRESS', stateMachineArn: 'arn:express' } as const;
    await close('quick', 5_000, express);
    await close('child', 5_000, { type: 'EXPRESS', stateMachineArn: 'arn:child', mapRunArn: 'arn:map' });
    await start(store, 'last');
    const left = async (): Promise<string[]> =>
      (await listAll(store, { scope: SCOPE, limit: 10 })).map(({ name }) => name).sort();

    assert.equal(await executions.purge({ type: 'EXPRESS', closedBefore: 6_000, limit: 10 }), 1);
    assert.deepEqual(await left(), ['child', 'last', 'old', 'open', 'young']);
    assert.equal(await executions.purge({ type: 'STANDARD', closedBefore: 5_000, limit: 10 }), 0);
    assert.equal(await executions.purge({ type: 'STANDARD', closedBefore: 6_000, limit: 1 }), 1);
    assert.equal(await executions.purge({ type: 'STANDARD', closedBefore: 6_000, limit: 10 }), 0);
    assert.deepEqual(await left(), ['child', 'last', 'open', 'young'], 'children go with their Map Run');
    assert.deepEqual(await executions.history(old, { limit: 10 }), []);
    assert.equal(await executions.load(old), undefined);
    const [again] = await executions.insert([execution('old')]);
    assert.equal(typeof again, 'number');
  });

  test('executions: the closed children of a Map Run are forgotten together', async (t) => {
    const store = await fresh(t, make);
    const { executions } = store;
    const child = { stateMachineArn: 'arn:child', mapRunArn: 'arn:map' };
    const ids: number[] = [];
    for (const name of ['a', 'b', 'c']) {
      const id = await start(store, name, child);
      ids.push(id);
      await executions.commit(step(id, 0, { events: [event(1)], close: { status: 'SUCCEEDED', at: 5 } }));
    }
    const open = await start(store, 'open', child);
    await start(store, 'other', { ...child, mapRunArn: 'arn:another' });
    assert.deepEqual(await executions.purgeChildren('arn:map', 2), { purged: 2, left: true });
    assert.deepEqual(await executions.purgeChildren('arn:map', 2), { purged: 1, left: true });
    assert.deepEqual(await executions.purgeChildren('arn:map', 2), { purged: 0, left: true }, 'one is open');
    await executions.commit(step(open, 0, { close: { status: 'ABORTED', at: 6 } }));
    assert.deepEqual(await executions.purgeChildren('arn:map', 2), { purged: 1, left: false });
    assert.deepEqual(await executions.purgeChildren('arn:map', 2), { purged: 0, left: false });
    assert.deepEqual(await executions.history(ids[0] ?? 0, { limit: 10 }), []);
    const rest = await listAll(store, { scope: SCOPE, limit: 10 });
    assert.deepEqual(
      rest.map(({ name }) => name),
      ['other'],
    );
  });

  test('executions: children of a Map Run are inserted together, counted and read by status', async (t) => {
    const { executions } = await fresh(t, make);
    const child = (name: string, items: number, startedAt: number): NewExecution =>
      execution(name, { mapRunArn: 'arn:run', items, startedAt });
    const [a = 0, b = 0, c = 0] = await executions.insertChildren([
      child('a', 2, 5),
      child('b', 3, 5),
      child('c', 4, 4),
    ]);
    const [other = 0] = await executions.insertChildren([execution('other', { mapRunArn: 'arn:other' })]);
    assert.equal(new Set([a, b, c, other]).size, 4);
    await assert.rejects(executions.insertChildren([child('d', 1, 6), child('a', 1, 6)]));
    assert.equal(await executions.get('arn:execution:d'), undefined, 'all or none');

    const weighed = { weighed: true };
    const open = (await executions.tallyChildren('arn:run', weighed)).open;
    assert.deepEqual(
      [...open].sort((x, y) => x.id - y.id),
      [
        { id: a, items: 2 },
        { id: b, items: 3 },
        { id: c, items: 4 },
      ],
    );
    for (const id of [a, b, c]) await executions.commit(step(id, 0, { close: { status: 'FAILED', at: 7 } }));
    const failed = { status: 'FAILED', waiting: false, executions: 3, items: 9 } as const;
    assert.deepEqual(await executions.tallyChildren('arn:run', weighed), { closed: [failed], open: [] });
    const plain = await executions.tallyChildren('arn:run', { weighed: false });
    assert.deepEqual(plain.closed, [{ ...failed, items: 3 }]);
    const names = async (query: object): Promise<string[]> =>
      (await executions.children({ mapRunArn: 'arn:run', status: 'FAILED', limit: 10, ...query })).map(
        (row) => row.name,
      );
    assert.deepEqual(await names({}), ['c', 'a', 'b'], 'oldest first');
    assert.deepEqual(await names({ limit: 1 }), ['c']);
    assert.deepEqual(await names({ after: { startedAt: 5, id: a } }), ['b']);
    assert.deepEqual(await names({ status: 'SUCCEEDED' }), []);

    await executions.commit(step(b, 1, { redrive: { at: 10 } }));
    const redriven = await executions.tallyChildren('arn:run', { weighed: true, redrivenBefore: 10 });
    assert.deepEqual(redriven.closed, [{ status: 'FAILED', waiting: true, executions: 2, items: 6 }]);
    assert.deepEqual(redriven.open, [{ id: b, items: 3 }]);
    await executions.commit(step(b, 2, { close: { status: 'FAILED', at: 11 } }));
    assert.deepEqual(await names({ redrivenBefore: 10 }), ['c', 'a']);
    const again = await executions.tallyChildren('arn:run', { weighed: true, redrivenBefore: 10 });
    assert.deepEqual(
      [...again.closed].sort((x, y) => x.items - y.items).map(({ waiting, items }) => [waiting, items]),
      [
        [false, 3],
        [true, 6],
      ],
    );
  });
}
