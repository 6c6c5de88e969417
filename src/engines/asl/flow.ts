/** What all states share: how data comes in, how a result goes out, and how a thread moves on. */

import type { Json, JsonObject } from '../../platform/json.ts';
import { scopeOf } from './context.ts';
import type { Data } from './data.ts';
import { dataOf, dataOfValue, jsonOf } from './data.ts';
import { runtimeError, StatesError } from './errors.ts';
import type { Execution, Thread } from './execution.ts';
import type { Evaluation, Expression } from './expression.ts';
import { evaluate } from './expression.ts';
import type { HistoryEventType } from './history-event.ts';
import { requirePath } from './jsonpath/path.ts';
import { place } from './jsonpath/reference.ts';
import type { StateNode } from './machine.ts';
import type { Turn } from './turn.ts';
import { makeReady, publish, publishAside, publishEnd, untruncated } from './turn.ts';
import { exceedsBytes, isObject } from './value.ts';
import { removeThread, setVariables } from './variables.ts';

export const MAX_DATA_BYTES = 262_144;

/** The effective input: after `InputPath`. */
export function effectiveInput(turn: Turn, thread: Thread, node: StateNode): Data {
  const effective = afterInputPath(turn, thread, node);
  if (!node.jsonata) turn.env.inspect?.('afterInputPath', effective.text);
  return effective;
}

function afterInputPath(turn: Turn, thread: Thread, node: StateNode): Data {
  if (node.inputPath === undefined) return thread.input;
  if (node.inputPath === null) return dataOfValue({});
  const scope = scopeOf(turn, thread, node, jsonOf(thread.input));
  return dataOfValue(requirePath(node.inputPath, scope));
}

/** After `Parameters` (JSONPath) or `Arguments` (JSONata). */
export function* workInput(turn: Turn, thread: Thread, node: StateNode, effective: Data): Evaluation<Data> {
  const scope = scopeOf(turn, thread, node, jsonOf(effective));
  const made = node.parameters === undefined ? effective : dataOfValue(yield* evaluate(node.parameters, scope));
  inspectParameters(turn, node, made);
  return made;
}

export function inspectParameters(turn: Turn, node: StateNode, made: Data): void {
  // In JSONata a Pass has no Arguments.
  if (node.jsonata && node.type === 'Pass') return;
  turn.env.inspect?.(node.jsonata ? 'afterArguments' : 'afterParameters', made.text);
}

/**
 * Ends a state that has done its work: Assign, then ResultSelector, ResultPath, OutputPath (JSONPath) or Output
 * (JSONata), the Exited event, and on to the next state.
 */
export function* finishState(turn: Turn, thread: Thread, node: StateNode, result: Data): Evaluation<void> {
  const { inspect } = turn.env;
  // What a Parallel or Map gathers, and a Pass that only moves its input, is not shown as a result.
  if (node.type === 'Task' || (node.type === 'Pass' && node.result !== undefined)) inspect?.('result', result.text);
  const assigned = yield* assignedBy(turn, thread, node, node.assign, result, {});
  let output: Data;
  if (node.jsonata) {
    output = result;
    if (node.output !== undefined) {
      const scope = scopeOf(turn, thread, node, jsonOf(thread.input), { result: jsonOf(result) });
      output = dataOfValue(yield* evaluate(node.output, scope));
    }
  } else {
    output = yield* merge(turn, thread, node, result);
    inspect?.('afterResultPath', output.text);
    output = outgoing(turn, thread, node, output);
  }
  leave(turn, thread, node, output, node.next, assigned);
}

function* merge(turn: Turn, thread: Thread, node: StateNode, result: Data): Evaluation<Data> {
  if (node.resultPath === null) return thread.input;
  let selected = result;
  if (node.resultSelector !== undefined) {
    selected = dataOfValue(yield* evaluate(node.resultSelector, scopeOf(turn, thread, node, jsonOf(result))));
  }
  turn.env.inspect?.('afterResultSelector', selected.text);
  if (node.resultPath === undefined) return selected;
  return dataOfValue(place(node.resultPath, jsonOf(thread.input), jsonOf(selected)));
}

/** After `OutputPath`. */
export function outgoing(turn: Turn, thread: Thread, node: StateNode, output: Data): Data {
  if (node.outputPath === undefined) return output;
  if (node.outputPath === null) return dataOfValue({});
  return dataOfValue(requirePath(node.outputPath, scopeOf(turn, thread, node, jsonOf(output))));
}

/** Ends a state that passes its input through (Wait, Succeed, Choice): there is no result, only Output and Assign. */
export function* passThrough(turn: Turn, thread: Thread, node: StateNode, effective: Data): Evaluation<void> {
  yield* passTo(turn, thread, node, effective, node.next, node.assign, node.output);
}

export function* passTo(
  turn: Turn,
  thread: Thread,
  node: StateNode,
  effective: Data,
  next: string | undefined,
  assign: Expression | undefined,
  outputExpression: Expression | undefined,
): Evaluation<void> {
  const assigned = yield* assignedBy(turn, thread, node, assign, effective, {});
  let output = effective;
  if (outputExpression !== undefined) {
    const scope = scopeOf(turn, thread, node, jsonOf(thread.input));
    output = dataOfValue(yield* evaluate(outputExpression, scope));
  } else if (!node.jsonata) {
    output = outgoing(turn, thread, node, effective);
  }
  leave(turn, thread, node, output, next, assigned);
}

