import { setImmediate } from 'node:timers/promises';
import type { FilteredLogEvent, Operations } from '../../../models/generated/logs.ts';
import type { Handlers } from '../../../models/service.ts';
import type { LogEventRow } from '../../../storage/log-events.ts';
import { groupNamed, invalidParameter, type LogsDeps, noGroup, noStream } from '../deps.ts';
import { parsePattern } from '../filter/pattern.ts';
import { MAX_ANSWER } from './get.ts';
import { type Position, positionOf, readPosition, writePosition } from './position.ts';
import { EVENT_OVERHEAD } from './put.ts';
import { earliestShown } from './retention.ts';

const MAX_EVENTS = 10_000;
const BATCH = 1000;
const BATCH_BYTES = 1_048_576;
/** Events, and characters of them, looked at for one answer; then a token lets the client ask on, so that no request occupies the server for long. */
const MAX_SCANNED = 50_000;
const MAX_SCANNED_BYTES = 32 * 1_048_576;

export function filterActions(deps: LogsDeps): Pick<Handlers<Operations>, 'FilterLogEvents'> {
  const { logs } = deps.store;
  return {
    /** Events of several streams, interleaved by time. A page may be empty and still have a token, as on AWS. */
    async FilterLogEvents(ctx, input) {
      const scope = { accountId: ctx.accountId, region: ctx.region };
      const group = groupNamed(ctx, input);
      const { logStreamNames, logStreamNamePrefix, endTime } = input;
      if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
        throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
      }
      const groupRow = await logs.getGroup(scope, group);
      if (groupRow === undefined) throw noGroup();
      const startTime = earliestShown(groupRow, deps.clock.now(), input.startTime);
      for (const name of logStreamNames ?? []) {
        if ((await logs.getStream(scope, group, name)) === undefined) throw noStream();
      }
      const matches = parsePattern(input.filterPattern ?? '');
      const limit = input.limit ?? MAX_EVENTS;
      let after: Position | undefined = input.nextToken === undefined ? undefined : readPosition(input.nextToken);
      const found: LogEventRow[] = [];
      let size = 0;
      let scanned = 0;
      let scannedBytes = 0;
      const readOn = (count: number) =>
        logs.read(scope, group, {
          ...(logStreamNames === undefined ? {} : { streams: logStreamNames }),
          ...(logStreamNamePrefix === undefined ? {} : { streamPrefix: logStreamNamePrefix }),
          ...(startTime === undefined ? {} : { startTime }),
          // Inclusive here, unlike GetLogEvents.
          ...(endTime === undefined ? {} : { endTime: endTime + 1 }),
          ...(after === undefined ? {} : { after }),
          descending: input.startFromHead === false,
          limit: count,
          enough: BATCH_BYTES,
        });
      for (;;) {
        const rows = await readOn(BATCH);
        if (rows.length === 0) return answer(found, undefined);
        for (const row of rows) {
          if (matches(row.message)) {
            size += Buffer.byteLength(row.message) + EVENT_OVERHEAD;
            if (found.length === limit || (size > MAX_ANSWER && found.length > 0)) return answer(found, after);
            found.push(row);
          }
          scannedBytes += row.message.length;
          after = positionOf(row);
        }
        scanned += rows.length;
        if (found.length === limit || scanned >= MAX_SCANNED || scannedBytes >= MAX_SCANNED_BYTES) {
          return answer(found, (await readOn(1)).length === 0 ? undefined : after);
        }
        // Others get their turn: reading and matching take no time off.
        await setImmediate();
      }
    },
  };
}

function answer(found: readonly LogEventRow[], next: Position | undefined) {
  return {
    events: found.map(
      (row): FilteredLogEvent => ({
        logStreamName: row.stream,
        timestamp: row.timestamp,
        message: row.message,
        ingestionTime: row.ingestedAt,
        eventId: writePosition(positionOf(row)),
      }),
    ),
    searchedLogStreams: [],
    ...(next === undefined ? {} : { nextToken: writePosition(next) }),
  };
}
