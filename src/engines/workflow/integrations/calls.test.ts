/** Tasks that call functions, put events and invoke HTTP APIs: what they ask, and what they make of answers. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { CallRequest } from '../../../platform/call.ts';
import { manualClock } from '../../../platform/clock.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { countingIds } from '../../../platform/ids.ts';
import type { Json } from '../../../platform/json.ts';
import { createEventBus } from '../../events/bus.ts';
import type { ScheduleTask } from '../core.ts';
import { integrationOf } from '../task-call.ts';
import { type Started, TaskFailure } from './integration.ts';
import { checkResource } from './registry.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';

/** Starts a task whose calls `answer` answers. */
async function start(
  resource: string,
  parameters: Json,
  answer: (request: CallRequest) => unknown = () => ({}),
): Promise<Started> {
  const task: ScheduleTask = {
    kind: 'scheduleTask',
    taskId: 't',
    taskKind: resource === FUNCTION ? 'lambda' : 'task',
    resource,
    pattern: 'request',
    parameters: JSON.stringify(parameters),
    stateName: 'S',
    retryCount: 0,
    scheduledEventId: 3,
  };
  const { integration, call } = integrationOf(task, {
    scope: { accountId: '123456789012', region: 'us-east-1' },
    executionArn: 'arn:aws:states:us-east-1:123456789012:execution:m:e',
    executionName: 'e',
    roleArn: 'arn:aws:iam::123456789012:role/Flow',
  });
  return integration.start(call, {
    call: async (request) => answer(request),
    events: createEventBus(() => {}),
    clock: manualClock(),
    ids: countingIds(),
  });
}
const failure = async (work: Promise<unknown>): Promise<TaskFailure> => {
  const error = await work.then(
    () => assert.fail('it succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof TaskFailure, String(error));
  return error;
};
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('functions', () => {
  const INVOKE = 'arn:aws:states:::lambda:invoke';

  it('the payload is JSON in both directions; text is taken for JSON, null for nothing', async () => {
    const asked: unknown[] = [];
    const answer = ({ input }: CallRequest): unknown => {
      asked.push(input);
      return { StatusCode: 200, ExecutedVersion: '7', Payload: bytes('[1,"a"]') };
    };
    const { output } = await start(INVOKE, { FunctionName: 'f', Payload: '"text"', Qualifier: '7' }, answer);
    assert.deepEqual(asked[0], { FunctionName: 'f', Qualifier: '7', Payload: bytes('"text"') });
    const { Payload, ExecutedVersion, StatusCode, SdkHttpMetadata } = JSON.parse(output);
    assert.deepEqual([Payload, ExecutedVersion, StatusCode], [[1, 'a'], '7', 200]);
    const { HttpHeaders } = SdkHttpMetadata;
    assert.deepEqual([HttpHeaders['X-Amz-Executed-Version'], HttpHeaders['Content-Length']], ['7', '7']);
    assert.equal((await start(FUNCTION, { a: 1 }, answer)).output, '[1,"a"]');
    assert.deepEqual(asked[1], { FunctionName: FUNCTION, Payload: bytes('{"a":1}') });
    await start(INVOKE, { FunctionName: 'f', Payload: null }, answer);
    assert.deepEqual(asked[2], { FunctionName: 'f' });
    await start(FUNCTION, 'text', answer);
    assert.deepEqual(asked[3], { FunctionName: FUNCTION, Payload: bytes('"text"') });
    // The function's own spelling stays where its ARN is the resource.
    const spelled = await start(FUNCTION, {}, () => ({ StatusCode: 200, Payload: bytes('{"zero": 0.0}\n') }));
    assert.equal(spelled.output, '{"zero": 0.0}');
    // A runtime of one's own may answer what is no JSON.
    const odd = await start(FUNCTION, {}, () => ({ StatusCode: 200, Payload: bytes('no json') }));
    assert.equal(odd.output, '"no json"');
  });

  it('errors of the code keep their names, errors of the service get Lambda’s', async () => {
    const failing = (payload: string) => () => ({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      Payload: bytes(payload),
    });
    const told = '{"errorType": "MyError", "errorMessage": "x"}';
    const own = await failure(start(FUNCTION, {}, failing(told)));
    assert.deepEqual([own.error, own.message], ['MyError', told]);
    const anew = await failure(start(INVOKE, { FunctionName: 'f' }, failing(told)));
    assert.deepEqual([anew.error, anew.message], ['MyError', '{"errorType":"MyError","errorMessage":"x"}']);
    assert.equal((await failure(start(FUNCTION, {}, failing('{"errorMessage":"x"}')))).error, 'Lambda.Unknown');
    assert.equal((await failure(start(FUNCTION, {}, failing('')))).error, 'Lambda.Unknown');
    const refusing = (code: string, status?: number) => () => {
      throw new ServiceError(code, 'no', status === undefined ? {} : { status });
    };
    const throttled = await failure(start(INVOKE, { FunctionName: 'f' }, refusing('TooManyRequestsException')));
    assert.equal(throttled.error, 'Lambda.TooManyRequestsException');
    assert.match(
      throttled.message,
      /^no \(Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; /,
    );
    assert.equal((await failure(start(FUNCTION, {}, refusing('ServiceException')))).error, 'Lambda.ServiceException');
    assert.equal((await failure(start(FUNCTION, {}, refusing('AccessDenied')))).error, 'Lambda.AWSLambdaException');
  });

  it('parameters are checked', async () => {
    const messages = checkResource(INVOKE, { Function: 'f' }).map(({ message }) => message);
    assert.deepEqual(messages, [
      'The field "Function" is not supported by Step Functions',
      "The field 'FunctionName' is required but was missing",
    ]);
    assert.equal(checkResource(`${INVOKE}.sync`, { FunctionName: 'f' }).length, 1);
    assert.equal((await failure(start(INVOKE, {}))).error, 'States.Runtime');
  });
});

it('putEvents: details become text, the origin is added, a refused entry fails', async () => {
  const resource = 'arn:aws:states:::events:putEvents';
  let asked: unknown;
  const entry = { Source: 's', DetailType: 'd', Detail: { a: 1 }, Resources: ['arn:own'] };
  const good = await start(resource, { Entries: [entry] }, ({ input }) => {
    asked = input;
    return { FailedEntryCount: 0, Entries: [{ EventId: '1' }] };
  });
  const origin = [
    'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    'arn:aws:states:us-east-1:123456789012:execution:m:e',
  ];
  assert.deepEqual(asked, { Entries: [{ ...entry, Detail: '{"a":1}', Resources: ['arn:own', ...origin] }] });
  assert.deepEqual(JSON.parse(good.output), { FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
  const refused = () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail', ErrorMessage: 'x' }] });
  assert.equal((await failure(start(resource, { Entries: [entry] }, refused))).error, 'EventBridge.FailedEntry');
});

describe('http:invoke', () => {
  const INVOKE = 'arn:aws:states:::http:invoke';
  let api: Server;
  let url: string;
  let followed = false;
  before(async () => {
    api = createServer((request, response) => {
      if (request.url === '/redirect') response.writeHead(302, { location: '/followed' }).end();
      else if (request.url === '/followed') {
        followed = true;
        response.end();
      } else if (request.url === '/large') response.end('x'.repeat(300_000));
      else if (request.url === '/cut') request.socket.destroy();
      else
        response.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] }).end('{"not":"parsed"}');
    });
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    // It listens on TCP.
    url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  });
  after(() => {
    api.close();
    api.closeAllConnections();
  });
  const get = (path: string, more: { [key: string]: Json } = {}) =>
    start(INVOKE, { Method: 'GET', ApiEndpoint: `${url}${path}`, ...more });

  it('only JSON is parsed; a header that comes twice is a list', async () => {
    const answer = JSON.parse((await get('/')).output);
    assert.equal(answer.ResponseBody, '{"not":"parsed"}');
    assert.deepEqual(answer.Headers['set-cookie'], ['a=1', 'b=2']);
  });
  it('redirects are not followed', async () => {
    assert.equal((await failure(get('/redirect'))).error, 'States.Http.StatusCode.302');
    assert.equal(followed, false);
  });
  it('a broken connection and an answer that is too large have names', async () => {
    assert.equal((await failure(get('/cut'))).error, 'States.Http.Socket');
    assert.equal((await failure(get('/large'))).error, 'States.DataLimitExceeded');
  });
  it('what could leak or trick is refused', async () => {
    const refused = async (work: Promise<unknown>): Promise<void> =>
      assert.equal((await failure(work)).error, 'States.Runtime');
    await refused(get('/', { Headers: { Authorization: 'x' } }));
    await refused(get('/', { Headers: { Host: 'elsewhere' } }));
    await refused(get('/', { Headers: { 'X-Amz-Date': 'x' } }));
    await refused(get('/', { Headers: { 'x-a': 'line\nbreak' } }));
    await refused(start(INVOKE, { Method: 'GET', ApiEndpoint: 'file:///etc/passwd' }));
    await refused(start(INVOKE, { Method: 'GET', ApiEndpoint: 'http://user:secret@127.0.0.1/' }));
    await refused(start(INVOKE, { Method: 'CONNECT', ApiEndpoint: url }));
  });
  it('a connection that cannot be read fails the task', async () => {
    const unknown = () => {
      throw new ServiceError('ConnectionResourceNotFoundException', 'gone');
    };
    const task = { Method: 'GET', ApiEndpoint: url, Authentication: { ConnectionArn: 'arn:x' } };
    assert.equal((await failure(start(INVOKE, task, unknown))).error, 'Events.ConnectionResourceNotFoundException');
  });
});
