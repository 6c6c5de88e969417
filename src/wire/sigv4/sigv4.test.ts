import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import type { HttpFacts } from '../../models/service.ts';
import { manualClock } from '../../platform/clock.ts';
import { isServiceError } from '../../platform/errors.ts';
import { rootIdentity } from '../../platform/identity.ts';
import type { KeyStore } from '../../platform/keys.ts';
import type { AuthTarget } from '../authenticate.ts';
import { createOpenAuthenticator, createSigV4Authenticator } from './authenticator.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const keys: KeyStore = {
  async find(accessKeyId) {
    if (accessKeyId === 'AKIDEXAMPLE')
      return { accessKeyId, secretAccessKey: secret, identity: rootIdentity('111122223333') };
    if (accessKeyId === 'ASIAEXAMPLE') {
      return {
        accessKeyId,
        secretAccessKey: secret,
        sessionToken: 'tok',
        identity: rootIdentity('111122223333'),
        expiresAt: NOW + 60_000,
      };
    }
    return undefined;
  },
  issue: () => Promise.reject(new Error('not used here')),
};

class NodeSha256 {
  private readonly state;
  constructor(key?: Uint8Array | string) {
    this.state = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: Uint8Array | string): void {
    this.state.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.state.digest();
  }
}

interface Wanted {
  readonly service: string;
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly keyId?: string;
  readonly token?: string;
  readonly at?: number;
}

function signer(wanted: Wanted): SignatureV4 {
  return new SignatureV4({
    service: wanted.service,
    region: 'eu-west-1',
    credentials: {
      accessKeyId: wanted.keyId ?? 'AKIDEXAMPLE',
      secretAccessKey: secret,
      ...(wanted.token !== undefined && { sessionToken: wanted.token }),
    },
    // The oracle's constructor type asks for its own checksum interface, which NodeSha256 fulfils structurally.
    sha256: NodeSha256 as never,
    uriEscapePath: wanted.service !== 's3',
    applyChecksum: wanted.service === 's3',
  });
}

function unsigned(wanted: Wanted) {
  return {
    method: 'POST',
    protocol: 'http:',
    hostname: 'localhost',
    path: wanted.path ?? '/',
    query: wanted.query ?? {},
    headers: { host: 'localhost:4600', ...wanted.headers },
    body: wanted.body ?? '{}',
  };
}

function facts(request: {
  method: string;
  path: string;
  query?: Record<string, unknown> | undefined;
  headers: Record<string, string>;
}): HttpFacts {
  const pairs = Object.entries(request.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  const query = new URLSearchParams(pairs).toString();
  const headers = Object.fromEntries(
    // As a client sends what it signed, and as Node gives that: UTF-8, each byte a letter.
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), Buffer.from(value).toString('latin1')]),
  );
  return {
    method: request.method,
    host: 'localhost:4600',
    protocol: 'http',
    path: request.path,
    query: query.replaceAll('+', '%20'),
    headers,
  };
}

async function sign(wanted: Wanted): Promise<HttpFacts> {
  return facts(await signer(wanted).sign(unsigned(wanted), { signingDate: new Date(wanted.at ?? NOW) }));
}

async function presign(wanted: Wanted, expiresIn = 60): Promise<HttpFacts> {
  const options = { signingDate: new Date(wanted.at ?? NOW), expiresIn };
  return facts(
    await signer(wanted).presign(
      { ...unsigned({ ...wanted, body: '', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }), method: 'GET' },
      options,
    ),
  );
}

const authenticate = createSigV4Authenticator({ keys, clock: manualClock(NOW) });
/** As the SDKs encode a path before they sign it. */
const strictly = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const target = (service: string): AuthTarget => ({ service, signingName: service });
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

async function accept(request: HttpFacts, service: string, body = '{}') {
  const answer = await authenticate(request, target(service));
  await answer.body?.verifySha256?.(hash(body));
  return answer;
}

const refusedWith = (code: string, text?: RegExp) => (error: unknown) => {
  assert.ok(isServiceError(error), String(error));
  assert.equal(error.code, code);
  if (text) assert.match(error.message, text);
  return true;
};

test('a request signed by the official signer is accepted, with its key, account and Region', async () => {
  const answer = await accept(await sign({ service: 'states', body: '{"name":"x"}' }), 'states', '{"name":"x"}');
  assert.equal(answer.identity.accountId, '111122223333');
  assert.equal(answer.identity.accessKeyId, 'AKIDEXAMPLE');
  assert.equal(answer.region, 'eu-west-1');
});

