/**
 * The loop of the core. An event changes the thread it is meant for; then every thread that can go on does, until all
 * wait for something outside, the execution ends, or the call has written so much history that others should have
 * their turn.
 *
 * The whole is one generator: it yields when a JSONata expression wants to be evaluated. `step` runs machines without
 * JSONata, where nothing is ever yielded; `stepAsync` awaits each request.
 */

import type { Json } from '../../platform/json.ts';
import { dataOfText } from './data.ts';
import type { Execution, Thread } from './execution.ts';
import { threadOf } from './execution.ts';
import type { Evaluation } from './expression.ts';
import {
  endByHistoryLimit,
  endUnsuccessfully,
  failByError,
  failState,
  publishAborted,
  removeDescendants,
} from './failure.ts';
import { EXECUTION_TIMER, finishState, succeedContainer, timeLimit } from './flow.ts';
import type { HistoryEventType } from './history-event.ts';
import { answerRequest, type Evaluator } from './jsonata/evaluate.ts';
import type { Machine, StateNode } from './machine.ts';
import { runChoice } from './states/choice.ts';
import { runFail, runSucceed } from './states/end.ts';
import { continueMap, runMap } from './states/map.ts';
import { evaluateItem, redriveMapRun, runDistributedMap, takeMapRunEvent } from './states/map-run.ts';
import { endParallel, runParallel } from './states/parallel.ts';
import { runPass } from './states/pass.ts';
import type { TaskEvent } from './states/task.ts';
import { runTask, takeTaskEvent, takeTaskTimer } from './states/task.ts';
import { endWait, runWait } from './states/wait.ts';
import type { Turn } from './turn.ts';
import { beginTurn, HistoryFull, makeReady, nodeOf, publish, publishEnd, untruncated } from './turn.ts';
import type { Env, Event, ExecutionInfo, MapItem, StartMapRun, StepResult } from './types.ts';

const DEFAULT_BURST = 1000;

/** A fresh execution, to be moved by `{ kind: 'start' }`. `input` is JSON text, checked by the caller. */
export function startExecution(machine: Machine, input: string, info: ExecutionInfo): Execution {
  const data = dataOfText(input);
  const root: Thread = {
    id: 1,
    block: machine.root.location,
    state: machine.root.startAt,
    input: data,
    mode: { kind: 'enter' },
    last: 0,
    tail: 0,
    entered: 0,
    enteredAt: 0,
    retryCount: 0,
  };
  return {
    version: 1,
    status: 'RUNNING',
    info,
    input: data,
    lastEventId: 0,
    nextId: 1,
    redriveCount: 0,
    threads: { 1: root },
    ready: [],
  };
}

/**
 * Moves an execution by one event. Ownership of `state` passes to the call: use the state of the result from then on.
 * @throws Error where the machine uses JSONata, or on a bug; never for what a user's data or definition can cause. The
 * state is spoilt then: go on from the stored one.
 */
export function step(machine: Machine, state: Execution, event: Event, env: Env): StepResult<Execution> {
  const run = takeEvent(machine, state, event, env);
  const next = run.next();
  if (next.done !== true) throw new Error('a machine with JSONata must be run with stepAsync');
  return next.value;
}

/** As `step`, for any machine. One call at a time for one execution. */
export function stepAsync(machine: Machine, state: Execution, event: Event, env: Env): Promise<StepResult<Execution>> {
  return drive(takeEvent(machine, state, event, env), env);
}

/** The input of the child execution for one item of a Map Run. @throws StatesError where ItemSelector cannot be evaluated */
export function prepareItem(machine: Machine, command: StartMapRun, item: MapItem, env: Omit<Env, 'taskToken'>): Json {
  const next = evaluateItem(machine, command, item, env).next();
  if (next.done !== true) throw new Error('a machine with JSONata must be asked with prepareItemAsync');
  return next.value;
}

export function prepareItemAsync(
  machine: Machine,
  command: StartMapRun,
  item: MapItem,
  env: Omit<Env, 'taskToken'>,
): Promise<Json> {
  return drive(evaluateItem(machine, command, item, env), env);
}

async function drive<Result>(run: Evaluation<Result>, env: Evaluator): Promise<Result> {
  let next = run.next();
  while (next.done !== true) next = run.next(await answerRequest(next.value, env));
  return next.value;
}

