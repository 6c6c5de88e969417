/**
 * boto3's own serialisers as the oracle of our client's: for every operation of a few services of each protocol, both make a request of
 * the same input, and the requests say the same.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadCatalogueModel } from '../../src/models/catalogue.ts';
import type { ApiModel, Member } from '../../src/models/model.ts';
import { decodeCbor } from '../../src/wire/client/cbor.ts';
import type { Outgoing } from '../../src/wire/client/protocol.ts';
import { foreignService } from '../../src/wire/client/service.ts';
import { type Syntax, valuesOf } from '../../src/wire/testing.ts';
import { parseXml } from '../../src/wire/xml.ts';

interface Theirs {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** base64 */
  readonly body: string;
}

/** Reads `{service, protocol, operation, input}` a line; answers the request a line, or null for an operation that it does not have. */
const PROGRAM = `
import base64, datetime, json, sys
import botocore.model, botocore.loaders, botocore.serialize
from botocore.awsrequest import create_request_object, prepare_request_dict

def value(x):
    if isinstance(x, dict):
        if list(x) == ["$time"]:
            return datetime.datetime.fromtimestamp(x["$time"] / 1000, datetime.timezone.utc)
        if list(x) == ["$bytes"]:
            return base64.b64decode(x["$bytes"])
        return {k: value(v) for k, v in x.items()}
    return [value(v) for v in x] if isinstance(x, list) else x

loader, models = botocore.loaders.Loader(), {}
for line in sys.stdin:
    case = json.loads(line)
    name = case["service"]
    if name not in models:
        models[name] = botocore.model.ServiceModel(loader.load_service_model(name, "service-2"), name)
    try:
        operation = models[name].operation_model(case["operation"])
    except botocore.model.OperationNotFoundError:
        print("null")
        continue
    serializer = botocore.serialize.create_serializer(case["protocol"], include_validation=False)
    request = serializer.serialize_to_request(value(case["input"]), operation)
    prepare_request_dict(request, "https://host", context={})
    headers = {k.lower(): v if isinstance(v, str) else v.decode() for k, v in request["headers"].items()}
    prepared = create_request_object(request).prepare()
    body = prepared.body or b""
    body = body if isinstance(body, (bytes, bytearray)) else body.encode()
    print(json.dumps({"method": prepared.method, "url": prepared.url, "headers": headers,
        "body": base64.b64encode(body).decode()}))
`;

import { parseJson } from '../../src/platform/json.ts';

const SYNTAX: Syntax = {
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  tellsEmpty: false,
  wholeSeconds: true,
  // Languages write exponents differently.
  fractions: fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 4),
};

/** An input as the oracle takes it: JSON, with marks for what JSON has not. */
function marked(model: ApiModel, member: Member, value: unknown): unknown {
  const shape = model.shapes[member.shape];
  switch (shape?.type) {
    case 'timestamp':
      return { $time: value };
    case 'blob':
      return { $bytes: Buffer.from(value as Uint8Array).toString('base64') };
    case 'list':
      return (value as unknown[]).map((item) => marked(model, shape.member, item));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, marked(model, shape.value, item)]),
      );
    case 'structure': {
      if (shape.document === true) return value;
      return Object.fromEntries(
        Object.entries(value as object).map(([name, item]) => {
          const each = shape.members[name];
          assert.ok(each);
          return [name, marked(model, each, item)];
        }),
      );
    }
    default:
      return value;
  }
}

/** A body as what it says. */
function meaning(protocol: ApiModel['protocol'], body: Buffer): unknown {
  if (protocol === 'json') return parseJson(body.toString());
  if (protocol === 'rest-json' && /^[{[]/.test(body.toString())) return parseJson(body.toString());
  if (protocol === 'rest-xml' && body.length > 0) return parseXml(body.toString().replace(/^<\?xml[^>]*\?>\s*/, ''));
  if (protocol === 'query' || protocol === 'ec2') return [...new URLSearchParams(body.toString())].sort();
  // Whole numbers may be written as either kind of number.
  if (protocol === 'smithy-rpc-v2-cbor' && body.length > 0) return decodeCbor(body);
  return body.toString('base64');
}

/** Times of whole seconds with and without their milliseconds are the same. */
const plainTimes = (value: unknown): unknown =>
  parseJson(JSON.stringify(value ?? null).replaceAll(/(T\d\d:\d\d:\d\d)\.000Z/g, '$1Z'));

function same(ours: Outgoing, theirs: Theirs, protocol: ApiModel['protocol'], what: string): void {
  const url = new URL(theirs.url);
  const query = (text: string): unknown => plainTimes([...new URLSearchParams(text)].sort());
  const headers = (all: Readonly<Record<string, string>>): object =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => name !== 'user-agent' && !(name === 'content-type' && protocol === 'rest-xml'))
        .map(([name, value]) => [name, String(value).replaceAll(', ', ',')])
        .sort(),
    );
  assert.equal(ours.method, theirs.method, what);
  assert.equal(ours.path, url.pathname, what);
  assert.deepEqual(query(ours.query), query(url.search), what);
  assert.deepEqual(headers(ours.headers), headers(theirs.headers), what);
  const [own, other] = [Buffer.from(ours.body), Buffer.from(theirs.body, 'base64')];
  assert.deepEqual(plainTimes(meaning(protocol, own)), plainTimes(meaning(protocol, other)), what);
}

/** The catalogue's name and botocore's. */
const SERVICES = {
  dynamodb: 'dynamodb',
  kinesis: 'kinesis',
  sns: 'sns',
  rds: 'rds',
  ec2: 'ec2',
  route53: 'route53',
  cloudfront: 'cloudfront',
  apigateway: 'apigateway',
  batch: 'batch',
  bedrockruntime: 'bedrock-runtime',
  cloudwatchomni: 'cloudwatchomni',
};

for (const [name, folder] of Object.entries(SERVICES)) {
  const model = loadCatalogueModel(name);
  test(`${name} (${model.protocol})`, () => {
    const service = foreignService(model);
    const cases = Object.keys(model.operations).flatMap((operation) => {
      const shape = model.operations[operation]?.input;
      const values = (shape === undefined ? undefined : valuesOf(model, { shape }, SYNTAX)) ?? fc.constant({});
      try {
        service.operation(operation);
      } catch {
        return [];
      }
      // New values at every run; a failure prints them.
      return fc.sample(values, 2).map((input) => ({ operation, shape, input: input as Record<string, unknown> }));
    });
    const lines = cases.map(({ operation, shape, input }) =>
      JSON.stringify({
        service: folder,
        protocol: model.protocol,
        operation,
        input: shape === undefined ? {} : marked(model, { shape }, input),
      }),
    );
    const { stdout, stderr } = spawnSync(process.env['SAGEBRUSH_TEST_PYTHON'] ?? 'python3', ['-c', PROGRAM], {
      input: lines.join('\n'),
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    const answers = stdout.split('\n').filter((line) => line !== '');
    assert.equal(answers.length, cases.length, stderr);
    let compared = 0;
    for (const [index, { operation, input }] of cases.entries()) {
      const theirs = parseJson(answers[index] ?? '') as Theirs | null;
      if (theirs === null) continue;
      const ours = service.protocol.write(service.operation(operation), input);
      same(ours, theirs, model.protocol, `${operation} ${lines[index]}`);
      compared++;
    }
    assert.ok(compared > cases.length * 0.9, `only ${compared} of ${cases.length} were compared`);
  });
}
