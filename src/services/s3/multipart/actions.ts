import type { Operations } from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import { BlobMissing } from '../../../storage/blobs.ts';
import type { ObjectCondition, ObjectRow, PartRow, UploadRow } from '../../../storage/objects.ts';
import {
  type ChecksumAlgorithm,
  type ChecksumType,
  createDigest,
  DEFAULT_ALGORITHM,
  isChecksumAlgorithm,
  mayCombine,
  multipartType,
} from '../checksum/algorithms.ts';
import { checksumMembers } from '../checksum/stored.ts';
import { discard, findBucket, type S3Deps, toSecond } from '../deps.ts';
import { invalidArgument, invalidRequest, noSuchUpload, notImplemented } from '../errors.ts';
import { withBytes } from '../object/bytes.ts';
import { quote } from '../object/conditions.ts';
import { copySourceTooLarge, findCopySource } from '../object/copy-source.ts';
import { checkKey, encryptionOf, readProperties } from '../object/properties.ts';
import { MAX_UPLOAD, receive } from '../object/receive.ts';
import { expectCondition, storeObject, writeCondition } from '../object/store-object.ts';
import { joinPartChecksums, partsOf, planCompletion } from './completion.ts';

type CompleteInput = Operations['CompleteMultipartUpload']['input'];
type MultipartActions = Pick<
  Handlers<Operations>,
  'CreateMultipartUpload' | 'UploadPart' | 'UploadPartCopy' | 'CompleteMultipartUpload' | 'AbortMultipartUpload'
>;

