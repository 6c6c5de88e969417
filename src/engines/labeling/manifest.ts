import { isJsonObject, type Json, type JsonObject, parseJson } from '../../platform/json.ts';
import { LabelingFailure } from './engine.ts';

/**
 * Input manifests: JSON Lines, each line an object with `source` (the object itself) or `source-ref` (its place in S3).
 * Source: Amazon SageMaker Developer Guide, "Use an Input Manifest File": 100,000 characters a line, 20,000 an attribute, no name that
 * begins with `$`.
 */
export interface ManifestLine {
  readonly text: string;
  /** Where the next line begins, in bytes from the start of what was read. */
  readonly end: number;
}

const MAX_LINE = 100_000;
const MAX_ATTRIBUTE = 20_000;

/** The lines of a stream, without those that are blank. @throws LabelingFailure for a line that has no end in sight */
export async function* readLines(body: AsyncIterable<Uint8Array>, firstLine: number): AsyncGenerator<ManifestLine> {
  let rest = Buffer.alloc(0);
  let end = 0;
  let line = firstLine;
  for await (const piece of body) {
    rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
    let start = 0;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, start)) {
      const text = rest.toString('utf8', start, at).trim();
      end += at + 1 - start;
      start = at + 1;
      if (text === '') continue;
      yield { text, end };
      line += 1;
    }
    rest = rest.subarray(start);
    // A character has at most four bytes.
    if (rest.length > MAX_LINE * 4) throw badLine(line, `it is longer than ${MAX_LINE} characters`);
  }
  const text = rest.toString('utf8').trim();
  if (text !== '') yield { text, end: end + rest.length };
}

/** @throws LabelingFailure that names the line */
export function parseLine(text: string, line: number): JsonObject {
  if (text.length > MAX_LINE) throw badLine(line, `it is longer than ${MAX_LINE} characters`);
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    throw badLine(line, 'it is not JSON');
  }
  if (!isJsonObject(value)) throw badLine(line, 'it is no JSON object');
  if (typeof value['source'] !== 'string' && typeof value['source-ref'] !== 'string') {
    throw badLine(line, 'it has neither source nor source-ref');
  }
  for (const [name, attribute] of Object.entries(value)) {
    if (name.startsWith('$')) throw badLine(line, `the attribute name ${JSON.stringify(name)} begins with $`);
    if (JSON.stringify(attribute).length > MAX_ATTRIBUTE + 2) {
      throw badLine(line, `the attribute ${JSON.stringify(name)} is longer than ${MAX_ATTRIBUTE} characters`);
    }
  }
  return value;
}

/** What the object is: its text, or where it is. */
export function sourceOf(line: JsonObject): { readonly content: string } | { readonly s3Uri: string } {
  const source = line['source'];
  return typeof source === 'string' ? { content: source } : { s3Uri: String(line['source-ref']) };
}

/**
 * The line with further members behind its own. What the line has is left as it stands, to the digit, unless a member of that name is
 * there to be replaced.
 */
export function extendLine(text: string, members: JsonObject): string {
  const line = parseJson(text) as JsonObject;
  const replaced = Object.keys(members).some((name) => Object.hasOwn(line, name));
  if (replaced) return JSON.stringify({ ...line, ...members });
  if (Object.keys(members).length === 0) return text;
  const head = text.trim().slice(0, -1).trimEnd();
  const tail = JSON.stringify(members).slice(1);
  return head === '{' ? `{${tail}` : `${head},${tail}`;
}

const badLine = (line: number, why: string): LabelingFailure =>
  new LabelingFailure(`ClientError: Line ${line + 1} of the manifest cannot be used: ${why}.`);
