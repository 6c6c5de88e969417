import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CommitConflict } from '../changes.ts';
import type { RecordQuery, StoredRecord } from '../records.ts';
import { InvalidCursor } from '../records.ts';
import type { Store } from '../store.ts';
import type { MakePlace } from './harness.ts';
import { fresh, insert, key, OTHER, SCOPE } from './harness.ts';

const QUERY = { scope: SCOPE, kind: 'test/thing', sortBy: 'name', order: 'ascending', limit: 100 } as const;
const names = (page: { readonly records: readonly StoredRecord<unknown>[] }): string[] =>
  page.records.map((record) => record.key.name);

async function everything(store: Store, query: RecordQuery): Promise<StoredRecord<unknown>[]> {
  const all: StoredRecord<unknown>[] = [];
  let after: string | undefined;
  do {
    const page = await store.records.list({ ...query, ...(after === undefined ? {} : { after }) });
    all.push(...page.records);
    after = page.next;
  } while (after !== undefined);
  return all;
}

export function recordLaws(make: MakePlace): void {
  test('records: what was inserted is read back, with its version and times', async (t) => {
    const store = await fresh(t, make);
    const doc = { text: 'ünï\u0000code', nested: [1, null, { a: true }] };
    await store.commit([
      { kind: 'insert-record', key: key('a'), fields: { doc, status: 'S', parent: 'p' }, token: 't', at: 7 },
    ]);
    assert.deepEqual(await store.records.get(key('a')), {
      key: key('a'),
      version: 1,
      doc,
      status: 'S',
      parent: 'p',
      token: 't',
      createdAt: 7,
      modifiedAt: 7,
    });
    await store.commit([{ kind: 'update-record', key: key('a'), expect: 1, fields: { doc: {} }, at: 9 }]);
    assert.deepEqual(await store.records.get(key('a')), {
      key: key('a'),
      version: 2,
      doc: {},
      token: 't',
      createdAt: 7,
      modifiedAt: 9,
    });
    assert.equal(await store.records.get(key('a', OTHER)), undefined, 'another tenant');
  });

  test('records: a document is stored as it was when commit was called', async (t) => {
    const store = await fresh(t, make);
    const doc = { n: 1 };
    const commit = store.commit([insert('a', doc)]);
    doc.n = 2;
    await commit;
    assert.deepEqual((await store.records.get(key('a')))?.doc, { n: 1 });
  });

  test('commits: a conflict names its record and leaves nothing of its commit', async (t) => {
    const store = await fresh(t, make);
    await store.commit([insert('taken')]);
    const conflicts = [
      { changes: [insert('taken')], reason: 'record-exists', name: 'taken' },
      {
        changes: [{ kind: 'update-record', key: key('taken'), expect: 2, fields: { doc: {} }, at: 1 }],
        reason: 'record-changed',
        name: 'taken',
      },
      {
        changes: [{ kind: 'update-record', key: key('gone'), expect: 1, fields: { doc: {} }, at: 1 }],
        reason: 'record-changed',
        name: 'gone',
      },
      { changes: [{ kind: 'delete-record', key: key('taken'), expect: 2 }], reason: 'record-changed', name: 'taken' },
      { changes: [{ kind: 'delete-record', key: key('gone') }], reason: 'record-changed', name: 'gone' },
    ] as const;
    for (const { changes, reason, name } of conflicts) {
      const before = [
        insert('new'),
        { kind: 'put-tags', scope: SCOPE, arn: 'arn', tags: { a: 'b' } },
        { kind: 'enqueue', queue: 'q', key: 'k', dueAt: 0 },
      ] as const;
      await assert.rejects(store.commit([...before, ...changes]), (error: unknown) => {
        assert.ok(error instanceof CommitConflict);
        assert.equal(error.reason, reason);
        assert.equal(error.key.name, name);
        return true;
      });
      assert.equal(await store.records.get(key('new')), undefined);
      assert.deepEqual(await store.tags.of(SCOPE, 'arn'), {});
      assert.deepEqual(await store.work.take('q', 10, 10), []);
    }
  });

  test('commits: those of one turn are independent, and see each other in order', async (t) => {
    const store = await fresh(t, make);
    const results = await Promise.allSettled([
      store.commit([insert('a')]),
      store.commit([insert('b'), insert('a')]),
      store.commit([insert('b')]),
      store.commit([{ kind: 'update-record', key: key('a'), expect: 1, fields: { doc: { n: 1 } }, at: 1 }]),
      store.commit([{ kind: 'update-record', key: key('a'), expect: 1, fields: { doc: { n: 2 } }, at: 1 }]),
      store.commit([{ kind: 'delete-record', key: key('b'), expect: 1 }, insert('b', { again: true })]),
    ]);
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual((await store.records.get(key('a')))?.doc, { n: 1 });
    assert.deepEqual((await store.records.get(key('b')))?.doc, { again: true });
  });

  test('tags: added, overwritten, removed by key or all, apart for each tenant', async (t) => {
    const store = await fresh(t, make);
    const odd = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
    await store.commit([
      { kind: 'put-tags', scope: SCOPE, arn: 'a', tags: { z: '1', b: '2', c: '3' } },
      { kind: 'put-tags', scope: SCOPE, arn: 'a', tags: { b: '4', ...odd } },
      { kind: 'put-tags', scope: SCOPE, arn: 'a', tags: odd },
      { kind: 'put-tags', scope: OTHER, arn: 'a', tags: { o: '1' } },
      { kind: 'remove-tags', scope: SCOPE, arn: 'a', keys: ['c', 'unknown'] },
    ]);
    assert.deepEqual(Object.entries(await store.tags.of(SCOPE, 'a')), [
      ['__proto__', 'x'],
      ['b', '4'],
      ['z', '1'],
    ]);
    await store.commit([{ kind: 'remove-tags', scope: SCOPE, arn: 'a', keys: 'all' }]);
    assert.deepEqual(await store.tags.of(SCOPE, 'a'), {});
    assert.deepEqual(await store.tags.of(OTHER, 'a'), { o: '1' });
  });

  test('records: every filter holds alone, and count agrees', async (t) => {
    const store = await fresh(t, make);
    await store.commit([
      { kind: 'insert-record', key: key('alpha'), fields: { doc: { a: { b: 1 } }, status: 'On', parent: 'p' }, at: 10 },
      { kind: 'insert-record', key: key('Alpine'), fields: { doc: { a: { b: true } }, status: 'Off' }, at: 20 },
      { kind: 'insert-record', key: key('beta%'), fields: { doc: { a: { b: '1' } }, parent: 'q' }, at: 30 },
      { kind: 'insert-record', key: key('alpha', OTHER), fields: { doc: {} }, at: 10 },
    ]);
    await store.commit([
      {
        kind: 'update-record',
        key: key('alpha'),
        expect: 1,
        fields: { doc: { a: { b: 1 } }, status: 'On', parent: 'p' },
        at: 50,
      },
    ]);
    const cases: [RecordQuery['where'], string[]][] = [
      [{ nameContains: 'ALP' }, ['Alpine', 'alpha']],
      [{ nameContains: '%' }, ['beta%']],
      [{ namePrefix: 'al' }, ['alpha']],
      [{ status: 'On' }, ['alpha']],
      [{ status: ['On', 'Off'] }, ['Alpine', 'alpha']],
      [{ status: [] }, []],
      [{ parent: 'q' }, ['beta%']],
      [{ createdAfter: 10 }, ['Alpine', 'beta%']],
      [{ createdBefore: 20 }, ['alpha']],
      [{ modifiedAfter: 30 }, ['alpha']],
      [{ modifiedBefore: 30 }, ['Alpine']],
      [{ doc: { 'a.b': 1 } }, ['alpha']],
      [{ doc: { 'a.b': true } }, ['Alpine']],
      [{ doc: { 'a.b': '1' } }, ['beta%']],
      [{ nameContains: 'alp', createdAfter: 10 }, ['Alpine']],
      [{}, ['Alpine', 'alpha', 'beta%']],
    ];
    for (const [where, expected] of cases) {
      const query = { ...QUERY, where: where ?? {} };
      assert.deepEqual(names(await store.records.list(query)), expected, JSON.stringify(where));
      assert.equal(await store.records.count(query), expected.length, JSON.stringify(where));
    }
    const { scope: _, ...everyTenant } = QUERY;
    assert.deepEqual(names(await store.records.list(everyTenant)), ['Alpine', 'alpha', 'alpha', 'beta%']);
  });

  test('records: pages of any size and order are the sorted whole, once each', async (t) => {
    const store = await fresh(t, make);
    const rows = Array.from({ length: 40 }, (_, index) => ({
      name: `n${(index * 7) % 40}`,
      at: 1000 + (index % 4),
      ...(index % 3 === 0 ? {} : { status: `s${index % 2}` }),
      scope: index % 5 === 0 ? OTHER : SCOPE,
    }));
    await store.commit(rows.map((row) => insert(row.name, {}, row)));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('name', 'createdAt', 'modifiedAt', 'status'),
        fc.constantFrom('ascending', 'descending'),
        fc.integer({ min: 1, max: 41 }),
        fc.boolean(),
        async (sortBy, order, limit, scoped) => {
          const query: RecordQuery = { kind: 'test/thing', sortBy, order, limit, ...(scoped ? { scope: SCOPE } : {}) };
          const all = await everything(store, query);
          assert.equal(all.length, scoped ? 32 : 40);
          assert.equal(new Set(all.map((record) => JSON.stringify(record.key))).size, all.length);
          const sortKey = (record: StoredRecord<unknown>): string => {
            if (sortBy === 'name') return record.key.name;
            return `${sortBy === 'status' ? (record.status ?? '') : record[sortBy]} ${record.key.name}`;
          };
          const keys = all.map(sortKey);
          const sorted = [...keys].sort();
          assert.deepEqual(keys, order === 'ascending' ? sorted : sorted.reverse());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('records: paging neither repeats nor skips rows while others come and go', async (t) => {
    const store = await fresh(t, make);
    const stable = Array.from({ length: 20 }, (_, index) => `stable${index}`);
    await store.commit(stable.map((name, index) => insert(name, {}, { at: 1000 + index })));
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; ; page += 1) {
      const answer = await store.records.list({
        ...QUERY,
        sortBy: 'createdAt',
        order: 'descending',
        limit: 3,
        ...(after === undefined ? {} : { after }),
      });
      seen.push(...names(answer));
      after = answer.next;
      if (after === undefined) break;
      await store.commit([
        insert(`new${page}`, {}, { at: 2000 + page }),
        ...(page === 0 ? [] : ([{ kind: 'delete-record', key: key(`new${page - 1}`) }] as const)),
      ]);
    }
    assert.deepEqual(seen, [...stable].reverse());
  });

  test('records: a damaged cursor, or one of another list, is refused', async (t) => {
    const store = await fresh(t, make);
    await store.commit([insert('a'), insert('b'), insert('c')]);
    const { next = '' } = await store.records.list({ ...QUERY, limit: 1 });
    assert.notEqual(next, '');
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: next.length - 1 }),
        fc.constantFrom('A', 'z', '_', ''),
        async (at, replacement) => {
          const damaged = next.slice(0, at) + replacement + next.slice(at + 1);
          // Base64 has spare bits at the end: some replacements mean the same.
          if (Buffer.from(damaged, 'base64url').equals(Buffer.from(next, 'base64url'))) return;
          await assert.rejects(store.records.list({ ...QUERY, limit: 1, after: damaged }), InvalidCursor);
        },
      ),
    );
    for (const after of ['', 'x', 'null', '%%%']) {
      await assert.rejects(store.records.list({ ...QUERY, after }), InvalidCursor);
    }
    await assert.rejects(store.records.list({ ...QUERY, order: 'descending', after: next }), InvalidCursor);
  });
}
