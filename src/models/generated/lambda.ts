// Generated from botocore's Lambda model by codegen. Do not edit: change codegen or patches.json and run `npm run gen`.
import type { Blob, EventStream, StreamingBlob, Timestamp } from '../types.ts';

export interface AcceleratorConfig {
  AcceleratorMemorySize: number;
}

export interface AccountLimit {
  TotalCodeSize?: number | undefined;
  CodeSizeUnzipped?: number | undefined;
  CodeSizeZipped?: number | undefined;
  ConcurrentExecutions?: number | undefined;
  UnreservedConcurrentExecutions?: number | undefined;
}

export interface AccountUsage {
  TotalCodeSize?: number | undefined;
  FunctionCount?: number | undefined;
}

export interface AddLayerVersionPermissionRequest {
  LayerName: string;
  VersionNumber: number;
  StatementId: string;
  Action: string;
  Principal: string;
  OrganizationId?: string | undefined;
  RevisionId?: string | undefined;
}

export interface AddLayerVersionPermissionResponse {
  Statement?: string | undefined;
  RevisionId?: string | undefined;
}

export interface AddPermissionRequest {
  FunctionName: string;
  StatementId: string;
  Action: string;
  Principal: string;
  SourceArn?: string | undefined;
  FunctionUrlAuthType?: FunctionUrlAuthType | undefined;
  InvokedViaFunctionUrl?: boolean | undefined;
  SourceAccount?: string | undefined;
  EventSourceToken?: string | undefined;
  Qualifier?: string | undefined;
  RevisionId?: string | undefined;
  PrincipalOrgID?: string | undefined;
}

export interface AddPermissionResponse {
  Statement?: string | undefined;
}

export interface AliasConfiguration {
  AliasArn?: string | undefined;
  Name?: string | undefined;
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
  RevisionId?: string | undefined;
}

export interface AliasLimitExceededException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface AliasRoutingConfiguration {
  AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined;
}

export interface AllowedPublishers {
  SigningProfileVersionArns: readonly string[];
}

export interface AmazonManagedKafkaEventSourceConfig {
  ConsumerGroupId?: string | undefined;
  SchemaRegistryConfig?: KafkaSchemaRegistryConfig | undefined;
}

export type ApplicationLogLevel = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";

export type Architecture = "x86_64" | "arm64";

export interface CallbackDetails {
  CallbackId?: string | undefined;
  Result?: string | undefined;
  Error?: ErrorObject | undefined;
}

export interface CallbackFailedDetails {
  Error: EventError;
}

export interface CallbackOptions {
  TimeoutSeconds?: number | undefined;
  HeartbeatTimeoutSeconds?: number | undefined;
}

export interface CallbackStartedDetails {
  CallbackId: string;
  HeartbeatTimeout?: number | undefined;
  Timeout?: number | undefined;
}

export interface CallbackSucceededDetails {
  Result: EventResult;
}

export interface CallbackTimedOutDetails {
  Error: EventError;
}

export interface CallbackTimeoutException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface CapacityProvider {
  CapacityProviderArn: string;
  State: CapacityProviderState;
  VpcConfig: CapacityProviderVpcConfig;
  PermissionsConfig: CapacityProviderPermissionsConfig;
  InstanceRequirements?: InstanceRequirements | undefined;
  CapacityProviderScalingConfig?: CapacityProviderScalingConfig | undefined;
  KmsKeyArn?: string | undefined;
  LastModified?: string | undefined;
  PropagateTags?: PropagateTags | undefined;
  TelemetryConfig?: CapacityProviderTelemetryConfig | undefined;
}

export interface CapacityProviderConfig {
  LambdaManagedInstancesCapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig;
}

export interface CapacityProviderLimitExceededException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface CapacityProviderLoggingConfig {
  SystemLogLevel?: SystemLogLevel | undefined;
  LogGroup?: string | undefined;
}

export interface CapacityProviderPermissionsConfig {
  CapacityProviderOperatorRoleArn: string;
}

export type CapacityProviderPredefinedMetricType = "LambdaCapacityProviderAverageCPUUtilization" | "LambdaCapacityProviderAverageGPUUtilization";

export interface CapacityProviderScalingConfig {
  MaxVCpuCount?: number | undefined;
  ScalingMode?: CapacityProviderScalingMode | undefined;
  ScalingPolicies?: readonly TargetTrackingScalingPolicy[] | undefined;
}

export type CapacityProviderScalingMode = "Auto" | "Manual";

export type CapacityProviderState = "Pending" | "Active" | "Failed" | "Deleting";

export interface CapacityProviderTelemetryConfig {
  LoggingConfig?: CapacityProviderLoggingConfig | undefined;
}

export interface CapacityProviderVpcConfig {
  SubnetIds: readonly string[];
  SecurityGroupIds: readonly string[];
}

export interface ChainedInvokeDetails {
  Result?: string | undefined;
  Error?: ErrorObject | undefined;
}

export interface ChainedInvokeFailedDetails {
  Error: EventError;
}

export interface ChainedInvokeOptions {
  FunctionName: string;
  TenantId?: string | undefined;
  XAmznTraceId?: string | undefined;
}

export interface ChainedInvokeStartedDetails {
  FunctionName: string;
  TenantId?: string | undefined;
  Input?: EventInput | undefined;
  ExecutedVersion?: string | undefined;
  DurableExecutionArn?: string | undefined;
}

export interface ChainedInvokeStoppedDetails {
  Error: EventError;
}

export interface ChainedInvokeSucceededDetails {
  Result: EventResult;
}

export interface ChainedInvokeTimedOutDetails {
  Error: EventError;
}

export interface CheckpointDurableExecutionRequest {
  DurableExecutionArn: string;
  CheckpointToken: string;
  Updates?: readonly OperationUpdate[] | undefined;
  ClientToken?: string | undefined;
}

export interface CheckpointDurableExecutionResponse {
  CheckpointToken?: string | undefined;
  NewExecutionState: CheckpointUpdatedExecutionState;
}

export interface CheckpointUpdatedExecutionState {
  Operations?: readonly Operation[] | undefined;
  NextMarker?: string | undefined;
}

export interface CodeArtifactUserDeletedException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface CodeArtifactUserFailedException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface CodeArtifactUserPendingException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface CodeSigningConfig {
  CodeSigningConfigId: string;
  CodeSigningConfigArn: string;
  Description?: string | undefined;
  AllowedPublishers: AllowedPublishers;
  CodeSigningPolicies: CodeSigningPolicies;
  LastModified: string;
}

export interface CodeSigningConfigNotFoundException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface CodeSigningPolicies {
  UntrustedArtifactOnDeployment?: CodeSigningPolicy | undefined;
}

export type CodeSigningPolicy = "Warn" | "Enforce";

export interface CodeStorageExceededException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface CodeVerificationFailedException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface Concurrency {
  ReservedConcurrentExecutions?: number | undefined;
}

export interface ContextDetails {
  ReplayChildren?: boolean | undefined;
  Result?: string | undefined;
  Error?: ErrorObject | undefined;
}

export interface ContextFailedDetails {
  Error: EventError;
}

export interface ContextOptions {
  ReplayChildren?: boolean | undefined;
}

export interface ContextStartedDetails {}

export interface ContextSucceededDetails {
  Result: EventResult;
}

export interface Cors {
  AllowCredentials?: boolean | undefined;
  AllowHeaders?: readonly string[] | undefined;
  AllowMethods?: readonly string[] | undefined;
  AllowOrigins?: readonly string[] | undefined;
  ExposeHeaders?: readonly string[] | undefined;
  MaxAge?: number | undefined;
}

export interface CreateAliasRequest {
  FunctionName: string;
  Name: string;
  FunctionVersion: string;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
}

export interface CreateCapacityProviderRequest {
  CapacityProviderName: string;
  VpcConfig: CapacityProviderVpcConfig;
  PermissionsConfig: CapacityProviderPermissionsConfig;
  InstanceRequirements?: InstanceRequirements | undefined;
  CapacityProviderScalingConfig?: CapacityProviderScalingConfig | undefined;
  KmsKeyArn?: string | undefined;
  Tags?: Readonly<Record<string, string>> | undefined;
  PropagateTags?: PropagateTags | undefined;
  TelemetryConfig?: CapacityProviderTelemetryConfig | undefined;
}

export interface CreateCapacityProviderResponse {
  CapacityProvider: CapacityProvider;
}

export interface CreateCodeSigningConfigRequest {
  Description?: string | undefined;
  AllowedPublishers: AllowedPublishers;
  CodeSigningPolicies?: CodeSigningPolicies | undefined;
  Tags?: Readonly<Record<string, string>> | undefined;
}

export interface CreateCodeSigningConfigResponse {
  CodeSigningConfig: CodeSigningConfig;
}

