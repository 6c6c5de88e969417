import type { HistoryEvent, Operations } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import type { StoredEvent } from '../../../storage/executions.ts';
import { readArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { decodeToken, encodeToken, pageSize } from '../pages.ts';
import { isOwn } from '../state-machine/find.ts';

/** Members that are the execution's data rather than its course. */
const DATA = new Set(['input', 'output', 'parameters', 'inputDetails', 'outputDetails']);

export function historyHandlers({ store }: StatesRoom) {
  return {
    async GetExecutionHistory(ctx, input) {
      const arn = readArn(input.executionArn);
      if (arn.kind !== 'execution') throw refuse.wrongResource(arn.type);
      const row = isOwn(ctx, arn) ? await store.executions.get(input.executionArn) : undefined;
      if (row === undefined) throw refuse.noExecution(input.executionArn);
      const reverse = input.reverseOrder === true;
      const limit = pageSize(input.maxResults);
      const last = input.nextToken === undefined ? undefined : lastSeen(input.nextToken, row.id, reverse);
      const events = await store.executions.history(row.id, {
        reverse,
        limit: limit + 1,
        ...(last === undefined ? {} : reverse ? { before: last } : { after: last }),
      });
      const shown = events.slice(0, limit);
      const lastShown = shown.at(-1);
      return {
        events: shown.map((event) => view(event, input.includeExecutionData !== false)),
        ...(events.length > limit && lastShown !== undefined
          ? { nextToken: encodeToken({ execution: row.id, reverse, last: lastShown.id }) }
          : {}),
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}

/** @throws InvalidToken for a token of another execution or direction. */
function lastSeen(token: string, execution: number, reverse: boolean): number {
  const { last, ...rest } = decodeToken(token);
  if (rest['execution'] !== execution || rest['reverse'] !== reverse || typeof last !== 'number') {
    throw refuse.invalidToken();
  }
  return last;
}

function view(event: StoredEvent, withData: boolean): HistoryEvent {
  // Stored as the language core made it: AWS's shape with the timestamp in ms.
  return JSON.parse(
    event.json,
    withData ? undefined : (key, value) => (DATA.has(key) ? undefined : value),
  ) as HistoryEvent;
}
