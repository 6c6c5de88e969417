import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { silentLogger } from '../../../platform/log.ts';
import type { JsonataRequest } from '../core.ts';
import { createEvaluators, type EvaluatorsOptions } from './pool.ts';

const request = (text: string, bindings: JsonataRequest['bindings'] = {}): JsonataRequest => ({
  text,
  bindings,
  now: 0,
  light: false,
});

function open(t: TestContext, options: Partial<EvaluatorsOptions> = {}) {
  const evaluators = createEvaluators({ log: silentLogger, ...options });
  t.after(() => evaluators.stop());
  return evaluators;
}

test('expressions are evaluated with their bindings, at once and one after the other', async (t) => {
  const { evaluate } = open(t);
  const bindings = { n: 3, states: { input: { list: [1, 2, 2] } } };
  const answers = await Promise.all(
    ['$n + 1', '$distinct($states.input.list)', '$nothing', '$millis()'].map((text) =>
      evaluate(request(text, bindings)),
    ),
  );
  assert.deepEqual(answers, [{ value: 4 }, { value: [1, 2] }, { value: undefined }, { value: 0 }]);
});

test('faults come back as JSONata has them', async (t) => {
  const { evaluate } = open(t);
  const answer = await evaluate(request('1 + "a"'));
  assert.ok('fault' in answer);
  assert.equal(answer.fault.code, 'T2002');
  assert.deepEqual(await evaluate(request('function($x) { $x }')), {
    fault: { code: 'unsupported-result', message: 'no JSON' },
  });
});

test('one that looks at no clock is ended, others are answered meanwhile, and the next one too', async (t) => {
  const { evaluate } = open(t);
  const endless = evaluate(request('$count($distinct([1..300000]))'));
  assert.deepEqual(await evaluate(request('1 + 1')), { value: 2 });
  const answer = await endless;
  assert.ok('fault' in answer);
  assert.equal(answer.fault.code, 'D1012');
  assert.deepEqual(await evaluate(request('2 + 2')), { value: 4 });
});

test('one that fills its memory is ended', async (t) => {
  const { evaluate } = open(t, { processes: 1, deadline: 20_000 });
  const doubled = '($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f("abcdefgh", 21))';
  const many = `($s := ${doubled}; $map([1..100], function($i) { { "i": $split($s, "") } }))`;
  const answer = await evaluate(request(many));
  assert.ok('fault' in answer);
  // On a slow machine its time is over before its memory is full.
  assert.match(answer.fault.code ?? '', /^D2014$|^D1012$/);
  assert.deepEqual(await evaluate(request('1')), { value: 1 });
});

test('stopping refuses what waits', async (t) => {
  const evaluators = open(t, { processes: 1 });
  const endless = evaluators.evaluate(request('$count($distinct([1..300000]))'));
  const queued = evaluators.evaluate(request('1'));
  const refused = Promise.all([assert.rejects(endless, /stopped/), assert.rejects(queued, /stopped/)]);
  await evaluators.stop();
  await refused;
  await assert.rejects(evaluators.evaluate(request('1')), /stopped/);
});

test('an evaluator ends with its server, however it ends and whatever it evaluates', { timeout: 120_000 }, async () => {
  const server = fork(path.join(import.meta.dirname, '../test-support/evaluators-child.ts'));
  await new Promise((resolve) => server.once('message', resolve));
  const [evaluator = 0] = childrenOf(server.pid ?? 0);
  assert.ok(isAlive(evaluator));
  server.kill('SIGKILL');
  const giveUp = performance.now() + 60_000;
  while (isAlive(evaluator)) {
    assert.ok(performance.now() < giveUp, 'it still runs');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

test('a process with nothing else to do gets past stopping', async () => {
  const script = `
    import { createEvaluators } from ${JSON.stringify(path.join(import.meta.dirname, 'pool.ts'))};
    const log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log };
    const { evaluate, stop } = createEvaluators({ log });
    await evaluate({ text: '$sort([2, 1])', bindings: {}, now: 0, light: false });
    await stop();
    console.log('past it');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  assert.equal(stdout, 'past it\n');
});
