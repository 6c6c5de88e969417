import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { simulate } from './testing/simulate.ts';
import type { Json } from './types.ts';

const KIB = 1024;
/** JSON text of so many bytes, quotes included. */
const sized = (bytes: number): string => 'x'.repeat(bytes - 2);
const refusal = (state: string, what: string): string =>
  `The state/task '${state}' assigned variables ${what} the maximum number of bytes service limit.`;

describe('quotas of variables', () => {
  test('one Assign sets 256 KiB, all its variables together', async () => {
    const state = { Type: 'Pass', Assign: { 'one.$': '$.v', 'two.$': '$.v' }, OutputPath: null, End: true };
    const run = (bytes: number) => simulate({ StartAt: 'A', States: { A: state } }, { input: { v: sized(bytes) } });
    assert.equal((await run(128 * KIB)).status, 'SUCCEEDED');
    const over = await run(128 * KIB + 1);
    assert.deepEqual([over.error, over.cause], ['States.DataLimitExceeded', refusal('A', 'with a size exceeding')]);
  });

  /** Runs through states that each set a variable of 256 KiB. */
  const chainOf = (names: readonly string[], last: Json): Json => ({
    StartAt: 'S0',
    States: {
      ...Object.fromEntries(
        names.map((name, index) => [
          `S${index}`,
          { Type: 'Pass', Assign: { [`${name}.$`]: '$.v' }, Next: index + 1 < names.length ? `S${index + 1}` : 'Last' },
        ]),
      ),
      Last: last,
    },
  });
  const forty = Array.from({ length: 40 }, (_, index) => `v${index}`);
  const input = { v: sized(256 * KIB - 64) };

  test('an execution stores 10 MiB; what is set again counts once', async () => {
    const within = chainOf([...forty, ...forty], { Type: 'Pass', OutputPath: null, End: true });
    assert.equal((await simulate(within, { input })).status, 'SUCCEEDED');
    const over = await simulate(
      chainOf(forty, { Type: 'Pass', Assign: { 'more.$': '$.v' }, OutputPath: null, End: true }),
      { input },
    );
    assert.deepEqual(
      [over.error, over.cause],
      ['States.DataLimitExceeded', refusal('Last', 'that bring the size of all stored variables over')],
    );
  });

  test('variables of iterations count while they run', async () => {
    const map = (concurrency: number): Json => ({
      Type: 'Map',
      MaxConcurrency: concurrency,
      Parameters: { 'v.$': '$.v' },
      ItemsPath: '$.items',
      Iterator: {
        StartAt: 'In',
        States: {
          In: { Type: 'Pass', Assign: { 'own.$': '$.v' }, Next: 'Hold' },
          Hold: { Type: 'Wait', Seconds: 1, OutputPath: null, End: true },
        },
      },
      End: true,
    });
    const items = Array.from({ length: 8 }, (_, index) => index);
    const run = (concurrency: number) =>
      simulate(chainOf(forty.slice(0, 38), map(concurrency)), {
        input: { ...input, items },
      });
    assert.equal((await run(2)).status, 'SUCCEEDED');
    const over = await run(3);
    assert.equal(over.error, 'States.DataLimitExceeded');
  });
});
