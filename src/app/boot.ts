import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ServerOptions } from '../cli/options.ts';
import { createEventBus } from '../engines/events/bus.ts';
import { createFunctions } from '../engines/functions/door.ts';
import {
  createImages,
  createJobEngine,
  createProcessRunner,
  createS3Transfer,
  type Images,
} from '../engines/jobs/door.ts';
import { createServing } from '../engines/serving/create.ts';
import type { Call } from '../platform/call.ts';
import { systemClock } from '../platform/clock.ts';
import { systemIds } from '../platform/ids.ts';
import type { KeyStore } from '../platform/keys.ts';
import { createLogger } from '../platform/log.ts';
import { createIamService, createKeyStore } from '../services/iam/index.ts';
import { createLambdaService } from '../services/lambda/index.ts';
import { createLogsService } from '../services/logs/index.ts';
import { createS3Service } from '../services/s3/index.ts';
import { createSageMakerService } from '../services/sagemaker/index.ts';
import { createSageMakerRuntimeService } from '../services/sagemaker-runtime/index.ts';
import { createStatesService } from '../services/states/index.ts';
import { createStsService } from '../services/sts/index.ts';
import { openStore } from '../storage/sqlite/open.ts';
import { createDispatcher, createHttpServer, createOpenAuthenticator, createSigV4Authenticator } from '../wire/door.ts';
import { containerAccess, functionAccess } from './container-access.ts';
import { createOwnRoutes } from './own-routes.ts';
import { openRootKey, type RootKey } from './root-key.ts';
import { version } from './version.ts';

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
  return createImages({ imagesFolder, environmentsFolder, progress });
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
  const events = createEventBus((error) => log.error({ error: String(error) }, 'a subscriber of the event bus failed'));

  // Services call each other through the dispatcher, which is made of them.
  const call: Call = (request) => dispatcher.call(request);

  const images = openImages(data, say);
  const runner = createProcessRunner({ folder: path.join(data, 'containers'), log });
  const accessOptions = { mode: options.auth, keys, endpoint: () => endpointFor(server) };
  const access = containerAccess(accessOptions);
  const transfer = createS3Transfer(call);
  const jobs = createJobEngine({
    folder: path.join(data, 'jobs'),
    runner,
    images,
    transfer,
    logs: store.logs,
    clock,
    log,
    access,
  });
  const serving = createServing({ jobs, clock, log });

  const room = { store, clock, ids, log };
  const sagemaker = createSageMakerService({
    ...room,
    jobs,
    serving,
    events,
    call,
    imageMetrics: (uri) => metricsOf(images, uri),
  });
  const functions = createFunctions({
    folder: path.join(data, 'functions'),
    runner: createProcessRunner({ folder: path.join(data, 'functions', 'containers'), log }),
    logs: store.logs,
    clock,
    ids,
    log,
    access: functionAccess(accessOptions),
  });
  const lambda = createLambdaService({ ...room, call, functions });
  const states = createStatesService({ ...room, call, events });
  const dispatcher = createDispatcher({
    clock,
    ids,
    log,
    services: [
      sagemaker.definition,
      createSageMakerRuntimeService({ store, serving, ids }),
      states.definition,
      createS3Service(room),
      createLogsService(room),
      lambda.definition,
      createIamService(room),
      createStsService({ ...room, keys }),
    ],
  });

  const fingerprint = await runner.fingerprint();
  await functions.start();
  const started = clock.now();
  const stopEngines = async (): Promise<void> => {
    await Promise.all([states.stop(), sagemaker.stop(), lambda.stop()]);
    await functions.stop();
  };
  const startEngines = (): void => {
    sagemaker.start();
    states.start();
    lambda.start();
  };
  const server = createHttpServer({
    dispatcher,
    authenticate: options.auth === 'none' ? createOpenAuthenticator(keys) : createSigV4Authenticator({ keys, clock }),
    log,
    clock,
    ids,
    ownRoutes: createOwnRoutes({
      health: () => ({
        status: 'ok',
        version,
        uptimeSeconds: Math.floor((clock.now() - started) / 1000),
        runner: fingerprint.detail,
      }),
      images: async () => ({
        images: images.list().map(({ name, description, repositories }) => ({ name, description, repositories })),
      }),
      ...(options.ephemeral && {
        async reset() {
          await stopEngines();
          await jobs.destroyAll();
          await store.reset();
          await functions.start();
          startEngines();
        },
      }),
    }),
  });
  await listen(server, options);
  startEngines();

  return {
    url: endpointFor(server),
    rootKey,
    runner: fingerprint.detail,
    async close() {
      server.close();
      server.closeAllConnections();
      await stopEngines();
      if (options.ephemeral) await jobs.destroyAll();
      await jobs.close();
      await store.close();
    },
  };
}

function listen(server: Server, { port, host }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what listens there, or choose another with --port.`)
          : error,
      );
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

/** The metric definitions that a built-in algorithm brings along; none for an image that is not there (told when the job starts). */
function metricsOf(images: Images, uri: string): readonly { readonly Name: string; readonly Regex: string }[] {
  const repository = /([^/:@]+)(?::[^/]*)?(?:@.*)?$/.exec(uri)?.[1];
  const image = images
    .list()
    .find(({ name, repositories }) => name === repository || repositories.includes(repository ?? ''));
  return (image?.metrics ?? []).map(({ name, regex }) => ({ Name: name, Regex: regex }));
}
