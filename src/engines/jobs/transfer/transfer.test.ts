import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Header } from 'tar';
import { JobError } from '../engine.ts';
import type { InputPlan, OutputPlan } from '../plan.ts';
import { downloadInput } from './download.ts';
import { memoryTransfer } from './memory.ts';
import { openInside, outsidePath, safeRelative } from './paths.ts';
import { uploadOutput } from './upload.ts';

const never = new AbortController().signal;
let root = '';
let hosts: readonly string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sagebrush-transfer-'));
  hosts = [1, 2, 3].map((number) => join(root, `algo-${number}`, 'ml'));
  for (const host of hosts) mkdirSync(host, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const input = (uri: string, more: Partial<InputPlan> = {}): InputPlan => ({
  label: 'channel "train"',
  localPath: '/opt/ml/input/data/train',
  source: { kind: 's3-prefix', uri },
  distribution: 'replicated',
  compression: 'none',
  optional: false,
  ...more,
});
const output = (uri: string, more: Partial<OutputPlan> = {}): OutputPlan => ({
  label: 'model',
  localPath: '/opt/ml/model',
  uri,
  format: 'tar.gz',
  mode: 'end-of-job',
  whenEmpty: 'write',
  ...more,
});

/** The files below a folder, path -> content. */
function files(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = readFileSync(path, 'utf8');
  }
  return found;
}
const channel = (host = 0): Record<string, string> => files(join(hosts[host] ?? '', 'input/data/train'));

