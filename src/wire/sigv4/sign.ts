import type { HttpFacts } from '../../models/service.ts';
import { expectedSignature } from './canonical.ts';

export interface SignRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case, `host` included; all are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hex. */
  readonly payloadHash: string;
  readonly service: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ms */
  readonly now: number;
}

/** The headers of a request of ours to somebody else's service, with its signature (Signature Version 4). */
export function signRequest(request: SignRequest): Readonly<Record<string, string>> {
  const { url, service, region, accessKeyId } = request;
  const date = new Date(request.now).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const scope = { day: date.slice(0, 8), region, service };
  const headers = { ...request.headers, 'x-amz-date': date };
  const signedHeaders = Object.keys(headers).sort();
  const facts: HttpFacts = {
    method: request.method,
    host: url.host,
    protocol: url.protocol === 'https:' ? 'https' : 'http',
    path: url.pathname,
    query: url.search.replace(/^\?/, ''),
    headers,
  };
  const claim = {
    kind: 'signed',
    place: 'header',
    algorithm: 'AWS4-HMAC-SHA256',
    accessKeyId,
    scope,
    signedHeaders,
    signature: '',
    date,
  } as const;
  const signature = expectedSignature(facts, claim, request.payloadHash, request.secretAccessKey);
  const credential = `${accessKeyId}/${scope.day}/${region}/${service}/aws4_request`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}
