import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { countingIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import type { Store } from '../../storage/store.ts';
import { createJobEngine } from './create.ts';
import { type JobEngine, JobError, type LogLine, type Standing } from './engine.ts';
import type { Images } from './images/images.ts';
import type { HostPlan, InputPlan, JobPlan, OutputPlan } from './plan.ts';
import type { Runner } from './runner.ts';
import { processScene, python, whyNot } from './runners/process/testing.ts';
import { type ScriptedMachine, scriptedMachine } from './runners/scripted/scripted.ts';
import { lineSplitter } from './tail.ts';
import { type MemoryTransfer, memoryTransfer } from './transfer/memory.ts';

let root = '';
let clock: ManualClock;
let store: Store;
let machine: ScriptedMachine;
let s3: MemoryTransfer;
const engines: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'sagebrush-engine-'));
  clock = manualClock();
  store = await openStore({ folder: join(root, 'store'), clock, ids: countingIds(), log: silentLogger });
  machine = scriptedMachine(clock, () => {});
  s3 = memoryTransfer({ 'b/train/a.csv': 'data' });
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

const image = {
  name: 'test',
  description: '',
  repositories: ['test'],
  capabilities: ['train', 'serve'] as const,
  python: [3, 9] as const,
  requirements: undefined,
  metrics: [],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders of image.json
  entrypoints: { train: ['${python}', '${image}/train.py'], serve: ['${python}', 'serve'] },
  folder: '/images/test',
};
const images = (
  ready: Images['ready'] = async () => ({
    kind: 'built-in',
    name: 'test',
    folder: image.folder,
    python: '/venv/bin/python',
  }),
): Images => ({
  list: () => [image],
  resolve(uri) {
    if (!uri.includes('test')) throw new JobError(`No image for "${uri}"`);
    return image;
  },
  ready,
});

interface Parts {
  readonly runner: Runner;
  readonly images: Images;
  readonly logs: LogEvents;
}

/** A server: the engine of a fresh process over what earlier ones left. */
function open(parts: Partial<Parts> = {}): JobEngine & { close(): Promise<void> } {
  const engine = createJobEngine({
    folder: join(root, 'jobs'),
    runner: machine.open(),
    images: images(),
    transfer: () => s3,
    logs: store.logs,
    clock,
    log: silentLogger,
    access: async () => ({ endpoint: 'http://here', credentials: { accessKeyId: 'AK', secretAccessKey: 'SK' } }),
    ...parts,
  });
  engines.push(engine);
  return engine;
}

const host = (name: string): HostPlan => ({
  name,
  logStream: `job/${name}`,
  files: { 'input/config/hyperparameters.json': { a: '1' } },
});
const trainInput: InputPlan = {
  label: 'channel "train"',
  localPath: '/opt/ml/input/data/train',
  source: { kind: 's3-prefix', uri: 's3://b/train' },
  distribution: 'replicated',
  compression: 'none',
  optional: false,
};
const modelOutput: OutputPlan = {
  label: 'model',
  localPath: '/opt/ml/model',
  uri: 's3://b/out/model.tar.gz',
  format: 'tar.gz',
  mode: 'end-of-job',
  whenEmpty: 'write',
};
const checkpoints: OutputPlan = {
  label: 'checkpoints',
  localPath: '/opt/ml/checkpoints',
  uri: 's3://b/cp',
  format: 'files',
  mode: 'continuous',
  whenEmpty: 'skip',
};

function plan(more: Partial<JobPlan> = {}): JobPlan {
  return {
    accountId: '123456789012',
    region: 'us-east-1',
    id: 'job-1',
    name: 'job',
    arn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/job',
    image: '1.dkr.ecr.us-east-1.amazonaws.com/test:1',
    command: { kind: 'train' },
    environment: { TRAINING_JOB_NAME: 'job' },
    hosts: [host('algo-1'), host('algo-2')],
    inputs: [trainInput],
    outputs: [modelOutput],
    folders: ['model', 'output/data'],
    networkIsolation: false,
    logGroup: '/aws/sagemaker/TrainingJobs',
    ...more,
  };
}
const ml = (name = 'algo-1'): string => join(root, 'jobs/job-1/hosts', name, 'ml');