describe('downloads', () => {
  test('a prefix: keys below it keep their path, keys that it names in part keep their name', async () => {
    const s3 = memoryTransfer({
      'b/data/train/a.csv': '1',
      'b/data/train/deep/b.csv': '2',
      'b/data/train/': '',
      'b/data/train-2.csv': '3',
      'b/data/other': '4',
    });
    await downloadInput(input('s3://b/data/train'), hosts, s3, never);
    for (const host of [0, 1, 2])
      assert.deepEqual(channel(host), { 'a.csv': '1', 'deep/b.csv': '2', 'train-2.csv': '3' });
    // Fetched once for all hosts.
    assert.equal(s3.opens.length, 3);
  });

  test('a whole bucket, and a single object named as a prefix', async () => {
    const s3 = memoryTransfer({ 'b/x/a.csv': '1', 'b/c': '2' });
    await downloadInput(input('s3://b'), hosts, s3, never);
    assert.deepEqual(channel(), { 'x/a.csv': '1', c: '2' });
    await downloadInput(input('s3://b/x/a.csv', { localPath: '/opt/ml/input/data/one' }), hosts, s3, never);
    assert.deepEqual(files(join(hosts[0] ?? '', 'input/data/one')), { 'a.csv': '1' });
  });

  test('what a host changes in its copy changes no other host’s', async () => {
    await downloadInput(input('s3://b/'), hosts, memoryTransfer({ 'b/a': 'same' }), never);
    writeFileSync(join(hosts[0] ?? '', 'input/data/train/a'), 'changed');
    assert.deepEqual(channel(1), { a: 'same' });
  });

  test('shards: every object goes to exactly one host, by its place in key order; a seed changes the places', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `part-${index}`);
    const s3 = memoryTransfer(Object.fromEntries(names.map((name) => [`b/p/${name}`, name])));
    await downloadInput(input('s3://b/p/', { distribution: 'sharded' }), hosts, s3, never);
    assert.deepEqual(Object.keys(channel(0)).sort(), ['part-0', 'part-3', 'part-6', 'part-9']);
    assert.deepEqual(Object.keys(channel(1)).sort(), ['part-1', 'part-4', 'part-7']);
    const shuffled = input('s3://b/p/', { distribution: 'sharded', shuffleSeed: 7, localPath: '/opt/ml/s' });
    await downloadInput(shuffled, hosts, s3, never);
    const shares = hosts.map((host) => Object.keys(files(join(host, 's'))).sort());
    assert.deepEqual(shares.flat().sort(), names);
    assert.notDeepEqual(shares[0], ['part-0', 'part-3', 'part-6', 'part-9']);
  });

  test('a manifest names objects below its prefix', async () => {
    const manifest = JSON.stringify([{ prefix: 's3://b/some/' }, 'a/1.csv', '2.csv']);
    const s3 = memoryTransfer({
      'b/m.json': manifest,
      'b/some/a/1.csv': 'x',
      'b/some/2.csv': 'y',
      'b/some/3.csv': 'z',
    });
    await downloadInput(input('', { source: { kind: 's3-manifest', uri: 's3://b/m.json' } }), hosts, s3, never);
    assert.deepEqual(channel(), { 'a/1.csv': 'x', '2.csv': 'y' });
  });

  for (const [what, text] of [
    ['no JSON', '['],
    ['no prefix', '["a"]'],
    ['an object', '{}'],
    ['a number', '[{"prefix":"s3://b/"},5]'],
    ['a way out', '[{"prefix":"s3://b/"},"../../etc/passwd"]'],
  ] as const)
    test(`a manifest that is wrong (${what}) is refused`, async () => {
      const s3 = memoryTransfer({ 'b/m.json': text, 'b/../../etc/passwd': 'x' });
      const source = { kind: 's3-manifest', uri: 's3://b/m.json' } as const;
      await assert.rejects(downloadInput(input('', { source }), hosts, s3, never), JobError);
    });

  test('an augmented manifest keeps the wanted attributes and fetches what they refer to', async () => {
    const lines = '{"source-ref":"s3://c/i/1.png","label":3,"noise":1}\n{"source-ref":"s3://c/i/2.png","label":4}\n';
    const s3 = memoryTransfer({ 'b/m.jsonl': lines, 'c/i/1.png': 'one', 'c/i/2.png': 'two' });
    const source = {
      kind: 's3-augmented-manifest',
      uri: 's3://b/m.jsonl',
      attributes: ['source-ref', 'label'],
    } as const;
    await downloadInput(input('', { source }), hosts, s3, never);
    assert.deepEqual(channel(2), {
      'm.jsonl': '{"source-ref":"objects/c/i/1.png","label":3}\n{"source-ref":"objects/c/i/2.png","label":4}\n',
      'objects/c/i/1.png': 'one',
      'objects/c/i/2.png': 'two',
    });
  });

  test('gzip objects are unpacked; broken ones are named', async () => {
    const s3 = memoryTransfer({ 'b/g/a.csv.gz': gzipSync('hello'), 'b/bad/a.gz': 'not gzip' });
    await downloadInput(input('s3://b/g/', { compression: 'gzip' }), hosts, s3, never);
    assert.deepEqual(channel(), { 'a.csv': 'hello' });
    await assert.rejects(
      downloadInput(input('s3://b/bad/', { compression: 'gzip' }), hosts, s3, never),
      /s3:\/\/b\/bad\/a.gz/,
    );
  });

  test('finding nothing is an error that names the URI, or fine where the input is optional', async () => {
    await assert.rejects(downloadInput(input('s3://b/none'), hosts, memoryTransfer(), never), /s3:\/\/b\/none/);
    await downloadInput(input('s3://b/none', { optional: true }), hosts, memoryTransfer(), never);
  });

  for (const keys of [
    ['p/../../x'],
    ['p/a', 'p/a/b'],
    ['p/a//b', 'p/a/b'],
    [`p/${'x'.repeat(256)}`],
    ['p/a\0b'],
    ['p/./a'],
  ])
    test(`hostile keys fail the download and write nothing outside: ${JSON.stringify(keys).slice(0, 40)}`, async () => {
      const s3 = memoryTransfer(Object.fromEntries(keys.map((key) => [`b/${key}`, 'x'])));
      await assert.rejects(downloadInput(input('s3://b/p/'), hosts, s3, never), JobError);
      assert.deepEqual(files(root), {});
    });

  test('an aborted download rejects', async () => {
    const abort = new AbortController();
    abort.abort();
    await assert.rejects(downloadInput(input('s3://b/'), hosts, memoryTransfer({ 'b/a': '1' }), abort.signal));
  });

  test('any key becomes a path inside, or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '/', '\\', '\0', 'é', ' ') }), (key) => {
        let relative: string;
        try {
          relative = safeRelative(key, key);
        } catch (error) {
          assert(error instanceof JobError);
          return;
        }
        const path = join('/root', relative);
        assert(path === '/root' || path.startsWith('/root/'));
        assert(!path.includes('\0'));
      }),
    );
  });

  test('local paths must lie below /opt/ml', () => {
    assert.equal(outsidePath('/x', '/opt/ml/model/'), '/x/model/');
    for (const path of ['/etc', '/opt/ml/../x', '/opt/mlx', 'model', ''])
      assert.throws(() => outsidePath('/x', path), JobError);
  });
});

