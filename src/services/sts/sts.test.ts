import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam';
import * as api from '@aws-sdk/client-sts';
import { type Keys, OTHER_ACCOUNT, openAccounts, refusal, TRUST } from '../iam/test-support.ts';
import { trusts } from './trust.ts';

let accounts: Awaited<ReturnType<typeof openAccounts>>;
let sts: api.STSClient;
before(async () => {
  accounts = await openAccounts();
  sts = accounts.sts();
});
after(() => accounts.close());

async function createRole(RoleName: string, trust = TRUST, MaxSessionDuration = 3600) {
  const input = { RoleName, AssumeRolePolicyDocument: trust, Path: '/p/', MaxSessionDuration };
  const { Role: role } = await accounts.iam().send(new CreateRoleCommand(input));
  return { arn: role?.Arn ?? '', id: role?.RoleId ?? '' };
}
const assume = (RoleArn: string, more: Partial<api.AssumeRoleCommandInput> = {}, client = sts) =>
  client.send(new api.AssumeRoleCommand({ RoleArn, RoleSessionName: 'sess', ...more }));
const keysOf = (credentials: api.Credentials | undefined): Keys => ({
  accessKeyId: credentials?.AccessKeyId ?? '',
  secretAccessKey: credentials?.SecretAccessKey ?? '',
  sessionToken: credentials?.SessionToken ?? '',
});
const whoIs = async (keys: Keys) => {
  const { $metadata: _, ...who } = await accounts.sts(keys).send(new api.GetCallerIdentityCommand({}));
  return who;
};

test('the keys of an assumed role sign as its session', async () => {
  const { arn, id } = await createRole('Worker');
  const { Credentials: made, AssumedRoleUser: user, PackedPolicySize: size } = await assume(arn);
  assert.deepEqual(user, {
    AssumedRoleId: `${id}:sess`,
    Arn: 'arn:aws:sts::123456789012:assumed-role/Worker/sess',
  });
  assert.equal(size, undefined);
  assert.match(made?.AccessKeyId ?? '', /^ASIA[A-Z2-7]{16}$/);
  assert.equal(made?.Expiration?.getTime(), Math.floor(accounts.clock.now() / 1000) * 1000 + 3600_000);
  assert.deepEqual(await whoIs(keysOf(made)), {
    UserId: `${id}:sess`,
    Account: '123456789012',
    Arn: 'arn:aws:sts::123456789012:assumed-role/Worker/sess',
  });
  const { sessionToken: _, ...bare } = keysOf(made);
  await assert.rejects(whoIs(bare), refusal('InvalidClientTokenId'));
});

test('what is no role cannot be assumed', async () => {
  const { arn } = await createRole('Exact');
  const caller = 'arn:aws:iam::123456789012:root';
  for (const other of [`${arn}x`, arn.replace('/p', ''), arn.replace('Exact', 'exact'), arn.replace('role', 'user')]) {
    await assert.rejects(
      assume(other),
      refusal('AccessDenied', `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${other}`),
    );
  }
  for (const bad of ['nothing-valid-in-here', 'arn::b:::something/test-role', 'arn:a::::something/test-role']) {
    await assert.rejects(assume(bad), refusal('ValidationError', `${bad} is invalid`));
  }
});

