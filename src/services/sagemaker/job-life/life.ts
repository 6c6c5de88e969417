/**
 * The life of a job of containers, shared by training and processing. Plain data in the job's document; each kind shows it in its
 * own statuses.
 *
 *     starting ──► downloading ──► running ──► uploading ──► ended
 *         │             │             ▲ (halt: SIGTERM, grace, SIGKILL)        ▲
 *         └─────────────┴─────────────┴────────── outcome without a container ─┘
 *
 * A halt (a stop request, the time limit, another host's failure) may come in every phase but the last and never goes away. In
 * `running` it sends SIGTERM once, waits out the grace and sends SIGKILL; before it, the job ends without having run.
 * The outcome is decided when the last host has exited (or when getting there failed) and does not change, except that an upload
 * that fails turns it into a failure.
 */
export type Phase = 'starting' | 'downloading' | 'running' | 'uploading' | 'ended';

export interface Life {
  readonly phase: Phase;
  /** ms: work began on the (local) instances. */
  readonly startedAt?: number;
  /** ms: the containers were let go. Time limits count from here. */
  readonly runningAt?: number;
  readonly endedAt?: number;
  /** What `downloading` still waits for. */
  readonly waitingFor?: 'data' | 'image';
  readonly halt?: Halt;
  readonly outcome?: Outcome;
}

export interface Halt {
  readonly reason: 'requested' | 'max-runtime' | 'host-failed';
  /** ms */
  readonly at: number;
  /** ms: when SIGTERM went out; the grace counts from here. */
  readonly termAt?: number;
}

export type Outcome =
  | { readonly kind: 'completed' }
  | { readonly kind: 'stopped'; readonly by: 'requested' | 'max-runtime' }
  | { readonly kind: 'failed'; readonly reason: string };

export const newborn: Life = { phase: 'starting' };

const FOLLOWERS: Readonly<Record<Phase, readonly Phase[]>> = {
  starting: ['starting', 'downloading', 'running', 'ended'],
  downloading: ['downloading', 'running', 'ended'],
  running: ['running', 'uploading'],
  uploading: ['uploading', 'ended'],
  ended: [],
};

/** Whether a life may go on like that: the law that the property test holds against random lives. */
export function mayFollow(from: Life, to: Life): boolean {
  if (!FOLLOWERS[from.phase].includes(to.phase)) return false;
  if (from.halt !== undefined && to.halt?.reason !== from.halt.reason) return false;
  if (from.halt?.termAt !== undefined && to.halt?.termAt !== from.halt.termAt) return false;
  if (from.outcome !== undefined && to.outcome?.kind !== from.outcome.kind && to.outcome?.kind !== 'failed')
    return false;
  if (from.startedAt !== undefined && to.startedAt !== from.startedAt) return false;
  if (from.runningAt !== undefined && to.runningAt !== from.runningAt) return false;
  const decided = to.phase === 'uploading' || to.phase === 'ended';
  return decided === (to.outcome !== undefined) && (to.phase === 'ended') === (to.endedAt !== undefined);
}

/** Asks a life to stop; undefined where it is past that. */
export function halted(life: Life, reason: Halt['reason'], now: number): Life | undefined {
  if (life.phase === 'ended' || life.phase === 'uploading' || life.halt !== undefined) return undefined;
  return { ...life, halt: { reason, at: now } };
}
