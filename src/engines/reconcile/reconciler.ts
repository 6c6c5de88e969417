/**
 * The contract of everything that has a life (a training job, an endpoint): a reconciler is given a key, reads the whole truth,
 * does what brings it nearer to what is wanted, and says when to look again. It is safe to run twice, runs once at a time per key,
 * and trusts no event: being woken is only a hint that something may have changed.
 *
 * Throwing means "again, with backoff" and is logged.
 */
export type Reconcile = (key: string) => Promise<Next>;

export type Next =
  /** Nothing left to do until someone enqueues the key again. */
  | { readonly kind: 'done' }
  /** Look again after this many ms even if nobody wakes it. */
  | { readonly kind: 'again'; readonly after: number };

export const done: Next = { kind: 'done' };
export const again = (after: number): Next => ({ kind: 'again', after });

export interface ReconcileLoop {
  start(): void;
  /** Looks at `key` as soon as possible (now, or right after the run that is under way). In memory: a hint. */
  wake(key: string): void;
  /** Resolves when no reconciler of this loop runs any more; nothing new is started. */
  stop(): Promise<void>;
}
