import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import type { LogEvents, NewLogEvent } from '../../storage/log-events.ts';
import { createProcessRunner } from '../jobs/door.ts';
import { createFunctions, type Functions } from './functions.ts';
import { type FunctionRevision, InvocationRefused } from './types.ts';

/** An archive with one file, stored. */
function archive(name: string, content: string, mode = 0o755): Uint8Array {
  const path_ = Buffer.from(name);
  const bytes = Buffer.from(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(path_.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path_, bytes]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 6);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([0x14, 0x03]), common, tail, path_]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const ECHO = `export const handler = async (event, context) => {
  if (event.ms) await new Promise((resolve) => setTimeout(resolve, event.ms));
  console.log('ran', event.n);
  return { pid: process.pid, n: event.n, colour: process.env.COLOUR, root: process.env.LAMBDA_TASK_ROOT };
};`;
const BOOTSTRAP = `#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
exec python3 -c '
import sys, urllib.request
api = sys.argv[1]
while True:
    event = urllib.request.urlopen(api + "/invocation/next")
    body = event.read()
    print("own runtime", flush=True)
    place = api + "/invocation/" + event.headers["Lambda-Runtime-Aws-Request-Id"] + "/response"
    urllib.request.urlopen(urllib.request.Request(place, data=body)).read()
' "$api"
`;

