import { ServiceError } from '../../platform/errors.ts';

/**
 * S3's refusals, in S3's words (API reference, "Error responses"). The model names few of them, so each says its HTTP status itself.
 */
const refuse =
  (code: string, status: number, message: string) =>
  (members: Record<string, unknown> = {}): ServiceError =>
    new ServiceError(code, message, {
      status,
      members: Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)),
    });

export const accessDenied = refuse('AccessDenied', 403, 'Access Denied');

export const noSuchBucket = (bucket: string): ServiceError =>
  refuse('NoSuchBucket', 404, 'The specified bucket does not exist')({ BucketName: bucket });
export const bucketAlreadyExists = (bucket: string): ServiceError =>
  refuse(
    'BucketAlreadyExists',
    409,
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
  )({ BucketName: bucket });
export const bucketAlreadyOwnedByYou = (bucket: string): ServiceError =>
  refuse(
    'BucketAlreadyOwnedByYou',
    409,
    'Your previous request to create the named bucket succeeded and you already own it.',
  )({ BucketName: bucket });
export const bucketNotEmpty = (bucket: string): ServiceError =>
  refuse('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty')({ BucketName: bucket });
export const invalidBucketName = (bucket: string): ServiceError =>
  refuse('InvalidBucketName', 400, 'The specified bucket is not valid.')({ BucketName: bucket });

export const noSuchKey = (key: string): ServiceError =>
  refuse('NoSuchKey', 404, 'The specified key does not exist.')({ Key: key });
export const noSuchUpload = (uploadId: string): ServiceError =>
  refuse(
    'NoSuchUpload',
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  )({ UploadId: uploadId });
export const invalidPart = (uploadId: string, part: number | undefined, etag: string | undefined): ServiceError =>
  refuse(
    'InvalidPart',
    400,
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  )({ UploadId: uploadId, PartNumber: part, ETag: etag });

export const invalidArgument = (message: string, name?: string, value?: unknown): ServiceError =>
  refuse('InvalidArgument', 400, message)(name === undefined ? {} : { ArgumentName: name, ArgumentValue: value });
export const invalidRequest = (message: string): ServiceError => refuse('InvalidRequest', 400, message)();
export const malformedXml = refuse(
  'MalformedXML',
  400,
  'The XML you provided was not well-formed or did not validate against our published schema',
);
export const badDigest = (message: string, members: Record<string, unknown> = {}): ServiceError =>
  refuse('BadDigest', 400, message)(members);
export const preconditionFailed = (condition: string): ServiceError =>
  refuse(
    'PreconditionFailed',
    412,
    'At least one of the pre-conditions you specified did not hold',
  )({ Condition: condition });
/** Answers 304; the members are the headers that AWS still sends. */
export const notModified = refuse('NotModified', 304, 'Not Modified');
export const invalidRange = (range: string, size: number): ServiceError =>
  refuse(
    'InvalidRange',
    416,
    'The requested range is not satisfiable',
  )({ RangeRequested: range, ActualObjectSize: size });
export const entityTooLarge = (proposed: number | undefined, maximum: number): ServiceError =>
  refuse(
    'EntityTooLarge',
    400,
    'Your proposed upload exceeds the maximum allowed size',
  )({ ProposedSize: proposed, MaxSizeAllowed: maximum });
export const incompleteBody = refuse(
  'IncompleteBody',
  400,
  'You did not provide the number of bytes specified by the Content-Length HTTP header',
);

/** What AWS has and this server does not: said plainly instead of pretended. */
export const notImplemented = (what: string): ServiceError =>
  refuse(
    'NotImplemented',
    501,
    `A header or setting you provided implies functionality that is not implemented: ${what}`,
  )();

/** Any other of S3's refusals. */
export const s3Error = (code: string, status: number, message: string, members: Record<string, unknown> = {}) =>
  refuse(code, status, message)(members);
