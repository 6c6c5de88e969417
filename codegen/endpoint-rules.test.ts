import assert from 'node:assert/strict';
import { it } from 'node:test';
import { awsEndpoint, type RuleSet } from './endpoint-rules.ts';

const region = { ref: 'Region' };
const parameters = {
  Region: { type: 'string' },
  UseFIPS: { type: 'boolean', default: false },
  Endpoint: { type: 'string' },
};
const partition = { fn: 'aws.partition', argv: [region], assign: 'P' };
const regional = 'https://things.{Region}.{P#dnsSuffix}';
const endpoint = (url: string, authSchemes: { name: string; signingRegion?: string; signingName?: string }[] = []) => ({
  conditions: [],
  type: 'endpoint' as const,
  endpoint: { url, properties: { authSchemes } },
});
const when = (conditions: RuleSet['rules'][number]['conditions'], ...rules: RuleSet['rules']): RuleSet => ({
  parameters,
  rules: [
    { conditions: [{ fn: 'isSet', argv: [{ ref: 'Endpoint' }] }], type: 'error' },
    { conditions, type: 'tree', rules },
  ],
});

it('a service where everybody would look keeps nothing', () => {
  assert.equal(awsEndpoint(when([partition], endpoint(regional)), 'things'), undefined);
  assert.deepEqual(awsEndpoint(when([partition], endpoint(regional)), 'stuff'), {
    host: 'things.{region}.amazonaws.com',
  });
});

it('a service in one place says which, and which Region to sign for', () => {
  const global = endpoint('https://things.amazonaws.com', [
    { name: 'sigv4a' },
    { name: 'sigv4', signingRegion: 'us-east-1', signingName: 'thing' },
  ]);
  assert.deepEqual(awsEndpoint(when([partition], global), 'things'), {
    host: 'things.amazonaws.com',
    signingRegion: 'us-east-1',
    signingName: 'thing',
  });
});

it('Regions of their own are kept beside the rule', () => {
  const first = {
    ...endpoint('https://things.amazonaws.com'),
    conditions: [{ fn: 'stringEquals', argv: [region, 'us-east-1'] }],
  };
  assert.deepEqual(awsEndpoint(when([partition], first, endpoint(regional)), 'things'), {
    host: 'things.{region}.amazonaws.com',
    hosts: { 'us-east-1': 'things.amazonaws.com' },
  });
});

it('rules that ask for more than the Region have no answer', () => {
  const refused = when([{ fn: 'not', argv: [{ fn: 'isSet', argv: [{ ref: 'Arn' }] }] }], {
    conditions: [],
    type: 'error',
  });
  assert.equal(awsEndpoint(refused, 'things'), null);
});