for (const isolation of ['auto', 'none'] as const) {
  describe(`functions, isolation ${isolation}`, () => {
    let folder: string;
    let functions: Functions;
    const lines: NewLogEvent[] = [];
    // The engine appends; nothing else of the store is asked.
    const logs = {
      append: async (_s: unknown, _g: string, _n: string, events: NewLogEvent[]) => lines.push(...events),
    };
    const open = (): Functions =>
      createFunctions({
        folder: path.join(folder, 'functions'),
        runner: createProcessRunner({ folder: path.join(folder, 'containers'), log: silentLogger, isolation }),
        logs: logs as unknown as LogEvents,
        clock: systemClock,
        ids: systemIds,
        log: silentLogger,
        access: async () => ({}),
      });
    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'functions-'));
      functions = open();
    });
    after(async () => {
      await functions.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const revision = (
      name: string,
      file: string,
      content: string,
      more: Partial<FunctionRevision> = {},
    ): FunctionRevision => ({
      scope: { accountId: '1', region: 'us-east-1' },
      key: `${name}/1`,
      name,
      version: '$LATEST',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      roleArn: 'arn:aws:iam::1:role/r',
      timeout: 20_000,
      memory: 256,
      environment: { COLOUR: 'green' },
      logGroup: `/aws/lambda/${name}`,
      codeDigest: crc32(content).toString(16).padStart(64, '0'),
      code: async () =>
        (async function* () {
          yield archive(file, content);
        })(),
      ...more,
    });
    const invoke = async (one: FunctionRevision, event: object) => {
      const requestId = systemIds.uuid();
      const result = await functions.invoke(one, {
        requestId,
        invokedArn: 'arn',
        payload: Buffer.from(JSON.stringify(event)),
      });
      return { ...result, value: JSON.parse(Buffer.from(result.payload).toString()), requestId };
    };

    it('one sandbox serves one invocation after the other, more serve more at once', async () => {
      const echo = revision('echo', 'index.mjs', ECHO);
      const first = await invoke(echo, { n: 1 });
      assert.equal(first.kind, 'answered');
      assert.deepEqual([first.value.n, first.value.colour], [1, 'green']);
      if (isolation === 'none') assert.ok(existsSync(path.join(first.value.root, 'index.mjs')));
      else assert.equal(first.value.root, '/var/task');
      assert.match(await first.tail(), /^START RequestId: .*\n.*ran 1\nEND RequestId: .*\nREPORT /s);
      const sandboxes = () =>
        readdirSync(path.join(folder, 'containers')).filter((name) => name.startsWith('fn-')).length;
      await invoke(echo, { n: 2 });
      assert.equal(sandboxes(), 1);
      const both = await Promise.all([invoke(echo, { n: 3, ms: 200 }), invoke(echo, { n: 4, ms: 200 })]);
      assert.deepEqual(
        both.map(({ value }) => value.n),
        [3, 4],
      );
      assert.equal(sandboxes(), 2);
    });

    it('a Python function may answer bytes: alone as they stand, inside as text', async () => {
      const code = [
        'def handler(event, context):',
        '    if event["how"] == "alone": return b\'{"n": 0.0}\'',
        '    if event["how"] == "inside": return {"text": "\u00e9".encode()}',
        '    return {1, 2}',
      ].join('\n');
      const python = revision('python', 'app.py', code, { runtime: 'python3.12', handler: 'app.handler' });
      const alone = await invoke(python, { how: 'alone' });
      assert.equal(Buffer.from(alone.payload).toString(), '{"n": 0.0}');
      assert.deepEqual((await invoke(python, { how: 'inside' })).value, { text: 'é' });
      const failed = await invoke(python, { how: 'not' });
      assert.deepEqual(
        [failed.kind, failed.value.errorType, failed.value.errorMessage],
        ['failed', 'Runtime.MarshalError', 'Unable to marshal response: Object of type set is not JSON serializable'],
      );
    });

    it('a handler answers by a promise or a callback, else null when nothing is left to do', async () => {
      const code = `exports.handler = function (event, context) {
        const callback = arguments[2];
        if (event.how === 'return') return { lost: true };
        if (event.how === 'callback') setTimeout(() => callback(null, 'back'), 5);
        if (event.how === 'succeed') setTimeout(() => context.succeed('done'), 5);
        if (event.how === 'promise') return Promise.resolve('kept');
        if (event.how === 'broken promise') return new Promise(() => {});
      };`;
      const forms = revision('forms', 'index.js', code);
      const answers = [];
      for (const how of ['return', 'callback', 'succeed', 'promise', 'broken promise', 'nothing', 'promise'])
        answers.push((await invoke(forms, { how })).value);
      assert.deepEqual(answers, [null, 'back', 'done', 'kept', null, null, 'kept']);
    });

    it('what is reserved for a function is shared by its versions', async () => {
      const latest = revision('shared', 'index.mjs', ECHO, { concurrency: 1 });
      const published = revision('shared', 'index.mjs', ECHO, { concurrency: 1, key: 'shared/v1', version: '1' });
      const under = invoke(latest, { n: 1, ms: 300 });
      await assert.rejects(invoke(published, { n: 2 }), InvocationRefused);
      await under;
      assert.equal((await invoke(published, { n: 3 })).value.n, 3);
    });

    it('a stop leaves no sandbox, not of invocations that wait or begin meanwhile either', async () => {
      const other = open();
      const containers = () =>
        existsSync(path.join(folder, 'containers')) ? readdirSync(path.join(folder, 'containers')) : [];
      const ask = (n: number, key: string) =>
        other.invoke(revision('stopped', 'index.mjs', ECHO, { key }), {
          requestId: systemIds.uuid(),
          invokedArn: 'arn',
          payload: Buffer.from(JSON.stringify({ n, ms: 5000 })),
        });
      const before = containers();
      const asked = [...Array.from({ length: 12 }, (_, n) => ask(n, 'stopped/1')), ask(12, 'stopped/2')];
      const outcomes = Promise.allSettled(asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await other.stop();
      await outcomes;
      assert.deepEqual(
        containers().filter((name) => !before.includes(name)),
        [],
      );
    });

    it('what an update retires serves no more; a limit of one refuses the second', async () => {
      const old = revision('limited', 'index.mjs', ECHO, { concurrency: 1 });
      const results = await Promise.allSettled([invoke(old, { n: 1, ms: 300 }), invoke(old, { n: 2 })]);
      const refused = results.find((result) => result.status === 'rejected');
      assert.ok(refused?.reason instanceof InvocationRefused);
      assert.equal(refused.reason.reason, 'throttled');
      functions.retire(old.scope, 'limited');
      const changed = revision('limited', 'index.mjs', ECHO, { key: 'limited/2', environment: { COLOUR: 'red' } });
      assert.equal((await invoke(changed, {})).value.colour, 'red');
    });

    it('a runtime of one’s own speaks the Runtime API', async () => {
      const own = revision('own', 'bootstrap', BOOTSTRAP, { runtime: 'provided.al2023' });
      const result = await invoke(own, { a: 1 });
      assert.deepEqual(result.value, { a: 1 });
      assert.match(await result.tail(), /own runtime/);
    });

    it('a package without a program that can be run is told so', async () => {
      const own = (file: string, content: string, mode?: number) => {
        const code = async () => Readable.from([archive(file, content, mode)]);
        return revision(`own-${content}`, file, content, { runtime: 'provided.al2023', code });
      };
      for (const [package_, message] of [
        [
          own('bootstrap', '#closed', 0o644),
          /^RequestId: \S+ Error: fork\/exec \/var\/task\/bootstrap: permission denied$/,
        ],
        [
          own('main', '#elsewhere'),
          /Error: Couldn't find valid bootstrap\(s\): \[\/var\/task\/bootstrap \/opt\/bootstrap\]$/,
        ],
        [own('bootstrap/main', '#inside'), /Couldn't find valid bootstrap/],
      ] as const) {
        const { kind, value } = await invoke(package_, {});
        assert.deepEqual([kind, value.errorType], ['failed', 'Runtime.InvalidEntrypoint']);
        assert.match(value.errorMessage, message);
      }
    });

    it('an earlier process’s sandboxes are removed at the start; unused code too', async () => {
      const echo = revision('echo', 'index.mjs', ECHO);
      await invoke(echo, {});
      const next = open();
      await next.start();
      assert.deepEqual(
        readdirSync(path.join(folder, 'containers')).filter((name) => name.startsWith('fn-')),
        [],
      );
      await next.keepOnly(new Set([echo.codeDigest]));
      assert.deepEqual(readdirSync(path.join(folder, 'functions', 'code')), [echo.codeDigest]);
      // The first engine finds its sandboxes dead and starts another.
      assert.equal((await invoke(echo, { n: 5 })).value?.n, 5);
      await next.stop();
    });
  });
}