/** A tar entry with any header, also those that no tool would write. */
function entry(path: string, type: string, more: { linkpath?: string; content?: string } = {}): Buffer {
  const content = Buffer.from(more.content ?? '');
  const header = new Header({
    path,
    type: type as 'File',
    mode: 0o644,
    size: content.length,
    mtime: new Date(0),
    ...(more.linkpath === undefined ? {} : { linkpath: more.linkpath }),
  });
  const block = Buffer.alloc(512);
  header.encode(block, 0);
  return Buffer.concat([block, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
const archive = (...entries: Buffer[]): Buffer => gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
const model = (uri = 's3://b/model.tar.gz'): InputPlan =>
  input('', { localPath: '/opt/ml/model', source: { kind: 's3-object', uri }, compression: 'tar.gz' });

describe('archives', () => {
  test('a model is unpacked with its folders, modes and inner links', async () => {
    const tarball = archive(
      entry('code/', 'Directory'),
      entry('code/inference.py', 'File', { content: 'print(1)' }),
      entry('latest', 'SymbolicLink', { linkpath: 'code/inference.py' }),
      entry('code/up', 'SymbolicLink', { linkpath: '../latest' }),
      entry('same', 'Link', { linkpath: 'code/inference.py' }),
    );
    await downloadInput(model(), hosts, memoryTransfer({ 'b/model.tar.gz': tarball }), never);
    for (const name of ['code/inference.py', 'latest', 'code/up', 'same'])
      assert.equal(readFileSync(join(hosts[2] ?? '', 'model', name), 'utf8'), 'print(1)');
  });

  const hostile: readonly (readonly [string, Buffer])[] = [
    ['..', archive(entry('../escaped', 'File', { content: 'x' }))],
    ['.. inside', archive(entry('a/../../escaped', 'File', { content: 'x' }))],
    ['an absolute name', archive(entry('/tmp/sagebrush-escaped', 'File', { content: 'x' }))],
    ['an absolute link', archive(entry('passwd', 'SymbolicLink', { linkpath: '/etc/passwd' }))],
    ['a link out', archive(entry('a/up', 'SymbolicLink', { linkpath: '../../../x' }))],
    ['a hard link out', archive(entry('a', 'Link', { linkpath: '../../algo-2/ml/secret' }))],
    ['a device', archive(entry('disk', 'BlockDevice'))],
    ['a pipe', archive(entry('pipe', 'FIFO'))],
    [
      'writing through a link',
      archive(entry('d', 'SymbolicLink', { linkpath: '..' }), entry('d/escaped', 'File', { content: 'x' })),
    ],
    ['a name over 255 bytes', archive(entry(`${'x'.repeat(90)}/../${'y'.repeat(9)}`, 'File'))],
    [
      'a link through a link',
      archive(entry('x', 'SymbolicLink', { linkpath: '.' }), entry('y', 'SymbolicLink', { linkpath: 'x/..' })),
    ],
    [
      'a link below a link',
      archive(entry('d', 'SymbolicLink', { linkpath: '.' }), entry('d/e', 'SymbolicLink', { linkpath: '../x' })),
    ],
    ['no archive', Buffer.from('hello')],
    ['a cut archive', archive(entry('a', 'File', { content: 'x'.repeat(5000) })).subarray(0, 40)],
    ['a cut archive inside gzip', gzipSync(entry('a', 'File', { content: 'x'.repeat(5000) }).subarray(0, 2000))],
  ];
  for (const [what, bytes] of hostile)
    test(`an archive with ${what} fails the job and leaves nothing outside`, async () => {
      writeFileSync(join(hosts[1] ?? '', 'secret'), 'secret');
      await assert.rejects(
        downloadInput(model(), hosts.slice(0, 1), memoryTransfer({ 'b/model.tar.gz': bytes }), never),
        (error) => {
          assert(error instanceof JobError, String(error));
          assert.match(error.message, /s3:\/\/b\/model\.tar\.gz/);
          return true;
        },
      );
      const outside = Object.keys(files(root)).filter((path) => !path.startsWith('algo-1/ml/model/'));
      assert.deepEqual(outside, ['algo-2/ml/secret']);
      assert(!existsSync('/tmp/sagebrush-escaped'));
    });
});

describe('uploads', () => {
  const put = (host: number, path: string, content: string): void => {
    const file = join(hosts[host] ?? '', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const listing = (tarball: Buffer | undefined): Record<string, string> => {
    assert(tarball !== undefined);
    const folder = mkdtempSync(join(root, 'untar-'));
    execFileSync('tar', ['-xzf', '-', '-C', folder], { input: tarball });
    return files(folder);
  };

  test('an archive has the folder’s content at its root, hosts merged, the last wins', async () => {
    put(0, 'model/a', 'from 1');
    put(0, 'model/deep/b', 'from 1');
    put(0, 'model/@odd', 'odd');
    put(1, 'model/a', 'from 2');
    put(1, 'model/deep', 'a file where host 1 has a folder');
    put(2, 'model/c', 'from 3');
    const s3 = memoryTransfer();
    await uploadOutput(output('s3://o/model.tar.gz'), hosts, s3, join(root, 'scratch'), never);
    assert.deepEqual(listing(s3.objects.get('o/model.tar.gz')), {
      '@odd': 'odd',
      a: 'from 2',
      deep: 'a file where host 1 has a folder',
      c: 'from 3',
    });
    assert.deepEqual(readdirSync(join(root, 'scratch')), []);
    assert.equal(readFileSync(join(hosts[0] ?? '', 'model/a'), 'utf8'), 'from 1');
    // Names as SageMaker's: `tarfile.getmember("a")` finds them.
    const names = execFileSync('tar', ['-tzf', '-'], { input: s3.objects.get('o/model.tar.gz'), encoding: 'utf8' });
    assert(names.split('\n').includes('a'));
  });

  test('an empty folder gives an empty archive, or none', async () => {
    const s3 = memoryTransfer();
    await uploadOutput(output('s3://o/m.tar.gz'), hosts, s3, join(root, 'scratch'), never);
    assert.deepEqual(listing(s3.objects.get('o/m.tar.gz')), {});
    await uploadOutput(output('s3://o/n.tar.gz', { whenEmpty: 'skip' }), hosts, s3, join(root, 'scratch'), never);
    assert.deepEqual(s3.puts, ['s3://o/m.tar.gz']);
  });

  test('links in an archive stay links: nothing outside is read', async () => {
    put(0, 'model/a', 'x');
    writeFileSync(join(root, 'secret'), 'the secret');
    symlinkSync(join(root, 'secret'), join(hosts[0] ?? '', 'model/stolen'));
    symlinkSync(root, join(hosts[0] ?? '', 'model/folder'));
    execFileSync('mkfifo', [join(hosts[0] ?? '', 'model/pipe')]);
    for (const folders of [hosts.slice(0, 1), hosts]) {
      const s3 = memoryTransfer();
      await uploadOutput(output('s3://o/m.tar.gz'), folders, s3, join(root, 'scratch'), never);
      const names = execFileSync('tar', ['-tvzf', '-'], { input: s3.objects.get('o/m.tar.gz'), encoding: 'utf8' });
      assert.match(names, /^l.*stolen -> /m);
      assert(!names.includes('pipe'));
    }
  });

  test('files go below the URI; links out, pipes and half-folders are left out; unchanged files are not sent again', async () => {
    put(0, 'out/a', '1');
    put(0, 'out/deep/b', '2');
    put(1, 'out/a', 'later');
    writeFileSync(join(root, 'secret'), 'the secret');
    symlinkSync(join(root, 'secret'), join(hosts[0] ?? '', 'out/stolen'));
    symlinkSync(root, join(hosts[0] ?? '', 'out/folder'));
    symlinkSync('a', join(hosts[0] ?? '', 'out/inner'));
    execFileSync('mkfifo', [join(hosts[0] ?? '', 'out/pipe')]);
    const s3 = memoryTransfer();
    const plan = output('s3://o/p', { localPath: '/opt/ml/out', format: 'files' });
    const uploaded = new Map<string, string>();
    await uploadOutput(plan, hosts, s3, join(root, 'scratch'), never, uploaded);
    const stored = Object.fromEntries([...s3.objects].map(([key, value]) => [key, value.toString()]));
    assert.deepEqual(stored, { 'o/p/a': 'later', 'o/p/deep/b': '2', 'o/p/inner': '1' });
    await uploadOutput(plan, hosts, s3, join(root, 'scratch'), never, uploaded);
    assert.equal(s3.puts.length, 3);
    put(1, 'out/a', 'changed again');
    await uploadOutput(plan, hosts, s3, join(root, 'scratch'), never, uploaded);
    assert.deepEqual(s3.puts.slice(3), ['s3://o/p/a']);
  });

  test('a folder that became a link is followed inside of /opt/ml only', async () => {
    const ml = hosts[0] ?? '';
    mkdirSync(join(root, 'private'));
    writeFileSync(join(root, 'private/secret'), 'the secret');
    put(0, 'best/a', 'the best');
    const upload = async (target: string, folders: readonly string[], format: OutputPlan['format']) => {
      rmSync(join(ml, 'model'), { recursive: true, force: true });
      symlinkSync(target, join(ml, 'model'));
      const s3 = memoryTransfer();
      await uploadOutput(output('s3://o/m', { format }), folders, s3, join(root, 'scratch'), never);
      return s3;
    };
    for (const format of ['tar.gz', 'files'] as const)
      for (const folders of [hosts.slice(0, 1), hosts])
        for (const target of [join(root, 'private'), '../../private', '/opt/ml/nowhere'])
          await assert.rejects(upload(target, folders, format), JobError, target);
    assert.deepEqual(listing((await upload('best', hosts, 'tar.gz')).objects.get('o/m')), { a: 'the best' });
    assert.equal((await upload('best', hosts, 'files')).objects.get('o/m/a')?.toString(), 'the best');
  });

  test('a file whose name is no text fails the upload and is named', async () => {
    const ml = hosts[0] ?? '';
    put(0, 'model/real \ufffd', 'has that character in its name');
    put(0, 'model/a', '1');
    // Several: each is told of by itself, in the order in which the disk names them.
    for (const name of ['bad', 'worse', 'worst'])
      writeFileSync(Buffer.concat([Buffer.from(join(ml, 'model', name)), Buffer.of(0xff)]), 'x');
    for (const format of ['tar.gz', 'files'] as const)
      await assert.rejects(
        uploadOutput(output('s3://o/m', { format }), hosts.slice(0, 1), memoryTransfer(), join(root, 'scratch'), never),
        (error) => error instanceof JobError && /"(bad|worse|worst)\ufffd" is not UTF-8/.test(error.message),
        format,
      );
  });

  test('a file is opened only where it really lies inside', async () => {
    put(0, 'output/failure', 'why');
    const ml = hosts[0] ?? '';
    writeFileSync(join(root, 'secret'), 'the secret');
    symlinkSync(root, join(ml, 'way'));
    symlinkSync('output/failure', join(ml, 'inner'));
    symlinkSync('/opt/ml/inner', join(ml, 'absolute'));
    symlinkSync('/opt/ml/round', join(ml, 'round'));
    symlinkSync('/opt/ml/../secret', join(ml, 'up'));
    symlinkSync('/opt/ml/output/../../../secret', join(ml, 'further up'));
    linkSync(join(ml, 'output/failure'), join(ml, 'hard'));
    for (const name of ['output/failure', 'inner', 'absolute', 'hard']) {
      const file = await openInside(ml, join(ml, name));
      assert.equal((await file?.readFile())?.toString(), 'why');
      await file?.close();
    }
    for (const name of ['way/secret', 'output', 'missing', '../../secret', 'round', 'up', 'further up'])
      assert.equal(await openInside(ml, join(ml, name)), undefined, name);
  });
});
