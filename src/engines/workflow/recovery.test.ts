import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { TaskRecord } from './task-record.ts';
import { createHarness, eventually } from './test-support/harness.ts';

const one = (state: object): object => ({ StartAt: 'S', States: { S: { ...state, End: true } } });
const callback = one({
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:sagemaker:createModel.waitForTaskToken',
  Parameters: { 'ModelName.$': '$$.Task.Token', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/J' },
});
const train = one({
  Type: 'Task',
  Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
  Parameters: {
    TrainingJobName: 'watched',
    AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' },
    OutputDataConfig: { S3OutputPath: 's3://b/o' },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
    RoleArn: 'arn:aws:iam::123456789012:role/Job',
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
  },
});

it('a start takes up what needs somebody, and leaves what waits for a timer or a callback', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const waiting = await h.run(one({ Type: 'Wait', Seconds: 100 }));
  const calling = await h.run(callback);
  const watched = await h.run(train);
  const record = (arn: string): Promise<TaskRecord> =>
    eventually(async () => {
      const { id } = await h.row(arn);
      const task = (await h.store.executions.waits(id)).find(({ kind }) => kind === 'task');
      const data = task?.data as TaskRecord | undefined;
      return data?.phase === 'submitted' ? data : undefined;
    });
  const { task } = await record(calling);
  await record(watched);
  await eventually(async () => (await h.store.executions.waits((await h.row(waiting)).id)).length === 1 || undefined);

  const loaded: number[] = [];
  const { load } = h.store.executions;
  h.store.executions.load = async (id) => {
    loaded.push(id);
    return load(id);
  };
  await h.restart();
  await h.engine.recovered();
  assert.deepEqual(loaded, [(await h.row(watched)).id]);

  assert.equal(await h.engine.callBack('123456789012', task.taskToken ?? '', { output: '1' }), 'accepted');
  assert.equal((await h.closed(calling)).output, '1');
  await h.clock.advance(100_000);
  assert.equal((await h.closed(waiting)).status, 'SUCCEEDED');
  h.jobs.finish('watched', 'Completed');
  assert.equal((await h.closed(watched)).status, 'SUCCEEDED');
});

it('a restart in the middle of a long burst goes on with it', async (t) => {
  const h = await createHarness();
  t.after(() => h.end());
  const { commit } = h.store.executions;
  let commits = 0;
  // The first commit of the burst is the last thing that this server does.
  h.store.executions.commit = async (change) => {
    if (commits++ > 0) throw new Error('the power is out');
    return commit(change);
  };
  const loop = {
    StartAt: 'Add',
    States: {
      Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Enough' },
      Enough: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1_000, Next: 'Done' }], Default: 'Add' },
      Done: { Type: 'Succeed' },
    },
  };
  const arn = await h.run(loop, { n: 0 });
  await eventually(() => commits > 1 || undefined);
  h.store.executions.commit = commit;
  await h.restart();
  assert.deepEqual(JSON.parse((await h.closed(arn)).output ?? ''), { n: 1_000 });
});
