import type { JobPlan, Standing } from '../jobs/door.ts';

/**
 * The public door of the serving engine: model servers for endpoints and transform jobs. A model server is a container with
 * `command: serve`; its plan is a `JobPlan` with one host whose inputs bring the model to /opt/ml/model.
 */
export interface Serving {
  /**
   * Brings the server up (image, model, container) and asks `/ping` until it answers 200. Idempotent, returns at once; `done` means
   * healthy now. After a crash of Sagebrush a server that still runs is found again, and one that is gone is started anew
   * (`generation` names the container).
   */
  ensure(plan: JobPlan, options: { readonly startupTimeoutSeconds: number; readonly generation: number }): Standing;
  /** Whether the container still runs and its last health check was good. */
  healthy(planId: string): boolean;
  /**
   * Passes a request on to `/invocations`. Rejects with `ServingError`, or with what the request's own body throws; the answer's body
   * throws a `ServingError` where it breaks off. Bodies are streamed both ways; the answer's has to be read, or its iterator returned.
   */
  invoke(planId: string, request: InvocationRequest): Promise<InvocationResponse>;
  /** What `/execution-parameters` answers; undefined where the container has none (404) or answers nonsense. */
  executionParameters(
    planId: string,
  ): Promise<
    | { readonly MaxConcurrentTransforms?: number; readonly BatchStrategy?: string; readonly MaxPayloadInMB?: number }
    | undefined
  >;
  /**
   * Takes no further requests, waits for those under way, then SIGTERM, SIGKILL after the grace, and everything is removed. Repeating is
   * fine. Listeners hear of the end.
   */
  remove(plan: JobPlan, generation: number): Promise<void>;
  /** Calls back with a plan's id when its standing or health changed. */
  onChange(callback: (planId: string) => void): () => void;
}

export interface InvocationRequest {
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  /** Content-Type, Accept, X-Amzn-SageMaker-…: the container sees the names as they are spelt here. */
  readonly headers: Readonly<Record<string, string>>;
  /** Until the head of the answer has come. */
  readonly timeoutMs: number;
  /** From then on until the whole answer has come; `timeoutMs` where absent. */
  readonly answerMs?: number;
  readonly signal?: AbortSignal;
}
export interface InvocationResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export class ServingError extends Error {
  override readonly name = 'ServingError';
  /** `not-running`: no such server; `unreachable`: it died or refused; `timeout`: no answer in time. */
  readonly reason: 'not-running' | 'unreachable' | 'timeout';
  /** A kept connection turned out to be closed: the request was not read. */
  readonly stale: boolean;
  constructor(reason: 'not-running' | 'unreachable' | 'timeout', message: string, stale = false) {
    super(message);
    this.reason = reason;
    this.stale = stale;
  }
}
