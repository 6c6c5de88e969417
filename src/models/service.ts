import type { Identity, Scope } from '../platform/identity.ts';
import type { Logger } from '../platform/log.ts';
import type { ServiceModel } from './model.ts';

/**
 * What a handler may know of the call it serves. `wire/` makes one for an HTTP request; `call()` makes one for a call from inside.
 */
export interface RequestContext extends Scope {
  readonly requestId: string;
  readonly identity: Identity;
  readonly log: Logger;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /**
   * Set for calls that a durable engine may repeat after a crash: a create that finds its own token on the existing record answers as
   * it did the first time.
   */
  readonly idempotencyToken?: string;
  /** What HTTP said; absent for calls from inside. `host` and `protocol` as the client used them, for URLs in answers. */
  readonly http?: HttpFacts;
}

export interface HttpFacts {
  readonly method: string;
  readonly host: string;
  readonly protocol: 'http' | 'https';
  /** Undecoded. */
  readonly path: string;
  /** Undecoded, without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Where the caller's side of the connection is. */
  readonly remoteAddress?: string;
}

export type Handler<I, O> = (ctx: RequestContext, input: I) => O | Promise<O>;

/** The generated `Operations` type of a service turned into its handlers. */
export type Handlers<Ops extends Record<keyof Ops, { input: unknown; output: unknown }>> = {
  readonly [Name in keyof Ops]: Handler<Ops[Name]['input'], Ops[Name]['output']>;
};

/** One service as `wire/` and `call()` see it: its model and what has a handler. The rest answers not-implemented. */
export interface ServiceDefinition {
  readonly model: ServiceModel;
  // The table is keyed by operation name; each handler was checked against its own types where it was defined.
  readonly handlers: Readonly<Record<string, Handler<never, unknown>>>;
}

/** Defines a service: handlers are checked against the generated operations, a misspelt name does not compile. */
export function defineService<Ops extends Record<keyof Ops, { input: unknown; output: unknown }>>(
  model: ServiceModel,
  handlers: Partial<Handlers<Ops>>,
): ServiceDefinition {
  return { model, handlers: handlers as ServiceDefinition['handlers'] };
}
