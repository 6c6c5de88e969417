/**
 * Does what executions ask for: starts tasks, waits for what was submitted, ends the wait of what is cancelled.
 *
 * What can happen twice, and what cannot: a task whose start was committed but whose result was not is started again after a crash.
 * Services that know idempotency tokens (all creates of this server) answer the repeated request as they did the first; a job is never
 * created twice. A request that no token protects (an InvokeEndpoint, a call to another server) may then be made a second time.
 */

import type { Json } from '../../platform/json.ts';
import type { Logger } from '../../platform/log.ts';
import type { Activities } from './activities.ts';
import type { Event, ScheduleTask } from './core.ts';
import type { Executor, Owned, Work } from './executor.ts';
import { type IntegrationEnv, type Outcome, TaskFailure, type Watcher } from './integrations/integration.ts';
import { findIntegration } from './integrations/registry.ts';
import { parseResource } from './integrations/resource.ts';
import type { StopOrder } from './stops.ts';
import { integrationOf } from './task-call.ts';
import type { TaskRecord } from './task-record.ts';
import type { Wait } from './wait-changes.ts';

/** How often everything that is waited for is looked at without any hint (ms): the net under lost events. */
const SAFETY_POLL = 60_000;
/**
 * A request that has no answer after this long (ms) is told to have begun; before that the answer tells it as well, in the same commit.
 */
const BEGUN_AFTER = 100;

export interface Tasks {
  act(owner: Owned, work: Work): void;
  /** Takes up again what nobody looks after (after a restart). */
  recover(owner: Owned, waits: readonly Wait[]): void;
  /** How the work of these tasks can be stopped. */
  stopOrders(owner: Owned, cancelled: readonly TaskRecord[]): StopOrder[];
  /** Resolves when no start of this task is under way. */
  settled(executionId: number, taskId: string): Promise<void>;
  /** Nothing has to be done for this task any more: a worker has it, or a callback ended it. */
  release(executionId: number, taskId: string): void;
  start(): void;
  stop(): void;
}

/** A task that this process looks after. */
interface Running {
  starting?: Promise<void>;
  watcher?: Watcher;
  cancelled: boolean;
}

