/**
 * The stored state of an execution: plain data.
 *
 * An execution is a tree of threads. The root thread walks the machine's own states; while a thread is in a Parallel or
 * Map state it owns a child thread for each branch or running iteration. A thread stands in one state of its level
 * (`block`, `state`) with that state's input, and `mode` says what it is doing there:
 *
 *   enter      about to enter the state (its Entered event is still to come)
 *   run        in the state, about to do its work (first time, after a retry's delay, after a redrive)
 *   task       waits for the end of a task
 *   wait       a Wait state waits for its timer
 *   retry      waits for the delay of a retry, then `run`
 *   parallel   waits for its branches
 *   map        starts iterations as slots become free, waits for the running ones
 *   mapRun     waits for a Map Run
 *
 * Threads in `enter`, `run`, and containers with something to do, stand in `ready`. A thread that ends hands its output
 * to its parent and is gone. When an execution ends before its time, threads stay as they are, marked `halted`: a
 * redrive wakes them up.
 *
 * Every thread has its own chain of history events: `last` is the event that the next one follows; `tail` is the last
 * event written on the chain, which also counts those that nothing follows (such as MapStateSucceeded) and which the
 * end of the execution follows.
 */

import type { JsonObject } from '../../platform/json.ts';
import type { Data } from './data.ts';
import type { ExecutionInfo, ExecutionStatus } from './types.ts';

export interface Execution {
  readonly version: 1;
  status: ExecutionStatus;
  readonly info: ExecutionInfo;
  readonly input: Data;
  lastEventId: number;
  /** For threads, tasks and timers alike. */
  nextId: number;
  redriveCount: number;
  /** Epoch ms of the last redrive. */
  redriveTime?: number;
  readonly threads: { [id: string]: Thread };
  /** Of all threads' variables together; see `variables.ts`. */
  variableBytes?: number;
  /** Ids of threads that can go on, in turn. */
  ready: number[];
}

export interface Thread {
  readonly id: number;
  /** The thread whose Parallel or Map state this one belongs to. */
  readonly parent?: number;
  /** Number of the branch or iteration. */
  readonly slot?: number;
  readonly block: string;
  state: string;
  input: Data;
  mode: Mode;
  last: number;
  tail: number;
  /** Id and time of the state's Entered event. */
  entered: number;
  enteredAt: number;
  retryCount: number;
  /** How often each retrier of the state has been used. */
  retries?: number[];
  /** Variables of this thread's level. */
  variables?: JsonObject;
  /** Of these variables' JSON text in UTF-8. */
  variableBytes?: number;
  halted?: true;
}

export type Mode =
  | { readonly kind: 'enter' }
  | { readonly kind: 'run' }
  | TaskMode
  | { readonly kind: 'wait'; readonly timerId: string }
  | { readonly kind: 'retry'; readonly timerId: string }
  | ParallelMode
  | MapMode
  | { readonly kind: 'mapRun'; readonly taskId: string; mapRunArn?: string };

export interface TaskMode {
  readonly kind: 'task';
  readonly taskId: string;
  started: boolean;
  submitted: boolean;
  readonly hasTimeout: boolean;
  readonly heartbeatSeconds?: number;
  heartbeatSet: boolean;
}

export interface ParallelMode {
  readonly kind: 'parallel';
  left: number;
  readonly results: (Data | null)[];
}

export interface MapMode {
  readonly kind: 'map';
  /** The array of items. */
  readonly items: Data;
  /** Keys of the items where they are the members of an object. */
  readonly keys?: readonly string[];
  next: number;
  left: number;
  /** A free slot is the event that the iteration to take it follows. */
  readonly slots: number[];
  readonly results: (Data | null)[];
}

export function newId(execution: Execution): number {
  execution.nextId += 1;
  return execution.nextId;
}

/** Task and timer ids begin with the thread's id, so that an event finds its thread at once. */
export function threadOf(execution: Execution, taskOrTimerId: string): Thread | undefined {
  return execution.threads[String(Number.parseInt(taskOrTimerId, 10))];
}

/** The branches or iterations that a thread has at present, in order. */
export function childrenOf(execution: Execution, thread: Thread): Thread[] {
  // Only these two have any: whoever walks a tree of many leaves must not search for children at each leaf.
  if (thread.mode.kind !== 'parallel' && thread.mode.kind !== 'map') return [];
  return Object.values(execution.threads)
    .filter((other) => other.parent === thread.id)
    .sort((left, right) => (left.slot ?? 0) - (right.slot ?? 0));
}
