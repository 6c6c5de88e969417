/** Tasks of services that are not here: `aws-sdk:` and optimized. What they ask and what they make of answers; the answers are made up. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallRequest } from '../../../platform/call.ts';
import { manualClock } from '../../../platform/clock.ts';
import { type RemoteRefusal, ServiceError, UnansweredCall, type UnansweredReason } from '../../../platform/errors.ts';
import { countingIds } from '../../../platform/ids.ts';
import type { Json } from '../../../platform/json.ts';
import { createEventBus } from '../../events/bus.ts';
import { createHarness, eventually } from '../test-support/harness.ts';
import { type Started, TaskFailure } from './integration.ts';
import { mockProblem } from './mock-result.ts';
import { checkResource, findIntegration } from './registry.ts';
import { parseResource } from './resource.ts';

const resource = (suffix: string): string => `arn:aws:states:::${suffix}`;

function parsed(suffix: string) {
  const found = parseResource(resource(suffix));
  assert.ok(found?.kind === 'service', suffix);
  return found.service;
}

/** Starts a task whose calls `answer` answers. */
async function start(suffix: string, parameters: Json, answer: (request: CallRequest) => unknown): Promise<Started> {
  const service = parsed(suffix);
  const integration = findIntegration(service);
  assert.ok(integration);
  return integration.start(
    {
      scope: { accountId: '123456789012', region: 'us-east-1' },
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:m:e',
      executionName: 'e',
      roleArn: 'arn:aws:iam::123456789012:role/Flow',
      taskId: 't',
      stateName: 'S',
      resource: service,
      parameters,
      parametersText: JSON.stringify(parameters),
    },
    {
      call: async (request) => answer(request),
      events: createEventBus(() => {}),
      clock: manualClock(),
      ids: countingIds(),
      signal: new AbortController().signal,
    },
  );
}

