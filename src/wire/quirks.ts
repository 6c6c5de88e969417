import type { ServiceKey } from '../models/model.ts';

/**
 * Where services differ without their models saying so. Data only; the code that reads it treats all services alike.
 */
export interface Quirks {
  /** The code under which broken constraints are refused. */
  readonly invalidCode: string;
  /** Operations that another one with the same method and path has replaced, or that live on hosts of their own. */
  readonly shadowed?: readonly string[];
  /** rest-json: the most bytes in the body of an operation that has a limit of its own. */
  readonly bodyLimits?: Readonly<Record<string, number>>;
  /** rest-xml: the root element of an answer where the model does not name it. */
  readonly roots?: Readonly<Record<string, string>>;
  /** rest-xml: refusals of a member's constraint that have a code of their own, by the member's path. */
  readonly invalid?: Readonly<Record<string, Invalid>>;
}

export interface Invalid {
  readonly code: string;
  readonly message: string;
}

/** 50 MiB of zipped code as base64, and 256 KiB of settings. */
const LAMBDA_CODE_LIMIT = 70_167_211;

const DEFAULT: Quirks = { invalidCode: 'ValidationException' };

const QUIRKS: Partial<Record<ServiceKey, Quirks>> = {
  logs: { invalidCode: 'InvalidParameterException' },
  'sagemaker-runtime': { invalidCode: 'ValidationError' },
  lambda: {
    invalidCode: 'ValidationException',
    bodyLimits: {
      CreateFunction: LAMBDA_CODE_LIMIT,
      UpdateFunctionCode: LAMBDA_CODE_LIMIT,
      PublishLayerVersion: LAMBDA_CODE_LIMIT,
      Invoke: 6 * 1024 * 1024,
    },
  },
  iam: { invalidCode: 'ValidationError' },
  sts: { invalidCode: 'ValidationError' },
  s3: {
    invalidCode: 'InvalidArgument',
    shadowed: [
      'GetBucketLifecycle',
      'PutBucketLifecycle',
      'GetBucketNotification',
      'PutBucketNotification',
      'ListDirectoryBuckets',
    ],
    invalid: {
      'createBucketConfiguration.locationConstraint': {
        code: 'InvalidLocationConstraint',
        message: 'The specified location-constraint is not valid',
      },
      storageClass: { code: 'InvalidStorageClass', message: 'The storage class you specified is not valid' },
    },
    // From the response syntax on each operation's page in the S3 API reference.
    roots: {
      CompleteMultipartUpload: 'CompleteMultipartUploadResult',
      CreateMultipartUpload: 'InitiateMultipartUploadResult',
      CreateSession: 'CreateSessionResult',
      DeleteObjects: 'DeleteResult',
      GetBucketAccelerateConfiguration: 'AccelerateConfiguration',
      GetBucketAcl: 'AccessControlPolicy',
      GetBucketCors: 'CORSConfiguration',
      GetBucketLifecycle: 'LifecycleConfiguration',
      GetBucketLifecycleConfiguration: 'LifecycleConfiguration',
      GetBucketLocation: 'LocationConstraint',
      GetBucketLogging: 'BucketLoggingStatus',
      GetBucketNotification: 'NotificationConfiguration',
      GetBucketNotificationConfiguration: 'NotificationConfiguration',
      GetBucketRequestPayment: 'RequestPaymentConfiguration',
      GetBucketTagging: 'Tagging',
      GetBucketVersioning: 'VersioningConfiguration',
      GetBucketWebsite: 'WebsiteConfiguration',
      GetObjectAcl: 'AccessControlPolicy',
      GetObjectAttributes: 'GetObjectAttributesResponse',
      GetObjectTagging: 'Tagging',
      ListBucketAnalyticsConfigurations: 'ListBucketAnalyticsConfigurationResult',
      ListBucketInventoryConfigurations: 'ListInventoryConfigurationsResult',
      ListBucketMetricsConfigurations: 'ListMetricsConfigurationsResult',
      ListBuckets: 'ListAllMyBucketsResult',
      ListDirectoryBuckets: 'ListAllMyDirectoryBucketsResult',
      ListMultipartUploads: 'ListMultipartUploadsResult',
      ListObjects: 'ListBucketResult',
      ListObjectsV2: 'ListBucketResult',
      ListObjectVersions: 'ListVersionsResult',
      ListParts: 'ListPartsResult',
    },
  },
};

export const quirksOf = (service: ServiceKey): Quirks => QUIRKS[service] ?? DEFAULT;
