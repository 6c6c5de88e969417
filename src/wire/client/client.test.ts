import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, describe, it } from 'node:test';
import { loadCatalogueModel } from '../../models/catalogue.ts';
import type { HttpAnswer } from '../../platform/call.ts';
import { manualClock } from '../../platform/clock.ts';
import { ServiceError, UnansweredCall, type UnansweredReason } from '../../platform/errors.ts';
import { countingIds } from '../../platform/ids.ts';
import { type ClientCall, createServiceClient } from './client.ts';
import { placeOf } from './endpoint.ts';
import { foreignService } from './service.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let seen: Seen[] = [];
let answer: (request: Seen, response: ServerResponse) => void = (_, response) => void response.end('{}');
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { method = '', url = '', headers } = request;
  seen.push({ method, url, headers, body });
  answer(seen.at(-1) as Seen, response); // Just pushed.
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
// It listens on TCP.
const endpoint = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
after(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  seen = [];
  answer = (_, response) => void response.end('{}');
});

const clock = manualClock();
const client = createServiceClient({ clock, ids: countingIds() });
const credentials = () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' });

const call = (service: string, operation: string, input: unknown = {}, more: Partial<ClientCall> = {}) =>
  client.call({
    ...{ model: loadCatalogueModel(service), operation, input, endpoint, region: 'eu-west-1', credentials },
    ...more,
  });

/** Answers with these statuses in turn, the last for ever. */
const statuses = (body: string, ...list: readonly number[]): void => {
  answer = (_, response) => {
    response.writeHead(list[seen.length - 1] ?? list.at(-1) ?? 200, { 'x-amzn-requestid': `r${seen.length}` });
    response.end(body);
  };
};

/** Moves time on until the work is over. */
async function patiently<Result>(work: Promise<Result>): Promise<Result> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  work.then(over, over);
  while (!isOver) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    await clock.advance(1000);
  }
  return work;
}

