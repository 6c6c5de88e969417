import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import * as processing from '../processing-job/record.ts';
import { IMAGE, ROLE, scriptedJobs } from '../test-support.ts';
import * as training from '../training-job/record.ts';
import { halted, type Life, mayFollow, newborn } from './life.ts';
import { stepLife } from './step.ts';

const request = {
  TrainingJobName: 'a',
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
  RoleArn: ROLE,
  OutputDataConfig: { S3OutputPath: 's3://bucket/out/' },
} as const;

it('random lives keep to the phases, the statuses to their transitions, and they all come to an end', async () => {
  const action = fc.constantFrom(
    'step',
    'data',
    'image',
    'bad-data',
    'exit0',
    'exit1',
    'lost',
    'stop',
    'time',
    'upload',
    'bad-upload',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      let now = 0;
      const jobs = scriptedJobs(() => now);
      jobs.image = jobs.data = jobs.output = { state: 'running' };
      jobs.onSignal = (id, signal) => void (signal === 'SIGKILL' && jobs.exit('algo-1', 137, id));
      // Only its hosts and id matter to the scripted engine.
      const plan = { id: 'tj-1', hosts: [{ name: 'algo-1' }] } as unknown as Parameters<typeof jobs.start>[0];
      const rules = { maxRuntimeMs: 10_000, exitReason: async () => 'AlgorithmError: , exit code: 1' };
      let doc = training.newTrainingJob({ name: 'a', request, jobId: 'tj-1' }, now);
      const go = (life: Life): void => {
        assert.ok(mayFollow(doc.life, life), `${JSON.stringify(doc.life)} -> ${JSON.stringify(life)}`);
        const was = processing.statusOf(doc.life);
        const is = processing.statusOf(life);
        assert.ok(was === is || processing.TRANSITIONS[was].includes(is), `${was} -> ${is}`);
        const before = training.statusesOf(doc.life).join('/');
        doc = training.withLife(doc, life, now);
        const after = training.statusesOf(doc.life).join('/');
        assert.ok(before === after || training.TRANSITIONS[before]?.includes(after), `${before} -> ${after}`);
      };
      const act = async (what: string): Promise<void> => {
        if (what === 'data') jobs.data = { state: 'done' };
        if (what === 'image') jobs.image = { state: 'done' };
        if (what === 'bad-data') jobs.data = { state: 'failed', message: 'no' };
        if (what === 'exit0') jobs.exit('algo-1', 0, plan.id);
        if (what === 'exit1') jobs.exit('algo-1', 1, plan.id);
        if (what === 'lost') jobs.lose('algo-1', plan.id);
        if (what === 'time') now += 4_000;
        if (what === 'upload') jobs.output = { state: 'done' };
        if (what === 'bad-upload') jobs.output = { state: 'failed', message: 'full' };
        if (what === 'stop') {
          const life = halted(doc.life, 'requested', now);
          if (life !== undefined) go(life);
        }
        const step = await stepLife(jobs, plan, doc.life, now, rules);
        if ('to' in step) go(step.to);
      };
      assert.deepEqual(doc.life, newborn);
      for (const one of actions) await act(one);
      for (const one of ['image', 'data', 'upload']) await act(one);
      for (let i = 0; i < 60 && doc.life.phase !== 'ended'; i++) await act('time');
      assert.equal(doc.life.phase, 'ended');
    }),
    { numRuns: 300 },
  );
});

it('a job that cannot be started, for a reason of ours, can still be stopped', async () => {
  const jobs = scriptedJobs(() => 0);
  jobs.start = async () => {
    throw new Error('no room');
  };
  // Only its hosts and id matter to the scripted engine.
  const plan = { id: 'tj-1', hosts: [{ name: 'algo-1' }] } as unknown as Parameters<typeof jobs.start>[0];
  const rules = { maxRuntimeMs: 10_000, exitReason: async () => '' };
  const running: Life = { phase: 'running', startedAt: 0, runningAt: 0 };
  await assert.rejects(stepLife(jobs, plan, running, 0, rules), /no room/);
  const stopped = halted(running, 'requested', 1);
  assert.ok(stopped !== undefined);
  const step = await stepLife(jobs, plan, stopped, 1, rules);
  assert.ok('to' in step);
  assert.deepEqual(step.to.outcome, { kind: 'stopped', by: 'requested' });
});
