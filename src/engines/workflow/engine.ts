import type { Call } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { ExecutionRow, NewExecution, WaitRow } from '../../storage/executions.ts';
import type { Store } from '../../storage/store.ts';
import type { EventBus } from '../events/bus.ts';
import { createActivities } from './activities.ts';
import type { Event, HistoryEvent, Parsed, StartMapRun } from './core.ts';
import { createEvaluators } from './evaluators/pool.ts';
import { createExecutor, type Delivered, type Executor, type Owned } from './executor.ts';
import type { Ending, ExecutionFacts, LoadDefinition } from './facts.ts';
import { createMachines } from './machines.ts';
import { createMapRuns, type MapRuns, type MapRunView } from './map-run/map-runs.ts';
import type { RedriveMapRun } from './map-run/record.ts';
import type { MapRunLimits } from './map-run/run.ts';
import { type StateTest, type StateTestResult, testState } from './single-state.ts';
import { statusEvent } from './status-events.ts';
import { createStops, type Stops } from './stops.ts';
import { type TaskRecord, taskIdOf, timerIdOf } from './task-record.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { createTimers } from './timers.ts';
import { isToken } from './tokens.ts';

export interface WorkflowDeps {
  readonly store: Pick<Store, 'executions' | 'work' | 'commit' | 'records'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly call: Call;
  readonly events: EventBus;
  readonly loadDefinition: LoadDefinition;
  readonly activityExists: (arn: string) => Promise<boolean>;
  /** Hears every committed piece of history (for logging configurations); must not throw. */
  readonly onHistory?: (owner: Owned, history: readonly HistoryEvent[]) => void;
}

/** What an execution is made of; the facts travel as `info`. */
export interface NewRun extends Omit<NewExecution, 'info'> {
  readonly facts: ExecutionFacts;
}

/** How a callback was taken. */
export type CallbackOutcome = 'accepted' | 'invalid-token' | 'timed-out';

export interface ActivityWork {
  readonly token: string;
  readonly input: string;
}

export interface WorkflowEngine {
  /** Takes up every open execution that does more than wait for a timer or a callback, and starts the timers. Returns at once; recovery goes on behind. */
  start(): void;
  /** Resolves when every execution that was to be taken up at `start` is in hand again. */
  recovered(): Promise<void>;
  stop(): Promise<void>;
  /** Stores the execution and lets it run. Durable when it resolves with `inserted`. */
  create(run: NewRun): Promise<'inserted' | 'name-taken'>;
  /** Runs without rows or history and answers the end (StartSyncExecution). */
  runNow(run: NewRun): Promise<Ending>;
  /** Resolves when the execution is closed; undefined where it was closed already. */
  abort(execution: ExecutionRow, reason: { readonly error?: string; readonly cause?: string }): Promise<Delivered>;
  redrive(execution: ExecutionRow): Promise<Delivered>;
  /**
   * @param result `output` is JSON text.
   * @param accountId who sends it: a token is worth nothing in another account
   */
  callBack(
    accountId: string,
    token: string,
    result: { readonly output: string } | { readonly error?: string; readonly cause?: string } | 'heartbeat',
  ): Promise<CallbackOutcome>;
  /** The next task of an activity; undefined when none came within `patience` ms or the worker went away. */
  takeActivityTask(
    activityArn: string,
    workerName: string | undefined,
    patience: number,
    signal: AbortSignal,
  ): Promise<ActivityWork | undefined>;
  /** One state on its own, in memory. */
  testState(test: StateTest, parse: (definition: string) => Parsed): Promise<StateTestResult>;
  /** A Map Run as it stands; undefined where there is none. */
  describeMapRun(arn: string): Promise<MapRunView | undefined>;
  /** Takes effect at once, on children that are started and failures that are counted from now on. */
  updateMapRun(arn: string, limits: MapRunLimits): Promise<'updated' | 'closed' | 'missing'>;
}

/** How many open executions are taken up at a time after a restart. */
const RECOVER_AT_ONCE = 64;

