/** The room's public door. */
export type { Authenticate, Authenticated, AuthTarget, BodyAuth } from './authenticate.ts';
export { type Authorize, createDispatcher, type Dispatcher, type DispatcherOptions } from './dispatch.ts';
export { createHttpServer, type HttpServerOptions, type Limits, type OwnRoutes } from './server.ts';
export { createOpenAuthenticator, createSigV4Authenticator } from './sigv4/authenticator.ts';