test('whatever the path, query, headers and body, what the official signer signs is accepted and one changed byte is not', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  const segment = text.filter((part) => part !== '.' && part !== '..' && !part.includes('/') && part.isWellFormed());
  const word = fc.stringMatching(/^[A-Za-z0-9 +=&?%*'()~._-]{1,10}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('s3', 'states', 'sagemaker'),
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      // The official signer takes `__proto__` for no parameter.
      fc.dictionary(
        word.filter((name) => name !== '__proto__'),
        word,
        { maxKeys: 4 },
      ),
      fc.stringMatching(/^[A-Za-z0-9 +=éΩ😀.-]{1,10}$/u),
      text,
      async (service, segments, query, header, body) => {
        const path = `/${segments.map(strictly).join('/')}`;
        const request = await sign({ service, path, query, headers: { 'x-amz-meta-note': header }, body });
        await accept(request, service, body);
        const changed = { ...request, headers: { ...request.headers, 'x-amz-meta-note': `${header}!` } };
        await assert.rejects(accept(changed, service, body), isServiceError);
      },
    ),
    { numRuns: 60 },
  );
});

test('each way to be wrong gets the answer of its family', async () => {
  const good = await sign({ service: 'states' });
  const none = { ...good, headers: { host: 'localhost:4600' } };
  await assert.rejects(
    accept(none, 'states'),
    refusedWith('MissingAuthenticationTokenException', /^Missing Authentication Token$/),
  );
  await assert.rejects(accept(none, 's3'), refusedWith('AccessDenied'));
  await assert.rejects(accept(none, 'sts'), refusedWith('MissingAuthenticationToken'));

  const half = {
    ...good,
    headers: {
      ...good.headers,
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/eu-west-1/states/aws4_request',
    },
  };
  await assert.rejects(
    accept(half, 'states'),
    refusedWith('IncompleteSignatureException', /'Signature' parameter.*'SignedHeaders' parameter/),
  );
  await assert.rejects(accept(half, 's3'), refusedWith('AuthorizationHeaderMalformed'));

  await assert.rejects(
    accept(await sign({ service: 'states', keyId: 'AKIDNOBODY' }), 'states'),
    refusedWith('UnrecognizedClientException'),
  );
  await assert.rejects(
    accept(await sign({ service: 'sts', keyId: 'AKIDNOBODY' }), 'sts'),
    refusedWith('InvalidClientTokenId'),
  );
  await assert.rejects(
    accept(await sign({ service: 's3', keyId: 'AKIDNOBODY' }), 's3'),
    refusedWith('InvalidAccessKeyId'),
  );

  await assert.rejects(
    accept(good, 'states', '{"changed":1}'),
    refusedWith('InvalidSignatureException', /does not match/),
  );
  await assert.rejects(
    accept(good, 'sagemaker'),
    refusedWith('InvalidSignatureException', /correct service: 'sagemaker'/),
  );
  const swapped = await sign({ service: 's3', body: 'abc' });
  await assert.rejects(accept(swapped, 's3', 'abd'), refusedWith('XAmzContentSHA256Mismatch'));
});

test('clocks: five minutes for most, fifteen for S3, both ways', async () => {
  const minutes = 60_000;
  await accept(await sign({ service: 'states', at: NOW - 4 * minutes }), 'states');
  await assert.rejects(
    accept(await sign({ service: 'states', at: NOW - 6 * minutes }), 'states'),
    refusedWith(
      'InvalidSignatureException',
      /^Signature expired: 20260115T115400Z is now earlier than 20260115T115500Z \(20260115T120000Z - 5 min\.\)$/,
    ),
  );
  await assert.rejects(
    accept(await sign({ service: 'states', at: NOW + 6 * minutes }), 'states'),
    refusedWith('InvalidSignatureException', /^Signature not yet current/),
  );
  await accept(await sign({ service: 's3', at: NOW - 14 * minutes }), 's3');
  await assert.rejects(
    accept(await sign({ service: 's3', at: NOW - 16 * minutes }), 's3'),
    refusedWith('RequestTimeTooSkewed'),
  );
});

test('presigned URLs hold until they expire, and may not be widened by unsigned headers', async () => {
  const wanted = { service: 's3', path: '/bucket/a%20key' };
  await accept(await presign(wanted), 's3');
  await assert.rejects(
    accept(await presign({ ...wanted, at: NOW - 61_000 }), 's3'),
    refusedWith('AccessDenied', /^Request has expired$/),
  );
  const widened = await presign(wanted);
  await assert.rejects(
    accept({ ...widened, headers: { ...widened.headers, 'x-amz-copy-source': '/other/secret' } }, 's3'),
    refusedWith('AccessDenied', /not signed/),
  );
  await assert.rejects(accept({ ...widened, path: '/bucket/another' }, 's3'), refusedWith('SignatureDoesNotMatch'));
});

