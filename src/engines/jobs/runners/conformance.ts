import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContainerSpec, Runner, RunnerHandle } from '../runner.ts';

/** What every runner must be able to run for the suite. */
export type Program =
  /** Writes `one\n` to its output, `two\n` to its error output and exits with 0. */
  | 'succeed'
  /** Exits with 3. */
  | 'fail'
  /** Writes `ready\n`, then runs until SIGTERM, writes `terminated\n` and exits with 7. */
  | 'obedient'
  /** Writes `ready\n`, then runs for ever and ignores SIGTERM. */
  | 'stubborn'
  /** Writes 200,000 lines `line <number>\n`, counting from 0. */
  | 'talkative';

export interface Harness {
  /** A runner over the same state as the ones before: a restarted server. */
  open(): Runner;
  /** A spec that runs the program; ids are the caller's. */
  spec(id: string, program: Program): ContainerSpec;
}

const never = new AbortController().signal;

/** The laws of `runner.ts`, as tests. Called once for every runner (and every way that it can run). */
export function runnerConformance(name: string, harness: () => Harness): void {
  describe(`runner contract: ${name}`, () => {
    let count = 0;
    const scene = (program: Program) => {
      const { open, spec } = harness();
      return { open, runner: open(), spec: spec(`conformance-${process.pid}-${++count}-algo-1`, program) };
    };

    test('a program runs to its end, and output, exit code and times are known', async () => {
      const { runner, spec } = scene('succeed');
      const handle = await runner.start(spec);
      const state = await runner.wait(handle, never);
      assert.equal(state.state, 'exited');
      assert(state.state === 'exited');
      assert.equal(state.exitCode, 0);
      assert(state.endedAt >= state.startedAt && state.startedAt > 0);
      assert.equal(await readAll(runner, handle, 0), 'one\ntwo\n');
      await runner.destroy(handle);
    });

    test('an exit code other than 0 is reported as it is', async () => {
      const { runner, spec } = scene('fail');
      const handle = await runner.start(spec);
      const state = await runner.wait(handle, never);
      assert(state.state === 'exited' && state.exitCode === 3, JSON.stringify(state));
      await runner.destroy(handle);
    });

    test('starting twice, at once and later and by another server, runs once', async () => {
      const { open, runner, spec } = scene('succeed');
      const other = open();
      const handles = await Promise.all([runner.start(spec), runner.start(spec), other.start(spec)]);
      await runner.wait(await runner.start(spec), never);
      handles.push(await open().start(spec));
      const [handle] = handles;
      assert(handle !== undefined);
      for (const one of handles) assert.deepEqual(one, handle);
      assert.equal(await readAll(runner, handle, 0), 'one\ntwo\n');
      await runner.destroy(handle);
    });

    test('another server finds a running container again, and its exit code', async () => {
      const { open, runner, spec } = scene('obedient');
      const handle: RunnerHandle = JSON.parse(JSON.stringify(await runner.start(spec)));
      await readUntil(runner, handle, 'ready\n');
      const other = open();
      const running = await other.recover(handle);
      assert.equal(running.state, 'running');
      const waiting = other.wait(handle, never);
      await other.signal(handle, 'SIGTERM');
      const state = await waiting;
      assert(state.state === 'exited' && state.exitCode === 7, JSON.stringify(state));
      assert.deepEqual(await open().recover(handle), state);
      assert.equal(await readAll(other, handle, 0), 'ready\nterminated\n');
      await other.destroy(handle);
    });

    test('SIGKILL ends a program that ignores SIGTERM', async () => {
      const { runner, spec } = scene('stubborn');
      const handle = await runner.start(spec);
      await readUntil(runner, handle, 'ready\n');
      await runner.signal(handle, 'SIGTERM');
      assert.equal((await runner.recover(handle)).state, 'running');
      await runner.signal(handle, 'SIGKILL');
      const state = await runner.wait(handle, never);
      assert(state.state === 'exited' && state.exitCode === 137 && state.signal === 'SIGKILL', JSON.stringify(state));
      await runner.signal(handle, 'SIGTERM');
      await runner.destroy(handle);
    });

    test('the log can be read from any offset, all of it and in order', async () => {
      const { runner, spec } = scene('talkative');
      const handle = await runner.start(spec);
      const whole = await readAll(runner, handle, 0);
      const lines = whole.split('\n');
      assert.equal(lines.length, 200_001);
      assert(lines.slice(0, -1).every((line, index) => line === `line ${index}`));
      for (const offset of [1, 65_535, 65_536, 100_001, whole.length - 1, whole.length])
        assert.equal(await readAll(runner, handle, offset), whole.slice(offset));
      await runner.destroy(handle);
    });

    test('following a log and waiting end when they are aborted', async () => {
      const { runner, spec } = scene('obedient');
      const handle = await runner.start(spec);
      const abort = new AbortController();
      const waiting = assert.rejects(runner.wait(handle, abort.signal), { name: 'AbortError' });
      const reading = assert.rejects(
        async () => {
          for await (const { bytes } of runner.logs(handle, 0, abort.signal)) if (bytes.length > 0) abort.abort();
        },
        { name: 'AbortError' },
      );
      await Promise.all([waiting, reading]);
      assert.equal((await runner.recover(handle)).state, 'running');
      await runner.destroy(handle);
    });

    test('destroying ends what runs and removes every trace; repeating is fine', async () => {
      const { open, runner, spec } = scene('stubborn');
      const handle = await runner.start(spec);
      await readUntil(runner, handle, 'ready\n');
      await runner.destroy(handle);
      await runner.destroy(handle);
      assert.equal((await open().recover(handle)).state, 'lost');
      await runner.signal(handle, 'SIGKILL');
      assert.equal(await readAll(runner, handle, 0), '');
      assert.equal(await runner.stats(handle), undefined);
    });
  });
}

export async function readAll(runner: Runner, handle: RunnerHandle, offset: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const { bytes } of runner.logs(handle, offset, never)) chunks.push(bytes);
  return Buffer.concat(chunks).toString();
}

/** Reads the log until it holds the text. */
export async function readUntil(runner: Runner, handle: RunnerHandle, text: string): Promise<string> {
  let seen = '';
  for await (const { bytes } of runner.logs(handle, 0, never)) {
    seen += Buffer.from(bytes).toString();
    if (seen.includes(text)) return seen;
  }
  throw new Error(`the log ended without ${JSON.stringify(text)}: ${seen}`);
}
