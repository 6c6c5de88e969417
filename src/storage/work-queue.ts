/**
 * What reconcilers have to look at, durable: one row per (queue, key) with the time it is due. A key that is enqueued while it is
 * worked on stays due: `finish` removes only what was there at `take`.
 */
export interface WorkQueue {
  /** Takes up to `limit` keys that are due and not taken, earliest first. A take is forgotten when the process dies. */
  take(queue: string, now: number, limit: number): Promise<readonly TakenWork[]>;
  /**
   * Takes one key at once, whether it is due, waits for a later time or has no row at all (generation 0); undefined while it is
   * taken. For a wake-up by key.
   */
  takeKey(queue: string, key: string): Promise<TakenWork | undefined>;
  /**
   * Ends a take, whether it resolves or rejects (then the row is as it was). `dueAt` undefined removes the row unless it was
   * enqueued again since; else it is due again then, or earlier where it was enqueued again since.
   */
  finish(work: TakenWork, outcome: { readonly dueAt?: number; readonly failed?: boolean }): Promise<void>;
  /** When the next key that is not taken falls due (ms); undefined where none waits. */
  nextDueAt(queue: string): Promise<number | undefined>;
  /** Calls back after each commit of this process that enqueued into `queue`. Returns the unsubscriber. */
  onEnqueue(queue: string, callback: () => void): () => void;
}

export interface TakenWork {
  readonly queue: string;
  readonly key: string;
  /** Grows with every enqueue of this key. */
  readonly generation: number;
  /** Consecutive failures so far, for the backoff. */
  readonly failures: number;
}
