import { timingSafeEqual } from 'node:crypto';
import type { HttpFacts } from '../../models/service.ts';
import type { Clock } from '../../platform/clock.ts';
import { DEFAULT_ACCOUNT, DEFAULT_REGION, type Identity, rootIdentity } from '../../platform/identity.ts';
import type { AccessKey, KeyStore } from '../../platform/keys.ts';
import type { Authenticate, Authenticated, AuthTarget, BodyAuth } from '../authenticate.ts';
import { expectedSignature, signingKey } from './canonical.ts';
import { type ChunkSigner, unchunk } from './chunked.ts';
import { readClaim, type SignedClaim, scopeText } from './credential.ts';
import { type OlderClaim, olderSignature, readOlderClaim } from './presigned-v2.ts';
import * as refuse from './refusals.ts';

/** S3 allows 15 minutes between its clock and the signer's, everyone else 5. */
const TOLERANCE = { s3: 15 * 60_000, query: 5 * 60_000, json: 5 * 60_000 } as const;
const MAX_EXPIRES = 604_800;
const HEX_HASH = /^[0-9a-f]{64}$/;

/** A host (with or without its port) that no name server has a say in: names of this machine, and addresses. */
const OWN_NAME = /^(?:(?:[\w.-]+\.)?localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d+)?$/i;

/** What the key ids look like that AWS, and the key store, hand out. */
const ISSUED_KEY = /^(AKIA|ASIA)[A-Z2-7]{16}$/;

/**
 * `--auth none`: everybody is somebody's root. A key id of 12 digits is the account it names; a key that was handed out here (a user's, a
 * session's) is who it was made for; every other key, or none, is the default account. The Region comes from the credential scope.
 * Signatures are not looked at, but uploads are still unpacked and their declared hashes checked.
 *
 * Everybody on this machine, that is: any page that its user visits can make his browser send requests here too, and a function that is
 * created and invoked runs code. So a page may show what S3 holds (a link or an image, as presigned URLs are used), and nothing else.
 */
export function createOpenAuthenticator(keys?: Pick<KeyStore, 'find'>): Authenticate {
  return async (facts, target) => {
    const reads = target.service === 's3' && (facts.method === 'GET' || facts.method === 'HEAD');
    if (isUnderOtherName(facts) || (isFromPage(facts) && !reads)) throw refuse.webPage(refuse.familyOf(target));
    const claim = readClaim(facts);
    const signed = claim.kind === 'signed' ? claim : undefined;
    const accessKeyId = signed?.accessKeyId ?? readOlderClaim(facts)?.accessKeyId;
    return answer(signed?.scope.region, await openIdentity(accessKeyId, keys), bodyOf(facts, undefined));
  };
}

/** Browsers send `Origin` with all but plain reads, and with those `Sec-Fetch-Site`, `none` where the user typed the address. */
function isFromPage({ headers }: HttpFacts): boolean {
  const site = headers['sec-fetch-site'];
  return headers['origin'] !== undefined || (site !== undefined && site !== 'none');
}

/**
 * A page whose own name was made to lead to this machine is, to the browser, of one origin with this server: it may read what it is
 * answered, and browsers send no `Sec-Fetch-Site` to plain HTTP elsewhere. The name tells, and that a browser asks: all begin as Mozilla
 * did, and send `Accept-Language`, which a script can change and not take away. Node's `fetch` sends it too, with a `Sec-Fetch-Mode` that no
 * script can set.
 */
function isUnderOtherName({ headers, host }: HttpFacts): boolean {
  if (OWN_NAME.test(host)) return false;
  if (headers['user-agent']?.startsWith('Mozilla/') === true) return true;
  return headers['accept-language'] !== undefined && headers['sec-fetch-mode'] === undefined;
}

async function openIdentity(
  accessKeyId: string | undefined,
  keys: Pick<KeyStore, 'find'> | undefined,
): Promise<Identity> {
  if (accessKeyId !== undefined && /^\d{12}$/.test(accessKeyId)) return rootIdentity(accessKeyId, accessKeyId);
  const key = accessKeyId !== undefined && ISSUED_KEY.test(accessKeyId) ? await keys?.find(accessKeyId) : undefined;
  return key === undefined
    ? rootIdentity(DEFAULT_ACCOUNT, accessKeyId)
    : { ...key.identity, accessKeyId: key.accessKeyId };
}

/** `--auth sigv4`: signatures, presigned URLs and chunk signatures are verified against known keys. */
export function createSigV4Authenticator({
  keys,
  clock,
}: {
  readonly keys: KeyStore;
  readonly clock: Clock;
}): Authenticate {
  return async (facts, target) => {
    const family = refuse.familyOf(target);
    const claim = readClaim(facts);
    const now = clock.now();
    if (claim.kind === 'none') {
      const older = family === 's3' ? readOlderClaim(facts) : undefined;
      if (older === undefined) throw refuse.missing(family);
      return olderUrl(facts, older, keys, now);
    }
    if (claim.kind === 'malformed') throw refuse.malformed(family, claim);
    checkScope(claim, target, family);
    checkTime(claim, family, now);
    const key = await findKey(keys, claim, family, now);
    if (family === 's3') checkSignedHeaders(facts, claim);
    return answer(
      claim.scope.region,
      { ...key.identity, accessKeyId: key.accessKeyId },
      verify(facts, claim, key, family),
    );
  };
}

function answer(
  region: string | undefined,
  identity: Authenticated['identity'],
  body: BodyAuth | undefined,
): Authenticated {
  const base = { identity, region: region || DEFAULT_REGION };
  return body === undefined ? base : { ...base, body };
}

