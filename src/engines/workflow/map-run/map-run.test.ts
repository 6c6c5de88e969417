import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ExecutionSummary } from '../../../storage/executions.ts';
import type { HistoryEvent } from '../core.ts';
import { createFakeObjects, type FakeObjects } from '../test-support/fake-objects.ts';
import { createHarness, eventually, type Harness } from '../test-support/harness.ts';
import { historyProblems } from '../test-support/history-check.ts';

const PASS = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const GET = 'arn:aws:states:::s3:getObject';
const SCOPE = { accountId: '123456789012', region: 'us-east-1' };

const map = (fields: object, processor: object = PASS, type = 'STANDARD'): object => ({
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      End: true,
      Label: 'L',
      ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type } },
      ...fields,
    },
  },
});
const reader = (key: string, config: object): object => ({
  ItemReader: { Resource: GET, Parameters: { Bucket: 'b', Key: key }, ReaderConfig: config },
});
const FAIL_ODD = {
  StartAt: 'C',
  States: {
    C: { Type: 'Choice', Choices: [{ Variable: '$.bad', BooleanEquals: true, Next: 'F' }], Default: 'P' },
    F: { Type: 'Fail', Error: 'Bad', Cause: 'it is bad' },
    P: { Type: 'Pass', End: true },
  },
};

