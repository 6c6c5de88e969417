import { type Json, type JsonObject, parseJson } from '../../platform/json.ts';

/**
 * DataProcessing of batch transform: a JSONPath chooses what of a record the model sees, its answer may be joined to the record, and
 * a second JSONPath chooses what of that is written. Records are lines: CSV (a list of fields) or JSON.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform-data-processing.html
 */
export interface RecordFilters {
  readonly input: Filter;
  readonly output: Filter;
  readonly join: boolean;
}

/** The steps of a path: a member, several of them as an object, elements by place and range, or all. */
export type Filter = readonly Step[];
type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'elements'; readonly of: readonly (number | Range)[] }
  | { readonly kind: 'all' };
/** `to` is the first place that is left out, as in the JsonPath library that AWS's page refers to (its examples count it in). */
interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A path or a record that cannot be used; the message is for the user. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

const STEP =
  /\.(?<name>[A-Za-z_][\w-]*)|\.(?<dotStar>\*)|\.?\[\s*(?:(?<star>\*)|(?<quoted>'[^']*'(?:\s*,\s*'[^']*')*)|(?<places>PLACE(?:\s*,\s*PLACE)*))\s*\]/;
const PLACE = /-?\d+(?:\s*:\s*(?:-?\d+)?)?|:\s*(?:-?\d+)?/;
const step = new RegExp(STEP.source.replaceAll('PLACE', `(?:${PLACE.source})`), 'y');

/** @throws FilterError for a path with operators that batch transform does not have */
export function parseFilter(path: string): Filter {
  if (!path.startsWith('$')) throw new FilterError(`A JSONPath begins with $: ${path}`);
  const steps: Step[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const at = step.lastIndex;
    const groups = step.exec(path)?.groups;
    if (groups === undefined) throw new FilterError(`The JSONPath ${path} cannot be read from character ${at + 1} on.`);
    steps.push(stepOf(groups));
  }
  return steps;
}

