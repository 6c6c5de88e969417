import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceDefinition } from '../models/service.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { DEFAULT_REGION, rootIdentity } from '../platform/identity.ts';
import { systemIds } from '../platform/ids.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import type { Authenticate } from './authenticate.ts';
import { type Authorize, createDispatcher, type Dispatcher } from './dispatch.ts';
import { createHttpServer, type Limits, type OwnRoutes } from './server.ts';

/** A wire of its own for tests: handlers in the test, a server on a free port, everybody let in. */
export interface Harness {
  readonly endpoint: string;
  readonly port: number;
  readonly dispatcher: Dispatcher;
  readonly server: Server;
  /** What an AWS client needs. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly authenticate?: Authenticate;
  readonly authorize?: Authorize;
  readonly ownRoutes?: OwnRoutes;
  readonly limits?: Partial<Limits>;
  readonly log?: Logger;
  readonly clock?: Clock;
}

export async function startHarness(
  services: readonly ServiceDefinition[],
  options: HarnessOptions = {},
): Promise<Harness> {
  const { authenticate = letIn, authorize, ownRoutes, limits, log = silentLogger, clock = systemClock } = options;
  const shared = { clock, ids: systemIds, log };
  const dispatcher = createDispatcher({ services, ...shared, ...(authorize === undefined ? {} : { authorize }) });
  const server = createHttpServer({
    dispatcher,
    authenticate,
    ...shared,
    ...(ownRoutes === undefined ? {} : { ownRoutes }),
    ...(limits === undefined ? {} : { limits }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // A TCP server's address is never a path.
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    port,
    dispatcher,
    server,
    client: {
      endpoint,
      region: DEFAULT_REGION,
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const letIn: Authenticate = () => ({ identity: rootIdentity('123456789012'), region: DEFAULT_REGION });
