import type { BusEvent } from '../../engines/events/bus.ts';
import type { Json, JsonObject } from '../../platform/json.ts';

/** An event as EventBridge writes it, and as patterns see it. */
export function eventJson(event: BusEvent): JsonObject {
  return {
    version: '0',
    id: event.id,
    'detail-type': event.detailType,
    source: event.source,
    account: event.accountId,
    time: new Date(event.time).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region: event.region,
    resources: [...event.resources],
    detail: event.detail,
  };
}

/** What of an event a target gets. */
export interface Shaping {
  readonly input?: string;
  readonly inputPath?: string;
  readonly paths?: Readonly<Record<string, string>>;
  readonly template?: string;
}

/** The target's input as JSON text (or plain text, where a template makes that). */
export function shapeInput(
  event: JsonObject,
  shaping: Shaping,
  rule: { readonly name: string; readonly arn: string },
  now: number,
): string {
  if (shaping.input !== undefined) return shaping.input;
  if (shaping.inputPath !== undefined) return JSON.stringify(readPath(event, shaping.inputPath) ?? null);
  if (shaping.template === undefined) return JSON.stringify(event);
  const { detail: _, ...withoutDetail } = event;
  // Source: EventBridge User Guide, "Input transformation", "Predefined variables".
  const reserved: Readonly<Record<string, Json>> = {
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': new Date(now).toISOString(),
    'aws.events.event': withoutDetail,
    'aws.events.event.json': event,
  };
  const paths = shaping.paths ?? {};
  const { template } = shaping;
  let text = '';
  let from = 0;
  let quoted = false;
  for (const match of template.matchAll(/<([\w.-]+)>/g)) {
    const name = match[1] ?? '';
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    const value =
      path === undefined ? (Object.hasOwn(reserved, name) ? reserved[name] : undefined) : readPath(event, path);
    if (path === undefined && value === undefined) continue;
    const before = template.slice(from, match.index);
    quoted = quotedAfter(before, quoted);
    text += before + placed(value, quoted);
    from = match.index + match[0].length;
  }
  return text + template.slice(from);
}

/** Whether a JSON string is open behind the text. */
function quotedAfter(text: string, open: boolean): boolean {
  let quoted = open;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"') quoted = !quoted;
  }
  return quoted;
}

/** Inside of quotes a value is text; outside it is JSON. What is not there is empty text. */
function placed(value: Json | undefined, quoted: boolean): string {
  if (!quoted) return value === undefined ? '""' : JSON.stringify(value);
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

const STEP = /\.([\w-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]|(?:\.\*|\[\*\])/y;
/** Stands for every member or element. */
const ALL = Symbol('*');

/** Whether a path can be read: `$`, `.name`, `['name']`, `[0]` and `[*]`. */
export function isPath(path: string): boolean {
  return stepsOf(path) !== undefined;
}

function stepsOf(path: string): (string | number | typeof ALL)[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: (string | number | typeof ALL)[] = [];
  let at = 1;
  while (at < path.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (match === null) return undefined;
    const [whole, name, single, double, index] = match;
    steps.push(index === undefined ? (name ?? single ?? double ?? ALL) : Number(index));
    at += whole.length;
  }
  return steps;
}

/** One value, or behind a `*` the list of all that there are. */
function readPath(event: JsonObject, path: string): Json | undefined {
  const steps = stepsOf(path) ?? [];
  const found = steps.reduce<readonly Json[]>(
    (values, step) => values.flatMap((value) => follow(value, step)),
    [event],
  );
  return steps.includes(ALL) ? [...found] : found[0];
}

/** The values that a step leads to, in a list of their own. */
function follow(value: Json, step: string | number | typeof ALL): readonly Json[] {
  if (Array.isArray(value)) return step === ALL ? value : typeof step === 'number' ? value.slice(step, step + 1) : [];
  if (typeof value !== 'object' || value === null || typeof step === 'number') return [];
  if (step === ALL) return Object.values(value);
  return Object.hasOwn(value, step) ? [value[step] ?? null] : [];
}
