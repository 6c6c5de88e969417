/**
 * The process that `crash.test.ts` kills: an engine over a real store and a service of jobs whose jobs are in a file, so that they live on
 * as real jobs do. `load` starts executions for ever and says which were acknowledged; `drain` starts none and ends when all are closed.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../platform/clock.ts';
import { systemIds } from '../../../platform/ids.ts';
import { createLogger } from '../../../platform/log.ts';
import { openStore } from '../../../storage/sqlite/open.ts';
import { createWorkflowEngine } from '../engine.ts';
import { createFakeJobs, type FakeJob } from './fake-jobs.ts';

const [folder = '', mode = 'load', round = '0'] = process.argv.slice(2);
const log = createLogger('error');
const jobFile = join(folder, 'jobs.log');
const tokenFile = join(folder, 'tokens.log');
const lines = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
const JOB_TAKES = 40;

const saved = lines(jobFile).map((line) => JSON.parse(line) as FakeJob);
const jobs = createFakeJobs({
  now: Date.now,
  jobs: new Map(saved.map((job) => [job.name, job])),
  onCreate(job) {
    appendFileSync(jobFile, `${JSON.stringify(job)}\n`);
    endLater(job);
  },
});
const tokens = new Set(lines(tokenFile));

function endLater(job: FakeJob): void {
  const left = job.createdAt + JOB_TAKES - Date.now();
  if (left <= 0) job.status = 'Completed';
  else setTimeout(() => jobs.finish(job.name, 'Completed'), left);
}
for (const job of jobs.jobs.values()) endLater(job);

const TRAINING = {
  AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' },
  OutputDataConfig: { S3OutputPath: 's3://b/o' },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
  RoleArn: 'arn:aws:iam::123456789012:role/Job',
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
};
const one = (state: object, name = 'S'): object => ({ StartAt: name, States: { [name]: { End: true, ...state } } });
const train = one({
  Type: 'Task',
  Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
  Parameters: { ...TRAINING, 'TrainingJobName.$': '$$.Execution.Name' },
});
const callbackState = {
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:sagemaker:createModel.waitForTaskToken',
  Parameters: { 'ModelName.$': '$$.Task.Token', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/J' },
};
const MACHINES: Readonly<Record<string, object>> = {
  pass: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } } },
  wait: one({ Type: 'Wait', Seconds: 1 }),
  train,
  callback: one(callbackState),
  parallel: one({
    Type: 'Parallel',
    Branches: [one({ Type: 'Wait', Seconds: 1 }, 'W'), one(callbackState, 'C'), one({ Type: 'Pass' }, 'P')],
  }),
};

const store = await openStore({ folder, clock: systemClock, ids: systemIds, log });
const engine = createWorkflowEngine({
  store,
  clock: systemClock,
  ids: systemIds,
  log,
  events: jobs.events,
  async call(request) {
    if (request.operation === 'CreateModel') {
      const token = String((request.input as { ModelName: string }).ModelName);
      appendFileSync(tokenFile, `${token}\n`);
      tokens.add(token);
    }
    const answer = await jobs.call(request);
    // The window in which a job exists and nobody has written down that it was asked for.
    if (request.operation === 'CreateTrainingJob') await new Promise((resolve) => setTimeout(resolve, 15));
    return answer;
  },
  loadDefinition: async (_scope, name) => JSON.stringify(MACHINES[name]),
  activityExists: async () => false,
});
engine.start();

/** What a worker outside would do: answers every token it was given, again after a crash. */
async function answerTokens(): Promise<void> {
  for (const token of [...tokens]) {
    await engine.callBack('123456789012', token, { output: '"answered"' });
    tokens.delete(token);
  }
  setTimeout(() => void answerTokens(), 20);
}
void answerTokens();

async function start(name: string, machine: string): Promise<void> {
  const arn = `arn:aws:states:us-east-1:123456789012:execution:${machine}:${name}`;
  await engine.create({
    accountId: '123456789012',
    region: 'us-east-1',
    arn,
    name,
    stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${machine}`,
    type: 'STANDARD',
    startedAt: Date.now(),
    input: '{}',
    facts: { revision: machine, machineName: machine, roleArn: 'arn:aws:iam::123456789012:role/Flow' },
  });
  process.stdout.write(`${arn}\n`);
}

if (mode === 'load') {
  const names = Object.keys(MACHINES);
  for (let count = 0; ; count++) {
    await start(`r${round}-${count}`, names[count % names.length] ?? 'pass');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
} else {
  await engine.recovered();
  for (;;) {
    let open = 0;
    for await (const _ of store.executions.open()) open++;
    if (open === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await engine.stop();
  await store.close();
  process.stdout.write('drained\n');
  process.exit(0);
}
