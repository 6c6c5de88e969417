import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createGate, mapOrdered } from './ordered.ts';

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};
async function* count(to: number): AsyncGenerator<number> {
  for (let i = 0; i < to; i++) yield i;
}

it('a gate lets so many through at a time, and all in the end, also after failures', async () => {
  const gate = createGate(2);
  let inside = 0;
  let most = 0;
  const work = (i: number) =>
    gate.run(async () => {
      most = Math.max(most, ++inside);
      await turns(3);
      inside -= 1;
      if (i % 3 === 0) throw new Error('no');
      return i;
    });
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(work));
  assert.equal(most, 2);
  assert.equal(results.filter((result) => result.status === 'fulfilled').length, 5);
  assert.equal(await gate.run(async () => 'still open'), 'still open');
});

it('results come in the order of the items, with no more than the window under way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      async (delays, window) => {
        let inside = 0;
        const results: number[] = [];
        const mapped = mapOrdered(count(delays.length), window, async (i) => {
          inside += 1;
          assert.ok(inside <= window);
          await turns(delays[i] ?? 0);
          inside -= 1;
          return i;
        });
        for await (const result of mapped) results.push(result);
        assert.deepEqual(
          results,
          delays.map((_, i) => i),
        );
      },
    ),
    { numRuns: 50 },
  );
});

it('the first failure in order ends the results', async () => {
  const seen: number[] = [];
  const mapped = mapOrdered(count(9), 3, async (i) => {
    if (i === 4) throw new Error('four');
    return i;
  });
  await assert.rejects(async () => {
    for await (const result of mapped) seen.push(result);
  }, /four/);
  assert.deepEqual(seen, [0, 1, 2, 3]);
});
