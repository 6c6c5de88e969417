/** What the client writes the server reads, and the other way round, for the protocols that both have; with signatures. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { loadModel } from '../../models/load.ts';
import type { CatalogueModel, ServiceKey, ServiceModel, Shape } from '../../models/model.ts';
import type { ServiceDefinition } from '../../models/service.ts';
import { systemClock } from '../../platform/clock.ts';
import { rootIdentity } from '../../platform/identity.ts';
import { systemIds } from '../../platform/ids.ts';
import { startHarness } from '../harness.ts';
import { createSigV4Authenticator } from '../sigv4/authenticator.ts';
import { plain, relaxed, type Syntax, valuesOf } from '../testing.ts';
import { createServiceClient } from './client.ts';

let received: unknown;
let reply: unknown;

const KEYS: readonly ServiceKey[] = ['sagemaker', 'logs', 'lambda', 'iam', 's3'];
const models = new Map(KEYS.map((key): [ServiceKey, ServiceModel] => [key, relaxed(withoutLength(loadModel(key)))]));
const credentials = { accessKeyId: 'AKIDROUNDTRIP', secretAccessKey: 'secret', sessionToken: 'session' };
const wire = await startHarness(
  [...models.values()].map((model): ServiceDefinition => {
    const echo = async (_ctx: unknown, input: unknown): Promise<unknown> => {
      received = await collected(input);
      return reply;
    };
    return { model, handlers: Object.fromEntries(Object.keys(model.operations).map((name) => [name, echo])) };
  }),
  {
    authenticate: createSigV4Authenticator({
      clock: systemClock,
      keys: {
        find: async (id) =>
          id === credentials.accessKeyId ? { ...credentials, identity: rootIdentity('123456789012') } : undefined,
        issue: () => assert.fail('nobody asks for keys'),
      },
    }),
  },
);
after(() => wire.close());
const client = createServiceClient({ clock: systemClock, ids: systemIds });

/** The length of a body is HTTP's business. */
function withoutLength(model: ServiceModel): ServiceModel {
  const shapes = Object.entries(model.shapes).map(([name, shape]): [string, Shape] => {
    if (shape.type !== 'structure') return [name, shape];
    const members = Object.entries(shape.members).filter(([, { locationName }]) => locationName !== 'Content-Length');
    return [name, { ...shape, members: Object.fromEntries(members) }];
  });
  return { ...model, shapes: Object.fromEntries(shapes) };
}

/** The server hands bodies to handlers as streams. */
async function collected(input: unknown): Promise<unknown> {
  const entries = Object.entries(input as object).map(async ([name, value]): Promise<[string, unknown]> => {
    if (typeof value !== 'object' || value === null || !(Symbol.asyncIterator in value)) return [name, value];
    const parts: Uint8Array[] = [];
    for await (const part of value as AsyncIterable<Uint8Array>) parts.push(part);
    return [name, Buffer.concat(parts)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

const JSON_SYNTAX: Syntax = {
  text: fc.string({ unit: 'binary', maxLength: 20 }),
  tellsEmpty: true,
  wholeSeconds: false,
};
const XML_SYNTAX: Syntax = {
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  tellsEmpty: false,
  wholeSeconds: false,
};

/** Every operation in turn, with free inputs and outputs. */
async function agree(key: ServiceKey, syntax: Syntax, numRuns: number, skip: RegExp): Promise<void> {
  const model = models.get(key);
  assert.ok(model);
  const hasEvents = (name: string | undefined): boolean => {
    const shape = name === undefined ? undefined : model.shapes[name];
    const members = shape?.type === 'structure' ? Object.values(shape.members) : [];
    return members.some((member) => {
      const inner = model.shapes[member.shape];
      return inner?.type === 'structure' && inner.eventstream === true;
    });
  };
  const names = Object.keys(model.operations).filter(
    (name) => !skip.test(name) && !hasEvents(model.operations[name]?.output),
  );
  const cases = fc.constantFrom(...names).chain((name) => {
    const of = (shape: string | undefined): fc.Arbitrary<unknown> =>
      (shape === undefined ? undefined : valuesOf(model, { shape }, syntax)) ?? fc.constant({});
    const { input, output } = model.operations[name] ?? {};
    return fc.tuple(fc.constant(name), of(input).map(withoutDigests), of(output));
  });
  await fc.assert(
    fc.asyncProperty(cases, async ([name, input, output]) => {
      const status = statusMember(model, name);
      reply = status === undefined ? output : { ...(output as object), [status]: 200 };
      received = undefined;
      const answered = await client.call({
        // Enough of a catalogue's model for a client.
        model: model as CatalogueModel,
        operation: name,
        input: withTexts(model, model.operations[name]?.input, input),
        endpoint: new URL(wire.endpoint),
        region: 'us-east-1',
        credentials: () => credentials,
      });
      assert.deepEqual(plain(received), plain(input), `${name}: input`);
      assert.deepEqual(plain(answered), plain(reply), `${name}: output`);
    }),
    { numRuns },
  );
}

/** The server holds a document against its digest, and those here are made up. */
const withoutDigests = (input: unknown): unknown =>
  Object.fromEntries(Object.entries(input as object).filter(([name]) => !/^(ContentMD5$|Checksum)/.test(name)));

/** The input as tasks give it: times as ISO 8601. */
function withTexts(model: ServiceModel, name: string | undefined, value: unknown): unknown {
  const shape = name === undefined ? undefined : model.shapes[name];
  if (shape?.type === 'timestamp') return new Date(Number(value)).toISOString();
  if (shape?.type === 'list') return (value as unknown[]).map((item) => withTexts(model, shape.member.shape, item));
  if (shape?.type !== 'structure' && shape?.type !== 'map') return value;
  if (shape.type === 'structure' && shape.document === true) return value;
  const of = (key: string): string | undefined =>
    shape.type === 'map' ? shape.value.shape : shape.members[key]?.shape;
  const entries = Object.entries(value as object).map(([key, item]) => [key, withTexts(model, of(key), item)]);
  return Object.fromEntries(entries);
}

function statusMember(model: ServiceModel, operation: string): string | undefined {
  const shape = model.shapes[model.operations[operation]?.output ?? ''];
  const members = shape?.type === 'structure' ? Object.entries(shape.members) : [];
  return members.find(([, { location }]) => location === 'statusCode')?.[0];
}

test('JSON 1.1: SageMaker, CloudWatch Logs', async () => {
  await agree('sagemaker', JSON_SYNTAX, 100, /^$/);
  await agree('logs', JSON_SYNTAX, 50, /^(StartLiveTail|GetLogObject)$/);
});
test('REST-JSON: Lambda', () => agree('lambda', JSON_SYNTAX, 150, /^$/));
test('query: IAM', () => agree('iam', XML_SYNTAX, 100, /^$/));
// Operations in place of which others stand, documents of a form of their own, and an answer to which the server adds a type.
const SPECIAL =
  /^(Get|Put)Bucket(Lifecycle|Notification)$|^(CreateBucket|GetBucketLocation|GetObject|ListDirectoryBuckets|WriteGetObjectResponse)$/;
test('REST-XML: S3', () => agree('s3', { ...XML_SYNTAX, wholeSeconds: true }, 150, SPECIAL));
