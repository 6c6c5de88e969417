import type { Identity } from './identity.ts';

/**
 * A call from inside: the same validation, authorisation and handler as from outside, without HTTP; or a call to a service of somebody
 * else's at a configured endpoint.
 *
 * `input` is JSON as a client would write it (PascalCase members; timestamps as epoch seconds or ISO 8601; blobs as base64 text or
 * bytes). The answer is the handler's output, or JSON where `answer` asks for it.
 * @throws ServiceError as an outside client would get it; UnansweredCall where another server could not be asked.
 */
export type Call = (request: CallRequest) => Promise<unknown>;

export interface CallRequest {
  /** A `ServiceKey`, e.g. `sagemaker`, `s3`; for services of others the name in `aws-sdk:<name>`. */
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly identity: Identity;
  readonly region: string;
  readonly idempotencyToken?: string;
  readonly signal?: AbortSignal;
  /** How timestamps stand in the answer: `native` (the default) leaves the handler's output; the others make plain JSON of it. */
  readonly answer?: 'native' | 'iso8601' | 'epoch-seconds' | 'epoch-millis';
  /** Hears what HTTP said, where the answer came over HTTP. */
  readonly heard?: (answer: HttpAnswer) => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** As they were sent, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly requestId?: string;
}
