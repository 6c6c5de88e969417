/**
 * An answer that AWS would give: the code is the model's error name (or a common one such as `ValidationException`), the message
 * is what the user reads. Everything else that is thrown is a bug and becomes a 500 with a request id.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  /** HTTP status; where absent the model's status for this code, or 400, is used. */
  readonly status: number | undefined;
  /** Further members of the modelled error structure, e.g. `ResourceArn` or S3's `BucketName`. */
  readonly members: Readonly<Record<string, unknown>>;
  /** How it came, where another server refused. */
  readonly remote: RemoteRefusal | undefined;

  constructor(
    code: string,
    message: string,
    options: {
      status?: number;
      members?: Record<string, unknown>;
      remote?: RemoteRefusal;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.members = options.members ?? {};
    this.remote = options.remote;
  }
}

export interface RemoteRefusal {
  /** As it stood on the wire; the model's name of the error can be another. */
  readonly code: string;
  readonly requestId?: string;
  /** S3's second id. */
  readonly extendedRequestId?: string;
  /** How often it was asked. */
  readonly attempts: number;
}

/** The common refusal of the JSON services. */
export const validationError = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { status: 400 });

export function isServiceError(error: unknown, code?: string): error is ServiceError {
  return error instanceof ServiceError && (code === undefined || error.code === code);
}

/** A call to another server to which there is no answer of the service. */
export class UnansweredCall extends Error {
  override readonly name = 'UnansweredCall';
  readonly reason: UnansweredReason;
  readonly attempts: number;

  constructor(reason: UnansweredReason, message: string, options: { attempts?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.attempts = options.attempts ?? 0;
  }
}

/**
 * `not-configured`: nobody was asked, for want of an endpoint or keys. `not-sent`: the request cannot be made of this input.
 * `unreachable`: no connection, or no answer in time. `unreadable`: what came is no answer of the service. `too-large`: it was cut off.
 */
export type UnansweredReason = 'not-configured' | 'not-sent' | 'unreachable' | 'unreadable' | 'too-large';
