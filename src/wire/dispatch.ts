import type { ServiceKey, ServiceModel, StructureShape } from '../models/model.ts';
import type { RequestContext, ServiceDefinition } from '../models/service.ts';
import type { Call, CallRequest } from '../platform/call.ts';
import type { Clock } from '../platform/clock.ts';
import { isServiceError, ServiceError } from '../platform/errors.ts';
import type { Ids } from '../platform/ids.ts';
import type { Logger } from '../platform/log.ts';
import { ClientGone } from './body.ts';
import { jsonProtocol } from './protocols/json.ts';
import { compileJsonEncoders, type JsonEncoders, nativeReader } from './protocols/json-values.ts';
import type { Operation, Protocol } from './protocols/protocol.ts';
import { queryProtocol } from './protocols/query.ts';
import { restJsonProtocol } from './protocols/rest-json.ts';
import { restXmlProtocol } from './protocols/rest-xml.ts';
import { quirksOf } from './quirks.ts';
import { compileDecoders, type Decoders } from './shape.ts';
import { type Problem, problemsText, shapeOf } from './validate.ts';

/** The one table of operations behind the wire and behind calls from inside. */
export interface Dispatcher {
  /** A call from inside, see `Call`. */
  readonly call: Call;
  readonly services: readonly Service[];
  /**
   * Authorises and runs a decoded request.
   * @throws ServiceError always: a bug is logged with its stack and becomes AWS's internal error.
   */
  invoke(ctx: RequestContext, operation: Operation, input: unknown): Promise<unknown>;
}

export interface Service {
  readonly key: ServiceKey;
  readonly model: ServiceModel;
  readonly protocol: Protocol;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** Asked before each handler runs; refuses by throwing a ServiceError. */
export type Authorize = (
  ctx: RequestContext,
  request: { readonly service: ServiceKey; readonly operation: string; readonly input: unknown },
) => void | Promise<void>;

export interface DispatcherOptions {
  readonly services: readonly ServiceDefinition[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly authorize?: Authorize;
}

const PROTOCOLS = {
  json: jsonProtocol,
  'rest-json': restJsonProtocol,
  'rest-xml': restXmlProtocol,
  query: queryProtocol,
} as const;

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const services = options.services.map(compileService);
  const byKey = new Map<string, Service>(services.map((service) => [service.key, service]));
  const inner = new Map<string, InnerCodec>();

  async function invoke(ctx: RequestContext, operation: Operation, input: unknown): Promise<unknown> {
    const { handler } = operation;
    if (handler === undefined) throw notImplemented(operation);
    try {
      if (options.authorize !== undefined) {
        await options.authorize(ctx, { service: operation.service, operation: operation.name, input });
      }
      return await handler(ctx, input);
    } catch (error) {
      throw toServiceError(error, ctx, operation);
    }
  }

  async function call(request: CallRequest): Promise<unknown> {
    const service = byKey.get(request.service);
    const operation = service?.operations.get(request.operation);
    if (service === undefined || operation === undefined) {
      throw new ServiceError('UnknownOperationException', `${request.service} has no operation ${request.operation}`, {
        status: 400,
      });
    }
    let codec = inner.get(request.service);
    if (codec === undefined) {
      codec = innerCodec(service.model);
      inner.set(request.service, codec);
    }
    const requestId = options.ids.uuid();
    const ctx: RequestContext = {
      accountId: request.identity.accountId,
      region: request.region,
      requestId,
      identity: request.identity,
      log: options.log.child({ requestId, operation: `${service.key}:${operation.name}` }),
      signal: request.signal ?? NEVER,
      ...(request.idempotencyToken === undefined ? {} : { idempotencyToken: request.idempotencyToken }),
    };
    const output = await invoke(ctx, operation, codec.read(operation, request.input));
    const answer = request.answer ?? 'native';
    if (answer === 'native' || operation.output === undefined) return output;
    return codec.write(answer, operation.output, output);
  }

