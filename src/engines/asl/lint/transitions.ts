/** Checks the graph of one workflow level: every target exists, every state can be reached, some state ends it. */

import type { Block, StateNode } from '../machine.ts';
import type { Builder } from '../parse/builder.ts';
import { complain } from '../parse/builder.ts';

export function lintTransitions(builder: Builder, block: Block): void {
  const start = block.states.has(block.startAt);
  if (!start) missing(builder, block.startAt, `${block.location}/StartAt`);
  for (const node of block.states.values()) {
    for (const { target, location } of transitions(node)) {
      if (!block.states.has(target)) missing(builder, target, location);
    }
  }
  if (![...block.states.values()].some(isTerminal)) {
    // AWS gives this one no place, and says nothing of unreachable states beside it.
    builder.diagnostics.push({
      severity: 'ERROR',
      code: 'MISSING_END_STATE',
      message: 'Workflow has no terminal state',
    });
    return;
  }
  const reached = reachable(block);
  for (const node of block.states.values()) {
    if (!reached.has(node.name)) {
      complain(builder, `State "${node.name}" is not reachable.`, node.location, 'MISSING_TRANSITION_TARGET');
    }
  }
}

function missing(builder: Builder, target: string, location: string): void {
  complain(builder, `Missing 'Next' target: ${target}`, location, 'MISSING_TRANSITION_TARGET');
}

function isTerminal(node: StateNode): boolean {
  return node.next === undefined && node.type !== 'Choice';
}

function reachable(block: Block): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [block.startAt];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const node = block.states.get(name);
    if (node === undefined || reached.has(name)) continue;
    reached.add(name);
    for (const { target } of transitions(node)) pending.push(target);
  }
  return reached;
}

function* transitions(node: StateNode): Generator<{ target: string; location: string }> {
  if (node.next !== undefined) yield { target: node.next, location: `${node.location}/Next` };
  if (node.type === 'Choice') {
    for (const [at, rule] of node.rules.entries()) {
      yield { target: rule.next, location: `${node.location}/Choices[${at}]/Next` };
    }
    if (node.default !== undefined) yield { target: node.default, location: `${node.location}/Default` };
  }
  for (const [at, catcher] of node.catch.entries()) {
    yield { target: catcher.next, location: `${node.location}/Catch[${at}]/Next` };
  }
}
