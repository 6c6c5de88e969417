import type { Scope } from '../../platform/identity.ts';
import type { WorkerDesk } from './desk.ts';
import type { ObjectLinks } from './links.ts';
import type { Renderer } from './template.ts';

/**
 * The public door of the labeling engine: has people label the objects of a manifest and writes what they said to S3. Drive it like
 * the other engines: `advance`, be woken by `onChange`, `advance` again. Everything that it knows of a job is in records, so that it
 * goes on after a crash where it was.
 */
export interface LabelingEngine {
  /**
   * Takes the job's next steps: reads the manifest on, prepares objects, consolidates answers, and writes the output once nothing is
   * left to do. `stop`: takes all tasks from the workers, and ends with what is there.
   * @throws LabelingFailure where the job cannot go on; others where a later try may help
   */
  advance(spec: LabelingSpec, options: { readonly stop: boolean }): Promise<Progress>;
  /** Whether the template and the label categories can be used, as they are now. @throws LabelingFailure */
  check(spec: LabelingSpec): Promise<void>;
  /** Removes what is kept of a job that is over; nobody can work on it any more. Idempotent. */
  forget(spec: LabelingSpec): Promise<void>;
  /** What workers do: the calls behind the worker's page. */
  readonly desk: WorkerDesk;
  readonly renderer: Renderer;
  /** Links to objects in S3 for the browser of a worker. */
  readonly links: ObjectLinks;
  /** Calls back with a job's id when a worker did something that `advance` has to look at. */
  onChange(callback: (id: string) => void): () => void;
  /** Breaks off what is under way, for the end of this server. */
  stop(): void;
}

/** A labeling job as the engine sees it; the same every time it is made from the same record. */
export interface LabelingSpec extends Scope {
  /** Names the engine's records. Lower case letters, digits, dashes. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly workteamArn: string;
  readonly labelAttribute: string;
  /** `s3://…`, all of them. */
  readonly manifest: string;
  readonly template: string;
  readonly categories?: string;
  /** The job's own prefix: S3OutputPath and the job's name. */
  readonly output: string;
  readonly preFunction?: string;
  readonly consolidationFunction?: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly workersPerObject: number;
  readonly timeLimitMs: number;
  readonly availabilityMs: number;
  /** Objects that are open for workers at a time. */
  readonly maxOpen: number;
  readonly maxLabeled?: number;
  readonly maxPercent?: number;
}

export interface Progress {
  readonly state: 'running' | 'done';
  readonly counters: Counters;
  /** ms until something falls due without anybody doing anything; 0 = there is more to do at once. */
  readonly againIn: number;
  /** Why the first object failed, where one did; told when the job is done. */
  readonly firstFailure?: string;
}

export interface Counters {
  /** Lines of the manifest; 0 until they were counted. */
  readonly total: number;
  readonly labeled: number;
  readonly failed: number;
  /** Objects that wait for workers or for their consolidation. */
  readonly pending: number;
}

/** The job cannot be done as it was asked for; the message is for the user. */
export class LabelingFailure extends Error {
  override readonly name = 'LabelingFailure';
}
