import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeDataFolder, makeEphemeralFolder } from './data-folder.ts';

test('a data folder is made for its owner alone; what is no folder is refused in one line', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'data-folder-'));
  const folder = path.join(root, 'a', 'b');
  makeDataFolder(folder);
  makeDataFolder(folder);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  const file = path.join(root, 'file');
  writeFileSync(file, '');
  for (const wrong of [file, path.join(file, 'below')]) {
    assert.throws(
      () => makeDataFolder(wrong),
      /^Error: --data .* cannot be used as a folder to write in\. Choose another\. \(.*\)$/,
    );
  }
  rmSync(root, { recursive: true });
});

test('what killed servers left is removed and their containers end, and nobody else is believed', async (t) => {
  const place = mkdtempSync(path.join(tmpdir(), 'ephemeral-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = place;
  t.after(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(place, { recursive: true });
  });
  /** A folder as a server leaves it, and the process that is noted in it as a container's. */
  const leave = (folder: string) => {
    const child = spawn('sleep', ['60']);
    t.after(() => child.kill());
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    mkdirSync(path.join(folder, 'containers', 'c'), { recursive: true });
    writeFileSync(path.join(folder, 'containers', 'c', 'started'), `${child.pid} ${start}`);
    return child;
  };
  // No process has this number: Linux's are below.
  const named = (end: string): string => path.join(place, `sagebrush-ephemeral-4194304-${end}`);
  const own = leave(named('own'));
  const foreign = leave(named('foreign'));
  if (process.getuid?.() === 0) chownSync(named('foreign'), 65534, 65534);
  else rmSync(named('foreign'), { recursive: true });
  const linked = leave(path.join(place, 'elsewhere'));
  symlinkSync(path.join(place, 'elsewhere'), named('link'));

  const made = makeEphemeralFolder();
  assert.equal(statSync(made.folder).mode & 0o777, 0o700);
  await once(own, 'exit');
  assert.equal(existsSync(named('own')), false);
  assert.equal(existsSync(named('foreign')), process.getuid?.() === 0);
  assert.equal(existsSync(path.join(named('link'), 'containers')), true);
  for (const child of [foreign, linked]) assert.equal(child.kill(0), true);
  made.remove();
  assert.equal(existsSync(made.folder), false);
});
