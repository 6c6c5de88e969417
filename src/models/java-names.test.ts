import assert from 'node:assert/strict';
import { it } from 'node:test';
import { javaExceptionName, javaMemberName, javaServiceName } from './java-names.ts';

it('services: capitals begin words only, Amazon, AWS and Service fall away', () => {
  const names = {
    'CloudWatch Logs': 'CloudWatchLogs',
    'Config Service': 'Config',
    'Cost and Usage Report Service': 'CostAndUsageReport',
    'Elastic Load Balancing v2': 'ElasticLoadBalancingV2',
    'SageMaker A2I Runtime': 'SageMakerA2IRuntime',
    SFN: 'Sfn',
    SESv2: 'SesV2',
    WAFV2: 'Wafv2',
  };
  for (const [id, name] of Object.entries(names)) assert.equal(javaServiceName(id), name);
});

it('exceptions: faults are exceptions', () => {
  assert.equal(javaExceptionName('DBInstanceNotFoundFault'), 'DbInstanceNotFoundException');
  assert.equal(javaExceptionName('DBInstanceAlreadyExistsFault'), 'DbInstanceAlreadyExistsException');
  assert.equal(javaExceptionName('NoSuchBucket'), 'NoSuchBucketException');
  assert.equal(javaExceptionName('ResourceNotFoundException'), 'ResourceNotFoundException');
});

it('members: the capitals that begin a name become one, reserved words get a suffix', () => {
  const names = {
    DBInstanceIdentifier: 'DbInstanceIdentifier',
    SourceDBInstanceIdentifier: 'SourceDBInstanceIdentifier',
    SSEKMSKeyId: 'SsekmsKeyId',
    ETag: 'ETag',
    MD5OfMessageBody: 'Md5OfMessageBody',
    jobName: 'JobName',
    BOOL: 'Bool',
    SS: 'Ss',
    S: 'S',
    NULL: 'Nul',
    Equals: 'EqualsValue',
    default: 'DefaultValue',
  };
  for (const [member, name] of Object.entries(names)) assert.equal(javaMemberName(member), name);
});