/** A presigned URL of Signature Version 2, which names no Region. */
async function olderUrl(facts: HttpFacts, claim: OlderClaim, keys: KeyStore, now: number): Promise<Authenticated> {
  if (Number.isNaN(claim.expiresAt)) throw refuse.olderUrlIncomplete();
  if (now > claim.expiresAt) throw refuse.expiredOlderUrl(claim.expiresAt, now);
  const key = await findKey(keys, claim, 's3', now);
  if (!equal(olderSignature(facts, key.secretAccessKey), claim.signature)) throw refuse.mismatch('s3');
  return answer(undefined, { ...key.identity, accessKeyId: key.accessKeyId }, bodyOf(facts, undefined));
}

function checkScope(claim: SignedClaim, target: AuthTarget, family: refuse.Family): void {
  if (claim.algorithm !== 'AWS4-HMAC-SHA256')
    throw refuse.malformed(family, { kind: 'malformed', place: claim.place, missing: ['Algorithm'], text: '' });
  if (claim.scope.service !== target.signingName)
    throw refuse.wrongService(family, target.signingName, claim.scope.service);
  if (claim.place === 'header' && !isoDay(claim.date).startsWith(claim.scope.day))
    throw refuse.wrongDay(family, claim.scope.day, claim.date);
}

function checkTime(claim: SignedClaim, family: refuse.Family, now: number): void {
  const signedAt = readDate(claim.date);
  if (signedAt === undefined)
    throw refuse.malformed(family, { kind: 'malformed', place: claim.place, missing: ['X-Amz-Date'], text: '' });
  const tolerance = TOLERANCE[family];
  if (claim.place === 'header') {
    if (Math.abs(now - signedAt) > tolerance) throw refuse.skewed(family, signedAt, now, tolerance);
    return;
  }
  const expires = claim.expires ?? Number.NaN;
  if (!(expires >= 0 && expires <= MAX_EXPIRES)) throw refuse.badExpires();
  if (signedAt - now > tolerance) throw refuse.skewed(family, signedAt, now, tolerance);
  if (now > signedAt + expires * 1000) throw refuse.expiredUrl(family, signedAt + expires * 1000, now, expires);
}

async function findKey(
  keys: KeyStore,
  claim: Pick<SignedClaim, 'accessKeyId' | 'sessionToken'>,
  family: refuse.Family,
  now: number,
): Promise<AccessKey> {
  const key = await keys.find(claim.accessKeyId);
  if (key === undefined) throw refuse.unknownKey(family, claim.accessKeyId);
  if (key.sessionToken !== undefined && key.sessionToken !== claim.sessionToken) throw refuse.badToken(family);
  if (key.expiresAt !== undefined && key.expiresAt <= now) throw refuse.expiredToken(family);
  return key;
}

/** S3 refuses `x-amz-…` headers that nobody signed: a presigned URL must not be widened by its holder. */
function checkSignedHeaders(facts: HttpFacts, claim: SignedClaim): void {
  const signed = new Set(claim.signedHeaders);
  const loose = Object.keys(facts.headers).filter(
    (name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !signed.has(name),
  );
  if (!signed.has('host')) loose.push('host');
  if (loose.length > 0) throw refuse.unsignedHeaders(loose);
}

function verify(facts: HttpFacts, claim: SignedClaim, key: AccessKey, family: refuse.Family): BodyAuth | undefined {
  const check = (payloadHash: string): void => {
    if (!equal(expectedSignature(facts, claim, payloadHash, key.secretAccessKey), claim.signature))
      throw refuse.mismatch(family);
  };
  const declared = facts.headers['x-amz-content-sha256'];
  if (claim.place === 'query' && family === 's3') check(declared ?? 'UNSIGNED-PAYLOAD');
  else if (declared !== undefined) check(declared);
  else return { verifySha256: check };
  return bodyOf(facts, {
    seed: claim.signature,
    key: signingKey(key.secretAccessKey, claim.scope),
    date: claim.date,
    scope: scopeText(claim.scope),
    signedTrailer: declared?.endsWith('-TRAILER') ?? false,
    mismatch: () => refuse.mismatch(family),
  });
}

/** What `x-amz-content-sha256` asks for: chunks to unpack, a hash to compare, or nothing. */
function bodyOf(facts: HttpFacts, signer: ChunkSigner | undefined): BodyAuth | undefined {
  const declared = facts.headers['x-amz-content-sha256'];
  if (declared?.startsWith('STREAMING-'))
    return unchunked(facts, declared.startsWith('STREAMING-AWS4-HMAC-SHA256') ? signer : undefined);
  if (declared === undefined || !HEX_HASH.test(declared)) return undefined;
  return {
    verifySha256(computed) {
      if (computed !== declared) throw refuse.contentMismatch(declared, computed);
    },
  };
}

function unchunked(facts: HttpFacts, signer: ChunkSigner | undefined): BodyAuth {
  const length = facts.headers['x-amz-decoded-content-length'];
  const known = length !== undefined && /^\d+$/.test(length) ? { decodedLength: Number(length) } : {};
  let trailers = (): Readonly<Record<string, string>> => ({});
  return {
    ...known,
    wrapBody(source) {
      const unpacked = unchunk(source, { ...known, ...(signer !== undefined && { signer }) });
      trailers = unpacked.trailers;
      return unpacked.content;
    },
    trailers: () => trailers(),
  };
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `20260101T000000Z`, or an HTTP date where only `Date` was sent. */
function readDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const time =
    match === null
      ? Date.parse(text)
      : Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function isoDay(text: string): string {
  const time = readDate(text);
  return time === undefined ? '' : new Date(time).toISOString().slice(0, 10).replaceAll('-', '');
}
