import { type CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { bold, cyan, dim, green, line, red } from './terminal.ts';

export interface Watched {
  readonly status: string;
  readonly output: string | undefined;
  readonly events: readonly HistoryEvent[];
}

/** Lines of the log that are worth seeing as they come. */
export interface LogWatch {
  readonly group: string;
  readonly streamPrefix: string;
  readonly pick: RegExp;
}

/** Follows an execution to its end: each state as it enters and leaves, and the training's metrics in between. */
export async function watch(
  sfn: SFNClient,
  logs: CloudWatchLogsClient,
  executionArn: string,
  logWatch: LogWatch,
): Promise<Watched> {
  const events: HistoryEvent[] = [];
  const shownLines = new Set<string>();
  for (;;) {
    const { status, output } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    await showLog(logs, logWatch, shownLines);
    for (const event of await newEvents(sfn, executionArn, events)) show(event);
    if (status !== 'RUNNING') return { status: status ?? 'unknown', output, events };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function newEvents(sfn: SFNClient, executionArn: string, known: HistoryEvent[]): Promise<HistoryEvent[]> {
  const all: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) }),
    );
    all.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  const fresh = all.slice(known.length);
  known.push(...fresh);
  return fresh;
}

function show(event: HistoryEvent): void {
  const entered = event.stateEnteredEventDetails?.name;
  const left = event.stateExitedEventDetails?.name;
  if (entered !== undefined) line(`${cyan('→')} ${bold(entered)}`);
  else if (left !== undefined) line(`${green('✓')} ${left}`);
  else if (event.taskFailedEventDetails)
    line(`${red('✗')} ${event.taskFailedEventDetails.error}: ${shorten(event.taskFailedEventDetails.cause)}`);
  else if (event.executionFailedEventDetails)
    line(`${red('✗')} ${event.executionFailedEventDetails.error}: ${shorten(event.executionFailedEventDetails.cause)}`);
}

async function showLog(
  logs: CloudWatchLogsClient,
  { group, streamPrefix, pick }: LogWatch,
  shown: Set<string>,
): Promise<void> {
  const found = await logs
    .send(new FilterLogEventsCommand({ logGroupName: group, logStreamNamePrefix: streamPrefix }))
    .catch((error: Error) => {
      // The group springs up with the first job's first line.
      if (error.name === 'ResourceNotFoundException') return { events: [] };
      throw error;
    });
  for (const event of found.events ?? []) {
    const key = event.eventId ?? '';
    if (shown.has(key)) continue;
    shown.add(key);
    const text = (event.message ?? '').trim();
    if (pick.test(text)) line(`    ${dim(text)}`);
  }
}

const shorten = (text: string | undefined): string =>
  text === undefined ? '' : text.length > 500 ? `${text.slice(0, 500)} …` : text;
