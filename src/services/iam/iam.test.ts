import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as api from '@aws-sdk/client-iam';
import { openAccounts, PERMISSIONS, refusal, TRUST } from './test-support.ts';

let accounts: Awaited<ReturnType<typeof openAccounts>>;
let iam: api.IAMClient;
before(async () => {
  accounts = await openAccounts();
  iam = accounts.iam();
});
after(() => accounts.close());

const createRole = (RoleName: string, more: Partial<api.CreateRoleCommandInput> = {}) =>
  iam.send(new api.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...more }));
const createUser = (UserName: string) => iam.send(new api.CreateUserCommand({ UserName }));
const createPolicy = async (PolicyName: string, more: Partial<api.CreatePolicyCommandInput> = {}) => {
  const made = await iam.send(new api.CreatePolicyCommand({ PolicyName, PolicyDocument: PERMISSIONS, ...more }));
  return made.Policy?.Arn ?? '';
};
const getPolicy = async (PolicyArn: string) => (await iam.send(new api.GetPolicyCommand({ PolicyArn }))).Policy;

test('a role is made, read, listed, changed and deleted', async () => {
  const made = await createRole('Maker', { Path: '/a/b/', Description: 'd', Tags: [{ Key: 'k', Value: '' }] });
  assert.match(made.Role?.RoleId ?? '', /^AROA[A-Z2-7]{17}$/);
  assert.equal(made.Role?.Arn, 'arn:aws:iam::123456789012:role/a/b/Maker');
  assert.equal(made.Role?.MaxSessionDuration, undefined);
  const { Role: got } = await iam.send(new api.GetRoleCommand({ RoleName: 'Maker' }));
  assert.equal(got?.AssumeRolePolicyDocument?.includes('"'), false);
  assert.equal(decodeURIComponent(got?.AssumeRolePolicyDocument ?? ''), TRUST);
  assert.deepEqual([got?.MaxSessionDuration, got?.Tags, got?.Description], [3600, [{ Key: 'k', Value: '' }], 'd']);
  assert.ok(Math.abs((got?.CreateDate?.getTime() ?? 0) - accounts.clock.now()) < 1000);

  await iam.send(new api.UpdateRoleCommand({ RoleName: 'Maker', MaxSessionDuration: 7200 }));
  await iam.send(new api.UpdateRoleDescriptionCommand({ RoleName: 'Maker', Description: 'e' }));
  const trust = TRUST.replace('sagemaker.', 'states.');
  await iam.send(new api.UpdateAssumeRolePolicyCommand({ RoleName: 'Maker', PolicyDocument: trust }));
  const { Roles: listed } = await iam.send(new api.ListRolesCommand({ PathPrefix: '/a/' }));
  assert.equal(listed?.length, 1);
  assert.deepEqual(
    [listed?.[0]?.MaxSessionDuration, listed?.[0]?.Description, listed?.[0]?.Tags],
    [7200, 'e', undefined],
  );
  assert.equal(decodeURIComponent(listed?.[0]?.AssumeRolePolicyDocument ?? ''), trust);

  await iam.send(new api.DeleteRoleCommand({ RoleName: 'Maker' }));
  await assert.rejects(
    iam.send(new api.GetRoleCommand({ RoleName: 'Maker' })),
    refusal('NoSuchEntityException', 'The role with name Maker cannot be found.'),
  );
  // A role of the same name is another one, and starts without the tags.
  const again = await createRole('Maker', { Path: '/a/b/' });
  assert.notEqual(again.Role?.RoleId, made.Role?.RoleId);
  assert.equal((await iam.send(new api.GetRoleCommand({ RoleName: 'Maker' }))).Role?.Tags, undefined);
});

test('names of roles are one in any case; accounts do not see each other', async () => {
  await createRole('Cased');
  await assert.rejects(
    createRole('CASED'),
    refusal('EntityAlreadyExistsException', 'Role with name CASED already exists.'),
  );
  assert.equal((await iam.send(new api.GetRoleCommand({ RoleName: 'cased' }))).Role?.RoleName, 'Cased');
  const identity = { accountId: '999988887777', arn: 'arn:aws:iam::999988887777:root', userId: '999988887777' };
  const other = accounts.iam(await accounts.keys.issue(identity, 3600_000));
  await assert.rejects(other.send(new api.GetRoleCommand({ RoleName: 'Cased' })), refusal('NoSuchEntityException'));
  await other.send(new api.CreateRoleCommand({ RoleName: 'CASED', AssumeRolePolicyDocument: TRUST }));
});

