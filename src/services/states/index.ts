import { createWorkflowEngine } from '../../engines/workflow/door.ts';
import type { Operations } from '../../models/generated/stepfunctions.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import { activityHandlers, activityKey } from './activity/actions.ts';
import { readActivityArn } from './arns.ts';
import type { StatesDeps, StatesRoom } from './deps.ts';
import { executionHandlers } from './execution/actions.ts';
import { historyHandlers } from './execution/history.ts';
import { createExecutionLog } from './execution/log.ts';
import { startRetention } from './execution/retention.ts';
import { startHandlers } from './execution/start.ts';
import { mapRunHandlers } from './map-run/actions.ts';
import { stateMachineHandlers } from './state-machine/actions.ts';
import { aliasHandlers } from './state-machine/aliases.ts';
import { watchDeletions } from './state-machine/deletion.ts';
import { revisionOf } from './state-machine/record.ts';
import { versionHandlers } from './state-machine/versions.ts';
import { tagHandlers } from './tags.ts';
import { taskHandlers } from './task/actions.ts';
import { testStateHandlers } from './test-state/actions.ts';

export type { StatesDeps } from './deps.ts';

export interface StatesService {
  readonly definition: ServiceDefinition;
  /** Takes up every open execution; returns at once, recovery goes on behind. */
  start(): void;
  /** Resolves when every execution that was open at `start` is in hand again. */
  recovered(): Promise<void>;
  stop(): Promise<void>;
}

/** AWS Step Functions: the API over the workflow engine. An operation without a handler answers not-implemented by itself. */
export function createStatesService(deps: StatesDeps): StatesService {
  const { store } = deps;
  const executionLog = createExecutionLog(deps);
  const engine = createWorkflowEngine({
    ...deps,
    onHistory: executionLog.onHistory,
    loadDefinition: async (scope, revision) => (await revisionOf(store.records, scope, revision)).definition,
    async activityExists(text) {
      const arn = readActivityArn(text);
      return (await store.records.get(activityKey(arn.scope, arn.name))) !== undefined;
    },
  });
  const room: StatesRoom = { ...deps, engine };
  let deletions: ReturnType<typeof watchDeletions> | undefined;
  let retention: ReturnType<typeof startRetention> | undefined;

  return {
    definition: defineService<Operations>(loadModel('stepfunctions'), {
      ...stateMachineHandlers(room),
      ...versionHandlers(room),
      ...aliasHandlers(room),
      ...startHandlers(room),
      ...executionHandlers(room),
      ...historyHandlers(room),
      ...mapRunHandlers(room),
      ...taskHandlers(room),
      ...activityHandlers(room),
      ...tagHandlers(room),
      ...testStateHandlers(room),
    }),
    start() {
      engine.start();
      deletions = watchDeletions(room);
      retention = startRetention(deps);
    },
    recovered: engine.recovered,
    async stop() {
      deletions?.stop();
      await retention?.stop();
      await engine.stop();
      await executionLog.stop();
    },
  };
}
