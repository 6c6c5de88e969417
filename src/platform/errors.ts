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

  constructor(
    code: string,
    message: string,
    options: { status?: number; members?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.members = options.members ?? {};
  }
}

/** The common refusal of the JSON services. */
export const validationError = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { status: 400 });

export function isServiceError(error: unknown, code?: string): error is ServiceError {
  return error instanceof ServiceError && (code === undefined || error.code === code);
}
