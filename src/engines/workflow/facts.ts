import type { Scope } from '../../platform/identity.ts';

/** What an execution's row keeps besides its own columns (`ExecutionRow.info`). */
export interface ExecutionFacts {
  /** Names the immutable definition that the execution runs; `LoadDefinition` knows it. */
  readonly revision: string;
  readonly machineName: string;
  readonly roleArn: string;
  readonly traceHeader?: string;
  /** Where the history is logged to, if anywhere. */
  readonly logging?: { readonly group: string; readonly level: 'ALL' | 'ERROR' | 'FATAL'; readonly data: boolean };
  /** Of a child of a Map Run: what it runs (JSON pointer of the Map state), its number, and the items taken up to it. */
  readonly child?: {
    readonly location: string;
    readonly index: number;
    readonly through: number;
    readonly mark?: string;
  };
  /** The idempotency token of the call that started it. */
  readonly token?: string;
}

/** Finds the definition text of a revision. Rejects where there is none. */
export type LoadDefinition = (scope: Scope, revision: string) => Promise<string>;

/** How an execution ended. */
export interface Ending {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly at: number;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}
