import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from './clock.ts';

test('a wait of more than 25 days is as long as it was asked for, and can be cancelled at any time', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const longest = 0x7fffffff;
  let calls = 0;
  systemClock.after(2 * longest + 10, () => calls++);
  const cancel = systemClock.after(2 * longest, () => calls++);
  t.mock.timers.tick(longest);
  cancel();
  t.mock.timers.tick(longest);
  t.mock.timers.tick(9);
  assert.equal(calls, 0);
  t.mock.timers.tick(1);
  assert.equal(calls, 1);
});
