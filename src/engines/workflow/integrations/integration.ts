import type { Call } from '../../../platform/call.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Ids } from '../../../platform/ids.ts';
import type { Json, JsonObject } from '../../../platform/json.ts';
import type { EventBus } from '../../events/bus.ts';

/**
 * How a Task's `Resource` becomes work. An integration knows one family of resources; the executor knows none. What an integration has
 * to remember between the start of a task and its end is a JSON value (`watch`), which the executor stores with the task, so that a
 * restarted server can go on waiting.
 */
export interface Integration {
  /** What is wrong with the resource or its parameters template, told when a state machine is created. */
  check(resource: ServiceResource, template: Json | undefined): readonly Problem[];
  /**
   * Does the task's request. A repeated start of the same task (after a crash) passes the same `idempotencyToken`, so that a service
   * that knows tokens answers as it did the first time.
   * @throws TaskFailure
   */
  start(task: TaskCall, env: IntegrationEnv): Promise<Started>;
  /**
   * Waits for what `start` submitted. Reads the truth first and after every hint; calls `done` once, never synchronously. The returned
   * function ends the watch. Absent where nothing is ever submitted with a `watch`.
   */
  watch?(task: TaskCall, watch: Json, env: IntegrationEnv, done: (outcome: Outcome) => void): Watcher;
  /** What has to be done to stop the task's work, as data that outlives the execution; undefined where nothing can be stopped. */
  stopOrder?(task: TaskCall): JsonObject | undefined;
  /** Carries a stop order out. Safe to repeat. Rejects to be tried again later. */
  stop?(order: JsonObject, env: IntegrationEnv): Promise<void>;
}

export interface Watcher {
  /** Looks at the truth now (the slow safety poll). */
  look(): void;
  end(): void;
}

/** The parts of an ARN like `arn:aws:states:::aws-sdk:s3:getObject` or `arn:aws:states:::sagemaker:createTrainingJob.sync`. */
export interface ServiceResource {
  readonly arn: string;
  /** `sagemaker`, `states`, `aws-sdk:s3` … */
  readonly type: string;
  /** Without the pattern: `createTrainingJob`. */
  readonly action: string;
  readonly pattern: 'request' | 'sync' | 'sync:2' | 'waitForTaskToken';
}

export interface TaskCall {
  readonly scope: Scope;
  readonly executionArn: string;
  readonly executionName: string;
  /** The role that the task acts as. */
  readonly roleArn: string;
  readonly taskId: string;
  readonly stateName: string;
  readonly resource: ServiceResource;
  /** Evaluated. */
  readonly parameters: Json;
  /** Their JSON text as the history shows it, with numbers as they were written. */
  readonly parametersText: string;
  readonly taskToken?: string;
}

export interface IntegrationEnv {
  readonly call: Call;
  readonly events: EventBus;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Hears what went over the wire for `http:invoke` (TestState). */
  readonly traceHttp?: (exchange: HttpExchange) => void;
}

export interface HttpExchange {
  /** Without what the connection added, and as it was sent. */
  readonly request: HttpMessage;
  readonly secret: HttpMessage;
  readonly method: string;
  /** Absent where none came. */
  readonly response?: HttpMessage & { readonly status: number; readonly statusText: string };
}

export interface HttpMessage {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}

export type Started =
  /** `output` is JSON text. */
  | { readonly kind: 'done'; readonly output: string }
  /** The request was accepted and the task goes on; `watch` is absent where a callback ends it. */
  | { readonly kind: 'submitted'; readonly output: string; readonly watch?: Json };

export type Outcome =
  | { readonly kind: 'succeeded'; readonly output: string }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };

/** `at` is relative to the state: `/Resource`, `/Parameters`, `/Parameters/Tags/0`. */
export interface Problem {
  readonly message: string;
  readonly at: string;
}

/** The task failed with an error of ASL; `error` is what Retry and Catch match. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  readonly error: string;

  constructor(error: string, message: string) {
    super(message);
    this.error = error;
  }
}

export const notRecognized = (arn: string): Problem => ({
  message: `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
  at: '/Resource',
});
