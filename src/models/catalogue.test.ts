import assert from 'node:assert/strict';
import { it } from 'node:test';
import { knownService, loadCatalogueModel, modelOf } from './catalogue.ts';

it('services stand under the names of state machines, with the names of their exceptions', () => {
  // From the lists of AWS's developer guide and from public state machines.
  const names = {
    acmpca: 'AcmPca',
    apigatewayv2: 'ApiGatewayV2',
    cloudwatchlogs: 'CloudWatchLogs',
    cognitoidentityprovider: 'CognitoIdentityProvider',
    config: 'Config',
    costexplorer: 'CostExplorer',
    databasemigration: 'DatabaseMigration',
    dynamodb: 'DynamoDb',
    ec2: 'Ec2',
    elasticloadbalancingv2: 'ElasticLoadBalancingV2',
    rds: 'Rds',
    rdsdata: 'RdsData',
    route53: 'Route53',
    secretsmanager: 'SecretsManager',
    sfn: 'Sfn',
    sqs: 'Sqs',
  };
  for (const [name, sdk] of Object.entries(names)) assert.equal(knownService(name)?.sdk, sdk);
  for (const name of ['nonsense', 'DynamoDB', '__proto__', 'constructor', '../load', ''])
    assert.equal(knownService(name), undefined, name);
});

it('a service is this server’s own or in the catalogue', () => {
  assert.equal(knownService('sfn')?.own, 'stepfunctions');
  assert.throws(() => loadCatalogueModel('sfn'), /no service sfn/);
  assert.throws(() => loadCatalogueModel('__proto__'), /no service/);
  for (const name of ['sfn', 'sns']) {
    const service = knownService(name);
    assert.ok(service);
    assert.equal(modelOf(service).serviceId, service.sdk.toUpperCase());
  }
  assert.equal(loadCatalogueModel('sns'), loadCatalogueModel('sns'));
});

it('models say where AWS has a service that is not where everybody would look', () => {
  assert.deepEqual(loadCatalogueModel('route53').endpoint, {
    host: 'route53.amazonaws.com',
    signingRegion: 'us-east-1',
  });
  assert.equal(loadCatalogueModel('sns').endpoint, undefined);
  assert.equal(loadCatalogueModel('cloudfrontkeyvaluestore').endpoint, null);
  assert.equal(loadCatalogueModel('codecatalyst').auth, 'bearer');
});
