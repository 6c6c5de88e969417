import { parseJson } from '../../../platform/json.ts';
import { JobError } from '../engine.ts';
import type { InputPlan } from '../plan.ts';
import { safeRelative } from './paths.ts';
import { type ObjectTransfer, splitUri } from './port.ts';

/** An object to fetch, and its path below the input's folder. */
export interface SourceEntry {
  readonly uri: string;
  readonly relative: string;
}

/** A file that the engine writes itself: the lines of an augmented manifest. */
export interface SourceSet {
  readonly entries: readonly SourceEntry[];
  readonly written?: { readonly relative: string; readonly content: string };
}

const MAX_MANIFEST_BYTES = 256 * 2 ** 20;

/** Every object of an input, in key order. Throws `JobError` for a source that names nothing or cannot be read. */
export async function resolveSource(
  input: InputPlan,
  transfer: ObjectTransfer,
  signal: AbortSignal,
): Promise<SourceSet> {
  const { source } = input;
  const place = splitUri(source.uri);
  if (place === undefined) throw new JobError(`The ${input.label}: "${source.uri}" is not an S3 URI.`);
  switch (source.kind) {
    case 's3-prefix':
      return { entries: await prefixEntries(source.uri, place, transfer, signal) };
    case 's3-object':
      return { entries: [{ uri: source.uri, relative: safeRelative(baseName(place.key), source.uri) }] };
    case 's3-manifest':
      return { entries: await manifestEntries(source.uri, transfer, signal) };
    case 's3-augmented-manifest':
      return augmentedEntries(source.uri, source.attributes, baseName(place.key), transfer, signal);
  }
}

/**
 * All objects whose key begins with the prefix. What stands below `prefix/` keeps its path from there on; what the prefix names only
 * in part (`data/part` for `data/part-1.csv`) keeps its name. Keys that end in `/` are the folder marks of S3 tools, not data.
 */
async function prefixEntries(
  uri: string,
  { bucket, key: prefix }: { readonly bucket: string; readonly key: string },
  transfer: ObjectTransfer,
  signal: AbortSignal,
): Promise<readonly SourceEntry[]> {
  const entries: SourceEntry[] = [];
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  const parent = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  for await (const { key } of transfer.list(uri, signal)) {
    if (key.endsWith('/')) continue;
    const object = `s3://${bucket}/${key}`;
    const relative = key.startsWith(folder) ? key.slice(folder.length) : key.slice(parent.length);
    entries.push({ uri: object, relative: safeRelative(relative, object) });
  }
  return entries;
}

/** `[{"prefix": "s3://bucket/some/"}, "a/b.csv", …]` (S3DataSource$S3Uri in the API reference). */
async function manifestEntries(
  uri: string,
  transfer: ObjectTransfer,
  signal: AbortSignal,
): Promise<readonly SourceEntry[]> {
  const wrong = (what: string): JobError => new JobError(`The manifest ${uri} ${what}.`);
  let manifest: unknown;
  try {
    manifest = parseJson(await readText(uri, transfer, signal));
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong('is not valid JSON');
    throw error;
  }
  const [head, ...rest] = Array.isArray(manifest) ? manifest : [];
  const prefix = typeof head === 'object' && head !== null && 'prefix' in head ? head.prefix : undefined;
  if (typeof prefix !== 'string' || splitUri(prefix) === undefined)
    throw wrong('must be a JSON array whose first element is {"prefix": "s3://..."}');
  return rest.map((entry: unknown) => {
    if (typeof entry !== 'string' || entry === '') throw wrong('must name objects by non-empty strings');
    const object = `${prefix}${entry}`;
    return { uri: object, relative: safeRelative(entry, object) };
  });
}

/**
 * JSON lines, of which only the wanted attributes stay. Attributes named `…-ref` hold S3 URIs: those objects are fetched, and the
 * attribute then holds their path below the input's folder. (SageMaker feeds augmented manifests through a pipe only; files are what
 * a container without pipes can use.)
 */
async function augmentedEntries(
  uri: string,
  attributes: readonly string[],
  name: string,
  transfer: ObjectTransfer,
  signal: AbortSignal,
): Promise<SourceSet> {
  const entries = new Map<string, SourceEntry>();
  const lines: string[] = [];
  const text = await readText(uri, transfer, signal);
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let record: unknown;
    try {
      record = parseJson(line);
    } catch {
      throw new JobError(`The augmented manifest ${uri} is not valid JSON in line ${index + 1}.`);
    }
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      throw new JobError(`The augmented manifest ${uri} has no JSON object in line ${index + 1}.`);
    const kept: Record<string, unknown> = {};
    for (const attribute of attributes) {
      const value: unknown = Reflect.get(record, attribute);
      if (value === undefined)
        throw new JobError(`The augmented manifest ${uri} has no attribute "${attribute}" in line ${index + 1}.`);
      const place = attribute.endsWith('-ref') && typeof value === 'string' ? splitUri(value) : undefined;
      if (place === undefined || typeof value !== 'string') kept[attribute] = value;
      else {
        const relative = safeRelative(`objects/${place.bucket}/${place.key}`, value);
        entries.set(value, { uri: value, relative });
        kept[attribute] = relative;
      }
    }
    lines.push(JSON.stringify(kept));
  }
  return {
    entries: [...entries.values()],
    written: { relative: safeRelative(name, uri), content: lines.map((line) => `${line}\n`).join('') },
  };
}

async function readText(uri: string, transfer: ObjectTransfer, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of await transfer.open(uri, signal)) {
    length += chunk.length;
    if (length > MAX_MANIFEST_BYTES) throw new JobError(`The manifest ${uri} is larger than 256 MiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const baseName = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The entries of one host. `shuffleSeed` mixes the order first, so that shards differ from seed to seed. */
export function shareOf(
  entries: readonly SourceEntry[],
  input: Pick<InputPlan, 'distribution' | 'shuffleSeed'>,
  host: number,
  hosts: number,
): readonly SourceEntry[] {
  if (input.distribution === 'replicated') return entries;
  const order = input.shuffleSeed === undefined ? entries : shuffled(entries, input.shuffleSeed);
  return order.filter((_, index) => index % hosts === host);
}

/** Fisher and Yates's shuffle with a small generator (mulberry32): the same seed gives the same order everywhere. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const result = [...items];
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    // Both indices lie within the array.
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