test('lists come in pages, and a marker that no list gave out is refused', async () => {
  const names = ['p1', 'p2', 'p3', 'p4', 'p5'];
  for (const name of names) await createRole(name, { Path: '/pages/' });
  for (const name of ['p11', 'p21', 'p31']) await createRole(name, { Path: '/elsewhere/' });
  const seen: (string | undefined)[] = [];
  const sizes: number[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.send(new api.ListRolesCommand({ PathPrefix: '/pages/', MaxItems: 2, Marker }));
    seen.push(...(page.Roles ?? []).map((role) => role.RoleName));
    sizes.push(page.Roles?.length ?? 0);
    assert.equal(page.IsTruncated, page.Marker !== undefined);
    Marker = page.Marker;
  } while (Marker !== undefined);
  assert.deepEqual(seen, names);
  assert.deepEqual(sizes, [2, 2, 1]);
  await assert.rejects(iam.send(new api.ListRolesCommand({ Marker: 'abc' })), refusal('ValidationError'));
});

test('inline policies: put, replaced, listed in pages, bounded in size; they hold the role', async () => {
  await createRole('Inline');
  const put = (PolicyName: string, PolicyDocument: string) =>
    iam.send(new api.PutRolePolicyCommand({ RoleName: 'Inline', PolicyName, PolicyDocument }));
  for (const name of ['b', 'a', '__proto__']) await put(name, PERMISSIONS);
  await put('a', PERMISSIONS.replace('s3:GetObject', 's3:PutObject'));
  const got = await iam.send(new api.GetRolePolicyCommand({ RoleName: 'Inline', PolicyName: 'a' }));
  assert.match(decodeURIComponent(got.PolicyDocument ?? ''), /s3:PutObject/);
  const first = await iam.send(new api.ListRolePoliciesCommand({ RoleName: 'Inline', MaxItems: 2 }));
  assert.deepEqual([first.PolicyNames, first.IsTruncated], [['__proto__', 'a'], true]);
  const rest = await iam.send(new api.ListRolePoliciesCommand({ RoleName: 'Inline', Marker: first.Marker }));
  assert.deepEqual([rest.PolicyNames, rest.IsTruncated], [['b'], false]);

  const large = JSON.stringify({
    Statement: { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(10_000)}` },
  });
  await assert.rejects(
    put('large', large),
    refusal('LimitExceededException', 'Maximum policy size of 10240 bytes exceeded for role Inline'),
  );
  await assert.rejects(put('bad', '{'), refusal('MalformedPolicyDocumentException', 'Syntax errors in policy.'));
  await assert.rejects(
    iam.send(new api.DeleteRoleCommand({ RoleName: 'Inline' })),
    refusal('DeleteConflictException', 'Cannot delete entity, must delete policies first.'),
  );
  for (const PolicyName of ['a', 'b', '__proto__']) {
    await iam.send(new api.DeleteRolePolicyCommand({ RoleName: 'Inline', PolicyName }));
  }
  await assert.rejects(
    iam.send(new api.GetRolePolicyCommand({ RoleName: 'Inline', PolicyName: 'a' })),
    refusal('NoSuchEntityException', 'The role policy with name a cannot be found.'),
  );
  await iam.send(new api.DeleteRoleCommand({ RoleName: 'Inline' }));
});

test('attached policies are counted, hold the role and the policy, and AWS’s own need not be here', async () => {
  await createRole('Attached');
  const arn = await createPolicy('Counted', { Path: '/team/' });
  assert.equal(arn, 'arn:aws:iam::123456789012:policy/team/Counted');
  const attach = (PolicyArn: string) => iam.send(new api.AttachRolePolicyCommand({ RoleName: 'Attached', PolicyArn }));
  await attach(arn);
  await attach(arn);
  const aws = 'arn:aws:iam::aws:policy/service-role/AmazonSageMakerFullAccess';
  await attach(aws);
  assert.equal((await getPolicy(arn))?.AttachmentCount, 1);
  const attached = await iam.send(new api.ListAttachedRolePoliciesCommand({ RoleName: 'Attached' }));
  assert.deepEqual(attached.AttachedPolicies, [
    { PolicyName: 'Counted', PolicyArn: arn },
    { PolicyName: 'AmazonSageMakerFullAccess', PolicyArn: aws },
  ]);
  for (const PolicyArn of [arn, aws]) {
    const holders = await iam.send(new api.ListEntitiesForPolicyCommand({ PolicyArn }));
    assert.deepEqual([holders.PolicyRoles?.map((role) => role.RoleName), holders.PolicyUsers], [['Attached'], []]);
  }
  await assert.rejects(
    iam.send(new api.DeletePolicyCommand({ PolicyArn: arn })),
    refusal('DeleteConflictException', 'Cannot delete a policy attached to entities.'),
  );
  await assert.rejects(
    iam.send(new api.DeleteRoleCommand({ RoleName: 'Attached' })),
    refusal('DeleteConflictException', 'Cannot delete entity, must detach all policies first.'),
  );
  const nowhere = 'arn:aws:iam::123456789012:policy/nowhere';
  await assert.rejects(
    attach(nowhere),
    refusal('NoSuchEntityException', `Policy ${nowhere} does not exist or is not attachable.`),
  );
  await assert.rejects(
    attach('longpolicynamebutnoarn'),
    refusal('ValidationError', 'ARN longpolicynamebutnoarn is not valid.'),
  );
  // The same name at another path is no such policy.
  await assert.rejects(attach(arn.replace('/team', '')), refusal('NoSuchEntityException'));
  await assert.rejects(getPolicy(aws), { name: 'NotImplemented' });
  const detach = () => iam.send(new api.DetachRolePolicyCommand({ RoleName: 'Attached', PolicyArn: arn }));
  await detach();
  await assert.rejects(detach(), refusal('NoSuchEntityException', `Policy ${arn} was not found.`));
  await iam.send(new api.DeletePolicyCommand({ PolicyArn: arn }));
  await assert.rejects(getPolicy(arn), refusal('NoSuchEntityException', `Policy ${arn} was not found.`));
  for (let i = 0; i < 9; i++) await attach(`arn:aws:iam::aws:policy/P${i}`);
  await assert.rejects(
    attach('arn:aws:iam::aws:policy/P9'),
    refusal('LimitExceededException', 'Cannot exceed quota for PoliciesPerRole: 10'),
  );
});

test('attaching to many at once loses no count', async () => {
  const arn = await createPolicy('Busy');
  const names = ['r1', 'r2', 'r3', 'r4'];
  for (const name of names) await createRole(name);
  await Promise.all(names.map((RoleName) => iam.send(new api.AttachRolePolicyCommand({ RoleName, PolicyArn: arn }))));
  assert.equal((await getPolicy(arn))?.AttachmentCount, 4);
});

test('a boundary has to exist, counts, and goes with the role', async () => {
  const arn = await createPolicy('Boundary');
  await createRole('Bounded', { PermissionsBoundary: arn });
  const { Role: role } = await iam.send(new api.GetRoleCommand({ RoleName: 'Bounded' }));
  assert.equal(role?.PermissionsBoundary?.PermissionsBoundaryArn, arn);
  assert.equal((await getPolicy(arn))?.PermissionsBoundaryUsageCount, 1);
  await assert.rejects(
    iam.send(new api.DeletePolicyCommand({ PolicyArn: arn })),
    refusal('DeleteConflictException', 'Cannot delete a policy attached to entities.'),
  );
  await assert.rejects(
    createRole('Unbounded', { PermissionsBoundary: `${arn}x` }),
    refusal('NoSuchEntityException', `Scope ARN: ${arn}x does not exist or is not attachable.`),
  );
  const replaced = await createPolicy('Boundary2');
  await iam.send(new api.PutRolePermissionsBoundaryCommand({ RoleName: 'Bounded', PermissionsBoundary: replaced }));
  assert.equal((await getPolicy(arn))?.PermissionsBoundaryUsageCount, 0);
  await iam.send(new api.DeleteRoleCommand({ RoleName: 'Bounded' }));
  assert.equal((await getPolicy(replaced))?.PermissionsBoundaryUsageCount, 0);
});

test('managed policies have up to five versions, of which one is the default', async () => {
  const PolicyArn = await createPolicy('Versioned', { Description: 'v' });
  const add = (SetAsDefault: boolean) =>
    iam.send(new api.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: PERMISSIONS, SetAsDefault }));
  const versions = async () => {
    const { Versions = [] } = await iam.send(new api.ListPolicyVersionsCommand({ PolicyArn }));
    return Versions.map((version) => `${version.VersionId}${version.IsDefaultVersion ? '*' : ''}`);
  };
  const second = await add(true);
  assert.equal(second.PolicyVersion?.Document, undefined);
  for (let i = 0; i < 3; i++) await add(false);
  assert.deepEqual(await versions(), ['v5', 'v4', 'v3', 'v2*', 'v1']);
  await assert.rejects(
    add(false),
    refusal(
      'LimitExceededException',
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    ),
  );
  const remove = (VersionId: string) => iam.send(new api.DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  await assert.rejects(
    remove('v2'),
    refusal('DeleteConflictException', 'Cannot delete the default version of a policy.'),
  );
  await remove('v5');
  assert.equal((await add(false)).PolicyVersion?.VersionId, 'v6');
  await iam.send(new api.SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
  assert.equal((await getPolicy(PolicyArn))?.DefaultVersionId, 'v1');
  const got = await iam.send(new api.GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
  assert.equal(decodeURIComponent(got.PolicyVersion?.Document ?? ''), PERMISSIONS);
  await assert.rejects(
    remove('v9'),
    refusal('NoSuchEntityException', `Policy ${PolicyArn} version v9 does not exist or is not attachable.`),
  );
  await assert.rejects(iam.send(new api.DeletePolicyCommand({ PolicyArn })), refusal('DeleteConflictException'));
  const two = await iam.send(new api.ListPolicyVersionsCommand({ PolicyArn, MaxItems: 3 }));
  const more = await iam.send(new api.ListPolicyVersionsCommand({ PolicyArn, Marker: two.Marker }));
  assert.deepEqual(
    more.Versions?.map((version) => version.VersionId),
    ['v2', 'v1'],
  );
  await assert.rejects(
    createPolicy('VERSIONED', { Path: '/x/' }),
    refusal(
      'EntityAlreadyExistsException',
      'A policy called VERSIONED already exists. Duplicate names are not allowed.',
    ),
  );
});

test('ListPolicies knows the account’s own, by path and by use', async () => {
  const arn = await createPolicy('Listed', { Path: '/listed/', Tags: [{ Key: 't', Value: 'v' }] });
  const names = async (input: api.ListPoliciesCommandInput) =>
    (await iam.send(new api.ListPoliciesCommand(input))).Policies?.map((policy) => policy.PolicyName);
  assert.deepEqual(await names({ Scope: 'Local', PathPrefix: '/listed/' }), ['Listed']);
  assert.deepEqual(await names({ PathPrefix: '/listed/', OnlyAttached: true }), []);
  assert.deepEqual(await names({ Scope: 'AWS' }), []);
  assert.deepEqual((await getPolicy(arn))?.Tags, [{ Key: 't', Value: 'v' }]);
});

test('tags of roles know no case, those of policies do', async () => {
  await createRole('Tagged', { Tags: [{ Key: 'Team', Value: '1' }] });
  const tag = (Tags: api.Tag[]) => iam.send(new api.TagRoleCommand({ RoleName: 'Tagged', Tags }));
  const list = async () => (await iam.send(new api.ListRoleTagsCommand({ RoleName: 'Tagged' }))).Tags;
  await tag([{ Key: 'team', Value: '2' }]);
  assert.deepEqual(await list(), [{ Key: 'team', Value: '2' }]);
  await assert.rejects(
    tag([
      { Key: 'a', Value: '' },
      { Key: 'A', Value: '' },
    ]),
    refusal('InvalidInputException', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'),
  );
  await tag(Array.from({ length: 49 }, (_, i) => ({ Key: `k${i}`, Value: '' })));
  await assert.rejects(tag([{ Key: 'one-more', Value: '' }]), refusal('LimitExceededException'));
  await iam.send(new api.UntagRoleCommand({ RoleName: 'Tagged', TagKeys: ['TEAM', 'unknown'] }));
  assert.equal((await list())?.length, 49);

  const PolicyArn = await createPolicy('TaggedPolicy');
  const both = [
    { Key: 'A', Value: '1' },
    { Key: 'a', Value: '2' },
  ];
  await iam.send(new api.TagPolicyCommand({ PolicyArn, Tags: both }));
  await iam.send(new api.UntagPolicyCommand({ PolicyArn, TagKeys: ['a'] }));
  assert.deepEqual((await iam.send(new api.ListPolicyTagsCommand({ PolicyArn }))).Tags, [both[0]]);
});

test('users: made, renamed with all they have, held by what hangs on them, deleted', async () => {
  const made = await createUser('Ann');
  assert.match(made.User?.UserId ?? '', /^AIDA[A-Z2-7]{17}$/);
  await iam.send(new api.TagUserCommand({ UserName: 'Ann', Tags: [{ Key: 'k', Value: 'v' }] }));
  await iam.send(new api.PutUserPolicyCommand({ UserName: 'Ann', PolicyName: 'p', PolicyDocument: PERMISSIONS }));
  await createUser('Taken');
  await assert.rejects(
    iam.send(new api.UpdateUserCommand({ UserName: 'Ann', NewUserName: 'TAKEN' })),
    refusal('EntityAlreadyExistsException', 'User with name TAKEN already exists.'),
  );
  await iam.send(new api.UpdateUserCommand({ UserName: 'Ann', NewUserName: 'Beth', NewPath: '/x/' }));
  await assert.rejects(
    iam.send(new api.GetUserCommand({ UserName: 'Ann' })),
    refusal('NoSuchEntityException', 'The user with name Ann cannot be found.'),
  );
  const { User: beth } = await iam.send(new api.GetUserCommand({ UserName: 'Beth' }));
  assert.deepEqual(
    [beth?.UserId, beth?.Arn, beth?.Tags],
    [made.User?.UserId, 'arn:aws:iam::123456789012:user/x/Beth', [{ Key: 'k', Value: 'v' }]],
  );
  await assert.rejects(
    iam.send(new api.DeleteUserCommand({ UserName: 'Beth' })),
    refusal('DeleteConflictException', 'Cannot delete entity, must delete policies first.'),
  );
  await iam.send(new api.DeleteUserPolicyCommand({ UserName: 'Beth', PolicyName: 'p' }));
  await iam.send(new api.DeleteUserCommand({ UserName: 'Beth' }));
  const { Users: left } = await iam.send(new api.ListUsersCommand({ PathPrefix: '/x/' }));
  assert.deepEqual(left, []);
});

test('a create that is repeated with its token answers as it did', async () => {
  const identity = { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root', userId: '123456789012' };
  const call = (operation: string, input: object, idempotencyToken: string) =>
    accounts.call({ service: 'iam', operation, input, identity, region: 'eu-west-1', idempotencyToken });
  const creates: [string, object][] = [
    ['CreateRole', { RoleName: 'Once', AssumeRolePolicyDocument: TRUST }],
    ['CreateUser', { UserName: 'Once' }],
    ['CreatePolicy', { PolicyName: 'Once', PolicyDocument: PERMISSIONS }],
  ];
  for (const [operation, input] of creates) {
    assert.deepEqual(await call(operation, input, 't'), await call(operation, input, 't'));
    await assert.rejects(call(operation, input, 'another'), { code: 'EntityAlreadyExists' });
  }
});

test('what has no handler says so', async () => {
  await assert.rejects(iam.send(new api.CreateGroupCommand({ GroupName: 'g' })), { name: 'NotImplemented' });
});
