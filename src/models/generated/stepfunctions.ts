// Generated from botocore's SFN model by codegen. Do not edit: change codegen or patches.json and run `npm run gen`.
import type { Timestamp } from '../types.ts';

export interface ActivityAlreadyExists {
  message?: string | undefined;
}

export interface ActivityDoesNotExist {
  message?: string | undefined;
}

export interface ActivityFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface ActivityLimitExceeded {
  message?: string | undefined;
}

export interface ActivityListItem {
  activityArn: string;
  name: string;
  creationDate: Timestamp;
}

export interface ActivityScheduleFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface ActivityScheduledEventDetails {
  resource: string;
  input?: string | undefined;
  inputDetails?: HistoryEventExecutionDataDetails | undefined;
  timeoutInSeconds?: number | undefined;
  heartbeatInSeconds?: number | undefined;
}

export interface ActivityStartedEventDetails {
  workerName?: string | undefined;
}

export interface ActivitySucceededEventDetails {
  output?: string | undefined;
  outputDetails?: HistoryEventExecutionDataDetails | undefined;
}

export interface ActivityTimedOutEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface ActivityWorkerLimitExceeded {
  message?: string | undefined;
}

export interface AssignedVariablesDetails {
  truncated?: boolean | undefined;
}

export interface BillingDetails {
  billedMemoryUsedInMB?: number | undefined;
  billedDurationInMilliseconds?: number | undefined;
}

export interface CloudWatchEventsExecutionDataDetails {
  included?: boolean | undefined;
}

export interface CloudWatchLogsLogGroup {
  logGroupArn?: string | undefined;
}

export interface ConflictException {
  message?: string | undefined;
}

export interface CreateActivityInput {
  name: string;
  tags?: readonly Tag[] | undefined;
  encryptionConfiguration?: EncryptionConfiguration | undefined;
}

export interface CreateActivityOutput {
  activityArn: string;
  creationDate: Timestamp;
}

export interface CreateStateMachineAliasInput {
  description?: string | undefined;
  name: string;
  routingConfiguration: readonly RoutingConfigurationListItem[];
}

export interface CreateStateMachineAliasOutput {
  stateMachineAliasArn: string;
  creationDate: Timestamp;
}

export interface CreateStateMachineInput {
  name: string;
  definition: string;
  roleArn: string;
  type?: StateMachineType | undefined;
  loggingConfiguration?: LoggingConfiguration | undefined;
  tags?: readonly Tag[] | undefined;
  tracingConfiguration?: TracingConfiguration | undefined;
  publish?: boolean | undefined;
  versionDescription?: string | undefined;
  encryptionConfiguration?: EncryptionConfiguration | undefined;
}

export interface CreateStateMachineOutput {
  stateMachineArn: string;
  creationDate: Timestamp;
  stateMachineVersionArn?: string | undefined;
}

export interface DeleteActivityInput {
  activityArn: string;
}

export interface DeleteActivityOutput {}

export interface DeleteStateMachineAliasInput {
  stateMachineAliasArn: string;
}

export interface DeleteStateMachineAliasOutput {}

export interface DeleteStateMachineInput {
  stateMachineArn: string;
}

export interface DeleteStateMachineOutput {}

export interface DeleteStateMachineVersionInput {
  stateMachineVersionArn: string;
}

export interface DeleteStateMachineVersionOutput {}

export interface DescribeActivityInput {
  activityArn: string;
}

export interface DescribeActivityOutput {
  activityArn: string;
  name: string;
  creationDate: Timestamp;
  encryptionConfiguration?: EncryptionConfiguration | undefined;
}

export interface DescribeExecutionInput {
  executionArn: string;
  includedData?: IncludedData | undefined;
}

export interface DescribeExecutionOutput {
  executionArn: string;
  stateMachineArn: string;
  name?: string | undefined;
  status: ExecutionStatus;
  startDate: Timestamp;
  stopDate?: Timestamp | undefined;
  input?: string | undefined;
  inputDetails?: CloudWatchEventsExecutionDataDetails | undefined;
  output?: string | undefined;
  outputDetails?: CloudWatchEventsExecutionDataDetails | undefined;
  traceHeader?: string | undefined;
  mapRunArn?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
  stateMachineVersionArn?: string | undefined;
  stateMachineAliasArn?: string | undefined;
  redriveCount?: number | undefined;
  redriveDate?: Timestamp | undefined;
  redriveStatus?: ExecutionRedriveStatus | undefined;
  redriveStatusReason?: string | undefined;
}