function* takeEvent(machine: Machine, state: Execution, event: Event, env: Env): Evaluation<StepResult<Execution>> {
  const turn = beginTurn(machine, state, env);
  let fresh = false;
  try {
    fresh = yield* apply(turn, event);
    if (fresh) yield* burst(turn);
  } catch (problem) {
    endByHistoryLimit(turn, problem);
  }
  return {
    state,
    history: turn.history,
    commands: turn.commands,
    more: state.status === 'RUNNING' && state.ready.length > 0,
    stale: !fresh,
  };
}

/** False: the event is for something that is over. */
function* apply(turn: Turn, event: Event): Evaluation<boolean> {
  const { execution } = turn;
  if (event.kind === 'redrive') return redrive(turn);
  if (execution.status !== 'RUNNING') return false;
  switch (event.kind) {
    case 'start':
      return start(turn);
    case 'continue':
      return true;
    case 'abort': {
      const root = rootOf(execution);
      // As recorded: a Wait that the execution itself stands in is not said to be aborted, and the end follows no event.
      // What else may stand there says so, by belief.
      if (root !== undefined && nodeOf(turn, root).type !== 'Wait') publishAborted(turn, root, root);
      endUnsuccessfully(turn, 'ABORTED', event, 0);
      return true;
    }
    case 'timerFired':
      return yield* fireTimer(turn, event.timerId);
    case 'overrule':
      return yield* overrule(turn, event);
    case 'mapRunStarted':
    case 'mapRunSucceeded':
    case 'mapRunFailed': {
      const thread = threadOf(execution, event.taskId);
      if (thread?.mode.kind !== 'mapRun' || thread.mode.taskId !== event.taskId) return false;
      const node = nodeOf(turn, thread);
      if (node.type !== 'Map' || node.mode !== 'DISTRIBUTED') return false;
      yield* guarded(turn, thread, takeMapRunEvent(turn, thread, node, event));
      return true;
    }
    default:
      return yield* applyToTask(turn, event);
  }
}

function* applyToTask(turn: Turn, event: TaskEvent): Evaluation<boolean> {
  const thread = threadOf(turn.execution, event.taskId);
  if (thread?.mode.kind !== 'task' || thread.mode.taskId !== event.taskId) return false;
  const node = nodeOf(turn, thread);
  if (node.type !== 'Task') return false;
  return (yield* guarded(turn, thread, takeTaskEvent(turn, thread, node, thread.mode, event))) ?? true;
}

function* overrule(turn: Turn, event: Extract<Event, { kind: 'overrule' }>): Evaluation<boolean> {
  const thread = rootOf(turn.execution);
  const node = thread === undefined ? undefined : nodeOf(turn, thread);
  if (thread === undefined || (node?.type !== 'Parallel' && node?.type !== 'Map')) return false;
  if ('error' in event) {
    yield* guarded(turn, thread, failState(turn, thread, { error: event.error, cause: event.cause }));
    return true;
  }
  removeDescendants(turn, thread);
  succeedContainer(turn, thread, node.type === 'Map' ? 'MapStateSucceeded' : 'ParallelStateSucceeded');
  thread.mode = { kind: 'run' };
  yield* guarded(turn, thread, finishState(turn, thread, node, dataOfText(event.output)));
  return true;
}

function* fireTimer(turn: Turn, timerId: string): Evaluation<boolean> {
  if (timerId === EXECUTION_TIMER) {
    // AWS lets this event follow none.
    endUnsuccessfully(turn, 'TIMED_OUT', {}, 0);
    return true;
  }
  const thread = threadOf(turn.execution, timerId);
  if (thread === undefined) return false;
  const { mode } = thread;
  const node = nodeOf(turn, thread);
  if (mode.kind === 'retry' && mode.timerId === timerId) {
    thread.mode = { kind: 'run' };
    makeReady(turn, thread);
    return true;
  }
  if (mode.kind === 'wait' && mode.timerId === timerId && node.type === 'Wait') {
    yield* guarded(turn, thread, endWait(turn, thread, node));
    return true;
  }
  if (mode.kind === 'task' && node.type === 'Task') {
    return (yield* guarded(turn, thread, takeTaskTimer(turn, thread, node, mode, timerId))) ?? true;
  }
  return false;
}

function start(turn: Turn): boolean {
  const { execution } = turn;
  const root = rootOf(execution);
  if (execution.lastEventId !== 0 || root === undefined) return false;
  const { info } = execution;
  publishEnd(turn, 'ExecutionStarted', 0, {
    executionStartedEventDetails: {
      input: execution.input.text,
      inputDetails: untruncated,
      roleArn: info.roleArn,
      ...(info.stateMachineAliasArn === undefined ? {} : { stateMachineAliasArn: info.stateMachineAliasArn }),
      ...(info.stateMachineVersionArn === undefined ? {} : { stateMachineVersionArn: info.stateMachineVersionArn }),
    },
  });
  setTimeLimit(turn);
  makeReady(turn, root);
  return true;
}

