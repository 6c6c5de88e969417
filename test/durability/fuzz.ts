import type { ServiceModel } from '../../src/models/model.ts';
import {
  createRandom,
  MARKER,
  NAMES,
  NASTY_STRINGS,
  nasty,
  type Random,
  structureFor,
  valueFor,
} from './fuzz-values.ts';

/**
 * Requests that no client should send, from a seed: the same seed and number give the same bytes. Half of them are nearly right (built
 * from the API models, then damaged), so that they get past the doors; the others are damaged HTTP.
 */
export interface FuzzRequest {
  readonly kind: 'call' | 'object' | 'form' | 'rest' | 'http';
  /** What was sent, in words short enough for a failure's message. */
  readonly title: string;
  readonly bytes: Buffer;
}

export function fuzzRequest(models: readonly ServiceModel[], seed: number, index: number): FuzzRequest {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const kind = random.pick(KINDS);
  switch (kind) {
    case 'call':
      return call(random, models);
    case 'object':
      return objectRequest(random, models);
    case 'form':
      return form(random, models);
    case 'rest':
      return rest(random, models);
    case 'http':
      return brokenHttp(random);
  }
}

const KINDS = ['call', 'call', 'call', 'call', 'object', 'object', 'object', 'form', 'rest', 'http', 'http'] as const;

const authorization = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=fuzz/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

type Headers = Readonly<Record<string, string>>;

function http(method: string, target: string, headers: Headers, body: Buffer = Buffer.alloc(0)): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value.replaceAll(/[\r\n\0]/g, ' ')}`);
  if (!('Content-Length' in headers) && !('Transfer-Encoding' in headers)) lines.push(`Content-Length: ${body.length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), body]);
}

/** What this server has, or most of it: an answer that it does not have an operation proves little. */
const LIKELY =
  /(TrainingJob|ProcessingJob|TransformJob|Model|Endpoint|EndpointConfig|Tag|StateMachine|StateMachineVersion|StateMachineAlias|Execution|ExecutionHistory|Activity|Activitie|Task(Success|Failure|Heartbeat)|MapRun|LogGroup|LogStream|LogEvent|Role|RolePolicy|User|AccessKey|Policy|Object|Bucket|Part|Upload)s?(V2)?$/;

function operationOf(random: Random, model: ServiceModel) {
  const names = Object.keys(model.operations);
  const likely = names.filter((name) => LIKELY.test(name));
  const name = random.pick(likely.length > 0 && random.chance(0.8) ? likely : names);
  const operation = model.operations[name];
  const input = operation?.input === undefined ? undefined : model.shapes[operation.input];
  return { name, operation, input: input?.type === 'structure' ? input : undefined };
}

const modelsOf = (models: readonly ServiceModel[], protocol: ServiceModel['protocol']): readonly ServiceModel[] =>
  models.filter((model) => model.protocol === protocol);

function call(random: Random, models: readonly ServiceModel[]): FuzzRequest {
  const model = random.pick(modelsOf(models, 'json'));
  const { name, input } = operationOf(random, model);
  const target = random.chance(0.03)
    ? `${model.targetPrefix}.${String(nasty(random))}`
    : `${model.targetPrefix}.${name}`;
  const damage = random.pick([0, 0, 0.02, 0.1, 0.4]);
  let body = Buffer.from(
    JSON.stringify(input === undefined ? {} : structureFor(random, model, input, damage, 0)) ?? 'undefined',
  );
  if (random.chance(0.08)) body = corrupt(random, body);
  const headers = {
    'Content-Type': random.chance(0.03) ? 'text/html' : `application/x-amz-json-${model.jsonVersion ?? '1.1'}`,
    'X-Amz-Target': target,
    Authorization: authorization(model.signingName),
  };
  return {
    kind: 'call',
    title: `${target} ${body.toString('utf8').slice(0, 2_000)}`,
    bytes: http('POST', '/', headers, body),
  };
}

/** Cut off, doubled, or with bytes changed. */
function corrupt(random: Random, body: Buffer): Buffer<ArrayBuffer> {
  if (body.length === 0 || random.chance(0.1))
    return Buffer.from(random.pick(['', '[', '"', '{"a":', 'nul', '\xff\xfe']), 'latin1');
  if (random.chance(0.4)) return Buffer.from(body.subarray(0, random.below(body.length)));
  const changed = Buffer.from(body);
  for (let count = 1 + random.below(4); count > 0; count--) changed[random.below(changed.length)] = random.below(256);
  return changed;
}

