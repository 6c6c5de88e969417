import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isServiceError } from '../../../platform/errors.ts';
import type { Input } from '../deps.ts';
import { createWorld, IMAGE, ROLE, settle, until, type World } from '../test-support.ts';

const request = (name: string, more: Partial<Input<'CreateTrainingJob'>> = {}): Input<'CreateTrainingJob'> => ({
  TrainingJobName: name,
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
  RoleArn: ROLE,
  OutputDataConfig: { S3OutputPath: 's3://bucket/out/' },
  ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  ...more,
});

describe('a training job', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  const describeJob = (name: string) => world.send('DescribeTrainingJob', { TrainingJobName: name });
  const reached = (name: string, secondary: string) =>
    until(`${name} is ${secondary}`, async () => (await describeJob(name)).SecondaryStatus === secondary);
  const running = async (name: string, more: Partial<Input<'CreateTrainingJob'>> = {}) => {
    const { TrainingJobArn } = await world.send('CreateTrainingJob', request(name, more));
    await reached(name, 'Training');
    return TrainingJobArn;
  };
  /** The engine's id of the newest job. */
  const jobId = () => [...world.jobs.plans.keys()].at(-1) ?? '';

  it('asks for no more instances than the quota allows, and starts none of them', async () => {
    const started = world.jobs.plans.size;
    const ResourceConfig = { InstanceType: 'ml.m5.large', InstanceCount: 21, VolumeSizeInGB: 1 } as const;
    await assert.rejects(
      world.send('CreateTrainingJob', request('Many', { ResourceConfig })),
      (error) => isServiceError(error, 'ResourceLimitExceeded') && /is 20 Instances.* asks for 21/.test(error.message),
    );
    await assert.rejects(describeJob('Many'));
    assert.equal(world.jobs.plans.size, started);
  });

  it('goes through its statuses to Completed, with artifacts, times and events', async () => {
    const arn = await running('Good-Job', { HyperParameters: { eta: '0.1' }, Environment: { A: 'b' } });
    assert.equal(arn, 'arn:aws:sagemaker:us-east-1:123456789012:training-job/good-job');
    const plan = world.jobs.plans.get(jobId());
    assert.equal(plan?.hosts[0]?.logStream, `Good-Job/algo-1-${Date.UTC(2026, 0, 1) / 1000}`);
    assert.deepEqual(plan?.hosts[0]?.files['input/config/hyperparameters.json'], { eta: '0.1' });
    assert.deepEqual(plan?.command, { kind: 'train' });
    assert.equal(plan?.environment['TRAINING_JOB_NAME'], 'Good-Job');
    await world.clock.advance(5000);
    world.jobs.exit('algo-1', 0);
    await reached('Good-Job', 'Completed');
    const job = await describeJob('Good-Job');
    assert.equal(job.TrainingJobStatus, 'Completed');
    assert.equal(job.ModelArtifacts.S3ModelArtifacts, 's3://bucket/out/Good-Job/output/model.tar.gz');
    assert.equal(job.TrainingTimeInSeconds, 5);
    assert.deepEqual(job.OutputDataConfig, { KmsKeyId: '', S3OutputPath: 's3://bucket/out/' });
    assert.deepEqual(
      job.SecondaryStatusTransitions?.map((one) => one.Status),
      ['Starting', 'Downloading', 'Training', 'Uploading', 'Completed'],
    );
    assert.ok(job.SecondaryStatusTransitions?.every((one) => one.EndTime !== undefined));
    const told = world.events.filter((event) => event.resources.includes(arn)).map((event) => event.detail);
    assert.deepEqual(
      told.map((detail) => `${detail['TrainingJobStatus']}/${detail['SecondaryStatus']}`),
      ['InProgress/Starting', 'InProgress/Training', 'InProgress/Uploading', 'Completed/Completed'],
    );
    assert.equal(told.at(-1)?.['TrainingEndTime'], Date.UTC(2026, 0, 1) + 5000);
    await until('its folders are removed', () => world.jobs.calls.at(-1) === 'destroy');
  });

  it('tells the container where checkpoints go, where they go anywhere', async () => {
    await running('plain');
    const plain = world.jobs.plans.get(jobId());
    await running('saved', { CheckpointConfig: { S3Uri: 's3://bucket/saved', LocalPath: '/opt/ml/mine' } });
    const saved = world.jobs.plans.get(jobId());
    const file = 'input/config/checkpointconfig.json';
    assert.equal(plain?.hosts[0]?.files[file], undefined);
    assert.ok(plain !== undefined && !plain.folders.includes('checkpoints'));
    assert.deepEqual(saved?.hosts[0]?.files[file], { S3Uri: 's3://bucket/saved', LocalPath: '/opt/ml/mine' });
    assert.equal(saved?.outputs.find(({ label }) => label === 'checkpoints')?.localPath, '/opt/ml/mine');
    for (const name of ['plain', 'saved']) await world.send('StopTrainingJob', { TrainingJobName: name });
  });

  it('starts after two commits: the creation, and the change to Training', async () => {
    // Jobs of other tests may still be on their way to a stop.
    await settle();
    const commits = world.commits();
    const starts = world.jobs.calls.filter((call) => call === 'start').length;
    await world.send('CreateTrainingJob', request('quick'));
    await until('it started', () => world.jobs.calls.filter((call) => call === 'start').length > starts);
    assert.equal(world.commits() - commits, 2);
    world.jobs.exit('algo-1', 0);
    await reached('quick', 'Completed');
  });

  it('fails with what the container left in its failure file', async () => {
    world.jobs.files.set('algo-1/output/failure', 'no such column: age\n');
    await running('bad-column');
    world.jobs.exit('algo-1', 3);
    await reached('bad-column', 'Failed');
    const job = await describeJob('bad-column');
    assert.equal(job.FailureReason, 'AlgorithmError: no such column: age, exit code: 3');
    assert.equal(job.SecondaryStatusTransitions?.at(-1)?.Status, 'Failed');
    world.jobs.files.clear();
  });

  it('fails without having run where its data cannot be had', async () => {
    world.jobs.data = { state: 'failed', message: 'channel "train": no objects under s3://bucket/none' };
    await world.send('CreateTrainingJob', request('no-data'));
    await reached('no-data', 'Failed');
    const { FailureReason } = await describeJob('no-data');
    assert.equal(
      FailureReason,
      'ClientError: Data download failed: channel "train": no objects under s3://bucket/none',
    );
    world.jobs.data = { state: 'done' };
  });

  it('shows Downloading while image or data are on their way', async () => {
    world.jobs.data = { state: 'running' };
    world.jobs.image = { state: 'running' };
    await world.send('CreateTrainingJob', request('slow-data'));
    const message = async () => (await describeJob('slow-data')).SecondaryStatusTransitions?.at(-1)?.StatusMessage;
    await until('its data is on its way', async () => (await message()) === 'Downloading input data');
    world.jobs.data = { state: 'done' };
    world.jobs.wake();
    await until('its image is on its way', async () => (await message()) === 'Downloading the training image');
    world.jobs.image = { state: 'done' };
    world.jobs.wake();
    await reached('slow-data', 'Training');
    world.jobs.exit('algo-1', 0);
    await reached('slow-data', 'Completed');
  });

  it('is stopped with SIGTERM, then after 120 s SIGKILL, and keeps its artifacts', async () => {
    await running('stubborn');
    const before = world.jobs.calls.length;
    world.jobs.onSignal = (id, signal) => void (signal === 'SIGKILL' && world.jobs.exit('algo-1', 137, id));
    await world.send('StopTrainingJob', { TrainingJobName: 'stubborn' });
    assert.equal((await describeJob('stubborn')).TrainingJobStatus, 'Stopping');
    await until('SIGTERM went out', () => world.jobs.calls.slice(before).includes('SIGTERM'));
    for (let i = 0; i < 7; i++) {
      await world.clock.advance(17_000);
      await settle();
    }
    assert.ok(!world.jobs.calls.slice(before).includes('SIGKILL'));
    await until('killed', async () => {
      await world.clock.advance(1000);
      return world.jobs.calls.slice(before).includes('SIGKILL');
    });
    await reached('stubborn', 'Stopped');
    assert.equal(world.jobs.calls.slice(before).filter((call) => call === 'SIGTERM').length, 1);
    assert.ok(world.jobs.calls.slice(before).includes('upload'));
    await assert.rejects(
      world.send('StopTrainingJob', { TrainingJobName: 'stubborn' }),
      /The request was rejected because the training job is in status Stopped\./,
    );
    world.jobs.onSignal = () => {};
  });

  it('ends as MaxRuntimeExceeded after MaxRuntimeInSeconds', async () => {
    world.jobs.onSignal = (id) => world.jobs.exit('algo-1', 143, id);
    await running('endless', { StoppingCondition: { MaxRuntimeInSeconds: 60 } });
    await until('the limit was met', async () => {
      await world.clock.advance(1000);
      return (await describeJob('endless')).SecondaryStatus === 'MaxRuntimeExceeded';
    });
    const job = await describeJob('endless');
    assert.equal(job.TrainingJobStatus, 'Stopped');
    assert.ok((job.TrainingTimeInSeconds ?? 0) >= 60);
    world.jobs.onSignal = () => {};
  });

  it('fails as a whole where one of its hosts fails, and ends the others', async () => {
    world.jobs.onSignal = (id) => world.jobs.exit('algo-2', 143, id);
    const ResourceConfig = { InstanceType: 'ml.m5.large', InstanceCount: 2, VolumeSizeInGB: 1 } as const;
    await running('pair', { ResourceConfig });
    assert.equal(world.jobs.plans.get(jobId())?.hosts.length, 2);
    world.jobs.exit('algo-1', 1);
    await reached('pair', 'Failed');
    assert.equal((await describeJob('pair')).FailureReason, 'AlgorithmError: , exit code: 1');
    world.jobs.onSignal = () => {};
  });

  it('goes on after a restart of the server, and starts nothing twice', async () => {
    await running('survivor');
    const starts = world.jobs.calls.filter((call) => call === 'start').length;
    await world.restart();
    const plans = world.jobs.plans.size;
    world.jobs.exit('algo-1', 0);
    await until('it is seen', async () => {
      await world.clock.advance(1000);
      return (await describeJob('survivor')).TrainingJobStatus === 'Completed';
    });
    assert.equal(world.jobs.calls.filter((call) => call === 'start').length, starts);
    assert.equal(world.jobs.plans.size, plans);
  });

  it('reads its final metrics from the log, the last value of each', async () => {
    const AlgorithmSpecification = {
      TrainingImage: IMAGE,
      TrainingInputMode: 'File',
      MetricDefinitions: [
        { Name: 'loss', Regex: 'loss=([0-9.]+)' },
        { Name: 'never', Regex: 'never=([0-9.]+)' },
        { Name: 'endless', Regex: 'endless=(\\w+)' },
      ],
    } as const;
    await running('metrics', { AlgorithmSpecification });
    const plan = world.jobs.plans.get(jobId());
    assert.ok(plan);
    const now = world.clock.now();
    const append = (stream: string, at: number, lines: readonly string[]) => {
      const events = lines.map((message, i) => ({ timestamp: at + i, message }));
      return world.store.logs.append(plan, plan.logGroup, stream, events, { create: true, at });
    };
    // A job of the same name that has since been deleted.
    await append('metrics/algo-1-1', now - 9000, ['loss=0.1', 'never=7']);
    const lines = ['epoch 1 loss=0.9', 'epoch 2 loss=0.4', 'endless=1', 'endless=Infinity', 'done'];
    await append(plan.hosts[0]?.logStream ?? '', now, lines);
    world.jobs.exit('algo-1', 0);
    await reached('metrics', 'Completed');
    const { FinalMetricDataList } = await describeJob('metrics');
    assert.deepEqual(FinalMetricDataList, [
      { MetricName: 'loss', Value: 0.4, Timestamp: now + 1 },
      { MetricName: 'endless', Value: 1, Timestamp: now + 2 },
    ]);
  });

  it('refuses what AWS refuses, in its words', async () => {
    const refused = (more: Partial<Input<'CreateTrainingJob'>>, code: string, text: RegExp) =>
      assert.rejects(world.send('CreateTrainingJob', request('refused', more)), (error: unknown) => {
        assert.ok(isServiceError(error, code), String(error));
        assert.match(error.message, text);
        return true;
      });
    await assert.rejects(world.send('CreateTrainingJob', request('GOOD-job')), (error: unknown) => {
      assert.ok(isServiceError(error, 'ResourceInUse'));
      assert.match(error.message, /a training job with this name already exists \(arn:aws:sagemaker:.*\/good-job\)$/);
      return true;
    });
    await refused({ AlgorithmSpecification: { TrainingInputMode: 'File' } }, 'ValidationException', /exactly one of/);
    await refused(
      { AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'Pipe' } },
      'ValidationException',
      /Pipe is not supported/,
    );
    await refused(
      { AlgorithmSpecification: { AlgorithmName: 'mine', TrainingInputMode: 'File' } },
      'ResourceNotFound',
      /mine/,
    );
    await refused({ OutputDataConfig: { S3OutputPath: 'bucket/out' } }, 'ValidationException', /not an S3 URI/);
    await refused({ Tags: [{ Key: 'aws:x', Value: 'y' }] }, 'ValidationException', /System prefix 'aws:' reserved/);
    await refused({ EnableManagedSpotTraining: true }, 'ValidationException', /Invalid MaxWaitTimeInSeconds/);
    const MetricDefinitions = [{ Name: 'm', Regex: '(?=x)([0-9])' }];
    await refused(
      { AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File', MetricDefinitions } },
      'ValidationException',
      /regular expression of metric "m"/,
    );
    await assert.rejects(describeJob('nobody'), /^ServiceError: Requested resource not found\.$/);
  });

  it('answers a repeated creation with the same token as the first time', async () => {
    const ctx = { idempotencyToken: 'once' };
    const first = await world.send('CreateTrainingJob', request('twice'), ctx);
    const again = await world.send('CreateTrainingJob', request('twice'), ctx);
    assert.equal(again.TrainingJobArn, first.TrainingJobArn);
    await assert.rejects(
      world.send('CreateTrainingJob', request('twice'), { idempotencyToken: 'other' }),
      /already exists/,
    );
    await reached('twice', 'Training');
    await assert.rejects(world.send('DeleteTrainingJob', { TrainingJobName: 'twice' }), (error: unknown) =>
      isServiceError(error, 'ResourceInUse'),
    );
    world.jobs.exit('algo-1', 0);
    await reached('twice', 'Completed');
    await world.send('DeleteTrainingJob', { TrainingJobName: 'twice' });
    const both = [1, 2].map(() => world.send('CreateTrainingJob', request('race'), ctx));
    const [one, two] = await Promise.all(both);
    assert.equal(one?.TrainingJobArn, two?.TrainingJobArn);
    await reached('race', 'Training');
    world.jobs.exit('algo-1', 0);
    await reached('race', 'Completed');
    await assert.rejects(describeJob('twice'), /Requested resource not found/);
  });

  it('is listed oldest first, in pages, by status and by name', async () => {
    const { TrainingJobSummaries: first, NextToken } = await world.send('ListTrainingJobs', { MaxResults: 2 });
    assert.deepEqual(
      first.map((one) => one.TrainingJobName),
      ['Good-Job', 'bad-column'],
    );
    assert.ok(NextToken);
    const rest = await world.send('ListTrainingJobs', { MaxResults: 100, NextToken });
    assert.ok(!rest.TrainingJobSummaries.some((one) => one.TrainingJobName === 'bad-column'));
    const failed = await world.send('ListTrainingJobs', { StatusEquals: 'Failed', SortBy: 'Name', NameContains: 'A' });
    assert.deepEqual(
      failed.TrainingJobSummaries.map((one) => one.TrainingJobName),
      ['bad-column', 'no-data', 'pair'],
    );
    await assert.rejects(world.send('ListTrainingJobs', { NextToken: 'made-up' }), /Invalid NextToken/);
    const other = await world.send('ListTrainingJobs', {}, { accountId: '210987654321' });
    assert.deepEqual(other.TrainingJobSummaries, []);
  });
});

it('input that is not in S3 refuses the job at once', async () => {
  let Contents: readonly object[] = [];
  const world = await createWorld({ call: async () => ({ Contents }) });
  const S3DataSource = { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/none/' } as const;
  const InputDataConfig = [{ ChannelName: 'train', DataSource: { S3DataSource } }];
  await assert.rejects(
    world.send('CreateTrainingJob', request('no-input', { InputDataConfig })),
    /^ServiceError: No S3 objects found under S3 URL "s3:\/\/bucket\/none\/" given in input data source\./,
  );
  // Once it is accepted, a repeat of the same creation does not depend on the input any more.
  const send = () => world.send('CreateTrainingJob', request('input', { InputDataConfig }), { idempotencyToken: 't' });
  Contents = [{ Key: 'none/a' }];
  const first = await send();
  Contents = [];
  assert.deepEqual(await send(), first);
  await world.close();
});
