import type { ServiceModel } from '../../../models/model.ts';
import { isServiceError, type ServiceError } from '../../../platform/errors.ts';
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

function statusOf(error: ServiceError, model: ServiceModel): number {
  const shape = model.shapes[error.code];
  const modelled = shape?.type === 'structure' ? shape.error?.httpStatusCode : undefined;
  return error.status ?? modelled ?? 400;
}

/**
 * A refused call as the failure of a task. Errors that the model names keep their name, all others share the service's base exception,
 * as the SDKs' exception classes do. Anything that is not a service's answer is a bug of the server and says so.
 */
export function callFailure(error: unknown, model: ServiceModel, names: ErrorNames, requestId: string): TaskFailure {
  if (error instanceof TaskFailure) return error;
  if (!isServiceError(error)) {
    return new TaskFailure(
      `${names.prefix}.SdkClientException`,
      'The server failed to carry out the request; its log has the reason.',
    );
  }
  const shape = model.shapes[error.code];
  const modelled = shape?.type === 'structure' && shape.exception === true;
  const name = `${names.prefix}.${modelled ? withException(error.code) : names.fallback}`;
  const status = statusOf(error, model);
  const extended =
    names.extendedRequestId === true ? `, Extended Request ID: ${Buffer.from(requestId).toString('base64')}` : '';
  const cause =
    names.form === 'sdk-v1'
      ? `${error.message} (Service: ${names.service}; Status Code: ${status}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`
      : `${error.message} (Service: ${names.service}, Status Code: ${status}, Request ID: ${requestId}${extended}) (SDK Attempt Count: 1)`;
  return new TaskFailure(name, cause);
}

/** Whether asking again later can help: the service's own trouble, not the caller's. */
export function isPassing(error: unknown): boolean {
  if (!isServiceError(error)) return true;
  return (error.status ?? 400) >= 500 || /throttl|toomanyrequests|serviceunavailable/i.test(error.code);
}
