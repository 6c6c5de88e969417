/** What the tests of this room share: a real store in a temporary folder, a clock that stands still, a service of jobs in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call } from '../../../platform/call.ts';
import { type ManualClock, manualClock } from '../../../platform/clock.ts';
import { systemIds } from '../../../platform/ids.ts';
import type { Logger } from '../../../platform/log.ts';
import { silentLogger } from '../../../platform/log.ts';
import type { ExecutionRow, Executions } from '../../../storage/executions.ts';
import { openStore } from '../../../storage/sqlite/open.ts';
import type { Store } from '../../../storage/store.ts';
import type { HistoryEvent } from '../core.ts';
import { createWorkflowEngine, type WorkflowEngine } from '../engine.ts';
import { createFakeJobs, type FakeJobs } from './fake-jobs.ts';

export interface Harness {
  readonly store: { -readonly [Port in keyof Store]: Store[Port] } & {
    executions: { -readonly [Name in keyof Executions]: Executions[Name] };
  };
  readonly clock: ManualClock;
  readonly jobs: FakeJobs;
  readonly engine: WorkflowEngine;
  /** Starts an execution of a definition (objects become JSON). */
  run(
    definition: unknown,
    input?: unknown,
    options?: { readonly name?: string; readonly type?: 'STANDARD' | 'EXPRESS' },
  ): Promise<string>;
  row(arn: string): Promise<ExecutionRow>;
  /** Waits for the execution's end. */
  closed(arn: string): Promise<ExecutionRow>;
  history(arn: string): Promise<HistoryEvent[]>;
  /** Stops the engine and starts another one on the same store, as after a crash between two commits. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';

export async function createHarness(
  options: { readonly log?: Logger; readonly activities?: readonly string[]; readonly call?: Call } = {},
): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-'));
  const clock = manualClock();
  const log = options.log ?? silentLogger;
  const opened = await openStore({ folder, clock, ids: systemIds, log });
  // Copies whose members tests may replace, to make the store fail.
  const store = { ...opened, executions: { ...opened.executions } };
  const jobs = createFakeJobs({ now: clock.now });
  const definitions = new Map<string, string>();
  const open = (): WorkflowEngine => {
    const engine = createWorkflowEngine({
      store,
      clock,
      ids: systemIds,
      log,
      call: options.call ?? jobs.call,
      events: jobs.events,
      loadDefinition: async (_scope, revision) => definitions.get(revision) ?? '',
      activityExists: async (arn) => (options.activities ?? []).includes(arn),
    });
    engine.start();
    return engine;
  };
  let engine = open();
  let count = 0;

  const row = async (arn: string): Promise<ExecutionRow> => {
    const found = await store.executions.get(arn);
    if (found === undefined) throw new Error(`no execution ${arn}`);
    return found;
  };

  return {
    store,
    clock,
    jobs,
    get engine() {
      return engine;
    },
    async run(definition, input = {}, { name = `e${++count}`, type = 'STANDARD' } = {}) {
      const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
      definitions.set(text, text);
      const arn = `arn:aws:states:us-east-1:123456789012:execution:m:${name}`;
      await engine.create({
        accountId: '123456789012',
        region: 'us-east-1',
        arn,
        name,
        stateMachineArn: MACHINE,
        type,
        startedAt: clock.now(),
        input: JSON.stringify(input),
        facts: { revision: text, machineName: 'm', roleArn: 'arn:aws:iam::123456789012:role/Flow' },
      });
      return arn;
    },
    row,
    async closed(arn) {
      return eventually(async () => {
        const found = await row(arn);
        return found.status === 'RUNNING' ? undefined : found;
      });
    },
    async history(arn) {
      const { id } = await row(arn);
      const events = await store.executions.history(id, { limit: 30_000 });
      return events.map((event) => JSON.parse(event.json) as HistoryEvent);
    },
    async restart() {
      await engine.stop();
      engine = open();
    },
    async end() {
      await engine.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until `look` answers something: a condition, looked at whenever the process has nothing better to do. Fails after a minute of real
 * time, which no passing test comes near.
 */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const giveUp = performance.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > giveUp) throw new Error('it never happened');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
