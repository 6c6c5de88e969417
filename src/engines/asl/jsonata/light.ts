/**
 * Which expressions may be evaluated in the thread that serves everybody.
 *
 * JSONata looks at its time limit between the steps of an evaluation, and not inside its built-in functions: `$distinct` compares
 * every pair, `$pad` makes texts of any length, and a few doublings (`$x & $x`) make one that even `$length` takes seconds for. An
 * expression is *light* where neither can happen: it binds nothing, defines no functions and makes no ranges, so that nothing in it
 * is longer than its text times its bindings, and it calls only functions that are linear in what they are given.
 */

import type { ExprNode } from 'jsonata';
import { childrenOf } from './tree.ts';

const TYPES: ReadonlySet<string> = new Set([
  ...['string', 'number', 'value', 'variable', 'name', 'wildcard', 'path', 'filter'],
  ...['binary', 'unary', 'condition', 'block', 'function'],
]);

/** Linear in their arguments, in time and in what they answer. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['sum', 'count', 'max', 'min', 'average', 'number', 'abs', 'floor', 'ceil', 'round', 'power', 'sqrt'],
  ...[
    'string',
    'length',
    'substring',
    'substringBefore',
    'substringAfter',
    'lowercase',
    'uppercase',
    'trim',
    'contains',
  ],
  ...['boolean', 'not', 'exists', 'type', 'keys', 'lookup', 'append', 'merge', 'reverse', 'error', 'assert'],
  ...['now', 'millis', 'random', 'uuid', 'hash', 'parse', 'partition', 'base64encode', 'base64decode'],
]);
/** Linear where their second argument is a text that stands in the expression. */
const WITH_SEPARATOR: ReadonlySet<string> = new Set(['join', 'split']);

export function isLight(node: ExprNode): boolean {
  const type: string = node.type;
  if (!TYPES.has(type)) return false;
  // The range operator; `@` and `#` bind a variable.
  if (type === 'binary' && String(node.value) === '..') return false;
  if ('focus' in node || 'index' in node) return false;
  if (type === 'function' && !isLightCall(node)) return false;
  for (const child of childrenOf(node, ['procedure'])) if (!isLight(child)) return false;
  return true;
}

function isLightCall({ procedure, arguments: given = [] }: ExprNode): boolean {
  if (procedure?.type !== 'variable' || typeof procedure.value !== 'string') return false;
  if (FUNCTIONS.has(procedure.value)) return true;
  return WITH_SEPARATOR.has(procedure.value) && given.slice(1).every(({ type }) => type === 'string');
}
