import type { ExprNode } from 'jsonata';

/** The nodes right below a node, whatever members they hang by. `except`: members that are left out. */
export function* childrenOf(node: ExprNode, except: readonly string[] = []): Generator<ExprNode> {
  for (const [name, member] of Object.entries(node)) {
    if (!PLAIN.has(name) && !except.includes(name)) yield* nodesIn(member);
  }
}

/** Members that are no expressions, or that point back up the tree. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'value', 'position', 'ancestor', 'slot']);

/** Lists, and objects without a type such as the pairs of a grouping, hold nodes too. */
export function* nodesIn(member: unknown): Generator<ExprNode> {
  if (Array.isArray(member)) {
    for (const item of member) yield* nodesIn(item);
  } else if (typeof member === 'object' && member !== null) {
    // What has a `type` below an AST node is an AST node.
    if ('type' in member) yield member as ExprNode;
    else for (const inner of Object.values(member)) yield* nodesIn(inner);
  }
}
