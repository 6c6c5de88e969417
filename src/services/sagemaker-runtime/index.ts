import { type Serving, ServingError } from '../../engines/serving/serving.ts';
import type { Operations, ResponseStream } from '../../models/generated/sagemaker-runtime.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Store } from '../../storage/store.ts';
import { createInvoker } from './invoke.ts';

export interface SageMakerRuntimeDeps {
  readonly store: Store;
  readonly serving: Serving;
  readonly ids: Ids;
}

/** The inference data plane: requests to the containers behind endpoints. */
export function createSageMakerRuntimeService(deps: SageMakerRuntimeDeps): ServiceDefinition {
  const invoke = createInvoker(deps);
  return defineService<Operations>(loadModel('sagemaker-runtime'), {
    async InvokeEndpoint(ctx, input) {
      const { server, response, broken } = await invoke(ctx, input, 'whole');
      return {
        Body: await readAll(response.body).catch((error: unknown) => {
          throw broken(error);
        }),
        ContentType: response.headers['content-type'],
        InvokedProductionVariant: server.variant.name,
        CustomAttributes: response.headers['x-amzn-sagemaker-custom-attributes'],
        NewSessionId: response.headers['x-amzn-sagemaker-new-session-id'],
        ClosedSessionId: response.headers['x-amzn-sagemaker-closed-session-id'],
      };
    },

    async InvokeEndpointWithResponseStream(ctx, input) {
      const { server, response } = await invoke(ctx, input, 'stream');
      return {
        Body: payloadParts(response.body),
        ContentType: response.headers['content-type'],
        InvokedProductionVariant: server.variant.name,
        CustomAttributes: response.headers['x-amzn-sagemaker-custom-attributes'],
      };
    },
  });
}

/** Answers are held whole, so they have a limit: the wire's form of this operation is one blob. */
const MAX_ANSWER = 64 * 1024 * 1024;

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > MAX_ANSWER) {
      throw new ServiceError('ModelError', `The container's answer is larger than ${MAX_ANSWER} bytes.`, {
        status: 424,
      });
    }
    pieces.push(piece);
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}

/** Pieces as the container sends them; one that breaks off ends the stream with AWS's event for it. */
async function* payloadParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<ResponseStream> {
  try {
    for await (const piece of body) yield { PayloadPart: { Bytes: piece } };
  } catch (error) {
    const late = error instanceof ServingError && error.reason === 'timeout';
    const Message = late
      ? 'Your model primary did not complete sending the inference response in the allotted time.'
      : error instanceof Error
        ? error.message
        : String(error);
    yield { ModelStreamError: { Message, ErrorCode: late ? 'ModelInvocationTimeExceeded' : 'StreamBroken' } };
  }
}
