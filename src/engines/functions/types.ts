import type { Scope } from '../../platform/identity.ts';

/** A revision of a function: everything that a sandbox depends on. */
export interface FunctionRevision {
  readonly scope: Scope;
  /** The same for invocations that may share sandboxes; changes with code and configuration. */
  readonly key: string;
  readonly name: string;
  /** `$LATEST` or a version's number. */
  readonly version: string;
  readonly runtime: string;
  readonly handler: string;
  /** Whose keys the code gets. */
  readonly roleArn: string;
  /** ms */
  readonly timeout: number;
  /** MiB */
  readonly memory: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroup: string;
  /** Names the code: its SHA-256. */
  readonly codeDigest: string;
  /** The deployment package; asked for once per digest. */
  readonly code: () => Promise<AsyncIterable<Uint8Array>>;
  /** How many invocations of the function, whatever the version, may be under way at once; the engine's own limit where absent. */
  readonly concurrency?: number;
}

export interface Invocation {
  readonly requestId: string;
  /** The ARN that the caller named. */
  readonly invokedArn: string;
  /** JSON text. */
  readonly payload: Uint8Array;
  /** Base64 JSON, as the caller sent it. */
  readonly clientContext?: string;
}

export type InvocationResult = {
  /** JSON text: what the handler answered, or `{errorType, errorMessage, …}`. */
  readonly payload: Uint8Array;
  /** The last 4 KiB of what the invocation wrote to its log; ready when its END line is. */
  readonly tail: () => Promise<string>;
} & ({ readonly kind: 'answered' } | { readonly kind: 'failed' });

/** Why an invocation was not even tried. */
export class InvocationRefused extends Error {
  override readonly name = 'InvocationRefused';
  readonly reason: 'throttled' | 'runtime-missing' | 'bad-code';

  constructor(reason: 'throttled' | 'runtime-missing' | 'bad-code', message: string) {
    super(message);
    this.reason = reason;
  }
}
