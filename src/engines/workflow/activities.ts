import type { Clock } from '../../platform/clock.ts';

/** A task that waits for a worker of its activity. */
export interface ActivityTask {
  readonly executionId: number;
  readonly taskId: string;
  readonly token: string;
  /** JSON text. */
  readonly input: string;
}

/**
 * Who waits for whom: tasks for workers, workers for tasks, first come first served per activity. In memory only: the tasks themselves
 * are rows and are offered again after a restart.
 */
export interface Activities {
  offer(activityArn: string, task: ActivityTask): void;
  /** The task is over or taken by other means. */
  withdraw(activityArn: string, task: Pick<ActivityTask, 'executionId' | 'taskId'>): void;
  /** The next task, or undefined after `patience` ms or when the worker goes away. */
  next(activityArn: string, patience: number, signal: AbortSignal): Promise<ActivityTask | undefined>;
}

interface Queue {
  readonly tasks: ActivityTask[];
  readonly workers: ((task: ActivityTask) => void)[];
}

export function createActivities(clock: Clock): Activities {
  const queues = new Map<string, Queue>();
  const queueOf = (arn: string): Queue => {
    let queue = queues.get(arn);
    if (queue === undefined) {
      queue = { tasks: [], workers: [] };
      queues.set(arn, queue);
    }
    return queue;
  };
  const tidy = (arn: string, queue: Queue): void => {
    if (queue.tasks.length === 0 && queue.workers.length === 0) queues.delete(arn);
  };

  return {
    offer(arn, task) {
      const queue = queueOf(arn);
      const worker = queue.workers.shift();
      if (worker === undefined) queue.tasks.push(task);
      else worker(task);
      tidy(arn, queue);
    },
    withdraw(arn, { executionId, taskId }) {
      const queue = queueOf(arn);
      const index = queue.tasks.findIndex((task) => task.executionId === executionId && task.taskId === taskId);
      if (index >= 0) queue.tasks.splice(index, 1);
      tidy(arn, queue);
    },
    next(arn, patience, signal) {
      const queue = queueOf(arn);
      const task = signal.aborted ? undefined : queue.tasks.shift();
      if (task !== undefined || signal.aborted) {
        tidy(arn, queue);
        return Promise.resolve(task);
      }
      return new Promise((resolve) => {
        const settle = (found: ActivityTask | undefined): void => {
          disarm();
          signal.removeEventListener('abort', giveUp);
          resolve(found);
        };
        const giveUp = (): void => {
          const index = queue.workers.indexOf(settle);
          if (index >= 0) queue.workers.splice(index, 1);
          tidy(arn, queue);
          settle(undefined);
        };
        const disarm = clock.after(patience, giveUp);
        signal.addEventListener('abort', giveUp, { once: true });
        queue.workers.push(settle);
      });
    },
  };
}
