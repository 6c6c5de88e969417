import type { HttpFacts } from '../../models/service.ts';

/**
 * What a request says of its signature, read leniently and without judging it: the router asks here for the service, `--auth none`
 * for the key id, and `verify.ts` for all of it.
 */
export type Claim =
  | { readonly kind: 'none' }
  /** Something was sent but parts are missing; `missing` names them as the sender should have written them. */
  | {
      readonly kind: 'malformed';
      readonly place: 'header' | 'query';
      readonly missing: readonly string[];
      readonly text: string;
    }
  | SignedClaim;

export interface SignedClaim {
  readonly kind: 'signed';
  readonly place: 'header' | 'query';
  readonly algorithm: string;
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260101T000000Z`, as sent. */
  readonly date: string;
  readonly sessionToken?: string;
  /** Presigned URLs: seconds of validity. */
  readonly expires?: number;
}

/** `20260101/us-east-1/sagemaker/aws4_request` */
export interface CredentialScope {
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

export const scopeText = (scope: CredentialScope): string =>
  `${scope.day}/${scope.region}/${scope.service}/aws4_request`;

/** Reads the `Authorization` header or the `X-Amz-…` query parameters of a presigned URL. */
export function readClaim(facts: Pick<HttpFacts, 'headers' | 'query'>): Claim {
  const header = facts.headers['authorization'];
  if (header !== undefined) return readHeader(header, facts.headers);
  if (facts.query.includes('X-Amz-')) return readQuery(new URLSearchParams(facts.query));
  return { kind: 'none' };
}

function readHeader(header: string, headers: HttpFacts['headers']): Claim {
  const [algorithm = '', rest = ''] = splitOnce(header.trim(), ' ');
  const parts = new Map(rest.split(',').map((part) => splitOnce(part.trim(), '=')));
  const date = headers['x-amz-date'] ?? headers['date'];
  return makeClaim('header', header, {
    algorithm: /^AWS4-/.test(algorithm) ? algorithm : undefined,
    credential: parts.get('Credential'),
    signedHeaders: parts.get('SignedHeaders'),
    signature: parts.get('Signature'),
    date,
    sessionToken: headers['x-amz-security-token'],
  });
}

function readQuery(query: URLSearchParams): Claim {
  const get = (name: string): string | undefined => query.get(name) ?? undefined;
  if (
    get('X-Amz-Algorithm') === undefined &&
    get('X-Amz-Signature') === undefined &&
    get('X-Amz-Credential') === undefined
  ) {
    return { kind: 'none' };
  }
  const expires = get('X-Amz-Expires');
  return makeClaim('query', '', {
    algorithm: get('X-Amz-Algorithm'),
    credential: get('X-Amz-Credential'),
    signedHeaders: get('X-Amz-SignedHeaders'),
    signature: get('X-Amz-Signature'),
    date: get('X-Amz-Date'),
    sessionToken: get('X-Amz-Security-Token'),
    ...(expires !== undefined && { expires: Number(expires) }),
  });
}

interface Parts {
  readonly algorithm: string | undefined;
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  readonly date: string | undefined;
  readonly sessionToken: string | undefined;
  readonly expires?: number;
}

const NAMES: Readonly<Record<'header' | 'query', readonly (readonly [keyof Parts, string])[]>> = {
  header: [
    ['algorithm', 'Algorithm'],
    ['credential', 'Credential'],
    ['signature', 'Signature'],
    ['signedHeaders', 'SignedHeaders'],
    ['date', 'X-Amz-Date'],
  ],
  query: [
    ['algorithm', 'X-Amz-Algorithm'],
    ['credential', 'X-Amz-Credential'],
    ['signature', 'X-Amz-Signature'],
    ['signedHeaders', 'X-Amz-SignedHeaders'],
    ['date', 'X-Amz-Date'],
  ],
};

function makeClaim(place: 'header' | 'query', text: string, parts: Parts): Claim {
  const { algorithm, credential, signedHeaders, signature, date, sessionToken, expires } = parts;
  const missing = NAMES[place].filter(([part]) => parts[part] === undefined).map(([, name]) => name);
  if (!algorithm || !credential || !signedHeaders || !signature || !date)
    return { kind: 'malformed', place, missing, text };
  const match = /^([^/]+)\/(\d{8})\/([^/]*)\/([^/]+)\/aws4_request$/.exec(credential);
  if (match === null) return { kind: 'malformed', place, missing: ['Credential'], text };
  const [, accessKeyId = '', day = '', region = '', service = ''] = match;
  return {
    kind: 'signed',
    place,
    algorithm,
    accessKeyId,
    scope: { day, region, service },
    signedHeaders: signedHeaders.toLowerCase().split(';'),
    signature,
    date,
    ...(sessionToken !== undefined && { sessionToken }),
    ...(expires !== undefined && { expires }),
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
