import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { SignatureV4 } from '@smithy/signature-v4';
import { signRequest } from './sign.ts';

const bytesOf = (data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array => {
  if (typeof data === 'string') return data;
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
};

class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
  reset(): void {}
}

const signer = (service: string, uriEscapePath: boolean): SignatureV4 =>
  new SignatureV4({
    service,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'the session' },
    sha256: Sha256,
    applyChecksum: false,
    uriEscapePath,
  });

/** Signs the same request here and with AWS's own code. */
async function bothWays(service: string, method: string, path: string, query: string, body: string) {
  const now = Date.UTC(2026, 1, 3, 4, 5, 6, 789);
  const host = 'service.example:8443';
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.GetItem' };
  const ours = signRequest({
    ...{ method, host, path, query, headers, service },
    payloadHash: createHash('sha256').update(body).digest('hex'),
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'the session' },
    now,
  });
  const theirs = await signer(service, service !== 's3').sign(
    {
      ...{ method, protocol: 'https:', hostname: host, path, body },
      headers: { ...headers, host },
      query: Object.fromEntries(new URLSearchParams(query)),
    },
    { signingDate: new Date(now) },
  );
  return { ours, theirs: theirs.headers };
}

test('signs as AWS’s own SDK does', async () => {
  const { ours, theirs } = await bothWays('dynamodb', 'POST', '/', '', '{"TableName":"t"}');
  assert.equal(ours['authorization'], theirs['authorization']);
  assert.equal(ours['x-amz-date'], '20260203T040506Z');
  assert.equal(ours['x-amz-security-token'], 'the session');
  assert.equal(ours['host'], undefined);
});

test('paths and queries are signed as they are sent', async () => {
  for (const [service, path, query] of [
    ['batch', '/v1/tags/arn%3Aaws%3Abatch%3A%3Ax%2Fy', 'tagKeys=a%20b&max=1'],
    ['s3', '/v20180820/bucket/a%20b', ''],
  ] as const) {
    const { ours, theirs } = await bothWays(service, 'GET', path, query, '');
    assert.equal(ours['authorization'], theirs['authorization'], service);
  }
});
