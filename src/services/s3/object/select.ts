import type { ObjectRow } from '../../../storage/objects.ts';
import { invalidArgument, invalidRequest, s3Error } from '../errors.ts';
import { type ByteRange, parseRange } from './range.ts';

/** Which bytes of an object a read is for. */
export interface Selection {
  /** Undefined = the whole object. */
  readonly range?: ByteRange;
  /** bytes */
  readonly length: number;
  /** Of an object uploaded in parts, where the read was for one of them. */
  readonly partsCount?: number;
}

export function selectBytes(
  row: Pick<ObjectRow, 'size' | 'parts'>,
  input: { readonly Range?: string | undefined; readonly PartNumber?: number | undefined },
): Selection {
  if (input.PartNumber !== undefined) {
    if (input.Range !== undefined) {
      throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
    }
    return selectPart(row, input.PartNumber);
  }
  const range = parseRange(input.Range, row.size);
  return range === undefined ? { length: row.size } : { range, length: range.end - range.start + 1 };
}

function selectPart({ size, parts }: Pick<ObjectRow, 'size' | 'parts'>, number: number): Selection {
  if (number < 1 || number > 10_000) {
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', number);
  }
  // An object that came in one piece has the one part.
  const sizes = parts ?? [size];
  const length = sizes[number - 1];
  if (length === undefined) {
    throw s3Error('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable', {
      PartNumberRequested: number,
      ActualPartCount: sizes.length,
    });
  }
  const start = sizes.slice(0, number - 1).reduce((sum, part) => sum + part, 0);
  return {
    length,
    ...(length === 0 ? {} : { range: { start, end: start + length - 1 } }),
    ...(parts === undefined ? {} : { partsCount: parts.length }),
  };
}
