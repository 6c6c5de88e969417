import type { LogStream, Operations } from '../../../models/generated/logs.ts';
import type { Handlers } from '../../../models/service.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { LogStreamRow } from '../../../storage/log-events.ts';
import {
  alreadyExists,
  groupArn,
  groupNamed,
  invalidParameter,
  type LogsDeps,
  noGroup,
  noStream,
  readToken,
  writeToken,
} from '../deps.ts';

type StreamActions = Pick<Handlers<Operations>, 'CreateLogStream' | 'DeleteLogStream' | 'DescribeLogStreams'>;

const PAGE = 50;
/** Sequence tokens have lost their meaning on AWS; clients that still want one get always the same. */
export const SEQUENCE_TOKEN = '49039859628198642265486207302512083013064155561390498145';

export function streamActions(deps: LogsDeps): StreamActions {
  const { logs } = deps.store;
  return {
    async CreateLogStream(ctx, { logGroupName, logStreamName }) {
      const outcome = await logs.createStream(scopeOf(ctx), logGroupName, logStreamName, deps.clock.now());
      if (outcome === 'no-group') throw noGroup();
      if (outcome === 'exists') throw alreadyExists('stream');
      return {};
    },

    async DeleteLogStream(ctx, { logGroupName, logStreamName }) {
      if ((await logs.deleteStream(scopeOf(ctx), logGroupName, logStreamName)) === 'missing') {
        throw (await logs.getGroup(scopeOf(ctx), logGroupName)) === undefined ? noGroup() : noStream();
      }
      return {};
    },

    async DescribeLogStreams(ctx, input) {
      const group = groupNamed(ctx, input);
      if ((await logs.getGroup(scopeOf(ctx), group)) === undefined) throw noGroup();
      const byTime = input.orderBy === 'LastEventTime';
      const prefix = input.logStreamNamePrefix;
      if (byTime && prefix !== undefined) {
        throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
      }
      const limit = input.limit ?? PAGE;
      const offset = input.nextToken === undefined ? 0 : Number(readToken(input.nextToken));
      if (!Number.isSafeInteger(offset) || offset < 0) throw invalidParameter('The specified nextToken is invalid.');
      const rows = await logs.listStreams(scopeOf(ctx), group, {
        ...(prefix === undefined ? {} : { prefix }),
        orderBy: byTime ? 'lastEventTime' : 'name',
        descending: input.descending ?? false,
        offset,
        limit: limit + 1,
      });
      return {
        logStreams: rows.slice(0, limit).map((row) => describe(ctx, group, row)),
        ...(rows.length > limit ? { nextToken: writeToken(String(offset + limit)) } : {}),
      };
    },
  };
}

function describe(scope: Scope, group: string, row: LogStreamRow): LogStream {
  return {
    logStreamName: row.name,
    creationTime: row.createdAt,
    ...(row.firstEventAt === undefined ? {} : { firstEventTimestamp: row.firstEventAt }),
    ...(row.lastEventAt === undefined ? {} : { lastEventTimestamp: row.lastEventAt }),
    ...(row.lastIngestedAt === undefined ? {} : { lastIngestionTime: row.lastIngestedAt }),
    uploadSequenceToken: SEQUENCE_TOKEN,
    arn: `${groupArn(scope, group)}:log-stream:${row.name}`,
    storedBytes: row.storedBytes,
  };
}

const scopeOf = ({ accountId, region }: Scope): Scope => ({ accountId, region });
