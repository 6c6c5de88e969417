import type { HttpFacts } from '../models/service.ts';
import type { Identity } from '../platform/identity.ts';

/**
 * Who sends this request? Asked once per HTTP request, before any of the body has been read.
 *
 * @throws ServiceError with AWS's code for each way to be wrong; the server writes it in the protocol of the target service.
 */
export type Authenticate = (facts: HttpFacts, target: AuthTarget) => Promise<Authenticated> | Authenticated;

/** What the request was found to be for. */
export interface AuthTarget {
  /** The `ServiceKey`, e.g. `s3`, `sagemaker-runtime`. */
  readonly service: string;
  /** What the credential scope must name, e.g. `s3`, `sagemaker`. */
  readonly signingName: string;
  /** Where it is known before the body is read (every protocol but query). */
  readonly operation?: string;
}

export interface Authenticated {
  readonly identity: Identity;
  /** From the credential scope, else the default Region. */
  readonly region: string;
  /** Present where the body still has a say. */
  readonly body?: BodyAuth;
}

/** What has to be done with a body whose bytes take part in the signature. */
export interface BodyAuth {
  /**
   * Unpacks `aws-chunked` and checks its chunk signatures. The server hands the raw body in and reads the content from the answer; a
   * ServiceError thrown while iterating reaches the client.
   */
  wrapBody?(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Length of the unpacked content in bytes (`x-amz-decoded-content-length`), where `wrapBody` is present and it is known. */
  readonly decodedLength?: number;
  /** Trailing headers in lower case, e.g. `x-amz-checksum-crc32`. Complete once the iteration of `wrapBody` has ended. */
  trailers?(): Readonly<Record<string, string>>;
  /**
   * Called with the lower-case hex SHA-256 of the raw body when its last byte has been read and before it is trusted: services that buffer
   * call it before the handler, S3 uploads at the end of the stream. Throws a ServiceError where signature or declared hash do not fit.
   * Present where the payload's hash is signed, or has to be known to check the signature at all. Never together with `wrapBody`.
   */
  verifySha256?(sha256: string): void | Promise<void>;
}
