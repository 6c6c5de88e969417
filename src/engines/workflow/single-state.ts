import type { Scope } from '../../platform/identity.ts';
import { type Json, type JsonObject, parseJson } from '../../platform/json.ts';
import {
  type Diagnostic,
  type Env,
  type Evaluator,
  type Event,
  type Execution,
  type HistoryEvent,
  type Machine,
  type Parsed,
  type ScheduleTask,
  type Stage,
  type StartMapRun,
  startExecution,
  step,
  stepAsync,
} from './core.ts';
import { type HttpExchange, type IntegrationEnv, TaskFailure } from './integrations/integration.ts';
import { mockProblem } from './integrations/mock-result.ts';
import { parseResource } from './integrations/resource.ts';
import { inspectItems } from './map-run/inspect.ts';
import { integrationOf } from './task-call.ts';
import { prepareTest } from './test-definition.ts';

/** One state on its own: what TestState runs. */
export interface StateTest {
  readonly scope: Scope;
  /** Absent where only a mock is to answer. */
  readonly roleArn?: string;
  /** A state, or a whole machine with `stateName`. */
  readonly definition: JsonObject;
  readonly stateName?: string;
  /** JSON text. */
  readonly input: string;
  /** What the state sees as variables. */
  readonly variables?: JsonObject;
  /** The context object, whole. */
  readonly context?: JsonObject;
  /** How often every retrier has been used already. */
  readonly retryCount?: number;
  /** Iterations of a Map that failed. */
  readonly failedIterations?: number;
  /** What the ItemReader of a Map would have read. */
  readonly itemReaderData?: string;
  /** The state inside a Parallel or Map whose error the mock is. */
  readonly errorCausedByState?: string;
  /** Stands for what the state's work answers; without it, a request-response task is really done. */
  readonly mock?: Mock;
}

export type Mock =
  /** `check` says how much of the called API's model the output must follow. */
  | { readonly output: string; readonly check: 'STRICT' | 'PRESENT' | 'NONE' }
  | { readonly error: string; readonly cause: string };

/** What a test works with: as every task, and where JSONata is evaluated. */
export interface TestEnv extends IntegrationEnv {
  readonly evaluator: Evaluator;
}

export type StateTestResult =
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** The state cannot be tested like this; `definition` where that is the definition's fault. */
  | { readonly kind: 'unsupported'; readonly why: string; readonly definition?: true }
  | {
      readonly kind: 'done';
      readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
      readonly output?: string;
      readonly error?: string;
      readonly cause?: string;
      readonly nextState?: string;
      /** What the data was between the state's fields. */
      readonly inspected: Inspected;
      /** The last request of an HTTP task. */
      readonly http?: HttpExchange;
    };

export type Inspected = {
  readonly [Name in Exclude<Stage, Numeric>]?: string;
} & { readonly [Name in Numeric]?: number } & {
  readonly afterItemsPointer?: string;
  readonly afterItemBatcher?: string;
};
type Numeric =
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'
  | 'retryIndex'
  | 'retryBackoffIntervalSeconds'
  | 'catchIndex';

/** What a run of the state gathers. */
interface Run {
  readonly machine: Machine;
  readonly stateName: string;
  readonly history: HistoryEvent[];
  readonly inspected: { [name: string]: string | number };
  execution: Execution;
  task?: ScheduleTask;
  mapRun?: StartMapRun;
  failure?: { readonly error?: string; readonly cause?: string };
  timer?: string;
  http?: HttpExchange;
}

/**
 * Runs one state in memory. The states that it can go to are replaced by ones that do nothing, so that the language core itself says
 * where it goes, what it retries and what it catches. Waits are not waited for; a mock overrules whatever a Parallel or Map holds.
 */
export async function testState(
  test: StateTest,
  parse: (definition: string) => Parsed,
  env: TestEnv,
): Promise<StateTestResult> {
  const prepared = prepareTest(test);
  if (prepared.kind === 'unsupported') return prepared;
  const { machine, diagnostics } = parse(prepared.definition);
  if (machine === undefined) return { kind: 'refused', diagnostics };
  const run = begin(test, machine, prepared.stateName, env);
  await feed(run, { kind: 'start' }, env, test);
  const event = await answer(run, test, prepared.type, env);
  if (event?.kind === 'unsupported') return event;
  if (event !== undefined) await feed(run, event, env, test);
  // The first bursts end before the state that comes next is entered.
  await feed(run, { kind: 'continue' }, env, test);
  return resultOf(run);
}

