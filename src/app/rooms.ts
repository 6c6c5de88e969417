import path from 'node:path';
import type { ServerOptions } from '../cli/options.ts';
import { createEventBus } from '../engines/events/bus.ts';
import { createFunctions } from '../engines/functions/door.ts';
import {
  createJobEngine,
  createProcessRunner,
  createS3Transfer,
  type Images,
  type Runner,
} from '../engines/jobs/door.ts';
import { createLabelingEngine, type LabelingEngine } from '../engines/labeling/door.ts';
import { createServing } from '../engines/serving/create.ts';
import { callTransfer, createTransformEngine } from '../engines/transform/door.ts';
import type { Call, CallRequest } from '../platform/call.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { KeyStore } from '../platform/keys.ts';
import type { Logger } from '../platform/log.ts';
import { createEventsService } from '../services/events/index.ts';
import { createIamService } from '../services/iam/index.ts';
import { createLambdaService } from '../services/lambda/index.ts';
import { createLogsService } from '../services/logs/index.ts';
import { createS3Service } from '../services/s3/index.ts';
import { createSageMakerService } from '../services/sagemaker/index.ts';
import { createSageMakerRuntimeService } from '../services/sagemaker-runtime/index.ts';
import { createStatesService } from '../services/states/index.ts';
import { createStsService } from '../services/sts/index.ts';
import type { Store } from '../storage/store.ts';
import { createDispatcher, type Dispatcher } from '../wire/door.ts';
import { containerAccess, functionAccess } from './container-access.ts';
import { createForeignServices } from './foreign-services.ts';

export interface RoomsOptions {
  readonly store: Store;
  readonly keys: KeyStore;
  readonly images: Images;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Absolute. */
  readonly data: string;
  readonly auth: ServerOptions['auth'];
  /** Where containers reach this server; asked only once it listens. */
  readonly endpoint: () => string;
}

/** Engines and services over one store. They start once and stop once: who wants them again, as after a reset, opens new ones. */
export interface Rooms {
  readonly dispatcher: Dispatcher;
  /** For the worker's page. */
  readonly labeling: LabelingEngine;
  readonly call: Call;
  /** Before the first request: what an earlier process left behind is cleared away. */
  prepare(): Promise<void>;
  /** Takes up all work. The server has to listen by then: containers are told where. */
  start(): void;
  /** Containers run on and are taken up again by the next rooms on the same folder. */
  stop(): Promise<void>;
  /** Ends every container of every job. After `stop`. */
  destroyJobs(): Promise<void>;
}

/** Reads a connection's secrets: for tasks that act for a caller, never offered to clients. IAM knows it as `events:…`. */
const RETRIEVE = 'RetrieveConnectionCredentials';

export function openRooms(options: RoomsOptions): Rooms {
  const { store, keys, images, runner, clock, ids, log, data } = options;
  const events = createEventBus((error) => log.error({ error: String(error) }, 'a subscriber of the event bus failed'));

  // Services call each other through the dispatcher, which is made of them.
  const foreign = createForeignServices(process.env, clock.now);
  const call: Call = (request) => {
    if (request.service === 'events' && request.operation === RETRIEVE) return retrieve(request);
    return dispatcher.services.some(({ key }) => key === request.service)
      ? dispatcher.call(request)
      : foreign.call(request);
  };

  const accessOptions = { mode: options.auth, keys, endpoint: options.endpoint };
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
  const transforms = createTransformEngine({ serving, transfer: callTransfer(call), clock, log, logs: store.logs });
  const labeling = createLabelingEngine({ store, clock, ids, call });
  const sagemaker = createSageMakerService({
    ...room,
    jobs,
    serving,
    transforms,
    labeling,
    events,
    call,
    endpoint: options.endpoint,
    imageMetrics: (uri) => metricsOf(images, uri),
    ...instanceQuota(process.env['SAGEBRUSH_INSTANCE_QUOTA']),
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
  const bridge = createEventsService({ ...room, call, events });
  const retrieve = ({ input, identity }: CallRequest): Promise<unknown> => {
    // The one caller is the integration of http:invoke.
    const { ConnectionArn: arn } = input as { readonly ConnectionArn: string };
    return bridge.retrieveCredentials(arn, identity);
  };
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
      bridge.definition,
      createIamService(room),
      createStsService({ ...room, keys }),
    ],
  });

  return {
    dispatcher,
    labeling,
    call,
    prepare: () => functions.start(),
    start() {
      sagemaker.start();
      states.start();
      lambda.start();
      bridge.start();
    },
    async stop() {
      // First: reconcilers that wait for a container to end need not see it happen.
      serving.close();
      await Promise.all([states.stop(), sagemaker.stop(), lambda.stop(), bridge.stop()]);
      await functions.stop();
      await jobs.close();
    },
    destroyJobs: () => jobs.destroyAll(),
  };
}

/** The metric definitions that a built-in algorithm brings along; none for an image that is not there (told when the job starts). */
function metricsOf(images: Images, uri: string): readonly { readonly Name: string; readonly Regex: string }[] {
  const repository = /([^/:@]+)(?::[^/]*)?(?:@.*)?$/.exec(uri)?.[1];
  const image = images
    .list()
    .find(({ name, repositories }) => name === repository || repositories.includes(repository ?? ''));
  return (image?.metrics ?? []).map(({ name, regex }) => ({ Name: name, Regex: regex }));
}

function instanceQuota(text: string | undefined): { readonly instanceQuota?: number } {
  if (text === undefined) return {};
  const quota = Number(text);
  if (!Number.isInteger(quota) || quota < 1)
    throw new Error('SAGEBRUSH_INSTANCE_QUOTA must be a whole number from 1 on.');
  return { instanceQuota: quota };
}
