import { InvocationRefused, type InvocationResult } from '../../engines/functions/door.ts';
import type { InvocationType, Operations } from '../../models/generated/lambda.ts';
import type { Handlers } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Scope } from '../../platform/identity.ts';
import { parseJson } from '../../platform/json.ts';
import type { AsyncInvocations } from './async.ts';
import type { CodeStore } from './code.ts';
import { type LambdaDeps, refuse } from './deps.ts';
import { findTarget } from './find.ts';
import { functionArn, type NamedFunction, readName } from './name.ts';
import { revisionOf } from './record.ts';

const MAX_SYNC = 6 * 1024 * 1024;
const MAX_ASYNC = 1024 * 1024;

export interface InvokedNow {
  readonly result: InvocationResult;
  readonly version: string;
}

/** Runs a function and waits for it. @throws TooManyRequestsException, InvalidRuntimeException, InvalidZipFileException */
export type InvokeNow = (
  named: NamedFunction,
  event: { readonly payload: Uint8Array; readonly requestId: string; readonly clientContext?: string },
) => Promise<InvokedNow>;

export function createInvokeNow(deps: LambdaDeps, code: CodeStore): InvokeNow {
  return async (named, event) => {
    const { record, settings, version } = await findTarget(deps, named);
    const { scope, name } = named;
    const revision = revisionOf(
      scope,
      name,
      settings,
      version,
      () => code.open(scope, settings.code.sha256),
      record.doc.reservedConcurrency,
    );
    try {
      const result = await deps.functions.invoke(revision, {
        requestId: event.requestId,
        invokedArn: functionArn(scope, name, named.qualifier),
        payload: event.payload,
        ...(event.clientContext === undefined ? {} : { clientContext: event.clientContext }),
      });
      return { result, version };
    } catch (error) {
      if (!(error instanceof InvocationRefused)) throw error;
      if (error.reason === 'throttled') throw refuse.throttled(error.message);
      if (error.reason === 'runtime-missing') throw new ServiceError('InvalidRuntimeException', error.message);
      throw new ServiceError('InvalidZipFileException', error.message);
    }
  };
}

export function invokeHandlers(deps: LambdaDeps, invokeNow: InvokeNow, later: AsyncInvocations) {
  return {
    async Invoke(ctx, input) {
      const scope: Scope = { accountId: ctx.accountId, region: ctx.region };
      const named = readName(scope, input.FunctionName, input.Qualifier);
      const payload = jsonOf(input.Payload, input.InvocationType ?? 'RequestResponse');
      const { requestId } = ctx;
      if (input.InvocationType === 'DryRun') {
        await findTarget(deps, named);
        return { StatusCode: 204 };
      }
      if (input.InvocationType === 'Event') {
        await findTarget(deps, named);
        await later.enqueue(named, payload, requestId);
        return { StatusCode: 202 };
      }
      const context = input.ClientContext === undefined ? {} : { clientContext: input.ClientContext };
      const { result, version } = await invokeNow(named, { payload, requestId, ...context });
      return {
        StatusCode: 200,
        ...(result.kind === 'failed' ? { FunctionError: 'Unhandled' } : {}),
        ...(input.LogType === 'Tail' ? { LogResult: Buffer.from(await result.tail()).toString('base64') } : {}),
        ExecutedVersion: version,
        Payload: result.payload,
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}

/** The event, which has to be JSON; none is `{}`. */
function jsonOf(payload: Uint8Array | undefined, type: InvocationType): Uint8Array {
  if (payload === undefined || payload.length === 0) return Buffer.from('{}');
  const most = type === 'Event' ? MAX_ASYNC : MAX_SYNC;
  if (payload.length > most) {
    throw new ServiceError(
      'RequestTooLargeException',
      `${payload.length} byte payload is too large for the ${type} invocation type (limit ${most} bytes)`,
      { status: 413 },
    );
  }
  try {
    parseJson(Buffer.from(payload).toString('utf8'));
  } catch (error) {
    throw new ServiceError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${error instanceof Error ? error.message : ''}`,
    );
  }
  return payload;
}
