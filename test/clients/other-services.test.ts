/**
 * Tasks of services that this server does not have, against moto: an AWS of somebody else's, written independently. What tasks did is
 * looked at with boto3.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { type Moto, startMoto } from '../support/moto.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { boto, ROLE, until } from './support.ts';

let moto: Moto;
let server: TestServer;
let sfn: SFNClient;

before(async () => {
  moto = await startMoto();
  server = await startServer({
    flags: ['--ephemeral', '--log-level', 'debug'],
    environment: {
      SAGEBRUSH_AWS_ENDPOINT: moto.url,
      SAGEBRUSH_AWS_ENDPOINT_KMS: 'http://127.0.0.1:1',
      SAGEBRUSH_AWS_ACCESS_KEY_ID: 'AKIDOTHER',
      SAGEBRUSH_AWS_SECRET_ACCESS_KEY: 'never-to-be-seen',
    },
  });
  // TestState goes to a host of its own on AWS.
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sfn = new SFNClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    disableHostPrefix: true,
  });
});
after(async () => {
  try {
    await server?.close();
  } finally {
    await moto?.close();
  }
});

const task = (suffix: string, Parameters: object, more: object = {}): object => ({
  ...{ Type: 'Task', Resource: `arn:aws:states:::${suffix}`, Parameters, End: true },
  ...more,
});

const test = (suffix: string, parameters: object) =>
  sfn.send(new TestStateCommand({ roleArn: ROLE, definition: JSON.stringify(task(suffix, parameters)) }));

/** Runs one task and answers its output, whatever it is: tests look at what they know to be there. */
async function run(suffix: string, parameters: object) {
  const { status, output, error, cause } = await test(suffix, parameters);
  assert.equal(status, 'SUCCEEDED', `${suffix}: ${error}: ${cause}`);
  return JSON.parse(output ?? '');
}

/** Runs one task that is refused. */
async function refused(suffix: string, parameters: object): Promise<{ error: string; cause: string }> {
  const { status, error = '', cause = '' } = await test(suffix, parameters);
  assert.equal(status, 'FAILED', suffix);
  return { error, cause };
}