function begin(test: StateTest, machine: Machine, stateName: string, env: TestEnv): Run {
  const { region, accountId } = test.scope;
  // No variables are as good as none given: the inspection does not show them.
  const variables = Object.keys(test.variables ?? {}).length === 0 ? undefined : test.variables;
  const [machineName, executionName] = [env.ids.uuid(), env.ids.uuid()];
  const execution = startExecution(machine, test.input, {
    executionArn: `arn:aws:states:${region}:${accountId}:express:${machineName}:${executionName}`,
    executionName,
    stateMachineArn: `arn:aws:states:${region}:${accountId}:stateMachine:${machineName}`,
    stateMachineName: machineName,
    roleArn: test.roleArn ?? '',
    region,
    startTime: env.clock.now(),
    type: 'STANDARD',
    alone: test.context === undefined ? {} : { context: test.context },
  });
  for (const thread of Object.values(execution.threads)) {
    if (variables !== undefined) thread.variables = variables;
    if (test.retryCount !== undefined) {
      thread.retryCount = test.retryCount;
      const { retry = [] } = machine.root.states.get(stateName) ?? {};
      thread.retries = retry.map(() => test.retryCount ?? 0);
    }
  }
  const inspected: Run['inspected'] = variables === undefined ? {} : { variables: JSON.stringify(variables) };
  return { machine, stateName, history: [], inspected, execution };
}

async function feed(run: Run, event: Event, env: TestEnv, test: StateTest): Promise<void> {
  const token = (test.context?.['Task'] as JsonObject | undefined)?.['Token'];
  const inspect = (stage: Stage, value: string | number): void => {
    run.inspected[stage] = value;
  };
  const stepEnv: Env = {
    now: env.clock.now(),
    ...env.evaluator,
    taskToken: () => (typeof token === 'string' ? token : env.ids.hex(32)),
    // So few that neither what is inside the state (a mock overrules it) nor the state that comes next begins by itself.
    maxEventsPerStep: event.kind === 'start' ? 2 : 1,
    ...(event.kind === 'continue' ? {} : { inspect }),
  };
  const moved = run.machine.usesJsonata
    ? await stepAsync(run.machine, run.execution, event, stepEnv)
    : step(run.machine, run.execution, event, stepEnv);
  run.execution = moved.state;
  run.history.push(...moved.history);
  for (const command of moved.commands) {
    if (command.kind === 'scheduleTask') run.task = command;
    else if (command.kind === 'startMapRun') run.mapRun = command;
    else if (command.kind === 'setTimer') run.timer = command.timerId;
    else if (command.kind === 'finish' && command.status !== 'SUCCEEDED') run.failure = command;
  }
}

type Unsupported = Extract<StateTestResult, { kind: 'unsupported' }>;

/** What comes back from outside; undefined where the state needs nothing. */
async function answer(
  run: Run,
  test: StateTest,
  type: Json | undefined,
  env: TestEnv,
): Promise<Event | Unsupported | undefined> {
  if (run.execution.status !== 'RUNNING') return undefined;
  if (type === 'Map' || type === 'Parallel') return answerContainer(run, test, env);
  if (run.task === undefined) {
    return type === 'Wait' && run.timer !== undefined ? { kind: 'timerFired', timerId: run.timer } : undefined;
  }
  const traceHttp = (exchange: HttpExchange): void => {
    run.http = exchange;
  };
  const event = await answerTask(run.task, test, { ...env, traceHttp });
  if (event.kind === 'taskFailed') run.failure = failureOf(event);
  return event;
}

