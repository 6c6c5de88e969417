/**
 * The form of an API model at run time: what the files in `generated/` hold.
 *
 * It is botocore's service description without its documentation: the same shape and trait names, so that anyone who knows
 * one knows the other. One walker (`wire/`) reads requests, validates them and writes answers from it.
 */

/** The services that have a generated model, by the key used everywhere inside Sagebrush (botocore's folder names). */
export type ServiceKey =
  | 'sagemaker'
  | 'sagemaker-runtime'
  | 'stepfunctions'
  | 's3'
  | 'logs'
  | 'sts'
  | 'iam'
  | 'lambda'
  | 'events';

/** One API, whoever serves it. */
export interface ApiModel {
  readonly service: string;
  /** The SDK's name of the service, e.g. `SFN`, `CloudWatch Logs`. */
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly protocol: 'json' | 'rest-json' | 'rest-xml' | 'query' | 'ec2' | 'smithy-rpc-v2-cbor';
  readonly jsonVersion?: '1.0' | '1.1';
  /** Prefix of `X-Amz-Target` for the json protocols: `SageMaker`, `AWSStepFunctions`, `Logs_20140328`. */
  readonly targetPrefix?: string;
  /** The service name of the SigV4 credential scope. */
  readonly signingName: string;
  readonly endpointPrefix: string;
  readonly xmlNamespace?: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A service of this server. */
export interface ServiceModel extends ApiModel {
  readonly service: ServiceKey;
  readonly protocol: 'json' | 'rest-json' | 'rest-xml' | 'query';
}

/** A service that others have: what a client needs beyond the API. */
export interface CatalogueModel extends ApiModel {
  /** A service that signs in another way than with Signature Version 4. */
  readonly auth?: 'bearer' | 'v2';
  /** Errors keep the codes that they had in the query protocol (`x-amzn-query-error`). */
  readonly queryCompatible?: true;
  /** Where AWS has it, where that is not `<endpointPrefix>.<Region>.amazonaws.com`; null where it depends on the request. */
  readonly endpoint?: AwsEndpoint | null;
}

export interface AwsEndpoint {
  /** May hold `{region}`. */
  readonly host: string;
  /** The Region to sign for, of a service that is in one place. */
  readonly signingRegion?: string;
  readonly signingName?: string;
  /** Hosts of single Regions that do not follow `host`. */
  readonly hosts?: Readonly<Record<string, string>>;
}

export interface OperationModel {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  /** Shape names; absent where the operation takes or answers nothing. */
  readonly input?: string;
  readonly output?: string;
  /** Query protocol: the element around the result. */
  readonly resultWrapper?: string;
  /** rest-xml: the root element's name and namespace of the request document. */
  readonly inputLocationName?: string;
  readonly inputXmlNamespace?: string;
  /** Shape names of the modelled errors. */
  readonly errors?: readonly string[];
  /** Host label that AWS SDKs put before the endpoint's host, e.g. `sync-`. */
  readonly hostPrefix?: string;
  readonly authtype?: 'none' | 'v4-unsigned-body';
  /** The service wants a digest of the request's body. */
  readonly checksumRequired?: true;
}

export interface Constraints {
  /** Length for strings, blobs, lists and maps; value for numbers. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface StructureShape {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  /** Name of the member that is the whole HTTP body. */
  readonly payload?: string;
  readonly union?: true;
  readonly document?: true;
  readonly eventstream?: true;
  readonly exception?: true;
  readonly fault?: true;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean };
  readonly locationName?: string;
  readonly xmlNamespace?: string;
}
export interface ListShape extends Constraints {
  readonly type: 'list';
  readonly member: Member;
  readonly flattened?: true;
  /** XML: the element's name where the reference has none. */
  readonly locationName?: string;
}
export interface MapShape extends Constraints {
  readonly type: 'map';
  readonly key: Member;
  readonly value: Member;
  readonly flattened?: true;
}
export interface ScalarShape extends Constraints {
  readonly type: 'string' | 'integer' | 'long' | 'float' | 'double' | 'boolean' | 'blob' | 'timestamp';
  readonly sensitive?: true;
  readonly streaming?: true;
  readonly timestampFormat?: 'iso8601' | 'rfc822' | 'unixTimestamp';
}
export type Shape = StructureShape | ListShape | MapShape | ScalarShape;

/** A reference from one shape to another, with the traits of the place where it stands. */
export interface Member {
  readonly shape: string;
  readonly location?: 'header' | 'headers' | 'uri' | 'querystring' | 'statusCode';
  readonly locationName?: string;
  /** ec2: the name in a request, where it is not `locationName` with a capital letter. */
  readonly queryName?: string;
  /** The value of `{name}` in the operation's `hostPrefix`. */
  readonly hostLabel?: true;
  readonly streaming?: true;
  readonly flattened?: true;
  readonly xmlAttribute?: true;
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string };
  readonly idempotencyToken?: true;
  readonly jsonvalue?: true;
  readonly eventpayload?: true;
  readonly timestampFormat?: 'iso8601' | 'rfc822' | 'unixTimestamp';
}
