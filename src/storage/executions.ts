import type { Scope } from '../platform/identity.ts';

/**
 * The workflow engine's rows: executions, their histories, and what they wait for (tasks and timers). `commit` is the law "history
 * first": a step's events, the execution's new snapshot and its outbox change in one transaction; commits of many executions that
 * are made in the same moment share one write of the disk.
 */
export interface Executions {
  /** Inserts new executions. Answers their ids, in order; undefined for one whose name is taken. */
  insert(rows: readonly NewExecution[]): Promise<readonly (number | undefined)[]>;
  /** An id that no execution has, for `insertStepped`. */
  newId(): Promise<number>;
  /** Inserts an execution together with its first step. False: its name is taken, and nothing was written. */
  insertStepped(row: NewExecution, step: FirstStep): Promise<boolean>;
  commit(change: ExecutionChange): Promise<void>;

  get(arn: string): Promise<ExecutionRow | undefined>;
  /** What the engine needs to go on. */
  load(id: number): Promise<ResumableExecution | undefined>;
  /** Every execution that is not closed, for the start of the process. Streams: there can be 100,000. */
  open(): AsyncIterable<{ readonly id: number; readonly arn: string }>;
  /** Of these, the ones that somebody has to look after: all but those whose last word was `rests: true`. Streams. */
  restless(): AsyncIterable<number>;
  list(query: ExecutionQuery): Promise<{ readonly rows: readonly ExecutionSummary[]; readonly next?: string }>;
  countOpen(stateMachineArn: string): Promise<number>;

  /** Inserts children of a Map Run, all or (where an ARN is taken) none; answers their ids, in order. */
  insertChildren(rows: readonly NewExecution[]): Promise<readonly number[]>;
  /**
   * How the children of a Map Run stand, seen at one moment: the closed ones counted, the open ones by id. With `redrivenBefore`
   * (ms), unsuccessful ones that were not redriven since then are counted apart, as `waiting`. `weighed`: count the items too (reads
   * every row instead of an index); else `items` is the number of executions.
   */
  tallyChildren(
    mapRunArn: string,
    options: { readonly weighed: boolean; readonly redrivenBefore?: number },
  ): Promise<ChildTally>;
  /** Closed children of one status, oldest first. */
  children(query: ChildQuery): Promise<readonly ExecutionRow[]>;

  /**
   * Forgets executions that closed before a time (ms), with their histories: at most `limit`; answers how many. Their names are free then.
   * The children of Map Runs stay: their results are still read, and they go with their run.
   */
  purge(query: {
    readonly type: 'STANDARD' | 'EXPRESS';
    readonly closedBefore: number;
    readonly limit: number;
  }): Promise<number>;
  /** Forgets closed children of a Map Run in the same way; `left`: whether any child, closed or not, is still there. */
  purgeChildren(mapRunArn: string, limit: number): Promise<{ readonly purged: number; readonly left: boolean }>;

  /** History events as stored, by id; `after` exclusive. */
  history(
    id: number,
    query: { readonly after?: number; readonly before?: number; readonly reverse?: boolean; readonly limit: number },
  ): Promise<readonly StoredEvent[]>;

  /** Tasks and timers of one execution, or all that are due. */
  waits(id: number): Promise<readonly WaitRow[]>;
  dueTimers(now: number, limit: number): Promise<readonly WaitRow[]>;
  nextTimerAt(): Promise<number | undefined>;
  /** Finds a task by its token (callbacks). */
  waitByToken(token: string): Promise<WaitRow | undefined>;
}

export interface NewExecution extends Scope {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** The version and the alias that it was started by: lists ask by them. */
  readonly versionArn?: string;
  readonly aliasArn?: string;
  /** For the child executions of a distributed map: lists ask by it. */
  readonly mapRunArn?: string;
  /** How many items of the map such a child works on; 1 unless said. */
  readonly items?: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly startedAt: number;
  /** JSON text. */
  readonly input: string;
  /** Everything else that Describe shows or the engine needs (definition revision, role, trace header …). */
  readonly info: unknown;
}

export interface ExecutionRow extends NewExecution {
  readonly id: number;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
  readonly stoppedAt?: number;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount: number;
  readonly redrivenAt?: number;
}

/** An execution without its texts, each of which can be as large as a quarter of a megabyte. */
export type ExecutionSummary = Omit<ExecutionRow, 'input' | 'output' | 'error' | 'cause' | 'info'>;

export interface ResumableExecution {
  readonly row: ExecutionRow;
  /** The interpreter's state after the last commit; undefined before the first step. */
  readonly snapshot: unknown;
  readonly waits: readonly WaitRow[];
  /** Grows with every commit; a commit made from an older one is refused. */
  readonly revision: number;
}

export interface ExecutionChange {
  readonly id: number;
  /** The revision that the step started from. */
  readonly expectRevision: number;
  readonly events: readonly StoredEvent[];
  readonly snapshot: unknown;
  readonly addWaits?: readonly NewWait[];
  /** Wait ids (`WaitRow.waitId`) that are over. */
  readonly removeWaits?: readonly string[];
  readonly updateWaits?: readonly { readonly waitId: string; readonly dueAt?: number; readonly data?: unknown }[];
  readonly close?: {
    readonly status: ExecutionRow['status'];
    readonly at: number;
    readonly output?: string;
    readonly error?: string;
    readonly cause?: string;
  };
  readonly redrive?: { readonly at: number };
  /**
   * True: only a timer or a callback moves it on, so nobody has to take it up when a process starts; false takes that back. Absent: as
   * before. A new or redriven execution does not rest.
   */
  readonly rests?: boolean;
}

/** `id` comes from `newId`. */
export type FirstStep = Pick<ExecutionChange, 'id' | 'events' | 'snapshot' | 'addWaits' | 'close' | 'rests'>;

export interface StoredEvent {
  readonly id: number;
  readonly type: string;
  /** ms */
  readonly at: number;
  /** The event in AWS's shape, JSON text. */
  readonly json: string;
}

export interface NewWait {
  /** Unique within the execution; the interpreter's task or timer id. */
  readonly waitId: string;
  readonly kind: 'task' | 'timer' | 'map-run';
  /** ms; a timer's time, a task's timeout or heartbeat deadline. */
  readonly dueAt?: number;
  readonly token?: string;
  readonly data: unknown;
}
export interface WaitRow extends NewWait {
  readonly executionId: number;
}

export interface ExecutionQuery {
  readonly scope: Scope;
  readonly stateMachineArn?: string;
  readonly versionArn?: string;
  readonly aliasArn?: string;
  readonly mapRunArn?: string;
  readonly status?: ExecutionRow['status'];
  readonly redriven?: boolean;
  /** Newest first. */
  readonly limit: number;
  readonly after?: string;
}

export interface ChildTally {
  readonly closed: readonly {
    readonly status: ExecutionRow['status'];
    readonly waiting: boolean;
    readonly executions: number;
    readonly items: number;
  }[];
  readonly open: readonly { readonly id: number; readonly items: number }[];
}

export interface ChildQuery {
  readonly mapRunArn: string;
  readonly status: ExecutionRow['status'];
  /** ms; leaves out what was redriven at that time or later. */
  readonly redrivenBefore?: number;
  /** The last row of the page before. */
  readonly after?: Pick<ExecutionRow, 'startedAt' | 'id'>;
  readonly limit: number;
}

/** A commit was made from an old revision: another owner moved the execution on. */
export class StaleExecution extends Error {
  override readonly name = 'StaleExecution';
}
