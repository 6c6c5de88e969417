import { setImmediate as turn } from 'node:timers/promises';
import { RE2JS } from 're2js';
import type { MetricData, MetricDefinition } from '../../../models/generated/sagemaker.ts';
import { validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { LogEvents } from '../../../storage/log-events.ts';

/**
 * Metrics are what regular expressions find in a job's log: the first group is the number. The expressions are the user's and the log
 * is whatever a program prints, so they run in an engine whose time is linear in its input (RE2).
 */
export interface MetricReader {
  readonly name: string;
  readonly pattern: RE2JS;
}

/** @throws ValidationException for an expression that RE2 does not know (lookaround, back-references) */
export function metricReaders(definitions: readonly MetricDefinition[]): readonly MetricReader[] {
  return definitions.map(({ Name, Regex }) => {
    try {
      return { name: Name, pattern: RE2JS.compile(Regex) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw validationError(`The regular expression of metric "${Name}" cannot be used: ${why}`);
    }
  });
}

/** Lines are cut for matching: a program that prints a megabyte without a line break is not printing metrics. */
const MAX_LINE = 16_384;

/** The number that a line holds for a metric; undefined where it holds none. */
export function readMetric({ pattern }: MetricReader, line: string): number | undefined {
  const matcher = pattern.matcher(line.slice(0, MAX_LINE));
  if (!matcher.find() || matcher.groupCount() < 1) return undefined;
  const text = matcher.group(1);
  const value = text === null || text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  // JSON, in which the value is kept, has no infinity either.
  return Number.isFinite(value) ? value : undefined;
}

/** So many of the last events are looked at: a metric that was not printed for that long is not a final one. */
const MAX_EVENTS = 100_000;
const PAGE = 1_000;
/** Characters looked through in one turn of the event loop: the server answers others in between. */
const TURN = 500_000;

/**
 * The last value of each metric in the streams of one job, read backwards from the end until every metric was found.
 * @param streams `since` (ms): an earlier job of the same name, since deleted, has its streams below the same prefix
 */
export async function finalMetrics(
  logs: LogEvents,
  scope: Scope,
  group: string,
  streams: { readonly prefix: string; readonly since: number },
  readers: readonly MetricReader[],
): Promise<readonly MetricData[]> {
  const open = new Map(readers.map((reader) => [reader.name, reader]));
  const found = new Map<string, MetricData>();
  let after: { readonly timestamp: number; readonly sequence: number } | undefined;
  let looked = 0;
  for (let seen = 0; open.size > 0 && seen < MAX_EVENTS; ) {
    const query = { streamPrefix: streams.prefix, startTime: streams.since, descending: true, limit: PAGE };
    const events = await logs.read(scope, group, after === undefined ? query : { ...query, after });
    for (const event of events) {
      looked += Math.min(event.message.length, MAX_LINE) * open.size;
      if (looked > TURN) {
        looked = 0;
        await turn();
      }
      for (const reader of open.values()) {
        const value = readMetric(reader, event.message);
        if (value === undefined) continue;
        found.set(reader.name, { MetricName: reader.name, Value: value, Timestamp: event.timestamp });
        open.delete(reader.name);
      }
    }
    const last = events.at(-1);
    if (last === undefined || events.length < PAGE) break;
    after = { timestamp: last.timestamp, sequence: last.sequence };
    seen += events.length;
  }
  return readers.flatMap((reader) => found.get(reader.name) ?? []);
}
