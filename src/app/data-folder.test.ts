import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeDataFolder } from './data-folder.ts';

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