async function answerContainer(run: Run, test: StateTest, env: TestEnv): Promise<Event | undefined> {
  const { mock } = test;
  let count: number | undefined;
  if (run.mapRun !== undefined) {
    try {
      const { count: found, ...seen } = (await inspectItems(run.machine, run.mapRun, test.itemReaderData, env)) ?? {};
      count = found;
      Object.assign(run.inspected, seen);
    } catch (failure) {
      if (!(failure instanceof TaskFailure)) throw failure;
      run.failure = { error: failure.error, cause: failure.message };
      return { kind: 'overrule', error: failure.error, cause: failure.message };
    }
  }
  const failed = failedTooOften(run, test, count);
  const error = mock !== undefined && 'error' in mock ? mock : failed;
  if (error !== undefined) {
    run.failure = failureOf(error);
    return { kind: 'overrule', ...error };
  }
  return mock !== undefined && 'output' in mock ? { kind: 'overrule', output: mock.output } : undefined;
}

/** A DISTRIBUTED Map fails over what it says; where it says nothing, as for an INLINE one, the mock says how it ends. */
function failedTooOften(
  run: Run,
  { failedIterations = 0 }: StateTest,
  count: number | undefined,
): { error: string; cause: string } | undefined {
  if (failedIterations === 0 || run.mapRun === undefined) return undefined;
  const { toleratedFailureCount, toleratedFailurePercentage } = run.mapRun;
  const share = (100 * failedIterations) / Math.max(count ?? failedIterations, 1);
  const exceeds =
    failedIterations > (toleratedFailureCount ?? Number.POSITIVE_INFINITY) ||
    share > (toleratedFailurePercentage ?? Number.POSITIVE_INFINITY);
  if (!exceeds) return undefined;
  return {
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  };
}

async function answerTask(
  task: ScheduleTask,
  test: StateTest,
  env: TestEnv,
): Promise<Extract<Event, { kind: 'taskSucceeded' | 'taskFailed' }> | Unsupported> {
  const { taskId } = task;
  const { mock, scope, roleArn } = test;
  if (mock !== undefined) {
    if ('error' in mock) return { kind: 'taskFailed', taskId, error: mock.error, cause: mock.cause };
    const resource = parseResource(task.resource);
    const checked = mock.check !== 'NONE' && resource?.kind === 'service' ? resource.service : undefined;
    // The mock is JSON, or it would not have come here.
    const problem = checked && mockProblem(checked, parseJson(mock.output), mock.check === 'STRICT');
    return problem === undefined
      ? { kind: 'taskSucceeded', taskId, output: mock.output }
      : { kind: 'unsupported', why: problem };
  }
  if (task.pattern !== 'request' || task.taskKind === 'activity') {
    return { kind: 'unsupported', why: `A mock is needed to test ${task.resource}: its end comes from outside` };
  }
  if (roleArn === undefined) return { kind: 'unsupported', why: 'RoleArn must be specified when testing a Task state' };
  const executionArn = `arn:aws:states:${scope.region}:${scope.accountId}:express:test:test`;
  try {
    const { integration, call } = integrationOf(task, { scope, executionArn, executionName: 'test', roleArn });
    const started = await integration.start({ ...call, taskId: env.ids.uuid() }, env);
    return { kind: 'taskSucceeded', taskId, output: started.output };
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error;
    return { kind: 'taskFailed', taskId, error: error.error, cause: error.message };
  }
}

function failureOf({ error, cause }: { readonly error?: string; readonly cause?: string }): {
  error?: string;
  cause?: string;
} {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function resultOf(run: Run): StateTestResult {
  const { history, stateName, failure } = run;
  const shown = {
    ...(failure === undefined ? {} : failureOf(failure)),
    // The core names only stages, each with the type that `Inspected` gives it.
    inspected: run.inspected as Inspected,
    ...(run.http === undefined ? {} : { http: run.http }),
  };
  const left = history.findIndex((event) => event.stateExitedEventDetails?.name === stateName);
  const output = history[left]?.stateExitedEventDetails?.output;
  if (left < 0 || output === undefined) {
    return { kind: 'done', status: run.execution.status === 'RUNNING' ? 'RETRIABLE' : 'FAILED', ...shown };
  }
  const nextState = history.slice(left).find((event) => event.stateEnteredEventDetails !== undefined)
    ?.stateEnteredEventDetails?.name;
  return {
    kind: 'done',
    status: failure === undefined ? 'SUCCEEDED' : 'CAUGHT_ERROR',
    output,
    ...(nextState === undefined ? {} : { nextState }),
    ...shown,
  };
}
