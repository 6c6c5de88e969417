import type { JobPlan } from '../../../engines/jobs/door.ts';
import { done, type Next } from '../../../engines/reconcile/reconciler.ts';
import type { Item, Kit, Named } from '../kit.ts';
import type { Life } from './life.ts';
import { type LifeRules, stepLife } from './step.ts';

/** How one kind shows the life of its jobs. */
export interface LifeView<D extends Named> {
  readonly plan: JobPlan;
  readonly rules: LifeRules;
  lifeOf(doc: D): Life;
  withLife(doc: D, life: Life, now: number): D;
  statusOf(doc: D): string;
  /** Adds what is known only at the end, while the job's files are still there. */
  atEnd(doc: D): Promise<D>;
}

/** Steps a job's life until there is nothing to do but wait. Each change is committed (and told) before the next step. */
export async function driveLife<D extends Named>(item: Item<D>, kit: Kit<D>, view: LifeView<D>): Promise<Next> {
  const { plan } = view;
  kit.watch(plan.id, item);
  let current = item;
  while (view.lifeOf(current.doc).phase !== 'ended') {
    const now = kit.clock.now();
    const step = await stepLife(kit.jobs, plan, view.lifeOf(current.doc), now, view.rules);
    if ('wait' in step) return step.wait;
    const changed = view.withLife(current.doc, step.to, now);
    const doc = step.to.phase === 'ended' ? await view.atEnd(changed) : changed;
    current = await kit.commit(current, { doc, status: view.statusOf(doc) });
    kit.log.info({ arn: current.arn, phase: step.to.phase, outcome: step.to.outcome?.kind }, 'job moved on');
  }
  await kit.jobs.destroy(plan);
  kit.unwatch(plan.id);
  return done;
}
