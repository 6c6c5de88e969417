import type { BusEvent } from '../../engines/events/bus.ts';
import type { Operations, PutEventsRequestEntry, PutEventsResultEntry } from '../../models/generated/events.ts';
import type { Handlers } from '../../models/service.ts';
import type { Scope } from '../../platform/identity.ts';
import { type JsonObject, parseJson } from '../../platform/json.ts';
import type { Change } from '../../storage/changes.ts';
import { busName } from './buses.ts';
import type { Deliveries } from './deliver.ts';
import { type EventsDeps, refuse } from './deps.ts';

/** The largest request (bytes). */
const MAX_REQUEST = 1024 * 1024;

/** @param own remembers the events that were put here: their deliveries are committed before they are told to the bus. */
export function putHandlers({ store, clock, ids, events }: EventsDeps, deliveries: Deliveries, own: WeakSet<BusEvent>) {
  return {
    async PutEvents(ctx, input) {
      const size = input.Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
      if (size > MAX_REQUEST) throw refuse.invalid('Total size of the entries in the request is over the limit.');
      const results: PutEventsResultEntry[] = [];
      const accepted: BusEvent[] = [];
      const changes: Change[] = [];
      for (const entry of input.Entries) {
        const read = readEntry(entry, ctx, { id: ids.uuid(), now: clock.now() });
        if ('ErrorCode' in read) {
          results.push(read);
          continue;
        }
        own.add(read.event);
        accepted.push(read.event);
        changes.push(...(await deliveries.changesFor(read.event)));
        results.push({ EventId: read.event.id });
      }
      if (changes.length > 0) await store.commit(changes);
      for (const event of accepted) events.publish(event);
      return { FailedEntryCount: results.length - accepted.length, Entries: results };
    },
  } satisfies Partial<Handlers<Operations>>;
}

const sizeOf = (entry: PutEventsRequestEntry): number =>
  (entry.Time === undefined ? 0 : 14) +
  [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])].reduce(
    (sum, text) => sum + Buffer.byteLength(text ?? ''),
    0,
  );

function readEntry(
  entry: PutEventsRequestEntry,
  scope: Scope,
  { id, now }: { readonly id: string; readonly now: number },
): { readonly event: BusEvent } | { readonly ErrorCode: string; readonly ErrorMessage: string } {
  const { Source: source, DetailType: detailType, Detail: text } = entry;
  const missing = (name: string) => ({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  });
  if (source === undefined || source === '') return missing('Source');
  if (detailType === undefined || detailType === '') return missing('DetailType');
  if (text === undefined || text === '') return missing('Detail');
  if (/^aws\./i.test(source))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  let detail: unknown;
  try {
    detail = parseJson(text);
  } catch {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  const bus = busName(entry.EventBusName);
  return {
    event: {
      id,
      source,
      detailType,
      accountId: scope.accountId,
      region: scope.region,
      time: entry.Time ?? now,
      resources: entry.Resources ?? [],
      // It was read from JSON, and is an object.
      detail: detail as JsonObject,
      ...(bus === 'default' ? {} : { bus }),
    },
  };
}
