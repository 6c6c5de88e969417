import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { JobError } from '../engine.ts';
import { describeImages, repositoryOf } from './describe.ts';
import { createImages } from './images.ts';

const never = new AbortController().signal;
const root = mkdtempSync(join(tmpdir(), 'sagebrush-images-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A folder of images with the given requirements. */
function imagesFolder(name: string, requirements: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  for (const [image, lines] of Object.entries(requirements)) {
    mkdirSync(join(folder, image), { recursive: true });
    writeFileSync(join(folder, image, 'requirements.txt'), lines);
    const document = {
      name: image,
      repositories: [image, `sagemaker-${image}`],
      capabilities: ['train'],
      requirements: 'requirements.txt',
      entrypoints: { train: ['x'] },
    };
    writeFileSync(join(folder, image, 'image.json'), JSON.stringify(document));
  }
  return folder;
}

test('an image URI resolves by its repository, whatever the account, Region, tag and digest', () => {
  for (const uri of [
    '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost',
    '1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost@sha256:0123',
    '1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1@sha256:0123',
    'localhost:5000/sagemaker-xgboost:latest',
    'sagemaker-xgboost:1.7-1-cpu-py3',
    'sagemaker-xgboost',
  ])
    assert.equal(repositoryOf(uri), 'sagemaker-xgboost', uri);
  assert.equal(repositoryOf('1.dkr.ecr.eu-west-1.amazonaws.com/team/own:1'), 'team/own');
});

test('an unknown image is refused with the names that there are', () => {
  const images = createImages({
    imagesFolder: imagesFolder('known', { one: '', two: '' }),
    environmentsFolder: join(root, 'e'),
  });
  assert.equal(images.resolve('1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-two:3').name, 'two');
  assert.throws(
    () => images.resolve('1.dkr.ecr.eu-west-1.amazonaws.com/pytorch:1'),
    (error) => {
      assert(error instanceof JobError);
      assert.match(error.message, /"pytorch".*one, sagemaker-one, sagemaker-two, two/);
      return true;
    },
  );
});

test('the images of this repository are described as their README says', () => {
  const images = describeImages(join(import.meta.dirname, '../../../../images'));
  const repositories = images.flatMap((image) => image.repositories);
  assert.equal(new Set(repositories).size, repositories.length, 'no repository names two images');
  for (const name of ['sagemaker-scikit-learn', 'xgboost', 'sagemaker-xgboost', 'blazingtext'])
    assert(repositories.includes(name));
  for (const image of images) {
    for (const capability of image.capabilities)
      assert(image.entrypoints[capability] !== undefined, `${image.name} cannot ${capability}`);
  }
});

test('a wrong image.json is told with its path', () => {
  const folder = imagesFolder('wrong', { bad: '' });
  writeFileSync(join(folder, 'bad/image.json'), '{"name":"bad"}');
  assert.throws(() => describeImages(folder), /bad\/image\.json/);
});

const hasVenv = ((): boolean => {
  try {
    execFileSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('Python environments', { skip: hasVenv ? false : 'python3 with venv is not installed' }, () => {
  const environmentsFolder = join(root, 'environments');

  test('installed once for many that ask at once, found again by the next server, and runnable', async () => {
    const folder = imagesFolder('install', { one: '' });
    const lines: string[] = [];
    const open = () => createImages({ imagesFolder: folder, environmentsFolder, progress: (line) => lines.push(line) });
    const images = open();
    const one = images.resolve('one');
    const heard: string[] = [];
    const ready = await Promise.all([images.ready(one, never, (line) => heard.push(line)), images.ready(one, never)]);
    assert.deepEqual(ready[0], ready[1]);
    assert(ready[0]?.kind === 'built-in');
    assert.equal(execFileSync(ready[0].python, ['-c', 'print(1 + 1)'], { encoding: 'utf8' }), '2\n');
    assert.equal(lines.filter((line) => line.includes('making a Python')).length, 1);
    assert(heard.length > 0);
    lines.length = 0;
    assert.deepEqual(await open().ready(one, never), ready[0]);
    assert.deepEqual(lines, []);
    assert.equal(readdirSync(environmentsFolder).length, 2, 'the link and what it leads to');
  });

  test('two servers that install at once both end with the same environment; what a crash left is removed', async () => {
    const folder = imagesFolder('race', { raced: '# nothing' });
    const open = () => createImages({ imagesFolder: folder, environmentsFolder });
    const [first, second] = await Promise.all(
      [open(), open()].map((images) => images.ready(images.resolve('raced'), never)),
    );
    assert.deepEqual(first, second);
    const link = readdirSync(environmentsFolder).find((name) => /^raced-[0-9a-f]{16}$/.test(name));
    assert(link !== undefined);
    mkdirSync(join(environmentsFolder, `${link}.999999999.1.00000000.dead`));
    rmSync(join(environmentsFolder, link));
    await open().ready(open().resolve('raced'), never);
    assert(!readdirSync(environmentsFolder).some((name) => name.endsWith('.dead')));
  });

  test('an environment that was removed is made again, though its link was left', async () => {
    const open = () => createImages({ imagesFolder: folder, environmentsFolder });
    const folder = imagesFolder('removed', { removed: '' });
    const first = await open().ready(open().resolve('removed'), never);
    assert(first.kind === 'built-in');
    rmSync(join(first.python, '../..'), { recursive: true });
    const second = await open().ready(open().resolve('removed'), never);
    assert(second.kind === 'built-in');
    assert.equal(execFileSync(second.python, ['-c', 'print(1)'], { encoding: 'utf8' }), '1\n');
    assert.equal(readdirSync(environmentsFolder).filter((name) => name.startsWith('removed')).length, 2);
  });

  test('an installation that fails says which, why and what to do, and is tried again', async () => {
    const folder = imagesFolder('fail', { broken: './no-such-package.whl\n' });
    const images = createImages({ imagesFolder: folder, environmentsFolder });
    const broken = images.resolve('broken');
    await assert.rejects(images.ready(broken, never), (error) => {
      assert(error instanceof JobError);
      assert.match(error.message, /"broken" is not ready.*no-such-package.*try again/);
      return true;
    });
    assert(!readdirSync(environmentsFolder).some((name) => name.startsWith('broken')));
    writeFileSync(join(folder, 'broken/requirements.txt'), '');
    assert.equal((await images.ready(broken, never)).kind, 'built-in');
  });

  test('a Python that is missing or too old is told with what to install', async () => {
    const folder = imagesFolder('python', { one: '' });
    const images = createImages({ imagesFolder: folder, environmentsFolder, python: 'python-that-is-not-there' });
    await assert.rejects(images.ready(images.resolve('one'), never), /python3-venv/);
    const future = JSON.stringify({
      name: 'future',
      repositories: ['future'],
      capabilities: [],
      python: '>=9.1',
      entrypoints: {},
    });
    mkdirSync(join(folder, 'future'));
    writeFileSync(join(folder, 'future/image.json'), future);
    const newer = createImages({ imagesFolder: folder, environmentsFolder });
    await assert.rejects(newer.ready(newer.resolve('future'), never), /needs Python 9\.1/);
  });

  test('a caller that gives up leaves the others waiting', async () => {
    const folder = imagesFolder('abort', { slow: '# slow' });
    const images = createImages({ imagesFolder: folder, environmentsFolder });
    const slow = images.resolve('slow');
    const abort = new AbortController();
    const gone = assert.rejects(images.ready(slow, abort.signal), { name: 'AbortError' });
    const stays = images.ready(slow, never);
    abort.abort();
    await gone;
    assert.equal((await stays).kind, 'built-in');
  });
});
