import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createWorld, IMAGE, ROLE, type World } from '../test-support.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:123456789012:model/my-model';

describe('models, endpoint configurations and tags', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());
  const PrimaryContainer = { Image: IMAGE, ModelDataUrl: 's3://bucket/model.tar.gz', Environment: { A: '1' } };

  it('a model is created, described, listed newest first, and deleted', async () => {
    const create = (ModelName: string) =>
      world.send('CreateModel', {
        ModelName,
        PrimaryContainer,
        ExecutionRoleArn: ROLE,
        Tags: [{ Key: 'k', Value: 'v' }],
      });
    assert.deepEqual(await create('My-Model'), { ModelArn: ARN });
    await world.clock.advance(1000);
    await create('second');
    const model = await world.send('DescribeModel', { ModelName: 'My-Model' });
    assert.equal(model.ModelName, 'My-Model');
    assert.deepEqual(model.PrimaryContainer, PrimaryContainer);
    assert.ok(!('Tags' in model));
    const { Models } = await world.send('ListModels', {});
    assert.deepEqual(
      Models.map((one) => one.ModelName),
      ['second', 'My-Model'],
    );
    await assert.rejects(create('my-model'), {
      code: 'ValidationException',
      message: `Cannot create already existing model "${ARN}".`,
    });
    await world.send('DeleteModel', { ModelName: 'second' });
    await assert.rejects(
      world.send('DescribeModel', { ModelName: 'second' }),
      /Could not find model "arn:aws:.*second"\./,
    );
    await assert.rejects(world.send('DeleteModel', { ModelName: 'second' }), /Could not find model/);
  });

  it('a model names one way to its containers', async () => {
    await assert.rejects(world.send('CreateModel', { ModelName: 'none' }), /PrimaryContainer or at least one/);
    const both = { ModelName: 'both', PrimaryContainer, Containers: [PrimaryContainer] };
    await assert.rejects(world.send('CreateModel', both), /not both/);
    const packaged = { ModelName: 'p', PrimaryContainer: { ModelPackageName: 'x' } };
    await assert.rejects(world.send('CreateModel', packaged), /model package are not supported/);
  });

  it('an endpoint configuration needs its models, and shows its defaults', async () => {
    const variant = {
      VariantName: 'v',
      ModelName: 'My-Model',
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: 1,
    } as const;
    const create = (EndpointConfigName: string, more: object = {}) =>
      world.send('CreateEndpointConfig', { EndpointConfigName, ProductionVariants: [{ ...variant, ...more }] });
    await create('config');
    const { ProductionVariants } = await world.send('DescribeEndpointConfig', { EndpointConfigName: 'config' });
    assert.deepEqual(ProductionVariants, [{ ...variant, InitialVariantWeight: 1 }]);
    await assert.rejects(
      create('config'),
      /Cannot create already existing endpoint configuration "arn:.*config\/config"\./,
    );
    await assert.rejects(create('b', { ModelName: 'nobody' }), /Could not find model ".*nobody"/);
    await assert.rejects(create('b', { ServerlessConfig: {} }), /ServerlessConfig is not supported/);
    const missing = { EndpointConfigName: 'nobody' };
    await assert.rejects(world.send('DeleteEndpointConfig', missing), /Could not find endpoint configuration/);
  });

  it('tags are added, overwritten, listed and taken away, fifty at most', async () => {
    const added = await world.send('AddTags', {
      ResourceArn: ARN,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'k', Value: 'w' },
      ],
    });
    const expected = [
      { Key: 'a', Value: '1' },
      { Key: 'k', Value: 'w' },
    ];
    assert.deepEqual(
      [...(added.Tags ?? [])].sort((x, y) => x.Key.localeCompare(y.Key)),
      expected,
    );
    assert.deepEqual((await world.send('ListTags', { ResourceArn: ARN })).Tags, expected);
    const many = Array.from({ length: 49 }, (_, i) => ({ Key: `t${i}`, Value: '' }));
    await assert.rejects(world.send('AddTags', { ResourceArn: ARN, Tags: many }), /at most 50 tags/);
    await assert.rejects(
      world.send('DeleteTags', { ResourceArn: ARN, TagKeys: ['aws:cloudformation:stack-name'] }),
      /System prefix 'aws:' reserved for AWS usage in tag key: aws:cloudformation:stack-name/,
    );
    await world.send('DeleteTags', { ResourceArn: ARN, TagKeys: ['a', 'unknown'] });
    assert.deepEqual((await world.send('ListTags', { ResourceArn: ARN })).Tags, [{ Key: 'k', Value: 'w' }]);
    await assert.rejects(
      world.send('ListTags', { ResourceArn: ARN.replace('my-model', 'gone') }),
      /Could not find model/,
    );
    await assert.rejects(
      world.send('ListTags', { ResourceArn: ARN.replace('model/', 'unknown/') }),
      /not that of a taggable/,
    );
    await assert.rejects(
      world.send('ListTags', { ResourceArn: ARN }, { region: 'eu-west-1' }),
      /another account or Region/,
    );
  });

  it('a deleted resource leaves no tags behind for the next of its name', async () => {
    await world.send('DeleteModel', { ModelName: 'My-Model' });
    await world.send('CreateModel', { ModelName: 'My-Model', PrimaryContainer });
    assert.deepEqual((await world.send('ListTags', { ResourceArn: ARN })).Tags, []);
  });
});

it('a model whose data is not in S3 is refused', async () => {
  let keys: readonly string[] = [];
  const asked: unknown[] = [];
  const world = await createWorld({
    call: async ({ input }) => {
      asked.push(input);
      return { Contents: keys.map((Key) => ({ Key })) };
    },
  });
  const create = (ModelName: string, more: object) =>
    world.send('CreateModel', { ModelName, PrimaryContainer: { Image: IMAGE, ...more } });
  const missing = (uri: string) => ({ code: 'ValidationException', message: `Could not find model data at ${uri}.` });
  const object = { ModelDataUrl: 's3://bucket/m.tar.gz' };
  await assert.rejects(create('a', object), missing('s3://bucket/m.tar.gz'));
  keys = ['m.tar.gz.old'];
  await assert.rejects(create('a', object), missing('s3://bucket/m.tar.gz'));
  keys = ['m.tar.gz'];
  await create('a', object);
  assert.deepEqual(asked.at(-1), { Bucket: 'bucket', Prefix: 'm.tar.gz', MaxKeys: 1 });
  const S3DataSource = { S3Uri: 's3://bucket/m/', S3DataType: 'S3Prefix', CompressionType: 'None' };
  keys = [];
  await assert.rejects(create('b', { ModelDataSource: { S3DataSource } }), missing('s3://bucket/m/'));
  keys = ['m/weights.bin'];
  await create('b', { ModelDataSource: { S3DataSource } });
  keys = [];
  await create('many', { Mode: 'MultiModel', ModelDataUrl: 's3://bucket/models/' });
  await create('none', {});
  await world.close();
});