test('names of JavaScript among the signed headers are headers that are not there', async () => {
  const request = await sign({ service: 's3' });
  for (const name of ['constructor', '__proto__', 'toString']) {
    const authorization = (request.headers['authorization'] ?? '').replace('SignedHeaders=', `SignedHeaders=${name};`);
    await assert.rejects(
      async () => authenticate({ ...request, headers: { ...request.headers, authorization } }, target('s3')),
      refusedWith('SignatureDoesNotMatch'),
    );
  }
});

test('temporary keys need their token and end with their time', async () => {
  await accept(await sign({ service: 'states', keyId: 'ASIAEXAMPLE', token: 'tok' }), 'states');
  await assert.rejects(
    accept(await sign({ service: 'states', keyId: 'ASIAEXAMPLE', token: 'other' }), 'states'),
    refusedWith('UnrecognizedClientException'),
  );
  const late = createSigV4Authenticator({ keys, clock: manualClock(NOW + 61_000) });
  const request = await sign({ service: 'states', keyId: 'ASIAEXAMPLE', token: 'tok', at: NOW + 61_000 });
  await assert.rejects(async () => late(request, target('states')), refusedWith('ExpiredTokenException'));
});

test('without authentication the key id may name an account and the scope names the Region', async () => {
  const open = createOpenAuthenticator();
  const named = await open(await sign({ service: 'states', keyId: '444455556666' }), target('states'));
  assert.deepEqual([named.identity.accountId, named.region], ['444455556666', 'eu-west-1']);
  const other = await open(await sign({ service: 'states', keyId: 'anything' }), target('states'));
  assert.equal(other.identity.accountId, '123456789012');
  const nobody = await open(
    { method: 'GET', host: 'localhost', protocol: 'http', path: '/', query: '', headers: {} },
    target('s3'),
  );
  assert.deepEqual([nobody.identity.accountId, nobody.region], ['123456789012', 'us-east-1']);
});

test('without authentication a web page may show what S3 holds, and nothing else', async () => {
  const open = createOpenAuthenticator();
  const ask = async (service: string, method: string, headers: Record<string, string>) =>
    open({ method, host: '127.0.0.1', protocol: 'http', path: '/', query: '', headers }, target(service));
  for (const page of [{ origin: 'http://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    await assert.rejects(ask('lambda', 'POST', page), refusedWith('AccessDeniedException', /web pages/i));
    // Query services take their parameters from an address too, which an image is enough to ask for.
    await assert.rejects(ask('iam', 'GET', page), refusedWith('AccessDenied'));
    await assert.rejects(ask('s3', 'POST', page), refusedWith('AccessDenied'));
    await ask('s3', 'GET', page);
    await ask('s3', 'HEAD', page);
  }
  await ask('iam', 'GET', { 'sec-fetch-site': 'none' });
  await ask('lambda', 'POST', { 'sec-fetch-mode': 'cors' });
});

test('without authentication a browser is let in under names of this machine, and addresses, only', async () => {
  const open = createOpenAuthenticator();
  const ask = async (host: string, headers: Record<string, string>) =>
    open({ method: 'GET', host, protocol: 'http', path: '/', query: '', headers }, target('s3'));
  const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'accept-language': 'en' };
  // A script can change both, and take away neither.
  const disguised = { 'user-agent': 'Boto3/1.40', 'accept-language': '*' };
  for (const host of ['evil.example:4600', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil%zz'])
    for (const page of [browser, disguised])
      await assert.rejects(ask(host, page), refusedWith('AccessDenied', /web pages/i), host);
  for (const host of ['localhost:4600', 'bucket.localhost', '127.0.0.1:4600', '10.0.0.7', '[::1]:4600', '[fe80::1]'])
    await ask(host, browser);
  await ask('sagebrush.test:4600', { 'user-agent': 'Boto3/1.40' });
  // Node's fetch.
  await ask('sagebrush.test:4600', { 'user-agent': 'node', 'accept-language': '*', 'sec-fetch-mode': 'cors' });
});

test('without authentication a key that was handed out is still who it was made for', async () => {
  const accessKeyId = 'ASIAQEAQCAIBAEAQCAIB';
  const identity = { accountId: '444455556666', arn: 'arn:aws:sts::444455556666:assumed-role/r/s', userId: 'AROAX:s' };
  const open = createOpenAuthenticator({ find: async () => ({ accessKeyId, secretAccessKey: 's', identity }) });
  const request = await sign({ service: 'states', keyId: accessKeyId });
  assert.deepEqual((await open(request, target('states'))).identity, { ...identity, accessKeyId });
});
