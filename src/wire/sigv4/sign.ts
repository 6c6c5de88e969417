import type { HttpFacts } from '../../models/service.ts';
import { expectedSignature } from './canonical.ts';

export interface SignRequest {
  readonly method: string;
  /** Of the URL, with its port where that is not the scheme's own. */
  readonly host: string;
  /** As it is sent: encoded. */
  readonly path: string;
  /** As it is sent, without the question mark. */
  readonly query: string;
  /** Names in lower case, `host` left out; all are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hex, or `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
  readonly service: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** ms */
  readonly now: number;
}

/** Keys for services of others. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The headers of a request of ours to somebody else's service, with its signature (Signature Version 4); without `host`. */
export function signRequest(request: SignRequest): Readonly<Record<string, string>> {
  const { method, host, path, query, service, region } = request;
  const { accessKeyId, secretAccessKey, sessionToken } = request.credentials;
  const date = new Date(request.now).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const scope = { day: date.slice(0, 8), region, service };
  const headers = {
    ...request.headers,
    'x-amz-date': date,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const signedHeaders = [...Object.keys(headers), 'host'].sort();
  const facts: HttpFacts = { method, host, protocol: 'https', path, query, headers };
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
  const signature = expectedSignature(facts, claim, request.payloadHash, secretAccessKey);
  const credential = `${accessKeyId}/${scope.day}/${region}/${service}/aws4_request`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}
