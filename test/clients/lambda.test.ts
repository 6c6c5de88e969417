/** Lambda, EventBridge, http:invoke and configured endpoints through unmodified SDK clients and a real server. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateConnectionCommand,
  CreateEventBusCommand,
  DeleteRuleCommand,
  DescribeConnectionCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  ListFunctionsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  type Runtime,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { zip } from '../support/zip.ts';

const ROLE = 'arn:aws:iam::123456789012:role/Functions';

let server: TestServer;
let sdk: ReturnType<typeof clients>;
let lambda: LambdaClient;
let events: EventBridgeClient;
let api: Server;
let apiUrl: string;
const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];

before(async () => {
  api = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const url = request.url ?? '';
    seen.push({ method: request.method ?? '', url, headers: request.headers, body });
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (url.startsWith('/token')) json(200, { access_token: 'the-token', expires_in: 3600 });
    else if (url.startsWith('/teapot')) json(418, { error: 'short and stout' });
    else if (request.headers['x-amz-target'] === 'DynamoDB_20120810.PutItem') {
      json(400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'No such table' });
    } else if (request.headers['x-amz-target'] !== undefined) json(200, { Item: { id: { S: 'one' } } });
    else json(200, { ok: true });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  server = await startServer({
    flags: ['--ephemeral'],
    environment: {
      SAGEBRUSH_AWS_ENDPOINT_DYNAMODB: apiUrl,
      SAGEBRUSH_AWS_ACCESS_KEY_ID: 'AKIDFOREIGN',
      SAGEBRUSH_AWS_SECRET_ACCESS_KEY: 'secret',
    },
  });
  sdk = clients(server.url);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  lambda = new LambdaClient(config);
  events = new EventBridgeClient(config);
});
after(async () => {
  try {
    await server?.close();
  } finally {
    api.close();
    api.closeAllConnections();
  }
});

const NODE = (body: string): Uint8Array =>
  zip({ 'index.mjs': `export const handler = async (event, context) => { ${body} };` });
const PYTHON = (body: string): Uint8Array => zip({ 'app.py': `import os\ndef handler(event, context):\n${body}\n` });

const create = (name: string, code: Uint8Array, more: { Runtime?: Runtime; Handler?: string; Timeout?: number } = {}) =>
  lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: ROLE,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 20,
      Code: { ZipFile: code },
      Environment: { Variables: { COLOUR: 'green' } },
      ...more,
    }),
  );

async function invoke(name: string, event: unknown, more: Partial<InvokeCommandInput> = {}) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event), ...more }));
  const text = Buffer.from(answer.Payload ?? []).toString('utf8');
  return { ...answer, text, log: Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8') };
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const giveUp = performance.now() + 120_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > giveUp) throw new Error('it never happened');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

let machines = 0;
async function machine(states: object, start: string): Promise<string> {
  const { stateMachineArn } = await sdk.sfn.send(
    new CreateStateMachineCommand({
      name: `m${++machines}`,
      roleArn: 'arn:aws:iam::123456789012:role/Flow',
      definition: JSON.stringify({ StartAt: start, States: states }),
    }),
  );
  assert.ok(stateMachineArn);
  return stateMachineArn;
}
const closed = (executionArn: string) =>
  eventually(async () => {
    const found = await sdk.sfn.send(new DescribeExecutionCommand({ executionArn }));
    return found.status === 'RUNNING' ? undefined : found;
  });
async function run(states: object, start: string, input: unknown = {}) {
  const stateMachineArn = await machine(states, start);
  const { executionArn = '' } = await sdk.sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  const end = await closed(executionArn);
  const { events: history = [] } = await sdk.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return { ...end, executionArn, history, types: history.map(({ type }) => type) };
}
const task = (resource: string, parameters?: object, more: object = {}) => ({
  Type: 'Task',
  Resource: resource,
  ...(parameters === undefined ? {} : { Parameters: parameters }),
  End: true,
  ...more,
});

describe('functions', () => {
  it('a Node.js function runs, is warm the second time, and its log is kept', async () => {
    const made = await create(
      'node-echo',
      NODE(
        'console.log("seen", event.n); globalThis.count = (globalThis.count ?? 0) + 1; return { n: event.n, count, colour: process.env.COLOUR, name: context.functionName, left: context.getRemainingTimeInMillis() > 0 };',
      ),
    );
    assert.equal(made.FunctionArn, 'arn:aws:lambda:us-east-1:123456789012:function:node-echo');
    assert.equal(made.State, 'Active');
    const first = await invoke('node-echo', { n: 1 }, { LogType: 'Tail' });
    assert.deepEqual(JSON.parse(first.text), { n: 1, count: 1, colour: 'green', name: 'node-echo', left: true });
    assert.equal(first.ExecutedVersion, '$LATEST');
    assert.equal(first.FunctionError, undefined);
    assert.match(
      first.log,
      /^START RequestId: (\S+) Version: \$LATEST\n.*INFO\tseen 1\nEND RequestId: \1\nREPORT RequestId: \1\tDuration: /s,
    );
    const second = await invoke('node-echo', { n: 2 }, { LogType: 'Tail' });
    assert.equal(JSON.parse(second.text).count, 2);
    assert.doesNotMatch(second.log, /seen 1/);
    const logGroupName = '/aws/lambda/node-echo';
    const { logStreams = [] } = await sdk.logs.send(new DescribeLogStreamsCommand({ logGroupName }));
    assert.equal(logStreams.length, 1);
    const logStreamName = logStreams[0]?.logStreamName;
    // The lines are stored after the answer.
    const text = await eventually(async () => {
      const lines = await sdk.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }));
      const all = (lines.events ?? []).map(({ message }) => message).join('\n');
      return all.split('REPORT ').length > 2 ? all : undefined;
    });
    assert.match(text, /INIT_START .*\nSTART .*seen 1.*END .*\nREPORT .*\nSTART .*seen 2.*END .*\nREPORT/s);
  });

  it('a Python function answers, and its errors have the runtime’s shape', async () => {
    await create(
      'py',
      PYTHON(
        '    print("hello")\n    if event.get("fail"): raise KeyError("no")\n    return {"sum": event["a"] + event["b"], "id": context.aws_request_id != ""}',
      ),
      {
        Runtime: 'python3.12',
        Handler: 'app.handler',
      },
    );
    assert.deepEqual(JSON.parse((await invoke('py', { a: 1, b: 2 })).text), { sum: 3, id: true });
    const failed = await invoke('py', { fail: true }, { LogType: 'Tail' });
    assert.equal(failed.FunctionError, 'Unhandled');
    const error = JSON.parse(failed.text);
    assert.equal(error.errorType, 'KeyError');
    assert.equal(error.errorMessage, "'no'");
    assert.match(error.stackTrace[0], /app\.py", line 4, in handler/);
    assert.match(failed.log, /hello\n\[ERROR\] KeyError: 'no'/);
  });

  it('what goes wrong in the code is an answer: errors, exits, time-outs, missing modules', async () => {
    await create(
      'wrong',
      NODE(
        'if (event.exit) process.exit(7); if (event.hang) await new Promise(() => setInterval(() => {}, 1000)); throw new TypeError("bad");',
      ),
      // Time for an answer on a busy machine, too.
      { Timeout: 5 },
    );
    const thrown = await invoke('wrong', {});
    assert.equal(thrown.FunctionError, 'Unhandled');
    const { errorType, errorMessage, trace } = JSON.parse(thrown.text);
    assert.deepEqual([errorType, errorMessage], ['TypeError', 'bad']);
    assert.match(trace[1], /handler .*index\.mjs/);
    assert.match(
      JSON.parse((await invoke('wrong', { exit: 1 })).text).errorMessage,
      /Runtime exited with error: exit status 7$/,
    );
    const late = JSON.parse((await invoke('wrong', { hang: 1 })).text);
    assert.equal(late.errorType, 'Sandbox.Timedout');
    assert.match(late.errorMessage, /Task timed out after 5\.00 seconds$/);
    // A sandbox that died is replaced.
    assert.equal(JSON.parse((await invoke('wrong', {})).text).errorType, 'TypeError');
    await create('missing', zip({ 'index.js': '' }), { Handler: 'other.handler' });
    assert.equal(JSON.parse((await invoke('missing', {})).text).errorType, 'Runtime.ImportModuleError');
    await create('nothing', zip({ 'index.js': 'exports.x = 1' }));
    assert.equal(JSON.parse((await invoke('nothing', {})).text).errorType, 'Runtime.HandlerNotFound');
  });

  it('code and settings change, versions stay, aliases point at them', async () => {
    await create('changing', NODE('return "one " + process.env.COLOUR;'));
    assert.equal((await lambda.send(new PublishVersionCommand({ FunctionName: 'changing' }))).Version, '1');
    await lambda.send(new CreateAliasCommand({ FunctionName: 'changing', Name: 'live', FunctionVersion: '1' }));
    assert.equal((await invoke('changing', {})).text, '"one green"');
    await sdk.s3.send(new CreateBucketCommand({ Bucket: 'packages' }));
    await sdk.s3.send(
      new PutObjectCommand({ Bucket: 'packages', Key: 'two.zip', Body: NODE('return "two " + process.env.COLOUR;') }),
    );
    await lambda.send(
      new UpdateFunctionCodeCommand({ FunctionName: 'changing', S3Bucket: 'packages', S3Key: 'two.zip' }),
    );
    await lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName: 'changing',
        Environment: { Variables: { COLOUR: 'red' } },
      }),
    );
    assert.equal((await invoke('changing', {})).text, '"two red"');
    const old = await invoke('changing', {}, { Qualifier: 'live' });
    assert.deepEqual([old.text, old.ExecutedVersion], ['"one green"', '1']);
    const { Functions: functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    assert.ok(functions.some(({ FunctionName: name }) => name === 'changing'));
    const permission = {
      FunctionName: 'changing',
      StatementId: 's',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    };
    await lambda.send(
      new AddPermissionCommand({ ...permission, SourceArn: 'arn:aws:events:us-east-1:123456789012:rule/r' }),
    );
    await assert.rejects(lambda.send(new AddPermissionCommand(permission)), { name: 'ResourceConflictException' });
    const { Policy: policy = '' } = await lambda.send(new GetPolicyCommand({ FunctionName: 'changing' }));
    const [statement] = JSON.parse(policy).Statement;
    assert.deepEqual(statement.Principal, { Service: 'events.amazonaws.com' });
    assert.deepEqual(statement.Condition, {
      ArnLike: { 'AWS:SourceArn': 'arn:aws:events:us-east-1:123456789012:rule/r' },
    });
    await lambda.send(new RemovePermissionCommand({ FunctionName: 'changing', StatementId: 's' }));
    await assert.rejects(lambda.send(new GetPolicyCommand({ FunctionName: 'changing' })), {
      name: 'ResourceNotFoundException',
    });
    await lambda.send(new DeleteFunctionCommand({ FunctionName: 'changing' }));
    await assert.rejects(lambda.send(new GetFunctionCommand({ FunctionName: 'changing' })), {
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:changing',
    });
  });

  it('a package of 50 MB comes in the request; larger requests are told where the limit is', async () => {
    const index =
      'export const handler = async () => { const { statSync } = await import("node:fs"); return statSync("data").size; };';
    const archive = (size: number): Uint8Array =>
      zip([
        { name: 'index.mjs', content: index },
        { name: 'data', content: new Uint8Array(size) },
      ]);
    const size = 50 * 1024 * 1024 - 1024;
    await create('large', archive(size));
    assert.equal((await invoke('large', {})).text, String(size));
    await assert.rejects(create('larger', archive(size + 1024 * 1024)), {
      name: 'RequestEntityTooLargeException',
      message: 'Request must be smaller than 70167211 bytes for the CreateFunction operation',
    });
    await assert.rejects(invoke('large', 'x'.repeat(6 * 1024 * 1024)), {
      name: 'RequestEntityTooLargeException',
      message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
    });
    await assert.rejects(invoke('large', 'x'.repeat(1024 * 1024), { InvocationType: 'Event' }), {
      message: '1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
    });
  });

  it('hostile and damaged packages are refused', async () => {
    const refused = { name: 'InvalidParameterValueException', message: /Could not unzip uploaded file/ };
    await assert.rejects(create('x', Buffer.from('no zip')), refused);
    await assert.rejects(create('x', zip([{ name: '../outside', content: '1' }])), refused);
    await assert.rejects(create('x', zip([{ name: '/outside', content: '1' }])), refused);
    await assert.rejects(create('x', zip([{ name: 'link', content: '/etc', mode: 0o120777 }])), refused);
    await assert.rejects(
      create(
        'x',
        zip([
          { name: 'a', content: '1' },
          { name: 'a', content: '2' },
        ]),
      ),
      refused,
    );
    // Small, but it says that it unpacks to more than a function may have.
    const bomb = Buffer.from(zip({ 'index.js': 'x' }));
    const entry = bomb.indexOf('PK\u0001\u0002');
    bomb.writeUInt16LE(8, entry + 10);
    bomb.writeUInt32LE(300_000_000, entry + 24);
    await assert.rejects(create('x', bomb), { message: /Unzipped size must be smaller than 262144000 bytes/ });
    await create('taken', NODE(''));
    await assert.rejects(create('taken', NODE('')), { name: 'ResourceConflictException' });
  });

  it('events run later; concurrency has a limit; more invocations than sandboxes wait', async () => {
    await create(
      'slow',
      NODE(
        'await new Promise((resolve) => setTimeout(resolve, event.ms ?? 0)); console.log("done", event.n); return process.pid;',
      ),
    );
    const later = await invoke('slow', { n: 'later' }, { InvocationType: 'Event' });
    assert.deepEqual([later.StatusCode, later.text], [202, '']);
    await eventually(async () => {
      const logGroupName = '/aws/lambda/slow';
      const { logStreams = [] } = await sdk.logs
        .send(new DescribeLogStreamsCommand({ logGroupName }))
        .catch(() => ({ logStreams: [] }));
      for (const { logStreamName } of logStreams) {
        const { events: lines = [] } = await sdk.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }));
        if (lines.some(({ message }) => /done later/.test(message ?? ''))) return true;
      }
      return undefined;
    });
    const many = await Promise.all(Array.from({ length: 14 }, (_, n) => invoke('slow', { n, ms: 50 })));
    assert.ok(many.every(({ FunctionError }) => FunctionError === undefined));
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'slow', ReservedConcurrentExecutions: 1 }));
    const results = await Promise.allSettled([invoke('slow', { ms: 3000 }), invoke('slow', { ms: 3000 })]);
    const rejected = results.find(({ status }) => status === 'rejected');
    assert.ok(rejected?.status === 'rejected');
    assert.equal(rejected.reason.name, 'TooManyRequestsException');
  });
});

describe('tasks', () => {
  const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:task';
  before(async () => {
    await create(
      'task',
      NODE(
        'if (event.fail) { const e = new Error("broken"); e.name = "CustomError"; throw e; } return { got: event };',
      ),
    );
  });

  it('lambda:invoke answers the payload as JSON with the SDK’s metadata', async () => {
    const { output, types } = await run(
      { T: task('arn:aws:states:::lambda:invoke', { FunctionName: FUNCTION, 'Payload.$': '$' }) },
      'T',
      { a: 1 },
    );
    const { SdkHttpMetadata: http, SdkResponseMetadata: response, ...rest } = JSON.parse(output ?? '');
    assert.deepEqual(rest, { ExecutedVersion: '$LATEST', Payload: { got: { a: 1 } }, StatusCode: 200 });
    assert.equal(http.HttpStatusCode, 200);
    assert.ok(response.RequestId);
    assert.deepEqual(types, [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('a function’s ARN is a resource; its error names can be caught', async () => {
    const good = await run({ T: task(FUNCTION) }, 'T', { b: 2 });
    assert.deepEqual(JSON.parse(good.output ?? ''), { got: { b: 2 } });
    assert.deepEqual(good.types.slice(2, 5), [
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
    ]);
    const Catch = [{ ErrorEquals: ['CustomError'], Next: 'Caught' }];
    const bad = await run({ T: task(FUNCTION, undefined, { Catch }), Caught: { Type: 'Pass', End: true } }, 'T', {
      fail: true,
    });
    const caught = JSON.parse(bad.output ?? '');
    assert.equal(caught.Error, 'CustomError');
    assert.equal(JSON.parse(caught.Cause).errorMessage, 'broken');
    assert.ok(bad.types.includes('LambdaFunctionFailed'));
    const unknown = await run({ T: task(`${FUNCTION}-not-there`) }, 'T');
    assert.equal(unknown.error, 'Lambda.ResourceNotFoundException');
    assert.match(
      unknown.cause ?? '',
      /^Function not found: .* \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: /,
    );
  });

  it('lambda:invoke.waitForTaskToken goes on when the token comes back', async () => {
    await create('token', NODE('console.log("TOKEN=" + event.token); return null;'));
    const stateMachineArn = await machine(
      {
        T: task('arn:aws:states:::lambda:invoke.waitForTaskToken', {
          FunctionName: 'token',
          Payload: { 'token.$': '$$.Task.Token' },
        }),
      },
      'T',
    );
    const { executionArn = '' } = await sdk.sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const token = await eventually(async () => {
      const { events: history = [] } = await sdk.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      if (!history.some(({ type }) => type === 'TaskSubmitted')) return undefined;
      const scheduled = history.find(({ type }) => type === 'TaskScheduled')?.taskScheduledEventDetails?.parameters;
      return JSON.parse(scheduled ?? '{}').Payload.token as string;
    });
    await sdk.sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"by":"hand"}' }));
    assert.equal((await closed(executionArn)).output, '{"by":"hand"}');
  });

  it('http:invoke sends the connection’s credentials, reads JSON, and names the status of a failure', async () => {
    const { ConnectionArn } = await events.send(
      new CreateConnectionCommand({
        Name: 'key',
        AuthorizationType: 'API_KEY',
        AuthParameters: {
          ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: 's3cr3t' },
          InvocationHttpParameters: {
            QueryStringParameters: [{ Key: 'tenant', Value: 'hidden', IsValueSecret: true }],
          },
        },
      }),
    );
    const shown = JSON.stringify(await events.send(new DescribeConnectionCommand({ Name: 'key' })));
    assert.doesNotMatch(shown, /s3cr3t|hidden/);
    assert.match(shown, /"ApiKeyName":"x-api-key"/);
    const call = (more: object, arn = ConnectionArn) =>
      task('arn:aws:states:::http:invoke', { Method: 'POST', Authentication: { ConnectionArn: arn }, ...more });
    const good = await run(
      { T: call({ ApiEndpoint: `${apiUrl}/things`, QueryParameters: { q: ['a', 'b'] }, RequestBody: { x: 1 } }) },
      'T',
    );
    assert.equal(good.status, 'SUCCEEDED', good.cause);
    const answer = JSON.parse(good.output ?? '');
    assert.deepEqual([answer.StatusCode, answer.StatusText, answer.ResponseBody], [200, 'OK', { ok: true }]);
    assert.deepEqual(answer.Headers['content-type'], ['application/json']);
    const request = seen.findLast(({ url }) => url.startsWith('/things'));
    assert.equal(request?.url, '/things?q=a&q=b&tenant=hidden');
    assert.equal(request?.headers['x-api-key'], 's3cr3t');
    assert.deepEqual(JSON.parse(request?.body ?? ''), { x: 1 });
    assert.doesNotMatch(JSON.stringify(good.history), /s3cr3t|hidden/);

    const bad = await run({ T: call({ ApiEndpoint: `${apiUrl}/teapot` }) }, 'T');
    assert.deepEqual([bad.error, bad.cause], ['States.Http.StatusCode.418', '{"error":"short and stout"}']);
    const gone = await run({ T: call({ ApiEndpoint: 'http://127.0.0.1:1/' }) }, 'T');
    assert.equal(gone.error, 'States.Http.Socket');
    const file = await run({ T: call({ ApiEndpoint: 'file:///etc/passwd' }) }, 'T');
    assert.equal(file.error, 'States.Runtime');

    const oauth = await events.send(
      new CreateConnectionCommand({
        Name: 'oauth',
        AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
        AuthParameters: {
          OAuthParameters: {
            AuthorizationEndpoint: `${apiUrl}/token`,
            HttpMethod: 'POST',
            ClientParameters: { ClientID: 'me', ClientSecret: 'mine' },
          },
        },
      }),
    );
    const form = { RequestBodyEncoding: 'URL_ENCODED' };
    const body = { ApiEndpoint: `${apiUrl}/form`, Transform: form, RequestBody: { a: { b: 1 }, c: [1, 2] } };
    assert.equal((await run({ T: call(body, oauth.ConnectionArn) }, 'T')).status, 'SUCCEEDED');
    const posted = seen.findLast(({ url }) => url === '/form');
    assert.equal(posted?.headers.authorization, 'Bearer the-token');
    assert.equal(decodeURIComponent(posted?.body ?? ''), 'a[b]=1&c[0]=1&c[1]=2');
    const asked = seen.findLast(({ url }) => url === '/token');
    assert.equal(asked?.body, 'grant_type=client_credentials&client_id=me&client_secret=mine');
  });

  it('aws-sdk tasks reach a configured endpoint, signed; without one they say which variable is missing', async () => {
    const good = await run(
      { T: task('arn:aws:states:::aws-sdk:dynamodb:getItem', { TableName: 't', Key: { id: { S: 'one' } } }) },
      'T',
    );
    assert.deepEqual(JSON.parse(good.output ?? ''), { Item: { id: { S: 'one' } } });
    const request = seen.findLast(({ headers }) => headers['x-amz-target'] === 'DynamoDB_20120810.GetItem');
    assert.match(
      request?.headers.authorization ?? '',
      /^AWS4-HMAC-SHA256 Credential=AKIDFOREIGN\/\d{8}\/us-east-1\/dynamodb\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$/,
    );
    const refused = await run(
      { T: task('arn:aws:states:::aws-sdk:dynamodb:putItem', { TableName: 't', Item: {} }) },
      'T',
    );
    assert.equal(refused.error, 'DynamoDb.ResourceNotFoundException');
    const none = await run({ T: task('arn:aws:states:::aws-sdk:glue:startJobRun', { JobName: 'j' }) }, 'T');
    assert.equal(none.error, 'States.TaskFailed');
    assert.match(none.cause ?? '', /SAGEBRUSH_AWS_ENDPOINT_GLUE/);
    const own = await run(
      { T: task('arn:aws:states:::aws-sdk:lambda:getFunctionConfiguration', { FunctionName: 'task' }) },
      'T',
    );
    assert.equal(JSON.parse(own.output ?? '').FunctionArn, FUNCTION);
  });
});

describe('events', () => {
  it('rules bring events to state machines, functions and log groups', async () => {
    await create('listener', NODE('console.log("heard " + JSON.stringify(event)); return null;'));
    const stateMachineArn = await machine({ P: { Type: 'Pass', End: true } }, 'P');
    await sdk.logs.send(
      new (await import('@aws-sdk/client-cloudwatch-logs')).CreateLogGroupCommand({ logGroupName: '/events/all' }),
    );
    await events.send(new CreateEventBusCommand({ Name: 'shop' }));
    const buses = await events.send(new ListEventBusesCommand({}));
    assert.deepEqual(
      buses.EventBuses?.map(({ Name }) => Name),
      ['default', 'shop'],
    );
    const EventPattern = JSON.stringify({
      source: [{ prefix: 'shop.' }],
      detail: { amount: [{ numeric: ['>', 10] }] },
    });
    const rule = await events.send(new PutRuleCommand({ Name: 'big', EventBusName: 'shop', EventPattern }));
    assert.equal(rule.RuleArn, 'arn:aws:events:us-east-1:123456789012:rule/shop/big');
    const put = await events.send(
      new PutTargetsCommand({
        Rule: 'big',
        EventBusName: 'shop',
        Targets: [
          {
            Id: 'flow',
            Arn: stateMachineArn,
            RoleArn: ROLE,
            InputTransformer: {
              InputPathsMap: { n: '$.detail.amount', who: '$.detail.who' },
              InputTemplate: '{"amount": <n>, "text": "by <who>"}',
            },
          },
          { Id: 'code', Arn: 'arn:aws:lambda:us-east-1:123456789012:function:listener', InputPath: '$.detail' },
          { Id: 'logs', Arn: 'arn:aws:logs:us-east-1:123456789012:log-group:/events/all' },
          { Id: 'queue', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' },
        ],
      }),
    );
    assert.deepEqual(
      put.FailedEntries?.map(({ TargetId }) => TargetId),
      ['queue'],
    );
    const entry = (amount: number) => ({
      Source: 'shop.orders',
      DetailType: 'Order',
      EventBusName: 'shop',
      Detail: JSON.stringify({ amount, who: 'an "a"' }),
    });
    const sent = await events.send(
      new PutEventsCommand({
        Entries: [
          entry(5),
          entry(50),
          { Source: 'aws.s3', DetailType: 'x', Detail: '{}' },
          { Source: 'a', DetailType: 'b', Detail: 'nonsense' },
        ],
      }),
    );
    assert.equal(sent.FailedEntryCount, 2);
    assert.deepEqual(
      sent.Entries?.map(({ ErrorCode }) => ErrorCode),
      [undefined, undefined, 'NotAuthorizedForSourceException', 'MalformedDetail'],
    );
    const execution = await eventually(
      async () => (await sdk.sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions?.[0],
    );
    const end = await closed(execution.executionArn ?? '');
    assert.deepEqual(JSON.parse(end.input ?? ''), { amount: 50, text: 'by an "a"' });
    const linesOf = (group: string) => async () => {
      const { logStreams = [] } = await sdk.logs
        .send(new DescribeLogStreamsCommand({ logGroupName: group }))
        .catch(() => ({ logStreams: [] }));
      for (const { logStreamName } of logStreams) {
        const { events: lines = [] } = await sdk.logs.send(
          new GetLogEventsCommand({ logGroupName: group, logStreamName }),
        );
        const found = lines.find(({ message }) => /"amount":50/.test(message ?? ''));
        if (found !== undefined) return found.message ?? '';
      }
      return undefined;
    };
    assert.match(await eventually(linesOf('/aws/lambda/listener')), /heard \{"amount":50,"who":"an \\"a\\""\}/);
    assert.equal(JSON.parse(await eventually(linesOf('/events/all')))['detail-type'], 'Order');
    const executions = await sdk.sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    assert.equal(executions.executions?.length, 1);
    const targets = await events.send(new ListTargetsByRuleCommand({ Rule: 'big', EventBusName: 'shop' }));
    assert.equal(targets.Targets?.length, 3);
    await assert.rejects(events.send(new DeleteRuleCommand({ Name: 'big', EventBusName: 'shop' })), {
      name: 'ValidationException',
    });
    assert.deepEqual((await events.send(new ListRulesCommand({}))).Rules, []);
  });

  it('a rule hears of this server’s own changes; tasks put events', async () => {
    const stateMachineArn = await machine({ P: { Type: 'Pass', End: true } }, 'P');
    const EventPattern = JSON.stringify({ source: ['orders'], 'detail-type': ['Placed'] });
    await events.send(new PutRuleCommand({ Name: 'placed', EventPattern }));
    await events.send(
      new PutTargetsCommand({ Rule: 'placed', Targets: [{ Id: '1', Arn: stateMachineArn, RoleArn: ROLE }] }),
    );
    const put = await run(
      {
        T: task('arn:aws:states:::events:putEvents', {
          Entries: [{ Source: 'orders', DetailType: 'Placed', Detail: { id: 7 } }],
        }),
      },
      'T',
    );
    assert.equal(put.status, 'SUCCEEDED', put.cause);
    assert.equal(JSON.parse(put.output ?? '').FailedEntryCount, 0);
    const execution = await eventually(
      async () => (await sdk.sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions?.[0],
    );
    const event = JSON.parse((await closed(execution.executionArn ?? '')).input ?? '');
    assert.deepEqual(event.detail, { id: 7 });
    assert.ok(event.resources.includes(put.executionArn));
    const failing = await run(
      {
        T: task('arn:aws:states:::events:putEvents', { Entries: [{ Source: 'aws.s3', DetailType: 'x', Detail: {} }] }),
      },
      'T',
    );
    assert.equal(failing.error, 'EventBridge.FailedEntry');

    const target = await machine({ P: { Type: 'Pass', End: true } }, 'P');
    const watched = await machine({ F: { Type: 'Fail', Error: 'E' } }, 'F');
    await events.send(
      new PutRuleCommand({
        Name: 'failures',
        EventPattern: JSON.stringify({
          source: ['aws.states'],
          detail: { status: ['FAILED'], stateMachineArn: [watched] },
        }),
      }),
    );
    await events.send(
      new PutTargetsCommand({
        Rule: 'failures',
        Targets: [{ Id: '1', Arn: target, RoleArn: ROLE, InputPath: '$.detail.status' }],
      }),
    );
    await sdk.sfn.send(new StartExecutionCommand({ stateMachineArn: watched }));
    const heard = await eventually(
      async () => (await sdk.sfn.send(new ListExecutionsCommand({ stateMachineArn: target }))).executions?.[0],
    );
    assert.equal((await closed(heard.executionArn ?? '')).input, '"FAILED"');
  });

  it('patterns can be tried and wrong ones are refused', async () => {
    const event = {
      id: '1',
      account: '1',
      source: 'a',
      time: 't',
      region: 'r',
      resources: [],
      'detail-type': 'd',
      detail: { x: 'abc' },
    };
    const pattern = (EventPattern: object) =>
      events.send(
        new TestEventPatternCommand({ Event: JSON.stringify(event), EventPattern: JSON.stringify(EventPattern) }),
      );
    assert.equal((await pattern({ detail: { x: [{ wildcard: 'a*c' }] } })).Result, true);
    assert.equal((await pattern({ detail: { x: [{ suffix: 'b' }] } })).Result, false);
    await assert.rejects(pattern({ detail: { x: 'abc' } }), { name: 'InvalidEventPatternException' });
  });
});
