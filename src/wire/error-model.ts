import type { ServiceModel, StructureShape } from '../models/model.ts';
import type { ServiceError } from '../platform/errors.ts';

/** What the model, or custom, says of an error code. */
export interface ErrorFacts {
  /** The name on the wire: query services drop `Exception` for some. */
  readonly code: string;
  readonly status: number;
  /** Whose fault it is, as query services print it. */
  readonly type: 'Sender' | 'Receiver';
  readonly shape: StructureShape | undefined;
}

/** Statuses of codes that are common to services and stand in no model. */
const COMMON: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  AccessDeniedException: 403,
  BadDigest: 400,
  BucketNotEmpty: 409,
  ExpiredToken: 400,
  InternalError: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServerException: 500,
  InvalidAccessKeyId: 403,
  InvalidBucketState: 409,
  InvalidClientTokenId: 403,
  InvalidObjectState: 403,
  InvalidRange: 416,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucketPolicy: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NoSuchLifecycleConfiguration: 404,
  NoSuchTagSet: 404,
  NoSuchUpload: 404,
  NoSuchVersion: 404,
  NotFound: 404,
  NotImplemented: 501,
  NotModified: 304,
  OperationAborted: 409,
  PreconditionFailed: 412,
  RequestEntityTooLargeException: 413,
  RequestTimeTooSkewed: 403,
  ServerSideEncryptionConfigurationNotFoundError: 404,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  SlowDown: 503,
};

/** Builds the look-up of a service's errors. */
export function errorFacts(model: ServiceModel): (error: ServiceError) => ErrorFacts {
  const shapes = new Map<string, StructureShape>();
  const codes = new Map<string, string>();
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (shape.type !== 'structure' || shape.exception !== true) continue;
    shapes.set(name, shape);
    const code = shape.error?.code ?? name;
    codes.set(name, code);
    if (code !== name) shapes.set(code, shape);
  }
  return (error) => {
    const shape = shapes.get(error.code);
    const status =
      error.status ?? shape?.error?.httpStatusCode ?? COMMON[error.code] ?? (shape?.fault === true ? 500 : 400);
    return { code: codes.get(error.code) ?? error.code, status, type: status >= 500 ? 'Receiver' : 'Sender', shape };
  };
}