export interface CreateEventSourceMappingRequest {
  EventSourceArn?: string | undefined;
  FunctionName: string;
  Enabled?: boolean | undefined;
  BatchSize?: number | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  KMSKeyArn?: string | undefined;
  MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  ScalingConfig?: ScalingConfig | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  ParallelizationFactor?: number | undefined;
  StartingPosition?: EventSourcePosition | undefined;
  StartingPositionTimestamp?: Timestamp | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  Tags?: Readonly<Record<string, string>> | undefined;
  TumblingWindowInSeconds?: number | undefined;
  Topics?: readonly string[] | undefined;
  Queues?: readonly string[] | undefined;
  SourceAccessConfigurations?: readonly SourceAccessConfiguration[] | undefined;
  SelfManagedEventSource?: SelfManagedEventSource | undefined;
  FunctionResponseTypes?: readonly FunctionResponseType[] | undefined;
  AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
}

export interface CreateFunctionRequest {
  FunctionName: string;
  Runtime?: Runtime | undefined;
  Role: string;
  Handler?: string | undefined;
  Code: FunctionCode;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  Publish?: boolean | undefined;
  PublishTo?: FunctionVersionLatestPublished | undefined;
  VpcConfig?: VpcConfig | undefined;
  PackageType?: PackageType | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Environment?: Environment | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: TracingConfig | undefined;
  Tags?: Readonly<Record<string, string>> | undefined;
  Layers?: readonly string[] | undefined;
  FileSystemConfigs?: readonly FileSystemConfig[] | undefined;
  CodeSigningConfigArn?: string | undefined;
  ImageConfig?: ImageConfig | undefined;
  Architectures?: readonly Architecture[] | undefined;
  EphemeralStorage?: EphemeralStorage | undefined;
  SnapStart?: SnapStart | undefined;
  LoggingConfig?: LoggingConfig | undefined;
  TenancyConfig?: TenancyConfig | undefined;
  CapacityProviderConfig?: CapacityProviderConfig | undefined;
  DurableConfig?: DurableConfig | undefined;
  RuntimeConfig?: FunctionRuntimeConfig | undefined;
  AcceleratorConfig?: AcceleratorConfig | undefined;
}

export interface CreateFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  AuthType: FunctionUrlAuthType;
  Cors?: Cors | undefined;
  InvokeMode?: InvokeMode | undefined;
}

export interface CreateFunctionUrlConfigResponse {
  FunctionUrl: string;
  FunctionArn: string;
  AuthType: FunctionUrlAuthType;
  Cors?: Cors | undefined;
  CreationTime: string;
  InvokeMode?: InvokeMode | undefined;
}

export interface DeadLetterConfig {
  TargetArn?: string | undefined;
}

export interface DeleteAliasRequest {
  FunctionName: string;
  Name: string;
}

export interface DeleteCapacityProviderRequest {
  CapacityProviderName: string;
}

export interface DeleteCapacityProviderResponse {
  CapacityProvider: CapacityProvider;
}

export interface DeleteCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
}

export interface DeleteCodeSigningConfigResponse {}

export interface DeleteDurableExecutionRequest {
  DurableExecutionArn: string;
}

export interface DeleteDurableExecutionResponse {
  DeletionRequestTimestamp: Timestamp;
}

export interface DeleteEventSourceMappingRequest {
  UUID: string;
}

export interface DeleteFunctionCodeSigningConfigRequest {
  FunctionName: string;
}

export interface DeleteFunctionConcurrencyRequest {
  FunctionName: string;
}

export interface DeleteFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface DeleteFunctionRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface DeleteFunctionResponse {
  StatusCode?: number | undefined;
}

export interface DeleteFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface DeleteLayerVersionRequest {
  LayerName: string;
  VersionNumber: number;
}

export interface DeleteProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
}

export interface DeleteResourcePolicyRequest {
  ResourceArn: string;
  RevisionId?: string | undefined;
}

export interface DestinationConfig {
  OnSuccess?: OnSuccess | undefined;
  OnFailure?: OnFailure | undefined;
}

export type DirectS3Read = "ENABLED" | "DISABLED" | "AUTO";

export interface DocumentDBEventSourceConfig {
  DatabaseName?: string | undefined;
  CollectionName?: string | undefined;
  FullDocument?: FullDocument | undefined;
}

export interface DurableConfig {
  KMSKeyArn?: string | undefined;
  RetentionPeriodInDays?: number | undefined;
  ExecutionTimeout?: number | undefined;
}

export interface DurableExecutionAlreadyStartedException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface EC2AccessDeniedException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface EC2ThrottledException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface EC2UnexpectedException {
  Type?: string | undefined;
  Message?: string | undefined;
  EC2ErrorCode?: string | undefined;
}

export interface EFSIOException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface EFSMountConnectivityException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface EFSMountFailureException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface EFSMountTimeoutException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface ENILimitReachedException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface ENINotReadyException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export type EndPointType = "KAFKA_BOOTSTRAP_SERVERS";

export interface Environment {
  Variables?: Readonly<Record<string, string>> | undefined;
}

export interface EnvironmentError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface EnvironmentResponse {
  Variables?: Readonly<Record<string, string>> | undefined;
  Error?: EnvironmentError | undefined;
}

export interface EphemeralStorage {
  Size: number;
}

export interface ErrorObject {
  ErrorMessage?: string | undefined;
  ErrorType?: string | undefined;
  ErrorData?: string | undefined;
  StackTrace?: readonly string[] | undefined;
}

export interface Event {
  EventType?: EventType | undefined;
  SubType?: string | undefined;
  EventId?: number | undefined;
  Id?: string | undefined;
  Name?: string | undefined;
  EventTimestamp?: Timestamp | undefined;
  ParentId?: string | undefined;
  ExecutionStartedDetails?: ExecutionStartedDetails | undefined;
  ExecutionSucceededDetails?: ExecutionSucceededDetails | undefined;
  ExecutionFailedDetails?: ExecutionFailedDetails | undefined;
  ExecutionTimedOutDetails?: ExecutionTimedOutDetails | undefined;
  ExecutionStoppedDetails?: ExecutionStoppedDetails | undefined;
  ContextStartedDetails?: ContextStartedDetails | undefined;
  ContextSucceededDetails?: ContextSucceededDetails | undefined;
  ContextFailedDetails?: ContextFailedDetails | undefined;
  WaitStartedDetails?: WaitStartedDetails | undefined;
  WaitSucceededDetails?: WaitSucceededDetails | undefined;
  WaitCancelledDetails?: WaitCancelledDetails | undefined;
  StepStartedDetails?: StepStartedDetails | undefined;
  StepSucceededDetails?: StepSucceededDetails | undefined;
  StepFailedDetails?: StepFailedDetails | undefined;
  ChainedInvokeStartedDetails?: ChainedInvokeStartedDetails | undefined;
  ChainedInvokeSucceededDetails?: ChainedInvokeSucceededDetails | undefined;
  ChainedInvokeFailedDetails?: ChainedInvokeFailedDetails | undefined;
  ChainedInvokeTimedOutDetails?: ChainedInvokeTimedOutDetails | undefined;
  ChainedInvokeStoppedDetails?: ChainedInvokeStoppedDetails | undefined;
  CallbackStartedDetails?: CallbackStartedDetails | undefined;
  CallbackSucceededDetails?: CallbackSucceededDetails | undefined;
  CallbackFailedDetails?: CallbackFailedDetails | undefined;
  CallbackTimedOutDetails?: CallbackTimedOutDetails | undefined;
  InvocationCompletedDetails?: InvocationCompletedDetails | undefined;
  ExecutionPausedDetails?: ExecutionPausedDetails | undefined;
  ExecutionResumedDetails?: ExecutionResumedDetails | undefined;
}

export interface EventError {
  Payload?: ErrorObject | undefined;
  Truncated?: boolean | undefined;
}

