/**
 * The public shapes of the Amazon States Language core: what goes into `step` and what comes out of it.
 *
 * A caller parses a definition once (`parseMachine`), makes a fresh execution (`startExecution`), feeds events with
 * `step` (or `stepAsync` where `machine.usesJsonata`), stores the state and the history it gets back, and carries out
 * the commands. All of it is plain data: no clock, no randomness, no I/O.
 */

import type { Json, JsonObject } from '../../platform/json.ts';
import type { HistoryEvent } from './history-event.ts';
import type { Evaluator } from './jsonata/evaluate.ts';

export type { Json, JsonObject } from '../../platform/json.ts';
export type { HistoryEvent, HistoryEventType } from './history-event.ts';

/** What an execution is, given once at its start; stored inside its state. Times are epoch milliseconds. */
export interface ExecutionInfo {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  /** Region that `TaskScheduled` names. */
  readonly region: string;
  readonly startTime: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Of StartSyncExecution, whose context object was recorded without a RedriveCount. */
  readonly awaited?: true;
  /** Execution time limit imposed from outside (EXPRESS: 300); the smaller of it and the machine's `TimeoutSeconds` counts. */
  readonly maxSeconds?: number;
  /** Alias and version ARNs shown in `ExecutionStarted`. */
  readonly stateMachineAliasArn?: string;
  readonly stateMachineVersionArn?: string;
  /** Set for a child execution of a Map Run: what `$$.Map` shows inside it. */
  readonly mapItem?: MapItem;
  /** Set where one state is run on its own (TestState). `context` is its context object, whole. */
  readonly alone?: { readonly context?: JsonObject };
  /** Upper bound of history events, 25,000 unless said (0: no bound, as for EXPRESS). */
  readonly maxEvents?: number;
}

/** `$$.Map.Item`. `key` for items of an object, `source` for items read by an ItemReader. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  readonly key?: string;
  readonly source?: string;
}

/** What is injected into every step: chance, and where JSONata expressions that may take long are evaluated. */
export interface Env extends Evaluator {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The token of a callback or activity task; called once for each time such a task is scheduled. */
  readonly taskToken: (taskId: string) => string;
  /** Stop after about so many history events and answer `more: true` (1,000 unless said). */
  readonly maxEventsPerStep?: number;
  /** Is told what data looks like between a state's fields (TestState). Texts are JSON. */
  readonly inspect?: (stage: Stage, value: string | number) => void;
}

/** Members of TestState's `inspectionData`. */
export type Stage =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'variables'
  | 'afterItemsPath'
  | 'afterItemSelector'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'
  | 'retryIndex'
  | 'retryBackoffIntervalSeconds'
  | 'catchIndex';

/** What happens to an execution from outside. Events that name a task or timer no longer alive are stale and change nothing. */
export type Event =
  | { readonly kind: 'start' }
  /** Go on after a result with `more: true`. */
  | { readonly kind: 'continue' }
  /** The task's work began: TaskStarted, LambdaFunctionStarted, ActivityStarted. Optional for lambda and task; once. */
  | { readonly kind: 'taskStarted'; readonly taskId: string; readonly workerName?: string }
  /** The request of a `.sync` or `.waitForTaskToken` task was accepted; `output` is the answer as JSON text. */
  | { readonly kind: 'taskSubmitted'; readonly taskId: string; readonly output: string }
  | { readonly kind: 'taskHeartbeat'; readonly taskId: string }
  /** `output` is JSON text; text that is no JSON must be refused before it comes here (SendTaskSuccess: InvalidOutput). */
  | { readonly kind: 'taskSucceeded'; readonly taskId: string; readonly output: string }
  /**
   * `stage` picks the history event: `schedule` (LambdaFunctionScheduleFailed, ActivityScheduleFailed; a task has none
   * and says TaskFailed), `start` (TaskStartFailed, LambdaFunctionStartFailed), `submit` (TaskSubmitFailed),
   * `run` (TaskFailed, the default).
   */
  | {
      readonly kind: 'taskFailed';
      readonly taskId: string;
      readonly error?: string;
      readonly cause?: string;
      readonly stage?: 'schedule' | 'start' | 'submit' | 'run';
    }
  /** The worker's own report of a timeout; the timers of `TimeoutSeconds` and `HeartbeatSeconds` come as `timerFired`. */
  | { readonly kind: 'taskTimedOut'; readonly taskId: string; readonly error?: string; readonly cause?: string }
  | { readonly kind: 'timerFired'; readonly timerId: string }
  /** The Map Run of a `startMapRun` command exists. */
  | { readonly kind: 'mapRunStarted'; readonly taskId: string; readonly mapRunArn: string }
  | { readonly kind: 'mapRunSucceeded'; readonly taskId: string; readonly output: string }
  | { readonly kind: 'mapRunFailed'; readonly taskId: string; readonly error?: string; readonly cause?: string }
  /** The Parallel or Map state that the execution stands in ends like this, whatever goes on inside (TestState's mock). */
  | { readonly kind: 'overrule'; readonly output: string }
  | { readonly kind: 'overrule'; readonly error: string; readonly cause: string }
  /** StopExecution. */
  | { readonly kind: 'abort'; readonly error?: string; readonly cause?: string }
  /** RedriveExecution: only on an execution that failed, timed out or was aborted. */
  | { readonly kind: 'redrive' };

