import type { JobPlan } from './plan.ts';
import type { ContainerAddress } from './runner.ts';

/**
 * The public door of the jobs engine. A service's reconciler drives a job through it; every verb is idempotent, returns at once, and
 * goes on where a crashed server left off. The order of a life: `prepare`, `fetchImage`, `download`, `start`, `observe` until all
 * hosts have exited, `upload`, `destroy`; `signal` and `cancel` at any time.
 */
export interface JobEngine {
  /** Makes the job's folders and writes its config files. Repeating writes the same. Rejects with `JobError` for a bad plan. */
  prepare(plan: JobPlan): Promise<void>;
  /** Makes the image ready to run (a built-in image's Python environment is installed once, with progress in the server's output). */
  fetchImage(plan: JobPlan): Standing;
  /** Copies all inputs from S3 to each host's folders. */
  download(plan: JobPlan): Standing;
  /** Starts every host that was not started yet. A host is started at most once in the job's life, however often this is called. */
  start(plan: JobPlan): Promise<void>;
  /** How the hosts stand, from the runner: never from memory alone. */
  observe(plan: JobPlan): Promise<readonly HostObservation[]>;
  /** Sends the signal to every host that still runs. */
  signal(plan: JobPlan, signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Aborts a download or image fetch that is under way. */
  cancel(plan: JobPlan): void;
  /** Uploads all outputs. Repeating overwrites the same objects. */
  upload(plan: JobPlan): Standing;
  /** Resolves when every line that the hosts wrote is in the log store. */
  drainLogs(plan: JobPlan): Promise<void>;
  /** Removes containers and folders. Repeating is fine. */
  destroy(plan: JobPlan): Promise<void>;
  /** Ends every container of every job and removes what they left: for a server whose state is emptied. */
  destroyAll(): Promise<void>;
  /** Where a host's /opt/ml lies on this machine, for reading small result files (`output/failure`, `output/message`). */
  readFile(plan: JobPlan, host: string, path: string, maxBytes: number): Promise<string | undefined>;
  /** How this process reaches a port that a running host listens on. Rejects with `JobError` where it does not run. */
  address(plan: JobPlan, host: string, port: number): Promise<ContainerAddress>;
  /** Calls back with a plan's id whenever something about it changed (an exit, a download's end): a hint to reconcile. */
  onChange(callback: (jobId: string) => void): () => void;
  /** Calls back with each log line as it is read, for metric regexes. Lines are delivered in order per host, each at least once. */
  onLogLine(callback: (line: LogLine) => void): () => void;
}

/** Where a piece of work stands that is done in the background. Asking starts it where it was not. */
export type Standing =
  | { readonly state: 'running'; readonly detail?: string }
  | { readonly state: 'done' }
  /** `message` is for the user's FailureReason: what went wrong with which S3 URI or image, and what to do. */
  | { readonly state: 'failed'; readonly message: string };

export type HostObservation =
  | { readonly host: string; readonly state: 'not-started' }
  | { readonly host: string; readonly state: 'running'; readonly startedAt: number }
  | {
      readonly host: string;
      readonly state: 'exited';
      readonly startedAt: number;
      readonly endedAt: number;
      readonly exitCode: number;
      readonly signal?: string;
      readonly outOfMemory?: boolean;
    }
  /** The runner knows nothing of a host that was started: the machine was rebooted, or someone removed it. */
  | { readonly host: string; readonly state: 'lost' };

export interface LogLine {
  readonly jobId: string;
  readonly host: string;
  /** ms */
  readonly timestamp: number;
  readonly text: string;
}

/** A plan that cannot be carried out; the message is for the user. */
export class JobError extends Error {
  override readonly name = 'JobError';
}
