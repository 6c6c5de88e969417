/** The room's public door. */
export type { Authenticate, Authenticated, AuthTarget, BodyAuth } from './authenticate.ts';
export { createServiceClient, type ServiceClient } from './client/client.ts';
export type { Endpoint } from './client/endpoint.ts';
export { type Authorize, createDispatcher, type Dispatcher, type DispatcherOptions } from './dispatch.ts';
export { createHttpServer, type HttpServerOptions, type Limits, type OwnRoutes } from './server.ts';
export { createOpenAuthenticator, createSigV4Authenticator } from './sigv4/authenticator.ts';
export type { Credentials } from './sigv4/sign.ts';
