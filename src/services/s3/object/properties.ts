import type {
  GetObjectOutput,
  HeadObjectOutput,
  PutObjectRequest,
  ServerSideEncryption,
  StorageClass,
} from '../../../models/generated/s3.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import { refuseForeignAcl } from '../bucket/acl.ts';
import { invalidArgument, invalidRequest, notImplemented, s3Error } from '../errors.ts';
import { quote } from './conditions.ts';
import { parseTagging } from './tags.ts';

/** What a writer says about an object besides its bytes. */
export type ObjectProperties = Pick<ObjectRow, 'headers' | 'metadata' | 'tags'>;

type WriteRequest = Omit<PutObjectRequest, 'Body' | 'Bucket' | 'Key'>;

/** The headers that are stored as they come and given back with the object. */
const PLAIN_HEADERS = [
  'CacheControl',
  'ContentDisposition',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'WebsiteRedirectLocation',
  'ServerSideEncryption',
  'SSEKMSKeyId',
] as const;

const MAX_KEY = 1024;
const MAX_METADATA = 2048;
/** A token of RFC 9110, behind `x-amz-meta-`. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Classes whose objects can be read at once: kept as a label. The archive classes would need a restore. */
const STORAGE_CLASSES = ['STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'REDUCED_REDUNDANCY'];
const ARCHIVE_CLASSES = ['GLACIER', 'DEEP_ARCHIVE', 'OUTPOSTS', 'SNOW', 'EXPRESS_ONEZONE', 'FSX_OPENZFS', 'FSX_ONTAP'];

/** Reads and checks the properties of PutObject, CreateMultipartUpload and CopyObject. @throws the refusal of each bad header. */
export function readProperties(request: WriteRequest): ObjectProperties {
  refuseForeignAcl(request, 'object');
  if (request.SSECustomerAlgorithm !== undefined || request.SSECustomerKey !== undefined) {
    throw notImplemented('server-side encryption with customer-provided keys');
  }
  if (request.ObjectLockMode !== undefined || request.ObjectLockLegalHoldStatus !== undefined) {
    throw invalidRequest('Bucket is missing Object Lock Configuration');
  }
  if (request.WriteOffsetBytes !== undefined) throw notImplemented('appending to an object');
  const headers: Record<string, string> = {};
  for (const name of PLAIN_HEADERS) {
    const value = request[name];
    if (value !== undefined && value !== '') headers[name] = value;
  }
  const encoding = withoutChunking(request.ContentEncoding);
  if (encoding !== undefined) headers['ContentEncoding'] = encoding;
  if (request.BucketKeyEnabled === true) headers['BucketKeyEnabled'] = 'true';
  const storageClass = checkStorageClass(request.StorageClass);
  if (storageClass !== undefined) headers['StorageClass'] = storageClass;
  return { headers, metadata: readMetadata(request.Metadata), tags: parseTagging(request.Tagging) };
}

/** The part of GetObject's and HeadObject's answer that both have. */
export function describeObject(row: ObjectRow): GetObjectOutput & HeadObjectOutput {
  const { headers } = row;
  const tagCount = Object.keys(row.tags).length;
  return {
    AcceptRanges: 'bytes',
    LastModified: row.modifiedAt,
    ContentLength: row.size,
    ETag: quote(row.etag),
    ContentType: headers['ContentType'] ?? 'binary/octet-stream',
    CacheControl: headers['CacheControl'],
    ContentDisposition: headers['ContentDisposition'],
    ContentEncoding: headers['ContentEncoding'],
    ContentLanguage: headers['ContentLanguage'],
    Expires: headers['Expires'],
    WebsiteRedirectLocation: headers['WebsiteRedirectLocation'],
    ...encryptionOf(headers),
    // S3 leaves the header out for the standard class.
    StorageClass: headers['StorageClass'] as StorageClass | undefined,
    Metadata: row.metadata,
    ...(tagCount === 0 ? {} : { TagCount: tagCount }),
  };
}

/** What the writer asked for, and nothing where it asked for nothing. The values were checked against the model when they came in. */
export function encryptionOf(headers: ObjectRow['headers']): {
  ServerSideEncryption?: ServerSideEncryption;
  SSEKMSKeyId?: string;
  BucketKeyEnabled?: boolean;
} {
  return {
    ...(headers['ServerSideEncryption'] === undefined
      ? {}
      : { ServerSideEncryption: headers['ServerSideEncryption'] as ServerSideEncryption }),
    ...(headers['SSEKMSKeyId'] === undefined ? {} : { SSEKMSKeyId: headers['SSEKMSKeyId'] }),
    ...(headers['BucketKeyEnabled'] === 'true' ? { BucketKeyEnabled: true } : {}),
  };
}

/** A key is text and nothing else: `..`, `//` and a trailing slash mean nothing. @throws KeyTooLongError above 1,024 bytes of UTF-8. */
export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size > MAX_KEY) {
    throw s3Error('KeyTooLongError', 400, 'Your key is too long', { Size: size, MaxSizeAllowed: MAX_KEY });
  }
}

/** Versions: without versioning an object has the one version `null`. */
export function checkVersion(versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null') return;
  throw invalidArgument('Invalid version id specified', 'versionId', versionId);
}

export function checkStorageClass(storageClass: string | undefined): string | undefined {
  if (storageClass === undefined || storageClass === 'STANDARD') return undefined;
  if (STORAGE_CLASSES.includes(storageClass)) return storageClass;
  if (ARCHIVE_CLASSES.includes(storageClass)) throw notImplemented(`storage class ${storageClass}`);
  throw s3Error('InvalidStorageClass', 400, 'The storage class you specified is not valid', {
    StorageClassRequested: storageClass,
  });
}

function readMetadata(metadata: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const entries = Object.entries(metadata ?? {});
  // Calls from inside come without HTTP, and what cannot be a header could never be given back.
  const unfit = entries.find(([name]) => !HEADER_NAME.test(name));
  if (unfit !== undefined) throw invalidArgument('The name of a metadata entry cannot be that of a header', ...unfit);
  const size = entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (size > MAX_METADATA) {
    throw s3Error('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed metadata size', {
      Size: size,
      MaxSizeAllowed: MAX_METADATA,
    });
  }
  // Not by assignment: an entry may be called __proto__.
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

/** `aws-chunked` describes the transfer, not the object. */
function withoutChunking(encoding: string | undefined): string | undefined {
  const left = (encoding ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && entry !== 'aws-chunked');
  return left.length === 0 ? undefined : left.join(', ');
}
