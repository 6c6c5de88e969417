// Generated from botocore's SageMaker model by codegen. Do not edit: change codegen or patches.json and run `npm run gen`.
import type { Timestamp } from '../types.ts';

export interface AIAdapterModelPackageEntry {
  AdapterId: string;
  ModelPackageArn: string;
}

export interface AIAdapterS3Entry {
  AdapterId: string;
  S3Uri: string;
}

export interface AIAdapterSource {
  ModelPackageArns?: readonly AIAdapterModelPackageEntry[] | undefined;
  S3Uris?: readonly AIAdapterS3Entry[] | undefined;
}

export interface AIBenchmarkEndpoint {
  Identifier: string;
  TargetContainerHostname?: string | undefined;
  InferenceComponents?: readonly AIBenchmarkInferenceComponent[] | undefined;
}

export interface AIBenchmarkInferenceComponent {
  Identifier: string;
}

export type AIBenchmarkJobStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface AIBenchmarkJobSummary {
  AIBenchmarkJobName: string;
  AIBenchmarkJobArn: string;
  AIBenchmarkJobStatus: AIBenchmarkJobStatus;
  CreationTime: Timestamp;
  EndTime?: Timestamp | undefined;
  AIWorkloadConfigName?: string | undefined;
}

export interface AIBenchmarkNetworkConfig {
  VpcConfig?: VpcConfig | undefined;
}

export interface AIBenchmarkOutputConfig {
  S3OutputLocation: string;
  MlflowConfig?: AIMlflowConfig | undefined;
}

export interface AIBenchmarkOutputResult {
  S3OutputLocation: string;
  CloudWatchLogs?: readonly AICloudWatchLogs[] | undefined;
  MlflowConfig?: AIMlflowConfig | undefined;
}

export interface AIBenchmarkTarget {
  Endpoint?: AIBenchmarkEndpoint | undefined;
}

export interface AICapacityReservationConfig {
  CapacityReservationPreference?: AICapacityReservationPreference | undefined;
  MlReservationArns?: readonly string[] | undefined;
}

export type AICapacityReservationPreference = "capacity-reservations-only";

export interface AICloudWatchLogs {
  LogGroupArn?: string | undefined;
  LogStreamName?: string | undefined;
}

export interface AIDatasetConfig {
  InputDataConfig?: readonly AIWorkloadInputDataConfig[] | undefined;
}

export interface AIMlflowConfig {
  MlflowResourceArn: string;
  MlflowExperimentName?: string | undefined;
  MlflowRunName?: string | undefined;
}

export interface AIModelSource {
  S3?: AIModelSourceS3 | undefined;
}

export interface AIModelSourceS3 {
  S3Uri?: string | undefined;
}

export interface AIRecommendation {
  RecommendationDescription?: string | undefined;
  OptimizationDetails?: readonly AIRecommendationOptimizationDetail[] | undefined;
  ModelDetails?: AIRecommendationModelDetails | undefined;
  DeploymentConfiguration?: AIRecommendationDeploymentConfiguration | undefined;
  AIBenchmarkJobArn?: string | undefined;
  ExpectedPerformance?: readonly AIRecommendationPerformanceMetric[] | undefined;
  AdapterDetails?: AIRecommendationAdapterDetails | undefined;
}

export interface AIRecommendationAdapterDetails {
  ModelPackageArns: readonly AIAdapterModelPackageEntry[];
  S3Uris: readonly AIAdapterS3Entry[];
}

export interface AIRecommendationComputeSpec {
  InstanceTypes?: readonly AIRecommendationInstanceType[] | undefined;
  CapacityReservationConfig?: AICapacityReservationConfig | undefined;
}

export interface AIRecommendationConstraint {
  Metric: AIRecommendationMetric;
}

export interface AIRecommendationDeploymentConfiguration {
  S3?: readonly AIRecommendationDeploymentS3Channel[] | undefined;
  ImageUri?: string | undefined;
  InstanceType?: AIRecommendationInstanceType | undefined;
  InstanceCount?: number | undefined;
  CopyCountPerInstance?: number | undefined;
  EnvironmentVariables?: Readonly<Record<string, string>> | undefined;
  MinCpuMemoryRequiredInMb?: number | undefined;
}

export interface AIRecommendationDeploymentS3Channel {
  ChannelName?: string | undefined;
  Uri?: string | undefined;
}

export type AIRecommendationInferenceFramework = "LMI" | "VLLM";

export interface AIRecommendationInferenceSpecification {
  Framework?: AIRecommendationInferenceFramework | undefined;
}

export interface AIRecommendationInstanceDetail {
  InstanceType?: AIRecommendationInstanceType | undefined;
  InstanceCount?: number | undefined;
  CopyCountPerInstance?: number | undefined;
}

export type AIRecommendationInstanceType = "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.12xlarge" | "ml.g5.16xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.p4d.24xlarge" | "ml.p4de.24xlarge" | "ml.p5.4xlarge" | "ml.p5.48xlarge" | "ml.p5e.48xlarge" | "ml.p5en.48xlarge" | "ml.p6-b200.48xlarge";

export type AIRecommendationJobStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface AIRecommendationJobSummary {
  AIRecommendationJobName: string;
  AIRecommendationJobArn: string;
  AIRecommendationJobStatus: AIRecommendationJobStatus;
  CreationTime: Timestamp;
  EndTime?: Timestamp | undefined;
}

export type AIRecommendationMetric = "ttft-ms" | "throughput" | "cost";

export interface AIRecommendationModelDetails {
  ModelPackageArn?: string | undefined;
  InferenceSpecificationName?: string | undefined;
  InstanceDetails?: readonly AIRecommendationInstanceDetail[] | undefined;
}

export interface AIRecommendationOptimizationDetail {
  OptimizationType: AIRecommendationOptimizationType;
  OptimizationConfig?: Readonly<Record<string, string>> | undefined;
}

export type AIRecommendationOptimizationType = "SpeculativeDecoding" | "KernelTuning";

export interface AIRecommendationOutputConfig {
  S3OutputLocation?: string | undefined;
  ModelPackageGroupIdentifier?: string | undefined;
  MlflowConfig?: AIMlflowConfig | undefined;
}

export interface AIRecommendationOutputResult {
  S3OutputLocation: string;
  ModelPackageGroupIdentifier?: string | undefined;
  MlflowConfig?: AIMlflowConfig | undefined;
}

export interface AIRecommendationPerformanceMetric {
  Metric: string;
  Stat?: string | undefined;
  Value: string;
  Unit?: string | undefined;
}

export interface AIRecommendationPerformanceTarget {
  Constraints: readonly AIRecommendationConstraint[];
}

export interface AIWorkloadConfigSummary {
  AIWorkloadConfigName: string;
  AIWorkloadConfigArn: string;
  CreationTime: Timestamp;
}

export interface AIWorkloadConfigs {
  WorkloadSpec: WorkloadSpec;
}

export interface AIWorkloadDataSource {
  S3DataSource?: AIWorkloadS3DataSource | undefined;
}

export interface AIWorkloadInputDataConfig {
  ChannelName: string;
  DataSource: AIWorkloadDataSource;
}

export interface AIWorkloadS3DataSource {
  S3Uri: string;
}

export interface AcceleratorPartitionConfig {
  Type: MIGProfileType;
  Count: number;
}

export interface AcceleratorPartitionLayout {
  AcceleratorPartitionTypes?: readonly string[] | undefined;
}

export type AccountDefaultStatus = "ENABLED" | "DISABLED";

export interface ActionSource {
  SourceUri: string;
  SourceType?: string | undefined;
  SourceId?: string | undefined;
}

export type ActionStatus = "Unknown" | "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface ActionSummary {
  ActionArn?: string | undefined;
  ActionName?: string | undefined;
  Source?: ActionSource | undefined;
  ActionType?: string | undefined;
  Status?: ActionStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export type ActivationState = "Enabled" | "Disabled";

export type ActiveClusterOperationName = "Scaling";

export interface AddAssociationRequest {
  SourceArn: string;
  DestinationArn: string;
  AssociationType?: AssociationEdgeType | undefined;
}

export interface AddAssociationResponse {
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
}

export interface AddClusterNodeSpecification {
  InstanceGroupName: string;
  IncrementTargetCountBy: number;
  AvailabilityZones?: readonly string[] | undefined;
  InstanceTypes?: readonly ClusterInstanceType[] | undefined;
}

export interface AddTagsInput {
  ResourceArn: string;
  Tags: readonly Tag[];
}

export interface AddTagsOutput {
  Tags?: readonly Tag[] | undefined;
}

export interface AdditionalEnis {
  EfaEnis?: readonly string[] | undefined;
}

export interface AdditionalInferenceSpecificationDefinition {
  Name: string;
  Description?: string | undefined;
  Containers: readonly ModelPackageContainerDefinition[];
  SupportedTransformInstanceTypes?: readonly TransformInstanceType[] | undefined;
  SupportedRealtimeInferenceInstanceTypes?: readonly ProductionVariantInstanceType[] | undefined;
  SupportedContentTypes?: readonly string[] | undefined;
  SupportedResponseMIMETypes?: readonly string[] | undefined;
}

export interface AdditionalModelDataSource {
  ChannelName: string;
  S3DataSource: S3ModelDataSource;
}

export interface AdditionalS3DataSource {
  S3DataType: AdditionalS3DataSourceDataType;
  S3Uri: string;
  CompressionType?: CompressionType | undefined;
  ETag?: string | undefined;
}

export type AdditionalS3DataSourceDataType = "S3Object" | "S3Prefix";

export interface AgentVersion {
  Version: string;
  AgentCount: number;
}

export type AggregationTransformationValue = "sum" | "avg" | "first" | "min" | "max";

export interface Alarm {
  AlarmName?: string | undefined;
}

export interface AlarmDetails {
  AlarmName: string;
}

export type AlgorithmSortBy = "Name" | "CreationTime";

export interface AlgorithmSpecification {
  TrainingImage?: string | undefined;
  AlgorithmName?: string | undefined;
  TrainingInputMode: TrainingInputMode;
  MetricDefinitions?: readonly MetricDefinition[] | undefined;
  EnableSageMakerMetricsTimeSeries?: boolean | undefined;
  ContainerEntrypoint?: readonly string[] | undefined;
  ContainerArguments?: readonly string[] | undefined;
  TrainingImageConfig?: TrainingImageConfig | undefined;
}

export type AlgorithmStatus = "Pending" | "InProgress" | "Completed" | "Failed" | "Deleting";

export interface AlgorithmStatusDetails {
  ValidationStatuses?: readonly AlgorithmStatusItem[] | undefined;
  ImageScanStatuses?: readonly AlgorithmStatusItem[] | undefined;
}

export interface AlgorithmStatusItem {
  Name: string;
  Status: DetailedAlgorithmStatus;
  FailureReason?: string | undefined;
}

export interface AlgorithmSummary {
  AlgorithmName: string;
  AlgorithmArn: string;
  AlgorithmDescription?: string | undefined;
  CreationTime: Timestamp;
  AlgorithmStatus: AlgorithmStatus;
}

export interface AlgorithmValidationProfile {
  ProfileName: string;
  TrainingJobDefinition: TrainingJobDefinition;
  TransformJobDefinition?: TransformJobDefinition | undefined;
}

export interface AlgorithmValidationSpecification {
  ValidationRole: string;
  ValidationProfiles: readonly AlgorithmValidationProfile[];
}

export interface AliasOperations {
  Add?: readonly string[] | undefined;
  Remove?: readonly string[] | undefined;
}

export interface AmazonQSettings {
  Status?: FeatureStatus | undefined;
  QProfileArn?: string | undefined;
}

export interface AnnotationConsolidationConfig {
  AnnotationConsolidationLambdaArn: string;
}

export interface AppDetails {
  DomainId?: string | undefined;
  UserProfileName?: string | undefined;
  SpaceName?: string | undefined;
  AppType?: AppType | undefined;
  AppName?: string | undefined;
  Status?: AppStatus | undefined;
  CreationTime?: Timestamp | undefined;
  ResourceSpec?: ResourceSpec | undefined;
}

export interface AppImageConfigDetails {
  AppImageConfigArn?: string | undefined;
  AppImageConfigName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  KernelGatewayImageConfig?: KernelGatewayImageConfig | undefined;
  JupyterLabAppImageConfig?: JupyterLabAppImageConfig | undefined;
  CodeEditorAppImageConfig?: CodeEditorAppImageConfig | undefined;
}

export type AppImageConfigSortKey = "CreationTime" | "LastModifiedTime" | "Name";

export type AppInstanceType = "system" | "ml.t3.micro" | "ml.t3.small" | "ml.t3.medium" | "ml.t3.large" | "ml.t3.xlarge" | "ml.t3.2xlarge" | "ml.m5.large" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.8xlarge" | "ml.m5.12xlarge" | "ml.m5.16xlarge" | "ml.m5.24xlarge" | "ml.m5d.large" | "ml.m5d.xlarge" | "ml.m5d.2xlarge" | "ml.m5d.4xlarge" | "ml.m5d.8xlarge" | "ml.m5d.12xlarge" | "ml.m5d.16xlarge" | "ml.m5d.24xlarge" | "ml.c5.large" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.12xlarge" | "ml.c5.18xlarge" | "ml.c5.24xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.p3dn.24xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.r5.large" | "ml.r5.xlarge" | "ml.r5.2xlarge" | "ml.r5.4xlarge" | "ml.r5.8xlarge" | "ml.r5.12xlarge" | "ml.r5.16xlarge" | "ml.r5.24xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.16xlarge" | "ml.g5.12xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.geospatial.interactive" | "ml.p4d.24xlarge" | "ml.p4de.24xlarge" | "ml.trn1.2xlarge" | "ml.trn1.32xlarge" | "ml.trn1n.32xlarge" | "ml.p5.48xlarge" | "ml.p5en.48xlarge" | "ml.p6-b200.48xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.c6i.large" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.4xlarge" | "ml.c6i.8xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.c7i.large" | "ml.c7i.xlarge" | "ml.c7i.2xlarge" | "ml.c7i.4xlarge" | "ml.c7i.8xlarge" | "ml.c7i.12xlarge" | "ml.c7i.16xlarge" | "ml.c7i.24xlarge" | "ml.c7i.48xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.m6id.large" | "ml.m6id.xlarge" | "ml.m6id.2xlarge" | "ml.m6id.4xlarge" | "ml.m6id.8xlarge" | "ml.m6id.12xlarge" | "ml.m6id.16xlarge" | "ml.m6id.24xlarge" | "ml.m6id.32xlarge" | "ml.c6id.large" | "ml.c6id.xlarge" | "ml.c6id.2xlarge" | "ml.c6id.4xlarge" | "ml.c6id.8xlarge" | "ml.c6id.12xlarge" | "ml.c6id.16xlarge" | "ml.c6id.24xlarge" | "ml.c6id.32xlarge" | "ml.r6id.large" | "ml.r6id.xlarge" | "ml.r6id.2xlarge" | "ml.r6id.4xlarge" | "ml.r6id.8xlarge" | "ml.r6id.12xlarge" | "ml.r6id.16xlarge" | "ml.r6id.24xlarge" | "ml.r6id.32xlarge" | "ml.p5.4xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge";

export interface AppLifecycleManagement {
  IdleSettings?: IdleSettings | undefined;
}

export type AppNetworkAccessType = "PublicInternetOnly" | "VpcOnly";

export type AppSecurityGroupManagement = "Service" | "Customer";

export type AppSortKey = "CreationTime";

export interface AppSpecification {
  ImageUri: string;
  ContainerEntrypoint?: readonly string[] | undefined;
  ContainerArguments?: readonly string[] | undefined;
}

export type AppStatus = "Deleted" | "Deleting" | "Failed" | "InService" | "Pending";

export type AppType = "JupyterServer" | "KernelGateway" | "DetailedProfiler" | "TensorBoard" | "CodeEditor" | "JupyterLab" | "RStudioServerPro" | "RSessionGateway" | "Canvas";

export interface ArtifactSource {
  SourceUri: string;
  SourceTypes?: readonly ArtifactSourceType[] | undefined;
}

export type ArtifactSourceIdType = "MD5Hash" | "S3ETag" | "S3Version" | "Custom";

export interface ArtifactSourceType {
  SourceIdType: ArtifactSourceIdType;
  Value: string;
}

export interface ArtifactSummary {
  ArtifactArn?: string | undefined;
  ArtifactName?: string | undefined;
  Source?: ArtifactSource | undefined;
  ArtifactType?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export type AssemblyType = "None" | "Line";

export interface AssociateTrialComponentRequest {
  TrialComponentName: string;
  TrialName: string;
}

export interface AssociateTrialComponentResponse {
  TrialComponentArn?: string | undefined;
  TrialArn?: string | undefined;
}

export type AssociationEdgeType = "ContributedTo" | "AssociatedWith" | "DerivedFrom" | "Produced" | "SameAs";

export interface AssociationInfo {
  SourceArn: string;
  DestinationArn: string;
}

export interface AssociationSummary {
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
  SourceType?: string | undefined;
  DestinationType?: string | undefined;
  AssociationType?: AssociationEdgeType | undefined;
  SourceName?: string | undefined;
  DestinationName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
}

export interface AsyncInferenceClientConfig {
  MaxConcurrentInvocationsPerInstance?: number | undefined;
}

export interface AsyncInferenceConfig {
  ClientConfig?: AsyncInferenceClientConfig | undefined;
  OutputConfig: AsyncInferenceOutputConfig;
}

export interface AsyncInferenceNotificationConfig {
  SuccessTopic?: string | undefined;
  ErrorTopic?: string | undefined;
  IncludeInferenceResponseIn?: readonly AsyncNotificationTopicTypes[] | undefined;
}

export interface AsyncInferenceOutputConfig {
  KmsKeyId?: string | undefined;
  S3OutputPath?: string | undefined;
  NotificationConfig?: AsyncInferenceNotificationConfig | undefined;
  S3FailurePath?: string | undefined;
}

export type AsyncNotificationTopicTypes = "SUCCESS_NOTIFICATION_TOPIC" | "ERROR_NOTIFICATION_TOPIC";

export interface AthenaDatasetDefinition {
  Catalog: string;
  Database: string;
  QueryString: string;
  WorkGroup?: string | undefined;
  OutputS3Uri: string;
  KmsKeyId?: string | undefined;
  OutputFormat: AthenaResultFormat;
  OutputCompression?: AthenaResultCompressionType | undefined;
}

export type AthenaResultCompressionType = "GZIP" | "SNAPPY" | "ZLIB";

export type AthenaResultFormat = "PARQUET" | "ORC" | "AVRO" | "JSON" | "TEXTFILE";

export interface AthenaStepMetadata {
  QueryExecutionId?: string | undefined;
  S3OutputLocation?: string | undefined;
}

export interface AttachClusterNodeNetworkInterfaceRequest {
  ClusterName: string;
  NodeId: string;
  NetworkInterfaceId: string;
}

export interface AttachClusterNodeNetworkInterfaceResponse {
  ClusterArn: string;
  NodeId: string;
  NetworkInterfaceId: string;
  AttachmentId: string;
}

export interface AttachClusterNodeVolumeRequest {
  ClusterArn: string;
  NodeId: string;
  VolumeId: string;
}

export interface AttachClusterNodeVolumeResponse {
  ClusterArn: string;
  NodeId: string;
  VolumeId: string;
  AttachTime: Timestamp;
  Status: VolumeAttachmentStatus;
  DeviceName: string;
}

export type AuthMode = "SSO" | "IAM";

export interface AuthorizedUrl {
  Url?: string | undefined;
  LocalPath?: string | undefined;
}

export type AutoMLAlgorithm = "xgboost" | "linear-learner" | "mlp" | "lightgbm" | "catboost" | "randomforest" | "extra-trees" | "nn-torch" | "fastai" | "cnn-qr" | "deepar" | "prophet" | "npts" | "arima" | "ets";

export interface AutoMLAlgorithmConfig {
  AutoMLAlgorithms: readonly AutoMLAlgorithm[];
}

export interface AutoMLCandidate {
  CandidateName: string;
  FinalAutoMLJobObjectiveMetric?: FinalAutoMLJobObjectiveMetric | undefined;
  ObjectiveStatus: ObjectiveStatus;
  CandidateSteps: readonly AutoMLCandidateStep[];
  CandidateStatus: CandidateStatus;
  InferenceContainers?: readonly AutoMLContainerDefinition[] | undefined;
  CreationTime: Timestamp;
  EndTime?: Timestamp | undefined;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  CandidateProperties?: CandidateProperties | undefined;
  InferenceContainerDefinitions?: Readonly<Record<string, readonly AutoMLContainerDefinition[]>> | undefined;
}

export interface AutoMLCandidateGenerationConfig {
  FeatureSpecificationS3Uri?: string | undefined;
  AlgorithmsConfig?: readonly AutoMLAlgorithmConfig[] | undefined;
}

export interface AutoMLCandidateStep {
  CandidateStepType: CandidateStepType;
  CandidateStepArn: string;
  CandidateStepName: string;
}

export interface AutoMLChannel {
  DataSource?: AutoMLDataSource | undefined;
  CompressionType?: CompressionType | undefined;
  TargetAttributeName: string;
  ContentType?: string | undefined;
  ChannelType?: AutoMLChannelType | undefined;
  SampleWeightAttributeName?: string | undefined;
}

export type AutoMLChannelType = "training" | "validation";

export interface AutoMLComputeConfig {
  EmrServerlessComputeConfig?: EmrServerlessComputeConfig | undefined;
}

export interface AutoMLContainerDefinition {
  Image: string;
  ModelDataUrl: string;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface AutoMLDataSource {
  S3DataSource: AutoMLS3DataSource;
}

export interface AutoMLDataSplitConfig {
  ValidationFraction?: number | undefined;
}

export interface AutoMLJobArtifacts {
  CandidateDefinitionNotebookLocation?: string | undefined;
  DataExplorationNotebookLocation?: string | undefined;
}

export interface AutoMLJobChannel {
  ChannelType?: AutoMLChannelType | undefined;
  ContentType?: string | undefined;
  CompressionType?: CompressionType | undefined;
  DataSource?: AutoMLDataSource | undefined;
}

export interface AutoMLJobCompletionCriteria {
  MaxCandidates?: number | undefined;
  MaxRuntimePerTrainingJobInSeconds?: number | undefined;
  MaxAutoMLJobRuntimeInSeconds?: number | undefined;
}

export interface AutoMLJobConfig {
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
  SecurityConfig?: AutoMLSecurityConfig | undefined;
  CandidateGenerationConfig?: AutoMLCandidateGenerationConfig | undefined;
  DataSplitConfig?: AutoMLDataSplitConfig | undefined;
  Mode?: AutoMLMode | undefined;
}

export interface AutoMLJobObjective {
  MetricName: AutoMLMetricEnum;
}

export type AutoMLJobObjectiveType = "Maximize" | "Minimize";

export type AutoMLJobSecondaryStatus = "Starting" | "MaxCandidatesReached" | "Failed" | "Stopped" | "MaxAutoMLJobRuntimeReached" | "Stopping" | "CandidateDefinitionsGenerated" | "Completed" | "ExplainabilityError" | "DeployingModel" | "ModelDeploymentError" | "GeneratingModelInsightsReport" | "ModelInsightsError" | "AnalyzingData" | "FeatureEngineering" | "ModelTuning" | "GeneratingExplainabilityReport" | "TrainingModels" | "PreTraining";

export type AutoMLJobStatus = "Completed" | "InProgress" | "Failed" | "Stopped" | "Stopping";

export interface AutoMLJobStepMetadata {
  Arn?: string | undefined;
}

export interface AutoMLJobSummary {
  AutoMLJobName: string;
  AutoMLJobArn: string;
  AutoMLJobStatus: AutoMLJobStatus;
  AutoMLJobSecondaryStatus: AutoMLJobSecondaryStatus;
  CreationTime: Timestamp;
  EndTime?: Timestamp | undefined;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  PartialFailureReasons?: readonly AutoMLPartialFailureReason[] | undefined;
}

export type AutoMLMetricEnum = "Accuracy" | "MSE" | "F1" | "F1macro" | "AUC" | "RMSE" | "BalancedAccuracy" | "R2" | "Recall" | "RecallMacro" | "Precision" | "PrecisionMacro" | "MAE" | "MAPE" | "MASE" | "WAPE" | "AverageWeightedQuantileLoss";

export type AutoMLMetricExtendedEnum = "Accuracy" | "MSE" | "F1" | "F1macro" | "AUC" | "RMSE" | "MAE" | "R2" | "BalancedAccuracy" | "Precision" | "PrecisionMacro" | "Recall" | "RecallMacro" | "LogLoss" | "InferenceLatency" | "MAPE" | "MASE" | "WAPE" | "AverageWeightedQuantileLoss" | "Rouge1" | "Rouge2" | "RougeL" | "RougeLSum" | "Perplexity" | "ValidationLoss" | "TrainingLoss";

export type AutoMLMode = "AUTO" | "ENSEMBLING" | "HYPERPARAMETER_TUNING";

export interface AutoMLOutputDataConfig {
  KmsKeyId?: string | undefined;
  S3OutputPath: string;
}

export interface AutoMLPartialFailureReason {
  PartialFailureMessage?: string | undefined;
}

export interface AutoMLProblemTypeConfig {
  ImageClassificationJobConfig?: ImageClassificationJobConfig | undefined;
  TextClassificationJobConfig?: TextClassificationJobConfig | undefined;
  TimeSeriesForecastingJobConfig?: TimeSeriesForecastingJobConfig | undefined;
  TabularJobConfig?: TabularJobConfig | undefined;
  TextGenerationJobConfig?: TextGenerationJobConfig | undefined;
}

export type AutoMLProblemTypeConfigName = "ImageClassification" | "TextClassification" | "TimeSeriesForecasting" | "Tabular" | "TextGeneration";

export interface AutoMLProblemTypeResolvedAttributes {
  TabularResolvedAttributes?: TabularResolvedAttributes | undefined;
  TextGenerationResolvedAttributes?: TextGenerationResolvedAttributes | undefined;
}

export type AutoMLProcessingUnit = "CPU" | "GPU";

export interface AutoMLResolvedAttributes {
  AutoMLJobObjective?: AutoMLJobObjective | undefined;
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
  AutoMLProblemTypeResolvedAttributes?: AutoMLProblemTypeResolvedAttributes | undefined;
}

export interface AutoMLS3DataSource {
  S3DataType: AutoMLS3DataType;
  S3Uri: string;
}

export type AutoMLS3DataType = "ManifestFile" | "S3Prefix" | "AugmentedManifestFile";

export interface AutoMLSecurityConfig {
  VolumeKmsKeyId?: string | undefined;
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  VpcConfig?: VpcConfig | undefined;
}

export type AutoMLSortBy = "Name" | "CreationTime" | "Status";

export type AutoMLSortOrder = "Ascending" | "Descending";

export type AutoMountHomeEFS = "Enabled" | "Disabled" | "DefaultAsDomain";

export interface AutoParameter {
  Name: string;
  ValueHint: string;
}

export interface AutoRollbackConfig {
  Alarms?: readonly Alarm[] | undefined;
}

export interface Autotune {
  Mode: AutotuneMode;
}

export type AutotuneMode = "Enabled";

export type AvailabilityZoneBalanceEnforcementMode = "PERMISSIVE";

export interface AvailableUpgrade {
  Version?: string | undefined;
  ReleaseNotes?: readonly string[] | undefined;
}

export type AwsManagedHumanLoopRequestSource = "AWS/Rekognition/DetectModerationLabels/Image/V3" | "AWS/Textract/AnalyzeDocument/Forms/V1";

export interface BaseModel {
  HubContentName?: string | undefined;
  HubContentVersion?: string | undefined;
  RecipeName?: string | undefined;
}

export interface BatchAddClusterNodesError {
  InstanceGroupName: string;
  ErrorCode: BatchAddClusterNodesErrorCode;
  FailedCount: number;
  AvailabilityZones?: readonly string[] | undefined;
  InstanceTypes?: readonly ClusterInstanceType[] | undefined;
  Message?: string | undefined;
}

export type BatchAddClusterNodesErrorCode = "InstanceGroupNotFound" | "InvalidInstanceGroupStatus" | "IncompatibleAvailabilityZones" | "IncompatibleInstanceTypes";

export interface BatchAddClusterNodesRequest {
  ClusterName: string;
  ClientToken?: string | undefined;
  NodesToAdd: readonly AddClusterNodeSpecification[];
}

export interface BatchAddClusterNodesResponse {
  Successful: readonly NodeAdditionResult[];
  Failed: readonly BatchAddClusterNodesError[];
}

export interface BatchDataCaptureConfig {
  DestinationS3Uri: string;
  KmsKeyId?: string | undefined;
  GenerateInferenceId?: boolean | undefined;
}

export interface BatchDeleteClusterNodeLogicalIdsError {
  Code: BatchDeleteClusterNodesErrorCode;
  Message: string;
  NodeLogicalId: string;
}

export interface BatchDeleteClusterNodesError {
  Code: BatchDeleteClusterNodesErrorCode;
  Message: string;
  NodeId: string;
}

export type BatchDeleteClusterNodesErrorCode = "NodeIdNotFound" | "InvalidNodeStatus" | "NodeIdInUse";

export interface BatchDeleteClusterNodesRequest {
  ClusterName: string;
  NodeIds?: readonly string[] | undefined;
  NodeLogicalIds?: readonly string[] | undefined;
}

export interface BatchDeleteClusterNodesResponse {
  Failed?: readonly BatchDeleteClusterNodesError[] | undefined;
  Successful?: readonly string[] | undefined;
  FailedNodeLogicalIds?: readonly BatchDeleteClusterNodeLogicalIdsError[] | undefined;
  SuccessfulNodeLogicalIds?: readonly string[] | undefined;
}

export interface BatchDescribeModelPackageError {
  ErrorCode: string;
  ErrorResponse: string;
}

export interface BatchDescribeModelPackageInput {
  ModelPackageArnList: readonly string[];
}

export interface BatchDescribeModelPackageOutput {
  ModelPackageSummaries?: Readonly<Record<string, BatchDescribeModelPackageSummary>> | undefined;
  BatchDescribeModelPackageErrorMap?: Readonly<Record<string, BatchDescribeModelPackageError>> | undefined;
}

export interface BatchDescribeModelPackageSummary {
  ModelPackageGroupName: string;
  ModelPackageVersion?: number | undefined;
  ModelPackageArn: string;
  ModelPackageDescription?: string | undefined;
  CreationTime: Timestamp;
  InferenceSpecification: InferenceSpecification;
  ModelPackageStatus: ModelPackageStatus;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  ModelPackageRegistrationType?: ModelPackageRegistrationType | undefined;
}

export interface BatchRebootClusterNodeLogicalIdsError {
  NodeLogicalId: string;
  ErrorCode: BatchRebootClusterNodesErrorCode;
  Message: string;
}

export interface BatchRebootClusterNodesError {
  NodeId: string;
  ErrorCode: BatchRebootClusterNodesErrorCode;
  Message: string;
}

export type BatchRebootClusterNodesErrorCode = "InstanceIdNotFound" | "InvalidInstanceStatus" | "InstanceIdInUse" | "InternalServerError";

export interface BatchRebootClusterNodesRequest {
  ClusterName: string;
  NodeIds?: readonly string[] | undefined;
  NodeLogicalIds?: readonly string[] | undefined;
}

export interface BatchRebootClusterNodesResponse {
  Successful?: readonly string[] | undefined;
  Failed?: readonly BatchRebootClusterNodesError[] | undefined;
  FailedNodeLogicalIds?: readonly BatchRebootClusterNodeLogicalIdsError[] | undefined;
  SuccessfulNodeLogicalIds?: readonly string[] | undefined;
}

export interface BatchReplaceClusterNodeLogicalIdsError {
  NodeLogicalId: string;
  ErrorCode: BatchReplaceClusterNodesErrorCode;
  Message: string;
}

export interface BatchReplaceClusterNodesError {
  NodeId: string;
  ErrorCode: BatchReplaceClusterNodesErrorCode;
  Message: string;
}

export type BatchReplaceClusterNodesErrorCode = "InstanceIdNotFound" | "InvalidInstanceStatus" | "InstanceIdInUse" | "InternalServerError";

export interface BatchReplaceClusterNodesRequest {
  ClusterName: string;
  NodeIds?: readonly string[] | undefined;
  NodeLogicalIds?: readonly string[] | undefined;
}

export interface BatchReplaceClusterNodesResponse {
  Successful?: readonly string[] | undefined;
  Failed?: readonly BatchReplaceClusterNodesError[] | undefined;
  FailedNodeLogicalIds?: readonly BatchReplaceClusterNodeLogicalIdsError[] | undefined;
  SuccessfulNodeLogicalIds?: readonly string[] | undefined;
}

export type BatchStrategy = "MultiRecord" | "SingleRecord";

export interface BatchTransformInput {
  DataCapturedDestinationS3Uri: string;
  DatasetFormat: MonitoringDatasetFormat;
  LocalPath: string;
  S3InputMode?: ProcessingS3InputMode | undefined;
  S3DataDistributionType?: ProcessingS3DataDistributionType | undefined;
  FeaturesAttribute?: string | undefined;
  InferenceAttribute?: string | undefined;
  ProbabilityAttribute?: string | undefined;
  ProbabilityThresholdAttribute?: number | undefined;
  StartTimeOffset?: string | undefined;
  EndTimeOffset?: string | undefined;
  ExcludeFeaturesAttribute?: string | undefined;
}

export interface BedrockCustomModelDeploymentMetadata {
  Arn?: string | undefined;
}

export interface BedrockCustomModelMetadata {
  Arn?: string | undefined;
}

export interface BedrockModelImportMetadata {
  Arn?: string | undefined;
}

export interface BedrockProvisionedModelThroughputMetadata {
  Arn?: string | undefined;
}

export interface BestObjectiveNotImproving {
  MaxNumberOfTrainingJobsNotImproving?: number | undefined;
}

export interface Bias {
  Report?: MetricsSource | undefined;
  PreTrainingReport?: MetricsSource | undefined;
  PostTrainingReport?: MetricsSource | undefined;
}

export interface BillableTokenUsage {
  PrefillTokenCount?: number | undefined;
  SampleTokenCount?: number | undefined;
  TrainingTokenCount?: number | undefined;
}

export interface BlueGreenUpdatePolicy {
  TrafficRoutingConfiguration: TrafficRoutingConfig;
  TerminationWaitInSeconds?: number | undefined;
  MaximumExecutionTimeoutInSeconds?: number | undefined;
}

export type BooleanOperator = "And" | "Or";

export interface CacheHitResult {
  SourcePipelineExecutionArn?: string | undefined;
}

export interface CallbackStepMetadata {
  CallbackToken?: string | undefined;
  SqsQueueUrl?: string | undefined;
  OutputParameters?: readonly OutputParameter[] | undefined;
}

export interface CandidateArtifactLocations {
  Explainability: string;
  ModelInsights?: string | undefined;
  BacktestResults?: string | undefined;
}

export interface CandidateGenerationConfig {
  AlgorithmsConfig?: readonly AutoMLAlgorithmConfig[] | undefined;
}

export interface CandidateProperties {
  CandidateArtifactLocations?: CandidateArtifactLocations | undefined;
  CandidateMetrics?: readonly MetricDatum[] | undefined;
}

export type CandidateSortBy = "CreationTime" | "Status" | "FinalObjectiveMetricValue";

export type CandidateStatus = "Completed" | "InProgress" | "Failed" | "Stopped" | "Stopping";

export type CandidateStepType = "AWS::SageMaker::TrainingJob" | "AWS::SageMaker::TransformJob" | "AWS::SageMaker::ProcessingJob";

export interface CanvasAppSettings {
  TimeSeriesForecastingSettings?: TimeSeriesForecastingSettings | undefined;
  ModelRegisterSettings?: ModelRegisterSettings | undefined;
  WorkspaceSettings?: WorkspaceSettings | undefined;
  IdentityProviderOAuthSettings?: readonly IdentityProviderOAuthSetting[] | undefined;
  DirectDeploySettings?: DirectDeploySettings | undefined;
  KendraSettings?: KendraSettings | undefined;
  GenerativeAiSettings?: GenerativeAiSettings | undefined;
  EmrServerlessSettings?: EmrServerlessSettings | undefined;
}

export interface CapacityReservation {
  Arn?: string | undefined;
  Type?: CapacityReservationType | undefined;
}

export type CapacityReservationPreference = "capacity-reservations-only";

export type CapacityReservationType = "ODCR" | "CRG";

export interface CapacitySize {
  Type: CapacitySizeType;
  Value: number;
}

export interface CapacitySizeConfig {
  Type: NodeUnavailabilityType;
  Value: number;
}

export type CapacitySizeType = "INSTANCE_COUNT" | "CAPACITY_PERCENT";

export interface CaptureContentTypeHeader {
  CsvContentTypes?: readonly string[] | undefined;
  JsonContentTypes?: readonly string[] | undefined;
}

export type CaptureMode = "Input" | "Output" | "InputAndOutput";

export interface CaptureOption {
  CaptureMode: CaptureMode;
}

export type CaptureStatus = "Started" | "Stopped";

export interface CategoricalParameter {
  Name: string;
  Value: readonly string[];
}

export interface CategoricalParameterRange {
  Name: string;
  Values: readonly string[];
}

export interface CategoricalParameterRangeSpecification {
  Values: readonly string[];
}

export interface CfnCreateTemplateProvider {
  TemplateName: string;
  TemplateURL: string;
  RoleARN?: string | undefined;
  Parameters?: readonly CfnStackCreateParameter[] | undefined;
}

export interface CfnStackCreateParameter {
  Key: string;
  Value?: string | undefined;
}

export interface CfnStackDetail {
  Name?: string | undefined;
  Id?: string | undefined;
  StatusMessage: string;
}

export interface CfnStackParameter {
  Key: string;
  Value?: string | undefined;
}

export interface CfnStackUpdateParameter {
  Key: string;
  Value?: string | undefined;
}

export interface CfnTemplateProviderDetail {
  TemplateName: string;
  TemplateURL: string;
  RoleARN?: string | undefined;
  Parameters?: readonly CfnStackParameter[] | undefined;
  StackDetail?: CfnStackDetail | undefined;
}

export interface CfnUpdateTemplateProvider {
  TemplateName: string;
  TemplateURL: string;
  Parameters?: readonly CfnStackUpdateParameter[] | undefined;
}

export interface Channel {
  ChannelName: string;
  DataSource: DataSource;
  ContentType?: string | undefined;
  CompressionType?: CompressionType | undefined;
  RecordWrapperType?: RecordWrapper | undefined;
  InputMode?: TrainingInputMode | undefined;
  ShuffleConfig?: ShuffleConfig | undefined;
}

export interface ChannelSpecification {
  Name: string;
  Description?: string | undefined;
  IsRequired?: boolean | undefined;
  SupportedContentTypes: readonly string[];
  SupportedCompressionTypes?: readonly CompressionType[] | undefined;
  SupportedInputModes: readonly TrainingInputMode[];
}

export interface CheckpointConfig {
  S3Uri: string;
  LocalPath?: string | undefined;
}

export interface ClarifyCheckStepMetadata {
  CheckType?: string | undefined;
  BaselineUsedForDriftCheckConstraints?: string | undefined;
  CalculatedBaselineConstraints?: string | undefined;
  ModelPackageGroupName?: string | undefined;
  ViolationReport?: string | undefined;
  CheckJobArn?: string | undefined;
  SkipCheck?: boolean | undefined;
  RegisterNewBaseline?: boolean | undefined;
}

export interface ClarifyExplainerConfig {
  EnableExplanations?: string | undefined;
  InferenceConfig?: ClarifyInferenceConfig | undefined;
  ShapConfig: ClarifyShapConfig;
}

export type ClarifyFeatureType = "numerical" | "categorical" | "text";

export interface ClarifyInferenceConfig {
  FeaturesAttribute?: string | undefined;
  ContentTemplate?: string | undefined;
  MaxRecordCount?: number | undefined;
  MaxPayloadInMB?: number | undefined;
  ProbabilityIndex?: number | undefined;
  LabelIndex?: number | undefined;
  ProbabilityAttribute?: string | undefined;
  LabelAttribute?: string | undefined;
  LabelHeaders?: readonly string[] | undefined;
  FeatureHeaders?: readonly string[] | undefined;
  FeatureTypes?: readonly ClarifyFeatureType[] | undefined;
}

export interface ClarifyShapBaselineConfig {
  MimeType?: string | undefined;
  ShapBaseline?: string | undefined;
  ShapBaselineUri?: string | undefined;
}

export interface ClarifyShapConfig {
  ShapBaselineConfig: ClarifyShapBaselineConfig;
  NumberOfSamples?: number | undefined;
  UseLogit?: boolean | undefined;
  Seed?: number | undefined;
  TextConfig?: ClarifyTextConfig | undefined;
}

export interface ClarifyTextConfig {
  Language: ClarifyTextLanguage;
  Granularity: ClarifyTextGranularity;
}

export type ClarifyTextGranularity = "token" | "sentence" | "paragraph";

export type ClarifyTextLanguage = "af" | "sq" | "ar" | "hy" | "eu" | "bn" | "bg" | "ca" | "zh" | "hr" | "cs" | "da" | "nl" | "en" | "et" | "fi" | "fr" | "de" | "el" | "gu" | "he" | "hi" | "hu" | "is" | "id" | "ga" | "it" | "kn" | "ky" | "lv" | "lt" | "lb" | "mk" | "ml" | "mr" | "ne" | "nb" | "fa" | "pl" | "pt" | "ro" | "ru" | "sa" | "sr" | "tn" | "si" | "sk" | "sl" | "es" | "sv" | "tl" | "ta" | "tt" | "te" | "tr" | "uk" | "ur" | "yo" | "lij" | "xx";

export interface CleanupFailure {
  StepName?: string | undefined;
  ErrorCode?: CleanupFailureErrorCode | undefined;
  ErrorMessage?: string | undefined;
}

export type CleanupFailureErrorCode = "ClientError" | "InternalFailure";

export interface CleanupStepMetadata {
  CleanedSteps?: readonly string[] | undefined;
  FailedSteps?: readonly CleanupFailure[] | undefined;
  SkippedSteps?: readonly string[] | undefined;
}

export interface ClusterAccountingDatabase {
  Endpoint: string;
  Port?: number | undefined;
  Name?: string | undefined;
  SecretArn: string;
}

export interface ClusterAutoPatchConfig {
  PatchingStrategy: ClusterPatchingStrategy;
  PatchSchedule?: ClusterPatchSchedule | undefined;
  DeploymentConfig?: DeploymentConfiguration | undefined;
  IdleWaitWindowInSeconds?: number | undefined;
  DrainPolicy?: ClusterDrainPolicy | undefined;
}

export interface ClusterAutoPatchConfigDetails {
  PatchingStrategy?: ClusterPatchingStrategy | undefined;
  CurrentPatchSchedule?: ClusterPatchScheduleDetails | undefined;
  DesiredPatchSchedule?: ClusterPatchScheduleDetails | undefined;
  DeploymentConfig?: DeploymentConfiguration | undefined;
  IdleWaitWindowInSeconds?: number | undefined;
  DrainPolicy?: ClusterDrainPolicy | undefined;
}

export type ClusterAutoScalerType = "Karpenter";

export interface ClusterAutoScalingConfig {
  Mode: ClusterAutoScalingMode;
  AutoScalerType?: ClusterAutoScalerType | undefined;
}

export interface ClusterAutoScalingConfigOutput {
  Mode: ClusterAutoScalingMode;
  AutoScalerType?: ClusterAutoScalerType | undefined;
  Status: ClusterAutoScalingStatus;
  FailureMessage?: string | undefined;
}

export type ClusterAutoScalingMode = "Enable" | "Disable";

export type ClusterAutoScalingStatus = "InService" | "Failed" | "Creating" | "Deleting";

export interface ClusterCapacityRequirements {
  Spot?: ClusterSpotOptions | undefined;
  OnDemand?: ClusterOnDemandOptions | undefined;
}

export type ClusterCapacityType = "Spot" | "OnDemand";

export type ClusterConfigMode = "Enable" | "Disable";

export interface ClusterDrainPolicy {
  DrainTimeoutInSeconds?: number | undefined;
  OnDrainTimeout?: ClusterOnDrainTimeout | undefined;
}

export interface ClusterEbsVolumeConfig {
  VolumeSizeInGB?: number | undefined;
  VolumeKmsKeyId?: string | undefined;
  RootVolume?: boolean | undefined;
}

export interface ClusterEventDetail {
  EventId: string;
  ClusterArn: string;
  ClusterName: string;
  InstanceGroupName?: string | undefined;
  InstanceId?: string | undefined;
  ResourceType: ClusterEventResourceType;
  EventTime: Timestamp;
  EventDetails?: EventDetails | undefined;
  Description?: string | undefined;
  EventLevel?: ClusterEventLevel | undefined;
  OperationId?: string | undefined;
}

export type ClusterEventLevel = "Info" | "Warn" | "Error";

export type ClusterEventResourceType = "Cluster" | "InstanceGroup" | "Instance";

export interface ClusterEventSummary {
  EventId: string;
  ClusterArn: string;
  ClusterName: string;
  InstanceGroupName?: string | undefined;
  InstanceId?: string | undefined;
  ResourceType: ClusterEventResourceType;
  EventTime: Timestamp;
  Description?: string | undefined;
  EventLevel?: ClusterEventLevel | undefined;
  OperationId?: string | undefined;
}

export type ClusterFSxLustreDeletionPolicy = "DeleteIfNotUsed" | "Keep";

export interface ClusterFsxLustreConfig {
  DnsName: string;
  MountName: string;
  MountPath?: string | undefined;
}

export interface ClusterFsxOpenZfsConfig {
  DnsName: string;
  MountPath?: string | undefined;
}

export type ClusterImageVersionStatus = "UpToDate" | "UpdateAvailable" | "SecurityUpdateRequired" | "EndOfLife";

export interface ClusterInstanceGroupDetails {
  CurrentCount?: number | undefined;
  TargetCount?: number | undefined;
  MinCount?: number | undefined;
  InstanceGroupName?: string | undefined;
  InstanceType?: ClusterInstanceType | undefined;
  InstanceRequirements?: ClusterInstanceRequirementDetails | undefined;
  InstanceTypeDetails?: readonly ClusterInstanceTypeDetail[] | undefined;
  LifeCycleConfig?: ClusterLifeCycleConfig | undefined;
  ExecutionRole?: string | undefined;
  ThreadsPerCore?: number | undefined;
  InstanceStorageConfigs?: readonly ClusterInstanceStorageConfig[] | undefined;
  OnStartDeepHealthChecks?: readonly DeepHealthCheckType[] | undefined;
  Status?: InstanceGroupStatus | undefined;
  TrainingPlanArn?: string | undefined;
  TrainingPlanStatus?: string | undefined;
  OverrideVpcConfig?: VpcConfig | undefined;
  ScheduledUpdateConfig?: ScheduledUpdateConfig | undefined;
  AutoPatchConfig?: ClusterAutoPatchConfigDetails | undefined;
  CurrentImageId?: string | undefined;
  DesiredImageId?: string | undefined;
  CurrentImageReleaseVersion?: string | undefined;
  DesiredImageReleaseVersion?: string | undefined;
  ImageVersionStatus?: ClusterImageVersionStatus | undefined;
  ActiveOperations?: Readonly<Record<string, number>> | undefined;
  KubernetesConfig?: ClusterKubernetesConfigDetails | undefined;
  CapacityRequirements?: ClusterCapacityRequirements | undefined;
  TargetStateCount?: number | undefined;
  SoftwareUpdateStatus?: SoftwareUpdateStatus | undefined;
  ActiveSoftwareUpdateConfig?: DeploymentConfiguration | undefined;
  SlurmConfig?: ClusterSlurmConfigDetails | undefined;
  NetworkInterface?: ClusterNetworkInterfaceDetails | undefined;
}

export interface ClusterInstanceGroupSpecification {
  InstanceCount: number;
  MinInstanceCount?: number | undefined;
  InstanceGroupName: string;
  InstanceType?: ClusterInstanceType | undefined;
  InstanceRequirements?: ClusterInstanceRequirements | undefined;
  LifeCycleConfig?: ClusterLifeCycleConfig | undefined;
  ExecutionRole: string;
  ThreadsPerCore?: number | undefined;
  InstanceStorageConfigs?: readonly ClusterInstanceStorageConfig[] | undefined;
  OnStartDeepHealthChecks?: readonly DeepHealthCheckType[] | undefined;
  TrainingPlanArn?: string | undefined;
  OverrideVpcConfig?: VpcConfig | undefined;
  ScheduledUpdateConfig?: ScheduledUpdateConfig | undefined;
  ImageId?: string | undefined;
  AutoPatchConfig?: ClusterAutoPatchConfig | undefined;
  ImageReleaseVersion?: string | undefined;
  KubernetesConfig?: ClusterKubernetesConfig | undefined;
  SlurmConfig?: ClusterSlurmConfig | undefined;
  CapacityRequirements?: ClusterCapacityRequirements | undefined;
  NetworkInterface?: ClusterNetworkInterface | undefined;
}

export interface ClusterInstancePlacement {
  AvailabilityZone?: string | undefined;
  AvailabilityZoneId?: string | undefined;
}

export interface ClusterInstanceRequirementDetails {
  CurrentInstanceTypes?: readonly ClusterInstanceType[] | undefined;
  DesiredInstanceTypes?: readonly ClusterInstanceType[] | undefined;
}

export interface ClusterInstanceRequirements {
  InstanceTypes: readonly ClusterInstanceType[];
}

export type ClusterInstanceStatus = "Running" | "Failure" | "Pending" | "ShuttingDown" | "SystemUpdating" | "DeepHealthCheckInProgress" | "NotFound";

export interface ClusterInstanceStatusDetails {
  Status: ClusterInstanceStatus;
  Message?: string | undefined;
}

export interface ClusterInstanceStorageConfig {
  EbsVolumeConfig?: ClusterEbsVolumeConfig | undefined;
  FsxLustreConfig?: ClusterFsxLustreConfig | undefined;
  FsxOpenZfsConfig?: ClusterFsxOpenZfsConfig | undefined;
}

export type ClusterInstanceType = "ml.p4d.24xlarge" | "ml.p4de.24xlarge" | "ml.p5.48xlarge" | "ml.p5.4xlarge" | "ml.p6e-gb200.36xlarge" | "ml.trn1.32xlarge" | "ml.trn1n.32xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.12xlarge" | "ml.g5.16xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.c5.large" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.12xlarge" | "ml.c5.18xlarge" | "ml.c5.24xlarge" | "ml.c5n.large" | "ml.c5n.2xlarge" | "ml.c5n.4xlarge" | "ml.c5n.9xlarge" | "ml.c5n.18xlarge" | "ml.m5.large" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.8xlarge" | "ml.m5.12xlarge" | "ml.m5.16xlarge" | "ml.m5.24xlarge" | "ml.t3.medium" | "ml.t3.large" | "ml.t3.xlarge" | "ml.t3.2xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.16xlarge" | "ml.g6.12xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.gr6.4xlarge" | "ml.gr6.8xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.16xlarge" | "ml.g6e.12xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.p5e.48xlarge" | "ml.p5en.48xlarge" | "ml.p6-b200.48xlarge" | "ml.trn2.3xlarge" | "ml.trn2.48xlarge" | "ml.c6i.large" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.4xlarge" | "ml.c6i.8xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.i3en.large" | "ml.i3en.xlarge" | "ml.i3en.2xlarge" | "ml.i3en.3xlarge" | "ml.i3en.6xlarge" | "ml.i3en.12xlarge" | "ml.i3en.24xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.r5d.16xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.p6-b300.48xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.c6g.medium" | "ml.c6g.large" | "ml.c6g.xlarge" | "ml.c6g.2xlarge" | "ml.c6g.4xlarge" | "ml.c6g.8xlarge" | "ml.c6g.12xlarge" | "ml.c6g.16xlarge" | "ml.c7g.medium" | "ml.c7g.large" | "ml.c7g.xlarge" | "ml.c7g.2xlarge" | "ml.c7g.4xlarge" | "ml.c7g.8xlarge" | "ml.c7g.12xlarge" | "ml.c7g.16xlarge" | "ml.c8g.medium" | "ml.c8g.large" | "ml.c8g.xlarge" | "ml.c8g.2xlarge" | "ml.c8g.4xlarge" | "ml.c8g.8xlarge" | "ml.c8g.12xlarge" | "ml.c8g.16xlarge" | "ml.c8g.24xlarge" | "ml.c8g.48xlarge" | "ml.c6a.large" | "ml.c6a.xlarge" | "ml.c6a.2xlarge" | "ml.c6a.4xlarge" | "ml.c6a.8xlarge" | "ml.c6a.12xlarge" | "ml.c6a.16xlarge" | "ml.c6a.24xlarge" | "ml.c6a.32xlarge" | "ml.c6a.48xlarge" | "ml.m6a.large" | "ml.m6a.xlarge" | "ml.m6a.2xlarge" | "ml.m6a.4xlarge" | "ml.m6a.8xlarge" | "ml.m6a.12xlarge" | "ml.m6a.16xlarge" | "ml.m6a.24xlarge" | "ml.m6a.32xlarge" | "ml.m6a.48xlarge" | "ml.m6g.medium" | "ml.m6g.large" | "ml.m6g.xlarge" | "ml.m6g.2xlarge" | "ml.m6g.4xlarge" | "ml.m6g.8xlarge" | "ml.m6g.12xlarge" | "ml.m6g.16xlarge" | "ml.m7g.medium" | "ml.m7g.large" | "ml.m7g.xlarge" | "ml.m7g.2xlarge" | "ml.m7g.4xlarge" | "ml.m7g.8xlarge" | "ml.m7g.12xlarge" | "ml.m7g.16xlarge" | "ml.m8g.medium" | "ml.m8g.large" | "ml.m8g.xlarge" | "ml.m8g.2xlarge" | "ml.m8g.4xlarge" | "ml.m8g.8xlarge" | "ml.m8g.12xlarge" | "ml.m8g.16xlarge" | "ml.m8g.24xlarge" | "ml.m8g.48xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge" | "ml.c8a.16xlarge" | "ml.m8a.16xlarge";

export interface ClusterInstanceTypeDetail {
  InstanceType?: ClusterInstanceType | undefined;
  CurrentCount?: number | undefined;
  ThreadsPerCore?: number | undefined;
}

export type ClusterInterfaceType = "efa" | "efa-only";

export interface ClusterKubernetesConfig {
  Labels?: Readonly<Record<string, string>> | undefined;
  Taints?: readonly ClusterKubernetesTaint[] | undefined;
}

export interface ClusterKubernetesConfigDetails {
  CurrentLabels?: Readonly<Record<string, string>> | undefined;
  DesiredLabels?: Readonly<Record<string, string>> | undefined;
  CurrentTaints?: readonly ClusterKubernetesTaint[] | undefined;
  DesiredTaints?: readonly ClusterKubernetesTaint[] | undefined;
}

export interface ClusterKubernetesConfigNodeDetails {
  CurrentLabels?: Readonly<Record<string, string>> | undefined;
  DesiredLabels?: Readonly<Record<string, string>> | undefined;
  CurrentTaints?: readonly ClusterKubernetesTaint[] | undefined;
  DesiredTaints?: readonly ClusterKubernetesTaint[] | undefined;
}

export interface ClusterKubernetesTaint {
  Key: string;
  Value?: string | undefined;
  Effect: ClusterKubernetesTaintEffect;
}

export type ClusterKubernetesTaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

export interface ClusterLifeCycleConfig {
  SourceS3Uri?: string | undefined;
  OnCreate?: string | undefined;
  OnInitComplete?: string | undefined;
}

export interface ClusterMetadata {
  FailureMessage?: string | undefined;
  EksRoleAccessEntries?: readonly string[] | undefined;
  SlrAccessEntry?: string | undefined;
}

export interface ClusterNetworkInterface {
  InterfaceType?: ClusterInterfaceType | undefined;
}

export interface ClusterNetworkInterfaceDetails {
  InterfaceType?: ClusterInterfaceType | undefined;
}

export interface ClusterNodeDetails {
  InstanceGroupName?: string | undefined;
  InstanceId?: string | undefined;
  NodeLogicalId?: string | undefined;
  InstanceStatus?: ClusterInstanceStatusDetails | undefined;
  InstanceType?: ClusterInstanceType | undefined;
  LaunchTime?: Timestamp | undefined;
  LastSoftwareUpdateTime?: Timestamp | undefined;
  LifeCycleConfig?: ClusterLifeCycleConfig | undefined;
  OverrideVpcConfig?: VpcConfig | undefined;
  ThreadsPerCore?: number | undefined;
  InstanceStorageConfigs?: readonly ClusterInstanceStorageConfig[] | undefined;
  PrivatePrimaryIp?: string | undefined;
  PrivatePrimaryIpv6?: string | undefined;
  PrivateDnsHostname?: string | undefined;
  Placement?: ClusterInstancePlacement | undefined;
  CurrentImageId?: string | undefined;
  DesiredImageId?: string | undefined;
  CurrentImageReleaseVersion?: string | undefined;
  DesiredImageReleaseVersion?: string | undefined;
  ImageVersionStatus?: ClusterImageVersionStatus | undefined;
  UltraServerInfo?: UltraServerInfo | undefined;
  KubernetesConfig?: ClusterKubernetesConfigNodeDetails | undefined;
  CapacityType?: ClusterCapacityType | undefined;
  NetworkInterface?: ClusterNetworkInterfaceDetails | undefined;
}

export type ClusterNodeProvisioningMode = "Continuous";

export type ClusterNodeRecovery = "Automatic" | "None";

export interface ClusterNodeSummary {
  InstanceGroupName: string;
  InstanceId: string;
  NodeLogicalId?: string | undefined;
  InstanceType: ClusterInstanceType;
  LaunchTime: Timestamp;
  LastSoftwareUpdateTime?: Timestamp | undefined;
  InstanceStatus: ClusterInstanceStatusDetails;
  UltraServerInfo?: UltraServerInfo | undefined;
  PrivateDnsHostname?: string | undefined;
  CurrentImageReleaseVersion?: string | undefined;
  ImageVersionStatus?: ClusterImageVersionStatus | undefined;
}

export interface ClusterOnDemandOptions {}

export type ClusterOnDrainTimeout = "Force" | "Skip";

export interface ClusterOperationScalingConfiguration {
  CurrentCount?: number | undefined;
  TargetCount?: number | undefined;
  MinCount?: number | undefined;
}

export interface ClusterOperationScalingDetails {
  InstanceGroupName?: string | undefined;
  Status?: ClusterOperationStatus | undefined;
  Original?: ClusterOperationScalingConfiguration | undefined;
  Desired?: ClusterOperationScalingConfiguration | undefined;
}

export type ClusterOperationSortBy = "CreationTime";

export type ClusterOperationStatus = "InProgress" | "Superseded" | "Done";

export interface ClusterOperationSummary {
  OperationId?: string | undefined;
  ClusterArn?: string | undefined;
  Type?: ClusterOperationType | undefined;
  Status?: ClusterOperationStatus | undefined;
  CreationTime?: Timestamp | undefined;
}

export type ClusterOperationType = "Scaling" | "DeepHealthCheck";

export interface ClusterOrchestrator {
  Eks?: ClusterOrchestratorEksConfig | undefined;
  Slurm?: ClusterOrchestratorSlurmConfig | undefined;
}

export interface ClusterOrchestratorEksConfig {
  ClusterArn: string;
}

export interface ClusterOrchestratorSlurmConfig {
  SlurmConfigStrategy?: ClusterSlurmConfigStrategy | undefined;
  AccountingDatabase?: ClusterAccountingDatabase | undefined;
}

export interface ClusterPatchSchedule {
  NextPatchDate?: Timestamp | undefined;
}

export interface ClusterPatchScheduleDetails {
  NextPatchDate?: Timestamp | undefined;
}

export type ClusterPatchingStrategy = "WhenIdle" | "WhenAllIdle" | "DrainFirst";

export interface ClusterRestrictedInstanceGroupDetails {
  CurrentCount?: number | undefined;
  TargetCount?: number | undefined;
  InstanceGroupName?: string | undefined;
  InstanceType?: ClusterInstanceType | undefined;
  ExecutionRole?: string | undefined;
  ThreadsPerCore?: number | undefined;
  InstanceStorageConfigs?: readonly ClusterInstanceStorageConfig[] | undefined;
  OnStartDeepHealthChecks?: readonly DeepHealthCheckType[] | undefined;
  Status?: InstanceGroupStatus | undefined;
  TrainingPlanArn?: string | undefined;
  TrainingPlanStatus?: string | undefined;
  OverrideVpcConfig?: VpcConfig | undefined;
  ScheduledUpdateConfig?: ScheduledUpdateConfig | undefined;
  EnvironmentConfig?: EnvironmentConfigDetails | undefined;
}

export interface ClusterRestrictedInstanceGroupSpecification {
  InstanceCount: number;
  InstanceGroupName: string;
  InstanceType: ClusterInstanceType;
  ExecutionRole: string;
  ThreadsPerCore?: number | undefined;
  InstanceStorageConfigs?: readonly ClusterInstanceStorageConfig[] | undefined;
  OnStartDeepHealthChecks?: readonly DeepHealthCheckType[] | undefined;
  TrainingPlanArn?: string | undefined;
  OverrideVpcConfig?: VpcConfig | undefined;
  ScheduledUpdateConfig?: ScheduledUpdateConfig | undefined;
  EnvironmentConfig?: EnvironmentConfig | undefined;
}

export interface ClusterRestrictedInstanceGroupsConfig {
  SharedEnvironmentConfig: ClusterSharedEnvironmentConfig;
}

export interface ClusterRestrictedInstanceGroupsConfigOutput {
  SharedEnvironmentConfig: ClusterSharedEnvironmentConfigDetails;
}

export interface ClusterSchedulerConfigSummary {
  ClusterSchedulerConfigArn: string;
  ClusterSchedulerConfigId: string;
  ClusterSchedulerConfigVersion?: number | undefined;
  Name: string;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
  Status: SchedulerResourceStatus;
  ClusterArn?: string | undefined;
}

export interface ClusterSharedEnvironmentConfig {
  FSxLustreDeletionPolicy: ClusterFSxLustreDeletionPolicy;
  FSxLustreConfig: FSxLustreConfig;
}

export interface ClusterSharedEnvironmentConfigDetails {
  CurrentFSxLustreConfig?: FSxLustreConfig | undefined;
  DesiredFSxLustreConfig?: FSxLustreConfig | undefined;
  CurrentFSxLustreDeletionPolicy?: ClusterFSxLustreDeletionPolicy | undefined;
  DesiredFSxLustreDeletionPolicy?: ClusterFSxLustreDeletionPolicy | undefined;
}

export interface ClusterSlurmConfig {
  NodeType: ClusterSlurmNodeType;
  PartitionNames?: readonly string[] | undefined;
}

export interface ClusterSlurmConfigDetails {
  NodeType: ClusterSlurmNodeType;
  PartitionNames?: readonly string[] | undefined;
}

export type ClusterSlurmConfigStrategy = "Overwrite" | "Managed" | "Merge";

export type ClusterSlurmNodeType = "Controller" | "Login" | "Compute";

export type ClusterSortBy = "CREATION_TIME" | "NAME";

export interface ClusterSpotOptions {}

export type ClusterStatus = "Creating" | "Deleting" | "Failed" | "InService" | "RollingBack" | "SystemUpdating" | "Updating";

export interface ClusterSummary {
  ClusterArn: string;
  ClusterName: string;
  CreationTime: Timestamp;
  ClusterStatus: ClusterStatus;
  TrainingPlanArns?: readonly string[] | undefined;
  ImageVersionStatus?: ClusterImageVersionStatus | undefined;
}

export interface ClusterTieredStorageConfig {
  Mode: ClusterConfigMode;
  InstanceMemoryAllocationPercentage?: number | undefined;
}

export interface CodeEditorAppImageConfig {
  FileSystemConfig?: FileSystemConfig | undefined;
  ContainerConfig?: ContainerConfig | undefined;
}

export interface CodeEditorAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  CustomImages?: readonly CustomImage[] | undefined;
  LifecycleConfigArns?: readonly string[] | undefined;
  AppLifecycleManagement?: AppLifecycleManagement | undefined;
  BuiltInLifecycleConfigArn?: string | undefined;
}

export interface CodeRepository {
  RepositoryUrl: string;
}

export type CodeRepositorySortBy = "Name" | "CreationTime" | "LastModifiedTime";

export type CodeRepositorySortOrder = "Ascending" | "Descending";

export interface CodeRepositorySummary {
  CodeRepositoryName: string;
  CodeRepositoryArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  GitConfig?: GitConfig | undefined;
}

export interface CognitoConfig {
  UserPool: string;
  ClientId: string;
}

export interface CognitoMemberDefinition {
  UserPool: string;
  UserGroup: string;
  ClientId: string;
}

export interface CollectionConfig {
  VectorConfig?: VectorConfig | undefined;
}

export interface CollectionConfiguration {
  CollectionName?: string | undefined;
  CollectionParameters?: Readonly<Record<string, string>> | undefined;
}

export type CollectionType = "List" | "Set" | "Vector";

export type CompilationJobStatus = "INPROGRESS" | "COMPLETED" | "FAILED" | "STARTING" | "STOPPING" | "STOPPED";

export interface CompilationJobSummary {
  CompilationJobName: string;
  CompilationJobArn: string;
  CreationTime: Timestamp;
  CompilationStartTime?: Timestamp | undefined;
  CompilationEndTime?: Timestamp | undefined;
  CompilationTargetDevice?: TargetDevice | undefined;
  CompilationTargetPlatformOs?: TargetPlatformOs | undefined;
  CompilationTargetPlatformArch?: TargetPlatformArch | undefined;
  CompilationTargetPlatformAccelerator?: TargetPlatformAccelerator | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CompilationJobStatus: CompilationJobStatus;
}

export type CompleteOnConvergence = "Disabled" | "Enabled";

export type CompressionType = "None" | "Gzip";

export interface ComputeQuotaConfig {
  ComputeQuotaResources?: readonly ComputeQuotaResourceConfig[] | undefined;
  ResourceSharingConfig?: ResourceSharingConfig | undefined;
  PreemptTeamTasks?: PreemptTeamTasks | undefined;
}

export interface ComputeQuotaResourceConfig {
  InstanceType: ClusterInstanceType;
  Count?: number | undefined;
  Accelerators?: number | undefined;
  VCpu?: number | undefined;
  MemoryInGiB?: number | undefined;
  AcceleratorPartition?: AcceleratorPartitionConfig | undefined;
}

export interface ComputeQuotaSummary {
  ComputeQuotaArn: string;
  ComputeQuotaId: string;
  Name: string;
  ComputeQuotaVersion?: number | undefined;
  Status: SchedulerResourceStatus;
  ClusterArn?: string | undefined;
  ComputeQuotaConfig?: ComputeQuotaConfig | undefined;
  ComputeQuotaTarget: ComputeQuotaTarget;
  ActivationState?: ActivationState | undefined;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
}

export interface ComputeQuotaTarget {
  TeamName: string;
  FairShareWeight?: number | undefined;
}

export type ConditionOutcome = "True" | "False";

export interface ConditionStepMetadata {
  Outcome?: ConditionOutcome | undefined;
}

export interface ConflictException {
  Message?: string | undefined;
}

export interface ContainerConfig {
  ContainerArguments?: readonly string[] | undefined;
  ContainerEntrypoint?: readonly string[] | undefined;
  ContainerEnvironmentVariables?: Readonly<Record<string, string>> | undefined;
}

export interface ContainerDefinition {
  ContainerHostname?: string | undefined;
  Image?: string | undefined;
  ImageConfig?: ImageConfig | undefined;
  Mode?: ContainerMode | undefined;
  ModelDataUrl?: string | undefined;
  ModelDataSource?: ModelDataSource | undefined;
  AdditionalModelDataSources?: readonly AdditionalModelDataSource[] | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  ModelPackageName?: string | undefined;
  InferenceSpecificationName?: string | undefined;
  MultiModelConfig?: MultiModelConfig | undefined;
  ContainerMetricsConfig?: ContainerMetricsConfig | undefined;
}

export interface ContainerMetricsConfig {
  MetricsEndpoints?: readonly MetricsEndpoint[] | undefined;
}

export type ContainerMode = "SingleModel" | "MultiModel";

export type ContentClassifier = "FreeOfPersonallyIdentifiableInformation" | "FreeOfAdultContent";

export interface ContextSource {
  SourceUri: string;
  SourceType?: string | undefined;
  SourceId?: string | undefined;
}

export interface ContextSummary {
  ContextArn?: string | undefined;
  ContextName?: string | undefined;
  Source?: ContextSource | undefined;
  ContextType?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface ContinuousParameterRange {
  Name: string;
  MinValue: string;
  MaxValue: string;
  ScalingType?: HyperParameterScalingType | undefined;
}

export interface ContinuousParameterRangeSpecification {
  MinValue: string;
  MaxValue: string;
}

export interface ConvergenceDetected {
  CompleteOnConvergence?: CompleteOnConvergence | undefined;
}

export interface CreateAIBenchmarkJobRequest {
  AIBenchmarkJobName: string;
  BenchmarkTarget: AIBenchmarkTarget;
  OutputConfig: AIBenchmarkOutputConfig;
  AIWorkloadConfigIdentifier: string;
  RoleArn: string;
  NetworkConfig?: AIBenchmarkNetworkConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateAIBenchmarkJobResponse {
  AIBenchmarkJobArn: string;
}

export interface CreateAIRecommendationJobRequest {
  AIRecommendationJobName: string;
  ModelSource: AIModelSource;
  OutputConfig: AIRecommendationOutputConfig;
  AIWorkloadConfigIdentifier: string;
  PerformanceTarget: AIRecommendationPerformanceTarget;
  RoleArn: string;
  InferenceSpecification?: AIRecommendationInferenceSpecification | undefined;
  OptimizeModel?: boolean | undefined;
  ComputeSpec?: AIRecommendationComputeSpec | undefined;
  AdapterSource?: AIAdapterSource | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateAIRecommendationJobResponse {
  AIRecommendationJobArn: string;
}

export interface CreateAIWorkloadConfigRequest {
  AIWorkloadConfigName: string;
  DatasetConfig?: AIDatasetConfig | undefined;
  AIWorkloadConfigs?: AIWorkloadConfigs | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateAIWorkloadConfigResponse {
  AIWorkloadConfigArn: string;
}

export interface CreateActionRequest {
  ActionName: string;
  Source: ActionSource;
  ActionType: string;
  Description?: string | undefined;
  Status?: ActionStatus | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateActionResponse {
  ActionArn?: string | undefined;
}

export interface CreateAlgorithmInput {
  AlgorithmName: string;
  AlgorithmDescription?: string | undefined;
  TrainingSpecification: TrainingSpecification;
  InferenceSpecification?: InferenceSpecification | undefined;
  ValidationSpecification?: AlgorithmValidationSpecification | undefined;
  CertifyForMarketplace?: boolean | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateAlgorithmOutput {
  AlgorithmArn: string;
}

export interface CreateAppImageConfigRequest {
  AppImageConfigName: string;
  Tags?: readonly Tag[] | undefined;
  KernelGatewayImageConfig?: KernelGatewayImageConfig | undefined;
  JupyterLabAppImageConfig?: JupyterLabAppImageConfig | undefined;
  CodeEditorAppImageConfig?: CodeEditorAppImageConfig | undefined;
}

export interface CreateAppImageConfigResponse {
  AppImageConfigArn?: string | undefined;
}

export interface CreateAppRequest {
  DomainId: string;
  UserProfileName?: string | undefined;
  SpaceName?: string | undefined;
  AppType: AppType;
  AppName: string;
  Tags?: readonly Tag[] | undefined;
  ResourceSpec?: ResourceSpec | undefined;
  RecoveryMode?: boolean | undefined;
}

export interface CreateAppResponse {
  AppArn?: string | undefined;
}

export interface CreateArtifactRequest {
  ArtifactName?: string | undefined;
  Source: ArtifactSource;
  ArtifactType: string;
  Properties?: Readonly<Record<string, string>> | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateArtifactResponse {
  ArtifactArn?: string | undefined;
}

export interface CreateAutoMLJobRequest {
  AutoMLJobName: string;
  InputDataConfig: readonly AutoMLChannel[];
  OutputDataConfig: AutoMLOutputDataConfig;
  ProblemType?: ProblemType | undefined;
  AutoMLJobObjective?: AutoMLJobObjective | undefined;
  AutoMLJobConfig?: AutoMLJobConfig | undefined;
  RoleArn: string;
  GenerateCandidateDefinitionsOnly?: boolean | undefined;
  Tags?: readonly Tag[] | undefined;
  ModelDeployConfig?: ModelDeployConfig | undefined;
}

export interface CreateAutoMLJobResponse {
  AutoMLJobArn: string;
}

export interface CreateAutoMLJobV2Request {
  AutoMLJobName: string;
  AutoMLJobInputDataConfig: readonly AutoMLJobChannel[];
  OutputDataConfig: AutoMLOutputDataConfig;
  AutoMLProblemTypeConfig: AutoMLProblemTypeConfig;
  RoleArn: string;
  Tags?: readonly Tag[] | undefined;
  SecurityConfig?: AutoMLSecurityConfig | undefined;
  AutoMLJobObjective?: AutoMLJobObjective | undefined;
  ModelDeployConfig?: ModelDeployConfig | undefined;
  DataSplitConfig?: AutoMLDataSplitConfig | undefined;
  AutoMLComputeConfig?: AutoMLComputeConfig | undefined;
}

export interface CreateAutoMLJobV2Response {
  AutoMLJobArn: string;
}

export interface CreateClusterExtensionRequest {
  ClusterArn: string;
  ExtensionName: string;
  ExtensionVersion?: string | undefined;
  ConfigurationValues?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  ClientToken?: string | undefined;
}

export interface CreateClusterExtensionResponse {
  ExtensionArn: string;
}

export interface CreateClusterRequest {
  ClusterName: string;
  InstanceGroups?: readonly ClusterInstanceGroupSpecification[] | undefined;
  RestrictedInstanceGroups?: readonly ClusterRestrictedInstanceGroupSpecification[] | undefined;
  RestrictedInstanceGroupsConfig?: ClusterRestrictedInstanceGroupsConfig | undefined;
  VpcConfig?: VpcConfig | undefined;
  Tags?: readonly Tag[] | undefined;
  Orchestrator?: ClusterOrchestrator | undefined;
  NodeRecovery?: ClusterNodeRecovery | undefined;
  TieredStorageConfig?: ClusterTieredStorageConfig | undefined;
  NodeProvisioningMode?: ClusterNodeProvisioningMode | undefined;
  ClusterRole?: string | undefined;
  AutoScaling?: ClusterAutoScalingConfig | undefined;
}

export interface CreateClusterResponse {
  ClusterArn: string;
}

export interface CreateClusterSchedulerConfigRequest {
  Name: string;
  ClusterArn: string;
  SchedulerConfig: SchedulerConfig;
  Description?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateClusterSchedulerConfigResponse {
  ClusterSchedulerConfigArn: string;
  ClusterSchedulerConfigId: string;
}

export interface CreateCodeRepositoryInput {
  CodeRepositoryName: string;
  GitConfig: GitConfig;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateCodeRepositoryOutput {
  CodeRepositoryArn: string;
}

export interface CreateCompilationJobRequest {
  CompilationJobName: string;
  RoleArn: string;
  ModelPackageVersionArn?: string | undefined;
  InputConfig?: InputConfig | undefined;
  OutputConfig: OutputConfig;
  VpcConfig?: NeoVpcConfig | undefined;
  StoppingCondition: StoppingCondition;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateCompilationJobResponse {
  CompilationJobArn: string;
}

export interface CreateComputeQuotaRequest {
  Name: string;
  Description?: string | undefined;
  ClusterArn: string;
  ComputeQuotaConfig: ComputeQuotaConfig;
  ComputeQuotaTarget: ComputeQuotaTarget;
  ActivationState?: ActivationState | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateComputeQuotaResponse {
  ComputeQuotaArn: string;
  ComputeQuotaId: string;
}

export interface CreateContextRequest {
  ContextName: string;
  Source: ContextSource;
  ContextType: string;
  Description?: string | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateContextResponse {
  ContextArn?: string | undefined;
}

export interface CreateDataQualityJobDefinitionRequest {
  JobDefinitionName: string;
  DataQualityBaselineConfig?: DataQualityBaselineConfig | undefined;
  DataQualityAppSpecification: DataQualityAppSpecification;
  DataQualityJobInput: DataQualityJobInput;
  DataQualityJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateDataQualityJobDefinitionResponse {
  JobDefinitionArn: string;
}

export interface CreateDeviceFleetRequest {
  DeviceFleetName: string;
  RoleArn?: string | undefined;
  Description?: string | undefined;
  OutputConfig: EdgeOutputConfig;
  Tags?: readonly Tag[] | undefined;
  EnableIotRoleAlias?: boolean | undefined;
}

export interface CreateDomainRequest {
  DomainName: string;
  AuthMode: AuthMode;
  DefaultUserSettings: UserSettings;
  DomainSettings?: DomainSettings | undefined;
  SubnetIds?: readonly string[] | undefined;
  VpcId?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  AppNetworkAccessType?: AppNetworkAccessType | undefined;
  HomeEfsFileSystemKmsKeyId?: string | undefined;
  KmsKeyId?: string | undefined;
  AppSecurityGroupManagement?: AppSecurityGroupManagement | undefined;
  HomeEfsFileSystemCreation?: HomeEfsFileSystemCreation | undefined;
  TagPropagation?: TagPropagation | undefined;
  DefaultSpaceSettings?: DefaultSpaceSettings | undefined;
}

export interface CreateDomainResponse {
  DomainArn?: string | undefined;
  DomainId?: string | undefined;
  Url?: string | undefined;
}

export interface CreateEdgeDeploymentPlanRequest {
  EdgeDeploymentPlanName: string;
  ModelConfigs: readonly EdgeDeploymentModelConfig[];
  DeviceFleetName: string;
  Stages?: readonly DeploymentStage[] | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateEdgeDeploymentPlanResponse {
  EdgeDeploymentPlanArn: string;
}

export interface CreateEdgeDeploymentStageRequest {
  EdgeDeploymentPlanName: string;
  Stages: readonly DeploymentStage[];
}

export interface CreateEdgePackagingJobRequest {
  EdgePackagingJobName: string;
  CompilationJobName: string;
  ModelName: string;
  ModelVersion: string;
  RoleArn: string;
  OutputConfig: EdgeOutputConfig;
  ResourceKey?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateEndpointConfigInput {
  EndpointConfigName: string;
  ProductionVariants: readonly ProductionVariant[];
  DataCaptureConfig?: DataCaptureConfig | undefined;
  Tags?: readonly Tag[] | undefined;
  KmsKeyId?: string | undefined;
  AsyncInferenceConfig?: AsyncInferenceConfig | undefined;
  ExplainerConfig?: ExplainerConfig | undefined;
  ShadowProductionVariants?: readonly ProductionVariant[] | undefined;
  ExecutionRoleArn?: string | undefined;
  VpcConfig?: VpcConfig | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  MetricsConfig?: MetricsConfig | undefined;
  CrossRegionTrafficConfig?: CrossRegionTrafficConfig | undefined;
}

export interface CreateEndpointConfigOutput {
  EndpointConfigArn: string;
}

export interface CreateEndpointInput {
  EndpointName: string;
  EndpointConfigName: string;
  DeploymentConfig?: DeploymentConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateEndpointOutput {
  EndpointArn: string;
}

export interface CreateExperimentRequest {
  ExperimentName: string;
  DisplayName?: string | undefined;
  Description?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateExperimentResponse {
  ExperimentArn?: string | undefined;
}

export interface CreateFeatureGroupRequest {
  FeatureGroupName: string;
  RecordIdentifierFeatureName: string;
  EventTimeFeatureName: string;
  FeatureDefinitions: readonly FeatureDefinition[];
  OnlineStoreConfig?: OnlineStoreConfig | undefined;
  OfflineStoreConfig?: OfflineStoreConfig | undefined;
  ThroughputConfig?: ThroughputConfig | undefined;
  RoleArn?: string | undefined;
  Description?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateFeatureGroupResponse {
  FeatureGroupArn: string;
}

export interface CreateFlowDefinitionRequest {
  FlowDefinitionName: string;
  HumanLoopRequestSource?: HumanLoopRequestSource | undefined;
  HumanLoopActivationConfig?: HumanLoopActivationConfig | undefined;
  HumanLoopConfig?: HumanLoopConfig | undefined;
  OutputConfig: FlowDefinitionOutputConfig;
  RoleArn: string;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateFlowDefinitionResponse {
  FlowDefinitionArn: string;
}

export interface CreateHubContentPresignedUrlsRequest {
  HubName: string;
  HubContentType: HubContentType;
  HubContentName: string;
  HubContentVersion?: string | undefined;
  AccessConfig?: PresignedUrlAccessConfig | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface CreateHubContentPresignedUrlsResponse {
  AuthorizedUrlConfigs: readonly AuthorizedUrl[];
  NextToken?: string | undefined;
}

export interface CreateHubContentReferenceRequest {
  HubName: string;
  SageMakerPublicHubContentArn: string;
  HubContentName?: string | undefined;
  MinVersion?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateHubContentReferenceResponse {
  HubArn: string;
  HubContentArn: string;
}

export interface CreateHubRequest {
  HubName: string;
  HubDescription: string;
  HubDisplayName?: string | undefined;
  HubSearchKeywords?: readonly string[] | undefined;
  S3StorageConfig?: HubS3StorageConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateHubResponse {
  HubArn: string;
}

export interface CreateHumanTaskUiRequest {
  HumanTaskUiName: string;
  UiTemplate: UiTemplate;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateHumanTaskUiResponse {
  HumanTaskUiArn: string;
}

export interface CreateHyperParameterTuningJobRequest {
  HyperParameterTuningJobName: string;
  HyperParameterTuningJobConfig: HyperParameterTuningJobConfig;
  TrainingJobDefinition?: HyperParameterTrainingJobDefinition | undefined;
  TrainingJobDefinitions?: readonly HyperParameterTrainingJobDefinition[] | undefined;
  WarmStartConfig?: HyperParameterTuningJobWarmStartConfig | undefined;
  Tags?: readonly Tag[] | undefined;
  Autotune?: Autotune | undefined;
}

export interface CreateHyperParameterTuningJobResponse {
  HyperParameterTuningJobArn: string;
}

export interface CreateImageRequest {
  Description?: string | undefined;
  DisplayName?: string | undefined;
  ImageName: string;
  RoleArn: string;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateImageResponse {
  ImageArn?: string | undefined;
}

export interface CreateImageVersionRequest {
  BaseImage: string;
  ClientToken: string;
  ImageName: string;
  Aliases?: readonly string[] | undefined;
  VendorGuidance?: VendorGuidance | undefined;
  JobType?: JobType | undefined;
  MLFramework?: string | undefined;
  ProgrammingLang?: string | undefined;
  Processor?: Processor | undefined;
  Horovod?: boolean | undefined;
  ReleaseNotes?: string | undefined;
}

export interface CreateImageVersionResponse {
  ImageVersionArn?: string | undefined;
}

export interface CreateInferenceComponentInput {
  InferenceComponentName: string;
  EndpointName: string;
  VariantName?: string | undefined;
  Specification?: InferenceComponentSpecification | undefined;
  Specifications?: readonly InferenceComponentSpecification[] | undefined;
  RuntimeConfig?: InferenceComponentRuntimeConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateInferenceComponentOutput {
  InferenceComponentArn: string;
}

export interface CreateInferenceExperimentRequest {
  Name: string;
  Type: InferenceExperimentType;
  Schedule?: InferenceExperimentSchedule | undefined;
  Description?: string | undefined;
  RoleArn: string;
  EndpointName: string;
  ModelVariants: readonly ModelVariantConfig[];
  DataStorageConfig?: InferenceExperimentDataStorageConfig | undefined;
  ShadowModeConfig: ShadowModeConfig;
  KmsKey?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateInferenceExperimentResponse {
  InferenceExperimentArn: string;
}

export interface CreateInferenceRecommendationsJobRequest {
  JobName: string;
  JobType: RecommendationJobType;
  RoleArn: string;
  InputConfig: RecommendationJobInputConfig;
  JobDescription?: string | undefined;
  StoppingConditions?: RecommendationJobStoppingConditions | undefined;
  OutputConfig?: RecommendationJobOutputConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateInferenceRecommendationsJobResponse {
  JobArn: string;
}

export interface CreateInferenceRouterInput {
  InferenceRouterName: string;
  RoutingTargets: readonly RoutingTarget[];
  ClientToken?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateInferenceRouterOutput {
  InferenceRouterArn: string;
}

export interface CreateJobRequest {
  JobName: string;
  RoleArn: string;
  JobCategory: JobCategory;
  JobConfigSchemaVersion: string;
  JobConfigDocument: string;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateJobResponse {
  JobArn: string;
}

export interface CreateLabelingJobRequest {
  LabelingJobName: string;
  LabelAttributeName: string;
  InputConfig: LabelingJobInputConfig;
  OutputConfig: LabelingJobOutputConfig;
  RoleArn: string;
  LabelCategoryConfigS3Uri?: string | undefined;
  StoppingConditions?: LabelingJobStoppingConditions | undefined;
  LabelingJobAlgorithmsConfig?: LabelingJobAlgorithmsConfig | undefined;
  HumanTaskConfig: HumanTaskConfig;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateLabelingJobResponse {
  LabelingJobArn: string;
}

export interface CreateMlflowAppRequest {
  Name: string;
  ArtifactStoreUri: string;
  RoleArn: string;
  KmsKeyId?: string | undefined;
  ModelRegistrationMode?: ModelRegistrationMode | undefined;
  WeeklyMaintenanceWindowStart?: string | undefined;
  AccountDefaultStatus?: AccountDefaultStatus | undefined;
  DefaultDomainIdList?: readonly string[] | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateMlflowAppResponse {
  Arn?: string | undefined;
}

export interface CreateMlflowTrackingServerRequest {
  TrackingServerName: string;
  ArtifactStoreUri: string;
  TrackingServerSize?: TrackingServerSize | undefined;
  MlflowVersion?: string | undefined;
  RoleArn: string;
  AutomaticModelRegistration?: boolean | undefined;
  WeeklyMaintenanceWindowStart?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  S3BucketOwnerAccountId?: string | undefined;
  S3BucketOwnerVerification?: boolean | undefined;
}

export interface CreateMlflowTrackingServerResponse {
  TrackingServerArn?: string | undefined;
}

export interface CreateModelBiasJobDefinitionRequest {
  JobDefinitionName: string;
  ModelBiasBaselineConfig?: ModelBiasBaselineConfig | undefined;
  ModelBiasAppSpecification: ModelBiasAppSpecification;
  ModelBiasJobInput: ModelBiasJobInput;
  ModelBiasJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateModelBiasJobDefinitionResponse {
  JobDefinitionArn: string;
}

export interface CreateModelCardExportJobRequest {
  ModelCardName: string;
  ModelCardVersion?: number | undefined;
  ModelCardExportJobName: string;
  OutputConfig: ModelCardExportOutputConfig;
}

export interface CreateModelCardExportJobResponse {
  ModelCardExportJobArn: string;
}

export interface CreateModelCardRequest {
  ModelCardName: string;
  SecurityConfig?: ModelCardSecurityConfig | undefined;
  Content: string;
  ModelCardStatus: ModelCardStatus;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateModelCardResponse {
  ModelCardArn: string;
}

export interface CreateModelExplainabilityJobDefinitionRequest {
  JobDefinitionName: string;
  ModelExplainabilityBaselineConfig?: ModelExplainabilityBaselineConfig | undefined;
  ModelExplainabilityAppSpecification: ModelExplainabilityAppSpecification;
  ModelExplainabilityJobInput: ModelExplainabilityJobInput;
  ModelExplainabilityJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateModelExplainabilityJobDefinitionResponse {
  JobDefinitionArn: string;
}

export interface CreateModelInput {
  ModelName: string;
  PrimaryContainer?: ContainerDefinition | undefined;
  Containers?: readonly ContainerDefinition[] | undefined;
  InferenceExecutionConfig?: InferenceExecutionConfig | undefined;
  ExecutionRoleArn?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  VpcConfig?: VpcConfig | undefined;
  EnableNetworkIsolation?: boolean | undefined;
}

export interface CreateModelOutput {
  ModelArn: string;
}

export interface CreateModelPackageGroupInput {
  ModelPackageGroupName: string;
  ModelPackageGroupDescription?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  ManagedConfiguration?: ManagedConfiguration | undefined;
}

export interface CreateModelPackageGroupOutput {
  ModelPackageGroupArn: string;
}

export interface CreateModelPackageInput {
  ModelPackageName?: string | undefined;
  ModelPackageGroupName?: string | undefined;
  ModelPackageDescription?: string | undefined;
  ModelPackageRegistrationType?: ModelPackageRegistrationType | undefined;
  InferenceSpecification?: InferenceSpecification | undefined;
  ValidationSpecification?: ModelPackageValidationSpecification | undefined;
  SourceAlgorithmSpecification?: SourceAlgorithmSpecification | undefined;
  CertifyForMarketplace?: boolean | undefined;
  Tags?: readonly Tag[] | undefined;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  ModelMetrics?: ModelMetrics | undefined;
  ClientToken?: string | undefined;
  Domain?: string | undefined;
  Task?: string | undefined;
  SamplePayloadUrl?: string | undefined;
  CustomerMetadataProperties?: Readonly<Record<string, string>> | undefined;
  DriftCheckBaselines?: DriftCheckBaselines | undefined;
  AdditionalInferenceSpecifications?: readonly AdditionalInferenceSpecificationDefinition[] | undefined;
  SkipModelValidation?: SkipModelValidation | undefined;
  SourceUri?: string | undefined;
  SecurityConfig?: ModelPackageSecurityConfig | undefined;
  ModelCard?: ModelPackageModelCard | undefined;
  ModelLifeCycle?: ModelLifeCycle | undefined;
  ManagedStorageType?: ManagedStorageType | undefined;
}

export interface CreateModelPackageOutput {
  ModelPackageArn: string;
}

export interface CreateModelQualityJobDefinitionRequest {
  JobDefinitionName: string;
  ModelQualityBaselineConfig?: ModelQualityBaselineConfig | undefined;
  ModelQualityAppSpecification: ModelQualityAppSpecification;
  ModelQualityJobInput: ModelQualityJobInput;
  ModelQualityJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateModelQualityJobDefinitionResponse {
  JobDefinitionArn: string;
}

export interface CreateMonitoringScheduleRequest {
  MonitoringScheduleName: string;
  MonitoringScheduleConfig: MonitoringScheduleConfig;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateMonitoringScheduleResponse {
  MonitoringScheduleArn: string;
}

export interface CreateNotebookInstanceInput {
  NotebookInstanceName: string;
  InstanceType: InstanceType;
  SubnetId?: string | undefined;
  SecurityGroupIds?: readonly string[] | undefined;
  IpAddressType?: IPAddressType | undefined;
  RoleArn: string;
  KmsKeyId?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  LifecycleConfigName?: string | undefined;
  DirectInternetAccess?: DirectInternetAccess | undefined;
  VolumeSizeInGB?: number | undefined;
  AcceleratorTypes?: readonly NotebookInstanceAcceleratorType[] | undefined;
  DefaultCodeRepository?: string | undefined;
  AdditionalCodeRepositories?: readonly string[] | undefined;
  RootAccess?: RootAccess | undefined;
  PlatformIdentifier?: string | undefined;
  InstanceMetadataServiceConfiguration?: InstanceMetadataServiceConfiguration | undefined;
}

export interface CreateNotebookInstanceLifecycleConfigInput {
  NotebookInstanceLifecycleConfigName: string;
  OnCreate?: readonly NotebookInstanceLifecycleHook[] | undefined;
  OnStart?: readonly NotebookInstanceLifecycleHook[] | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateNotebookInstanceLifecycleConfigOutput {
  NotebookInstanceLifecycleConfigArn?: string | undefined;
}

export interface CreateNotebookInstanceOutput {
  NotebookInstanceArn?: string | undefined;
}

export interface CreateOptimizationJobRequest {
  OptimizationJobName: string;
  RoleArn: string;
  ModelSource: OptimizationJobModelSource;
  DeploymentInstanceType: OptimizationJobDeploymentInstanceType;
  MaxInstanceCount?: number | undefined;
  OptimizationEnvironment?: Readonly<Record<string, string>> | undefined;
  OptimizationConfigs: readonly OptimizationConfig[];
  OutputConfig: OptimizationJobOutputConfig;
  StoppingCondition: StoppingCondition;
  Tags?: readonly Tag[] | undefined;
  VpcConfig?: OptimizationVpcConfig | undefined;
  TrainingPlanArns?: readonly string[] | undefined;
}

export interface CreateOptimizationJobResponse {
  OptimizationJobArn: string;
}

export interface CreatePartnerAppPresignedUrlRequest {
  Arn: string;
  ExpiresInSeconds?: number | undefined;
  SessionExpirationDurationInSeconds?: number | undefined;
}

export interface CreatePartnerAppPresignedUrlResponse {
  Url?: string | undefined;
}

export interface CreatePartnerAppRequest {
  Name: string;
  Type: PartnerAppType;
  ExecutionRoleArn: string;
  KmsKeyId?: string | undefined;
  MaintenanceConfig?: PartnerAppMaintenanceConfig | undefined;
  Tier: string;
  ApplicationConfig?: PartnerAppConfig | undefined;
  IdcConfig?: IdcConfigInput | undefined;
  AuthType: PartnerAppAuthType;
  EnableIamSessionBasedIdentity?: boolean | undefined;
  EnableAutoMinorVersionUpgrade?: boolean | undefined;
  ClientToken?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreatePartnerAppResponse {
  Arn?: string | undefined;
}

export interface CreatePipelineRequest {
  PipelineName: string;
  PipelineDisplayName?: string | undefined;
  PipelineDefinition?: string | undefined;
  PipelineDefinitionS3Location?: PipelineDefinitionS3Location | undefined;
  PipelineDescription?: string | undefined;
  ClientRequestToken: string;
  RoleArn: string;
  Tags?: readonly Tag[] | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
}

export interface CreatePipelineResponse {
  PipelineArn?: string | undefined;
}

export interface CreatePresignedDomainUrlRequest {
  DomainId: string;
  UserProfileName: string;
  SessionExpirationDurationInSeconds?: number | undefined;
  ExpiresInSeconds?: number | undefined;
  SpaceName?: string | undefined;
  LandingUri?: string | undefined;
}

export interface CreatePresignedDomainUrlResponse {
  AuthorizedUrl?: string | undefined;
}

export interface CreatePresignedMlflowAppUrlRequest {
  Arn: string;
  ExpiresInSeconds?: number | undefined;
  SessionExpirationDurationInSeconds?: number | undefined;
}

export interface CreatePresignedMlflowAppUrlResponse {
  AuthorizedUrl?: string | undefined;
}

export interface CreatePresignedMlflowTrackingServerUrlRequest {
  TrackingServerName: string;
  ExpiresInSeconds?: number | undefined;
  SessionExpirationDurationInSeconds?: number | undefined;
}

export interface CreatePresignedMlflowTrackingServerUrlResponse {
  AuthorizedUrl?: string | undefined;
}

export interface CreatePresignedNotebookInstanceUrlInput {
  NotebookInstanceName: string;
  SessionExpirationDurationInSeconds?: number | undefined;
}

export interface CreatePresignedNotebookInstanceUrlOutput {
  AuthorizedUrl?: string | undefined;
}

export interface CreateProcessingJobRequest {
  ProcessingInputs?: readonly ProcessingInput[] | undefined;
  ProcessingOutputConfig?: ProcessingOutputConfig | undefined;
  ProcessingJobName: string;
  ProcessingResources: ProcessingResources;
  StoppingCondition?: ProcessingStoppingCondition | undefined;
  AppSpecification: AppSpecification;
  Environment?: Readonly<Record<string, string>> | undefined;
  NetworkConfig?: NetworkConfig | undefined;
  RoleArn: string;
  Tags?: readonly Tag[] | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
}

export interface CreateProcessingJobResponse {
  ProcessingJobArn: string;
}

export interface CreateProjectInput {
  ProjectName: string;
  ProjectDescription?: string | undefined;
  ServiceCatalogProvisioningDetails?: ServiceCatalogProvisioningDetails | undefined;
  Tags?: readonly Tag[] | undefined;
  TemplateProviders?: readonly CreateTemplateProvider[] | undefined;
}

export interface CreateProjectOutput {
  ProjectArn: string;
  ProjectId: string;
}

export interface CreateSpaceRequest {
  DomainId: string;
  SpaceName: string;
  Tags?: readonly Tag[] | undefined;
  SpaceSettings?: SpaceSettings | undefined;
  OwnershipSettings?: OwnershipSettings | undefined;
  SpaceSharingSettings?: SpaceSharingSettings | undefined;
  SpaceDisplayName?: string | undefined;
}

export interface CreateSpaceResponse {
  SpaceArn?: string | undefined;
}

export interface CreateStudioLifecycleConfigRequest {
  StudioLifecycleConfigName: string;
  StudioLifecycleConfigContent: string;
  StudioLifecycleConfigAppType: StudioLifecycleConfigAppType;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateStudioLifecycleConfigResponse {
  StudioLifecycleConfigArn?: string | undefined;
}

export interface CreateTemplateProvider {
  CfnTemplateProvider?: CfnCreateTemplateProvider | undefined;
}

export interface CreateTrainingJobRequest {
  TrainingJobName: string;
  HyperParameters?: Readonly<Record<string, string>> | undefined;
  AlgorithmSpecification?: AlgorithmSpecification | undefined;
  RoleArn: string;
  InputDataConfig?: readonly Channel[] | undefined;
  OutputDataConfig: OutputDataConfig;
  ResourceConfig?: ResourceConfig | undefined;
  VpcConfig?: VpcConfig | undefined;
  StoppingCondition?: StoppingCondition | undefined;
  Tags?: readonly Tag[] | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  EnableManagedSpotTraining?: boolean | undefined;
  CheckpointConfig?: CheckpointConfig | undefined;
  DebugHookConfig?: DebugHookConfig | undefined;
  DebugRuleConfigurations?: readonly DebugRuleConfiguration[] | undefined;
  TensorBoardOutputConfig?: TensorBoardOutputConfig | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
  ProfilerConfig?: ProfilerConfig | undefined;
  ProfilerRuleConfigurations?: readonly ProfilerRuleConfiguration[] | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  RetryStrategy?: RetryStrategy | undefined;
  RemoteDebugConfig?: RemoteDebugConfig | undefined;
  InfraCheckConfig?: InfraCheckConfig | undefined;
  SessionChainingConfig?: SessionChainingConfig | undefined;
  ServerlessJobConfig?: ServerlessJobConfig | undefined;
  MlflowConfig?: MlflowConfig | undefined;
  ModelPackageConfig?: ModelPackageConfig | undefined;
}

export interface CreateTrainingJobResponse {
  TrainingJobArn: string;
}

export interface CreateTrainingPlanRequest {
  TrainingPlanName: string;
  TrainingPlanOfferingId: string;
  SpareInstanceCountPerUltraServer?: number | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateTrainingPlanResponse {
  TrainingPlanArn: string;
}

export interface CreateTrainingSessionRequest {
  TrainingSessionName: string;
  ModelPackageGroupArn?: string | undefined;
  LoraConfig: LoraConfig;
  RoleArn: string;
  VpcConfig?: VpcConfig | undefined;
  ModelConfig: TrainingSessionModelConfig;
  OutputConfig: TrainingSessionOutputConfig;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateTrainingSessionResponse {
  TrainingSessionArn: string;
}

export interface CreateTransformJobRequest {
  TransformJobName: string;
  ModelName: string;
  MaxConcurrentTransforms?: number | undefined;
  ModelClientConfig?: ModelClientConfig | undefined;
  MaxPayloadInMB?: number | undefined;
  BatchStrategy?: BatchStrategy | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  TransformInput: TransformInput;
  TransformOutput: TransformOutput;
  DataCaptureConfig?: BatchDataCaptureConfig | undefined;
  TransformResources: TransformResources;
  DataProcessing?: DataProcessing | undefined;
  Tags?: readonly Tag[] | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
}

export interface CreateTransformJobResponse {
  TransformJobArn: string;
}

export interface CreateTrialComponentRequest {
  TrialComponentName: string;
  DisplayName?: string | undefined;
  Status?: TrialComponentStatus | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  Parameters?: Readonly<Record<string, TrialComponentParameterValue>> | undefined;
  InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateTrialComponentResponse {
  TrialComponentArn?: string | undefined;
}

export interface CreateTrialRequest {
  TrialName: string;
  DisplayName?: string | undefined;
  ExperimentName: string;
  MetadataProperties?: MetadataProperties | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateTrialResponse {
  TrialArn?: string | undefined;
}

export interface CreateUserProfileRequest {
  DomainId: string;
  UserProfileName: string;
  SingleSignOnUserIdentifier?: string | undefined;
  SingleSignOnUserValue?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  UserSettings?: UserSettings | undefined;
}

export interface CreateUserProfileResponse {
  UserProfileArn?: string | undefined;
}

export interface CreateWorkforceRequest {
  CognitoConfig?: CognitoConfig | undefined;
  OidcConfig?: OidcConfig | undefined;
  SourceIpConfig?: SourceIpConfig | undefined;
  WorkforceName: string;
  Tags?: readonly Tag[] | undefined;
  WorkforceVpcConfig?: WorkforceVpcConfigRequest | undefined;
  IpAddressType?: WorkforceIpAddressType | undefined;
}

export interface CreateWorkforceResponse {
  WorkforceArn: string;
}

export interface CreateWorkteamRequest {
  WorkteamName: string;
  WorkforceName?: string | undefined;
  MemberDefinitions: readonly MemberDefinition[];
  Description: string;
  NotificationConfiguration?: NotificationConfiguration | undefined;
  WorkerAccessConfiguration?: WorkerAccessConfiguration | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface CreateWorkteamResponse {
  WorkteamArn?: string | undefined;
}

export type CrossAccountFilterOption = "SameAccount" | "CrossAccount";

export interface CrossRegionTrafficConfig {
  MaxInvocationsPerSecondPerInstance: number;
  MaxCrossRegionPercentPerEndpoint: number;
}

export interface CustomFileSystem {
  EFSFileSystem?: EFSFileSystem | undefined;
  FSxLustreFileSystem?: FSxLustreFileSystem | undefined;
  S3FileSystem?: S3FileSystem | undefined;
}

export interface CustomFileSystemConfig {
  EFSFileSystemConfig?: EFSFileSystemConfig | undefined;
  FSxLustreFileSystemConfig?: FSxLustreFileSystemConfig | undefined;
  S3FileSystemConfig?: S3FileSystemConfig | undefined;
}

export interface CustomImage {
  ImageName: string;
  ImageVersionNumber?: number | undefined;
  AppImageConfigName: string;
}

export interface CustomPosixUserConfig {
  Uid: number;
  Gid: number;
}

export type CustomizationTechnique = "SFT" | "DPO" | "RLVR" | "RLAIF";

export interface CustomizedMetricSpecification {
  MetricName?: string | undefined;
  Namespace?: string | undefined;
  Statistic?: Statistic | undefined;
}

export interface DataCaptureConfig {
  EnableCapture?: boolean | undefined;
  InitialSamplingPercentage: number;
  DestinationS3Uri: string;
  KmsKeyId?: string | undefined;
  CaptureOptions: readonly CaptureOption[];
  CaptureContentTypeHeader?: CaptureContentTypeHeader | undefined;
}

export interface DataCaptureConfigSummary {
  EnableCapture: boolean;
  CaptureStatus: CaptureStatus;
  CurrentSamplingPercentage: number;
  DestinationS3Uri: string;
  KmsKeyId: string;
}

export interface DataCatalogConfig {
  TableName: string;
  Catalog: string;
  Database: string;
}

export type DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

export interface DataProcessing {
  InputFilter?: string | undefined;
  OutputFilter?: string | undefined;
  JoinSource?: JoinSource | undefined;
}

export interface DataQualityAppSpecification {
  ImageUri: string;
  ContainerEntrypoint?: readonly string[] | undefined;
  ContainerArguments?: readonly string[] | undefined;
  RecordPreprocessorSourceUri?: string | undefined;
  PostAnalyticsProcessorSourceUri?: string | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface DataQualityBaselineConfig {
  BaseliningJobName?: string | undefined;
  ConstraintsResource?: MonitoringConstraintsResource | undefined;
  StatisticsResource?: MonitoringStatisticsResource | undefined;
}

export interface DataQualityJobInput {
  EndpointInput?: EndpointInput | undefined;
  BatchTransformInput?: BatchTransformInput | undefined;
}

export interface DataSource {
  S3DataSource?: S3DataSource | undefined;
  FileSystemDataSource?: FileSystemDataSource | undefined;
  DatasetSource?: DatasetSource | undefined;
}

export type DataSourceName = "SalesforceGenie" | "Snowflake";

export interface DatabaseConfigurationMetadata {
  RollbackStatus?: DatabaseConfigurationRollbackStatus | undefined;
  Advisory?: string | undefined;
  FailureMessage?: string | undefined;
}

export type DatabaseConfigurationRollbackStatus = "NotApplicable" | "Reverted" | "RevertFailed";

export interface DatasetDefinition {
  AthenaDatasetDefinition?: AthenaDatasetDefinition | undefined;
  RedshiftDatasetDefinition?: RedshiftDatasetDefinition | undefined;
  LocalPath?: string | undefined;
  DataDistributionType?: DataDistributionType | undefined;
  InputMode?: InputMode | undefined;
}

export interface DatasetSource {
  DatasetArn: string;
}

export interface DebugHookConfig {
  LocalPath?: string | undefined;
  S3OutputPath: string;
  HookParameters?: Readonly<Record<string, string>> | undefined;
  CollectionConfigurations?: readonly CollectionConfiguration[] | undefined;
}

export interface DebugRuleConfiguration {
  RuleConfigurationName: string;
  LocalPath?: string | undefined;
  S3OutputPath?: string | undefined;
  RuleEvaluatorImage: string;
  InstanceType?: ProcessingInstanceType | undefined;
  VolumeSizeInGB?: number | undefined;
  RuleParameters?: Readonly<Record<string, string>> | undefined;
}

export interface DebugRuleEvaluationStatus {
  RuleConfigurationName?: string | undefined;
  RuleEvaluationJobArn?: string | undefined;
  RuleEvaluationStatus?: RuleEvaluationStatus | undefined;
  StatusDetails?: string | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export type DeepHealthCheckType = "InstanceStress" | "InstanceConnectivity" | "MultiNodeTrainingValidation";

export interface DefaultEbsStorageSettings {
  DefaultEbsVolumeSizeInGb: number;
  MaximumEbsVolumeSizeInGb: number;
}

export interface DefaultSpaceSettings {
  ExecutionRole?: string | undefined;
  SecurityGroups?: readonly string[] | undefined;
  JupyterServerAppSettings?: JupyterServerAppSettings | undefined;
  KernelGatewayAppSettings?: KernelGatewayAppSettings | undefined;
  JupyterLabAppSettings?: JupyterLabAppSettings | undefined;
  SpaceStorageSettings?: DefaultSpaceStorageSettings | undefined;
  CustomPosixUserConfig?: CustomPosixUserConfig | undefined;
  CustomFileSystemConfigs?: readonly CustomFileSystemConfig[] | undefined;
}

export interface DefaultSpaceStorageSettings {
  DefaultEbsStorageSettings?: DefaultEbsStorageSettings | undefined;
}

export interface DeleteAIBenchmarkJobRequest {
  AIBenchmarkJobName: string;
}

export interface DeleteAIBenchmarkJobResponse {
  AIBenchmarkJobArn?: string | undefined;
}

export interface DeleteAIRecommendationJobRequest {
  AIRecommendationJobName: string;
}

export interface DeleteAIRecommendationJobResponse {
  AIRecommendationJobArn?: string | undefined;
}

export interface DeleteAIWorkloadConfigRequest {
  AIWorkloadConfigName: string;
}

export interface DeleteAIWorkloadConfigResponse {
  AIWorkloadConfigArn?: string | undefined;
}

export interface DeleteActionRequest {
  ActionName: string;
}

export interface DeleteActionResponse {
  ActionArn?: string | undefined;
}

export interface DeleteAlgorithmInput {
  AlgorithmName: string;
}

export interface DeleteAppImageConfigRequest {
  AppImageConfigName: string;
}

export interface DeleteAppRequest {
  DomainId: string;
  UserProfileName?: string | undefined;
  SpaceName?: string | undefined;
  AppType: AppType;
  AppName: string;
}

export interface DeleteArtifactRequest {
  ArtifactArn?: string | undefined;
  Source?: ArtifactSource | undefined;
}

export interface DeleteArtifactResponse {
  ArtifactArn?: string | undefined;
}

export interface DeleteAssociationRequest {
  SourceArn: string;
  DestinationArn: string;
}

export interface DeleteAssociationResponse {
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
}

export interface DeleteClusterExtensionRequest {
  ClusterArn: string;
  ExtensionArn: string;
}

export interface DeleteClusterExtensionResponse {
  ExtensionArn: string;
}

export interface DeleteClusterRequest {
  ClusterName: string;
}

export interface DeleteClusterResponse {
  ClusterArn: string;
}

export interface DeleteClusterSchedulerConfigRequest {
  ClusterSchedulerConfigId: string;
}

export interface DeleteCodeRepositoryInput {
  CodeRepositoryName: string;
}

export interface DeleteCompilationJobRequest {
  CompilationJobName: string;
}

export interface DeleteComputeQuotaRequest {
  ComputeQuotaId: string;
}

export interface DeleteContextRequest {
  ContextName: string;
}

export interface DeleteContextResponse {
  ContextArn?: string | undefined;
}

export interface DeleteDataQualityJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DeleteDeviceFleetRequest {
  DeviceFleetName: string;
}

export interface DeleteDomainRequest {
  DomainId: string;
  RetentionPolicy?: RetentionPolicy | undefined;
}

export interface DeleteEdgeDeploymentPlanRequest {
  EdgeDeploymentPlanName: string;
}

export interface DeleteEdgeDeploymentStageRequest {
  EdgeDeploymentPlanName: string;
  StageName: string;
}

export interface DeleteEndpointConfigInput {
  EndpointConfigName: string;
}

export interface DeleteEndpointInput {
  EndpointName: string;
}

export interface DeleteEndpointPolicyRequest {
  EndpointName: string;
}

export interface DeleteEndpointPolicyResponse {}

export interface DeleteExperimentRequest {
  ExperimentName: string;
}

export interface DeleteExperimentResponse {
  ExperimentArn?: string | undefined;
}

export interface DeleteFeatureGroupRequest {
  FeatureGroupName: string;
}

export interface DeleteFlowDefinitionRequest {
  FlowDefinitionName: string;
}

export interface DeleteFlowDefinitionResponse {}

export interface DeleteHubContentReferenceRequest {
  HubName: string;
  HubContentType: HubContentType;
  HubContentName: string;
}

export interface DeleteHubContentRequest {
  HubName: string;
  HubContentType: HubContentType;
  HubContentName: string;
  HubContentVersion: string;
}

export interface DeleteHubRequest {
  HubName: string;
}

export interface DeleteHumanTaskUiRequest {
  HumanTaskUiName: string;
}

export interface DeleteHumanTaskUiResponse {}

export interface DeleteHyperParameterTuningJobRequest {
  HyperParameterTuningJobName: string;
}

export interface DeleteImageRequest {
  ImageName: string;
}

export interface DeleteImageResponse {}

export interface DeleteImageVersionRequest {
  ImageName: string;
  Version?: number | undefined;
  Alias?: string | undefined;
}

export interface DeleteImageVersionResponse {}

export interface DeleteInferenceComponentInput {
  InferenceComponentName: string;
}

export interface DeleteInferenceExperimentRequest {
  Name: string;
}

export interface DeleteInferenceExperimentResponse {
  InferenceExperimentArn: string;
}

export interface DeleteInferenceRouterInput {
  InferenceRouterName: string;
}

export interface DeleteJobRequest {
  JobName: string;
  JobCategory: JobCategory;
}

export interface DeleteJobResponse {}

export interface DeleteMlflowAppRequest {
  Arn: string;
}

export interface DeleteMlflowAppResponse {
  Arn?: string | undefined;
}

export interface DeleteMlflowTrackingServerRequest {
  TrackingServerName: string;
}

export interface DeleteMlflowTrackingServerResponse {
  TrackingServerArn?: string | undefined;
}

export interface DeleteModelBiasJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DeleteModelCardRequest {
  ModelCardName: string;
}

export interface DeleteModelExplainabilityJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DeleteModelInput {
  ModelName: string;
}

export interface DeleteModelPackageGroupInput {
  ModelPackageGroupName: string;
}

export interface DeleteModelPackageGroupPolicyInput {
  ModelPackageGroupName: string;
}

export interface DeleteModelPackageInput {
  ModelPackageName: string;
}

export interface DeleteModelQualityJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DeleteMonitoringScheduleRequest {
  MonitoringScheduleName: string;
}

export interface DeleteNotebookInstanceInput {
  NotebookInstanceName: string;
}

export interface DeleteNotebookInstanceLifecycleConfigInput {
  NotebookInstanceLifecycleConfigName: string;
}

export interface DeleteOptimizationJobRequest {
  OptimizationJobName: string;
}

export interface DeletePartnerAppRequest {
  Arn: string;
  ClientToken?: string | undefined;
}

export interface DeletePartnerAppResponse {
  Arn?: string | undefined;
}

export interface DeletePipelineRequest {
  PipelineName: string;
  ClientRequestToken: string;
}

export interface DeletePipelineResponse {
  PipelineArn?: string | undefined;
}

export interface DeleteProcessingJobRequest {
  ProcessingJobName: string;
}

export interface DeleteProjectInput {
  ProjectName: string;
}

export interface DeleteSpaceRequest {
  DomainId: string;
  SpaceName: string;
}

export interface DeleteStudioLifecycleConfigRequest {
  StudioLifecycleConfigName: string;
}

export interface DeleteTagsInput {
  ResourceArn: string;
  TagKeys: readonly string[];
}

export interface DeleteTagsOutput {}

export interface DeleteTrainingJobRequest {
  TrainingJobName: string;
}

export interface DeleteTrainingSessionRequest {
  TrainingSessionName: string;
}

export interface DeleteTrainingSessionResponse {}

export interface DeleteTrialComponentRequest {
  TrialComponentName: string;
}

export interface DeleteTrialComponentResponse {
  TrialComponentArn?: string | undefined;
}

export interface DeleteTrialRequest {
  TrialName: string;
}

export interface DeleteTrialResponse {
  TrialArn?: string | undefined;
}

export interface DeleteUserProfileRequest {
  DomainId: string;
  UserProfileName: string;
}

export interface DeleteWorkforceRequest {
  WorkforceName: string;
}

export interface DeleteWorkforceResponse {}

export interface DeleteWorkteamRequest {
  WorkteamName: string;
}

export interface DeleteWorkteamResponse {
  Success: boolean;
}

export interface DeployedImage {
  SpecifiedImage?: string | undefined;
  ResolvedImage?: string | undefined;
  ResolutionTime?: Timestamp | undefined;
}

export interface DeploymentConfig {
  BlueGreenUpdatePolicy?: BlueGreenUpdatePolicy | undefined;
  RollingUpdatePolicy?: RollingUpdatePolicy | undefined;
  AutoRollbackConfiguration?: AutoRollbackConfig | undefined;
}

export interface DeploymentConfiguration {
  RollingUpdatePolicy?: RollingDeploymentPolicy | undefined;
  WaitIntervalInSeconds?: number | undefined;
  AutoRollbackConfiguration?: readonly AlarmDetails[] | undefined;
}

export interface DeploymentRecommendation {
  RecommendationStatus: RecommendationStatus;
  RealTimeInferenceRecommendations?: readonly RealTimeInferenceRecommendation[] | undefined;
}

export interface DeploymentStage {
  StageName: string;
  DeviceSelectionConfig: DeviceSelectionConfig;
  DeploymentConfig?: EdgeDeploymentConfig | undefined;
}

export interface DeploymentStageStatusSummary {
  StageName: string;
  DeviceSelectionConfig: DeviceSelectionConfig;
  DeploymentConfig: EdgeDeploymentConfig;
  DeploymentStatus: EdgeDeploymentStatus;
}

export interface DeregisterDevicesRequest {
  DeviceFleetName: string;
  DeviceNames: readonly string[];
}

export interface DerivedInformation {
  DerivedDataInputConfig?: string | undefined;
}

export interface DescribeAIBenchmarkJobRequest {
  AIBenchmarkJobName: string;
}

export interface DescribeAIBenchmarkJobResponse {
  AIBenchmarkJobName: string;
  AIBenchmarkJobArn: string;
  AIBenchmarkJobStatus: AIBenchmarkJobStatus;
  FailureReason?: string | undefined;
  BenchmarkTarget: AIBenchmarkTarget;
  OutputConfig: AIBenchmarkOutputResult;
  AIWorkloadConfigIdentifier: string;
  RoleArn: string;
  NetworkConfig?: AIBenchmarkNetworkConfig | undefined;
  CreationTime: Timestamp;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface DescribeAIRecommendationJobRequest {
  AIRecommendationJobName: string;
}

export interface DescribeAIRecommendationJobResponse {
  AIRecommendationJobName: string;
  AIRecommendationJobArn: string;
  AIRecommendationJobStatus: AIRecommendationJobStatus;
  FailureReason?: string | undefined;
  ModelSource: AIModelSource;
  OutputConfig: AIRecommendationOutputResult;
  InferenceSpecification?: AIRecommendationInferenceSpecification | undefined;
  AIWorkloadConfigIdentifier: string;
  OptimizeModel?: boolean | undefined;
  PerformanceTarget?: AIRecommendationPerformanceTarget | undefined;
  Recommendations?: readonly AIRecommendation[] | undefined;
  RoleArn: string;
  ComputeSpec?: AIRecommendationComputeSpec | undefined;
  AdapterSource?: AIAdapterSource | undefined;
  CreationTime: Timestamp;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface DescribeAIWorkloadConfigRequest {
  AIWorkloadConfigName: string;
}

export interface DescribeAIWorkloadConfigResponse {
  AIWorkloadConfigName: string;
  AIWorkloadConfigArn: string;
  DatasetConfig?: AIDatasetConfig | undefined;
  AIWorkloadConfigs?: AIWorkloadConfigs | undefined;
  Tags?: readonly Tag[] | undefined;
  CreationTime: Timestamp;
}

export interface DescribeActionRequest {
  ActionName: string;
}

export interface DescribeActionResponse {
  ActionName?: string | undefined;
  ActionArn?: string | undefined;
  Source?: ActionSource | undefined;
  ActionType?: string | undefined;
  Description?: string | undefined;
  Status?: ActionStatus | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  LineageGroupArn?: string | undefined;
}

export interface DescribeAlgorithmInput {
  AlgorithmName: string;
}

export interface DescribeAlgorithmOutput {
  AlgorithmName: string;
  AlgorithmArn: string;
  AlgorithmDescription?: string | undefined;
  CreationTime: Timestamp;
  TrainingSpecification: TrainingSpecification;
  InferenceSpecification?: InferenceSpecification | undefined;
  ValidationSpecification?: AlgorithmValidationSpecification | undefined;
  AlgorithmStatus: AlgorithmStatus;
  AlgorithmStatusDetails: AlgorithmStatusDetails;
  ProductId?: string | undefined;
  CertifyForMarketplace?: boolean | undefined;
}

export interface DescribeAppImageConfigRequest {
  AppImageConfigName: string;
}

export interface DescribeAppImageConfigResponse {
  AppImageConfigArn?: string | undefined;
  AppImageConfigName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  KernelGatewayImageConfig?: KernelGatewayImageConfig | undefined;
  JupyterLabAppImageConfig?: JupyterLabAppImageConfig | undefined;
  CodeEditorAppImageConfig?: CodeEditorAppImageConfig | undefined;
}

export interface DescribeAppRequest {
  DomainId: string;
  UserProfileName?: string | undefined;
  SpaceName?: string | undefined;
  AppType: AppType;
  AppName: string;
}

export interface DescribeAppResponse {
  AppArn?: string | undefined;
  AppType?: AppType | undefined;
  AppName?: string | undefined;
  DomainId?: string | undefined;
  UserProfileName?: string | undefined;
  SpaceName?: string | undefined;
  Status?: AppStatus | undefined;
  EffectiveTrustedIdentityPropagationStatus?: FeatureStatus | undefined;
  RecoveryMode?: boolean | undefined;
  LastHealthCheckTimestamp?: Timestamp | undefined;
  LastUserActivityTimestamp?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  FailureReason?: string | undefined;
  ResourceSpec?: ResourceSpec | undefined;
  BuiltInLifecycleConfigArn?: string | undefined;
}

export interface DescribeArtifactRequest {
  ArtifactArn: string;
}

export interface DescribeArtifactResponse {
  ArtifactName?: string | undefined;
  ArtifactArn?: string | undefined;
  Source?: ArtifactSource | undefined;
  ArtifactType?: string | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  LineageGroupArn?: string | undefined;
}

export interface DescribeAutoMLJobRequest {
  AutoMLJobName: string;
}

export interface DescribeAutoMLJobResponse {
  AutoMLJobName: string;
  AutoMLJobArn: string;
  InputDataConfig: readonly AutoMLChannel[];
  OutputDataConfig: AutoMLOutputDataConfig;
  RoleArn: string;
  AutoMLJobObjective?: AutoMLJobObjective | undefined;
  ProblemType?: ProblemType | undefined;
  AutoMLJobConfig?: AutoMLJobConfig | undefined;
  CreationTime: Timestamp;
  EndTime?: Timestamp | undefined;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  PartialFailureReasons?: readonly AutoMLPartialFailureReason[] | undefined;
  BestCandidate?: AutoMLCandidate | undefined;
  AutoMLJobStatus: AutoMLJobStatus;
  AutoMLJobSecondaryStatus: AutoMLJobSecondaryStatus;
  GenerateCandidateDefinitionsOnly?: boolean | undefined;
  AutoMLJobArtifacts?: AutoMLJobArtifacts | undefined;
  ResolvedAttributes?: ResolvedAttributes | undefined;
  ModelDeployConfig?: ModelDeployConfig | undefined;
  ModelDeployResult?: ModelDeployResult | undefined;
}

export interface DescribeAutoMLJobV2Request {
  AutoMLJobName: string;
}

export interface DescribeAutoMLJobV2Response {
  AutoMLJobName: string;
  AutoMLJobArn: string;
  AutoMLJobInputDataConfig: readonly AutoMLJobChannel[];
  OutputDataConfig: AutoMLOutputDataConfig;
  RoleArn: string;
  AutoMLJobObjective?: AutoMLJobObjective | undefined;
  AutoMLProblemTypeConfig?: AutoMLProblemTypeConfig | undefined;
  AutoMLProblemTypeConfigName?: AutoMLProblemTypeConfigName | undefined;
  CreationTime: Timestamp;
  EndTime?: Timestamp | undefined;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  PartialFailureReasons?: readonly AutoMLPartialFailureReason[] | undefined;
  BestCandidate?: AutoMLCandidate | undefined;
  AutoMLJobStatus: AutoMLJobStatus;
  AutoMLJobSecondaryStatus: AutoMLJobSecondaryStatus;
  AutoMLJobArtifacts?: AutoMLJobArtifacts | undefined;
  ResolvedAttributes?: AutoMLResolvedAttributes | undefined;
  ModelDeployConfig?: ModelDeployConfig | undefined;
  ModelDeployResult?: ModelDeployResult | undefined;
  DataSplitConfig?: AutoMLDataSplitConfig | undefined;
  SecurityConfig?: AutoMLSecurityConfig | undefined;
  AutoMLComputeConfig?: AutoMLComputeConfig | undefined;
}

export interface DescribeClusterEventRequest {
  EventId: string;
  ClusterName: string;
}

export interface DescribeClusterEventResponse {
  EventDetails?: ClusterEventDetail | undefined;
}

export interface DescribeClusterExtensionRequest {
  ClusterArn: string;
  ExtensionArn: string;
}

export interface DescribeClusterExtensionResponse {
  ExtensionDetails: ExtensionDetails;
  NodeSummary?: ExtensionNodeSummary | undefined;
  Health?: ExtensionHealth | undefined;
}

export interface DescribeClusterNodeRequest {
  ClusterName: string;
  NodeId?: string | undefined;
  NodeLogicalId?: string | undefined;
}

export interface DescribeClusterNodeResponse {
  NodeDetails: ClusterNodeDetails;
}

export interface DescribeClusterOperationRequest {
  ClusterName: string;
  OperationId: string;
}

export interface DescribeClusterOperationResponse {
  OperationId?: string | undefined;
  ClusterArn?: string | undefined;
  Type?: ClusterOperationType | undefined;
  Status?: ClusterOperationStatus | undefined;
  CreationTime?: Timestamp | undefined;
  ScalingDetails?: readonly ClusterOperationScalingDetails[] | undefined;
  DeepHealthCheckDetails?: readonly InstanceGroupHealthCheckConfiguration[] | undefined;
}

export interface DescribeClusterRequest {
  ClusterName: string;
}

export interface DescribeClusterResponse {
  ClusterArn: string;
  ClusterName?: string | undefined;
  ClusterStatus: ClusterStatus;
  CreationTime?: Timestamp | undefined;
  FailureMessage?: string | undefined;
  InstanceGroups: readonly ClusterInstanceGroupDetails[];
  RestrictedInstanceGroups?: readonly ClusterRestrictedInstanceGroupDetails[] | undefined;
  RestrictedInstanceGroupsConfig?: ClusterRestrictedInstanceGroupsConfigOutput | undefined;
  VpcConfig?: VpcConfig | undefined;
  Orchestrator?: ClusterOrchestrator | undefined;
  TieredStorageConfig?: ClusterTieredStorageConfig | undefined;
  NodeRecovery?: ClusterNodeRecovery | undefined;
  NodeProvisioningMode?: ClusterNodeProvisioningMode | undefined;
  ClusterRole?: string | undefined;
  AutoScaling?: ClusterAutoScalingConfigOutput | undefined;
}

export interface DescribeClusterSchedulerConfigRequest {
  ClusterSchedulerConfigId: string;
  ClusterSchedulerConfigVersion?: number | undefined;
}

export interface DescribeClusterSchedulerConfigResponse {
  ClusterSchedulerConfigArn: string;
  ClusterSchedulerConfigId: string;
  Name: string;
  ClusterSchedulerConfigVersion: number;
  Status: SchedulerResourceStatus;
  FailureReason?: string | undefined;
  StatusDetails?: Readonly<Record<string, SchedulerResourceStatus>> | undefined;
  ClusterArn?: string | undefined;
  SchedulerConfig?: SchedulerConfig | undefined;
  Description?: string | undefined;
  CreationTime: Timestamp;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeCodeRepositoryInput {
  CodeRepositoryName: string;
}

export interface DescribeCodeRepositoryOutput {
  CodeRepositoryName: string;
  CodeRepositoryArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  GitConfig?: GitConfig | undefined;
}

export interface DescribeCompilationJobRequest {
  CompilationJobName: string;
}

export interface DescribeCompilationJobResponse {
  CompilationJobName: string;
  CompilationJobArn: string;
  CompilationJobStatus: CompilationJobStatus;
  CompilationStartTime?: Timestamp | undefined;
  CompilationEndTime?: Timestamp | undefined;
  StoppingCondition: StoppingCondition;
  InferenceImage?: string | undefined;
  ModelPackageVersionArn?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  FailureReason: string;
  ModelArtifacts: ModelArtifacts;
  ModelDigests?: ModelDigests | undefined;
  RoleArn: string;
  InputConfig: InputConfig;
  OutputConfig: OutputConfig;
  VpcConfig?: NeoVpcConfig | undefined;
  DerivedInformation?: DerivedInformation | undefined;
}

export interface DescribeComputeQuotaRequest {
  ComputeQuotaId: string;
  ComputeQuotaVersion?: number | undefined;
}

export interface DescribeComputeQuotaResponse {
  ComputeQuotaArn: string;
  ComputeQuotaId: string;
  Name: string;
  Description?: string | undefined;
  ComputeQuotaVersion: number;
  Status: SchedulerResourceStatus;
  FailureReason?: string | undefined;
  ClusterArn?: string | undefined;
  ComputeQuotaConfig?: ComputeQuotaConfig | undefined;
  ComputeQuotaTarget: ComputeQuotaTarget;
  ActivationState?: ActivationState | undefined;
  CreationTime: Timestamp;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeContextRequest {
  ContextName: string;
}

export interface DescribeContextResponse {
  ContextName?: string | undefined;
  ContextArn?: string | undefined;
  Source?: ContextSource | undefined;
  ContextType?: string | undefined;
  Description?: string | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  LineageGroupArn?: string | undefined;
}

export interface DescribeDataQualityJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DescribeDataQualityJobDefinitionResponse {
  JobDefinitionArn: string;
  JobDefinitionName: string;
  CreationTime: Timestamp;
  DataQualityBaselineConfig?: DataQualityBaselineConfig | undefined;
  DataQualityAppSpecification: DataQualityAppSpecification;
  DataQualityJobInput: DataQualityJobInput;
  DataQualityJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
}

export interface DescribeDeviceFleetRequest {
  DeviceFleetName: string;
}

export interface DescribeDeviceFleetResponse {
  DeviceFleetName: string;
  DeviceFleetArn: string;
  OutputConfig: EdgeOutputConfig;
  Description?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  RoleArn?: string | undefined;
  IotRoleAlias?: string | undefined;
}

export interface DescribeDeviceRequest {
  NextToken?: string | undefined;
  DeviceName: string;
  DeviceFleetName: string;
}

export interface DescribeDeviceResponse {
  DeviceArn?: string | undefined;
  DeviceName: string;
  Description?: string | undefined;
  DeviceFleetName: string;
  IotThingName?: string | undefined;
  RegistrationTime: Timestamp;
  LatestHeartbeat?: Timestamp | undefined;
  Models?: readonly EdgeModel[] | undefined;
  MaxModels?: number | undefined;
  NextToken?: string | undefined;
  AgentVersion?: string | undefined;
}

export interface DescribeDomainRequest {
  DomainId: string;
}

export interface DescribeDomainResponse {
  DomainArn?: string | undefined;
  DomainId?: string | undefined;
  DomainName?: string | undefined;
  HomeEfsFileSystemId?: string | undefined;
  SingleSignOnManagedApplicationInstanceId?: string | undefined;
  SingleSignOnApplicationArn?: string | undefined;
  Status?: DomainStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  FailureReason?: string | undefined;
  SecurityGroupIdForDomainBoundary?: string | undefined;
  AuthMode?: AuthMode | undefined;
  DefaultUserSettings?: UserSettings | undefined;
  DomainSettings?: DomainSettings | undefined;
  AppNetworkAccessType?: AppNetworkAccessType | undefined;
  HomeEfsFileSystemKmsKeyId?: string | undefined;
  SubnetIds?: readonly string[] | undefined;
  Url?: string | undefined;
  VpcId?: string | undefined;
  KmsKeyId?: string | undefined;
  AppSecurityGroupManagement?: AppSecurityGroupManagement | undefined;
  HomeEfsFileSystemCreation?: HomeEfsFileSystemCreation | undefined;
  TagPropagation?: TagPropagation | undefined;
  DefaultSpaceSettings?: DefaultSpaceSettings | undefined;
}

export interface DescribeEdgeDeploymentPlanRequest {
  EdgeDeploymentPlanName: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface DescribeEdgeDeploymentPlanResponse {
  EdgeDeploymentPlanArn: string;
  EdgeDeploymentPlanName: string;
  ModelConfigs: readonly EdgeDeploymentModelConfig[];
  DeviceFleetName: string;
  EdgeDeploymentSuccess?: number | undefined;
  EdgeDeploymentPending?: number | undefined;
  EdgeDeploymentFailed?: number | undefined;
  Stages: readonly DeploymentStageStatusSummary[];
  NextToken?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface DescribeEdgePackagingJobRequest {
  EdgePackagingJobName: string;
}

export interface DescribeEdgePackagingJobResponse {
  EdgePackagingJobArn: string;
  EdgePackagingJobName: string;
  CompilationJobName?: string | undefined;
  ModelName?: string | undefined;
  ModelVersion?: string | undefined;
  RoleArn?: string | undefined;
  OutputConfig?: EdgeOutputConfig | undefined;
  ResourceKey?: string | undefined;
  EdgePackagingJobStatus: EdgePackagingJobStatus;
  EdgePackagingJobStatusMessage?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  ModelArtifact?: string | undefined;
  ModelSignature?: string | undefined;
  PresetDeploymentOutput?: EdgePresetDeploymentOutput | undefined;
}

export interface DescribeEndpointConfigInput {
  EndpointConfigName: string;
}

export interface DescribeEndpointConfigOutput {
  EndpointConfigName: string;
  EndpointConfigArn: string;
  ProductionVariants: readonly ProductionVariant[];
  DataCaptureConfig?: DataCaptureConfig | undefined;
  KmsKeyId?: string | undefined;
  CreationTime: Timestamp;
  AsyncInferenceConfig?: AsyncInferenceConfig | undefined;
  ExplainerConfig?: ExplainerConfig | undefined;
  ShadowProductionVariants?: readonly ProductionVariant[] | undefined;
  ExecutionRoleArn?: string | undefined;
  VpcConfig?: VpcConfig | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  MetricsConfig?: MetricsConfig | undefined;
  CrossRegionTrafficConfig?: CrossRegionTrafficConfig | undefined;
}

export interface DescribeEndpointInput {
  EndpointName: string;
}

export interface DescribeEndpointOutput {
  EndpointName: string;
  EndpointArn: string;
  EndpointConfigName?: string | undefined;
  ProductionVariants?: readonly ProductionVariantSummary[] | undefined;
  DataCaptureConfig?: DataCaptureConfigSummary | undefined;
  EndpointStatus: EndpointStatus;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  LastDeploymentConfig?: DeploymentConfig | undefined;
  AsyncInferenceConfig?: AsyncInferenceConfig | undefined;
  PendingDeploymentSummary?: PendingDeploymentSummary | undefined;
  ExplainerConfig?: ExplainerConfig | undefined;
  ShadowProductionVariants?: readonly ProductionVariantSummary[] | undefined;
  MetricsConfig?: MetricsConfig | undefined;
  CrossRegionTrafficConfig?: CrossRegionTrafficConfig | undefined;
}

export interface DescribeExperimentRequest {
  ExperimentName: string;
}

export interface DescribeExperimentResponse {
  ExperimentName?: string | undefined;
  ExperimentArn?: string | undefined;
  DisplayName?: string | undefined;
  Source?: ExperimentSource | undefined;
  Description?: string | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeFeatureGroupRequest {
  FeatureGroupName: string;
  NextToken?: string | undefined;
}

export interface DescribeFeatureGroupResponse {
  FeatureGroupArn: string;
  FeatureGroupName: string;
  RecordIdentifierFeatureName: string;
  EventTimeFeatureName: string;
  FeatureDefinitions: readonly FeatureDefinition[];
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
  OnlineStoreConfig?: OnlineStoreConfig | undefined;
  OfflineStoreConfig?: OfflineStoreConfig | undefined;
  ThroughputConfig?: ThroughputConfigDescription | undefined;
  RoleArn?: string | undefined;
  FeatureGroupStatus?: FeatureGroupStatus | undefined;
  OfflineStoreStatus?: OfflineStoreStatus | undefined;
  LastUpdateStatus?: LastUpdateStatus | undefined;
  FailureReason?: string | undefined;
  Description?: string | undefined;
  NextToken: string;
  OnlineStoreTotalSizeBytes?: number | undefined;
}

export interface DescribeFeatureMetadataRequest {
  FeatureGroupName: string;
  FeatureName: string;
}

export interface DescribeFeatureMetadataResponse {
  FeatureGroupArn: string;
  FeatureGroupName: string;
  FeatureName: string;
  FeatureType: FeatureType;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  Description?: string | undefined;
  Parameters?: readonly FeatureParameter[] | undefined;
}

export interface DescribeFlowDefinitionRequest {
  FlowDefinitionName: string;
}

export interface DescribeFlowDefinitionResponse {
  FlowDefinitionArn: string;
  FlowDefinitionName: string;
  FlowDefinitionStatus: FlowDefinitionStatus;
  CreationTime: Timestamp;
  HumanLoopRequestSource?: HumanLoopRequestSource | undefined;
  HumanLoopActivationConfig?: HumanLoopActivationConfig | undefined;
  HumanLoopConfig?: HumanLoopConfig | undefined;
  OutputConfig: FlowDefinitionOutputConfig;
  RoleArn: string;
  FailureReason?: string | undefined;
}

export interface DescribeHubContentRequest {
  HubName: string;
  HubContentType: HubContentType;
  HubContentName: string;
  HubContentVersion?: string | undefined;
}

export interface DescribeHubContentResponse {
  HubContentName: string;
  HubContentArn: string;
  HubContentVersion: string;
  HubContentType: HubContentType;
  DocumentSchemaVersion: string;
  HubName: string;
  HubArn: string;
  HubContentDisplayName?: string | undefined;
  HubContentDescription?: string | undefined;
  HubContentMarkdown?: string | undefined;
  HubContentDocument: string;
  SageMakerPublicHubContentArn?: string | undefined;
  ReferenceMinVersion?: string | undefined;
  SupportStatus?: HubContentSupportStatus | undefined;
  HubContentSearchKeywords?: readonly string[] | undefined;
  HubContentDependencies?: readonly HubContentDependency[] | undefined;
  HubContentStatus: HubContentStatus;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeHubRequest {
  HubName: string;
}

export interface DescribeHubResponse {
  HubName: string;
  HubArn: string;
  HubDisplayName?: string | undefined;
  HubDescription?: string | undefined;
  HubSearchKeywords?: readonly string[] | undefined;
  S3StorageConfig?: HubS3StorageConfig | undefined;
  HubStatus: HubStatus;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeHumanTaskUiRequest {
  HumanTaskUiName: string;
}

export interface DescribeHumanTaskUiResponse {
  HumanTaskUiArn: string;
  HumanTaskUiName: string;
  HumanTaskUiStatus?: HumanTaskUiStatus | undefined;
  CreationTime: Timestamp;
  UiTemplate: UiTemplateInfo;
}

export interface DescribeHyperParameterTuningJobRequest {
  HyperParameterTuningJobName: string;
}

export interface DescribeHyperParameterTuningJobResponse {
  HyperParameterTuningJobName: string;
  HyperParameterTuningJobArn: string;
  HyperParameterTuningJobConfig: HyperParameterTuningJobConfig;
  TrainingJobDefinition?: HyperParameterTrainingJobDefinition | undefined;
  TrainingJobDefinitions?: readonly HyperParameterTrainingJobDefinition[] | undefined;
  HyperParameterTuningJobStatus: HyperParameterTuningJobStatus;
  CreationTime: Timestamp;
  HyperParameterTuningEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  TrainingJobStatusCounters: TrainingJobStatusCounters;
  ObjectiveStatusCounters: ObjectiveStatusCounters;
  BestTrainingJob?: HyperParameterTrainingJobSummary | undefined;
  OverallBestTrainingJob?: HyperParameterTrainingJobSummary | undefined;
  WarmStartConfig?: HyperParameterTuningJobWarmStartConfig | undefined;
  Autotune?: Autotune | undefined;
  FailureReason?: string | undefined;
  TuningJobCompletionDetails?: HyperParameterTuningJobCompletionDetails | undefined;
  ConsumedResources?: HyperParameterTuningJobConsumedResources | undefined;
}

export interface DescribeImageRequest {
  ImageName: string;
}

export interface DescribeImageResponse {
  CreationTime?: Timestamp | undefined;
  Description?: string | undefined;
  DisplayName?: string | undefined;
  FailureReason?: string | undefined;
  ImageArn?: string | undefined;
  ImageName?: string | undefined;
  ImageStatus?: ImageStatus | undefined;
  LastModifiedTime?: Timestamp | undefined;
  RoleArn?: string | undefined;
}

export interface DescribeImageVersionRequest {
  ImageName: string;
  Version?: number | undefined;
  Alias?: string | undefined;
}

export interface DescribeImageVersionResponse {
  BaseImage?: string | undefined;
  ContainerImage?: string | undefined;
  CreationTime?: Timestamp | undefined;
  FailureReason?: string | undefined;
  ImageArn?: string | undefined;
  ImageVersionArn?: string | undefined;
  ImageVersionStatus?: ImageVersionStatus | undefined;
  LastModifiedTime?: Timestamp | undefined;
  Version?: number | undefined;
  VendorGuidance?: VendorGuidance | undefined;
  JobType?: JobType | undefined;
  MLFramework?: string | undefined;
  ProgrammingLang?: string | undefined;
  Processor?: Processor | undefined;
  Horovod?: boolean | undefined;
  ReleaseNotes?: string | undefined;
}

export interface DescribeInferenceComponentInput {
  InferenceComponentName: string;
}

export interface DescribeInferenceComponentOutput {
  InferenceComponentName: string;
  InferenceComponentArn: string;
  EndpointName: string;
  EndpointArn: string;
  VariantName?: string | undefined;
  FailureReason?: string | undefined;
  Specification?: InferenceComponentSpecificationSummary | undefined;
  Specifications?: readonly InferenceComponentSpecificationSummary[] | undefined;
  RuntimeConfig?: InferenceComponentRuntimeConfigSummary | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  InferenceComponentStatus?: InferenceComponentStatus | undefined;
  LastDeploymentConfig?: InferenceComponentDeploymentConfig | undefined;
}

export interface DescribeInferenceExperimentRequest {
  Name: string;
}

export interface DescribeInferenceExperimentResponse {
  Arn: string;
  Name: string;
  Type: InferenceExperimentType;
  Schedule?: InferenceExperimentSchedule | undefined;
  Status: InferenceExperimentStatus;
  StatusReason?: string | undefined;
  Description?: string | undefined;
  CreationTime?: Timestamp | undefined;
  CompletionTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  RoleArn?: string | undefined;
  EndpointMetadata: EndpointMetadata;
  ModelVariants: readonly ModelVariantConfigSummary[];
  DataStorageConfig?: InferenceExperimentDataStorageConfig | undefined;
  ShadowModeConfig?: ShadowModeConfig | undefined;
  KmsKey?: string | undefined;
}

export interface DescribeInferenceRecommendationsJobRequest {
  JobName: string;
}

export interface DescribeInferenceRecommendationsJobResponse {
  JobName: string;
  JobDescription?: string | undefined;
  JobType: RecommendationJobType;
  JobArn: string;
  RoleArn: string;
  Status: RecommendationJobStatus;
  CreationTime: Timestamp;
  CompletionTime?: Timestamp | undefined;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  InputConfig: RecommendationJobInputConfig;
  StoppingConditions?: RecommendationJobStoppingConditions | undefined;
  InferenceRecommendations?: readonly InferenceRecommendation[] | undefined;
  EndpointPerformances?: readonly EndpointPerformance[] | undefined;
}

export interface DescribeInferenceRouterInput {
  InferenceRouterName: string;
}

export interface DescribeInferenceRouterOutput {
  InferenceRouterName: string;
  InferenceRouterArn: string;
  RoutingTargets: readonly RoutingTarget[];
  Status: InferenceRouterStatus;
  StatusReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
}

export interface DescribeJobRequest {
  JobName: string;
  JobCategory: JobCategory;
}

export interface DescribeJobResponse {
  JobName: string;
  JobArn: string;
  RoleArn: string;
  JobCategory: JobCategory;
  JobConfigSchemaVersion: string;
  JobConfigDocument?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  EndTime?: Timestamp | undefined;
  JobStatus: JobStatus;
  SecondaryStatus: JobSecondaryStatus;
  SecondaryStatusTransitions: readonly JobSecondaryStatusTransition[];
  FailureReason?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface DescribeJobSchemaVersionRequest {
  JobCategory: JobCategory;
  JobConfigSchemaVersion?: string | undefined;
}

export interface DescribeJobSchemaVersionResponse {
  JobCategory: JobCategory;
  JobConfigSchemaVersion: string;
  JobConfigSchema: string;
}

export interface DescribeLabelingJobRequest {
  LabelingJobName: string;
}

export interface DescribeLabelingJobResponse {
  LabelingJobStatus: LabelingJobStatus;
  LabelCounters: LabelCounters;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  JobReferenceCode: string;
  LabelingJobName: string;
  LabelingJobArn: string;
  LabelAttributeName?: string | undefined;
  InputConfig: LabelingJobInputConfig;
  OutputConfig: LabelingJobOutputConfig;
  RoleArn: string;
  LabelCategoryConfigS3Uri?: string | undefined;
  StoppingConditions?: LabelingJobStoppingConditions | undefined;
  LabelingJobAlgorithmsConfig?: LabelingJobAlgorithmsConfig | undefined;
  HumanTaskConfig: HumanTaskConfig;
  Tags?: readonly Tag[] | undefined;
  LabelingJobOutput?: LabelingJobOutput | undefined;
}

export interface DescribeLineageGroupRequest {
  LineageGroupName: string;
}

export interface DescribeLineageGroupResponse {
  LineageGroupName?: string | undefined;
  LineageGroupArn?: string | undefined;
  DisplayName?: string | undefined;
  Description?: string | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeMlflowAppRequest {
  Arn: string;
}

export interface DescribeMlflowAppResponse {
  Arn?: string | undefined;
  Name?: string | undefined;
  ArtifactStoreUri?: string | undefined;
  MlflowVersion?: string | undefined;
  RoleArn?: string | undefined;
  KmsKeyId?: string | undefined;
  Status?: MlflowAppStatus | undefined;
  ModelRegistrationMode?: ModelRegistrationMode | undefined;
  AccountDefaultStatus?: AccountDefaultStatus | undefined;
  DefaultDomainIdList?: readonly string[] | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  WeeklyMaintenanceWindowStart?: string | undefined;
  MaintenanceStatus?: MaintenanceStatus | undefined;
}

export interface DescribeMlflowTrackingServerRequest {
  TrackingServerName: string;
}

export interface DescribeMlflowTrackingServerResponse {
  TrackingServerArn?: string | undefined;
  TrackingServerName?: string | undefined;
  ArtifactStoreUri?: string | undefined;
  TrackingServerSize?: TrackingServerSize | undefined;
  MlflowVersion?: string | undefined;
  RoleArn?: string | undefined;
  TrackingServerStatus?: TrackingServerStatus | undefined;
  TrackingServerMaintenanceStatus?: TrackingServerMaintenanceStatus | undefined;
  IsActive?: IsTrackingServerActive | undefined;
  TrackingServerUrl?: string | undefined;
  WeeklyMaintenanceWindowStart?: string | undefined;
  AutomaticModelRegistration?: boolean | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  S3BucketOwnerAccountId?: string | undefined;
  S3BucketOwnerVerification?: boolean | undefined;
}

export interface DescribeModelBiasJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DescribeModelBiasJobDefinitionResponse {
  JobDefinitionArn: string;
  JobDefinitionName: string;
  CreationTime: Timestamp;
  ModelBiasBaselineConfig?: ModelBiasBaselineConfig | undefined;
  ModelBiasAppSpecification: ModelBiasAppSpecification;
  ModelBiasJobInput: ModelBiasJobInput;
  ModelBiasJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
}

export interface DescribeModelCardExportJobRequest {
  ModelCardExportJobArn: string;
}

export interface DescribeModelCardExportJobResponse {
  ModelCardExportJobName: string;
  ModelCardExportJobArn: string;
  Status: ModelCardExportJobStatus;
  ModelCardName: string;
  ModelCardVersion: number;
  OutputConfig: ModelCardExportOutputConfig;
  CreatedAt: Timestamp;
  LastModifiedAt: Timestamp;
  FailureReason?: string | undefined;
  ExportArtifacts?: ModelCardExportArtifacts | undefined;
}

export interface DescribeModelCardRequest {
  ModelCardName: string;
  ModelCardVersion?: number | undefined;
  IncludedData?: IncludedData | undefined;
}

export interface DescribeModelCardResponse {
  ModelCardArn: string;
  ModelCardName: string;
  ModelCardVersion: number;
  Content: string;
  ModelCardStatus: ModelCardStatus;
  SecurityConfig?: ModelCardSecurityConfig | undefined;
  CreationTime: Timestamp;
  CreatedBy: UserContext;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  ModelCardProcessingStatus?: ModelCardProcessingStatus | undefined;
}

export interface DescribeModelExplainabilityJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DescribeModelExplainabilityJobDefinitionResponse {
  JobDefinitionArn: string;
  JobDefinitionName: string;
  CreationTime: Timestamp;
  ModelExplainabilityBaselineConfig?: ModelExplainabilityBaselineConfig | undefined;
  ModelExplainabilityAppSpecification: ModelExplainabilityAppSpecification;
  ModelExplainabilityJobInput: ModelExplainabilityJobInput;
  ModelExplainabilityJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
}

export interface DescribeModelInput {
  ModelName: string;
}

export interface DescribeModelOutput {
  ModelName: string;
  PrimaryContainer?: ContainerDefinition | undefined;
  Containers?: readonly ContainerDefinition[] | undefined;
  InferenceExecutionConfig?: InferenceExecutionConfig | undefined;
  ExecutionRoleArn?: string | undefined;
  VpcConfig?: VpcConfig | undefined;
  CreationTime: Timestamp;
  ModelArn: string;
  EnableNetworkIsolation?: boolean | undefined;
  DeploymentRecommendation?: DeploymentRecommendation | undefined;
}

export interface DescribeModelPackageGroupInput {
  ModelPackageGroupName: string;
}

export interface DescribeModelPackageGroupOutput {
  ModelPackageGroupName: string;
  ModelPackageGroupArn: string;
  ModelPackageGroupDescription?: string | undefined;
  CreationTime: Timestamp;
  CreatedBy: UserContext;
  ModelPackageGroupStatus: ModelPackageGroupStatus;
  ManagedConfiguration?: ManagedConfiguration | undefined;
}

export interface DescribeModelPackageInput {
  ModelPackageName: string;
  IncludedData?: IncludedData | undefined;
}

export interface DescribeModelPackageOutput {
  ModelPackageName: string;
  ModelPackageGroupName?: string | undefined;
  ModelPackageVersion?: number | undefined;
  ModelPackageRegistrationType?: ModelPackageRegistrationType | undefined;
  ModelPackageArn: string;
  ModelPackageDescription?: string | undefined;
  CreationTime: Timestamp;
  InferenceSpecification?: InferenceSpecification | undefined;
  SourceAlgorithmSpecification?: SourceAlgorithmSpecification | undefined;
  ValidationSpecification?: ModelPackageValidationSpecification | undefined;
  ModelPackageStatus: ModelPackageStatus;
  ModelPackageStatusDetails: ModelPackageStatusDetails;
  CertifyForMarketplace?: boolean | undefined;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  CreatedBy?: UserContext | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  ModelMetrics?: ModelMetrics | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  ApprovalDescription?: string | undefined;
  Domain?: string | undefined;
  Task?: string | undefined;
  SamplePayloadUrl?: string | undefined;
  CustomerMetadataProperties?: Readonly<Record<string, string>> | undefined;
  DriftCheckBaselines?: DriftCheckBaselines | undefined;
  AdditionalInferenceSpecifications?: readonly AdditionalInferenceSpecificationDefinition[] | undefined;
  SkipModelValidation?: SkipModelValidation | undefined;
  SourceUri?: string | undefined;
  SecurityConfig?: ModelPackageSecurityConfig | undefined;
  ModelCard?: ModelPackageModelCard | undefined;
  ModelLifeCycle?: ModelLifeCycle | undefined;
  ManagedStorageType?: ManagedStorageType | undefined;
}

export interface DescribeModelQualityJobDefinitionRequest {
  JobDefinitionName: string;
}

export interface DescribeModelQualityJobDefinitionResponse {
  JobDefinitionArn: string;
  JobDefinitionName: string;
  CreationTime: Timestamp;
  ModelQualityBaselineConfig?: ModelQualityBaselineConfig | undefined;
  ModelQualityAppSpecification: ModelQualityAppSpecification;
  ModelQualityJobInput: ModelQualityJobInput;
  ModelQualityJobOutputConfig: MonitoringOutputConfig;
  JobResources: MonitoringResources;
  NetworkConfig?: MonitoringNetworkConfig | undefined;
  RoleArn: string;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
}

export interface DescribeMonitoringScheduleRequest {
  MonitoringScheduleName: string;
}

export interface DescribeMonitoringScheduleResponse {
  MonitoringScheduleArn: string;
  MonitoringScheduleName: string;
  MonitoringScheduleStatus: ScheduleStatus;
  MonitoringType?: MonitoringType | undefined;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  MonitoringScheduleConfig: MonitoringScheduleConfig;
  EndpointName?: string | undefined;
  LastMonitoringExecutionSummary?: MonitoringExecutionSummary | undefined;
}

export interface DescribeNotebookInstanceInput {
  NotebookInstanceName: string;
}

export interface DescribeNotebookInstanceLifecycleConfigInput {
  NotebookInstanceLifecycleConfigName: string;
}

export interface DescribeNotebookInstanceLifecycleConfigOutput {
  NotebookInstanceLifecycleConfigArn?: string | undefined;
  NotebookInstanceLifecycleConfigName?: string | undefined;
  OnCreate?: readonly NotebookInstanceLifecycleHook[] | undefined;
  OnStart?: readonly NotebookInstanceLifecycleHook[] | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
}

export interface DescribeNotebookInstanceOutput {
  NotebookInstanceArn?: string | undefined;
  NotebookInstanceName?: string | undefined;
  NotebookInstanceStatus?: NotebookInstanceStatus | undefined;
  FailureReason?: string | undefined;
  Url?: string | undefined;
  InstanceType?: InstanceType | undefined;
  IpAddressType?: IPAddressType | undefined;
  SubnetId?: string | undefined;
  SecurityGroups?: readonly string[] | undefined;
  RoleArn?: string | undefined;
  KmsKeyId?: string | undefined;
  NetworkInterfaceId?: string | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  NotebookInstanceLifecycleConfigName?: string | undefined;
  DirectInternetAccess?: DirectInternetAccess | undefined;
  VolumeSizeInGB?: number | undefined;
  AcceleratorTypes?: readonly NotebookInstanceAcceleratorType[] | undefined;
  DefaultCodeRepository?: string | undefined;
  AdditionalCodeRepositories?: readonly string[] | undefined;
  RootAccess?: RootAccess | undefined;
  PlatformIdentifier?: string | undefined;
  InstanceMetadataServiceConfiguration?: InstanceMetadataServiceConfiguration | undefined;
}

export interface DescribeOptimizationJobRequest {
  OptimizationJobName: string;
}

export interface DescribeOptimizationJobResponse {
  OptimizationJobArn: string;
  OptimizationJobStatus: OptimizationJobStatus;
  OptimizationStartTime?: Timestamp | undefined;
  OptimizationEndTime?: Timestamp | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  OptimizationJobName: string;
  ModelSource: OptimizationJobModelSource;
  OptimizationEnvironment?: Readonly<Record<string, string>> | undefined;
  DeploymentInstanceType: OptimizationJobDeploymentInstanceType;
  MaxInstanceCount?: number | undefined;
  OptimizationConfigs: readonly OptimizationConfig[];
  OutputConfig: OptimizationJobOutputConfig;
  OptimizationOutput?: OptimizationOutput | undefined;
  RoleArn: string;
  StoppingCondition: StoppingCondition;
  VpcConfig?: OptimizationVpcConfig | undefined;
  TrainingPlanArns?: readonly string[] | undefined;
}

export interface DescribePartnerAppRequest {
  Arn: string;
  IncludeAvailableUpgrade?: boolean | undefined;
}

export interface DescribePartnerAppResponse {
  Arn?: string | undefined;
  Name?: string | undefined;
  Type?: PartnerAppType | undefined;
  Status?: PartnerAppStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  ExecutionRoleArn?: string | undefined;
  KmsKeyId?: string | undefined;
  BaseUrl?: string | undefined;
  MaintenanceConfig?: PartnerAppMaintenanceConfig | undefined;
  Tier?: string | undefined;
  Version?: string | undefined;
  ApplicationConfig?: PartnerAppConfig | undefined;
  AuthType?: PartnerAppAuthType | undefined;
  EnableIamSessionBasedIdentity?: boolean | undefined;
  Error?: ErrorInfo | undefined;
  EnableAutoMinorVersionUpgrade?: boolean | undefined;
  CurrentVersionEolDate?: Timestamp | undefined;
  AvailableUpgrade?: AvailableUpgrade | undefined;
  IdcConfig?: IdcConfigOutput | undefined;
}

export interface DescribePipelineDefinitionForExecutionRequest {
  PipelineExecutionArn: string;
}

export interface DescribePipelineDefinitionForExecutionResponse {
  PipelineDefinition?: string | undefined;
  CreationTime?: Timestamp | undefined;
}

export interface DescribePipelineExecutionRequest {
  PipelineExecutionArn: string;
}

export interface DescribePipelineExecutionResponse {
  PipelineArn?: string | undefined;
  PipelineExecutionArn?: string | undefined;
  PipelineExecutionDisplayName?: string | undefined;
  PipelineExecutionStatus?: PipelineExecutionStatus | undefined;
  PipelineExecutionDescription?: string | undefined;
  PipelineExperimentConfig?: PipelineExperimentConfig | undefined;
  FailureReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  SelectiveExecutionConfig?: SelectiveExecutionConfig | undefined;
  PipelineVersionId?: number | undefined;
  MLflowConfig?: MLflowConfiguration | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
  RoleArn?: string | undefined;
}

export interface DescribePipelineRequest {
  PipelineName: string;
  PipelineVersionId?: number | undefined;
  PipelineVersionAlias?: string | undefined;
}

export interface DescribePipelineResponse {
  PipelineArn?: string | undefined;
  PipelineName?: string | undefined;
  PipelineDisplayName?: string | undefined;
  PipelineDefinition?: string | undefined;
  PipelineDescription?: string | undefined;
  RoleArn?: string | undefined;
  PipelineStatus?: PipelineStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastRunTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  PipelineVersionDisplayName?: string | undefined;
  PipelineVersionDescription?: string | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
}

export interface DescribeProcessingJobRequest {
  ProcessingJobName: string;
}

export interface DescribeProcessingJobResponse {
  ProcessingInputs?: readonly ProcessingInput[] | undefined;
  ProcessingOutputConfig?: ProcessingOutputConfig | undefined;
  ProcessingJobName: string;
  ProcessingResources: ProcessingResources;
  StoppingCondition?: ProcessingStoppingCondition | undefined;
  AppSpecification: AppSpecification;
  Environment?: Readonly<Record<string, string>> | undefined;
  NetworkConfig?: NetworkConfig | undefined;
  RoleArn?: string | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
  ProcessingJobArn: string;
  ProcessingJobStatus: ProcessingJobStatus;
  ExitMessage?: string | undefined;
  FailureReason?: string | undefined;
  ProcessingEndTime?: Timestamp | undefined;
  ProcessingStartTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreationTime: Timestamp;
  MonitoringScheduleArn?: string | undefined;
  AutoMLJobArn?: string | undefined;
  TrainingJobArn?: string | undefined;
}

export interface DescribeProjectInput {
  ProjectName: string;
}

export interface DescribeProjectOutput {
  ProjectArn: string;
  ProjectName: string;
  ProjectId: string;
  ProjectDescription?: string | undefined;
  ServiceCatalogProvisioningDetails?: ServiceCatalogProvisioningDetails | undefined;
  ServiceCatalogProvisionedProductDetails?: ServiceCatalogProvisionedProductDetails | undefined;
  ProjectStatus: ProjectStatus;
  TemplateProviderDetails?: readonly TemplateProviderDetail[] | undefined;
  CreatedBy?: UserContext | undefined;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface DescribeReservedCapacityRequest {
  ReservedCapacityArn: string;
}

export interface DescribeReservedCapacityResponse {
  ReservedCapacityArn: string;
  ReservedCapacityType?: ReservedCapacityType | undefined;
  Status?: ReservedCapacityStatus | undefined;
  AvailabilityZone?: string | undefined;
  DurationHours?: number | undefined;
  DurationMinutes?: number | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  InstanceType: ReservedCapacityInstanceType;
  TotalInstanceCount: number;
  AvailableInstanceCount?: number | undefined;
  InUseInstanceCount?: number | undefined;
  UltraServerSummary?: UltraServerSummary | undefined;
}

export interface DescribeSpaceRequest {
  DomainId: string;
  SpaceName: string;
}

export interface DescribeSpaceResponse {
  DomainId?: string | undefined;
  SpaceArn?: string | undefined;
  SpaceName?: string | undefined;
  HomeEfsFileSystemUid?: string | undefined;
  Status?: SpaceStatus | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  FailureReason?: string | undefined;
  SpaceSettings?: SpaceSettings | undefined;
  OwnershipSettings?: OwnershipSettings | undefined;
  SpaceSharingSettings?: SpaceSharingSettings | undefined;
  SpaceDisplayName?: string | undefined;
  Url?: string | undefined;
}

export interface DescribeStudioLifecycleConfigRequest {
  StudioLifecycleConfigName: string;
}

export interface DescribeStudioLifecycleConfigResponse {
  StudioLifecycleConfigArn?: string | undefined;
  StudioLifecycleConfigName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  StudioLifecycleConfigContent?: string | undefined;
  StudioLifecycleConfigAppType?: StudioLifecycleConfigAppType | undefined;
}

export interface DescribeSubscribedWorkteamRequest {
  WorkteamArn: string;
}

export interface DescribeSubscribedWorkteamResponse {
  SubscribedWorkteam: SubscribedWorkteam;
}

export interface DescribeTrainingJobRequest {
  TrainingJobName: string;
}

export interface DescribeTrainingJobResponse {
  TrainingJobName: string;
  TrainingJobArn: string;
  TuningJobArn?: string | undefined;
  LabelingJobArn?: string | undefined;
  AutoMLJobArn?: string | undefined;
  ModelArtifacts: ModelArtifacts;
  TrainingJobStatus: TrainingJobStatus;
  SecondaryStatus: SecondaryStatus;
  FailureReason?: string | undefined;
  HyperParameters?: Readonly<Record<string, string>> | undefined;
  AlgorithmSpecification?: AlgorithmSpecification | undefined;
  RoleArn?: string | undefined;
  InputDataConfig?: readonly Channel[] | undefined;
  OutputDataConfig?: OutputDataConfig | undefined;
  ResourceConfig?: ResourceConfig | undefined;
  WarmPoolStatus?: WarmPoolStatus | undefined;
  VpcConfig?: VpcConfig | undefined;
  StoppingCondition: StoppingCondition;
  CreationTime: Timestamp;
  TrainingStartTime?: Timestamp | undefined;
  TrainingEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  SecondaryStatusTransitions?: readonly SecondaryStatusTransition[] | undefined;
  FinalMetricDataList?: readonly MetricData[] | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  EnableManagedSpotTraining?: boolean | undefined;
  CheckpointConfig?: CheckpointConfig | undefined;
  TrainingTimeInSeconds?: number | undefined;
  BillableTimeInSeconds?: number | undefined;
  BillableTokenCount?: number | undefined;
  DebugHookConfig?: DebugHookConfig | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
  DebugRuleConfigurations?: readonly DebugRuleConfiguration[] | undefined;
  TensorBoardOutputConfig?: TensorBoardOutputConfig | undefined;
  DebugRuleEvaluationStatuses?: readonly DebugRuleEvaluationStatus[] | undefined;
  ProfilerConfig?: ProfilerConfig | undefined;
  ProfilerRuleConfigurations?: readonly ProfilerRuleConfiguration[] | undefined;
  ProfilerRuleEvaluationStatuses?: readonly ProfilerRuleEvaluationStatus[] | undefined;
  ProfilingStatus?: ProfilingStatus | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  RetryStrategy?: RetryStrategy | undefined;
  RemoteDebugConfig?: RemoteDebugConfig | undefined;
  InfraCheckConfig?: InfraCheckConfig | undefined;
  ServerlessJobConfig?: ServerlessJobConfig | undefined;
  MlflowConfig?: MlflowConfig | undefined;
  ModelPackageConfig?: ModelPackageConfig | undefined;
  MlflowDetails?: MlflowDetails | undefined;
  ProgressInfo?: TrainingProgressInfo | undefined;
  OutputModelPackageArn?: string | undefined;
}

export interface DescribeTrainingPlanExtensionHistoryRequest {
  TrainingPlanArn: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface DescribeTrainingPlanExtensionHistoryResponse {
  TrainingPlanExtensions: readonly TrainingPlanExtension[];
  NextToken?: string | undefined;
}

export interface DescribeTrainingPlanRequest {
  TrainingPlanName: string;
}

export interface DescribeTrainingPlanResponse {
  TrainingPlanArn: string;
  TrainingPlanName: string;
  Status: TrainingPlanStatus;
  StatusMessage?: string | undefined;
  DurationHours?: number | undefined;
  DurationMinutes?: number | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  UpfrontFee?: string | undefined;
  CurrencyCode?: string | undefined;
  TotalInstanceCount?: number | undefined;
  AvailableInstanceCount?: number | undefined;
  InUseInstanceCount?: number | undefined;
  UnhealthyInstanceCount?: number | undefined;
  AvailableSpareInstanceCount?: number | undefined;
  TotalUltraServerCount?: number | undefined;
  TargetResources?: readonly SageMakerResourceName[] | undefined;
  ReservedCapacitySummaries?: readonly ReservedCapacitySummary[] | undefined;
}

export interface DescribeTrainingSessionRequest {
  TrainingSessionName: string;
}

export interface DescribeTrainingSessionResponse {
  TrainingSessionDetail: TrainingSessionDetail;
}

export interface DescribeTransformJobRequest {
  TransformJobName: string;
}

export interface DescribeTransformJobResponse {
  TransformJobName: string;
  TransformJobArn: string;
  TransformJobStatus: TransformJobStatus;
  FailureReason?: string | undefined;
  ModelName: string;
  MaxConcurrentTransforms?: number | undefined;
  ModelClientConfig?: ModelClientConfig | undefined;
  MaxPayloadInMB?: number | undefined;
  BatchStrategy?: BatchStrategy | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  TransformInput: TransformInput;
  TransformOutput?: TransformOutput | undefined;
  DataCaptureConfig?: BatchDataCaptureConfig | undefined;
  TransformResources: TransformResources;
  CreationTime: Timestamp;
  TransformStartTime?: Timestamp | undefined;
  TransformEndTime?: Timestamp | undefined;
  LabelingJobArn?: string | undefined;
  AutoMLJobArn?: string | undefined;
  DataProcessing?: DataProcessing | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
}

export interface DescribeTrialComponentRequest {
  TrialComponentName: string;
}

export interface DescribeTrialComponentResponse {
  TrialComponentName?: string | undefined;
  TrialComponentArn?: string | undefined;
  DisplayName?: string | undefined;
  Source?: TrialComponentSource | undefined;
  Status?: TrialComponentStatus | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  Parameters?: Readonly<Record<string, TrialComponentParameterValue>> | undefined;
  InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  Metrics?: readonly TrialComponentMetricSummary[] | undefined;
  LineageGroupArn?: string | undefined;
  Sources?: readonly TrialComponentSource[] | undefined;
}

export interface DescribeTrialRequest {
  TrialName: string;
}

export interface DescribeTrialResponse {
  TrialName?: string | undefined;
  TrialArn?: string | undefined;
  DisplayName?: string | undefined;
  ExperimentName?: string | undefined;
  Source?: TrialSource | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  MetadataProperties?: MetadataProperties | undefined;
}

export interface DescribeUserProfileRequest {
  DomainId: string;
  UserProfileName: string;
}

export interface DescribeUserProfileResponse {
  DomainId?: string | undefined;
  UserProfileArn?: string | undefined;
  UserProfileName?: string | undefined;
  HomeEfsFileSystemUid?: string | undefined;
  Status?: UserProfileStatus | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  FailureReason?: string | undefined;
  SingleSignOnUserIdentifier?: string | undefined;
  SingleSignOnUserValue?: string | undefined;
  UserSettings?: UserSettings | undefined;
}

export interface DescribeWorkforceRequest {
  WorkforceName: string;
}

export interface DescribeWorkforceResponse {
  Workforce: Workforce;
}

export interface DescribeWorkteamRequest {
  WorkteamName: string;
}

export interface DescribeWorkteamResponse {
  Workteam: Workteam;
}

export interface DesiredWeightAndCapacity {
  VariantName: string;
  DesiredWeight?: number | undefined;
  DesiredInstanceCount?: number | undefined;
  ServerlessUpdateConfig?: ProductionVariantServerlessUpdateConfig | undefined;
}

export interface Destination {
  ResourceArn: string;
  RoutingStatus?: RoutingStatus | undefined;
}

export interface DetachClusterNodeVolumeRequest {
  ClusterArn: string;
  NodeId: string;
  VolumeId: string;
}

export interface DetachClusterNodeVolumeResponse {
  ClusterArn: string;
  NodeId: string;
  VolumeId: string;
  AttachTime: Timestamp;
  Status: VolumeAttachmentStatus;
  DeviceName: string;
}

export type DetailedAlgorithmStatus = "NotStarted" | "InProgress" | "Completed" | "Failed";

export type DetailedModelPackageStatus = "NotStarted" | "InProgress" | "Completed" | "Failed";

export interface Device {
  DeviceName: string;
  Description?: string | undefined;
  IotThingName?: string | undefined;
}

export type DeviceDeploymentStatus = "READYTODEPLOY" | "INPROGRESS" | "DEPLOYED" | "FAILED" | "STOPPING" | "STOPPED";

export interface DeviceDeploymentSummary {
  EdgeDeploymentPlanArn: string;
  EdgeDeploymentPlanName: string;
  StageName: string;
  DeployedStageName?: string | undefined;
  DeviceFleetName?: string | undefined;
  DeviceName: string;
  DeviceArn: string;
  DeviceDeploymentStatus?: DeviceDeploymentStatus | undefined;
  DeviceDeploymentStatusMessage?: string | undefined;
  Description?: string | undefined;
  DeploymentStartTime?: Timestamp | undefined;
}

export interface DeviceFleetSummary {
  DeviceFleetArn: string;
  DeviceFleetName: string;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface DeviceSelectionConfig {
  DeviceSubsetType: DeviceSubsetType;
  Percentage?: number | undefined;
  DeviceNames?: readonly string[] | undefined;
  DeviceNameContains?: string | undefined;
}

export interface DeviceStats {
  ConnectedDeviceCount: number;
  RegisteredDeviceCount: number;
}

export type DeviceSubsetType = "PERCENTAGE" | "SELECTION" | "NAMECONTAINS";

export interface DeviceSummary {
  DeviceName: string;
  DeviceArn: string;
  Description?: string | undefined;
  DeviceFleetName?: string | undefined;
  IotThingName?: string | undefined;
  RegistrationTime?: Timestamp | undefined;
  LatestHeartbeat?: Timestamp | undefined;
  Models?: readonly EdgeModelSummary[] | undefined;
  AgentVersion?: string | undefined;
}

export interface DirectDeploySettings {
  Status?: FeatureStatus | undefined;
}

export type DirectInternetAccess = "Enabled" | "Disabled";

export type Direction = "Both" | "Ascendants" | "Descendants";

export interface DisableSagemakerServicecatalogPortfolioInput {}

export interface DisableSagemakerServicecatalogPortfolioOutput {}

export interface DisassociateTrialComponentRequest {
  TrialComponentName: string;
  TrialName: string;
}

export interface DisassociateTrialComponentResponse {
  TrialComponentArn?: string | undefined;
  TrialArn?: string | undefined;
}

export interface DockerSettings {
  EnableDockerAccess?: FeatureStatus | undefined;
  VpcOnlyTrustedAccounts?: readonly string[] | undefined;
  RootlessDocker?: FeatureStatus | undefined;
}

export interface DomainDetails {
  DomainArn?: string | undefined;
  DomainId?: string | undefined;
  DomainName?: string | undefined;
  Status?: DomainStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  Url?: string | undefined;
}

export interface DomainSettings {
  SecurityGroupIds?: readonly string[] | undefined;
  RStudioServerProDomainSettings?: RStudioServerProDomainSettings | undefined;
  ExecutionRoleIdentityConfig?: ExecutionRoleIdentityConfig | undefined;
  TrustedIdentityPropagationSettings?: TrustedIdentityPropagationSettings | undefined;
  DockerSettings?: DockerSettings | undefined;
  AmazonQSettings?: AmazonQSettings | undefined;
  UnifiedStudioSettings?: UnifiedStudioSettings | undefined;
  IpAddressType?: IPAddressType | undefined;
}

export interface DomainSettingsForUpdate {
  RStudioServerProDomainSettingsForUpdate?: RStudioServerProDomainSettingsForUpdate | undefined;
  ExecutionRoleIdentityConfig?: ExecutionRoleIdentityConfig | undefined;
  SecurityGroupIds?: readonly string[] | undefined;
  TrustedIdentityPropagationSettings?: TrustedIdentityPropagationSettings | undefined;
  DockerSettings?: DockerSettings | undefined;
  AmazonQSettings?: AmazonQSettings | undefined;
  UnifiedStudioSettings?: UnifiedStudioSettings | undefined;
  IpAddressType?: IPAddressType | undefined;
}

export type DomainStatus = "Deleting" | "Failed" | "InService" | "Pending" | "Updating" | "Update_Failed" | "Delete_Failed";

export interface DriftCheckBaselines {
  Bias?: DriftCheckBias | undefined;
  Explainability?: DriftCheckExplainability | undefined;
  ModelQuality?: DriftCheckModelQuality | undefined;
  ModelDataQuality?: DriftCheckModelDataQuality | undefined;
}

export interface DriftCheckBias {
  ConfigFile?: FileSource | undefined;
  PreTrainingConstraints?: MetricsSource | undefined;
  PostTrainingConstraints?: MetricsSource | undefined;
}

export interface DriftCheckExplainability {
  Constraints?: MetricsSource | undefined;
  ConfigFile?: FileSource | undefined;
}

export interface DriftCheckModelDataQuality {
  Statistics?: MetricsSource | undefined;
  Constraints?: MetricsSource | undefined;
}

export interface DriftCheckModelQuality {
  Statistics?: MetricsSource | undefined;
  Constraints?: MetricsSource | undefined;
}

export interface DynamicScalingConfiguration {
  MinCapacity?: number | undefined;
  MaxCapacity?: number | undefined;
  ScaleInCooldown?: number | undefined;
  ScaleOutCooldown?: number | undefined;
  ScalingPolicies?: readonly ScalingPolicy[] | undefined;
}

export interface EFSFileSystem {
  FileSystemId: string;
}

export interface EFSFileSystemConfig {
  FileSystemId: string;
  FileSystemPath?: string | undefined;
}

export interface EMRServerlessStepMetadata {
  ApplicationId?: string | undefined;
  JobRunId?: string | undefined;
  JobRunName?: string | undefined;
  LogFilePath?: string | undefined;
}

export interface EMRStepMetadata {
  ClusterId?: string | undefined;
  StepId?: string | undefined;
  StepName?: string | undefined;
  LogFilePath?: string | undefined;
}

export interface EbsStorageSettings {
  EbsVolumeSizeInGb: number;
}

export interface Ec2CapacityReservation {
  Ec2CapacityReservationId?: string | undefined;
  TotalInstanceCount?: number | undefined;
  AvailableInstanceCount?: number | undefined;
  UsedByCurrentEndpoint?: number | undefined;
}

export interface Edge {
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
  AssociationType?: AssociationEdgeType | undefined;
}

export interface EdgeDeploymentConfig {
  FailureHandlingPolicy: FailureHandlingPolicy;
}

export interface EdgeDeploymentModelConfig {
  ModelHandle: string;
  EdgePackagingJobName: string;
}

export interface EdgeDeploymentPlanSummary {
  EdgeDeploymentPlanArn: string;
  EdgeDeploymentPlanName: string;
  DeviceFleetName: string;
  EdgeDeploymentSuccess: number;
  EdgeDeploymentPending: number;
  EdgeDeploymentFailed: number;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface EdgeDeploymentStatus {
  StageStatus: StageStatus;
  EdgeDeploymentSuccessInStage: number;
  EdgeDeploymentPendingInStage: number;
  EdgeDeploymentFailedInStage: number;
  EdgeDeploymentStatusMessage?: string | undefined;
  EdgeDeploymentStageStartTime?: Timestamp | undefined;
}

export interface EdgeModel {
  ModelName: string;
  ModelVersion: string;
  LatestSampleTime?: Timestamp | undefined;
  LatestInference?: Timestamp | undefined;
}

export interface EdgeModelStat {
  ModelName: string;
  ModelVersion: string;
  OfflineDeviceCount: number;
  ConnectedDeviceCount: number;
  ActiveDeviceCount: number;
  SamplingDeviceCount: number;
}

export interface EdgeModelSummary {
  ModelName: string;
  ModelVersion: string;
}

export interface EdgeOutputConfig {
  S3OutputLocation: string;
  KmsKeyId?: string | undefined;
  PresetDeploymentType?: EdgePresetDeploymentType | undefined;
  PresetDeploymentConfig?: string | undefined;
}

export type EdgePackagingJobStatus = "STARTING" | "INPROGRESS" | "COMPLETED" | "FAILED" | "STOPPING" | "STOPPED";

export interface EdgePackagingJobSummary {
  EdgePackagingJobArn: string;
  EdgePackagingJobName: string;
  EdgePackagingJobStatus: EdgePackagingJobStatus;
  CompilationJobName?: string | undefined;
  ModelName?: string | undefined;
  ModelVersion?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface EdgePresetDeploymentOutput {
  Type: EdgePresetDeploymentType;
  Artifact?: string | undefined;
  Status?: EdgePresetDeploymentStatus | undefined;
  StatusMessage?: string | undefined;
}

export type EdgePresetDeploymentStatus = "COMPLETED" | "FAILED";

export type EdgePresetDeploymentType = "GreengrassV2Component";

export interface EmrServerlessComputeConfig {
  ExecutionRoleARN: string;
}

export interface EmrServerlessSettings {
  ExecutionRoleArn?: string | undefined;
  Status?: FeatureStatus | undefined;
}

export interface EmrSettings {
  AssumableRoleArns?: readonly string[] | undefined;
  ExecutionRoleArns?: readonly string[] | undefined;
}

export interface EnableSagemakerServicecatalogPortfolioInput {}

export interface EnableSagemakerServicecatalogPortfolioOutput {}

export type EnabledOrDisabled = "Enabled" | "Disabled";

export interface Endpoint {
  EndpointName: string;
  EndpointArn: string;
  EndpointConfigName: string;
  ProductionVariants?: readonly ProductionVariantSummary[] | undefined;
  DataCaptureConfig?: DataCaptureConfigSummary | undefined;
  EndpointStatus: EndpointStatus;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  MonitoringSchedules?: readonly MonitoringSchedule[] | undefined;
  Tags?: readonly Tag[] | undefined;
  ShadowProductionVariants?: readonly ProductionVariantSummary[] | undefined;
}

export type EndpointConfigSortKey = "Name" | "CreationTime";

export interface EndpointConfigStepMetadata {
  Arn?: string | undefined;
}

export interface EndpointConfigSummary {
  EndpointConfigName: string;
  EndpointConfigArn: string;
  CreationTime: Timestamp;
}

export interface EndpointInfo {
  EndpointName?: string | undefined;
}

export interface EndpointInput {
  EndpointName: string;
  LocalPath: string;
  S3InputMode?: ProcessingS3InputMode | undefined;
  S3DataDistributionType?: ProcessingS3DataDistributionType | undefined;
  FeaturesAttribute?: string | undefined;
  InferenceAttribute?: string | undefined;
  ProbabilityAttribute?: string | undefined;
  ProbabilityThresholdAttribute?: number | undefined;
  StartTimeOffset?: string | undefined;
  EndTimeOffset?: string | undefined;
  ExcludeFeaturesAttribute?: string | undefined;
}

export interface EndpointInputConfiguration {
  InstanceType?: ProductionVariantInstanceType | undefined;
  ServerlessConfig?: ProductionVariantServerlessConfig | undefined;
  InferenceSpecificationName?: string | undefined;
  EnvironmentParameterRanges?: EnvironmentParameterRanges | undefined;
}

export interface EndpointMetadata {
  EndpointName: string;
  EndpointConfigName?: string | undefined;
  EndpointStatus?: EndpointStatus | undefined;
  FailureReason?: string | undefined;
}

export interface EndpointOutputConfiguration {
  EndpointName: string;
  VariantName: string;
  InstanceType?: ProductionVariantInstanceType | undefined;
  InitialInstanceCount?: number | undefined;
  ServerlessConfig?: ProductionVariantServerlessConfig | undefined;
}

export interface EndpointPerformance {
  Metrics: InferenceMetrics;
  EndpointInfo: EndpointInfo;
}

export type EndpointSortKey = "Name" | "CreationTime" | "Status";

export type EndpointStatus = "OutOfService" | "Creating" | "Updating" | "SystemUpdating" | "RollingBack" | "InService" | "Deleting" | "Failed" | "UpdateRollbackFailed";

export interface EndpointStepMetadata {
  Arn?: string | undefined;
}

export interface EndpointSummary {
  EndpointName: string;
  EndpointArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  EndpointStatus: EndpointStatus;
}

export interface EnvironmentConfig {
  FSxLustreConfig?: FSxLustreConfig | undefined;
}

export interface EnvironmentConfigDetails {
  FSxLustreConfig?: FSxLustreConfig | undefined;
  S3OutputPath?: string | undefined;
}

export interface EnvironmentParameter {
  Key: string;
  ValueType: string;
  Value: string;
}

export interface EnvironmentParameterRanges {
  CategoricalParameterRanges?: readonly CategoricalParameter[] | undefined;
}

export interface ErrorInfo {
  Code?: string | undefined;
  Reason?: string | undefined;
}

export type EvaluationType = "LLMAJEvaluation" | "CustomScorerEvaluation" | "BenchmarkEvaluation";

export interface EventDetails {
  EventMetadata?: EventMetadata | undefined;
}

export interface EventMetadata {
  Cluster?: ClusterMetadata | undefined;
  InstanceGroup?: InstanceGroupMetadata | undefined;
  InstanceGroupScaling?: InstanceGroupScalingMetadata | undefined;
  Instance?: InstanceMetadata | undefined;
  DatabaseConfiguration?: DatabaseConfigurationMetadata | undefined;
  SlurmHealth?: SlurmHealthMetadata | undefined;
}

export type EventSortBy = "EventTime";

export type ExecutionRoleIdentityConfig = "USER_PROFILE_NAME" | "DISABLED";

export type ExecutionRoleSessionNameMode = "STATIC" | "USER_IDENTITY";

export type ExecutionStatus = "Pending" | "Completed" | "CompletedWithViolations" | "InProgress" | "Failed" | "Stopping" | "Stopped";

export interface Experiment {
  ExperimentName?: string | undefined;
  ExperimentArn?: string | undefined;
  DisplayName?: string | undefined;
  Source?: ExperimentSource | undefined;
  Description?: string | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface ExperimentConfig {
  ExperimentName?: string | undefined;
  TrialName?: string | undefined;
  TrialComponentDisplayName?: string | undefined;
  RunName?: string | undefined;
}

export interface ExperimentSource {
  SourceArn: string;
  SourceType?: string | undefined;
}

export interface ExperimentSummary {
  ExperimentArn?: string | undefined;
  ExperimentName?: string | undefined;
  DisplayName?: string | undefined;
  ExperimentSource?: ExperimentSource | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface Explainability {
  Report?: MetricsSource | undefined;
}

export interface ExplainerConfig {
  ClarifyExplainerConfig?: ClarifyExplainerConfig | undefined;
}

export interface ExtendTrainingPlanRequest {
  TrainingPlanExtensionOfferingId: string;
}

export interface ExtendTrainingPlanResponse {
  TrainingPlanExtensions: readonly TrainingPlanExtension[];
}

export interface ExtensionDetails {
  ClusterArn: string;
  ExtensionArn: string;
  ExtensionName: string;
  ExtensionVersion: string;
  Status: ExtensionStatus;
  ConfigurationValues?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface ExtensionHealth {
  Issues: readonly ExtensionHealthIssue[];
}

export interface ExtensionHealthIssue {
  Code: ExtensionHealthIssueCode;
  Message: string;
  NodeCount: number;
}

export type ExtensionHealthIssueCode = "InvalidConfiguration" | "ConfigurationConflict" | "AccessDenied" | "ResourceNotFound" | "DependencyUnreachable" | "ExtensionUnhealthy" | "InternalFailure" | "Other";

export interface ExtensionNodeSummary {
  TotalCount: number;
  ActiveCount: number;
}

export type ExtensionStatus = "Creating" | "Active" | "CreateFailed" | "Updating" | "Deleting" | "DeleteFailed" | "Degraded" | "UpdateFailed";

export interface ExtensionSummary {
  ExtensionArn: string;
  ExtensionName: string;
  ExtensionVersion: string;
  Status: ExtensionStatus;
  CreationTime?: Timestamp | undefined;
}

export interface ExtensionVersionSummary {
  ExtensionVersion: string;
}

export interface FSxLustreConfig {
  SizeInGiB: number;
  PerUnitStorageThroughput: number;
}

export interface FSxLustreFileSystem {
  FileSystemId: string;
}

export interface FSxLustreFileSystemConfig {
  FileSystemId: string;
  FileSystemPath?: string | undefined;
}

export interface FailStepMetadata {
  ErrorMessage?: string | undefined;
}

export type FailureHandlingPolicy = "ROLLBACK_ON_FAILURE" | "DO_NOTHING";

export type FairShare = "Enabled" | "Disabled";

export interface FeatureDefinition {
  FeatureName: string;
  FeatureType: FeatureType;
  CollectionType?: CollectionType | undefined;
  CollectionConfig?: CollectionConfig | undefined;
}

export interface FeatureGroup {
  FeatureGroupArn?: string | undefined;
  FeatureGroupName?: string | undefined;
  RecordIdentifierFeatureName?: string | undefined;
  EventTimeFeatureName?: string | undefined;
  FeatureDefinitions?: readonly FeatureDefinition[] | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  OnlineStoreConfig?: OnlineStoreConfig | undefined;
  OfflineStoreConfig?: OfflineStoreConfig | undefined;
  RoleArn?: string | undefined;
  FeatureGroupStatus?: FeatureGroupStatus | undefined;
  OfflineStoreStatus?: OfflineStoreStatus | undefined;
  LastUpdateStatus?: LastUpdateStatus | undefined;
  FailureReason?: string | undefined;
  Description?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export type FeatureGroupSortBy = "Name" | "FeatureGroupStatus" | "OfflineStoreStatus" | "CreationTime";

export type FeatureGroupSortOrder = "Ascending" | "Descending";

export type FeatureGroupStatus = "Creating" | "Created" | "CreateFailed" | "Deleting" | "DeleteFailed";

export interface FeatureGroupSummary {
  FeatureGroupName: string;
  FeatureGroupArn: string;
  CreationTime: Timestamp;
  FeatureGroupStatus?: FeatureGroupStatus | undefined;
  OfflineStoreStatus?: OfflineStoreStatus | undefined;
}

export interface FeatureMetadata {
  FeatureGroupArn?: string | undefined;
  FeatureGroupName?: string | undefined;
  FeatureName?: string | undefined;
  FeatureType?: FeatureType | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  Description?: string | undefined;
  Parameters?: readonly FeatureParameter[] | undefined;
}

export interface FeatureParameter {
  Key?: string | undefined;
  Value?: string | undefined;
}

export type FeatureStatus = "ENABLED" | "DISABLED";

export type FeatureType = "Integral" | "Fractional" | "String";

export interface FileSource {
  ContentType?: string | undefined;
  ContentDigest?: string | undefined;
  S3Uri: string;
}

export type FileSystemAccessMode = "rw" | "ro";

export interface FileSystemConfig {
  MountPath?: string | undefined;
  DefaultUid?: number | undefined;
  DefaultGid?: number | undefined;
}

export interface FileSystemDataSource {
  FileSystemId: string;
  FileSystemAccessMode: FileSystemAccessMode;
  FileSystemType: FileSystemType;
  DirectoryPath: string;
}

export type FileSystemType = "EFS" | "FSxLustre";

export type FillingType = "frontfill" | "middlefill" | "backfill" | "futurefill" | "frontfill_value" | "middlefill_value" | "backfill_value" | "futurefill_value";

export interface Filter {
  Name: string;
  Operator?: Operator | undefined;
  Value?: string | undefined;
}

export interface FinalAutoMLJobObjectiveMetric {
  Type?: AutoMLJobObjectiveType | undefined;
  MetricName: AutoMLMetricEnum;
  Value: number;
  StandardMetricName?: AutoMLMetricEnum | undefined;
}

export interface FinalHyperParameterTuningJobObjectiveMetric {
  Type?: HyperParameterTuningJobObjectiveType | undefined;
  MetricName: string;
  Value: number;
}

export type FlatInvocations = "Continue" | "Stop";

export interface FlowDefinitionOutputConfig {
  S3OutputPath: string;
  KmsKeyId?: string | undefined;
}

export type FlowDefinitionStatus = "Initializing" | "Active" | "Failed" | "Deleting";

export interface FlowDefinitionSummary {
  FlowDefinitionName: string;
  FlowDefinitionArn: string;
  FlowDefinitionStatus: FlowDefinitionStatus;
  CreationTime: Timestamp;
  FailureReason?: string | undefined;
}

export interface ForEachSelectorResult {
  StepName?: string | undefined;
  Index?: number | undefined;
}

export type ForEachStatus = "Succeeded" | "Failed" | "Stopped";

export interface ForEachStepMetadata {
  Status?: ForEachStatus | undefined;
  InputItemCount?: number | undefined;
  TotalStepCount?: number | undefined;
  SucceededStepCount?: number | undefined;
  FailedStepCount?: number | undefined;
  StoppedStepCount?: number | undefined;
  Selector?: ForEachSelectorResult | undefined;
}

export type Framework = "TENSORFLOW" | "KERAS" | "MXNET" | "ONNX" | "PYTORCH" | "XGBOOST" | "TFLITE" | "DARKNET" | "SKLEARN";

export interface GenerativeAiSettings {
  AmazonBedrockRoleArn?: string | undefined;
}

export interface GetDeviceFleetReportRequest {
  DeviceFleetName: string;
}

export interface GetDeviceFleetReportResponse {
  DeviceFleetArn: string;
  DeviceFleetName: string;
  OutputConfig?: EdgeOutputConfig | undefined;
  Description?: string | undefined;
  ReportGenerated?: Timestamp | undefined;
  DeviceStats?: DeviceStats | undefined;
  AgentVersions?: readonly AgentVersion[] | undefined;
  ModelStats?: readonly EdgeModelStat[] | undefined;
}

export interface GetEndpointPolicyRequest {
  EndpointName: string;
}

export interface GetEndpointPolicyResponse {
  EndpointName?: string | undefined;
  EndpointArn?: string | undefined;
  ResourcePolicy?: string | undefined;
}

export interface GetLineageGroupPolicyRequest {
  LineageGroupName: string;
}

export interface GetLineageGroupPolicyResponse {
  LineageGroupArn?: string | undefined;
  ResourcePolicy?: string | undefined;
}

export interface GetModelPackageGroupPolicyInput {
  ModelPackageGroupName: string;
}

export interface GetModelPackageGroupPolicyOutput {
  ResourcePolicy: string;
}

export interface GetSagemakerServicecatalogPortfolioStatusInput {}

export interface GetSagemakerServicecatalogPortfolioStatusOutput {
  Status?: SagemakerServicecatalogStatus | undefined;
}

export interface GetScalingConfigurationRecommendationRequest {
  InferenceRecommendationsJobName: string;
  RecommendationId?: string | undefined;
  EndpointName?: string | undefined;
  TargetCpuUtilizationPerCore?: number | undefined;
  ScalingPolicyObjective?: ScalingPolicyObjective | undefined;
}

export interface GetScalingConfigurationRecommendationResponse {
  InferenceRecommendationsJobName?: string | undefined;
  RecommendationId?: string | undefined;
  EndpointName?: string | undefined;
  TargetCpuUtilizationPerCore?: number | undefined;
  ScalingPolicyObjective?: ScalingPolicyObjective | undefined;
  Metric?: ScalingPolicyMetric | undefined;
  DynamicScalingConfiguration?: DynamicScalingConfiguration | undefined;
}

export interface GetSearchSuggestionsRequest {
  Resource: ResourceType;
  SuggestionQuery?: SuggestionQuery | undefined;
}

export interface GetSearchSuggestionsResponse {
  PropertyNameSuggestions?: readonly PropertyNameSuggestion[] | undefined;
}

export interface GitConfig {
  RepositoryUrl: string;
  Branch?: string | undefined;
  SecretArn?: string | undefined;
}

export interface GitConfigForUpdate {
  SecretArn?: string | undefined;
}

export interface HiddenSageMakerImage {
  SageMakerImageName?: SageMakerImageName | undefined;
  VersionAliases?: readonly string[] | undefined;
}

export interface HolidayConfigAttributes {
  CountryCode?: string | undefined;
}

export type HomeEfsFileSystemCreation = "Enabled" | "Disabled";

export interface HubAccessConfig {
  HubContentArn: string;
}

export interface HubContent {
  HubContentName: string;
  HubContentArn: string;
  HubContentVersion: string;
  HubContentType: HubContentType;
  DocumentSchemaVersion: string;
  HubName: string;
  HubArn: string;
  HubContentDisplayName?: string | undefined;
  HubContentDescription?: string | undefined;
  HubContentMarkdown?: string | undefined;
  HubContentDocument?: string | undefined;
  SageMakerPublicHubContentArn?: string | undefined;
  ReferenceMinVersion?: string | undefined;
  SupportStatus?: HubContentSupportStatus | undefined;
  HubContentSearchKeywords?: readonly string[] | undefined;
  HubContentDependencies?: readonly HubContentDependency[] | undefined;
  HubContentStatus: HubContentStatus;
  FailureReason?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface HubContentDependency {
  DependencyOriginPath?: string | undefined;
  DependencyCopyPath?: string | undefined;
}

export interface HubContentInfo {
  HubContentName: string;
  HubContentArn: string;
  SageMakerPublicHubContentArn?: string | undefined;
  HubContentVersion: string;
  HubContentType: HubContentType;
  DocumentSchemaVersion: string;
  HubContentDisplayName?: string | undefined;
  HubContentDescription?: string | undefined;
  SupportStatus?: HubContentSupportStatus | undefined;
  HubContentSearchKeywords?: readonly string[] | undefined;
  HubContentStatus: HubContentStatus;
  CreationTime: Timestamp;
  OriginalCreationTime?: Timestamp | undefined;
}

export type HubContentSortBy = "HubContentName" | "CreationTime" | "HubContentStatus";

export type HubContentStatus = "Available" | "Importing" | "Deleting" | "ImportFailed" | "DeleteFailed" | "PendingImport" | "PendingDelete";

export interface HubContentStepMetadata {
  HubArn?: string | undefined;
  HubContentArn?: string | undefined;
}

export type HubContentSupportStatus = "Supported" | "Deprecated" | "Restricted";

export type HubContentType = "Model" | "Notebook" | "ModelReference" | "DataSet" | "JsonDoc";

export interface HubInfo {
  HubName: string;
  HubArn: string;
  HubDisplayName?: string | undefined;
  HubDescription?: string | undefined;
  HubSearchKeywords?: readonly string[] | undefined;
  HubStatus: HubStatus;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
}

export interface HubS3StorageConfig {
  S3OutputPath?: string | undefined;
}

export type HubSortBy = "HubName" | "CreationTime" | "HubStatus" | "AccountIdOwner";

export type HubStatus = "InService" | "Creating" | "Updating" | "Deleting" | "CreateFailed" | "UpdateFailed" | "DeleteFailed";

export interface HumanLoopActivationConditionsConfig {
  HumanLoopActivationConditions: string;
}

export interface HumanLoopActivationConfig {
  HumanLoopActivationConditionsConfig: HumanLoopActivationConditionsConfig;
}

export interface HumanLoopConfig {
  WorkteamArn: string;
  HumanTaskUiArn: string;
  TaskTitle: string;
  TaskDescription: string;
  TaskCount: number;
  TaskAvailabilityLifetimeInSeconds?: number | undefined;
  TaskTimeLimitInSeconds?: number | undefined;
  TaskKeywords?: readonly string[] | undefined;
  PublicWorkforceTaskPrice?: PublicWorkforceTaskPrice | undefined;
}

export interface HumanLoopRequestSource {
  AwsManagedHumanLoopRequestSource: AwsManagedHumanLoopRequestSource;
}

export interface HumanTaskConfig {
  WorkteamArn: string;
  UiConfig: UiConfig;
  PreHumanTaskLambdaArn?: string | undefined;
  TaskKeywords?: readonly string[] | undefined;
  TaskTitle: string;
  TaskDescription: string;
  NumberOfHumanWorkersPerDataObject: number;
  TaskTimeLimitInSeconds: number;
  TaskAvailabilityLifetimeInSeconds?: number | undefined;
  MaxConcurrentTaskCount?: number | undefined;
  AnnotationConsolidationConfig?: AnnotationConsolidationConfig | undefined;
  PublicWorkforceTaskPrice?: PublicWorkforceTaskPrice | undefined;
}

export type HumanTaskUiStatus = "Active" | "Deleting";

export interface HumanTaskUiSummary {
  HumanTaskUiName: string;
  HumanTaskUiArn: string;
  CreationTime: Timestamp;
}

export interface HyperParameterAlgorithmSpecification {
  TrainingImage?: string | undefined;
  TrainingInputMode: TrainingInputMode;
  AlgorithmName?: string | undefined;
  MetricDefinitions?: readonly MetricDefinition[] | undefined;
}

export type HyperParameterScalingType = "Auto" | "Linear" | "Logarithmic" | "ReverseLogarithmic";

export interface HyperParameterSpecification {
  Name: string;
  Description?: string | undefined;
  Type: ParameterType;
  Range?: ParameterRange | undefined;
  IsTunable?: boolean | undefined;
  IsRequired?: boolean | undefined;
  DefaultValue?: string | undefined;
}

export interface HyperParameterTrainingJobDefinition {
  DefinitionName?: string | undefined;
  TuningObjective?: HyperParameterTuningJobObjective | undefined;
  HyperParameterRanges?: ParameterRanges | undefined;
  StaticHyperParameters?: Readonly<Record<string, string>> | undefined;
  AlgorithmSpecification: HyperParameterAlgorithmSpecification;
  RoleArn: string;
  InputDataConfig?: readonly Channel[] | undefined;
  VpcConfig?: VpcConfig | undefined;
  OutputDataConfig: OutputDataConfig;
  ResourceConfig?: ResourceConfig | undefined;
  HyperParameterTuningResourceConfig?: HyperParameterTuningResourceConfig | undefined;
  StoppingCondition: StoppingCondition;
  EnableNetworkIsolation?: boolean | undefined;
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  EnableManagedSpotTraining?: boolean | undefined;
  CheckpointConfig?: CheckpointConfig | undefined;
  RetryStrategy?: RetryStrategy | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface HyperParameterTrainingJobSummary {
  TrainingJobDefinitionName?: string | undefined;
  TrainingJobName: string;
  TrainingJobArn: string;
  TuningJobName?: string | undefined;
  CreationTime: Timestamp;
  TrainingStartTime?: Timestamp | undefined;
  TrainingEndTime?: Timestamp | undefined;
  TrainingJobStatus: TrainingJobStatus;
  TunedHyperParameters: Readonly<Record<string, string>>;
  FailureReason?: string | undefined;
  FinalHyperParameterTuningJobObjectiveMetric?: FinalHyperParameterTuningJobObjectiveMetric | undefined;
  ObjectiveStatus?: ObjectiveStatus | undefined;
}

export type HyperParameterTuningAllocationStrategy = "Prioritized";

export interface HyperParameterTuningInstanceConfig {
  InstanceType: TrainingInstanceType;
  InstanceCount: number;
  VolumeSizeInGB: number;
}

export interface HyperParameterTuningJobCompletionDetails {
  NumberOfTrainingJobsObjectiveNotImproving?: number | undefined;
  ConvergenceDetectedTime?: Timestamp | undefined;
}

export interface HyperParameterTuningJobConfig {
  Strategy: HyperParameterTuningJobStrategyType;
  StrategyConfig?: HyperParameterTuningJobStrategyConfig | undefined;
  HyperParameterTuningJobObjective?: HyperParameterTuningJobObjective | undefined;
  ResourceLimits: ResourceLimits;
  ParameterRanges?: ParameterRanges | undefined;
  TrainingJobEarlyStoppingType?: TrainingJobEarlyStoppingType | undefined;
  TuningJobCompletionCriteria?: TuningJobCompletionCriteria | undefined;
  RandomSeed?: number | undefined;
}

export interface HyperParameterTuningJobConsumedResources {
  RuntimeInSeconds?: number | undefined;
}

export interface HyperParameterTuningJobObjective {
  Type: HyperParameterTuningJobObjectiveType;
  MetricName: string;
}

export type HyperParameterTuningJobObjectiveType = "Maximize" | "Minimize";

export interface HyperParameterTuningJobSearchEntity {
  HyperParameterTuningJobName?: string | undefined;
  HyperParameterTuningJobArn?: string | undefined;
  HyperParameterTuningJobConfig?: HyperParameterTuningJobConfig | undefined;
  TrainingJobDefinition?: HyperParameterTrainingJobDefinition | undefined;
  TrainingJobDefinitions?: readonly HyperParameterTrainingJobDefinition[] | undefined;
  HyperParameterTuningJobStatus?: HyperParameterTuningJobStatus | undefined;
  CreationTime?: Timestamp | undefined;
  HyperParameterTuningEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  TrainingJobStatusCounters?: TrainingJobStatusCounters | undefined;
  ObjectiveStatusCounters?: ObjectiveStatusCounters | undefined;
  BestTrainingJob?: HyperParameterTrainingJobSummary | undefined;
  OverallBestTrainingJob?: HyperParameterTrainingJobSummary | undefined;
  WarmStartConfig?: HyperParameterTuningJobWarmStartConfig | undefined;
  FailureReason?: string | undefined;
  TuningJobCompletionDetails?: HyperParameterTuningJobCompletionDetails | undefined;
  ConsumedResources?: HyperParameterTuningJobConsumedResources | undefined;
  Tags?: readonly Tag[] | undefined;
}

export type HyperParameterTuningJobSortByOptions = "Name" | "Status" | "CreationTime";

export type HyperParameterTuningJobStatus = "Completed" | "InProgress" | "Failed" | "Stopped" | "Stopping" | "Deleting" | "DeleteFailed";

export interface HyperParameterTuningJobStrategyConfig {
  HyperbandStrategyConfig?: HyperbandStrategyConfig | undefined;
}

export type HyperParameterTuningJobStrategyType = "Bayesian" | "Random" | "Hyperband" | "Grid";

export interface HyperParameterTuningJobSummary {
  HyperParameterTuningJobName: string;
  HyperParameterTuningJobArn: string;
  HyperParameterTuningJobStatus: HyperParameterTuningJobStatus;
  Strategy: HyperParameterTuningJobStrategyType;
  CreationTime: Timestamp;
  HyperParameterTuningEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  TrainingJobStatusCounters: TrainingJobStatusCounters;
  ObjectiveStatusCounters: ObjectiveStatusCounters;
  ResourceLimits?: ResourceLimits | undefined;
}

export interface HyperParameterTuningJobWarmStartConfig {
  ParentHyperParameterTuningJobs: readonly ParentHyperParameterTuningJob[];
  WarmStartType: HyperParameterTuningJobWarmStartType;
}

export type HyperParameterTuningJobWarmStartType = "IdenticalDataAndAlgorithm" | "TransferLearning";

export interface HyperParameterTuningResourceConfig {
  InstanceType?: TrainingInstanceType | undefined;
  InstanceCount?: number | undefined;
  VolumeSizeInGB?: number | undefined;
  VolumeKmsKeyId?: string | undefined;
  AllocationStrategy?: HyperParameterTuningAllocationStrategy | undefined;
  InstanceConfigs?: readonly HyperParameterTuningInstanceConfig[] | undefined;
}

export interface HyperbandStrategyConfig {
  MinResource?: number | undefined;
  MaxResource?: number | undefined;
}

export type IPAddressType = "ipv4" | "dualstack";

export interface IamIdentity {
  Arn?: string | undefined;
  PrincipalId?: string | undefined;
  SourceIdentity?: string | undefined;
}

export interface IamPolicyConstraints {
  SourceIp?: EnabledOrDisabled | undefined;
  VpcSourceIp?: EnabledOrDisabled | undefined;
}

export interface IdcConfigInput {
  InstanceArn: string;
}

export interface IdcConfigOutput {
  InstanceArn: string;
  ApplicationArn?: string | undefined;
}

export interface IdentityProviderOAuthSetting {
  DataSourceName?: DataSourceName | undefined;
  Status?: FeatureStatus | undefined;
  SecretArn?: string | undefined;
}

export type IdleResourceSharing = "Enabled" | "Disabled";

export interface IdleSettings {
  LifecycleManagement?: LifecycleManagement | undefined;
  IdleTimeoutInMinutes?: number | undefined;
  MinIdleTimeoutInMinutes?: number | undefined;
  MaxIdleTimeoutInMinutes?: number | undefined;
}

export interface Image {
  CreationTime: Timestamp;
  Description?: string | undefined;
  DisplayName?: string | undefined;
  FailureReason?: string | undefined;
  ImageArn: string;
  ImageName: string;
  ImageStatus: ImageStatus;
  LastModifiedTime: Timestamp;
}

export interface ImageClassificationJobConfig {
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
}

export interface ImageConfig {
  RepositoryAccessMode: RepositoryAccessMode;
  RepositoryAuthConfig?: RepositoryAuthConfig | undefined;
}

export type ImageSortBy = "CREATION_TIME" | "LAST_MODIFIED_TIME" | "IMAGE_NAME";

export type ImageSortOrder = "ASCENDING" | "DESCENDING";

export type ImageStatus = "CREATING" | "CREATED" | "CREATE_FAILED" | "UPDATING" | "UPDATE_FAILED" | "DELETING" | "DELETE_FAILED";

export interface ImageVersion {
  CreationTime: Timestamp;
  FailureReason?: string | undefined;
  ImageArn: string;
  ImageVersionArn: string;
  ImageVersionStatus: ImageVersionStatus;
  LastModifiedTime: Timestamp;
  Version: number;
}

export type ImageVersionSortBy = "CREATION_TIME" | "LAST_MODIFIED_TIME" | "VERSION";

export type ImageVersionSortOrder = "ASCENDING" | "DESCENDING";

export type ImageVersionStatus = "CREATING" | "CREATED" | "CREATE_FAILED" | "DELETING" | "DELETE_FAILED";

export interface ImportHubContentRequest {
  HubContentName: string;
  HubContentVersion?: string | undefined;
  HubContentType: HubContentType;
  DocumentSchemaVersion: string;
  HubName: string;
  HubContentDisplayName?: string | undefined;
  HubContentDescription?: string | undefined;
  HubContentMarkdown?: string | undefined;
  HubContentDocument: string;
  SupportStatus?: HubContentSupportStatus | undefined;
  HubContentSearchKeywords?: readonly string[] | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface ImportHubContentResponse {
  HubArn: string;
  HubContentArn: string;
}

export type IncludedData = "AllData" | "MetadataOnly";

export interface InferenceComponentAvailabilityZoneBalance {
  EnforcementMode: AvailabilityZoneBalanceEnforcementMode;
  MaxImbalance?: number | undefined;
}

export interface InferenceComponentCapacitySize {
  Type: InferenceComponentCapacitySizeType;
  Value: number;
}

export type InferenceComponentCapacitySizeType = "COPY_COUNT" | "CAPACITY_PERCENT";

export interface InferenceComponentComputeResourceRequirements {
  NumberOfCpuCoresRequired?: number | undefined;
  NumberOfAcceleratorDevicesRequired?: number | undefined;
  MinMemoryRequiredInMb: number;
  MaxMemoryRequiredInMb?: number | undefined;
  AcceleratorPartitionType?: string | undefined;
}

export interface InferenceComponentContainerSpecification {
  Image?: string | undefined;
  ArtifactUrl?: string | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  ContainerMetricsConfig?: ContainerMetricsConfig | undefined;
}

export interface InferenceComponentContainerSpecificationSummary {
  DeployedImage?: DeployedImage | undefined;
  ArtifactUrl?: string | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  ContainerMetricsConfig?: ContainerMetricsConfig | undefined;
}

export interface InferenceComponentDataCacheConfig {
  EnableCaching: boolean;
}

export interface InferenceComponentDataCacheConfigSummary {
  EnableCaching: boolean;
}

export interface InferenceComponentDeploymentConfig {
  RollingUpdatePolicy: InferenceComponentRollingUpdatePolicy;
  AutoRollbackConfiguration?: AutoRollbackConfig | undefined;
}

export interface InferenceComponentMetadata {
  Arn?: string | undefined;
}

export interface InferenceComponentPlacementStatus {
  InstanceType: ProductionVariantInstanceType;
  CurrentCopyCount: number;
}

export type InferenceComponentPlacementStrategy = "SPREAD" | "BINPACK";

export interface InferenceComponentRollingUpdatePolicy {
  MaximumBatchSize: InferenceComponentCapacitySize;
  WaitIntervalInSeconds: number;
  MaximumExecutionTimeoutInSeconds?: number | undefined;
  RollbackMaximumBatchSize?: InferenceComponentCapacitySize | undefined;
}

export interface InferenceComponentRuntimeConfig {
  CopyCount: number;
}

export interface InferenceComponentRuntimeConfigSummary {
  DesiredCopyCount?: number | undefined;
  CurrentCopyCount?: number | undefined;
  PlacementStatus?: readonly InferenceComponentPlacementStatus[] | undefined;
}

export interface InferenceComponentSchedulingConfig {
  PlacementStrategy: InferenceComponentPlacementStrategy;
  AvailabilityZoneBalance?: InferenceComponentAvailabilityZoneBalance | undefined;
}

export type InferenceComponentSortKey = "Name" | "CreationTime" | "Status";

export interface InferenceComponentSpecification {
  InstanceType?: ProductionVariantInstanceType | undefined;
  ModelName?: string | undefined;
  Container?: InferenceComponentContainerSpecification | undefined;
  StartupParameters?: InferenceComponentStartupParameters | undefined;
  ComputeResourceRequirements?: InferenceComponentComputeResourceRequirements | undefined;
  BaseInferenceComponentName?: string | undefined;
  DataCacheConfig?: InferenceComponentDataCacheConfig | undefined;
  SchedulingConfig?: InferenceComponentSchedulingConfig | undefined;
}

export interface InferenceComponentSpecificationSummary {
  InstanceType?: ProductionVariantInstanceType | undefined;
  ModelName?: string | undefined;
  Container?: InferenceComponentContainerSpecificationSummary | undefined;
  StartupParameters?: InferenceComponentStartupParameters | undefined;
  ComputeResourceRequirements?: InferenceComponentComputeResourceRequirements | undefined;
  BaseInferenceComponentName?: string | undefined;
  DataCacheConfig?: InferenceComponentDataCacheConfigSummary | undefined;
  SchedulingConfig?: InferenceComponentSchedulingConfig | undefined;
}

export interface InferenceComponentStartupParameters {
  ModelDataDownloadTimeoutInSeconds?: number | undefined;
  ContainerStartupHealthCheckTimeoutInSeconds?: number | undefined;
}

export type InferenceComponentStatus = "InService" | "Creating" | "Updating" | "Failed" | "Deleting";

export interface InferenceComponentSummary {
  CreationTime: Timestamp;
  InferenceComponentArn: string;
  InferenceComponentName: string;
  EndpointArn: string;
  EndpointName: string;
  VariantName: string;
  InferenceComponentStatus?: InferenceComponentStatus | undefined;
  LastModifiedTime: Timestamp;
}

export interface InferenceExecutionConfig {
  Mode: InferenceExecutionMode;
}

export type InferenceExecutionMode = "Serial" | "Direct";

export interface InferenceExperimentDataStorageConfig {
  Destination: string;
  KmsKey?: string | undefined;
  ContentType?: CaptureContentTypeHeader | undefined;
}

export interface InferenceExperimentSchedule {
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
}

export type InferenceExperimentStatus = "Creating" | "Created" | "Updating" | "Running" | "Starting" | "Stopping" | "Completed" | "Cancelled";

export type InferenceExperimentStopDesiredState = "Completed" | "Cancelled";

export interface InferenceExperimentSummary {
  Name: string;
  Type: InferenceExperimentType;
  Schedule?: InferenceExperimentSchedule | undefined;
  Status: InferenceExperimentStatus;
  StatusReason?: string | undefined;
  Description?: string | undefined;
  CreationTime: Timestamp;
  CompletionTime?: Timestamp | undefined;
  LastModifiedTime: Timestamp;
  RoleArn?: string | undefined;
}

export type InferenceExperimentType = "ShadowMode";

export interface InferenceHubAccessConfig {
  HubContentArn: string;
}

export interface InferenceMetrics {
  MaxInvocations: number;
  ModelLatency: number;
}

export interface InferenceRecommendation {
  RecommendationId?: string | undefined;
  Metrics?: RecommendationMetrics | undefined;
  EndpointConfiguration: EndpointOutputConfiguration;
  ModelConfiguration: ModelConfiguration;
  InvocationEndTime?: Timestamp | undefined;
  InvocationStartTime?: Timestamp | undefined;
}

export interface InferenceRecommendationsJob {
  JobName: string;
  JobDescription: string;
  JobType: RecommendationJobType;
  JobArn: string;
  Status: RecommendationJobStatus;
  CreationTime: Timestamp;
  CompletionTime?: Timestamp | undefined;
  RoleArn: string;
  LastModifiedTime: Timestamp;
  FailureReason?: string | undefined;
  ModelName?: string | undefined;
  SamplePayloadUrl?: string | undefined;
  ModelPackageVersionArn?: string | undefined;
}

export interface InferenceRecommendationsJobStep {
  StepType: RecommendationStepType;
  JobName: string;
  Status: RecommendationJobStatus;
  InferenceBenchmark?: RecommendationJobInferenceBenchmark | undefined;
}

export type InferenceRouterRoutingPreference = "LocalRegionFirst" | "InstancePoolOrder";

export type InferenceRouterStatus = "InService" | "Creating" | "Updating" | "Failed" | "Deleting";

export interface InferenceRouterSummary {
  InferenceRouterName: string;
  InferenceRouterArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
}

export interface InferenceSpecification {
  Containers: readonly ModelPackageContainerDefinition[];
  SupportedTransformInstanceTypes?: readonly TransformInstanceType[] | undefined;
  SupportedRealtimeInferenceInstanceTypes?: readonly ProductionVariantInstanceType[] | undefined;
  SupportedContentTypes?: readonly string[] | undefined;
  SupportedResponseMIMETypes?: readonly string[] | undefined;
}

export interface InfraCheckConfig {
  EnableInfraCheck?: boolean | undefined;
}

export interface InputConfig {
  S3Uri: string;
  DataInputConfig?: string | undefined;
  Framework: Framework;
  FrameworkVersion?: string | undefined;
}

export type InputMode = "Pipe" | "File";

export interface InstanceGroup {
  InstanceType: TrainingInstanceType;
  InstanceCount: number;
  InstanceGroupName: string;
}

export interface InstanceGroupHealthCheckConfiguration {
  InstanceGroupName: string;
  InstanceIds?: readonly string[] | undefined;
  DeepHealthChecks: readonly DeepHealthCheckType[];
}

export interface InstanceGroupMetadata {
  FailureMessage?: string | undefined;
  AvailabilityZoneId?: string | undefined;
  CapacityReservation?: CapacityReservation | undefined;
  SubnetId?: string | undefined;
  SecurityGroupIds?: readonly string[] | undefined;
  AmiOverride?: string | undefined;
}

export interface InstanceGroupScalingMetadata {
  InstanceCount?: number | undefined;
  TargetCount?: number | undefined;
  MinCount?: number | undefined;
  FailureMessage?: string | undefined;
}

export type InstanceGroupStatus = "InService" | "Creating" | "Updating" | "Failed" | "Degraded" | "SystemUpdating" | "Deleting";

export interface InstanceMetadata {
  CustomerEni?: string | undefined;
  AdditionalEnis?: AdditionalEnis | undefined;
  InstanceRequirementsEniConfigurations?: readonly InstanceRequirementsEniConfiguration[] | undefined;
  CapacityReservation?: CapacityReservation | undefined;
  FailureMessage?: string | undefined;
  LcsExecutionState?: string | undefined;
  NodeLogicalId?: string | undefined;
}

export interface InstanceMetadataServiceConfiguration {
  MinimumInstanceMetadataServiceVersion: string;
}

export interface InstancePlacementConfig {
  EnableMultipleJobs?: boolean | undefined;
  PlacementSpecifications?: readonly PlacementSpecification[] | undefined;
}

export interface InstancePool {
  InstanceType: ProductionVariantInstanceType;
  ModelNameOverride?: string | undefined;
  Priority: number;
}

export interface InstancePoolSummary {
  InstanceType: ProductionVariantInstanceType;
  CurrentInstanceCount: number;
}

export interface InstancePreference {
  InstanceType: TrainingInstanceType;
  InstanceCount?: number | undefined;
  TrainingPlanArns?: readonly string[] | undefined;
}

export interface InstanceRequirementsEniConfiguration {
  CustomerEni?: string | undefined;
  AdditionalEnis?: AdditionalEnis | undefined;
}

export type InstanceType = "ml.t2.medium" | "ml.t2.large" | "ml.t2.xlarge" | "ml.t2.2xlarge" | "ml.t3.medium" | "ml.t3.large" | "ml.t3.xlarge" | "ml.t3.2xlarge" | "ml.m4.xlarge" | "ml.m4.2xlarge" | "ml.m4.4xlarge" | "ml.m4.10xlarge" | "ml.m4.16xlarge" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.12xlarge" | "ml.m5.24xlarge" | "ml.m5d.large" | "ml.m5d.xlarge" | "ml.m5d.2xlarge" | "ml.m5d.4xlarge" | "ml.m5d.8xlarge" | "ml.m5d.12xlarge" | "ml.m5d.16xlarge" | "ml.m5d.24xlarge" | "ml.c4.xlarge" | "ml.c4.2xlarge" | "ml.c4.4xlarge" | "ml.c4.8xlarge" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.18xlarge" | "ml.c5d.xlarge" | "ml.c5d.2xlarge" | "ml.c5d.4xlarge" | "ml.c5d.9xlarge" | "ml.c5d.18xlarge" | "ml.p2.xlarge" | "ml.p2.8xlarge" | "ml.p2.16xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.p3dn.24xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.r5.large" | "ml.r5.xlarge" | "ml.r5.2xlarge" | "ml.r5.4xlarge" | "ml.r5.8xlarge" | "ml.r5.12xlarge" | "ml.r5.16xlarge" | "ml.r5.24xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.16xlarge" | "ml.g5.12xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.inf1.xlarge" | "ml.inf1.2xlarge" | "ml.inf1.6xlarge" | "ml.inf1.24xlarge" | "ml.trn1.2xlarge" | "ml.trn1.32xlarge" | "ml.trn1n.32xlarge" | "ml.inf2.xlarge" | "ml.inf2.8xlarge" | "ml.inf2.24xlarge" | "ml.inf2.48xlarge" | "ml.p4d.24xlarge" | "ml.p4de.24xlarge" | "ml.p5.48xlarge" | "ml.p6-b200.48xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.c6i.large" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.4xlarge" | "ml.c6i.8xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.c7i.large" | "ml.c7i.xlarge" | "ml.c7i.2xlarge" | "ml.c7i.4xlarge" | "ml.c7i.8xlarge" | "ml.c7i.12xlarge" | "ml.c7i.16xlarge" | "ml.c7i.24xlarge" | "ml.c7i.48xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.m6id.large" | "ml.m6id.xlarge" | "ml.m6id.2xlarge" | "ml.m6id.4xlarge" | "ml.m6id.8xlarge" | "ml.m6id.12xlarge" | "ml.m6id.16xlarge" | "ml.m6id.24xlarge" | "ml.m6id.32xlarge" | "ml.c6id.large" | "ml.c6id.xlarge" | "ml.c6id.2xlarge" | "ml.c6id.4xlarge" | "ml.c6id.8xlarge" | "ml.c6id.12xlarge" | "ml.c6id.16xlarge" | "ml.c6id.24xlarge" | "ml.c6id.32xlarge" | "ml.r6id.large" | "ml.r6id.xlarge" | "ml.r6id.2xlarge" | "ml.r6id.4xlarge" | "ml.r6id.8xlarge" | "ml.r6id.12xlarge" | "ml.r6id.16xlarge" | "ml.r6id.24xlarge" | "ml.r6id.32xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.p5.4xlarge" | "ml.p5en.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge";

export interface IntegerParameterRange {
  Name: string;
  MinValue: string;
  MaxValue: string;
  ScalingType?: HyperParameterScalingType | undefined;
}

export interface IntegerParameterRangeSpecification {
  MinValue: string;
  MaxValue: string;
}

export type IsTrackingServerActive = "Active" | "Inactive";

export interface IterationContext {
  ParentStepName?: string | undefined;
  Index?: number | undefined;
  Item?: string | undefined;
}

export interface Job {
  JobName?: string | undefined;
  JobArn?: string | undefined;
  RoleArn?: string | undefined;
  JobCategory?: JobCategory | undefined;
  JobConfigSchemaVersion?: string | undefined;
  JobConfigDocument?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  JobStatus?: JobStatus | undefined;
  SecondaryStatus?: JobSecondaryStatus | undefined;
  SecondaryStatusTransitions?: readonly JobSecondaryStatusTransition[] | undefined;
  FailureReason?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export type JobCategory = "AgentRFT" | "SyntheticDataGeneration" | "DataQualityEvaluation" | "AgentRFTEvaluation" | "DataTransformation";

export interface JobConfigSchemaVersionSummary {
  JobConfigSchemaVersion: string;
}

export type JobSecondaryStatus = "Starting" | "Downloading" | "Training" | "Uploading" | "Stopping" | "Stopped" | "MaxRuntimeExceeded" | "Interrupted" | "Failed" | "Completed" | "Restarting" | "Pending" | "Generating" | "PartialGeneration" | "Evaluating" | "Validating" | "Preparing" | "Executing" | "Publishing" | "Finalizing" | "Transforming" | "Deleting" | "DeleteFailed";

export interface JobSecondaryStatusTransition {
  Status: JobSecondaryStatus;
  StartTime: Timestamp;
  EndTime?: Timestamp | undefined;
  StatusMessage?: string | undefined;
}

export type JobStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped" | "Deleting" | "DeleteFailed";

export interface JobStepMetadata {
  Arn?: string | undefined;
}

export interface JobSummary {
  JobArn: string;
  JobName: string;
  JobCategory: JobCategory;
  JobStatus: JobStatus;
  JobSecondaryStatus: JobSecondaryStatus;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  EndTime?: Timestamp | undefined;
}

export type JobType = "TRAINING" | "INFERENCE" | "NOTEBOOK_KERNEL";

export type JoinSource = "Input" | "None";

export interface JupyterLabAppImageConfig {
  FileSystemConfig?: FileSystemConfig | undefined;
  ContainerConfig?: ContainerConfig | undefined;
}

export interface JupyterLabAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  CustomImages?: readonly CustomImage[] | undefined;
  LifecycleConfigArns?: readonly string[] | undefined;
  CodeRepositories?: readonly CodeRepository[] | undefined;
  AppLifecycleManagement?: AppLifecycleManagement | undefined;
  EmrSettings?: EmrSettings | undefined;
  BuiltInLifecycleConfigArn?: string | undefined;
}

export interface JupyterServerAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  LifecycleConfigArns?: readonly string[] | undefined;
  CodeRepositories?: readonly CodeRepository[] | undefined;
}

export interface KendraSettings {
  Status?: FeatureStatus | undefined;
}

export interface KernelGatewayAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  CustomImages?: readonly CustomImage[] | undefined;
  LifecycleConfigArns?: readonly string[] | undefined;
}

export interface KernelGatewayImageConfig {
  KernelSpecs: readonly KernelSpec[];
  FileSystemConfig?: FileSystemConfig | undefined;
}

export interface KernelSpec {
  Name: string;
  DisplayName?: string | undefined;
}

export interface LabelCounters {
  TotalLabeled?: number | undefined;
  HumanLabeled?: number | undefined;
  MachineLabeled?: number | undefined;
  FailedNonRetryableError?: number | undefined;
  Unlabeled?: number | undefined;
}

export interface LabelCountersForWorkteam {
  HumanLabeled?: number | undefined;
  PendingHuman?: number | undefined;
  Total?: number | undefined;
}

export interface LabelingJobAlgorithmsConfig {
  LabelingJobAlgorithmSpecificationArn: string;
  InitialActiveLearningModelArn?: string | undefined;
  LabelingJobResourceConfig?: LabelingJobResourceConfig | undefined;
}

export interface LabelingJobDataAttributes {
  ContentClassifiers?: readonly ContentClassifier[] | undefined;
}

export interface LabelingJobDataSource {
  S3DataSource?: LabelingJobS3DataSource | undefined;
  SnsDataSource?: LabelingJobSnsDataSource | undefined;
}

export interface LabelingJobForWorkteamSummary {
  LabelingJobName?: string | undefined;
  JobReferenceCode: string;
  WorkRequesterAccountId: string;
  CreationTime: Timestamp;
  LabelCounters?: LabelCountersForWorkteam | undefined;
  NumberOfHumanWorkersPerDataObject?: number | undefined;
}

export interface LabelingJobInputConfig {
  DataSource: LabelingJobDataSource;
  DataAttributes?: LabelingJobDataAttributes | undefined;
}

export interface LabelingJobOutput {
  OutputDatasetS3Uri: string;
  FinalActiveLearningModelArn?: string | undefined;
}

export interface LabelingJobOutputConfig {
  S3OutputPath: string;
  KmsKeyId?: string | undefined;
  SnsTopicArn?: string | undefined;
}

export interface LabelingJobResourceConfig {
  VolumeKmsKeyId?: string | undefined;
  VpcConfig?: VpcConfig | undefined;
}

export interface LabelingJobS3DataSource {
  ManifestS3Uri: string;
}

export interface LabelingJobSnsDataSource {
  SnsTopicArn: string;
}

export type LabelingJobStatus = "Initializing" | "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface LabelingJobStoppingConditions {
  MaxHumanLabeledObjectCount?: number | undefined;
  MaxPercentageOfInputDatasetLabeled?: number | undefined;
}

export interface LabelingJobSummary {
  LabelingJobName: string;
  LabelingJobArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  LabelingJobStatus: LabelingJobStatus;
  LabelCounters: LabelCounters;
  WorkteamArn: string;
  PreHumanTaskLambdaArn?: string | undefined;
  AnnotationConsolidationLambdaArn?: string | undefined;
  FailureReason?: string | undefined;
  LabelingJobOutput?: LabelingJobOutput | undefined;
  InputConfig?: LabelingJobInputConfig | undefined;
}

export interface LambdaStepMetadata {
  Arn?: string | undefined;
  OutputParameters?: readonly OutputParameter[] | undefined;
}

export interface LastUpdateStatus {
  Status: LastUpdateStatusValue;
  FailureReason?: string | undefined;
}

export type LastUpdateStatusValue = "Successful" | "Failed" | "InProgress";

export type LifecycleManagement = "ENABLED" | "DISABLED";

export interface LineageGroupSummary {
  LineageGroupArn?: string | undefined;
  LineageGroupName?: string | undefined;
  DisplayName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface LineageMetadata {
  ActionArns?: Readonly<Record<string, string>> | undefined;
  ArtifactArns?: Readonly<Record<string, string>> | undefined;
  ContextArns?: Readonly<Record<string, string>> | undefined;
  Associations?: readonly AssociationInfo[] | undefined;
}

export type LineageType = "TrialComponent" | "Artifact" | "Context" | "Action";

export interface ListAIBenchmarkJobsRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  NameContains?: string | undefined;
  StatusEquals?: AIBenchmarkJobStatus | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortBy?: ListAIBenchmarkJobsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListAIBenchmarkJobsResponse {
  AIBenchmarkJobs: readonly AIBenchmarkJobSummary[];
  NextToken?: string | undefined;
}

export type ListAIBenchmarkJobsSortBy = "Name" | "CreationTime" | "Status";

export interface ListAIRecommendationJobsRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  NameContains?: string | undefined;
  StatusEquals?: AIRecommendationJobStatus | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortBy?: ListAIRecommendationJobsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListAIRecommendationJobsResponse {
  AIRecommendationJobs: readonly AIRecommendationJobSummary[];
  NextToken?: string | undefined;
}

export type ListAIRecommendationJobsSortBy = "Name" | "CreationTime" | "Status";

export interface ListAIWorkloadConfigsRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  NameContains?: string | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortBy?: ListAIWorkloadConfigsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListAIWorkloadConfigsResponse {
  AIWorkloadConfigs: readonly AIWorkloadConfigSummary[];
  NextToken?: string | undefined;
}

export type ListAIWorkloadConfigsSortBy = "Name" | "CreationTime";

export interface ListActionsRequest {
  SourceUri?: string | undefined;
  ActionType?: string | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortActionsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListActionsResponse {
  ActionSummaries?: readonly ActionSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListAlgorithmsInput {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  SortBy?: AlgorithmSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListAlgorithmsOutput {
  AlgorithmSummaryList: readonly AlgorithmSummary[];
  NextToken?: string | undefined;
}

export interface ListAliasesRequest {
  ImageName: string;
  Alias?: string | undefined;
  Version?: number | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListAliasesResponse {
  SageMakerImageVersionAliases?: readonly string[] | undefined;
  NextToken?: string | undefined;
}

export interface ListAppImageConfigsRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  ModifiedTimeBefore?: Timestamp | undefined;
  ModifiedTimeAfter?: Timestamp | undefined;
  SortBy?: AppImageConfigSortKey | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListAppImageConfigsResponse {
  NextToken?: string | undefined;
  AppImageConfigs?: readonly AppImageConfigDetails[] | undefined;
}

export interface ListAppsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortOrder?: SortOrder | undefined;
  SortBy?: AppSortKey | undefined;
  DomainIdEquals?: string | undefined;
  UserProfileNameEquals?: string | undefined;
  SpaceNameEquals?: string | undefined;
}

export interface ListAppsResponse {
  Apps?: readonly AppDetails[] | undefined;
  NextToken?: string | undefined;
}

export interface ListArtifactsRequest {
  SourceUri?: string | undefined;
  ArtifactType?: string | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortArtifactsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListArtifactsResponse {
  ArtifactSummaries?: readonly ArtifactSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListAssociationsRequest {
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
  SourceType?: string | undefined;
  DestinationType?: string | undefined;
  AssociationType?: AssociationEdgeType | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortAssociationsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListAssociationsResponse {
  AssociationSummaries?: readonly AssociationSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListAutoMLJobsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: AutoMLJobStatus | undefined;
  SortOrder?: AutoMLSortOrder | undefined;
  SortBy?: AutoMLSortBy | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListAutoMLJobsResponse {
  AutoMLJobSummaries: readonly AutoMLJobSummary[];
  NextToken?: string | undefined;
}

export interface ListCandidatesForAutoMLJobRequest {
  AutoMLJobName: string;
  StatusEquals?: CandidateStatus | undefined;
  CandidateNameEquals?: string | undefined;
  SortOrder?: AutoMLSortOrder | undefined;
  SortBy?: CandidateSortBy | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListCandidatesForAutoMLJobResponse {
  Candidates: readonly AutoMLCandidate[];
  NextToken?: string | undefined;
}

export interface ListClusterEventsRequest {
  ClusterName: string;
  InstanceGroupName?: string | undefined;
  NodeId?: string | undefined;
  EventTimeAfter?: Timestamp | undefined;
  EventTimeBefore?: Timestamp | undefined;
  SortBy?: EventSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  ResourceType?: ClusterEventResourceType | undefined;
  OperationId?: string | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListClusterEventsResponse {
  NextToken?: string | undefined;
  Events?: readonly ClusterEventSummary[] | undefined;
}

export interface ListClusterExtensionVersionsRequest {
  ExtensionName: string;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListClusterExtensionVersionsResponse {
  ExtensionVersions: readonly ExtensionVersionSummary[];
  NextToken?: string | undefined;
}

export interface ListClusterExtensionsRequest {
  ClusterArn: string;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
}

export interface ListClusterExtensionsResponse {
  Extensions: readonly ExtensionSummary[];
  NextToken?: string | undefined;
}

export interface ListClusterNodesRequest {
  ClusterName: string;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  InstanceGroupNameContains?: string | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  SortBy?: ClusterSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  IncludeNodeLogicalIds?: boolean | undefined;
}

export interface ListClusterNodesResponse {
  NextToken?: string | undefined;
  ClusterNodeSummaries: readonly ClusterNodeSummary[];
}

export interface ListClusterOperationsRequest {
  ClusterName: string;
  Status?: ClusterOperationStatus | undefined;
  Type?: ClusterOperationType | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortBy?: ClusterOperationSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListClusterOperationsResponse {
  NextToken?: string | undefined;
  ClusterOperationSummaries?: readonly ClusterOperationSummary[] | undefined;
}

export interface ListClusterSchedulerConfigsRequest {
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  ClusterArn?: string | undefined;
  Status?: SchedulerResourceStatus | undefined;
  SortBy?: SortClusterSchedulerConfigBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListClusterSchedulerConfigsResponse {
  ClusterSchedulerConfigSummaries?: readonly ClusterSchedulerConfigSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListClustersRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  SortBy?: ClusterSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  TrainingPlanArn?: string | undefined;
}

export interface ListClustersResponse {
  NextToken?: string | undefined;
  ClusterSummaries: readonly ClusterSummary[];
}

export interface ListCodeRepositoriesInput {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  SortBy?: CodeRepositorySortBy | undefined;
  SortOrder?: CodeRepositorySortOrder | undefined;
}

export interface ListCodeRepositoriesOutput {
  CodeRepositorySummaryList: readonly CodeRepositorySummary[];
  NextToken?: string | undefined;
}

export interface ListCompilationJobsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: CompilationJobStatus | undefined;
  SortBy?: ListCompilationJobsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListCompilationJobsResponse {
  CompilationJobSummaries: readonly CompilationJobSummary[];
  NextToken?: string | undefined;
}

export type ListCompilationJobsSortBy = "Name" | "CreationTime" | "Status";

export interface ListComputeQuotasRequest {
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  Status?: SchedulerResourceStatus | undefined;
  ClusterArn?: string | undefined;
  SortBy?: SortQuotaBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListComputeQuotasResponse {
  ComputeQuotaSummaries?: readonly ComputeQuotaSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListContextsRequest {
  SourceUri?: string | undefined;
  ContextType?: string | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortContextsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListContextsResponse {
  ContextSummaries?: readonly ContextSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListDataQualityJobDefinitionsRequest {
  EndpointName?: string | undefined;
  SortBy?: MonitoringJobDefinitionSortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
}

export interface ListDataQualityJobDefinitionsResponse {
  JobDefinitionSummaries: readonly MonitoringJobDefinitionSummary[];
  NextToken?: string | undefined;
}

export interface ListDeviceFleetsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  SortBy?: ListDeviceFleetsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListDeviceFleetsResponse {
  DeviceFleetSummaries: readonly DeviceFleetSummary[];
  NextToken?: string | undefined;
}

export type ListDeviceFleetsSortBy = "NAME" | "CREATION_TIME" | "LAST_MODIFIED_TIME";

export interface ListDevicesRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  LatestHeartbeatAfter?: Timestamp | undefined;
  ModelName?: string | undefined;
  DeviceFleetName?: string | undefined;
}

export interface ListDevicesResponse {
  DeviceSummaries: readonly DeviceSummary[];
  NextToken?: string | undefined;
}

export interface ListDomainsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListDomainsResponse {
  Domains?: readonly DomainDetails[] | undefined;
  NextToken?: string | undefined;
}

export interface ListEdgeDeploymentPlansRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  DeviceFleetNameContains?: string | undefined;
  SortBy?: ListEdgeDeploymentPlansSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListEdgeDeploymentPlansResponse {
  EdgeDeploymentPlanSummaries: readonly EdgeDeploymentPlanSummary[];
  NextToken?: string | undefined;
}

export type ListEdgeDeploymentPlansSortBy = "NAME" | "DEVICE_FLEET_NAME" | "CREATION_TIME" | "LAST_MODIFIED_TIME";

export interface ListEdgePackagingJobsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  ModelNameContains?: string | undefined;
  StatusEquals?: EdgePackagingJobStatus | undefined;
  SortBy?: ListEdgePackagingJobsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListEdgePackagingJobsResponse {
  EdgePackagingJobSummaries: readonly EdgePackagingJobSummary[];
  NextToken?: string | undefined;
}

export type ListEdgePackagingJobsSortBy = "NAME" | "MODEL_NAME" | "CREATION_TIME" | "LAST_MODIFIED_TIME" | "STATUS";

export interface ListEndpointConfigsInput {
  SortBy?: EndpointConfigSortKey | undefined;
  SortOrder?: OrderKey | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
}

export interface ListEndpointConfigsOutput {
  EndpointConfigs: readonly EndpointConfigSummary[];
  NextToken?: string | undefined;
}

export interface ListEndpointsInput {
  SortBy?: EndpointSortKey | undefined;
  SortOrder?: OrderKey | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  StatusEquals?: EndpointStatus | undefined;
}

export interface ListEndpointsOutput {
  Endpoints: readonly EndpointSummary[];
  NextToken?: string | undefined;
}

export interface ListExperimentsRequest {
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortExperimentsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListExperimentsResponse {
  ExperimentSummaries?: readonly ExperimentSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListFeatureGroupsRequest {
  NameContains?: string | undefined;
  FeatureGroupStatusEquals?: FeatureGroupStatus | undefined;
  OfflineStoreStatusEquals?: OfflineStoreStatusValue | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortOrder?: FeatureGroupSortOrder | undefined;
  SortBy?: FeatureGroupSortBy | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListFeatureGroupsResponse {
  FeatureGroupSummaries: readonly FeatureGroupSummary[];
  NextToken?: string | undefined;
}

export interface ListFlowDefinitionsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListFlowDefinitionsResponse {
  FlowDefinitionSummaries: readonly FlowDefinitionSummary[];
  NextToken?: string | undefined;
}

export interface ListHubContentVersionsRequest {
  HubName: string;
  HubContentType: HubContentType;
  HubContentName: string;
  MinVersion?: string | undefined;
  MaxSchemaVersion?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  SortBy?: HubContentSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListHubContentVersionsResponse {
  HubContentSummaries: readonly HubContentInfo[];
  NextToken?: string | undefined;
}

export interface ListHubContentsRequest {
  HubName: string;
  HubContentType: HubContentType;
  NameContains?: string | undefined;
  MaxSchemaVersion?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  SortBy?: HubContentSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListHubContentsResponse {
  HubContentSummaries: readonly HubContentInfo[];
  NextToken?: string | undefined;
}

export interface ListHubsRequest {
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  SortBy?: HubSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListHubsResponse {
  HubSummaries: readonly HubInfo[];
  NextToken?: string | undefined;
}

export interface ListHumanTaskUisRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListHumanTaskUisResponse {
  HumanTaskUiSummaries: readonly HumanTaskUiSummary[];
  NextToken?: string | undefined;
}

export interface ListHyperParameterTuningJobsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortBy?: HyperParameterTuningJobSortByOptions | undefined;
  SortOrder?: SortOrder | undefined;
  NameContains?: string | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  StatusEquals?: HyperParameterTuningJobStatus | undefined;
}

export interface ListHyperParameterTuningJobsResponse {
  HyperParameterTuningJobSummaries: readonly HyperParameterTuningJobSummary[];
  NextToken?: string | undefined;
}

export interface ListImageVersionsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  ImageName: string;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  SortBy?: ImageVersionSortBy | undefined;
  SortOrder?: ImageVersionSortOrder | undefined;
}

export interface ListImageVersionsResponse {
  ImageVersions?: readonly ImageVersion[] | undefined;
  NextToken?: string | undefined;
}

export interface ListImagesRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  SortBy?: ImageSortBy | undefined;
  SortOrder?: ImageSortOrder | undefined;
}

export interface ListImagesResponse {
  Images?: readonly Image[] | undefined;
  NextToken?: string | undefined;
}

export interface ListInferenceComponentsInput {
  SortBy?: InferenceComponentSortKey | undefined;
  SortOrder?: OrderKey | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  StatusEquals?: InferenceComponentStatus | undefined;
  EndpointNameEquals?: string | undefined;
  VariantNameEquals?: string | undefined;
}

export interface ListInferenceComponentsOutput {
  InferenceComponents: readonly InferenceComponentSummary[];
  NextToken?: string | undefined;
}

export interface ListInferenceExperimentsRequest {
  NameContains?: string | undefined;
  Type?: InferenceExperimentType | undefined;
  StatusEquals?: InferenceExperimentStatus | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  SortBy?: SortInferenceExperimentsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListInferenceExperimentsResponse {
  InferenceExperiments?: readonly InferenceExperimentSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListInferenceRecommendationsJobStepsRequest {
  JobName: string;
  Status?: RecommendationJobStatus | undefined;
  StepType?: RecommendationStepType | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListInferenceRecommendationsJobStepsResponse {
  Steps?: readonly InferenceRecommendationsJobStep[] | undefined;
  NextToken?: string | undefined;
}

export interface ListInferenceRecommendationsJobsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: RecommendationJobStatus | undefined;
  SortBy?: ListInferenceRecommendationsJobsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  ModelNameEquals?: string | undefined;
  ModelPackageVersionArnEquals?: string | undefined;
}

export interface ListInferenceRecommendationsJobsResponse {
  InferenceRecommendationsJobs: readonly InferenceRecommendationsJob[];
  NextToken?: string | undefined;
}

export type ListInferenceRecommendationsJobsSortBy = "Name" | "CreationTime" | "Status";

export interface ListInferenceRoutersInput {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListInferenceRoutersOutput {
  InferenceRouters: readonly InferenceRouterSummary[];
  NextToken?: string | undefined;
}

export interface ListJobSchemaVersionsRequest {
  JobCategory: JobCategory;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListJobSchemaVersionsResponse {
  NextToken?: string | undefined;
  JobConfigSchemas: readonly JobConfigSchemaVersionSummary[];
}

export interface ListJobsRequest {
  JobCategory: JobCategory;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  SortBy?: SortBy | undefined;
  SortOrder?: SortOrder | undefined;
  StatusEquals?: JobStatus | undefined;
}

export interface ListJobsResponse {
  NextToken?: string | undefined;
  JobSummaries: readonly JobSummary[];
}

export interface ListLabelingJobsForWorkteamRequest {
  WorkteamArn: string;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  JobReferenceCodeContains?: string | undefined;
  SortBy?: ListLabelingJobsForWorkteamSortByOptions | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListLabelingJobsForWorkteamResponse {
  LabelingJobSummaryList: readonly LabelingJobForWorkteamSummary[];
  NextToken?: string | undefined;
}

export type ListLabelingJobsForWorkteamSortByOptions = "CreationTime";

export interface ListLabelingJobsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  NameContains?: string | undefined;
  SortBy?: SortBy | undefined;
  SortOrder?: SortOrder | undefined;
  StatusEquals?: LabelingJobStatus | undefined;
}

export interface ListLabelingJobsResponse {
  LabelingJobSummaryList?: readonly LabelingJobSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListLineageGroupsRequest {
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortLineageGroupsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListLineageGroupsResponse {
  LineageGroupSummaries?: readonly LineageGroupSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListMlflowAppsRequest {
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  Status?: MlflowAppStatus | undefined;
  MlflowVersion?: string | undefined;
  DefaultForDomainId?: string | undefined;
  AccountDefaultStatus?: AccountDefaultStatus | undefined;
  SortBy?: SortMlflowAppBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListMlflowAppsResponse {
  Summaries?: readonly MlflowAppSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListMlflowTrackingServersRequest {
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  TrackingServerStatus?: TrackingServerStatus | undefined;
  MlflowVersion?: string | undefined;
  SortBy?: SortTrackingServerBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListMlflowTrackingServersResponse {
  TrackingServerSummaries?: readonly TrackingServerSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListModelBiasJobDefinitionsRequest {
  EndpointName?: string | undefined;
  SortBy?: MonitoringJobDefinitionSortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
}

export interface ListModelBiasJobDefinitionsResponse {
  JobDefinitionSummaries: readonly MonitoringJobDefinitionSummary[];
  NextToken?: string | undefined;
}

export interface ListModelCardExportJobsRequest {
  ModelCardName: string;
  ModelCardVersion?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  ModelCardExportJobNameContains?: string | undefined;
  StatusEquals?: ModelCardExportJobStatus | undefined;
  SortBy?: ModelCardExportJobSortBy | undefined;
  SortOrder?: ModelCardExportJobSortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListModelCardExportJobsResponse {
  ModelCardExportJobSummaries: readonly ModelCardExportJobSummary[];
  NextToken?: string | undefined;
}

export interface ListModelCardVersionsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  ModelCardName: string;
  ModelCardStatus?: ModelCardStatus | undefined;
  NextToken?: string | undefined;
  SortBy?: ModelCardVersionSortBy | undefined;
  SortOrder?: ModelCardSortOrder | undefined;
}

export interface ListModelCardVersionsResponse {
  ModelCardVersionSummaryList: readonly ModelCardVersionSummary[];
  NextToken?: string | undefined;
}

export interface ListModelCardsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  ModelCardStatus?: ModelCardStatus | undefined;
  NextToken?: string | undefined;
  SortBy?: ModelCardSortBy | undefined;
  SortOrder?: ModelCardSortOrder | undefined;
}

export interface ListModelCardsResponse {
  ModelCardSummaries: readonly ModelCardSummary[];
  NextToken?: string | undefined;
}

export interface ListModelExplainabilityJobDefinitionsRequest {
  EndpointName?: string | undefined;
  SortBy?: MonitoringJobDefinitionSortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
}

export interface ListModelExplainabilityJobDefinitionsResponse {
  JobDefinitionSummaries: readonly MonitoringJobDefinitionSummary[];
  NextToken?: string | undefined;
}

export interface ListModelMetadataRequest {
  SearchExpression?: ModelMetadataSearchExpression | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListModelMetadataResponse {
  ModelMetadataSummaries: readonly ModelMetadataSummary[];
  NextToken?: string | undefined;
}

export interface ListModelPackageGroupsInput {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  SortBy?: ModelPackageGroupSortBy | undefined;
  SortOrder?: SortOrder | undefined;
  CrossAccountFilterOption?: CrossAccountFilterOption | undefined;
}

export interface ListModelPackageGroupsOutput {
  ModelPackageGroupSummaryList: readonly ModelPackageGroupSummary[];
  NextToken?: string | undefined;
}

export interface ListModelPackagesInput {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  ModelPackageGroupName?: string | undefined;
  ModelPackageType?: ModelPackageType | undefined;
  NextToken?: string | undefined;
  SortBy?: ModelPackageSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListModelPackagesOutput {
  ModelPackageSummaryList: readonly ModelPackageSummary[];
  NextToken?: string | undefined;
}

export interface ListModelQualityJobDefinitionsRequest {
  EndpointName?: string | undefined;
  SortBy?: MonitoringJobDefinitionSortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
}

export interface ListModelQualityJobDefinitionsResponse {
  JobDefinitionSummaries: readonly MonitoringJobDefinitionSummary[];
  NextToken?: string | undefined;
}

export interface ListModelsInput {
  SortBy?: ModelSortKey | undefined;
  SortOrder?: OrderKey | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
}

export interface ListModelsOutput {
  Models: readonly ModelSummary[];
  NextToken?: string | undefined;
}

export interface ListMonitoringAlertHistoryRequest {
  MonitoringScheduleName?: string | undefined;
  MonitoringAlertName?: string | undefined;
  SortBy?: MonitoringAlertHistorySortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  StatusEquals?: MonitoringAlertStatus | undefined;
}

export interface ListMonitoringAlertHistoryResponse {
  MonitoringAlertHistory?: readonly MonitoringAlertHistorySummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListMonitoringAlertsRequest {
  MonitoringScheduleName: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListMonitoringAlertsResponse {
  MonitoringAlertSummaries?: readonly MonitoringAlertSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListMonitoringExecutionsRequest {
  MonitoringScheduleName?: string | undefined;
  EndpointName?: string | undefined;
  SortBy?: MonitoringExecutionSortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  ScheduledTimeBefore?: Timestamp | undefined;
  ScheduledTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  StatusEquals?: ExecutionStatus | undefined;
  MonitoringJobDefinitionName?: string | undefined;
  MonitoringTypeEquals?: MonitoringType | undefined;
}

export interface ListMonitoringExecutionsResponse {
  MonitoringExecutionSummaries: readonly MonitoringExecutionSummary[];
  NextToken?: string | undefined;
}

export interface ListMonitoringSchedulesRequest {
  EndpointName?: string | undefined;
  SortBy?: MonitoringScheduleSortKey | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  StatusEquals?: ScheduleStatus | undefined;
  MonitoringJobDefinitionName?: string | undefined;
  MonitoringTypeEquals?: MonitoringType | undefined;
}

export interface ListMonitoringSchedulesResponse {
  MonitoringScheduleSummaries: readonly MonitoringScheduleSummary[];
  NextToken?: string | undefined;
}

export interface ListNotebookInstanceLifecycleConfigsInput {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortBy?: NotebookInstanceLifecycleConfigSortKey | undefined;
  SortOrder?: NotebookInstanceLifecycleConfigSortOrder | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
}

export interface ListNotebookInstanceLifecycleConfigsOutput {
  NextToken?: string | undefined;
  NotebookInstanceLifecycleConfigs?: readonly NotebookInstanceLifecycleConfigSummary[] | undefined;
}

export interface ListNotebookInstancesInput {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortBy?: NotebookInstanceSortKey | undefined;
  SortOrder?: NotebookInstanceSortOrder | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  StatusEquals?: NotebookInstanceStatus | undefined;
  NotebookInstanceLifecycleConfigNameContains?: string | undefined;
  DefaultCodeRepositoryContains?: string | undefined;
  AdditionalCodeRepositoryEquals?: string | undefined;
}

export interface ListNotebookInstancesOutput {
  NextToken?: string | undefined;
  NotebookInstances?: readonly NotebookInstanceSummary[] | undefined;
}

export interface ListOptimizationJobsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  OptimizationContains?: string | undefined;
  NameContains?: string | undefined;
  StatusEquals?: OptimizationJobStatus | undefined;
  SortBy?: ListOptimizationJobsSortBy | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListOptimizationJobsResponse {
  OptimizationJobSummaries: readonly OptimizationJobSummary[];
  NextToken?: string | undefined;
}

export type ListOptimizationJobsSortBy = "Name" | "CreationTime" | "Status";

export interface ListPartnerAppsRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListPartnerAppsResponse {
  Summaries?: readonly PartnerAppSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPipelineExecutionStepsRequest {
  PipelineExecutionArn?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListPipelineExecutionStepsResponse {
  PipelineExecutionSteps?: readonly PipelineExecutionStep[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPipelineExecutionsRequest {
  PipelineName: string;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortPipelineExecutionsBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  PipelineVersionAlias?: string | undefined;
}

export interface ListPipelineExecutionsResponse {
  PipelineExecutionSummaries?: readonly PipelineExecutionSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPipelineParametersForExecutionRequest {
  PipelineExecutionArn: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListPipelineParametersForExecutionResponse {
  PipelineParameters?: readonly Parameter[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPipelineVersionsRequest {
  PipelineName: string;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListPipelineVersionsResponse {
  PipelineVersionSummaries?: readonly PipelineVersionSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListPipelinesRequest {
  PipelineNamePrefix?: string | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortPipelinesBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  ManagedBy?: PipelineManagedBy | undefined;
}

export interface ListPipelinesResponse {
  PipelineSummaries?: readonly PipelineSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListProcessingJobsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: ProcessingJobStatus | undefined;
  SortBy?: SortBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListProcessingJobsResponse {
  ProcessingJobSummaries: readonly ProcessingJobSummary[];
  NextToken?: string | undefined;
}

export interface ListProjectsInput {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  SortBy?: ProjectSortBy | undefined;
  SortOrder?: ProjectSortOrder | undefined;
}

export interface ListProjectsOutput {
  ProjectSummaryList: readonly ProjectSummary[];
  NextToken?: string | undefined;
}

export interface ListResourceCatalogsRequest {
  NameContains?: string | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  SortOrder?: ResourceCatalogSortOrder | undefined;
  SortBy?: ResourceCatalogSortBy | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListResourceCatalogsResponse {
  ResourceCatalogs?: readonly ResourceCatalog[] | undefined;
  NextToken?: string | undefined;
}

export interface ListSpacesRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortOrder?: SortOrder | undefined;
  SortBy?: SpaceSortKey | undefined;
  DomainIdEquals?: string | undefined;
  SpaceNameContains?: string | undefined;
}

export interface ListSpacesResponse {
  Spaces?: readonly SpaceDetails[] | undefined;
  NextToken?: string | undefined;
}

export interface ListStageDevicesRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  EdgeDeploymentPlanName: string;
  ExcludeDevicesDeployedInOtherStage?: boolean | undefined;
  StageName: string;
}

export interface ListStageDevicesResponse {
  DeviceDeploymentSummaries: readonly DeviceDeploymentSummary[];
  NextToken?: string | undefined;
}

export interface ListStudioLifecycleConfigsRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  NameContains?: string | undefined;
  AppTypeEquals?: StudioLifecycleConfigAppType | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  ModifiedTimeBefore?: Timestamp | undefined;
  ModifiedTimeAfter?: Timestamp | undefined;
  SortBy?: StudioLifecycleConfigSortKey | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListStudioLifecycleConfigsResponse {
  NextToken?: string | undefined;
  StudioLifecycleConfigs?: readonly StudioLifecycleConfigDetails[] | undefined;
}

export interface ListSubscribedWorkteamsRequest {
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListSubscribedWorkteamsResponse {
  SubscribedWorkteams: readonly SubscribedWorkteam[];
  NextToken?: string | undefined;
}

export interface ListTagsInput {
  ResourceArn: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListTagsOutput {
  Tags?: readonly Tag[] | undefined;
  NextToken?: string | undefined;
}

export interface ListTrainingJobsForHyperParameterTuningJobRequest {
  HyperParameterTuningJobName: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  StatusEquals?: TrainingJobStatus | undefined;
  SortBy?: TrainingJobSortByOptions | undefined;
  SortOrder?: SortOrder | undefined;
}

export interface ListTrainingJobsForHyperParameterTuningJobResponse {
  TrainingJobSummaries: readonly HyperParameterTrainingJobSummary[];
  NextToken?: string | undefined;
}

export interface ListTrainingJobsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: TrainingJobStatus | undefined;
  SortBy?: SortBy | undefined;
  SortOrder?: SortOrder | undefined;
  WarmPoolStatusEquals?: WarmPoolResourceStatus | undefined;
  TrainingPlanArnEquals?: string | undefined;
}

export interface ListTrainingJobsResponse {
  TrainingJobSummaries: readonly TrainingJobSummary[];
  NextToken?: string | undefined;
}

export interface ListTrainingPlansRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  StartTimeAfter?: Timestamp | undefined;
  StartTimeBefore?: Timestamp | undefined;
  SortBy?: TrainingPlanSortBy | undefined;
  SortOrder?: TrainingPlanSortOrder | undefined;
  Filters?: readonly TrainingPlanFilter[] | undefined;
}

export interface ListTrainingPlansResponse {
  NextToken?: string | undefined;
  TrainingPlanSummaries: readonly TrainingPlanSummary[];
}

export interface ListTrainingSessionsRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: TrainingSessionStatus | undefined;
}

export interface ListTrainingSessionsResponse {
  NextToken?: string | undefined;
  TrainingSessionSummaries?: readonly TrainingSessionSummary[] | undefined;
}

export interface ListTransformJobsRequest {
  CreationTimeAfter?: Timestamp | undefined;
  CreationTimeBefore?: Timestamp | undefined;
  LastModifiedTimeAfter?: Timestamp | undefined;
  LastModifiedTimeBefore?: Timestamp | undefined;
  NameContains?: string | undefined;
  StatusEquals?: TransformJobStatus | undefined;
  SortBy?: SortBy | undefined;
  SortOrder?: SortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListTransformJobsResponse {
  TransformJobSummaries: readonly TransformJobSummary[];
  NextToken?: string | undefined;
}

export interface ListTrialComponentsRequest {
  ExperimentName?: string | undefined;
  TrialName?: string | undefined;
  SourceArn?: string | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortTrialComponentsBy | undefined;
  SortOrder?: SortOrder | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListTrialComponentsResponse {
  TrialComponentSummaries?: readonly TrialComponentSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListTrialsRequest {
  ExperimentName?: string | undefined;
  TrialComponentName?: string | undefined;
  CreatedAfter?: Timestamp | undefined;
  CreatedBefore?: Timestamp | undefined;
  SortBy?: SortTrialsBy | undefined;
  SortOrder?: SortOrder | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListTrialsResponse {
  TrialSummaries?: readonly TrialSummary[] | undefined;
  NextToken?: string | undefined;
}

export interface ListUltraServersByReservedCapacityRequest {
  ReservedCapacityArn: string;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListUltraServersByReservedCapacityResponse {
  NextToken?: string | undefined;
  UltraServers: readonly UltraServer[];
}

export interface ListUserProfilesRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  SortOrder?: SortOrder | undefined;
  SortBy?: UserProfileSortKey | undefined;
  DomainIdEquals?: string | undefined;
  UserProfileNameContains?: string | undefined;
}

export interface ListUserProfilesResponse {
  UserProfiles?: readonly UserProfileDetails[] | undefined;
  NextToken?: string | undefined;
}

export interface ListWorkforcesRequest {
  SortBy?: ListWorkforcesSortByOptions | undefined;
  SortOrder?: SortOrder | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListWorkforcesResponse {
  Workforces: readonly Workforce[];
  NextToken?: string | undefined;
}

export type ListWorkforcesSortByOptions = "Name" | "CreateDate";

export interface ListWorkteamsRequest {
  SortBy?: ListWorkteamsSortByOptions | undefined;
  SortOrder?: SortOrder | undefined;
  NameContains?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListWorkteamsResponse {
  Workteams: readonly Workteam[];
  NextToken?: string | undefined;
}

export type ListWorkteamsSortByOptions = "Name" | "CreateDate";

export interface LoraConfig {
  Rank: number;
  Alpha: number;
}

export type MIGProfileType = "mig-1g.5gb" | "mig-1g.10gb" | "mig-1g.18gb" | "mig-1g.20gb" | "mig-1g.23gb" | "mig-1g.35gb" | "mig-1g.45gb" | "mig-1g.47gb" | "mig-2g.10gb" | "mig-2g.20gb" | "mig-2g.35gb" | "mig-2g.45gb" | "mig-2g.47gb" | "mig-3g.20gb" | "mig-3g.40gb" | "mig-3g.71gb" | "mig-3g.90gb" | "mig-3g.93gb" | "mig-4g.20gb" | "mig-4g.40gb" | "mig-4g.71gb" | "mig-4g.90gb" | "mig-4g.93gb" | "mig-7g.40gb" | "mig-7g.80gb" | "mig-7g.141gb" | "mig-7g.180gb" | "mig-7g.186gb";

export interface MLflowConfiguration {
  MlflowResourceArn?: string | undefined;
  MlflowExperimentName?: string | undefined;
}

export type MaintenanceStatus = "MaintenanceInProgress" | "MaintenanceComplete" | "MaintenanceFailed";

export interface ManagedConfiguration {
  ManagedStorageType?: ManagedStorageType | undefined;
}

export type ManagedInstanceScalingScaleInStrategy = "IDLE_RELEASE" | "CONSOLIDATION";

export type ManagedInstanceScalingStatus = "ENABLED" | "DISABLED";

export type ManagedStorageType = "Restricted";

export interface MemberDefinition {
  CognitoMemberDefinition?: CognitoMemberDefinition | undefined;
  OidcMemberDefinition?: OidcMemberDefinition | undefined;
}

export interface MetadataProperties {
  CommitId?: string | undefined;
  Repository?: string | undefined;
  GeneratedBy?: string | undefined;
  ProjectId?: string | undefined;
}

export interface MetricData {
  MetricName?: string | undefined;
  Value?: number | undefined;
  Timestamp?: Timestamp | undefined;
}

export interface MetricDatum {
  MetricName?: AutoMLMetricEnum | undefined;
  StandardMetricName?: AutoMLMetricExtendedEnum | undefined;
  Value?: number | undefined;
  Set?: MetricSetSource | undefined;
}

export interface MetricDefinition {
  Name: string;
  Regex: string;
}

export type MetricSetSource = "Train" | "Validation" | "Test";

export interface MetricSpecification {
  Predefined?: PredefinedMetricSpecification | undefined;
  Customized?: CustomizedMetricSpecification | undefined;
}

export interface MetricsConfig {
  EnableEnhancedMetrics?: boolean | undefined;
  EnableDetailedObservability?: boolean | undefined;
  MetricPublishFrequencyInSeconds?: number | undefined;
}

export interface MetricsEndpoint {
  MetricsEndpointPath: string;
  MetricPublishFrequencyInSeconds?: number | undefined;
}

export interface MetricsSource {
  ContentType: string;
  ContentDigest?: string | undefined;
  S3Uri: string;
}

export type MlTools = "DataWrangler" | "FeatureStore" | "EmrClusters" | "AutoMl" | "Experiments" | "Training" | "ModelEvaluation" | "Pipelines" | "Models" | "JumpStart" | "InferenceRecommender" | "Endpoints" | "Projects" | "InferenceOptimization" | "PerformanceEvaluation" | "LakeraGuard" | "Comet" | "DeepchecksLLMEvaluation" | "Fiddler" | "HyperPodClusters" | "RunningInstances" | "Datasets" | "Evaluators";

export type MlflowAppStatus = "Creating" | "Created" | "CreateFailed" | "Updating" | "Updated" | "UpdateFailed" | "Deleting" | "DeleteFailed" | "Deleted";

export interface MlflowAppSummary {
  Arn?: string | undefined;
  Name?: string | undefined;
  Status?: MlflowAppStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  MlflowVersion?: string | undefined;
}

export interface MlflowConfig {
  MlflowResourceArn: string;
  MlflowExperimentName?: string | undefined;
  MlflowRunName?: string | undefined;
}

export interface MlflowDetails {
  MlflowExperimentId?: string | undefined;
  MlflowRunId?: string | undefined;
}

export interface Model {
  ModelName?: string | undefined;
  PrimaryContainer?: ContainerDefinition | undefined;
  Containers?: readonly ContainerDefinition[] | undefined;
  InferenceExecutionConfig?: InferenceExecutionConfig | undefined;
  ExecutionRoleArn?: string | undefined;
  VpcConfig?: VpcConfig | undefined;
  CreationTime?: Timestamp | undefined;
  ModelArn?: string | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  Tags?: readonly Tag[] | undefined;
  DeploymentRecommendation?: DeploymentRecommendation | undefined;
}

export interface ModelAccessConfig {
  AcceptEula: boolean;
}

export type ModelApprovalStatus = "Approved" | "Rejected" | "PendingManualApproval";

export interface ModelArtifacts {
  S3ModelArtifacts: string;
}

export interface ModelBiasAppSpecification {
  ImageUri: string;
  ConfigUri: string;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface ModelBiasBaselineConfig {
  BaseliningJobName?: string | undefined;
  ConstraintsResource?: MonitoringConstraintsResource | undefined;
}

export interface ModelBiasJobInput {
  EndpointInput?: EndpointInput | undefined;
  BatchTransformInput?: BatchTransformInput | undefined;
  GroundTruthS3Input: MonitoringGroundTruthS3Input;
}

export type ModelCacheSetting = "Enabled" | "Disabled";

export interface ModelCard {
  ModelCardArn?: string | undefined;
  ModelCardName?: string | undefined;
  ModelCardVersion?: number | undefined;
  Content?: string | undefined;
  ModelCardStatus?: ModelCardStatus | undefined;
  SecurityConfig?: ModelCardSecurityConfig | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  Tags?: readonly Tag[] | undefined;
  ModelId?: string | undefined;
  RiskRating?: string | undefined;
  ModelPackageGroupName?: string | undefined;
}

export interface ModelCardExportArtifacts {
  S3ExportArtifacts: string;
}

export type ModelCardExportJobSortBy = "Name" | "CreationTime" | "Status";

export type ModelCardExportJobSortOrder = "Ascending" | "Descending";

export type ModelCardExportJobStatus = "InProgress" | "Completed" | "Failed";

export interface ModelCardExportJobSummary {
  ModelCardExportJobName: string;
  ModelCardExportJobArn: string;
  Status: ModelCardExportJobStatus;
  ModelCardName: string;
  ModelCardVersion: number;
  CreatedAt: Timestamp;
  LastModifiedAt: Timestamp;
}

export interface ModelCardExportOutputConfig {
  S3OutputPath: string;
}

export type ModelCardProcessingStatus = "DeleteInProgress" | "DeletePending" | "ContentDeleted" | "ExportJobsDeleted" | "DeleteCompleted" | "DeleteFailed";

export interface ModelCardSecurityConfig {
  KmsKeyId?: string | undefined;
}

export type ModelCardSortBy = "Name" | "CreationTime";

export type ModelCardSortOrder = "Ascending" | "Descending";

export type ModelCardStatus = "Draft" | "PendingReview" | "Approved" | "Archived";

export interface ModelCardSummary {
  ModelCardName: string;
  ModelCardArn: string;
  ModelCardStatus: ModelCardStatus;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
}

export type ModelCardVersionSortBy = "Version";

export interface ModelCardVersionSummary {
  ModelCardName: string;
  ModelCardArn: string;
  ModelCardStatus: ModelCardStatus;
  ModelCardVersion: number;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
}

export interface ModelClientConfig {
  InvocationsTimeoutInSeconds?: number | undefined;
  InvocationsMaxRetries?: number | undefined;
}

export interface ModelCompilationConfig {
  Image?: string | undefined;
  OverrideEnvironment?: Readonly<Record<string, string>> | undefined;
}

export type ModelCompressionType = "None" | "Gzip";

export interface ModelConfiguration {
  InferenceSpecificationName?: string | undefined;
  EnvironmentParameters?: readonly EnvironmentParameter[] | undefined;
  CompilationJobName?: string | undefined;
}

export interface ModelDashboardEndpoint {
  EndpointName: string;
  EndpointArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  EndpointStatus: EndpointStatus;
}

export interface ModelDashboardIndicatorAction {
  Enabled?: boolean | undefined;
}

export interface ModelDashboardModel {
  Model?: Model | undefined;
  Endpoints?: readonly ModelDashboardEndpoint[] | undefined;
  LastBatchTransformJob?: TransformJob | undefined;
  MonitoringSchedules?: readonly ModelDashboardMonitoringSchedule[] | undefined;
  ModelCard?: ModelDashboardModelCard | undefined;
}

export interface ModelDashboardModelCard {
  ModelCardArn?: string | undefined;
  ModelCardName?: string | undefined;
  ModelCardVersion?: number | undefined;
  ModelCardStatus?: ModelCardStatus | undefined;
  SecurityConfig?: ModelCardSecurityConfig | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  Tags?: readonly Tag[] | undefined;
  ModelId?: string | undefined;
  RiskRating?: string | undefined;
}

export interface ModelDashboardMonitoringSchedule {
  MonitoringScheduleArn?: string | undefined;
  MonitoringScheduleName?: string | undefined;
  MonitoringScheduleStatus?: ScheduleStatus | undefined;
  MonitoringType?: MonitoringType | undefined;
  FailureReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  MonitoringScheduleConfig?: MonitoringScheduleConfig | undefined;
  EndpointName?: string | undefined;
  MonitoringAlertSummaries?: readonly MonitoringAlertSummary[] | undefined;
  LastMonitoringExecutionSummary?: MonitoringExecutionSummary | undefined;
  BatchTransformInput?: BatchTransformInput | undefined;
}

export interface ModelDataQuality {
  Statistics?: MetricsSource | undefined;
  Constraints?: MetricsSource | undefined;
}

export interface ModelDataSource {
  S3DataSource?: S3ModelDataSource | undefined;
}

export interface ModelDeployConfig {
  AutoGenerateEndpointName?: boolean | undefined;
  EndpointName?: string | undefined;
}

export interface ModelDeployResult {
  EndpointName?: string | undefined;
}

export interface ModelDigests {
  ArtifactDigest?: string | undefined;
}

export interface ModelExplainabilityAppSpecification {
  ImageUri: string;
  ConfigUri: string;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface ModelExplainabilityBaselineConfig {
  BaseliningJobName?: string | undefined;
  ConstraintsResource?: MonitoringConstraintsResource | undefined;
}

export interface ModelExplainabilityJobInput {
  EndpointInput?: EndpointInput | undefined;
  BatchTransformInput?: BatchTransformInput | undefined;
}

export interface ModelInfrastructureConfig {
  InfrastructureType: ModelInfrastructureType;
  RealTimeInferenceConfig: RealTimeInferenceConfig;
}

export type ModelInfrastructureType = "RealTimeInference";

export interface ModelInput {
  DataInputConfig: string;
}

export interface ModelLatencyThreshold {
  Percentile?: string | undefined;
  ValueInMilliseconds?: number | undefined;
}

export interface ModelLifeCycle {
  Stage: string;
  StageStatus: string;
  StageDescription?: string | undefined;
}

export interface ModelMetadataFilter {
  Name: ModelMetadataFilterType;
  Value: string;
}

export type ModelMetadataFilterType = "Domain" | "Framework" | "Task" | "FrameworkVersion";

export interface ModelMetadataSearchExpression {
  Filters?: readonly ModelMetadataFilter[] | undefined;
}

export interface ModelMetadataSummary {
  Domain: string;
  Framework: string;
  Task: string;
  Model: string;
  FrameworkVersion: string;
}

export interface ModelMetrics {
  ModelQuality?: ModelQuality | undefined;
  ModelDataQuality?: ModelDataQuality | undefined;
  Bias?: Bias | undefined;
  Explainability?: Explainability | undefined;
}

export interface ModelPackage {
  ModelPackageName?: string | undefined;
  ModelPackageGroupName?: string | undefined;
  ModelPackageVersion?: number | undefined;
  ModelPackageRegistrationType?: ModelPackageRegistrationType | undefined;
  ModelPackageArn?: string | undefined;
  ModelPackageDescription?: string | undefined;
  CreationTime?: Timestamp | undefined;
  InferenceSpecification?: InferenceSpecification | undefined;
  SourceAlgorithmSpecification?: SourceAlgorithmSpecification | undefined;
  ValidationSpecification?: ModelPackageValidationSpecification | undefined;
  ModelPackageStatus?: ModelPackageStatus | undefined;
  ModelPackageStatusDetails?: ModelPackageStatusDetails | undefined;
  CertifyForMarketplace?: boolean | undefined;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  CreatedBy?: UserContext | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  ModelMetrics?: ModelMetrics | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  ApprovalDescription?: string | undefined;
  Domain?: string | undefined;
  Task?: string | undefined;
  SamplePayloadUrl?: string | undefined;
  AdditionalInferenceSpecifications?: readonly AdditionalInferenceSpecificationDefinition[] | undefined;
  SourceUri?: string | undefined;
  SecurityConfig?: ModelPackageSecurityConfig | undefined;
  ModelCard?: ModelPackageModelCard | undefined;
  ModelLifeCycle?: ModelLifeCycle | undefined;
  Tags?: readonly Tag[] | undefined;
  CustomerMetadataProperties?: Readonly<Record<string, string>> | undefined;
  DriftCheckBaselines?: DriftCheckBaselines | undefined;
  SkipModelValidation?: SkipModelValidation | undefined;
}

export interface ModelPackageConfig {
  ModelPackageGroupArn: string;
  SourceModelPackageArn?: string | undefined;
}

export interface ModelPackageContainerDefinition {
  ContainerHostname?: string | undefined;
  Image?: string | undefined;
  ImageDigest?: string | undefined;
  ModelDataUrl?: string | undefined;
  ModelDataSource?: ModelDataSource | undefined;
  ProductId?: string | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  ModelInput?: ModelInput | undefined;
  Framework?: string | undefined;
  FrameworkVersion?: string | undefined;
  NearestModelName?: string | undefined;
  AdditionalModelDataSources?: readonly AdditionalModelDataSource[] | undefined;
  AdditionalS3DataSource?: AdditionalS3DataSource | undefined;
  ModelDataETag?: string | undefined;
  IsCheckpoint?: boolean | undefined;
  BaseModel?: BaseModel | undefined;
}

export interface ModelPackageGroup {
  ModelPackageGroupName?: string | undefined;
  ModelPackageGroupArn?: string | undefined;
  ModelPackageGroupDescription?: string | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  ModelPackageGroupStatus?: ModelPackageGroupStatus | undefined;
  Tags?: readonly Tag[] | undefined;
}

export type ModelPackageGroupSortBy = "Name" | "CreationTime";

export type ModelPackageGroupStatus = "Pending" | "InProgress" | "Completed" | "Failed" | "Deleting" | "DeleteFailed";

export interface ModelPackageGroupSummary {
  ModelPackageGroupName: string;
  ModelPackageGroupArn: string;
  ModelPackageGroupDescription?: string | undefined;
  CreationTime: Timestamp;
  ModelPackageGroupStatus: ModelPackageGroupStatus;
  ManagedConfiguration?: ManagedConfiguration | undefined;
}

export interface ModelPackageModelCard {
  ModelCardContent?: string | undefined;
  ModelCardStatus?: ModelCardStatus | undefined;
}

export type ModelPackageRegistrationType = "Logged" | "Registered";

export interface ModelPackageSecurityConfig {
  KmsKeyId: string;
}

export type ModelPackageSortBy = "Name" | "CreationTime";

export type ModelPackageStatus = "Pending" | "InProgress" | "Completed" | "Failed" | "Deleting";

export interface ModelPackageStatusDetails {
  ValidationStatuses: readonly ModelPackageStatusItem[];
  ImageScanStatuses?: readonly ModelPackageStatusItem[] | undefined;
}

export interface ModelPackageStatusItem {
  Name: string;
  Status: DetailedModelPackageStatus;
  FailureReason?: string | undefined;
}

export interface ModelPackageSummary {
  ModelPackageName?: string | undefined;
  ModelPackageGroupName?: string | undefined;
  ModelPackageVersion?: number | undefined;
  ModelPackageArn: string;
  ModelPackageDescription?: string | undefined;
  CreationTime: Timestamp;
  ModelPackageStatus: ModelPackageStatus;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  ModelLifeCycle?: ModelLifeCycle | undefined;
  ModelPackageRegistrationType?: ModelPackageRegistrationType | undefined;
}

export type ModelPackageType = "Versioned" | "Unversioned" | "Both";

export interface ModelPackageValidationProfile {
  ProfileName: string;
  TransformJobDefinition: TransformJobDefinition;
}

export interface ModelPackageValidationSpecification {
  ValidationRole: string;
  ValidationProfiles: readonly ModelPackageValidationProfile[];
}

export interface ModelQuality {
  Statistics?: MetricsSource | undefined;
  Constraints?: MetricsSource | undefined;
}

export interface ModelQualityAppSpecification {
  ImageUri: string;
  ContainerEntrypoint?: readonly string[] | undefined;
  ContainerArguments?: readonly string[] | undefined;
  RecordPreprocessorSourceUri?: string | undefined;
  PostAnalyticsProcessorSourceUri?: string | undefined;
  ProblemType?: MonitoringProblemType | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface ModelQualityBaselineConfig {
  BaseliningJobName?: string | undefined;
  ConstraintsResource?: MonitoringConstraintsResource | undefined;
}

export interface ModelQualityJobInput {
  EndpointInput?: EndpointInput | undefined;
  BatchTransformInput?: BatchTransformInput | undefined;
  GroundTruthS3Input: MonitoringGroundTruthS3Input;
}

export interface ModelQuantizationConfig {
  Image?: string | undefined;
  OverrideEnvironment?: Readonly<Record<string, string>> | undefined;
}

export interface ModelRegisterSettings {
  Status?: FeatureStatus | undefined;
  CrossAccountModelRegisterRoleArn?: string | undefined;
}

export type ModelRegistrationMode = "AutoModelRegistrationEnabled" | "AutoModelRegistrationDisabled";

export interface ModelShardingConfig {
  Image?: string | undefined;
  OverrideEnvironment?: Readonly<Record<string, string>> | undefined;
}

export type ModelSortKey = "Name" | "CreationTime";

export interface ModelSpeculativeDecodingConfig {
  Technique: ModelSpeculativeDecodingTechnique;
  TrainingDataSource?: ModelSpeculativeDecodingTrainingDataSource | undefined;
}

export type ModelSpeculativeDecodingS3DataType = "S3Prefix" | "ManifestFile";

export type ModelSpeculativeDecodingTechnique = "EAGLE";

export interface ModelSpeculativeDecodingTrainingDataSource {
  S3Uri: string;
  S3DataType: ModelSpeculativeDecodingS3DataType;
}

export interface ModelStepMetadata {
  Arn?: string | undefined;
}

export interface ModelSummary {
  ModelName: string;
  ModelArn: string;
  CreationTime: Timestamp;
}

export type ModelVariantAction = "Retain" | "Remove" | "Promote";

export interface ModelVariantConfig {
  ModelName: string;
  VariantName: string;
  InfrastructureConfig: ModelInfrastructureConfig;
}

export interface ModelVariantConfigSummary {
  ModelName: string;
  VariantName: string;
  InfrastructureConfig: ModelInfrastructureConfig;
  Status: ModelVariantStatus;
}

export type ModelVariantStatus = "Creating" | "Updating" | "InService" | "Deleting" | "Deleted";

export interface MonitoringAlertActions {
  ModelDashboardIndicator?: ModelDashboardIndicatorAction | undefined;
}

export type MonitoringAlertHistorySortKey = "CreationTime" | "Status";

export interface MonitoringAlertHistorySummary {
  MonitoringScheduleName: string;
  MonitoringAlertName: string;
  CreationTime: Timestamp;
  AlertStatus: MonitoringAlertStatus;
}

export type MonitoringAlertStatus = "InAlert" | "OK";

export interface MonitoringAlertSummary {
  MonitoringAlertName: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  AlertStatus: MonitoringAlertStatus;
  DatapointsToAlert: number;
  EvaluationPeriod: number;
  Actions: MonitoringAlertActions;
}

export interface MonitoringAppSpecification {
  ImageUri: string;
  ContainerEntrypoint?: readonly string[] | undefined;
  ContainerArguments?: readonly string[] | undefined;
  RecordPreprocessorSourceUri?: string | undefined;
  PostAnalyticsProcessorSourceUri?: string | undefined;
}

export interface MonitoringBaselineConfig {
  BaseliningJobName?: string | undefined;
  ConstraintsResource?: MonitoringConstraintsResource | undefined;
  StatisticsResource?: MonitoringStatisticsResource | undefined;
}

export interface MonitoringClusterConfig {
  InstanceCount: number;
  InstanceType: ProcessingInstanceType;
  VolumeSizeInGB: number;
  VolumeKmsKeyId?: string | undefined;
}

export interface MonitoringConstraintsResource {
  S3Uri?: string | undefined;
}

export interface MonitoringCsvDatasetFormat {
  Header?: boolean | undefined;
}

export interface MonitoringDatasetFormat {
  Csv?: MonitoringCsvDatasetFormat | undefined;
  Json?: MonitoringJsonDatasetFormat | undefined;
  Parquet?: MonitoringParquetDatasetFormat | undefined;
}

export type MonitoringExecutionSortKey = "CreationTime" | "ScheduledTime" | "Status";

export interface MonitoringExecutionSummary {
  MonitoringScheduleName: string;
  ScheduledTime: Timestamp;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  MonitoringExecutionStatus: ExecutionStatus;
  ProcessingJobArn?: string | undefined;
  EndpointName?: string | undefined;
  FailureReason?: string | undefined;
  MonitoringJobDefinitionName?: string | undefined;
  MonitoringType?: MonitoringType | undefined;
}

export interface MonitoringGroundTruthS3Input {
  S3Uri?: string | undefined;
}

export interface MonitoringInput {
  EndpointInput?: EndpointInput | undefined;
  BatchTransformInput?: BatchTransformInput | undefined;
}

export interface MonitoringJobDefinition {
  BaselineConfig?: MonitoringBaselineConfig | undefined;
  MonitoringInputs: readonly MonitoringInput[];
  MonitoringOutputConfig: MonitoringOutputConfig;
  MonitoringResources: MonitoringResources;
  MonitoringAppSpecification: MonitoringAppSpecification;
  StoppingCondition?: MonitoringStoppingCondition | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  NetworkConfig?: NetworkConfig | undefined;
  RoleArn: string;
}

export type MonitoringJobDefinitionSortKey = "Name" | "CreationTime";

export interface MonitoringJobDefinitionSummary {
  MonitoringJobDefinitionName: string;
  MonitoringJobDefinitionArn: string;
  CreationTime: Timestamp;
  EndpointName: string;
}

export interface MonitoringJsonDatasetFormat {
  Line?: boolean | undefined;
}

export interface MonitoringNetworkConfig {
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  VpcConfig?: VpcConfig | undefined;
}

export interface MonitoringOutput {
  S3Output: MonitoringS3Output;
}

export interface MonitoringOutputConfig {
  MonitoringOutputs: readonly MonitoringOutput[];
  KmsKeyId?: string | undefined;
}

export interface MonitoringParquetDatasetFormat {}

export type MonitoringProblemType = "BinaryClassification" | "MulticlassClassification" | "Regression";

export interface MonitoringResources {
  ClusterConfig: MonitoringClusterConfig;
}

export interface MonitoringS3Output {
  S3Uri: string;
  LocalPath: string;
  S3UploadMode?: ProcessingS3UploadMode | undefined;
}

export interface MonitoringSchedule {
  MonitoringScheduleArn?: string | undefined;
  MonitoringScheduleName?: string | undefined;
  MonitoringScheduleStatus?: ScheduleStatus | undefined;
  MonitoringType?: MonitoringType | undefined;
  FailureReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  MonitoringScheduleConfig?: MonitoringScheduleConfig | undefined;
  EndpointName?: string | undefined;
  LastMonitoringExecutionSummary?: MonitoringExecutionSummary | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface MonitoringScheduleConfig {
  ScheduleConfig?: ScheduleConfig | undefined;
  MonitoringJobDefinition?: MonitoringJobDefinition | undefined;
  MonitoringJobDefinitionName?: string | undefined;
  MonitoringType?: MonitoringType | undefined;
}

export type MonitoringScheduleSortKey = "Name" | "CreationTime" | "Status";

export interface MonitoringScheduleSummary {
  MonitoringScheduleName: string;
  MonitoringScheduleArn: string;
  CreationTime: Timestamp;
  LastModifiedTime: Timestamp;
  MonitoringScheduleStatus: ScheduleStatus;
  EndpointName?: string | undefined;
  MonitoringJobDefinitionName?: string | undefined;
  MonitoringType?: MonitoringType | undefined;
}

export interface MonitoringStatisticsResource {
  S3Uri?: string | undefined;
}

export interface MonitoringStoppingCondition {
  MaxRuntimeInSeconds: number;
}

export type MonitoringType = "DataQuality" | "ModelQuality" | "ModelBias" | "ModelExplainability";

export interface MultiModelConfig {
  ModelCacheSetting?: ModelCacheSetting | undefined;
}

export interface NeoVpcConfig {
  SecurityGroupIds: readonly string[];
  Subnets: readonly string[];
}

export interface NestedFilters {
  NestedPropertyName: string;
  Filters: readonly Filter[];
}

export interface NetworkConfig {
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  VpcConfig?: VpcConfig | undefined;
}

export interface NodeAdditionResult {
  NodeLogicalId: string;
  InstanceGroupName: string;
  Status: ClusterInstanceStatus;
  AvailabilityZones?: readonly string[] | undefined;
  InstanceTypes?: readonly ClusterInstanceType[] | undefined;
}

export type NodeUnavailabilityType = "INSTANCE_COUNT" | "CAPACITY_PERCENTAGE";

export type NotebookInstanceAcceleratorType = "ml.eia1.medium" | "ml.eia1.large" | "ml.eia1.xlarge" | "ml.eia2.medium" | "ml.eia2.large" | "ml.eia2.xlarge";

export type NotebookInstanceLifecycleConfigSortKey = "Name" | "CreationTime" | "LastModifiedTime";

export type NotebookInstanceLifecycleConfigSortOrder = "Ascending" | "Descending";

export interface NotebookInstanceLifecycleConfigSummary {
  NotebookInstanceLifecycleConfigName: string;
  NotebookInstanceLifecycleConfigArn: string;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface NotebookInstanceLifecycleHook {
  Content?: string | undefined;
}

export type NotebookInstanceSortKey = "Name" | "CreationTime" | "Status";

export type NotebookInstanceSortOrder = "Ascending" | "Descending";

export type NotebookInstanceStatus = "Pending" | "InService" | "Stopping" | "Stopped" | "Failed" | "Deleting" | "Updating" | "PendingMaintenance" | "InMaintenance";

export interface NotebookInstanceSummary {
  NotebookInstanceName: string;
  NotebookInstanceArn: string;
  NotebookInstanceStatus?: NotebookInstanceStatus | undefined;
  Url?: string | undefined;
  InstanceType?: InstanceType | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  NotebookInstanceLifecycleConfigName?: string | undefined;
  DefaultCodeRepository?: string | undefined;
  AdditionalCodeRepositories?: readonly string[] | undefined;
}

export type NotebookOutputOption = "Allowed" | "Disabled";

export interface NotificationConfiguration {
  NotificationTopicArn?: string | undefined;
}

export type ObjectiveStatus = "Succeeded" | "Pending" | "Failed";

export interface ObjectiveStatusCounters {
  Succeeded?: number | undefined;
  Pending?: number | undefined;
  Failed?: number | undefined;
}

export interface OfflineStoreConfig {
  S3StorageConfig: S3StorageConfig;
  DisableGlueTableCreation?: boolean | undefined;
  DataCatalogConfig?: DataCatalogConfig | undefined;
  TableFormat?: TableFormat | undefined;
}

export interface OfflineStoreStatus {
  Status: OfflineStoreStatusValue;
  BlockedReason?: string | undefined;
}

export type OfflineStoreStatusValue = "Active" | "Blocked" | "Disabled";

export interface OidcConfig {
  ClientId: string;
  ClientSecret: string;
  Issuer: string;
  AuthorizationEndpoint: string;
  TokenEndpoint: string;
  UserInfoEndpoint: string;
  LogoutEndpoint: string;
  JwksUri: string;
  Scope?: string | undefined;
  AuthenticationRequestExtraParams?: Readonly<Record<string, string>> | undefined;
}

export interface OidcConfigForResponse {
  ClientId?: string | undefined;
  Issuer?: string | undefined;
  AuthorizationEndpoint?: string | undefined;
  TokenEndpoint?: string | undefined;
  UserInfoEndpoint?: string | undefined;
  LogoutEndpoint?: string | undefined;
  JwksUri?: string | undefined;
  Scope?: string | undefined;
  AuthenticationRequestExtraParams?: Readonly<Record<string, string>> | undefined;
}

export interface OidcMemberDefinition {
  Groups?: readonly string[] | undefined;
}

export interface OnlineStoreConfig {
  SecurityConfig?: OnlineStoreSecurityConfig | undefined;
  EnableOnlineStore?: boolean | undefined;
  TtlDuration?: TtlDuration | undefined;
  StorageType?: StorageType | undefined;
}

export interface OnlineStoreConfigUpdate {
  TtlDuration?: TtlDuration | undefined;
  StorageType?: StorageType | undefined;
}

export interface OnlineStoreSecurityConfig {
  KmsKeyId?: string | undefined;
}

export type Operator = "Equals" | "NotEquals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo" | "Contains" | "Exists" | "NotExists" | "In";

export interface OptimizationConfig {
  ModelQuantizationConfig?: ModelQuantizationConfig | undefined;
  ModelCompilationConfig?: ModelCompilationConfig | undefined;
  ModelShardingConfig?: ModelShardingConfig | undefined;
  ModelSpeculativeDecodingConfig?: ModelSpeculativeDecodingConfig | undefined;
}

export type OptimizationJobDeploymentInstanceType = "ml.p4d.24xlarge" | "ml.p4de.24xlarge" | "ml.p5.48xlarge" | "ml.p5e.48xlarge" | "ml.p5en.48xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.12xlarge" | "ml.g5.16xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.inf2.xlarge" | "ml.inf2.8xlarge" | "ml.inf2.24xlarge" | "ml.inf2.48xlarge" | "ml.trn1.2xlarge" | "ml.trn1.32xlarge" | "ml.trn1n.32xlarge" | "ml.p6-b200.48xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge";

export interface OptimizationJobModelSource {
  S3?: OptimizationJobModelSourceS3 | undefined;
  SageMakerModel?: OptimizationSageMakerModel | undefined;
}

export interface OptimizationJobModelSourceS3 {
  S3Uri?: string | undefined;
  ModelAccessConfig?: OptimizationModelAccessConfig | undefined;
}

export interface OptimizationJobOutputConfig {
  KmsKeyId?: string | undefined;
  S3OutputLocation: string;
  SageMakerModel?: OptimizationSageMakerModel | undefined;
}

export type OptimizationJobStatus = "INPROGRESS" | "COMPLETED" | "FAILED" | "STARTING" | "STOPPING" | "STOPPED";

export interface OptimizationJobSummary {
  OptimizationJobName: string;
  OptimizationJobArn: string;
  CreationTime: Timestamp;
  OptimizationJobStatus: OptimizationJobStatus;
  OptimizationStartTime?: Timestamp | undefined;
  OptimizationEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  DeploymentInstanceType: OptimizationJobDeploymentInstanceType;
  MaxInstanceCount?: number | undefined;
  OptimizationTypes: readonly string[];
}

export interface OptimizationModelAccessConfig {
  AcceptEula: boolean;
}

export interface OptimizationOutput {
  RecommendedInferenceImage?: string | undefined;
}

export interface OptimizationSageMakerModel {
  ModelName?: string | undefined;
}

export interface OptimizationVpcConfig {
  SecurityGroupIds: readonly string[];
  Subnets: readonly string[];
}

export type OrderKey = "Ascending" | "Descending";

export type OutputCompressionType = "GZIP" | "NONE";

export interface OutputConfig {
  S3OutputLocation: string;
  TargetDevice?: TargetDevice | undefined;
  TargetPlatform?: TargetPlatform | undefined;
  CompilerOptions?: string | undefined;
  KmsKeyId?: string | undefined;
}

export interface OutputDataConfig {
  KmsKeyId?: string | undefined;
  S3OutputPath: string;
  CompressionType?: OutputCompressionType | undefined;
}

export interface OutputParameter {
  Name: string;
  Value: string;
}

export interface OwnershipSettings {
  OwnerUserProfileName: string;
}

export interface OwnershipSettingsSummary {
  OwnerUserProfileName?: string | undefined;
}

export interface ParallelismConfiguration {
  MaxParallelExecutionSteps: number;
}

export interface Parameter {
  Name: string;
  Value: string;
}

export interface ParameterRange {
  IntegerParameterRangeSpecification?: IntegerParameterRangeSpecification | undefined;
  ContinuousParameterRangeSpecification?: ContinuousParameterRangeSpecification | undefined;
  CategoricalParameterRangeSpecification?: CategoricalParameterRangeSpecification | undefined;
}

export interface ParameterRanges {
  IntegerParameterRanges?: readonly IntegerParameterRange[] | undefined;
  ContinuousParameterRanges?: readonly ContinuousParameterRange[] | undefined;
  CategoricalParameterRanges?: readonly CategoricalParameterRange[] | undefined;
  AutoParameters?: readonly AutoParameter[] | undefined;
}

export type ParameterType = "Integer" | "Continuous" | "Categorical" | "FreeText";

export interface Parent {
  TrialName?: string | undefined;
  ExperimentName?: string | undefined;
}

export interface ParentHyperParameterTuningJob {
  HyperParameterTuningJobName?: string | undefined;
}

export type PartnerAppAuthType = "IAM" | "IDC";

export interface PartnerAppConfig {
  AdminUsers?: readonly string[] | undefined;
  Arguments?: Readonly<Record<string, string>> | undefined;
  AssignedGroupPatterns?: readonly string[] | undefined;
  RoleGroupAssignments?: readonly RoleGroupAssignment[] | undefined;
}

export interface PartnerAppMaintenanceConfig {
  MaintenanceWindowStart?: string | undefined;
}

export type PartnerAppStatus = "Creating" | "Updating" | "Deleting" | "Available" | "Failed" | "UpdateFailed" | "Deleted";

export interface PartnerAppSummary {
  Arn?: string | undefined;
  Name?: string | undefined;
  Type?: PartnerAppType | undefined;
  Status?: PartnerAppStatus | undefined;
  CreationTime?: Timestamp | undefined;
}

export type PartnerAppType = "lakera-guard" | "comet" | "deepchecks-llm-evaluation" | "fiddler";

export type Peft = "LORA";

export interface PendingDeploymentSummary {
  EndpointConfigName: string;
  ProductionVariants?: readonly PendingProductionVariantSummary[] | undefined;
  StartTime?: Timestamp | undefined;
  ShadowProductionVariants?: readonly PendingProductionVariantSummary[] | undefined;
}

export interface PendingProductionVariantSummary {
  VariantName: string;
  DeployedImages?: readonly DeployedImage[] | undefined;
  CurrentWeight?: number | undefined;
  DesiredWeight?: number | undefined;
  CurrentInstanceCount?: number | undefined;
  DesiredInstanceCount?: number | undefined;
  InstanceType?: ProductionVariantInstanceType | undefined;
  InstancePools?: readonly InstancePoolSummary[] | undefined;
  AcceleratorType?: ProductionVariantAcceleratorType | undefined;
  VariantStatus?: readonly ProductionVariantStatus[] | undefined;
  CurrentServerlessConfig?: ProductionVariantServerlessConfig | undefined;
  DesiredServerlessConfig?: ProductionVariantServerlessConfig | undefined;
  ManagedInstanceScaling?: ProductionVariantManagedInstanceScaling | undefined;
  RoutingConfig?: ProductionVariantRoutingConfig | undefined;
  AcceleratorPartitionLayouts?: readonly AcceleratorPartitionLayout[] | undefined;
}

export interface Phase {
  InitialNumberOfUsers?: number | undefined;
  SpawnRate?: number | undefined;
  DurationInSeconds?: number | undefined;
}

export interface Pipeline {
  PipelineArn?: string | undefined;
  PipelineName?: string | undefined;
  PipelineDisplayName?: string | undefined;
  PipelineDescription?: string | undefined;
  RoleArn?: string | undefined;
  PipelineStatus?: PipelineStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastRunTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface PipelineDefinitionS3Location {
  Bucket: string;
  ObjectKey: string;
  VersionId?: string | undefined;
}

export interface PipelineExecution {
  PipelineArn?: string | undefined;
  PipelineExecutionArn?: string | undefined;
  PipelineExecutionDisplayName?: string | undefined;
  PipelineExecutionStatus?: PipelineExecutionStatus | undefined;
  PipelineExecutionDescription?: string | undefined;
  PipelineExperimentConfig?: PipelineExperimentConfig | undefined;
  FailureReason?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  SelectiveExecutionConfig?: SelectiveExecutionConfig | undefined;
  PipelineParameters?: readonly Parameter[] | undefined;
  PipelineVersionId?: number | undefined;
  PipelineVersionDisplayName?: string | undefined;
}

export type PipelineExecutionStatus = "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded" | "CompletedWithFailures";

export interface PipelineExecutionStep {
  StepName?: string | undefined;
  StepDisplayName?: string | undefined;
  StepDescription?: string | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  StepStatus?: StepStatus | undefined;
  CacheHitResult?: CacheHitResult | undefined;
  FailureReason?: string | undefined;
  Metadata?: PipelineExecutionStepMetadata | undefined;
  AttemptCount?: number | undefined;
  SelectiveExecutionResult?: SelectiveExecutionResult | undefined;
  IterationContext?: IterationContext | undefined;
}

export interface PipelineExecutionStepMetadata {
  TrainingJob?: TrainingJobStepMetadata | undefined;
  ProcessingJob?: ProcessingJobStepMetadata | undefined;
  TransformJob?: TransformJobStepMetadata | undefined;
  TuningJob?: TuningJobStepMetaData | undefined;
  Model?: ModelStepMetadata | undefined;
  RegisterModel?: RegisterModelStepMetadata | undefined;
  Condition?: ConditionStepMetadata | undefined;
  Callback?: CallbackStepMetadata | undefined;
  Lambda?: LambdaStepMetadata | undefined;
  EMR?: EMRStepMetadata | undefined;
  EMRServerless?: EMRServerlessStepMetadata | undefined;
  QualityCheck?: QualityCheckStepMetadata | undefined;
  ClarifyCheck?: ClarifyCheckStepMetadata | undefined;
  Fail?: FailStepMetadata | undefined;
  AutoMLJob?: AutoMLJobStepMetadata | undefined;
  Endpoint?: EndpointStepMetadata | undefined;
  EndpointConfig?: EndpointConfigStepMetadata | undefined;
  BedrockCustomModel?: BedrockCustomModelMetadata | undefined;
  BedrockCustomModelDeployment?: BedrockCustomModelDeploymentMetadata | undefined;
  BedrockProvisionedModelThroughput?: BedrockProvisionedModelThroughputMetadata | undefined;
  BedrockModelImport?: BedrockModelImportMetadata | undefined;
  InferenceComponent?: InferenceComponentMetadata | undefined;
  Lineage?: LineageMetadata | undefined;
  Job?: JobStepMetadata | undefined;
  Athena?: AthenaStepMetadata | undefined;
  Cleanup?: CleanupStepMetadata | undefined;
  ForEach?: ForEachStepMetadata | undefined;
  HubContent?: HubContentStepMetadata | undefined;
}

export interface PipelineExecutionSummary {
  PipelineExecutionArn?: string | undefined;
  StartTime?: Timestamp | undefined;
  PipelineExecutionStatus?: PipelineExecutionStatus | undefined;
  PipelineExecutionDescription?: string | undefined;
  PipelineExecutionDisplayName?: string | undefined;
  PipelineExecutionFailureReason?: string | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
}

export interface PipelineExperimentConfig {
  ExperimentName?: string | undefined;
  TrialName?: string | undefined;
}

export type PipelineManagedBy = "AWS" | "CUSTOMER";

export type PipelineStatus = "Active" | "Deleting";

export interface PipelineSummary {
  PipelineArn?: string | undefined;
  PipelineName?: string | undefined;
  PipelineDisplayName?: string | undefined;
  PipelineDescription?: string | undefined;
  RoleArn?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastExecutionTime?: Timestamp | undefined;
}

export interface PipelineVersion {
  PipelineArn?: string | undefined;
  PipelineVersionId?: number | undefined;
  PipelineVersionDisplayName?: string | undefined;
  PipelineVersionDescription?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedBy?: UserContext | undefined;
  LastExecutedPipelineExecutionArn?: string | undefined;
  LastExecutedPipelineExecutionDisplayName?: string | undefined;
  LastExecutedPipelineExecutionStatus?: PipelineExecutionStatus | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
}

export interface PipelineVersionSummary {
  PipelineArn?: string | undefined;
  PipelineVersionId?: number | undefined;
  CreationTime?: Timestamp | undefined;
  PipelineVersionDescription?: string | undefined;
  PipelineVersionDisplayName?: string | undefined;
  LastExecutionPipelineExecutionArn?: string | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
}

export interface PlacementSpecification {
  UltraServerId?: string | undefined;
  InstanceCount: number;
}

export interface PredefinedMetricSpecification {
  PredefinedMetricType?: string | undefined;
}

export type PreemptTeamTasks = "Never" | "LowerPriority";

export interface PrefixAwareRoutingConfig {
  PrefixLength?: number | undefined;
  ConcurrencyThreshold?: number | undefined;
}

export interface PresignedUrlAccessConfig {
  AcceptEula?: boolean | undefined;
  ExpectedS3Url?: string | undefined;
}

export interface PriorityClass {
  Name: string;
  Weight: number;
}

export type ProblemType = "BinaryClassification" | "MulticlassClassification" | "Regression";

export interface ProcessingClusterConfig {
  InstanceCount?: number | undefined;
  InstanceType?: ProcessingInstanceType | undefined;
  VolumeSizeInGB: number;
  VolumeKmsKeyId?: string | undefined;
  InstancePreferences?: readonly ProcessingInstancePreference[] | undefined;
  SelectedInstanceType?: ProcessingInstanceType | undefined;
  SelectedInstanceCount?: number | undefined;
}

export interface ProcessingFeatureStoreOutput {
  FeatureGroupName: string;
}

export interface ProcessingInput {
  InputName: string;
  AppManaged?: boolean | undefined;
  S3Input?: ProcessingS3Input | undefined;
  DatasetDefinition?: DatasetDefinition | undefined;
}

export interface ProcessingInstancePreference {
  InstanceType: ProcessingInstanceType;
  InstanceCount?: number | undefined;
}

export type ProcessingInstanceType = "ml.t3.medium" | "ml.t3.large" | "ml.t3.xlarge" | "ml.t3.2xlarge" | "ml.m4.xlarge" | "ml.m4.2xlarge" | "ml.m4.4xlarge" | "ml.m4.10xlarge" | "ml.m4.16xlarge" | "ml.c4.xlarge" | "ml.c4.2xlarge" | "ml.c4.4xlarge" | "ml.c4.8xlarge" | "ml.p2.xlarge" | "ml.p2.8xlarge" | "ml.p2.16xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.18xlarge" | "ml.m5.large" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.12xlarge" | "ml.m5.24xlarge" | "ml.r5.large" | "ml.r5.xlarge" | "ml.r5.2xlarge" | "ml.r5.4xlarge" | "ml.r5.8xlarge" | "ml.r5.12xlarge" | "ml.r5.16xlarge" | "ml.r5.24xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.16xlarge" | "ml.g5.12xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.r5d.large" | "ml.r5d.xlarge" | "ml.r5d.2xlarge" | "ml.r5d.4xlarge" | "ml.r5d.8xlarge" | "ml.r5d.12xlarge" | "ml.r5d.16xlarge" | "ml.r5d.24xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.4xlarge" | "ml.c6i.8xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.c7i.large" | "ml.c7i.xlarge" | "ml.c7i.2xlarge" | "ml.c7i.4xlarge" | "ml.c7i.8xlarge" | "ml.c7i.12xlarge" | "ml.c7i.16xlarge" | "ml.c7i.24xlarge" | "ml.c7i.48xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.p5.4xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.m8i.large" | "ml.m8i.xlarge" | "ml.m8i.2xlarge" | "ml.m8i.4xlarge" | "ml.m8i.8xlarge" | "ml.m8i.12xlarge" | "ml.m8i.16xlarge" | "ml.m8i.24xlarge" | "ml.m8i.32xlarge" | "ml.m8i.48xlarge" | "ml.m8i.96xlarge" | "ml.c8i.xlarge" | "ml.c8i.2xlarge" | "ml.c8i.4xlarge" | "ml.c8i.8xlarge" | "ml.c8i.12xlarge" | "ml.c8i.16xlarge" | "ml.c8i.24xlarge" | "ml.c8i.32xlarge" | "ml.c8i.48xlarge" | "ml.c8i.96xlarge" | "ml.r8i.large" | "ml.r8i.xlarge" | "ml.r8i.2xlarge" | "ml.r8i.4xlarge" | "ml.r8i.8xlarge" | "ml.r8i.12xlarge" | "ml.r8i.16xlarge" | "ml.r8i.24xlarge" | "ml.r8i.32xlarge" | "ml.r8i.48xlarge" | "ml.r8i.96xlarge" | "ml.m7i-flex.large" | "ml.m7i-flex.xlarge" | "ml.m7i-flex.2xlarge" | "ml.m7i-flex.4xlarge" | "ml.m7i-flex.8xlarge" | "ml.m7i-flex.12xlarge" | "ml.m7i-flex.16xlarge" | "ml.c7i-flex.xlarge" | "ml.c7i-flex.2xlarge" | "ml.c7i-flex.4xlarge" | "ml.c7i-flex.8xlarge" | "ml.c7i-flex.12xlarge" | "ml.c7i-flex.16xlarge" | "ml.m8i-flex.large" | "ml.m8i-flex.xlarge" | "ml.m8i-flex.2xlarge" | "ml.m8i-flex.4xlarge" | "ml.m8i-flex.8xlarge" | "ml.m8i-flex.12xlarge" | "ml.m8i-flex.16xlarge" | "ml.c8i-flex.xlarge" | "ml.c8i-flex.2xlarge" | "ml.c8i-flex.4xlarge" | "ml.c8i-flex.8xlarge" | "ml.c8i-flex.12xlarge" | "ml.c8i-flex.16xlarge" | "ml.r8i-flex.large" | "ml.r8i-flex.xlarge" | "ml.r8i-flex.2xlarge" | "ml.r8i-flex.4xlarge" | "ml.r8i-flex.8xlarge" | "ml.r8i-flex.12xlarge" | "ml.r8i-flex.16xlarge";

export interface ProcessingJob {
  ProcessingInputs?: readonly ProcessingInput[] | undefined;
  ProcessingOutputConfig?: ProcessingOutputConfig | undefined;
  ProcessingJobName?: string | undefined;
  ProcessingResources?: ProcessingResources | undefined;
  StoppingCondition?: ProcessingStoppingCondition | undefined;
  AppSpecification?: AppSpecification | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  NetworkConfig?: NetworkConfig | undefined;
  RoleArn?: string | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
  ProcessingJobArn?: string | undefined;
  ProcessingJobStatus?: ProcessingJobStatus | undefined;
  ExitMessage?: string | undefined;
  FailureReason?: string | undefined;
  ProcessingEndTime?: Timestamp | undefined;
  ProcessingStartTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  MonitoringScheduleArn?: string | undefined;
  AutoMLJobArn?: string | undefined;
  TrainingJobArn?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export type ProcessingJobStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface ProcessingJobStepMetadata {
  Arn?: string | undefined;
}

export interface ProcessingJobSummary {
  ProcessingJobName: string;
  ProcessingJobArn: string;
  CreationTime: Timestamp;
  ProcessingEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  ProcessingJobStatus: ProcessingJobStatus;
  FailureReason?: string | undefined;
  ExitMessage?: string | undefined;
}

export interface ProcessingOutput {
  OutputName: string;
  S3Output?: ProcessingS3Output | undefined;
  FeatureStoreOutput?: ProcessingFeatureStoreOutput | undefined;
  AppManaged?: boolean | undefined;
}

export interface ProcessingOutputConfig {
  Outputs: readonly ProcessingOutput[];
  KmsKeyId?: string | undefined;
}

export interface ProcessingResources {
  ClusterConfig: ProcessingClusterConfig;
}

export type ProcessingS3CompressionType = "None" | "Gzip";

export type ProcessingS3DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

export type ProcessingS3DataType = "ManifestFile" | "S3Prefix";

export interface ProcessingS3Input {
  S3Uri: string;
  LocalPath?: string | undefined;
  S3DataType: ProcessingS3DataType;
  S3InputMode?: ProcessingS3InputMode | undefined;
  S3DataDistributionType?: ProcessingS3DataDistributionType | undefined;
  S3CompressionType?: ProcessingS3CompressionType | undefined;
}

export type ProcessingS3InputMode = "Pipe" | "File";

export interface ProcessingS3Output {
  S3Uri: string;
  LocalPath?: string | undefined;
  S3UploadMode: ProcessingS3UploadMode;
}

export type ProcessingS3UploadMode = "Continuous" | "EndOfJob";

export interface ProcessingStoppingCondition {
  MaxRuntimeInSeconds: number;
}

export type Processor = "CPU" | "GPU";

export interface ProductionVariant {
  VariantName: string;
  ModelName?: string | undefined;
  InitialInstanceCount?: number | undefined;
  InstanceType?: ProductionVariantInstanceType | undefined;
  InstancePools?: readonly InstancePool[] | undefined;
  VariantInstanceProvisionTimeoutInSeconds?: number | undefined;
  InitialVariantWeight?: number | undefined;
  AcceleratorType?: ProductionVariantAcceleratorType | undefined;
  CoreDumpConfig?: ProductionVariantCoreDumpConfig | undefined;
  ServerlessConfig?: ProductionVariantServerlessConfig | undefined;
  VolumeSizeInGB?: number | undefined;
  ModelDataDownloadTimeoutInSeconds?: number | undefined;
  ContainerStartupHealthCheckTimeoutInSeconds?: number | undefined;
  EnableSSMAccess?: boolean | undefined;
  ManagedInstanceScaling?: ProductionVariantManagedInstanceScaling | undefined;
  RoutingConfig?: ProductionVariantRoutingConfig | undefined;
  InferenceAmiVersion?: ProductionVariantInferenceAmiVersion | undefined;
  CapacityReservationConfig?: ProductionVariantCapacityReservationConfig | undefined;
  AcceleratorPartitionLayouts?: readonly AcceleratorPartitionLayout[] | undefined;
}

export type ProductionVariantAcceleratorType = "ml.eia1.medium" | "ml.eia1.large" | "ml.eia1.xlarge" | "ml.eia2.medium" | "ml.eia2.large" | "ml.eia2.xlarge";

export interface ProductionVariantCapacityReservationConfig {
  CapacityReservationPreference?: CapacityReservationPreference | undefined;
  MlReservationArn?: string | undefined;
}

export interface ProductionVariantCapacityReservationSummary {
  MlReservationArn?: string | undefined;
  CapacityReservationPreference?: CapacityReservationPreference | undefined;
  TotalInstanceCount?: number | undefined;
  AvailableInstanceCount?: number | undefined;
  UsedByCurrentEndpoint?: number | undefined;
  Ec2CapacityReservations?: readonly Ec2CapacityReservation[] | undefined;
}

export interface ProductionVariantCoreDumpConfig {
  DestinationS3Uri: string;
  KmsKeyId?: string | undefined;
}

export type ProductionVariantInferenceAmiVersion = "al2-ami-sagemaker-inference-gpu-2" | "al2-ami-sagemaker-inference-gpu-2-1" | "al2-ami-sagemaker-inference-gpu-3-1" | "al2-ami-sagemaker-inference-neuron-2" | "al2023-ami-sagemaker-inference-gpu-4-1";

export type ProductionVariantInstanceType = "ml.t2.medium" | "ml.t2.large" | "ml.t2.xlarge" | "ml.t2.2xlarge" | "ml.m4.xlarge" | "ml.m4.2xlarge" | "ml.m4.4xlarge" | "ml.m4.10xlarge" | "ml.m4.16xlarge" | "ml.m5.large" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.12xlarge" | "ml.m5.24xlarge" | "ml.m5d.large" | "ml.m5d.xlarge" | "ml.m5d.2xlarge" | "ml.m5d.4xlarge" | "ml.m5d.12xlarge" | "ml.m5d.24xlarge" | "ml.c4.large" | "ml.c4.xlarge" | "ml.c4.2xlarge" | "ml.c4.4xlarge" | "ml.c4.8xlarge" | "ml.p2.xlarge" | "ml.p2.8xlarge" | "ml.p2.16xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.c5.large" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.18xlarge" | "ml.c5d.large" | "ml.c5d.xlarge" | "ml.c5d.2xlarge" | "ml.c5d.4xlarge" | "ml.c5d.9xlarge" | "ml.c5d.18xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.r5.large" | "ml.r5.xlarge" | "ml.r5.2xlarge" | "ml.r5.4xlarge" | "ml.r5.12xlarge" | "ml.r5.24xlarge" | "ml.r5d.large" | "ml.r5d.xlarge" | "ml.r5d.2xlarge" | "ml.r5d.4xlarge" | "ml.r5d.12xlarge" | "ml.r5d.24xlarge" | "ml.inf1.xlarge" | "ml.inf1.2xlarge" | "ml.inf1.6xlarge" | "ml.inf1.24xlarge" | "ml.dl1.24xlarge" | "ml.c6i.large" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.4xlarge" | "ml.c6i.8xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.12xlarge" | "ml.g5.16xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.r8g.medium" | "ml.r8g.large" | "ml.r8g.xlarge" | "ml.r8g.2xlarge" | "ml.r8g.4xlarge" | "ml.r8g.8xlarge" | "ml.r8g.12xlarge" | "ml.r8g.16xlarge" | "ml.r8g.24xlarge" | "ml.r8g.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge" | "ml.p4d.24xlarge" | "ml.c7g.large" | "ml.c7g.xlarge" | "ml.c7g.2xlarge" | "ml.c7g.4xlarge" | "ml.c7g.8xlarge" | "ml.c7g.12xlarge" | "ml.c7g.16xlarge" | "ml.m6g.large" | "ml.m6g.xlarge" | "ml.m6g.2xlarge" | "ml.m6g.4xlarge" | "ml.m6g.8xlarge" | "ml.m6g.12xlarge" | "ml.m6g.16xlarge" | "ml.m6gd.large" | "ml.m6gd.xlarge" | "ml.m6gd.2xlarge" | "ml.m6gd.4xlarge" | "ml.m6gd.8xlarge" | "ml.m6gd.12xlarge" | "ml.m6gd.16xlarge" | "ml.c6g.large" | "ml.c6g.xlarge" | "ml.c6g.2xlarge" | "ml.c6g.4xlarge" | "ml.c6g.8xlarge" | "ml.c6g.12xlarge" | "ml.c6g.16xlarge" | "ml.c6gd.large" | "ml.c6gd.xlarge" | "ml.c6gd.2xlarge" | "ml.c6gd.4xlarge" | "ml.c6gd.8xlarge" | "ml.c6gd.12xlarge" | "ml.c6gd.16xlarge" | "ml.c6gn.large" | "ml.c6gn.xlarge" | "ml.c6gn.2xlarge" | "ml.c6gn.4xlarge" | "ml.c6gn.8xlarge" | "ml.c6gn.12xlarge" | "ml.c6gn.16xlarge" | "ml.r6g.large" | "ml.r6g.xlarge" | "ml.r6g.2xlarge" | "ml.r6g.4xlarge" | "ml.r6g.8xlarge" | "ml.r6g.12xlarge" | "ml.r6g.16xlarge" | "ml.r6gd.large" | "ml.r6gd.xlarge" | "ml.r6gd.2xlarge" | "ml.r6gd.4xlarge" | "ml.r6gd.8xlarge" | "ml.r6gd.12xlarge" | "ml.r6gd.16xlarge" | "ml.p4de.24xlarge" | "ml.trn1.2xlarge" | "ml.trn1.32xlarge" | "ml.trn1n.32xlarge" | "ml.trn2.48xlarge" | "ml.inf2.xlarge" | "ml.inf2.8xlarge" | "ml.inf2.24xlarge" | "ml.inf2.48xlarge" | "ml.p5.48xlarge" | "ml.p5e.48xlarge" | "ml.p5en.48xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.c7i.large" | "ml.c7i.xlarge" | "ml.c7i.2xlarge" | "ml.c7i.4xlarge" | "ml.c7i.8xlarge" | "ml.c7i.12xlarge" | "ml.c7i.16xlarge" | "ml.c7i.24xlarge" | "ml.c7i.48xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.c8g.medium" | "ml.c8g.large" | "ml.c8g.xlarge" | "ml.c8g.2xlarge" | "ml.c8g.4xlarge" | "ml.c8g.8xlarge" | "ml.c8g.12xlarge" | "ml.c8g.16xlarge" | "ml.c8g.24xlarge" | "ml.c8g.48xlarge" | "ml.r7gd.medium" | "ml.r7gd.large" | "ml.r7gd.xlarge" | "ml.r7gd.2xlarge" | "ml.r7gd.4xlarge" | "ml.r7gd.8xlarge" | "ml.r7gd.12xlarge" | "ml.r7gd.16xlarge" | "ml.m8g.medium" | "ml.m8g.large" | "ml.m8g.xlarge" | "ml.m8g.2xlarge" | "ml.m8g.4xlarge" | "ml.m8g.8xlarge" | "ml.m8g.12xlarge" | "ml.m8g.16xlarge" | "ml.m8g.24xlarge" | "ml.m8g.48xlarge" | "ml.c6in.large" | "ml.c6in.xlarge" | "ml.c6in.2xlarge" | "ml.c6in.4xlarge" | "ml.c6in.8xlarge" | "ml.c6in.12xlarge" | "ml.c6in.16xlarge" | "ml.c6in.24xlarge" | "ml.c6in.32xlarge" | "ml.p6-b200.48xlarge" | "ml.p6-b300.48xlarge" | "ml.p6e-gb200.36xlarge" | "ml.p5.4xlarge";

export interface ProductionVariantManagedInstanceScaling {
  Status?: ManagedInstanceScalingStatus | undefined;
  MinInstanceCount?: number | undefined;
  MaxInstanceCount?: number | undefined;
  ScaleInPolicy?: ProductionVariantManagedInstanceScalingScaleInPolicy | undefined;
}

export interface ProductionVariantManagedInstanceScalingScaleInPolicy {
  Strategy: ManagedInstanceScalingScaleInStrategy;
  MaximumStepSize?: number | undefined;
  CooldownInMinutes?: number | undefined;
}

export interface ProductionVariantRoutingConfig {
  RoutingStrategy: RoutingStrategy;
  PrefixAwareRoutingConfig?: PrefixAwareRoutingConfig | undefined;
}

export interface ProductionVariantServerlessConfig {
  MemorySizeInMB: number;
  MaxConcurrency: number;
  ProvisionedConcurrency?: number | undefined;
}

export interface ProductionVariantServerlessUpdateConfig {
  MaxConcurrency?: number | undefined;
  ProvisionedConcurrency?: number | undefined;
}

export interface ProductionVariantStatus {
  Status: VariantStatus;
  StatusMessage?: string | undefined;
  StartTime?: Timestamp | undefined;
}

export interface ProductionVariantSummary {
  VariantName: string;
  DeployedImages?: readonly DeployedImage[] | undefined;
  CurrentWeight?: number | undefined;
  DesiredWeight?: number | undefined;
  CurrentInstanceCount?: number | undefined;
  DesiredInstanceCount?: number | undefined;
  InstancePools?: readonly InstancePoolSummary[] | undefined;
  VariantStatus?: readonly ProductionVariantStatus[] | undefined;
  CurrentServerlessConfig?: ProductionVariantServerlessConfig | undefined;
  DesiredServerlessConfig?: ProductionVariantServerlessConfig | undefined;
  ManagedInstanceScaling?: ProductionVariantManagedInstanceScaling | undefined;
  RoutingConfig?: ProductionVariantRoutingConfig | undefined;
  CapacityReservationConfig?: ProductionVariantCapacityReservationSummary | undefined;
  AcceleratorPartitionLayouts?: readonly AcceleratorPartitionLayout[] | undefined;
}

export interface ProfilerConfig {
  S3OutputPath?: string | undefined;
  ProfilingIntervalInMilliseconds?: number | undefined;
  ProfilingParameters?: Readonly<Record<string, string>> | undefined;
  DisableProfiler?: boolean | undefined;
}

export interface ProfilerConfigForUpdate {
  S3OutputPath?: string | undefined;
  ProfilingIntervalInMilliseconds?: number | undefined;
  ProfilingParameters?: Readonly<Record<string, string>> | undefined;
  DisableProfiler?: boolean | undefined;
}

export interface ProfilerRuleConfiguration {
  RuleConfigurationName: string;
  LocalPath?: string | undefined;
  S3OutputPath?: string | undefined;
  RuleEvaluatorImage: string;
  InstanceType?: ProcessingInstanceType | undefined;
  VolumeSizeInGB?: number | undefined;
  RuleParameters?: Readonly<Record<string, string>> | undefined;
}

export interface ProfilerRuleEvaluationStatus {
  RuleConfigurationName?: string | undefined;
  RuleEvaluationJobArn?: string | undefined;
  RuleEvaluationStatus?: RuleEvaluationStatus | undefined;
  StatusDetails?: string | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export type ProfilingStatus = "Enabled" | "Disabled";

export interface Project {
  ProjectArn?: string | undefined;
  ProjectName?: string | undefined;
  ProjectId?: string | undefined;
  ProjectDescription?: string | undefined;
  ServiceCatalogProvisioningDetails?: ServiceCatalogProvisioningDetails | undefined;
  ServiceCatalogProvisionedProductDetails?: ServiceCatalogProvisionedProductDetails | undefined;
  ProjectStatus?: ProjectStatus | undefined;
  CreatedBy?: UserContext | undefined;
  CreationTime?: Timestamp | undefined;
  TemplateProviderDetails?: readonly TemplateProviderDetail[] | undefined;
  Tags?: readonly Tag[] | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export type ProjectSortBy = "Name" | "CreationTime";

export type ProjectSortOrder = "Ascending" | "Descending";

export type ProjectStatus = "Pending" | "CreateInProgress" | "CreateCompleted" | "CreateFailed" | "DeleteInProgress" | "DeleteFailed" | "DeleteCompleted" | "UpdateInProgress" | "UpdateCompleted" | "UpdateFailed";

export interface ProjectSummary {
  ProjectName: string;
  ProjectDescription?: string | undefined;
  ProjectArn: string;
  ProjectId: string;
  CreationTime: Timestamp;
  ProjectStatus: ProjectStatus;
}

export interface PropertyNameQuery {
  PropertyNameHint: string;
}

export interface PropertyNameSuggestion {
  PropertyName?: string | undefined;
}

export interface ProvisioningParameter {
  Key?: string | undefined;
  Value?: string | undefined;
}

export interface PublicWorkforceTaskPrice {
  AmountInUsd?: USD | undefined;
}

export interface PutEndpointPolicyRequest {
  EndpointName: string;
  ResourcePolicy: string;
}

export interface PutEndpointPolicyResponse {
  EndpointArn?: string | undefined;
}

export interface PutModelPackageGroupPolicyInput {
  ModelPackageGroupName: string;
  ResourcePolicy: string;
}

export interface PutModelPackageGroupPolicyOutput {
  ModelPackageGroupArn: string;
}

export interface QualityCheckStepMetadata {
  CheckType?: string | undefined;
  BaselineUsedForDriftCheckStatistics?: string | undefined;
  BaselineUsedForDriftCheckConstraints?: string | undefined;
  CalculatedBaselineStatistics?: string | undefined;
  CalculatedBaselineConstraints?: string | undefined;
  ModelPackageGroupName?: string | undefined;
  ViolationReport?: string | undefined;
  CheckJobArn?: string | undefined;
  SkipCheck?: boolean | undefined;
  RegisterNewBaseline?: boolean | undefined;
}

export interface QueryFilters {
  Types?: readonly string[] | undefined;
  LineageTypes?: readonly LineageType[] | undefined;
  CreatedBefore?: Timestamp | undefined;
  CreatedAfter?: Timestamp | undefined;
  ModifiedBefore?: Timestamp | undefined;
  ModifiedAfter?: Timestamp | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
}

export interface QueryLineageRequest {
  StartArns?: readonly string[] | undefined;
  Direction?: Direction | undefined;
  IncludeEdges?: boolean | undefined;
  Filters?: QueryFilters | undefined;
  MaxDepth?: number | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface QueryLineageResponse {
  Vertices?: readonly Vertex[] | undefined;
  Edges?: readonly Edge[] | undefined;
  NextToken?: string | undefined;
}

export interface RSessionAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  CustomImages?: readonly CustomImage[] | undefined;
}

export type RStudioServerProAccessStatus = "ENABLED" | "DISABLED";

export interface RStudioServerProAppSettings {
  AccessStatus?: RStudioServerProAccessStatus | undefined;
  UserGroup?: RStudioServerProUserGroup | undefined;
}

export interface RStudioServerProDomainSettings {
  DomainExecutionRoleArn: string;
  RStudioConnectUrl?: string | undefined;
  RStudioPackageManagerUrl?: string | undefined;
  DefaultResourceSpec?: ResourceSpec | undefined;
}

export interface RStudioServerProDomainSettingsForUpdate {
  DomainExecutionRoleArn: string;
  DefaultResourceSpec?: ResourceSpec | undefined;
  RStudioConnectUrl?: string | undefined;
  RStudioPackageManagerUrl?: string | undefined;
}

export type RStudioServerProUserGroup = "R_STUDIO_ADMIN" | "R_STUDIO_USER";

export interface RealTimeInferenceConfig {
  InstanceType: ProductionVariantInstanceType;
  InstanceCount: number;
}

export interface RealTimeInferenceRecommendation {
  RecommendationId: string;
  InstanceType: ProductionVariantInstanceType;
  Environment?: Readonly<Record<string, string>> | undefined;
}

export interface RecommendationJobCompiledOutputConfig {
  S3OutputUri?: string | undefined;
}

export interface RecommendationJobContainerConfig {
  Domain?: string | undefined;
  Task?: string | undefined;
  Framework?: string | undefined;
  FrameworkVersion?: string | undefined;
  PayloadConfig?: RecommendationJobPayloadConfig | undefined;
  NearestModelName?: string | undefined;
  SupportedInstanceTypes?: readonly string[] | undefined;
  SupportedEndpointType?: RecommendationJobSupportedEndpointType | undefined;
  DataInputConfig?: string | undefined;
  SupportedResponseMIMETypes?: readonly string[] | undefined;
}

export interface RecommendationJobInferenceBenchmark {
  Metrics?: RecommendationMetrics | undefined;
  EndpointMetrics?: InferenceMetrics | undefined;
  EndpointConfiguration?: EndpointOutputConfiguration | undefined;
  ModelConfiguration: ModelConfiguration;
  FailureReason?: string | undefined;
  InvocationEndTime?: Timestamp | undefined;
  InvocationStartTime?: Timestamp | undefined;
}

export interface RecommendationJobInputConfig {
  ModelPackageVersionArn?: string | undefined;
  ModelName?: string | undefined;
  JobDurationInSeconds?: number | undefined;
  TrafficPattern?: TrafficPattern | undefined;
  ResourceLimit?: RecommendationJobResourceLimit | undefined;
  EndpointConfigurations?: readonly EndpointInputConfiguration[] | undefined;
  VolumeKmsKeyId?: string | undefined;
  ContainerConfig?: RecommendationJobContainerConfig | undefined;
  Endpoints?: readonly EndpointInfo[] | undefined;
  VpcConfig?: RecommendationJobVpcConfig | undefined;
}

export interface RecommendationJobOutputConfig {
  KmsKeyId?: string | undefined;
  CompiledOutputConfig?: RecommendationJobCompiledOutputConfig | undefined;
}

export interface RecommendationJobPayloadConfig {
  SamplePayloadUrl?: string | undefined;
  SupportedContentTypes?: readonly string[] | undefined;
}

export interface RecommendationJobResourceLimit {
  MaxNumberOfTests?: number | undefined;
  MaxParallelOfTests?: number | undefined;
}

export type RecommendationJobStatus = "PENDING" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "STOPPING" | "STOPPED" | "DELETING" | "DELETED";

export interface RecommendationJobStoppingConditions {
  MaxInvocations?: number | undefined;
  ModelLatencyThresholds?: readonly ModelLatencyThreshold[] | undefined;
  FlatInvocations?: FlatInvocations | undefined;
}

export type RecommendationJobSupportedEndpointType = "RealTime" | "Serverless";

export type RecommendationJobType = "Default" | "Advanced";

export interface RecommendationJobVpcConfig {
  SecurityGroupIds: readonly string[];
  Subnets: readonly string[];
}

export interface RecommendationMetrics {
  CostPerHour?: number | undefined;
  CostPerInference?: number | undefined;
  MaxInvocations?: number | undefined;
  ModelLatency?: number | undefined;
  CpuUtilization?: number | undefined;
  MemoryUtilization?: number | undefined;
  ModelSetupTime?: number | undefined;
}

export type RecommendationStatus = "IN_PROGRESS" | "COMPLETED" | "FAILED" | "NOT_APPLICABLE";

export type RecommendationStepType = "BENCHMARK";

export type RecordWrapper = "None" | "RecordIO";

export interface RedshiftDatasetDefinition {
  ClusterId: string;
  Database: string;
  DbUser: string;
  QueryString: string;
  ClusterRoleArn: string;
  OutputS3Uri: string;
  KmsKeyId?: string | undefined;
  OutputFormat: RedshiftResultFormat;
  OutputCompression?: RedshiftResultCompressionType | undefined;
}

export type RedshiftResultCompressionType = "None" | "GZIP" | "BZIP2" | "ZSTD" | "SNAPPY";

export type RedshiftResultFormat = "PARQUET" | "CSV";

export interface RegisterDevicesRequest {
  DeviceFleetName: string;
  Devices: readonly Device[];
  Tags?: readonly Tag[] | undefined;
}

export interface RegisterModelStepMetadata {
  Arn?: string | undefined;
}

export type Relation = "EqualTo" | "GreaterThanOrEqualTo";

export interface RemoteDebugConfig {
  EnableRemoteDebug?: boolean | undefined;
}

export interface RemoteDebugConfigForUpdate {
  EnableRemoteDebug?: boolean | undefined;
}

export interface RenderUiTemplateRequest {
  UiTemplate?: UiTemplate | undefined;
  Task: RenderableTask;
  RoleArn: string;
  HumanTaskUiArn?: string | undefined;
}

export interface RenderUiTemplateResponse {
  RenderedContent: string;
  Errors: readonly RenderingError[];
}

export interface RenderableTask {
  Input: string;
}

export interface RenderingError {
  Code: string;
  Message: string;
}

export type RepositoryAccessMode = "Platform" | "Vpc";

export interface RepositoryAuthConfig {
  RepositoryCredentialsProviderArn: string;
}

export type ReservedCapacityInstanceType = "ml.p4d.24xlarge" | "ml.p5.48xlarge" | "ml.p5e.48xlarge" | "ml.p5en.48xlarge" | "ml.trn1.32xlarge" | "ml.trn2.48xlarge" | "ml.p6-b200.48xlarge" | "ml.p4de.24xlarge" | "ml.p6e-gb200.36xlarge" | "ml.p5.4xlarge" | "ml.p6-b300.48xlarge";

export interface ReservedCapacityOffering {
  ReservedCapacityType?: ReservedCapacityType | undefined;
  UltraServerType?: string | undefined;
  UltraServerCount?: number | undefined;
  InstanceType: ReservedCapacityInstanceType;
  InstanceCount: number;
  AvailabilityZone?: string | undefined;
  DurationHours?: number | undefined;
  DurationMinutes?: number | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  ExtensionStartTime?: Timestamp | undefined;
  ExtensionEndTime?: Timestamp | undefined;
}

export type ReservedCapacityStatus = "Pending" | "Active" | "Scheduled" | "Expired" | "Failed";

export interface ReservedCapacitySummary {
  ReservedCapacityArn: string;
  ReservedCapacityType?: ReservedCapacityType | undefined;
  UltraServerType?: string | undefined;
  UltraServerCount?: number | undefined;
  InstanceType: ReservedCapacityInstanceType;
  TotalInstanceCount: number;
  Status: ReservedCapacityStatus;
  AvailabilityZone?: string | undefined;
  AvailabilityZoneId?: string | undefined;
  DurationHours?: number | undefined;
  DurationMinutes?: number | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
}

export type ReservedCapacityType = "UltraServer" | "Instance";

export interface ResolvedAttributes {
  AutoMLJobObjective?: AutoMLJobObjective | undefined;
  ProblemType?: ProblemType | undefined;
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
}

export interface ResourceAlreadyExists {
  Message?: string | undefined;
}

export interface ResourceCatalog {
  ResourceCatalogArn: string;
  ResourceCatalogName: string;
  Description: string;
  CreationTime: Timestamp;
}

export type ResourceCatalogSortBy = "CreationTime";

export type ResourceCatalogSortOrder = "Ascending" | "Descending";

export interface ResourceConfig {
  InstanceType?: TrainingInstanceType | undefined;
  InstanceCount?: number | undefined;
  VolumeSizeInGB?: number | undefined;
  VolumeKmsKeyId?: string | undefined;
  KeepAlivePeriodInSeconds?: number | undefined;
  InstanceGroups?: readonly InstanceGroup[] | undefined;
  TrainingPlanArn?: string | undefined;
  InstancePlacementConfig?: InstancePlacementConfig | undefined;
  InstancePreferences?: readonly InstancePreference[] | undefined;
  SelectedInstanceType?: TrainingInstanceType | undefined;
  SelectedInstanceCount?: number | undefined;
}

export interface ResourceConfigForUpdate {
  KeepAlivePeriodInSeconds: number;
}

export interface ResourceInUse {
  Message?: string | undefined;
}

export interface ResourceLimitExceeded {
  Message?: string | undefined;
}

export interface ResourceLimits {
  MaxNumberOfTrainingJobs?: number | undefined;
  MaxParallelTrainingJobs: number;
  MaxRuntimeInSeconds?: number | undefined;
}

export interface ResourceNotFound {
  Message?: string | undefined;
}

export interface ResourceSharingConfig {
  Strategy: ResourceSharingStrategy;
  BorrowLimit?: number | undefined;
  AbsoluteBorrowLimits?: readonly ComputeQuotaResourceConfig[] | undefined;
}

export type ResourceSharingStrategy = "Lend" | "DontLend" | "LendAndBorrow";

export interface ResourceSpec {
  SageMakerImageArn?: string | undefined;
  SageMakerImageVersionArn?: string | undefined;
  SageMakerImageVersionAlias?: string | undefined;
  InstanceType?: AppInstanceType | undefined;
  LifecycleConfigArn?: string | undefined;
  TrainingPlanArn?: string | undefined;
}

export type ResourceType = "TrainingJob" | "Experiment" | "ExperimentTrial" | "ExperimentTrialComponent" | "Endpoint" | "Model" | "ModelPackage" | "ModelPackageGroup" | "Pipeline" | "PipelineExecution" | "FeatureGroup" | "FeatureMetadata" | "Image" | "ImageVersion" | "Project" | "HyperParameterTuningJob" | "ModelCard" | "PipelineVersion" | "Job" | "HubContent";

export interface RetentionPolicy {
  HomeEfsFileSystem?: RetentionType | undefined;
}

export type RetentionType = "Retain" | "Delete";

export interface RetryPipelineExecutionRequest {
  PipelineExecutionArn: string;
  ClientRequestToken: string;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
}

export interface RetryPipelineExecutionResponse {
  PipelineExecutionArn?: string | undefined;
}

export interface RetryStrategy {
  MaximumRetryAttempts: number;
}

export interface RoleGroupAssignment {
  RoleName: string;
  GroupPatterns: readonly string[];
}

export interface RollingDeploymentPolicy {
  MaximumBatchSize: CapacitySizeConfig;
  RollbackMaximumBatchSize?: CapacitySizeConfig | undefined;
}

export interface RollingUpdatePolicy {
  MaximumBatchSize: CapacitySize;
  WaitIntervalInSeconds: number;
  MaximumExecutionTimeoutInSeconds?: number | undefined;
  RollbackMaximumBatchSize?: CapacitySize | undefined;
}

export type RootAccess = "Enabled" | "Disabled";

export type RoutingStatus = "Routable" | "Unroutable" | "Unknown";

export type RoutingStrategy = "LEAST_OUTSTANDING_REQUESTS" | "RANDOM" | "PREFIX_AWARE" | "KV_AWARE";

export interface RoutingTarget {
  Name: string;
  Destinations: readonly Destination[];
  AsyncInferenceConfig?: RoutingTargetAsyncInferenceConfig | undefined;
  RoutingPreference?: InferenceRouterRoutingPreference | undefined;
}

export interface RoutingTargetAsyncInferenceClientConfig {
  MaxTimeInBacklogSeconds?: number | undefined;
}

export interface RoutingTargetAsyncInferenceConfig {
  OutputConfig: RoutingTargetAsyncInferenceOutputConfig;
  ClientConfig?: RoutingTargetAsyncInferenceClientConfig | undefined;
}

export interface RoutingTargetAsyncInferenceNotificationConfig {
  SuccessTopic?: string | undefined;
  ErrorTopic?: string | undefined;
}

export interface RoutingTargetAsyncInferenceOutputConfig {
  S3OutputPath: string;
  S3FailurePath: string;
  KmsKeyId?: string | undefined;
  NotificationConfig?: RoutingTargetAsyncInferenceNotificationConfig | undefined;
}

export type RuleEvaluationStatus = "InProgress" | "NoIssuesFound" | "IssuesFound" | "Error" | "Stopping" | "Stopped";

export type S3DataDistribution = "FullyReplicated" | "ShardedByS3Key";

export interface S3DataSource {
  S3DataType: S3DataType;
  S3Uri: string;
  S3DataDistributionType?: S3DataDistribution | undefined;
  AttributeNames?: readonly string[] | undefined;
  InstanceGroupNames?: readonly string[] | undefined;
  ModelAccessConfig?: ModelAccessConfig | undefined;
  HubAccessConfig?: HubAccessConfig | undefined;
}

export type S3DataType = "ManifestFile" | "S3Prefix" | "AugmentedManifestFile" | "Converse";

export interface S3FileSystem {
  S3Uri: string;
}

export interface S3FileSystemConfig {
  MountPath?: string | undefined;
  S3Uri: string;
}

export interface S3ModelDataSource {
  S3Uri: string;
  S3DataType: S3ModelDataType;
  CompressionType: ModelCompressionType;
  ModelAccessConfig?: ModelAccessConfig | undefined;
  HubAccessConfig?: InferenceHubAccessConfig | undefined;
  ManifestS3Uri?: string | undefined;
  ETag?: string | undefined;
  ManifestEtag?: string | undefined;
}

export type S3ModelDataType = "S3Prefix" | "S3Object";

export interface S3Presign {
  IamPolicyConstraints?: IamPolicyConstraints | undefined;
}

export interface S3StorageConfig {
  S3Uri: string;
  KmsKeyId?: string | undefined;
  ResolvedOutputS3Uri?: string | undefined;
}

export type SageMakerImageName = "sagemaker_distribution";

export type SageMakerResourceName = "training-job" | "hyperpod-cluster" | "endpoint" | "studio-apps";

export type SagemakerServicecatalogStatus = "Enabled" | "Disabled";

export interface ScalingPolicy {
  TargetTracking?: TargetTrackingScalingPolicyConfiguration | undefined;
}

export interface ScalingPolicyMetric {
  InvocationsPerInstance?: number | undefined;
  ModelLatency?: number | undefined;
}

export interface ScalingPolicyObjective {
  MinInvocationsPerMinute?: number | undefined;
  MaxInvocationsPerMinute?: number | undefined;
}

export interface ScheduleConfig {
  ScheduleExpression: string;
  DataAnalysisStartTime?: string | undefined;
  DataAnalysisEndTime?: string | undefined;
}

export type ScheduleStatus = "Pending" | "Failed" | "Scheduled" | "Stopped";

export interface ScheduledUpdateConfig {
  ScheduleExpression: string;
  DeploymentConfig?: DeploymentConfiguration | undefined;
}

export interface SchedulerConfig {
  PriorityClasses?: readonly PriorityClass[] | undefined;
  FairShare?: FairShare | undefined;
  IdleResourceSharing?: IdleResourceSharing | undefined;
}

export type SchedulerConfigComponent = "PriorityClasses" | "FairShare" | "IdleResourceSharing";

export type SchedulerResourceStatus = "Creating" | "CreateFailed" | "CreateRollbackFailed" | "Created" | "Updating" | "UpdateFailed" | "UpdateRollbackFailed" | "Updated" | "Deleting" | "DeleteFailed" | "DeleteRollbackFailed" | "Deleted";

export interface SearchExpression {
  Filters?: readonly Filter[] | undefined;
  NestedFilters?: readonly NestedFilters[] | undefined;
  SubExpressions?: readonly SearchExpression[] | undefined;
  Operator?: BooleanOperator | undefined;
}

export interface SearchRecord {
  TrainingJob?: TrainingJob | undefined;
  Experiment?: Experiment | undefined;
  Trial?: Trial | undefined;
  TrialComponent?: TrialComponent | undefined;
  Endpoint?: Endpoint | undefined;
  ModelPackage?: ModelPackage | undefined;
  ModelPackageGroup?: ModelPackageGroup | undefined;
  Pipeline?: Pipeline | undefined;
  PipelineExecution?: PipelineExecution | undefined;
  PipelineVersion?: PipelineVersion | undefined;
  FeatureGroup?: FeatureGroup | undefined;
  FeatureMetadata?: FeatureMetadata | undefined;
  Project?: Project | undefined;
  HyperParameterTuningJob?: HyperParameterTuningJobSearchEntity | undefined;
  ModelCard?: ModelCard | undefined;
  Model?: ModelDashboardModel | undefined;
  Job?: Job | undefined;
  HubContent?: HubContent | undefined;
}

export interface SearchRequest {
  Resource: ResourceType;
  SearchExpression?: SearchExpression | undefined;
  SortBy?: string | undefined;
  SortOrder?: SearchSortOrder | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  CrossAccountFilterOption?: CrossAccountFilterOption | undefined;
  VisibilityConditions?: readonly VisibilityConditions[] | undefined;
}

export interface SearchResponse {
  Results?: readonly SearchRecord[] | undefined;
  NextToken?: string | undefined;
  TotalHits?: TotalHits | undefined;
}

export type SearchSortOrder = "Ascending" | "Descending";

export interface SearchTrainingPlanOfferingsRequest {
  InstanceType?: ReservedCapacityInstanceType | undefined;
  InstanceCount?: number | undefined;
  UltraServerType?: string | undefined;
  UltraServerCount?: number | undefined;
  StartTimeAfter?: Timestamp | undefined;
  EndTimeBefore?: Timestamp | undefined;
  DurationHours?: number | undefined;
  TargetResources?: readonly SageMakerResourceName[] | undefined;
  TrainingPlanArn?: string | undefined;
}

export interface SearchTrainingPlanOfferingsResponse {
  TrainingPlanOfferings: readonly TrainingPlanOffering[];
  TrainingPlanExtensionOfferings?: readonly TrainingPlanExtensionOffering[] | undefined;
}

export type SecondaryStatus = "Starting" | "LaunchingMLInstances" | "PreparingTrainingStack" | "Downloading" | "DownloadingTrainingImage" | "Training" | "Uploading" | "Stopping" | "Stopped" | "MaxRuntimeExceeded" | "Completed" | "Failed" | "Interrupted" | "MaxWaitTimeExceeded" | "Updating" | "Restarting" | "Pending";

export interface SecondaryStatusTransition {
  Status: SecondaryStatus;
  StartTime: Timestamp;
  EndTime?: Timestamp | undefined;
  StatusMessage?: string | undefined;
}

export interface SelectedStep {
  StepName: string;
}

export interface SelectiveExecutionConfig {
  SourcePipelineExecutionArn?: string | undefined;
  SelectedSteps: readonly SelectedStep[];
}

export interface SelectiveExecutionResult {
  SourcePipelineExecutionArn?: string | undefined;
}

export interface SendPipelineExecutionStepFailureRequest {
  CallbackToken: string;
  FailureReason?: string | undefined;
  ClientRequestToken?: string | undefined;
}

export interface SendPipelineExecutionStepFailureResponse {
  PipelineExecutionArn?: string | undefined;
}

export interface SendPipelineExecutionStepSuccessRequest {
  CallbackToken: string;
  OutputParameters?: readonly OutputParameter[] | undefined;
  ClientRequestToken?: string | undefined;
}

export interface SendPipelineExecutionStepSuccessResponse {
  PipelineExecutionArn?: string | undefined;
}

export interface ServerlessJobConfig {
  BaseModelArn: string;
  AcceptEula?: boolean | undefined;
  JobType: ServerlessJobType;
  CustomizationTechnique?: CustomizationTechnique | undefined;
  Peft?: Peft | undefined;
  EvaluationType?: EvaluationType | undefined;
  EvaluatorArn?: string | undefined;
  SequenceLength?: string | undefined;
}

export type ServerlessJobType = "FineTuning" | "Evaluation";

export interface ServiceCatalogProvisionedProductDetails {
  ProvisionedProductId?: string | undefined;
  ProvisionedProductStatusMessage?: string | undefined;
}

export interface ServiceCatalogProvisioningDetails {
  ProductId: string;
  ProvisioningArtifactId?: string | undefined;
  PathId?: string | undefined;
  ProvisioningParameters?: readonly ProvisioningParameter[] | undefined;
}

export interface ServiceCatalogProvisioningUpdateDetails {
  ProvisioningArtifactId?: string | undefined;
  ProvisioningParameters?: readonly ProvisioningParameter[] | undefined;
}

export interface SessionChainingConfig {
  EnableSessionTagChaining?: boolean | undefined;
}

export interface ShadowModeConfig {
  SourceModelVariantName: string;
  ShadowModelVariants: readonly ShadowModelVariantConfig[];
}

export interface ShadowModelVariantConfig {
  ShadowModelVariantName: string;
  SamplingPercentage: number;
}

export interface SharingSettings {
  NotebookOutputOption?: NotebookOutputOption | undefined;
  S3OutputPath?: string | undefined;
  S3KmsKeyId?: string | undefined;
}

export type SharingType = "Private" | "Shared";

export interface ShuffleConfig {
  Seed: number;
}

export type SkipModelValidation = "All" | "None";

export type SlurmHealthComponent = "Slurmdbd";

export interface SlurmHealthMetadata {
  Component: SlurmHealthComponent;
  Status: SlurmHealthStatus;
  Reason?: SlurmHealthReason | undefined;
}

export type SlurmHealthReason = "DaemonDown" | "DaemonDisabled" | "DbUnreachable";

export type SlurmHealthStatus = "Healthy" | "Unhealthy";

export type SoftwareUpdateStatus = "Pending" | "InProgress" | "Succeeded" | "Failed" | "RollbackInProgress" | "RollbackComplete";

export type SortActionsBy = "Name" | "CreationTime";

export type SortArtifactsBy = "CreationTime";

export type SortAssociationsBy = "SourceArn" | "DestinationArn" | "SourceType" | "DestinationType" | "CreationTime";

export type SortBy = "Name" | "CreationTime" | "Status";

export type SortClusterSchedulerConfigBy = "Name" | "CreationTime" | "Status";

export type SortContextsBy = "Name" | "CreationTime";

export type SortExperimentsBy = "Name" | "CreationTime";

export type SortInferenceExperimentsBy = "Name" | "CreationTime" | "Status";

export type SortLineageGroupsBy = "Name" | "CreationTime";

export type SortMlflowAppBy = "Name" | "CreationTime" | "Status";

export type SortOrder = "Ascending" | "Descending";

export type SortPipelineExecutionsBy = "CreationTime" | "PipelineExecutionArn";

export type SortPipelinesBy = "Name" | "CreationTime";

export type SortQuotaBy = "Name" | "CreationTime" | "Status" | "ClusterArn";

export type SortTrackingServerBy = "Name" | "CreationTime" | "Status";

export type SortTrialComponentsBy = "Name" | "CreationTime";

export type SortTrialsBy = "Name" | "CreationTime";

export interface SourceAlgorithm {
  ModelDataUrl?: string | undefined;
  ModelDataSource?: ModelDataSource | undefined;
  ModelDataETag?: string | undefined;
  AlgorithmName: string;
}

export interface SourceAlgorithmSpecification {
  SourceAlgorithms: readonly SourceAlgorithm[];
}

export interface SourceIpConfig {
  Cidrs: readonly string[];
}

export interface SpaceAppLifecycleManagement {
  IdleSettings?: SpaceIdleSettings | undefined;
}

export interface SpaceCodeEditorAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  AppLifecycleManagement?: SpaceAppLifecycleManagement | undefined;
}

export interface SpaceDetails {
  DomainId?: string | undefined;
  SpaceName?: string | undefined;
  Status?: SpaceStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  SpaceSettingsSummary?: SpaceSettingsSummary | undefined;
  SpaceSharingSettingsSummary?: SpaceSharingSettingsSummary | undefined;
  OwnershipSettingsSummary?: OwnershipSettingsSummary | undefined;
  SpaceDisplayName?: string | undefined;
}

export interface SpaceIdleSettings {
  IdleTimeoutInMinutes?: number | undefined;
}

export interface SpaceJupyterLabAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
  CodeRepositories?: readonly CodeRepository[] | undefined;
  AppLifecycleManagement?: SpaceAppLifecycleManagement | undefined;
}

export interface SpaceSettings {
  JupyterServerAppSettings?: JupyterServerAppSettings | undefined;
  KernelGatewayAppSettings?: KernelGatewayAppSettings | undefined;
  CodeEditorAppSettings?: SpaceCodeEditorAppSettings | undefined;
  JupyterLabAppSettings?: SpaceJupyterLabAppSettings | undefined;
  AppType?: AppType | undefined;
  SpaceStorageSettings?: SpaceStorageSettings | undefined;
  SpaceManagedResources?: FeatureStatus | undefined;
  CustomFileSystems?: readonly CustomFileSystem[] | undefined;
  RemoteAccess?: FeatureStatus | undefined;
}

export interface SpaceSettingsSummary {
  AppType?: AppType | undefined;
  RemoteAccess?: FeatureStatus | undefined;
  SpaceStorageSettings?: SpaceStorageSettings | undefined;
}

export interface SpaceSharingSettings {
  SharingType: SharingType;
}

export interface SpaceSharingSettingsSummary {
  SharingType?: SharingType | undefined;
}

export type SpaceSortKey = "CreationTime" | "LastModifiedTime";

export type SpaceStatus = "Deleting" | "Failed" | "InService" | "Pending" | "Updating" | "Update_Failed" | "Delete_Failed";

export interface SpaceStorageSettings {
  EbsStorageSettings?: EbsStorageSettings | undefined;
}

export type SplitType = "None" | "Line" | "RecordIO" | "TFRecord";

export type StageStatus = "CREATING" | "READYTODEPLOY" | "STARTING" | "INPROGRESS" | "DEPLOYED" | "FAILED" | "STOPPING" | "STOPPED";

export interface Stairs {
  DurationInSeconds?: number | undefined;
  NumberOfSteps?: number | undefined;
  UsersPerStep?: number | undefined;
}

export interface StartClusterHealthCheckRequest {
  ClusterName: string;
  DeepHealthCheckConfigurations: readonly InstanceGroupHealthCheckConfiguration[];
}

export interface StartClusterHealthCheckResponse {
  ClusterArn: string;
}

export interface StartEdgeDeploymentStageRequest {
  EdgeDeploymentPlanName: string;
  StageName: string;
}

export interface StartInferenceExperimentRequest {
  Name: string;
}

export interface StartInferenceExperimentResponse {
  InferenceExperimentArn: string;
}

export interface StartMlflowTrackingServerRequest {
  TrackingServerName: string;
}

export interface StartMlflowTrackingServerResponse {
  TrackingServerArn?: string | undefined;
}

export interface StartMonitoringScheduleRequest {
  MonitoringScheduleName: string;
}

export interface StartNotebookInstanceInput {
  NotebookInstanceName: string;
}

export interface StartPipelineExecutionRequest {
  PipelineName: string;
  PipelineExecutionDisplayName?: string | undefined;
  PipelineParameters?: readonly Parameter[] | undefined;
  PipelineExecutionDescription?: string | undefined;
  ClientRequestToken: string;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  SelectiveExecutionConfig?: SelectiveExecutionConfig | undefined;
  PipelineVersionId?: number | undefined;
  MlflowExperimentName?: string | undefined;
  PipelineVersionAlias?: string | undefined;
  RoleArn?: string | undefined;
}

export interface StartPipelineExecutionResponse {
  PipelineExecutionArn?: string | undefined;
}

export interface StartSessionRequest {
  ResourceIdentifier: string;
}

export interface StartSessionResponse {
  SessionId?: string | undefined;
  StreamUrl?: string | undefined;
  TokenValue?: string | undefined;
}

export type Statistic = "Average" | "Minimum" | "Maximum" | "SampleCount" | "Sum";

export type StepStatus = "Starting" | "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";

export interface StopAIBenchmarkJobRequest {
  AIBenchmarkJobName: string;
}

export interface StopAIBenchmarkJobResponse {
  AIBenchmarkJobArn: string;
}

export interface StopAIRecommendationJobRequest {
  AIRecommendationJobName: string;
}

export interface StopAIRecommendationJobResponse {
  AIRecommendationJobArn: string;
}

export interface StopAutoMLJobRequest {
  AutoMLJobName: string;
}

export interface StopCompilationJobRequest {
  CompilationJobName: string;
}

export interface StopEdgeDeploymentStageRequest {
  EdgeDeploymentPlanName: string;
  StageName: string;
}

export interface StopEdgePackagingJobRequest {
  EdgePackagingJobName: string;
}

export interface StopHyperParameterTuningJobRequest {
  HyperParameterTuningJobName: string;
}

export interface StopInferenceExperimentRequest {
  Name: string;
  ModelVariantActions: Readonly<Record<string, ModelVariantAction>>;
  DesiredModelVariants?: readonly ModelVariantConfig[] | undefined;
  DesiredState?: InferenceExperimentStopDesiredState | undefined;
  Reason?: string | undefined;
}

export interface StopInferenceExperimentResponse {
  InferenceExperimentArn: string;
}

export interface StopInferenceRecommendationsJobRequest {
  JobName: string;
}

export interface StopJobRequest {
  JobName: string;
  JobCategory: JobCategory;
}

export interface StopJobResponse {}

export interface StopLabelingJobRequest {
  LabelingJobName: string;
}

export interface StopMlflowTrackingServerRequest {
  TrackingServerName: string;
}

export interface StopMlflowTrackingServerResponse {
  TrackingServerArn?: string | undefined;
}

export interface StopMonitoringScheduleRequest {
  MonitoringScheduleName: string;
}

export interface StopNotebookInstanceInput {
  NotebookInstanceName: string;
}

export interface StopOptimizationJobRequest {
  OptimizationJobName: string;
}

export interface StopPipelineExecutionRequest {
  PipelineExecutionArn: string;
  ClientRequestToken: string;
}

export interface StopPipelineExecutionResponse {
  PipelineExecutionArn?: string | undefined;
}

export interface StopProcessingJobRequest {
  ProcessingJobName: string;
}

export interface StopTrainingJobRequest {
  TrainingJobName: string;
}

export interface StopTrainingSessionRequest {
  TrainingSessionName: string;
}

export interface StopTrainingSessionResponse {}

export interface StopTransformJobRequest {
  TransformJobName: string;
}

export interface StoppingCondition {
  MaxRuntimeInSeconds?: number | undefined;
  MaxWaitTimeInSeconds?: number | undefined;
  MaxPendingTimeInSeconds?: number | undefined;
}

export type StorageType = "Standard" | "Standard_V2" | "InMemory";

export type StudioLifecycleConfigAppType = "JupyterServer" | "KernelGateway" | "CodeEditor" | "JupyterLab";

export interface StudioLifecycleConfigDetails {
  StudioLifecycleConfigArn?: string | undefined;
  StudioLifecycleConfigName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  StudioLifecycleConfigAppType?: StudioLifecycleConfigAppType | undefined;
}

export type StudioLifecycleConfigSortKey = "CreationTime" | "LastModifiedTime" | "Name";

export type StudioWebPortal = "ENABLED" | "DISABLED";

export interface StudioWebPortalSettings {
  HiddenMlTools?: readonly MlTools[] | undefined;
  HiddenAppTypes?: readonly AppType[] | undefined;
  HiddenInstanceTypes?: readonly AppInstanceType[] | undefined;
  HiddenSageMakerImageVersionAliases?: readonly HiddenSageMakerImage[] | undefined;
  ExecutionRoleSessionNameMode?: ExecutionRoleSessionNameMode | undefined;
}

export interface SubscribedWorkteam {
  WorkteamArn: string;
  MarketplaceTitle?: string | undefined;
  SellerName?: string | undefined;
  MarketplaceDescription?: string | undefined;
  ListingId?: string | undefined;
}

export interface SuggestionQuery {
  PropertyNameQuery?: PropertyNameQuery | undefined;
}

export type TableFormat = "Default" | "Glue" | "Iceberg";

export interface TabularJobConfig {
  CandidateGenerationConfig?: CandidateGenerationConfig | undefined;
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
  FeatureSpecificationS3Uri?: string | undefined;
  Mode?: AutoMLMode | undefined;
  GenerateCandidateDefinitionsOnly?: boolean | undefined;
  ProblemType?: ProblemType | undefined;
  TargetAttributeName: string;
  SampleWeightAttributeName?: string | undefined;
}

export interface TabularResolvedAttributes {
  ProblemType?: ProblemType | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

export type TagPropagation = "ENABLED" | "DISABLED";

export type TargetDevice = "lambda" | "ml_m4" | "ml_m5" | "ml_m6g" | "ml_c4" | "ml_c5" | "ml_c6g" | "ml_p2" | "ml_p3" | "ml_g4dn" | "ml_inf1" | "ml_inf2" | "ml_trn1" | "ml_eia2" | "jetson_tx1" | "jetson_tx2" | "jetson_nano" | "jetson_xavier" | "rasp3b" | "rasp4b" | "imx8qm" | "deeplens" | "rk3399" | "rk3288" | "aisage" | "sbe_c" | "qcs605" | "qcs603" | "sitara_am57x" | "amba_cv2" | "amba_cv22" | "amba_cv25" | "x86_win32" | "x86_win64" | "coreml" | "jacinto_tda4vm" | "imx8mplus";

export interface TargetPlatform {
  Os: TargetPlatformOs;
  Arch: TargetPlatformArch;
  Accelerator?: TargetPlatformAccelerator | undefined;
}

export type TargetPlatformAccelerator = "INTEL_GRAPHICS" | "MALI" | "NVIDIA" | "NNA";

export type TargetPlatformArch = "X86_64" | "X86" | "ARM64" | "ARM_EABI" | "ARM_EABIHF";

export type TargetPlatformOs = "ANDROID" | "LINUX";

export interface TargetTrackingScalingPolicyConfiguration {
  MetricSpecification?: MetricSpecification | undefined;
  TargetValue?: number | undefined;
}

export interface TemplateProviderDetail {
  CfnTemplateProviderDetail?: CfnTemplateProviderDetail | undefined;
}

export interface TensorBoardAppSettings {
  DefaultResourceSpec?: ResourceSpec | undefined;
}

export interface TensorBoardOutputConfig {
  LocalPath?: string | undefined;
  S3OutputPath: string;
}

export interface TextClassificationJobConfig {
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
  ContentColumn: string;
  TargetLabelColumn: string;
}

export interface TextGenerationJobConfig {
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
  BaseModelName?: string | undefined;
  TextGenerationHyperParameters?: Readonly<Record<string, string>> | undefined;
  ModelAccessConfig?: ModelAccessConfig | undefined;
}

export interface TextGenerationResolvedAttributes {
  BaseModelName?: string | undefined;
}

export interface ThroughputConfig {
  ThroughputMode: ThroughputMode;
  ProvisionedReadCapacityUnits?: number | undefined;
  ProvisionedWriteCapacityUnits?: number | undefined;
}

export interface ThroughputConfigDescription {
  ThroughputMode: ThroughputMode;
  ProvisionedReadCapacityUnits?: number | undefined;
  ProvisionedWriteCapacityUnits?: number | undefined;
}

export interface ThroughputConfigUpdate {
  ThroughputMode?: ThroughputMode | undefined;
  ProvisionedReadCapacityUnits?: number | undefined;
  ProvisionedWriteCapacityUnits?: number | undefined;
}

export type ThroughputMode = "OnDemand" | "Provisioned";

export interface TimeSeriesConfig {
  TargetAttributeName: string;
  TimestampAttributeName: string;
  ItemIdentifierAttributeName: string;
  GroupingAttributeNames?: readonly string[] | undefined;
}

export interface TimeSeriesForecastingJobConfig {
  FeatureSpecificationS3Uri?: string | undefined;
  CompletionCriteria?: AutoMLJobCompletionCriteria | undefined;
  ForecastFrequency: string;
  ForecastHorizon: number;
  ForecastQuantiles?: readonly string[] | undefined;
  Transformations?: TimeSeriesTransformations | undefined;
  TimeSeriesConfig: TimeSeriesConfig;
  HolidayConfig?: readonly HolidayConfigAttributes[] | undefined;
  CandidateGenerationConfig?: CandidateGenerationConfig | undefined;
}

export interface TimeSeriesForecastingSettings {
  Status?: FeatureStatus | undefined;
  AmazonForecastRoleArn?: string | undefined;
}

export interface TimeSeriesTransformations {
  Filling?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  Aggregation?: Readonly<Record<string, AggregationTransformationValue>> | undefined;
}

export interface TotalHits {
  Value?: number | undefined;
  Relation?: Relation | undefined;
}

export type TrackingServerMaintenanceStatus = "MaintenanceInProgress" | "MaintenanceComplete" | "MaintenanceFailed";

export type TrackingServerSize = "Small" | "Medium" | "Large";

export type TrackingServerStatus = "Creating" | "Created" | "CreateFailed" | "Updating" | "Updated" | "UpdateFailed" | "Deleting" | "DeleteFailed" | "Stopping" | "Stopped" | "StopFailed" | "Starting" | "Started" | "StartFailed" | "MaintenanceInProgress" | "MaintenanceComplete" | "MaintenanceFailed";

export interface TrackingServerSummary {
  TrackingServerArn?: string | undefined;
  TrackingServerName?: string | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  TrackingServerStatus?: TrackingServerStatus | undefined;
  IsActive?: IsTrackingServerActive | undefined;
  MlflowVersion?: string | undefined;
}

export interface TrafficPattern {
  TrafficType?: TrafficType | undefined;
  Phases?: readonly Phase[] | undefined;
  Stairs?: Stairs | undefined;
}

export interface TrafficRoutingConfig {
  Type: TrafficRoutingConfigType;
  WaitIntervalInSeconds: number;
  CanarySize?: CapacitySize | undefined;
  LinearStepSize?: CapacitySize | undefined;
}

export type TrafficRoutingConfigType = "ALL_AT_ONCE" | "CANARY" | "LINEAR";

export type TrafficType = "PHASES" | "STAIRS";

export interface TrainingImageConfig {
  TrainingRepositoryAccessMode: TrainingRepositoryAccessMode;
  TrainingRepositoryAuthConfig?: TrainingRepositoryAuthConfig | undefined;
}

export type TrainingInputMode = "Pipe" | "File" | "FastFile";

export type TrainingInstanceType = "ml.m4.xlarge" | "ml.m4.2xlarge" | "ml.m4.4xlarge" | "ml.m4.10xlarge" | "ml.m4.16xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.m5.large" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.12xlarge" | "ml.m5.24xlarge" | "ml.c4.xlarge" | "ml.c4.2xlarge" | "ml.c4.4xlarge" | "ml.c4.8xlarge" | "ml.p2.xlarge" | "ml.p2.8xlarge" | "ml.p2.16xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.p3dn.24xlarge" | "ml.p4d.24xlarge" | "ml.p4de.24xlarge" | "ml.p5.48xlarge" | "ml.p5e.48xlarge" | "ml.p5en.48xlarge" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.18xlarge" | "ml.c5n.xlarge" | "ml.c5n.2xlarge" | "ml.c5n.4xlarge" | "ml.c5n.9xlarge" | "ml.c5n.18xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.16xlarge" | "ml.g5.12xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.16xlarge" | "ml.g6.12xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.16xlarge" | "ml.g6e.12xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge" | "ml.trn1.2xlarge" | "ml.trn1.32xlarge" | "ml.trn1n.32xlarge" | "ml.trn2.48xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.8xlarge" | "ml.c6i.4xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.r5d.large" | "ml.r5d.xlarge" | "ml.r5d.2xlarge" | "ml.r5d.4xlarge" | "ml.r5d.8xlarge" | "ml.r5d.12xlarge" | "ml.r5d.16xlarge" | "ml.r5d.24xlarge" | "ml.t3.medium" | "ml.t3.large" | "ml.t3.xlarge" | "ml.t3.2xlarge" | "ml.r5.large" | "ml.r5.xlarge" | "ml.r5.2xlarge" | "ml.r5.4xlarge" | "ml.r5.8xlarge" | "ml.r5.12xlarge" | "ml.r5.16xlarge" | "ml.r5.24xlarge" | "ml.p6-b200.48xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.c7i.large" | "ml.c7i.xlarge" | "ml.c7i.2xlarge" | "ml.c7i.4xlarge" | "ml.c7i.8xlarge" | "ml.c7i.12xlarge" | "ml.c7i.16xlarge" | "ml.c7i.24xlarge" | "ml.c7i.48xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.p6e-gb200.36xlarge" | "ml.p5.4xlarge" | "ml.p6-b300.48xlarge" | "ml.g7e.2xlarge" | "ml.g7e.4xlarge" | "ml.g7e.8xlarge" | "ml.g7e.12xlarge" | "ml.g7e.24xlarge" | "ml.g7e.48xlarge" | "ml.g7.2xlarge" | "ml.g7.4xlarge" | "ml.g7.8xlarge" | "ml.g7.12xlarge" | "ml.g7.24xlarge" | "ml.g7.48xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.m8i.large" | "ml.m8i.xlarge" | "ml.m8i.2xlarge" | "ml.m8i.4xlarge" | "ml.m8i.8xlarge" | "ml.m8i.12xlarge" | "ml.m8i.16xlarge" | "ml.m8i.24xlarge" | "ml.m8i.32xlarge" | "ml.m8i.48xlarge" | "ml.m8i.96xlarge" | "ml.c8i.xlarge" | "ml.c8i.2xlarge" | "ml.c8i.4xlarge" | "ml.c8i.8xlarge" | "ml.c8i.12xlarge" | "ml.c8i.16xlarge" | "ml.c8i.24xlarge" | "ml.c8i.32xlarge" | "ml.c8i.48xlarge" | "ml.c8i.96xlarge" | "ml.r8i.large" | "ml.r8i.xlarge" | "ml.r8i.2xlarge" | "ml.r8i.4xlarge" | "ml.r8i.8xlarge" | "ml.r8i.12xlarge" | "ml.r8i.16xlarge" | "ml.r8i.24xlarge" | "ml.r8i.32xlarge" | "ml.r8i.48xlarge" | "ml.r8i.96xlarge" | "ml.m7i-flex.large" | "ml.m7i-flex.xlarge" | "ml.m7i-flex.2xlarge" | "ml.m7i-flex.4xlarge" | "ml.m7i-flex.8xlarge" | "ml.m7i-flex.12xlarge" | "ml.m7i-flex.16xlarge" | "ml.c7i-flex.xlarge" | "ml.c7i-flex.2xlarge" | "ml.c7i-flex.4xlarge" | "ml.c7i-flex.8xlarge" | "ml.c7i-flex.12xlarge" | "ml.c7i-flex.16xlarge" | "ml.m8i-flex.large" | "ml.m8i-flex.xlarge" | "ml.m8i-flex.2xlarge" | "ml.m8i-flex.4xlarge" | "ml.m8i-flex.8xlarge" | "ml.m8i-flex.12xlarge" | "ml.m8i-flex.16xlarge" | "ml.c8i-flex.xlarge" | "ml.c8i-flex.2xlarge" | "ml.c8i-flex.4xlarge" | "ml.c8i-flex.8xlarge" | "ml.c8i-flex.12xlarge" | "ml.c8i-flex.16xlarge" | "ml.r8i-flex.large" | "ml.r8i-flex.xlarge" | "ml.r8i-flex.2xlarge" | "ml.r8i-flex.4xlarge" | "ml.r8i-flex.8xlarge" | "ml.r8i-flex.12xlarge" | "ml.r8i-flex.16xlarge";

export interface TrainingJob {
  TrainingJobName?: string | undefined;
  TrainingJobArn?: string | undefined;
  TuningJobArn?: string | undefined;
  LabelingJobArn?: string | undefined;
  AutoMLJobArn?: string | undefined;
  ModelArtifacts?: ModelArtifacts | undefined;
  TrainingJobStatus?: TrainingJobStatus | undefined;
  SecondaryStatus?: SecondaryStatus | undefined;
  FailureReason?: string | undefined;
  HyperParameters?: Readonly<Record<string, string>> | undefined;
  AlgorithmSpecification?: AlgorithmSpecification | undefined;
  RoleArn?: string | undefined;
  InputDataConfig?: readonly Channel[] | undefined;
  OutputDataConfig?: OutputDataConfig | undefined;
  ResourceConfig?: ResourceConfig | undefined;
  WarmPoolStatus?: WarmPoolStatus | undefined;
  VpcConfig?: VpcConfig | undefined;
  StoppingCondition?: StoppingCondition | undefined;
  CreationTime?: Timestamp | undefined;
  TrainingStartTime?: Timestamp | undefined;
  TrainingEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  SecondaryStatusTransitions?: readonly SecondaryStatusTransition[] | undefined;
  FinalMetricDataList?: readonly MetricData[] | undefined;
  EnableNetworkIsolation?: boolean | undefined;
  EnableInterContainerTrafficEncryption?: boolean | undefined;
  EnableManagedSpotTraining?: boolean | undefined;
  CheckpointConfig?: CheckpointConfig | undefined;
  TrainingTimeInSeconds?: number | undefined;
  BillableTimeInSeconds?: number | undefined;
  DebugHookConfig?: DebugHookConfig | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
  DebugRuleConfigurations?: readonly DebugRuleConfiguration[] | undefined;
  TensorBoardOutputConfig?: TensorBoardOutputConfig | undefined;
  DebugRuleEvaluationStatuses?: readonly DebugRuleEvaluationStatus[] | undefined;
  OutputModelPackageArn?: string | undefined;
  ModelPackageConfig?: ModelPackageConfig | undefined;
  ProfilerConfig?: ProfilerConfig | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  RetryStrategy?: RetryStrategy | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface TrainingJobDefinition {
  TrainingInputMode: TrainingInputMode;
  HyperParameters?: Readonly<Record<string, string>> | undefined;
  InputDataConfig: readonly Channel[];
  OutputDataConfig: OutputDataConfig;
  ResourceConfig: ResourceConfig;
  StoppingCondition: StoppingCondition;
}

export type TrainingJobEarlyStoppingType = "Off" | "Auto";

export type TrainingJobSortByOptions = "Name" | "CreationTime" | "Status" | "FinalObjectiveMetricValue";

export type TrainingJobStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped" | "Deleting";

export interface TrainingJobStatusCounters {
  Completed?: number | undefined;
  InProgress?: number | undefined;
  RetryableError?: number | undefined;
  NonRetryableError?: number | undefined;
  Stopped?: number | undefined;
}

export interface TrainingJobStepMetadata {
  Arn?: string | undefined;
}

export interface TrainingJobSummary {
  TrainingJobName: string;
  TrainingJobArn: string;
  CreationTime: Timestamp;
  TrainingEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  TrainingJobStatus: TrainingJobStatus;
  SecondaryStatus?: SecondaryStatus | undefined;
  WarmPoolStatus?: WarmPoolStatus | undefined;
  TrainingPlanArn?: string | undefined;
}

export interface TrainingPlanExtension {
  TrainingPlanExtensionOfferingId: string;
  ExtendedAt?: Timestamp | undefined;
  StartDate?: Timestamp | undefined;
  EndDate?: Timestamp | undefined;
  Status?: string | undefined;
  PaymentStatus?: string | undefined;
  AvailabilityZone?: string | undefined;
  AvailabilityZoneId?: string | undefined;
  DurationHours?: number | undefined;
  UpfrontFee?: string | undefined;
  CurrencyCode?: string | undefined;
}

export interface TrainingPlanExtensionOffering {
  TrainingPlanExtensionOfferingId: string;
  AvailabilityZone?: string | undefined;
  StartDate?: Timestamp | undefined;
  EndDate?: Timestamp | undefined;
  DurationHours?: number | undefined;
  UpfrontFee?: string | undefined;
  CurrencyCode?: string | undefined;
}

export interface TrainingPlanFilter {
  Name: TrainingPlanFilterName;
  Value: string;
}

export type TrainingPlanFilterName = "Status";

export interface TrainingPlanOffering {
  TrainingPlanOfferingId: string;
  TargetResources: readonly SageMakerResourceName[];
  RequestedStartTimeAfter?: Timestamp | undefined;
  RequestedEndTimeBefore?: Timestamp | undefined;
  DurationHours?: number | undefined;
  DurationMinutes?: number | undefined;
  UpfrontFee?: string | undefined;
  CurrencyCode?: string | undefined;
  ReservedCapacityOfferings?: readonly ReservedCapacityOffering[] | undefined;
}

export type TrainingPlanSortBy = "TrainingPlanName" | "StartTime" | "Status";

export type TrainingPlanSortOrder = "Ascending" | "Descending";

export type TrainingPlanStatus = "Pending" | "Active" | "Scheduled" | "Expired" | "Failed";

export interface TrainingPlanSummary {
  TrainingPlanArn: string;
  TrainingPlanName: string;
  Status: TrainingPlanStatus;
  StatusMessage?: string | undefined;
  DurationHours?: number | undefined;
  DurationMinutes?: number | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  UpfrontFee?: string | undefined;
  CurrencyCode?: string | undefined;
  TotalInstanceCount?: number | undefined;
  AvailableInstanceCount?: number | undefined;
  InUseInstanceCount?: number | undefined;
  TotalUltraServerCount?: number | undefined;
  TargetResources?: readonly SageMakerResourceName[] | undefined;
  ReservedCapacitySummaries?: readonly ReservedCapacitySummary[] | undefined;
}

export interface TrainingProgressInfo {
  TotalStepCountPerEpoch?: number | undefined;
  CurrentStep?: number | undefined;
  CurrentEpoch?: number | undefined;
  MaxEpoch?: number | undefined;
}

export type TrainingRepositoryAccessMode = "Platform" | "Vpc";

export interface TrainingRepositoryAuthConfig {
  TrainingRepositoryCredentialsProviderArn: string;
}

export interface TrainingSessionDetail {
  TrainingSessionArn: string;
  TrainingSessionName: string;
  TrainingSessionStatus: TrainingSessionStatus;
  ModelPackageGroupArn?: string | undefined;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  ErrorDetails?: string | undefined;
  LastReceivedSequenceNumber?: number | undefined;
  BillableTokenUsage?: BillableTokenUsage | undefined;
  VpcConfig?: VpcConfig | undefined;
  RoleArn?: string | undefined;
  LoraConfig?: LoraConfig | undefined;
  ModelConfig?: TrainingSessionModelConfig | undefined;
  OutputConfig?: TrainingSessionOutputConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface TrainingSessionModelConfig {
  BaseModelArn: string;
  AcceptEula?: boolean | undefined;
}

export interface TrainingSessionOutputConfig {
  S3Location: TrainingSessionS3Location;
}

export interface TrainingSessionS3Location {
  Path: string;
  KmsKeyArn?: string | undefined;
}

export type TrainingSessionStatus = "Created" | "Blocked" | "Running" | "Failed" | "Scheduled" | "Stopping" | "Stopped" | "Expired" | "Deleting" | "DeletionFailed";

export interface TrainingSessionSummary {
  TrainingSessionArn: string;
  TrainingSessionStatus: TrainingSessionStatus;
  CreationTime: Timestamp;
  LastModifiedTime?: Timestamp | undefined;
}

export interface TrainingSpecification {
  TrainingImage: string;
  TrainingImageDigest?: string | undefined;
  SupportedHyperParameters?: readonly HyperParameterSpecification[] | undefined;
  SupportedTrainingInstanceTypes: readonly TrainingInstanceType[];
  SupportsDistributedTraining?: boolean | undefined;
  MetricDefinitions?: readonly MetricDefinition[] | undefined;
  TrainingChannels: readonly ChannelSpecification[];
  SupportedTuningJobObjectiveMetrics?: readonly HyperParameterTuningJobObjective[] | undefined;
  AdditionalS3DataSource?: AdditionalS3DataSource | undefined;
}

export interface TransformDataSource {
  S3DataSource: TransformS3DataSource;
}

export interface TransformInput {
  DataSource: TransformDataSource;
  ContentType?: string | undefined;
  CompressionType?: CompressionType | undefined;
  SplitType?: SplitType | undefined;
}

export type TransformInstanceType = "ml.m4.xlarge" | "ml.m4.2xlarge" | "ml.m4.4xlarge" | "ml.m4.10xlarge" | "ml.m4.16xlarge" | "ml.c4.xlarge" | "ml.c4.2xlarge" | "ml.c4.4xlarge" | "ml.c4.8xlarge" | "ml.p2.xlarge" | "ml.p2.8xlarge" | "ml.p2.16xlarge" | "ml.p3.2xlarge" | "ml.p3.8xlarge" | "ml.p3.16xlarge" | "ml.c5.xlarge" | "ml.c5.2xlarge" | "ml.c5.4xlarge" | "ml.c5.9xlarge" | "ml.c5.18xlarge" | "ml.m5.large" | "ml.m5.xlarge" | "ml.m5.2xlarge" | "ml.m5.4xlarge" | "ml.m5.12xlarge" | "ml.m5.24xlarge" | "ml.m6i.large" | "ml.m6i.xlarge" | "ml.m6i.2xlarge" | "ml.m6i.4xlarge" | "ml.m6i.8xlarge" | "ml.m6i.12xlarge" | "ml.m6i.16xlarge" | "ml.m6i.24xlarge" | "ml.m6i.32xlarge" | "ml.c6i.large" | "ml.c6i.xlarge" | "ml.c6i.2xlarge" | "ml.c6i.4xlarge" | "ml.c6i.8xlarge" | "ml.c6i.12xlarge" | "ml.c6i.16xlarge" | "ml.c6i.24xlarge" | "ml.c6i.32xlarge" | "ml.r6i.large" | "ml.r6i.xlarge" | "ml.r6i.2xlarge" | "ml.r6i.4xlarge" | "ml.r6i.8xlarge" | "ml.r6i.12xlarge" | "ml.r6i.16xlarge" | "ml.r6i.24xlarge" | "ml.r6i.32xlarge" | "ml.m7i.large" | "ml.m7i.xlarge" | "ml.m7i.2xlarge" | "ml.m7i.4xlarge" | "ml.m7i.8xlarge" | "ml.m7i.12xlarge" | "ml.m7i.16xlarge" | "ml.m7i.24xlarge" | "ml.m7i.48xlarge" | "ml.c7i.large" | "ml.c7i.xlarge" | "ml.c7i.2xlarge" | "ml.c7i.4xlarge" | "ml.c7i.8xlarge" | "ml.c7i.12xlarge" | "ml.c7i.16xlarge" | "ml.c7i.24xlarge" | "ml.c7i.48xlarge" | "ml.r7i.large" | "ml.r7i.xlarge" | "ml.r7i.2xlarge" | "ml.r7i.4xlarge" | "ml.r7i.8xlarge" | "ml.r7i.12xlarge" | "ml.r7i.16xlarge" | "ml.r7i.24xlarge" | "ml.r7i.48xlarge" | "ml.g4dn.xlarge" | "ml.g4dn.2xlarge" | "ml.g4dn.4xlarge" | "ml.g4dn.8xlarge" | "ml.g4dn.12xlarge" | "ml.g4dn.16xlarge" | "ml.g5.xlarge" | "ml.g5.2xlarge" | "ml.g5.4xlarge" | "ml.g5.8xlarge" | "ml.g5.12xlarge" | "ml.g5.16xlarge" | "ml.g5.24xlarge" | "ml.g5.48xlarge" | "ml.trn1.2xlarge" | "ml.trn1.32xlarge" | "ml.inf2.xlarge" | "ml.inf2.8xlarge" | "ml.inf2.24xlarge" | "ml.inf2.48xlarge" | "ml.g6.xlarge" | "ml.g6.2xlarge" | "ml.g6.4xlarge" | "ml.g6.8xlarge" | "ml.g6.12xlarge" | "ml.g6.16xlarge" | "ml.g6.24xlarge" | "ml.g6.48xlarge" | "ml.g6e.xlarge" | "ml.g6e.2xlarge" | "ml.g6e.4xlarge" | "ml.g6e.8xlarge" | "ml.g6e.12xlarge" | "ml.g6e.16xlarge" | "ml.g6e.24xlarge" | "ml.g6e.48xlarge";

export interface TransformJob {
  TransformJobName?: string | undefined;
  TransformJobArn?: string | undefined;
  TransformJobStatus?: TransformJobStatus | undefined;
  FailureReason?: string | undefined;
  ModelName?: string | undefined;
  MaxConcurrentTransforms?: number | undefined;
  ModelClientConfig?: ModelClientConfig | undefined;
  MaxPayloadInMB?: number | undefined;
  BatchStrategy?: BatchStrategy | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  TransformInput?: TransformInput | undefined;
  TransformOutput?: TransformOutput | undefined;
  DataCaptureConfig?: BatchDataCaptureConfig | undefined;
  TransformResources?: TransformResources | undefined;
  CreationTime?: Timestamp | undefined;
  TransformStartTime?: Timestamp | undefined;
  TransformEndTime?: Timestamp | undefined;
  LabelingJobArn?: string | undefined;
  AutoMLJobArn?: string | undefined;
  DataProcessing?: DataProcessing | undefined;
  ExperimentConfig?: ExperimentConfig | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface TransformJobDefinition {
  MaxConcurrentTransforms?: number | undefined;
  MaxPayloadInMB?: number | undefined;
  BatchStrategy?: BatchStrategy | undefined;
  Environment?: Readonly<Record<string, string>> | undefined;
  TransformInput: TransformInput;
  TransformOutput: TransformOutput;
  TransformResources: TransformResources;
}

export type TransformJobStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface TransformJobStepMetadata {
  Arn?: string | undefined;
}

export interface TransformJobSummary {
  TransformJobName: string;
  TransformJobArn: string;
  CreationTime: Timestamp;
  TransformEndTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
  TransformJobStatus: TransformJobStatus;
  FailureReason?: string | undefined;
}

export interface TransformOutput {
  S3OutputPath: string;
  Accept?: string | undefined;
  AssembleWith?: AssemblyType | undefined;
  KmsKeyId?: string | undefined;
}

export interface TransformResources {
  InstanceType: TransformInstanceType;
  InstanceCount: number;
  VolumeKmsKeyId?: string | undefined;
  TransformAmiVersion?: string | undefined;
}

export interface TransformS3DataSource {
  S3DataType: S3DataType;
  S3Uri: string;
}

export interface Trial {
  TrialName?: string | undefined;
  TrialArn?: string | undefined;
  DisplayName?: string | undefined;
  ExperimentName?: string | undefined;
  Source?: TrialSource | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  Tags?: readonly Tag[] | undefined;
  TrialComponentSummaries?: readonly TrialComponentSimpleSummary[] | undefined;
}

export interface TrialComponent {
  TrialComponentName?: string | undefined;
  DisplayName?: string | undefined;
  TrialComponentArn?: string | undefined;
  Source?: TrialComponentSource | undefined;
  Status?: TrialComponentStatus | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
  Parameters?: Readonly<Record<string, TrialComponentParameterValue>> | undefined;
  InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  Metrics?: readonly TrialComponentMetricSummary[] | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  SourceDetail?: TrialComponentSourceDetail | undefined;
  LineageGroupArn?: string | undefined;
  Tags?: readonly Tag[] | undefined;
  Parents?: readonly Parent[] | undefined;
  RunName?: string | undefined;
}

export interface TrialComponentArtifact {
  MediaType?: string | undefined;
  Value: string;
}

export interface TrialComponentMetricSummary {
  MetricName?: string | undefined;
  SourceArn?: string | undefined;
  TimeStamp?: Timestamp | undefined;
  Max?: number | undefined;
  Min?: number | undefined;
  Last?: number | undefined;
  Count?: number | undefined;
  Avg?: number | undefined;
  StdDev?: number | undefined;
}

export interface TrialComponentParameterValue {
  StringValue?: string | undefined;
  NumberValue?: number | undefined;
}

export type TrialComponentPrimaryStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

export interface TrialComponentSimpleSummary {
  TrialComponentName?: string | undefined;
  TrialComponentArn?: string | undefined;
  TrialComponentSource?: TrialComponentSource | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
}

export interface TrialComponentSource {
  SourceArn: string;
  SourceType?: string | undefined;
}

export interface TrialComponentSourceDetail {
  SourceArn?: string | undefined;
  TrainingJob?: TrainingJob | undefined;
  ProcessingJob?: ProcessingJob | undefined;
  TransformJob?: TransformJob | undefined;
}

export interface TrialComponentStatus {
  PrimaryStatus?: TrialComponentPrimaryStatus | undefined;
  Message?: string | undefined;
}

export interface TrialComponentSummary {
  TrialComponentName?: string | undefined;
  TrialComponentArn?: string | undefined;
  DisplayName?: string | undefined;
  TrialComponentSource?: TrialComponentSource | undefined;
  Status?: TrialComponentStatus | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  CreationTime?: Timestamp | undefined;
  CreatedBy?: UserContext | undefined;
  LastModifiedTime?: Timestamp | undefined;
  LastModifiedBy?: UserContext | undefined;
}

export interface TrialSource {
  SourceArn: string;
  SourceType?: string | undefined;
}

export interface TrialSummary {
  TrialArn?: string | undefined;
  TrialName?: string | undefined;
  DisplayName?: string | undefined;
  TrialSource?: TrialSource | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export interface TrustedIdentityPropagationSettings {
  Status: FeatureStatus;
}

export interface TtlDuration {
  Unit?: TtlDurationUnit | undefined;
  Value?: number | undefined;
}

export type TtlDurationUnit = "Seconds" | "Minutes" | "Hours" | "Days" | "Weeks";

export interface TuningJobCompletionCriteria {
  TargetObjectiveMetricValue?: number | undefined;
  BestObjectiveNotImproving?: BestObjectiveNotImproving | undefined;
  ConvergenceDetected?: ConvergenceDetected | undefined;
}

export interface TuningJobStepMetaData {
  Arn?: string | undefined;
}

export interface USD {
  Dollars?: number | undefined;
  Cents?: number | undefined;
  TenthFractionsOfACent?: number | undefined;
}

export interface UiConfig {
  UiTemplateS3Uri?: string | undefined;
  HumanTaskUiArn?: string | undefined;
}

export interface UiTemplate {
  Content: string;
}

export interface UiTemplateInfo {
  Url?: string | undefined;
  ContentSha256?: string | undefined;
}

export interface UltraServer {
  UltraServerId: string;
  UltraServerType: string;
  AvailabilityZone: string;
  InstanceType: ReservedCapacityInstanceType;
  TotalInstanceCount: number;
  ConfiguredSpareInstanceCount?: number | undefined;
  AvailableInstanceCount?: number | undefined;
  InUseInstanceCount?: number | undefined;
  AvailableSpareInstanceCount?: number | undefined;
  UnhealthyInstanceCount?: number | undefined;
  HealthStatus?: UltraServerHealthStatus | undefined;
}

export type UltraServerHealthStatus = "OK" | "Impaired" | "Insufficient-Data";

export interface UltraServerInfo {
  Id?: string | undefined;
  Type?: string | undefined;
}

export interface UltraServerSummary {
  UltraServerType: string;
  InstanceType: ReservedCapacityInstanceType;
  UltraServerCount?: number | undefined;
  AvailableSpareInstanceCount?: number | undefined;
  UnhealthyInstanceCount?: number | undefined;
}

export interface UnifiedStudioSettings {
  StudioWebPortalAccess?: FeatureStatus | undefined;
  DomainAccountId?: string | undefined;
  DomainRegion?: string | undefined;
  DomainId?: string | undefined;
  ProjectId?: string | undefined;
  EnvironmentId?: string | undefined;
  ProjectS3Path?: string | undefined;
  SingleSignOnApplicationArn?: string | undefined;
}

export interface UpdateActionRequest {
  ActionName: string;
  Description?: string | undefined;
  Status?: ActionStatus | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  PropertiesToRemove?: readonly string[] | undefined;
}

export interface UpdateActionResponse {
  ActionArn?: string | undefined;
}

export interface UpdateAppImageConfigRequest {
  AppImageConfigName: string;
  KernelGatewayImageConfig?: KernelGatewayImageConfig | undefined;
  JupyterLabAppImageConfig?: JupyterLabAppImageConfig | undefined;
  CodeEditorAppImageConfig?: CodeEditorAppImageConfig | undefined;
}

export interface UpdateAppImageConfigResponse {
  AppImageConfigArn?: string | undefined;
}

export interface UpdateArtifactRequest {
  ArtifactArn: string;
  ArtifactName?: string | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  PropertiesToRemove?: readonly string[] | undefined;
}

export interface UpdateArtifactResponse {
  ArtifactArn?: string | undefined;
}

export interface UpdateClusterExtensionRequest {
  ClusterArn: string;
  ExtensionArn: string;
  ExtensionVersion?: string | undefined;
  ConfigurationValues?: string | undefined;
  ClientToken?: string | undefined;
}

export interface UpdateClusterExtensionResponse {
  ExtensionArn: string;
}

export interface UpdateClusterRequest {
  ClusterName: string;
  InstanceGroups?: readonly ClusterInstanceGroupSpecification[] | undefined;
  RestrictedInstanceGroups?: readonly ClusterRestrictedInstanceGroupSpecification[] | undefined;
  RestrictedInstanceGroupsConfig?: ClusterRestrictedInstanceGroupsConfig | undefined;
  TieredStorageConfig?: ClusterTieredStorageConfig | undefined;
  NodeRecovery?: ClusterNodeRecovery | undefined;
  InstanceGroupsToDelete?: readonly string[] | undefined;
  NodeProvisioningMode?: ClusterNodeProvisioningMode | undefined;
  ClusterRole?: string | undefined;
  AutoScaling?: ClusterAutoScalingConfig | undefined;
  Orchestrator?: ClusterOrchestrator | undefined;
}

export interface UpdateClusterResponse {
  ClusterArn: string;
}

export interface UpdateClusterSchedulerConfigRequest {
  ClusterSchedulerConfigId: string;
  TargetVersion: number;
  SchedulerConfig?: SchedulerConfig | undefined;
  Description?: string | undefined;
}

export interface UpdateClusterSchedulerConfigResponse {
  ClusterSchedulerConfigArn: string;
  ClusterSchedulerConfigVersion: number;
}

export interface UpdateClusterSoftwareInstanceGroupSpecification {
  InstanceGroupName: string;
  ImageReleaseVersion?: string | undefined;
}

export interface UpdateClusterSoftwareRequest {
  ClusterName: string;
  InstanceGroups?: readonly UpdateClusterSoftwareInstanceGroupSpecification[] | undefined;
  DeploymentConfig?: DeploymentConfiguration | undefined;
  ImageId?: string | undefined;
}

export interface UpdateClusterSoftwareResponse {
  ClusterArn: string;
}

export interface UpdateCodeRepositoryInput {
  CodeRepositoryName: string;
  GitConfig?: GitConfigForUpdate | undefined;
}

export interface UpdateCodeRepositoryOutput {
  CodeRepositoryArn: string;
}

export interface UpdateComputeQuotaRequest {
  ComputeQuotaId: string;
  TargetVersion: number;
  ComputeQuotaConfig?: ComputeQuotaConfig | undefined;
  ComputeQuotaTarget?: ComputeQuotaTarget | undefined;
  ActivationState?: ActivationState | undefined;
  Description?: string | undefined;
}

export interface UpdateComputeQuotaResponse {
  ComputeQuotaArn: string;
  ComputeQuotaVersion: number;
}

export interface UpdateContextRequest {
  ContextName: string;
  Description?: string | undefined;
  Properties?: Readonly<Record<string, string>> | undefined;
  PropertiesToRemove?: readonly string[] | undefined;
}

export interface UpdateContextResponse {
  ContextArn?: string | undefined;
}

export interface UpdateDeviceFleetRequest {
  DeviceFleetName: string;
  RoleArn?: string | undefined;
  Description?: string | undefined;
  OutputConfig: EdgeOutputConfig;
  EnableIotRoleAlias?: boolean | undefined;
}

export interface UpdateDevicesRequest {
  DeviceFleetName: string;
  Devices: readonly Device[];
}

export interface UpdateDomainRequest {
  DomainId: string;
  DefaultUserSettings?: UserSettings | undefined;
  DomainSettingsForUpdate?: DomainSettingsForUpdate | undefined;
  AppSecurityGroupManagement?: AppSecurityGroupManagement | undefined;
  DefaultSpaceSettings?: DefaultSpaceSettings | undefined;
  SubnetIds?: readonly string[] | undefined;
  AppNetworkAccessType?: AppNetworkAccessType | undefined;
  TagPropagation?: TagPropagation | undefined;
  HomeEfsFileSystemCreation?: HomeEfsFileSystemCreation | undefined;
  VpcId?: string | undefined;
}

export interface UpdateDomainResponse {
  DomainArn?: string | undefined;
}

export interface UpdateEndpointInput {
  EndpointName: string;
  EndpointConfigName: string;
  RetainAllVariantProperties?: boolean | undefined;
  ExcludeRetainedVariantProperties?: readonly VariantProperty[] | undefined;
  DeploymentConfig?: DeploymentConfig | undefined;
  RetainDeploymentConfig?: boolean | undefined;
}

export interface UpdateEndpointOutput {
  EndpointArn: string;
}

export interface UpdateEndpointWeightsAndCapacitiesInput {
  EndpointName: string;
  DesiredWeightsAndCapacities: readonly DesiredWeightAndCapacity[];
}

export interface UpdateEndpointWeightsAndCapacitiesOutput {
  EndpointArn: string;
}

export interface UpdateExperimentRequest {
  ExperimentName: string;
  DisplayName?: string | undefined;
  Description?: string | undefined;
}

export interface UpdateExperimentResponse {
  ExperimentArn?: string | undefined;
}

export interface UpdateFeatureGroupRequest {
  FeatureGroupName: string;
  FeatureAdditions?: readonly FeatureDefinition[] | undefined;
  OnlineStoreConfig?: OnlineStoreConfigUpdate | undefined;
  ThroughputConfig?: ThroughputConfigUpdate | undefined;
}

export interface UpdateFeatureGroupResponse {
  FeatureGroupArn: string;
}

export interface UpdateFeatureMetadataRequest {
  FeatureGroupName: string;
  FeatureName: string;
  Description?: string | undefined;
  ParameterAdditions?: readonly FeatureParameter[] | undefined;
  ParameterRemovals?: readonly string[] | undefined;
}

export interface UpdateHubContentReferenceRequest {
  HubName: string;
  HubContentName: string;
  HubContentType: HubContentType;
  MinVersion?: string | undefined;
}

export interface UpdateHubContentReferenceResponse {
  HubArn: string;
  HubContentArn: string;
}

export interface UpdateHubContentRequest {
  HubName: string;
  HubContentName: string;
  HubContentType: HubContentType;
  HubContentVersion: string;
  HubContentDisplayName?: string | undefined;
  HubContentDescription?: string | undefined;
  HubContentMarkdown?: string | undefined;
  HubContentSearchKeywords?: readonly string[] | undefined;
  SupportStatus?: HubContentSupportStatus | undefined;
}

export interface UpdateHubContentResponse {
  HubArn: string;
  HubContentArn: string;
}

export interface UpdateHubRequest {
  HubName: string;
  HubDescription?: string | undefined;
  HubDisplayName?: string | undefined;
  HubSearchKeywords?: readonly string[] | undefined;
}

export interface UpdateHubResponse {
  HubArn: string;
}

export interface UpdateImageRequest {
  DeleteProperties?: readonly string[] | undefined;
  Description?: string | undefined;
  DisplayName?: string | undefined;
  ImageName: string;
  RoleArn?: string | undefined;
}

export interface UpdateImageResponse {
  ImageArn?: string | undefined;
}

export interface UpdateImageVersionRequest {
  ImageName: string;
  Alias?: string | undefined;
  Version?: number | undefined;
  AliasesToAdd?: readonly string[] | undefined;
  AliasesToDelete?: readonly string[] | undefined;
  VendorGuidance?: VendorGuidance | undefined;
  JobType?: JobType | undefined;
  MLFramework?: string | undefined;
  ProgrammingLang?: string | undefined;
  Processor?: Processor | undefined;
  Horovod?: boolean | undefined;
  ReleaseNotes?: string | undefined;
}

export interface UpdateImageVersionResponse {
  ImageVersionArn?: string | undefined;
}

export interface UpdateInferenceComponentInput {
  InferenceComponentName: string;
  Specification?: InferenceComponentSpecification | undefined;
  Specifications?: readonly InferenceComponentSpecification[] | undefined;
  RuntimeConfig?: InferenceComponentRuntimeConfig | undefined;
  DeploymentConfig?: InferenceComponentDeploymentConfig | undefined;
}

export interface UpdateInferenceComponentOutput {
  InferenceComponentArn: string;
}

export interface UpdateInferenceComponentRuntimeConfigInput {
  InferenceComponentName: string;
  DesiredRuntimeConfig: InferenceComponentRuntimeConfig;
}

export interface UpdateInferenceComponentRuntimeConfigOutput {
  InferenceComponentArn: string;
}

export interface UpdateInferenceExperimentRequest {
  Name: string;
  Schedule?: InferenceExperimentSchedule | undefined;
  Description?: string | undefined;
  ModelVariants?: readonly ModelVariantConfig[] | undefined;
  DataStorageConfig?: InferenceExperimentDataStorageConfig | undefined;
  ShadowModeConfig?: ShadowModeConfig | undefined;
}

export interface UpdateInferenceExperimentResponse {
  InferenceExperimentArn: string;
}

export interface UpdateInferenceRouterInput {
  InferenceRouterName: string;
  RoutingTargets: readonly RoutingTarget[];
}

export interface UpdateInferenceRouterOutput {
  InferenceRouterArn: string;
}

export interface UpdateMlflowAppRequest {
  Arn: string;
  Name?: string | undefined;
  ArtifactStoreUri?: string | undefined;
  ModelRegistrationMode?: ModelRegistrationMode | undefined;
  WeeklyMaintenanceWindowStart?: string | undefined;
  DefaultDomainIdList?: readonly string[] | undefined;
  AccountDefaultStatus?: AccountDefaultStatus | undefined;
}

export interface UpdateMlflowAppResponse {
  Arn?: string | undefined;
}

export interface UpdateMlflowTrackingServerRequest {
  TrackingServerName: string;
  ArtifactStoreUri?: string | undefined;
  TrackingServerSize?: TrackingServerSize | undefined;
  AutomaticModelRegistration?: boolean | undefined;
  WeeklyMaintenanceWindowStart?: string | undefined;
  S3BucketOwnerAccountId?: string | undefined;
  S3BucketOwnerVerification?: boolean | undefined;
}

export interface UpdateMlflowTrackingServerResponse {
  TrackingServerArn?: string | undefined;
}

export interface UpdateModelCardRequest {
  ModelCardName: string;
  Content?: string | undefined;
  ModelCardStatus?: ModelCardStatus | undefined;
}

export interface UpdateModelCardResponse {
  ModelCardArn: string;
}

export interface UpdateModelPackageInput {
  ModelPackageArn: string;
  ModelApprovalStatus?: ModelApprovalStatus | undefined;
  ModelPackageRegistrationType?: ModelPackageRegistrationType | undefined;
  ApprovalDescription?: string | undefined;
  CustomerMetadataProperties?: Readonly<Record<string, string>> | undefined;
  CustomerMetadataPropertiesToRemove?: readonly string[] | undefined;
  AdditionalInferenceSpecificationsToAdd?: readonly AdditionalInferenceSpecificationDefinition[] | undefined;
  InferenceSpecification?: InferenceSpecification | undefined;
  SourceUri?: string | undefined;
  ModelCard?: ModelPackageModelCard | undefined;
  ModelLifeCycle?: ModelLifeCycle | undefined;
  ClientToken?: string | undefined;
}

export interface UpdateModelPackageOutput {
  ModelPackageArn: string;
}

export interface UpdateMonitoringAlertRequest {
  MonitoringScheduleName: string;
  MonitoringAlertName: string;
  DatapointsToAlert: number;
  EvaluationPeriod: number;
}

export interface UpdateMonitoringAlertResponse {
  MonitoringScheduleArn: string;
  MonitoringAlertName?: string | undefined;
}

export interface UpdateMonitoringScheduleRequest {
  MonitoringScheduleName: string;
  MonitoringScheduleConfig: MonitoringScheduleConfig;
}

export interface UpdateMonitoringScheduleResponse {
  MonitoringScheduleArn: string;
}

export interface UpdateNotebookInstanceInput {
  NotebookInstanceName: string;
  InstanceType?: InstanceType | undefined;
  IpAddressType?: IPAddressType | undefined;
  PlatformIdentifier?: string | undefined;
  RoleArn?: string | undefined;
  LifecycleConfigName?: string | undefined;
  DisassociateLifecycleConfig?: boolean | undefined;
  VolumeSizeInGB?: number | undefined;
  DefaultCodeRepository?: string | undefined;
  AdditionalCodeRepositories?: readonly string[] | undefined;
  AcceleratorTypes?: readonly NotebookInstanceAcceleratorType[] | undefined;
  DisassociateAcceleratorTypes?: boolean | undefined;
  DisassociateDefaultCodeRepository?: boolean | undefined;
  DisassociateAdditionalCodeRepositories?: boolean | undefined;
  RootAccess?: RootAccess | undefined;
  InstanceMetadataServiceConfiguration?: InstanceMetadataServiceConfiguration | undefined;
}

export interface UpdateNotebookInstanceLifecycleConfigInput {
  NotebookInstanceLifecycleConfigName: string;
  OnCreate?: readonly NotebookInstanceLifecycleHook[] | undefined;
  OnStart?: readonly NotebookInstanceLifecycleHook[] | undefined;
}

export interface UpdateNotebookInstanceLifecycleConfigOutput {}

export interface UpdateNotebookInstanceOutput {}

export interface UpdatePartnerAppRequest {
  Arn: string;
  MaintenanceConfig?: PartnerAppMaintenanceConfig | undefined;
  Tier?: string | undefined;
  ApplicationConfig?: PartnerAppConfig | undefined;
  IdcConfig?: IdcConfigInput | undefined;
  AuthType?: PartnerAppAuthType | undefined;
  EnableIamSessionBasedIdentity?: boolean | undefined;
  EnableAutoMinorVersionUpgrade?: boolean | undefined;
  AppVersion?: string | undefined;
  ClientToken?: string | undefined;
  Tags?: readonly Tag[] | undefined;
}

export interface UpdatePartnerAppResponse {
  Arn?: string | undefined;
}

export interface UpdatePipelineExecutionRequest {
  PipelineExecutionArn: string;
  PipelineExecutionDescription?: string | undefined;
  PipelineExecutionDisplayName?: string | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
}

export interface UpdatePipelineExecutionResponse {
  PipelineExecutionArn?: string | undefined;
}

export interface UpdatePipelineRequest {
  PipelineName: string;
  PipelineDisplayName?: string | undefined;
  PipelineDefinition?: string | undefined;
  PipelineDefinitionS3Location?: PipelineDefinitionS3Location | undefined;
  PipelineDescription?: string | undefined;
  RoleArn?: string | undefined;
  ParallelismConfiguration?: ParallelismConfiguration | undefined;
  PipelineVersionAliases?: readonly string[] | undefined;
}

export interface UpdatePipelineResponse {
  PipelineArn?: string | undefined;
  PipelineVersionId?: number | undefined;
}

export interface UpdatePipelineVersionRequest {
  PipelineArn: string;
  PipelineVersionId: number;
  PipelineVersionDisplayName?: string | undefined;
  PipelineVersionDescription?: string | undefined;
  PipelineVersionAliasOperations?: AliasOperations | undefined;
}

export interface UpdatePipelineVersionResponse {
  PipelineArn?: string | undefined;
  PipelineVersionId?: number | undefined;
}

export interface UpdateProjectInput {
  ProjectName: string;
  ProjectDescription?: string | undefined;
  ServiceCatalogProvisioningUpdateDetails?: ServiceCatalogProvisioningUpdateDetails | undefined;
  Tags?: readonly Tag[] | undefined;
  TemplateProvidersToUpdate?: readonly UpdateTemplateProvider[] | undefined;
}

export interface UpdateProjectOutput {
  ProjectArn: string;
}

export interface UpdateSpaceRequest {
  DomainId: string;
  SpaceName: string;
  SpaceSettings?: SpaceSettings | undefined;
  SpaceDisplayName?: string | undefined;
}

export interface UpdateSpaceResponse {
  SpaceArn?: string | undefined;
}

export interface UpdateTemplateProvider {
  CfnTemplateProvider?: CfnUpdateTemplateProvider | undefined;
}

export interface UpdateTrainingJobRequest {
  TrainingJobName: string;
  ProfilerConfig?: ProfilerConfigForUpdate | undefined;
  ProfilerRuleConfigurations?: readonly ProfilerRuleConfiguration[] | undefined;
  ResourceConfig?: ResourceConfigForUpdate | undefined;
  RemoteDebugConfig?: RemoteDebugConfigForUpdate | undefined;
}

export interface UpdateTrainingJobResponse {
  TrainingJobArn: string;
}

export interface UpdateTrialComponentRequest {
  TrialComponentName: string;
  DisplayName?: string | undefined;
  Status?: TrialComponentStatus | undefined;
  StartTime?: Timestamp | undefined;
  EndTime?: Timestamp | undefined;
  Parameters?: Readonly<Record<string, TrialComponentParameterValue>> | undefined;
  ParametersToRemove?: readonly string[] | undefined;
  InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  InputArtifactsToRemove?: readonly string[] | undefined;
  OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>> | undefined;
  OutputArtifactsToRemove?: readonly string[] | undefined;
}

export interface UpdateTrialComponentResponse {
  TrialComponentArn?: string | undefined;
}

export interface UpdateTrialRequest {
  TrialName: string;
  DisplayName?: string | undefined;
}

export interface UpdateTrialResponse {
  TrialArn?: string | undefined;
}

export interface UpdateUserProfileRequest {
  DomainId: string;
  UserProfileName: string;
  UserSettings?: UserSettings | undefined;
}

export interface UpdateUserProfileResponse {
  UserProfileArn?: string | undefined;
}

export interface UpdateWorkforceRequest {
  WorkforceName: string;
  SourceIpConfig?: SourceIpConfig | undefined;
  OidcConfig?: OidcConfig | undefined;
  WorkforceVpcConfig?: WorkforceVpcConfigRequest | undefined;
  IpAddressType?: WorkforceIpAddressType | undefined;
}

export interface UpdateWorkforceResponse {
  Workforce: Workforce;
}

export interface UpdateWorkteamRequest {
  WorkteamName: string;
  MemberDefinitions?: readonly MemberDefinition[] | undefined;
  Description?: string | undefined;
  NotificationConfiguration?: NotificationConfiguration | undefined;
  WorkerAccessConfiguration?: WorkerAccessConfiguration | undefined;
}

export interface UpdateWorkteamResponse {
  Workteam: Workteam;
}

export interface UserContext {
  UserProfileArn?: string | undefined;
  UserProfileName?: string | undefined;
  DomainId?: string | undefined;
  IamIdentity?: IamIdentity | undefined;
}

export interface UserProfileDetails {
  DomainId?: string | undefined;
  UserProfileName?: string | undefined;
  Status?: UserProfileStatus | undefined;
  CreationTime?: Timestamp | undefined;
  LastModifiedTime?: Timestamp | undefined;
}

export type UserProfileSortKey = "CreationTime" | "LastModifiedTime";

export type UserProfileStatus = "Deleting" | "Failed" | "InService" | "Pending" | "Updating" | "Update_Failed" | "Delete_Failed";

export interface UserSettings {
  ExecutionRole?: string | undefined;
  SecurityGroups?: readonly string[] | undefined;
  SharingSettings?: SharingSettings | undefined;
  JupyterServerAppSettings?: JupyterServerAppSettings | undefined;
  KernelGatewayAppSettings?: KernelGatewayAppSettings | undefined;
  TensorBoardAppSettings?: TensorBoardAppSettings | undefined;
  RStudioServerProAppSettings?: RStudioServerProAppSettings | undefined;
  RSessionAppSettings?: RSessionAppSettings | undefined;
  CanvasAppSettings?: CanvasAppSettings | undefined;
  CodeEditorAppSettings?: CodeEditorAppSettings | undefined;
  JupyterLabAppSettings?: JupyterLabAppSettings | undefined;
  SpaceStorageSettings?: DefaultSpaceStorageSettings | undefined;
  DefaultLandingUri?: string | undefined;
  StudioWebPortal?: StudioWebPortal | undefined;
  CustomPosixUserConfig?: CustomPosixUserConfig | undefined;
  CustomFileSystemConfigs?: readonly CustomFileSystemConfig[] | undefined;
  StudioWebPortalSettings?: StudioWebPortalSettings | undefined;
  AutoMountHomeEFS?: AutoMountHomeEFS | undefined;
}

export interface VariantProperty {
  VariantPropertyType: VariantPropertyType;
}

export type VariantPropertyType = "DesiredInstanceCount" | "DesiredWeight" | "DataCaptureConfig";

export type VariantStatus = "Creating" | "Updating" | "Deleting" | "ActivatingTraffic" | "Baking";

export interface VectorConfig {
  Dimension: number;
}

export type VendorGuidance = "NOT_PROVIDED" | "STABLE" | "TO_BE_ARCHIVED" | "ARCHIVED";

export interface Vertex {
  Arn?: string | undefined;
  Type?: string | undefined;
  LineageType?: LineageType | undefined;
}

export interface VisibilityConditions {
  Key?: string | undefined;
  Value?: string | undefined;
}

export type VolumeAttachmentStatus = "attaching" | "attached" | "detaching" | "detached" | "busy";

export interface VpcConfig {
  SecurityGroupIds: readonly string[];
  Subnets: readonly string[];
}

export type WarmPoolResourceStatus = "Available" | "Terminated" | "Reused" | "InUse";

export interface WarmPoolStatus {
  Status: WarmPoolResourceStatus;
  ResourceRetainedBillableTimeInSeconds?: number | undefined;
  ReusedByJob?: string | undefined;
}

export interface WorkerAccessConfiguration {
  S3Presign?: S3Presign | undefined;
}

export interface Workforce {
  WorkforceName: string;
  WorkforceArn: string;
  LastUpdatedDate?: Timestamp | undefined;
  SourceIpConfig?: SourceIpConfig | undefined;
  SubDomain?: string | undefined;
  CognitoConfig?: CognitoConfig | undefined;
  OidcConfig?: OidcConfigForResponse | undefined;
  CreateDate?: Timestamp | undefined;
  WorkforceVpcConfig?: WorkforceVpcConfigResponse | undefined;
  Status?: WorkforceStatus | undefined;
  FailureReason?: string | undefined;
  IpAddressType?: WorkforceIpAddressType | undefined;
}

export type WorkforceIpAddressType = "ipv4" | "dualstack";

export type WorkforceStatus = "Initializing" | "Updating" | "Deleting" | "Failed" | "Active";

export interface WorkforceVpcConfigRequest {
  VpcId?: string | undefined;
  SecurityGroupIds?: readonly string[] | undefined;
  Subnets?: readonly string[] | undefined;
}

export interface WorkforceVpcConfigResponse {
  VpcId: string;
  SecurityGroupIds: readonly string[];
  Subnets: readonly string[];
  VpcEndpointId?: string | undefined;
}

export interface WorkloadSpec {
  Inline?: string | undefined;
}

export interface WorkspaceSettings {
  S3ArtifactPath?: string | undefined;
  S3KmsKeyId?: string | undefined;
}

export interface Workteam {
  WorkteamName: string;
  MemberDefinitions: readonly MemberDefinition[];
  WorkteamArn: string;
  WorkforceArn?: string | undefined;
  ProductListingIds?: readonly string[] | undefined;
  Description: string;
  SubDomain?: string | undefined;
  CreateDate?: Timestamp | undefined;
  LastUpdatedDate?: Timestamp | undefined;
  NotificationConfiguration?: NotificationConfiguration | undefined;
  WorkerAccessConfiguration?: WorkerAccessConfiguration | undefined;
}

export interface Operations {
  AddAssociation: { input: AddAssociationRequest; output: AddAssociationResponse };
  AddTags: { input: AddTagsInput; output: AddTagsOutput };
  AssociateTrialComponent: { input: AssociateTrialComponentRequest; output: AssociateTrialComponentResponse };
  AttachClusterNodeNetworkInterface: { input: AttachClusterNodeNetworkInterfaceRequest; output: AttachClusterNodeNetworkInterfaceResponse };
  AttachClusterNodeVolume: { input: AttachClusterNodeVolumeRequest; output: AttachClusterNodeVolumeResponse };
  BatchAddClusterNodes: { input: BatchAddClusterNodesRequest; output: BatchAddClusterNodesResponse };
  BatchDeleteClusterNodes: { input: BatchDeleteClusterNodesRequest; output: BatchDeleteClusterNodesResponse };
  BatchDescribeModelPackage: { input: BatchDescribeModelPackageInput; output: BatchDescribeModelPackageOutput };
  BatchRebootClusterNodes: { input: BatchRebootClusterNodesRequest; output: BatchRebootClusterNodesResponse };
  BatchReplaceClusterNodes: { input: BatchReplaceClusterNodesRequest; output: BatchReplaceClusterNodesResponse };
  CreateAIBenchmarkJob: { input: CreateAIBenchmarkJobRequest; output: CreateAIBenchmarkJobResponse };
  CreateAIRecommendationJob: { input: CreateAIRecommendationJobRequest; output: CreateAIRecommendationJobResponse };
  CreateAIWorkloadConfig: { input: CreateAIWorkloadConfigRequest; output: CreateAIWorkloadConfigResponse };
  CreateAction: { input: CreateActionRequest; output: CreateActionResponse };
  CreateAlgorithm: { input: CreateAlgorithmInput; output: CreateAlgorithmOutput };
  CreateApp: { input: CreateAppRequest; output: CreateAppResponse };
  CreateAppImageConfig: { input: CreateAppImageConfigRequest; output: CreateAppImageConfigResponse };
  CreateArtifact: { input: CreateArtifactRequest; output: CreateArtifactResponse };
  CreateAutoMLJob: { input: CreateAutoMLJobRequest; output: CreateAutoMLJobResponse };
  CreateAutoMLJobV2: { input: CreateAutoMLJobV2Request; output: CreateAutoMLJobV2Response };
  CreateCluster: { input: CreateClusterRequest; output: CreateClusterResponse };
  CreateClusterExtension: { input: CreateClusterExtensionRequest; output: CreateClusterExtensionResponse };
  CreateClusterSchedulerConfig: { input: CreateClusterSchedulerConfigRequest; output: CreateClusterSchedulerConfigResponse };
  CreateCodeRepository: { input: CreateCodeRepositoryInput; output: CreateCodeRepositoryOutput };
  CreateCompilationJob: { input: CreateCompilationJobRequest; output: CreateCompilationJobResponse };
  CreateComputeQuota: { input: CreateComputeQuotaRequest; output: CreateComputeQuotaResponse };
  CreateContext: { input: CreateContextRequest; output: CreateContextResponse };
  CreateDataQualityJobDefinition: { input: CreateDataQualityJobDefinitionRequest; output: CreateDataQualityJobDefinitionResponse };
  CreateDeviceFleet: { input: CreateDeviceFleetRequest; output: {} };
  CreateDomain: { input: CreateDomainRequest; output: CreateDomainResponse };
  CreateEdgeDeploymentPlan: { input: CreateEdgeDeploymentPlanRequest; output: CreateEdgeDeploymentPlanResponse };
  CreateEdgeDeploymentStage: { input: CreateEdgeDeploymentStageRequest; output: {} };
  CreateEdgePackagingJob: { input: CreateEdgePackagingJobRequest; output: {} };
  CreateEndpoint: { input: CreateEndpointInput; output: CreateEndpointOutput };
  CreateEndpointConfig: { input: CreateEndpointConfigInput; output: CreateEndpointConfigOutput };
  CreateExperiment: { input: CreateExperimentRequest; output: CreateExperimentResponse };
  CreateFeatureGroup: { input: CreateFeatureGroupRequest; output: CreateFeatureGroupResponse };
  CreateFlowDefinition: { input: CreateFlowDefinitionRequest; output: CreateFlowDefinitionResponse };
  CreateHub: { input: CreateHubRequest; output: CreateHubResponse };
  CreateHubContentPresignedUrls: { input: CreateHubContentPresignedUrlsRequest; output: CreateHubContentPresignedUrlsResponse };
  CreateHubContentReference: { input: CreateHubContentReferenceRequest; output: CreateHubContentReferenceResponse };
  CreateHumanTaskUi: { input: CreateHumanTaskUiRequest; output: CreateHumanTaskUiResponse };
  CreateHyperParameterTuningJob: { input: CreateHyperParameterTuningJobRequest; output: CreateHyperParameterTuningJobResponse };
  CreateImage: { input: CreateImageRequest; output: CreateImageResponse };
  CreateImageVersion: { input: CreateImageVersionRequest; output: CreateImageVersionResponse };
  CreateInferenceComponent: { input: CreateInferenceComponentInput; output: CreateInferenceComponentOutput };
  CreateInferenceExperiment: { input: CreateInferenceExperimentRequest; output: CreateInferenceExperimentResponse };
  CreateInferenceRecommendationsJob: { input: CreateInferenceRecommendationsJobRequest; output: CreateInferenceRecommendationsJobResponse };
  CreateInferenceRouter: { input: CreateInferenceRouterInput; output: CreateInferenceRouterOutput };
  CreateJob: { input: CreateJobRequest; output: CreateJobResponse };
  CreateLabelingJob: { input: CreateLabelingJobRequest; output: CreateLabelingJobResponse };
  CreateMlflowApp: { input: CreateMlflowAppRequest; output: CreateMlflowAppResponse };
  CreateMlflowTrackingServer: { input: CreateMlflowTrackingServerRequest; output: CreateMlflowTrackingServerResponse };
  CreateModel: { input: CreateModelInput; output: CreateModelOutput };
  CreateModelBiasJobDefinition: { input: CreateModelBiasJobDefinitionRequest; output: CreateModelBiasJobDefinitionResponse };
  CreateModelCard: { input: CreateModelCardRequest; output: CreateModelCardResponse };
  CreateModelCardExportJob: { input: CreateModelCardExportJobRequest; output: CreateModelCardExportJobResponse };
  CreateModelExplainabilityJobDefinition: { input: CreateModelExplainabilityJobDefinitionRequest; output: CreateModelExplainabilityJobDefinitionResponse };
  CreateModelPackage: { input: CreateModelPackageInput; output: CreateModelPackageOutput };
  CreateModelPackageGroup: { input: CreateModelPackageGroupInput; output: CreateModelPackageGroupOutput };
  CreateModelQualityJobDefinition: { input: CreateModelQualityJobDefinitionRequest; output: CreateModelQualityJobDefinitionResponse };
  CreateMonitoringSchedule: { input: CreateMonitoringScheduleRequest; output: CreateMonitoringScheduleResponse };
  CreateNotebookInstance: { input: CreateNotebookInstanceInput; output: CreateNotebookInstanceOutput };
  CreateNotebookInstanceLifecycleConfig: { input: CreateNotebookInstanceLifecycleConfigInput; output: CreateNotebookInstanceLifecycleConfigOutput };
  CreateOptimizationJob: { input: CreateOptimizationJobRequest; output: CreateOptimizationJobResponse };
  CreatePartnerApp: { input: CreatePartnerAppRequest; output: CreatePartnerAppResponse };
  CreatePartnerAppPresignedUrl: { input: CreatePartnerAppPresignedUrlRequest; output: CreatePartnerAppPresignedUrlResponse };
  CreatePipeline: { input: CreatePipelineRequest; output: CreatePipelineResponse };
  CreatePresignedDomainUrl: { input: CreatePresignedDomainUrlRequest; output: CreatePresignedDomainUrlResponse };
  CreatePresignedMlflowAppUrl: { input: CreatePresignedMlflowAppUrlRequest; output: CreatePresignedMlflowAppUrlResponse };
  CreatePresignedMlflowTrackingServerUrl: { input: CreatePresignedMlflowTrackingServerUrlRequest; output: CreatePresignedMlflowTrackingServerUrlResponse };
  CreatePresignedNotebookInstanceUrl: { input: CreatePresignedNotebookInstanceUrlInput; output: CreatePresignedNotebookInstanceUrlOutput };
  CreateProcessingJob: { input: CreateProcessingJobRequest; output: CreateProcessingJobResponse };
  CreateProject: { input: CreateProjectInput; output: CreateProjectOutput };
  CreateSpace: { input: CreateSpaceRequest; output: CreateSpaceResponse };
  CreateStudioLifecycleConfig: { input: CreateStudioLifecycleConfigRequest; output: CreateStudioLifecycleConfigResponse };
  CreateTrainingJob: { input: CreateTrainingJobRequest; output: CreateTrainingJobResponse };
  CreateTrainingPlan: { input: CreateTrainingPlanRequest; output: CreateTrainingPlanResponse };
  CreateTrainingSession: { input: CreateTrainingSessionRequest; output: CreateTrainingSessionResponse };
  CreateTransformJob: { input: CreateTransformJobRequest; output: CreateTransformJobResponse };
  CreateTrial: { input: CreateTrialRequest; output: CreateTrialResponse };
  CreateTrialComponent: { input: CreateTrialComponentRequest; output: CreateTrialComponentResponse };
  CreateUserProfile: { input: CreateUserProfileRequest; output: CreateUserProfileResponse };
  CreateWorkforce: { input: CreateWorkforceRequest; output: CreateWorkforceResponse };
  CreateWorkteam: { input: CreateWorkteamRequest; output: CreateWorkteamResponse };
  DeleteAIBenchmarkJob: { input: DeleteAIBenchmarkJobRequest; output: DeleteAIBenchmarkJobResponse };
  DeleteAIRecommendationJob: { input: DeleteAIRecommendationJobRequest; output: DeleteAIRecommendationJobResponse };
  DeleteAIWorkloadConfig: { input: DeleteAIWorkloadConfigRequest; output: DeleteAIWorkloadConfigResponse };
  DeleteAction: { input: DeleteActionRequest; output: DeleteActionResponse };
  DeleteAlgorithm: { input: DeleteAlgorithmInput; output: {} };
  DeleteApp: { input: DeleteAppRequest; output: {} };
  DeleteAppImageConfig: { input: DeleteAppImageConfigRequest; output: {} };
  DeleteArtifact: { input: DeleteArtifactRequest; output: DeleteArtifactResponse };
  DeleteAssociation: { input: DeleteAssociationRequest; output: DeleteAssociationResponse };
  DeleteCluster: { input: DeleteClusterRequest; output: DeleteClusterResponse };
  DeleteClusterExtension: { input: DeleteClusterExtensionRequest; output: DeleteClusterExtensionResponse };
  DeleteClusterSchedulerConfig: { input: DeleteClusterSchedulerConfigRequest; output: {} };
  DeleteCodeRepository: { input: DeleteCodeRepositoryInput; output: {} };
  DeleteCompilationJob: { input: DeleteCompilationJobRequest; output: {} };
  DeleteComputeQuota: { input: DeleteComputeQuotaRequest; output: {} };
  DeleteContext: { input: DeleteContextRequest; output: DeleteContextResponse };
  DeleteDataQualityJobDefinition: { input: DeleteDataQualityJobDefinitionRequest; output: {} };
  DeleteDeviceFleet: { input: DeleteDeviceFleetRequest; output: {} };
  DeleteDomain: { input: DeleteDomainRequest; output: {} };
  DeleteEdgeDeploymentPlan: { input: DeleteEdgeDeploymentPlanRequest; output: {} };
  DeleteEdgeDeploymentStage: { input: DeleteEdgeDeploymentStageRequest; output: {} };
  DeleteEndpoint: { input: DeleteEndpointInput; output: {} };
  DeleteEndpointConfig: { input: DeleteEndpointConfigInput; output: {} };
  DeleteEndpointPolicy: { input: DeleteEndpointPolicyRequest; output: DeleteEndpointPolicyResponse };
  DeleteExperiment: { input: DeleteExperimentRequest; output: DeleteExperimentResponse };
  DeleteFeatureGroup: { input: DeleteFeatureGroupRequest; output: {} };
  DeleteFlowDefinition: { input: DeleteFlowDefinitionRequest; output: DeleteFlowDefinitionResponse };
  DeleteHub: { input: DeleteHubRequest; output: {} };
  DeleteHubContent: { input: DeleteHubContentRequest; output: {} };
  DeleteHubContentReference: { input: DeleteHubContentReferenceRequest; output: {} };
  DeleteHumanTaskUi: { input: DeleteHumanTaskUiRequest; output: DeleteHumanTaskUiResponse };
  DeleteHyperParameterTuningJob: { input: DeleteHyperParameterTuningJobRequest; output: {} };
  DeleteImage: { input: DeleteImageRequest; output: DeleteImageResponse };
  DeleteImageVersion: { input: DeleteImageVersionRequest; output: DeleteImageVersionResponse };
  DeleteInferenceComponent: { input: DeleteInferenceComponentInput; output: {} };
  DeleteInferenceExperiment: { input: DeleteInferenceExperimentRequest; output: DeleteInferenceExperimentResponse };
  DeleteInferenceRouter: { input: DeleteInferenceRouterInput; output: {} };
  DeleteJob: { input: DeleteJobRequest; output: DeleteJobResponse };
  DeleteMlflowApp: { input: DeleteMlflowAppRequest; output: DeleteMlflowAppResponse };
  DeleteMlflowTrackingServer: { input: DeleteMlflowTrackingServerRequest; output: DeleteMlflowTrackingServerResponse };
  DeleteModel: { input: DeleteModelInput; output: {} };
  DeleteModelBiasJobDefinition: { input: DeleteModelBiasJobDefinitionRequest; output: {} };
  DeleteModelCard: { input: DeleteModelCardRequest; output: {} };
  DeleteModelExplainabilityJobDefinition: { input: DeleteModelExplainabilityJobDefinitionRequest; output: {} };
  DeleteModelPackage: { input: DeleteModelPackageInput; output: {} };
  DeleteModelPackageGroup: { input: DeleteModelPackageGroupInput; output: {} };
  DeleteModelPackageGroupPolicy: { input: DeleteModelPackageGroupPolicyInput; output: {} };
  DeleteModelQualityJobDefinition: { input: DeleteModelQualityJobDefinitionRequest; output: {} };
  DeleteMonitoringSchedule: { input: DeleteMonitoringScheduleRequest; output: {} };
  DeleteNotebookInstance: { input: DeleteNotebookInstanceInput; output: {} };
  DeleteNotebookInstanceLifecycleConfig: { input: DeleteNotebookInstanceLifecycleConfigInput; output: {} };
  DeleteOptimizationJob: { input: DeleteOptimizationJobRequest; output: {} };
  DeletePartnerApp: { input: DeletePartnerAppRequest; output: DeletePartnerAppResponse };
  DeletePipeline: { input: DeletePipelineRequest; output: DeletePipelineResponse };
  DeleteProcessingJob: { input: DeleteProcessingJobRequest; output: {} };
  DeleteProject: { input: DeleteProjectInput; output: {} };
  DeleteSpace: { input: DeleteSpaceRequest; output: {} };
  DeleteStudioLifecycleConfig: { input: DeleteStudioLifecycleConfigRequest; output: {} };
  DeleteTags: { input: DeleteTagsInput; output: DeleteTagsOutput };
  DeleteTrainingJob: { input: DeleteTrainingJobRequest; output: {} };
  DeleteTrainingSession: { input: DeleteTrainingSessionRequest; output: DeleteTrainingSessionResponse };
  DeleteTrial: { input: DeleteTrialRequest; output: DeleteTrialResponse };
  DeleteTrialComponent: { input: DeleteTrialComponentRequest; output: DeleteTrialComponentResponse };
  DeleteUserProfile: { input: DeleteUserProfileRequest; output: {} };
  DeleteWorkforce: { input: DeleteWorkforceRequest; output: DeleteWorkforceResponse };
  DeleteWorkteam: { input: DeleteWorkteamRequest; output: DeleteWorkteamResponse };
  DeregisterDevices: { input: DeregisterDevicesRequest; output: {} };
  DescribeAIBenchmarkJob: { input: DescribeAIBenchmarkJobRequest; output: DescribeAIBenchmarkJobResponse };
  DescribeAIRecommendationJob: { input: DescribeAIRecommendationJobRequest; output: DescribeAIRecommendationJobResponse };
  DescribeAIWorkloadConfig: { input: DescribeAIWorkloadConfigRequest; output: DescribeAIWorkloadConfigResponse };
  DescribeAction: { input: DescribeActionRequest; output: DescribeActionResponse };
  DescribeAlgorithm: { input: DescribeAlgorithmInput; output: DescribeAlgorithmOutput };
  DescribeApp: { input: DescribeAppRequest; output: DescribeAppResponse };
  DescribeAppImageConfig: { input: DescribeAppImageConfigRequest; output: DescribeAppImageConfigResponse };
  DescribeArtifact: { input: DescribeArtifactRequest; output: DescribeArtifactResponse };
  DescribeAutoMLJob: { input: DescribeAutoMLJobRequest; output: DescribeAutoMLJobResponse };
  DescribeAutoMLJobV2: { input: DescribeAutoMLJobV2Request; output: DescribeAutoMLJobV2Response };
  DescribeCluster: { input: DescribeClusterRequest; output: DescribeClusterResponse };
  DescribeClusterEvent: { input: DescribeClusterEventRequest; output: DescribeClusterEventResponse };
  DescribeClusterExtension: { input: DescribeClusterExtensionRequest; output: DescribeClusterExtensionResponse };
  DescribeClusterNode: { input: DescribeClusterNodeRequest; output: DescribeClusterNodeResponse };
  DescribeClusterOperation: { input: DescribeClusterOperationRequest; output: DescribeClusterOperationResponse };
  DescribeClusterSchedulerConfig: { input: DescribeClusterSchedulerConfigRequest; output: DescribeClusterSchedulerConfigResponse };
  DescribeCodeRepository: { input: DescribeCodeRepositoryInput; output: DescribeCodeRepositoryOutput };
  DescribeCompilationJob: { input: DescribeCompilationJobRequest; output: DescribeCompilationJobResponse };
  DescribeComputeQuota: { input: DescribeComputeQuotaRequest; output: DescribeComputeQuotaResponse };
  DescribeContext: { input: DescribeContextRequest; output: DescribeContextResponse };
  DescribeDataQualityJobDefinition: { input: DescribeDataQualityJobDefinitionRequest; output: DescribeDataQualityJobDefinitionResponse };
  DescribeDevice: { input: DescribeDeviceRequest; output: DescribeDeviceResponse };
  DescribeDeviceFleet: { input: DescribeDeviceFleetRequest; output: DescribeDeviceFleetResponse };
  DescribeDomain: { input: DescribeDomainRequest; output: DescribeDomainResponse };
  DescribeEdgeDeploymentPlan: { input: DescribeEdgeDeploymentPlanRequest; output: DescribeEdgeDeploymentPlanResponse };
  DescribeEdgePackagingJob: { input: DescribeEdgePackagingJobRequest; output: DescribeEdgePackagingJobResponse };
  DescribeEndpoint: { input: DescribeEndpointInput; output: DescribeEndpointOutput };
  DescribeEndpointConfig: { input: DescribeEndpointConfigInput; output: DescribeEndpointConfigOutput };
  DescribeExperiment: { input: DescribeExperimentRequest; output: DescribeExperimentResponse };
  DescribeFeatureGroup: { input: DescribeFeatureGroupRequest; output: DescribeFeatureGroupResponse };
  DescribeFeatureMetadata: { input: DescribeFeatureMetadataRequest; output: DescribeFeatureMetadataResponse };
  DescribeFlowDefinition: { input: DescribeFlowDefinitionRequest; output: DescribeFlowDefinitionResponse };
  DescribeHub: { input: DescribeHubRequest; output: DescribeHubResponse };
  DescribeHubContent: { input: DescribeHubContentRequest; output: DescribeHubContentResponse };
  DescribeHumanTaskUi: { input: DescribeHumanTaskUiRequest; output: DescribeHumanTaskUiResponse };
  DescribeHyperParameterTuningJob: { input: DescribeHyperParameterTuningJobRequest; output: DescribeHyperParameterTuningJobResponse };
  DescribeImage: { input: DescribeImageRequest; output: DescribeImageResponse };
  DescribeImageVersion: { input: DescribeImageVersionRequest; output: DescribeImageVersionResponse };
  DescribeInferenceComponent: { input: DescribeInferenceComponentInput; output: DescribeInferenceComponentOutput };
  DescribeInferenceExperiment: { input: DescribeInferenceExperimentRequest; output: DescribeInferenceExperimentResponse };
  DescribeInferenceRecommendationsJob: { input: DescribeInferenceRecommendationsJobRequest; output: DescribeInferenceRecommendationsJobResponse };
  DescribeInferenceRouter: { input: DescribeInferenceRouterInput; output: DescribeInferenceRouterOutput };
  DescribeJob: { input: DescribeJobRequest; output: DescribeJobResponse };
  DescribeJobSchemaVersion: { input: DescribeJobSchemaVersionRequest; output: DescribeJobSchemaVersionResponse };
  DescribeLabelingJob: { input: DescribeLabelingJobRequest; output: DescribeLabelingJobResponse };
  DescribeLineageGroup: { input: DescribeLineageGroupRequest; output: DescribeLineageGroupResponse };
  DescribeMlflowApp: { input: DescribeMlflowAppRequest; output: DescribeMlflowAppResponse };
  DescribeMlflowTrackingServer: { input: DescribeMlflowTrackingServerRequest; output: DescribeMlflowTrackingServerResponse };
  DescribeModel: { input: DescribeModelInput; output: DescribeModelOutput };
  DescribeModelBiasJobDefinition: { input: DescribeModelBiasJobDefinitionRequest; output: DescribeModelBiasJobDefinitionResponse };
  DescribeModelCard: { input: DescribeModelCardRequest; output: DescribeModelCardResponse };
  DescribeModelCardExportJob: { input: DescribeModelCardExportJobRequest; output: DescribeModelCardExportJobResponse };
  DescribeModelExplainabilityJobDefinition: { input: DescribeModelExplainabilityJobDefinitionRequest; output: DescribeModelExplainabilityJobDefinitionResponse };
  DescribeModelPackage: { input: DescribeModelPackageInput; output: DescribeModelPackageOutput };
  DescribeModelPackageGroup: { input: DescribeModelPackageGroupInput; output: DescribeModelPackageGroupOutput };
  DescribeModelQualityJobDefinition: { input: DescribeModelQualityJobDefinitionRequest; output: DescribeModelQualityJobDefinitionResponse };
  DescribeMonitoringSchedule: { input: DescribeMonitoringScheduleRequest; output: DescribeMonitoringScheduleResponse };
  DescribeNotebookInstance: { input: DescribeNotebookInstanceInput; output: DescribeNotebookInstanceOutput };
  DescribeNotebookInstanceLifecycleConfig: { input: DescribeNotebookInstanceLifecycleConfigInput; output: DescribeNotebookInstanceLifecycleConfigOutput };
  DescribeOptimizationJob: { input: DescribeOptimizationJobRequest; output: DescribeOptimizationJobResponse };
  DescribePartnerApp: { input: DescribePartnerAppRequest; output: DescribePartnerAppResponse };
  DescribePipeline: { input: DescribePipelineRequest; output: DescribePipelineResponse };
  DescribePipelineDefinitionForExecution: { input: DescribePipelineDefinitionForExecutionRequest; output: DescribePipelineDefinitionForExecutionResponse };
  DescribePipelineExecution: { input: DescribePipelineExecutionRequest; output: DescribePipelineExecutionResponse };
  DescribeProcessingJob: { input: DescribeProcessingJobRequest; output: DescribeProcessingJobResponse };
  DescribeProject: { input: DescribeProjectInput; output: DescribeProjectOutput };
  DescribeReservedCapacity: { input: DescribeReservedCapacityRequest; output: DescribeReservedCapacityResponse };
  DescribeSpace: { input: DescribeSpaceRequest; output: DescribeSpaceResponse };
  DescribeStudioLifecycleConfig: { input: DescribeStudioLifecycleConfigRequest; output: DescribeStudioLifecycleConfigResponse };
  DescribeSubscribedWorkteam: { input: DescribeSubscribedWorkteamRequest; output: DescribeSubscribedWorkteamResponse };
  DescribeTrainingJob: { input: DescribeTrainingJobRequest; output: DescribeTrainingJobResponse };
  DescribeTrainingPlan: { input: DescribeTrainingPlanRequest; output: DescribeTrainingPlanResponse };
  DescribeTrainingPlanExtensionHistory: { input: DescribeTrainingPlanExtensionHistoryRequest; output: DescribeTrainingPlanExtensionHistoryResponse };
  DescribeTrainingSession: { input: DescribeTrainingSessionRequest; output: DescribeTrainingSessionResponse };
  DescribeTransformJob: { input: DescribeTransformJobRequest; output: DescribeTransformJobResponse };
  DescribeTrial: { input: DescribeTrialRequest; output: DescribeTrialResponse };
  DescribeTrialComponent: { input: DescribeTrialComponentRequest; output: DescribeTrialComponentResponse };
  DescribeUserProfile: { input: DescribeUserProfileRequest; output: DescribeUserProfileResponse };
  DescribeWorkforce: { input: DescribeWorkforceRequest; output: DescribeWorkforceResponse };
  DescribeWorkteam: { input: DescribeWorkteamRequest; output: DescribeWorkteamResponse };
  DetachClusterNodeVolume: { input: DetachClusterNodeVolumeRequest; output: DetachClusterNodeVolumeResponse };
  DisableSagemakerServicecatalogPortfolio: { input: DisableSagemakerServicecatalogPortfolioInput; output: DisableSagemakerServicecatalogPortfolioOutput };
  DisassociateTrialComponent: { input: DisassociateTrialComponentRequest; output: DisassociateTrialComponentResponse };
  EnableSagemakerServicecatalogPortfolio: { input: EnableSagemakerServicecatalogPortfolioInput; output: EnableSagemakerServicecatalogPortfolioOutput };
  ExtendTrainingPlan: { input: ExtendTrainingPlanRequest; output: ExtendTrainingPlanResponse };
  GetDeviceFleetReport: { input: GetDeviceFleetReportRequest; output: GetDeviceFleetReportResponse };
  GetEndpointPolicy: { input: GetEndpointPolicyRequest; output: GetEndpointPolicyResponse };
  GetLineageGroupPolicy: { input: GetLineageGroupPolicyRequest; output: GetLineageGroupPolicyResponse };
  GetModelPackageGroupPolicy: { input: GetModelPackageGroupPolicyInput; output: GetModelPackageGroupPolicyOutput };
  GetSagemakerServicecatalogPortfolioStatus: { input: GetSagemakerServicecatalogPortfolioStatusInput; output: GetSagemakerServicecatalogPortfolioStatusOutput };
  GetScalingConfigurationRecommendation: { input: GetScalingConfigurationRecommendationRequest; output: GetScalingConfigurationRecommendationResponse };
  GetSearchSuggestions: { input: GetSearchSuggestionsRequest; output: GetSearchSuggestionsResponse };
  ImportHubContent: { input: ImportHubContentRequest; output: ImportHubContentResponse };
  ListAIBenchmarkJobs: { input: ListAIBenchmarkJobsRequest; output: ListAIBenchmarkJobsResponse };
  ListAIRecommendationJobs: { input: ListAIRecommendationJobsRequest; output: ListAIRecommendationJobsResponse };
  ListAIWorkloadConfigs: { input: ListAIWorkloadConfigsRequest; output: ListAIWorkloadConfigsResponse };
  ListActions: { input: ListActionsRequest; output: ListActionsResponse };
  ListAlgorithms: { input: ListAlgorithmsInput; output: ListAlgorithmsOutput };
  ListAliases: { input: ListAliasesRequest; output: ListAliasesResponse };
  ListAppImageConfigs: { input: ListAppImageConfigsRequest; output: ListAppImageConfigsResponse };
  ListApps: { input: ListAppsRequest; output: ListAppsResponse };
  ListArtifacts: { input: ListArtifactsRequest; output: ListArtifactsResponse };
  ListAssociations: { input: ListAssociationsRequest; output: ListAssociationsResponse };
  ListAutoMLJobs: { input: ListAutoMLJobsRequest; output: ListAutoMLJobsResponse };
  ListCandidatesForAutoMLJob: { input: ListCandidatesForAutoMLJobRequest; output: ListCandidatesForAutoMLJobResponse };
  ListClusterEvents: { input: ListClusterEventsRequest; output: ListClusterEventsResponse };
  ListClusterExtensionVersions: { input: ListClusterExtensionVersionsRequest; output: ListClusterExtensionVersionsResponse };
  ListClusterExtensions: { input: ListClusterExtensionsRequest; output: ListClusterExtensionsResponse };
  ListClusterNodes: { input: ListClusterNodesRequest; output: ListClusterNodesResponse };
  ListClusterOperations: { input: ListClusterOperationsRequest; output: ListClusterOperationsResponse };
  ListClusterSchedulerConfigs: { input: ListClusterSchedulerConfigsRequest; output: ListClusterSchedulerConfigsResponse };
  ListClusters: { input: ListClustersRequest; output: ListClustersResponse };
  ListCodeRepositories: { input: ListCodeRepositoriesInput; output: ListCodeRepositoriesOutput };
  ListCompilationJobs: { input: ListCompilationJobsRequest; output: ListCompilationJobsResponse };
  ListComputeQuotas: { input: ListComputeQuotasRequest; output: ListComputeQuotasResponse };
  ListContexts: { input: ListContextsRequest; output: ListContextsResponse };
  ListDataQualityJobDefinitions: { input: ListDataQualityJobDefinitionsRequest; output: ListDataQualityJobDefinitionsResponse };
  ListDeviceFleets: { input: ListDeviceFleetsRequest; output: ListDeviceFleetsResponse };
  ListDevices: { input: ListDevicesRequest; output: ListDevicesResponse };
  ListDomains: { input: ListDomainsRequest; output: ListDomainsResponse };
  ListEdgeDeploymentPlans: { input: ListEdgeDeploymentPlansRequest; output: ListEdgeDeploymentPlansResponse };
  ListEdgePackagingJobs: { input: ListEdgePackagingJobsRequest; output: ListEdgePackagingJobsResponse };
  ListEndpointConfigs: { input: ListEndpointConfigsInput; output: ListEndpointConfigsOutput };
  ListEndpoints: { input: ListEndpointsInput; output: ListEndpointsOutput };
  ListExperiments: { input: ListExperimentsRequest; output: ListExperimentsResponse };
  ListFeatureGroups: { input: ListFeatureGroupsRequest; output: ListFeatureGroupsResponse };
  ListFlowDefinitions: { input: ListFlowDefinitionsRequest; output: ListFlowDefinitionsResponse };
  ListHubContentVersions: { input: ListHubContentVersionsRequest; output: ListHubContentVersionsResponse };
  ListHubContents: { input: ListHubContentsRequest; output: ListHubContentsResponse };
  ListHubs: { input: ListHubsRequest; output: ListHubsResponse };
  ListHumanTaskUis: { input: ListHumanTaskUisRequest; output: ListHumanTaskUisResponse };
  ListHyperParameterTuningJobs: { input: ListHyperParameterTuningJobsRequest; output: ListHyperParameterTuningJobsResponse };
  ListImageVersions: { input: ListImageVersionsRequest; output: ListImageVersionsResponse };
  ListImages: { input: ListImagesRequest; output: ListImagesResponse };
  ListInferenceComponents: { input: ListInferenceComponentsInput; output: ListInferenceComponentsOutput };
  ListInferenceExperiments: { input: ListInferenceExperimentsRequest; output: ListInferenceExperimentsResponse };
  ListInferenceRecommendationsJobSteps: { input: ListInferenceRecommendationsJobStepsRequest; output: ListInferenceRecommendationsJobStepsResponse };
  ListInferenceRecommendationsJobs: { input: ListInferenceRecommendationsJobsRequest; output: ListInferenceRecommendationsJobsResponse };
  ListInferenceRouters: { input: ListInferenceRoutersInput; output: ListInferenceRoutersOutput };
  ListJobSchemaVersions: { input: ListJobSchemaVersionsRequest; output: ListJobSchemaVersionsResponse };
  ListJobs: { input: ListJobsRequest; output: ListJobsResponse };
  ListLabelingJobs: { input: ListLabelingJobsRequest; output: ListLabelingJobsResponse };
  ListLabelingJobsForWorkteam: { input: ListLabelingJobsForWorkteamRequest; output: ListLabelingJobsForWorkteamResponse };
  ListLineageGroups: { input: ListLineageGroupsRequest; output: ListLineageGroupsResponse };
  ListMlflowApps: { input: ListMlflowAppsRequest; output: ListMlflowAppsResponse };
  ListMlflowTrackingServers: { input: ListMlflowTrackingServersRequest; output: ListMlflowTrackingServersResponse };
  ListModelBiasJobDefinitions: { input: ListModelBiasJobDefinitionsRequest; output: ListModelBiasJobDefinitionsResponse };
  ListModelCardExportJobs: { input: ListModelCardExportJobsRequest; output: ListModelCardExportJobsResponse };
  ListModelCardVersions: { input: ListModelCardVersionsRequest; output: ListModelCardVersionsResponse };
  ListModelCards: { input: ListModelCardsRequest; output: ListModelCardsResponse };
  ListModelExplainabilityJobDefinitions: { input: ListModelExplainabilityJobDefinitionsRequest; output: ListModelExplainabilityJobDefinitionsResponse };
  ListModelMetadata: { input: ListModelMetadataRequest; output: ListModelMetadataResponse };
  ListModelPackageGroups: { input: ListModelPackageGroupsInput; output: ListModelPackageGroupsOutput };
  ListModelPackages: { input: ListModelPackagesInput; output: ListModelPackagesOutput };
  ListModelQualityJobDefinitions: { input: ListModelQualityJobDefinitionsRequest; output: ListModelQualityJobDefinitionsResponse };
  ListModels: { input: ListModelsInput; output: ListModelsOutput };
  ListMonitoringAlertHistory: { input: ListMonitoringAlertHistoryRequest; output: ListMonitoringAlertHistoryResponse };
  ListMonitoringAlerts: { input: ListMonitoringAlertsRequest; output: ListMonitoringAlertsResponse };
  ListMonitoringExecutions: { input: ListMonitoringExecutionsRequest; output: ListMonitoringExecutionsResponse };
  ListMonitoringSchedules: { input: ListMonitoringSchedulesRequest; output: ListMonitoringSchedulesResponse };
  ListNotebookInstanceLifecycleConfigs: { input: ListNotebookInstanceLifecycleConfigsInput; output: ListNotebookInstanceLifecycleConfigsOutput };
  ListNotebookInstances: { input: ListNotebookInstancesInput; output: ListNotebookInstancesOutput };
  ListOptimizationJobs: { input: ListOptimizationJobsRequest; output: ListOptimizationJobsResponse };
  ListPartnerApps: { input: ListPartnerAppsRequest; output: ListPartnerAppsResponse };
  ListPipelineExecutionSteps: { input: ListPipelineExecutionStepsRequest; output: ListPipelineExecutionStepsResponse };
  ListPipelineExecutions: { input: ListPipelineExecutionsRequest; output: ListPipelineExecutionsResponse };
  ListPipelineParametersForExecution: { input: ListPipelineParametersForExecutionRequest; output: ListPipelineParametersForExecutionResponse };
  ListPipelineVersions: { input: ListPipelineVersionsRequest; output: ListPipelineVersionsResponse };
  ListPipelines: { input: ListPipelinesRequest; output: ListPipelinesResponse };
  ListProcessingJobs: { input: ListProcessingJobsRequest; output: ListProcessingJobsResponse };
  ListProjects: { input: ListProjectsInput; output: ListProjectsOutput };
  ListResourceCatalogs: { input: ListResourceCatalogsRequest; output: ListResourceCatalogsResponse };
  ListSpaces: { input: ListSpacesRequest; output: ListSpacesResponse };
  ListStageDevices: { input: ListStageDevicesRequest; output: ListStageDevicesResponse };
  ListStudioLifecycleConfigs: { input: ListStudioLifecycleConfigsRequest; output: ListStudioLifecycleConfigsResponse };
  ListSubscribedWorkteams: { input: ListSubscribedWorkteamsRequest; output: ListSubscribedWorkteamsResponse };
  ListTags: { input: ListTagsInput; output: ListTagsOutput };
  ListTrainingJobs: { input: ListTrainingJobsRequest; output: ListTrainingJobsResponse };
  ListTrainingJobsForHyperParameterTuningJob: { input: ListTrainingJobsForHyperParameterTuningJobRequest; output: ListTrainingJobsForHyperParameterTuningJobResponse };
  ListTrainingPlans: { input: ListTrainingPlansRequest; output: ListTrainingPlansResponse };
  ListTrainingSessions: { input: ListTrainingSessionsRequest; output: ListTrainingSessionsResponse };
  ListTransformJobs: { input: ListTransformJobsRequest; output: ListTransformJobsResponse };
  ListTrialComponents: { input: ListTrialComponentsRequest; output: ListTrialComponentsResponse };
  ListTrials: { input: ListTrialsRequest; output: ListTrialsResponse };
  ListUltraServersByReservedCapacity: { input: ListUltraServersByReservedCapacityRequest; output: ListUltraServersByReservedCapacityResponse };
  ListUserProfiles: { input: ListUserProfilesRequest; output: ListUserProfilesResponse };
  ListWorkforces: { input: ListWorkforcesRequest; output: ListWorkforcesResponse };
  ListWorkteams: { input: ListWorkteamsRequest; output: ListWorkteamsResponse };
  PutEndpointPolicy: { input: PutEndpointPolicyRequest; output: PutEndpointPolicyResponse };
  PutModelPackageGroupPolicy: { input: PutModelPackageGroupPolicyInput; output: PutModelPackageGroupPolicyOutput };
  QueryLineage: { input: QueryLineageRequest; output: QueryLineageResponse };
  RegisterDevices: { input: RegisterDevicesRequest; output: {} };
  RenderUiTemplate: { input: RenderUiTemplateRequest; output: RenderUiTemplateResponse };
  RetryPipelineExecution: { input: RetryPipelineExecutionRequest; output: RetryPipelineExecutionResponse };
  Search: { input: SearchRequest; output: SearchResponse };
  SearchTrainingPlanOfferings: { input: SearchTrainingPlanOfferingsRequest; output: SearchTrainingPlanOfferingsResponse };
  SendPipelineExecutionStepFailure: { input: SendPipelineExecutionStepFailureRequest; output: SendPipelineExecutionStepFailureResponse };
  SendPipelineExecutionStepSuccess: { input: SendPipelineExecutionStepSuccessRequest; output: SendPipelineExecutionStepSuccessResponse };
  StartClusterHealthCheck: { input: StartClusterHealthCheckRequest; output: StartClusterHealthCheckResponse };
  StartEdgeDeploymentStage: { input: StartEdgeDeploymentStageRequest; output: {} };
  StartInferenceExperiment: { input: StartInferenceExperimentRequest; output: StartInferenceExperimentResponse };
  StartMlflowTrackingServer: { input: StartMlflowTrackingServerRequest; output: StartMlflowTrackingServerResponse };
  StartMonitoringSchedule: { input: StartMonitoringScheduleRequest; output: {} };
  StartNotebookInstance: { input: StartNotebookInstanceInput; output: {} };
  StartPipelineExecution: { input: StartPipelineExecutionRequest; output: StartPipelineExecutionResponse };
  StartSession: { input: StartSessionRequest; output: StartSessionResponse };
  StopAIBenchmarkJob: { input: StopAIBenchmarkJobRequest; output: StopAIBenchmarkJobResponse };
  StopAIRecommendationJob: { input: StopAIRecommendationJobRequest; output: StopAIRecommendationJobResponse };
  StopAutoMLJob: { input: StopAutoMLJobRequest; output: {} };
  StopCompilationJob: { input: StopCompilationJobRequest; output: {} };
  StopEdgeDeploymentStage: { input: StopEdgeDeploymentStageRequest; output: {} };
  StopEdgePackagingJob: { input: StopEdgePackagingJobRequest; output: {} };
  StopHyperParameterTuningJob: { input: StopHyperParameterTuningJobRequest; output: {} };
  StopInferenceExperiment: { input: StopInferenceExperimentRequest; output: StopInferenceExperimentResponse };
  StopInferenceRecommendationsJob: { input: StopInferenceRecommendationsJobRequest; output: {} };
  StopJob: { input: StopJobRequest; output: StopJobResponse };
  StopLabelingJob: { input: StopLabelingJobRequest; output: {} };
  StopMlflowTrackingServer: { input: StopMlflowTrackingServerRequest; output: StopMlflowTrackingServerResponse };
  StopMonitoringSchedule: { input: StopMonitoringScheduleRequest; output: {} };
  StopNotebookInstance: { input: StopNotebookInstanceInput; output: {} };
  StopOptimizationJob: { input: StopOptimizationJobRequest; output: {} };
  StopPipelineExecution: { input: StopPipelineExecutionRequest; output: StopPipelineExecutionResponse };
  StopProcessingJob: { input: StopProcessingJobRequest; output: {} };
  StopTrainingJob: { input: StopTrainingJobRequest; output: {} };
  StopTrainingSession: { input: StopTrainingSessionRequest; output: StopTrainingSessionResponse };
  StopTransformJob: { input: StopTransformJobRequest; output: {} };
  UpdateAction: { input: UpdateActionRequest; output: UpdateActionResponse };
  UpdateAppImageConfig: { input: UpdateAppImageConfigRequest; output: UpdateAppImageConfigResponse };
  UpdateArtifact: { input: UpdateArtifactRequest; output: UpdateArtifactResponse };
  UpdateCluster: { input: UpdateClusterRequest; output: UpdateClusterResponse };
  UpdateClusterExtension: { input: UpdateClusterExtensionRequest; output: UpdateClusterExtensionResponse };
  UpdateClusterSchedulerConfig: { input: UpdateClusterSchedulerConfigRequest; output: UpdateClusterSchedulerConfigResponse };
  UpdateClusterSoftware: { input: UpdateClusterSoftwareRequest; output: UpdateClusterSoftwareResponse };
  UpdateCodeRepository: { input: UpdateCodeRepositoryInput; output: UpdateCodeRepositoryOutput };
  UpdateComputeQuota: { input: UpdateComputeQuotaRequest; output: UpdateComputeQuotaResponse };
  UpdateContext: { input: UpdateContextRequest; output: UpdateContextResponse };
  UpdateDeviceFleet: { input: UpdateDeviceFleetRequest; output: {} };
  UpdateDevices: { input: UpdateDevicesRequest; output: {} };
  UpdateDomain: { input: UpdateDomainRequest; output: UpdateDomainResponse };
  UpdateEndpoint: { input: UpdateEndpointInput; output: UpdateEndpointOutput };
  UpdateEndpointWeightsAndCapacities: { input: UpdateEndpointWeightsAndCapacitiesInput; output: UpdateEndpointWeightsAndCapacitiesOutput };
  UpdateExperiment: { input: UpdateExperimentRequest; output: UpdateExperimentResponse };
  UpdateFeatureGroup: { input: UpdateFeatureGroupRequest; output: UpdateFeatureGroupResponse };
  UpdateFeatureMetadata: { input: UpdateFeatureMetadataRequest; output: {} };
  UpdateHub: { input: UpdateHubRequest; output: UpdateHubResponse };
  UpdateHubContent: { input: UpdateHubContentRequest; output: UpdateHubContentResponse };
  UpdateHubContentReference: { input: UpdateHubContentReferenceRequest; output: UpdateHubContentReferenceResponse };
  UpdateImage: { input: UpdateImageRequest; output: UpdateImageResponse };
  UpdateImageVersion: { input: UpdateImageVersionRequest; output: UpdateImageVersionResponse };
  UpdateInferenceComponent: { input: UpdateInferenceComponentInput; output: UpdateInferenceComponentOutput };
  UpdateInferenceComponentRuntimeConfig: { input: UpdateInferenceComponentRuntimeConfigInput; output: UpdateInferenceComponentRuntimeConfigOutput };
  UpdateInferenceExperiment: { input: UpdateInferenceExperimentRequest; output: UpdateInferenceExperimentResponse };
  UpdateInferenceRouter: { input: UpdateInferenceRouterInput; output: UpdateInferenceRouterOutput };
  UpdateMlflowApp: { input: UpdateMlflowAppRequest; output: UpdateMlflowAppResponse };
  UpdateMlflowTrackingServer: { input: UpdateMlflowTrackingServerRequest; output: UpdateMlflowTrackingServerResponse };
  UpdateModelCard: { input: UpdateModelCardRequest; output: UpdateModelCardResponse };
  UpdateModelPackage: { input: UpdateModelPackageInput; output: UpdateModelPackageOutput };
  UpdateMonitoringAlert: { input: UpdateMonitoringAlertRequest; output: UpdateMonitoringAlertResponse };
  UpdateMonitoringSchedule: { input: UpdateMonitoringScheduleRequest; output: UpdateMonitoringScheduleResponse };
  UpdateNotebookInstance: { input: UpdateNotebookInstanceInput; output: UpdateNotebookInstanceOutput };
  UpdateNotebookInstanceLifecycleConfig: { input: UpdateNotebookInstanceLifecycleConfigInput; output: UpdateNotebookInstanceLifecycleConfigOutput };
  UpdatePartnerApp: { input: UpdatePartnerAppRequest; output: UpdatePartnerAppResponse };
  UpdatePipeline: { input: UpdatePipelineRequest; output: UpdatePipelineResponse };
  UpdatePipelineExecution: { input: UpdatePipelineExecutionRequest; output: UpdatePipelineExecutionResponse };
  UpdatePipelineVersion: { input: UpdatePipelineVersionRequest; output: UpdatePipelineVersionResponse };
  UpdateProject: { input: UpdateProjectInput; output: UpdateProjectOutput };
  UpdateSpace: { input: UpdateSpaceRequest; output: UpdateSpaceResponse };
  UpdateTrainingJob: { input: UpdateTrainingJobRequest; output: UpdateTrainingJobResponse };
  UpdateTrial: { input: UpdateTrialRequest; output: UpdateTrialResponse };
  UpdateTrialComponent: { input: UpdateTrialComponentRequest; output: UpdateTrialComponentResponse };
  UpdateUserProfile: { input: UpdateUserProfileRequest; output: UpdateUserProfileResponse };
  UpdateWorkforce: { input: UpdateWorkforceRequest; output: UpdateWorkforceResponse };
  UpdateWorkteam: { input: UpdateWorkteamRequest; output: UpdateWorkteamResponse };
}
