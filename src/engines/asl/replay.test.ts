/** The law of the core: the same events give the same history and the same commands, however the work is cut. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from './testing/simulate.ts';
import { simulate } from './testing/simulate.ts';
import type { HistoryEvent, Json } from './types.ts';

const resource = 'arn:aws:states:::sagemaker:createTrainingJob.sync';

/** Random machines of a few states each, nested; names are numbered so that they are unique. */
function machines(): fc.Arbitrary<Json> {
  const shape = fc.letrec<{ level: Shape[] }>((tie) => ({
    level: fc.array(
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom<Shape>(
          { kind: 'pass' },
          { kind: 'choice' },
          { kind: 'wait' },
          { kind: 'assign' },
          { kind: 'fail' },
        ),
        fc.record({ kind: fc.constant('task' as const), retry: fc.boolean(), caught: fc.boolean() }),
        fc.record({
          kind: fc.constant('parallel' as const),
          levels: fc.array(tie('level'), { minLength: 1, maxLength: 3 }),
          caught: fc.boolean(),
        }),
        fc.record({
          kind: fc.constant('map' as const),
          levels: fc.tuple(tie('level')),
          most: fc.integer({ min: 0, max: 3 }),
        }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  }));
  return shape.level.map((level) => {
    let count = 0;
    return build(level, () => `S${count++}`);
  });
}

type Shape =
  | { readonly kind: 'pass' | 'choice' | 'wait' | 'assign' | 'fail' }
  | { readonly kind: 'task'; readonly retry: boolean; readonly caught: boolean }
  | { readonly kind: 'parallel'; readonly levels: readonly Shape[][]; readonly caught: boolean }
  | { readonly kind: 'map'; readonly levels: readonly [Shape[]]; readonly most: number };

function build(level: readonly Shape[], name: () => string): { [key: string]: Json } {
  const names = [...level.map(() => name()), name()];
  const states: { [key: string]: Json } = {};
  const last = names[names.length - 1] ?? '';
  states[last] = { Type: 'Pass', Parameters: { 'u.$': 'States.UUID()', 'id.$': '$$.State.EnteredTime' }, End: true };
  for (const [at, shape] of level.entries()) {
    const next = names[at + 1] ?? last;
    states[names[at] ?? ''] = state(shape, next, last, name);
  }
  return { StartAt: names[0] ?? last, States: states };
}

function state(shape: Shape, next: string, last: string, name: () => string): Json {
  const handler = { Catch: [{ ErrorEquals: ['States.ALL'], Next: last }] };
  switch (shape.kind) {
    case 'pass':
      return { Type: 'Pass', Parameters: { v: 1 }, Next: next };
    case 'assign':
      return { Type: 'Pass', Assign: { 'x.$': '$' }, Next: next };
    case 'choice':
      return { Type: 'Choice', Choices: [{ Variable: '$.v', IsPresent: true, Next: next }], Default: last };
    case 'wait':
      return { Type: 'Wait', Seconds: 5, Next: next };
    case 'fail':
      return { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: last }], Default: next };
    case 'task':
      return {
        Type: 'Task',
        Resource: resource,
        TimeoutSeconds: 20,
        ...(shape.retry ? { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2, JitterStrategy: 'FULL' }] } : {}),
        ...(shape.caught ? handler : {}),
        Next: next,
      };
    case 'parallel':
      return {
        Type: 'Parallel',
        Branches: shape.levels.map((branch) => build(branch, name)),
        ...(shape.caught ? handler : {}),
        Next: next,
      };
    case 'map':
      return {
        Type: 'Map',
        ItemsPath: '$$.Execution.Input',
        MaxConcurrency: shape.most,
        ItemProcessor: build(shape.levels[0], name),
        Next: next,
      };
    default:
      return shape satisfies never;
  }
}

const answers: fc.Arbitrary<readonly Answer[]> = fc.array(
  fc.oneof(
    fc.record({ output: fc.constantFrom<Json>({ v: 2 }, [1], 'text'), after: fc.integer({ min: 0, max: 9000 }) }),
    fc.record({ error: fc.constantFrom('Busy', 'Broken'), after: fc.integer({ min: 0, max: 9000 }) }),
    fc.constant(undefined),
  ),
  { minLength: 1, maxLength: 8 },
);

test('the same events give the same history and commands, in bursts of any size', async () => {
  await fc.assert(
    fc.asyncProperty(machines(), answers, async (definition, given) => {
      const run = (maxEventsPerStep: number) =>
        simulate(definition, {
          input: [{ a: 1 }, 'b', 3],
          answer: (_task, attempt) => given[attempt % given.length],
          maxEventsPerStep,
        });
      const [whole, again, cut] = await Promise.all([run(1000), run(1000), run(1)]);
      assert.deepEqual(again.history, whole.history);
      assert.deepEqual(again.commands, whole.commands);
      // Commands come out of other calls when the work is cut, but they are the same.
      assert.deepEqual(cut.history, whole.history);
      assert.deepEqual(cut.commands, whole.commands);
      wellFormed(whole.history);
      assert.notEqual(whole.status, 'RUNNING');
    }),
    { numRuns: 150 },
  );
});

/** Ids without a gap, predecessors in the past, every state that is entered left at most once, one end. */
function wellFormed(history: readonly HistoryEvent[]): void {
  for (const [at, event] of history.entries()) {
    assert.equal(event.id, at + 1);
    assert.ok(event.previousEventId < event.id);
  }
  const ends = history.filter((event) => /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(event.type));
  assert.equal(ends.length, 1);
  assert.equal(ends[0], history.at(-1));
  const entered = history.filter((event) => event.type.endsWith('StateEntered')).length;
  const exited = history.filter((event) => event.type.endsWith('StateExited')).length;
  assert.ok(exited <= entered);
  if (ends[0]?.type === 'ExecutionSucceeded') {
    const scheduled = history.filter((event) => event.type === 'TaskScheduled').length;
    const ended = history.filter((event) => /^Task(Succeeded|Failed|TimedOut)$/.test(event.type)).length;
    assert.ok(ended <= scheduled);
  }
}
