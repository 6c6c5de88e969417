/**
 * The commands of the README. Each sets up what it needs, then runs:
 *   node scripts/run.mjs demo        the seed's workflow, for real
 *   node scripts/run.mjs test        everything CI checks
 *   node scripts/run.mjs unit [glob] the fast tests only
 *   node scripts/run.mjs check       formatter, linter, types
 *   node scripts/run.mjs bench NAME  one benchmark of bench/, with its peers
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, ensurePython, nodeProgram, root, SetupError } from './setup.mjs';

const CLIENTS = ['clients', 'test/requirements.txt'];
/** A test that takes longer hangs: it fails, and does not keep the others from being heard. */
const TEST_LIMIT_MS = 15 * 60_000;
const tasks = {
  demo: async () => run(nodeProgram(), ['examples/demo/main.ts', ...rest], await withClients()),
  check,
  bench,
  unit: () =>
    suite('Unit tests', rest.length > 0 ? rest : ['src/**/*.test.ts', 'codegen/**/*.test.ts'], { isolation: 'none' }),
  test,
};

/** Who stops a task stops all of it, not only the command that runs now: what `npm` ends with is the signal's. */
let running;
let stoppedBy;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    stoppedBy = code;
    if (running === undefined) process.exit(code);
    running.kill(signal);
  });
}

const [name = 'test', ...rest] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };

try {
  const task = tasks[name];
  if (task === undefined) throw new SetupError(`There is no task ${name}. Tasks: ${Object.keys(tasks).join(', ')}.`);
  await ensurePackages();
  process.exitCode = await task();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function bench() {
  const [script] = rest;
  if (script === undefined) throw new SetupError('Which benchmark? For example: node scripts/run.mjs bench api-calls');
  await ensurePython('bench', 'bench/requirements.txt');
  return run(nodeProgram(), [`bench/${script}.ts`, ...rest.slice(1)]);
}

async function test() {
  const environment = await withClients();
  const codes = [
    await check(),
    // The models are what codegen makes of the pinned botocore.
    await run(nodeProgram(), ['codegen/main.ts', '--check'], environment),
    await suite('Unit tests', ['src/**/*.test.ts', 'codegen/**/*.test.ts', 'test/*.test.ts']),
    await suite('Built-in images', ['images/**/*.test.ts', 'test/images/**/*.test.ts'], { environment }),
    await suite('Real clients, end to end', ['test/clients/**/*.test.ts', 'test/examples/**/*.test.ts'], {
      environment,
      concurrency: 1,
    }),
    await suite('Crashes', ['test/durability/**/*.test.ts'], { environment, concurrency: 1 }),
  ];
  const failed = codes.some((code) => code !== 0);
  if (failed && counts.failed === 0) counts.failed = 1;
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return failed ? 1 : 0;
}

async function check() {
  const modules = path.join(root, 'node_modules');
  const lint = await run(path.join(modules, '.bin', 'biome'), ['check', '.']);
  const types = await run(path.join(modules, '.bin', 'tsc'), ['--noEmit']);
  return lint || types;
}

/** One run of node's test runner; adds its closing counts to ours. */
async function suite(title, patterns, { environment = process.env, isolation = 'process', concurrency } = {}) {
  console.log(`\n== ${title}`);
  const flags = ['--test', `--test-isolation=${isolation}`, '--test-reporter=spec', `--test-timeout=${TEST_LIMIT_MS}`];
  // Nor does what a file leaves running, because it failed before it came to its end.
  if (isolation === 'process') flags.push('--test-force-exit');
  if (concurrency !== undefined) flags.push(`--test-concurrency=${concurrency}`);
  return run(nodeProgram(), [...flags, ...patterns], environment, (line) => {
    const match = /^ℹ (pass|fail|skipped) (\d+)/.exec(line);
    if (match) counts[{ pass: 'passed', fail: 'failed', skipped: 'skipped' }[match[1]]] += Number(match[2]);
  });
}

/** The environment with the Python clients (boto3, the aws CLI) first on the PATH. */
async function withClients() {
  const bin = await ensurePython(...CLIENTS);
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    SAGEBRUSH_TEST_PYTHON: path.join(bin, 'python'),
  };
}

function run(command, args, environment = process.env, onLine) {
  return new Promise((resolve, reject) => {
    const stdout = onLine === undefined ? 'inherit' : 'pipe';
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', stdout, 'inherit'] });
    running = child;
    let tail = '';
    child.stdout?.on('data', (chunk) => {
      process.stdout.write(chunk);
      const lines = (tail + chunk).split('\n');
      tail = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      running = undefined;
      if (stoppedBy !== undefined) process.exit(stoppedBy);
      resolve(code ?? 1);
    });
  });
}
