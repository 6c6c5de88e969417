import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manualClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import type { Executions, WaitRow } from '../../storage/executions.ts';
import { createActivities } from './activities.ts';
import { createTimers } from './timers.ts';
import { isToken, makeToken } from './tokens.ts';
import { createWaitChanges, type Wait } from './wait-changes.ts';

describe('wait changes', () => {
  const timer = (waitId: string, dueAt: number): Wait => ({ waitId, kind: 'timer', dueAt, data: null });

  it('what comes and goes within a commit never reaches the store', () => {
    const current = new Map<string, Wait>();
    const changes = createWaitChanges(current);
    changes.put(timer('a', 5));
    changes.remove('a');
    assert.deepEqual(changes.change(), {});
    changes.apply();
    assert.equal(current.size, 0);
  });

  it('tells new from changed from gone', () => {
    const current = new Map([
      ['a', timer('a', 1)],
      ['b', timer('b', 2)],
    ]);
    const changes = createWaitChanges(current);
    changes.put(timer('a', 9));
    changes.remove('b');
    changes.put(timer('c', 3));
    assert.deepEqual(changes.change(), {
      addWaits: [timer('c', 3)],
      removeWaits: ['b'],
      updateWaits: [{ waitId: 'a', dueAt: 9, data: null }],
    });
    assert.equal(changes.earliest(), 3);
    changes.apply();
    assert.deepEqual([...current.keys()].sort(), ['a', 'c']);
  });

  it('removed and put again is a change of the row, not a second row', () => {
    const current = new Map([['a', timer('a', 1)]]);
    const changes = createWaitChanges(current);
    changes.remove('a');
    changes.put(timer('a', 7));
    assert.deepEqual(changes.change(), { updateWaits: [{ waitId: 'a', dueAt: 7, data: null }] });
  });
});

describe('timers', () => {
  function fixture() {
    const clock = manualClock(0);
    const rows = new Map<string, WaitRow>();
    const fired: string[] = [];
    const add = (waitId: string, dueAt: number): void =>
      void rows.set(waitId, { executionId: 1, waitId, kind: 'timer', dueAt, data: null });
    const due = (): WaitRow[] => [...rows.values()].sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
    // Only what the timers use of the port.
    const executions = {
      dueTimers: async (now: number, limit: number) =>
        due()
          .filter((row) => (row.dueAt ?? 0) <= now)
          .slice(0, limit),
      nextTimerAt: async () => due()[0]?.dueAt,
    } as Pick<Executions, 'dueTimers' | 'nextTimerAt'> as Executions;
    const timers = createTimers({
      executions,
      clock,
      log: silentLogger,
      async fire(row) {
        fired.push(row.waitId);
        await new Promise((resolve) => setImmediate(resolve));
        rows.delete(row.waitId);
      },
    });
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    return { clock, rows, fired, add, timers, settle };
  }

  it('fires each once, in time, those of before the start too', async () => {
    const { clock, fired, add, timers, settle } = fixture();
    add('old', -5);
    add('later', 100);
    timers.start();
    await settle();
    assert.deepEqual(fired, ['old']);
    add('sooner', 50);
    timers.added(50);
    await clock.advance(60);
    await settle();
    assert.deepEqual(fired, ['old', 'sooner']);
    await clock.advance(60);
    await settle();
    assert.deepEqual(fired, ['old', 'sooner', 'later']);
    timers.stop();
  });

  it('hands out more than a batch', async () => {
    const { fired, add, timers, settle } = fixture();
    for (let count = 0; count < 2_500; count++) add(`t${count}`, 0);
    timers.start();
    for (let turn = 0; turn < 50 && fired.length < 2_500; turn++) await settle();
    assert.equal(new Set(fired).size, 2_500);
    assert.equal(fired.length, 2_500);
    timers.stop();
  });
});

describe('activities', () => {
  const task = (taskId: string) => ({ executionId: 1, taskId, token: taskId, input: '{}' });

  it('first come, first served, on both sides', async () => {
    const clock = manualClock(0);
    const activities = createActivities(clock);
    const { signal } = new AbortController();
    activities.offer('a', task('1'));
    activities.offer('a', task('2'));
    activities.withdraw('a', task('1'));
    assert.equal((await activities.next('a', 10, signal))?.taskId, '2');
    const first = activities.next('a', 10, signal);
    const second = activities.next('a', 10, signal);
    activities.offer('a', task('3'));
    assert.equal((await first)?.taskId, '3');
    await clock.advance(11);
    assert.equal(await second, undefined);
  });

  it('a worker that goes away takes nothing with it', async () => {
    const activities = createActivities(manualClock(0));
    const gone = new AbortController();
    const waiting = activities.next('a', 10, gone.signal);
    gone.abort();
    assert.equal(await waiting, undefined);
    activities.offer('a', task('1'));
    assert.equal(await activities.next('a', 10, gone.signal), undefined, 'gone before it asks');
    assert.equal((await activities.next('a', 10, new AbortController().signal))?.taskId, '1');
  });
});

it('tokens are short, unique and known by their form', () => {
  const token = makeToken(12, 'task', systemIds);
  assert.ok(token.length <= 1_024);
  assert.notEqual(token, makeToken(12, 'task', systemIds));
  assert.ok(isToken(token));
  for (const other of ['', 'x', 'bm9uc2Vuc2U=', Buffer.from('[1,2]').toString('base64')])
    assert.ok(!isToken(other), other);
});
