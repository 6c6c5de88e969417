import { javaExceptionName } from '../../../models/java-names.ts';
import type { ApiModel, StructureShape } from '../../../models/model.ts';
import { isServiceError, type ServiceError, UnansweredCall } from '../../../platform/errors.ts';
import { TaskFailure } from './integration.ts';

/** How one service's errors are called in ASL. */
export interface ErrorNames {
  /** Before the dot: `SageMaker`, `StepFunctions`, `Sfn`. */
  readonly prefix: string;
  /** What every error that the service's model does not name becomes: `AmazonSageMakerException`. */
  readonly fallback: string;
  /** The service as the cause names it: `AmazonSageMaker` (Java SDK v1), `SageMaker` (v2). */
  readonly service: string;
  readonly form: 'sdk-v1' | 'sdk-v2';
  /** S3's answers carry a second id. */
  readonly extendedRequestId?: true;
}

const withException = (code: string): string => (code.endsWith('Exception') ? code : `${code}Exception`);

/** The error's shape; undefined for one that the model does not name. */
function modelled(error: ServiceError, model: ApiModel): StructureShape | undefined {
  const shape = Object.hasOwn(model.shapes, error.code) ? model.shapes[error.code] : undefined;
  return shape?.type === 'structure' && shape.exception === true ? shape : undefined;
}

/**
 * A refused call as the failure of a task. Errors that the model names keep their name, all others share the service's base exception,
 * as the SDKs' exception classes do. Anything that is not a service's answer is a bug of the server and says so.
 */
export function callFailure(error: unknown, model: ApiModel, names: ErrorNames, requestId: string): TaskFailure {
  if (error instanceof TaskFailure) return error;
  if (error instanceof UnansweredCall) return unansweredFailure(error, names);
  if (!isServiceError(error)) {
    return new TaskFailure(
      `${names.prefix}.SdkClientException`,
      'The server failed to carry out the request; its log has the reason.',
    );
  }
  const { message, remote } = error;
  const shape = modelled(error, model);
  const status = error.status ?? shape?.error?.httpStatusCode ?? 400;
  // A service that tells no id is shown as the SDK shows it.
  const id = remote === undefined ? requestId : String(remote.requestId ?? null);
  if (names.form === 'sdk-v1') {
    const code = remote?.code ?? shape?.error?.code ?? error.code;
    return new TaskFailure(
      `${names.prefix}.${shape === undefined ? names.fallback : withException(error.code)}`,
      `${message} (Service: ${names.service}; Status Code: ${status}; Error Code: ${code}; Request ID: ${id}; Proxy: null)`,
    );
  }
  const own = names.extendedRequestId === true ? Buffer.from(requestId).toString('base64') : undefined;
  const extendedId = remote === undefined ? own : remote.extendedRequestId;
  const extended = extendedId === undefined ? '' : `, Extended Request ID: ${extendedId}`;
  return new TaskFailure(
    `${names.prefix}.${shape === undefined ? names.fallback : javaExceptionName(error.code)}`,
    `${message} (Service: ${names.service}, Status Code: ${status}, Request ID: ${id}${extended})${attemptCount(remote?.attempts ?? 1)}`,
  );
}

const attemptCount = (attempts: number): string => ` (SDK Attempt Count: ${attempts})`;

function unansweredFailure({ reason, message, attempts }: UnansweredCall, names: ErrorNames): TaskFailure {
  switch (reason) {
    case 'not-configured':
      return new TaskFailure('States.TaskFailed', message);
    case 'too-large':
      return new TaskFailure(
        'States.DataLimitExceeded',
        'The state/task returned a result with a size exceeding the maximum number of bytes service limit.',
      );
    case 'not-sent':
    case 'unreachable':
    case 'unreadable': {
      const tried = names.form === 'sdk-v2' && attempts > 0 ? attemptCount(attempts) : '';
      return new TaskFailure(`${names.prefix}.SdkClientException`, message + tried);
    }
  }
}

/** Whether asking again later can help: the service's own trouble, not the caller's. */
export function isPassing(error: unknown): boolean {
  if (!isServiceError(error)) return true;
  return (error.status ?? 400) >= 500 || /throttl|toomanyrequests|serviceunavailable/i.test(error.code);
}
