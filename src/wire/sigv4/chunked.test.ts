import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isServiceError, ServiceError } from '../../platform/errors.ts';
import { hmac, sha256 } from './canonical.ts';
import { type ChunkSigner, unchunk } from './chunked.ts';

const signer: ChunkSigner = {
  seed: 'a'.repeat(64),
  key: Buffer.from('key'),
  date: '20260115T120000Z',
  scope: '20260115/eu-west-1/s3/aws4_request',
  signedTrailer: true,
  mismatch: () => new ServiceError('SignatureDoesNotMatch', 'no'),
};

/** The sender's side, from the specification. */
function chunk(parts: readonly Uint8Array[], trailer: Readonly<Record<string, string>>, signed: boolean): Buffer {
  let previous = signer.seed;
  const pieces: Buffer[] = [];
  for (const part of [...parts, new Uint8Array()]) {
    const text = ['AWS4-HMAC-SHA256-PAYLOAD', signer.date, signer.scope, previous, sha256(''), sha256(part)].join('\n');
    previous = hmac(signer.key, text).toString('hex');
    pieces.push(
      Buffer.from(`${part.length.toString(16)}${signed ? `;chunk-signature=${previous}` : ''}\r\n`),
      Buffer.from(part),
    );
    if (part.length > 0) pieces.push(Buffer.from('\r\n'));
  }
  const lines = Object.entries(trailer).map(([name, value]) => `${name}:${value}`);
  if (signed) {
    const text = [
      'AWS4-HMAC-SHA256-TRAILER',
      signer.date,
      signer.scope,
      previous,
      sha256(lines.map((line) => `${line}\n`).join('')),
    ].join('\n');
    lines.push(`x-amz-trailer-signature:${hmac(signer.key, text).toString('hex')}`);
  }
  return Buffer.concat([...pieces, Buffer.from(lines.map((line) => `${line}\r\n`).join('')), Buffer.from('\r\n')]);
}

async function* cut(body: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < body.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield body.subarray(at, at + size);
    at += size;
  }
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const parts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 5 });
const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 4 });

test('what was framed comes out, however the network cuts it, signed or not', async () => {
  await fc.assert(
    fc.asyncProperty(parts, sizes, fc.boolean(), async (content, pieces, signed) => {
      const body = chunk(content, { 'x-amz-checksum-crc32': 'AAAAAA==' }, signed);
      const length = content.reduce((sum, part) => sum + part.length, 0);
      const unpacked = unchunk(cut(body, pieces), { decodedLength: length, ...(signed && { signer }) });
      assert.deepEqual(await collect(unpacked.content), Buffer.concat(content));
      assert.deepEqual({ ...unpacked.trailers() }, { 'x-amz-checksum-crc32': 'AAAAAA==' });
    }),
  );
});

test('a changed byte anywhere in a signed body is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 8, maxLength: 40 }), { minLength: 1, maxLength: 3 }),
      fc.nat(),
      async (content, where) => {
        const body = chunk(content, { 'x-amz-checksum-crc32': 'AAAAAA==' }, true);
        // The last CRLF and letter case in the trailer's name carry no meaning.
        const at = where % (body.indexOf('x-amz-checksum') - 2);
        body[at] = (body[at] ?? 0) ^ 0x41;
        await assert.rejects(collect(unchunk(cut(body, [16]), { signer }).content), isServiceError);
      },
    ),
  );
});

test('a body that ends early or has another length than declared is incomplete', async () => {
  const body = chunk([Buffer.from('hello')], {}, false);
  const incomplete = (error: unknown): boolean => isServiceError(error, 'IncompleteBody');
  await assert.rejects(collect(unchunk(cut(body.subarray(0, 6), [4])).content), incomplete);
  await assert.rejects(collect(unchunk(cut(body, [4]), { decodedLength: 4 }).content), incomplete);
  await assert.rejects(collect(unchunk(cut(body, [4]), { decodedLength: 6 }).content), incomplete);
});

test('an endless line does not fill the memory', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield Buffer.alloc(4096, 'a');
  }
  await assert.rejects(collect(unchunk(endless()).content), (error) => isServiceError(error, 'InvalidRequest'));
});

test('trailers without end are refused before they fill the memory', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('0\r\n');
    while (asked < 100_000) yield Buffer.from(`x-${asked++}: y\r\n`);
  }
  await assert.rejects(collect(unchunk(endless()).content), (error) => isServiceError(error, 'InvalidRequest'));
  assert.ok(asked < 4000, `${asked} trailers were taken`);
});
