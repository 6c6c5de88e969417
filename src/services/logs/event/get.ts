import type { Operations } from '../../../models/generated/logs.ts';
import type { Handlers } from '../../../models/service.ts';
import type { LogEventRow } from '../../../storage/log-events.ts';
import { groupNamed, type LogsDeps, noGroup, noStream } from '../deps.ts';
import { type PageToken, positionOf, readPageToken, writePageToken } from './position.ts';
import { EVENT_OVERHEAD } from './put.ts';
import { earliestShown } from './retention.ts';

const MAX_EVENTS = 10_000;
/** An answer holds no more than this, events counted as PutLogEvents counts them. */
export const MAX_ANSWER = 1_048_576;

export function getActions(deps: LogsDeps): Pick<Handlers<Operations>, 'GetLogEvents'> {
  const { logs } = deps.store;
  return {
    /**
     * Pages of one stream, always in ascending order. Without a token: the newest page, or the oldest with `startFromHead`. A page behind
     * which nothing follows answers the token that it was asked with, which is how clients know the end.
     */
    async GetLogEvents(ctx, input) {
      const scope = { accountId: ctx.accountId, region: ctx.region };
      const group = groupNamed(ctx, input);
      const groupRow = await logs.getGroup(scope, group);
      if (groupRow === undefined) throw noGroup();
      const startTime = earliestShown(groupRow, deps.clock.now(), input.startTime);
      if ((await logs.getStream(scope, group, input.logStreamName)) === undefined) throw noStream();
      const token = input.nextToken === undefined ? undefined : readPageToken(input.nextToken);
      const backward = token === undefined ? input.startFromHead !== true : token.direction === 'backward';
      const rows = await logs.read(scope, group, {
        streams: [input.logStreamName],
        ...(startTime === undefined ? {} : { startTime }),
        ...(input.endTime === undefined ? {} : { endTime: input.endTime }),
        ...(token === undefined ? {} : { after: token.position }),
        descending: backward,
        limit: input.limit ?? MAX_EVENTS,
        enough: MAX_ANSWER,
      });
      const page = fit(rows);
      if (backward) page.reverse();
      return {
        events: page.map(({ timestamp, message, ingestedAt }) => ({ timestamp, message, ingestionTime: ingestedAt })),
        nextForwardToken: writePageToken(forwardOf(page, token)),
        nextBackwardToken: writePageToken(backwardOf(page, token)),
      };
    },
  };
}

/** As many of the events as one answer may hold, at least one. */
export function fit(rows: readonly LogEventRow[]): LogEventRow[] {
  let size = 0;
  const page: LogEventRow[] = [];
  for (const row of rows) {
    size += Buffer.byteLength(row.message) + EVENT_OVERHEAD;
    if (size > MAX_ANSWER && page.length > 0) break;
    page.push(row);
  }
  return page;
}

const BEGINNING = { timestamp: 0, sequence: 0 };

function forwardOf(page: readonly LogEventRow[], token: PageToken | undefined): PageToken {
  const last = page.at(-1);
  if (last !== undefined) return { direction: 'forward', position: positionOf(last) };
  if (token === undefined) return { direction: 'forward', position: BEGINNING };
  if (token.direction === 'forward') return token;
  // Nothing before the position: forward from here begins with the event *at* it.
  const { timestamp, sequence } = token.position;
  return { direction: 'forward', position: { timestamp, sequence: Math.max(0, sequence - 1) } };
}

function backwardOf(page: readonly LogEventRow[], token: PageToken | undefined): PageToken {
  const [first] = page;
  if (first !== undefined) return { direction: 'backward', position: positionOf(first) };
  if (token === undefined) return { direction: 'backward', position: BEGINNING };
  if (token.direction === 'backward') return token;
  const { timestamp, sequence } = token.position;
  return { direction: 'backward', position: { timestamp, sequence: sequence + 1 } };
}
