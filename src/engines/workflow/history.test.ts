import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createHarness } from './test-support/harness.ts';
import { historyProblems } from './test-support/history-check.ts';

/** A random machine, before its states have names. */
type Part =
  | { readonly kind: 'pass' | 'wait' | 'choice' | 'train' | 'fail' }
  | { readonly kind: 'parallel'; readonly branches: readonly (readonly Part[])[] };

const parts = fc.letrec<{ chain: readonly Part[]; part: Part }>((tie) => ({
  chain: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('pass', 'wait', 'choice', 'train', 'fail') }),
    fc.record({ kind: fc.constant('parallel'), branches: fc.array(tie('chain'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

/** The chain as a machine; a failing state is caught by the last one, so that what follows a failure is seen too. */
function machineOf(chain: readonly Part[], fresh: () => string): object {
  const names = chain.map(fresh);
  const end = fresh();
  const states: Record<string, object> = { [end]: { Type: 'Succeed' } };
  chain.forEach((part, index) => {
    const next = names[index + 1] ?? end;
    const onError = { Catch: [{ ErrorEquals: ['States.ALL'], Next: end }] };
    const name = names[index] ?? end;
    switch (part.kind) {
      case 'pass':
        states[name] = { Type: 'Pass', Result: { at: index }, Next: next };
        break;
      case 'wait':
        states[name] = { Type: 'Wait', Seconds: 1, Next: next };
        break;
      case 'choice':
        states[name] = { Type: 'Choice', Choices: [{ Variable: '$.at', IsPresent: true, Next: next }], Default: next };
        break;
      case 'fail':
        states[name] = {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:sagemaker:deleteModel',
          Parameters: { ModelName: 'm' },
          Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 1 }],
          ...onError,
          Next: next,
        };
        break;
      case 'train':
        states[name] = {
          Type: 'Task',
          Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
          Parameters: {
            'TrainingJobName.$': `States.Format('{}-${name}', $$.Execution.Name)`,
            AlgorithmSpecification: { TrainingInputMode: 'File' },
            OutputDataConfig: { S3OutputPath: 's3://b/o' },
            ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
            RoleArn: 'arn:aws:iam::123456789012:role/Job',
            StoppingCondition: { MaxRuntimeInSeconds: 60 },
          },
          ...onError,
          Next: next,
        };
        break;
      case 'parallel':
        states[name] = {
          Type: 'Parallel',
          Branches: part.branches.map((branch) => machineOf(branch, fresh)),
          ...onError,
          Next: next,
        };
        break;
      default:
        part satisfies never;
    }
  });
  return { StartAt: names[0] ?? end, States: states };
}

it('any machine, stopped and started anywhere, leaves a history without gap or double', {
  timeout: 120_000,
}, async () => {
  const h = await createHarness();
  try {
    await fc.assert(
      fc.asyncProperty(parts.chain, fc.array(fc.boolean(), { maxLength: 6 }), async (chain, restarts) => {
        let count = 0;
        const arn = await h.run(machineOf(chain, () => `s${++count}`));
        for (let round = 0; (await h.row(arn)).status === 'RUNNING'; round++) {
          assert.ok(round < 500, 'it does not end');
          if (restarts[round] === true) await h.restart();
          for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
          for (const job of h.jobs.jobs.values()) if (job.status === 'InProgress') h.jobs.finish(job.name, 'Completed');
          await h.clock.advance(1_000);
        }
        const row = await h.row(arn);
        assert.equal(row.status, 'SUCCEEDED', `${row.error}: ${row.cause}`);
        assert.deepEqual(historyProblems(await h.history(arn)), []);
        assert.deepEqual(await h.store.executions.waits(row.id), []);
      }),
      { numRuns: 40 },
    );
    const creates = h.jobs.requests.filter((request) => request.operation === 'CreateTrainingJob');
    const tokens = new Map(creates.map((request) => [JSON.stringify(request.input), request.idempotencyToken]));
    assert.equal(tokens.size, h.jobs.jobs.size, 'one job for each request, however often it was repeated');
  } finally {
    await h.end();
  }
});
