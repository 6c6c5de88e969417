import { createHash } from 'node:crypto';
import { formatArn, parseArn } from '../../../platform/arn.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { RecordKey } from '../../../storage/records.ts';
import type { StartMapRun } from '../core.ts';
import type { ExecutionFacts } from '../facts.ts';

/**
 * A Map Run as the store keeps it (`states/map-run`, status beside it, the parent execution's ARN as `parent`). What was asked for is a
 * record of its own (`states/map-run-command`) that never changes: it can be large, and this one is written with every handful of
 * children.
 */
export interface MapRunDoc {
  readonly arn: string;
  readonly executionArn: string;
  readonly executionId: number;
  /** The parent's task that waits for this run. */
  readonly taskId: string;
  /** Of the children: `machine/label`. */
  readonly childMachine: string;
  readonly startedAt: number;
  readonly stoppedAt?: number;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  /** Children started so far, and the items that they took: where reading goes on. */
  readonly children: number;
  readonly taken: number;
  readonly mark?: string;
  readonly etag?: string;
  /** Every item was read. */
  readonly exhausted: boolean;
  /** How the run ends: decided, perhaps not carried out yet. */
  readonly outcome?: Outcome;
  readonly redriveCount: number;
  readonly redrivenAt?: number;
  /** Once closed. */
  readonly counts?: MapRunCounts;
}

export type Outcome =
  /** `output` is there once the results are written. */
  | { readonly status: 'SUCCEEDED'; readonly output?: string }
  | { readonly status: 'FAILED'; readonly error: string; readonly cause: string }
  | { readonly status: 'ABORTED' };

export type MapRunStatus = 'RUNNING' | Outcome['status'];

export interface CommandDoc {
  readonly command: StartMapRun;
}

/** What the wait of a redriven Map state remembers. */
export interface RedriveMapRun {
  readonly kind: 'redriveMapRun';
  readonly taskId: string;
  readonly mapRunArn: string;
  /** ms */
  readonly at: number;
}

export interface Count {
  executions: number;
  items: number;
}

/** By where the children stand. */
export interface MapRunCounts {
  readonly pending: Count;
  readonly running: Count;
  readonly succeeded: Count;
  readonly failed: Count;
  readonly timedOut: Count;
  readonly aborted: Count;
  readonly pendingRedrive: Count;
  readonly resultsWritten: Count;
}

export const noCounts = (): MapRunCounts => ({
  pending: { executions: 0, items: 0 },
  running: { executions: 0, items: 0 },
  succeeded: { executions: 0, items: 0 },
  failed: { executions: 0, items: 0 },
  timedOut: { executions: 0, items: 0 },
  aborted: { executions: 0, items: 0 },
  pendingRedrive: { executions: 0, items: 0 },
  resultsWritten: { executions: 0, items: 0 },
});

/** The record's name: what stands behind `mapRun:` in the ARN. */
export function mapRunKey(arn: string): RecordKey {
  const parsed = parseArn(arn);
  return {
    kind: 'states/map-run',
    accountId: parsed?.accountId ?? '',
    region: parsed?.region ?? '',
    name: parsed?.resource.replace(/^mapRun:/, '') ?? '',
  };
}
export const commandKey = (arn: string): RecordKey => ({ ...mapRunKey(arn), kind: 'states/map-run-command' });

/**
 * The names of a Map Run follow from its execution and task, so that a start that is repeated after a crash finds the run of the first.
 * A state without a Label gets a UUID for one.
 */
export function namesOf(
  owner: { readonly arn: string; readonly scope: Scope; readonly machineName: string },
  command: Pick<StartMapRun, 'taskId' | 'label' | 'location'>,
): { readonly arn: string; readonly childMachine: string } {
  const label = command.label ?? uuidFrom(`${owner.machineName}${command.location}`);
  const childMachine = `${owner.machineName}/${label}`;
  const resource = `mapRun:${childMachine}:${uuidFrom(`${owner.arn}#${command.taskId}`)}`;
  return { arn: formatArn({ service: 'states', ...owner.scope, resource }), childMachine };
}

/** A child's own name: follows from its number in the run, so that none is ever started twice. */
export const childName = (mapRunArn: string, index: number): string => uuidFrom(`${mapRunArn}#${index}`);

/** The part of an execution's facts that makes it a child. */
export type ChildFacts = NonNullable<ExecutionFacts['child']>;

function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-3${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
