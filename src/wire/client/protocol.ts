import type { OperationModel, StructureShape } from '../../models/model.ts';

/** What a protocol does for a client: the mirror of `protocols/protocol.ts`. */
export interface ClientProtocol {
  /** @param input decoded: times as milliseconds, blobs as bytes, members under the model's names */
  write(operation: ClientOperation, input: Input): Outgoing;
  /** @throws ServiceError for what does not fit the model */
  read(operation: ClientOperation, answer: Incoming): unknown;
  refusal(answer: Incoming): Refusal;
}

export interface ClientOperation {
  readonly name: string;
  readonly model: OperationModel;
  readonly input: StructureShape | undefined;
  readonly output: StructureShape | undefined;
}

export type Input = Readonly<Record<string, unknown>>;

/** A request before the endpoint and the signature. */
export interface Outgoing {
  readonly method: string;
  /** Encoded, with a slash at its front. */
  readonly path: string;
  /** Encoded; empty where there is none. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Incoming {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** What an answer other than 2xx says of itself. */
export interface Refusal {
  /** As it stands on the wire, without namespaces. */
  readonly code: string | undefined;
  /** The code of the query protocol, which services that once spoke it go on telling. */
  readonly queryCode?: string | undefined;
  readonly message: string | undefined;
  readonly requestId?: string | undefined;
}

export const EMPTY: Uint8Array = new Uint8Array();
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/** RFC 3986: everything but A-Z a-z 0-9 - . _ ~ */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
