import { createReconcileLoop } from '../../engines/reconcile/loop.ts';
import type { ReconcileLoop } from '../../engines/reconcile/reconciler.ts';
import { loadModel } from '../../models/load.ts';
import type { ServiceDefinition } from '../../models/service.ts';
import type { SageMakerDeps } from './deps.ts';
import { endpoint } from './endpoint/actions.ts';
import { endpointConfig } from './endpoint-config/actions.ts';
import type { BoundKind, Kind } from './kind.ts';
import { queueKey, type Room } from './kit.ts';
import { labelingJob } from './labeling-job/actions.ts';
import { model } from './model/actions.ts';
import { processingJob } from './processing-job/actions.ts';
import { tagActions } from './tags/actions.ts';
import { trainingJob } from './training-job/actions.ts';
import { transformJob } from './transform-job/actions.ts';
import { workforce } from './workforce/actions.ts';
import { workteam } from './workteam/actions.ts';

/** Every kind of resource of the service. */
export const kinds: readonly Kind[] = [
  trainingJob,
  processingJob,
  transformJob,
  labelingJob,
  workteam,
  workforce,
  model,
  endpointConfig,
  endpoint,
];

/** Records looked at per page when the server starts, and lives driven at a time per kind. */
const START_PAGE = 500;
const CONCURRENCY = 64;

export interface SageMakerService {
  readonly definition: ServiceDefinition;
  /** Starts driving lives; those that a crashed or stopped server left off go on. */
  start(): void;
  /** Resolves when nothing is driven any more. Jobs and endpoints go on running in their containers. */
  stop(): Promise<void>;
}

export type { SageMakerDeps };

export function createSageMakerService(deps: SageMakerDeps): SageMakerService {
  const { store, clock, log, transforms, labeling } = deps;
  const room: Room = { ...deps, watchers: new Map() };
  const bound = kinds.map((kind) => kind.bind(room));
  const loops = new Map<string, ReconcileLoop>();
  for (const { life } of bound) {
    if (life === undefined) continue;
    const { queue, reconcile } = life;
    loops.set(queue, createReconcileLoop({ queue, store, reconcile, clock, log, concurrency: CONCURRENCY }));
  }
  const wake = (planId: string): void => {
    const watcher = room.watchers.get(planId);
    if (watcher !== undefined) loops.get(watcher.queue)?.wake(watcher.key);
  };
  const unsubscribers: (() => void)[] = [];

  return {
    definition: {
      model: loadModel('sagemaker'),
      handlers: Object.assign({}, ...bound.map(({ handlers }) => handlers), tagActions(room, kinds)),
    },
    start() {
      for (const engine of [deps.jobs, deps.serving, transforms, labeling]) unsubscribers.push(engine.onChange(wake));
      for (const loop of loops.values()) loop.start();
      wakeActive(room, bound, loops).catch((error: unknown) => {
        log.error({ error: String(error) }, 'lives could not be looked at: they go on when their rows fall due');
      });
    },
    async stop() {
      for (const unsubscribe of unsubscribers.splice(0)) unsubscribe();
      // First: a turn of a labeling job may wait for a function.
      labeling.stop();
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      transforms.close();
    },
  };
}

/** What was under way when the last server ended is looked at now, not when its next look was due. */
async function wakeActive(
  { store }: Room,
  bound: readonly BoundKind[],
  loops: ReadonlyMap<string, ReconcileLoop>,
): Promise<void> {
  for (const { life } of bound) {
    if (life === undefined) continue;
    for (let after: string | undefined; ; ) {
      const page = await store.records.list({
        kind: life.queue,
        sortBy: 'createdAt',
        order: 'ascending',
        limit: START_PAGE,
        where: { status: life.active },
        ...(after === undefined ? {} : { after }),
      });
      for (const { key } of page.records) loops.get(life.queue)?.wake(queueKey(key));
      if (page.next === undefined) break;
      after = page.next;
    }
  }
}
