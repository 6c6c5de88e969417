import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isServiceError } from '../../../platform/errors.ts';
import type { Input } from '../deps.ts';
import { createWorld, IMAGE, ROLE, until, type World } from '../test-support.ts';
import { ACTIVE, TRANSITIONS } from './record.ts';

const input = (LocalPath: string, more: object = {}) => ({
  InputName: LocalPath.split('/').at(-1) ?? '',
  S3Input: { S3Uri: 's3://bucket/in', LocalPath, S3DataType: 'S3Prefix', S3InputMode: 'File', ...more } as const,
});
const output = (LocalPath: string) => ({
  OutputName: LocalPath.split('/').at(-1) ?? '',
  S3Output: { S3Uri: 's3://bucket/out', LocalPath, S3UploadMode: 'Continuous' } as const,
});
const request = (name: string, more: Partial<Input<'CreateProcessingJob'>> = {}): Input<'CreateProcessingJob'> => ({
  ProcessingJobName: name,
  AppSpecification: { ImageUri: IMAGE, ContainerEntrypoint: ['python3', 'run.py'], ContainerArguments: ['--n', '2'] },
  ProcessingInputs: [input('/opt/ml/processing/input/code')],
  ProcessingOutputConfig: { Outputs: [output('/opt/ml/processing/train')] },
  ProcessingResources: { ClusterConfig: { InstanceCount: 2, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 } },
  RoleArn: ROLE,
  ...more,
});

describe('a processing job', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  const describeJob = (name: string) => world.send('DescribeProcessingJob', { ProcessingJobName: name });
  const reached = (name: string, status: string) =>
    until(`${name} is ${status}`, async () => (await describeJob(name)).ProcessingJobStatus === status);
  const started = async (name: string, more: Partial<Input<'CreateProcessingJob'>> = {}) => {
    const starts = world.jobs.calls.filter((call) => call === 'start').length;
    await world.send('CreateProcessingJob', request(name, more));
    await until('it runs', () => world.jobs.calls.filter((call) => call === 'start').length > starts);
    return [...world.jobs.plans.values()].at(-1);
  };

  it('runs its command on all hosts, with its config, and keeps the exit message', async () => {
    const plan = await started('Prep');
    assert.deepEqual(plan?.command, { kind: 'entrypoint', entrypoint: ['python3', 'run.py'], arguments: ['--n', '2'] });
    assert.deepEqual(
      plan?.hosts.map((host) => host.name),
      ['algo-1', 'algo-2'],
    );
    const config = plan?.hosts[0]?.files['config/processingjobconfig.json'] as { ProcessingInputs: unknown[] };
    assert.equal(config.ProcessingInputs.length, 1);
    assert.equal(plan?.outputs[0]?.mode, 'continuous');
    world.jobs.files.set('algo-1/output/message', 'split 569 rows');
    world.jobs.exit('algo-1', 0);
    assert.equal((await describeJob('Prep')).ProcessingJobStatus, 'InProgress');
    world.jobs.exit('algo-2', 0);
    await reached('Prep', 'Completed');
    const job = await describeJob('Prep');
    assert.equal(job.ExitMessage, 'split 569 rows');
    assert.equal(job.StoppingCondition?.MaxRuntimeInSeconds, 86_400);
    const statuses = world.events.map((event) => event.detail['ProcessingJobStatus']);
    assert.deepEqual(statuses, ['InProgress', 'Completed']);
    world.jobs.files.clear();
  });

  it('is stopped before it ran, without a container', async () => {
    world.jobs.image = { state: 'running' };
    await world.send('CreateProcessingJob', request('never'));
    await world.send('StopProcessingJob', { ProcessingJobName: 'never' });
    await reached('never', 'Stopped');
    assert.ok(world.jobs.calls.includes('cancel'));
    world.jobs.image = { state: 'done' };
    await assert.rejects(world.send('StopProcessingJob', { ProcessingJobName: 'never' }), /is in status Stopped\./);
  });

  it('does not download what the program manages itself', async () => {
    const managed = { ...input('/opt/ml/processing/own'), AppManaged: true };
    const plan = await started('managed', { ProcessingInputs: [managed, input('/opt/ml/processing/given')] });
    assert.deepEqual(
      plan?.inputs.map((one) => one.localPath),
      ['/opt/ml/processing/given'],
    );
    world.jobs.exit('algo-1', 0);
    world.jobs.exit('algo-2', 0);
    await reached('managed', 'Completed');
  });

  it('refuses what it cannot do', async () => {
    const refused = (more: Partial<Input<'CreateProcessingJob'>>, text: RegExp) =>
      assert.rejects(world.send('CreateProcessingJob', request('refused', more)), text);
    await refused(
      { ProcessingInputs: [{ InputName: 'a', DatasetDefinition: {} }] },
      /DatasetDefinition is not supported/,
    );
    await refused({ ProcessingInputs: [input('/etc/passwd')] }, /must lie below \/opt\/ml\/processing/);
    await refused({ ProcessingInputs: [input('/opt/ml/processing/../x')] }, /must lie below/);
    await refused(
      { ProcessingInputs: [input('/opt/ml/processing/a'), { ...input('/opt/ml/processing/a'), InputName: 'b' }] },
      /local paths of inputs .* must be unique/,
    );
    await refused({ ProcessingInputs: [input('/opt/ml/processing/a', { S3InputMode: 'Pipe' })] }, /Pipe/);
    await assert.rejects(world.send('CreateProcessingJob', request('prep')), (error: unknown) => {
      assert.ok(isServiceError(error, 'ResourceInUse'));
      assert.match(
        error.message,
        /^Job name must be unique within an AWS account and region, and a job with this name/,
      );
      return true;
    });
    await assert.rejects(describeJob('nobody'), /Could not find requested job with name: nobody$/);
  });

  it('ends in statuses that nothing follows', () => {
    for (const [status, next] of Object.entries(TRANSITIONS)) {
      assert.equal(next.length === 0, !ACTIVE.some((active) => active === status));
    }
  });
});
