import type { InputLogEvent, Operations, RejectedLogEventsInfo } from '../../../models/generated/logs.ts';
import type { Handlers } from '../../../models/service.ts';
import { invalidParameter, type LogsDeps, noGroup, noStream } from '../deps.ts';
import { SEQUENCE_TOKEN } from '../stream/actions.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MAX_AGE = 14 * DAY;
const MAX_AHEAD = 2 * HOUR;
const MAX_BATCH = 1_048_576;
/** What AWS counts for each event besides its text. */
export const EVENT_OVERHEAD = 26;

export function putActions(deps: LogsDeps): Pick<Handlers<Operations>, 'PutLogEvents'> {
  const { logs } = deps.store;
  return {
    async PutLogEvents(ctx, input) {
      const scope = { accountId: ctx.accountId, region: ctx.region };
      const group = await logs.getGroup(scope, input.logGroupName);
      if (group === undefined) throw noGroup();
      checkBatch(input.logEvents);
      const now = deps.clock.now();
      const { accepted, rejected } = sift(input.logEvents, now, group.retentionInDays);
      const outcome = await logs.append(scope, input.logGroupName, input.logStreamName, accepted, { at: now });
      if (outcome === 'no-stream') throw noStream();
      return {
        nextSequenceToken: SEQUENCE_TOKEN,
        ...(rejected === undefined ? {} : { rejectedLogEventsInfo: rejected }),
      };
    },
  };
}

/** What makes AWS refuse a batch as a whole (API reference, PutLogEvents). Their number is checked with the model. */
function checkBatch(events: readonly InputLogEvent[]): void {
  const size = events.reduce((sum, event) => sum + Buffer.byteLength(event.message) + EVENT_OVERHEAD, 0);
  if (size > MAX_BATCH) throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${MAX_BATCH}`);
  for (let n = 1; n < events.length; n++) {
    if ((events[n]?.timestamp ?? 0) < (events[n - 1]?.timestamp ?? 0)) {
      throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
    }
  }
  if ((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) > DAY) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

/**
 * Leaves out events of another time. They are in order, so the old ones stand at the beginning and the new ones at the end. The end
 * indexes are exclusive, the start index is inclusive.
 */
export function sift(
  events: readonly InputLogEvent[],
  now: number,
  retentionInDays: number | undefined,
): { readonly accepted: readonly InputLogEvent[]; readonly rejected?: RejectedLogEventsInfo } {
  const tooOld = events.filter((event) => event.timestamp < now - MAX_AGE).length;
  const kept = retentionInDays === undefined ? Number.POSITIVE_INFINITY : retentionInDays * DAY;
  const expired = events.filter((event) => event.timestamp < now - kept).length;
  const tooNew = events.filter((event) => event.timestamp > now + MAX_AHEAD).length;
  const accepted = events.slice(Math.max(tooOld, expired), events.length - tooNew);
  if (accepted.length === events.length) return { accepted };
  return {
    accepted,
    rejected: {
      ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
      ...(expired > tooOld ? { expiredLogEventEndIndex: expired } : {}),
      ...(tooNew > 0 ? { tooNewLogEventStartIndex: events.length - tooNew } : {}),
    },
  };
}
