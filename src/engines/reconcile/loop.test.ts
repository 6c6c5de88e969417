import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { ManualClock } from '../../platform/clock.ts';
import { manualClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import type { Store } from '../../storage/store.ts';
import { BACKOFF_CAP, backoff, createReconcileLoop } from './loop.ts';
import type { Next, Reconcile, ReconcileLoop } from './reconciler.ts';
import { again, done } from './reconciler.ts';

interface World {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly loop: ReconcileLoop;
  readonly enqueue: (key: string, delay?: number) => Promise<void>;
  /** Lets every commit and callback that is under way come to its end. */
  readonly settle: () => Promise<void>;
}

async function world(
  t: TestContext,
  reconcile: Reconcile,
  options: {
    readonly concurrency?: number;
    readonly log?: Logger;
    readonly work?: (work: Store['work']) => Store['work'];
  } = {},
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-loop-'));
  const clock = manualClock();
  const log = options.log ?? silentLogger;
  const store = await openStore({ folder, clock, ids: systemIds, log: silentLogger });
  const work = options.work?.(store.work) ?? store.work;
  const concurrency = options.concurrency ?? 4;
  const loop = createReconcileLoop({ queue: 'q', store: { work }, reconcile, clock, log, concurrency });
  t.after(async () => {
    await loop.stop();
    await store.close();
    await rm(folder, { recursive: true });
  });
  return {
    store,
    clock,
    loop,
    enqueue: (key, delay = 0) => store.commit([{ kind: 'enqueue', queue: 'q', key, dueAt: clock.now() + delay }]),
    settle: async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** A reconciler whose runs end when the test says so. */
function gated(): { readonly reconcile: Reconcile; readonly runs: string[]; readonly end: (next?: Next) => void } {
  const runs: string[] = [];
  const gates: ((next: Next) => void)[] = [];
  return {
    runs,
    reconcile: (key) =>
      new Promise((resolve) => {
        runs.push(key);
        gates.push(resolve);
      }),
    end: (next = done) => gates.shift()?.(next),
  };
}

test('an enqueued key runs at once, and done removes it', async (t) => {
  const runs: string[] = [];
  const { loop, enqueue, settle, store } = await world(t, async (key) => {
    runs.push(key);
    return done;
  });
  loop.start();
  await enqueue('a');
  await settle();
  assert.deepEqual(runs, ['a']);
  assert.equal(await store.work.nextDueAt('q'), undefined);
});

test('rows that were due before the start are met by it', async (t) => {
  const runs: string[] = [];
  const { loop, enqueue, settle } = await world(t, async (key) => {
    runs.push(key);
    return done;
  });
  await enqueue('a');
  await enqueue('b');
  await settle();
  assert.deepEqual(runs, []);
  loop.start();
  await settle();
  assert.deepEqual(runs, ['a', 'b']);
});

test('again(ms) and rows for later run when their time comes, not before', async (t) => {
  const runs: string[] = [];
  const { loop, enqueue, settle, clock } = await world(t, async (key) => {
    runs.push(key);
    return runs.length < 3 ? again(5000) : done;
  });
  loop.start();
  await enqueue('a', 10_000);
  await settle();
  await clock.advance(9_999);
  await settle();
  assert.equal(runs.length, 0);
  await clock.advance(1);
  await settle();
  assert.equal(runs.length, 1);
  await clock.advance(4_999);
  await settle();
  assert.equal(runs.length, 1);
  await clock.advance(1);
  await settle();
  assert.equal(runs.length, 2);
  await clock.advance(5_000);
  await settle();
  assert.equal(runs.length, 3);
  await clock.advance(1_000_000);
  await settle();
  assert.equal(runs.length, 3);
});

test('a row due far ahead is met although the timer sleeps in shorter naps', async (t) => {
  const runs: string[] = [];
  const { loop, enqueue, settle, clock } = await world(t, async (key) => {
    runs.push(key);
    return done;
  });
  loop.start();
  await enqueue('a', 150_000);
  for (let step = 0; step < 5; step += 1) {
    await settle();
    await clock.advance(30_000);
  }
  await settle();
  assert.deepEqual(runs, ['a']);
});

test('one run at a time per key; wakes during a run make one more', async (t) => {
  const { reconcile, runs, end } = gated();
  const { loop, enqueue, settle } = await world(t, reconcile);
  loop.start();
  await enqueue('a');
  await settle();
  loop.wake('a');
  loop.wake('a');
  await enqueue('a');
  await settle();
  assert.deepEqual(runs, ['a']);
  end();
  await settle();
  assert.deepEqual(runs, ['a', 'a']);
  end();
  await settle();
  assert.deepEqual(runs, ['a', 'a']);
});

test('an enqueue during the run survives its done', async (t) => {
  const { reconcile, runs, end } = gated();
  const { loop, enqueue, settle, clock } = await world(t, reconcile);
  loop.start();
  await enqueue('a');
  await settle();
  await enqueue('a', 3000);
  end(done);
  await settle();
  assert.equal(runs.length, 1, 'the new date is 3 s ahead');
  await clock.advance(3000);
  await settle();
  assert.equal(runs.length, 2);
  end();
});

test('wake runs a key without a row, and what it answers becomes one', async (t) => {
  const runs: string[] = [];
  const { loop, settle, clock, store } = await world(t, async (key) => {
    runs.push(key);
    return runs.length === 1 ? again(1000) : done;
  });
  loop.start();
  loop.wake('a');
  await settle();
  assert.equal(runs.length, 1);
  assert.equal(await store.work.nextDueAt('q'), clock.now() + 1000);
  await clock.advance(1000);
  await settle();
  assert.equal(runs.length, 2);
  assert.equal(await store.work.nextDueAt('q'), undefined);
});

test('wake starts the run at once when idle: in the same turn, before any timer or commit', async (t) => {
  const started: string[] = [];
  const { loop, settle } = await world(t, async (key) => {
    started.push(key);
    return done;
  });
  loop.start();
  await settle();
  for (let round = 0; round < 200; round += 1) {
    const turn = new Promise((resolve) => setImmediate(resolve));
    loop.wake(`k${round}`);
    await turn;
    assert.deepEqual(started.splice(0), [`k${round}`]);
    await settle();
  }
});

test('never more than `concurrency` at once, and all get their turn', async (t) => {
  let now = 0;
  let most = 0;
  const seen = new Set<string>();
  const { loop, settle, store, clock } = await world(
    t,
    async (key) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      seen.add(key);
      now -= 1;
      return done;
    },
    { concurrency: 3 },
  );
  const keys = Array.from({ length: 25 }, (_, index) => `k${index}`);
  await store.commit(keys.map((key) => ({ kind: 'enqueue', queue: 'q', key, dueAt: clock.now() })));
  loop.start();
  for (const key of keys) loop.wake(`w${key}`);
  for (let round = 0; round < 10; round += 1) await settle();
  assert.equal(most, 3);
  assert.equal(seen.size, 50);
});

test('a key that never rests does not starve the others', async (t) => {
  const runs: string[] = [];
  const { loop, settle, enqueue } = await world(
    t,
    async (key) => {
      runs.push(key);
      if (key === 'busy') loop.wake('busy');
      return done;
    },
    { concurrency: 1 },
  );
  loop.start();
  loop.wake('busy');
  await enqueue('patient');
  await settle();
  assert.ok(runs.includes('patient'));
  assert.ok(runs.filter((key) => key === 'busy').length > 1);
});

test('failures back off, are logged once each with the key, and a success resets the count', async (t) => {
  const errors: object[] = [];
  const log: Logger = { ...silentLogger, error: (fields) => errors.push(fields), child: () => log };
  let fail = true;
  let runs = 0;
  const { loop, enqueue, settle, clock } = await world(
    t,
    async () => {
      runs += 1;
      if (fail) throw new Error('no');
      return done;
    },
    { log },
  );
  loop.start();
  await enqueue('a');
  await settle();
  for (const [failures, delay] of [200, 400, 800].entries()) {
    assert.equal(runs, failures + 1);
    await clock.advance(delay - 1);
    await settle();
    assert.equal(runs, failures + 1, `not before ${delay} ms`);
    await clock.advance(1);
    await settle();
  }
  assert.equal(runs, 4);
  assert.equal(errors.length, 4);
  assert.deepEqual(
    errors.map((fields) => ('key' in fields && 'retryInMs' in fields ? [fields.key, fields.retryInMs] : [])),
    [200, 400, 800, 1600].map((delay) => ['a', delay]),
  );
  fail = false;
  await clock.advance(1600);
  await settle();
  fail = true;
  await enqueue('a');
  await settle();
  assert.equal(errors.length, 5);
  assert.ok(errors[4] !== undefined && 'retryInMs' in errors[4] && errors[4].retryInMs === 200);
});

test('the backoff is capped', () => {
  assert.equal(backoff(0), 200);
  assert.equal(backoff(5), 6400);
  assert.equal(backoff(1000), BACKOFF_CAP);
});

test('stop waits for runs in progress, writes their outcome and starts nothing', async (t) => {
  const { reconcile, runs, end } = gated();
  const { loop, enqueue, settle, store, clock } = await world(t, reconcile, { concurrency: 1 });
  loop.start();
  await enqueue('a');
  await enqueue('b');
  await settle();
  assert.deepEqual(runs, ['a']);
  let stopped = false;
  const stopping = loop.stop().then(() => {
    stopped = true;
  });
  await settle();
  assert.equal(stopped, false);
  end();
  await stopping;
  assert.deepEqual(runs, ['a']);
  loop.wake('c');
  await enqueue('d');
  await settle();
  assert.deepEqual(runs, ['a']);
  const left = await store.work.take('q', clock.now(), 10);
  assert.deepEqual(
    left.map((work) => work.key),
    ['b', 'd'],
  );
});

test('when an outcome cannot be written the loop rests and then repeats the run; that is told once, and its end', async (t) => {
  let broken = true;
  const told: string[] = [];
  const tell = (_fields: object, message: string) => void told.push(message);
  const log: Logger = { ...silentLogger, error: tell, info: tell, child: () => log };
  const runs: string[] = [];
  const { loop, enqueue, settle, clock, store } = await world(
    t,
    async (key) => {
      runs.push(key);
      return done;
    },
    {
      log,
      work: (work) => ({
        ...work,
        finish: async (taken, outcome) => {
          if (!broken) return work.finish(taken, outcome);
          // The port: a finish that rejects ends the take and leaves the row.
          await work.finish(taken, { dueAt: 0 });
          throw new Error('disk full');
        },
      }),
    },
  );
  loop.start();
  await enqueue('a');
  await settle();
  assert.deepEqual(runs, ['a']);
  for (let second = 0; second < 5; second += 1) {
    await clock.advance(1000);
    await settle();
  }
  assert.deepEqual(told, ['the outcome of a run cannot be written']);
  broken = false;
  await clock.advance(1000);
  await settle();
  assert.deepEqual(told.slice(1), ['the work queue works again']);
  assert.deepEqual(new Set(runs), new Set(['a']));
  assert.ok(runs.length > 1);
  assert.equal(await store.work.nextDueAt('q'), undefined);
});