describe('JSON: DynamoDB, Secrets Manager, Kinesis', () => {
  it('DynamoDB, optimized and by the SDK; boto3 sees the same table', async () => {
    await run('aws-sdk:dynamodb:createTable', {
      TableName: 'orders',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    const item = { id: { S: '1' }, paid: { BOOL: true }, photo: { B: 'bytes' }, sizes: { NS: ['1', '2'] } };
    const put = await run('dynamodb:putItem', { TableName: 'orders', Item: item });
    assert.equal(put.SdkHttpMetadata.HttpStatusCode, 200);
    assert.deepEqual(Object.keys(put), ['SdkHttpMetadata', 'SdkResponseMetadata']);
    assert.equal(typeof put.SdkResponseMetadata.RequestId, 'string');

    const seen = await boto(
      moto.url,
      `item = client("dynamodb").get_item(TableName="orders", Key={"id": {"S": "1"}})["Item"]
item["photo"]["B"] = item["photo"]["B"].decode()
answer(item)`,
    );
    assert.deepEqual(seen, item);

    const got = await run('dynamodb:getItem', { TableName: 'orders', Key: { id: { S: '1' } } });
    assert.deepEqual(got.Item, item);
    const sdk = await run('aws-sdk:dynamodb:getItem', { TableName: 'orders', Key: { id: { S: '1' } } });
    assert.deepEqual(sdk, {
      Item: { id: { S: '1' }, paid: { Bool: true }, photo: { B: 'bytes' }, sizes: { Ns: ['1', '2'] } },
    });
    const updated = await run('dynamodb:updateItem', {
      ...{
        TableName: 'orders',
        Key: { id: { S: '1' } },
        UpdateExpression: 'SET paid = :p',
        ReturnValues: 'UPDATED_NEW',
      },
      ExpressionAttributeValues: { ':p': { BOOL: false } },
    });
    assert.deepEqual(updated.Attributes, { paid: { BOOL: false } });
    await run('dynamodb:deleteItem', { TableName: 'orders', Key: { id: { S: '1' } } });
    const gone = await run('aws-sdk:dynamodb:scan', { TableName: 'orders' });
    assert.equal(gone.Count, 0);

    const none = await refused('dynamodb:putItem', { TableName: 'none', Item: { id: { S: '1' } } });
    assert.equal(none.error, 'DynamoDB.ResourceNotFoundException');
    assert.match(
      none.cause,
      /^Requested resource not found \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: \w+; Proxy: null\)$/,
    );
    const { error } = await refused('aws-sdk:dynamodb:putItem', { TableName: 'none', Item: { id: { S: '1' } } });
    assert.equal(error, 'DynamoDb.ResourceNotFoundException');
  });

  it('Secrets Manager: times and tokens', async () => {
    await run('aws-sdk:secretsmanager:createSecret', { Name: 'password', SecretString: { user: 'me' } });
    const { SecretString, CreatedDate, Arn } = await run('aws-sdk:secretsmanager:getSecretValue', {
      SecretId: 'password',
    });
    assert.equal(SecretString, '{"user":"me"}');
    assert.match(CreatedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.match(Arn, /^arn:aws:secretsmanager:us-east-1:123456789012:secret:password-/);
    const { error, cause } = await refused('aws-sdk:secretsmanager:getSecretValue', { SecretId: 'none' });
    assert.equal(error, 'SecretsManager.ResourceNotFoundException');
    assert.match(cause, /\(Service: SecretsManager, Status Code: 404, Request ID: \w+\) \(SDK Attempt Count: 1\)$/);
  });

  it('Kinesis: blobs are texts', async () => {
    await run('aws-sdk:kinesis:createStream', { StreamName: 'clicks', ShardCount: 1 });
    const record = { StreamName: 'clicks', PartitionKey: 'k', Data: 'a click of Ådne' };
    const { ShardId } = await run('aws-sdk:kinesis:putRecord', record);
    const { ShardIterator } = await run('aws-sdk:kinesis:getShardIterator', {
      ...{ StreamName: 'clicks', ShardId, ShardIteratorType: 'TRIM_HORIZON' },
    });
    const { Records } = await run('aws-sdk:kinesis:getRecords', { ShardIterator });
    assert.equal(Records[0].Data, 'a click of Ådne');
  });
});

describe('query and EC2: SNS, RDS, EC2', () => {
  it('SNS: objects become JSON, attributes arrive', async () => {
    const { TopicArn } = await run('aws-sdk:sns:createTopic', { Name: 'news' });
    const { QueueUrl } = await run('aws-sdk:sqs:createQueue', { QueueName: 'readers' });
    const queue = 'arn:aws:sqs:us-east-1:123456789012:readers';
    await run('aws-sdk:sns:subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queue });
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'a & b' } };
    const sent = await run('sns:publish', { TopicArn, Message: { n: 1 }, MessageAttributes });
    assert.equal(sent.SdkHttpMetadata.HttpHeaders['Content-Type'], 'text/xml');
    const { Messages } = await run('aws-sdk:sqs:receiveMessage', { QueueUrl });
    const body = JSON.parse(Messages[0].Body);
    assert.equal(body.MessageId, sent.MessageId);
    assert.equal(body.Message, '{"n":1}');
    assert.equal(body.MessageAttributes.kind.Value, 'a & b');
    const none = await refused('sns:publish', { TopicArn: `${TopicArn}-none`, Message: 'm' });
    assert.equal(none.error, 'SNS.NotFoundException');
    assert.match(none.cause, /Status Code: 404; Error Code: NotFound;/);
  });

  it('RDS: names of the Java SDK', async () => {
    await run('aws-sdk:rds:createDBInstance', {
      ...{ DbInstanceIdentifier: 'db', DbInstanceClass: 'db.t3.micro', Engine: 'postgres', AllocatedStorage: 20 },
      ...{ MasterUsername: 'me', MasterUserPassword: 'pass-word-1' },
    });
    const { DbInstances } = await run('aws-sdk:rds:describeDBInstances', { DbInstanceIdentifier: 'db' });
    assert.deepEqual([DbInstances[0].DbInstanceIdentifier, DbInstances[0].AllocatedStorage], ['db', 20]);
    const { error } = await refused('aws-sdk:rds:describeDBInstances', { DbInstanceIdentifier: 'none' });
    assert.equal(error, 'Rds.DbInstanceNotFoundException');
  });

  it('EC2: lists within lists', async () => {
    const { Vpc } = await run('aws-sdk:ec2:createVpc', {
      CidrBlock: '10.1.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'a <b>' }] }],
    });
    const { Vpcs } = await run('aws-sdk:ec2:describeVpcs', { Filters: [{ Name: 'vpc-id', Values: [Vpc.VpcId] }] });
    assert.equal(Vpcs.length, 1);
    assert.deepEqual(Vpcs[0].Tags, [{ Key: 'Name', Value: 'a <b>' }]);
    assert.equal(Vpcs[0].IsDefault, false);
    const { error, cause } = await refused('aws-sdk:ec2:describeVpcs', { VpcIds: ['vpc-none'] });
    assert.equal(error, 'Ec2.Ec2Exception');
    assert.match(cause, /\(Service: Ec2, Status Code: 400, /);
  });
});

describe('REST: Route 53, CloudFront, API Gateway, Batch', () => {
  it('Route 53: documents in XML', async () => {
    const { HostedZone } = await run('aws-sdk:route53:createHostedZone', {
      ...{ Name: 'example.com', CallerReference: 'once', HostedZoneConfig: { Comment: 'a <b> & c' } },
    });
    assert.equal(HostedZone.Config.Comment, 'a <b> & c');
    await run('aws-sdk:route53:changeResourceRecordSets', {
      HostedZoneId: HostedZone.Id,
      ChangeBatch: {
        Changes: [
          {
            Action: 'UPSERT',
            ResourceRecordSet: {
              Name: 'www.example.com',
              Type: 'A',
              Ttl: 60,
              ResourceRecords: [{ Value: '10.0.0.1' }],
            },
          },
        ],
      },
    });
    const records = await boto(
      moto.url,
      `answer(client("route53").list_resource_record_sets(HostedZoneId="${HostedZone.Id}")["ResourceRecordSets"])`,
    );
    const www = { Name: 'www.example.com.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '10.0.0.1' }] };
    assert.deepEqual(
      (records as { Type: string }[]).find(({ Type }) => Type === 'A'),
      www,
    );
    const { error } = await refused('aws-sdk:route53:getHostedZone', { Id: 'NONE' });
    assert.equal(error, 'Route53.NoSuchHostedZoneException');
  });

  it('CloudFront: a deep document', async () => {
    const behaviour = { TargetOriginId: 'o', ViewerProtocolPolicy: 'allow-all', MinTTL: 0 };
    const forwarded = { QueryString: false, Cookies: { Forward: 'none' } };
    const origin = { Id: 'o', DomainName: 'x.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } };
    const { Distribution, ETag } = await run('aws-sdk:cloudfront:createDistribution', {
      DistributionConfig: {
        ...{ CallerReference: 'once', Comment: 'c', Enabled: true, Origins: { Quantity: 1, Items: [origin] } },
        DefaultCacheBehavior: { ...behaviour, ForwardedValues: forwarded },
      },
    });
    assert.equal(typeof ETag, 'string');
    const { DistributionConfig } = await run('aws-sdk:cloudfront:getDistributionConfig', { Id: Distribution.Id });
    assert.equal(DistributionConfig.Origins.Items[0].DomainName, 'x.s3.amazonaws.com');
    assert.equal(DistributionConfig.Enabled, true);
  });

  it('API Gateway and Batch: documents in JSON', async () => {
    const { Id } = await run('aws-sdk:apigateway:createRestApi', { Name: 'api', Description: 'd' });
    const { Items } = await run('aws-sdk:apigateway:getRestApis', { Limit: 1 });
    assert.deepEqual([Items.length, Items[0].Id, Items[0].Name], [1, Id, 'api']);
    const { error } = await refused('aws-sdk:apigateway:getRestApi', { RestApiId: 'none' });
    assert.equal(error, 'ApiGateway.NotFoundException');
    const job = {
      JobDefinitionName: 'hello',
      Type: 'container',
      ContainerProperties: { Image: 'x', Vcpus: 1, Memory: 8 },
    };
    const { JobDefinitionArn } = await run('aws-sdk:batch:registerJobDefinition', job);
    const tag = { ResourceArn: JobDefinitionArn, Tags: { 'a key': 'a/b' } };
    await run('aws-sdk:batch:tagResource', tag);
    const { Tags } = await run('aws-sdk:batch:listTagsForResource', { ResourceArn: JobDefinitionArn });
    assert.deepEqual(Tags, { 'a key': 'a/b' });
    const submit = await refused('batch:submitJob', { JobName: 'j', JobQueue: 'none', JobDefinition: 'hello' });
    assert.match(submit.error, /^Batch\./);
  });
});

it('an execution waits for the answer to its message, and its history is as recorded', async () => {
  const { QueueUrl } = await run('aws-sdk:sqs:createQueue', { QueueName: 'work' });
  const ask = task('sqs:sendMessage.waitForTaskToken', {
    QueueUrl,
    MessageBody: { 'Token.$': '$$.Task.Token', 'Order.$': '$.order' },
  });
  const definition = JSON.stringify({ StartAt: 'Ask', States: { Ask: ask } });
  const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name: 'ask', roleArn: ROLE, definition }));
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"order": 7}' }));
  const message = await until('the message', async () => {
    const program = `answer([m["Body"] for m in client("sqs").receive_message(QueueUrl=sys.argv[1]).get("Messages", [])])`;
    const [body] = (await boto(moto.url, program, [QueueUrl])) as string[];
    return body;
  });
  const { Token, Order } = JSON.parse(message);
  assert.equal(Order, 7);
  await sfn.send(new SendTaskSuccessCommand({ taskToken: Token, output: '"done"' }));
  const closed = await until('the end', async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
  assert.deepEqual([closed.status, closed.output], ['SUCCEEDED', '"done"']);
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  assert.deepEqual(
    events.map(({ type }) => type),
    [
      ...['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded'],
      ...['TaskStateExited', 'ExecutionSucceeded'],
    ],
  );
  const submitted = events[4]?.taskSubmittedEventDetails;
  assert.deepEqual([submitted?.resourceType, submitted?.resource], ['sqs', 'sendMessage.waitForTaskToken']);
  assert.deepEqual(Object.keys(JSON.parse(submitted?.output ?? '')), [
    ...['MD5OfMessageBody', 'MessageId', 'SdkHttpMetadata', 'SdkResponseMetadata'],
  ]);
});

it('what is wrong is told when the machine is created', async () => {
  const create = (suffix: string, parameters: object) => {
    const definition = JSON.stringify({ StartAt: 'S', States: { S: task(suffix, parameters) } });
    return sfn.send(new CreateStateMachineCommand({ name: 'wrong', roleArn: ROLE, definition }));
  };
  await assert.rejects(create('aws-sdk:dynamodb:getItems', {}), /getItems is not recognized/);
  await assert.rejects(create('aws-sdk:dynamo:getItem', {}), /is not recognized/);
  await assert.rejects(create('aws-sdk:sqs:sendMessage', { QueueURL: 'q' }), /"QueueURL" is not supported/);
  await assert.rejects(create('sqs:sendMessage', { QueueUrl: 'q' }), /'MessageBody' is required but was missing/);
});

it('a service’s own endpoint goes before the one for all; no connection is told, after three attempts', async () => {
  const { error, cause } = await refused('aws-sdk:kms:listKeys', {});
  assert.equal(error, 'Kms.SdkClientException');
  assert.match(cause, /^Unable to execute HTTP request: .*ECONNREFUSED.* \(SDK Attempt Count: 3\)$/);
});

it('keys are in no log', () => {
  assert.doesNotMatch(server.output(), /never-to-be-seen|AKIDOTHER/);
});
