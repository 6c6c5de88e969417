import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ServingError } from '../../../engines/serving/serving.ts';
import { loadModel } from '../../../models/load.ts';
import { countingIds } from '../../../platform/ids.ts';
import { createSageMakerRuntimeService } from '../../sagemaker-runtime/index.ts';
import { pickServer } from '../../sagemaker-runtime/route.ts';
import { bodyText, context, createWorld, IMAGE, reply, until, type World } from '../test-support.ts';
import { type ServerRef, TRANSITIONS } from './record.ts';

describe('an endpoint', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
    for (const name of ['one', 'two']) {
      const ModelDataUrl = `s3://bucket/${name}.tar.gz`;
      await world.send('CreateModel', { ModelName: name, PrimaryContainer: { Image: IMAGE, ModelDataUrl } });
      const variant = {
        VariantName: 'AllTraffic',
        ModelName: name,
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: 1,
      } as const;
      await world.send('CreateEndpointConfig', { EndpointConfigName: name, ProductionVariants: [variant] });
    }
  });
  after(() => world.close());

  const describeIt = (name: string) => world.send('DescribeEndpoint', { EndpointName: name });
  const reached = (name: string, status: string) =>
    until(`${name} is ${status}`, async () => (await describeIt(name)).EndpointStatus === status);
  const modelOf = (id: string) => world.serving.servers.get(id)?.inputs[0]?.source.uri;
  const invoke = async (EndpointName: string, text: string, more: object = {}) => {
    const runtime = createSageMakerRuntimeService({ store: world.store, serving: world.serving, ids: countingIds() });
    const handler = runtime.handlers['InvokeEndpoint'];
    const Body = new TextEncoder().encode(text);
    // The table's handlers are stored without their types.
    const input = { EndpointName, Body, ContentType: 'text/csv', Accept: 'text/csv', ...more } as never;
    return (await handler?.(context(), input)) as {
      Body: Uint8Array;
      ContentType: string;
      InvokedProductionVariant: string;
    };
  };

  it('is InService when its server is healthy, and answers', async () => {
    world.serving.initial = { state: 'running' };
    const { EndpointArn } = await world.send('CreateEndpoint', { EndpointName: 'Live', EndpointConfigName: 'one' });
    assert.equal(EndpointArn, 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/live');
    await until('its server is ensured', () => world.serving.servers.size === 1);
    assert.equal((await describeIt('Live')).EndpointStatus, 'Creating');
    await assert.rejects(invoke('Live', '1'), /Endpoint Live of account 123456789012 not found\./);
    await assert.rejects(
      world.send('DeleteEndpoint', { EndpointName: 'Live' }),
      /Cannot update in-progress endpoint "arn:/,
    );
    const [id = ''] = world.serving.servers.keys();
    world.serving.set(id, { state: 'done' });
    await reached('Live', 'InService');
    const plan = world.serving.servers.get(id);
    assert.match(plan?.hosts[0]?.logStream ?? '', /^AllTraffic\/i-[0-9a-f]{17}$/);
    assert.equal(plan?.logGroup, '/aws/sagemaker/Endpoints/Live');
    assert.equal(plan?.hosts[0]?.instanceType, 'ml.m5.large');
    const answer = await invoke('Live', '1,2');
    assert.equal(await bodyText(answer.Body), '1,2');
    assert.equal(answer.ContentType, 'text/csv');
    assert.equal(answer.InvokedProductionVariant, 'AllTraffic');
    const { ProductionVariants, EndpointConfigName } = await describeIt('Live');
    assert.equal(EndpointConfigName, 'one');
    assert.equal(ProductionVariants?.[0]?.CurrentInstanceCount, 1);
    assert.equal(ProductionVariants?.[0]?.DeployedImages?.[0]?.SpecifiedImage, IMAGE);
    const statuses = world.events.map((event) => event.detail['EndpointStatus']);
    assert.deepEqual(statuses, ['CREATING', 'IN_SERVICE']);
  });

  it('is updated without losing service', async () => {
    const [old = ''] = world.serving.servers.keys();
    await world.send('UpdateEndpoint', { EndpointName: 'Live', EndpointConfigName: 'two' });
    await until('the next server is ensured', () => world.serving.servers.size === 2);
    const updating = await describeIt('Live');
    assert.equal(updating.EndpointStatus, 'Updating');
    assert.equal(updating.EndpointConfigName, 'one');
    assert.equal(updating.PendingDeploymentSummary?.EndpointConfigName, 'two');
    assert.equal(await bodyText((await invoke('Live', 'still')).Body), 'still');
    const next = [...world.serving.servers.keys()].find((id) => id !== old) ?? '';
    world.serving.set(next, { state: 'done' });
    await reached('Live', 'InService');
    await until('the old server is gone', () => world.serving.removed.includes(old));
    assert.equal(modelOf(next), 's3://bucket/two.tar.gz');
    assert.equal((await describeIt('Live')).EndpointConfigName, 'two');
  });

  it('keeps what it had where an update fails, and says why', async () => {
    const [old = ''] = world.serving.servers.keys();
    await world.send('UpdateEndpoint', { EndpointName: 'Live', EndpointConfigName: 'one' });
    await until('the next server is ensured', () => world.serving.servers.size === 2);
    const next = [...world.serving.servers.keys()].find((id) => id !== old) ?? '';
    world.serving.set(next, {
      state: 'failed',
      message:
        'The primary container did not pass the ping health check. Please check CloudWatch logs for this endpoint.',
    });
    await reached('Live', 'InService');
    const { FailureReason, EndpointConfigName } = await describeIt('Live');
    assert.equal(
      FailureReason,
      'The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.',
    );
    assert.equal(EndpointConfigName, 'two');
    await until('the failed server is gone', () => world.serving.removed.includes(next));
    assert.ok(world.serving.servers.has(old));
  });

  it('starts a server that died anew, under another id', async () => {
    const [old = ''] = world.serving.servers.keys();
    world.serving.initial = { state: 'done' };
    const oldStream = world.serving.servers.get(old)?.hosts[0]?.logStream;
    world.serving.set(old, { state: 'failed', message: 'The container ended with exit code 1.' });
    await until('another one serves', () => world.serving.servers.has(`${old}-r1`) && !world.serving.servers.has(old));
    assert.equal((await describeIt('Live')).EndpointStatus, 'InService');
    assert.equal(await bodyText((await invoke('Live', 'again')).Body), 'again');
    assert.notEqual(world.serving.servers.get(`${old}-r1`)?.hosts[0]?.logStream, oldStream);
  });

  it('is brought up again when the server of Sagebrush restarts', async () => {
    const [id = ''] = world.serving.servers.keys();
    await world.serving.remove(world.serving.servers.get(id) ?? assert.fail('no server'), 1);
    await world.restart();
    await until('it is ensured', () => world.serving.servers.has(id));
  });

  it('fails where its first container does not get healthy', async () => {
    world.serving.initial = { state: 'failed', message: 'model data: there is no object s3://bucket/one.tar.gz' };
    await world.send('CreateEndpoint', { EndpointName: 'dead', EndpointConfigName: 'one' });
    await reached('dead', 'Failed');
    assert.match((await describeIt('dead')).FailureReason ?? '', /no object s3:\/\/bucket\/one/);
    world.serving.initial = { state: 'done' };
    await world.send('DeleteEndpoint', { EndpointName: 'dead' });
    await until('it is gone', () =>
      describeIt('dead').then(
        () => false,
        () => true,
      ),
    );
    await assert.rejects(describeIt('dead'), /Could not find endpoint "arn:.*dead"\./);
  });

  it('passes on what a container refuses, as ModelError', async () => {
    world.serving.answer = async () => reply(500, 'bad column');
    await assert.rejects(invoke('Live', 'x'), {
      code: 'ModelError',
      status: 424,
      message:
        'Received server error (500) from primary with message "bad column". See https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logEventViewer:group=/aws/sagemaker/Endpoints/Live in account 123456789012 for more information.',
    });
    world.serving.answer = async () => Promise.reject(new ServingError('timeout', 'no answer'));
    await assert.rejects(
      invoke('Live', 'x'),
      /Your invocation timed out while waiting for a response from container primary/,
    );
    world.serving.answer = async () => Promise.reject(new ServingError('unreachable', 'connection reset'));
    await assert.rejects(invoke('Live', 'x'), { code: 'ServiceUnavailable', status: 503 });
    await assert.rejects(invoke('live', 'x'), /Endpoint live of account 123456789012 not found/);
    await assert.rejects(invoke('Live', 'x', { TargetVariant: 'Other' }), /Variant Other not found/);
    await assert.rejects(invoke('Live', 'x'.repeat(6 * 1024 * 1024 + 1)), /larger than the limit/);
  });

  it('is deleted with its servers', async () => {
    await world.send('DeleteEndpoint', { EndpointName: 'Live' });
    await until('it is gone', () =>
      describeIt('Live').then(
        () => false,
        () => true,
      ),
    );
    assert.equal(world.serving.servers.size, 0);
    await assert.rejects(invoke('Live', 'x'), /not found/);
    await assert.rejects(
      world.send('CreateEndpoint', { EndpointName: 'x', EndpointConfigName: 'no' }),
      /Could not find endpoint configuration/,
    );
  });
});

