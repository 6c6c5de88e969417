import type { Executions, WaitRow } from '../../storage/executions.ts';
import type { HistoryEvent, StartMapRun } from './core.ts';
import type { Owned, Work } from './executor.ts';
import type { Ending, ExecutionFacts } from './facts.ts';
import { stored } from './journal.ts';
import type { RedriveMapRun } from './map-run/record.ts';
import type { TaskRecord } from './task-record.ts';

/** How an execution ends that the language core could not move on. */
export function internalFailure(error: unknown, at: number): Ending {
  const why = error instanceof Error ? error.message : 'unknown';
  const cause = `The execution could not be moved on because of an internal error: ${why}`;
  return { status: 'FAILED', at, error: 'States.Runtime', cause };
}

/** Closes such an execution from what the store knows of it, and says what has to be stopped. Undefined: it is closed already. */
export async function closeAfterFailure(
  executions: Executions,
  id: number,
  ending: Ending,
): Promise<{ readonly owner: Owned; readonly work: Work } | undefined> {
  const found = await executions.load(id);
  if (found === undefined || found.row.status !== 'RUNNING') return undefined;
  const { row, revision, waits } = found;
  const [last] = await executions.history(id, { reverse: true, limit: 1 });
  const event: HistoryEvent = {
    id: (last?.id ?? 0) + 1,
    previousEventId: last?.id ?? 0,
    timestamp: ending.at,
    type: 'ExecutionFailed',
    executionFailedEventDetails: { error: ending.error ?? '', cause: ending.cause ?? '' },
  };
  await executions.commit({
    id,
    expectRevision: revision,
    events: [stored(event)],
    snapshot: null,
    removeWaits: waits.map(({ waitId }) => waitId),
    close: ending,
  });
  // Rows and waits were written by this engine.
  const dataOf = <T>(kind: WaitRow['kind']): T[] =>
    waits.flatMap((wait) => (wait.kind === kind ? [wait.data as T] : []));
  const cancelled = dataOf<TaskRecord>('task');
  const cancelledMapRuns = dataOf<StartMapRun | RedriveMapRun>('map-run');
  return {
    owner: { id, row, facts: row.info as ExecutionFacts },
    work: { starts: [], mapRuns: [], cancelled, cancelledMapRuns, ending, redriven: false },
  };
}
