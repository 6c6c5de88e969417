import type {
  ChecksumAlgorithm,
  ChecksumType,
  MultipartUpload,
  Operations,
  Part,
  StorageClass,
} from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import type { UploadRow } from '../../../storage/objects.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { invalidArgument, noSuchUpload } from '../errors.ts';
import { encoder, pageSize } from '../listing/encoding.ts';
import { type Cursor, commonPrefix, cursorOf } from '../listing/fold.ts';
import { quote } from '../object/conditions.ts';
import { ownerOf } from '../owner.ts';

type ListingActions = Pick<Handlers<Operations>, 'ListMultipartUploads' | 'ListParts'>;

export function multipartListActions(deps: S3Deps): ListingActions {
  const { objects } = deps.store;
  return {
    async ListParts(ctx, input) {
      const { accountId } = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const upload = await objects.getUpload(input.Bucket, input.Key, input.UploadId);
      if (upload === undefined) throw noSuchUpload(input.UploadId);
      const limit = pageSize(input.MaxParts, 'max-parts');
      const marker = input.PartNumberMarker ?? 0;
      if (marker < 0) {
        throw invalidArgument(
          'Argument part-number-marker must be an integer between 0 and 2147483647',
          'part-number-marker',
          marker,
        );
      }
      const left = (await objects.listParts(upload.uploadId)).filter((part) => part.number > marker);
      const page = left.slice(0, limit);
      return {
        Bucket: upload.bucket,
        Key: upload.key,
        UploadId: upload.uploadId,
        PartNumberMarker: marker,
        NextPartNumberMarker: page.at(-1)?.number ?? 0,
        MaxParts: limit,
        IsTruncated: limit > 0 && page.length < left.length,
        Parts: page.map(
          (part): Part => ({
            PartNumber: part.number,
            LastModified: part.modifiedAt,
            ETag: quote(part.etag),
            Size: part.size,
            ...(upload.checksumAlgorithm === undefined ? {} : part.checksums),
          }),
        ),
        ...describe(upload, accountId),
      };
    },

    async ListMultipartUploads(ctx, input) {
      const { accountId } = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const encode = encoder(input.EncodingType);
      const limit = pageSize(input.MaxUploads, 'max-uploads');
      const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker: keyMarker = '' } = input;
      const after = cursorOf(keyMarker, input);
      const uploads = (await objects.listUploads(input.Bucket))
        .filter((upload) => upload.key.startsWith(prefix) && isBehind(upload, after, input.UploadIdMarker))
        .sort((a, b) => compareKeys(a.key, b.key) || (a.uploadId < b.uploadId ? -1 : 1));
      const found: MultipartUpload[] = [];
      const prefixes: string[] = [];
      let next: { key: string; uploadId: string } | undefined;
      let truncated = false;
      for (const upload of uploads) {
        const common = delimiter === '' ? undefined : commonPrefix(upload.key, prefix, delimiter);
        if (common !== undefined && common === prefixes.at(-1)) continue;
        if (found.length + prefixes.length === limit) {
          truncated = limit > 0;
          break;
        }
        if (common === undefined) {
          found.push({
            UploadId: upload.uploadId,
            Key: encode(upload.key),
            Initiated: upload.startedAt,
            ...describe(upload, accountId),
          });
          next = { key: upload.key, uploadId: upload.uploadId };
        } else {
          prefixes.push(common);
          next = { key: common, uploadId: '' };
        }
      }
      return {
        Bucket: input.Bucket,
        KeyMarker: encode(keyMarker),
        UploadIdMarker: input.UploadIdMarker ?? '',
        Prefix: encode(prefix),
        ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
        ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
        MaxUploads: limit,
        IsTruncated: truncated,
        ...(truncated && next !== undefined
          ? { NextKeyMarker: encode(next.key), NextUploadIdMarker: next.uploadId }
          : {}),
        ...(found.length === 0 ? {} : { Uploads: found }),
        ...(prefixes.length === 0 ? {} : { CommonPrefixes: prefixes.map((Prefix) => ({ Prefix: encode(Prefix) })) }),
      };
    },
  };
}

/** Uploads are listed by key and, of one key, by id: the order that the two markers speak of. */
function isBehind(upload: UploadRow, after: Cursor | undefined, uploadIdMarker: string | undefined): boolean {
  if (after === undefined) return true;
  if (after.folded && upload.key.startsWith(after.text)) return false;
  const order = compareKeys(upload.key, after.text);
  if (order !== 0) return order > 0;
  return uploadIdMarker !== undefined && uploadIdMarker !== '' && upload.uploadId > uploadIdMarker;
}

const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function describe(upload: UploadRow, accountId: string) {
  const owner = ownerOf(accountId);
  // All three were checked when the upload was created.
  const algorithm = upload.checksumAlgorithm as ChecksumAlgorithm | undefined;
  const type = upload.checksumType as ChecksumType | undefined;
  return {
    StorageClass: (upload.headers['StorageClass'] ?? 'STANDARD') as StorageClass,
    Owner: owner,
    Initiator: owner,
    ...(algorithm === undefined ? {} : { ChecksumAlgorithm: algorithm }),
    ...(type === undefined ? {} : { ChecksumType: type }),
  };
}
