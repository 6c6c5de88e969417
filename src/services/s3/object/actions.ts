import type { GetObjectOutput, Operations } from '../../../models/generated/s3.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import type { StreamingBlob } from '../../../models/types.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import { checksumMembers, type StoredChecksums } from '../checksum/stored.ts';
import { findBucket, type S3Deps, toSecond } from '../deps.ts';
import { invalidArgument, noSuchKey } from '../errors.ts';
import { withBytes } from './bytes.ts';
import { checkRead, quote } from './conditions.ts';
import { checkKey, checkVersion, describeObject, encryptionOf, readProperties } from './properties.ts';
import { receive } from './receive.ts';
import { type Selection, selectBytes } from './select.ts';
import { expectCondition, storeObject, writeCondition } from './store-object.ts';

type ObjectActions = Pick<Handlers<Operations>, 'PutObject' | 'GetObject' | 'HeadObject'>;
type ReadInput = Operations['GetObject']['input'] | Operations['HeadObject']['input'];

export function objectActions(deps: S3Deps): ObjectActions {
  const { objects, blobs } = deps.store;
  return {
    async PutObject(ctx, input) {
      checkKey(input.Key);
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const properties = readProperties(input);
      const condition = writeCondition(input);
      await expectCondition(deps, input.Bucket, input.Key, condition);
      const { blob, checksums: values } = await receive(deps, ctx, input);
      const checksums = checksumMembers(values, 'FULL_OBJECT');
      const row: ObjectRow = {
        bucket: input.Bucket,
        key: input.Key,
        blobId: blob.id,
        size: blob.size,
        etag: blob.md5,
        modifiedAt: toSecond(deps.clock.now()),
        ...properties,
        checksums,
      };
      await storeObject(deps, row, condition);
      return { ETag: quote(row.etag), ...checksums, ...encryptionOf(row.headers) };
    },

    async GetObject(ctx, input) {
      const find = () => findForRead(ctx, input);
      return withBytes(deps, find, async ({ row, selection }) => {
        const described = describeRead(row, selection, input);
        return { ...described, Body: await open(row, selection) };
      });
    },

    async HeadObject(ctx, input) {
      const { row, selection } = await findForRead(ctx, input);
      return describeRead(row, selection, input);
    },
  };

  async function findForRead(ctx: RequestContext, input: ReadInput): Promise<{ row: ObjectRow; selection: Selection }> {
    await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
    checkVersion(input.VersionId);
    const row = await objects.get(input.Bucket, input.Key);
    if (row === undefined) throw noSuchKey(input.Key);
    checkRead(row, {
      ifMatch: input.IfMatch,
      ifNoneMatch: input.IfNoneMatch,
      ifModifiedSince: input.IfModifiedSince,
      ifUnmodifiedSince: input.IfUnmodifiedSince,
    });
    return { row, selection: selectBytes(row, input) };
  }

  async function open(row: ObjectRow, selection: Selection): Promise<StreamingBlob> {
    if (selection.length === 0) return { length: 0, async *[Symbol.asyncIterator]() {} };
    const bytes = await blobs.read(row.blobId, selection.range);
    return { length: selection.length, [Symbol.asyncIterator]: () => closing(bytes[Symbol.asyncIterator]()) };
  }
}

/**
 * Makes `return` close what is read from even before the first byte was asked for: an iterator that has not begun has nothing to clean up
 * in its own eyes, while the file is already open.
 */
function closing(bytes: AsyncIterator<Uint8Array>): AsyncIterator<Uint8Array> {
  let begun = false;
  return {
    next() {
      begun = true;
      return bytes.next();
    },
    async return() {
      if (!begun) await bytes.next();
      await bytes.return?.();
      return { done: true, value: undefined };
    },
  };
}

function describeRead(row: ObjectRow, selection: Selection, input: ReadInput): Omit<GetObjectOutput, 'Body'> {
  if (input.ChecksumMode !== undefined && input.ChecksumMode !== 'ENABLED') {
    throw invalidArgument('The checksum mode is not valid', 'x-amz-checksum-mode', input.ChecksumMode);
  }
  // A checksum speaks of the whole object, so a part of it has none.
  const withChecksums = input.ChecksumMode === 'ENABLED' && selection.range === undefined;
  // Written by `checksumMembers`, which is where the two types agree.
  const checksums = withChecksums ? (row.checksums as StoredChecksums) : {};
  const { range, partsCount } = selection;
  return {
    ...describeObject(row),
    ContentLength: selection.length,
    ...(range === undefined ? {} : { ContentRange: `bytes ${range.start}-${range.end}/${row.size}` }),
    ...(partsCount === undefined ? {} : { PartsCount: partsCount }),
    ...checksums,
    ...overrides(input),
  };
}

/** `response-…` parameters take the place of what is stored. */
function overrides(input: ReadInput): Partial<GetObjectOutput> {
  const asked = {
    CacheControl: input.ResponseCacheControl,
    ContentDisposition: input.ResponseContentDisposition,
    ContentEncoding: input.ResponseContentEncoding,
    ContentLanguage: input.ResponseContentLanguage,
    ContentType: input.ResponseContentType,
    Expires: input.ResponseExpires === undefined ? undefined : new Date(input.ResponseExpires).toUTCString(),
  };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  for (const [name, value = ''] of given) {
    if (/^[\0-\xff]*$/.test(value)) continue;
    const parameter = `response${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw invalidArgument('Header value cannot be represented using ISO-8859-1.', parameter, value);
  }
  return Object.fromEntries(given);
}
