import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { LogEvents } from '../../../storage/log-events.ts';
import { finalMetrics, metricReaders } from './metrics.ts';

it('lets the server answer others while it looks through much output', async () => {
  const events = Array.from({ length: 300 }, (_, i) => ({
    timestamp: i,
    message: 'x'.repeat(20_000),
    stream: 'a/1',
    ingestedAt: i,
    sequence: i,
  }));
  let turns = 0;
  let over = false;
  const count = (): void => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  // Reading is all that is asked of it.
  const logs = { read: async () => events } as unknown as LogEvents;
  const readers = metricReaders([{ Name: 'loss', Regex: 'loss=([0-9.]+)' }]);
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  assert.deepEqual(await finalMetrics(logs, scope, 'group', { prefix: 'a/', since: 0 }, readers), []);
  over = true;
  // 300 lines of 16,384 characters, half a million at a time.
  assert.ok(turns >= 8, `${turns}`);
});
