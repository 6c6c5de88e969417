import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceModel, Shape, StructureShape } from '../models/model.ts';
import { jsonReader } from './protocols/json-values.ts';
import { compileDecoders } from './shape.ts';
import { type Problem, problemsText } from './validate.ts';

const shapes: Record<string, Shape> = {
  Root: {
    type: 'structure',
    required: ['Name'],
    members: {
      Name: { shape: 'Name' },
      Names: { shape: 'Names' },
      Tags: { shape: 'Tags' },
      Choice: { shape: 'Choice' },
      Children: { shape: 'Children' },
      ByName: { shape: 'ByName' },
      Count: { shape: 'Count' },
      Secret: { shape: 'Secret' },
      Data: { shape: 'Data' },
      Ratio: { shape: 'Ratio' },
      Logins: { shape: 'Logins' },
    },
  },
  Name: { type: 'string', min: 2, max: 3, pattern: '[a-z]+' },
  Names: { type: 'list', member: { shape: 'Name' }, max: 2 },
  Tags: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Colour' } },
  Colour: { type: 'string', enum: ['red', 'blue'] },
  Choice: { type: 'structure', union: true, members: { A: { shape: 'Count' }, B: { shape: 'Count' } } },
  Children: { type: 'list', member: { shape: 'Root' } },
  ByName: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Root' } },
  Count: { type: 'integer', min: 1, max: 9 },
  Secret: { type: 'string', max: 3, sensitive: true },
  Data: { type: 'blob', max: 2 },
  Ratio: { type: 'double' },
  Logins: { type: 'list', member: { shape: 'Login' }, max: 1 },
  Login: {
    type: 'structure',
    members: { User: { shape: 'Name' }, Key: { shape: 'Secret' }, Last: { shape: 'Count' } },
  },
};
const model: ServiceModel = {
  service: 'sagemaker',
  serviceId: 'Test',
  apiVersion: '1',
  protocol: 'json',
  signingName: 'test',
  endpointPrefix: 'test',
  operations: {},
  shapes,
};
const decode = compileDecoders(model, jsonReader).structure(shapes['Root'] as StructureShape);

function refusal(document: object): string {
  const problems: Problem[] = [];
  decode(document, problems);
  return problemsText(problems);
}

const ok = { Name: 'abc' };
const RULES =
  'Member must have length less than or equal to 3, Member must have length greater than or equal to 2, ' +
  'Member must satisfy regular expression pattern: [a-z]+, Member must not be null';

test('what is right is decoded', () => {
  const problems: Problem[] = [];
  const document = {
    Name: 'ab',
    Names: ['ab', 'cd'],
    Tags: { ab: 'red' },
    Choice: { A: 1 },
    Children: [ok],
    ByName: { ab: ok },
    Count: 9,
    Ratio: 'NaN',
    Secret: '😀😀😀',
    Data: 'aGk=',
    Unknown: 1,
  };
  const { Unknown: _, ...known } = document;
  assert.deepEqual(decode(document, problems), { ...known, Ratio: Number.NaN, Data: Buffer.from('hi') });
  assert.deepEqual(problems, []);
});

const refusals: readonly (readonly [name: string, document: object, text: string])[] = [
  [
    'a missing member',
    {},
    "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
  ],
  [
    'several broken rules',
    { Name: 'A', Count: 10 },
    "3 validation errors detected: Value 'A' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2; " +
      "Value 'A' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+; " +
      "Value '10' at 'count' failed to satisfy constraint: Member must have value less than or equal to 9",
  ],
  [
    'a list of scalars, reported once',
    { ...ok, Names: ['ab', 'A', null] },
    "2 validation errors detected: Value '[ab, A, null]' at 'names' failed to satisfy constraint: " +
      `Member must satisfy constraint: [${RULES}]; Value '[ab, A, null]' at 'names' failed to satisfy constraint: ` +
      'Member must have length less than or equal to 2',
  ],
  [
    'keys and values of a map',
    { ...ok, Tags: { A: 'green' } },
    `2 validation errors detected: Value '{A=green}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [${RULES}]; ` +
      "Value '{A=green}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: " +
      '[Member must satisfy enum value set: [red, blue], Member must not be null]',
  ],
  [
    'nested paths',
    { ...ok, Children: [ok, { Children: [{ Name: 'abc', Count: 0 }] }], ByName: { ab: { ...ok, Count: 0 } } },
    "3 validation errors detected: Value null at 'children.2.member.name' failed to satisfy constraint: Member must not be null; " +
      "Value '0' at 'children.2.member.children.1.member.count' failed to satisfy constraint: Member must have value greater than or equal to 1; " +
      "Value '0' at 'byName.ab.member.count' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'a missing item of structures',
    { ...ok, Children: [null] },
    "1 validation error detected: Value null at 'children.1.member' failed to satisfy constraint: Member must not be null",
  ],
  [
    'a union without a member',
    { ...ok, Choice: {} },
    "1 validation error detected: Value '{}' at 'choice' failed to satisfy constraint: Member must have exactly one of [A, B] set",
  ],
  [
    'a union with two members',
    { ...ok, Choice: { A: 1, B: 2 } },
    "1 validation error detected: Value '{A=1, B=2}' at 'choice' failed to satisfy constraint: Member must have exactly one of [A, B] set",
  ],
  [
    'a secret',
    { ...ok, Secret: 'hunter2' },
    "1 validation error detected: Value '***Sensitive Data Redacted***' at 'secret' failed to satisfy constraint: Member must have length less than or equal to 3",
  ],
  [
    'a blob',
    { ...ok, Data: 'aGVsbG8=' },
    "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=5 cap=5]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 2",
  ],
];
for (const [name, document, text] of refusals) {
  test(`refuses ${name}`, () => assert.equal(refusal(document), text));
}

test('a structure is printed under its name, without secrets, with what is missing', () => {
  assert.equal(
    refusal({ ...ok, Logins: [{ User: 'ab', Key: 'k' }, { Last: 3 }] }),
    "1 validation error detected: Value '[Login(user=ab, key=***Sensitive Data Redacted***, last=null), " +
      "Login(user=null, key=***Sensitive Data Redacted***, last=3)]' at 'logins' failed to satisfy constraint: " +
      'Member must have length less than or equal to 1',
  );
});

test('a flood of problems is counted whole and printed in part', () => {
  const text = refusal({ ...ok, Children: Array.from({ length: 5000 }, () => ({})) });
  assert.match(text, /^5000 validation errors detected: /);
  assert.ok(text.length < 10_000);
});

test('broken base64 is refused', () => {
  for (const Data of ['abc', '****', 'a==='])
    assert.throws(() => refusal({ ...ok, Data }), { code: 'SerializationException' });
});
