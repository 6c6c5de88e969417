import { createHash } from 'node:crypto';
import type { Call } from '../../../platform/call.ts';
import { ServiceError } from '../../../platform/errors.ts';

/** S3 and Lambda in memory, as far as labeling uses them. */
export interface FakeAws {
  readonly call: Call;
  /** By `s3://bucket/key`. */
  readonly objects: Map<string, string>;
  /** By name; what is thrown is the function's failure. */
  readonly functions: Map<string, (event: Record<string, unknown>) => unknown>;
  /** Objects whose URI contains the text. */
  under(part: string): readonly string[];
}

interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly Prefix?: string;
  readonly Body?: AsyncIterable<Uint8Array>;
  readonly IfMatch?: string;
  readonly Range?: string;
  readonly FunctionName: string;
  readonly Payload?: Uint8Array;
}

export function fakeAws(): FakeAws {
  const objects = new Map<string, string>();
  const functions: FakeAws['functions'] = new Map();
  const etagOf = (content: string): string => `"${createHash('md5').update(content).digest('hex')}"`;
  const functionNamed = (arn: string) => {
    const found = functions.get(arn.split(':').at(-1) ?? '');
    if (found === undefined)
      throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, { status: 404 });
    return found;
  };
  const operations: Readonly<Record<string, (input: Input) => unknown>> = {
    GetObject({ Bucket, Key, IfMatch, Range }) {
      const content = objects.get(`s3://${Bucket}/${Key}`);
      if (content === undefined)
        throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
      const ETag = etagOf(content);
      if (IfMatch !== undefined && IfMatch !== ETag) throw new ServiceError('PreconditionFailed', '', { status: 412 });
      const bytes = Buffer.from(content).subarray(Number(/^bytes=(\d+)-$/.exec(Range ?? '')?.[1] ?? 0));
      return { ETag, ContentLength: bytes.length, Body: inPieces(bytes) };
    },
    async PutObject({ Bucket, Key, Body }) {
      const pieces: Uint8Array[] = [];
      for await (const piece of Body ?? []) pieces.push(piece);
      objects.set(`s3://${Bucket}/${Key}`, Buffer.concat(pieces).toString());
      return {};
    },
    ListObjectsV2({ Bucket, Prefix = '' }) {
      const head = `s3://${Bucket}/`;
      const keys = [...objects.keys()].filter((uri) => uri.startsWith(`${head}${Prefix}`)).sort();
      return { Contents: keys.slice(0, 1).map((uri) => ({ Key: uri.slice(head.length) })) };
    },
    GetFunctionConfiguration({ FunctionName }) {
      functionNamed(FunctionName);
      return {};
    },
    Invoke({ FunctionName, Payload }) {
      const run = functionNamed(FunctionName);
      try {
        const answer = run(JSON.parse(Buffer.from(Payload ?? []).toString()));
        return { Payload: Buffer.from(JSON.stringify(answer)) };
      } catch (error) {
        const told = { errorType: 'Error', errorMessage: error instanceof Error ? error.message : '' };
        return { FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify(told)) };
      }
    },
  };
  return {
    objects,
    functions,
    under: (part) => [...objects.keys()].filter((uri) => uri.includes(part)).sort(),
    // Each operation reads the members that are its own.
    call: async ({ operation, input }) => operations[operation]?.(input as Input),
  };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 37) yield bytes.subarray(at, at + 37);
}
