import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpFacts } from '../../models/service.ts';
import { manualClock } from '../../platform/clock.ts';
import { isServiceError } from '../../platform/errors.ts';
import { rootIdentity } from '../../platform/identity.ts';
import type { KeyStore } from '../../platform/keys.ts';
import { createOpenAuthenticator, createSigV4Authenticator } from './authenticator.ts';

/**
 * Signatures made by botocore 1.43's HmacV1QueryAuth (what `generate_presigned_url` uses by default) for the key below, with the
 * expiry at the second 2,000,000,000.
 */
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const EXPIRES = 2_000_000_000;
const keys: KeyStore = {
  async find(accessKeyId) {
    if (accessKeyId === 'AKIDEXAMPLE')
      return { accessKeyId, secretAccessKey: secret, identity: rootIdentity('111122223333') };
    if (accessKeyId === 'ASIAEXAMPLE')
      return { accessKeyId, secretAccessKey: secret, sessionToken: 'tok', identity: rootIdentity('111122223333') };
    return undefined;
  },
  issue: () => Promise.reject(new Error('not used here')),
};
const target = { service: 's3', signingName: 's3' };
const authenticate = createSigV4Authenticator({ keys, clock: manualClock(EXPIRES * 1000) });

const request = (path: string, query: string, more: Partial<HttpFacts> = {}): HttpFacts => ({
  method: 'GET',
  host: '127.0.0.1:4600',
  protocol: 'http',
  path,
  query,
  headers: { host: '127.0.0.1:4600' },
  ...more,
});
const url = (signature: string, keyId = 'AKIDEXAMPLE') =>
  `AWSAccessKeyId=${keyId}&Signature=${encodeURIComponent(signature)}&Expires=${EXPIRES}`;

const SIGNATURES = {
  get: 'puF3ZJDpSTAi+ND7rCZ+UADlOrw=',
  version: 'jXyC2kj1Y4OCQAJdtXbv8GJwTEE=',
  token: 'z/1mLPmDlHdJrmAh4oHERH95mmI=',
  put: 'uOjEE2gKhPPXj4aLXKoyIUzQbTc=',
  virtual: 'puF3ZJDpSTAi+ND7rCZ+UADlOrw=',
};

const refusedWith = (code: string, text: RegExp) => (error: unknown) =>
  isServiceError(error) && error.code === code && text.test(error.message);

test('what botocore signs is accepted: plain, with parameters of the resource, with a token, with a type, at a virtual host', async () => {
  const answer = await authenticate(request('/bucket/a%20key', url(SIGNATURES.get)), target);
  assert.deepEqual([answer.identity.accountId, answer.region], ['111122223333', 'us-east-1']);
  const parameters = 'response-content-type=text%2Fcsv&versionId=3&max-keys=7';
  await authenticate(request('/bucket/a%20key', `${parameters}&${url(SIGNATURES.version)}`), target);
  const token = `${url(SIGNATURES.token, 'ASIAEXAMPLE')}&x-amz-security-token=tok`;
  await authenticate(request('/bucket/a%20key', token), target);
  const put = `${url(SIGNATURES.put)}&content-type=text%2Fplain`;
  const headers = { host: 'localhost', 'content-type': 'text/plain' };
  await authenticate(request('/bucket/a%20key', put, { method: 'PUT', headers }), target);
  await authenticate(request('/a%20key', url(SIGNATURES.virtual), { host: 'bucket.localhost:4600' }), target);
});

test('each way to be wrong is refused', async () => {
  const mismatch = refusedWith('SignatureDoesNotMatch', /does not match/);
  const query = url(SIGNATURES.get);
  await assert.rejects(async () => authenticate(request('/bucket/other', query), target), mismatch);
  await assert.rejects(
    async () => authenticate(request('/bucket/a%20key', query, { method: 'PUT' }), target),
    mismatch,
  );
  for (const other of ['acl', 'attributes', 'encryption', 'renameObject'])
    await assert.rejects(async () => authenticate(request('/bucket/a%20key', `${other}&${query}`), target), mismatch);
  const widened = { headers: { 'x-amz-copy-source': '/other/secret' } };
  await assert.rejects(async () => authenticate(request('/bucket/a%20key', query, widened), target), mismatch);
  await assert.rejects(
    async () => authenticate(request('/bucket/a%20key', query.replace('AKID', 'NONE')), target),
    refusedWith('InvalidAccessKeyId', /does not exist/),
  );
  await assert.rejects(
    async () => authenticate(request('/bucket/a%20key', `${url(SIGNATURES.token, 'ASIAEXAMPLE')}`), target),
    refusedWith('InvalidToken', /malformed or otherwise invalid/),
  );
  await assert.rejects(
    async () => authenticate(request('/bucket/a%20key', query.replace(/&Expires.*/, '')), target),
    refusedWith('AccessDenied', /requires the Signature, Expires/),
  );
  const late = createSigV4Authenticator({ keys, clock: manualClock(EXPIRES * 1000 + 1) });
  await assert.rejects(
    async () => late(request('/bucket/a%20key', query), target),
    refusedWith('AccessDenied', /^Request has expired$/),
  );
  await assert.rejects(
    async () => authenticate(request('/', query), { service: 'states', signingName: 'states' }),
    refusedWith('MissingAuthenticationTokenException', /./),
  );
});

test('without authentication its key id may name an account', async () => {
  const answer = await createOpenAuthenticator()(request('/bucket/key', url('any', '444455556666')), target);
  assert.equal(answer.identity.accountId, '444455556666');
});
