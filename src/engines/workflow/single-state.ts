import type { Scope } from '../../platform/identity.ts';
import type { Json, JsonObject } from '../../platform/json.ts';
import {
  type Diagnostic,
  type Env,
  type Event,
  type HistoryEvent,
  type Parsed,
  type ScheduleTask,
  startExecution,
  step,
  stepAsync,
} from './core.ts';
import { type IntegrationEnv, TaskFailure } from './integrations/integration.ts';
import { integrationOf } from './task-call.ts';

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
  /** Stands for what the state's task answers; without it, a request-response task is really done. */
  readonly mock?: { readonly output: string } | { readonly error: string; readonly cause: string };
}

export type StateTestResult =
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** The state cannot be tested like this. */
  | { readonly kind: 'unsupported'; readonly why: string }
  | {
      readonly kind: 'done';
      readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
      readonly output?: string;
      readonly error?: string;
      readonly cause?: string;
      readonly nextState?: string;
      /** What the task was given and what it answered, as JSON text. */
      readonly parameters?: string;
      readonly result?: string;
    };

const NAME = 'State';

/**
 * Runs one state in memory. The states that it can go to are replaced by ones that do nothing, so that the language core itself says
 * where it goes, what it retries and what it catches. Waits are not waited for.
 */
export async function testState(
  test: StateTest,
  parse: (definition: string) => Parsed,
  env: IntegrationEnv,
): Promise<StateTestResult> {
  const states = test.definition['States'];
  const whole = isObject(states);
  const name = test.stateName ?? NAME;
  const state = whole ? states[name] : test.definition;
  if (!isObject(state)) return { kind: 'unsupported', why: `State '${name}' is not in the definition` };
  if (state['Type'] === 'Map' || state['Type'] === 'Parallel') {
    return { kind: 'unsupported', why: `This server cannot test a ${state['Type']} state on its own yet` };
  }
  const language = test.definition['QueryLanguage'];
  const { machine, diagnostics } = parse(
    JSON.stringify({
      StartAt: name,
      ...(whole && language !== undefined ? { QueryLanguage: language } : {}),
      States: { ...Object.fromEntries(targetsOf(state).map((target) => [target, { Type: 'Succeed' }])), [name]: state },
    }),
  );
  if (machine === undefined) return { kind: 'refused', diagnostics };

  const executionArn = `arn:aws:states:${test.scope.region}:${test.scope.accountId}:express:test:test`;
  let execution = startExecution(machine, test.input, {
    executionArn,
    executionName: 'test',
    stateMachineArn: `arn:aws:states:${test.scope.region}:${test.scope.accountId}:stateMachine:test`,
    stateMachineName: 'test',
    roleArn: test.roleArn ?? '',
    region: test.scope.region,
    startTime: env.clock.now(),
    type: 'STANDARD',
  });
  const history: HistoryEvent[] = [];
  let task: ScheduleTask | undefined;
  let result: string | undefined;
  let failure: { error?: string; cause?: string } | undefined;
  let timer: string | undefined;
  const feed = async (event: Event): Promise<void> => {
    const stepEnv: Env = {
      now: env.clock.now(),
      random: env.ids.random,
      uuid: env.ids.uuid,
      taskToken: () => env.ids.hex(32),
    };
    const moved = machine.usesJsonata
      ? await stepAsync(machine, execution, event, stepEnv)
      : step(machine, execution, event, stepEnv);
    execution = moved.state;
    history.push(...moved.history);
    for (const command of moved.commands) {
      if (command.kind === 'scheduleTask') task = command;
      else if (command.kind === 'setTimer') timer = command.timerId;
      else if (command.kind === 'finish' && command.status !== 'SUCCEEDED') failure = command;
    }
  };

  await feed({ kind: 'start' });
  if (task !== undefined) {
    const answer = await answerTask(task, test, executionArn, env);
    if (answer.kind === 'unsupported') return answer;
    if (answer.kind === 'taskSucceeded') result = answer.output;
    else
      failure = {
        ...(answer.error === undefined ? {} : { error: answer.error }),
        ...(answer.cause === undefined ? {} : { cause: answer.cause }),
      };
    await feed(answer);
  } else if (state['Type'] === 'Wait' && timer !== undefined) {
    await feed({ kind: 'timerFired', timerId: timer });
  }

  const shown = {
    ...(task === undefined ? {} : { parameters: (task as ScheduleTask).parameters }),
    ...(result === undefined ? {} : { result }),
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
  };
  const left = history.findIndex((event) => event.stateExitedEventDetails?.name === name);
  const output = history[left]?.stateExitedEventDetails?.output;
  if (left < 0 || output === undefined) {
    return { kind: 'done', status: execution.status === 'RUNNING' ? 'RETRIABLE' : 'FAILED', ...shown };
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

type Answer =
  | Extract<Event, { kind: 'taskSucceeded' | 'taskFailed' }>
  | { readonly kind: 'unsupported'; readonly why: string };

async function answerTask(
  task: ScheduleTask,
  test: StateTest,
  executionArn: string,
  env: IntegrationEnv,
): Promise<Answer> {
  const { taskId } = task;
  const { mock } = test;
  if (mock !== undefined) {
    return 'output' in mock
      ? { kind: 'taskSucceeded', taskId, output: mock.output }
      : { kind: 'taskFailed', taskId, ...mock };
  }
  if (task.pattern !== 'request' || task.taskKind === 'activity') {
    return { kind: 'unsupported', why: `A mock is needed to test ${task.resource}: its end comes from outside` };
  }
  const { scope, roleArn } = test;
  if (roleArn === undefined)
    return { kind: 'unsupported', why: 'RoleArn must be specified to test a task without a mock' };
  try {
    const { integration, call } = integrationOf(task, { scope, executionArn, executionName: 'test', roleArn });
    const started = await integration.start({ ...call, taskId: env.ids.uuid() }, env);
    return { kind: 'taskSucceeded', taskId, output: started.output };
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error;
    return { kind: 'taskFailed', taskId, error: error.error, cause: error.message };
  }
}

/** Names of the states that a state can go to. */
function targetsOf(state: JsonObject): string[] {
  const rules = ['Choices', 'Catch'].flatMap((field) => {
    const list = state[field];
    return Array.isArray(list) ? list.filter(isObject) : [];
  });
  const named = [state['Next'], state['Default'], ...rules.map((rule) => rule['Next'])];
  return named.filter((target): target is string => typeof target === 'string');
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
