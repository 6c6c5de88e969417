/**
 * The mixed load of the crash test: state machines of every way to wait, each with what its history must hold when it has succeeded,
 * however often the server died in between.
 */
import { BUCKET, trainingParameters } from './training.ts';

export interface LoadMachine {
  readonly definition: object;
  readonly input?: object;
  /** How often each type of event stands in the history of an execution that ended as it should. */
  readonly events: Readonly<Record<string, number>>;
  /** Suffixes of the training jobs that an execution makes, each exactly once and each run exactly once. */
  readonly jobs?: readonly string[];
  /** Share of the load. */
  readonly weight: number;
}

const one = (state: object, name = 'S'): object => ({ StartAt: name, States: { [name]: { ...state, End: true } } });

/** Its token becomes the content of an object; who answers finds it there. */
const callback = {
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:s3:putObject.waitForTaskToken',
  Parameters: { Bucket: BUCKET, 'Key.$': "States.Format('tokens/{}', $$.Execution.Name)", 'Body.$': '$$.Task.Token' },
};
const ITEMS = 12;

export const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:work';

export const machines = {
  wait: {
    definition: one({ Type: 'Wait', Seconds: 1 }),
    events: { WaitStateEntered: 1, WaitStateExited: 1 },
    weight: 3,
  },
  callback: {
    definition: one(callback),
    events: {
      TaskStateEntered: 1,
      TaskScheduled: 1,
      TaskStarted: 1,
      TaskSubmitted: 1,
      TaskSucceeded: 1,
      TaskStateExited: 1,
    },
    weight: 3,
  },
  map: {
    definition: one({
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 5,
      ItemProcessor: {
        StartAt: 'Rest',
        States: { Rest: { Type: 'Wait', SecondsPath: '$', Next: 'On' }, On: { Type: 'Pass', End: true } },
      },
    }),
    input: { items: Array.from({ length: ITEMS }, (_, index) => index % 2) },
    events: {
      MapStateEntered: 1,
      MapStateStarted: 1,
      MapIterationStarted: ITEMS,
      WaitStateEntered: ITEMS,
      WaitStateExited: ITEMS,
      PassStateEntered: ITEMS,
      PassStateExited: ITEMS,
      MapIterationSucceeded: ITEMS,
      MapStateSucceeded: 1,
      MapStateExited: 1,
    },
    weight: 2,
  },
  parallel: {
    definition: one({
      Type: 'Parallel',
      Branches: [one({ Type: 'Wait', Seconds: 1 }, 'W'), one(callback, 'C'), one({ Type: 'Pass' }, 'P')],
    }),
    events: {
      ParallelStateEntered: 1,
      ParallelStateStarted: 1,
      WaitStateEntered: 1,
      WaitStateExited: 1,
      PassStateEntered: 1,
      PassStateExited: 1,
      TaskStateEntered: 1,
      TaskScheduled: 1,
      TaskStarted: 1,
      TaskSubmitted: 1,
      TaskSucceeded: 1,
      TaskStateExited: 1,
      ParallelStateSucceeded: 1,
      ParallelStateExited: 1,
    },
    weight: 2,
  },
  activity: {
    definition: one({
      Type: 'Task',
      Resource: ACTIVITY,
      HeartbeatSeconds: 3,
      // A worker that took the task and never got the answer says nothing: the heartbeat ends it.
      Retry: [
        {
          ErrorEquals: ['States.Timeout', 'States.HeartbeatTimeout'],
          IntervalSeconds: 1,
          MaxAttempts: 1000,
          BackoffRate: 1,
        },
      ],
    }),
    // ActivityScheduled and ActivityStarted: once for each attempt, see `crash.test.ts`.
    events: { TaskStateEntered: 1, ActivitySucceeded: 1, TaskStateExited: 1 },
    weight: 1,
  },
  train: {
    definition: one({
      Type: 'Task',
      Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
      Parameters: trainingParameters('echo ran; sleep 0.3'),
    }),
    events: {
      TaskStateEntered: 1,
      TaskScheduled: 1,
      TaskStarted: 1,
      TaskSubmitted: 1,
      TaskSucceeded: 1,
      TaskStateExited: 1,
    },
    jobs: [''],
    weight: 0,
  },
  retried: {
    definition: one({
      Type: 'Task',
      Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
      Parameters: {
        ...trainingParameters('echo ran; grep -q first /opt/ml/input/config/hyperparameters.json && exit 1; exit 0'),
        'TrainingJobName.$': "States.Format('{}-{}', $$.Execution.Name, $$.State.RetryCount)",
        HyperParameters: { 'attempt.$': "States.ArrayGetItem(States.Array('first', 'second'), $$.State.RetryCount)" },
      },
      Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, MaxAttempts: 1 }],
    }),
    events: {
      TaskStateEntered: 1,
      TaskScheduled: 2,
      TaskStarted: 2,
      TaskSubmitted: 2,
      TaskFailed: 1,
      TaskSucceeded: 1,
      TaskStateExited: 1,
    },
    jobs: ['-0', '-1'],
    weight: 0,
  },
  /** Stopped from outside: its job must stop as well. */
  stopped: {
    definition: one({
      Type: 'Task',
      Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
      Parameters: trainingParameters('echo ran; trap "exit 0" TERM; sleep 900 & wait'),
    }),
    events: {},
    jobs: [''],
    weight: 0,
  },
} as const satisfies Readonly<Record<string, LoadMachine>>;

export type MachineName = keyof typeof machines;