test('a session lasts as long as the role allows, and an hour in a chain', async () => {
  const { arn } = await createRole('Long', TRUST, 7200);
  const { Credentials: made } = await assume(arn, { DurationSeconds: 7200 });
  assert.equal(made?.Expiration?.getTime(), Math.floor(accounts.clock.now() / 1000) * 1000 + 7200_000);
  await assert.rejects(
    assume(arn, { DurationSeconds: 7201 }),
    refusal('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
  );
  await assert.rejects(
    assume(arn, { DurationSeconds: 3601 }, accounts.sts(keysOf(made))),
    refusal(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ),
  );
  await assert.rejects(assume(arn, { DurationSeconds: 899 }), refusal('ValidationError'));
  await assert.rejects(
    assume(arn, { RoleSessionName: 'Session1:2' }),
    refusal(
      'ValidationError',
      "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ),
  );
});

test('session policies and tags are checked, the source identity is answered', async () => {
  const { arn } = await createRole('Scoped');
  const answer = await assume(arn, { Policy: '{"Statement":[]}', SourceIdentity: 'ann' });
  assert.deepEqual([answer.PackedPolicySize, answer.SourceIdentity], [1, 'ann']);
  await assert.rejects(assume(arn, { Policy: '{' }), refusal('MalformedPolicyDocumentException'));
  await assert.rejects(
    assume(arn, {
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'A', Value: '' },
      ],
    }),
    refusal('InvalidParameterValue', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'),
  );
  await assert.rejects(
    assume(arn, { Tags: [{ Key: 'a', Value: '' }], TransitiveTagKeys: ['b'] }),
    refusal('InvalidParameterValue', 'The specified transitive tag key must be included in the requested tags.'),
  );
});

test('another account gets in only where the role trusts it', async () => {
  const stranger = { accountId: OTHER_ACCOUNT, arn: `arn:aws:iam::${OTHER_ACCOUNT}:root`, userId: OTHER_ACCOUNT };
  const client = accounts.sts(await accounts.keys.issue(stranger, 3600_000));
  const closed = await createRole('Closed');
  await assert.rejects(assume(closed.arn, {}, client), refusal('AccessDenied'));
  const trust = JSON.stringify({
    Statement: { Effect: 'Allow', Principal: { AWS: OTHER_ACCOUNT }, Action: 'sts:AssumeRole' },
  });
  const open = await createRole('Open', trust);
  const { Credentials: made } = await assume(open.arn, {}, client);
  // The session belongs to the role's account.
  assert.equal((await whoIs(keysOf(made))).Account, '123456789012');
});

test('whom a trust policy lets in', () => {
  const account = { accountId: OTHER_ACCOUNT };
  const user = { ...account, arn: `arn:aws:iam::${OTHER_ACCOUNT}:user/ann`, userId: 'AIDA' };
  const session = { ...account, arn: `arn:aws:sts::${OTHER_ACCOUNT}:assumed-role/r/s`, userId: 'AROA:s' };
  const allow = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const let_in = (caller: typeof user, statements: object | object[], externalId?: string) =>
    trusts(JSON.stringify({ Statement: statements }), caller, externalId);
  const by = (AWS: string | string[]) => ({ ...allow, Principal: { AWS } });

  assert.ok(let_in(user, allow));
  assert.ok(let_in(user, { ...allow, Principal: '*' }));
  assert.ok(let_in(user, by(['111122223333', OTHER_ACCOUNT])));
  assert.ok(let_in(user, by(`arn:aws:iam::${OTHER_ACCOUNT}:root`)));
  assert.ok(let_in(user, by(user.arn)));
  assert.ok(let_in(session, by(`arn:aws:iam::${OTHER_ACCOUNT}:role/path/r`)));
  assert.ok(!let_in(session, by(`arn:aws:iam::${OTHER_ACCOUNT}:role/path/rr`)));
  assert.ok(!let_in(session, by('arn:aws:iam::111122223333:role/r')));
  assert.ok(!let_in(user, by('111122223333')));
  assert.ok(!let_in(user, by(`${user.arn}e`)));
  assert.ok(!let_in(user, { ...allow, Action: 'sts:AssumeRoleWithSAML' }));
  assert.ok(!let_in(user, { ...allow, Principal: undefined, NotPrincipal: { AWS: 'x' } }));
  assert.ok(!let_in(user, [allow, { ...by(user.arn), Effect: 'Deny', Condition: { Bool: {} } }]));
  assert.ok(let_in(user, [allow, { ...by('111122223333'), Effect: 'Deny' }]));

  const external = { ...allow, Condition: { StringEquals: { 'sts:ExternalId': ['x', 'y'] } } };
  assert.ok(let_in(user, external, 'y'));
  assert.ok(!let_in(user, external, 'z'));
  assert.ok(!let_in(user, external));
  const number = { ...allow, Condition: { StringEquals: { 'sts:ExternalId': 5 } } };
  assert.ok(let_in(user, number, '5'));
  assert.ok(!let_in(user, number, '6'));
  assert.ok(!let_in(user, { ...allow, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }));
});

test('session tokens: a user’s for twelve hours, the root’s for one, none for a session', async () => {
  await accounts.iam().send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey: key } = await accounts.iam().send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const own = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  const lifetime = async (client: api.STSClient, DurationSeconds?: number) => {
    const { Credentials: made } = await client.send(new api.GetSessionTokenCommand({ DurationSeconds }));
    const second = Math.floor(accounts.clock.now() / 1000) * 1000;
    return { seconds: ((made?.Expiration?.getTime() ?? 0) - second) / 1000, keys: keysOf(made) };
  };
  const { seconds, keys } = await lifetime(accounts.sts(own));
  assert.equal(seconds, 43_200);
  assert.equal((await whoIs(keys)).Arn, 'arn:aws:iam::123456789012:user/ann');
  assert.equal((await accounts.iam(keys).send(new GetUserCommand({}))).User?.UserName, 'ann');
  assert.equal((await lifetime(sts)).seconds, 3600);
  assert.equal((await lifetime(sts, 900)).seconds, 900);
  await assert.rejects(
    lifetime(accounts.sts(keys)),
    refusal('AccessDenied', 'Cannot call GetSessionToken with session credentials'),
  );
  const info = await sts.send(new api.GetAccessKeyInfoCommand({ AccessKeyId: own.accessKeyId }));
  assert.equal(info.Account, '123456789012');
  await assert.rejects(
    sts.send(new api.GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })),
    refusal('ValidationError'),
  );
});
