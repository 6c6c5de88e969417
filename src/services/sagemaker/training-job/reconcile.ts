import type { JobPlan } from '../../../engines/jobs/door.ts';
import type { Next } from '../../../engines/reconcile/reconciler.ts';
import { driveLife } from '../job-life/drive.ts';
import { algorithmError } from '../job-life/step.ts';
import type { Item, Kit } from '../kit.ts';
import { finalMetrics, metricReaders } from './metrics.ts';
import { trainingPlan } from './plan.ts';
import { DEFAULT_MAX_RUNTIME_S, type TrainingJobDoc, withLife } from './record.ts';

/** Drives a training job through the jobs engine; see `job-life/life.ts` for the phases. */
export function reconcileTrainingJob(item: Item<TrainingJobDoc>, kit: Kit<TrainingJobDoc>): Promise<Next> {
  const plan = trainingPlan(item);
  return driveLife(item, kit, {
    plan,
    rules: {
      maxRuntimeMs: (item.doc.request.StoppingCondition?.MaxRuntimeInSeconds ?? DEFAULT_MAX_RUNTIME_S) * 1000,
      exitReason: async (host) =>
        algorithmError(host, await kit.jobs.readFile(plan, host.host, 'output/failure', 4096)),
    },
    lifeOf: (doc) => doc.life,
    withLife,
    statusOf: (doc) => doc.status,
    atEnd: async (doc) => withMetrics(doc, plan, kit, item.createdAt),
  });
}

async function withMetrics(
  doc: TrainingJobDoc,
  plan: JobPlan,
  kit: Kit<TrainingJobDoc>,
  since: number,
): Promise<TrainingJobDoc> {
  const algorithm = doc.request.AlgorithmSpecification;
  // A built-in algorithm brings its own definitions; the request's add to them.
  const own = kit.imageMetrics?.(plan.image) ?? [];
  const definitions = [...own, ...(algorithm?.MetricDefinitions ?? [])];
  if (definitions.length === 0 || doc.life.runningAt === undefined) return doc;
  const streams = { prefix: `${doc.name}/`, since };
  const metrics = await finalMetrics(kit.store.logs, plan, plan.logGroup, streams, metricReaders(definitions));
  return metrics.length === 0 ? doc : { ...doc, finalMetrics: metrics };
}
