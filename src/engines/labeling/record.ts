import type { Scope } from '../../platform/identity.ts';
import type { Json, JsonObject } from '../../platform/json.ts';
import type { Change, RecordFields } from '../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../storage/records.ts';
import type { LabelingSpec } from './engine.ts';

/**
 * What the engine keeps of a job: one *run*, and one *object* for each line of the manifest that it has read so far.
 *
 *     (not read) ──► open ──► answered ──► labeled | failed
 *         │            └──► failed: nobody answered in time
 *         ├──► failed: its preparation failed
 *         └──► unneeded: the function says that no human is needed
 *
 * An object is `open` while it takes answers; with the last one, or when its time is over, it is `answered`. Only `advance` moves the
 * run and the ends; workers only touch open objects. Every move is a commit with the version that was read.
 */
export interface RunDoc {
  readonly spec: LabelingSpec;
  readonly manifest: {
    /** Of the manifest that was counted: a job reads one and the same to its end. */
    readonly etag: string;
    /** bytes, lines */
    readonly size: number;
    readonly total: number;
  };
  /** What was read of it. */
  readonly cursor: { readonly offset: number; readonly line: number };
  readonly labels?: readonly string[];
  readonly labeled: number;
  readonly failed: number;
  /** Why the first object failed, where one did. */
  readonly firstFailure?: string;
}

/** The template, apart from the run: it is large and never changes. */
export interface TemplateDoc {
  readonly content: string;
}

export interface ObjectDoc {
  /** The line of the manifest as it stands. */
  readonly line: string;
  readonly taskInput?: Json;
  /** ms; when it was first offered. */
  readonly openedAt: number;
  /** Who works on it. */
  readonly leases: readonly Lease[];
  readonly declined: readonly string[];
  readonly answers: readonly Answer[];
  /** What the consolidation made of the answers: members for the line in the output manifest. */
  readonly label?: JsonObject;
  readonly failureReason?: string;
}

export interface Lease {
  readonly assignment: string;
  readonly workerId: string;
  /** ms */
  readonly takenAt: number;
}

export interface Answer extends Lease {
  readonly submittedAt: number;
  readonly content: JsonObject;
}

export type ObjectState = 'open' | 'answered' | 'labeled' | 'failed' | 'unneeded';

const RUN = 'labeling/run';
const TEMPLATE = 'labeling/template';
const OBJECT = 'labeling/object';
export const KINDS = { run: RUN, template: TEMPLATE, object: OBJECT } as const;

export const runKey = ({ accountId, region, id }: Scope & { readonly id: string }): RecordKey => ({
  accountId,
  region,
  kind: RUN,
  name: id,
});
export const templateKey = (job: Scope & { readonly id: string }): RecordKey => ({ ...runKey(job), kind: TEMPLATE });
/** Names in the order of the lines. */
export const objectKey = (job: Scope & { readonly id: string }, line: number): RecordKey => ({
  ...runKey(job),
  kind: OBJECT,
  name: `${job.id}/${String(line).padStart(9, '0')}`,
});
export const lineOf = (key: RecordKey): number => Number(key.name.slice(key.name.lastIndexOf('/') + 1));

/** What is pending has its job as parent, so that looking for it costs nothing for what is done. */
export function objectFields(state: ObjectState, doc: ObjectDoc, job: string): RecordFields {
  return state === 'open' || state === 'answered' ? { doc, status: state, parent: job } : { doc, status: state };
}

export const changeObject = (
  { key, version }: StoredRecord<ObjectDoc>,
  state: ObjectState,
  doc: ObjectDoc,
  at: number,
): Change => ({
  kind: 'update-record',
  key,
  expect: version,
  fields: objectFields(state, doc, key.name.slice(0, key.name.lastIndexOf('/'))),
  at,
});

/** Workers find a run by their team. */
export const runFields = (doc: RunDoc): RecordFields => ({ doc, parent: doc.spec.workteamArn });

export const changeRun = ({ key, version }: StoredRecord<RunDoc>, doc: RunDoc, at: number): Change => ({
  kind: 'update-record',
  key,
  expect: version,
  fields: runFields(doc),
  at,
});
