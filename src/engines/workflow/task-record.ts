import type { Json } from '../../platform/json.ts';
import type { ScheduleTask } from './core.ts';

/**
 * What the store keeps of a task until it is over (`WaitRow.data`). It says how far the task got, so that a restarted server can take
 * it up there:
 *
 * - `scheduled`: committed, perhaps started. Started again with the same idempotency token.
 * - `submitted`: the service has it. With `watch` somebody has to look for its end; without, a callback ends it.
 */
export interface TaskRecord {
  readonly task: ScheduleTask;
  readonly phase: 'scheduled' | 'submitted';
  readonly watch?: Json;
}

export const taskWaitId = (taskId: string): string => `task:${taskId}`;
export const timerWaitId = (timerId: string): string => `timer:${timerId}`;

export function taskIdOf(waitId: string): string | undefined {
  return waitId.startsWith('task:') ? waitId.slice('task:'.length) : undefined;
}
export function timerIdOf(waitId: string): string | undefined {
  return waitId.startsWith('timer:') ? waitId.slice('timer:'.length) : undefined;
}
