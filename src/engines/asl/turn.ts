/** One call of `step`: what it works on, and what it has said so far. */

import type { Execution, Thread } from './execution.ts';
import type { EventDetails, HistoryEvent, HistoryEventType } from './history-event.ts';
import type { Machine, StateNode } from './machine.ts';
import type { Command, Env } from './types.ts';

export interface Turn {
  readonly machine: Machine;
  readonly execution: Execution;
  readonly env: Env;
  readonly history: HistoryEvent[];
  readonly commands: Command[];
  readonly maxEvents: number;
}

const DEFAULT_MAX_EVENTS = 25_000;

export function beginTurn(machine: Machine, execution: Execution, env: Env): Turn {
  // 0 stands for no bound: EXPRESS executions keep no history.
  const bound = execution.info.maxEvents ?? DEFAULT_MAX_EVENTS;
  return {
    machine,
    execution,
    env,
    history: [],
    commands: [],
    maxEvents: bound === 0 ? Number.POSITIVE_INFINITY : bound,
  };
}

/** The history is full: only the event that ends the execution still fits. */
export class HistoryFull extends Error {}

function append(turn: Turn, type: HistoryEventType, previousEventId: number, details: EventDetails): number {
  const id = turn.execution.lastEventId + 1;
  if (id >= turn.maxEvents) throw new HistoryFull();
  turn.execution.lastEventId = id;
  turn.history.push({ id, previousEventId, timestamp: turn.env.now, type, ...details });
  return id;
}

const none: EventDetails = {};

/** The next event of the thread's chain. */
export function publish(turn: Turn, thread: Thread, type: HistoryEventType, details: EventDetails = none): number {
  const id = append(turn, type, thread.last, details);
  thread.last = id;
  thread.tail = id;
  return id;
}

/** An event that follows the chain's newest one, but that the chain does not go on from. */
export function publishAside(turn: Turn, thread: Thread, type: HistoryEventType, details: EventDetails = none): void {
  thread.tail = append(turn, type, thread.tail, details);
}

/** As aside, but following the chain's `last`: several of them stand side by side. */
export function publishBeside(turn: Turn, thread: Thread, type: HistoryEventType, details: EventDetails = none): void {
  thread.tail = append(turn, type, thread.last, details);
}

/** The event that ends the execution always fits. */
export function publishEnd(turn: Turn, type: HistoryEventType, previousEventId: number, details: EventDetails): void {
  const id = turn.execution.lastEventId + 1;
  turn.execution.lastEventId = id;
  turn.history.push({ id, previousEventId, timestamp: turn.env.now, type, ...details });
}

export function nodeOf(turn: Turn, thread: Thread): StateNode {
  const node = turn.machine.blocks.get(thread.block)?.states.get(thread.state);
  if (node === undefined) {
    throw new Error(`the execution stands in state '${thread.state}' of '${thread.block}', which the machine has not`);
  }
  return node;
}

export function makeReady(turn: Turn, thread: Thread): void {
  if (!turn.execution.ready.includes(thread.id)) turn.execution.ready.push(thread.id);
}

export const untruncated = { truncated: false } as const;
