import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModel } from '../models/load.ts';
import { patternTest } from './pattern.ts';

test('the whole text has to match, as in Java', () => {
  const name = patternTest('[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}');
  assert.equal(name('my-job-1'), true);
  for (const wrong of ['', '-a', 'a-', 'a_b', 'a\n', ' a', 'a'.repeat(64)]) assert.equal(name(wrong), false, wrong);
});

test('what Java spells in its own way', () => {
  assert.equal(patternTest('\\A\\S[\\p{Print}]*\\z')('model.tar.gz v2'), true);
  assert.equal(patternTest('\\A\\S[\\p{Print}]*\\z')('aé'), false);
  assert.equal(patternTest('\\p{ASCII}*')('a=1;\tb'), true);
  assert.equal(patternTest('\\p{ASCII}*')('ü'), false);
  assert.equal(patternTest('[\\w-.:]+')('a-b.c:d'), true);
  assert.equal(patternTest('[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+')('{"a":\n1}ÿ'), true);
  assert.equal(patternTest('[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+')('€'), false);
  assert.equal(patternTest('\\-a\\_\\/\\:')('-a_/:'), true);
  assert.equal(patternTest(`([a-z]*)$${'{1,128}'}`)('abc'), true);
  assert.equal(patternTest('^(?!s3:|https:)[a-z]+$')('path'), true);
});

test('short and long texts get the same answer', () => {
  for (const pattern of ['[a-z]+(,[a-z]+)?', 's3://[^/]+/?.*', '.{0,4096}', '[a-z](-*[a-z])*']) {
    const matches = patternTest(pattern);
    const long = pattern.startsWith('s3') ? `s3://${'b'.repeat(400)}/k` : 'ab'.repeat(200);
    assert.equal(matches(long), true, pattern);
    assert.equal(matches(`${long}\n`), false, pattern);
  }
});

test('every pattern of every model compiles and answers hostile texts quickly', () => {
  const hostile = [
    'a'.repeat(250),
    'a-'.repeat(100),
    `${'a'.repeat(4000)}!`,
    `${'-'.repeat(3000)}\n`,
    `${'a/'.repeat(2000)}\0`,
  ];
  const patterns = new Set<string>();
  for (const service of ['sagemaker', 'sagemaker-runtime', 'stepfunctions', 's3', 'logs', 'sts', 'iam'] as const) {
    for (const shape of Object.values(loadModel(service).shapes)) {
      if ('pattern' in shape && shape.pattern !== undefined) patterns.add(shape.pattern);
    }
  }
  assert.ok(patterns.size > 300);
  for (const pattern of patterns) {
    const matches = patternTest(pattern);
    // Processor time: what else the machine does is not counted.
    const before = process.cpuUsage();
    for (const text of hostile) matches(text);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 1_500_000, `${pattern} took ${user + system} µs`);
  }
});