export interface EventInput {
  Payload?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface EventPauseReason {
  Payload?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface EventResult {
  Payload?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface EventResumeReason {
  Payload?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface EventSourceMappingConfiguration {
  UUID?: string | undefined;
  StartingPosition?: EventSourcePosition | undefined;
  StartingPositionTimestamp?: Timestamp | undefined;
  BatchSize?: number | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  ParallelizationFactor?: number | undefined;
  EventSourceArn?: string | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  FilterCriteriaError?: FilterCriteriaError | undefined;
  KMSKeyArn?: string | undefined;
  MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  ScalingConfig?: ScalingConfig | undefined;
  FunctionArn?: string | undefined;
  LastModified?: Timestamp | undefined;
  LastProcessingResult?: string | undefined;
  State?: string | undefined;
  StateTransitionReason?: string | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  Topics?: readonly string[] | undefined;
  Queues?: readonly string[] | undefined;
  SourceAccessConfigurations?: readonly SourceAccessConfiguration[] | undefined;
  SelfManagedEventSource?: SelfManagedEventSource | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  TumblingWindowInSeconds?: number | undefined;
  FunctionResponseTypes?: readonly FunctionResponseType[] | undefined;
  AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  EventSourceMappingArn?: string | undefined;
  ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
}

export interface EventSourceMappingLoggingConfig {
  SystemLogLevel?: EventSourceMappingSystemLogLevel | undefined;
}

export type EventSourceMappingMetric = "EventCount" | "ErrorCount" | "KafkaMetrics";

export interface EventSourceMappingMetricsConfig {
  Metrics?: readonly EventSourceMappingMetric[] | undefined;
}

export type EventSourceMappingSystemLogLevel = "DEBUG" | "INFO" | "WARN";

export type EventSourcePosition = "TRIM_HORIZON" | "LATEST" | "AT_TIMESTAMP";

export type EventType = "ExecutionStarted" | "ExecutionSucceeded" | "ExecutionFailed" | "ExecutionTimedOut" | "ExecutionStopped" | "ContextStarted" | "ContextSucceeded" | "ContextFailed" | "WaitStarted" | "WaitSucceeded" | "WaitCancelled" | "StepStarted" | "StepSucceeded" | "StepFailed" | "ChainedInvokeStarted" | "ChainedInvokeSucceeded" | "ChainedInvokeFailed" | "ChainedInvokeTimedOut" | "ChainedInvokeStopped" | "CallbackStarted" | "CallbackSucceeded" | "CallbackFailed" | "CallbackTimedOut" | "InvocationCompleted" | "ExecutionPaused" | "ExecutionResumed";

export interface Execution {
  DurableExecutionArn: string;
  DurableExecutionName: string;
  FunctionArn: string;
  Status: ExecutionStatus;
  StartTimestamp: Timestamp;
  EndTimestamp?: Timestamp | undefined;
  KMSKeyArn?: string | undefined;
}

export interface ExecutionDetails {
  InputPayload?: string | undefined;
}

export interface ExecutionFailedDetails {
  Error: EventError;
}

export interface ExecutionPausedDetails {
  PauseRequestTimestamp: Timestamp;
  Reason?: EventPauseReason | undefined;
  ExecutionTimeoutPaused: boolean;
}

export interface ExecutionResumedDetails {
  ResumeRequestTimestamp: Timestamp;
  Reason?: EventResumeReason | undefined;
}

export interface ExecutionStartedDetails {
  Input: EventInput;
  ExecutionTimeout: number;
}

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "STOPPED" | "DELETING" | "PAUSING" | "PAUSED";

export interface ExecutionStoppedDetails {
  Error: EventError;
}

export interface ExecutionSucceededDetails {
  Result: EventResult;
}

export interface ExecutionTimedOutDetails {
  Error?: EventError | undefined;
}

export interface FileSystemConfig {
  Arn: string;
  LocalMountPath: string;
  S3FilesConfig?: S3FilesConfig | undefined;
}

export interface Filter {
  Pattern?: string | undefined;
}

export interface FilterCriteria {
  Filters?: readonly Filter[] | undefined;
}

export interface FilterCriteriaError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export type FullDocument = "UpdateLookup" | "Default";

export interface FunctionCode {
  ZipFile?: Blob | undefined;
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  S3ObjectStorageMode?: S3ObjectStorageMode | undefined;
  ImageUri?: string | undefined;
  SourceKMSKeyArn?: string | undefined;
}

export interface FunctionCodeLocation {
  RepositoryType?: string | undefined;
  Location?: string | undefined;
  ImageUri?: string | undefined;
  ResolvedImageUri?: string | undefined;
  ResolvedS3Object?: ResolvedS3Object | undefined;
  SourceKMSKeyArn?: string | undefined;
  Error?: FunctionCodeLocationError | undefined;
}

export interface FunctionCodeLocationError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface FunctionConfiguration {
  FunctionName?: string | undefined;
  FunctionArn?: string | undefined;
  Runtime?: Runtime | undefined;
  Role?: string | undefined;
  Handler?: string | undefined;
  CodeSize?: number | undefined;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  LastModified?: string | undefined;
  CodeSha256?: string | undefined;
  Version?: string | undefined;
  VpcConfig?: VpcConfigResponse | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Environment?: EnvironmentResponse | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: TracingConfigResponse | undefined;
  MasterArn?: string | undefined;
  RevisionId?: string | undefined;
  Layers?: readonly Layer[] | undefined;
  State?: State | undefined;
  StateReason?: string | undefined;
  StateReasonCode?: StateReasonCode | undefined;
  LastUpdateStatus?: LastUpdateStatus | undefined;
  LastUpdateStatusReason?: string | undefined;
  LastUpdateStatusReasonCode?: LastUpdateStatusReasonCode | undefined;
  FileSystemConfigs?: readonly FileSystemConfig[] | undefined;
  SigningProfileVersionArn?: string | undefined;
  SigningJobArn?: string | undefined;
  PackageType?: PackageType | undefined;
  ImageConfigResponse?: ImageConfigResponse | undefined;
  Architectures?: readonly Architecture[] | undefined;
  EphemeralStorage?: EphemeralStorage | undefined;
  SnapStart?: SnapStartResponse | undefined;
  RuntimeVersionConfig?: RuntimeVersionConfig | undefined;
  LoggingConfig?: LoggingConfig | undefined;
  TenancyConfig?: TenancyConfig | undefined;
  CapacityProviderConfig?: CapacityProviderConfig | undefined;
  ConfigSha256?: string | undefined;
  DurableConfig?: DurableConfig | undefined;
  RuntimeConfig?: FunctionRuntimeConfig | undefined;
  AcceleratorConfig?: AcceleratorConfig | undefined;
}

export interface FunctionEventInvokeConfig {
  LastModified?: Timestamp | undefined;
  FunctionArn?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export type FunctionResponseType = "ReportBatchItemFailures";

export interface FunctionRuntimeConfig {
  RuntimeArn: string;
  RuntimeAlias: string;
}

export interface FunctionScalingConfig {
  MinExecutionEnvironments?: number | undefined;
  MaxExecutionEnvironments?: number | undefined;
}

export type FunctionUrlAuthType = "NONE" | "AWS_IAM";

export interface FunctionUrlConfig {
  FunctionUrl: string;
  FunctionArn: string;
  CreationTime: string;
  LastModifiedTime: string;
  Cors?: Cors | undefined;
  AuthType: FunctionUrlAuthType;
  InvokeMode?: InvokeMode | undefined;
}

export type FunctionVersion = "ALL";

export type FunctionVersionLatestPublished = "LATEST_PUBLISHED";

export interface FunctionVersionsByCapacityProviderListItem {
  FunctionArn: string;
  State: State;
}

export interface FunctionVersionsPerCapacityProviderLimitExceededException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface GetAccountSettingsRequest {}

export interface GetAccountSettingsResponse {
  AccountLimit?: AccountLimit | undefined;
  AccountUsage?: AccountUsage | undefined;
}

export interface GetAliasRequest {
  FunctionName: string;
  Name: string;
}

export interface GetCapacityProviderRequest {
  CapacityProviderName: string;
}

export interface GetCapacityProviderResponse {
  CapacityProvider: CapacityProvider;
}

export interface GetCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
}

export interface GetCodeSigningConfigResponse {
  CodeSigningConfig: CodeSigningConfig;
}

export interface GetDurableExecutionHistoryRequest {
  DurableExecutionArn: string;
  IncludeExecutionData?: boolean | undefined;
  MaxItems?: number | undefined;
  Marker?: string | undefined;
  ReverseOrder?: boolean | undefined;
}

export interface GetDurableExecutionHistoryResponse {
  Events: readonly Event[];
  NextMarker?: string | undefined;
}

export interface GetDurableExecutionRequest {
  DurableExecutionArn: string;
  IncludeExecutionData?: boolean | undefined;
}

export interface GetDurableExecutionResponse {
  DurableExecutionArn: string;
  DurableExecutionName: string;
  FunctionArn: string;
  InputPayload?: string | undefined;
  Result?: string | undefined;
  Error?: ErrorObject | undefined;
  StartTimestamp: Timestamp;
  Status: ExecutionStatus;
  EndTimestamp?: Timestamp | undefined;
  Version?: string | undefined;
  TraceHeader?: TraceHeader | undefined;
  ExecutionDataIncluded?: boolean | undefined;
  DurableConfig?: DurableConfig | undefined;
  PauseDetails?: PauseDetails | undefined;
  ExpectedExecutionTimeoutTimestamp?: Timestamp | undefined;
}

export interface GetDurableExecutionStateRequest {
  DurableExecutionArn: string;
  CheckpointToken: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface GetDurableExecutionStateResponse {
  Operations: readonly Operation[];
  NextMarker?: string | undefined;
}

export interface GetEventSourceMappingRequest {
  UUID: string;
}

export interface GetFunctionCodeSigningConfigRequest {
  FunctionName: string;
}

export interface GetFunctionCodeSigningConfigResponse {
  CodeSigningConfigArn: string;
  FunctionName: string;
}

export interface GetFunctionConcurrencyRequest {
  FunctionName: string;
}

export interface GetFunctionConcurrencyResponse {
  ReservedConcurrentExecutions?: number | undefined;
}

export interface GetFunctionConfigurationRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionRecursionConfigRequest {
  FunctionName: string;
}

export interface GetFunctionRecursionConfigResponse {
  RecursiveLoop?: RecursiveLoop | undefined;
}

export interface GetFunctionRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionResponse {
  Configuration?: FunctionConfiguration | undefined;
  Code?: FunctionCodeLocation | undefined;
  Tags?: Readonly<Record<string, string>> | undefined;
  TagsError?: TagsError | undefined;
  Concurrency?: Concurrency | undefined;
}

export interface GetFunctionScalingConfigRequest {
  FunctionName: string;
  Qualifier: string;
}

export interface GetFunctionScalingConfigResponse {
  FunctionArn?: string | undefined;
  AppliedFunctionScalingConfig?: FunctionScalingConfig | undefined;
  RequestedFunctionScalingConfig?: FunctionScalingConfig | undefined;
}

export interface GetFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionUrlConfigResponse {
  FunctionUrl: string;
  FunctionArn: string;
  AuthType: FunctionUrlAuthType;
  Cors?: Cors | undefined;
  CreationTime: string;
  LastModifiedTime: string;
  InvokeMode?: InvokeMode | undefined;
}

export interface GetLayerVersionByArnRequest {
  Arn: string;
}

export interface GetLayerVersionPolicyRequest {
  LayerName: string;
  VersionNumber: number;
}

export interface GetLayerVersionPolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface GetLayerVersionRequest {
  LayerName: string;
  VersionNumber: number;
}

export interface GetLayerVersionResponse {
  Content?: LayerVersionContentOutput | undefined;
  LayerArn?: string | undefined;
  LayerVersionArn?: string | undefined;
  Description?: string | undefined;
  CreatedDate?: string | undefined;
  Version?: number | undefined;
  CompatibleArchitectures?: readonly Architecture[] | undefined;
  CompatibleRuntimes?: readonly Runtime[] | undefined;
  LicenseInfo?: string | undefined;
}

export interface GetPolicyRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetPolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface GetProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
}

export interface GetProvisionedConcurrencyConfigResponse {
  RequestedProvisionedConcurrentExecutions?: number | undefined;
  AvailableProvisionedConcurrentExecutions?: number | undefined;
  AllocatedProvisionedConcurrentExecutions?: number | undefined;
  Status?: ProvisionedConcurrencyStatusEnum | undefined;
  StatusReason?: string | undefined;
  LastModified?: string | undefined;
}

export interface GetResourcePolicyRequest {
  ResourceArn: string;
}

export interface GetResourcePolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface GetRuntimeManagementConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetRuntimeManagementConfigResponse {
  UpdateRuntimeOn?: UpdateRuntimeOn | undefined;
  FunctionArn?: string | undefined;
  RuntimeVersionArn?: string | undefined;
}

export interface ImageConfig {
  EntryPoint?: readonly string[] | undefined;
  Command?: readonly string[] | undefined;
  WorkingDirectory?: string | undefined;
}

export interface ImageConfigError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface ImageConfigResponse {
  ImageConfig?: ImageConfig | undefined;
  Error?: ImageConfigError | undefined;
}

export interface InstanceRequirements {
  Architectures?: readonly Architecture[] | undefined;
  AllowedInstanceTypes?: readonly string[] | undefined;
  ExcludedInstanceTypes?: readonly string[] | undefined;
}

export interface InvalidCodeSignatureException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface InvalidParameterValueException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface InvalidRequestContentException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface InvalidRuntimeException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface InvalidSecurityGroupIDException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface InvalidSubnetIDException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface InvalidZipFileException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface InvocationCompletedDetails {
  StartTimestamp: Timestamp;
  EndTimestamp: Timestamp;
  RequestId: string;
  Error?: EventError | undefined;
}

export interface InvocationRequest {
  FunctionName: string;
  InvocationType?: InvocationType | undefined;
  LogType?: LogType | undefined;
  ClientContext?: string | undefined;
  DurableExecutionName?: string | undefined;
  Payload?: Blob | undefined;
  Qualifier?: string | undefined;
  TenantId?: string | undefined;
}

export interface InvocationResponse {
  StatusCode?: number | undefined;
  FunctionError?: string | undefined;
  LogResult?: string | undefined;
  Payload?: Blob | undefined;
  ExecutedVersion?: string | undefined;
  DurableExecutionArn?: string | undefined;
}

export type InvocationType = "Event" | "RequestResponse" | "DryRun";

export interface InvokeAsyncRequest {
  FunctionName: string;
  InvokeArgs: StreamingBlob;
}

export interface InvokeAsyncResponse {
  Status?: number | undefined;
}

export type InvokeMode = "BUFFERED" | "RESPONSE_STREAM";

export interface InvokeResponseStreamUpdate {
  Payload?: Blob | undefined;
}

export interface InvokeWithResponseStreamCompleteEvent {
  ErrorCode?: string | undefined;
  ErrorDetails?: string | undefined;
  LogResult?: string | undefined;
}

export interface InvokeWithResponseStreamRequest {
  FunctionName: string;
  LogType?: LogType | undefined;
  ClientContext?: string | undefined;
  Qualifier?: string | undefined;
  Payload?: Blob | undefined;
  TenantId?: string | undefined;
  InvocationType?: ResponseStreamingInvocationType | undefined;
}

export interface InvokeWithResponseStreamResponse {
  StatusCode?: number | undefined;
  ExecutedVersion?: string | undefined;
  EventStream?: EventStream<InvokeWithResponseStreamResponseEvent> | undefined;
  ResponseStreamContentType?: string | undefined;
}

export interface InvokeWithResponseStreamResponseEvent {
  PayloadChunk?: InvokeResponseStreamUpdate | undefined;
  InvokeComplete?: InvokeWithResponseStreamCompleteEvent | undefined;
}

export interface KMSAccessDeniedException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface KMSDisabledException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface KMSInvalidStateException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface KMSNotFoundException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export type KafkaEventSourceMappingConsumptionMode = "Stream" | "Queue";

export interface KafkaSchemaRegistryAccessConfig {
  Type?: KafkaSchemaRegistryAuthType | undefined;
  URI?: string | undefined;
}

export type KafkaSchemaRegistryAuthType = "BASIC_AUTH" | "CLIENT_CERTIFICATE_TLS_AUTH" | "SERVER_ROOT_CA_CERTIFICATE" | "OAUTHBEARER_AUTH";

export interface KafkaSchemaRegistryConfig {
  SchemaRegistryURI?: string | undefined;
  EventRecordFormat?: SchemaRegistryEventRecordFormat | undefined;
  AccessConfigs?: readonly KafkaSchemaRegistryAccessConfig[] | undefined;
  SchemaValidationConfigs?: readonly KafkaSchemaValidationConfig[] | undefined;
}

export type KafkaSchemaValidationAttribute = "KEY" | "VALUE";

export interface KafkaSchemaValidationConfig {
  Attribute?: KafkaSchemaValidationAttribute | undefined;
}

export interface LambdaManagedInstancesCapacityProviderConfig {
  CapacityProviderArn: string;
  PerExecutionEnvironmentMaxConcurrency?: number | undefined;
  ExecutionEnvironmentMemoryGiBPerVCpu?: number | undefined;
}

export type LastUpdateStatus = "Successful" | "Failed" | "InProgress";

export type LastUpdateStatusReasonCode = "EniLimitExceeded" | "InsufficientRolePermissions" | "InvalidConfiguration" | "InternalError" | "SubnetOutOfIPAddresses" | "InvalidSubnet" | "InvalidSecurityGroup" | "ImageDeleted" | "ImageAccessDenied" | "InvalidImage" | "KMSKeyAccessDenied" | "KMSKeyNotFound" | "InvalidStateKMSKey" | "DisabledKMSKey" | "EFSIOError" | "EFSMountConnectivityError" | "EFSMountFailure" | "EFSMountTimeout" | "InvalidRuntime" | "InvalidZipFileException" | "FunctionError" | "ServiceQuotaExceededException" | "VcpuLimitExceeded" | "CapacityProviderScalingLimitExceeded" | "InsufficientCapacity" | "EC2RequestLimitExceeded" | "FunctionError.InitTimeout" | "FunctionError.RuntimeInitError" | "FunctionError.ExtensionInitError" | "FunctionError.InvalidEntryPoint" | "FunctionError.InvalidWorkingDirectory" | "FunctionError.PermissionDenied" | "FunctionError.TooManyExtensions" | "FunctionError.InitResourceExhausted" | "DisallowedByVpcEncryptionControl" | "IncompatibleAcceleratorInstanceTypes" | "DependencyError";

export interface Layer {
  Arn?: string | undefined;
  CodeSize?: number | undefined;
  SigningProfileVersionArn?: string | undefined;
  SigningJobArn?: string | undefined;
}

export interface LayerVersionContentInput {
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  S3ObjectStorageMode?: S3ObjectStorageMode | undefined;
  ZipFile?: Blob | undefined;
}

export interface LayerVersionContentOutput {
  Location?: string | undefined;
  CodeSha256?: string | undefined;
  CodeSize?: number | undefined;
  SigningProfileVersionArn?: string | undefined;
  SigningJobArn?: string | undefined;
  ResolvedS3Object?: ResolvedS3Object | undefined;
}

export interface LayerVersionsListItem {
  LayerVersionArn?: string | undefined;
  Version?: number | undefined;
  Description?: string | undefined;
  CreatedDate?: string | undefined;
  CompatibleArchitectures?: readonly Architecture[] | undefined;
  CompatibleRuntimes?: readonly Runtime[] | undefined;
  LicenseInfo?: string | undefined;
}

export interface LayersListItem {
  LayerName?: string | undefined;
  LayerArn?: string | undefined;
  LatestMatchingVersion?: LayerVersionsListItem | undefined;
}

export interface ListAliasesRequest {
  FunctionName: string;
  FunctionVersion?: string | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListAliasesResponse {
  NextMarker?: string | undefined;
  Aliases?: readonly AliasConfiguration[] | undefined;
}

export interface ListCapacityProvidersRequest {
  State?: CapacityProviderState | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListCapacityProvidersResponse {
  CapacityProviders: readonly CapacityProvider[];
  NextMarker?: string | undefined;
}

export interface ListCodeSigningConfigsRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListCodeSigningConfigsResponse {
  NextMarker?: string | undefined;
  CodeSigningConfigs?: readonly CodeSigningConfig[] | undefined;
}

export interface ListDurableExecutionsByFunctionRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  DurableExecutionName?: string | undefined;
  Statuses?: readonly ExecutionStatus[] | undefined;
  StartedAfter?: Timestamp | undefined;
  StartedBefore?: Timestamp | undefined;
  ReverseOrder?: boolean | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListDurableExecutionsByFunctionResponse {
  DurableExecutions?: readonly Execution[] | undefined;
  NextMarker?: string | undefined;
}

export interface ListEventSourceMappingsRequest {
  EventSourceArn?: string | undefined;
  FunctionName?: string | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListEventSourceMappingsResponse {
  NextMarker?: string | undefined;
  EventSourceMappings?: readonly EventSourceMappingConfiguration[] | undefined;
}

export interface ListFunctionEventInvokeConfigsRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionEventInvokeConfigsResponse {
  FunctionEventInvokeConfigs?: readonly FunctionEventInvokeConfig[] | undefined;
  NextMarker?: string | undefined;
}

export interface ListFunctionUrlConfigsRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionUrlConfigsResponse {
  FunctionUrlConfigs: readonly FunctionUrlConfig[];
  NextMarker?: string | undefined;
}

export interface ListFunctionVersionsByCapacityProviderRequest {
  CapacityProviderName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionVersionsByCapacityProviderResponse {
  CapacityProviderArn: string;
  FunctionVersions: readonly FunctionVersionsByCapacityProviderListItem[];
  NextMarker?: string | undefined;
}

export interface ListFunctionsByCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionsByCodeSigningConfigResponse {
  NextMarker?: string | undefined;
  FunctionArns?: readonly string[] | undefined;
}

export interface ListFunctionsRequest {
  MasterRegion?: string | undefined;
  FunctionVersion?: FunctionVersion | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionsResponse {
  NextMarker?: string | undefined;
  Functions?: readonly FunctionConfiguration[] | undefined;
}

export interface ListLayerVersionsRequest {
  CompatibleArchitecture?: Architecture | undefined;
  CompatibleRuntime?: Runtime | undefined;
  LayerName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListLayerVersionsResponse {
  NextMarker?: string | undefined;
  LayerVersions?: readonly LayerVersionsListItem[] | undefined;
}

export interface ListLayersRequest {
  CompatibleArchitecture?: Architecture | undefined;
  CompatibleRuntime?: Runtime | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListLayersResponse {
  NextMarker?: string | undefined;
  Layers?: readonly LayersListItem[] | undefined;
}

export interface ListProvisionedConcurrencyConfigsRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListProvisionedConcurrencyConfigsResponse {
  ProvisionedConcurrencyConfigs?: readonly ProvisionedConcurrencyConfigListItem[] | undefined;
  NextMarker?: string | undefined;
}

export interface ListTagsRequest {
  Resource: string;
}

export interface ListTagsResponse {
  Tags?: Readonly<Record<string, string>> | undefined;
}

export interface ListVersionsByFunctionRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListVersionsByFunctionResponse {
  NextMarker?: string | undefined;
  Versions?: readonly FunctionConfiguration[] | undefined;
}

export type LogFormat = "JSON" | "Text";

export type LogType = "None" | "Tail";

export interface LoggingConfig {
  LogFormat?: LogFormat | undefined;
  ApplicationLogLevel?: ApplicationLogLevel | undefined;
  SystemLogLevel?: SystemLogLevel | undefined;
  LogGroup?: string | undefined;
}

export interface ModeNotSupportedException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface NoPublishedVersionException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface OnFailure {
  Destination?: string | undefined;
}

export interface OnSuccess {
  Destination?: string | undefined;
}

export interface Operation {
  Id: string;
  ParentId?: string | undefined;
  Name?: string | undefined;
  Type: OperationType;
  SubType?: string | undefined;
  StartTimestamp: Timestamp;
  EndTimestamp?: Timestamp | undefined;
  Status: OperationStatus;
  ExecutionDetails?: ExecutionDetails | undefined;
  ContextDetails?: ContextDetails | undefined;
  StepDetails?: StepDetails | undefined;
  WaitDetails?: WaitDetails | undefined;
  CallbackDetails?: CallbackDetails | undefined;
  ChainedInvokeDetails?: ChainedInvokeDetails | undefined;
}

export type OperationAction = "START" | "SUCCEED" | "FAIL" | "RETRY" | "CANCEL";

export type OperationStatus = "STARTED" | "PENDING" | "READY" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "TIMED_OUT" | "STOPPED";

export type OperationType = "EXECUTION" | "CONTEXT" | "STEP" | "WAIT" | "CALLBACK" | "CHAINED_INVOKE";

export interface OperationUpdate {
  Id: string;
  ParentId?: string | undefined;
  Name?: string | undefined;
  Type: OperationType;
  SubType?: string | undefined;
  Action: OperationAction;
  Payload?: string | undefined;
  Error?: ErrorObject | undefined;
  ContextOptions?: ContextOptions | undefined;
  StepOptions?: StepOptions | undefined;
  WaitOptions?: WaitOptions | undefined;
  CallbackOptions?: CallbackOptions | undefined;
  ChainedInvokeOptions?: ChainedInvokeOptions | undefined;
}

export type PackageType = "Zip" | "Image";

export interface PauseDetails {
  PauseRequestTimestamp: Timestamp;
  Reason?: string | undefined;
  ExecutionTimeoutPaused: boolean;
}

export interface PauseDurableExecutionRequest {
  DurableExecutionArn: string;
  ClientToken?: string | undefined;
  Reason?: string | undefined;
  ExecutionTimeoutPaused?: boolean | undefined;
}

export interface PauseDurableExecutionResponse {}

export interface PolicyLengthExceededException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface PreconditionFailedException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface PropagateTags {
  Mode?: PropagateTagsMode | undefined;
  ExplicitTags?: Readonly<Record<string, string>> | undefined;
}

export type PropagateTagsMode = "None" | "Explicit";

export interface ProvisionedConcurrencyConfigListItem {
  FunctionArn?: string | undefined;
  RequestedProvisionedConcurrentExecutions?: number | undefined;
  AvailableProvisionedConcurrentExecutions?: number | undefined;
  AllocatedProvisionedConcurrentExecutions?: number | undefined;
  Status?: ProvisionedConcurrencyStatusEnum | undefined;
  StatusReason?: string | undefined;
  LastModified?: string | undefined;
}

export interface ProvisionedConcurrencyConfigNotFoundException {
  Type?: string | undefined;
  message?: string | undefined;
}

export type ProvisionedConcurrencyStatusEnum = "IN_PROGRESS" | "READY" | "FAILED";

export interface ProvisionedPollerConfig {
  MinimumPollers?: number | undefined;
  MaximumPollers?: number | undefined;
  PollerGroupName?: string | undefined;
}

export interface PublicPolicyException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface PublishLayerVersionRequest {
  LayerName: string;
  Description?: string | undefined;
  Content: LayerVersionContentInput;
  CompatibleArchitectures?: readonly Architecture[] | undefined;
  CompatibleRuntimes?: readonly Runtime[] | undefined;
  LicenseInfo?: string | undefined;
}

export interface PublishLayerVersionResponse {
  Content?: LayerVersionContentOutput | undefined;
  LayerArn?: string | undefined;
  LayerVersionArn?: string | undefined;
  Description?: string | undefined;
  CreatedDate?: string | undefined;
  Version?: number | undefined;
  CompatibleArchitectures?: readonly Architecture[] | undefined;
  CompatibleRuntimes?: readonly Runtime[] | undefined;
  LicenseInfo?: string | undefined;
}

export interface PublishVersionRequest {
  FunctionName: string;
  CodeSha256?: string | undefined;
  Description?: string | undefined;
  RevisionId?: string | undefined;
  PublishTo?: FunctionVersionLatestPublished | undefined;
}

export interface PutFunctionCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
  FunctionName: string;
}

export interface PutFunctionCodeSigningConfigResponse {
  CodeSigningConfigArn: string;
  FunctionName: string;
}

export interface PutFunctionConcurrencyRequest {
  FunctionName: string;
  ReservedConcurrentExecutions: number;
}

export interface PutFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface PutFunctionRecursionConfigRequest {
  FunctionName: string;
  RecursiveLoop: RecursiveLoop;
}

export interface PutFunctionRecursionConfigResponse {
  RecursiveLoop?: RecursiveLoop | undefined;
}

export interface PutFunctionScalingConfigRequest {
  FunctionName: string;
  Qualifier: string;
  FunctionScalingConfig?: FunctionScalingConfig | undefined;
}

export interface PutFunctionScalingConfigResponse {
  FunctionState?: State | undefined;
}

export interface PutProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
  ProvisionedConcurrentExecutions: number;
}

export interface PutProvisionedConcurrencyConfigResponse {
  RequestedProvisionedConcurrentExecutions?: number | undefined;
  AllocatedProvisionedConcurrentExecutions?: number | undefined;
  AvailableProvisionedConcurrentExecutions?: number | undefined;
  Status?: ProvisionedConcurrencyStatusEnum | undefined;
  StatusReason?: string | undefined;
  LastModified?: string | undefined;
}

export interface PutResourcePolicyRequest {
  ResourceArn: string;
  Policy: string;
  RevisionId?: string | undefined;
}

export interface PutResourcePolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface PutRuntimeManagementConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  UpdateRuntimeOn: UpdateRuntimeOn;
  RuntimeVersionArn?: string | undefined;
}

export interface PutRuntimeManagementConfigResponse {
  UpdateRuntimeOn: UpdateRuntimeOn;
  FunctionArn: string;
  RuntimeVersionArn?: string | undefined;
}

export interface RecursiveInvocationException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export type RecursiveLoop = "Allow" | "Terminate";

export interface RemoveLayerVersionPermissionRequest {
  LayerName: string;
  VersionNumber: number;
  StatementId: string;
  RevisionId?: string | undefined;
}

export interface RemovePermissionRequest {
  FunctionName: string;
  StatementId: string;
  Qualifier?: string | undefined;
  RevisionId?: string | undefined;
}

export interface RequestTooLargeException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface ResolvedS3Object {
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
}

export interface ResourceConflictException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface ResourceInUseException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface ResourceNotFoundException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface ResourceNotReadyException {
  Type?: string | undefined;
  message?: string | undefined;
}

export type ResponseStreamingInvocationType = "RequestResponse" | "DryRun";

export interface ResumeDurableExecutionRequest {
  DurableExecutionArn: string;
  ClientToken?: string | undefined;
  Reason?: string | undefined;
}

export interface ResumeDurableExecutionResponse {}

export interface RetryDetails {
  CurrentAttempt?: number | undefined;
  NextAttemptDelaySeconds?: number | undefined;
}

export type Runtime = "nodejs" | "nodejs4.3" | "nodejs6.10" | "nodejs8.10" | "nodejs10.x" | "nodejs12.x" | "nodejs14.x" | "nodejs16.x" | "nodejs18.x" | "nodejs20.x" | "nodejs22.x" | "nodejs24.x" | "java8" | "java8.al2" | "java11" | "java17" | "java21" | "java25" | "python2.7" | "python3.6" | "python3.7" | "python3.8" | "python3.9" | "python3.10" | "python3.11" | "python3.12" | "python3.13" | "python3.14" | "dotnetcore1.0" | "dotnetcore2.0" | "dotnetcore2.1" | "dotnetcore3.1" | "dotnet6" | "dotnet8" | "dotnet10" | "nodejs4.3-edge" | "go1.x" | "ruby2.5" | "ruby2.7" | "ruby3.2" | "ruby3.3" | "ruby3.4" | "ruby4.0" | "provided" | "provided.al2" | "provided.al2023" | "nodejs26.x" | "python3.15" | "java8.al2023" | "java11.al2023" | "java17.al2023" | "custom";

export interface RuntimeAliasDeletedException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface RuntimeVersionConfig {
  RuntimeVersionArn?: string | undefined;
  Error?: RuntimeVersionError | undefined;
}

export interface RuntimeVersionDeletedException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface RuntimeVersionError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface S3FilesConfig {
  DirectS3Read?: DirectS3Read | undefined;
}

export interface S3FilesMountConnectivityException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface S3FilesMountFailureException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface S3FilesMountTimeoutException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export type S3ObjectStorageMode = "COPY" | "REFERENCE";

export interface ScalingConfig {
  MaximumConcurrency?: number | undefined;
}

export type SchemaRegistryEventRecordFormat = "JSON" | "SOURCE";

export interface SelfManagedEventSource {
  Endpoints?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface SelfManagedKafkaEventSourceConfig {
  ConsumerGroupId?: string | undefined;
  SchemaRegistryConfig?: KafkaSchemaRegistryConfig | undefined;
  ConsumptionMode?: KafkaEventSourceMappingConsumptionMode | undefined;
}

export interface SendDurableExecutionCallbackFailureRequest {
  CallbackId: string;
  Error?: ErrorObject | undefined;
}

export interface SendDurableExecutionCallbackFailureResponse {}

export interface SendDurableExecutionCallbackHeartbeatRequest {
  CallbackId: string;
}

export interface SendDurableExecutionCallbackHeartbeatResponse {}

export interface SendDurableExecutionCallbackSuccessRequest {
  CallbackId: string;
  Result?: Blob | undefined;
}

export interface SendDurableExecutionCallbackSuccessResponse {}

export interface SerializedRequestEntityTooLargeException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface ServiceException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface ServiceQuotaExceededException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface SnapStart {
  ApplyOn?: SnapStartApplyOn | undefined;
}

export type SnapStartApplyOn = "PublishedVersions" | "None";

export interface SnapStartException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface SnapStartNotReadyException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export type SnapStartOptimizationStatus = "On" | "Off";

export interface SnapStartRegenerationFailureException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface SnapStartResponse {
  ApplyOn?: SnapStartApplyOn | undefined;
  OptimizationStatus?: SnapStartOptimizationStatus | undefined;
}

export interface SnapStartTimeoutException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export interface SourceAccessConfiguration {
  Type?: SourceAccessType | undefined;
  URI?: string | undefined;
}

export type SourceAccessType = "BASIC_AUTH" | "VPC_SUBNET" | "VPC_SECURITY_GROUP" | "SASL_SCRAM_512_AUTH" | "SASL_SCRAM_256_AUTH" | "VIRTUAL_HOST" | "CLIENT_CERTIFICATE_TLS_AUTH" | "SERVER_ROOT_CA_CERTIFICATE" | "OAUTHBEARER_AUTH" | "OAUTHBEARER_SCOPE" | "OAUTHBEARER_AUDIENCE" | "OAUTHBEARER_LOGICAL_CLUSTER" | "OAUTHBEARER_IDENTITY_POOL" | "IAM_AUTH" | "IAM_OAUTHBEARER_AUTH";

export type State = "Pending" | "Active" | "Inactive" | "Failed" | "Deactivating" | "Deactivated" | "ActiveNonInvocable" | "Deleting";

export type StateReasonCode = "Idle" | "Creating" | "Restoring" | "EniLimitExceeded" | "InsufficientRolePermissions" | "InvalidConfiguration" | "InternalError" | "SubnetOutOfIPAddresses" | "InvalidSubnet" | "InvalidSecurityGroup" | "ImageDeleted" | "ImageAccessDenied" | "InvalidImage" | "KMSKeyAccessDenied" | "KMSKeyNotFound" | "InvalidStateKMSKey" | "DisabledKMSKey" | "EFSIOError" | "EFSMountConnectivityError" | "EFSMountFailure" | "EFSMountTimeout" | "InvalidRuntime" | "InvalidZipFileException" | "FunctionError" | "ServiceQuotaExceededException" | "VcpuLimitExceeded" | "CapacityProviderScalingLimitExceeded" | "InsufficientCapacity" | "EC2RequestLimitExceeded" | "FunctionError.InitTimeout" | "FunctionError.RuntimeInitError" | "FunctionError.ExtensionInitError" | "FunctionError.InvalidEntryPoint" | "FunctionError.InvalidWorkingDirectory" | "FunctionError.PermissionDenied" | "FunctionError.TooManyExtensions" | "FunctionError.InitResourceExhausted" | "DisallowedByVpcEncryptionControl" | "DrainingDurableExecutions" | "IncompatibleAcceleratorInstanceTypes" | "DependencyError";

export interface StepDetails {
  Attempt?: number | undefined;
  NextAttemptTimestamp?: Timestamp | undefined;
  Result?: string | undefined;
  Error?: ErrorObject | undefined;
}

export interface StepFailedDetails {
  Error: EventError;
  RetryDetails: RetryDetails;
}

export interface StepOptions {
  NextAttemptDelaySeconds?: number | undefined;
}

export interface StepStartedDetails {}

export interface StepSucceededDetails {
  Result: EventResult;
  RetryDetails: RetryDetails;
}

export interface StopDurableExecutionRequest {
  DurableExecutionArn: string;
  Error?: ErrorObject | undefined;
}

export interface StopDurableExecutionResponse {
  StopTimestamp: Timestamp;
}

export interface SubnetIPAddressLimitReachedException {
  Type?: string | undefined;
  Message?: string | undefined;
}

export type SystemLogLevel = "DEBUG" | "INFO" | "WARN";

export interface TagResourceRequest {
  Resource: string;
  Tags: Readonly<Record<string, string>>;
}

export interface TagsError {
  ErrorCode: string;
  Message: string;
}

export interface TargetTrackingScalingPolicy {
  PredefinedMetricType: CapacityProviderPredefinedMetricType;
  TargetValue: number;
}

export interface TenancyConfig {
  TenantIsolationMode: TenantIsolationMode;
}

export type TenantIsolationMode = "PER_TENANT";

export type ThrottleReason = "ConcurrentInvocationLimitExceeded" | "FunctionInvocationRateLimitExceeded" | "ReservedFunctionConcurrentInvocationLimitExceeded" | "ReservedFunctionInvocationRateLimitExceeded" | "CallerRateLimitExceeded" | "ConcurrentSnapshotCreateLimitExceeded";

export interface TooManyRequestsException {
  retryAfterSeconds?: string | undefined;
  Type?: string | undefined;
  message?: string | undefined;
  Reason?: ThrottleReason | undefined;
}

export interface TraceHeader {
  XAmznTraceId?: string | undefined;
}

export interface TracingConfig {
  Mode?: TracingMode | undefined;
}

export interface TracingConfigResponse {
  Mode?: TracingMode | undefined;
}

export type TracingMode = "Active" | "PassThrough";

export interface UnsupportedMediaTypeException {
  Type?: string | undefined;
  message?: string | undefined;
}

export interface UntagResourceRequest {
  Resource: string;
  TagKeys: readonly string[];
}

export interface UpdateAliasRequest {
  FunctionName: string;
  Name: string;
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
  RevisionId?: string | undefined;
}

export interface UpdateCapacityProviderRequest {
  CapacityProviderName: string;
  CapacityProviderScalingConfig?: CapacityProviderScalingConfig | undefined;
  PropagateTags?: PropagateTags | undefined;
  TelemetryConfig?: CapacityProviderTelemetryConfig | undefined;
}

export interface UpdateCapacityProviderResponse {
  CapacityProvider: CapacityProvider;
}

export interface UpdateCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
  Description?: string | undefined;
  AllowedPublishers?: AllowedPublishers | undefined;
  CodeSigningPolicies?: CodeSigningPolicies | undefined;
}

export interface UpdateCodeSigningConfigResponse {
  CodeSigningConfig: CodeSigningConfig;
}

export interface UpdateEventSourceMappingRequest {
  UUID: string;
  FunctionName?: string | undefined;
  Enabled?: boolean | undefined;
  BatchSize?: number | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  KMSKeyArn?: string | undefined;
  MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  ScalingConfig?: ScalingConfig | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  ParallelizationFactor?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  TumblingWindowInSeconds?: number | undefined;
  SourceAccessConfigurations?: readonly SourceAccessConfiguration[] | undefined;
  FunctionResponseTypes?: readonly FunctionResponseType[] | undefined;
  AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
}

export interface UpdateFunctionCodeRequest {
  FunctionName: string;
  ZipFile?: Blob | undefined;
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  S3ObjectStorageMode?: S3ObjectStorageMode | undefined;
  ImageUri?: string | undefined;
  Architectures?: readonly Architecture[] | undefined;
  Publish?: boolean | undefined;
  PublishTo?: FunctionVersionLatestPublished | undefined;
  DryRun?: boolean | undefined;
  RevisionId?: string | undefined;
  SourceKMSKeyArn?: string | undefined;
}

export interface UpdateFunctionConfigurationRequest {
  FunctionName: string;
  Role?: string | undefined;
  Handler?: string | undefined;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  VpcConfig?: VpcConfig | undefined;
  Environment?: Environment | undefined;
  Runtime?: Runtime | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: TracingConfig | undefined;
  RevisionId?: string | undefined;
  Layers?: readonly string[] | undefined;
  FileSystemConfigs?: readonly FileSystemConfig[] | undefined;
  ImageConfig?: ImageConfig | undefined;
  EphemeralStorage?: EphemeralStorage | undefined;
  SnapStart?: SnapStart | undefined;
  LoggingConfig?: LoggingConfig | undefined;
  CapacityProviderConfig?: CapacityProviderConfig | undefined;
  DurableConfig?: DurableConfig | undefined;
  RuntimeConfig?: FunctionRuntimeConfig | undefined;
  AcceleratorConfig?: AcceleratorConfig | undefined;
}

export interface UpdateFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface UpdateFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  AuthType?: FunctionUrlAuthType | undefined;
  Cors?: Cors | undefined;
  InvokeMode?: InvokeMode | undefined;
}

export interface UpdateFunctionUrlConfigResponse {
  FunctionUrl: string;
  FunctionArn: string;
  AuthType: FunctionUrlAuthType;
  Cors?: Cors | undefined;
  CreationTime: string;
  LastModifiedTime: string;
  InvokeMode?: InvokeMode | undefined;
}

export type UpdateRuntimeOn = "Auto" | "Manual" | "FunctionUpdate";

export interface VpcConfig {
  SubnetIds?: readonly string[] | undefined;
  SecurityGroupIds?: readonly string[] | undefined;
  Ipv6AllowedForDualStack?: boolean | undefined;
}

export interface VpcConfigResponse {
  SubnetIds?: readonly string[] | undefined;
  SecurityGroupIds?: readonly string[] | undefined;
  VpcId?: string | undefined;
  Ipv6AllowedForDualStack?: boolean | undefined;
}

export interface WaitCancelledDetails {
  Error?: EventError | undefined;
}

export interface WaitDetails {
  ScheduledEndTimestamp?: Timestamp | undefined;
}

export interface WaitOptions {
  WaitSeconds?: number | undefined;
}

export interface WaitStartedDetails {
  Duration: number;
  ScheduledEndTimestamp: Timestamp;
}

export interface WaitSucceededDetails {
  Duration?: number | undefined;
}

export interface Operations {
  AddLayerVersionPermission: { input: AddLayerVersionPermissionRequest; output: AddLayerVersionPermissionResponse };
  AddPermission: { input: AddPermissionRequest; output: AddPermissionResponse };
  CheckpointDurableExecution: { input: CheckpointDurableExecutionRequest; output: CheckpointDurableExecutionResponse };
  CreateAlias: { input: CreateAliasRequest; output: AliasConfiguration };
  CreateCapacityProvider: { input: CreateCapacityProviderRequest; output: CreateCapacityProviderResponse };
  CreateCodeSigningConfig: { input: CreateCodeSigningConfigRequest; output: CreateCodeSigningConfigResponse };
  CreateEventSourceMapping: { input: CreateEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  CreateFunction: { input: CreateFunctionRequest; output: FunctionConfiguration };
  CreateFunctionUrlConfig: { input: CreateFunctionUrlConfigRequest; output: CreateFunctionUrlConfigResponse };
  DeleteAlias: { input: DeleteAliasRequest; output: {} };
  DeleteCapacityProvider: { input: DeleteCapacityProviderRequest; output: DeleteCapacityProviderResponse };
  DeleteCodeSigningConfig: { input: DeleteCodeSigningConfigRequest; output: DeleteCodeSigningConfigResponse };
  DeleteDurableExecution: { input: DeleteDurableExecutionRequest; output: DeleteDurableExecutionResponse };
  DeleteEventSourceMapping: { input: DeleteEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  DeleteFunction: { input: DeleteFunctionRequest; output: DeleteFunctionResponse };
  DeleteFunctionCodeSigningConfig: { input: DeleteFunctionCodeSigningConfigRequest; output: {} };
  DeleteFunctionConcurrency: { input: DeleteFunctionConcurrencyRequest; output: {} };
  DeleteFunctionEventInvokeConfig: { input: DeleteFunctionEventInvokeConfigRequest; output: {} };
  DeleteFunctionUrlConfig: { input: DeleteFunctionUrlConfigRequest; output: {} };
  DeleteLayerVersion: { input: DeleteLayerVersionRequest; output: {} };
  DeleteProvisionedConcurrencyConfig: { input: DeleteProvisionedConcurrencyConfigRequest; output: {} };
  DeleteResourcePolicy: { input: DeleteResourcePolicyRequest; output: {} };
  GetAccountSettings: { input: GetAccountSettingsRequest; output: GetAccountSettingsResponse };
  GetAlias: { input: GetAliasRequest; output: AliasConfiguration };
  GetCapacityProvider: { input: GetCapacityProviderRequest; output: GetCapacityProviderResponse };
  GetCodeSigningConfig: { input: GetCodeSigningConfigRequest; output: GetCodeSigningConfigResponse };
  GetDurableExecution: { input: GetDurableExecutionRequest; output: GetDurableExecutionResponse };
  GetDurableExecutionHistory: { input: GetDurableExecutionHistoryRequest; output: GetDurableExecutionHistoryResponse };
  GetDurableExecutionState: { input: GetDurableExecutionStateRequest; output: GetDurableExecutionStateResponse };
  GetEventSourceMapping: { input: GetEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  GetFunction: { input: GetFunctionRequest; output: GetFunctionResponse };
  GetFunctionCodeSigningConfig: { input: GetFunctionCodeSigningConfigRequest; output: GetFunctionCodeSigningConfigResponse };
  GetFunctionConcurrency: { input: GetFunctionConcurrencyRequest; output: GetFunctionConcurrencyResponse };
  GetFunctionConfiguration: { input: GetFunctionConfigurationRequest; output: FunctionConfiguration };
  GetFunctionEventInvokeConfig: { input: GetFunctionEventInvokeConfigRequest; output: FunctionEventInvokeConfig };
  GetFunctionRecursionConfig: { input: GetFunctionRecursionConfigRequest; output: GetFunctionRecursionConfigResponse };
  GetFunctionScalingConfig: { input: GetFunctionScalingConfigRequest; output: GetFunctionScalingConfigResponse };
  GetFunctionUrlConfig: { input: GetFunctionUrlConfigRequest; output: GetFunctionUrlConfigResponse };
  GetLayerVersion: { input: GetLayerVersionRequest; output: GetLayerVersionResponse };
  GetLayerVersionByArn: { input: GetLayerVersionByArnRequest; output: GetLayerVersionResponse };
  GetLayerVersionPolicy: { input: GetLayerVersionPolicyRequest; output: GetLayerVersionPolicyResponse };
  GetPolicy: { input: GetPolicyRequest; output: GetPolicyResponse };
  GetProvisionedConcurrencyConfig: { input: GetProvisionedConcurrencyConfigRequest; output: GetProvisionedConcurrencyConfigResponse };
  GetResourcePolicy: { input: GetResourcePolicyRequest; output: GetResourcePolicyResponse };
  GetRuntimeManagementConfig: { input: GetRuntimeManagementConfigRequest; output: GetRuntimeManagementConfigResponse };
  Invoke: { input: InvocationRequest; output: InvocationResponse };
  InvokeAsync: { input: InvokeAsyncRequest; output: InvokeAsyncResponse };
  InvokeWithResponseStream: { input: InvokeWithResponseStreamRequest; output: InvokeWithResponseStreamResponse };
  ListAliases: { input: ListAliasesRequest; output: ListAliasesResponse };
  ListCapacityProviders: { input: ListCapacityProvidersRequest; output: ListCapacityProvidersResponse };
  ListCodeSigningConfigs: { input: ListCodeSigningConfigsRequest; output: ListCodeSigningConfigsResponse };
  ListDurableExecutionsByFunction: { input: ListDurableExecutionsByFunctionRequest; output: ListDurableExecutionsByFunctionResponse };
  ListEventSourceMappings: { input: ListEventSourceMappingsRequest; output: ListEventSourceMappingsResponse };
  ListFunctionEventInvokeConfigs: { input: ListFunctionEventInvokeConfigsRequest; output: ListFunctionEventInvokeConfigsResponse };
  ListFunctionUrlConfigs: { input: ListFunctionUrlConfigsRequest; output: ListFunctionUrlConfigsResponse };
  ListFunctionVersionsByCapacityProvider: { input: ListFunctionVersionsByCapacityProviderRequest; output: ListFunctionVersionsByCapacityProviderResponse };
  ListFunctions: { input: ListFunctionsRequest; output: ListFunctionsResponse };
  ListFunctionsByCodeSigningConfig: { input: ListFunctionsByCodeSigningConfigRequest; output: ListFunctionsByCodeSigningConfigResponse };
  ListLayerVersions: { input: ListLayerVersionsRequest; output: ListLayerVersionsResponse };
  ListLayers: { input: ListLayersRequest; output: ListLayersResponse };
  ListProvisionedConcurrencyConfigs: { input: ListProvisionedConcurrencyConfigsRequest; output: ListProvisionedConcurrencyConfigsResponse };
  ListTags: { input: ListTagsRequest; output: ListTagsResponse };
  ListVersionsByFunction: { input: ListVersionsByFunctionRequest; output: ListVersionsByFunctionResponse };
  PauseDurableExecution: { input: PauseDurableExecutionRequest; output: PauseDurableExecutionResponse };
  PublishLayerVersion: { input: PublishLayerVersionRequest; output: PublishLayerVersionResponse };
  PublishVersion: { input: PublishVersionRequest; output: FunctionConfiguration };
  PutFunctionCodeSigningConfig: { input: PutFunctionCodeSigningConfigRequest; output: PutFunctionCodeSigningConfigResponse };
  PutFunctionConcurrency: { input: PutFunctionConcurrencyRequest; output: Concurrency };
  PutFunctionEventInvokeConfig: { input: PutFunctionEventInvokeConfigRequest; output: FunctionEventInvokeConfig };
  PutFunctionRecursionConfig: { input: PutFunctionRecursionConfigRequest; output: PutFunctionRecursionConfigResponse };
  PutFunctionScalingConfig: { input: PutFunctionScalingConfigRequest; output: PutFunctionScalingConfigResponse };
  PutProvisionedConcurrencyConfig: { input: PutProvisionedConcurrencyConfigRequest; output: PutProvisionedConcurrencyConfigResponse };
  PutResourcePolicy: { input: PutResourcePolicyRequest; output: PutResourcePolicyResponse };
  PutRuntimeManagementConfig: { input: PutRuntimeManagementConfigRequest; output: PutRuntimeManagementConfigResponse };
  RemoveLayerVersionPermission: { input: RemoveLayerVersionPermissionRequest; output: {} };
  RemovePermission: { input: RemovePermissionRequest; output: {} };
  ResumeDurableExecution: { input: ResumeDurableExecutionRequest; output: ResumeDurableExecutionResponse };
  SendDurableExecutionCallbackFailure: { input: SendDurableExecutionCallbackFailureRequest; output: SendDurableExecutionCallbackFailureResponse };
  SendDurableExecutionCallbackHeartbeat: { input: SendDurableExecutionCallbackHeartbeatRequest; output: SendDurableExecutionCallbackHeartbeatResponse };
  SendDurableExecutionCallbackSuccess: { input: SendDurableExecutionCallbackSuccessRequest; output: SendDurableExecutionCallbackSuccessResponse };
  StopDurableExecution: { input: StopDurableExecutionRequest; output: StopDurableExecutionResponse };
  TagResource: { input: TagResourceRequest; output: {} };
  UntagResource: { input: UntagResourceRequest; output: {} };
  UpdateAlias: { input: UpdateAliasRequest; output: AliasConfiguration };
  UpdateCapacityProvider: { input: UpdateCapacityProviderRequest; output: UpdateCapacityProviderResponse };
  UpdateCodeSigningConfig: { input: UpdateCodeSigningConfigRequest; output: UpdateCodeSigningConfigResponse };
  UpdateEventSourceMapping: { input: UpdateEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  UpdateFunctionCode: { input: UpdateFunctionCodeRequest; output: FunctionConfiguration };
  UpdateFunctionConfiguration: { input: UpdateFunctionConfigurationRequest; output: FunctionConfiguration };
  UpdateFunctionEventInvokeConfig: { input: UpdateFunctionEventInvokeConfigRequest; output: FunctionEventInvokeConfig };
  UpdateFunctionUrlConfig: { input: UpdateFunctionUrlConfigRequest; output: UpdateFunctionUrlConfigResponse };
}
