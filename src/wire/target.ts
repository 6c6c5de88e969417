import type { HttpFacts } from '../models/service.ts';
import type { Service } from './dispatch.ts';

/** Which service a request is for, and S3's bucket where it stands in the host's name. */
export interface Target {
  readonly service: Service;
  readonly bucket?: string;
}

/**
 * Finds the service of a request, in this order: `X-Amz-Target`, the credential scope of the signature (header or query), the host, the
 * path, a form body (only STS takes unsigned forms), else S3, which is what anonymous requests are for.
 *
 * The answer is undefined where the request names a service that this server does not have at all.
 */
export function targetFinder(services: readonly Service[]): (facts: HttpFacts) => Target | undefined {
  const byPrefix = new Map(services.flatMap((s) => (s.model.targetPrefix ? [[s.model.targetPrefix, s] as const] : [])));
  const bySigningName = Map.groupBy(services, (service) => service.model.signingName);
  const s3 = services.find((service) => service.key === 's3');
  const hosts = services.map((service) => ({ service, test: hostTest(service) }));
  const restJson = services.filter((service) => service.model.protocol === 'rest-json');
  const forms = services.find((service) => service.key === 'sts');

  const withBucket = (service: Service | undefined, facts: HttpFacts): Target | undefined => {
    if (service === undefined) return undefined;
    const bucket = service === s3 ? bucketOfHost(facts.host) : undefined;
    return bucket === undefined ? { service } : { service, bucket };
  };

  function answersPath(service: Service, facts: HttpFacts): boolean {
    try {
      service.protocol.find(facts, undefined);
      return true;
    } catch {
      return false;
    }
  }

  return (facts) => {
    const header = facts.headers['x-amz-target'];
    if (header !== undefined) {
      const service = byPrefix.get(header.slice(0, Math.max(0, header.indexOf('.'))));
      if (service !== undefined) return { service };
    }
    const signingName = signingNameOf(facts);
    if (signingName !== undefined) {
      const candidates = bySigningName.get(signingName);
      if (candidates === undefined) return undefined;
      // Two APIs of one signing name (SageMaker and its runtime): a path of one's own decides.
      const rest =
        candidates.length === 1 ? undefined : candidates.find((s) => s.model.protocol !== 'json' && facts.path !== '/');
      return withBucket(rest ?? candidates[0], facts);
    }
    if (header !== undefined) return undefined;
    const named = hosts.find(({ test }) => test(facts.host));
    if (named !== undefined) return withBucket(named.service, facts);
    const byPath = restJson.find((service) => answersPath(service, facts));
    if (byPath !== undefined) return { service: byPath };
    const type = facts.headers['content-type'] ?? '';
    if (facts.method === 'POST' && facts.path === '/' && type.startsWith('application/x-www-form-urlencoded')) {
      return withBucket(forms, facts);
    }
    return withBucket(s3, facts);
  };
}

/** What a request calls its service, for the refusal of one that is not here: the signing name, else what stands before the operation. */
export function serviceNamed(facts: HttpFacts): string {
  const target = facts.headers['x-amz-target'] ?? '';
  return (signingNameOf(facts) ?? target.slice(0, Math.max(0, target.indexOf('.')))).slice(0, 64);
}

/** The service in `Credential=AKID/20260101/us-east-1/service/aws4_request`. */
function signingNameOf(facts: HttpFacts): string | undefined {
  const { authorization } = facts.headers;
  if (authorization !== undefined) {
    return /Credential=[^/,\s]+\/[^/,\s]*\/[^/,\s]*\/([^/,\s]+)\/aws4_request/.exec(authorization)?.[1];
  }
  // Only S3 has presigned URLs of Signature Version 2, which name no service.
  if (/(?:^|&)AWSAccessKeyId=/.test(facts.query) && facts.query.includes('Signature=')) return 's3';
  if (!facts.query.includes('X-Amz-Credential=')) return undefined;
  const credential = /(?:^|&)X-Amz-Credential=([^&]*)/.exec(facts.query)?.[1];
  return credential
    ?.replaceAll(/%2[fF]/g, '/')
    .split('/')
    .at(-2);
}

/** Hosts such as `sts.us-east-1.amazonaws.com`, `sync-states.localhost:4600`, `bucket.s3.localhost`. */
function hostTest(service: Service): (host: string) => boolean {
  const prefixes = new Set([service.model.endpointPrefix]);
  for (const { model } of service.operations.values()) {
    if (model.hostPrefix !== undefined && !model.hostPrefix.includes('{')) {
      prefixes.add(`${model.hostPrefix}${service.model.endpointPrefix}`);
    }
  }
  const starts = [...prefixes].map((prefix) => `${prefix}.`);
  if (service.key === 's3') return (host) => starts.some((start) => host.startsWith(start)) || /\.s3[.-]/.test(host);
  return (host) => starts.some((start) => host.startsWith(start));
}

/**
 * `bucket.s3.localhost:4600` and `bucket.localhost` -> `bucket`; undefined for `s3.localhost`, `localhost`, addresses and other names.
 */
export function bucketOfHost(host: string): string | undefined {
  const name = host.replace(/:\d+$/, '');
  const virtual = /^(.+)\.s3(?:[.-][^/]*)?$/i.exec(name)?.[1];
  if (virtual !== undefined) return virtual;
  if (/^s3[.-]/i.test(name)) return undefined;
  return /^(.+)\.localhost$/i.exec(name)?.[1];
}
