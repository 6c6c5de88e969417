import type { ObjectRow } from '../../../storage/objects.ts';
import { notModified, preconditionFailed } from '../errors.ts';

export interface ReadConditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  /** ms */
  readonly ifModifiedSince?: number | undefined;
  readonly ifUnmodifiedSince?: number | undefined;
}

/**
 * Decides a conditional read in the order of RFC 9110 §13.2.2, which S3 follows: an ETag condition that is given outranks the date
 * condition of its kind.
 */
export function evaluate(
  object: Pick<ObjectRow, 'etag' | 'modifiedAt'>,
  conditions: ReadConditions,
): 'pass' | 'If-Match' | 'If-Unmodified-Since' | 'not-modified' {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, object.etag)) return 'If-Match';
  } else if (ifUnmodifiedSince !== undefined && object.modifiedAt > ifUnmodifiedSince) {
    return 'If-Unmodified-Since';
  }
  if (ifNoneMatch !== undefined) {
    if (matches(ifNoneMatch, object.etag)) return 'not-modified';
  } else if (ifModifiedSince !== undefined && object.modifiedAt <= ifModifiedSince) {
    return 'not-modified';
  }
  return 'pass';
}

/** For GET and HEAD. @throws PreconditionFailed (412) or NotModified (304). */
export function checkRead(object: ObjectRow, conditions: ReadConditions): void {
  const outcome = evaluate(object, conditions);
  if (outcome === 'pass') return;
  if (outcome === 'not-modified') throw notModified({ ETag: quote(object.etag), LastModified: object.modifiedAt });
  throw preconditionFailed(outcome);
}

/** For the source of a copy, where "not modified" is a failure too. */
export function checkCopySource(object: ObjectRow, conditions: ReadConditions): void {
  const outcome = evaluate(object, conditions);
  if (outcome === 'pass') return;
  const header =
    outcome !== 'not-modified' ? outcome : conditions.ifNoneMatch !== undefined ? 'If-None-Match' : 'If-Modified-Since';
  throw preconditionFailed(`x-amz-copy-source-${header}`);
}

/** Whether a header such as `"abc", "def"` or `*` names the ETag; quotes may be missing, as S3 allows. */
export function matches(header: string, etag: string): boolean {
  return header.split(',').some((entry) => {
    const candidate = unquote(entry);
    return candidate === '*' || candidate === etag;
  });
}

export const quote = (etag: string): string => `"${etag}"`;
export const unquote = (etag: string): string =>
  etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
