import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ServerOptions } from '../cli/options.ts';
import { createImages, createProcessRunner, type Images } from '../engines/jobs/door.ts';
import { systemClock } from '../platform/clock.ts';
import { systemIds } from '../platform/ids.ts';
import type { KeyStore } from '../platform/keys.ts';
import { createLogger } from '../platform/log.ts';
import { createKeyStore } from '../services/iam/index.ts';
import { openStore } from '../storage/sqlite/open.ts';
import { createHttpServer, createOpenAuthenticator, createSigV4Authenticator } from '../wire/door.ts';
import { createOwnRoutes } from './own-routes.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { openRootKey, type RootKey } from './root-key.ts';
import { version } from './version.ts';
import { loadWorkPages } from './work-pages.ts';
import { createWorkRoutes } from './work-routes.ts';

export interface RunningServer {
  readonly url: string;
  readonly rootKey: RootKey;
  /** What runs the jobs, in one line. */
  readonly runner: string;
  /** Stops serving. Containers go on running and are taken up again by the next server on the same folder. */
  close(): Promise<void>;
}

/** Where the built-in images lie: beside `src` in a clone, beside `dist` in the package. */
export const imagesFolder = path.join(import.meta.dirname, '..', '..', 'images');

/** The built-in images, with their Python environments in the data folder or where `SAGEBRUSH_IMAGE_CACHE` says. */
export function openImages(data: string, progress: (line: string) => void): Images {
  const environmentsFolder = path.resolve(process.env['SAGEBRUSH_IMAGE_CACHE'] ?? path.join(data, 'images'));
  const python = process.env['SAGEBRUSH_PYTHON'];
  return createImages({ imagesFolder, environmentsFolder, progress, ...(python !== undefined && { python }) });
}

/** Wires every room together and listens. The one place that knows them all. */
export async function startServer(options: ServerOptions, say: (line: string) => void): Promise<RunningServer> {
  const log = createLogger(options.logLevel);
  const clock = systemClock;
  const ids = systemIds;
  const data = path.resolve(options.data);
  const store = await openStore({ folder: data, clock, ids, log });
  const rootKey = await openRootKey(data, ids);
  const keys: KeyStore = createKeyStore({ store, clock, ids, root: rootKey.key });
  const images = openImages(data, say);
  const runner = createProcessRunner({ folder: path.join(data, 'containers'), log });
  const fingerprint = await runner.fingerprint();
  const started = clock.now();
  const open = (): Rooms =>
    openRooms({
      ...{ store, keys, images, runner, clock, ids, log, data },
      auth: options.auth,
      endpoint: () => endpointFor(server),
    });
  const ownRoutes = createOwnRoutes({
    health: () => ({
      status: 'ok',
      version,
      uptimeSeconds: Math.floor((clock.now() - started) / 1000),
      runner: fingerprint.detail,
    }),
    images: async () => ({
      images: images.list().map(({ name, description, repositories }) => ({ name, description, repositories })),
    }),
    work: createWorkRoutes(() => ({ store, clock, labeling: rooms.labeling, call: rooms.call }), loadWorkPages(), log),
    ...(options.ephemeral && { reset: oneAtATime(reset) }),
  });
  const front = ({ dispatcher }: Rooms): Server =>
    createHttpServer({
      dispatcher,
      authenticate: options.auth === 'none' ? createOpenAuthenticator(keys) : createSigV4Authenticator({ keys, clock }),
      log,
      clock,
      ids,
      ownRoutes,
    });

  async function reset(): Promise<void> {
    await rooms.stop();
    await rooms.destroyJobs();
    await store.reset();
    rooms = open();
    await rooms.prepare();
    adopt(server, front(rooms));
    rooms.start();
  }

  let rooms = open();
  const server = front(rooms);
  await rooms.prepare();
  await listen(server, options);
  rooms.start();

  return {
    url: endpointFor(server),
    rootKey,
    runner: fingerprint.detail,
    async close() {
      server.close();
      server.closeAllConnections();
      await rooms.stop();
      if (options.ephemeral) await rooms.destroyJobs();
      await store.close();
    },
  };
}

/** Lets a server that listens answer as another one, which does not, would. */
function adopt(server: Server, front: Server): void {
  for (const event of ['request', 'checkContinue', 'clientError']) {
    server.removeAllListeners(event);
    // What is listened to is the same on both: they were made by one function.
    for (const listener of front.listeners(event)) server.on(event, listener as (...args: unknown[]) => void);
  }
}

/** Who asks while the work goes on waits for his own turn. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(work, work);
    return last;
  };
}

/** Why the server cannot listen, with the next step where the user has one. */
function unheard(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(`${host} is no address of this machine. Choose another with --host.`);
  if (error.code === 'EACCES') return new Error(`Port ${port} may not be used here. Choose another with --port.`);
  return error;
}

function listen(server: Server, { port, host }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(unheard(error, host, port));
    });
    server.listen(port, host, resolve);
  });
}

/** Where clients and containers on this machine reach the server. */
function endpointFor(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  const host =
    address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
