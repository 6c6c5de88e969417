import { createHash } from 'node:crypto';
import type { Operations } from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import { createDigest, DEFAULT_ALGORITHM, isChecksumAlgorithm } from '../checksum/algorithms.ts';
import { checksumMembers, storedAlgorithms } from '../checksum/stored.ts';
import { discard, findBucket, type S3Deps, toSecond } from '../deps.ts';
import { invalidRequest, notImplemented } from '../errors.ts';
import { withBytes } from './bytes.ts';
import { quote } from './conditions.ts';
import { copySourceTooLarge, findCopySource } from './copy-source.ts';
import { checkKey, encryptionOf, readProperties } from './properties.ts';
import { MAX_UPLOAD } from './receive.ts';
import { expectCondition, storeObject, writeCondition } from './store-object.ts';

export function copyActions(deps: S3Deps): Pick<Handlers<Operations>, 'CopyObject'> {
  return {
    async CopyObject(ctx, input) {
      checkKey(input.Key);
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const asked = readProperties({
        ...input,
        Tagging: input.TaggingDirective === 'REPLACE' ? input.Tagging : undefined,
      });
      const condition = writeCondition(input);
      const find = async () => {
        const row = await findCopySource(deps, ctx, input);
        if (row.bucket === input.Bucket && row.key === input.Key && !changesSomething(input)) throw copyOntoItself();
        if (row.size > MAX_UPLOAD) throw copySourceTooLarge();
        await expectCondition(deps, input.Bucket, input.Key, condition);
        return { row };
      };
      // The copy has bytes of its own, so that deleting the source in the same moment cannot take them away.
      const { source, blob } = await withBytes(deps, find, async ({ row }) => ({
        source: row,
        blob: await deps.store.blobs.concat([row.blobId]),
      }));
      let digests: Pick<ObjectRow, 'etag' | 'checksums'>;
      try {
        digests = await digestsOfCopy(blob.id, source, input.ChecksumAlgorithm);
      } catch (error) {
        await discard(deps, [blob.id]);
        throw error;
      }
      const replace = input.MetadataDirective === 'REPLACE';
      const row: ObjectRow = {
        bucket: input.Bucket,
        key: input.Key,
        blobId: blob.id,
        size: blob.size,
        modifiedAt: toSecond(deps.clock.now()),
        headers: replace ? asked.headers : { ...withoutOwn(source.headers), ...only(asked.headers, OWN_HEADERS) },
        metadata: replace ? asked.metadata : source.metadata,
        tags: input.TaggingDirective === 'REPLACE' ? asked.tags : source.tags,
        ...digests,
      };
      await storeObject(deps, row, condition);
      return {
        CopyObjectResult: { ETag: quote(row.etag), LastModified: row.modifiedAt, ...digests.checksums },
        ...encryptionOf(row.headers),
      };
    },
  };

  /**
   * A copy is one piece: it has a plain ETag and a full-object checksum, the one asked for or else one of the source's kind. The source's
   * own hold where it was one piece too; otherwise the bytes are read once for both.
   */
  async function digestsOfCopy(
    blobId: string,
    source: ObjectRow,
    asked: string | undefined,
  ): Promise<Pick<ObjectRow, 'etag' | 'checksums'>> {
    const [kept] = storedAlgorithms(source.checksums);
    const algorithm = asked ?? kept ?? DEFAULT_ALGORITHM;
    if (!isChecksumAlgorithm(algorithm)) throw notImplemented(`checksum algorithm ${algorithm}`);
    const { etag, checksums } = source;
    if (source.parts === undefined && algorithm === kept) return { etag, checksums };
    const md5 = createHash('md5');
    const digest = createDigest(algorithm);
    for await (const chunk of await deps.store.blobs.read(blobId)) {
      md5.update(chunk);
      digest.update(chunk);
    }
    return { etag: md5.digest('hex'), checksums: checksumMembers({ [algorithm]: digest.finish() }, 'FULL_OBJECT') };
  }
}

/** Not part of what `x-amz-metadata-directive: COPY` takes over: they belong to the object that is written. */
const OWN_HEADERS = [
  'StorageClass',
  'ServerSideEncryption',
  'SSEKMSKeyId',
  'BucketKeyEnabled',
  'WebsiteRedirectLocation',
];

const withoutOwn = (headers: ObjectRow['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name)));

const only = (headers: ObjectRow['headers'], names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));

const copyOntoItself = () =>
  invalidRequest(
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );

const changesSomething = (input: Operations['CopyObject']['input']): boolean =>
  input.MetadataDirective === 'REPLACE' ||
  input.TaggingDirective === 'REPLACE' ||
  [input.StorageClass, input.ServerSideEncryption, input.WebsiteRedirectLocation, input.ChecksumAlgorithm].some(
    (value) => value !== undefined,
  );