it('the runtime service has handlers for operations of its model only', () => {
  const service = createSageMakerRuntimeService({
    // Not called here.
    store: undefined as never,
    serving: undefined as never,
    ids: countingIds(),
  });
  const known = Object.keys(loadModel('sagemaker-runtime').operations);
  assert.ok(Object.keys(service.handlers).every((name) => known.includes(name)));
});

it('variants share requests by their weights, and only healthy servers get any', () => {
  const variant = (name: string, weight: number) => ({ name, weight }) as ServerRef['variant'];
  const [a, b] = [variant('a', 3), variant('b', 1)];
  const server = (id: string, of: ServerRef['variant']) => ({ id, variant: of }) as ServerRef;
  const servers = [server('a1', a), server('a2', a), server('b1', b)];
  const pick = (random: number, turn = 0, down = '') => pickServer(servers, (id) => id !== down, random, turn)?.id;
  assert.equal(pick(0), 'a1');
  assert.equal(pick(0, 1), 'a2');
  assert.equal(pick(0.74), 'a1');
  assert.equal(pick(0.76), 'b1');
  assert.equal(pick(0.76, 0, 'b1'), 'a1');
  assert.equal(
    pickServer(servers, () => false, 0.5, 0),
    undefined,
  );
});

it('random walks move endpoints only by their transitions, and serve whenever they are InService', async () => {
  const world = await createWorld();
  const ModelDataUrl = 's3://bucket/m.tar.gz';
  await world.send('CreateModel', { ModelName: 'm', PrimaryContainer: { Image: IMAGE, ModelDataUrl } });
  const variant = { VariantName: 'v', ModelName: 'm', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 } as const;
  await world.send('CreateEndpointConfig', { EndpointConfigName: 'c', ProductionVariants: [variant] });
  world.serving.initial = { state: 'running' };
  let count = 0;
  const action = fc.constantFrom('update', 'delete', 'healthy', 'sick', 'die', 'time', 'restart');
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 12 }), async (actions) => {
      const EndpointName = `walk-${++count}`;
      const mine = () => [...world.serving.servers.values()].filter((plan) => plan.name === EndpointName);
      const { EndpointArn } = await world.send('CreateEndpoint', { EndpointName, EndpointConfigName: 'c' });
      const act = async (what: string): Promise<void> => {
        const ignore = (): void => {};
        if (what === 'update')
          await world.send('UpdateEndpoint', { EndpointName, EndpointConfigName: 'c' }).catch(ignore);
        if (what === 'delete') await world.send('DeleteEndpoint', { EndpointName }).catch(ignore);
        if (what === 'healthy') for (const plan of mine()) world.serving.set(plan.id, { state: 'done' });
        if (what === 'sick') world.serving.set(mine().at(-1)?.id ?? '', { state: 'failed', message: 'sick' });
        if (what === 'die') world.serving.set(mine()[0]?.id ?? '', { state: 'failed', message: 'dead' });
        if (what === 'time') for (let i = 0; i < 5; i++) await world.clock.advance(500);
        if (what === 'restart') await world.restart();
        // Lets the loop do what it was woken for.
        for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
      };
      for (const one of actions) await act(one);
      const seen = world.events.filter((event) => event.resources.includes(EndpointArn));
      const statuses = seen.map((event) => String(event.detail['EndpointStatus']));
      const spelt = (status: string): string => status.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
      const allowed = Object.entries(TRANSITIONS).flatMap(([from, to]) =>
        to.map((one) => `${spelt(from)} ${spelt(one)}`),
      );
      for (let i = 1; i < statuses.length; i++) {
        const step = `${statuses[i - 1]} ${statuses[i]}`;
        assert.ok(allowed.includes(step), step);
      }
      // Whatever happened, it can be brought into service or is gone, and then deleted with all of its servers.
      for (let i = 0; i < 200; i++) {
        const gone = await world.send('DescribeEndpoint', { EndpointName }).then(
          () => false,
          () => true,
        );
        if (gone) break;
        for (const one of ['healthy', 'time', 'delete']) await act(one);
      }
      await assert.rejects(world.send('DescribeEndpoint', { EndpointName }), /Could not find endpoint/);
      assert.deepEqual(mine(), []);
    }),
    { numRuns: 40 },
  );
  await world.close();
});
