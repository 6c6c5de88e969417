import { createHmac } from 'node:crypto';
import type { HttpFacts } from '../../models/service.ts';
import { parseQuery } from '../route.ts';
import { bucketOfHost } from '../target.ts';

/**
 * S3's older presigned URLs (`AWSAccessKeyId`, `Expires`, `Signature`). boto3 and the aws CLI's first version still make them where no
 * signature version is configured, so they are verified beside Version 4's; the older Authorization header is not.
 * Source: S3 User Guide, "Signing and authenticating REST requests (Signature Version 2)", query string authentication.
 */
export interface OlderClaim {
  readonly accessKeyId: string;
  /** Base64. */
  readonly signature: string;
  /** ms; NaN where it is missing or no number. */
  readonly expiresAt: number;
  readonly sessionToken?: string;
}

/** Reads the three query parameters; undefined where the URL is not one of these. */
export function readOlderClaim(facts: Pick<HttpFacts, 'query'>): OlderClaim | undefined {
  if (!facts.query.includes('AWSAccessKeyId=')) return undefined;
  const query = parseQuery(facts.query);
  const [accessKeyId, signature] = [query.get('AWSAccessKeyId')?.[0], query.get('Signature')?.[0]];
  if (accessKeyId === undefined || signature === undefined) return undefined;
  const sessionToken = query.get('x-amz-security-token')?.[0];
  const expires = query.get('Expires')?.[0] ?? '';
  return {
    accessKeyId,
    signature,
    expiresAt: /^\d+$/.test(expires) ? Number(expires) * 1000 : Number.NaN,
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

/** The signature that such a URL should carry, in Base64. */
export function olderSignature(facts: HttpFacts, secretAccessKey: string): string {
  return createHmac('sha1', secretAccessKey).update(stringToSign(facts), 'latin1').digest('base64');
}

/** What the URL says in parameters counts as headers: the signer had them as headers. */
function stringToSign(facts: HttpFacts): string {
  const query = parseQuery(facts.query);
  const headerOf = (name: string): string => (facts.headers[name] ?? query.get(name)?.[0] ?? '').trim();
  const amazon = new Set([...Object.keys(facts.headers), ...query.keys()].filter((name) => /^x-amz-/.test(name)));
  return [
    facts.method,
    headerOf('content-md5'),
    headerOf('content-type'),
    query.get('Expires')?.[0] ?? '',
    ...[...amazon].sort().map((name) => `${name}:${headerOf(name)}`),
    resource(facts, query),
  ].join('\n');
}

/** Parameters that choose what is answered are part of the resource. */
const SUBRESOURCES = new Set(
  (
    'accelerate acl analytics cors defaultObjectAcl delete inventory lifecycle location logging metrics notification object-lock ' +
    'partNumber policy replication requestPayment response-cache-control response-content-disposition response-content-encoding ' +
    'response-content-language response-content-type response-expires restore select select-type storageClass tagging torrent ' +
    'uploadId uploads versionId versioning versions website ' +
    // Operations that are younger than these URLs. No signer names them, so a URL that was made for a plain object cannot become one.
    'abac annotation attributes encryption intelligent-tiering legal-hold metadataAnnotationTable metadataConfiguration ' +
    'metadataInventoryTable metadataJournalTable metadataTable ownershipControls policyStatus publicAccessBlock renameObject ' +
    'retention session'
  ).split(' '),
);

function resource(facts: HttpFacts, query: ReadonlyMap<string, readonly string[]>): string {
  const bucket = bucketOfHost(facts.host);
  const path = bucket === undefined ? facts.path : `/${bucket}${facts.path}`;
  const bare = new Set(facts.query.split('&').filter((part) => !part.includes('=')));
  const chosen = [...query]
    .filter(([name]) => SUBRESOURCES.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, [value = '']]) => (bare.has(name) ? name : `${name}=${value}`));
  return chosen.length === 0 ? path : `${path}?${chosen.join('&')}`;
}