export function createWorkflowEngine(deps: WorkflowDeps): WorkflowEngine {
  const { store, clock, ids, log, call, events, loadDefinition, activityExists, onHistory } = deps;
  const { executions } = store;
  const env = { call, events, clock, ids };
  const evaluators = createEvaluators({ log });
  const evaluator = { random: ids.random, uuid: ids.uuid, elsewhere: evaluators.evaluate };
  const activities = createActivities(clock);
  let stopped = false;
  let recovery: Promise<void> = Promise.resolve();

  const tasks: Tasks = createTasks({ executor: () => executor, activities, activityExists, env, log });
  const stops: Stops = createStops({ store, clock, log, env, settled: tasks.settled });
  const machines = createMachines(loadDefinition);
  const born = (row: ExecutionRow): void => events.publish(statusEvent(row, undefined, row.startedAt, ids));
  const mapRuns: MapRuns = createMapRuns({
    store,
    executor: () => executor,
    machines,
    call,
    clock,
    evaluator,
    log,
    born(row) {
      if (row.type === 'STANDARD') born(row);
    },
  });
  const timers = createTimers({ executions, clock, log, fire });

  const executor: Executor = createExecutor({
    executions,
    machines,
    clock,
    ids,
    evaluator,
    log,
    beforeCancel: async (owner, cancelled) => {
      const orders = tasks.stopOrders(owner, cancelled);
      if (orders.length > 0) await stops.prepare(orders);
    },
    act(owner, work) {
      tasks.act(owner, work);
      stops.carryOut(tasks.stopOrders(owner, work.cancelled));
      for (const asked of work.mapRuns) mapRuns.begin(owner, asked);
      for (const asked of work.cancelledMapRuns) mapRuns.cancelled(owner, asked);
      const { row } = owner;
      const redrive = { count: row.redriveCount, at: row.redrivenAt };
      if (work.redriven) events.publish(statusEvent(row, undefined, clock.now(), ids, redrive));
      if (work.ending !== undefined) {
        const child = row.mapRunArn !== undefined;
        log[child ? 'debug' : 'info']({ execution: row.arn, status: work.ending.status }, 'execution closed');
        // Map Runs can have millions of EXPRESS children, whose changes AWS does not tell either.
        if (!child || row.type === 'STANDARD')
          events.publish(statusEvent(row, work.ending, work.ending.at, ids, redrive));
        if (row.mapRunArn !== undefined) mapRuns.childEnded(row.mapRunArn, owner.id, work.ending.status);
      }
    },
    loaded(owner, waits) {
      tasks.recover(owner, waits);
      for (const wait of waits) {
        // Written by the executor.
        if (wait.kind === 'map-run') mapRuns.begin(owner, wait.data as StartMapRun | RedriveMapRun);
      }
    },
    timerAdded: timers.added,
    born,
    ...(onHistory === undefined ? {} : { onHistory }),
  });

  async function fire(row: WaitRow): Promise<void> {
    const timerId = timerIdOf(row.waitId);
    if (timerId !== undefined)
      await executor.post(row.executionId, { events: [{ kind: 'timerFired', timerId }], keep: true });
  }

  const recover = async (): Promise<void> => {
    const open = new Set<Promise<unknown>>();
    for await (const id of executions.restless()) {
      if (stopped) return;
      const taken = executor.post(id, { events: [], keep: true }).finally(() => open.delete(taken));
      open.add(taken);
      if (open.size >= RECOVER_AT_ONCE) await Promise.race(open);
    }
    await Promise.all(open);
  };

  const rowOf = ({ facts, ...run }: NewRun): NewExecution => ({ ...run, info: facts });

  return {
    start() {
      timers.start();
      stops.start();
      tasks.start();
      recovery = mapRuns
        .start()
        .then(recover)
        .catch((error: unknown) => log.error({ err: error }, 'open executions could not be taken up'));
    },
    recovered: () => recovery,
    async stop() {
      stopped = true;
      timers.stop();
      tasks.stop();
      mapRuns.stop();
      await stops.stop();
      const quiet = executor.stop();
      await evaluators.stop();
      await quiet;
    },

    create: (run) => executor.create(rowOf(run)),
    runNow: (run) => executor.runInMemory({ ...rowOf(run), id: 0, status: 'RUNNING', redriveCount: 0 }),
    abort: (execution, reason) => executor.post(execution.id, { events: [{ kind: 'abort', ...reason }] }),
    redrive: (execution) => executor.post(execution.id, { events: [{ kind: 'redrive' }], redrive: true }),

    async callBack(accountId, token, result) {
      const wait = await executions.waitByToken(token);
      const taskId = wait === undefined ? undefined : taskIdOf(wait.waitId);
      if (wait === undefined || taskId === undefined) return isToken(token) ? 'timed-out' : 'invalid-token';
      const event = callbackEvent(taskId, result);
      const outcome = await executor.post(wait.executionId, { events: [event], accountId });
      if (outcome === 'foreign') return 'invalid-token';
      if (outcome === 'applied' && result !== 'heartbeat') tasks.release(wait.executionId, taskId);
      return outcome === 'applied' ? 'accepted' : 'timed-out';
    },

    testState: (test, parse) => testState(test, parse, { ...env, evaluator }),
    describeMapRun: mapRuns.describe,
    updateMapRun: mapRuns.update,

    async takeActivityTask(activityArn, workerName, patience, signal) {
      const deadline = clock.now() + patience;
      for (;;) {
        const found = await activities.next(activityArn, Math.max(0, deadline - clock.now()), signal);
        if (found === undefined) return undefined;
        const { executionId, taskId, token, input } = found;
        const wait = await executions.waitByToken(token);
        if (wait === undefined) continue;
        if (signal.aborted) {
          // The worker hung up while the task was on its way: the next one gets it.
          activities.offer(activityArn, found);
          return undefined;
        }
        const { task } = wait.data as TaskRecord;
        const started: Event = { kind: 'taskStarted', taskId, ...(workerName === undefined ? {} : { workerName }) };
        const record = { taskId, data: { task, phase: 'submitted' } as const };
        const outcome = await executor.post(executionId, { events: [started], record });
        tasks.release(executionId, taskId);
        if (outcome === 'applied') return { token, input };
      }
    },
  };
}

function callbackEvent(taskId: string, result: Parameters<WorkflowEngine['callBack']>[2]): Event {
  if (result === 'heartbeat') return { kind: 'taskHeartbeat', taskId };
  if ('output' in result) return { kind: 'taskSucceeded', taskId, output: result.output };
  return { kind: 'taskFailed', taskId, ...result };
}
