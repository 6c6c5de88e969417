import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LogEventRow, NewLogEvent } from '../log-events.ts';
import type { Store } from '../store.ts';
import type { MakePlace } from './harness.ts';
import { fresh, OTHER, SCOPE } from './harness.ts';

const event = (timestamp: number, message = `m${timestamp}`): NewLogEvent => ({ timestamp, message });
const messages = (rows: readonly LogEventRow[]): string[] => rows.map((row) => row.message);

async function pages(store: Store, query: Parameters<Store['logs']['read']>[2]): Promise<LogEventRow[]> {
  const all: LogEventRow[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last === undefined ? {} : { after: { timestamp: last.timestamp, sequence: last.sequence } };
    const page = await store.logs.read(SCOPE, 'g', { ...query, ...after });
    all.push(...page);
    if (query.enough !== undefined) {
      const sizes = page.map((row) => Buffer.byteLength(row.message));
      const before = sizes.slice(0, -1).reduce((sum, size) => sum + size, 0);
      assert.ok(before < query.enough, `${before} bytes before the last event, and ${query.enough} were enough`);
    }
    if (page.length < (query.enough === undefined ? query.limit : 1)) return all;
  }
}

export function logEventLaws(make: MakePlace): void {
  test('logs: groups and streams are made once, listed in order, and go with their events', async (t) => {
    const store = await fresh(t, make);
    const { logs } = store;
    assert.equal(await logs.createStream(SCOPE, 'g', 's', 1), 'no-group');
    assert.equal(await logs.append(SCOPE, 'g', 's', [event(1)]), 'no-stream');
    assert.equal(await logs.createGroup(SCOPE, 'g', 1), 'created');
    assert.equal(await logs.createGroup(SCOPE, 'g', 2), 'exists');
    assert.equal(await logs.append(SCOPE, 'g', 's', [event(1)]), 'no-stream');
    assert.equal(await logs.createStream(SCOPE, 'g', 's', 2), 'created');
    assert.equal(await logs.createStream(SCOPE, 'g', 's', 3), 'exists');
    assert.equal(await logs.append(SCOPE, 'g', 's', [event(5, 'é'), event(3)], { at: 9 }), 'appended');
    await logs.append(SCOPE, 'g', 'a', [event(4)], { create: true, at: 9 });
    await logs.append(SCOPE, '/h/x', 'a', [event(4)], { create: true, at: 9 });
    assert.deepEqual(await logs.getStream(SCOPE, 'g', 's'), {
      name: 's',
      createdAt: 2,
      firstEventAt: 3,
      lastEventAt: 5,
      lastIngestedAt: 9,
      storedBytes: 2 + 2 + 2 * 26,
    });
    assert.equal((await logs.getGroup(SCOPE, 'g'))?.storedBytes, 2 + 2 + 2 + 3 * 26);
    assert.deepEqual(
      (await logs.listGroups(SCOPE, { limit: 9 })).map((group) => group.name),
      ['/h/x', 'g'],
    );
    assert.equal((await logs.listGroups(SCOPE, { prefix: '/h', limit: 9 })).length, 1);
    assert.equal((await logs.listGroups(SCOPE, { contains: 'x', limit: 9 })).length, 1);
    assert.equal((await logs.listGroups(SCOPE, { after: '/h/x', limit: 9 }))[0]?.name, 'g');
    assert.equal((await logs.listGroups(OTHER, { limit: 9 })).length, 0);
    const streams = async (query: Partial<Parameters<Store['logs']['listStreams']>[2]>): Promise<string> =>
      (await logs.listStreams(SCOPE, 'g', { orderBy: 'name', limit: 9, ...query })).map((row) => row.name).join();
    assert.equal(await streams({}), 'a,s');
    assert.equal(await streams({ descending: true }), 's,a');
    assert.equal(await streams({ orderBy: 'lastEventTime', descending: true }), 's,a');
    assert.equal(await streams({ orderBy: 'lastEventTime' }), 'a,s');
    assert.equal(await streams({ prefix: 's' }), 's');
    assert.equal(await streams({ offset: 1, limit: 1 }), 's');
    assert.equal(await logs.setRetention(SCOPE, 'g', 7), 'set');
    assert.equal((await logs.getGroup(SCOPE, 'g'))?.retentionInDays, 7);
    assert.equal(await logs.setRetention(SCOPE, 'g', undefined), 'set');
    assert.equal((await logs.getGroup(SCOPE, 'g'))?.retentionInDays, undefined);
    assert.equal(await logs.setRetention(SCOPE, 'none', 7), 'missing');
    assert.equal(await logs.deleteStream(SCOPE, 'g', 's'), 'deleted');
    assert.equal(await logs.deleteStream(SCOPE, 'g', 's'), 'missing');
    assert.deepEqual(messages(await logs.read(SCOPE, 'g', { limit: 9 })), ['m4']);
    assert.equal((await logs.getGroup(SCOPE, 'g'))?.storedBytes, 2 + 26);
    await logs.createStream(SCOPE, 'g', 's', 2);
    assert.deepEqual(await logs.read(SCOPE, 'g', { streams: ['s'], limit: 9 }), []);
    assert.equal(await logs.deleteGroup(SCOPE, 'g'), 'deleted');
    assert.equal(await logs.deleteGroup(SCOPE, 'g'), 'missing');
    await logs.append(SCOPE, 'g', 'a', [], { create: true });
    assert.deepEqual(await logs.read(SCOPE, 'g', { limit: 9 }), []);
  });

  test('logs: a repeated append with its position is stored once, also over a restart', async (t) => {
    const place = await make();
    t.after(() => place.remove());
    const first = await place.open();
    const append = (store: Store, message: string, position: number): Promise<string> =>
      store.logs.append(SCOPE, 'g', 's', [event(1, message)], { create: true, position });
    assert.equal(await first.logs.position(SCOPE, 'g', 's'), 0);
    await append(first, 'a', 10);
    await append(first, 'a', 10);
    await append(first, 'b', 20);
    await append(first, 'a', 10);
    await first.logs.append(SCOPE, 'g', 's', [event(2, 'free')], {});
    await first.close();
    const second = await place.open();
    assert.equal(await second.logs.position(SCOPE, 'g', 's'), 20);
    await append(second, 'b', 20);
    await append(second, 'c', 30);
    assert.deepEqual(messages(await second.logs.read(SCOPE, 'g', { limit: 9 })), ['a', 'b', 'c', 'free']);
    await second.close();
  });

  test('logs: reads agree with the sorted whole, for any streams, times, direction and page size', async (t) => {
    const store = await fresh(t, make);
    const all: LogEventRow[] = [];
    const random = fc.sample(
      fc.record({ stream: fc.nat({ max: 5 }), times: fc.array(fc.nat({ max: 60 }), { maxLength: 12 }) }),
      {
        numRuns: 40,
        seed: 7,
      },
    );
    let count = 0;
    for (const { stream, times } of random) {
      const name = `s${stream}`;
      // Streams that live one after another, and some that overlap.
      const events = times.map((time) => event(time + stream * 20, `${name} ${count++}`));
      await store.logs.append(SCOPE, 'g', name, events, { create: true, at: 100 });
      for (const row of events) all.push({ ...row, stream: name, ingestedAt: 100, sequence: 0 });
    }
    const order = new Map(all.map((row, index) => [row.message, index]));
    const time = fc.option(fc.nat({ max: 170 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.subarray(['s0', 's1', 's2', 's3', 's4', 's5', 'none']), { nil: undefined }),
        time,
        time,
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
        async (streams, startTime, endTime, descending, limit, enough) => {
          const expected = all
            .filter((row) => streams === undefined || streams.includes(row.stream))
            .filter((row) => startTime === undefined || row.timestamp >= startTime)
            .filter((row) => endTime === undefined || row.timestamp < endTime)
            .sort((a, b) => a.timestamp - b.timestamp || (order.get(a.message) ?? 0) - (order.get(b.message) ?? 0))
            .map((row) => row.message);
          const found = await pages(store, {
            limit,
            descending,
            ...(streams === undefined ? {} : { streams }),
            ...(startTime === undefined ? {} : { startTime }),
            ...(endTime === undefined ? {} : { endTime }),
            ...(enough === undefined ? {} : { enough }),
          });
          assert.deepEqual(messages(found), descending ? expected.reverse() : expected);
        },
      ),
      { numRuns: 200 },
    );
    assert.deepEqual(
      new Set((await pages(store, { streamPrefix: 's3', limit: 100 })).map((row) => row.stream)),
      new Set(['s3']),
    );
  });
}
