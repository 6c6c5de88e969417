import { loadCatalogueModel } from '../models/catalogue.ts';
import type { Call } from '../platform/call.ts';
import type { Clock } from '../platform/clock.ts';
import { UnansweredCall } from '../platform/errors.ts';
import { type Ids, uuidOf } from '../platform/ids.ts';
import { type Credentials, createServiceClient, type Endpoint } from '../wire/door.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Services that this server does not have, at endpoints that the configuration names: real AWS, or another emulator.
 *
 * `SAGEBRUSH_AWS_ENDPOINT_<SERVICE>` is the URL of one, with the service's name as it stands in
 * `arn:aws:states:::aws-sdk:<service>:<action>`, in upper case; `SAGEBRUSH_AWS_ENDPOINT` the URL of all others. In place of a URL the word
 * `aws` stands for AWS's own addresses. Requests are signed with `SAGEBRUSH_AWS_ACCESS_KEY_ID`, `SAGEBRUSH_AWS_SECRET_ACCESS_KEY` and,
 * where set, `SAGEBRUSH_AWS_SESSION_TOKEN`, for the Region `SAGEBRUSH_AWS_REGION` or else the task's.
 */
export function createForeignServices(
  environment: Environment,
  deps: { readonly clock: Clock; readonly ids: Ids },
): Call {
  const client = createServiceClient(deps);
  return async ({ service, operation, input, region, idempotencyToken, signal, heard }) =>
    client.call({
      endpoint: endpointOf(environment, service),
      model: loadCatalogueModel(service),
      operation,
      input,
      region: environment['SAGEBRUSH_AWS_REGION'] || region,
      credentials: () => credentialsOf(environment),
      ...(idempotencyToken === undefined ? {} : { token: uuidOf(idempotencyToken) }),
      ...(signal === undefined ? {} : { signal }),
      ...(heard === undefined ? {} : { heard }),
    });
}

const notConfigured = (message: string): UnansweredCall => new UnansweredCall('not-configured', message);

const ALL = 'SAGEBRUSH_AWS_ENDPOINT';

/** What is wrong with a URL is told without the URL, which may hold a password. */
function endpointOf(environment: Environment, service: string): Endpoint {
  const own = `${ALL}_${service.toUpperCase()}`;
  const name = environment[own] ? own : ALL;
  const value = environment[name];
  if (!value) {
    throw notConfigured(
      `This server has no service '${service}', and no endpoint is configured for it: set ${own} to call one, or ${ALL} for all services.`,
    );
  }
  if (value === 'aws') return 'aws';
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw notConfigured(`${name} is neither an http or https URL nor 'aws'.`);
  if (url.username !== '' || url.password !== '') throw notConfigured(`${name} must not hold credentials.`);
  return url;
}

function credentialsOf(environment: Environment): Credentials {
  const accessKeyId = environment['SAGEBRUSH_AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['SAGEBRUSH_AWS_SECRET_ACCESS_KEY'];
  const sessionToken = environment['SAGEBRUSH_AWS_SESSION_TOKEN'];
  if (!accessKeyId || !secretAccessKey) {
    throw notConfigured(
      'Calls to configured endpoints need SAGEBRUSH_AWS_ACCESS_KEY_ID and SAGEBRUSH_AWS_SECRET_ACCESS_KEY.',
    );
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
