import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isServiceError } from '../../platform/errors.ts';
import { checkManagedSize, checkPermissions, checkTrustPolicy, encodeDocument } from './policy-document.ts';

const says = (code: string, text: string) => (error: unknown) => {
  assert.ok(isServiceError(error, code), String(error));
  assert.equal(error.message, text);
  return true;
};
const malformed = (text: string) => says('MalformedPolicyDocument', text);

const trust = { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' };
const asTrust = (change: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ ...trust, ...change }] });
const allow = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' };
const asPolicy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

test('documents are encoded as RFC 3986 has it and come back whole', () => {
  assert.equal(encodeDocument(`{"a":"*'()! "}`), '%7B%22a%22%3A%22%2A%27%28%29%21%20%22%7D');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const encoded = encodeDocument(text);
      assert.match(encoded, /^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/);
      assert.equal(decodeURIComponent(encoded), text);
    }),
  );
});

test('trust policies', () => {
  checkTrustPolicy(asTrust({}));
  checkTrustPolicy(
    asTrust({ Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: ['123456789012', '*'] } }),
  );
  checkTrustPolicy(JSON.stringify({ Statement: trust }));
  const refused: [string, string][] = [
    ['{', 'This policy contains invalid Json'],
    ['[]', 'Syntax errors in policy.'],
    ['{"Statement":[]}', 'Syntax errors in policy.'],
    ['{}', 'Syntax errors in policy.'],
    [asTrust({ Resource: '*' }), 'Has prohibited field Resource'],
    [asTrust({ Action: 's3:GetObject' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
    [asTrust({ Principal: undefined }), 'Missing required field Principal'],
    [asTrust({ Action: undefined }), 'Missing required field Action'],
    [asTrust({ Effect: undefined }), 'Missing required field Effect'],
    [asTrust({ Principal: { Robot: 'x' } }), 'Syntax errors in policy.'],
    [asTrust({ Frobnicate: 1 }), 'Syntax errors in policy.'],
  ];
  for (const [document, text] of refused) assert.throws(() => checkTrustPolicy(document), malformed(text), document);
  const long = asTrust({ Condition: { StringEquals: { 'sts:ExternalId': 'x'.repeat(2048) } } });
  assert.throws(() => checkTrustPolicy(long), says('LimitExceeded', 'Cannot exceed quota for ACLSizePerRole: 2048'));
  checkTrustPolicy(asTrust({}).replaceAll(',', `,${' '.repeat(2048)}`));
});

test('policies that permit', () => {
  checkPermissions(asPolicy(allow), 'managed');
  checkPermissions(JSON.stringify({ Statement: allow }), 'inline');
  const refused: [string, string][] = [
    ['nothing', 'Syntax errors in policy.'],
    ['"text"', 'Syntax errors in policy.'],
    [JSON.stringify({ Statement: allow }), 'Policy document must be version 2012-10-17 or greater.'],
    [JSON.stringify({ Version: '2030-01-01', Statement: allow }), 'Syntax errors in policy.'],
    [asPolicy({ ...allow, Principal: '*' }), 'Policy document should not specify a principal.'],
    [asPolicy({ ...allow, NotAction: 's3:*' }), 'Syntax errors in policy.'],
    [asPolicy({ ...allow, Effect: 'allow' }), 'Syntax errors in policy.'],
    [asPolicy({ ...allow, Action: [1] }), 'Syntax errors in policy.'],
    [asPolicy({ ...allow, Condition: { StringEquals: 'x' } }), 'Syntax errors in policy.'],
    [asPolicy({ ...allow, Action: [] }), 'Policy statement must contain actions.'],
    [asPolicy({ ...allow, Resource: undefined }), 'Policy statement must contain resources.'],
    [asPolicy({ ...allow, Resource: 'bucket' }), 'Resource bucket must be in ARN format or "*".'],
    [
      asPolicy({ ...allow, Action: 'GetObject' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [asPolicy({ ...allow, Action: 's3:a:b' }), 'Actions/Condition can contain only one colon.'],
    [asPolicy({ ...allow, Action: 's_3:a' }), 'Vendor s_3 is not valid'],
    [
      asPolicy({ ...allow, Sid: 'x' }, { ...allow, Sid: 'x' }),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
  ];
  for (const [document, text] of refused) {
    assert.throws(() => checkPermissions(document, 'managed'), malformed(text), document);
  }
  const long = asPolicy({ ...allow, Resource: `arn:aws:s3:::${'x'.repeat(6144)}` });
  assert.throws(() => checkManagedSize(long), says('LimitExceeded', 'Cannot exceed quota for PolicySize: 6144'));
});

test('whatever comes as a document is taken or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.json(), (document, statement) => {
      for (const text of [document, `{"Version":"2012-10-17","Statement":${statement}}`]) {
        for (const check of [checkTrustPolicy, (one: string) => checkPermissions(one, 'inline')]) {
          try {
            check(text);
          } catch (error) {
            assert.ok(isServiceError(error), String(error));
          }
        }
      }
    }),
  );
});