describe('map runs', () => {
  let h: Harness;
  let s3: FakeObjects;
  before(async () => {
    s3 = createFakeObjects();
    h = await createHarness({ call: s3.call });
  });
  after(() => h.end());

  const types = (history: readonly HistoryEvent[]): string[] => history.map((event) => event.type);
  const runArn = async (arn: string): Promise<string> => {
    const started = (await h.history(arn)).find((event) => event.type === 'MapRunStarted');
    const found = started?.mapRunStartedEventDetails?.mapRunArn;
    assert.ok(found);
    return found;
  };
  const childrenOf = async (mapRunArn: string): Promise<readonly ExecutionSummary[]> =>
    (await h.store.executions.list({ scope: SCOPE, mapRunArn, limit: 10_000 })).rows;
  /** So many children were started, and those that still run wait for their timers. */
  const waiting = (run: string, count: number): Promise<unknown> =>
    eventually(async () => {
      const children = await childrenOf(run);
      if (children.length !== count) return undefined;
      const open = children.filter((row) => row.status === 'RUNNING');
      const waits = await Promise.all(open.map((row) => h.store.executions.waits(row.id)));
      return waits.every((found) => found.length > 0) || undefined;
    });
  const output = async (definition: object, input: unknown = {}): Promise<unknown> => {
    const arn = await h.run(definition, input);
    const row = await h.closed(arn);
    assert.equal(row.status, 'SUCCEEDED', `${row.error}: ${row.cause}`);
    assert.deepEqual(historyProblems(await h.history(arn)), []);
    return JSON.parse(row.output ?? 'null');
  };
  const failure = async (definition: object, input: unknown = {}): Promise<string> => {
    const row = await h.closed(await h.run(definition, input));
    assert.equal(row.status, 'FAILED');
    return `${row.error}: ${row.cause}`;
  };

  it('runs a child for each item and gathers the outputs in order', async () => {
    const items = Array.from({ length: 700 }, (_, n) => ({ n }));
    const arn = await h.run(map({ ItemsPath: '$.items' }), { items });
    const row = await h.closed(arn);
    assert.deepEqual(JSON.parse(row.output ?? ''), items);
    assert.deepEqual(types(await h.history(arn)), [
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    const run = await runArn(arn);
    assert.match(run, /^arn:aws:states:us-east-1:123456789012:mapRun:m\/L:[0-9a-f-]{36}$/);
    const children = await childrenOf(run);
    assert.equal(children.length, 700);
    const [child] = children;
    assert.match(child?.arn ?? '', /^arn:aws:states:us-east-1:123456789012:execution:m\/L:[0-9a-f-]{36}$/);
    assert.equal(child?.stateMachineArn, 'arn:aws:states:us-east-1:123456789012:stateMachine:m/L');
    assert.deepEqual(types(await h.history(child?.arn ?? '')), [
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
    const view = await h.engine.describeMapRun(run);
    assert.equal(view?.status, 'SUCCEEDED');
    assert.deepEqual(view?.counts.succeeded, { executions: 700, items: 700 });
    assert.deepEqual(view?.counts.resultsWritten, { executions: 700, items: 700 });
    assert.deepEqual(view?.counts.running, { executions: 0, items: 0 });
  });

  it('runs EXPRESS children, which leave no history', async () => {
    const arn = await h.run(map({ ItemsPath: '$' }, PASS, 'EXPRESS'), [1, 2]);
    assert.equal((await h.closed(arn)).output, '[1,2]');
    const [child] = await childrenOf(await runArn(arn));
    assert.equal(child?.type, 'EXPRESS');
    assert.deepEqual(await h.history(child?.arn ?? ''), []);
  });

  it('no items are no failure', async () => {
    assert.deepEqual(await output(map({ ItemsPath: '$' }), []), []);
  });

  it('reads JSONL, CSV, JSON and listings', async () => {
    s3.put('b/a.jsonl', '{"a":"é"}\n\n{"a":2}\r\n3');
    assert.deepEqual(await output(map(reader('a.jsonl', { InputType: 'JSONL' }))), [{ a: 'é' }, { a: 2 }, 3]);
    assert.deepEqual(await output(map(reader('a.jsonl', { InputType: 'JSONL', MaxItems: 2 }))), [{ a: 'é' }, { a: 2 }]);
    s3.put('b/a.csv', 'x,y\n1,"two, and ""three"""\n4\n5,6,7\n');
    assert.deepEqual(await output(map(reader('a.csv', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }))), [
      { x: '1', y: 'two, and "three"' },
      { x: '4', y: '' },
      { x: '5', y: '6' },
    ]);
    const given = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['p'], CSVDelimiter: 'TAB' };
    s3.put('b/a.tsv', 'one\tx\ntwo');
    assert.deepEqual(await output(map(reader('a.tsv', given))), [{ p: 'one' }, { p: 'two' }]);
    s3.put('b/a.json', ' {"skip": [1, "]"], "deep": {"items": [ {"n": [1]}, "s", null ] }, "more": 1}');
    assert.deepEqual(await output(map(reader('a.json', { InputType: 'JSON', ItemsPointer: '/deep/items' }))), [
      { n: [1] },
      's',
      null,
    ]);
    for (const key of ['l/1', 'l/2', 'l/3', 'l/4']) s3.put(`b/${key}`, '{"k":1}\n{"k":2}');
    const list = {
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b', Prefix: 'l/' } },
    };
    const listed = await output(
      map({ ...list, ItemSelector: { 'k.$': '$$.Map.Item.Value.Key', 'i.$': '$$.Map.Item.Index' } }),
    );
    assert.deepEqual(
      listed,
      [1, 2, 3, 4].map((n) => ({ k: `l/${n}`, i: n - 1 })),
    );
    const [first] = (await output(map(list))) as { Etag: string }[];
    assert.deepEqual(
      { ...first, Etag: '' },
      { Etag: '', Key: 'l/1', LastModified: 1_700_000_000, Size: 15, StorageClass: 'STANDARD' },
    );
    const load = {
      ItemReader: { ...list.ItemReader, ReaderConfig: { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' } },
    };
    assert.equal(((await output(map(load))) as unknown[]).length, 8);
  });

  it('says what it could not read', async () => {
    assert.match(
      await failure(map(reader('none', { InputType: 'JSONL' }))),
      /^States.ItemReaderFailed: .*s3:\/\/b\/none/,
    );
    s3.put('b/bad.jsonl', '1\n{');
    assert.match(await failure(map(reader('bad.jsonl', { InputType: 'JSONL' }))), /^States.ItemReaderFailed: Line 2/);
    s3.put('b/bad.json', '{"a": 1}');
    assert.match(await failure(map(reader('bad.json', { InputType: 'JSON', ItemsPointer: '/a' }))), /ItemReaderFailed/);
  });

  it('batches by count and by bytes', async () => {
    const batcher = { ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { b: 1 } } };
    const arn = await h.run(map({ ItemsPath: '$', ...batcher }), [1, 2, 3]);
    assert.deepEqual(JSON.parse((await h.closed(arn)).output ?? ''), [
      { BatchInput: { b: 1 }, Items: [1, 2] },
      { BatchInput: { b: 1 }, Items: [3] },
    ]);
    const view = await h.engine.describeMapRun(await runArn(arn));
    assert.deepEqual(view?.counts.succeeded, { executions: 2, items: 3 });
    const items = Array.from({ length: 50 }, (_, n) => `${n}`.repeat(20));
    const batches = (await output(map({ ItemsPath: '$', ItemBatcher: { MaxInputBytesPerBatch: 100 } }), items)) as {
      Items: string[];
    }[];
    assert.deepEqual(
      batches.flatMap((batch) => batch.Items),
      items,
    );
    for (const batch of batches) assert.ok(JSON.stringify(batch).length <= 100);
  });

  it('fails when more items fail than it may, and stops the others', async () => {
    const items = [{ bad: true }, { bad: false }, { bad: true }];
    const arn = await h.run(map({ ItemsPath: '$' }, FAIL_ODD), items);
    const row = await h.closed(arn);
    assert.equal(row.error, 'States.ExceedToleratedFailureThreshold');
    assert.deepEqual(types(await h.history(arn)).slice(-4), [
      'MapRunStarted',
      'MapRunFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    assert.match(await failure(map({ ItemsPath: '$', ToleratedFailureCount: 1 }, FAIL_ODD), items), /Threshold/);
    assert.match(await failure(map({ ItemsPath: '$', ToleratedFailurePercentage: 66 }, FAIL_ODD), items), /Threshold/);
    for (const tolerated of [{ ToleratedFailureCount: 2 }, { ToleratedFailurePercentage: 67 }]) {
      const [failed, good] = (await output(map({ ItemsPath: '$', ...tolerated }, FAIL_ODD), items)) as object[];
      assert.deepEqual(good, { bad: false });
      assert.equal((failed as { Error: string }).Error, 'Bad');
    }
  });

  it('judges a percentage as soon as the number of all items is known', async () => {
    const items = Array.from({ length: 10 }, () => ({ bad: true }));
    s3.put('b/bad.json', JSON.stringify(items));
    const limits = { MaxConcurrency: 1, ToleratedFailurePercentage: 20 };
    const started = async (fields: object): Promise<number> => {
      const arn = await h.run(map({ ...fields, ...limits }, FAIL_ODD), items);
      assert.equal((await h.closed(arn)).error, 'States.ExceedToleratedFailureThreshold');
      return (await childrenOf(await runArn(arn))).length;
    };
    assert.equal(await started({ ItemsPath: '$' }), 3);
    // What a reader still has to read is not known.
    assert.equal(await started(reader('bad.json', { InputType: 'JSON' })), 10);
  });

  it('keeps to MaxConcurrency, also when it is changed', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } };
    const arn = await h.run(map({ ItemsPath: '$', MaxConcurrency: 2 }, wait), [1, 2, 3, 4, 5, 6]);
    const run = await eventually(() => runArn(arn).catch(() => undefined));
    await waiting(run, 2);
    assert.equal(await h.engine.updateMapRun(run, { maxConcurrency: 3 }), 'updated');
    await waiting(run, 3);
    await h.clock.advance(10_000);
    await waiting(run, 6);
    await h.clock.advance(10_000);
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
    assert.equal(await h.engine.updateMapRun(run, { maxConcurrency: 3 }), 'closed');
  });

  it('writes results and a manifest', async () => {
    const items = [{ bad: false, n: 1 }, { bad: true }, { bad: false, n: 2 }];
    const writer = {
      ToleratedFailureCount: 1,
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'p' } },
    };
    const result = (await output(map({ ItemsPath: '$', ...writer }, FAIL_ODD), items)) as {
      MapRunArn: string;
      ResultWriterDetails: { Bucket: string; Key: string };
    };
    const folder = `p/${result.MapRunArn.split(':').at(-1)}`;
    assert.deepEqual(result.ResultWriterDetails, { Bucket: 'out', Key: `${folder}/manifest.json` });
    const manifest = JSON.parse(s3.text(`out/${folder}/manifest.json`));
    const succeeded = s3.text(`out/${folder}/SUCCEEDED_0.json`);
    assert.deepEqual(manifest.ResultFiles.SUCCEEDED, [{ Key: `${folder}/SUCCEEDED_0.json`, Size: succeeded.length }]);
    const results = JSON.parse(succeeded) as { Input: string; Output: string; Status: string }[];
    assert.deepEqual(
      results.map(({ Output }) => JSON.parse(Output).n),
      [1, 2],
    );
    const [failed] = JSON.parse(s3.text(`out/${folder}/FAILED_0.json`));
    assert.deepEqual([failed.Status, failed.Error, failed.Cause], ['FAILED', 'Bad', 'it is bad']);

    const flat = { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' } };
    const lists = map({ ItemsPath: '$', ResultWriter: { ...writer.ResultWriter, ...flat } });
    const second = (await output(lists, [[1, 2], [3], 'x'])) as typeof result;
    assert.equal(s3.text(`out/p/${second.MapRunArn.split(':').at(-1)}/SUCCEEDED_0.jsonl`), '1\n2\n3\n"x"\n');
    assert.deepEqual(await output(map({ ItemsPath: '$', ResultWriter: flat }), [[1], 2]), '1\n2\n');

    const nowhere = { ...writer.ResultWriter, Parameters: { Bucket: 'missing' } };
    assert.match(await failure(map({ ItemsPath: '$', ResultWriter: nowhere }), [1]), /^States.ResultWriterFailed/);
  });

  it('selects with JSONata, from arrays and objects', async () => {
    const jsonata = (fields: object): object => ({ QueryLanguage: 'JSONata', ...map(fields) });
    const selector = {
      Items: '{% $states.input.items %}',
      ItemSelector: { twice: '{% $states.context.Map.Item.Value * $states.input.by %}' },
    };
    const doubled = await output(jsonata(selector), { items: [1, 2], by: 2 });
    assert.deepEqual(doubled, [{ twice: 2 }, { twice: 4 }]);
    const keys = { Items: '{% $states.input %}', ItemSelector: { k: '{% $states.context.Map.Item.Key %}' } };
    assert.deepEqual(await output(jsonata(keys), { a: 1, b: 2 }), [{ k: 'a' }, { k: 'b' }]);
    const wrong = { ...selector, ItemSelector: { twice: '{% $states.context.Map.Item.Value * "x" %}' } };
    assert.match(await failure(jsonata(wrong), { items: [1] }), /^States.QueryEvaluationError/);
  });

  it('runs maps within maps', async () => {
    const inner = {
      Type: 'Map',
      ItemProcessor: { ...PASS, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } },
    };
    const outer = { StartAt: 'Inner', States: { Inner: { ...inner, End: true } } };
    assert.deepEqual(await output(map({ ItemsPath: '$' }, outer), [[1, 2], [3]]), [[1, 2], [3]]);
  });

  it('is retried with a run of its own', async () => {
    const again = { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 1 }] };
    const arn = await h.run(map({ ...again, ...reader('late.jsonl', { InputType: 'JSONL' }) }));
    await eventually(async () => types(await h.history(arn)).includes('MapRunFailed') || undefined);
    s3.put('b/late.jsonl', '1');
    await eventually(async () => (await h.store.executions.nextTimerAt()) !== undefined || undefined);
    await h.clock.advance(1_000);
    assert.equal((await h.closed(arn)).output, '[1]');
    const runs = (await h.history(arn)).flatMap((event) => event.mapRunStartedEventDetails?.mapRunArn ?? []);
    assert.equal(new Set(runs).size, 2);
  });

  it('refuses an output above 256 KiB', async () => {
    const items = Array.from({ length: 3 }, () => 'x'.repeat(80_000));
    assert.match(await failure(map({ ItemsPath: '$' }), [...items, 'y'.repeat(30_000)]), /^States.DataLimitExceeded/);
  });

  it('stopping the execution aborts the run and its children', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1_000, End: true } } };
    const arn = await h.run(map({ ItemsPath: '$' }, wait), [1, 2]);
    const run = await eventually(() => runArn(arn).catch(() => undefined));
    await eventually(async () => (await childrenOf(run)).length === 2 || undefined);
    await h.engine.abort(await h.row(arn), {});
    await eventually(async () => (await h.engine.describeMapRun(run))?.status === 'ABORTED' || undefined);
    for (const child of await childrenOf(run)) assert.equal(child.status, 'ABORTED');
    assert.deepEqual((await h.engine.describeMapRun(run))?.counts.aborted, { executions: 2, items: 2 });
  });

  it('a branch that fails aborts the run of its neighbour', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1_000, End: true } } };
    const soon = { StartAt: 'S', States: { S: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail' } } };
    const parallel = { Type: 'Parallel', End: true, Branches: [map({ ItemsPath: '$' }, wait), soon] };
    const arn = await h.run({ StartAt: 'B', States: { B: parallel } }, [1]);
    const run = await eventually(() => runArn(arn).catch(() => undefined));
    await waiting(run, 1);
    await h.clock.advance(5_000);
    assert.equal((await h.closed(arn)).status, 'FAILED');
    const aborted = types(await h.history(arn)).filter((type) => type.endsWith('Aborted'));
    assert.deepEqual(aborted, ['MapRunAborted', 'MapStateAborted']);
    await eventually(async () => (await h.engine.describeMapRun(run))?.status === 'ABORTED' || undefined);
    assert.equal((await childrenOf(run))[0]?.status, 'ABORTED');
  });

  it('redrives what did not succeed', async () => {
    for (const type of ['STANDARD', 'EXPRESS']) {
      s3.put('b/list.jsonl', '{"bad":true}\n{"bad":false}');
      const read = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:headBucket', Parameters: { Bucket: 'x' } };
      const processor = {
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$.bad', BooleanEquals: true, Next: 'T' }], Default: 'P' },
          T: { ...read, End: true },
          P: { Type: 'Pass', End: true },
        },
      };
      const arn = await h.run(map(reader('list.jsonl', { InputType: 'JSONL' }), processor, type));
      assert.equal((await h.closed(arn)).status, 'FAILED');
      const run = await runArn(arn);
      await h.clock.advance(1_000);
      assert.equal(await h.engine.redrive(await h.row(arn)), 'applied');
      assert.equal((await h.closed(arn)).status, 'FAILED');
      assert.ok(types(await h.history(arn)).includes('MapRunRedriven'));
      const children = await childrenOf(run);
      assert.deepEqual(children.map((row) => row.redriveCount).sort(), [0, 1]);
      const view = await h.engine.describeMapRun(run);
      assert.equal(view?.doc.redriveCount, 1);
      assert.deepEqual(view?.counts.failed, { executions: 1, items: 1 });
      assert.deepEqual(view?.counts.succeeded, { executions: 1, items: 1 });
      assert.deepEqual(view?.counts.pendingRedrive, { executions: 0, items: 0 });
    }
  });

  it('goes on after a restart where it was', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } };
    s3.put('b/many.jsonl', Array.from({ length: 20 }, (_, n) => `{"n":${n}}`).join('\n'));
    const arn = await h.run(map({ MaxConcurrency: 7, ...reader('many.jsonl', { InputType: 'JSONL' }) }, wait));
    const run = await eventually(() => runArn(arn).catch(() => undefined));
    for (let round = 0; round < 3; round++) {
      await waiting(run, Math.min(20, 7 * (round + 1)));
      await h.restart();
      await h.engine.recovered();
      await h.clock.advance(10_000);
    }
    const row = await h.closed(arn);
    assert.deepEqual(
      JSON.parse(row.output ?? ''),
      Array.from({ length: 20 }, (_, n) => ({ n })),
    );
    assert.equal((await childrenOf(run)).length, 20);
  });

  it('an execution that was stopped stops its run also when the process dies in between', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1_000, End: true } } };
    const arn = await h.run(map({ ItemsPath: '$' }, wait), [1, 2, 3]);
    const run = await eventually(() => runArn(arn).catch(() => undefined));
    await waiting(run, 3);
    // The commit of the parent's end is all that happens before the restart.
    await Promise.all([h.engine.abort(await h.row(arn), {}), h.restart()]);
    await h.engine.recovered();
    await eventually(async () => (await h.engine.describeMapRun(run))?.status === 'ABORTED' || undefined);
    for (const child of await childrenOf(run)) assert.equal(child.status, 'ABORTED');
  });

  it('goes on when the store has failed', async () => {
    const { insertChildren } = h.store.executions;
    let failures = 2;
    h.store.executions.insertChildren = async (rows) => {
      if (failures-- > 0) throw new Error('the disk is full');
      return insertChildren(rows);
    };
    const arn = await h.run(map({ ItemsPath: '$' }), [1, 2, 3]);
    for (let left = 1; left >= 0; left--) {
      await eventually(() => failures === left || undefined);
      await eventually(async () => {
        await h.clock.advance(1_000);
        return failures < left || undefined;
      });
    }
    h.store.executions.insertChildren = insertChildren;
    assert.equal((await h.closed(arn)).output, '[1,2,3]');
  });

  it('refuses an object that changed between two readings', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } };
    s3.put('b/change.jsonl', '1\n2\n3');
    const arn = await h.run(map({ MaxConcurrency: 1, ...reader('change.jsonl', { InputType: 'JSONL' }) }, wait));
    const run = await eventually(() => runArn(arn).catch(() => undefined));
    await waiting(run, 1);
    await h.restart();
    await h.engine.recovered();
    s3.put('b/change.jsonl', '4\n5\n6');
    await h.clock.advance(10_000);
    const row = await h.closed(arn);
    assert.match(`${row.error}: ${row.cause}`, /^States.ItemReaderFailed: .*was changed/);
  });
});
