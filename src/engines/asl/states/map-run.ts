/**
 * Map, DISTRIBUTED: the core evaluates the fields and hands the run out; the items run as child executions of their
 * own, and one event brings the result back.
 */

import { type Json, type JsonObject, parseJson } from '../../../platform/json.ts';
import { allVariables, contextObject, scopeOf } from '../context.ts';
import type { Data } from '../data.ts';
import { dataOfText, dataOfValue, jsonOf } from '../data.ts';
import { runtimeError } from '../errors.ts';
import type { Thread } from '../execution.ts';
import { newId } from '../execution.ts';
import type { Evaluation, Expression } from '../expression.ts';
import { evaluate } from '../expression.ts';
import { failState } from '../failure.ts';
import { effectiveInput, finishState, MAX_DATA_BYTES, succeedContainer } from '../flow.ts';
import type { DistributedMapNode, Machine } from '../machine.ts';
import type { Scope } from '../scope.ts';
import type { Turn } from '../turn.ts';
import { publish, publishAside } from '../turn.ts';
import type { Event, MapItem, StartMapRun } from '../types.ts';
import { isObject, member } from '../value.ts';
import { inRange, mapNumberOf } from './field.ts';
import { concurrencyOf, inspectItemsPath, itemsOf, listItems } from './map.ts';

export function* runDistributedMap(turn: Turn, thread: Thread, node: DistributedMapNode): Evaluation<void> {
  const effective = effectiveInput(turn, thread, node);
  const scope = scopeOf(turn, thread, node, jsonOf(effective));
  let items: Data | undefined;
  let length = 0;
  if (node.reader === undefined) {
    const value = yield* itemsOf(turn, thread, node, effective);
    length = listItems(value, node).length;
    items = dataOfValue(value);
    inspectItemsPath(turn, node, value);
  }
  const maxConcurrency = yield* concurrencyOf(node, scope);
  // AWS judges the other fields after this event.
  publish(turn, thread, 'MapStateStarted', { mapStateStartedEventDetails: { length } });
  const taskId = `${thread.id}.${newId(turn.execution)}`;
  const command: StartMapRun = {
    kind: 'startMapRun',
    taskId,
    stateName: node.name,
    location: node.location,
    ...(node.label === undefined ? {} : { label: node.label }),
    executionType: node.executionType,
    input: effective.text,
    ...(items === undefined ? {} : { items: items.text, itemCount: length }),
    ...(yield* reader(node, scope)),
    hasItemSelector: node.itemSelector !== undefined,
    ...(yield* batcher(node, scope)),
    ...(yield* writer(node, scope)),
    maxConcurrency: maxConcurrency ?? 0,
    ...(yield* tolerance(node, scope)),
    context: contextObject(turn.execution, thread, node, {}),
    variables: allVariables(turn.execution, thread),
  };
  inspectLimits(turn, command);
  thread.mode = { kind: 'mapRun', taskId };
  turn.commands.push(command);
}

function inspectLimits(turn: Turn, limits: StartMapRun): void {
  for (const name of ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'] as const) {
    const limit = limits[name];
    if (limit !== undefined) turn.env.inspect?.(name, limit);
  }
}

type MapRunEvent = Extract<Event, { kind: 'mapRunStarted' | 'mapRunSucceeded' | 'mapRunFailed' }>;

export function* takeMapRunEvent(
  turn: Turn,
  thread: Thread,
  node: DistributedMapNode,
  event: MapRunEvent,
): Evaluation<void> {
  switch (event.kind) {
    case 'mapRunStarted':
      if (thread.mode.kind !== 'mapRun' || thread.mode.mapRunArn !== undefined) return;
      thread.mode.mapRunArn = event.mapRunArn;
      publish(turn, thread, 'MapRunStarted', { mapRunStartedEventDetails: { mapRunArn: event.mapRunArn } });
      return;
    case 'mapRunSucceeded':
      publishAside(turn, thread, 'MapRunSucceeded');
      succeedContainer(turn, thread, 'MapStateSucceeded');
      thread.mode = { kind: 'run' };
      yield* finishState(turn, thread, node, dataOfText(event.output));
      return;
    case 'mapRunFailed': {
      const failure = {
        ...(event.error === undefined ? {} : { error: event.error }),
        ...(event.cause === undefined ? {} : { cause: event.cause }),
      };
      // Without a Map Run (the items could not be read, say) there is none that failed.
      if (thread.mode.kind === 'mapRun' && thread.mode.mapRunArn !== undefined) {
        publish(turn, thread, 'MapRunFailed', { mapRunFailedEventDetails: failure });
      }
      yield* failState(turn, thread, failure);
      return;
    }
    default:
      event satisfies never;
  }
}

/** Wakes the Map Run of a redriven execution; one that never came to be starts afresh. */
export function redriveMapRun(turn: Turn, thread: Thread): boolean {
  const { mode } = thread;
  if (mode.kind !== 'mapRun' || mode.mapRunArn === undefined) return false;
  publish(turn, thread, 'MapRunRedriven', {
    mapRunRedrivenEventDetails: { mapRunArn: mode.mapRunArn, redriveCount: turn.execution.redriveCount },
  });
  turn.commands.push({ kind: 'redriveMapRun', taskId: mode.taskId, mapRunArn: mode.mapRunArn });
  return true;
}

