import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModel } from '../models/load.ts';
import type { ServiceKey } from '../models/model.ts';
import type { HttpFacts } from '../models/service.ts';
import { manualClock } from '../platform/clock.ts';
import { countingIds } from '../platform/ids.ts';
import { silentLogger } from '../platform/log.ts';
import { createDispatcher } from './dispatch.ts';
import { bucketOfHost, targetFinder } from './target.ts';

const KEYS: readonly ServiceKey[] = ['sagemaker', 'sagemaker-runtime', 'stepfunctions', 's3', 'logs', 'sts', 'iam'];
const { services } = createDispatcher({
  services: KEYS.map((key) => ({ model: loadModel(key), handlers: {} })),
  clock: manualClock(),
  ids: countingIds(),
  log: silentLogger,
});
const find = targetFinder(services);

function target(facts: Partial<HttpFacts>): string | undefined {
  const found = find({
    method: 'POST',
    host: 'localhost:4600',
    protocol: 'http',
    path: '/',
    query: '',
    headers: {},
    ...facts,
  });
  if (found === undefined) return undefined;
  return found.bucket === undefined ? found.service.key : `${found.service.key} ${found.bucket}`;
}

const signed = (name: string): Partial<HttpFacts> => ({
  headers: {
    authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${name}/aws4_request, SignedHeaders=host, Signature=0`,
  },
});

test('by target', () => {
  assert.equal(target({ headers: { 'x-amz-target': 'SageMaker.CreateModel' } }), 'sagemaker');
  assert.equal(target({ headers: { 'x-amz-target': 'Logs_20140328.PutLogEvents' } }), 'logs');
  assert.equal(target({ headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' } }), undefined);
});

test('by credential scope, in the header or in the query', () => {
  assert.equal(target({ ...signed('s3'), method: 'GET', path: '/b/endpoints/x/invocations' }), 's3');
  assert.equal(target(signed('iam')), 'iam');
  assert.equal(target({ ...signed('sagemaker'), path: '/endpoints/e/invocations' }), 'sagemaker-runtime');
  assert.equal(target(signed('sagemaker')), 'sagemaker');
  assert.equal(target(signed('dynamodb')), undefined);
  assert.equal(target({ query: 'a=b&X-Amz-Credential=AKID%2F20260101%2Fus-east-1%2Fsts%2Faws4_request' }), 'sts');
  assert.equal(target({ ...signed('s3'), host: 'bucket.localhost:4600', path: '/key' }), 's3 bucket');
});

test('by host, path and form', () => {
  assert.equal(target({ host: 'sts.us-east-1.amazonaws.com' }), 'sts');
  assert.equal(target({ host: 'runtime.sagemaker.us-east-1.amazonaws.com' }), 'sagemaker-runtime');
  assert.equal(target({ host: 'sync-states.localhost:4600' }), 'stepfunctions');
  assert.equal(target({ host: 'my.bucket.s3.eu-west-1.amazonaws.com', path: '/k' }), 's3 my.bucket');
  assert.equal(target({ path: '/endpoints/e/invocations' }), 'sagemaker-runtime');
  assert.equal(target({ method: 'PUT', path: '/endpoints/e/invocations' }), 's3');
  assert.equal(target({ headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } }), 'sts');
  assert.equal(target({ method: 'GET' }), 's3');
});

test('buckets in host names', () => {
  for (const [host, bucket] of [
    ['localhost:4600', undefined],
    ['127.0.0.1:4600', undefined],
    ['bucket.127.0.0.1:4600', undefined],
    ['[::1]:4600', undefined],
    ['s3.localhost', undefined],
    ['s3.us-east-1.amazonaws.com', undefined],
    ['s3-us-west-2.amazonaws.com', undefined],
    ['sagebrush.internal', undefined],
    ['b.s3.localhost:4600', 'b'],
    ['b.s3-us-west-2.amazonaws.com', 'b'],
    ['b.s3.us-east-1.amazonaws.com', 'b'],
    ['b.localhost', 'b'],
    ['with.dots.s3.localhost', 'with.dots'],
  ] as const) {
    assert.equal(bucketOfHost(host), bucket, host);
  }
});

test('a head that is made to be searched for long is not', () => {
  // Processor time: what else the machine does is not counted.
  const begun = process.cpuUsage();
  assert.equal(target({ headers: { authorization: 'Credential='.repeat(6000) } }), 's3');
  assert.equal(bucketOfHost(`${'.s3-'.repeat(16_000)}/`), undefined);
  assert.equal(bucketOfHost(`a${'.s3.'.repeat(16_000)}/`), undefined);
  const { user, system } = process.cpuUsage(begun);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
});
