import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CreateRoleCommand, DeleteRoleCommand, GetRoleCommand, IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Operations as Iam } from '../../models/generated/iam.ts';
import type { Operations as Sts } from '../../models/generated/sts.ts';
import { loadModel } from '../../models/load.ts';
import { defineService } from '../../models/service.ts';
import { ServiceError } from '../../platform/errors.ts';
import { type Harness, startHarness } from '../harness.ts';

let wire: Harness;
let iam: IAMClient;
let seen: unknown;
const CREATED = Date.UTC(2026, 0, 2, 3, 4, 5);

before(async () => {
  wire = await startHarness([
    defineService<Iam>(loadModel('iam'), {
      CreateRole(_ctx, input) {
        seen = input;
        return {
          Role: {
            Path: '/',
            RoleName: input.RoleName,
            RoleId: 'AROA0123456789ABCDEF0',
            Arn: `arn:aws:iam::123456789012:role/${input.RoleName}`,
            CreateDate: CREATED,
            AssumeRolePolicyDocument: input.AssumeRolePolicyDocument,
            Tags: input.Tags ?? [],
          },
        };
      },
      GetRole() {
        throw new ServiceError('NoSuchEntityException', 'The role with name <x> cannot be found.');
      },
      DeleteRole: () => ({}),
    }),
    defineService<Sts>(loadModel('sts'), {
      GetCallerIdentity: (ctx) => ({ Account: ctx.accountId, Arn: ctx.identity.arn, UserId: ctx.identity.userId }),
    }),
  ]);
  iam = new IAMClient(wire.client);
});
after(() => wire.close());

test('form fields in, XML out', async () => {
  const document = '{"Statement": [{"Effect": "Allow & <more> 100%+"}]}';
  const Tags = Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: `a+b =@é ${i}` }));
  const answer = await iam.send(
    new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: document, MaxSessionDuration: 3600, Tags }),
  );
  assert.deepEqual(seen, { RoleName: 'r', AssumeRolePolicyDocument: document, MaxSessionDuration: 3600, Tags });
  assert.equal(answer.Role?.CreateDate?.getTime(), CREATED);
  assert.equal(answer.Role?.AssumeRolePolicyDocument, document);
  assert.deepEqual(answer.Role?.Tags, Tags);
  assert.match(answer.$metadata.requestId ?? '', /^[0-9a-f-]{36}$/);
  await iam.send(new DeleteRoleCommand({ RoleName: 'r' }));
});

test('errors carry their wire code, which may differ from the shape', async () => {
  await assert.rejects(iam.send(new GetRoleCommand({ RoleName: 'x' })), {
    name: 'NoSuchEntityException',
    message: 'The role with name <x> cannot be found.',
  });
  const signed = {
    authorization: 'AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/iam/aws4_request, x',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const send = async (body: string): Promise<[number, string]> => {
    const response = await fetch(wire.endpoint, { method: 'POST', headers: signed, body });
    return [response.status, await response.text()];
  };
  const [status, text] = await send('Action=GetRole&Version=2010-05-08&RoleName=x');
  assert.equal(status, 404);
  assert.match(
    text,
    /<ErrorResponse xmlns="https:\/\/iam.amazonaws.com\/doc\/2010-05-08\/"><Error><Type>Sender<\/Type><Code>NoSuchEntity<\/Code>/,
  );
  assert.match(
    (await send('Action=Nothing&Version=2010-05-08'))[1],
    /<Code>InvalidAction<\/Code><Message>Could not find operation Nothing for version 2010-05-08/,
  );
  assert.match((await send('Version=2010-05-08'))[1], /<Code>MissingAction<\/Code>/);
  assert.match((await send('Action=CreateRole&RoleName.member.1=x'))[1], /<Code>MalformedInput<\/Code>/);
  assert.match((await send('Action=ListRoles&MaxItems=many'))[1], /<Code>MalformedInput<\/Code>/);
  assert.equal((await send(`Action=CreateRole&RoleName=${'x'.repeat(3_000_000)}`))[0], 413);
});

test('constraints, missing handlers', async () => {
  await assert.rejects(iam.send(new CreateRoleCommand({ RoleName: 'a b', AssumeRolePolicyDocument: '€' })), {
    name: 'ValidationError',
    message: [
      "2 validation errors detected: Value 'a b' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
      "Value '€' at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
    ].join('; '),
  });
  await assert.rejects(iam.send(new ListRolesCommand({})), { name: 'NotImplemented' });
});

test('GetCallerIdentity', async () => {
  const answer = await new STSClient(wire.client).send(new GetCallerIdentityCommand({}));
  assert.equal(answer.Arn, 'arn:aws:iam::123456789012:root');
});