/** An object in parts: the parts are blobs of their own until the upload is completed, and nobody sees them before. */
export function multipartActions(deps: S3Deps): MultipartActions {
  const { objects, blobs } = deps.store;
  return {
    async CreateMultipartUpload(ctx, input) {
      checkKey(input.Key);
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const { ChecksumAlgorithm, ChecksumType, ...rest } = input;
      const properties = readProperties(rest);
      const checksum = chooseChecksum(ChecksumAlgorithm, ChecksumType);
      const upload: UploadRow = {
        uploadId: deps.ids.pick(UPLOAD_ID_ALPHABET, 96),
        bucket: input.Bucket,
        key: input.Key,
        startedAt: toSecond(deps.clock.now()),
        ...properties,
        ...(checksum === undefined ? {} : { checksumAlgorithm: checksum.algorithm, checksumType: checksum.type }),
      };
      await objects.createUpload(upload);
      return {
        Bucket: upload.bucket,
        Key: upload.key,
        UploadId: upload.uploadId,
        ...(checksum === undefined ? {} : { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
        ...encryptionOf(upload.headers),
      };
    },

    async UploadPart(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkPartNumber(input.PartNumber);
      const upload = await findUpload(input);
      const algorithm = algorithmOf(upload);
      const { blob, checksums } = await receive(deps, ctx, input, algorithm);
      const sent = Object.keys(checksums).find((name) => name !== algorithm);
      if (upload.checksumAlgorithm !== undefined && sent !== undefined) {
        await discard(deps, [blob.id]);
        throw invalidRequest(
          `Checksum Type mismatch occurred, expected checksum Type: ${algorithm.toLowerCase()}, actual checksum Type: ${sent.toLowerCase()}`,
        );
      }
      await storePart(upload, {
        number: input.PartNumber,
        blobId: blob.id,
        size: blob.size,
        etag: blob.md5,
        modifiedAt: toSecond(deps.clock.now()),
        checksums: checksumMembers(checksums),
      });
      const answered = sent !== undefined && isChecksumAlgorithm(sent) ? sent : algorithm;
      return {
        ETag: quote(blob.md5),
        ...checksumMembers({ [answered]: checksums[answered] }),
        ...encryptionOf(upload.headers),
      };
    },

    async UploadPartCopy(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      checkPartNumber(input.PartNumber);
      const upload = await findUpload(input);
      const find = async () => {
        const row = await findCopySource(deps, ctx, input);
        const range = copyRange(input.CopySourceRange, row);
        if ((range === undefined ? row.size : range.end - range.start + 1) > MAX_UPLOAD) throw copySourceTooLarge();
        return { row, range };
      };
      const bytes = await withBytes(deps, find, async ({ row, range }) =>
        row.size === 0 ? [] : blobs.read(row.blobId, range),
      );
      const algorithm = algorithmOf(upload);
      const digest = createDigest(algorithm);
      const blob = await blobs.write(feeding(bytes, digest), { signal: ctx.signal });
      const checksums = checksumMembers({ [algorithm]: digest.finish() });
      const modifiedAt = toSecond(deps.clock.now());
      await storePart(upload, {
        number: input.PartNumber,
        blobId: blob.id,
        size: blob.size,
        etag: blob.md5,
        modifiedAt,
        checksums,
      });
      return {
        CopyPartResult: {
          ETag: quote(blob.md5),
          LastModified: modifiedAt,
          ...(upload.checksumAlgorithm === undefined ? {} : checksums),
        },
        ...encryptionOf(upload.headers),
      };
    },

    async CompleteMultipartUpload(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const condition = writeCondition(input);
      const { upload, plan, checksum, blobId } = await join(input, condition);
      const row: ObjectRow = {
        bucket: upload.bucket,
        key: upload.key,
        blobId,
        size: plan.size,
        etag: plan.etag,
        modifiedAt: toSecond(deps.clock.now()),
        headers: upload.headers,
        metadata: upload.metadata,
        tags: upload.tags,
        checksums: checksum,
        parts: partsOf(plan.parts),
      };
      // A crash between the two leaves the finished object and an upload that can be completed again or aborted.
      await storeObject(deps, row, condition);
      await discard(deps, (await objects.removeUpload(upload.uploadId)).orphans);
      const path = row.key.split('/').map(encodeURIComponent).join('/');
      return {
        Location: `${ctx.http?.protocol ?? 'http'}://${ctx.http?.host ?? 's3.amazonaws.com'}/${row.bucket}/${path}`,
        Bucket: row.bucket,
        Key: row.key,
        ETag: quote(row.etag),
        ...checksum,
        ...encryptionOf(row.headers),
      };
    },

    async AbortMultipartUpload(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const upload = await findUpload(input);
      await discard(deps, (await objects.removeUpload(upload.uploadId)).orphans);
      return {};
    },
  };

  async function findUpload(input: { Bucket: string; Key: string; UploadId: string }): Promise<UploadRow> {
    const upload = await objects.getUpload(input.Bucket, input.Key, input.UploadId);
    if (upload === undefined) throw noSuchUpload(input.UploadId);
    return upload;
  }

  /** Names a part's bytes; where the upload ended meanwhile, or the commit fails, they go again. */
  async function storePart(upload: UploadRow, part: PartRow): Promise<void> {
    let result: Awaited<ReturnType<typeof objects.putPart>>;
    try {
      result = await objects.putPart(upload.uploadId, part);
    } catch (error) {
      await discard(deps, [part.blobId]);
      throw error;
    }
    await discard(deps, result.orphans);
    if (result.outcome === 'no-upload') throw noSuchUpload(upload.uploadId);
  }

  /**
   * Plans the completion and joins the bytes. Where another request completed or aborted the upload, or replaced a part, in the same moment,
   * a second look finds what is to be said of it.
   */
  async function join(input: CompleteInput, condition: ObjectCondition | undefined) {
    for (;;) {
      const upload = await findUpload(input);
      await expectCondition(deps, input.Bucket, input.Key, condition);
      const plan = planCompletion(upload, await objects.listParts(upload.uploadId), input);
      const checksum = joinPartChecksums(upload, plan.parts, input);
      const wanted = plan.parts.map((part) => part.blobId);
      try {
        return { upload, plan, checksum, blobId: (await blobs.concat(wanted)).id };
      } catch (error) {
        if (!(error instanceof BlobMissing)) throw error;
        const named = new Set((await objects.listParts(upload.uploadId)).map((part) => part.blobId));
        // The rows still name bytes that are not there: damage, which a second look would not change.
        if (wanted.every((id) => named.has(id))) throw error;
      }
    }
  }
}

const UPLOAD_ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

/** An upload that chose no checksum keeps the default one, of the full object. */
function algorithmOf(upload: UploadRow): ChecksumAlgorithm {
  const name = upload.checksumAlgorithm;
  return name !== undefined && isChecksumAlgorithm(name) ? name : DEFAULT_ALGORITHM;
}

function chooseChecksum(
  asked: string | undefined,
  askedType: string | undefined,
): { algorithm: ChecksumAlgorithm; type: ChecksumType } | undefined {
  const algorithm = asked?.toUpperCase();
  if (algorithm === undefined) {
    if (askedType === undefined) return undefined;
    throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
  }
  if (!isChecksumAlgorithm(algorithm)) throw notImplemented(`checksum algorithm ${algorithm}`);
  const type = askedType ?? multipartType(algorithm);
  if (type !== 'COMPOSITE' && type !== 'FULL_OBJECT') {
    throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
  }
  if (!mayCombine(algorithm, type)) {
    throw invalidRequest(
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { algorithm, type };
}

function checkPartNumber(number: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', number);
}

/** `bytes=first-last`, both given and inside the source. */
function copyRange(header: string | undefined, source: ObjectRow): { start: number; end: number } | undefined {
  if (header === undefined) return undefined;
  const match = /^bytes=(\d+)-(\d+)$/.exec(header);
  const [start, end] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || start > end) {
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
      'x-amz-copy-source-range',
      header,
    );
  }
  if (end >= source.size) {
    throw invalidArgument(
      `Range specified is not valid for source object of size: ${source.size}`,
      'x-amz-copy-source-range',
      header,
    );
  }
  return { start, end };
}

async function* feeding(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  digest: { update(bytes: Uint8Array): void },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    digest.update(chunk);
    yield chunk;
  }
}
