import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BuiltIn, consolidateBuiltIn, readBuiltIn } from './built-in.ts';

const arn = (name: string, account = '432418664414'): string => `arn:aws:lambda:us-east-1:${account}:function:${name}`;
const LABELS = ['a', 'b', 'c'];
const one = readBuiltIn(arn('ACS-TextMultiClass'))?.builtIn as BuiltIn;
const several = readBuiltIn(arn('ACS-ImageMultiClassMultiLabel'))?.builtIn as BuiltIn;
const votes = (...labels: string[]) => labels.map((label) => ({ category: { label } }));

test('AWS’s functions are known by account and Region, and only there', () => {
  assert.equal(one.type, 'groundtruth/text-classification');
  assert.equal(several.type, 'groundtruth/image-classification-multilabel');
  assert.deepEqual(readBuiltIn(arn('PRE-BoundingBox')), { role: 'PRE', task: 'BoundingBox', builtIn: undefined });
  assert.equal(readBuiltIn(arn('PRE-TextMultiClass', '123456789012')), undefined);
  assert.equal(readBuiltIn(arn('PRE-TextMultiClass').replace('us-east-1', 'us-west-2')), undefined);
  assert.equal(readBuiltIn(arn('other')), undefined);
  assert.equal(readBuiltIn(undefined), undefined);
});

test('the label that most chose wins, with their share; the first among equals; one worker has no confidence', () => {
  const label = (...labels: string[]) => consolidateBuiltIn(one, votes(...labels), LABELS);
  assert.deepEqual(label('b', 'a', 'b'), { value: 1, metadata: { 'class-name': 'b', confidence: 0.67 } });
  assert.deepEqual(label('c', 'a'), { value: 2, metadata: { 'class-name': 'c', confidence: 0.5 } });
  assert.deepEqual(label('a'), { value: 0, metadata: { 'class-name': 'a', confidence: 0 } });
  assert.equal(label('x'), undefined);
  assert.deepEqual(label('x', 'b', 'b'), { value: 1, metadata: { 'class-name': 'b', confidence: 1 } });
  assert.equal(consolidateBuiltIn(one, [{ text: 'a' }, { category: { label: 7 } }], LABELS), undefined);
});

test('of several labels all that anybody chose stay, each with its share', () => {
  const answers = [{ c: { labels: ['b', 'a'] } }, { c: { labels: ['b'] } }, { c: { labels: [] } }];
  assert.deepEqual(consolidateBuiltIn(several, answers, LABELS), {
    value: [1, 0],
    metadata: { 'class-map': { 0: 'a', 1: 'b' }, 'confidence-map': { 0: 0.33, 1: 0.67 } },
  });
});
