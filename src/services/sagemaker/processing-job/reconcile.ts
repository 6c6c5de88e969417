import type { Next } from '../../../engines/reconcile/reconciler.ts';
import { driveLife } from '../job-life/drive.ts';
import { algorithmError } from '../job-life/step.ts';
import type { Item, Kit } from '../kit.ts';
import { processingPlan } from './plan.ts';
import { DEFAULT_MAX_RUNTIME_S, type ProcessingJobDoc, withLife } from './record.ts';

/** Characters of ExitMessage. */
const MAX_MESSAGE = 1024;

/** Drives a processing job through the jobs engine; see `job-life/life.ts` for the phases. */
export function reconcileProcessingJob(item: Item<ProcessingJobDoc>, kit: Kit<ProcessingJobDoc>): Promise<Next> {
  const plan = processingPlan(item);
  const first = plan.hosts[0]?.name ?? 'algo-1';
  const messageOf = (host: string): Promise<string | undefined> =>
    kit.jobs.readFile(plan, host, 'output/message', 4 * MAX_MESSAGE);
  return driveLife(item, kit, {
    plan,
    rules: {
      maxRuntimeMs: (item.doc.request.StoppingCondition?.MaxRuntimeInSeconds ?? DEFAULT_MAX_RUNTIME_S) * 1000,
      exitReason: async (host) => algorithmError(host, await messageOf(host.host)),
    },
    lifeOf: (doc) => doc.life,
    withLife,
    statusOf: (doc) => doc.status,
    async atEnd(doc) {
      if (doc.life.runningAt === undefined) return doc;
      const message = (await messageOf(first))?.slice(0, MAX_MESSAGE);
      return message === undefined || message === '' ? doc : { ...doc, exitMessage: message };
    },
  });
}
