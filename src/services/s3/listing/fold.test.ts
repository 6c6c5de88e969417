import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Cursor, commonPrefix, type Fetch, listFolded } from './fold.ts';

interface Row {
  readonly key: string;
}
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function over(keys: readonly string[], prefix: string) {
  const sorted = [...new Set(keys)].sort(byBytes).filter((key) => key.startsWith(prefix));
  const asked = { rows: 0, calls: 0 };
  const fetch: Fetch<Row> = async ({ startAfter, startAt, limit }) => {
    const rows = sorted
      .filter((key) => startAfter === undefined || byBytes(key, startAfter) > 0)
      .filter((key) => startAt === undefined || byBytes(key, startAt) >= 0)
      .slice(0, limit)
      .map((key) => ({ key }));
    asked.rows += rows.length;
    asked.calls++;
    return rows;
  };
  return { sorted, fetch, asked };
}

const names = (folded: Awaited<ReturnType<typeof listFolded<Row>>>): string[] =>
  folded.entries.map((entry) => (entry.kind === 'key' ? entry.row.key : `${entry.prefix}*`));

/** Keys that meet often: few letters, slashes, and characters above the surrogates. */
const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '/', 'é', '\ud7ff', '\ue000', '😀'),
  minLength: 1,
  maxLength: 6,
});

test('pages together are the whole folded listing, each entry once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(key, { maxLength: 40 }),
      fc.constantFrom('', 'a', 'a/', '/'),
      fc.constantFrom('', '/', '//', 'b'),
      fc.integer({ min: 1, max: 5 }),
      async (keys, prefix, delimiter, limit) => {
        const { sorted, fetch } = over(keys, prefix);
        const expected: string[] = [];
        for (const key of sorted) {
          const common = delimiter === '' ? undefined : commonPrefix(key, prefix, delimiter);
          const name = common === undefined ? key : `${common}*`;
          if (expected.at(-1) !== name) expected.push(name);
        }
        const found: string[] = [];
        let after: Cursor | undefined;
        do {
          const page = await listFolded({ prefix, delimiter, after, limit }, fetch);
          assert.ok(page.entries.length <= limit);
          found.push(...names(page));
          after = page.next;
        } while (after !== undefined);
        assert.deepEqual(found, expected);
      },
    ),
  );
});

test('a folder of many keys is skipped, not read', async () => {
  const keys = ['a', 'b', 'c'].flatMap((folder) => Array.from({ length: 5000 }, (_, n) => `${folder}/${n}`));
  const { fetch, asked } = over(keys, '');
  const page = await listFolded({ prefix: '', delimiter: '/', limit: 1000 }, fetch);
  assert.deepEqual(names(page), ['a/*', 'b/*', 'c/*']);
  assert.ok(asked.rows < 1100, `read ${asked.rows} rows`);
  assert.equal(page.next, undefined);
});

test('a full page says that more follows only where more follows', async () => {
  const { fetch } = over(['a', 'b'], '');
  assert.equal((await listFolded({ prefix: '', delimiter: '', limit: 2 }, fetch)).next, undefined);
  assert.deepEqual((await listFolded({ prefix: '', delimiter: '', limit: 1 }, fetch)).next, {
    text: 'a',
    folded: false,
  });
});
