import { ServiceError } from '../../platform/errors.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Store } from '../../storage/store.ts';
import { type EndpointDoc, type ServerRef, serversOf } from '../sagemaker/endpoint/record.ts';

/** Where requests for one endpoint may go. */
export interface Route {
  readonly endpoint: string;
  readonly servers: readonly ServerRef[];
}

const refuse = (message: string): ServiceError => new ServiceError('ValidationError', message, { status: 400 });

/**
 * The servers that an invocation may go to. The name is matched with its case, as the API's page says.
 * @throws ValidationError
 */
export async function findRoute(
  store: Store,
  { accountId, region }: Scope,
  name: string,
  targetVariant: string | undefined,
): Promise<Route> {
  const key = { accountId, region, kind: 'sagemaker/endpoint', name: name.toLowerCase() };
  const doc = (await store.records.get<EndpointDoc>(key))?.doc;
  // An endpoint that never came into service has nothing to route to, and says so as one that is not there.
  if (doc === undefined || doc.name !== name || doc.live === undefined || doc.status === 'Deleting') {
    throw refuse(`Endpoint ${name} of account ${accountId} not found.`);
  }
  const servers = serversOf(doc.live, doc.restarts);
  if (targetVariant === undefined) return { endpoint: name, servers };
  const chosen = servers.filter((server) => server.variant.name === targetVariant);
  if (chosen.length === 0)
    throw refuse(`Variant ${targetVariant} not found for endpoint ${name} of account ${accountId}.`);
  return { endpoint: name, servers: chosen };
}

/**
 * Picks a variant by weight among those with a healthy server, then one of its servers. `random` in [0, 1); `turn` counts up and
 * spreads the requests over a variant's servers. Undefined where nothing is healthy.
 */
export function pickServer(
  servers: readonly ServerRef[],
  healthy: (id: string) => boolean,
  random: number,
  turn: number,
): ServerRef | undefined {
  const up = servers.filter((server) => healthy(server.id));
  const variants = [...new Set(up.map((server) => server.variant))];
  const total = variants.reduce((sum, variant) => sum + variant.weight, 0);
  const bounds = variants.map((_, i) => variants.slice(0, i + 1).reduce((sum, { weight }) => sum + weight, 0));
  // All weights 0: only a named variant can be meant, and it is the only one here.
  const variant = total === 0 ? variants[0] : variants[bounds.findIndex((bound) => random * total < bound)];
  const candidates = up.filter((server) => server.variant === variant);
  return candidates[turn % Math.max(1, candidates.length)];
}
