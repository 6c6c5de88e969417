import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TakenWork } from '../work-queue.ts';
import type { MakePlace } from './harness.ts';
import { fresh, insert } from './harness.ts';

const enqueue = (name: string, dueAt: number, queue = 'q') => ({ kind: 'enqueue', queue, key: name, dueAt }) as const;

/** The queue as the port's prose says, in memory. */
interface ModelRow {
  dueAt: number;
  /** Enqueued since the take that is under way. */
  renewed: boolean;
  failures: number;
}

export function workQueueLaws(make: MakePlace): void {
  test('work queue: random use agrees with the model', async (t) => {
    const store = await fresh(t, make);
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const time = fc.nat({ max: 20 });
    const action = fc.oneof(
      fc.record({ do: fc.constant('enqueue' as const), name, at: time }),
      fc.record({ do: fc.constant('take' as const), at: time, limit: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('take-key' as const), name }),
      fc.record({
        do: fc.constant('finish' as const),
        name,
        at: fc.option(time, { nil: undefined }),
        failed: fc.boolean(),
      }),
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
        const queue = `q${round++}`;
        const rows = new Map<string, ModelRow>();
        const takes = new Map<string, TakenWork>();
        const free = (): [string, ModelRow][] =>
          [...rows]
            .filter(([key]) => !takes.has(key))
            .sort(([a, left], [b, right]) => left.dueAt - right.dueAt || (a < b ? -1 : 1));
        for (const step of actions) {
          if (step.do === 'enqueue') {
            await store.commit([enqueue(step.name, step.at, queue)]);
            const row = rows.get(step.name);
            if (row === undefined) rows.set(step.name, { dueAt: step.at, renewed: true, failures: 0 });
            else {
              const first = takes.has(step.name) && !row.renewed;
              row.dueAt = first ? step.at : Math.min(row.dueAt, step.at);
              row.renewed = true;
            }
          } else if (step.do === 'take') {
            const taken = await store.work.take(queue, step.at, step.limit);
            const expected = free()
              .filter(([, row]) => row.dueAt <= step.at)
              .slice(0, step.limit);
            assert.deepEqual(
              taken.map((work) => [work.key, work.failures]),
              expected.map(([key, row]) => [key, row.failures]),
            );
            for (const work of taken) takes.set(work.key, work);
            for (const [, row] of expected) row.renewed = false;
          } else if (step.do === 'take-key') {
            const work = await store.work.takeKey(queue, step.name);
            assert.equal(work === undefined, takes.has(step.name));
            if (work === undefined) continue;
            takes.set(step.name, work);
            const row = rows.get(step.name);
            assert.equal(work.failures, row?.failures ?? 0);
            if (row !== undefined) row.renewed = false;
          } else {
            const work = takes.get(step.name);
            if (work === undefined) continue;
            await store.work.finish(work, {
              ...(step.at === undefined ? {} : { dueAt: step.at }),
              failed: step.failed,
            });
            takes.delete(step.name);
            const failures = step.failed ? work.failures + 1 : 0;
            const row = rows.get(step.name);
            if (row === undefined) {
              if (step.at !== undefined) rows.set(step.name, { dueAt: step.at, renewed: false, failures });
            } else if (row.renewed) {
              rows.set(step.name, { dueAt: Math.min(row.dueAt, step.at ?? row.dueAt), renewed: false, failures });
            } else if (step.at === undefined) rows.delete(step.name);
            else rows.set(step.name, { dueAt: step.at, renewed: false, failures });
          }
          assert.equal(await store.work.nextDueAt(queue), free()[0]?.[1].dueAt);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('work queue: a take is forgotten with its process, the row and its failures are not', async (t) => {
    const place = await make();
    t.after(() => place.remove());
    const first = await place.open();
    await first.commit([enqueue('a', 5)]);
    const [work] = await first.work.take('q', 5, 1);
    assert.ok(work !== undefined);
    await first.work.finish(work, { dueAt: 6, failed: true });
    assert.equal((await first.work.take('q', 6, 1)).length, 1);
    assert.equal((await first.work.take('q', 6, 1)).length, 0);
    await first.close();
    const second = await place.open();
    assert.deepEqual(
      (await second.work.take('q', 6, 1)).map((taken) => [taken.key, taken.failures]),
      [['a', 1]],
    );
    await second.close();
  });

  test('work queue: listeners hear of commits that enqueued into their queue, and of no other', async (t) => {
    const store = await fresh(t, make);
    let heard = 0;
    const unsubscribe = store.work.onEnqueue('q', () => {
      heard += 1;
    });
    await store.commit([enqueue('a', 0, 'other')]);
    await store.commit([insert('a')]);
    await store.commit([enqueue('a', 0), insert('a')]).catch(() => {});
    assert.equal(heard, 0);
    await store.commit([enqueue('a', 0)]);
    assert.ok(heard > 0);
    const before = heard;
    unsubscribe();
    await store.commit([enqueue('a', 0)]);
    assert.equal(heard, before);
  });
}
