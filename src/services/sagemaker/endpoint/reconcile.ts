import type { JobPlan, Standing } from '../../../engines/jobs/door.ts';
import { again, done, type Next } from '../../../engines/reconcile/reconciler.ts';
import { serverPlan } from '../hosting/server-plan.ts';
import type { Item, Kit } from '../kit.ts';
import { type Deployment, type EndpointDoc, type ServerRef, serversOf, slotOf } from './record.ts';

/** How often a serving endpoint is looked at where nothing wakes us. */
const HEARTBEAT_MS = 30_000;
const MAX_BACKOFF_MS = 60_000;
/** A server that is started anew gets another id, so each id has one generation only. */
const GENERATION = 1;

type E = Item<EndpointDoc>;
type K = Kit<EndpointDoc>;

/** Brings an endpoint nearer to what its record wants; see `record.ts` for the life. */
export async function reconcileEndpoint(item: E, kit: K): Promise<Next> {
  const retired = await retire(item, kit);
  const { doc } = retired;
  switch (doc.status) {
    case 'Creating':
    case 'Updating':
      return deploy(retired, kit);
    case 'InService':
      return keep(retired, kit);
    case 'Deleting':
      return remove(retired, kit);
    default:
      // Failed, with nothing left to take down.
      return done;
  }
}

/** Takes down what no longer serves. The record forgets it only when it is gone. */
async function retire(item: E, kit: K): Promise<E> {
  if (item.doc.retiring.length === 0) return item;
  for (const deployment of item.doc.retiring) await takeDown(deployment, item, kit);
  return kit.commit(item, { doc: { ...item.doc, retiring: [] }, status: item.doc.status });
}

async function takeDown(deployment: Deployment, item: E, kit: K): Promise<void> {
  await Promise.all(
    serversOf(deployment, item.doc.restarts).map(async (server) => {
      await kit.serving.remove(planOf(server, item), GENERATION);
      kit.unwatch(server.id);
    }),
  );
}

async function deploy(item: E, kit: K): Promise<Next> {
  const { doc } = item;
  const { pending, live } = doc;
  if (pending === undefined) return done;
  // What serves goes on to be kept while the next deployment comes up.
  const waitLive = live === undefined ? undefined : await revive(live, item, kit);
  if (waitLive === 'changed') return again(0);
  const standings = serversOf(pending, doc.restarts).map((server) => ({ server, standing: ensure(server, item, kit) }));
  const failed = standings.find(({ standing }) => standing.state === 'failed');
  if (failed !== undefined && failed.standing.state === 'failed') {
    return moveOn(item, kit, {
      ...withoutPending(doc),
      // An update that fails leaves the endpoint with what it had.
      status: live === undefined ? 'Failed' : 'InService',
      failureReason: failureReason(failed.server, failed.standing.message),
      retiring: [...doc.retiring, pending],
    });
  }
  if (!standings.every(({ standing }) => standing.state === 'done')) return again(HEARTBEAT_MS);
  const { failureReason: _, ...rest } = withoutPending(doc);
  return moveOn(item, kit, {
    ...rest,
    status: 'InService',
    configName: pending.configName,
    live: pending,
    retiring: live === undefined ? doc.retiring : [...doc.retiring, live],
  });
}

function withoutPending(doc: EndpointDoc): EndpointDoc {
  const { pending: _, ...rest } = doc;
  return rest;
}

async function moveOn(item: E, kit: K, doc: EndpointDoc): Promise<Next> {
  await kit.commit(item, { doc, status: doc.status });
  kit.log.info({ arn: item.arn, status: doc.status, reason: doc.failureReason }, 'endpoint moved on');
  return again(0);
}

async function keep(item: E, kit: K): Promise<Next> {
  if (item.doc.live === undefined) return done;
  const wait = await revive(item.doc.live, item, kit);
  return again(wait === 'changed' ? 0 : wait);
}

/** Ensures the servers of the live deployment and starts dead ones anew, slower each time. Answers ms to wait. */
async function revive(live: Deployment, item: E, kit: K): Promise<number | 'changed'> {
  const now = kit.clock.now();
  let wait = HEARTBEAT_MS;
  for (const server of serversOf(live, item.doc.restarts)) {
    const standing = ensure(server, item, kit);
    if (standing.state !== 'failed') continue;
    const slot = slotOf(server.id);
    const before = item.doc.restarts[slot] ?? { count: 0, at: 0 };
    const due = before.at + Math.min(MAX_BACKOFF_MS, 1000 * 2 ** Math.min(before.count, 10));
    if (now < due) {
      wait = Math.min(wait, due - now);
      continue;
    }
    kit.log.warn({ arn: item.arn, server: server.id, error: standing.message }, 'model server died, starting it anew');
    await kit.serving.remove(planOf(server, item), GENERATION);
    kit.unwatch(server.id);
    const restarts = { ...item.doc.restarts, [slot]: { count: before.count + 1, at: now } };
    await kit.commit(item, { doc: { ...item.doc, restarts }, status: item.doc.status });
    return 'changed';
  }
  return wait;
}

async function remove(item: E, kit: K): Promise<Next> {
  const { live, pending } = item.doc;
  for (const deployment of [live, pending]) if (deployment !== undefined) await takeDown(deployment, item, kit);
  await kit.remove(item);
  return done;
}

function ensure(server: ServerRef, item: E, kit: K): Standing {
  kit.watch(server.id, item);
  const startupTimeoutSeconds = server.variant.startupTimeoutSeconds;
  return kit.serving.ensure(planOf(server, item), { startupTimeoutSeconds, generation: GENERATION });
}

export function planOf(server: ServerRef, item: Pick<E, 'key' | 'arn' | 'doc'>): JobPlan {
  const { variant } = server;
  return serverPlan(item.key, variant.model, {
    id: server.id,
    name: item.doc.name,
    arn: item.arn,
    logGroup: `/aws/sagemaker/Endpoints/${item.doc.name}`,
    logStream: `${variant.name}/${server.instanceId}`,
    instanceType: variant.instanceType,
  });
}

function failureReason(server: ServerRef, message: string): string {
  const named = message.replace(
    /^The primary container did/,
    `The primary container for production variant ${server.variant.name} did`,
  );
  return named.slice(0, 1024);
}