async function refused(work: Promise<unknown>): Promise<ServiceError> {
  const error = await patiently(work).then(
    () => assert.fail('it succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ServiceError, String(error));
  return error;
}

async function unanswered(work: Promise<unknown>, reason: UnansweredReason): Promise<UnansweredCall> {
  const error = await patiently(work).then(
    () => assert.fail('it succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof UnansweredCall, String(error));
  assert.equal(error.reason, reason, error.message);
  return error;
}

describe('requests', () => {
  it('each protocol has its own', async () => {
    await call('dynamodb', 'GetItem', { TableName: 't', Key: { id: { B: Buffer.from('x') } } });
    await call('sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: 'm' });
    answer = (_, response) => void response.end('<r/>');
    await call('sns', 'Publish', { Message: 'a b&c', MessageAttributes: { k: { DataType: 'String' } } });
    await call('ec2', 'DescribeInstances', { InstanceIds: ['i-1'], Filters: [{ Name: 'n', Values: ['v'] }] });
    await call('route53', 'GetHostedZone', { Id: '/hostedzone/Z 1' });
    answer = (_, response) => void response.end();
    await call('batch', 'TagResource', { resourceArn: 'arn:a/b', tags: { k: 'v' } });
    const [ddb, sqs, sns, ec2, route53, batch] = seen;
    assert.equal(ddb?.headers['x-amz-target'], 'DynamoDB_20120810.GetItem');
    assert.equal(ddb?.headers['content-type'], 'application/x-amz-json-1.0');
    assert.equal(ddb?.body, '{"TableName":"t","Key":{"id":{"B":"eA=="}}}');
    assert.equal(sqs?.headers['x-amzn-query-mode'], 'true');
    assert.equal(
      sns?.body,
      'Action=Publish&Version=2010-03-31&Message=a%20b%26c&MessageAttributes.entry.1.Name=k&MessageAttributes.entry.1.Value.DataType=String',
    );
    assert.equal(
      ec2?.body,
      'Action=DescribeInstances&Version=2016-11-15&InstanceId.1=i-1&Filter.1.Name=n&Filter.1.Value.1=v',
    );
    assert.equal(`${route53?.method} ${route53?.url}`, 'GET /2013-04-01/hostedzone/Z%201');
    assert.equal(`${batch?.method} ${batch?.url}`, 'POST /v1/tags/arn%3Aa%2Fb');
    assert.equal(batch?.body, '{"tags":{"k":"v"}}');
    for (const request of seen) assert.match(request.headers.authorization ?? '', /^AWS4-HMAC-SHA256 Credential=AKID/);
  });

  it('tokens are filled in: the caller’s, or one by chance', async () => {
    await call('athena', 'StartQueryExecution', { QueryString: 'q' }, { token: 'the-token' });
    await call('athena', 'StartQueryExecution', { QueryString: 'q' });
    await call('athena', 'StartQueryExecution', { QueryString: 'q', ClientRequestToken: 'own' });
    const tokens = seen.map(({ body }) => JSON.parse(body).ClientRequestToken);
    assert.deepEqual([tokens[0], tokens[2]], ['the-token', 'own']);
    assert.match(tokens[1], /^[0-9a-f-]{36}$/);
  });

  it('a base path stays; some services want more than their models say', async () => {
    await call('apigateway', 'GetRestApis', {}, { endpoint: new URL(`${endpoint}base/`) });
    assert.equal(seen[0]?.url, '/base/restapis');
    assert.equal(seen[0]?.headers.accept, 'application/json');
    await call('glacier', 'ListVaults', { accountId: '-' });
    assert.equal(seen[1]?.url, '/-/vaults');
    assert.equal(seen[1]?.headers['x-amz-glacier-version'], '2012-06-01');
  });

  it('what AWS does not sign is not signed', async () => {
    const none = (): never => assert.fail('nobody needs keys');
    await call('cognitoidentityprovider', 'SignUp', { ClientId: 'c' }, { credentials: none });
    assert.equal(seen[0]?.headers.authorization, undefined);
    await call('lexruntime', 'PostContent', { botName: 'b', botAlias: 'a', userId: 'u', contentType: 't' });
    assert.equal(seen[1]?.headers['x-amz-content-sha256'], 'UNSIGNED-PAYLOAD');
  });

  it('what cannot be sent is not', async () => {
    await unanswered(call('batch', 'TagResource', { resourceArn: '' }), 'not-sent');
    await unanswered(call('batch', 'TagResource', {}), 'not-sent');
    await unanswered(call('batch', 'NoSuchThing'), 'not-sent');
    await unanswered(call('batch', '__proto__'), 'not-sent');
    await unanswered(call('bedrockruntime', 'InvokeModelWithResponseStream', { modelId: 'm' }), 'not-sent');
    await unanswered(call('codecatalyst', 'ListSpaces'), 'not-configured');
    assert.deepEqual(seen, []);
  });
});

describe('answers', () => {
  it('are read along the model, kindly', async () => {
    answer = (_, response) =>
      void response.end(
        '{"Secret":1,"CreatedDate":"2026-01-02T03:04:05Z","VersionStages":["a"],"SecretBinary":"eA=="}',
      );
    const heard: HttpAnswer[] = [];
    const value = await call('secretsmanager', 'GetSecretValue', {}, { heard: (each) => heard.push(each) });
    assert.deepEqual(value, {
      CreatedDate: Date.UTC(2026, 0, 2, 3, 4, 5),
      VersionStages: ['a'],
      SecretBinary: Buffer.from('x'),
    });
    assert.equal(heard[0]?.status, 200);
    assert.ok(heard[0]?.headers.some(([name]) => name === 'Date'));
  });

  it('refusals have the model’s names, in every protocol', async () => {
    const refusal = async (service: string, operation: string, input: object, body: string, headers = {}) => {
      answer = (_, response) => void response.writeHead(400, headers).end(body);
      const { code, message, status, remote } = await refused(call(service, operation, input));
      return [code, message, status, remote?.requestId, remote?.attempts];
    };
    const id = { 'x-amzn-RequestId': 'r' };
    const type = '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"m"}';
    assert.deepEqual(await refusal('dynamodb', 'GetItem', {}, type, id), [
      'ResourceNotFoundException',
      'm',
      400,
      'r',
      1,
    ]);
    const rest = { ...id, 'x-amzn-ErrorType': 'ClientException:http://x/y' };
    assert.deepEqual(await refusal('batch', 'ListJobs', {}, '{"message":"m"}', rest), [
      'ClientException',
      'm',
      400,
      'r',
      1,
    ]);
    const query =
      '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>';
    assert.deepEqual(await refusal('sns', 'Publish', {}, query), ['NotFoundException', 'm', 400, 'r', 1]);
    const ec2 =
      '<Response><Errors><Error><Code>InvalidID</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>';
    assert.deepEqual(await refusal('ec2', 'DescribeInstances', {}, ec2), ['InvalidID', 'm', 400, 'r', 1]);
    const bare = '<Error><Code>NoSuchHostedZone</Code><Message>m</Message><RequestId>r</RequestId></Error>';
    assert.deepEqual(await refusal('route53', 'GetHostedZone', { Id: 'Z' }, bare), [
      'NoSuchHostedZone',
      'm',
      400,
      'r',
      1,
    ]);
    const kept = { ...id, 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' };
    const gone = '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"m"}';
    assert.deepEqual(await refusal('sqs', 'SendMessage', {}, gone, kept), ['QueueDoesNotExist', 'm', 400, 'r', 1]);
    const queue = await refused(call('sqs', 'SendMessage'));
    assert.equal(queue.remote?.code, 'AWS.SimpleQueueService.NonExistentQueue');
    const proxy = await refusal('dynamodb', 'GetItem', {}, '<html>');
    assert.deepEqual(proxy, ['400', 'The service answered 400.', 400, undefined, 1]);
  });

  it('redirects are not followed', async () => {
    answer = (_, response) => void response.writeHead(302, { location: `${endpoint}elsewhere` }).end();
    assert.equal((await refused(call('dynamodb', 'ListTables'))).status, 302);
    assert.equal(seen.length, 1);
  });

  it('what is no answer of the service is told', async () => {
    answer = (_, response) => void response.end('<html>');
    await unanswered(call('dynamodb', 'ListTables'), 'unreadable');
    answer = (_, response) => void response.end('{"TableNames":"t"}');
    await unanswered(call('dynamodb', 'ListTables'), 'unreadable');
    answer = (_, response) => void response.end('<!DOCTYPE x [<!ENTITY e "x">]><r>&e;</r>');
    await unanswered(call('sns', 'ListTopics'), 'unreadable');
    answer = (_, response) => void response.end(`{"x":"${'x'.repeat(1 << 20)}"}`);
    await unanswered(call('dynamodb', 'ListTables'), 'too-large');
    assert.equal(seen.length, 4);
  });
});

describe('retries', () => {
  it('trouble that passes is waited out, three times in all', async () => {
    statuses('{}', 500, 503, 200);
    assert.deepEqual(await patiently(call('dynamodb', 'ListTables')), {});
    assert.equal(seen.length, 3);
    seen = [];
    statuses('{"__type":"InternalServerError","message":"m"}', 500);
    const { code, remote } = await refused(call('dynamodb', 'ListTables'));
    assert.deepEqual([code, remote?.attempts, remote?.requestId], ['InternalServerError', 3, 'r3']);
  });

  it('throttling too, whatever its status; other refusals are final', async () => {
    statuses('{"__type":"ThrottlingException"}', 400);
    await refused(call('dynamodb', 'ListTables'));
    assert.equal(seen.length, 3);
    seen = [];
    statuses('{"__type":"ValidationException"}', 400);
    await refused(call('dynamodb', 'ListTables'));
    assert.equal(seen.length, 1);
  });

  it('each attempt carries the same token', async () => {
    statuses('{}', 500, 200);
    await patiently(call('athena', 'StartQueryExecution', { QueryString: 'q' }));
    const [first, second] = seen.map(({ body }) => JSON.parse(body).ClientRequestToken);
    assert.equal(first, second);
  });

  it('connections that break are made again', async () => {
    answer = (_, response) => (seen.length < 3 ? void response.socket?.destroy() : void response.end('{}'));
    assert.deepEqual(await patiently(call('dynamodb', 'ListTables')), {});
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('{}');
      setImmediate(() => response.socket?.destroy());
    };
    assert.equal((await unanswered(call('dynamodb', 'ListTables'), 'unreachable')).attempts, 3);
    const nobody = new URL('http://127.0.0.1:1');
    const error = await unanswered(call('dynamodb', 'ListTables', {}, { endpoint: nobody }), 'unreachable');
    assert.match(error.message, /^Unable to execute HTTP request: .*ECONNREFUSED/);
  });

  it('silence has an end', async () => {
    answer = () => {};
    const error = await unanswered(call('dynamodb', 'ListTables'), 'unreachable');
    assert.match(error.message, /no answer within 60 seconds/);
    assert.equal(seen.length, 3);
  });

  it('who gives up waits for nothing', async () => {
    const waiting = new AbortController();
    answer = () => waiting.abort();
    await unanswered(call('dynamodb', 'ListTables', {}, { signal: waiting.signal }), 'unreachable');
    assert.equal(seen.length, 1);
    const between = new AbortController();
    answer = (_, response) => {
      response.writeHead(500).end();
      setTimeout(() => between.abort(), 5);
    };
    const work = call('dynamodb', 'ListTables', {}, { signal: between.signal });
    await assert.rejects(work, UnansweredCall);
    assert.equal(seen.length, 2);
  });
});

describe('AWS’s own addresses', () => {
  const place = (service: string, operation: string, input = {}, region = 'eu-west-1') => {
    const model = loadCatalogueModel(service);
    return placeOf(model, foreignService(model).operation(operation), input, 'aws', region);
  };

  it('follow the model', () => {
    assert.equal(place('dynamodb', 'ListTables').hostname, 'dynamodb.eu-west-1.amazonaws.com');
    const { hostname, signingRegion, protocol } = place('organizations', 'ListRoots');
    assert.deepEqual(
      [hostname, signingRegion, protocol],
      ['organizations.us-east-1.amazonaws.com', 'us-east-1', 'https:'],
    );
    assert.equal(place('simpledbv2', 'ListExports', {}, 'us-east-1').hostname, 'sdb.amazonaws.com');
    assert.equal(place('lakeformation', 'GetQueryState').hostname, 'query-lakeformation.eu-west-1.amazonaws.com');
  });

  it('take nothing of a task but labels', () => {
    const policy = (AccountId: string) => place('s3control', 'GetPublicAccessBlock', { AccountId }).hostname;
    assert.equal(policy('123456789012'), '123456789012.s3-control.eu-west-1.amazonaws.com');
    for (const evil of ['evil.example/', 'evil.example#', 'a.b', '', 'a@b', 'a:1', '-'])
      assert.throws(() => policy(evil), UnansweredCall);
    for (const evil of ['evil.example/', 'x@evil.example', '', 'a.b', '__proto__'])
      assert.throws(() => place('dynamodb', 'ListTables', {}, evil), UnansweredCall);
  });

  it('are not guessed where they are not known', () => {
    assert.throws(() => place('dynamodb', 'ListTables', {}, 'cn-north-1'), UnansweredCall);
    assert.throws(() => place('cloudfrontkeyvaluestore', 'ListKeys'), UnansweredCall);
  });
});
