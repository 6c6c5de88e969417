/** Map, INLINE: the item processor runs once for each item, within this execution. */

import type { Json } from '../../../platform/json.ts';
import { scopeOf } from '../context.ts';
import type { Data } from '../data.ts';
import { dataOfValue, jsonOf } from '../data.ts';
import { runtimeError } from '../errors.ts';
import type { MapMode, Thread } from '../execution.ts';
import { newId } from '../execution.ts';
import type { Evaluation } from '../expression.ts';
import { evaluate } from '../expression.ts';
import { checkSize, effectiveInput, finishState, gather, succeedContainer } from '../flow.ts';
import { unexpectedType } from '../jsonata/compile.ts';
import type { DistributedMapNode, InlineMapNode } from '../machine.ts';
import type { Scope } from '../scope.ts';
import type { Turn } from '../turn.ts';
import { makeReady, publish } from '../turn.ts';
import { isObject } from '../value.ts';
import { inRange, mapNumberOf } from './field.ts';

/** However high MaxConcurrency is, this many iterations run at once. */
const MAX_CONCURRENCY = 40;

export function* runMap(turn: Turn, thread: Thread, node: InlineMapNode): Evaluation<void> {
  const effective = effectiveInput(turn, thread, node);
  const { items, keys } = listItems(yield* itemsOf(turn, thread, node, effective), node);
  const scope = scopeOf(turn, thread, node, jsonOf(effective));
  const wanted = yield* concurrencyOf(node, scope);
  yield* inspectItems(turn, thread, node, effective, items, keys);
  turn.env.inspect?.('maxConcurrency', wanted ?? 0);
  const started = publish(turn, thread, 'MapStateStarted', { mapStateStartedEventDetails: { length: items.length } });
  const slots = Math.min(
    wanted === undefined || wanted === 0 ? MAX_CONCURRENCY : wanted,
    MAX_CONCURRENCY,
    items.length,
  );
  thread.mode = {
    kind: 'map',
    items: dataOfValue(items),
    ...(keys === undefined ? {} : { keys }),
    next: 0,
    left: items.length,
    slots: Array.from({ length: slots }, () => started),
    results: items.map(() => null),
  };
  yield* continueMap(turn, thread, node);
}

/** Starts iterations in the free slots; ends the state when none is left. */
export function* continueMap(turn: Turn, thread: Thread, node: InlineMapNode): Evaluation<void> {
  const { mode } = thread;
  if (mode.kind !== 'map') return;
  // A Map's items are an array when they are stored.
  const items = jsonOf(mode.items) as Json[];
  while (mode.next < items.length) {
    const previous = mode.slots.shift();
    if (previous === undefined) break;
    yield* startIteration(turn, thread, node, mode, items, previous);
  }
  if (mode.left > 0) return;
  const result = gather(mode.results);
  succeedContainer(turn, thread, 'MapStateSucceeded');
  thread.mode = { kind: 'run' };
  yield* finishState(turn, thread, node, result);
}

function* startIteration(
  turn: Turn,
  thread: Thread,
  node: InlineMapNode,
  mode: MapMode,
  items: readonly Json[],
  previous: number,
): Evaluation<void> {
  const slot = mode.next;
  mode.next += 1;
  const value = items[slot] as Json;
  const key = mode.keys?.[slot];
  let input = dataOfValue(value);
  if (node.itemSelector !== undefined) {
    const effective = effectiveInput(turn, thread, node);
    const item = { index: slot, value, ...(key === undefined ? {} : { key }) };
    input = dataOfValue(yield* evaluate(node.itemSelector, scopeOf(turn, thread, node, jsonOf(effective), { item })));
    checkSize(node.name, input.text);
  }
  const id = newId(turn.execution);
  const child: Thread = {
    id,
    parent: thread.id,
    slot,
    block: node.processor.location,
    state: node.processor.startAt,
    input,
    mode: { kind: 'enter' },
    last: previous,
    tail: previous,
    entered: 0,
    enteredAt: 0,
    retryCount: 0,
  };
  turn.execution.threads[id] = child;
  publish(turn, child, 'MapIterationStarted', { mapIterationStartedEventDetails: { name: node.name, index: slot } });
  makeReady(turn, child);
}

/** Shows what every iteration would get, though not all of them begin. */
function* inspectItems(
  turn: Turn,
  thread: Thread,
  node: InlineMapNode,
  effective: Data,
  items: readonly Json[],
  keys: readonly string[] | undefined,
): Evaluation<void> {
  const { inspect } = turn.env;
  if (inspect === undefined) return;
  inspectItemsPath(turn, node, items);
  if (node.itemSelector === undefined) return;
  const selected: Json[] = [];
  for (const [index, value] of items.entries()) {
    const key = keys?.[index];
    const item = { index, value, ...(key === undefined ? {} : { key }) };
    selected.push(yield* evaluate(node.itemSelector, scopeOf(turn, thread, node, jsonOf(effective), { item })));
  }
  inspect('afterItemSelector', JSON.stringify(selected));
}

/** `MaxConcurrency`. AWS was seen to hang on a negative number; here it fails. */
export function* concurrencyOf(node: InlineMapNode | DistributedMapNode, scope: Scope): Evaluation<number | undefined> {
  const wanted = yield* mapNumberOf(node.maxConcurrency, scope);
  return inRange(wanted, (value) => value >= 0, 'MaxConcurrency cannot be negative.');
}

/** There is no ItemsPath in JSONata. */
export function inspectItemsPath(
  turn: Turn,
  node: InlineMapNode | DistributedMapNode,
  items: Json | readonly Json[],
): void {
  if (!node.jsonata) turn.env.inspect?.('afterItemsPath', JSON.stringify(items));
}

/** What the Map goes over: `ItemsPath` or `Items`, else the effective input. */
export function* itemsOf(
  turn: Turn,
  thread: Thread,
  node: InlineMapNode | DistributedMapNode,
  effective: Data,
): Evaluation<Json> {
  if (node.items === undefined) return jsonOf(effective);
  return yield* evaluate(node.items.expression, scopeOf(turn, thread, node, jsonOf(effective)));
}

/** An array as it is; an object as its members in order. */
export function listItems(value: Json, node: InlineMapNode | DistributedMapNode): { items: Json[]; keys?: string[] } {
  if (Array.isArray(value)) return { items: value };
  if (isObject(value) && (node.jsonata || node.mode === 'DISTRIBUTED')) {
    return { items: Object.values(value), keys: Object.keys(value) };
  }
  if (node.jsonata && node.items !== undefined) throw unexpectedType(node.items.text, 'Items', 'array', value);
  // As recorded, a path into the context object is shown with one `$`.
  throw runtimeError(`Reference path "${node.items?.text.replace(/^\$\$/, '$') ?? '$'}" must point to array.`);
}