const KEYS = [
  'key',
  'prefix/key',
  `..%2f..%2f${MARKER}`,
  `../../../../${MARKER}`,
  `%2e%2e/%2e%2e/${MARKER}`,
  `./${MARKER}/..`,
  '%00',
  `nul%00${MARKER}`,
  '%',
  '%zz',
  '%ff%fe',
  '%c0%ae%c0%ae%2f',
  '//',
  'x'.repeat(1_024),
  'y'.repeat(1_025),
  '%F0%9F%92%A5'.repeat(256),
  '%F0%9F%92%A5'.repeat(257),
  'a b',
  '?',
  '',
];
const BUCKETS = [
  'fuzz-bucket',
  'fuzz-bucket',
  'fuzz-bucket',
  'fuzz-bucket',
  'no-such-bucket',
  '..',
  '%2e%2e',
  'A_B',
  'x',
  '%00',
];
const QUERIES = [
  '',
  '',
  'list-type=2',
  'list-type=2&prefix=%00&delimiter=%2F&max-keys=-1',
  'list-type=2&continuation-token=%ff&start-after=x',
  'list-type=3&max-keys=99999999999999999999',
  'uploads',
  'uploadId=x&partNumber=1',
  'uploadId=x&partNumber=99999',
  'uploadId=&partNumber=abc',
  'uploadId=x',
  'delete',
  'tagging',
  'acl',
  'cors',
  'policy',
  'versioning',
  'versions',
  'location',
  'attributes',
  'select&select-type=2',
  'partNumber=0',
  'response-content-type=%0d%0aX-Evil:%201',
  'response-expires=never',
  'versionId=x',
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=x&X-Amz-Signature=y',
  '&&&=&=&',
  '%',
];
const OBJECT_HEADERS: readonly (readonly [string, string])[] = [
  ['Range', 'bytes=0-0'],
  ['Range', 'bytes=-0'],
  ['Range', 'bytes=99999999999999999999-'],
  ['Range', 'bytes=5-1,7-'],
  ['If-Match', '"'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'yesterday'],
  ['Content-MD5', 'AAAA'],
  ['x-amz-copy-source', `/fuzz-bucket/../../${MARKER}`],
  ['x-amz-copy-source', 'fuzz-bucket/key'],
  ['x-amz-copy-source', '%'],
  ['x-amz-copy-source-range', 'bytes=1-0'],
  ['x-amz-meta-\u00e9', 'x'],
  ['x-amz-meta-a', 'v'.repeat(3_000)],
  ['x-amz-tagging', 'a=b&a=c&%'],
  ['x-amz-acl', 'public-read'],
  ['x-amz-checksum-crc32', '????'],
  ['x-amz-checksum-sha256', 'AAAA'],
  ['x-amz-sdk-checksum-algorithm', 'ROT13'],
  ['x-amz-trailer', 'x-amz-checksum-crc64nvme'],
  ['x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'],
  ['x-amz-content-sha256', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'],
  ['x-amz-content-sha256', 'zzz'],
  ['x-amz-decoded-content-length', '-5'],
  ['x-amz-decoded-content-length', '18446744073709551616'],
  ['Content-Encoding', 'aws-chunked'],
  ['x-amz-storage-class', 'ATTIC'],
  ['x-amz-date', 'soon'],
  ['Expect', '100-continue'],
  ['Expect', 'miracles'],
  ['Origin', 'http://evil.example'],
];

function objectRequest(random: Random, models: readonly ServiceModel[]): FuzzRequest {
  const [model] = modelsOf(models, 'rest-xml');
  const method = random.pick(['GET', 'GET', 'PUT', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']);
  const path = random.chance(0.2) ? `/${random.pick(BUCKETS)}` : `/${random.pick(BUCKETS)}/${random.pick(KEYS)}`;
  const query = random.pick(QUERIES);
  const headers: Record<string, string> = { Authorization: authorization('s3') };
  for (let count = random.below(4); count > 0; count--) {
    const [name, value] = random.pick(OBJECT_HEADERS);
    headers[name] = value;
  }
  let body: Buffer = Buffer.alloc(0);
  if (method !== 'GET' && method !== 'HEAD') {
    body = random.chance(0.5) && model !== undefined ? xmlBody(random, model) : Buffer.from(random.pick(CHUNKED));
    if (random.chance(0.2)) body = corrupt(random, body);
  }
  const target = query === '' ? path : `${path}?${query}`;
  const head = JSON.stringify(headers);
  return {
    kind: 'object',
    title: `${method} ${target} ${head} ${body.toString('utf8').slice(0, 500)}`,
    bytes: http(method, target, headers, body),
  };
}

/** Bodies of aws-chunked uploads, right and wrong. */
const CHUNKED = [
  'hello',
  '',
  '5\r\nhello\r\n0\r\n\r\n',
  '5;chunk-signature=00\r\nhello\r\n0;chunk-signature=00\r\n\r\n',
  'ffffffffffffffff\r\nhello',
  '-1\r\nhello\r\n',
  '5\r\nhelloXX0\r\n',
  `0\r\nx-amz-checksum-crc32:${'A'.repeat(9_000)}\r\n\r\n`,
  '0\r\nx-amz-checksum-crc64nvme:AAAAAAAAAAA=\r\n\r\n',
  `${'0'.repeat(20_000)}5\r\nhello`,
];

const XML_BODIES = [
  '<',
  '<a>',
  '<a></b>',
  `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Delete><Object><Key>&x;</Key></Object></Delete>`,
  `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><Delete><Object><Key>&b;</Key></Object></Delete>`,
  `${'<a>'.repeat(5_000)}`,
  '<Delete><Object><Key>&#0;</Key></Object></Delete>',
  '<Delete><Object><Key>&#xD800;&#1114112;</Key></Object></Delete>',
  '<Tagging><TagSet><Tag><Key>__proto__</Key><Value>x</Value></Tag></TagSet></Tagging>',
  '<Delete><constructor/><__proto__><a/></__proto__></Delete>',
  '<CompleteMultipartUpload><Part><PartNumber>1e3</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>',
  '<?xml version="1.0" encoding="UTF-16"?><Delete/>',
  '<CreateBucketConfiguration><LocationConstraint>mars</LocationConstraint></CreateBucketConfiguration>',
  '\ufeff<Delete xmlns="x:y"><Object/></Delete>',
  '<![CDATA[',
];

function xmlBody(random: Random, model: ServiceModel): Buffer {
  if (random.chance(0.4)) return Buffer.from(random.pick(XML_BODIES));
  const { input } = operationOf(random, model);
  const payload = input?.payload === undefined ? undefined : input.members[input.payload];
  if (payload === undefined) return Buffer.from(random.pick(XML_BODIES));
  return Buffer.from(toXml(payload.locationName ?? payload.shape, valueFor(random, model, payload, 0.05)));
}

function toXml(name: string, value: unknown): string {
  const tag = name.replaceAll(/[^A-Za-z]/g, '') || 'x';
  if (Array.isArray(value)) return value.map((item) => toXml(name, item)).join('');
  if (typeof value === 'object' && value !== null) {
    return `<${tag}>${Object.entries(value)
      .map(([key, inner]) => toXml(key, inner))
      .join('')}</${tag}>`;
  }
  return `<${tag}>${String(value).replaceAll(/[<&]/g, '')}</${tag}>`;
}

function form(random: Random, models: readonly ServiceModel[]): FuzzRequest {
  const model = random.pick(modelsOf(models, 'query'));
  const { name, input } = operationOf(random, model);
  const pairs: [string, unknown][] = [
    ['Action', random.chance(0.05) ? nasty(random) : name],
    ['Version', random.chance(0.05) ? nasty(random) : model.apiVersion],
  ];
  if (input !== undefined) flatten('', structureFor(random, model, input, random.pick([0, 0.05, 0.3]), 0), pairs);
  if (random.chance(0.1))
    pairs.push(['Tags.member.999999999.Key', 'x'], ['Tags.member.-1', 'y'], ['a.b.c.__proto__.d', 'z']);
  let text = pairs.map(([key, value]) => `${escapeText(key)}=${escapeText(String(value))}`).join('&');
  if (random.chance(0.1)) text = corrupt(random, Buffer.from(text)).toString('latin1');
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    Authorization: authorization(model.signingName),
  };
  return {
    kind: 'form',
    title: `${model.service} ${text.slice(0, 2_000)}`,
    bytes: http('POST', '/', headers, Buffer.from(text)),
  };
}

/** Lone halves of a surrogate pair cannot be escaped; they go as they are. */
function escapeText(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function flatten(prefix: string, value: unknown, pairs: [string, unknown][]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) flatten(`${prefix}.member.${index + 1}`, item, pairs);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(prefix === '' ? key : `${prefix}.${key}`, inner, pairs);
  } else pairs.push([prefix, value]);
}

function rest(random: Random, models: readonly ServiceModel[]): FuzzRequest {
  const model = random.pick(modelsOf(models, 'rest-json'));
  const { name, operation, input } = operationOf(random, model);
  const value = input === undefined ? {} : structureFor(random, model, input, random.pick([0, 0.05, 0.3]), 0);
  const path = (operation?.http.requestUri ?? '/').replaceAll(/\{([^}+]+)\+?\}/g, (_, label: string) =>
    random.chance(0.1)
      ? random.pick(KEYS)
      : escapeText(String(value[label] ?? random.pick(NAMES))).replaceAll(/[\s\0]/g, ''),
  );
  const headers: Record<string, string> = { Authorization: authorization(model.signingName) };
  for (const [member, { location, locationName }] of Object.entries(input?.members ?? {})) {
    if (location === 'header' && value[member] !== undefined)
      headers[locationName ?? member] = String(value[member]).slice(0, 300);
  }
  const body = random.chance(0.5) ? Buffer.from(JSON.stringify(value)) : Buffer.from(random.pick(NASTY_STRINGS));
  const method = operation?.http.method ?? 'POST';
  return {
    kind: 'rest',
    title: `${name} ${path} ${body.toString('utf8').slice(0, 500)}`,
    bytes: http(method, path, headers, body),
  };
}