export interface DescribeMapRunInput {
  mapRunArn: string;
}

export interface DescribeMapRunOutput {
  mapRunArn: string;
  executionArn: string;
  status: MapRunStatus;
  startDate: Timestamp;
  stopDate?: Timestamp | undefined;
  maxConcurrency: number;
  toleratedFailurePercentage: number;
  toleratedFailureCount: number;
  itemCounts: MapRunItemCounts;
  executionCounts: MapRunExecutionCounts;
  redriveCount?: number | undefined;
  redriveDate?: Timestamp | undefined;
}

export interface DescribeStateMachineAliasInput {
  stateMachineAliasArn: string;
}

export interface DescribeStateMachineAliasOutput {
  stateMachineAliasArn?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  routingConfiguration?: readonly RoutingConfigurationListItem[] | undefined;
  creationDate?: Timestamp | undefined;
  updateDate?: Timestamp | undefined;
}

export interface DescribeStateMachineForExecutionInput {
  executionArn: string;
  includedData?: IncludedData | undefined;
}

export interface DescribeStateMachineForExecutionOutput {
  stateMachineArn: string;
  name: string;
  definition: string;
  roleArn: string;
  updateDate: Timestamp;
  loggingConfiguration?: LoggingConfiguration | undefined;
  tracingConfiguration?: TracingConfiguration | undefined;
  mapRunArn?: string | undefined;
  label?: string | undefined;
  revisionId?: string | undefined;
  encryptionConfiguration?: EncryptionConfiguration | undefined;
  variableReferences?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface DescribeStateMachineInput {
  stateMachineArn: string;
  includedData?: IncludedData | undefined;
}

export interface DescribeStateMachineOutput {
  stateMachineArn: string;
  name: string;
  status?: StateMachineStatus | undefined;
  definition: string;
  roleArn: string;
  type: StateMachineType;
  creationDate: Timestamp;
  loggingConfiguration?: LoggingConfiguration | undefined;
  tracingConfiguration?: TracingConfiguration | undefined;
  label?: string | undefined;
  revisionId?: string | undefined;
  description?: string | undefined;
  encryptionConfiguration?: EncryptionConfiguration | undefined;
  variableReferences?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface EncryptionConfiguration {
  kmsKeyId?: string | undefined;
  kmsDataKeyReusePeriodSeconds?: number | undefined;
  type: EncryptionType;
}

export type EncryptionType = "AWS_OWNED_KEY" | "CUSTOMER_MANAGED_KMS_KEY";

export interface EvaluationFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
  location?: string | undefined;
  state: string;
}

export interface ExecutionAbortedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface ExecutionAlreadyExists {
  message?: string | undefined;
}

export interface ExecutionDoesNotExist {
  message?: string | undefined;
}

export interface ExecutionFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface ExecutionLimitExceeded {
  message?: string | undefined;
}

export interface ExecutionListItem {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: ExecutionStatus;
  startDate: Timestamp;
  stopDate?: Timestamp | undefined;
  mapRunArn?: string | undefined;
  itemCount?: number | undefined;
  stateMachineVersionArn?: string | undefined;
  stateMachineAliasArn?: string | undefined;
  redriveCount?: number | undefined;
  redriveDate?: Timestamp | undefined;
}

export interface ExecutionNotRedrivable {
  message?: string | undefined;
}

export type ExecutionRedriveFilter = "REDRIVEN" | "NOT_REDRIVEN";

export type ExecutionRedriveStatus = "REDRIVABLE" | "NOT_REDRIVABLE" | "REDRIVABLE_BY_MAP_RUN";

export interface ExecutionRedrivenEventDetails {
  redriveCount?: number | undefined;
}

export interface ExecutionStartedEventDetails {
  input?: string | undefined;
  inputDetails?: HistoryEventExecutionDataDetails | undefined;
  roleArn?: string | undefined;
  stateMachineAliasArn?: string | undefined;
  stateMachineVersionArn?: string | undefined;
}

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";

export interface ExecutionSucceededEventDetails {
  output?: string | undefined;
  outputDetails?: HistoryEventExecutionDataDetails | undefined;
}

export interface ExecutionTimedOutEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface GetActivityTaskInput {
  activityArn: string;
  workerName?: string | undefined;
}

export interface GetActivityTaskOutput {
  taskToken?: string | undefined;
  input?: string | undefined;
}

export interface GetExecutionHistoryInput {
  executionArn: string;
  maxResults?: number | undefined;
  reverseOrder?: boolean | undefined;
  nextToken?: string | undefined;
  includeExecutionData?: boolean | undefined;
}

export interface GetExecutionHistoryOutput {
  events: readonly HistoryEvent[];
  nextToken?: string | undefined;
}

export interface HistoryEvent {
  timestamp: Timestamp;
  type: HistoryEventType;
  id: number;
  previousEventId?: number | undefined;
  activityFailedEventDetails?: ActivityFailedEventDetails | undefined;
  activityScheduleFailedEventDetails?: ActivityScheduleFailedEventDetails | undefined;
  activityScheduledEventDetails?: ActivityScheduledEventDetails | undefined;
  activityStartedEventDetails?: ActivityStartedEventDetails | undefined;
  activitySucceededEventDetails?: ActivitySucceededEventDetails | undefined;
  activityTimedOutEventDetails?: ActivityTimedOutEventDetails | undefined;
  taskFailedEventDetails?: TaskFailedEventDetails | undefined;
  taskScheduledEventDetails?: TaskScheduledEventDetails | undefined;
  taskStartFailedEventDetails?: TaskStartFailedEventDetails | undefined;
  taskStartedEventDetails?: TaskStartedEventDetails | undefined;
  taskSubmitFailedEventDetails?: TaskSubmitFailedEventDetails | undefined;
  taskSubmittedEventDetails?: TaskSubmittedEventDetails | undefined;
  taskSucceededEventDetails?: TaskSucceededEventDetails | undefined;
  taskTimedOutEventDetails?: TaskTimedOutEventDetails | undefined;
  executionFailedEventDetails?: ExecutionFailedEventDetails | undefined;
  executionStartedEventDetails?: ExecutionStartedEventDetails | undefined;
  executionSucceededEventDetails?: ExecutionSucceededEventDetails | undefined;
  executionAbortedEventDetails?: ExecutionAbortedEventDetails | undefined;
  executionTimedOutEventDetails?: ExecutionTimedOutEventDetails | undefined;
  executionRedrivenEventDetails?: ExecutionRedrivenEventDetails | undefined;
  mapStateStartedEventDetails?: MapStateStartedEventDetails | undefined;
  mapIterationStartedEventDetails?: MapIterationEventDetails | undefined;
  mapIterationSucceededEventDetails?: MapIterationEventDetails | undefined;
  mapIterationFailedEventDetails?: MapIterationEventDetails | undefined;
  mapIterationAbortedEventDetails?: MapIterationEventDetails | undefined;
  lambdaFunctionFailedEventDetails?: LambdaFunctionFailedEventDetails | undefined;
  lambdaFunctionScheduleFailedEventDetails?: LambdaFunctionScheduleFailedEventDetails | undefined;
  lambdaFunctionScheduledEventDetails?: LambdaFunctionScheduledEventDetails | undefined;
  lambdaFunctionStartFailedEventDetails?: LambdaFunctionStartFailedEventDetails | undefined;
  lambdaFunctionSucceededEventDetails?: LambdaFunctionSucceededEventDetails | undefined;
  lambdaFunctionTimedOutEventDetails?: LambdaFunctionTimedOutEventDetails | undefined;
  stateEnteredEventDetails?: StateEnteredEventDetails | undefined;
  stateExitedEventDetails?: StateExitedEventDetails | undefined;
  mapRunStartedEventDetails?: MapRunStartedEventDetails | undefined;
  mapRunFailedEventDetails?: MapRunFailedEventDetails | undefined;
  mapRunRedrivenEventDetails?: MapRunRedrivenEventDetails | undefined;
  evaluationFailedEventDetails?: EvaluationFailedEventDetails | undefined;
}

export interface HistoryEventExecutionDataDetails {
  truncated?: boolean | undefined;
}

export type HistoryEventType = "ActivityFailed" | "ActivityScheduled" | "ActivityScheduleFailed" | "ActivityStarted" | "ActivitySucceeded" | "ActivityTimedOut" | "ChoiceStateEntered" | "ChoiceStateExited" | "ExecutionAborted" | "ExecutionFailed" | "ExecutionStarted" | "ExecutionSucceeded" | "ExecutionTimedOut" | "FailStateEntered" | "LambdaFunctionFailed" | "LambdaFunctionScheduled" | "LambdaFunctionScheduleFailed" | "LambdaFunctionStarted" | "LambdaFunctionStartFailed" | "LambdaFunctionSucceeded" | "LambdaFunctionTimedOut" | "MapIterationAborted" | "MapIterationFailed" | "MapIterationStarted" | "MapIterationSucceeded" | "MapStateAborted" | "MapStateEntered" | "MapStateExited" | "MapStateFailed" | "MapStateStarted" | "MapStateSucceeded" | "ParallelStateAborted" | "ParallelStateEntered" | "ParallelStateExited" | "ParallelStateFailed" | "ParallelStateStarted" | "ParallelStateSucceeded" | "PassStateEntered" | "PassStateExited" | "SucceedStateEntered" | "SucceedStateExited" | "TaskFailed" | "TaskScheduled" | "TaskStarted" | "TaskStartFailed" | "TaskStateAborted" | "TaskStateEntered" | "TaskStateExited" | "TaskSubmitFailed" | "TaskSubmitted" | "TaskSucceeded" | "TaskTimedOut" | "WaitStateAborted" | "WaitStateEntered" | "WaitStateExited" | "MapRunAborted" | "MapRunFailed" | "MapRunStarted" | "MapRunSucceeded" | "ExecutionRedriven" | "MapRunRedriven" | "EvaluationFailed";

export type IncludedData = "ALL_DATA" | "METADATA_ONLY";

export interface InspectionData {
  input?: string | undefined;
  afterArguments?: string | undefined;
  afterInputPath?: string | undefined;
  afterParameters?: string | undefined;
  result?: string | undefined;
  afterResultSelector?: string | undefined;
  afterResultPath?: string | undefined;
  request?: InspectionDataRequest | undefined;
  response?: InspectionDataResponse | undefined;
  variables?: string | undefined;
  errorDetails?: InspectionErrorDetails | undefined;
  afterItemsPath?: string | undefined;
  afterItemSelector?: string | undefined;
  afterItemBatcher?: string | undefined;
  afterItemsPointer?: string | undefined;
  toleratedFailureCount?: number | undefined;
  toleratedFailurePercentage?: number | undefined;
  maxConcurrency?: number | undefined;
}

export interface InspectionDataRequest {
  protocol?: string | undefined;
  method?: string | undefined;
  url?: string | undefined;
  headers?: string | undefined;
  body?: string | undefined;
}

export interface InspectionDataResponse {
  protocol?: string | undefined;
  statusCode?: string | undefined;
  statusMessage?: string | undefined;
  headers?: string | undefined;
  body?: string | undefined;
}

export interface InspectionErrorDetails {
  catchIndex?: number | undefined;
  retryIndex?: number | undefined;
  retryBackoffIntervalSeconds?: number | undefined;
}

export type InspectionLevel = "INFO" | "DEBUG" | "TRACE";

export interface InvalidArn {
  message?: string | undefined;
}

export interface InvalidDefinition {
  message?: string | undefined;
}

export interface InvalidEncryptionConfiguration {
  message?: string | undefined;
}

export interface InvalidExecutionInput {
  message?: string | undefined;
}

export interface InvalidLoggingConfiguration {
  message?: string | undefined;
}

export interface InvalidName {
  message?: string | undefined;
}

export interface InvalidOutput {
  message?: string | undefined;
}

export interface InvalidToken {
  message?: string | undefined;
}

export interface InvalidTracingConfiguration {
  message?: string | undefined;
}

export interface KmsAccessDeniedException {
  message?: string | undefined;
}

export interface KmsInvalidStateException {
  kmsKeyState?: KmsKeyState | undefined;
  message?: string | undefined;
}

export type KmsKeyState = "DISABLED" | "PENDING_DELETION" | "PENDING_IMPORT" | "UNAVAILABLE" | "CREATING";

export interface KmsThrottlingException {
  message?: string | undefined;
}

export interface LambdaFunctionFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface LambdaFunctionScheduleFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface LambdaFunctionScheduledEventDetails {
  resource: string;
  input?: string | undefined;
  inputDetails?: HistoryEventExecutionDataDetails | undefined;
  timeoutInSeconds?: number | undefined;
  taskCredentials?: TaskCredentials | undefined;
}

export interface LambdaFunctionStartFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface LambdaFunctionSucceededEventDetails {
  output?: string | undefined;
  outputDetails?: HistoryEventExecutionDataDetails | undefined;
}

export interface LambdaFunctionTimedOutEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface ListActivitiesInput {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListActivitiesOutput {
  activities: readonly ActivityListItem[];
  nextToken?: string | undefined;
}

export interface ListExecutionsInput {
  stateMachineArn?: string | undefined;
  statusFilter?: ExecutionStatus | undefined;
  maxResults?: number | undefined;
  nextToken?: string | undefined;
  mapRunArn?: string | undefined;
  redriveFilter?: ExecutionRedriveFilter | undefined;
}

export interface ListExecutionsOutput {
  executions: readonly ExecutionListItem[];
  nextToken?: string | undefined;
}

export interface ListMapRunsInput {
  executionArn: string;
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListMapRunsOutput {
  mapRuns: readonly MapRunListItem[];
  nextToken?: string | undefined;
}

export interface ListStateMachineAliasesInput {
  stateMachineArn: string;
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

export interface ListStateMachineAliasesOutput {
  stateMachineAliases: readonly StateMachineAliasListItem[];
  nextToken?: string | undefined;
}

export interface ListStateMachineVersionsInput {
  stateMachineArn: string;
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

export interface ListStateMachineVersionsOutput {
  stateMachineVersions: readonly StateMachineVersionListItem[];
  nextToken?: string | undefined;
}

export interface ListStateMachinesInput {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListStateMachinesOutput {
  stateMachines: readonly StateMachineListItem[];
  nextToken?: string | undefined;
}

export interface ListTagsForResourceInput {
  resourceArn: string;
}

export interface ListTagsForResourceOutput {
  tags?: readonly Tag[] | undefined;
}

export interface LogDestination {
  cloudWatchLogsLogGroup?: CloudWatchLogsLogGroup | undefined;
}

export type LogLevel = "ALL" | "ERROR" | "FATAL" | "OFF";

export interface LoggingConfiguration {
  level?: LogLevel | undefined;
  includeExecutionData?: boolean | undefined;
  destinations?: readonly LogDestination[] | undefined;
}

export interface MapIterationEventDetails {
  name?: string | undefined;
  index?: number | undefined;
}

export interface MapRunExecutionCounts {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
  failuresNotRedrivable?: number | undefined;
  pendingRedrive?: number | undefined;
}

export interface MapRunFailedEventDetails {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface MapRunItemCounts {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
  failuresNotRedrivable?: number | undefined;
  pendingRedrive?: number | undefined;
}

export interface MapRunListItem {
  executionArn: string;
  mapRunArn: string;
  stateMachineArn: string;
  startDate: Timestamp;
  stopDate?: Timestamp | undefined;
}

export interface MapRunRedrivenEventDetails {
  mapRunArn?: string | undefined;
  redriveCount?: number | undefined;
}

export interface MapRunStartedEventDetails {
  mapRunArn?: string | undefined;
}

export type MapRunStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED";

export interface MapStateStartedEventDetails {
  length?: number | undefined;
}

export interface MissingRequiredParameter {
  message?: string | undefined;
}

export interface MockErrorOutput {
  error?: string | undefined;
  cause?: string | undefined;
}

export interface MockInput {
  result?: string | undefined;
  errorOutput?: MockErrorOutput | undefined;
  fieldValidationMode?: MockResponseValidationMode | undefined;
}

export type MockResponseValidationMode = "STRICT" | "PRESENT" | "NONE";

export interface PublishStateMachineVersionInput {
  stateMachineArn: string;
  revisionId?: string | undefined;
  description?: string | undefined;
}

export interface PublishStateMachineVersionOutput {
  creationDate: Timestamp;
  stateMachineVersionArn: string;
}

export interface RedriveExecutionInput {
  executionArn: string;
  clientToken?: string | undefined;
}

export interface RedriveExecutionOutput {
  redriveDate: Timestamp;
}

export interface ResourceNotFound {
  message?: string | undefined;
  resourceName?: string | undefined;
}

export interface RoutingConfigurationListItem {
  stateMachineVersionArn: string;
  weight: number;
}

export interface SendTaskFailureInput {
  taskToken: string;
  error?: string | undefined;
  cause?: string | undefined;
}

export interface SendTaskFailureOutput {}

export interface SendTaskHeartbeatInput {
  taskToken: string;
}

export interface SendTaskHeartbeatOutput {}

export interface SendTaskSuccessInput {
  taskToken: string;
  output: string;
}

export interface SendTaskSuccessOutput {}

export interface ServiceQuotaExceededException {
  message?: string | undefined;
}

export interface StartExecutionInput {
  stateMachineArn: string;
  name?: string | undefined;
  input?: string | undefined;
  traceHeader?: string | undefined;
}

export interface StartExecutionOutput {
  executionArn: string;
  startDate: Timestamp;
}

export interface StartSyncExecutionInput {
  stateMachineArn: string;
  name?: string | undefined;
  input?: string | undefined;
  traceHeader?: string | undefined;
  includedData?: IncludedData | undefined;
}

export interface StartSyncExecutionOutput {
  executionArn: string;
  stateMachineArn?: string | undefined;
  name?: string | undefined;
  startDate: Timestamp;
  stopDate: Timestamp;
  status: SyncExecutionStatus;
  error?: string | undefined;
  cause?: string | undefined;
  input?: string | undefined;
  inputDetails?: CloudWatchEventsExecutionDataDetails | undefined;
  output?: string | undefined;
  outputDetails?: CloudWatchEventsExecutionDataDetails | undefined;
  traceHeader?: string | undefined;
  billingDetails?: BillingDetails | undefined;
}

export interface StateEnteredEventDetails {
  name: string;
  input?: string | undefined;
  inputDetails?: HistoryEventExecutionDataDetails | undefined;
}

export interface StateExitedEventDetails {
  name: string;
  output?: string | undefined;
  outputDetails?: HistoryEventExecutionDataDetails | undefined;
  assignedVariables?: Readonly<Record<string, string>> | undefined;
  assignedVariablesDetails?: AssignedVariablesDetails | undefined;
}

export interface StateMachineAliasListItem {
  stateMachineAliasArn: string;
  creationDate: Timestamp;
}

export interface StateMachineAlreadyExists {
  message?: string | undefined;
}

export interface StateMachineDeleting {
  message?: string | undefined;
}

export interface StateMachineDoesNotExist {
  message?: string | undefined;
}

export interface StateMachineLimitExceeded {
  message?: string | undefined;
}

export interface StateMachineListItem {
  stateMachineArn: string;
  name: string;
  type: StateMachineType;
  creationDate: Timestamp;
}

export type StateMachineStatus = "ACTIVE" | "DELETING";

export type StateMachineType = "STANDARD" | "EXPRESS";

export interface StateMachineTypeNotSupported {
  message?: string | undefined;
}

export interface StateMachineVersionListItem {
  stateMachineVersionArn: string;
  creationDate: Timestamp;
}

export interface StopExecutionInput {
  executionArn: string;
  error?: string | undefined;
  cause?: string | undefined;
}

export interface StopExecutionOutput {
  stopDate: Timestamp;
}

export type SyncExecutionStatus = "SUCCEEDED" | "FAILED" | "TIMED_OUT";

export interface Tag {
  key?: string | undefined;
  value?: string | undefined;
}

export interface TagResourceInput {
  resourceArn: string;
  tags: readonly Tag[];
}

export interface TagResourceOutput {}

export interface TaskCredentials {
  roleArn?: string | undefined;
}

export interface TaskDoesNotExist {
  message?: string | undefined;
}

export interface TaskFailedEventDetails {
  resourceType: string;
  resource: string;
  error?: string | undefined;
  cause?: string | undefined;
}

export interface TaskScheduledEventDetails {
  resourceType: string;
  resource: string;
  region: string;
  parameters: string;
  timeoutInSeconds?: number | undefined;
  heartbeatInSeconds?: number | undefined;
  taskCredentials?: TaskCredentials | undefined;
}

export interface TaskStartFailedEventDetails {
  resourceType: string;
  resource: string;
  error?: string | undefined;
  cause?: string | undefined;
}

export interface TaskStartedEventDetails {
  resourceType: string;
  resource: string;
}

export interface TaskSubmitFailedEventDetails {
  resourceType: string;
  resource: string;
  error?: string | undefined;
  cause?: string | undefined;
}

export interface TaskSubmittedEventDetails {
  resourceType: string;
  resource: string;
  output?: string | undefined;
  outputDetails?: HistoryEventExecutionDataDetails | undefined;
}

export interface TaskSucceededEventDetails {
  resourceType: string;
  resource: string;
  output?: string | undefined;
  outputDetails?: HistoryEventExecutionDataDetails | undefined;
}

export interface TaskTimedOut {
  message?: string | undefined;
}

export interface TaskTimedOutEventDetails {
  resourceType: string;
  resource: string;
  error?: string | undefined;
  cause?: string | undefined;
}

export type TestExecutionStatus = "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";

export interface TestStateConfiguration {
  retrierRetryCount?: number | undefined;
  errorCausedByState?: string | undefined;
  mapIterationFailureCount?: number | undefined;
  mapItemReaderData?: string | undefined;
}

export interface TestStateInput {
  definition: string;
  roleArn?: string | undefined;
  input?: string | undefined;
  inspectionLevel?: InspectionLevel | undefined;
  revealSecrets?: boolean | undefined;
  variables?: string | undefined;
  stateName?: string | undefined;
  mock?: MockInput | undefined;
  context?: string | undefined;
  stateConfiguration?: TestStateConfiguration | undefined;
}

export interface TestStateOutput {
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
  inspectionData?: InspectionData | undefined;
  nextState?: string | undefined;
  status?: TestExecutionStatus | undefined;
}

export interface TooManyTags {
  message?: string | undefined;
  resourceName?: string | undefined;
}

export interface TracingConfiguration {
  enabled?: boolean | undefined;
}

export interface UntagResourceInput {
  resourceArn: string;
  tagKeys: readonly string[];
}

export interface UntagResourceOutput {}

export interface UpdateMapRunInput {
  mapRunArn: string;
  maxConcurrency?: number | undefined;
  toleratedFailurePercentage?: number | undefined;
  toleratedFailureCount?: number | undefined;
}

export interface UpdateMapRunOutput {}

export interface UpdateStateMachineAliasInput {
  stateMachineAliasArn: string;
  description?: string | undefined;
  routingConfiguration?: readonly RoutingConfigurationListItem[] | undefined;
}

export interface UpdateStateMachineAliasOutput {
  updateDate: Timestamp;
}

export interface UpdateStateMachineInput {
  stateMachineArn: string;
  definition?: string | undefined;
  roleArn?: string | undefined;
  loggingConfiguration?: LoggingConfiguration | undefined;
  tracingConfiguration?: TracingConfiguration | undefined;
  publish?: boolean | undefined;
  versionDescription?: string | undefined;
  encryptionConfiguration?: EncryptionConfiguration | undefined;
}

export interface UpdateStateMachineOutput {
  updateDate: Timestamp;
  revisionId?: string | undefined;
  stateMachineVersionArn?: string | undefined;
}

export interface ValidateStateMachineDefinitionDiagnostic {
  severity: ValidateStateMachineDefinitionSeverity;
  code: string;
  message: string;
  location?: string | undefined;
}

export interface ValidateStateMachineDefinitionInput {
  definition: string;
  type?: StateMachineType | undefined;
  severity?: ValidateStateMachineDefinitionSeverity | undefined;
  maxResults?: number | undefined;
}

export interface ValidateStateMachineDefinitionOutput {
  result: ValidateStateMachineDefinitionResultCode;
  diagnostics: readonly ValidateStateMachineDefinitionDiagnostic[];
  truncated?: boolean | undefined;
}

export type ValidateStateMachineDefinitionResultCode = "OK" | "FAIL";

export type ValidateStateMachineDefinitionSeverity = "ERROR" | "WARNING";

export interface ValidationException {
  message?: string | undefined;
  reason?: ValidationExceptionReason | undefined;
}

export type ValidationExceptionReason = "API_DOES_NOT_SUPPORT_LABELED_ARNS" | "MISSING_REQUIRED_PARAMETER" | "CANNOT_UPDATE_COMPLETED_MAP_RUN" | "INVALID_ROUTING_CONFIGURATION";

export interface Operations {
  CreateActivity: { input: CreateActivityInput; output: CreateActivityOutput };
  CreateStateMachine: { input: CreateStateMachineInput; output: CreateStateMachineOutput };
  CreateStateMachineAlias: { input: CreateStateMachineAliasInput; output: CreateStateMachineAliasOutput };
  DeleteActivity: { input: DeleteActivityInput; output: DeleteActivityOutput };
  DeleteStateMachine: { input: DeleteStateMachineInput; output: DeleteStateMachineOutput };
  DeleteStateMachineAlias: { input: DeleteStateMachineAliasInput; output: DeleteStateMachineAliasOutput };
  DeleteStateMachineVersion: { input: DeleteStateMachineVersionInput; output: DeleteStateMachineVersionOutput };
  DescribeActivity: { input: DescribeActivityInput; output: DescribeActivityOutput };
  DescribeExecution: { input: DescribeExecutionInput; output: DescribeExecutionOutput };
  DescribeMapRun: { input: DescribeMapRunInput; output: DescribeMapRunOutput };
  DescribeStateMachine: { input: DescribeStateMachineInput; output: DescribeStateMachineOutput };
  DescribeStateMachineAlias: { input: DescribeStateMachineAliasInput; output: DescribeStateMachineAliasOutput };
  DescribeStateMachineForExecution: { input: DescribeStateMachineForExecutionInput; output: DescribeStateMachineForExecutionOutput };
  GetActivityTask: { input: GetActivityTaskInput; output: GetActivityTaskOutput };
  GetExecutionHistory: { input: GetExecutionHistoryInput; output: GetExecutionHistoryOutput };
  ListActivities: { input: ListActivitiesInput; output: ListActivitiesOutput };
  ListExecutions: { input: ListExecutionsInput; output: ListExecutionsOutput };
  ListMapRuns: { input: ListMapRunsInput; output: ListMapRunsOutput };
  ListStateMachineAliases: { input: ListStateMachineAliasesInput; output: ListStateMachineAliasesOutput };
  ListStateMachineVersions: { input: ListStateMachineVersionsInput; output: ListStateMachineVersionsOutput };
  ListStateMachines: { input: ListStateMachinesInput; output: ListStateMachinesOutput };
  ListTagsForResource: { input: ListTagsForResourceInput; output: ListTagsForResourceOutput };
  PublishStateMachineVersion: { input: PublishStateMachineVersionInput; output: PublishStateMachineVersionOutput };
  RedriveExecution: { input: RedriveExecutionInput; output: RedriveExecutionOutput };
  SendTaskFailure: { input: SendTaskFailureInput; output: SendTaskFailureOutput };
  SendTaskHeartbeat: { input: SendTaskHeartbeatInput; output: SendTaskHeartbeatOutput };
  SendTaskSuccess: { input: SendTaskSuccessInput; output: SendTaskSuccessOutput };
  StartExecution: { input: StartExecutionInput; output: StartExecutionOutput };
  StartSyncExecution: { input: StartSyncExecutionInput; output: StartSyncExecutionOutput };
  StopExecution: { input: StopExecutionInput; output: StopExecutionOutput };
  TagResource: { input: TagResourceInput; output: TagResourceOutput };
  TestState: { input: TestStateInput; output: TestStateOutput };
  UntagResource: { input: UntagResourceInput; output: UntagResourceOutput };
  UpdateMapRun: { input: UpdateMapRunInput; output: UpdateMapRunOutput };
  UpdateStateMachine: { input: UpdateStateMachineInput; output: UpdateStateMachineOutput };
  UpdateStateMachineAlias: { input: UpdateStateMachineAliasInput; output: UpdateStateMachineAliasOutput };
  ValidateStateMachineDefinition: { input: ValidateStateMachineDefinitionInput; output: ValidateStateMachineDefinitionOutput };
}
