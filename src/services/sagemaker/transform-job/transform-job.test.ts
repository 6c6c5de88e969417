import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Input } from '../deps.ts';
import { bodyText, createWorld, IMAGE, reply, until, type World } from '../test-support.ts';
import { resolveLimits } from './record.ts';

const MIB = 2 ** 20;

describe('a transform job', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
    const scope = { accountId: '123456789012', region: 'us-east-1' };
    await world.store.objects.createBucket({ ...scope, name: 'bucket', createdAt: 0, config: {} });
    await world.store.objects.createBucket({
      ...scope,
      accountId: '999999999999',
      name: 'theirs',
      createdAt: 0,
      config: {},
    });
    const PrimaryContainer = { Image: IMAGE, ModelDataUrl: 's3://bucket/model.tar.gz', Environment: { A: '1' } };
    await world.send('CreateModel', { ModelName: 'model', PrimaryContainer });
  });
  after(() => world.close());

  const put = async (key: string, data: string | Uint8Array): Promise<void> => {
    const blob = await world.store.blobs.write(
      (async function* () {
        yield typeof data === 'string' ? new TextEncoder().encode(data) : data;
      })(),
    );
    const none = { headers: {}, metadata: {}, tags: {}, checksums: {} };
    const row = { bucket: 'bucket', key, blobId: blob.id, size: blob.size, etag: blob.md5, modifiedAt: 0, ...none };
    await world.store.objects.put(row);
  };
  const get = async (key: string): Promise<string | undefined> => {
    const row = await world.store.objects.get('bucket', key);
    return row === undefined ? undefined : bodyText(await world.store.blobs.read(row.blobId));
  };
  const describeJob = (name: string) => world.send('DescribeTransformJob', { TransformJobName: name });
  const reached = (name: string, status: string) =>
    until(`${name} is ${status}`, async () => (await describeJob(name)).TransformJobStatus === status);
  const create = (
    name: string,
    prefix: string,
    more: Partial<Input<'CreateTransformJob'>> = {},
    input: Partial<Input<'CreateTransformJob'>['TransformInput']> = {},
    output: Partial<Input<'CreateTransformJob'>['TransformOutput']> = {},
  ) =>
    world.send('CreateTransformJob', {
      TransformJobName: name,
      ModelName: 'model',
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://bucket/${prefix}` } },
        ContentType: 'text/csv',
        ...input,
      },
      TransformOutput: { S3OutputPath: `s3://bucket/out/${name}/`, ...output },
      TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
      ...more,
    });

  it('sends lines in batches and writes the answers beside each other', async () => {
    await put('in/a.csv', '1\n2\n3\n');
    await put('in/deep/b.csv', '4\n');
    const bodies: string[] = [];
    world.serving.answer = async (_id, { body, headers }) => {
      assert.equal(headers['content-type'], 'text/csv');
      bodies.push(await bodyText(body));
      return reply(
        200,
        (bodies.at(-1) ?? '')
          .trim()
          .split('\n')
          .map((line) => `p${line}`)
          .join('\n'),
      );
    };
    await create('Lines', 'in/', {}, { SplitType: 'Line' }, { AssembleWith: 'Line' });
    await reached('Lines', 'Completed');
    assert.equal(await get('out/Lines/a.csv.out'), 'p1\np2\np3\n');
    assert.equal(await get('out/Lines/deep/b.csv.out'), 'p4\n');
    assert.deepEqual(bodies.sort(), ['1\n2\n3\n', '4\n']);
    const job = await describeJob('Lines');
    assert.equal(job.MaxConcurrentTransforms, 1);
    assert.equal(job.MaxPayloadInMB, 6);
    assert.equal(job.BatchStrategy, 'MultiRecord');
    assert.equal(job.TransformInput.CompressionType, 'None');
    assert.equal(job.TransformOutput?.KmsKeyId, '');
    assert.deepEqual(job.DataProcessing, { InputFilter: '$', OutputFilter: '$', JoinSource: 'None' });
    await until('its server is gone', () => world.serving.servers.size === 0);
    const statuses = world.events.map((event) => event.detail['TransformJobStatus']);
    assert.deepEqual(statuses, ['InProgress', 'Completed']);
  });

  it('keeps the order of the answers with several requests under way, on several servers', async () => {
    await put('many/a.csv', Array.from({ length: 50 }, (_, i) => `${i}\n`).join(''));
    let under = 0;
    let most = 0;
    const asked = new Set<string>();
    world.serving.answer = async (id, { body }) => {
      asked.add(id);
      most = Math.max(most, ++under);
      const text = await bodyText(body);
      // Later records answer sooner.
      for (let i = Number(text); i < 50; i += 5) await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      return reply(200, text.trim());
    };
    await put('many/b.csv', '7\n');
    const resources = { TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 2 } } as const;
    const more = { BatchStrategy: 'SingleRecord', MaxConcurrentTransforms: 4, ...resources } as const;
    await create('ordered', 'many/', more, { SplitType: 'Line' }, { AssembleWith: 'Line' });
    await reached('ordered', 'Completed');
    assert.equal(await get('out/ordered/a.csv.out'), Array.from({ length: 50 }, (_, i) => `${i}\n`).join(''));
    assert.equal(asked.size, 2);
    assert.ok(most > 1 && most <= 8, `${most} at once`);
  });

  it('sends whole objects, unzipped, where nothing is split', async () => {
    await put('zip/a.gz', gzipSync('hello'));
    world.serving.answer = async (_id, { body }) => reply(200, (await bodyText(body)).toUpperCase());
    await create('whole', 'zip/a.gz', {}, { CompressionType: 'Gzip' });
    await reached('whole', 'Completed');
    assert.equal(await get('out/whole/a.gz.out'), 'HELLO');
  });

  it('reads a manifest', async () => {
    await put('m/list', JSON.stringify([{ prefix: 's3://bucket/in/' }, 'a.csv', 'deep/b.csv']));
    world.serving.answer = async (_id, { body }) => reply(200, await bodyText(body));
    const DataSource = { S3DataSource: { S3DataType: 'ManifestFile', S3Uri: 's3://bucket/m/list' } } as const;
    await create('manifest', '', {}, { DataSource });
    await reached('manifest', 'Completed');
    assert.equal(await get('out/manifest/deep/b.csv.out'), '4\n');
  });

  it('joins and filters', async () => {
    await put('f/a.csv', 'id1,5\nid2,6\n');
    world.serving.answer = async (_id, { body }) => reply(200, (await bodyText(body)).replaceAll(/\d/g, 'x'));
    const DataProcessing = { InputFilter: '$[1:]', OutputFilter: '$[0,-1]', JoinSource: 'Input' } as const;
    await create(
      'filtered',
      'f/',
      { DataProcessing },
      { SplitType: 'Line' },
      { AssembleWith: 'Line', Accept: 'text/csv' },
    );
    await reached('filtered', 'Completed');
    assert.equal(await get('out/filtered/a.csv.out'), 'id1,x\nid2,x\n');
  });

  it('tries a failed request again, then fails with what the container said', async () => {
    let asked = 0;
    world.serving.answer = async () => reply(++asked < 3 ? 503 : 200, 'ok');
    await create('patient', 'in/a.csv');
    await until('it was tried again', async () => {
      await world.clock.advance(50);
      return (await describeJob('patient')).TransformJobStatus === 'Completed';
    });
    assert.equal(asked, 3);
    world.serving.answer = async () => reply(400, 'unknown column');
    await create('refusing', 'in/a.csv');
    await reached('refusing', 'Failed');
    const { FailureReason } = await describeJob('refusing');
    assert.equal(
      FailureReason,
      'ClientError: See job logs for more information. bucket/in/a.csv: ClientError: 400 unknown column',
    );
    assert.equal(await get('out/refusing/a.csv.out'), undefined);
    const scope = { accountId: '123456789012', region: 'us-east-1' };
    const lines = await world.store.logs.read(scope, '/aws/sagemaker/TransformJobs', {
      streamPrefix: 'refusing/',
      limit: 9,
    });
    assert.ok(
      lines.some((line) => line.message.endsWith('[sagemaker logs]: bucket/in/a.csv: ClientError: 400 unknown column')),
    );
  });

  it('fails where a record is larger than a request may be, and where the input is not the caller’s', async () => {
    world.serving.answer = async (_id, { body }) => reply(200, await bodyText(body));
    await put('big/a.csv', Buffer.alloc(MIB + 1, 'x'));
    await create('big', 'big/', { MaxPayloadInMB: 1 }, { SplitType: 'Line' });
    await reached('big', 'Failed');
    assert.match((await describeJob('big')).FailureReason ?? '', /^ClientError: .*Too much data for max payload size/);
    const DataSource = { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://theirs/x' } } as const;
    await create('stolen', '', {}, { DataSource });
    await reached('stolen', 'Failed');
    assert.match((await describeJob('stolen')).FailureReason ?? '', /Access to the bucket theirs is denied/);
  });

  it('goes on after a restart with the objects that are not done', async () => {
    await put('r/1', 'a');
    await put('r/2', 'b');
    const asked: string[] = [];
    let release = (): void => {};
    world.serving.answer = async (_id, { body, signal }) => {
      const text = await bodyText(body);
      asked.push(text);
      if (text === 'b' && asked.length === 2) {
        await new Promise<void>((resolve, reject) => {
          release = resolve;
          signal?.addEventListener('abort', () => reject(new Error('aborted')));
        });
      }
      return reply(200, text);
    };
    await create('resumed', 'r/');
    await until('the second is under way', async () => asked.length === 2 && (await get('out/resumed/1.out')) === 'a');
    await world.restart();
    await reached('resumed', 'Completed');
    assert.deepEqual(asked, ['a', 'b', 'b']);
    release();
  });

  it('is stopped, and its servers with it', async () => {
    world.serving.answer = (_id, { signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    await create('endless', 'in/');
    await until('it asks', () => world.serving.servers.size === 1);
    const [plan] = world.serving.servers.values();
    assert.equal(plan?.hosts[0]?.instanceType, 'ml.m5.large');
    await world.send('StopTransformJob', { TransformJobName: 'endless' });
    await reached('endless', 'Stopped');
    await until('its server is gone', () => world.serving.servers.size === 0);
    await assert.rejects(world.send('StopTransformJob', { TransformJobName: 'endless' }), /is in status Stopped\./);
  });

  it('fails where its server does not get healthy', async () => {
    world.serving.initial = { state: 'failed', message: 'The primary container did not pass the ping health check.' };
    await create('sick', 'in/');
    await reached('sick', 'Failed');
    assert.match(
      (await describeJob('sick')).FailureReason ?? '',
      /^AlgorithmError: The primary container did not pass/,
    );
    world.serving.initial = { state: 'done' };
  });

  it('refuses what it cannot do', async () => {
    await assert.rejects(create('Lines', 'in/'), /a job with this name already exists/);
    await assert.rejects(create('x', 'in/', { ModelName: 'no' }), /Could not find model/);
    await assert.rejects(
      create('x', 'in/', { MaxPayloadInMB: 60, MaxConcurrentTransforms: 2 }),
      /must not exceed 100 MB/,
    );
    await assert.rejects(
      create('x', 'in/', { DataProcessing: { InputFilter: '$..a' } }),
      /cannot be read from character/,
    );
    await assert.rejects(create('x', 'in/', { DataProcessing: { InputFilter: '$.a' } }), /without SplitType Line/);
    await assert.rejects(describeJob('nobody'), /Could not find requested job with name: nobody/);
  });

  it('takes the caller’s limits before the container’s before the defaults', () => {
    // Only the three limits are read.
    const request = (more: object) => more as Parameters<typeof resolveLimits>[0];
    const container = { MaxConcurrentTransforms: 8, BatchStrategy: 'SINGLE_RECORD', MaxPayloadInMB: 2 };
    assert.deepEqual(resolveLimits(request({ MaxPayloadInMB: 0, MaxConcurrentTransforms: 0 }), container), {
      maxConcurrentTransforms: 8,
      maxPayloadInMB: 0,
      batchStrategy: 'SingleRecord',
    });
    assert.equal(resolveLimits(request({ BatchStrategy: 'MultiRecord' }), container).batchStrategy, 'MultiRecord');
    assert.equal(resolveLimits(request({}), undefined).maxPayloadInMB, 6);
  });
});
