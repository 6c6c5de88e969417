/** What can be said about a JSONata expression without running it. */

import type { ExprNode } from 'jsonata';
import { addedFunctions } from './functions.ts';
import { childrenOf, nodesIn } from './tree.ts';

export interface Analysis {
  /** Variables of the machine that the expression reads, in order of appearance. */
  readonly variables: readonly string[];
  /** Every name after a `$`, whoever gives it its value: what the expression can need bindings for. */
  readonly names: readonly string[];
  /** Names that stand where there is no context to look them up in; AWS refuses them. */
  readonly bareNames: readonly string[];
}

export function analyse(root: ExprNode): Analysis {
  const read = new Set<string>();
  const bound = new Set<string>();
  const bare = new Set<string>();
  visit(root, true, { read, bound, bare });
  const variables = [...read].filter((name) => !bound.has(name) && name !== 'states' && !addedFunctions.has(name));
  return { variables, names: [...read], bareNames: [...bare] };
}

interface Found {
  readonly read: Set<string>;
  readonly bound: Set<string>;
  readonly bare: Set<string>;
}

/** `top`: no context value is in sight, so that a plain name can mean nothing. */
function visit(node: ExprNode, top: boolean, found: Found): void {
  switch (node.type as string) {
    case 'variable':
      if (typeof node.value === 'string' && node.value !== '' && node.value !== '$') found.read.add(node.value);
      break;
    case 'name':
      if (top && typeof node.value === 'string') found.bare.add(node.value);
      break;
    case 'path': {
      const [first, ...rest] = node.steps ?? [];
      if (first !== undefined) visit(first, top, found);
      for (const step of rest) visit(step, false, found);
      visitMembers(node, ['steps'], false, found);
      return;
    }
    case 'function':
    case 'partial': {
      // A function by name is no variable of the machine, unless it is not built in: then evaluation says so.
      if (node.procedure !== undefined && node.procedure.type !== 'variable') visit(node.procedure, top, found);
      for (const argument of node.arguments ?? []) visit(argument, top, found);
      visitMembers(node, ['procedure', 'arguments'], false, found);
      return;
    }
    case 'lambda':
      for (const parameter of node.arguments ?? [])
        if (typeof parameter.value === 'string') found.bound.add(parameter.value);
      visitMembers(node, ['arguments'], false, found);
      return;
    case 'bind': {
      const target = node.lhs;
      if (target !== undefined && !Array.isArray(target) && typeof target.value === 'string')
        found.bound.add(target.value);
      if (node.rhs !== undefined && !Array.isArray(node.rhs)) visit(node.rhs, top, found);
      return;
    }
    default:
  }
  visitMembers(node, [], top, found);
}

/** Everything else that hangs below a node. Predicates see the value before them. */
function visitMembers(node: ExprNode, except: readonly string[], top: boolean, found: Found): void {
  for (const child of childrenOf(node, [...except, ...AFTER_VALUE])) visit(child, top, found);
  for (const [name, member] of Object.entries(node)) {
    if (AFTER_VALUE.includes(name)) for (const child of nodesIn(member)) visit(child, false, found);
  }
}

const AFTER_VALUE: readonly string[] = ['predicate', 'stages', 'group'];
