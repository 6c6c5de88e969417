import type { Blobs } from './blobs.ts';
import type { Change } from './changes.ts';
import type { Executions } from './executions.ts';
import type { LogEvents } from './log-events.ts';
import type { Objects } from './objects.ts';
import type { Records } from './records.ts';
import type { Tags } from './tags.ts';
import type { WorkQueue } from './work-queue.ts';

/** Everything that lasts. `main.ts` picks the adapter; nobody else knows which it is. */
export interface Store {
  readonly records: Records;
  readonly tags: Tags;
  readonly work: WorkQueue;
  readonly objects: Objects;
  readonly blobs: Blobs;
  readonly logs: LogEvents;
  readonly executions: Executions;
  /** Makes all changes or none; see `changes.ts`. Rejects with `CommitConflict`. */
  commit(changes: readonly Change[]): Promise<void>;
  /** Empties everything (`POST /_sagebrush/reset` of an ephemeral server). */
  reset(): Promise<void>;
  close(): Promise<void>;
}
