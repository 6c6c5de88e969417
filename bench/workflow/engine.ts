/** The workflow engine over a durable store (SQLite, `synchronous=FULL`, complete history), without the wire around it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEventBus } from '../../src/engines/events/bus.ts';
import { createWorkflowEngine, type Ending, type WorkflowEngine } from '../../src/engines/workflow/door.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/log.ts';
import type { NewExecution } from '../../src/storage/executions.ts';
import { openStore } from '../../src/storage/sqlite/open.ts';
import type { Store } from '../../src/storage/store.ts';

export interface BenchEngine {
  readonly folder: string;
  readonly store: Store;
  readonly engine: WorkflowEngine;
  /** Resolves when the execution has succeeded; rejects when it ends in any other way. */
  run(definition: string, input?: string): Promise<void>;
  /** Starts an execution that will wait; resolves when it is durable. */
  start(definition: string, input?: string): Promise<string>;
  /** EXPRESS, in memory. */
  runNow(definition: string, input: string): Promise<Ending>;
  /** Stops the engine and closes the store; the folder stays. */
  close(): Promise<void>;
  remove(): void;
}

const SCOPE = { accountId: '123456789012', region: 'us-east-1' };
export const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:bench';

export const newExecution = (name: string, input: string): Omit<NewExecution, 'info'> => ({
  ...SCOPE,
  arn: `arn:aws:states:us-east-1:123456789012:execution:bench:${name}`,
  name,
  stateMachineArn: MACHINE,
  type: 'STANDARD',
  startedAt: Date.now(),
  input,
});

/** @param folder an existing data folder; a new one where absent */
export async function openEngine(folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'))): Promise<BenchEngine> {
  const log = createLogger('error');
  const store = await openStore({ folder, clock: systemClock, ids: systemIds, log });
  const events = createEventBus((error) => log.error({ error: String(error) }, 'a subscriber failed'));
  const ends = new Map<string, (detail: Record<string, unknown>) => void>();
  events.onAny(({ detail }) => {
    if (detail['status'] !== 'RUNNING') ends.get(String(detail['executionArn']))?.(detail);
  });
  const definitions: string[] = [];
  const revisionOf = (definition: string): string => {
    const found = definitions.indexOf(definition);
    return String(found >= 0 ? found : definitions.push(definition) - 1);
  };
  const engine = createWorkflowEngine({
    store,
    clock: systemClock,
    ids: systemIds,
    log,
    events,
    // Callback tasks send their request and then wait.
    call: async () => ({}),
    loadDefinition: async (_scope, revision) => definitions[Number(revision)] ?? '',
    activityExists: async () => false,
  });
  engine.start();
  const facts = (definition: string) => ({
    revision: revisionOf(definition),
    machineName: 'bench',
    roleArn: 'arn:aws:iam::123456789012:role/b',
  });
  let count = 0;
  const nextName = (): string => `e${process.pid}-${Date.now().toString(36)}-${++count}`;
  const create = async (definition: string, run: ReturnType<typeof newExecution>): Promise<void> => {
    if ((await engine.create({ ...run, facts: facts(definition) })) !== 'inserted')
      throw new Error(`${run.arn} is taken`);
  };
  return {
    folder,
    store,
    engine,
    async run(definition, input = '{}') {
      const run = newExecution(nextName(), input);
      const ended = new Promise<Record<string, unknown>>((resolve) => ends.set(run.arn, resolve));
      await create(definition, run);
      const detail = await ended;
      ends.delete(run.arn);
      if (detail['status'] !== 'SUCCEEDED') throw new Error(`${String(detail['error'])}: ${String(detail['cause'])}`);
    },
    async start(definition, input = '{}') {
      const run = newExecution(nextName(), input);
      await create(definition, run);
      return run.arn;
    },
    runNow: (definition, input) =>
      engine.runNow({ ...newExecution(nextName(), input), type: 'EXPRESS', facts: facts(definition) }),
    async close() {
      await engine.stop();
      await store.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Keeps `width` runs going until `count` are done; answers the seconds it took. */
export async function together(count: number, width: number, once: () => Promise<unknown>): Promise<number> {
  let left = count;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left-- > 0) await once();
    }),
  );
  return (performance.now() - begin) / 1000;
}

export function passChain(length: number, name = 'Pass'): string {
  const states = Array.from({ length }, (_, index) => [
    `${name}${index + 1}`,
    index + 1 < length ? { Type: 'Pass', Next: `${name}${index + 2}` } : { Type: 'Pass', End: true },
  ]);
  return JSON.stringify({ StartAt: `${name}1`, States: Object.fromEntries(states) });
}

/** Adds one until `n` has reached `turns`: two transitions a turn. */
export const countingLoop = (turns: number): object => ({
  StartAt: 'Add',
  States: {
    Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Enough' },
    Enough: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: turns, Next: 'Done' }], Default: 'Add' },
    Done: { Type: 'Succeed' },
  },
});
