/**
 * A machine's logging configuration: one JSON line per history event in a CloudWatch log group. Delivery is best effort, as on AWS: it
 * follows the commit, and lines that were not sent yet are lost when the process dies.
 */
import type { ExecutionFacts, HistoryEvent, Owned } from '../../../engines/workflow/door.ts';
import type { LoggingConfiguration } from '../../../models/generated/stepfunctions.ts';
import { isServiceError } from '../../../platform/errors.ts';
import { rootIdentity } from '../../../platform/identity.ts';
import type { StatesDeps } from '../deps.ts';
import { groupOf } from '../state-machine/logging.ts';

/** How long lines are gathered before they are sent (ms), and how many go in one request. */
const GATHER = 250;
const PER_REQUEST = 1_000;
/** More than this unsent is dropped: a log group that cannot be written must not eat the memory. */
const MOST_WAITING = 100_000;

const FATAL = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut']);
const ERROR = /(Failed|TimedOut|Aborted)$|^FailStateEntered$/;
const DATA = new Set(['input', 'output', 'parameters', 'inputDetails', 'outputDetails']);

export interface ExecutionLog {
  onHistory(owner: Owned, history: readonly HistoryEvent[]): void;
  stop(): Promise<void>;
}

/** What StartExecution writes down of a machine's logging configuration; undefined where nothing is logged. */
export function loggingFacts(logging: LoggingConfiguration): ExecutionFacts['logging'] {
  const arn = logging.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  const level = logging.level ?? 'OFF';
  if (arn === undefined || level === 'OFF') return undefined;
  const group = groupOf(arn);
  return group === undefined ? undefined : { group, level, data: logging.includeExecutionData === true };
}

interface Destination {
  readonly accountId: string;
  readonly region: string;
  readonly group: string;
  readonly stream: string;
  readonly waiting: { timestamp: number; message: string }[];
}

export function createExecutionLog({ call, clock, ids, log }: StatesDeps): ExecutionLog {
  const run = ids.hex(8);
  const destinations = new Map<string, Destination>();
  const made = new Set<string>();
  let disarm: (() => void) | undefined;
  let sending: Promise<void> = Promise.resolve();

  const onHistory = (owner: Owned, history: readonly HistoryEvent[]): void => {
    const { logging } = owner.facts;
    if (logging === undefined) return;
    const { accountId, region, arn, redriveCount } = owner.row;
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const stream = `states/${owner.facts.machineName}/${day}/${run}`;
    const key = `${accountId} ${region} ${logging.group} ${stream}`;
    let destination = destinations.get(key);
    if (destination === undefined) {
      destination = { accountId, region, group: logging.group, stream, waiting: [] };
      destinations.set(key, destination);
    }
    for (const event of history) {
      const wanted =
        logging.level === 'ALL' || FATAL.has(event.type) || (logging.level === 'ERROR' && ERROR.test(event.type));
      if (!wanted || destination.waiting.length >= MOST_WAITING) continue;
      const message = lineOf(event, arn, redriveCount, logging.data);
      destination.waiting.push({ timestamp: event.timestamp, message });
    }
    disarm ??= clock.after(GATHER, send);
  };

  const send = (): void => {
    disarm?.();
    disarm = undefined;
    const full = [...destinations.values()].filter(({ waiting }) => waiting.length > 0);
    destinations.clear();
    sending = sending.then(async () => {
      for (const destination of full) {
        await put(destination).catch((error: unknown) =>
          log.warn({ err: error, group: destination.group }, 'an execution could not be logged'),
        );
      }
    });
  };

  const put = async ({ accountId, region, group, stream, waiting }: Destination): Promise<void> => {
    const identity = rootIdentity(accountId);
    const request = (operation: string, input: object): Promise<unknown> =>
      call({ service: 'logs', operation, input, identity, region });
    const key = `${accountId} ${region} ${group} ${stream}`;
    if (!made.has(key)) {
      await request('CreateLogStream', { logGroupName: group, logStreamName: stream }).catch((error: unknown) => {
        if (!isServiceError(error, 'ResourceAlreadyExistsException')) throw error;
      });
      made.add(key);
    }
    for (let from = 0; from < waiting.length; from += PER_REQUEST) {
      const logEvents = waiting.slice(from, from + PER_REQUEST);
      await request('PutLogEvents', { logGroupName: group, logStreamName: stream, logEvents });
    }
  };

  return {
    onHistory,
    async stop() {
      send();
      await sending;
    },
  };
}

function lineOf(event: HistoryEvent, arn: string, redriveCount: number, withData: boolean): string {
  const { id, previousEventId, timestamp, type, ...details } = event;
  // An event has the details of its own type and no others.
  const [own = {}] = Object.values(details);
  const line = {
    id: String(id),
    type,
    details: own,
    previous_event_id: String(previousEventId),
    event_timestamp: String(timestamp),
    execution_arn: arn,
    redrive_count: String(redriveCount),
  };
  return JSON.stringify(line, withData ? undefined : (name, value) => (DATA.has(name) ? undefined : value));
}
