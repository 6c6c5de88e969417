import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { removeLeftovers, removeTree } from './remove-tree.ts';

const NOBODY = 65534;

test('folders that a program closed are removed by a server that is not root, and links are not followed', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sagebrush-remove-'));
  const wasRoot = process.geteuid?.() === 0;
  if (wasRoot) {
    chownSync(root, NOBODY, NOBODY);
    process.seteuid?.(NOBODY);
  }
  try {
    const tree = join(root, 'tree');
    mkdirSync(join(tree, 'a/b/c'), { recursive: true });
    writeFileSync(join(tree, 'a/b/c/file'), 'x');
    mkdirSync(join(root, 'kept'), { mode: 0o500 });
    symlinkSync('../../kept', join(tree, 'a/link'));
    for (const name of ['a/b/c', 'a/b', 'a']) chmodSync(join(tree, name), name === 'a/b' ? 0 : 0o500);
    await removeTree(tree);
    assert.ok(!existsSync(tree));
    assert.equal(statSync(join(root, 'kept')).mode & 0o777, 0o500);
    await removeTree(tree);
  } finally {
    if (wasRoot) process.seteuid?.(0);
    rmSync(root, { recursive: true, force: true });
  }
});

test('what a crash left of a removal is removed by the next server, and nothing else', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sagebrush-remove-'));
  for (const name of ['.removed-a', '.groups', 'b']) mkdirSync(join(root, name, 'below'), { recursive: true });
  await removeLeftovers(root);
  assert.deepEqual(readdirSync(root).sort(), ['.groups', 'b']);
  await removeLeftovers(join(root, 'nowhere'));
  rmSync(root, { recursive: true, force: true });
});
