import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operations } from '../../models/generated/s3.ts';
import type { RequestContext } from '../../models/service.ts';
import type { StreamingBlob } from '../../models/types.ts';
import { manualClock } from '../../platform/clock.ts';
import { rootIdentity } from '../../platform/identity.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import { createS3Service } from './index.ts';

/** For tests: the service over a real store in a folder of its own, called as the wire would. */
export async function openHarness() {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-s3-'));
  const clock = manualClock();
  const store = await openStore({ folder, clock, ids: systemIds, log: silentLogger });
  const service = createS3Service({ store, clock, ids: systemIds, log: silentLogger });

  async function call<Name extends keyof Operations>(
    operation: Name,
    input: Operations[Name]['input'],
    options: CallOptions = {},
  ): Promise<Operations[Name]['output']> {
    const handler = service.handlers[operation];
    if (handler === undefined) throw new Error(`no handler for ${operation}`);
    const accountId = options.accountId ?? '123456789012';
    const ctx: RequestContext = {
      accountId,
      region: options.region ?? 'us-east-1',
      requestId: 'test',
      identity: rootIdentity(accountId),
      log: silentLogger,
      signal: new AbortController().signal,
      ...(options.headers === undefined
        ? {}
        : {
            http: {
              method: 'POST',
              host: 'localhost',
              protocol: 'http' as const,
              path: '/',
              query: '',
              headers: options.headers,
            },
          }),
    };
    // The table forgot which operation each handler is for; `call`'s own signature says it.
    return (await handler(ctx, input as never)) as Operations[Name]['output'];
  }

  return {
    call,
    service,
    store,
    clock,
    /** How many blobs lie on the disk. */
    async blobs(): Promise<number> {
      let count = 0;
      for await (const _ of store.blobs.list()) count++;
      return count;
    },
    async leftovers(): Promise<string[]> {
      return (await readdir(join(folder, 'blobs'), { recursive: true })).filter((name) => name.includes('incoming/'));
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface CallOptions {
  readonly accountId?: string;
  readonly region?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** A streamed body in pieces, with trailers behind it. */
export function body(
  content: string | Uint8Array,
  options: { trailers?: Record<string, string>; cut?: number } = {},
): StreamingBlob {
  const bytes = Buffer.from(content);
  const cut = options.cut ?? 3;
  const { trailers } = options;
  return {
    length: bytes.length,
    ...(trailers === undefined ? {} : { trailers: () => trailers }),
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
    },
  };
}

export async function text(blob: StreamingBlob | undefined): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