/** How the history names a task: an optimized or SDK integration, a Lambda function's own ARN, an activity's ARN. */
export type TaskKind = 'task' | 'lambda' | 'activity';

/** What the caller has to do. Ids are unique within the execution and stable under replay. */
export type Command =
  | ScheduleTask
  /** The result no longer matters: stop the work if it can be stopped. */
  | { readonly kind: 'cancelTask'; readonly taskId: string }
  /** Send `timerFired` at `at` (epoch ms). A second `setTimer` with the same id replaces the first. */
  | { readonly kind: 'setTimer'; readonly timerId: string; readonly at: number }
  | { readonly kind: 'cancelTimer'; readonly timerId: string }
  | StartMapRun
  | { readonly kind: 'redriveMapRun'; readonly taskId: string; readonly mapRunArn: string }
  | { readonly kind: 'finish'; readonly status: 'SUCCEEDED'; readonly output: string }
  | {
      readonly kind: 'finish';
      readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
      readonly error?: string;
      readonly cause?: string;
    };

export interface ScheduleTask {
  readonly kind: 'scheduleTask';
  readonly taskId: string;
  readonly taskKind: TaskKind;
  /** The ARN of the Task state, evaluated. */
  readonly resource: string;
  /** As in the history: `sagemaker` and `createTrainingJob.sync`; `aws-sdk:s3` and `getObject`. Kind `task` only. */
  readonly resourceType?: string;
  readonly resourceAction?: string;
  /** `.sync`, `.sync:2`, `.waitForTaskToken` or none. */
  readonly pattern: 'request' | 'sync' | 'sync:2' | 'waitForTaskToken';
  /** JSON text: evaluated `Parameters`/`Arguments`, else the state's effective input. */
  readonly parameters: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** Evaluated `Credentials`. */
  readonly credentials?: JsonObject;
  /** Present for activities and `.waitForTaskToken`. */
  readonly taskToken?: string;
  readonly stateName: string;
  readonly retryCount: number;
  /** Id of the history's Task-, LambdaFunction- or ActivityScheduled event. */
  readonly scheduledEventId: number;
}

/** A DISTRIBUTED Map begins: all fields evaluated, paths resolved. Answer with `mapRunStarted`, then succeeded or failed. */
export interface StartMapRun {
  readonly kind: 'startMapRun';
  readonly taskId: string;
  readonly stateName: string;
  /** JSON pointer of the Map state in the definition; `childMachine(machine, location)` is what the children run. */
  readonly location: string;
  readonly label?: string;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  /** JSON text of the state's effective input (the base of item evaluation, see `prepareItem`). */
  readonly input: string;
  /** JSON text of the items (array or object) where there is no reader. */
  readonly items?: string;
  /** How many these are. */
  readonly itemCount?: number;
  readonly reader?: {
    readonly resource: string;
    readonly parameters: JsonObject;
    /** Evaluated: `InputType`, `CSVHeaderLocation`, `MaxItems` … (paths already replaced by values). */
    readonly config: JsonObject;
  };
  readonly hasItemSelector: boolean;
  readonly batcher?: {
    readonly maxItemsPerBatch?: number;
    readonly maxInputBytesPerBatch?: number;
    readonly batchInput?: Json;
  };
  readonly resultWriter?: {
    readonly resource?: string;
    readonly parameters?: JsonObject;
    readonly config: JsonObject;
  };
  /** 0: no limit of its own. */
  readonly maxConcurrency: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  /** What `prepareItem` needs besides the item: context object and variables at the time the state was entered. */
  readonly context: JsonObject;
  readonly variables: JsonObject;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface StepResult<State> {
  /** The state given in, moved on (the same object: the caller gave it away). */
  readonly state: State;
  readonly history: readonly HistoryEvent[];
  /** In the order in which they are to be carried out. */
  readonly commands: readonly Command[];
  /** True: the burst was cut; call again with `{ kind: 'continue' }` when other executions have had their turn. */
  readonly more: boolean;
  /** True: the event named something that is over; nothing changed. */
  readonly stale: boolean;
}

export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  /** `SCHEMA_VALIDATION_FAILED`, `INVALID_JSON_DESCRIPTION`, `MISSING_TRANSITION_TARGET` … */
  readonly code: string;
  readonly message: string;
  /** JSON pointer, such as `/States/Pass/Parameters`; a few diagnostics have none. */
  readonly location?: string;
}

export interface ParseOptions {
  /** EXPRESS refuses what it cannot run (`.sync`, `.waitForTaskToken`, activities, DISTRIBUTED Map). */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Tasks of integrations may do without parameters: TestState takes such a state (recorded), CreateStateMachine does not. */
  readonly parametersOptional?: boolean;
  /**
   * Judges a Task's (ItemReader's, ResultWriter's) resource and the fields of its parameters template, which is the
   * definition's raw `Parameters` or `Arguments`; keys may end in `.$`. `location` points at the state.
   */
  readonly checkTask?: (
    resource: string,
    parametersTemplate: Json | undefined,
    location: string,
  ) => readonly Diagnostic[];
}
