import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createWorld, type World } from '../test-support.ts';
import { teamOfPortal } from './record.ts';

const members = [{ CognitoMemberDefinition: { UserPool: 'us-east-1_pool', UserGroup: 'g', ClientId: 'c' } }];
const scope = { accountId: '123456789012', region: 'us-east-1' };

describe('work teams and their workforce', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  const create = (WorkteamName: string, more: object = {}) =>
    world.send('CreateWorkteam', { WorkteamName, MemberDefinitions: members, Description: 'People', ...more });
  const http = { method: 'POST', host: 'box:4600', protocol: 'http' as const, path: '/', query: '', headers: {} };

  it('makes the workforce with the first team, and a portal for each', async () => {
    const { WorkteamArn } = await create('Red');
    assert.equal(WorkteamArn, 'arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/red');
    await create('Blue');
    const { Workforces } = await world.send('ListWorkforces', {});
    assert.deepEqual(
      Workforces.map((one) => [one.WorkforceName, one.WorkforceArn, one.Status]),
      [['default', 'arn:aws:sagemaker:us-east-1:123456789012:workforce/default', 'Active']],
    );
    const { Workteam } = await world.send('DescribeWorkteam', { WorkteamName: 'RED' }, { http });
    assert.equal(Workteam.WorkteamName, 'Red');
    assert.equal(Workteam.WorkforceArn, Workforces[0]?.WorkforceArn);
    assert.deepEqual(Workteam.MemberDefinitions, members);
    const [, base, name, token = ''] =
      /^(.*)\/_sagebrush\/work\/123456789012\/us-east-1\/(\w+)\/(\w+)\/$/.exec(Workteam.SubDomain ?? '') ?? [];
    assert.deepEqual([base, name, token.length], ['http://box:4600', 'red', 32]);
    assert.equal((await teamOfPortal(world.store, scope, 'red', token))?.arn, WorkteamArn);
    assert.equal(await teamOfPortal(world.store, scope, 'blue', token), undefined);
    assert.equal(await teamOfPortal(world.store, scope, 'red', ''), undefined);
    assert.equal(await teamOfPortal(world.store, { ...scope, region: 'us-west-2' }, 'red', token), undefined);
  });

  it('lists, changes and tags', async () => {
    const { Workteams } = await world.send('ListWorkteams', { SortBy: 'Name', NameContains: 'e' });
    assert.deepEqual(
      Workteams.map((team) => team.WorkteamName),
      ['Blue', 'Red'],
    );
    const changed = await world.send('UpdateWorkteam', { WorkteamName: 'blue', Description: 'Other people' });
    assert.equal(changed.Workteam.Description, 'Other people');
    assert.deepEqual(changed.Workteam.MemberDefinitions, members);
    const ResourceArn = changed.Workteam.WorkteamArn;
    await world.send('AddTags', { ResourceArn, Tags: [{ Key: 'a', Value: 'b' }] });
    assert.deepEqual((await world.send('ListTags', { ResourceArn })).Tags, [{ Key: 'a', Value: 'b' }]);
  });

  it('refuses a second workforce, a team of the same name, and what is not there', async () => {
    const CognitoConfig = { UserPool: 'us-east-1_pool', ClientId: 'c' };
    const second = world.send('CreateWorkforce', { WorkforceName: 'second', CognitoConfig });
    await assert.rejects(second, /Cannot create more than one workforce for account 123456789012\./);
    await assert.rejects(create('RED'), { code: 'ResourceInUse' });
    await assert.rejects(create('x', { WorkforceName: 'second' }), /No workforce found/);
    await assert.rejects(create('x', { MemberDefinitions: [{}] }), /either a CognitoMemberDefinition or an Oidc/);
    await assert.rejects(world.send('DescribeWorkteam', { WorkteamName: 'x' }), /The work team .* does not exist/);
    await assert.rejects(world.send('DescribeWorkforce', { WorkforceName: 'x' }), /No workforce/);
  });

  it('removes the workforce once its teams are gone; a new team has another portal', async () => {
    const before = await world.send('DescribeWorkteam', { WorkteamName: 'red' });
    await assert.rejects(world.send('DeleteWorkforce', { WorkforceName: 'default' }), { code: 'ResourceInUse' });
    assert.deepEqual(await world.send('DeleteWorkteam', { WorkteamName: 'red' }), { Success: true });
    await world.send('DeleteWorkteam', { WorkteamName: 'blue' });
    await world.send('DeleteWorkforce', { WorkforceName: 'default' });
    const oidc = 'https://idp.example.com/';
    const endpoints = { Issuer: oidc, AuthorizationEndpoint: oidc, TokenEndpoint: oidc, UserInfoEndpoint: oidc };
    const OidcConfig = { ...endpoints, LogoutEndpoint: oidc, JwksUri: oidc, ClientId: 'c', ClientSecret: 'hush' };
    await world.send('CreateWorkforce', { WorkforceName: 'mine', OidcConfig });
    const { Workforce } = await world.send('DescribeWorkforce', { WorkforceName: 'mine' });
    assert.equal(Workforce.OidcConfig?.Issuer, oidc);
    assert.ok(!JSON.stringify(Workforce).includes('hush'));
    const changed = await world.send('UpdateWorkforce', {
      WorkforceName: 'mine',
      SourceIpConfig: { Cidrs: ['10.0.0.0/8'] },
    });
    assert.deepEqual(changed.Workforce.SourceIpConfig, { Cidrs: ['10.0.0.0/8'] });
    await create('red', { WorkforceName: 'mine' });
    const after = await world.send('DescribeWorkteam', { WorkteamName: 'red' });
    assert.notEqual(after.Workteam.SubDomain, before.Workteam.SubDomain);
  });
});
