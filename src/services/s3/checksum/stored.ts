import {
  CHECKSUM_ALGORITHMS,
  type ChecksumAlgorithm,
  type ChecksumType,
  type ChecksumValues,
  memberName,
} from './algorithms.ts';

/** Checksums as an object's row keeps them and as answers carry them: `ChecksumCRC32` …, and what kind of checksum it is. */
export type StoredChecksums = { [Name in `Checksum${ChecksumAlgorithm}`]?: string } & { ChecksumType?: ChecksumType };

export function checksumMembers(values: ChecksumValues, type?: ChecksumType): Record<string, string> & StoredChecksums {
  const members: Record<string, string> = {};
  for (const algorithm of CHECKSUM_ALGORITHMS) {
    const value = values[algorithm];
    if (value !== undefined) members[memberName(algorithm)] = value;
  }
  if (type !== undefined) members['ChecksumType'] = type;
  return members;
}

/** The algorithms that a row has values of. */
export function storedAlgorithms(checksums: Readonly<Record<string, string>>): ChecksumAlgorithm[] {
  return CHECKSUM_ALGORITHMS.filter((algorithm) => checksums[memberName(algorithm)] !== undefined);
}