/** The new variables, all computed from what was before; `subject` is `$` of JSONPath and the result of JSONata. */
export function* assignedBy(
  turn: Turn,
  thread: Thread,
  node: StateNode,
  assign: Expression | undefined,
  subject: Data,
  extras: { readonly errorOutput?: Json },
): Evaluation<JsonObject | undefined> {
  if (assign === undefined) return undefined;
  const value = jsonOf(subject);
  const scope = node.jsonata
    ? scopeOf(turn, thread, node, jsonOf(thread.input), extras.errorOutput === undefined ? { result: value } : extras)
    : scopeOf(turn, thread, node, value, extras);
  const assigned = yield* evaluate(assign, scope);
  if (!isObject(assigned)) throw runtimeError('Assign does not make an object');
  return assigned;
}

const exited: { readonly [Type in StateNode['type']]: HistoryEventType } = {
  Task: 'TaskStateExited',
  Pass: 'PassStateExited',
  Choice: 'ChoiceStateExited',
  Wait: 'WaitStateExited',
  Succeed: 'SucceedStateExited',
  Parallel: 'ParallelStateExited',
  Map: 'MapStateExited',
  // A Fail state never exits; its name keeps the table whole.
  Fail: 'ExecutionFailed',
};

export function leave(
  turn: Turn,
  thread: Thread,
  node: StateNode,
  output: Data,
  next: string | undefined,
  assigned: JsonObject | undefined,
): void {
  checkSize(node.name, output.text);
  const stateExitedEventDetails = { name: node.name, output: output.text, outputDetails: untruncated };
  if (assigned === undefined || Object.keys(assigned).length === 0) {
    publish(turn, thread, exited[node.type], { stateExitedEventDetails });
  } else {
    const assignedVariables = setVariables(turn.execution, thread, node.name, assigned);
    publish(turn, thread, exited[node.type], {
      stateExitedEventDetails: {
        ...stateExitedEventDetails,
        assignedVariables,
        assignedVariablesDetails: untruncated,
      },
    });
  }
  if (thread.variables !== undefined) turn.env.inspect?.('variables', JSON.stringify(thread.variables));
  if (next === undefined) {
    endThread(turn, thread, output);
    return;
  }
  thread.state = next;
  thread.input = output;
  thread.mode = { kind: 'enter' };
  thread.retryCount = 0;
  delete thread.retries;
  makeReady(turn, thread);
}

/** `name` is a state's, or what a task is called in this sentence. */
export function checkSize(name: string, text: string, what: Exceeding = 'returned a result'): void {
  if (exceedsBytes(text, MAX_DATA_BYTES)) throw tooLarge(name, what);
}

type Exceeding = 'returned a result' | 'provided parameters';

export function tooLarge(name: string, what: Exceeding = 'returned a result'): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${name}' ${what} with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** The end of a level: of the execution, or of a branch or iteration, whose owner then has something to do. */
function endThread(turn: Turn, thread: Thread, output: Data): void {
  const { execution } = turn;
  removeThread(execution, thread);
  const parent = thread.parent === undefined ? undefined : execution.threads[thread.parent];
  if (parent === undefined) {
    execution.status = 'SUCCEEDED';
    publishEnd(turn, 'ExecutionSucceeded', thread.tail, {
      executionSucceededEventDetails: { output: output.text, outputDetails: untruncated },
    });
    if (hasTimeLimit(turn)) turn.commands.push({ kind: 'cancelTimer', timerId: EXECUTION_TIMER });
    turn.commands.push({ kind: 'finish', status: 'SUCCEEDED', output: output.text });
    return;
  }
  handUp(turn, parent, thread, output);
}

function handUp(turn: Turn, parent: Thread, child: Thread, output: Data): void {
  const { mode } = parent;
  if ((mode.kind !== 'parallel' && mode.kind !== 'map') || child.slot === undefined) {
    throw new Error('a branch ended whose owner does not wait for it');
  }
  const slot = child.slot;
  mode.results[slot] = output;
  mode.left -= 1;
  if (mode.kind === 'map') {
    mode.slots.push(child.last);
    publish(turn, child, 'MapIterationSucceeded', {
      mapIterationSucceededEventDetails: { name: parent.state, index: slot },
    });
  }
  parent.last = Math.max(parent.last, child.last);
  parent.tail = parent.last;
  if (mode.left === 0 || mode.kind === 'map') makeReady(turn, parent);
}

/** The results of branches or iterations as one array, its text put together from theirs. */
export function gather(results: readonly (Data | null)[]): Data {
  const all = results.filter((result) => result !== null);
  return dataOf(`[${all.map((result) => result.text).join(',')}]`, all.map(jsonOf));
}

export function succeedContainer(
  turn: Turn,
  thread: Thread,
  type: 'ParallelStateSucceeded' | 'MapStateSucceeded',
): void {
  publishAside(turn, thread, type);
}

export const EXECUTION_TIMER = 'execution';

/** Seconds that the execution may take; undefined: no limit. */
export function timeLimit(turn: Turn): number | undefined {
  const limits = [turn.machine.timeoutSeconds, turn.execution.info.maxSeconds].filter((limit) => limit !== undefined);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

export function hasTimeLimit(turn: Turn): boolean {
  return timeLimit(turn) !== undefined;
}

export function removeThreads(execution: Execution, threads: readonly Thread[]): void {
  const gone = new Set(threads.map((thread) => thread.id));
  for (const thread of threads) removeThread(execution, thread);
  execution.ready = execution.ready.filter((id) => !gone.has(id));
}
