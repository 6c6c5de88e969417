import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { BadArchive, unzip } from './unzip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unzip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Made by Python's zipfile: `bin/run` (mode 755, deflated) and `a.txt`. */
const ARCHIVE =
  'UEsDBBQAAAAIAAAAIVxkenCvBgAAAGQAAAAHAAAAYmluL3J1bktMpD0AAFBLAwQUAAAAAAAAACFcrCqT2AIAAAACAAAABQAAAGEudHh0aGlQSwECFAMUAAAACAAAACFcZHpwrwYAAABkAAAABwAAAAAAAAAAAAAA7YEAAAAAYmluL3J1blBLAQIUAxQAAAAAAAAAIVysKpPYAgAAAAIAAAAFAAAAAAAAAAAAAACkgSsAAABhLnR4dFBLBQYAAAAAAgACAGgAAABQAAAAAAA=';

const write = (change: (bytes: Buffer) => void = () => {}): string => {
  const bytes = Buffer.from(ARCHIVE, 'base64');
  change(bytes);
  const file = path.join(folder, 'a.zip');
  writeFileSync(file, bytes);
  return file;
};
const into = (): string => path.join(folder, 'out');

it('unpacks files and keeps what may be run', async () => {
  await unzip(write(), into());
  assert.equal(readFileSync(path.join(into(), 'bin/run'), 'utf8'), 'a'.repeat(100));
  assert.equal(readFileSync(path.join(into(), 'a.txt'), 'utf8'), 'hi');
  assert.equal(statSync(path.join(into(), 'bin/run')).mode & 0o111, 0o111);
  assert.equal(statSync(path.join(into(), 'a.txt')).mode & 0o111, 0);
});

const central = (bytes: Buffer): number => bytes.indexOf('PK\u0001\u0002');
const hostile: Readonly<Record<string, (bytes: Buffer) => void>> = {
  'a link': (bytes) => void bytes.writeUInt32LE((0o120777 << 16) >>> 0, central(bytes) + 38),
  'a device': (bytes) => void bytes.writeUInt32LE((0o020666 << 16) >>> 0, central(bytes) + 38),
  'more content than it says': (bytes) => void bytes.writeUInt32LE(50, central(bytes) + 24),
  'more than may be unpacked': (bytes) => void bytes.writeUInt32LE(300_000_000, central(bytes) + 24),
  'a file above': (bytes) => void bytes.write('../r/un', central(bytes) + 46),
  'an absolute file': (bytes) => void bytes.write('/in/run', central(bytes) + 46),
  encryption: (bytes) => void bytes.writeUInt16LE(1, central(bytes) + 8),
  'a cut end': (bytes) => void bytes.fill(0, bytes.length - 30),
};
it('says what is wrong with names without telling where it unpacks', async () => {
  await unzip(write(), into());
  await assert.rejects(unzip(write(), into()), new BadArchive('The archive names a file twice.'));
});

it('does not blame the archive for a disk that cannot be written', async () => {
  await assert.rejects(unzip(write(), '/sys/none'), { syscall: 'mkdir' });
});

for (const [name, change] of Object.entries(hostile)) {
  it(`refuses ${name}`, () => assert.rejects(unzip(write(change), into()), BadArchive));
}
