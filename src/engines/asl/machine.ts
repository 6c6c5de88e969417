/**
 * A compiled machine: what `parseMachine` makes of a definition. Immutable, shared by all its executions. Callers look
 * at `Machine` only; the nodes are the core's own.
 */

import type { Json } from '../../platform/json.ts';
import type { Expression } from './expression.ts';
import type { Path } from './jsonpath/path.ts';
import type { Reference } from './jsonpath/reference.ts';
import type { Scope } from './scope.ts';
import type { TaskKind } from './types.ts';

export interface Machine {
  readonly comment?: string;
  /** Seconds that an execution may take. */
  readonly timeoutSeconds?: number;
  /** Such a machine is run with `stepAsync`. */
  readonly usesJsonata: boolean;
  /** As DescribeStateMachine shows it: which variables each state reads. */
  readonly variableReferences: { readonly [state: string]: readonly string[] };
  /** Every resource of a Task, ItemReader or ResultWriter, with the pointer of its state. */
  readonly resources: readonly { readonly resource: string; readonly location: string }[];
  readonly root: Block;
  /** All workflow levels by location; '' is the root. */
  readonly blocks: ReadonlyMap<string, Block>;
}

/** One workflow level: the machine itself, a branch, an item processor. */
export interface Block {
  /** Pointer of the object that holds `States`: '' or `/States/P/Branches[0]`. */
  readonly location: string;
  readonly startAt: string;
  readonly states: ReadonlyMap<string, StateNode>;
}

export type StateNode =
  | TaskNode
  | PassNode
  | ChoiceNode
  | WaitNode
  | SucceedNode
  | FailNode
  | ParallelNode
  | InlineMapNode
  | DistributedMapNode;

export interface NodeBase {
  readonly name: string;
  readonly location: string;
  readonly jsonata: boolean;
  /** undefined: the state ends its level (`End`, Succeed, Fail) or chooses otherwise (Choice). */
  readonly next: string | undefined;
  /** null: `{}` instead of the input. undefined: everything, `$`. */
  readonly inputPath: Path | null | undefined;
  readonly outputPath: Path | null | undefined;
  /** `Parameters` or `Arguments`. */
  readonly parameters: Expression | undefined;
  readonly resultSelector: Expression | undefined;
  /** null: the result is dropped. undefined: the result replaces the input. */
  readonly resultPath: Reference | null | undefined;
  /** JSONata `Output`. */
  readonly output: Expression | undefined;
  readonly assign: Assignment | undefined;
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

/** `Assign`: an expression that makes the object of new variables. */
export type Assignment = Expression;

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly fullJitter: boolean;
}

export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  readonly resultPath: Reference | null | undefined;
  readonly output: Expression | undefined;
  readonly assign: Assignment | undefined;
}

/** A field that is a constant, or comes from a path or an expression at run time. */
export interface Field {
  /** As written in the definition: `TimeoutSecondsPath`. */
  readonly name: string;
  readonly source: 'constant' | 'path' | 'jsonata';
  /** The path or the expression without delimiters. */
  readonly text: string;
  readonly expression: Expression;
  /** Of a path: undefined where it leads to nothing, which the expression throws for in the words of most fields. */
  readonly find?: (scope: Scope) => Json | undefined;
}

export interface TaskNode extends NodeBase {
  readonly type: 'Task';
  readonly resource: Resource;
  readonly timeoutSeconds: Field | undefined;
  readonly heartbeatSeconds: Field | undefined;
  readonly credentials: Expression | undefined;
}

/** A resource ARN taken apart. */
export interface Resource {
  readonly arn: string;
  readonly kind: TaskKind;
  readonly type: string | undefined;
  readonly action: string | undefined;
  readonly pattern: 'request' | 'sync' | 'sync:2' | 'waitForTaskToken';
}

export interface PassNode extends NodeBase {
  readonly type: 'Pass';
  readonly result: Json | undefined;
}

export interface ChoiceNode extends NodeBase {
  readonly type: 'Choice';
  readonly rules: readonly ChoiceRule[];
  readonly default: string | undefined;
}

export interface ChoiceRule {
  readonly condition:
    | { readonly kind: 'test'; readonly test: (scope: Scope) => boolean }
    | { readonly kind: 'jsonata'; readonly field: Field };
  readonly next: string;
  readonly assign: Assignment | undefined;
  readonly output: Expression | undefined;
}

export interface WaitNode extends NodeBase {
  readonly type: 'Wait';
  readonly until:
    | { readonly kind: 'seconds'; readonly field: Field }
    | { readonly kind: 'timestamp'; readonly field: Field };
}

export interface SucceedNode extends NodeBase {
  readonly type: 'Succeed';
}

export interface FailNode extends NodeBase {
  readonly type: 'Fail';
  readonly error: Field | undefined;
  readonly cause: Field | undefined;
}

export interface ParallelNode extends NodeBase {
  readonly type: 'Parallel';
  readonly branches: readonly Block[];
}

interface MapNodeBase extends NodeBase {
  readonly type: 'Map';
  readonly processor: Block;
  /** `ItemsPath` or `Items`; undefined: the effective input itself. */
  readonly items: Field | undefined;
  readonly itemSelector: Expression | undefined;
  readonly maxConcurrency: Field | undefined;
  readonly toleratedFailureCount: Field | undefined;
  readonly toleratedFailurePercentage: Field | undefined;
}

export interface InlineMapNode extends MapNodeBase {
  readonly mode: 'INLINE';
}

export interface DistributedMapNode extends MapNodeBase {
  readonly mode: 'DISTRIBUTED';
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | undefined;
  readonly reader: ReaderNode | undefined;
  readonly batcher: BatcherNode | undefined;
  readonly writer: WriterNode | undefined;
}

export interface ReaderNode {
  readonly resource: string;
  readonly parameters: Expression | undefined;
  /** Literal members of `ReaderConfig`. */
  readonly config: { readonly [key: string]: Json };
  readonly maxItems: Field | undefined;
}

export interface BatcherNode {
  readonly maxItemsPerBatch: Field | undefined;
  readonly maxInputBytesPerBatch: Field | undefined;
  readonly batchInput: Expression | undefined;
}

export interface WriterNode {
  readonly resource: string | undefined;
  readonly parameters: Expression | undefined;
  readonly config: { readonly [key: string]: Json };
}