/** Asks until the work has ended. */
async function settle(ask: () => Standing, engine: JobEngine): Promise<Standing> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      const off = engine.onChange(() => {
        off();
        resolve();
      });
    });
    const standing = ask();
    if (standing.state !== 'running') return standing;
    await changed;
  }
}

/** Prepares, downloads and starts. */
async function begin(engine: JobEngine, job: JobPlan): Promise<void> {
  await engine.prepare(job);
  assert.deepEqual(await settle(() => engine.download(job), engine), { state: 'done' });
  assert.deepEqual(await settle(() => engine.fetchImage(job), engine), { state: 'done' });
  await engine.start(job);
}

async function stored(stream = 'job/algo-1'): Promise<readonly string[]> {
  const rows = await store.logs.read(plan(), plan().logGroup, { streams: [stream], limit: 10_000 });
  return rows.map((row) => row.message);
}

describe('the jobs engine', () => {
  test('a whole life: files, data, containers, logs, results, and nothing left', async () => {
    const engine = open();
    const job = plan();
    const changes: string[] = [];
    engine.onChange((id) => changes.push(id));
    await begin(engine, job);
    assert.deepEqual(JSON.parse(readFileSync(join(ml('algo-2'), 'input/config/hyperparameters.json'), 'utf8')), {
      a: '1',
    });
    assert.equal(readFileSync(join(ml('algo-2'), 'input/data/train/a.csv'), 'utf8'), 'data');
    const { spec } = machine.container('job-1-algo-2');
    assert.deepEqual(spec.argv, ['/venv/bin/python', '/images/test/train.py', 'train']);
    assert.deepEqual(spec.hosts, ['algo-1', 'algo-2']);
    assert.equal(spec.environment['AWS_ENDPOINT_URL'], 'http://here');
    assert.equal(spec.environment['TRAINING_JOB_NAME'], 'job');
    assert.equal(spec.mlFolder, ml('algo-2'));
    assert.deepEqual(
      (await engine.observe(job)).map(({ state }) => state),
      ['running', 'running'],
    );
    machine.container('job-1-algo-1').write('hello\nwor');
    machine.container('job-1-algo-1').write('ld\nlast');
    writeFileSync(join(ml(), 'model/weights'), 'w');
    machine.container('job-1-algo-1').exit(0);
    machine.container('job-1-algo-2').exit(3);
    const seen = await engine.observe(job);
    assert.deepEqual(
      seen.map((one) => one.state === 'exited' && one.exitCode),
      [0, 3],
    );
    await engine.drainLogs(job);
    assert.deepEqual(await stored(), ['hello', 'world', 'last']);
    assert.deepEqual(await settle(() => engine.upload(job), engine), { state: 'done' });
    assert.deepEqual(s3.puts, ['s3://b/out/model.tar.gz']);
    assert(changes.every((id) => id === 'job-1') && changes.length >= 4);
    await engine.destroy(job);
    await engine.destroy(job);
    assert.deepEqual(readdirSync(join(root, 'jobs')), []);
    assert.throws(() => machine.container('job-1-algo-1'));
  });

  test('another server goes on: nothing is started, fetched or stored twice', async () => {
    const first = open();
    const job = plan();
    await begin(first, job);
    const container = machine.container('job-1-algo-1');
    container.write('one\ntwo\npart');
    while ((await stored()).length < 2) await new Promise((resolve) => setImmediate(resolve));
    await first.close();
    container.write('ial\nthree\n');

    const second = open();
    const heard: LogLine[] = [];
    second.onLogLine((line) => heard.push(line));
    await second.prepare(job);
    assert.deepEqual(await settle(() => second.download(job), second), { state: 'done' });
    await second.start(job);
    assert.deepEqual(machine.started(), ['job-1-algo-1', 'job-1-algo-2']);
    assert.equal(s3.opens.length, 1);
    container.exit(0);
    machine.container('job-1-algo-2').exit(0);
    await second.drainLogs(job);
    assert.deepEqual(await stored(), ['one', 'two', 'partial', 'three']);
    assert.deepEqual(
      heard.map(({ text }) => text),
      ['partial', 'three'],
    );
  });

  test('a job whose stream holds the lines of an earlier one loses none of its own, over a restart too', async () => {
    const options = { create: true, at: 0, position: 1000 };
    await store.logs.append(plan(), plan().logGroup, 'job/algo-1', [{ timestamp: 0, message: 'earlier' }], options);
    const first = open();
    const job = plan({ hosts: [host('algo-1')] });
    await begin(first, job);
    machine.container('job-1-algo-1').write('one\ntwo\n');
    while ((await stored()).length < 3) await new Promise((resolve) => setImmediate(resolve));
    await first.close();
    const second = open();
    await second.observe(job);
    machine.container('job-1-algo-1').write('three\n');
    machine.container('job-1-algo-1').exit(0);
    await second.drainLogs(job);
    assert.deepEqual(await stored(), ['earlier', 'one', 'two', 'three']);
  });

  test('a host whose container is gone is lost, and is not started again', async () => {
    const engine = open();
    const job = plan();
    assert.deepEqual(
      (await engine.observe(job)).map(({ state }) => state),
      ['not-started', 'not-started'],
    );
    await begin(engine, job);
    machine.container('job-1-algo-1').lose();
    await machine.open().destroy({ runner: 'scripted', id: 'job-1-algo-2', data: {} });
    await engine.start(job);
    assert.deepEqual(
      (await engine.observe(job)).map(({ state }) => state),
      ['lost', 'lost'],
    );
    assert.equal(machine.started().length, 2);
  });

  test('a crash between the container’s start and its mark starts nothing twice', async () => {
    const job = plan({ hosts: [host('algo-1')] });
    const runner = machine.open();
    const broken: Runner = {
      ...runner,
      async start(spec) {
        await runner.start(spec);
        throw new Error('the server dies here');
      },
    };
    const first = open({ runner: broken });
    await first.prepare(job);
    await assert.rejects(first.start(job), /dies here/);
    const second = open();
    await second.start(job);
    assert.deepEqual(machine.started(), ['job-1-algo-1']);
    assert.deepEqual(
      (await second.observe(job)).map(({ state }) => state),
      ['running'],
    );
  });

  test('a file that cannot be read fails the upload under the name that the job knows', async () => {
    const engine = open();
    const job = plan({ hosts: [host('algo-1')] });
    await begin(engine, job);
    machine.container('job-1-algo-1').exit(0);
    s3.put = async () => {
      throw Object.assign(new Error('denied'), { code: 'EACCES', path: join(ml(), 'model/closed') });
    };
    assert.deepEqual(await settle(() => engine.upload(job), engine), {
      state: 'failed',
      message: 'model: /opt/ml/model/closed cannot be read (EACCES).',
    });
  });

  test('a download that was cut off takes inputs below it along, and the next server fetches all again', async () => {
    s3.objects.set('b/code/x.py', Buffer.from('code'));
    const inputs = [
      { ...trainInput, localPath: '/opt/ml/input/data/all/code', source: { kind: 's3-prefix', uri: 's3://b/code' } },
      { ...trainInput, localPath: '/opt/ml/input/data/all/' },
    ] as const;
    const job = plan({ hosts: [host('algo-1')], inputs });
    const first = open();
    await first.prepare(job);
    const fetch = s3.open;
    const reached = Promise.withResolvers<void>();
    s3.open = async (uri, signal) => {
      if (!uri.includes('train')) return fetch(uri, signal);
      reached.resolve();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    first.download(job);
    await reached.promise;
    await first.close();
    s3.open = fetch;
    const second = open();
    assert.deepEqual(await settle(() => second.download(job), second), { state: 'done' });
    assert.equal(readFileSync(join(ml(), 'input/data/all/code/x.py'), 'utf8'), 'code');
    assert.equal(readFileSync(join(ml(), 'input/data/all/a.csv'), 'utf8'), 'data');
  });

  test('what runs is not prepared again: it may have put links where the server would write', async () => {
    const engine = open();
    const job = plan({ hosts: [host('algo-1')] });
    await begin(engine, job);
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere);
    rmSync(join(ml(), 'input'), { recursive: true });
    symlinkSync(elsewhere, join(ml(), 'input'));
    await engine.prepare(job);
    assert.deepEqual(readdirSync(elsewhere), []);
  });

  test('folders that the download works in are not prepared again: it may be removing them', async () => {
    const engine = open();
    const missing = plan({ inputs: [{ ...trainInput, source: { kind: 's3-prefix', uri: 's3://b/none' } }] });
    await engine.prepare(missing);
    assert.equal((await settle(() => engine.download(missing), engine)).state, 'failed');
    await engine.prepare(missing);
    assert(!existsSync(join(ml(), 'input/data/train')));
    await engine.destroy(missing);
    await engine.prepare(missing);
    assert(existsSync(join(ml(), 'input/data/train')));
  });

  test('a container that was started is seen to run, also where a crash came before its mark', async () => {
    const job = plan({ hosts: [host('algo-1')] });
    const first = open();
    await begin(first, job);
    await first.close();
    rmSync(join(root, 'jobs/job-1/marks/started-algo-1'));
    const second = open();
    assert.deepEqual(
      (await second.observe(job)).map(({ state }) => state),
      ['running'],
    );
    machine.container('job-1-algo-1').write('said\n');
    machine.container('job-1-algo-1').exit(0);
    await second.drainLogs(job);
    assert.deepEqual(await stored(), ['said']);
  });

  test('signals reach every host, and an exit wakes whoever listens', async () => {
    const engine = open();
    const job = plan();
    await begin(engine, job);
    const woken = new Promise<string>((resolve) => engine.onChange(resolve));
    await engine.signal(job, 'SIGTERM');
    assert.deepEqual(machine.container('job-1-algo-2').signals, ['SIGTERM']);
    machine.container('job-1-algo-1').exit(0);
    assert.equal(await woken, 'job-1');
  });

  test('a failed download tells the user why; a bad plan is refused before anything is made', async () => {
    const engine = open();
    const missing = plan({ inputs: [{ ...trainInput, source: { kind: 's3-prefix', uri: 's3://b/none' } }] });
    await engine.prepare(missing);
    const standing = await settle(() => engine.download(missing), engine);
    assert(standing.state === 'failed' && standing.message.includes('s3://b/none'), JSON.stringify(standing));
    await assert.rejects(engine.prepare(plan({ id: 'job-2', image: 'nothing' })), JobError);
    await assert.rejects(
      engine.prepare(plan({ id: 'job-2', inputs: [{ ...trainInput, localPath: '/etc' }] })),
      JobError,
    );
    await assert.rejects(engine.prepare(plan({ id: '../up' })));
    assert(!existsSync(join(root, 'up')));
  });

  test('an input that was fetched is not fetched again after a crash, one that was not is', async () => {
    const job = plan({
      inputs: [
        trainInput,
        { ...trainInput, localPath: '/opt/ml/input/data/two', source: { kind: 's3-prefix', uri: 's3://b/two' } },
      ],
    });
    const first = open();
    await first.prepare(job);
    assert.equal((await settle(() => first.download(job), first)).state, 'failed');
    s3.objects.set('b/two/x', Buffer.from('x'));
    const second = open();
    assert.equal((await settle(() => second.download(job), second)).state, 'done');
    assert.deepEqual(s3.opens, ['s3://b/train/a.csv', 's3://b/two/x']);
  });

  test('an image fetch reports its progress, its failure and its cancelling', async () => {
    const gate = Promise.withResolvers<void>();
    const engine = open({
      images: images(async (_image, signal, progress) => {
        progress?.('test: installing');
        await Promise.race([
          gate.promise,
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
        ]);
        throw new JobError('pip failed');
      }),
    });
    const job = plan();
    assert.deepEqual(engine.fetchImage(job), { state: 'running' });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(engine.fetchImage(job), { state: 'running', detail: 'test: installing' });
    const other = plan({ id: 'job-2' });
    engine.fetchImage(other);
    await new Promise((resolve) => setImmediate(resolve));
    engine.cancel(other);
    assert.equal((await settle(() => engine.fetchImage(other), engine)).state, 'failed');
    gate.resolve();
    assert.deepEqual(await settle(() => engine.fetchImage(job), engine), { state: 'failed', message: 'pip failed' });
  });

  test('continuous outputs are synced while the job runs, and once more at its end', async () => {
    const engine = open();
    const job = plan({ hosts: [host('algo-1')], outputs: [checkpoints] });
    await begin(engine, job);
    writeFileSync(join(ml(), 'checkpoints/1'), 'one');
    await clock.advance(5_000);
    while (s3.puts.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(s3.puts, ['s3://b/cp/1']);
    writeFileSync(join(ml(), 'checkpoints/2'), 'two');
    machine.container('job-1-algo-1').exit(0);
    assert.equal((await settle(() => engine.upload(job), engine)).state, 'done');
    assert.deepEqual(s3.puts, ['s3://b/cp/1', 's3://b/cp/2']);
    await clock.advance(60_000);
    assert.equal(s3.puts.length, 2);
  });

  test('a log store that fails for a while loses no line and stores none twice', async () => {
    let failures = 2;
    const logs: LogEvents = {
      ...store.logs,
      async append(...call) {
        if (failures-- > 0) throw new Error('disk full');
        return store.logs.append(...call);
      },
    };
    const engine = open({ logs });
    const job = plan({ hosts: [host('algo-1')] });
    await begin(engine, job);
    machine.container('job-1-algo-1').write('a\nb\n');
    machine.container('job-1-algo-1').exit(0);
    const drained = engine.drainLogs(job);
    let over = false;
    drained.then(() => {
      over = true;
    });
    while (!over) {
      await clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(await stored(), ['a', 'b']);
  });

  test('result files are read up to a bound, and never through a link that leads out', async () => {
    const engine = open();
    const job = plan();
    await engine.prepare(job);
    mkdirSync(join(ml(), 'output'), { recursive: true });
    writeFileSync(join(ml(), 'output/failure'), 'x'.repeat(5000));
    writeFileSync(join(root, 'secret'), 'secret');
    symlinkSync(join(root, 'secret'), join(ml(), 'output/message'));
    assert.equal((await engine.readFile(job, 'algo-1', 'output/failure', 1024))?.length, 1024);
    for (const path of ['output/message', 'output/none', '../../../../secret'])
      assert.equal(await engine.readFile(job, 'algo-1', path, 1024), undefined);
  });

  test('an isolated job gets no endpoint and no credentials; its own variables win', async () => {
    const engine = open();
    const job = plan({ networkIsolation: true, environment: { AWS_REGION: 'mine' } });
    await begin(engine, job);
    const { spec } = machine.container('job-1-algo-1');
    assert.equal(spec.network, 'isolated');
    assert.deepEqual(
      Object.keys(spec.environment)
        .filter((name) => name.startsWith('AWS_'))
        .sort(),
      ['AWS_DEFAULT_REGION', 'AWS_REGION'],
    );
    assert.equal(spec.environment['AWS_REGION'], 'mine');
  });

  test('commands: entrypoint and arguments as Docker takes them; a program that the image lacks is refused', async () => {
    const engine = open();
    const own = plan({
      id: 'job-3',
      command: { kind: 'entrypoint', entrypoint: ['python3', 'x.py'], arguments: ['--a', '1'] },
    });
    await begin(engine, own);
    assert.deepEqual(machine.container('job-3-algo-1').spec.argv, ['python3', 'x.py', '--a', '1']);
    const none = plan({ id: 'job-4', command: { kind: 'entrypoint', entrypoint: [], arguments: [] } });
    await engine.prepare(none);
    await assert.rejects(engine.start(none), JobError);
    const serving = plan({ id: 'job-5', command: { kind: 'serve' } });
    await begin(engine, serving);
    assert.equal(machine.container('job-5-algo-1').spec.servePort, 8080);
    assert.deepEqual(await engine.address(serving, 'algo-1', 8080), { kind: 'tcp', host: '127.0.0.1', port: 8080 });
    machine.container('job-5-algo-1').exit(0);
    await assert.rejects(engine.address(serving, 'algo-1', 8080), JobError);
  });

  test('destroyAll ends every container, of earlier servers too', async () => {
    const first = open();
    await begin(first, plan());
    await first.close();
    const second = open();
    await second.destroyAll();
    assert.throws(() => machine.container('job-1-algo-1'));
    assert.deepEqual(readdirSync(join(root, 'jobs')), []);
    await begin(second, plan({ id: 'job-9' }));
  });
});

describe('lines', () => {
  test('however the bytes are cut, the lines and the offsets are the same', () => {
    const text = Buffer.from('one\r\ntwo\n\nétoile 中\rprogress 10%\rprogress 20%\nlast');
    const expected = ['one', 'two', 'étoile 中', 'progress 10%', 'progress 20%', 'last'];
    for (let size = 1; size <= text.length; size++) {
      const splitter = lineSplitter(100);
      const lines: string[] = [];
      let position = 100;
      for (let from = 0; from < text.length; from += size) {
        const got = splitter.push(text.subarray(from, from + size));
        assert(got.position >= position);
        position = got.position;
        lines.push(...got.lines);
      }
      const end = splitter.end();
      assert.deepEqual([...lines, ...end.lines], expected, `pieces of ${size}`);
      assert.equal(end.position, 100 + text.length);
    }
  });

  test('a line without end comes in pieces that the store can hold, cut between characters', () => {
    const splitter = lineSplitter(0);
    const whole = '中'.repeat(300_000);
    const bytes = Buffer.from(whole);
    const lines: string[] = [];
    for (let from = 0; from < bytes.length; from += 65_536)
      lines.push(...splitter.push(bytes.subarray(from, from + 65_536)).lines);
    lines.push(...splitter.end().lines);
    assert(lines.length > 3 && lines.every((line) => Buffer.byteLength(line) <= 256 * 1024 - 26));
    assert.equal(lines.join(''), whole);
  });
});

const PYTHON = python();
const mode = (await whyNot('bubblewrap')) === undefined ? 'bubblewrap' : 'unshare';
const reason = PYTHON === undefined ? 'python3 is not installed' : await whyNot(mode);

describe('the engine over real processes', { skip: reason ?? false }, () => {
  test('two hosts train on their data, their output is logged, and the model arrives', async (context) => {
    const scene = processScene(mode);
    context.after(() => scene.remove());
    const program = `
import json, os, socket
hp = json.load(open("/opt/ml/input/config/hyperparameters.json"))
data = open("/opt/ml/input/data/train/a.csv").read()
open("/opt/ml/model/" + socket.gethostname(), "w").write(data)
print(hp["a"], socket.gethostname(), os.environ["TRAINING_JOB_NAME"])
`;
    const engine = open({
      runner: scene.open(),
      images: images(async () => ({
        kind: 'built-in',
        name: 'test',
        folder: join(root, 'images/test'),
        python: PYTHON ?? '',
      })),
    });
    mkdirSync(join(root, 'images/test'), { recursive: true });
    const job = plan({ command: { kind: 'entrypoint', entrypoint: ['python3', '-c', program], arguments: [] } });
    await begin(engine, job);
    for (;;) {
      const changed = new Promise<void>((resolve) => void engine.onChange(() => resolve()));
      if ((await engine.observe(job)).every(({ state }) => state === 'exited')) break;
      await changed;
    }
    await engine.drainLogs(job);
    assert.deepEqual(await stored('job/algo-2'), ['1 algo-2 job']);
    assert.equal((await settle(() => engine.upload(job), engine)).state, 'done');
    assert(s3.objects.has('b/out/model.tar.gz'));
    await engine.destroy(job);
  });
});
