import type { Clock } from '../../platform/clock.ts';
import type { Event, HistoryEvent, ScheduleTask, StartMapRun, StepResult } from './core.ts';
import type { Ending } from './facts.ts';
import type { RedriveMapRun } from './map-run/record.ts';
import { type TaskRecord, taskIdOf, taskWaitId, timerWaitId } from './task-record.ts';
import type { Wait, WaitChanges } from './wait-changes.ts';

/** What a turn gathers from its steps until they are committed. */
export interface Harvest {
  readonly history: HistoryEvent[];
  mapRuns(): (StartMapRun | RedriveMapRun)[];
  /** Whether any event changed the execution. */
  readonly moved: boolean;
  before(event: Event): void;
  after(event: Event, result: StepResult<unknown>): void;
  replaceRecord(taskId: string, data: TaskRecord): void;
  starts(): ScheduleTask[];
  cancelled(): TaskRecord[];
  cancelledMapRuns(): (StartMapRun | RedriveMapRun)[];
}

export function createHarvest(
  waits: ReadonlyMap<string, Wait>,
  changes: WaitChanges,
  clock: Clock,
  onFinish: (ending: Ending) => void,
): Harvest {
  const history: HistoryEvent[] = [];
  const mapRuns = new Map<string, StartMapRun | RedriveMapRun>();
  const cancelledMapRuns: (StartMapRun | RedriveMapRun)[] = [];
  const starts = new Map<string, ScheduleTask>();
  const cancelled = new Map<string, TaskRecord>();
  let moved = false;

  const cancel = (taskId: string): void => {
    const wait = changes.find(taskWaitId(taskId));
    if (wait?.kind === 'map-run') {
      // Written below.
      if (!mapRuns.delete(taskId)) cancelledMapRuns.push(wait.data as StartMapRun | RedriveMapRun);
      changes.remove(taskWaitId(taskId));
      return;
    }
    // A task that never left this turn has not been started: nothing to stop.
    if (!starts.delete(taskId) && wait?.kind === 'task') cancelled.set(taskId, wait.data as TaskRecord);
    changes.remove(taskWaitId(taskId));
  };

  return {
    history,
    mapRuns: () => [...mapRuns.values()],
    cancelledMapRuns: () => cancelledMapRuns,
    get moved() {
      return moved;
    },
    before(event) {
      // The row goes first: the core may set a timer of the same name again.
      if (event.kind === 'timerFired') changes.remove(timerWaitId(event.timerId));
    },
    after(event, result) {
      if (!result.stale) {
        moved = true;
        if (OVER.has(event.kind) && 'taskId' in event) changes.remove(taskWaitId(event.taskId));
      }
      for (const happened of result.history) history.push(happened);
      for (const command of result.commands) {
        switch (command.kind) {
          case 'scheduleTask': {
            const waitId = taskWaitId(command.taskId);
            const data: TaskRecord = { task: command, phase: 'scheduled' };
            const { taskToken: token } = command;
            changes.put(token === undefined ? { waitId, kind: 'task', data } : { waitId, kind: 'task', data, token });
            starts.set(command.taskId, command);
            break;
          }
          case 'cancelTask':
            cancel(command.taskId);
            break;
          case 'setTimer':
            changes.put({ waitId: timerWaitId(command.timerId), kind: 'timer', dueAt: command.at, data: null });
            break;
          case 'cancelTimer':
            changes.remove(timerWaitId(command.timerId));
            break;
          case 'startMapRun':
            changes.put({ waitId: taskWaitId(command.taskId), kind: 'map-run', data: command });
            mapRuns.set(command.taskId, command);
            break;
          case 'redriveMapRun': {
            const { taskId, mapRunArn } = command;
            const data: RedriveMapRun = { kind: 'redriveMapRun', taskId, mapRunArn, at: clock.now() };
            changes.put({ waitId: taskWaitId(taskId), kind: 'map-run', data });
            mapRuns.set(taskId, data);
            break;
          }
          case 'finish': {
            const { kind: _, ...rest } = command;
            onFinish({ ...rest, at: clock.now() });
            for (const waitId of [...waits.keys(), ...[...starts.keys(), ...mapRuns.keys()].map(taskWaitId)]) {
              const taskId = taskIdOf(waitId);
              if (taskId !== undefined) cancel(taskId);
            }
            changes.removeAll();
            break;
          }
          default:
            command satisfies never;
        }
      }
    },
    replaceRecord(taskId, data) {
      const wait = changes.find(taskWaitId(taskId));
      if (wait !== undefined) changes.put({ ...wait, data });
    },
    starts: () => [...starts.values()],
    cancelled: () => [...cancelled.values()],
  };
}

/** Events after which a task is no longer waited for. */
const OVER = new Set<Event['kind']>(['taskSucceeded', 'taskFailed', 'taskTimedOut', 'mapRunSucceeded', 'mapRunFailed']);
