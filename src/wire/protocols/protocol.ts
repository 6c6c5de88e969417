import type { OperationModel, ServiceKey, ServiceModel, StructureShape } from '../../models/model.ts';
import type { Handler, HttpFacts } from '../../models/service.ts';
import type { ServiceError } from '../../platform/errors.ts';

/**
 * What every protocol can do. A protocol knows shapes and syntax; it knows no service by name beyond the data in `quirks.ts`.
 *
 * The life of a request: `find` names the operation (before the body where the protocol allows), the server authenticates and reads or opens
 * the body, `read` makes the handler's input of it, `write` or `refuse` the answer.
 */
export interface Protocol {
  /** `before` the body is read (from target, method, path), or only from the `body` itself (query). */
  readonly operationIn: 'head' | 'body';
  /**
   * Which operation is this?
   * @throws ServiceError for one that the model does not have.
   */
  find(facts: HttpFacts, bucket: string | undefined, body?: Uint8Array): Found;
  /**
   * @returns the decoded, validated input.
   * @throws ServiceError in AWS's words.
   */
  read(found: Found, facts: HttpFacts, body: RequestBody): unknown;
  /** Handler's output to HTTP. `about` carries the request's id. */
  write(operation: Operation, output: unknown, about: About): Answer;
  refuse(error: ServiceError, about: About, operation?: Operation): Answer;
  /** The most bytes of a body that is held in memory, and the refusal of a longer one. The operation where `find` knows it by then. */
  bodyLimit(operation?: Operation): number;
  tooLarge(limit: number, operation?: Operation): ServiceError;
  /** The refusal of a client that stops sending. */
  timedOut(): ServiceError;
}

/** One operation of a model with its handler, if there is one. */
export interface Operation {
  readonly service: ServiceKey;
  readonly name: string;
  readonly model: OperationModel;
  readonly input: StructureShape | undefined;
  readonly output: StructureShape | undefined;
  readonly handler: Handler<unknown, unknown> | undefined;
  /** The input's payload is handed to the handler as a stream. */
  readonly streamsIn: boolean;
}

export interface Found {
  readonly operation: Operation;
  /** REST: decoded path labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** REST and query: decoded parameters in order of appearance. */
  readonly parameters?: Parameters;
}

export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Bytes, or a stream for an operation that `streamsIn`. */
export type RequestBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'stream'; readonly stream: AsyncIterable<Uint8Array> & { readonly length?: number | undefined } };

/** What the answer may tell of the request. */
export interface About {
  readonly requestId: string;
  readonly method: string;
  /** S3's `Resource`. */
  readonly path: string;
}

/** An HTTP answer before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
}

export type CreateProtocol = (model: ServiceModel, operations: ReadonlyMap<string, Operation>) => Protocol;
