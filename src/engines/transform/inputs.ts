import { parseJson } from '../../platform/json.ts';
import type { TransformSpec } from './engine.ts';
import { type ObjectTransfer, splitUri, TransferError } from './transfer.ts';

/** One input object and where its answer goes: the same path below the output prefix, with `.out` behind. */
export interface TransformObject {
  readonly uri: string;
  readonly output: string;
}

/** Manifests are small lists; one that is not is a mistake. */
const MAX_MANIFEST = 64 * 1024 * 1024;

export async function* inputObjects(transfer: ObjectTransfer, spec: TransformSpec): AsyncGenerator<TransformObject> {
  if (spec.input.kind === 's3-manifest') yield* manifestObjects(transfer, spec);
  else yield* prefixObjects(transfer, spec);
}

async function* prefixObjects(transfer: ObjectTransfer, spec: TransformSpec): AsyncGenerator<TransformObject> {
  const { key: prefix } = splitUri(spec.input.uri);
  for await (const { uri, key } of transfer.list(spec, spec.input.uri)) {
    // The markers that consoles make for folders.
    if (key.endsWith('/')) continue;
    // The output prefix may lie below the input's: what the job has written itself is no input, not after a restart either.
    const output = uri.startsWith(spec.output.uri) && key.endsWith('.out');
    if (output && (await transfer.marker(spec, uri)) === spec.id) continue;
    yield { uri, output: outputUri(spec.output.uri, relativeKey(prefix, key)) };
  }
}

/** `[{"prefix": "s3://bucket/path/"}, "a.csv", …]`, https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html */
async function* manifestObjects(transfer: ObjectTransfer, spec: TransformSpec): AsyncGenerator<TransformObject> {
  const entries = parseManifest(await readText(await transfer.read(spec, spec.input.uri)), spec.input.uri);
  for (const name of entries.names) {
    yield { uri: `${entries.prefix}${name}`, output: outputUri(spec.output.uri, name) };
  }
}

export function parseManifest(
  text: string,
  uri: string,
): { readonly prefix: string; readonly names: readonly string[] } {
  const bad = (why: string): TransferError => new TransferError(`The manifest ${uri} cannot be read: ${why}.`);
  let document: unknown;
  try {
    document = parseJson(text);
  } catch {
    throw bad('it is not JSON');
  }
  if (!Array.isArray(document)) throw bad('it is not a list');
  const [head, ...names] = document as readonly unknown[];
  const prefix = typeof head === 'object' && head !== null ? (head as { readonly prefix?: unknown }).prefix : undefined;
  if (typeof prefix !== 'string') throw bad('its first entry is not {"prefix": "s3://…"}');
  if (!names.every((name) => typeof name === 'string')) throw bad('an entry behind the prefix is not a text');
  return { prefix, names };
}

/** The part of a key that is kept in the output: what lies behind the prefix, taken as a folder where it is one. */
export function relativeKey(prefix: string, key: string): string {
  if (key.startsWith(`${prefix}/`)) return key.slice(prefix.length + 1);
  return key.slice(prefix.lastIndexOf('/') + 1);
}

const outputUri = (prefix: string, name: string): string => `${prefix.replace(/\/+$/, '')}/${name}.out`;

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > MAX_MANIFEST) throw new TransferError(`The manifest is larger than ${MAX_MANIFEST} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