export function createTasks(deps: {
  readonly executor: () => Executor;
  readonly activities: Activities;
  readonly activityExists: (arn: string) => Promise<boolean>;
  readonly env: IntegrationEnv;
  readonly log: Logger;
}): Tasks {
  const { executor, activities, activityExists, env, log } = deps;
  const running = new Map<string, Running>();
  let disarm: (() => void) | undefined;
  let stopped = false;
  const keyOf = (executionId: number, taskId: string): string => `${executionId}/${taskId}`;

  const deliver = (owner: Owned, events: readonly Event[]): void => {
    if (stopped) return;
    executor()
      .post(owner.id, { events, keep: true })
      .catch((error: unknown) =>
        log.error({ err: error, execution: owner.row.arn }, 'a result could not be delivered'),
      );
  };

  const started = (task: ScheduleTask): Event => ({ kind: 'taskStarted', taskId: task.taskId });
  const failed = (task: ScheduleTask, error: unknown): Event => {
    if (!(error instanceof TaskFailure)) log.error({ err: error, resource: task.resource }, 'an integration threw');
    const failure =
      error instanceof TaskFailure
        ? error
        : new TaskFailure('States.TaskFailed', 'The server failed to start the task.');
    return { kind: 'taskFailed', taskId: task.taskId, error: failure.error, cause: failure.message };
  };

  const begin = (owner: Owned, task: ScheduleTask): void => {
    const key = keyOf(owner.id, task.taskId);
    if (running.has(key)) return;
    const entry: Running = { cancelled: false };
    running.set(key, entry);
    entry.starting = startOne(owner, task, entry, key)
      .catch((error: unknown) => {
        running.delete(key);
        deliver(owner, [started(task), failed(task, error)]);
      })
      .finally(() => {
        delete entry.starting;
      });
  };

  const startOne = async (owner: Owned, task: ScheduleTask, entry: Running, key: string): Promise<void> => {
    if (task.taskKind === 'activity') {
      // Stays in `running` until a worker takes it: what is offered must not be offered again.
      await offer(owner, task);
      return;
    }
    const { integration, call } = callOf(owner, task);
    const quiet = env.clock.after(BEGUN_AFTER, () => {
      if (!entry.cancelled) deliver(owner, [started(task)]);
    });
    const result = await integration.start(call, env).finally(quiet);
    if (result.kind === 'done') {
      running.delete(key);
      deliver(owner, [started(task), { kind: 'taskSucceeded', taskId: task.taskId, output: result.output }]);
      return;
    }
    const { watch } = result;
    const data: TaskRecord = { task, phase: 'submitted', ...(watch === undefined ? {} : { watch }) };
    if (stopped) return;
    const outcome = await executor().post(owner.id, {
      events: [started(task), { kind: 'taskSubmitted', taskId: task.taskId, output: result.output }],
      record: { taskId: task.taskId, data },
      keep: true,
    });
    if (watch === undefined || outcome !== 'applied' || entry.cancelled) running.delete(key);
    else follow(owner, task, watch, entry, key);
  };

  const follow = (owner: Owned, task: ScheduleTask, watch: Json, entry: Running, key: string): void => {
    const { integration, call } = callOf(owner, task);
    if (integration.watch === undefined) throw new Error(`${task.resource} cannot be waited for`);
    entry.watcher = integration.watch(call, watch, env, (outcome) => {
      running.delete(key);
      deliver(owner, [resultOf(task, outcome)]);
    });
  };

  const offer = async (owner: Owned, task: ScheduleTask): Promise<void> => {
    if (task.taskToken === undefined) throw new Error('an activity task without a token');
    if (!(await activityExists(task.resource))) {
      const cause = `The activity ${task.resource} does not exist.`;
      deliver(owner, [{ kind: 'taskFailed', taskId: task.taskId, stage: 'schedule', error: 'States.Runtime', cause }]);
      return;
    }
    const { taskId, taskToken: token, parameters: input } = task;
    if (running.get(keyOf(owner.id, taskId))?.cancelled === true) return;
    activities.offer(task.resource, { executionId: owner.id, taskId, token, input });
  };

  const look = (): void => {
    for (const { watcher } of [...running.values()]) watcher?.look();
    disarm = env.clock.after(SAFETY_POLL, look);
  };

  return {
    act(owner, work) {
      for (const { task } of work.cancelled) {
        if (task.taskKind === 'activity')
          activities.withdraw(task.resource, { executionId: owner.id, taskId: task.taskId });
        const key = keyOf(owner.id, task.taskId);
        const entry = running.get(key);
        if (entry === undefined) continue;
        entry.cancelled = true;
        entry.watcher?.end();
        if (entry.starting === undefined) running.delete(key);
        else void entry.starting.finally(() => running.delete(key));
      }
      for (const task of work.starts) begin(owner, task);
    },
    recover(owner, waits) {
      for (const wait of waits) {
        if (wait.kind !== 'task') continue;
        // Written by the executor or by `startOne`.
        const { task, phase, watch } = wait.data as TaskRecord;
        const key = keyOf(owner.id, task.taskId);
        if (running.has(key)) continue;
        if (phase === 'scheduled') {
          begin(owner, task);
        } else if (watch !== undefined) {
          const entry: Running = { cancelled: false };
          running.set(key, entry);
          follow(owner, task, watch, entry, key);
        }
      }
    },
    stopOrders(owner, cancelled) {
      return cancelled.flatMap(({ task }) => {
        const resource = parseResource(task.resource);
        if (resource?.kind !== 'service' || findIntegration(resource.service) === undefined) return [];
        const { integration, call } = callOf(owner, task);
        const order = integration.stopOrder?.(call);
        if (order === undefined) return [];
        return [{ executionId: owner.id, taskId: task.taskId, type: call.resource.type, order }];
      });
    },
    async settled(executionId, taskId) {
      await running.get(keyOf(executionId, taskId))?.starting;
    },
    release(executionId, taskId) {
      const key = keyOf(executionId, taskId);
      running.get(key)?.watcher?.end();
      running.delete(key);
    },
    start() {
      disarm = env.clock.after(SAFETY_POLL, look);
    },
    stop() {
      stopped = true;
      disarm?.();
      for (const { watcher } of running.values()) watcher?.end();
    },
  };
}

function resultOf(task: ScheduleTask, outcome: Outcome): Event {
  const { taskId } = task;
  if (outcome.kind === 'succeeded') return { kind: 'taskSucceeded', taskId, output: outcome.output };
  return { kind: 'taskFailed', taskId, error: outcome.error, cause: outcome.cause };
}

const callOf = (owner: Owned, task: ScheduleTask): ReturnType<typeof integrationOf> =>
  integrationOf(task, {
    scope: { accountId: owner.row.accountId, region: owner.row.region },
    executionArn: owner.row.arn,
    executionName: owner.row.name,
    roleArn: owner.facts.roleArn,
  });
