import { createHash, createHmac } from 'node:crypto';
import type { HttpFacts } from '../../models/service.ts';
import { type CredentialScope, type SignedClaim, scopeText } from './credential.ts';

/**
 * Signature Version 4, the pure part: from a request to the signature it should carry.
 * Source: AWS General Reference, "Create a signed AWS API request".
 */

/** The signature that `claim` should have, in lower-case hex. */
export function expectedSignature(
  facts: HttpFacts,
  claim: SignedClaim,
  payloadHash: string,
  secretAccessKey: string,
): string {
  const request = canonicalRequest(facts, claim, payloadHash);
  // Node gives the bytes of headers as Latin-1 letters; all else in the request is ASCII.
  const hash = sha256(Buffer.from(request, 'latin1'));
  const text = [claim.algorithm, claim.date, scopeText(claim.scope), hash].join('\n');
  return hmac(signingKey(secretAccessKey, claim.scope), text).toString('hex');
}

export function canonicalRequest(facts: HttpFacts, claim: SignedClaim, payloadHash: string): string {
  const headers = claim.signedHeaders.map((name) => `${name}:${headerValue(facts, name)}\n`).join('');
  return [
    facts.method,
    claim.scope.service === 's3' ? encodeOnce(facts.path) : encodeAgain(facts.path),
    canonicalQuery(facts.query),
    headers,
    claim.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** Key per (secret, scope), remembered: deriving it is four HMACs. */
const keys = new Map<string, Buffer>();
const MAX_KEYS = 1000;

export function signingKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  const name = `${scopeText(scope)} ${secretAccessKey}`;
  let key = keys.get(name);
  if (key === undefined) {
    key = [scope.day, scope.region, scope.service, 'aws4_request'].reduce<Buffer>(
      (previous, part) => hmac(previous, part),
      Buffer.from(`AWS4${secretAccessKey}`),
    );
    if (keys.size >= MAX_KEYS) keys.clear();
    keys.set(name, key);
  }
  return key;
}

export const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

function headerValue(facts: HttpFacts, name: string): string {
  // The sender chooses the names: `constructor` is no header.
  const sent = Object.hasOwn(facts.headers, name) ? facts.headers[name] : undefined;
  const value = sent ?? (name === 'host' ? facts.host : '');
  return value.trim().replace(/ +/g, ' ');
}

/** S3: each segment is encoded exactly once, dots and double slashes stay. */
function encodeOnce(path: string): string {
  return (
    path
      .split('/')
      .map((segment) => encode(decode(segment)))
      .join('/') || '/'
  );
}

/** Everyone else: the path as sent, resolved (RFC 3986 § 5.2.4), each segment encoded once more. */
function encodeAgain(path: string): string {
  const resolved: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') resolved.pop();
    else if (segment !== '.' && segment !== '') resolved.push(segment);
  }
  const end = path.endsWith('/') && resolved.length > 0 ? '/' : '';
  return `/${resolved.map(encode).join('/')}${end}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? pair : pair.slice(0, at);
      const value = at < 0 ? '' : pair.slice(at + 1);
      return [encode(decode(name)), encode(decode(value))] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 3986: everything but A-Z a-z 0-9 - . _ ~ */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A wrong escape stays as it is: the signature will not match, which is the answer it deserves. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
