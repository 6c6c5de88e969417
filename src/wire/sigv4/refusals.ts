import { ServiceError } from '../../platform/errors.ts';
import type { AuthTarget } from '../authenticate.ts';
import type { Claim } from './credential.ts';

/**
 * AWS's answers to each way a signature can be wrong. Three families answer differently: S3, the Query services (STS, IAM), and the
 * JSON services; the texts are theirs.
 */
export type Family = 's3' | 'query' | 'json';

export function familyOf(target: AuthTarget): Family {
  if (target.service === 's3') return 's3';
  return target.service === 'sts' || target.service === 'iam' ? 'query' : 'json';
}

export function missing(family: Family): ServiceError {
  if (family === 's3') return new ServiceError('AccessDenied', 'Access Denied', { status: 403 });
  if (family === 'query')
    return new ServiceError('MissingAuthenticationToken', 'Request is missing Authentication Token', { status: 403 });
  return new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token', { status: 403 });
}

/** Not AWS's: there every request is signed, and a page has no key. */
export function webPage(family: Family): ServiceError {
  const message = 'Web pages cannot call a server that verifies no signatures. Start it with --auth sigv4.';
  return new ServiceError(family === 'json' ? 'AccessDeniedException' : 'AccessDenied', message, { status: 403 });
}

export function malformed(family: Family, claim: Extract<Claim, { kind: 'malformed' }>): ServiceError {
  if (family === 's3' && claim.place === 'query') {
    const message =
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
    return new ServiceError('AuthorizationQueryParametersError', message, { status: 400 });
  }
  if (family === 's3') {
    if (claim.missing.includes('Algorithm'))
      return new ServiceError('InvalidArgument', 'Unsupported Authorization Type', { status: 400 });
    const message = `The authorization header is malformed; ${claim.missing.map((name) => `missing or bad ${name}`).join(', ')}.`;
    return new ServiceError('AuthorizationHeaderMalformed', message, { status: 400 });
  }
  const place = claim.place === 'header' ? 'Authorization header' : 'AWS query-string';
  const complaints = claim.missing.map((name) =>
    name === 'X-Amz-Date'
      ? `${place} requires existence of either a 'X-Amz-Date' or a 'Date' header.`
      : `${place} requires '${name}' parameter.`,
  );
  const code = family === 'query' ? 'IncompleteSignature' : 'IncompleteSignatureException';
  return new ServiceError(code, `${complaints.join(' ')} Authorization=${withoutSignature(claim.text)}`, {
    status: 400,
  });
}

export function unknownKey(family: Family, accessKeyId: string): ServiceError {
  if (family === 's3') {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    return new ServiceError('InvalidAccessKeyId', message, { status: 403, members: { AWSAccessKeyId: accessKeyId } });
  }
  const message = 'The security token included in the request is invalid.';
  if (family === 'query') return new ServiceError('InvalidClientTokenId', message, { status: 403 });
  return new ServiceError('UnrecognizedClientException', message, { status: 400 });
}

export function badToken(family: Family): ServiceError {
  if (family === 's3')
    return new ServiceError('InvalidToken', 'The provided token is malformed or otherwise invalid.', { status: 400 });
  return unknownKey(family, '');
}

export function expiredToken(family: Family): ServiceError {
  if (family === 's3') return new ServiceError('ExpiredToken', 'The provided token has expired.', { status: 400 });
  const code = family === 'query' ? 'ExpiredToken' : 'ExpiredTokenException';
  return new ServiceError(code, 'The security token included in the request is expired', { status: 403 });
}

export function mismatch(family: Family): ServiceError {
  if (family === 's3') {
    const message =
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
    return new ServiceError('SignatureDoesNotMatch', message, { status: 403 });
  }
  const message =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
  return invalidSignature(family, message);
}

/** The request's clock is too far from ours. `signedAt` and `now` in ms. */
export function skewed(family: Family, signedAt: number, now: number, tolerance: number): ServiceError {
  if (family === 's3') {
    const members = {
      RequestTime: new Date(signedAt).toISOString(),
      ServerTime: new Date(now).toISOString(),
      MaxAllowedSkewMilliseconds: tolerance,
    };
    return new ServiceError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      { status: 403, members },
    );
  }
  const minutes = tolerance / 60_000;
  const message =
    signedAt < now
      ? `Signature expired: ${stamp(signedAt)} is now earlier than ${stamp(now - tolerance)} (${stamp(now)} - ${minutes} min.)`
      : `Signature not yet current: ${stamp(signedAt)} is still later than ${stamp(now + tolerance)} (${stamp(now)} + ${minutes} min.)`;
  return invalidSignature(family, message);
}

export function wrongService(family: Family, expected: string, found: string): ServiceError {
  if (family === 's3') {
    const message = `The authorization header is malformed; incorrect service "${found}". This endpoint belongs to "${expected}".`;
    return new ServiceError('AuthorizationHeaderMalformed', message, { status: 400 });
  }
  return invalidSignature(family, `Credential should be scoped to correct service: '${expected}'. `);
}

export function wrongDay(family: Family, day: string, date: string): ServiceError {
  return family === 's3'
    ? new ServiceError(
        'AuthorizationHeaderMalformed',
        `The authorization header is malformed; Invalid credential date "${day}". This date is not the same as X-Amz-Date: "${date.slice(0, 8)}".`,
        { status: 400 },
      )
    : invalidSignature(
        family,
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${date.slice(0, 8)}', from '${date}'.`,
      );
}

/** A presigned URL that is past its time. */
export function expiredUrl(family: Family, expiresAt: number, now: number, seconds: number): ServiceError {
  if (family !== 's3') return skewed(family, expiresAt, now, 0);
  const members = {
    'X-Amz-Expires': seconds,
    Expires: new Date(expiresAt).toISOString(),
    ServerTime: new Date(now).toISOString(),
  };
  return new ServiceError('AccessDenied', 'Request has expired', { status: 403, members });
}

/** The same for one of Signature Version 2. */
export function expiredOlderUrl(expiresAt: number, now: number): ServiceError {
  const members = { Expires: new Date(expiresAt).toISOString(), ServerTime: new Date(now).toISOString() };
  return new ServiceError('AccessDenied', 'Request has expired', { status: 403, members });
}

export function olderUrlIncomplete(): ServiceError {
  const message = 'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters';
  return new ServiceError('AccessDenied', message, { status: 403 });
}

export function badExpires(): ServiceError {
  const message = 'X-Amz-Expires must be a number between 0 and 604800 seconds';
  return new ServiceError('AuthorizationQueryParametersError', message, { status: 400 });
}

export function unsignedHeaders(names: readonly string[]): ServiceError {
  const message = 'There were headers present in the request which were not signed';
  return new ServiceError('AccessDenied', message, { status: 403, members: { HeadersNotSigned: names.join(', ') } });
}

export function contentMismatch(declared: string, computed: string): ServiceError {
  const members = { ClientComputedContentSHA256: declared, S3ComputedContentSHA256: computed };
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  return new ServiceError('XAmzContentSHA256Mismatch', message, { status: 400, members });
}

function invalidSignature(family: Family, message: string): ServiceError {
  return new ServiceError(family === 'query' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException', message, {
    status: 403,
  });
}

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
const withoutSignature = (text: string): string => text.replace(/Signature=[^,\s]+/, 'Signature=[hidden]');
