/**
 * History events as GetExecutionHistory answers them, member names included (API: HistoryEvent). Only the timestamp
 * differs: epoch milliseconds here, seconds on the wire.
 */

export interface HistoryEvent extends EventDetails {
  readonly id: number;
  /** The event that led to this one in its own branch; 0 for the first two events of an execution. */
  readonly previousEventId: number;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly type: HistoryEventType;
}

interface Truncation {
  readonly truncated: boolean;
}

interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

interface TaskResource {
  readonly resourceType: string;
  readonly resource: string;
}

interface Output {
  readonly output?: string;
  readonly outputDetails?: Truncation;
}

export interface EventDetails {
  readonly executionStartedEventDetails?: {
    readonly input?: string;
    readonly inputDetails?: Truncation;
    readonly roleArn?: string;
    readonly stateMachineAliasArn?: string;
    readonly stateMachineVersionArn?: string;
  };
  readonly executionSucceededEventDetails?: Output;
  readonly executionFailedEventDetails?: Failure;
  readonly executionAbortedEventDetails?: Failure;
  readonly executionTimedOutEventDetails?: Failure;
  readonly executionRedrivenEventDetails?: { readonly redriveCount: number };
  readonly stateEnteredEventDetails?: {
    readonly name: string;
    readonly input?: string;
    readonly inputDetails?: Truncation;
  };
  readonly stateExitedEventDetails?: Output & {
    readonly name: string;
    readonly assignedVariables?: { readonly [name: string]: string };
    readonly assignedVariablesDetails?: Truncation;
  };
  readonly taskScheduledEventDetails?: TaskResource & {
    readonly region: string;
    readonly parameters: string;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
    readonly taskCredentials?: { readonly roleArn?: string };
  };
  readonly taskStartedEventDetails?: TaskResource;
  readonly taskStartFailedEventDetails?: TaskResource & Failure;
  readonly taskSubmittedEventDetails?: TaskResource & Output;
  readonly taskSubmitFailedEventDetails?: TaskResource & Failure;
  readonly taskSucceededEventDetails?: TaskResource & Output;
  readonly taskFailedEventDetails?: TaskResource & Failure;
  readonly taskTimedOutEventDetails?: TaskResource & Failure;
  readonly lambdaFunctionScheduledEventDetails?: {
    readonly resource: string;
    readonly input?: string;
    readonly inputDetails?: Truncation;
    readonly timeoutInSeconds?: number;
    readonly taskCredentials?: { readonly roleArn?: string };
  };
  readonly lambdaFunctionScheduleFailedEventDetails?: Failure;
  readonly lambdaFunctionStartFailedEventDetails?: Failure;
  readonly lambdaFunctionSucceededEventDetails?: Output;
  readonly lambdaFunctionFailedEventDetails?: Failure;
  readonly lambdaFunctionTimedOutEventDetails?: Failure;
  readonly activityScheduledEventDetails?: {
    readonly resource: string;
    readonly input?: string;
    readonly inputDetails?: Truncation;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
  };
  readonly activityScheduleFailedEventDetails?: Failure;
  readonly activityStartedEventDetails?: { readonly workerName?: string };
  readonly activitySucceededEventDetails?: Output;
  readonly activityFailedEventDetails?: Failure;
  readonly activityTimedOutEventDetails?: Failure;
  readonly mapStateStartedEventDetails?: { readonly length: number };
  readonly mapIterationStartedEventDetails?: { readonly name: string; readonly index: number };
  readonly mapIterationSucceededEventDetails?: { readonly name: string; readonly index: number };
  readonly mapIterationFailedEventDetails?: { readonly name: string; readonly index: number };
  readonly mapIterationAbortedEventDetails?: { readonly name: string; readonly index: number };
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string };
  readonly mapRunFailedEventDetails?: Failure;
  readonly mapRunRedrivenEventDetails?: { readonly mapRunArn: string; readonly redriveCount: number };
  readonly evaluationFailedEventDetails?: Failure & { readonly location?: string; readonly state: string };
}

export type StateTypeName = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/** The event types of the API model that this core can emit. */
export type HistoryEventType =
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `${StateTypeName}StateEntered`
  | `${Exclude<StateTypeName, 'Fail'>}StateExited`
  | 'FailStateEntered'
  | `Task${'Scheduled' | 'Started' | 'StartFailed' | 'Submitted' | 'SubmitFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Task${'StateAborted'}`
  | 'WaitStateAborted'
  | `LambdaFunction${'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `ParallelState${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapState${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'Redriven'}`
  | 'EvaluationFailed';
