/**
 * Clients that go away in the middle: of an upload, a download, an invocation, a long poll. The server lets go of everything it held for
 * them (counted in /proc/<pid>/fd), and nobody's work is given to someone who is not there.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateEndpointCommand, CreateEndpointConfigCommand, DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { createModel, until as untilWithin } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { BUCKET, ROLE } from './training.ts';

const AT_ONCE = 50;
const OBJECT_BYTES = 64 << 20;

let server: TestServer;
let aws: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  aws = clients(server.url);
  await aws.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'large', Body: Buffer.alloc(OBJECT_BYTES, 1) }));
});
after(() => server.close());

const until = <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => untilWithin(what, look, 120, 50);

/** What the server's open files and sockets are; those of its own house-keeping change by a few. */
function handles(): string[] {
  const folder = `/proc/${server.pid}/fd`;
  return readdirSync(folder).flatMap((fd) => {
    try {
      return [readlinkSync(path.join(folder, fd))];
    } catch {
      return [];
    }
  });
}
const sockets = (): number => handles().filter((name) => name.startsWith('socket:')).length;
const blobsOpen = (): string[] => handles().filter((name) => name.startsWith(path.join(server.data, 'blobs')));
/** Bytes that the server has read, from files and sockets. */
const bytesRead = (): number => Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${server.pid}/io`, 'utf8'))?.[1]);

/** Opens `count` requests, waits until `ready` says that the server works on each, and hangs up. */
async function vanish(
  open: (index: number) => ClientRequest,
  ready: (request: ClientRequest) => Promise<void>,
): Promise<void> {
  const requests = Array.from({ length: AT_ONCE }, (_, index) => {
    const one = open(index);
    one.on('error', () => {});
    return one;
  });
  await Promise.all(requests.map(ready));
  for (const one of requests) one.destroy();
}

/** Runs `work` twice: the first time may open what stays (a pool, a worker); the second must not add to it. */
async function leavesNothing(work: () => Promise<void>): Promise<void> {
  await work();
  await until('the first round is let go', async () => sockets() < AT_ONCE || undefined);
  const closed = async (): Promise<true | undefined> => blobsOpen().length === 0 || undefined;
  await until('its objects are closed', closed);
  const files = handles().length;
  await work();
  await until('the second round is let go', async () => handles().length <= files + 2 || undefined).catch(() => {
    assert.fail(`${files} handles became ${handles().length}:\n${handles().sort().join('\n')}`);
  });
  // Few enough handles may still be those of objects that are just being closed.
  await until('all objects are closed', closed);
  assert.ok(!server.output().includes('"level":50'), server.output());
}

const answered = (one: ClientRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    one.once('response', (response) => response.once('data', () => resolve(response.pause() && undefined)));
    one.once('error', reject);
  });

const jsonHeaders = (target: string, service: string): Record<string, string> => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': target,
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
});

describe('clients that go away', { timeout: 600_000 }, () => {
  it('in the middle of an upload: nothing stays of it', async () => {
    const incoming = (): string[] => readdirSync(path.join(server.data, 'blobs', 'incoming'));
    await leavesNothing(async () => {
      await vanish(
        (index) => {
          const headers = { 'content-length': String(OBJECT_BYTES) };
          const one = request(`${server.url}/${BUCKET}/gone-${index}`, { method: 'PUT', headers });
          one.write(Buffer.alloc(1 << 20, 1));
          return one;
        },
        () => until('the upload is being written', async () => incoming().length > 0 || undefined).then(() => {}),
      );
      await until('the half files are gone', async () => incoming().length === 0 || undefined);
    });
    const { Contents = [] } = await aws.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    assert.deepEqual(
      Contents.map(({ Key }) => Key),
      ['large'],
    );
  });

  it('in the middle of a download: the object is read no further', async () => {
    const start = bytesRead();
    await leavesNothing(() => vanish(() => request(`${server.url}/${BUCKET}/large`).end(), answered));
    // Two rounds; what is in flight of each are a few megabytes of socket buffers, not the object.
    const read = bytesRead() - start;
    assert.ok(read < (2 * AT_ONCE * OBJECT_BYTES) / 4, `${read} bytes were read`);
  });

  it('in the middle of an invocation: the endpoint goes on serving', async () => {
    const program = `
import time
def model_fn(folder):
    return None
def transform_fn(model, body, *_):
    if "slow" in str(body):
        time.sleep(2)
    return "answer", "text/plain"
`;
    await createModel(aws, 'vanish', `s3://${BUCKET}/model.tar.gz`, program);
    const variant = {
      VariantName: 'All',
      ModelName: 'vanish',
      InitialInstanceCount: 1,
      InstanceType: 'ml.m5.large',
    } as const;
    await aws.sagemaker.send(
      new CreateEndpointConfigCommand({ EndpointConfigName: 'vanish', ProductionVariants: [variant] }),
    );
    await aws.sagemaker.send(new CreateEndpointCommand({ EndpointName: 'vanish', EndpointConfigName: 'vanish' }));
    await until('the endpoint serves', async () => {
      const endpoint = await aws.sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'vanish' }));
      assert.notEqual(endpoint.EndpointStatus, 'Failed', endpoint.FailureReason);
      return endpoint.EndpointStatus === 'InService' || undefined;
    });
    const url = `${server.url}/endpoints/vanish/invocations`;
    const headers = { 'content-type': 'text/plain', authorization: jsonHeaders('', 'sagemaker')['authorization'] };
    await leavesNothing(async () => {
      await vanish(
        () => request(url, { method: 'POST', headers }).end('slow'),
        // One socket from each client and one to the container for each (or for as many as are let in at a time).
        () => until('the invocations are under way', async () => sockets() > AT_ONCE || undefined).then(() => {}),
      );
    });
    const answer = await aws.runtime.send(
      new InvokeEndpointCommand({ EndpointName: 'vanish', ContentType: 'text/plain', Body: 'quick' }),
    );
    assert.equal(answer.Body?.transformToString(), 'answer');
  });

  it('in the middle of a long poll: the task goes to the worker who is there', async () => {
    const { activityArn } = await aws.sfn.send(new CreateActivityCommand({ name: 'vanish' }));
    const body = JSON.stringify({ activityArn, workerName: 'gone' });
    await leavesNothing(async () => {
      await vanish(
        () =>
          request(server.url, {
            method: 'POST',
            headers: jsonHeaders('AWSStepFunctions.GetActivityTask', 'states'),
          }).end(body),
        () => until('the polls are open', async () => sockets() >= AT_ONCE || undefined).then(() => {}),
      );
    });
    const definition = JSON.stringify({
      StartAt: 'S',
      States: { S: { Type: 'Task', Resource: activityArn, End: true } },
    });
    const { stateMachineArn } = await aws.sfn.send(
      new CreateStateMachineCommand({ name: 'vanish', roleArn: ROLE, definition }),
    );
    const { executionArn } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const { taskToken } = await aws.sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'there' }));
    assert.ok(taskToken, 'the task was not given to one of those who had gone');
    await aws.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    const { status } = await until('the execution ends', async () => {
      const execution = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
      return execution.status === 'RUNNING' ? undefined : execution;
    });
    assert.equal(status, 'SUCCEEDED');
  });
});