function stepOf(groups: Readonly<Record<string, string | undefined>>): Step {
  if (groups['name'] !== undefined) return { kind: 'member', name: groups['name'] };
  if (groups['quoted'] !== undefined) {
    const names = [...groups['quoted'].matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
    return names.length === 1 ? { kind: 'member', name: names[0] ?? '' } : { kind: 'members', names };
  }
  if (groups['places'] !== undefined) return { kind: 'elements', of: groups['places'].split(',').map(placeOf) };
  return { kind: 'all' };
}

function placeOf(text: string): number | Range {
  const [from = '', to] = text.split(':').map((bound) => bound.trim());
  if (to === undefined) return Number(from);
  return { from: from === '' ? undefined : Number(from), to: to === '' ? undefined : Number(to) };
}

/** What the path names: one value where it can name only one, else the list of all. @throws FilterError where it names nothing */
export function applyFilter(filter: Filter, value: Json): Json {
  let found: readonly Json[] = [value];
  let several = false;
  for (const one of filter) {
    found = found.flatMap((value) => follow(one, value));
    several ||= one.kind === 'all' || (one.kind === 'elements' && (one.of.length > 1 || typeof one.of[0] !== 'number'));
  }
  if (several) return [...found];
  const [only] = found;
  if (only === undefined) throw new FilterError('The JSONPath names nothing in a record.');
  return only;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value);

/** The values that a step leads to, in a list of their own: a value may be a list itself, or null. */
function follow(step: Step, value: Json): readonly Json[] {
  switch (step.kind) {
    case 'member':
      return isObject(value) && Object.hasOwn(value, step.name) ? [value[step.name] ?? null] : [];
    case 'members': {
      if (!isObject(value)) return [];
      // One object of those that are there.
      const names = step.names.filter((name) => Object.hasOwn(value, name));
      return [Object.fromEntries(names.map((name) => [name, value[name] ?? null]))];
    }
    case 'elements':
      return Array.isArray(value) ? step.of.flatMap((place) => elementsAt(value, place)) : [];
    case 'all':
      if (Array.isArray(value)) return value;
      return isObject(value) ? Object.values(value) : [];
    default:
      return step satisfies never;
  }
}

function elementsAt(list: readonly Json[], place: number | Range): readonly Json[] {
  if (typeof place !== 'number') return list.slice(place.from, place.to);
  const at = place < 0 ? list.length + place : place;
  if (at < 0 || at >= list.length) throw new FilterError(`A record has no element ${place}: it has ${list.length}.`);
  return list.slice(at, at + 1);
}

/** Turns a batch into what the model gets, and the model's answer into what is written. */
export interface RecordCodec {
  decodeInput(batch: Uint8Array): readonly Json[];
  encodeInput(records: readonly Json[]): Uint8Array;
  encodeOutput(records: readonly Json[], answer: Uint8Array): Uint8Array;
}

/** Undefined where nothing is filtered or joined: bytes then pass as they are. */
export function recordCodec(spec: {
  readonly filters?: RecordFilters;
  readonly contentType?: string;
  readonly output: { readonly accept?: string };
}): RecordCodec | undefined {
  const { filters } = spec;
  if (filters === undefined) return undefined;
  const input = formatOf(spec.contentType);
  const output = spec.output.accept === undefined ? input : formatOf(spec.output.accept);
  return {
    decodeInput: (batch) => linesOf(batch).map(input.read),
    encodeInput: (records) => joinLines(records.map((record) => input.write(applyFilter(filters.input, record)))),
    encodeOutput(records, answer) {
      const answers = linesOf(answer).map(output.read);
      if (answers.length !== records.length) {
        throw new FilterError(`The container answered ${records.length} records with ${answers.length} lines.`);
      }
      const joined = filters.join ? records.map((record, i) => output.join(record, answers[i] ?? null)) : answers;
      return joinLines(joined.map((record) => output.write(applyFilter(filters.output, record))));
    },
  };
}

interface Format {
  read(line: string): Json;
  write(record: Json): string;
  join(record: Json, answer: Json): Json;
}

function formatOf(contentType = ''): Format {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/csv') return CSV;
  if (type === 'application/json' || type === 'application/jsonlines') return JSON_LINES;
  throw new FilterError(
    `DataProcessing knows text/csv, application/json and application/jsonlines, not ${contentType}.`,
  );
}

/** Fields stay as they are written, quotes included, so that what is not chosen away comes out unchanged. */
const CSV: Format = {
  read: (line) => line.match(/(?:"(?:[^"]|"")*"|[^,])+|(?<=^|,)(?=,|$)/g) ?? [],
  write: (record) => (Array.isArray(record) ? record.map(fieldText).join(',') : fieldText(record)),
  join: (record, answer) => [
    ...(Array.isArray(record) ? record : [record]),
    ...(Array.isArray(answer) ? answer : [answer]),
  ],
};

const fieldText = (field: Json): string => (typeof field === 'string' ? field : JSON.stringify(field));

const JSON_LINES: Format = {
  read(line) {
    try {
      return parseJson(line, asWritten);
    } catch {
      throw new FilterError(`A record is not JSON: ${line.slice(0, 100)}`);
    }
  },
  write: (record) => JSON.stringify(record),
  join: (record, answer) =>
    isObject(record) ? { ...record, SageMakerOutput: answer } : { SageMakerInput: record, SageMakerOutput: answer },
};

/** Of ECMAScript 2026, which TypeScript's library does not describe yet. */
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON(text: string): JsonObject;
  isRawJSON(value: unknown): boolean;
};
const isRawNumber = (value: unknown): boolean => isRawJSON(value);

/** A number that would come out otherwise than it came in (an id of 64 bits, `1.0`) is kept as it is written. */
const asWritten = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    ? rawJSON(context.source)
    : value;

const linesOf = (bytes: Uint8Array): string[] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');

const joinLines = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
