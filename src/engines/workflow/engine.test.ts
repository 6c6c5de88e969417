import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HistoryEvent } from './core.ts';
import { createHarness, eventually, type Harness } from './test-support/harness.ts';
import { historyProblems } from './test-support/history-check.ts';

const one = (state: object): object => ({ StartAt: 'S', States: { S: { End: true, ...state } } });
const types = (history: readonly HistoryEvent[]): string[] => history.map((event) => event.type);
const TRAINING = {
  TrainingJobName: 'train',
  AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' },
  OutputDataConfig: { S3OutputPath: 's3://b/o' },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
  RoleArn: 'arn:aws:iam::123456789012:role/Job',
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
};
const train = (name: string, more: object = {}): object =>
  one({
    Type: 'Task',
    Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
    Parameters: { ...TRAINING, TrainingJobName: name },
    ...more,
  });
const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:a';
const CALLBACK = 'arn:aws:states:::aws-sdk:sagemaker:createModel.waitForTaskToken';
const callback = (more: object = {}): object =>
  one({
    Type: 'Task',
    Resource: CALLBACK,
    Parameters: { 'ModelName.$': '$$.Task.Token', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/J' },
    ...more,
  });

describe('engine', () => {
  let h: Harness;
  before(async () => {
    h = await createHarness({ activities: [ACTIVITY] });
  });
  after(() => h.end());

  const tokenOf = async (arn: string): Promise<string> => {
    const { id } = await h.row(arn);
    return eventually(async () => (await h.store.executions.waits(id)).find((wait) => wait.token !== undefined)?.token);
  };
  /** The job exists and the execution has stored that it waits for it. */
  const submitted = (arn: string): Promise<unknown> =>
    eventually(async () => types(await h.history(arn)).includes('TaskSubmitted') || undefined);

  it('runs a chain and stores its history', async () => {
    const arn = await h.run({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: 1, Next: 'B' }, B: { Type: 'Pass', End: true } },
    });
    const closed = await h.closed(arn);
    assert.equal(closed.status, 'SUCCEEDED');
    assert.equal(closed.output, '1');
    assert.deepEqual(types(await h.history(arn)), [
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('a name can be used once', async () => {
    await h.run(one({ Type: 'Pass' }), {}, { name: 'unique' });
    const { id: _, ...row } = await h.row('arn:aws:states:us-east-1:123456789012:execution:m:unique');
    const outcome = await h.engine.create({ ...row, facts: { revision: 'x', machineName: 'm', roleArn: 'r' } });
    assert.equal(outcome, 'name-taken');
  });

  it('waits by a row, not by a sleep, also across a restart', async () => {
    const arn = await h.run(one({ Type: 'Wait', Seconds: 3_600 }));
    const { id } = await h.row(arn);
    await eventually(async () => (await h.store.executions.waits(id)).length === 1 || undefined);
    await h.clock.advance(3_599_000);
    assert.equal((await h.row(arn)).status, 'RUNNING');
    await h.restart();
    await h.engine.recovered();
    await h.clock.advance(2_000);
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
    assert.deepEqual(types(await h.history(arn)), [
      'ExecutionStarted',
      'WaitStateEntered',
      'WaitStateExited',
      'ExecutionSucceeded',
    ]);
    assert.deepEqual(await h.store.executions.waits(id), [], 'nothing is left behind');
  });

  it('a .sync task: events, one create, output of the job', async () => {
    const arn = await h.run(train('sync-1'));
    await submitted(arn);
    h.jobs.finish('sync-1', 'Completed');
    const closed = await h.closed(arn);
    assert.equal(closed.status, 'SUCCEEDED');
    assert.equal(JSON.parse(closed.output ?? '{}').TrainingJobStatus, 'Completed');
    const history = await h.history(arn);
    assert.deepEqual(types(history), [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    assert.equal(history[2]?.taskScheduledEventDetails?.resource, 'createTrainingJob.sync');
  });

  it('a restart in the middle of a job: it is found again, not repeated', async () => {
    const arn = await h.run(train('sync-2'));
    await submitted(arn);
    await h.restart();
    await h.engine.recovered();
    h.jobs.finish('sync-2', 'Completed');
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
    const creates = h.jobs.requests.filter(
      ({ operation, input }) => operation === 'CreateTrainingJob' && JSON.stringify(input).includes('sync-2'),
    );
    assert.equal(creates.length, 1);
  });

  it('a job that ended while nobody listened is seen at the start', async () => {
    const arn = await h.run(train('sync-3'));
    await submitted(arn);
    await h.engine.stop();
    h.jobs.finish('sync-3', 'Failed', 'AlgorithmError: x');
    await h.restart();
    const closed = await h.closed(arn);
    assert.equal(closed.status, 'FAILED');
    assert.equal(closed.error, 'States.TaskFailed');
    assert.equal(JSON.parse(closed.cause ?? '{}').FailureReason, 'AlgorithmError: x');
  });

  it('a lost event is caught by the safety poll', async () => {
    const arn = await h.run(train('sync-4'));
    await submitted(arn);
    const job = h.jobs.jobs.get('sync-4');
    assert.ok(job);
    job.status = 'Completed';
    await h.clock.advance(61_000);
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
  });

  it('retries with the core’s backoff and catches', async () => {
    const flow = {
      StartAt: 'S',
      States: {
        S: {
          ...(train('taken') as { States: { S: object } }).States.S,
          End: undefined,
          Retry: [{ ErrorEquals: ['SageMaker.ResourceInUseException'], IntervalSeconds: 5, MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Done' }],
          Next: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    };
    h.jobs.jobs.set('taken', {
      name: 'taken',
      noun: 'TrainingJob',
      arn: 'arn:x',
      status: 'InProgress',
      token: undefined,
      tags: [],
      createdAt: 0,
    });
    const arn = await h.run(flow);
    await eventually(async () => types(await h.history(arn)).includes('TaskFailed') || undefined);
    const { id } = await h.row(arn);
    await eventually(
      async () => (await h.store.executions.waits(id)).some((wait) => wait.kind === 'timer') || undefined,
    );
    await h.clock.advance(5_000);
    const closed = await h.closed(arn);
    assert.equal(JSON.parse(closed.output ?? '{}').Error, 'SageMaker.ResourceInUseException');
    assert.equal(types(await h.history(arn)).filter((type) => type === 'TaskScheduled').length, 2);
  });

  it('StopExecution closes at once and stops the job', async () => {
    const arn = await h.run(train('stopped'));
    await submitted(arn);
    assert.equal(await h.engine.abort(await h.row(arn), { error: 'Stop', cause: 'why' }), 'applied');
    const closed = await h.row(arn);
    assert.equal(closed.status, 'ABORTED');
    assert.equal(closed.cause, 'why');
    await eventually(() => h.jobs.jobs.get('stopped')?.status === 'Stopped' || undefined);
    assert.equal(await h.engine.abort(closed, {}), 'gone');
  });

  it('a timeout fails the state and stops the job', async () => {
    const arn = await h.run(train('slow', { TimeoutSeconds: 30 }));
    await submitted(arn);
    await h.clock.advance(31_000);
    const closed = await h.closed(arn);
    assert.equal(closed.error, 'States.Timeout');
    assert.ok(types(await h.history(arn)).includes('TaskTimedOut'));
    await eventually(() => h.jobs.jobs.get('slow')?.status === 'Stopped' || undefined);
  });

  it('a callback ends a task once; tokens that are over or made up are told apart', async () => {
    const arn = await h.run(callback());
    const token = await tokenOf(arn);
    assert.equal(await h.engine.callBack('123456789012', token, 'heartbeat'), 'accepted');
    assert.equal(await h.engine.callBack('999999999999', token, { output: '1' }), 'invalid-token', 'another account');
    assert.equal(await h.engine.callBack('123456789012', token, { output: '{"answer":42}' }), 'accepted');
    assert.equal((await h.closed(arn)).output, '{"answer":42}');
    assert.equal(await h.engine.callBack('123456789012', token, { output: '1' }), 'timed-out');
    assert.equal(await h.engine.callBack('123456789012', 'bm9uc2Vuc2U=', { output: '1' }), 'invalid-token');
  });

  it('a callback ends a .sync task before its job', async () => {
    const parameters = { ...TRAINING, TrainingJobName: 'sync-token', 'RoleArn.$': '$$.Task.Token' };
    const arn = await h.run(train('sync-token', { Parameters: parameters }));
    await submitted(arn);
    const token = await tokenOf(arn);
    assert.equal(await h.engine.callBack('123456789012', token, { output: '"called"' }), 'accepted');
    assert.equal((await h.closed(arn)).output, '"called"');
    h.jobs.finish('sync-token', 'Completed');
    assert.equal((await h.history(arn)).at(-1)?.type, 'ExecutionSucceeded');
  });

  it('a callback survives a restart', async () => {
    const arn = await h.run(callback());
    const token = await tokenOf(arn);
    await submitted(arn);
    await h.restart();
    assert.equal(await h.engine.callBack('123456789012', token, { error: 'E', cause: 'c' }), 'accepted');
    const closed = await h.closed(arn);
    assert.deepEqual([closed.status, closed.error, closed.cause], ['FAILED', 'E', 'c']);
  });

  it('heartbeats put the deadline off', async () => {
    const arn = await h.run(callback({ HeartbeatSeconds: 10 }));
    const token = await tokenOf(arn);
    await submitted(arn);
    await h.clock.advance(8_000);
    assert.equal(await h.engine.callBack('123456789012', token, 'heartbeat'), 'accepted');
    await h.clock.advance(8_000);
    assert.equal((await h.row(arn)).status, 'RUNNING');
    await h.clock.advance(3_000);
    // Recorded: a missed heartbeat shows as States.Timeout.
    assert.equal((await h.closed(arn)).error, 'States.Timeout');
  });

  it('an activity’s worker gets the task, whoever comes first', async () => {
    const signal = new AbortController().signal;
    const early = h.engine.takeActivityTask(ACTIVITY, 'w', 60_000, signal);
    const arn = await h.run(one({ Type: 'Task', Resource: ACTIVITY }), { n: 1 });
    const work = await early;
    assert.equal(work?.input, '{"n":1}');
    assert.equal(await h.engine.callBack('123456789012', work?.token ?? '', { output: '2' }), 'accepted');
    assert.equal((await h.closed(arn)).output, '2');
    assert.deepEqual(types(await h.history(arn)).slice(2, 5), [
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
    ]);

    const waiting = await h.run(one({ Type: 'Task', Resource: ACTIVITY }));
    await tokenOf(waiting);
    await h.restart();
    await h.engine.recovered();
    const late = await h.engine.takeActivityTask(ACTIVITY, undefined, 0, signal);
    assert.equal(await h.engine.callBack('123456789012', late?.token ?? '', { output: '3' }), 'accepted');
    assert.equal((await h.closed(waiting)).output, '3');

    const nobody = h.engine.takeActivityTask(ACTIVITY, undefined, 60_000, signal);
    await h.clock.advance(60_000);
    assert.equal(await nobody, undefined);
  });

  it('a worker that hangs up while the task is on its way leaves it to the next', async () => {
    const gone = new AbortController();
    const { waitByToken } = h.store.executions;
    h.store.executions.waitByToken = (token) => {
      gone.abort();
      return waitByToken(token);
    };
    const hungUp = h.engine.takeActivityTask(ACTIVITY, 'w', 60_000, gone.signal);
    const arn = await h.run(one({ Type: 'Task', Resource: ACTIVITY }));
    assert.equal(await hungUp, undefined);
    h.store.executions.waitByToken = waitByToken;
    const work = await h.engine.takeActivityTask(ACTIVITY, 'w', 0, new AbortController().signal);
    assert.equal(await h.engine.callBack('123456789012', work?.token ?? '', { output: '1' }), 'accepted');
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
  });

  it('an endless loop neither starves the others nor escapes a stop', async () => {
    const loop = await h.run({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
    });
    const other = await h.run(one({ Type: 'Pass' }));
    assert.equal((await h.closed(other)).status, 'SUCCEEDED');
    await h.engine.abort(await h.row(loop), {});
    const closed = await h.closed(loop);
    // Stopped, or ended by the 25,000 events that a history can have: whichever came first.
    assert.ok(closed.status === 'ABORTED' || closed.status === 'FAILED');
    const history = await h.history(loop);
    assert.deepEqual(
      history.map((event) => event.id),
      history.map((_, index) => index + 1),
    );
  });

  it('Parallel: a failing branch stops the other’s job', async () => {
    const branch = train('sibling');
    const arn = await h.run({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          End: true,
          Branches: [
            branch,
            { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, Next: 'F' }, F: { Type: 'Fail', Error: 'No' } } },
          ],
        },
      },
    });
    await submitted(arn);
    await h.clock.advance(10_000);
    assert.equal((await h.closed(arn)).error, 'No');
    await eventually(() => h.jobs.jobs.get('sibling')?.status === 'Stopped' || undefined);
  });

  it('redrive goes on from the failed state', async () => {
    const arn = await h.run(callback());
    await h.engine.callBack('123456789012', await tokenOf(arn), { error: 'Once' });
    const failed = await h.closed(arn);
    assert.equal(failed.status, 'FAILED');
    assert.equal(await h.engine.redrive(failed), 'applied');
    await h.engine.callBack('123456789012', await tokenOf(arn), { output: '"fine"' });
    const closed = await h.closed(arn);
    assert.deepEqual([closed.status, closed.output, closed.redriveCount], ['SUCCEEDED', '"fine"', 1]);
    assert.ok(types(await h.history(arn)).includes('ExecutionRedriven'));
  });

  it('a step that the store refuses is done again, and nothing of it is seen before', async () => {
    const arn = await h.run(callback());
    const token = await tokenOf(arn);
    await submitted(arn);
    const commit = h.store.executions.commit;
    let failures = 0;
    h.store.executions.commit = (change) => {
      if (failures++ < 1) return Promise.reject(new Error('disk full'));
      return commit.call(h.store.executions, change);
    };
    try {
      await assert.rejects(h.engine.callBack('123456789012', token, { output: '1' }), /disk full/);
      assert.equal((await h.row(arn)).status, 'RUNNING');
      assert.equal(await h.engine.callBack('123456789012', token, { output: '2' }), 'accepted');
    } finally {
      h.store.executions.commit = commit;
    }
    assert.equal((await h.closed(arn)).output, '2');
    const history = await h.history(arn);
    assert.deepEqual(historyProblems(history), []);
    assert.equal(types(history).filter((type) => type === 'TaskSucceeded').length, 1);
  });

  it('mail that nobody waits for outlives a refusal of the store', async () => {
    const arn = await h.run(one({ Type: 'Wait', Seconds: 10 }));
    const { id } = await h.row(arn);
    await eventually(async () => (await h.store.executions.waits(id)).length === 1 || undefined);
    const commit = h.store.executions.commit;
    let failed = false;
    h.store.executions.commit = (change) => {
      if (change.id !== id || failed) return commit.call(h.store.executions, change);
      failed = true;
      return Promise.reject(new Error('disk full'));
    };
    await h.clock.advance(10_000);
    await eventually(() => failed || undefined);
    h.store.executions.commit = commit;
    await eventually(async () => {
      await h.clock.advance(100);
      return (await h.row(arn)).status === 'SUCCEEDED' || undefined;
    });
    assert.deepEqual(historyProblems(await h.history(arn)), []);
  });

  it('runs JSONata machines, which are evaluated asynchronously', async () => {
    const arn = await h.run(
      {
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: { Type: 'Pass', Output: '{% $sum($states.input.n) %}', End: true } },
      },
      { n: [1, 2, 3] },
    );
    assert.equal((await h.closed(arn)).output, '6');
  });

  it('a burst that was cut by the end of the process is gone on with', async () => {
    const names = Array.from({ length: 1_500 }, (_, index) => `S${index}`);
    const states = names.map((name, index) => {
      const next = names[index + 1];
      return [name, { Type: 'Pass', ...(next === undefined ? { End: true } : { Next: next }) }];
    });
    const commit = h.store.executions.commit;
    let stopped: Promise<void> | undefined;
    h.store.executions.commit = async (change) => {
      await commit.call(h.store.executions, change);
      stopped ??= h.engine.stop();
    };
    const arn = await h.run({ StartAt: 'S0', States: Object.fromEntries(states) });
    await eventually(() => stopped && true);
    await stopped;
    h.store.executions.commit = commit;
    assert.equal((await h.row(arn)).status, 'RUNNING');
    await h.restart();
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
    const history = await h.history(arn);
    assert.equal(history.length, 3_002);
    assert.deepEqual(historyProblems(history), []);
  });

  it('a definition that is gone ends its executions instead of leaving them open for ever', async () => {
    const arn = await h.run('no definition at all');
    const closed = await h.closed(arn);
    assert.deepEqual([closed.status, closed.error], ['FAILED', 'States.Runtime']);
    assert.deepEqual(types(await h.history(arn)), ['ExecutionFailed']);
  });

  it('a cancelled job is stopped even if the process died between the commit and the stop', async () => {
    const arn = await h.run(train('orphan'));
    await submitted(arn);
    // The stop order that precedes the commit is stored; the one that follows it is lost with the process.
    const { commit } = h.store;
    let orders = 0;
    h.store.commit = (changes) => (++orders > 1 ? Promise.reject(new Error('dead')) : commit.call(h.store, changes));
    await h.engine.abort(await h.row(arn), {});
    await eventually(() => orders > 1 || undefined);
    h.store.commit = commit;
    await h.restart();
    await h.engine.recovered();
    assert.equal(h.jobs.jobs.get('orphan')?.status, 'InProgress');
    await h.clock.advance(61_000);
    await eventually(() => h.jobs.jobs.get('orphan')?.status === 'Stopped' || undefined);
  });

  it('an expression that never ends fails its own execution and holds up no other', { timeout: 60_000 }, async () => {
    const jsonata = (Output: string, more: object = {}): object => ({
      QueryLanguage: 'JSONata',
      ...one({ Type: 'Pass', Output, ...more }),
    });
    // Two at once start both evaluators, so that what follows is measured against evaluations and not against starts of processes.
    const first = await Promise.all([2, 3].map((n) => h.run(jsonata(`{% $map([1..${n}], function($n) { $n }) %}`))));
    for (const arn of first) assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
    const hostile = await h.run(jsonata('{% $count($distinct([1..300000])) %}'));
    const honest = await h.run(jsonata('{% $map([1..3], function($n) { $n * 2 }) %}'));
    assert.equal((await h.closed(honest)).output, '[2,4,6]');
    assert.equal((await h.closed(await h.run(jsonata('{% $sum([$states.input.a, 1]) %}'), { a: 1 }))).output, '2');
    assert.equal((await h.row(hostile)).status, 'RUNNING');
    const { status, error, cause } = await h.closed(hostile);
    assert.deepEqual([status, error], ['FAILED', 'States.QueryEvaluationError']);
    assert.match(cause ?? '', /Expression evaluation timeout exceeded: Check for infinite loop/);
  });

  it('what is being evaluated when the engine stops is evaluated again', { timeout: 60_000 }, async () => {
    const slow = {
      QueryLanguage: 'JSONata',
      ...one({ Type: 'Pass', Output: '{% $sum($map([1..200], function($n) { $n })) %}' }),
    };
    const arn = await h.run(slow);
    await h.restart();
    await h.engine.recovered();
    assert.equal((await h.closed(arn)).output, '20100');
  });

  it('EXPRESS runs in memory, with waits, and starts again after a crash', async () => {
    const { id: _, ...row } = await h.row(await h.run(one({ Type: 'Pass' })));
    const facts = {
      revision: JSON.stringify(one({ Type: 'Wait', Seconds: 5 })),
      machineName: 'm',
      roleArn: 'arn:aws:iam::1:role/r',
    };
    await h.run(JSON.parse(facts.revision), {}, { name: 'seed' });
    const ended = h.engine.runNow({ ...row, type: 'EXPRESS', startedAt: h.clock.now(), facts });
    for (let second = 0; second < 6; second++) {
      await h.clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal((await ended).status, 'SUCCEEDED');

    const arn = await h.run(one({ Type: 'Wait', Seconds: 50 }), {}, { type: 'EXPRESS', name: 'async' });
    await h.restart();
    await h.engine.recovered();
    await h.clock.advance(51_000);
    assert.equal((await h.closed(arn)).status, 'SUCCEEDED');
    assert.deepEqual(await h.history(arn), []);
  });
});

it('a request that takes its time is told to have begun', async () => {
  let answer: (value: unknown) => void = () => {};
  const asked = new Promise((resolve) => {
    answer = resolve;
  });
  let calls = 0;
  const h = await createHarness({
    call: () => {
      calls++;
      return asked;
    },
  });
  const called = (times: number): Promise<unknown> => eventually(async () => calls === times || undefined);
  const states = async (arn: string): Promise<string> =>
    types(await h.history(arn))
      .slice(2)
      .join(' ');
  const state = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sagemaker:listModels', TimeoutSeconds: 5 };
  const slow = await h.run(one(state));
  const lost = await h.run(one(state));
  await called(2);
  await h.clock.advance(99);
  assert.equal(await states(slow), 'TaskScheduled');
  await h.clock.advance(1);
  await eventually(async () => (await states(slow)) === 'TaskScheduled TaskStarted' || undefined);
  await h.clock.advance(5_000);
  await h.closed(lost);
  assert.equal(await states(lost), 'TaskScheduled TaskStarted TaskTimedOut ExecutionFailed');
  const late = await h.run(one({ ...state, TimeoutSeconds: 500 }));
  await called(3);
  await h.clock.advance(200);
  await eventually(async () => (await states(late)) === 'TaskScheduled TaskStarted' || undefined);
  answer({ Models: [] });
  await h.closed(late);
  assert.equal(await states(late), 'TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded');
  await h.end();
});
