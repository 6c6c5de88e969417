import type { Json } from '../../platform/json.ts';

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

/** The steps of a path: member, element, several of them, a range, or all. */
export type Filter = readonly Step[];
type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'elements'; readonly at: readonly number[] }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'range'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'all' };

/** A path or a record that cannot be used; the message is for the user. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

const STEP =
  /\.(?<name>[A-Za-z_][\w-]*)|\.(?<dotStar>\*)|\[\s*(?:(?<star>\*)|(?<quoted>'[^']*'(?:\s*,\s*'[^']*')*)|(?<at>-?\d+(?:\s*,\s*-?\d+)*)|(?<from>-?\d*)\s*:\s*(?<to>-?\d*))\s*\]/y;

/** @throws FilterError for a path with operators that batch transform does not have */
export function parseFilter(path: string): Filter {
  if (!path.startsWith('$')) throw new FilterError(`A JSONPath begins with $: ${path}`);
  const steps: Step[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const at = STEP.lastIndex;
    const groups = STEP.exec(path)?.groups;
    if (groups === undefined) throw new FilterError(`The JSONPath ${path} cannot be read from character ${at + 1} on.`);
    steps.push(stepOf(groups));
  }
  return steps;
}

function stepOf(groups: Readonly<Record<string, string | undefined>>): Step {
  if (groups['name'] !== undefined) return { kind: 'member', name: groups['name'] };
  if (groups['dotStar'] !== undefined || groups['star'] !== undefined) return { kind: 'all' };
  if (groups['quoted'] !== undefined) {
    const names = [...groups['quoted'].matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
    return names.length === 1 ? { kind: 'member', name: names[0] ?? '' } : { kind: 'members', names };
  }
  if (groups['at'] !== undefined) return { kind: 'elements', at: groups['at'].split(',').map(Number) };
  const bound = (text: string | undefined): number | undefined =>
    text === undefined || text === '' ? undefined : Number(text);
  return { kind: 'range', from: bound(groups['from']), to: bound(groups['to']) };
}

/** What the path names: one value where it can name only one, else the list of all. */
export function applyFilter(filter: Filter, value: Json): Json {
  let found: readonly Json[] = [value];
  let several = false;
  for (const step of filter) {
    found = found.flatMap((one) => follow(step, one));
    several ||= step.kind === 'all' || step.kind === 'range' || step.kind === 'members';
    several ||= step.kind === 'elements' && step.at.length > 1;
  }
  if (several) return [...found];
  const [only] = found;
  if (only === undefined) throw new FilterError('The JSONPath names nothing in a record.');
  return only;
}

function follow(step: Step, value: Json): readonly Json[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  switch (step.kind) {
    case 'member':
      return isObject && Object.hasOwn(value, step.name) ? [value[step.name] ?? null] : [];
    case 'members':
      return step.names.flatMap((name) => follow({ kind: 'member', name }, value));
    case 'elements':
      return Array.isArray(value) ? step.at.flatMap((at) => value.at(at) ?? []) : [];
    case 'range':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'all':
      if (Array.isArray(value)) return value;
      return isObject ? Object.values(value) : [];
    default:
      return step satisfies never;
  }
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
      return JSON.parse(line) as Json;
    } catch {
      throw new FilterError(`A record is not JSON: ${line.slice(0, 100)}`);
    }
  },
  write: (record) => JSON.stringify(record),
  join: (record, answer) =>
    typeof record === 'object' && record !== null && !Array.isArray(record)
      ? { ...record, SageMakerOutput: answer }
      : { SageMakerInput: record, SageMakerOutput: answer },
};

const linesOf = (bytes: Uint8Array): string[] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');

const joinLines = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
