import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { createCodeFolders } from './code-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'code-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `a.txt` with `hi`, made by Python's zipfile. */
const ARCHIVE = Buffer.from(
  'UEsDBBQAAAAAAAAAIVysKpPYAgAAAAIAAAAFAAAAYS50eHRoaVBLAQIUAxQAAAAAAAAAIVysKpPYAgAAAAIAAAAFAAAAAAAAAAAAAACkgQAAAABhLnR4dFBLBQYAAAAAAQABADMAAAAlAAAAAAA=',
  'base64',
);
const digest = (letter: string): string => letter.repeat(64);

it('removes what nobody names, but nothing that is being made or was given out', async () => {
  const code = createCodeFolders(folder);
  for (const name of ['.left', digest('a'), digest('b')]) mkdirSync(path.join(folder, name));
  const sent = Promise.withResolvers<void>();
  const making = code.of(digest('c'), async () => {
    await sent.promise;
    return (async function* () {
      yield ARCHIVE;
    })();
  });
  await code.keepOnly(new Set([digest('a')]));
  sent.resolve();
  const made = await making;
  await code.keepOnly(new Set([digest('a')]));
  assert.equal(readFileSync(path.join(made, 'a.txt'), 'utf8'), 'hi');
  assert.deepEqual(
    ['.left', digest('a'), digest('b')].map((name) => existsSync(path.join(folder, name))),
    [false, true, false],
  );
});
