/** The images' own Python tests, each in the image's own environment: what jobs run in, and nothing but it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { createImages } from '../../src/engines/jobs/door.ts';
import { imageCache, repository } from '../support/server.ts';

const imagesFolder = path.join(repository, 'images');
const images = createImages({ imagesFolder, environmentsFolder: imageCache });

/** Why the images' environments cannot be made on this machine; undefined where they can. */
function missingPython(): string | undefined {
  const found = spawnSync('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))']);
  if (found.error !== undefined) return 'python3 is not installed';
  return found.status === 0 ? undefined : 'python3 is older than 3.9 or has no venv module';
}

/** Runs a folder's unittests; answers what they wrote. Buffered by Python's runner, so that only failures speak. */
function unittests(python: string, folder: string): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, ['-m', 'unittest', 'discover', '-s', path.join(imagesFolder, folder)], {
      cwd: repository,
      // The tests start their own programs; nothing of this machine's AWS set-up may reach them.
      env: {
        PATH: `${path.dirname(python)}:${process.env['PATH']}`,
        HOME: '/nonexistent',
        PYTHONDONTWRITEBYTECODE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function runIn(t: TestContext, python: string, folder: string): Promise<void> {
  const { code, output } = await unittests(python, folder);
  assert.equal(code, 0, output);
  const summary = /^Ran (\d+) tests? in .*$/m.exec(output);
  assert.ok(Number(summary?.[1]) > 0, `no tests were found in images/${folder}:\n${output}`);
  t.diagnostic(summary?.[0] ?? '');
}

const why = missingPython();
const skip = why === undefined ? false : `the images' tests need Python: ${why}`;

test('every image is described, and every folder is an image', () => {
  const folders = readdirSync(imagesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name);
  assert.deepEqual(
    images
      .list()
      .map((image) => path.basename(image.folder))
      .sort(),
    folders.sort(),
  );
});

for (const image of images.list()) {
  test(`images/${image.name} in its own environment`, { skip }, async (t) => {
    const ready = await images.ready(image, t.signal);
    assert.ok(ready.kind === 'built-in');
    await runIn(t, ready.python, path.basename(image.folder));
  });
}

test('images/_toolkit in an environment that has numpy', { skip }, async (t) => {
  const ready = await images.ready(images.resolve('sagemaker-scikit-learn'), t.signal);
  assert.ok(ready.kind === 'built-in');
  await runIn(t, ready.python, '_toolkit');
});
