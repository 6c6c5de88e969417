import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { systemIds } from '../platform/ids.ts';
import { openRootKey } from './root-key.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-root-key-'));
after(() => rmSync(folder, { recursive: true }));

test('the key is made once, kept readable by its owner alone, and found again', async () => {
  const data = path.join(folder, 'a');
  const first = await openRootKey(data, systemIds, {});
  assert.equal(first.isNew, true);
  assert.match(first.key.accessKeyId, /^AKIA[A-Z2-7]{16}$/);
  assert.equal(first.key.secretAccessKey.length, 40);
  assert.equal(statSync(path.join(data, 'root-key.json')).mode & 0o777, 0o600);
  const second = await openRootKey(data, systemIds, {});
  assert.deepEqual(second, { ...first, isNew: false });
});

test('the environment wins, and half of it is refused', async () => {
  const data = path.join(folder, 'b');
  const environment = { SAGEBRUSH_ROOT_ACCESS_KEY_ID: 'AKIDENV', SAGEBRUSH_ROOT_SECRET_ACCESS_KEY: 's' };
  assert.equal((await openRootKey(data, systemIds, environment)).key.accessKeyId, 'AKIDENV');
  await assert.rejects(openRootKey(data, systemIds, { SAGEBRUSH_ROOT_ACCESS_KEY_ID: 'AKIDENV' }), /Set both/);
});

test('a damaged file is named without showing what is in it', async () => {
  const file = path.join(folder, 'root-key.json');
  writeFileSync(file, 'secret-rubbish');
  await assert.rejects(openRootKey(folder, systemIds, {}), (error: Error) => {
    assert.match(error.message, /is damaged/);
    assert.doesNotMatch(error.message, /rubbish/);
    return true;
  });
  assert.equal(readFileSync(file, 'utf8'), 'secret-rubbish');
});