  return { call, services, invoke };
}

const NEVER = new AbortController().signal;

function compileService(definition: ServiceDefinition): Service {
  const { model, handlers } = definition;
  const operations = new Map<string, Operation>();
  for (const [name, operation] of Object.entries(model.operations)) {
    const input = structureNamed(model, operation.input);
    const payload = input?.payload === undefined ? undefined : input.members[input.payload];
    const payloadShape = payload === undefined ? undefined : shapeOf(model.shapes, payload);
    operations.set(name, {
      service: model.service,
      name,
      model: operation,
      input,
      output: structureNamed(model, operation.output),
      // Inputs were checked against the handler's own type where the service was defined; here all are alike.
      handler: Object.hasOwn(handlers, name) ? (handlers[name] as Operation['handler']) : undefined,
      streamsIn:
        payload?.streaming === true ||
        (payloadShape !== undefined && 'streaming' in payloadShape && payloadShape.streaming === true),
    });
  }
  return { key: model.service, model, operations, protocol: PROTOCOLS[model.protocol](model, operations) };
}

function structureNamed(model: ServiceModel, name: string | undefined): StructureShape | undefined {
  const shape = name === undefined ? undefined : model.shapes[name];
  return shape?.type === 'structure' ? shape : undefined;
}

interface InnerCodec {
  read(operation: Operation, input: unknown): unknown;
  write(style: Exclude<CallRequest['answer'], 'native' | undefined>, shape: StructureShape, output: unknown): unknown;
}

const TIMESTAMPS = {
  iso8601: (milliseconds: number): string => new Date(milliseconds).toISOString(),
  'epoch-seconds': (milliseconds: number): number => milliseconds / 1000,
  'epoch-millis': (milliseconds: number): number => milliseconds,
} as const;

function innerCodec(model: ServiceModel): InnerCodec {
  const decoders: Decoders = compileDecoders(model, nativeReader);
  const encoders = new Map<string, JsonEncoders>();
  const { invalidCode } = quirksOf(model.service);
  return {
    read(operation, input) {
      if (operation.input === undefined) return {};
      const problems: Problem[] = [];
      const decoded = decoders.structure(operation.input)(input ?? {}, problems);
      if (problems.length > 0) throw new ServiceError(invalidCode, problemsText(problems), { status: 400 });
      return decoded;
    },
    write(style, shape, output) {
      let encoder = encoders.get(style);
      if (encoder === undefined) {
        encoder = compileJsonEncoders(model, { timestamp: TIMESTAMPS[style], names: 'model' });
        encoders.set(style, encoder);
      }
      return encoder.structure(shape)(output ?? {});
    },
  };
}

/** A modelled operation that nobody has written yet says so; 501 is not retried by AWS's clients. */
function notImplemented(operation: Operation): ServiceError {
  return new ServiceError(
    'NotImplemented',
    `The operation ${operation.name} of ${operation.service} is part of the AWS API, but this server does not have it yet.`,
    { status: 501 },
  );
}

/** The disk is full. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

function toServiceError(error: unknown, ctx: RequestContext, operation: Operation): ServiceError {
  if (isServiceError(error)) return error;
  const name = `${operation.service}:${operation.name}`;
  const trouble = storageTrouble(error);
  if (trouble !== undefined) {
    const fields = { requestId: ctx.requestId, operation: name };
    const isFull = trouble === '' || FULL.has(trouble);
    if (isFull) ctx.log.error(fields, 'refused: the data directory is full');
    else ctx.log.error({ ...fields, err: error }, 'refused: the data directory cannot be used');
    const message = isFull ? 'The server has no storage space left.' : `The server cannot use its storage: ${trouble}.`;
    return new ServiceError('ServiceUnavailable', message, { status: 503 });
  }
  if (ctx.signal.aborted || error instanceof ClientGone) {
    ctx.log.debug({ requestId: ctx.requestId, operation: name }, 'given up: the caller went away');
  } else {
    ctx.log.error({ requestId: ctx.requestId, operation: name, err: error }, 'a handler failed unexpectedly');
  }
  return internalError(operation.service === 's3');
}

/**
 * The code of what is wrong with the disk, or nothing where that is not known; undefined where something else is wrong. Told by name, since
 * adapters are not known here: a `StorageFull` may also stand for a broken disk or for too many open files.
 */
function storageTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  const below = error.cause === undefined ? undefined : storageTrouble(error.cause);
  if (error.name === 'StorageFull') return below ?? codeOf(error.cause);
  return FULL.has(code) ? code : below;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const internalError = (xml: boolean): ServiceError =>
  xml
    ? new ServiceError('InternalError', 'We encountered an internal error. Please try again.', { status: 500 })
    : new ServiceError('InternalFailure', 'The request processing has failed because of an unknown error.', {
        status: 500,
      });
