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

test('signs as AWS’s own SDK does', async () => {
  const body = '{"TableName":"t"}';
  const now = Date.UTC(2026, 1, 3, 4, 5, 6, 789);
  const url = new URL('https://dynamodb.eu-west-1.amazonaws.com/');
  const headers = {
    host: url.host,
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.GetItem',
    'x-amz-security-token': 'the session',
  };
  const ours = signRequest({
    method: 'POST',
    url,
    headers,
    payloadHash: createHash('sha256').update(body).digest('hex'),
    service: 'dynamodb',
    region: 'eu-west-1',
    accessKeyId: 'AKID',
    secretAccessKey: 'secret',
    now,
  });
  const signer = new SignatureV4({
    service: 'dynamodb',
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'the session' },
    sha256: Sha256,
    applyChecksum: false,
  });
  const theirs = await signer.sign(
    { method: 'POST', protocol: 'https:', hostname: url.host, path: '/', headers, body },
    { signingDate: new Date(now) },
  );
  assert.equal(ours['authorization'], theirs.headers['authorization']);
  assert.equal(ours['x-amz-date'], '20260203T040506Z');
});
