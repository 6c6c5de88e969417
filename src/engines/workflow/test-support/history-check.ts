import type { HistoryEvent } from '../core.ts';

const ENDINGS = new Set(['ExecutionSucceeded', 'ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted']);

/** What is wrong with the history of a closed execution (tests): a gap, a double, a cause that comes later, a second ending. */
export function historyProblems(
  history: readonly Pick<HistoryEvent, 'id' | 'previousEventId' | 'timestamp' | 'type'>[],
): string[] {
  const problems: string[] = [];
  history.forEach((event, index) => {
    if (event.id !== index + 1) problems.push(`event ${index + 1} has id ${event.id}`);
    if (event.previousEventId >= event.id) problems.push(`event ${event.id} comes from ${event.previousEventId}`);
    if (index > 0 && event.timestamp < (history[index - 1]?.timestamp ?? 0))
      problems.push(`event ${event.id} goes back in time`);
    if (event.type === 'ExecutionStarted' && index > 0) problems.push('a second start');
    if (ENDINGS.has(event.type) && index < history.length - 1 && history[index + 1]?.type !== 'ExecutionRedriven') {
      problems.push(`event ${event.id} ends the execution, and it goes on`);
    }
    if (event.type === 'TaskStarted' || event.type === 'TaskSubmitted' || event.type === 'TaskSucceeded') {
      const cause = history[event.previousEventId - 1]?.type;
      const causes = {
        TaskStarted: ['TaskScheduled'],
        TaskSubmitted: ['TaskStarted'],
        TaskSucceeded: ['TaskStarted', 'TaskSubmitted'],
      };
      if (cause === undefined || !causes[event.type].includes(cause))
        problems.push(`${event.type} ${event.id} after ${cause}`);
    }
  });
  if (history[0]?.type !== 'ExecutionStarted') problems.push('no start');
  if (!ENDINGS.has(history.at(-1)?.type ?? '')) problems.push('no ending');
  return problems;
}