async function failure(work: Promise<unknown>): Promise<{ error: string; cause: string }> {
  const error = await work.then(
    () => assert.fail('it succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof TaskFailure, String(error));
  return { error: error.error, cause: error.message };
}

const messages = (suffix: string, template?: Json): string[] =>
  checkResource(resource(suffix), template).map(({ message, at }) => `${message} at ${at}`);
const refusing =
  (code: string, message: string, status: number, remote: Partial<RemoteRefusal> = {}) =>
  () => {
    throw new ServiceError(code, message, { status, remote: { code, attempts: 1, requestId: 'r', ...remote } });
  };
const unanswered =
  (reason: UnansweredReason, message: string, attempts = 0) =>
  () => {
    throw new UnansweredCall(reason, message, { attempts });
  };

describe('aws-sdk of a service that is not here', () => {
  it('actions and parameters are checked when the machine is created', () => {
    assert.deepEqual(messages('aws-sdk:dynamodb:getItem', { TableName: 't', 'Key.$': '$.key' }), []);
    assert.deepEqual(messages('aws-sdk:dynamodb:getItem', { TableName: 't', Kee: {} }), [
      'The field "Kee" is not supported by Step Functions at /Parameters',
      "The field 'Key' is required but was missing at /Parameters",
    ]);
    for (const known of ['rds:describeDBInstances', 'ec2:describeInstances', 'sns:publish.waitForTaskToken'])
      assert.deepEqual(messages(`aws-sdk:${known}`), [], known);
    for (const unknown of [
      ...['nonsense:doIt', '__proto__:toString', 'constructor:name', 'dynamodb:getItems', 'dynamodb:__proto__'],
      ...['glue:startJobRun.sync', 'kinesis:subscribeToShard', 'bedrock-runtime:invokeModel'],
    ])
      assert.match(messages(`aws-sdk:${unknown}`)[0] ?? '', /is not recognized\..* at \/Resource$/, unknown);
  });

  it('members are spelt as the Java SDK spells them; parameters may be as in the API too', async () => {
    const asked: unknown[] = [];
    const answer = ({ input }: CallRequest) => {
      asked.push(input);
      return { DBInstances: [{ DBInstanceIdentifier: 'd', InstanceCreateTime: 0, MultiAZ: false }] };
    };
    const { output } = await start('aws-sdk:rds:describeDBInstances', { DbInstanceIdentifier: 'd' }, answer);
    await start('aws-sdk:rds:describeDBInstances', { DBInstanceIdentifier: 'd' }, answer);
    assert.deepEqual(asked, [{ DBInstanceIdentifier: 'd' }, { DBInstanceIdentifier: 'd' }]);
    assert.deepEqual(JSON.parse(output), {
      DbInstances: [{ DbInstanceIdentifier: 'd', InstanceCreateTime: '1970-01-01T00:00:00.000Z', MultiAZ: false }],
    });
    const items = () => ({
      Item: { a: { BOOL: true }, b: { NULL: true }, c: { M: { d: { SS: ['x'] } } }, e: { S: 's' } },
    });
    const item = await start('aws-sdk:dynamodb:getItem', { TableName: 't', Key: {} }, items);
    assert.deepEqual(JSON.parse(item.output).Item, {
      a: { Bool: true },
      b: { Nul: true },
      c: { M: { d: { Ss: ['x'] } } },
      e: { S: 's' },
    });
  });

  it('objects given for texts become JSON; free-form JSON goes through as it stands', async () => {
    const asked: unknown[] = [];
    const keep = ({ input }: CallRequest) => {
      asked.push(input);
      return {};
    };
    await start('aws-sdk:sqs:sendMessage', { QueueUrl: 'q', MessageBody: { a: 1 } }, keep);
    assert.deepEqual(asked[0], { QueueUrl: 'q', MessageBody: '{"a":1}' });
    const tool = { Name: 'n', InputSchema: { Json: { type: 'object', properties: { __x: 1 } } } };
    const converse = { ModelId: 'm', ToolConfig: { Tools: [{ ToolSpec: tool }] } };
    assert.deepEqual(messages('aws-sdk:bedrockruntime:converse', converse), []);
    await start('aws-sdk:bedrockruntime:converse', converse, keep);
    const { toolConfig } = asked[1] as { toolConfig: unknown };
    assert.deepEqual(toolConfig, {
      tools: [{ toolSpec: { name: 'n', inputSchema: { json: { type: 'object', properties: { __x: 1 } } } } }],
    });
  });

  it('blobs are texts; what is streamed is JSON (recorded: s3:putObject)', async () => {
    let asked: { readonly Data?: Uint8Array; readonly Body?: AsyncIterable<Uint8Array> } = {};
    const keep = ({ input }: CallRequest) => {
      asked = input as typeof asked; // The model says so.
      return {};
    };
    await start('aws-sdk:kinesis:putRecord', { StreamName: 's', PartitionKey: 'p', Data: 'text' }, keep);
    assert.deepEqual(asked.Data, Buffer.from('text'));
    for (const [Body, bytes] of [
      ['text data', '"text data"'],
      [{ Dict: 'Value' }, '{"Dict":"Value"}'],
      [0, '0'],
    ] as const) {
      await start('aws-sdk:s3:putObject', { Bucket: 'b', Key: 'k', Body }, keep);
      const parts: Uint8Array[] = [];
      for await (const part of asked.Body ?? []) parts.push(part);
      assert.equal(Buffer.concat(parts).toString(), bytes);
    }
  });

  it('the call carries the task’s token and can be given up', async () => {
    const requests: CallRequest[] = [];
    await start('aws-sdk:athena:startQueryExecution', { QueryString: 'q' }, (request) => {
      requests.push(request);
      return {};
    });
    assert.equal(requests[0]?.service, 'athena');
    assert.match(requests[0]?.idempotencyToken ?? '', /#t$/);
    assert.ok(requests[0]?.signal instanceof AbortSignal);
    await start('aws-sdk:s3:listBuckets', {}, (request) => {
      requests.push(request);
      return {};
    });
    assert.equal(requests[1]?.signal, undefined, 'work of this server is done to its end');
  });

  it('errors have the Java SDK’s names and causes', async () => {
    const get = (answer: () => never) =>
      failure(start('aws-sdk:dynamodb:getItem', { TableName: 't', Key: {} }, answer));
    assert.deepEqual(await get(refusing('ResourceNotFoundException', 'No table', 400)), {
      error: 'DynamoDb.ResourceNotFoundException',
      cause: 'No table (Service: DynamoDb, Status Code: 400, Request ID: r) (SDK Attempt Count: 1)',
    });
    assert.deepEqual(await get(refusing('ValidationException', 'No', 400, { attempts: 3, extendedRequestId: 'x' })), {
      error: 'DynamoDb.DynamoDbException',
      cause: 'No (Service: DynamoDb, Status Code: 400, Request ID: r, Extended Request ID: x) (SDK Attempt Count: 3)',
    });
    assert.equal((await get(refusing('__proto__', 'No', 400))).error, 'DynamoDb.DynamoDbException');
    const rds = failure(start('aws-sdk:rds:describeDBInstances', {}, refusing('DBInstanceNotFoundFault', 'No', 404)));
    assert.equal((await rds).error, 'Rds.DbInstanceNotFoundException');
    assert.deepEqual(await get(unanswered('unreachable', 'Unable to execute HTTP request: x', 3)), {
      error: 'DynamoDb.SdkClientException',
      cause: 'Unable to execute HTTP request: x (SDK Attempt Count: 3)',
    });
    assert.deepEqual(await get(unanswered('not-configured', 'Set SAGEBRUSH_AWS_ENDPOINT_DYNAMODB.')), {
      error: 'States.TaskFailed',
      cause: 'Set SAGEBRUSH_AWS_ENDPOINT_DYNAMODB.',
    });
    assert.equal((await get(unanswered('too-large', 'x', 1))).error, 'States.DataLimitExceeded');
  });

  it('mocked results are held against the model', () => {
    const problem = (suffix: string, result: Json) => mockProblem(parsed(suffix), result, true);
    assert.equal(problem('aws-sdk:dynamodb:getItem', { Item: { a: { S: 'x' } } }), undefined);
    assert.match(problem('aws-sdk:dynamodb:getItem', { Item: [] }) ?? '', /Field 'Item' must be an object/);
    assert.match(
      problem('aws-sdk:rds:describeDBInstances', { DbInstances: {} }) ?? '',
      /'DbInstances' must be an array/,
    );
    assert.match(problem('aws-sdk:ecs:describeTasks', { Tasks: [{ LastStatus: 1 }] }) ?? '', /must be a string/);
    assert.match(problem('batch:submitJob', {}) ?? '', /Required field 'JobName' is missing/);
    assert.equal(problem('sns:publish', { MessageId: 'm' }), undefined);
  });
});

describe('optimized integrations of services that are not here', () => {
  const headers = [
    ['x-amzn-RequestId', 'r'],
    ['connection', 'keep-alive'],
    ['Content-Length', '106'],
    ['Content-Type', 'application/x-amz-json-1.0'],
  ] as const;

  it('know their actions and patterns', () => {
    for (const known of [
      ...['dynamodb:getItem', 'dynamodb:putItem', 'dynamodb:updateItem', 'dynamodb:deleteItem', 'sns:publish'],
      ...[
        'sns:publish.waitForTaskToken',
        'sqs:sendMessage',
        'sqs:sendMessage.waitForTaskToken',
        'glue:startJobRun.sync',
      ],
      ...['ecs:runTask.sync', 'ecs:runTask.waitForTaskToken', 'batch:submitJob.sync', 'athena:getQueryResults'],
    ])
      assert.deepEqual(messages(known), [], known);
    for (const unknown of ['dynamodb:query', 'dynamodb:getItem.waitForTaskToken', 'sns:publish.sync', 'sqs:__proto__'])
      assert.match(messages(unknown)[0] ?? '', /is not recognized/, unknown);
    assert.deepEqual(messages('sqs:sendMessage', { QueueUrl: 'q' }), [
      "The field 'MessageBody' is required but was missing at /Parameters",
    ]);
  });

  it('show the answer with what HTTP said, in order (recorded: sqs:sendMessage)', async () => {
    const asked: unknown[] = [];
    const answer = ({ input, heard }: CallRequest) => {
      asked.push(input);
      heard?.({ status: 200, headers, requestId: 'r' });
      return { MessageId: 'm', MD5OfMessageBody: 'd', SequenceNumber: '1' };
    };
    const parameters = { QueueUrl: 'q', MessageBody: { Token: 't' } };
    const waiting = await start('sqs:sendMessage.waitForTaskToken', parameters, answer);
    assert.equal(waiting.kind, 'submitted');
    assert.deepEqual(asked[0], { QueueUrl: 'q', MessageBody: '{"Token":"t"}' });
    assert.equal(
      waiting.output,
      JSON.stringify({
        MD5OfMessageBody: 'd',
        MessageId: 'm',
        SdkHttpMetadata: {
          AllHttpHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
          HttpHeaders: {
            connection: 'keep-alive',
            'Content-Length': '106',
            'Content-Type': 'application/x-amz-json-1.0',
            'x-amzn-RequestId': 'r',
          },
          HttpStatusCode: 200,
        },
        SdkResponseMetadata: { RequestId: 'r' },
        SequenceNumber: '1',
      }),
    );
    const hostile = [
      ['__proto__', 'x'],
      ['__proto__', 'y'],
    ] as const;
    const odd = await start('sns:publish', { Message: 'm' }, ({ heard }) => {
      heard?.({ status: 200, headers: hostile });
      return { MessageId: 'm' };
    });
    assert.match(odd.output, /"AllHttpHeaders":\{"__proto__":\["x","y"\]\}/);
    assert.match(odd.output, /"SdkResponseMetadata":\{\}/);
  });

  it('fail as recorded', async () => {
    const put = { TableName: 't', Item: {} };
    assert.deepEqual(
      await failure(start('dynamodb:putItem', put, refusing('ResourceNotFoundException', 'Not found', 400))),
      {
        error: 'DynamoDB.ResourceNotFoundException',
        cause:
          'Not found (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: r; Proxy: null)',
      },
    );
    const invalid = await failure(start('dynamodb:putItem', put, refusing('ValidationException', 'No', 400)));
    assert.equal(invalid.error, 'DynamoDB.AmazonDynamoDBException');
    const send = { QueueUrl: 'q', MessageBody: null };
    const missing = refusing('MissingParameter', 'The request must contain the parameter MessageBody.', 400);
    assert.deepEqual(await failure(start('sqs:sendMessage', send, missing)), {
      error: 'SQS.AmazonSQSException',
      cause:
        'The request must contain the parameter MessageBody. (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: r; Proxy: null)',
    });
    const topic = refusing('NotFoundException', 'Topic does not exist', 404, { code: 'NotFound' });
    assert.deepEqual(await failure(start('sns:publish', { TopicArn: 't', Message: 'm' }, topic)), {
      error: 'SNS.NotFoundException',
      cause:
        'Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: r; Proxy: null)',
    });
    const nobody = unanswered('unreachable', 'Unable to execute HTTP request: x', 3);
    assert.deepEqual(await failure(start('sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'm' }, nobody)), {
      error: 'SQS.SdkClientException',
      cause: 'Unable to execute HTTP request: x',
    });
  });

  it('what is not done says so', async () => {
    const never = () => assert.fail('nobody is called');
    const sync = await failure(start('batch:submitJob.sync', {}, never));
    assert.deepEqual([sync.error, /does not wait for jobs of 'batch'/.test(sync.cause)], ['States.TaskFailed', true]);
    const eks = await failure(start('eks:runJob', {}, never));
    assert.match(eks.cause, /no optimized integration of 'eks'.*aws-sdk/);
  });
});

it('a call is given up when its execution is aborted, and when the server stops', async () => {
  const signals: AbortSignal[] = [];
  const harness = await createHarness({
    call: ({ signal }) =>
      new Promise((_, reject) => {
        assert.ok(signal);
        signals.push(signal);
        signal.addEventListener('abort', () => reject(new UnansweredCall('unreachable', 'given up')));
      }),
  });
  const definition = {
    StartAt: 'Ask',
    States: { Ask: { Type: 'Task', Resource: resource('aws-sdk:dynamodb:listTables'), Parameters: {}, End: true } },
  };
  const first = await harness.run(definition);
  await eventually(() => signals[0]);
  await harness.engine.abort(await harness.row(first), {});
  await eventually(() => signals[0]?.aborted);
  assert.equal((await harness.closed(first)).status, 'ABORTED');
  await harness.run(definition);
  await eventually(() => signals[1]);
  await harness.end();
  assert.equal(signals[1]?.aborted, true);
});
