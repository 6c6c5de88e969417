import { JobError } from '../engine.ts';
import { type ObjectTransfer, splitUri } from './port.ts';

/** S3 in memory, for tests: bucket and key in one name, `bucket/key`. */
export interface MemoryTransfer extends ObjectTransfer {
  readonly objects: Map<string, Buffer>;
  /** Every URI that was put, in order. */
  readonly puts: string[];
  /** Every URI that was opened, in order. */
  readonly opens: string[];
}

export function memoryTransfer(content: Readonly<Record<string, string | Buffer>> = {}): MemoryTransfer {
  const objects = new Map(Object.entries(content).map(([name, value]) => [name, Buffer.from(value)]));
  const puts: string[] = [];
  const opens: string[] = [];
  const nameOf = (uri: string): string => {
    const place = splitUri(uri);
    if (place === undefined) throw new JobError(`"${uri}" is not an S3 URI`);
    return `${place.bucket}/${place.key}`;
  };
  return {
    objects,
    puts,
    opens,
    async *list(uri, signal) {
      const name = nameOf(uri);
      const bucket = name.slice(0, name.indexOf('/') + 1);
      for (const key of [...objects.keys()].sort()) {
        signal.throwIfAborted();
        if (key.startsWith(name)) yield { key: key.slice(bucket.length), size: objects.get(key)?.length ?? 0 };
      }
    },
    async open(uri) {
      opens.push(uri);
      const content = objects.get(nameOf(uri));
      if (content === undefined) throw new JobError(`NoSuchKey (404): ${uri}`);
      return pieces(content);
    },
    async put(uri, body) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      objects.set(nameOf(uri), Buffer.concat(chunks));
      puts.push(uri);
    },
  };
}

/** In small pieces, so that nothing relies on whole objects. */
async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += 1000) yield content.subarray(from, from + 1000);
}
