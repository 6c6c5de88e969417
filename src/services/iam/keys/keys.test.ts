import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as api from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import fc from 'fast-check';
import { systemIds } from '../../../platform/ids.ts';
import { type Keys, openAccounts, refusal, TRUST } from '../test-support.ts';
import { accountOfKeyId, makeKeyId } from './key-id.ts';

let accounts: Awaited<ReturnType<typeof openAccounts>>;
let iam: api.IAMClient;
before(async () => {
  accounts = await openAccounts();
  iam = accounts.iam();
});
after(() => accounts.close());

const whoIs = async (keys: Keys) => (await accounts.sts(keys).send(new GetCallerIdentityCommand({}))).Arn;
async function userWithKey(UserName: string): Promise<Keys> {
  await iam.send(new api.CreateUserCommand({ UserName }));
  return createKey(UserName);
}
async function createKey(UserName: string): Promise<Keys> {
  const { AccessKey: key } = await iam.send(new api.CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
}

test('a key id carries its account', () => {
  const account = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, '0'));
  fc.assert(
    fc.property(account, fc.constantFrom('AKIA' as const, 'ASIA' as const), (accountId, prefix) => {
      const id = makeKeyId(prefix, accountId, systemIds);
      assert.match(id, new RegExp(`^${prefix}[A-Z2-7]{16}$`));
      assert.equal(accountOfKeyId(id), accountId);
    }),
  );
  assert.equal(new Set(Array.from({ length: 100 }, () => makeKeyId('AKIA', '123456789012', systemIds))).size, 100);
  for (const id of ['AKIAIOSFODNN7EXAMPLE', 'AKIDEXAMPLE', '', 'AROAZZZZZZZZZZZZZZZZ', 'ASIA7777777777777777']) {
    assert.equal(accountOfKeyId(id), undefined, id);
  }
});

test('a user’s key signs until it is switched off or deleted; the secret is shown once', async () => {
  const keys = await userWithKey('Signer');
  assert.equal(await whoIs(keys), 'arn:aws:iam::123456789012:user/Signer');
  const { AccessKeyMetadata: listed } = await iam.send(new api.ListAccessKeysCommand({ UserName: 'Signer' }));
  assert.deepEqual(
    listed?.map(({ CreateDate: _, ...rest }) => rest),
    [{ UserName: 'Signer', AccessKeyId: keys.accessKeyId, Status: 'Active' }],
  );
  const set = (Status: 'Active' | 'Inactive') =>
    iam.send(new api.UpdateAccessKeyCommand({ UserName: 'Signer', AccessKeyId: keys.accessKeyId, Status }));
  await set('Inactive');
  await assert.rejects(whoIs(keys), refusal('InvalidClientTokenId'));
  await set('Active');
  await iam.send(new api.UpdateUserCommand({ UserName: 'Signer', NewUserName: 'Renamed' }));
  assert.equal(await whoIs(keys), 'arn:aws:iam::123456789012:user/Renamed');
  await assert.rejects(
    iam.send(new api.DeleteUserCommand({ UserName: 'Renamed' })),
    refusal('DeleteConflictException', 'Cannot delete entity, must delete access keys first.'),
  );
  await iam.send(new api.DeleteAccessKeyCommand({ UserName: 'Renamed', AccessKeyId: keys.accessKeyId }));
  await assert.rejects(whoIs(keys), refusal('InvalidClientTokenId'));
  await iam.send(new api.DeleteUserCommand({ UserName: 'Renamed' }));
});

test('a key that was switched off stays off when its user is renamed', async () => {
  const keys = await userWithKey('Off');
  await iam.send(
    new api.UpdateAccessKeyCommand({ UserName: 'Off', AccessKeyId: keys.accessKeyId, Status: 'Inactive' }),
  );
  await iam.send(new api.UpdateUserCommand({ UserName: 'Off', NewUserName: 'StillOff' }));
  await assert.rejects(whoIs(keys), refusal('InvalidClientTokenId'));
});

test('users look after their own keys, two at most', async () => {
  const own = accounts.iam(await userWithKey('Own'));
  const { AccessKey: second } = await own.send(new api.CreateAccessKeyCommand({}));
  assert.equal(second?.UserName, 'Own');
  await assert.rejects(
    own.send(new api.CreateAccessKeyCommand({})),
    refusal('LimitExceededException', 'Cannot exceed quota for AccessKeysPerUser: 2'),
  );
  assert.equal((await own.send(new api.GetUserCommand({}))).User?.UserName, 'Own');
  const other = await userWithKey('Other');
  const AccessKeyId = other.accessKeyId;
  await assert.rejects(
    own.send(new api.DeleteAccessKeyCommand({ AccessKeyId })),
    refusal('NoSuchEntityException', `The Access Key with id ${AccessKeyId} cannot be found.`),
  );
  await assert.rejects(
    iam.send(new api.CreateAccessKeyCommand({})),
    refusal('ValidationError', 'Must specify userName when calling with non-User credentials'),
  );
});

test('the root’s key is found without a record, an unknown one is not', async () => {
  assert.equal((await accounts.keys.find('AKIDROOT'))?.identity.arn, 'arn:aws:iam::123456789012:root');
  assert.equal(await accounts.keys.find(makeKeyId('AKIA', '123456789012', systemIds)), undefined);
  assert.equal(await accounts.keys.find('AKIAIOSFODNN7EXAMPLE'), undefined);
});

test('temporary keys end with the role that they stand for, also when its name comes back', async () => {
  const create = () => iam.send(new api.CreateRoleCommand({ RoleName: 'Short', AssumeRolePolicyDocument: TRUST }));
  const { Role: role } = await create();
  const accountId = '123456789012';
  const arn = `arn:aws:sts::${accountId}:assumed-role/Short/s`;
  const issued = await accounts.keys.issue({ accountId, arn, userId: `${role?.RoleId}:s` }, 3600_000);
  assert.equal(await whoIs(issued), arn);
  await iam.send(new api.DeleteRoleCommand({ RoleName: 'Short' }));
  await assert.rejects(whoIs(issued), refusal('InvalidClientTokenId'));
  await create();
  await assert.rejects(whoIs(issued), refusal('InvalidClientTokenId'));
});

// Last: it moves the clock, and the clients above sign with the time at which they were made.
test('temporary keys end with their time, and are forgotten a day later', async () => {
  const identity = { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };
  const issued = await accounts.keys.issue(identity, 900_000);
  assert.equal(issued.expiresAt, Math.floor((accounts.clock.now() + 900_000) / 1000) * 1000);
  assert.equal(await whoIs(issued), identity.arn);
  await assert.rejects(whoIs({ ...issued, sessionToken: 'wrong' }), refusal('InvalidClientTokenId'));
  await accounts.clock.advance(900_000);
  await assert.rejects(whoIs(issued), refusal('ExpiredToken'));
  await accounts.clock.advance(23 * 3600_000);
  await accounts.keys.issue(identity, 900_000);
  assert.notEqual(await accounts.keys.find(issued.accessKeyId), undefined);
  await accounts.clock.advance(2 * 3600_000);
  const last = await accounts.keys.issue(identity, 900_000);
  assert.equal(await accounts.keys.find(issued.accessKeyId), undefined);
  assert.notEqual(await accounts.keys.find(last.accessKeyId), undefined);
});
