// Generated from botocore's EventBridge model by codegen. Do not edit: change codegen or patches.json and run `npm run gen`.
import type { Timestamp } from '../types.ts';

export interface AccessDeniedException {}

export interface ActivateEventSourceRequest {
  Name: string;
}

export interface ApiDestination {
  ApiDestinationArn?: string | undefined;
  Name?: string | undefined;
  ApiDestinationState?: ApiDestinationState | undefined;
  ConnectionArn?: string | undefined;
  InvocationEndpoint?: string | undefined;
  HttpMethod?: ApiDestinationHttpMethod | undefined;
  InvocationRateLimitPerSecond?: number | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export type ApiDestinationHttpMethod = "POST" | "GET" | "HEAD" | "OPTIONS" | "PUT" | "PATCH" | "DELETE";

export type ApiDestinationState = "ACTIVE" | "INACTIVE";

export interface AppSyncParameters {
  GraphQLOperation?: string | undefined;
}

export interface Archive {
  ArchiveName?: string | undefined;
  EventSourceArn?: string | undefined;
  State?: ArchiveState | undefined;
  StateReason?: string | undefined;
  RetentionDays?: number | undefined;
  SizeBytes?: number | undefined;
  EventCount?: number | undefined;
  CreationTime?: Timestamp | undefined;
}

export type ArchiveState = "ENABLED" | "DISABLED" | "CREATING" | "UPDATING" | "CREATE_FAILED" | "UPDATE_FAILED";

export type AssignPublicIp = "ENABLED" | "DISABLED";

export interface AwsVpcConfiguration {
  Subnets: readonly string[];
  SecurityGroups?: readonly string[] | undefined;
  AssignPublicIp?: AssignPublicIp | undefined;
}

export interface BatchArrayProperties {
  Size?: number | undefined;
}

export interface BatchParameters {
  JobDefinition: string;
  JobName: string;
  ArrayProperties?: BatchArrayProperties | undefined;
  RetryStrategy?: BatchRetryStrategy | undefined;
}

export interface BatchRetryStrategy {
  Attempts?: number | undefined;
}

export interface CancelReplayRequest {
  ReplayName: string;
}

export interface CancelReplayResponse {
  ReplayArn?: string | undefined;
  State?: ReplayState | undefined;
  StateReason?: string | undefined;
}

export interface CapacityProviderStrategyItem {
  capacityProvider: string;
  weight?: number | undefined;
  base?: number | undefined;
}

export interface ConcurrentModificationException {}

export interface Condition {
  Type: string;
  Key: string;
  Value: string;
}

export interface Connection {
  ConnectionArn?: string | undefined;
  Name?: string | undefined;
  ConnectionState?: ConnectionState | undefined;
  StateReason?: string | undefined;
  AuthorizationType?: ConnectionAuthorizationType | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastAuthorizedTime?: Timestamp | undefined;
}

export interface ConnectionApiKeyAuthResponseParameters {
  ApiKeyName?: string | undefined;
}

export interface ConnectionAuthResponseParameters {
  BasicAuthParameters?: ConnectionBasicAuthResponseParameters | undefined;
  OAuthParameters?: ConnectionOAuthResponseParameters | undefined;
  ApiKeyAuthParameters?: ConnectionApiKeyAuthResponseParameters | undefined;
  InvocationHttpParameters?: ConnectionHttpParameters | undefined;
  ConnectivityParameters?: DescribeConnectionConnectivityParameters | undefined;
}

export type ConnectionAuthorizationType = "BASIC" | "OAUTH_CLIENT_CREDENTIALS" | "API_KEY";

export interface ConnectionBasicAuthResponseParameters {
  Username?: string | undefined;
}

export interface ConnectionBodyParameter {
  Key?: string | undefined;
  Value?: string | undefined;
  IsValueSecret?: boolean | undefined;
}

export interface ConnectionHeaderParameter {
  Key?: string | undefined;
  Value?: string | undefined;
  IsValueSecret?: boolean | undefined;
}

export interface ConnectionHttpParameters {
  HeaderParameters?: readonly ConnectionHeaderParameter[] | undefined;
  QueryStringParameters?: readonly ConnectionQueryStringParameter[] | undefined;
  BodyParameters?: readonly ConnectionBodyParameter[] | undefined;
}

export interface ConnectionOAuthClientResponseParameters {
  ClientID?: string | undefined;
}

export type ConnectionOAuthHttpMethod = "GET" | "POST" | "PUT";

export interface ConnectionOAuthResponseParameters {
  ClientParameters?: ConnectionOAuthClientResponseParameters | undefined;
  AuthorizationEndpoint?: string | undefined;
  HttpMethod?: ConnectionOAuthHttpMethod | undefined;
  OAuthHttpParameters?: ConnectionHttpParameters | undefined;
}

export interface ConnectionQueryStringParameter {
  Key?: string | undefined;
  Value?: string | undefined;
  IsValueSecret?: boolean | undefined;
}

export type ConnectionState = "CREATING" | "UPDATING" | "DELETING" | "AUTHORIZED" | "DEAUTHORIZED" | "AUTHORIZING" | "DEAUTHORIZING" | "ACTIVE" | "FAILED_CONNECTIVITY";

export interface ConnectivityResourceConfigurationArn {
  ResourceConfigurationArn: string;
}

export interface ConnectivityResourceParameters {
  ResourceParameters: ConnectivityResourceConfigurationArn;
}

export interface CreateApiDestinationRequest {
  Name: string;
  Description?: string | undefined;
  ConnectionArn: string;
  InvocationEndpoint: string;
  HttpMethod: ApiDestinationHttpMethod;
  InvocationRateLimitPerSecond?: number | undefined;
}

export interface CreateApiDestinationResponse {
  ApiDestinationArn?: string | undefined;
  ApiDestinationState?: ApiDestinationState | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface CreateArchiveRequest {
  ArchiveName: string;
  EventSourceArn: string;
  Description?: string | undefined;
  EventPattern?: string | undefined;
  RetentionDays?: number | undefined;
  KmsKeyIdentifier?: string | undefined;
}

export interface CreateArchiveResponse {
  ArchiveArn?: string | undefined;
  State?: ArchiveState | undefined;
  StateReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
}

export interface CreateConnectionApiKeyAuthRequestParameters {
  ApiKeyName: string;
  ApiKeyValue: string;
}

export interface CreateConnectionAuthRequestParameters {
  BasicAuthParameters?: CreateConnectionBasicAuthRequestParameters | undefined;
  OAuthParameters?: CreateConnectionOAuthRequestParameters | undefined;
  ApiKeyAuthParameters?: CreateConnectionApiKeyAuthRequestParameters | undefined;
  InvocationHttpParameters?: ConnectionHttpParameters | undefined;
  ConnectivityParameters?: ConnectivityResourceParameters | undefined;
}

export interface CreateConnectionBasicAuthRequestParameters {
  Username: string;
  Password: string;
}

export interface CreateConnectionOAuthClientRequestParameters {
  ClientID: string;
  ClientSecret: string;
}

export interface CreateConnectionOAuthRequestParameters {
  ClientParameters: CreateConnectionOAuthClientRequestParameters;
  AuthorizationEndpoint: string;
  HttpMethod: ConnectionOAuthHttpMethod;
  OAuthHttpParameters?: ConnectionHttpParameters | undefined;
}

export interface CreateConnectionRequest {
  Name: string;
  Description?: string | undefined;
  AuthorizationType: ConnectionAuthorizationType;
  AuthParameters: CreateConnectionAuthRequestParameters;
  InvocationConnectivityParameters?: ConnectivityResourceParameters | undefined;
  KmsKeyIdentifier?: string | undefined;
}

export interface CreateConnectionResponse {
  ConnectionArn?: string | undefined;
  ConnectionState?: ConnectionState | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface CreateEndpointRequest {
  Name: string;
  Description?: string | undefined;
  RoutingConfig: RoutingConfig;
  ReplicationConfig?: ReplicationConfig | undefined;
  EventBuses: readonly EndpointEventBus[];
  RoleArn?: string | undefined;
}

export interface CreateEndpointResponse {
  Name?: string | undefined;
  Arn?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  ReplicationConfig?: ReplicationConfig | undefined;
  EventBuses?: readonly EndpointEventBus[] | undefined;
  RoleArn?: string | undefined;
  State?: EndpointState | undefined;
}

export interface CreateEventBusRequest {
  Name: string;
  EventSourceName?: string | undefined;
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateEventBusResponse {
  EventBusArn?: string | undefined;
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
}

export interface CreatePartnerEventSourceRequest {
  Name: string;
  Account: string;
}

export interface CreatePartnerEventSourceResponse {
  EventSourceArn?: string | undefined;
}

export interface DeactivateEventSourceRequest {
  Name: string;
}

export interface DeadLetterConfig {
  Arn?: string | undefined;
}

export interface DeauthorizeConnectionRequest {
  Name: string;
}

export interface DeauthorizeConnectionResponse {
  ConnectionArn?: string | undefined;
  ConnectionState?: ConnectionState | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastAuthorizedTime?: Timestamp | undefined;
}

export interface DeleteApiDestinationRequest {
  Name: string;
}

export interface DeleteApiDestinationResponse {}

export interface DeleteArchiveRequest {
  ArchiveName: string;
}

export interface DeleteArchiveResponse {}

export interface DeleteConnectionRequest {
  Name: string;
}

export interface DeleteConnectionResponse {
  ConnectionArn?: string | undefined;
  ConnectionState?: ConnectionState | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastAuthorizedTime?: Timestamp | undefined;
}

export interface DeleteEndpointRequest {
  Name: string;
}

export interface DeleteEndpointResponse {}

export interface DeleteEventBusRequest {
  Name: string;
}

export interface DeletePartnerEventSourceRequest {
  Name: string;
  Account: string;
}

export interface DeleteRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
  Force?: boolean | undefined;
}

export interface DescribeApiDestinationRequest {
  Name: string;
}

export interface DescribeApiDestinationResponse {
  ApiDestinationArn?: string | undefined;
  Name?: string | undefined;
  Description?: string | undefined;
  ApiDestinationState?: ApiDestinationState | undefined;
  ConnectionArn?: string | undefined;
  InvocationEndpoint?: string | undefined;
  HttpMethod?: ApiDestinationHttpMethod | undefined;
  InvocationRateLimitPerSecond?: number | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface DescribeArchiveRequest {
  ArchiveName: string;
}

export interface DescribeArchiveResponse {
  ArchiveArn?: string | undefined;
  ArchiveName?: string | undefined;
  EventSourceArn?: string | undefined;
  Description?: string | undefined;
  EventPattern?: string | undefined;
  State?: ArchiveState | undefined;
  StateReason?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  RetentionDays?: number | undefined;
  SizeBytes?: number | undefined;
  EventCount?: number | undefined;
  CreationTime?: Timestamp | undefined;
}

export interface DescribeConnectionConnectivityParameters {
  ResourceParameters: DescribeConnectionResourceParameters;
}

export interface DescribeConnectionRequest {
  Name: string;
}

export interface DescribeConnectionResourceParameters {
  ResourceConfigurationArn: string;
  ResourceAssociationArn: string;
}

export interface DescribeConnectionResponse {
  ConnectionArn?: string | undefined;
  Name?: string | undefined;
  Description?: string | undefined;
  InvocationConnectivityParameters?: DescribeConnectionConnectivityParameters | undefined;
  ConnectionState?: ConnectionState | undefined;
  StateReason?: string | undefined;
  AuthorizationType?: ConnectionAuthorizationType | undefined;
  SecretArn?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  AuthParameters?: ConnectionAuthResponseParameters | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastAuthorizedTime?: Timestamp | undefined;
}

export interface DescribeEndpointRequest {
  Name: string;
  HomeRegion?: string | undefined;
}

export interface DescribeEndpointResponse {
  Name?: string | undefined;
  Description?: string | undefined;
  Arn?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  ReplicationConfig?: ReplicationConfig | undefined;
  EventBuses?: readonly EndpointEventBus[] | undefined;
  RoleArn?: string | undefined;
  EndpointId?: string | undefined;
  EndpointUrl?: string | undefined;
  State?: EndpointState | undefined;
  StateReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface DescribeEventBusRequest {
  Name?: string | undefined;
}

export interface DescribeEventBusResponse {
  Name?: string | undefined;
  Arn?: string | undefined;
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Policy?: string | undefined;
  LogConfig?: LogConfig | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  ManagedBy?: string | undefined;
}

export interface DescribeEventSourceRequest {
  Name: string;
}

export interface DescribeEventSourceResponse {
  Arn?: string | undefined;
  CreatedBy?: string | undefined;
  CreationTime?: Timestamp | undefined;
  ExpirationTime?: Timestamp | undefined;
  Name?: string | undefined;
  State?: EventSourceState | undefined;
}

export interface DescribePartnerEventSourceRequest {
  Name: string;
}

export interface DescribePartnerEventSourceResponse {
  Arn?: string | undefined;
  Name?: string | undefined;
}

export interface DescribeReplayRequest {
  ReplayName: string;
}

export interface DescribeReplayResponse {
  ReplayName?: string | undefined;
  ReplayArn?: string | undefined;
  Description?: string | undefined;
  State?: ReplayState | undefined;
  StateReason?: string | undefined;
  EventSourceArn?: string | undefined;
  Destination?: ReplayDestination | undefined;
  EventStartTime?: Timestamp | undefined;
  EventEndTime?: Timestamp | undefined;
  EventLastReplayedTime?: Timestamp | undefined;
  ReplayStartTime?: Timestamp | undefined;
  ReplayEndTime?: Timestamp | undefined;
}

export interface DescribeRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
}

export interface DescribeRuleResponse {
  Name?: string | undefined;
  Arn?: string | undefined;
  EventPattern?: string | undefined;
  ScheduleExpression?: string | undefined;
  State?: RuleState | undefined;
  Description?: string | undefined;
  RoleArn?: string | undefined;
  ManagedBy?: string | undefined;
  EventBusName?: string | undefined;
  CreatedBy?: string | undefined;
}

export interface DisableRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
}

export interface EcsParameters {
  TaskDefinitionArn: string;
  TaskCount?: number | undefined;
  LaunchType?: LaunchType | undefined;
  NetworkConfiguration?: NetworkConfiguration | undefined;
  PlatformVersion?: string | undefined;
  Group?: string | undefined;
  CapacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  EnableECSManagedTags?: boolean | undefined;
  EnableExecuteCommand?: boolean | undefined;
  PlacementConstraints?: readonly PlacementConstraint[] | undefined;
  PlacementStrategy?: readonly PlacementStrategy[] | undefined;
  PropagateTags?: PropagateTags | undefined;
  ReferenceId?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface EnableRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
}

export interface Endpoint {
  Name?: string | undefined;
  Description?: string | undefined;
  Arn?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  ReplicationConfig?: ReplicationConfig | undefined;
  EventBuses?: readonly EndpointEventBus[] | undefined;
  RoleArn?: string | undefined;
  EndpointId?: string | undefined;
  EndpointUrl?: string | undefined;
  State?: EndpointState | undefined;
  StateReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface EndpointEventBus {
  EventBusArn: string;
}

export type EndpointState = "ACTIVE" | "CREATING" | "UPDATING" | "DELETING" | "CREATE_FAILED" | "UPDATE_FAILED" | "DELETE_FAILED";

export interface EventBus {
  Name?: string | undefined;
  Arn?: string | undefined;
  Description?: string | undefined;
  Policy?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  ManagedBy?: string | undefined;
}

export interface EventSource {
  Arn?: string | undefined;
  CreatedBy?: string | undefined;
  CreationTime?: Timestamp | undefined;
  ExpirationTime?: Timestamp | undefined;
  Name?: string | undefined;
  State?: EventSourceState | undefined;
}

export type EventSourceState = "PENDING" | "ACTIVE" | "DELETED";

export interface FailoverConfig {
  Primary: Primary;
  Secondary: Secondary;
}

export interface HttpParameters {
  PathParameterValues?: readonly string[] | undefined;
  HeaderParameters?: Readonly<Record<string, string>> | undefined;
  QueryStringParameters?: Readonly<Record<string, string>> | undefined;
}

export interface IllegalStatusException {}

export type IncludeDetail = "NONE" | "FULL";

export interface InputTransformer {
  InputPathsMap?: Readonly<Record<string, string>> | undefined;
  InputTemplate: string;
}

export interface InternalException {}

export interface InvalidEventPatternException {}

export interface InvalidStateException {}

export interface KinesisParameters {
  PartitionKeyPath: string;
}

export type LaunchType = "EC2" | "FARGATE" | "EXTERNAL";

export type Level = "OFF" | "ERROR" | "INFO" | "TRACE";

export interface LimitExceededException {}

export interface ListApiDestinationsRequest {
  NamePrefix?: string | undefined;
  ConnectionArn?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListApiDestinationsResponse {
  ApiDestinations?: readonly ApiDestination[] | undefined;
  NextToken?: string | undefined;
}

export interface ListArchivesRequest {
  NamePrefix?: string | undefined;
  EventSourceArn?: string | undefined;
  State?: ArchiveState | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListArchivesResponse {
  Archives?: readonly Archive[] | undefined;
  NextToken?: string | undefined;
}

export interface ListConnectionsRequest {
  NamePrefix?: string | undefined;
  ConnectionState?: ConnectionState | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListConnectionsResponse {
  Connections?: readonly Connection[] | undefined;
  NextToken?: string | undefined;
}

export interface ListEndpointsRequest {
  NamePrefix?: string | undefined;
  HomeRegion?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListEndpointsResponse {
  Endpoints?: readonly Endpoint[] | undefined;
  NextToken?: string | undefined;
}

export interface ListEventBusesRequest {
  NamePrefix?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListEventBusesResponse {
  EventBuses?: readonly EventBus[] | undefined;
  NextToken?: string | undefined;
}

export interface ListEventSourcesRequest {
  NamePrefix?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListEventSourcesResponse {
  EventSources?: readonly EventSource[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPartnerEventSourceAccountsRequest {
  EventSourceName: string;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListPartnerEventSourceAccountsResponse {
  PartnerEventSourceAccounts?: readonly PartnerEventSourceAccount[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPartnerEventSourcesRequest {
  NamePrefix: string;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListPartnerEventSourcesResponse {
  PartnerEventSources?: readonly PartnerEventSource[] | undefined;
  NextToken?: string | undefined;
}

export interface ListReplaysRequest {
  NamePrefix?: string | undefined;
  State?: ReplayState | undefined;
  EventSourceArn?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListReplaysResponse {
  Replays?: readonly Replay[] | undefined;
  NextToken?: string | undefined;
}

export interface ListRuleNamesByTargetRequest {
  TargetArn: string;
  EventBusName?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListRuleNamesByTargetResponse {
  RuleNames?: readonly string[] | undefined;
  NextToken?: string | undefined;
}

export interface ListRulesRequest {
  NamePrefix?: string | undefined;
  EventBusName?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListRulesResponse {
  Rules?: readonly Rule[] | undefined;
  NextToken?: string | undefined;
}

export interface ListTagsForResourceRequest {
  ResourceARN: string;
}

export interface ListTagsForResourceResponse {
  Tags?: readonly Tag[] | undefined;
}

export interface ListTargetsByRuleRequest {
  Rule: string;
  EventBusName?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListTargetsByRuleResponse {
  Targets?: readonly Target[] | undefined;
  NextToken?: string | undefined;
}

export interface LogConfig {
  IncludeDetail?: IncludeDetail | undefined;
  Level?: Level | undefined;
}

export interface ManagedRuleException {}

export interface NetworkConfiguration {
  awsvpcConfiguration?: AwsVpcConfiguration | undefined;
}

export interface OperationDisabledException {}

export interface PartnerEventSource {
  Arn?: string | undefined;
  Name?: string | undefined;
}

export interface PartnerEventSourceAccount {
  Account?: string | undefined;
  CreationTime?: Timestamp | undefined;
  ExpirationTime?: Timestamp | undefined;
  State?: EventSourceState | undefined;
}

export interface PlacementConstraint {
  type?: PlacementConstraintType | undefined;
  expression?: string | undefined;
}

export type PlacementConstraintType = "distinctInstance" | "memberOf";

export interface PlacementStrategy {
  type?: PlacementStrategyType | undefined;
  field?: string | undefined;
}

export type PlacementStrategyType = "random" | "spread" | "binpack";

export interface PolicyLengthExceededException {}

export interface Primary {
  HealthCheck: string;
}

export type PropagateTags = "TASK_DEFINITION";

export interface PutEventsRequest {
  Entries: readonly PutEventsRequestEntry[];
  EndpointId?: string | undefined;
}

export interface PutEventsRequestEntry {
  Time?: Timestamp | undefined;
  Source?: string | undefined;
  Resources?: readonly string[] | undefined;
  DetailType?: string | undefined;
  Detail?: string | undefined;
  EventBusName?: string | undefined;
  TraceHeader?: string | undefined;
}

export interface PutEventsResponse {
  FailedEntryCount?: number | undefined;
  Entries?: readonly PutEventsResultEntry[] | undefined;
}

export interface PutEventsResultEntry {
  EventId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface PutPartnerEventsRequest {
  Entries: readonly PutPartnerEventsRequestEntry[];
}

export interface PutPartnerEventsRequestEntry {
  Time?: Timestamp | undefined;
  Source?: string | undefined;
  Resources?: readonly string[] | undefined;
  DetailType?: string | undefined;
  Detail?: string | undefined;
}

export interface PutPartnerEventsResponse {
  FailedEntryCount?: number | undefined;
  Entries?: readonly PutPartnerEventsResultEntry[] | undefined;
}

export interface PutPartnerEventsResultEntry {
  EventId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface PutPermissionRequest {
  EventBusName?: string | undefined;
  Action?: string | undefined;
  Principal?: string | undefined;
  StatementId?: string | undefined;
  Condition?: Condition | undefined;
  Policy?: string | undefined;
}

export interface PutRuleRequest {
  Name: string;
  ScheduleExpression?: string | undefined;
  EventPattern?: string | undefined;
  State?: RuleState | undefined;
  Description?: string | undefined;
  RoleArn?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  EventBusName?: string | undefined;
}

export interface PutRuleResponse {
  RuleArn?: string | undefined;
}

export interface PutTargetsRequest {
  Rule: string;
  EventBusName?: string | undefined;
  Targets: readonly Target[];
}

export interface PutTargetsResponse {
  FailedEntryCount?: number | undefined;
  FailedEntries?: readonly PutTargetsResultEntry[] | undefined;
}

export interface PutTargetsResultEntry {
  TargetId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface RedshiftDataParameters {
  SecretManagerArn?: string | undefined;
  Database: string;
  DbUser?: string | undefined;
  Sql?: string | undefined;
  StatementName?: string | undefined;
  WithEvent?: boolean | undefined;
  Sqls?: readonly string[] | undefined;
}

export interface RemovePermissionRequest {
  StatementId?: string | undefined;
  RemoveAllPermissions?: boolean | undefined;
  EventBusName?: string | undefined;
}

export interface RemoveTargetsRequest {
  Rule: string;
  EventBusName?: string | undefined;
  Ids: readonly string[];
  Force?: boolean | undefined;
}

export interface RemoveTargetsResponse {
  FailedEntryCount?: number | undefined;
  FailedEntries?: readonly RemoveTargetsResultEntry[] | undefined;
}

export interface RemoveTargetsResultEntry {
  TargetId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface Replay {
  ReplayName?: string | undefined;
  EventSourceArn?: string | undefined;
  State?: ReplayState | undefined;
  StateReason?: string | undefined;
  EventStartTime?: Timestamp | undefined;
  EventEndTime?: Timestamp | undefined;
  EventLastReplayedTime?: Timestamp | undefined;
  ReplayStartTime?: Timestamp | undefined;
  ReplayEndTime?: Timestamp | undefined;
}

export interface ReplayDestination {
  Arn: string;
  FilterArns?: readonly string[] | undefined;
}

export type ReplayState = "STARTING" | "RUNNING" | "CANCELLING" | "COMPLETED" | "CANCELLED" | "FAILED";

export interface ReplicationConfig {
  State?: ReplicationState | undefined;
}

export type ReplicationState = "ENABLED" | "DISABLED";

export interface ResourceAlreadyExistsException {}

export interface ResourceNotFoundException {}

export interface RetryPolicy {
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
}

export interface RoutingConfig {
  FailoverConfig: FailoverConfig;
}

export interface Rule {
  Name?: string | undefined;
  Arn?: string | undefined;
  EventPattern?: string | undefined;
  State?: RuleState | undefined;
  Description?: string | undefined;
  ScheduleExpression?: string | undefined;
  RoleArn?: string | undefined;
  ManagedBy?: string | undefined;
  EventBusName?: string | undefined;
}

export type RuleState = "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

export interface RunCommandParameters {
  RunCommandTargets: readonly RunCommandTarget[];
}

export interface RunCommandTarget {
  Key: string;
  Values: readonly string[];
}

export interface SageMakerPipelineParameter {
  Name: string;
  Value: string;
}

export interface SageMakerPipelineParameters {
  PipelineParameterList?: readonly SageMakerPipelineParameter[] | undefined;
}

export interface Secondary {
  Route: string;
}

export interface SqsParameters {
  MessageGroupId?: string | undefined;
}

export interface StartReplayRequest {
  ReplayName: string;
  Description?: string | undefined;
  EventSourceArn: string;
  EventStartTime: Timestamp;
  EventEndTime: Timestamp;
  Destination: ReplayDestination;
}

export interface StartReplayResponse {
  ReplayArn?: string | undefined;
  State?: ReplayState | undefined;
  StateReason?: string | undefined;
  ReplayStartTime?: Timestamp | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

export interface TagResourceRequest {
  ResourceARN: string;
  Tags: readonly Tag[];
}

export interface TagResourceResponse {}

export interface Target {
  Id: string;
  Arn: string;
  RoleArn?: string | undefined;
  Input?: string | undefined;
  InputPath?: string | undefined;
  InputTransformer?: InputTransformer | undefined;
  KinesisParameters?: KinesisParameters | undefined;
  RunCommandParameters?: RunCommandParameters | undefined;
  EcsParameters?: EcsParameters | undefined;
  BatchParameters?: BatchParameters | undefined;
  SqsParameters?: SqsParameters | undefined;
  HttpParameters?: HttpParameters | undefined;
  RedshiftDataParameters?: RedshiftDataParameters | undefined;
  SageMakerPipelineParameters?: SageMakerPipelineParameters | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  RetryPolicy?: RetryPolicy | undefined;
  AppSyncParameters?: AppSyncParameters | undefined;
}

export interface TestEventPatternRequest {
  EventPattern: string;
  Event: string;
}

export interface TestEventPatternResponse {
  Result?: boolean | undefined;
}

export interface ThrottlingException {}

export interface UntagResourceRequest {
  ResourceARN: string;
  TagKeys: readonly string[];
}

export interface UntagResourceResponse {}

export interface UpdateApiDestinationRequest {
  Name: string;
  Description?: string | undefined;
  ConnectionArn?: string | undefined;
  InvocationEndpoint?: string | undefined;
  HttpMethod?: ApiDestinationHttpMethod | undefined;
  InvocationRateLimitPerSecond?: number | undefined;
}

export interface UpdateApiDestinationResponse {
  ApiDestinationArn?: string | undefined;
  ApiDestinationState?: ApiDestinationState | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface UpdateArchiveRequest {
  ArchiveName: string;
  Description?: string | undefined;
  EventPattern?: string | undefined;
  RetentionDays?: number | undefined;
  KmsKeyIdentifier?: string | undefined;
}

export interface UpdateArchiveResponse {
  ArchiveArn?: string | undefined;
  State?: ArchiveState | undefined;
  StateReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
}

export interface UpdateConnectionApiKeyAuthRequestParameters {
  ApiKeyName?: string | undefined;
  ApiKeyValue?: string | undefined;
}

export interface UpdateConnectionAuthRequestParameters {
  BasicAuthParameters?: UpdateConnectionBasicAuthRequestParameters | undefined;
  OAuthParameters?: UpdateConnectionOAuthRequestParameters | undefined;
  ApiKeyAuthParameters?: UpdateConnectionApiKeyAuthRequestParameters | undefined;
  InvocationHttpParameters?: ConnectionHttpParameters | undefined;
  ConnectivityParameters?: ConnectivityResourceParameters | undefined;
}

export interface UpdateConnectionBasicAuthRequestParameters {
  Username?: string | undefined;
  Password?: string | undefined;
}

export interface UpdateConnectionOAuthClientRequestParameters {
  ClientID?: string | undefined;
  ClientSecret?: string | undefined;
}

export interface UpdateConnectionOAuthRequestParameters {
  ClientParameters?: UpdateConnectionOAuthClientRequestParameters | undefined;
  AuthorizationEndpoint?: string | undefined;
  HttpMethod?: ConnectionOAuthHttpMethod | undefined;
  OAuthHttpParameters?: ConnectionHttpParameters | undefined;
}

export interface UpdateConnectionRequest {
  Name: string;
  Description?: string | undefined;
  AuthorizationType?: ConnectionAuthorizationType | undefined;
  AuthParameters?: UpdateConnectionAuthRequestParameters | undefined;
  InvocationConnectivityParameters?: ConnectivityResourceParameters | undefined;
  KmsKeyIdentifier?: string | undefined;
}

export interface UpdateConnectionResponse {
  ConnectionArn?: string | undefined;
  ConnectionState?: ConnectionState | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastAuthorizedTime?: Timestamp | undefined;
}

export interface UpdateEndpointRequest {
  Name: string;
  Description?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  ReplicationConfig?: ReplicationConfig | undefined;
  EventBuses?: readonly EndpointEventBus[] | undefined;
  RoleArn?: string | undefined;
}

export interface UpdateEndpointResponse {
  Name?: string | undefined;
  Arn?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  ReplicationConfig?: ReplicationConfig | undefined;
  EventBuses?: readonly EndpointEventBus[] | undefined;
  RoleArn?: string | undefined;
  EndpointId?: string | undefined;
  EndpointUrl?: string | undefined;
  State?: EndpointState | undefined;
}

export interface UpdateEventBusRequest {
  Name?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  Description?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
}

export interface UpdateEventBusResponse {
  Arn?: string | undefined;
  Name?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  Description?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
}

export interface Operations {
  ActivateEventSource: { input: ActivateEventSourceRequest; output: {} };
  CancelReplay: { input: CancelReplayRequest; output: CancelReplayResponse };
  CreateApiDestination: { input: CreateApiDestinationRequest; output: CreateApiDestinationResponse };
  CreateArchive: { input: CreateArchiveRequest; output: CreateArchiveResponse };
  CreateConnection: { input: CreateConnectionRequest; output: CreateConnectionResponse };
  CreateEndpoint: { input: CreateEndpointRequest; output: CreateEndpointResponse };
  CreateEventBus: { input: CreateEventBusRequest; output: CreateEventBusResponse };
  CreatePartnerEventSource: { input: CreatePartnerEventSourceRequest; output: CreatePartnerEventSourceResponse };
  DeactivateEventSource: { input: DeactivateEventSourceRequest; output: {} };
  DeauthorizeConnection: { input: DeauthorizeConnectionRequest; output: DeauthorizeConnectionResponse };
  DeleteApiDestination: { input: DeleteApiDestinationRequest; output: DeleteApiDestinationResponse };
  DeleteArchive: { input: DeleteArchiveRequest; output: DeleteArchiveResponse };
  DeleteConnection: { input: DeleteConnectionRequest; output: DeleteConnectionResponse };
  DeleteEndpoint: { input: DeleteEndpointRequest; output: DeleteEndpointResponse };
  DeleteEventBus: { input: DeleteEventBusRequest; output: {} };
  DeletePartnerEventSource: { input: DeletePartnerEventSourceRequest; output: {} };
  DeleteRule: { input: DeleteRuleRequest; output: {} };
  DescribeApiDestination: { input: DescribeApiDestinationRequest; output: DescribeApiDestinationResponse };
  DescribeArchive: { input: DescribeArchiveRequest; output: DescribeArchiveResponse };
  DescribeConnection: { input: DescribeConnectionRequest; output: DescribeConnectionResponse };
  DescribeEndpoint: { input: DescribeEndpointRequest; output: DescribeEndpointResponse };
  DescribeEventBus: { input: DescribeEventBusRequest; output: DescribeEventBusResponse };
  DescribeEventSource: { input: DescribeEventSourceRequest; output: DescribeEventSourceResponse };
  DescribePartnerEventSource: { input: DescribePartnerEventSourceRequest; output: DescribePartnerEventSourceResponse };
  DescribeReplay: { input: DescribeReplayRequest; output: DescribeReplayResponse };
  DescribeRule: { input: DescribeRuleRequest; output: DescribeRuleResponse };
  DisableRule: { input: DisableRuleRequest; output: {} };
  EnableRule: { input: EnableRuleRequest; output: {} };
  ListApiDestinations: { input: ListApiDestinationsRequest; output: ListApiDestinationsResponse };
  ListArchives: { input: ListArchivesRequest; output: ListArchivesResponse };
  ListConnections: { input: ListConnectionsRequest; output: ListConnectionsResponse };
  ListEndpoints: { input: ListEndpointsRequest; output: ListEndpointsResponse };
  ListEventBuses: { input: ListEventBusesRequest; output: ListEventBusesResponse };
  ListEventSources: { input: ListEventSourcesRequest; output: ListEventSourcesResponse };
  ListPartnerEventSourceAccounts: { input: ListPartnerEventSourceAccountsRequest; output: ListPartnerEventSourceAccountsResponse };
  ListPartnerEventSources: { input: ListPartnerEventSourcesRequest; output: ListPartnerEventSourcesResponse };
  ListReplays: { input: ListReplaysRequest; output: ListReplaysResponse };
  ListRuleNamesByTarget: { input: ListRuleNamesByTargetRequest; output: ListRuleNamesByTargetResponse };
  ListRules: { input: ListRulesRequest; output: ListRulesResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListTargetsByRule: { input: ListTargetsByRuleRequest; output: ListTargetsByRuleResponse };
  PutEvents: { input: PutEventsRequest; output: PutEventsResponse };
  PutPartnerEvents: { input: PutPartnerEventsRequest; output: PutPartnerEventsResponse };
  PutPermission: { input: PutPermissionRequest; output: {} };
  PutRule: { input: PutRuleRequest; output: PutRuleResponse };
  PutTargets: { input: PutTargetsRequest; output: PutTargetsResponse };
  RemovePermission: { input: RemovePermissionRequest; output: {} };
  RemoveTargets: { input: RemoveTargetsRequest; output: RemoveTargetsResponse };
  StartReplay: { input: StartReplayRequest; output: StartReplayResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  TestEventPattern: { input: TestEventPatternRequest; output: TestEventPatternResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
  UpdateApiDestination: { input: UpdateApiDestinationRequest; output: UpdateApiDestinationResponse };
  UpdateArchive: { input: UpdateArchiveRequest; output: UpdateArchiveResponse };
  UpdateConnection: { input: UpdateConnectionRequest; output: UpdateConnectionResponse };
  UpdateEndpoint: { input: UpdateEndpointRequest; output: UpdateEndpointResponse };
  UpdateEventBus: { input: UpdateEventBusRequest; output: UpdateEventBusResponse };
}