/**
 * The input of one item's child execution: `ItemSelector` on the item, else the item. A generator, as `step` is;
 * `prepareItem` and `prepareItemAsync` of the door drive it.
 */
export function* evaluateItem(
  machine: Machine,
  command: StartMapRun,
  item: MapItem,
  env: { readonly now: number; readonly random: () => number; readonly uuid: () => string },
): Evaluation<Json> {
  const selector = mapNode(machine, command.location).itemSelector;
  if (selector === undefined) return item.value;
  const context: JsonObject = {
    ...command.context,
    Map: {
      Item: {
        Index: item.index,
        Value: item.value,
        ...(item.key === undefined ? {} : { Key: item.key }),
        ...(item.source === undefined ? {} : { Source: item.source }),
      },
    },
  };
  const scope: Scope = {
    input: parsedInput(command),
    context: () => context,
    variable: (name) => member(command.variables, name),
    ...env,
  };
  return yield* evaluate(selector, scope);
}

/** A Map Run can have a million items and each sees the same input: read once, as long as the command is in use. */
const inputs = new WeakMap<StartMapRun, Json>();

function parsedInput(command: StartMapRun): Json {
  let input = inputs.get(command);
  if (input === undefined) {
    input = parseJson(command.input); // written by this core
    inputs.set(command, input);
  }
  return input;
}

function mapNode(machine: Machine, location: string): DistributedMapNode {
  for (const block of machine.blocks.values()) {
    for (const node of block.states.values()) {
      if (node.location === location && node.type === 'Map' && node.mode === 'DISTRIBUTED') return node;
    }
  }
  throw new Error(`there is no DISTRIBUTED Map at ${location}`);
}

function* reader(node: DistributedMapNode, scope: Scope): Evaluation<Pick<StartMapRun, 'reader'>> {
  if (node.reader === undefined) return {};
  // A negative number is refused by who reads the items.
  const maxItems = yield* mapNumberOf(node.reader.maxItems, scope);
  return {
    reader: {
      resource: node.reader.resource,
      parameters: yield* objectOf(node.reader.parameters, scope),
      config: { ...node.reader.config, ...present('MaxItems', maxItems) },
    },
  };
}

const notNegative = (value: number): boolean => value >= 0;

function* tolerance(
  node: DistributedMapNode,
  scope: Scope,
): Evaluation<Pick<StartMapRun, 'toleratedFailureCount' | 'toleratedFailurePercentage'>> {
  const count = yield* mapNumberOf(node.toleratedFailureCount, scope);
  const percentage = yield* mapNumberOf(node.toleratedFailurePercentage, scope, 'float');
  return {
    ...present('toleratedFailureCount', inRange(count, notNegative, 'ToleratedFailureCount cannot be negative.')),
    ...present(
      'toleratedFailurePercentage',
      inRange(
        percentage,
        (value) => value >= 0 && value <= 100,
        'ToleratedFailurePercentage must be between 0 and 100.',
      ),
    ),
  };
}

function* batcher(node: DistributedMapNode, scope: Scope): Evaluation<Pick<StartMapRun, 'batcher'>> {
  if (node.batcher === undefined) return {};
  const { maxItemsPerBatch, maxInputBytesPerBatch, batchInput } = node.batcher;
  return {
    batcher: {
      ...present(
        'maxItemsPerBatch',
        inRange(yield* mapNumberOf(maxItemsPerBatch, scope), notNegative, 'MaxItemsPerBatch cannot be negative.'),
      ),
      ...present(
        'maxInputBytesPerBatch',
        inRange(
          yield* mapNumberOf(maxInputBytesPerBatch, scope),
          (value) => value >= 0 && value <= MAX_DATA_BYTES,
          `MaxInputBytesPerBatch must be between 0 and ${MAX_DATA_BYTES}.`,
        ),
      ),
      ...(batchInput === undefined ? {} : { batchInput: yield* evaluate(batchInput, scope) }),
    },
  };
}

function* writer(node: DistributedMapNode, scope: Scope): Evaluation<Pick<StartMapRun, 'resultWriter'>> {
  if (node.writer === undefined) return {};
  return {
    resultWriter: {
      ...(node.writer.resource === undefined ? {} : { resource: node.writer.resource }),
      ...(node.writer.parameters === undefined ? {} : { parameters: yield* objectOf(node.writer.parameters, scope) }),
      config: { ...node.writer.config },
    },
  };
}

function* objectOf(expression: Expression | undefined, scope: Scope): Evaluation<JsonObject> {
  if (expression === undefined) return {};
  const value = yield* evaluate(expression, scope);
  if (!isObject(value)) throw runtimeError('The parameters are not an object');
  return value;
}

function present<Name extends string>(name: Name, value: number | undefined): { [Key in Name]?: number } {
  // One member under the very name asked for.
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: number };
}
