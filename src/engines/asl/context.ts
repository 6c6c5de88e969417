/** The context object (`$$`, `$states.context`) and the scope that expressions of a state are evaluated in. */

import type { Json, JsonObject } from '../../platform/json.ts';
import { jsonOf } from './data.ts';
import type { Execution, Thread } from './execution.ts';
import type { StateNode } from './machine.ts';
import type { Scope } from './scope.ts';
import type { Turn } from './turn.ts';
import type { MapItem } from './types.ts';
import { member, setMember } from './value.ts';

export interface ScopeExtras {
  readonly taskToken?: string;
  /** Overrides the item of the iteration that the thread is in: used while an item is being prepared. */
  readonly item?: MapItem;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

export function scopeOf(turn: Turn, thread: Thread, node: StateNode, input: Json, extras: ScopeExtras = {}): Scope {
  const { execution, env } = turn;
  let context: JsonObject | undefined;
  return {
    input,
    context: () => {
      context ??= contextObject(execution, thread, node, extras);
      return context;
    },
    variable: (name) => findVariable(execution, thread, name),
    random: env.random,
    uuid: env.uuid,
    now: env.now,
    ...(extras.result === undefined ? {} : { result: extras.result }),
    ...(extras.errorOutput === undefined ? {} : { errorOutput: extras.errorOutput }),
  };
}

function parentOf(execution: Execution, thread: Thread): Thread | undefined {
  return thread.parent === undefined ? undefined : execution.threads[thread.parent];
}

function findVariable(execution: Execution, thread: Thread, name: string): Json | undefined {
  for (let level: Thread | undefined = thread; level !== undefined; level = parentOf(execution, level)) {
    const value = level.variables === undefined ? undefined : member(level.variables, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function allVariables(execution: Execution, thread: Thread): JsonObject {
  const levels: JsonObject[] = [];
  for (let level: Thread | undefined = thread; level !== undefined; level = parentOf(execution, level)) {
    if (level.variables !== undefined) levels.push(level.variables);
  }
  const all: JsonObject = {};
  for (const level of levels.reverse()) for (const [name, value] of Object.entries(level)) setMember(all, name, value);
  return all;
}

export function contextObject(execution: Execution, thread: Thread, node: StateNode, extras: ScopeExtras): JsonObject {
  const context = execution.info.alone?.context ?? ownContext(execution, thread, node, extras);
  const item = extras.item ?? itemOf(execution, thread);
  return item === undefined ? context : { ...context, Map: { Item: itemObject(item) } };
}

/** What a state is called in the context object where it is run on its own, as recorded, whatever its name is. */
const NAME_ALONE = 'StateName';

function ownContext(execution: Execution, thread: Thread, node: StateNode, extras: ScopeExtras): JsonObject {
  const { info } = execution;
  const isAlone = info.alone !== undefined;
  const started = { StartTime: new Date(info.startTime).toISOString() };
  return {
    Execution: {
      Id: info.executionArn,
      Input: jsonOf(execution.input),
      // The order of the members is the recorded one, too.
      ...(isAlone ? {} : started),
      Name: info.executionName,
      RoleArn: isAlone && info.roleArn === '' ? null : info.roleArn,
      ...(isAlone ? started : {}),
      ...(isAlone || info.awaited === true ? {} : { RedriveCount: execution.redriveCount }),
      ...(execution.redriveTime === undefined ? {} : { RedriveTime: new Date(execution.redriveTime).toISOString() }),
    },
    StateMachine: { Id: info.stateMachineArn, Name: info.stateMachineName },
    State: {
      Name: isAlone ? NAME_ALONE : node.name,
      EnteredTime: new Date(thread.enteredAt).toISOString(),
      // Only states that can be retried show it.
      ...(node.type === 'Task' || node.type === 'Parallel' || node.type === 'Map'
        ? { RetryCount: thread.retryCount }
        : {}),
    },
    ...(extras.taskToken === undefined ? {} : { Task: { Token: extras.taskToken } }),
  };
}

function itemObject(item: MapItem): JsonObject {
  return {
    Index: item.index,
    Value: item.value,
    ...(item.key === undefined ? {} : { Key: item.key }),
    ...(item.source === undefined ? {} : { Source: item.source }),
  };
}

/** The item of the innermost iteration that the thread is in. */
function itemOf(execution: Execution, thread: Thread): MapItem | undefined {
  for (let level: Thread = thread; ; ) {
    const parent = parentOf(execution, level);
    if (parent === undefined) return execution.info.mapItem;
    if (parent.mode.kind === 'map' && level.slot !== undefined) {
      // A Map's items are an array when they are stored.
      const value = (jsonOf(parent.mode.items) as Json[])[level.slot] ?? null;
      return { index: level.slot, value };
    }
    level = parent;
  }
}