const HEADS: readonly ((random: Random) => string)[] = [
  () => '\r\n\r\n\r\n',
  () => 'GET\r\n\r\n',
  () => 'GET / HTTP/9.9\r\n\r\n',
  () => 'GET / HTTP/1.1\r\n\r\n',
  () => 'GET / HTTP/1.0\r\n\r\n',
  () => 'FROBNICATE / HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'CONNECT evil.example:80 HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'GET http://evil.example/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  () => 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  () => 'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  () => 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n',
  () => 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n',
  () => `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  () => `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(200_000)}\r\n\r\n`,
  () => `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(3_000)}\r\n`,
  () => 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
  () => 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\nhello',
  () => 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\nhello',
  () => 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  () => 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
  () => 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n',
  () => `PUT /fuzz-bucket/chunks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n-7\r\n`,
  () => 'PUT /fuzz-bucket/short HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nnot so long',
  () => 'PUT /fuzz-bucket/long HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\nlonger than said',
  () => 'POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: SageMaker.ListModels\r\nContent-Length: 900\r\n\r\n{"a":',
  () =>
    `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: AWS4-HMAC-SHA256 Credential=////////, Signature=\r\nConnection: close\r\n\r\n`,
  () => 'GET /_sagebrush/../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  () =>
    'POST /_sagebrush/reset HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  () => 'GET /_sagebrush/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  (random) =>
    `${random.pick(['GET', 'PUT', 'POST', 'DELETE'])} /${random.pick(KEYS)} HTTP/1.1\r\nHost: ${random.pick(['..s3.localhost', `${MARKER}.s3.localhost`, '%2e%2e.s3.localhost', 'a.b.c.localhost', '[::1', '\xff', ''])}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  (random) => String.fromCharCode(...Array.from({ length: 1 + random.below(200) }, () => random.below(256))),
  (random) => `\x16\x03\x01\x02\x00${String.fromCharCode(...Array.from({ length: 50 }, () => random.below(256)))}`,
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
];

function brokenHttp(random: Random): FuzzRequest {
  const text = random.pick(HEADS)(random);
  return { kind: 'http', title: JSON.stringify(text.slice(0, 200)), bytes: Buffer.from(text, 'latin1') };
}
