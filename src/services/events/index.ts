import type { BusEvent } from '../../engines/events/bus.ts';
import type { Operations } from '../../models/generated/events.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import type { Identity } from '../../platform/identity.ts';
import { busHandlers } from './buses.ts';
import { type Credentials, connectionHandlers, createCredentials } from './connections.ts';
import { createDeliveries } from './deliver.ts';
import type { EventsDeps } from './deps.ts';
import { putHandlers } from './put.ts';
import { ruleHandlers } from './rules.ts';
import { tagHandlers } from './tags.ts';

export type { Credentials } from './connections.ts';
export type { EventsDeps } from './deps.ts';

export interface EventsService {
  readonly definition: ServiceDefinition;
  /**
   * What a connection adds to requests, secrets included: for other rooms of this process, never for a client.
   * @throws ServiceError where there is no such connection or it cannot be authorised
   */
  retrieveCredentials(connectionArn: string, identity: Pick<Identity, 'accountId'>): Promise<Credentials>;
  start(): void;
  stop(): Promise<void>;
}

/** Amazon EventBridge: event buses, rules with patterns and targets, connections. */
export function createEventsService(deps: EventsDeps): EventsService {
  const { events, log, store } = deps;
  const deliveries = createDeliveries(deps);
  const own = new WeakSet<BusEvent>();
  let unsubscribe: () => void = () => {};

  return {
    definition: defineService<Operations>(loadModel('events'), {
      ...busHandlers(deps),
      ...ruleHandlers(deps, deliveries.forget),
      ...putHandlers(deps, deliveries, own),
      ...connectionHandlers(deps),
      ...tagHandlers(deps),
    }),
    retrieveCredentials: createCredentials(deps),
    start() {
      deliveries.forget();
      deliveries.loop.start();
      unsubscribe = events.onAny((event) => {
        if (own.has(event)) return;
        deliveries
          .changesFor(event)
          .then((changes) => (changes.length === 0 ? undefined : store.commit(changes)))
          .catch((error: unknown) => log.error({ err: error, event: event.id }, 'an event did not reach its rules'));
      });
    },
    async stop() {
      unsubscribe();
      await deliveries.loop.stop();
    },
  };
}
