/** A compiled path: the text of the definition turned into something that can be asked for its value. */

import type { Json } from '../../../platform/json.ts';
import { runtimeError } from '../errors.ts';
import type { Scope } from '../scope.ts';
import type { PathSyntax, Segment } from './parse.ts';
import { parsePath } from './parse.ts';
import { isDefinite, missingReason, selectMany, selectOne } from './select.ts';

export interface Path {
  readonly text: string;
  readonly syntax: Omit<PathSyntax, 'text'>;
  readonly definite: boolean;
  /** undefined: there is nothing at the path. */
  readonly find: (scope: Scope) => Json | undefined;
}

/** @throws JsonPathSyntaxError */
export function compilePath(text: string): Path {
  return pathOf(text, parsePath(text));
}

export function pathOf(text: string, syntax: Omit<PathSyntax, 'text'>): Path {
  const { segments } = syntax;
  const definite = isDefinite(segments);
  const rootOf = rootGetter(syntax.root);
  let find: Path['find'];
  if (segments.length === 0) {
    find = rootOf;
  } else if (definite) {
    find = (scope) => {
      const root = rootOf(scope);
      return root === undefined ? undefined : selectOne(root, segments);
    };
  } else {
    find = (scope) => {
      const root = rootOf(scope);
      return root === undefined ? undefined : selectMany(root, segments);
    };
  }
  return { text, syntax, definite, find };
}

function rootGetter(root: PathSyntax['root']): (scope: Scope) => Json | undefined {
  switch (root.kind) {
    case 'input':
      return (scope) => scope.input;
    case 'context':
      return (scope) => scope.context();
    case 'variable':
      return (scope) => scope.variable(root.name);
    default:
      return root satisfies never;
  }
}

/** The value at the path, for the fields that say `Invalid path '$.x' : No results for path: $['x']`. */
export function requirePath(path: Path, scope: Scope): Json {
  const value = path.find(scope);
  if (value !== undefined) return value;
  throw runtimeError(`Invalid path '${path.text}' : ${reason(path, scope)}`);
}

function reason(path: Path, scope: Scope): string {
  const { root, segments } = path.syntax;
  if (root.kind === 'variable' && scope.variable(root.name) === undefined) {
    return `The variable '${root.name}' is not defined`;
  }
  return missingReason(rootGetter(root)(scope) ?? null, segments);
}

/** True where all that is missing is an array element: AWS takes null for it in payload templates. */
export function endsPastArray(path: Path, scope: Scope): boolean {
  const segments: readonly Segment[] = path.syntax.segments;
  const last = segments.at(-1);
  if (!path.definite || last?.kind !== 'index') return false;
  const root = rootGetter(path.syntax.root)(scope);
  return root !== undefined && Array.isArray(selectOne(root, segments.slice(0, -1)));
}
