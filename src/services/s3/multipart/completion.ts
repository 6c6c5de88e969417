import { createHash } from 'node:crypto';
import type { CompletedPart, Operations } from '../../../models/generated/s3.ts';
import type { PartRow, UploadRow } from '../../../storage/objects.ts';
import {
  CHECKSUM_ALGORITHMS,
  DEFAULT_ALGORITHM,
  headerName,
  isChecksumAlgorithm,
  joinChecksums,
  memberName,
} from '../checksum/algorithms.ts';
import { checksumMembers, type StoredChecksums } from '../checksum/stored.ts';
import { badDigest, entityTooLarge, invalidPart, invalidRequest, malformedXml, s3Error } from '../errors.ts';
import { unquote } from '../object/conditions.ts';

type CompleteInput = Operations['CompleteMultipartUpload']['input'];

/** Every part but the last has at least this many bytes. */
const MIN_PART = 5 * 1024 ** 2;
const MAX_PARTS = 10_000;
const MAX_OBJECT = 50 * 1024 ** 4;

export interface Completion {
  readonly parts: readonly PartRow[];
  readonly size: number;
  readonly etag: string;
}

/**
 * Checks the list of parts that the client wants joined against what was uploaded. Parts that are not on the list are dropped.
 * @throws MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall, EntityTooLarge, InvalidRequest
 */
export function planCompletion(upload: UploadRow, uploaded: readonly PartRow[], input: CompleteInput): Completion {
  const asked = input.MultipartUpload?.Parts ?? [];
  if (asked.length === 0 || asked.length > MAX_PARTS) throw malformedXml();
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const parts = asked.map((part, index) => {
    if (part.PartNumber === undefined || part.ETag === undefined) throw malformedXml();
    if (index > 0 && part.PartNumber <= (asked[index - 1]?.PartNumber ?? 0)) throw invalidPartOrder(upload.uploadId);
    const found = byNumber.get(part.PartNumber);
    if (found === undefined || found.etag !== unquote(part.ETag)) {
      throw invalidPart(upload.uploadId, part.PartNumber, part.ETag);
    }
    checkPartChecksums(upload, part, found);
    return found;
  });
  for (const part of parts.slice(0, -1)) {
    if (part.size < MIN_PART) throw entityTooSmall(part);
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > MAX_OBJECT) throw entityTooLarge(size, MAX_OBJECT);
  if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size) {
    throw invalidRequest(
      `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${size}`,
    );
  }
  return { parts, size, etag: multipartEtag(parts.map((part) => part.etag)) };
}

/** The MD5 of the parts' MD5s, and how many there were. */
export function multipartEtag(etags: readonly string[]): string {
  const hash = createHash('md5');
  for (const etag of etags) hash.update(Buffer.from(etag, 'hex'));
  return `${hash.digest('hex')}-${etags.length}`;
}

export const partsOf = (parts: readonly PartRow[]): number[] => parts.map((part) => part.size);

/** The whole object's checksum from its parts'; compared with the client's where it sent one. @throws BadDigest, InvalidRequest */
export function joinPartChecksums(
  upload: UploadRow,
  parts: readonly PartRow[],
  input: CompleteInput,
): Record<string, string> & StoredChecksums {
  const algorithm =
    upload.checksumAlgorithm !== undefined && isChecksumAlgorithm(upload.checksumAlgorithm)
      ? upload.checksumAlgorithm
      : DEFAULT_ALGORITHM;
  const type = upload.checksumType === 'COMPOSITE' ? 'COMPOSITE' : 'FULL_OBJECT';
  if (input.ChecksumType !== undefined && input.ChecksumType !== type) {
    throw invalidRequest(
      `The upload was created using the ${type} checksum mode. The complete request must use the same checksum mode.`,
    );
  }
  const values = parts.map((part) => ({ value: part.checksums[memberName(algorithm)] ?? '', size: part.size }));
  const whole = joinChecksums(algorithm, type, values);
  for (const other of CHECKSUM_ALGORITHMS) {
    const sent = input[memberName(other)];
    if (sent === undefined) continue;
    if (other !== algorithm) {
      throw invalidRequest(`The upload was not created with a ${other.toLowerCase()} checksum.`);
    }
    // Of a composite checksum the count of parts may be left out.
    if (sent !== whole && !(type === 'COMPOSITE' && sent === whole.replace(/-\d+$/, ''))) {
      throw badDigest(`The ${headerName(algorithm)} you specified did not match what we received.`);
    }
  }
  return checksumMembers({ [algorithm]: whole }, type);
}

/** A part's checksum on the list must be the uploaded part's; an upload with composite checksums demands it of every part. */
function checkPartChecksums(upload: UploadRow, asked: CompletedPart, found: PartRow): void {
  for (const algorithm of CHECKSUM_ALGORITHMS) {
    const sent = asked[memberName(algorithm)];
    if (sent !== undefined && sent !== found.checksums[memberName(algorithm)]) {
      throw invalidPart(upload.uploadId, found.number, found.etag);
    }
  }
  const algorithm = upload.checksumAlgorithm;
  if (upload.checksumType !== 'COMPOSITE' || algorithm === undefined || !isChecksumAlgorithm(algorithm)) return;
  if (asked[memberName(algorithm)] === undefined) {
    const name = algorithm.toLowerCase();
    throw invalidRequest(
      `The upload was created using a ${name} checksum. The complete request must include the checksum for each part. It was missing for part ${found.number} in the request.`,
    );
  }
}

const invalidPartOrder = (uploadId: string) =>
  s3Error(
    'InvalidPartOrder',
    400,
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
    { UploadId: uploadId },
  );

const entityTooSmall = (part: PartRow) =>
  s3Error('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size', {
    ProposedSize: part.size,
    MinSizeAllowed: MIN_PART,
    PartNumber: part.number,
    ETag: part.etag,
  });