function setTimeLimit(turn: Turn): void {
  const limit = timeLimit(turn);
  if (limit === undefined) return;
  turn.commands.push({ kind: 'setTimer', timerId: EXECUTION_TIMER, at: turn.env.now + limit * 1000 });
}

/** Goes on where the execution was stopped: the states that were running run again, with fresh retries. */
function redrive(turn: Turn): boolean {
  const { execution } = turn;
  if (execution.status === 'RUNNING' || execution.status === 'SUCCEEDED') return false;
  execution.status = 'RUNNING';
  execution.redriveCount += 1;
  execution.redriveTime = turn.env.now;
  publishEnd(turn, 'ExecutionRedriven', execution.lastEventId, {
    executionRedrivenEventDetails: { redriveCount: execution.redriveCount },
  });
  const redriven = execution.lastEventId;
  setTimeLimit(turn);
  for (const thread of Object.values(execution.threads)) {
    if (!thread.halted) continue;
    delete thread.halted;
    delete thread.retries;
    thread.retryCount = 0;
    thread.last = redriven;
    thread.tail = redriven;
    if (thread.mode.kind === 'mapRun') {
      if (redriveMapRun(turn, thread)) continue;
      thread.mode = { kind: 'run' };
    }
    makeReady(turn, thread);
  }
  return true;
}

function rootOf(execution: Execution): Thread | undefined {
  return Object.values(execution.threads).find((thread) => thread.parent === undefined);
}

function* burst(turn: Turn): Evaluation<void> {
  const { execution } = turn;
  const limit = turn.env.maxEventsPerStep ?? DEFAULT_BURST;
  while (execution.status === 'RUNNING' && turn.history.length < limit) {
    const id = execution.ready.shift();
    if (id === undefined) return;
    const thread = execution.threads[id];
    if (thread !== undefined) yield* guarded(turn, thread, advance(turn, thread));
  }
}

/** Runs a piece of a state; what it throws becomes the state's failure. undefined: it threw. */
function* guarded<Result>(turn: Turn, thread: Thread, work: Evaluation<Result>): Evaluation<Result | undefined> {
  try {
    return yield* work;
  } catch (thrown) {
    if (thrown instanceof HistoryFull) throw thrown;
    yield* failByError(turn, thread, thrown);
    return undefined;
  }
}

const entered: { readonly [Type in StateNode['type']]: HistoryEventType } = {
  Task: 'TaskStateEntered',
  Pass: 'PassStateEntered',
  Choice: 'ChoiceStateEntered',
  Wait: 'WaitStateEntered',
  Succeed: 'SucceedStateEntered',
  Fail: 'FailStateEntered',
  Parallel: 'ParallelStateEntered',
  Map: 'MapStateEntered',
};

function* advance(turn: Turn, thread: Thread): Evaluation<void> {
  const node = nodeOf(turn, thread);
  switch (thread.mode.kind) {
    case 'enter':
      thread.enteredAt = turn.env.now;
      thread.entered = publish(turn, thread, entered[node.type], {
        stateEnteredEventDetails: { name: node.name, input: thread.input.text, inputDetails: untruncated },
      });
      thread.mode = { kind: 'run' };
      yield* run(turn, thread, node);
      return;
    case 'run':
      yield* run(turn, thread, node);
      return;
    case 'parallel':
      if (node.type === 'Parallel' && thread.mode.left === 0) yield* endParallel(turn, thread, node);
      return;
    case 'map':
      if (node.type === 'Map' && node.mode === 'INLINE') yield* continueMap(turn, thread, node);
      return;
    case 'task':
    case 'wait':
    case 'retry':
    case 'mapRun':
      return;
    default:
      thread.mode satisfies never;
  }
}

function run(turn: Turn, thread: Thread, node: StateNode): Evaluation<void> {
  switch (node.type) {
    case 'Pass':
      return runPass(turn, thread, node);
    case 'Task':
      return runTask(turn, thread, node);
    case 'Choice':
      return runChoice(turn, thread, node);
    case 'Wait':
      return runWait(turn, thread, node);
    case 'Succeed':
      return runSucceed(turn, thread, node);
    case 'Fail':
      return runFail(turn, thread, node);
    case 'Parallel':
      return runParallel(turn, thread, node);
    case 'Map':
      return node.mode === 'INLINE' ? runMap(turn, thread, node) : runDistributedMap(turn, thread, node);
    default:
      return node satisfies never;
  }
}
