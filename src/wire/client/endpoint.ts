import type { CatalogueModel } from '../../models/model.ts';
import { partitionOf } from '../../platform/arn.ts';
import { UnansweredCall } from '../../platform/errors.ts';
import type { ClientOperation, Input } from './protocol.ts';

/** An address that somebody named, or AWS's own. */
export type Endpoint = URL | 'aws';

/** Where a request goes, and what its signature is made for. */
export interface Place {
  readonly protocol: 'http:' | 'https:';
  readonly hostname: string;
  /** Empty where it is the scheme's own. */
  readonly port: string;
  /** Before the protocol's own path; without a slash at its end. */
  readonly basePath: string;
  readonly signingName: string;
  readonly signingRegion: string;
}

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * A named address is taken as it is: prefixes that AWS's SDKs put before the host are for AWS's own names. Nothing that a task says reaches
 * the host but labels, so that signatures cannot be led elsewhere.
 * @throws UnansweredCall
 */
export function placeOf(
  model: CatalogueModel,
  operation: ClientOperation,
  input: Input,
  endpoint: Endpoint,
  region: string,
): Place {
  const signingName = model.signingName;
  if (endpoint !== 'aws') {
    const protocol = endpoint.protocol === 'https:' ? 'https:' : 'http:';
    const { hostname, port, pathname } = endpoint;
    const signingRegion = model.endpoint?.signingRegion ?? region;
    return { protocol, hostname, port, basePath: pathname.replace(/\/+$/, ''), signingName, signingRegion };
  }
  if (!LABEL.test(region) || partitionOf(region) !== 'aws')
    throw notConfigured(`The address of '${model.service}' in ${region} is not known: name a URL in place of 'aws'.`);
  if (model.endpoint === null)
    throw notConfigured(`AWS gives '${model.service}' addresses of its own: name a URL in place of 'aws'.`);
  const { host, hosts = {}, ...signing } = model.endpoint ?? { host: `${model.endpointPrefix}.{region}.amazonaws.com` };
  const own = (Object.hasOwn(hosts, region) ? hosts[region] : undefined) ?? host;
  return {
    protocol: 'https:',
    hostname: hostPrefix(operation, input) + own.replace('{region}', region),
    port: '',
    basePath: '',
    signingName: signing.signingName ?? signingName,
    signingRegion: signing.signingRegion ?? region,
  };
}

/** `data-`, or `{AccountId}.` with the input's value. */
function hostPrefix({ model, input: shape }: ClientOperation, input: Input): string {
  return (model.hostPrefix ?? '').replaceAll(/\{([^{}]+)\}/g, (_, label: string) => {
    const members = Object.entries(shape?.members ?? {});
    const [name = label] =
      members.find(([own, { hostLabel, locationName }]) => hostLabel && [own, locationName].includes(label)) ?? [];
    const value = input[name];
    if (typeof value === 'string' && LABEL.test(value)) return value;
    throw new UnansweredCall('not-sent', `The parameter ${name} is part of the host and must be a host label.`);
  });
}

export const notConfigured = (message: string): UnansweredCall => new UnansweredCall('not-configured', message);
