import type {
  CommonPrefix,
  ObjectShape,
  ObjectStorageClass,
  ObjectVersion,
  Operations,
} from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import { storedAlgorithms } from '../checksum/stored.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { invalidArgument } from '../errors.ts';
import { quote } from '../object/conditions.ts';
import { ownerOf } from '../owner.ts';
import { encoder, pageSize, readToken, writeToken } from './encoding.ts';
import { type Cursor, cursorOf, type Folded, listFolded } from './fold.ts';

type ListActions = Pick<Handlers<Operations>, 'ListObjects' | 'ListObjectsV2' | 'ListObjectVersions'>;

export function listActions(deps: S3Deps): ListActions {
  return {
    async ListObjectsV2(ctx, input) {
      const { accountId } = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const encode = encoder(input.EncodingType);
      if (input.ContinuationToken === '') {
        throw invalidArgument('The continuation token provided is incorrect', 'continuation-token');
      }
      const after =
        input.ContinuationToken === undefined ? cursorOf(input.StartAfter, input) : readToken(input.ContinuationToken);
      const limit = pageSize(input.MaxKeys);
      const page = await list(input, after, limit);
      const owner = input.FetchOwner === true ? accountId : undefined;
      return {
        Name: input.Bucket,
        ...common(input, encode, page, owner),
        MaxKeys: limit,
        KeyCount: page.entries.length,
        ...(input.StartAfter === undefined ? {} : { StartAfter: encode(input.StartAfter) }),
        ...(input.ContinuationToken === undefined ? {} : { ContinuationToken: input.ContinuationToken }),
        ...(page.next === undefined ? {} : { NextContinuationToken: writeToken(page.next) }),
      };
    },

    async ListObjects(ctx, input) {
      const { accountId } = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const encode = encoder(input.EncodingType);
      const limit = pageSize(input.MaxKeys);
      const page = await list(input, cursorOf(input.Marker, input), limit);
      // Without a delimiter the last key is the next marker, and S3 does not say it again.
      const withMarker = page.next !== undefined && (input.Delimiter ?? '') !== '';
      return {
        Name: input.Bucket,
        ...common(input, encode, page, accountId),
        MaxKeys: limit,
        Marker: encode(input.Marker ?? ''),
        ...(withMarker && page.next !== undefined ? { NextMarker: encode(page.next.text) } : {}),
      };
    },

    async ListObjectVersions(ctx, input) {
      const { accountId } = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const encode = encoder(input.EncodingType);
      const limit = pageSize(input.MaxKeys);
      const page = await list(input, cursorOf(input.KeyMarker, input), limit);
      const { Contents = [], ...rest } = common(input, encode, page, accountId);
      const versions = Contents.map(
        ({ StorageClass: _class, ...object }): ObjectVersion => ({
          ...object,
          StorageClass: 'STANDARD',
          VersionId: 'null',
          IsLatest: true,
        }),
      );
      return {
        Name: input.Bucket,
        ...rest,
        MaxKeys: limit,
        KeyMarker: encode(input.KeyMarker ?? ''),
        VersionIdMarker: input.VersionIdMarker ?? '',
        ...(page.next === undefined
          ? {}
          : { NextKeyMarker: encode(page.next.text), ...(page.next.folded ? {} : { NextVersionIdMarker: 'null' }) }),
        ...(versions.length === 0 ? {} : { Versions: versions }),
      };
    },
  };

  function list(
    input: { readonly Bucket: string; readonly Prefix?: string | undefined; readonly Delimiter?: string | undefined },
    after: Cursor | undefined,
    limit: number,
  ): Promise<Folded<ObjectRow>> {
    const { Bucket: bucket, Prefix: prefix = '', Delimiter: delimiter = '' } = input;
    return listFolded({ prefix, delimiter, after, limit }, (from) =>
      deps.store.objects.list({ bucket, prefix, ...from }),
    );
  }
}

interface ListInput {
  readonly Prefix?: string | undefined;
  readonly Delimiter?: string | undefined;
  readonly EncodingType?: 'url' | undefined;
}

/** What all listings answer. `owner` where each entry says whose it is. */
function common(
  input: ListInput,
  encode: (text: string) => string,
  page: Folded<ObjectRow>,
  owner: string | undefined,
) {
  const contents: ObjectShape[] = [];
  const prefixes: CommonPrefix[] = [];
  for (const entry of page.entries) {
    if (entry.kind === 'common-prefix') prefixes.push({ Prefix: encode(entry.prefix) });
    else contents.push(describe(entry.row, encode, owner));
  }
  return {
    IsTruncated: page.next !== undefined,
    Prefix: encode(input.Prefix ?? ''),
    ...(input.Delimiter === undefined || input.Delimiter === '' ? {} : { Delimiter: encode(input.Delimiter) }),
    ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    ...(contents.length === 0 ? {} : { Contents: contents }),
    ...(prefixes.length === 0 ? {} : { CommonPrefixes: prefixes }),
  };
}

function describe(row: ObjectRow, encode: (text: string) => string, owner: string | undefined): ObjectShape {
  const algorithms = storedAlgorithms(row.checksums);
  const type = row.checksums['ChecksumType'];
  return {
    Key: encode(row.key),
    LastModified: row.modifiedAt,
    ETag: quote(row.etag),
    ...(algorithms.length === 0 ? {} : { ChecksumAlgorithm: algorithms }),
    ...(type === 'COMPOSITE' || type === 'FULL_OBJECT' ? { ChecksumType: type } : {}),
    Size: row.size,
    // Checked when the object was written.
    StorageClass: (row.headers['StorageClass'] ?? 'STANDARD') as ObjectStorageClass,
    ...(owner === undefined ? {} : { Owner: ownerOf(owner) }),
  };
}
