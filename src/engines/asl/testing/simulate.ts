/**
 * Runs executions in tests, without a clock or a world: time jumps to the next timer, tasks are answered by a function,
 * and after every step the state goes through JSON, as it would through a store.
 */

import assert from 'node:assert/strict';
import { parseJson } from '../../../platform/json.ts';
import type { Execution, Machine } from '../index.ts';
import { describeDiagnostics, parseMachine, startExecution, stepAsync } from '../index.ts';
import type { Command, Env, Event, ExecutionInfo, HistoryEvent, Json, ScheduleTask, StartMapRun } from '../types.ts';

export const START_TIME = Date.UTC(2026, 0, 1);

export const testInfo: ExecutionInfo = {
  executionArn: 'arn:aws:states:us-east-1:123456789012:execution:machine:run',
  executionName: 'run',
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine',
  stateMachineName: 'machine',
  roleArn: 'arn:aws:iam::123456789012:role/machine',
  region: 'us-east-1',
  startTime: START_TIME,
  type: 'STANDARD',
};

/** What comes of a task: its events, by kind, without the task id. undefined: nothing ever. */
export type Answer =
  | { readonly output: Json; readonly after?: number }
  | { readonly error?: string; readonly cause?: string; readonly after?: number }
  | undefined;

export interface Options {
  readonly input?: Json;
  readonly info?: Partial<ExecutionInfo>;
  readonly answer?: (task: ScheduleTask, attempt: number) => Answer;
  readonly answerMapRun?: (run: StartMapRun) => Answer;
  readonly maxEventsPerStep?: number;
  /** Events from outside, by time after the start in ms. */
  readonly events?: readonly { readonly at: number; readonly event: Event }[];
}

export interface Outcome {
  readonly status: string;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly history: readonly HistoryEvent[];
  readonly commands: readonly Command[];
  readonly tasks: readonly ScheduleTask[];
  readonly state: Execution;
  readonly machine: Machine;
  /** ms since the start. */
  readonly elapsed: number;
  readonly now: number;
  readonly steps: number;
}

export function machineOf(definition: Json | string): Machine {
  const { machine, diagnostics } = parseMachine(
    typeof definition === 'string' ? definition : JSON.stringify(definition),
  );
  if (machine === undefined) assert.fail(describeDiagnostics(diagnostics));
  return machine;
}

export async function simulate(definition: Json | string, options: Options = {}): Promise<Outcome> {
  const machine = machineOf(definition);
  const info = { ...testInfo, ...options.info };
  return resume(
    machine,
    startExecution(machine, JSON.stringify(options.input ?? {}), info),
    { kind: 'start' },
    options,
  );
}

/** Goes on from a stored state with one event, until nothing more happens. */
export async function resume(
  machine: Machine,
  from: Execution,
  first: Event,
  options: Options = {},
  startAt = START_TIME,
): Promise<Outcome> {
  const history: HistoryEvent[] = [];
  const commands: Command[] = [];
  const tasks: ScheduleTask[] = [];
  const due = new Map<string, { at: number; event: Event }>();
  let sequence = 0;
  let now = startAt;
  let uuids = 0;
  let steps = 0;
  let state = from;
  let finish: Extract<Command, { kind: 'finish' }> | undefined;
  const env = (): Env => ({
    now,
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`,
    taskToken: (taskId) => `token-${taskId}`,
    ...(options.maxEventsPerStep === undefined ? {} : { maxEventsPerStep: options.maxEventsPerStep }),
  });
  const schedule = (at: number, event: Event): void => void due.set(`event-${sequence++}`, { at, event });
  const answer = (taskId: string, given: Answer, kind: 'task' | 'mapRun'): void => {
    if (given === undefined) return;
    const at = now + (given.after ?? 0);
    if ('output' in given) {
      const output = JSON.stringify(given.output);
      schedule(
        at,
        kind === 'task' ? { kind: 'taskSucceeded', taskId, output } : { kind: 'mapRunSucceeded', taskId, output },
      );
    } else {
      const { after: _after, ...failure } = given;
      schedule(
        at,
        kind === 'task' ? { kind: 'taskFailed', taskId, ...failure } : { kind: 'mapRunFailed', taskId, ...failure },
      );
    }
  };
  for (const { at, event } of options.events ?? []) schedule(startAt + at, event);
  let event: Event | undefined = first;
  while (event !== undefined) {
    const result = await stepAsync(machine, state, event, env());
    steps++;
    // As a store would: only what JSON keeps comes back.
    state = parseJson(JSON.stringify(result.state)) as unknown as Execution;
    history.push(...result.history);
    for (const command of result.commands) {
      commands.push(command);
      switch (command.kind) {
        case 'scheduleTask':
          tasks.push(command);
          answer(command.taskId, options.answer?.(command, tasks.length), 'task');
          break;
        case 'startMapRun':
          schedule(now, { kind: 'mapRunStarted', taskId: command.taskId, mapRunArn: `arn:run:${command.taskId}` });
          answer(command.taskId, options.answerMapRun?.(command), 'mapRun');
          break;
        case 'redriveMapRun':
        case 'cancelTask':
          break;
        case 'setTimer':
          due.set(command.timerId, { at: command.at, event: { kind: 'timerFired', timerId: command.timerId } });
          break;
        case 'cancelTimer':
          due.delete(command.timerId);
          break;
        case 'finish':
          finish = command;
          break;
        default:
          command satisfies never;
      }
    }
    if (result.more) {
      event = { kind: 'continue' };
      continue;
    }
    const next = [...due.entries()].sort(([, left], [, right]) => left.at - right.at)[0];
    if (finish !== undefined || next === undefined) break;
    due.delete(next[0]);
    now = Math.max(now, next[1].at);
    event = next[1].event;
  }
  return {
    status: finish?.status ?? 'RUNNING',
    output: finish?.status === 'SUCCEEDED' ? parseJson(finish.output) : undefined,
    error: finish !== undefined && finish.status !== 'SUCCEEDED' ? finish.error : undefined,
    cause: finish !== undefined && finish.status !== 'SUCCEEDED' ? finish.cause : undefined,
    history,
    commands,
    tasks,
    state,
    machine,
    elapsed: now - startAt,
    now,
    steps,
  };
}

/** `id<previous Type`, one event a line: what a chain looks like. */
export function chain(history: readonly HistoryEvent[]): string[] {
  return history.map((event) => `${event.id}<${event.previousEventId} ${event.type}`);
}
