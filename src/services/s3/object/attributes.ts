import type { GetObjectAttributesParts, Operations, StorageClass } from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import type { StoredChecksums } from '../checksum/stored.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { invalidArgument, noSuchKey } from '../errors.ts';
import { pageSize } from '../listing/encoding.ts';
import { checkVersion } from './properties.ts';

const ATTRIBUTES = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];

export function attributeActions(deps: S3Deps): Pick<Handlers<Operations>, 'GetObjectAttributes'> {
  return {
    async GetObjectAttributes(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkVersion(input.VersionId);
      const unknown = input.ObjectAttributes.find((name) => !ATTRIBUTES.includes(name));
      if (unknown !== undefined || input.ObjectAttributes.length === 0) {
        throw invalidArgument('Invalid attribute name specified.', 'x-amz-object-attributes', unknown);
      }
      const row = await deps.store.objects.get(input.Bucket, input.Key);
      if (row === undefined) throw noSuchKey(input.Key);
      const asked = new Set<string>(input.ObjectAttributes);
      const parts = asked.has('ObjectParts') ? listParts(row, input.MaxParts, input.PartNumberMarker) : undefined;
      return {
        LastModified: row.modifiedAt,
        // Without quotes, unlike everywhere else.
        ...(asked.has('ETag') ? { ETag: row.etag } : {}),
        // Written by `checksumMembers`.
        ...(asked.has('Checksum') ? { Checksum: row.checksums as StoredChecksums } : {}),
        ...(parts === undefined ? {} : { ObjectParts: parts }),
        // Checked when the object was written.
        ...(asked.has('StorageClass')
          ? { StorageClass: (row.headers['StorageClass'] ?? 'STANDARD') as StorageClass }
          : {}),
        ...(asked.has('ObjectSize') ? { ObjectSize: row.size } : {}),
      };
    },
  };
}

/** Only an object that was uploaded in parts has them. */
function listParts(row: ObjectRow, maxParts: number | undefined, marker = 0): GetObjectAttributesParts | undefined {
  const limit = pageSize(maxParts, 'x-amz-max-parts');
  if (marker < 0) {
    throw invalidArgument(
      'Argument x-amz-part-number-marker must be an integer between 0 and 2147483647',
      'x-amz-part-number-marker',
      marker,
    );
  }
  if (row.parts === undefined) return undefined;
  const page = row.parts.slice(marker, marker + limit);
  const last = marker + page.length;
  return {
    TotalPartsCount: row.parts.length,
    PartNumberMarker: marker,
    NextPartNumberMarker: last,
    MaxParts: limit,
    IsTruncated: last < row.parts.length,
    Parts: page.map((Size, index) => ({ PartNumber: marker + index + 1, Size })),
  };
}
