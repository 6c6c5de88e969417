import { again, done, type Next } from '../../../engines/reconcile/reconciler.ts';
import type { Item, Kit } from '../kit.ts';
import { transformServers, transformSpec } from './plan.ts';
import { resolveLimits, type TransformJobDoc } from './record.ts';

/** As AWS waits for a transform container's first good ping. */
const STARTUP_TIMEOUT_S = 1800;
const HEARTBEAT_MS = 30_000;
const GENERATION = 1;

type T = Item<TransformJobDoc>;
type K = Kit<TransformJobDoc>;

/** Brings a transform job nearer to its end; see `record.ts` for the life. */
export async function reconcileTransformJob(item: T, kit: K): Promise<Next> {
  if (item.doc.status === 'InProgress') return work(item, kit);
  if (item.doc.status === 'Stopping') {
    kit.transforms.cancel(item.doc.jobId);
    return end(item, kit, { status: 'Stopped' });
  }
  return cleanUp(item, kit);
}

async function work(item: T, kit: K): Promise<Next> {
  const servers = transformServers(item);
  const standings = servers.map((plan) => {
    kit.watch(plan.id, item);
    return kit.serving.ensure(plan, { startupTimeoutSeconds: STARTUP_TIMEOUT_S, generation: GENERATION });
  });
  const failed = standings.find((standing) => standing.state === 'failed');
  if (failed?.state === 'failed') {
    kit.transforms.cancel(item.doc.jobId);
    return end(item, kit, { status: 'Failed', failureReason: `AlgorithmError: ${failed.message}` });
  }
  if (!standings.every((standing) => standing.state === 'done')) return again(HEARTBEAT_MS);

  let current = item;
  if (item.doc.limits === undefined) {
    const container = await kit.serving.executionParameters(servers[0]?.id ?? '').catch(() => undefined);
    const limits = resolveLimits(item.doc.request, container);
    const doc = { ...item.doc, limits, startedAt: kit.clock.now() };
    current = await kit.commit(item, { doc, status: doc.status });
  }
  kit.watch(current.doc.jobId, current);
  const standing = kit.transforms.run(transformSpec(current));
  if (standing.state === 'running') return again(HEARTBEAT_MS);
  if (standing.state === 'failed') return end(current, kit, { status: 'Failed', failureReason: standing.message });
  return end(current, kit, { status: 'Completed' });
}

async function end(
  item: T,
  kit: K,
  outcome: Pick<TransformJobDoc, 'status'> & Partial<Pick<TransformJobDoc, 'failureReason'>>,
): Promise<Next> {
  const reason = outcome.failureReason === undefined ? {} : { failureReason: outcome.failureReason.slice(0, 1024) };
  const doc: TransformJobDoc = { ...item.doc, status: outcome.status, ...reason, endedAt: kit.clock.now() };
  const ended = await kit.commit(item, { doc, status: doc.status });
  kit.log.info({ arn: item.arn, status: doc.status, reason: doc.failureReason }, 'transform job ended');
  return cleanUp(ended, kit);
}

async function cleanUp(item: T, kit: K): Promise<Next> {
  kit.transforms.cancel(item.doc.jobId);
  kit.unwatch(item.doc.jobId);
  for (const plan of transformServers(item)) {
    kit.unwatch(plan.id);
    await kit.serving.remove(plan, GENERATION);
  }
  return done;
}
