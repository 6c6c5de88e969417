import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventJson, isPath, shapeInput } from './event.ts';

const event = eventJson({
  id: '1',
  source: 'shop',
  detailType: 'Order',
  accountId: '123456789012',
  region: 'us-east-1',
  time: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  resources: ['arn:a'],
  detail: { who: 'an "a"', items: [{ n: 1 }, { n: 2 }], 'odd key': true },
});
const rule = { name: 'r', arn: 'arn:rule' };
const shaped = (template: string, paths: Record<string, string> = {}): string =>
  shapeInput(event, { template, paths }, rule, 0);

it('has EventBridge’s form', () => {
  assert.deepEqual(Object.keys(event), [
    'version',
    'id',
    'detail-type',
    'source',
    'account',
    'time',
    'region',
    'resources',
    'detail',
  ]);
  assert.equal(event['time'], '2026-01-02T03:04:05Z');
});

it('gives a target the whole, a part, a constant or what a template makes', () => {
  assert.deepEqual(JSON.parse(shapeInput(event, {}, rule, 0)), event);
  assert.equal(shapeInput(event, { inputPath: '$.detail.items[1].n' }, rule, 0), '2');
  assert.equal(shapeInput(event, { inputPath: "$.detail['odd key']" }, rule, 0), 'true');
  assert.equal(shapeInput(event, { inputPath: '$.nothing' }, rule, 0), 'null');
  assert.equal(shapeInput(event, { input: '{"x":1}' }, rule, 0), '{"x":1}');
  assert.equal(
    shaped('{"who": <w>, "text": "by <w>!", "n": <n>}', { w: '$.detail.who', n: '$.detail.items' }),
    '{"who": "an \\"a\\"", "text": "by an \\"a\\"!", "n": [{"n":1},{"n":2}]}',
  );
  assert.equal(shaped('"<aws.events.rule-name> <unknown>"'), '"r <unknown>"');
  assert.equal(shaped('{"x": <x>}', { x: '$.none' }), '{"x": ""}');
  assert.equal(shaped('{"n": <n>}', { n: '$.detail.items[*].n' }), '{"n": [1,2]}');
  assert.equal(shaped('{"n": <n>}', { n: '$.detail.nobody[*].n' }), '{"n": []}');
  assert.deepEqual(JSON.parse(shaped('{"e": <aws.events.event.json>}')), { e: event });
  const { detail: _, ...rest } = event;
  assert.deepEqual(JSON.parse(shaped('{"e": <aws.events.event>}')), { e: rest });
});

it('reads simple paths only', () => {
  assert.deepEqual(['$', '$.a.b', '$.detail-type', "$['a b']", '$.a[0]', '$..a', 'a', '$.a[*]', '$.'].map(isPath), [
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
});
