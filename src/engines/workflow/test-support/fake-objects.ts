import { createHash } from 'node:crypto';
import type { Call } from '../../../platform/call.ts';
import { ServiceError } from '../../../platform/errors.ts';

/** A bucket service in memory, as much of it as Map Runs use. */
export interface FakeObjects {
  readonly call: Call;
  /** Content by `bucket/key`. */
  readonly objects: Map<string, Buffer>;
  /** Operations called, as `GetObject bucket/key`. */
  readonly calls: string[];
  put(place: string, content: string | Uint8Array): void;
  text(place: string): string;
}

/** @param chunk how many bytes a body comes in at a time. */
export function createFakeObjects({ chunk = 7, pageSize = 3 } = {}): FakeObjects {
  const objects = new Map<string, Buffer>();
  const calls: string[] = [];
  const etagOf = (content: Buffer): string => `"${createHash('md5').update(content).digest('hex')}"`;

  const get = (input: Readonly<Record<string, string | undefined>>): object => {
    const content = objects.get(`${input['Bucket']}/${input['Key']}`);
    if (content === undefined)
      throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
    const ETag = etagOf(content);
    if (input['IfMatch'] !== undefined && input['IfMatch'] !== ETag) {
      throw new ServiceError('PreconditionFailed', 'At least one of the pre-conditions did not hold', { status: 412 });
    }
    const range = /^bytes=(\d+)-(\d+)$/.exec(input['Range'] ?? '');
    const bytes = range === null ? content : content.subarray(Number(range[1]), Number(range[2]) + 1);
    async function* body(): AsyncIterable<Uint8Array> {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    }
    return { Body: body(), ETag, ContentLength: bytes.length };
  };

  const list = (input: Readonly<Record<string, string | undefined>>): object => {
    const bucket = `${input['Bucket']}/`;
    const behind = input['ContinuationToken'] ?? input['StartAfter'] ?? '';
    const keys = [...objects.keys()]
      .filter((place) => place.startsWith(bucket + (input['Prefix'] ?? '')))
      .map((place) => place.slice(bucket.length))
      .filter((key) => key > behind)
      .sort();
    const page = keys.slice(0, pageSize);
    return {
      Contents: page.map((Key) => {
        const content = objects.get(bucket + Key) ?? Buffer.alloc(0);
        return {
          Key,
          Size: content.length,
          ETag: etagOf(content),
          LastModified: 1_700_000_000_000,
          StorageClass: 'STANDARD',
        };
      }),
      ...(keys.length > page.length ? { NextContinuationToken: page.at(-1) } : {}),
    };
  };

  return {
    objects,
    calls,
    put: (place, content) => void objects.set(place, Buffer.from(content)),
    text: (place) => (objects.get(place) ?? Buffer.alloc(0)).toString('utf8'),
    async call({ service, operation, input }) {
      // What Map Runs send.
      const given = input as Readonly<Record<string, string | undefined>> & {
        readonly Body?: AsyncIterable<Uint8Array>;
      };
      calls.push(`${operation} ${given['Bucket']}/${given['Key'] ?? given['Prefix'] ?? ''}`);
      if (service !== 's3') throw new ServiceError('NotImplemented', `${service} is not here`);
      if (operation === 'GetObject') return get(given);
      if (operation === 'ListObjectsV2') return list(given);
      if (operation !== 'PutObject') throw new ServiceError('NotImplemented', operation);
      if (given['Bucket'] === 'missing')
        throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', { status: 404 });
      const parts: Uint8Array[] = [];
      for await (const part of given.Body ?? []) parts.push(part);
      objects.set(`${given['Bucket']}/${given['Key']}`, Buffer.concat(parts));
      return {};
    },
  };
}
