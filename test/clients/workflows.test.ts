/** Step Functions through three clients: machines that drive real SageMaker jobs, and the history that clients read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, ListTagsCommand } from '@aws-sdk/client-sagemaker';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  DescribeStateMachineCommand,
  GetActivityTaskCommand,
  type HistoryEvent,
  ListExecutionsCommand,
  paginateGetExecutionHistory,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { aws, clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { boto, programJob, put, ROLE, SKLEARN, until } from './support.ts';

const bucket = 'flows';
let server: TestServer;
let client: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  client = clients(server.url);
  await client.s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
after(() => server.close());

async function machine(name: string, definition: object): Promise<string> {
  const { stateMachineArn = '' } = await client.sfn.send(
    new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn: ROLE }),
  );
  return stateMachineArn;
}

async function start(stateMachineArn: string, input: unknown, name?: string): Promise<string> {
  const { executionArn = '' } = await client.sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name }),
  );
  return executionArn;
}

const executionEnd = (executionArn: string): Promise<DescribeExecutionOutput> =>
  until('the end of the execution', async () => {
    const execution = await client.sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });

async function historyOf(executionArn: string): Promise<readonly HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client: client.sfn, pageSize: 5 }, { executionArn }))
    events.push(...(page.events ?? []));
  events.forEach((event, index) => {
    assert.equal(event.id, index + 1);
    assert.ok((event.previousEventId ?? 0) < (event.id ?? 0));
    assert.ok(event.timestamp instanceof Date);
  });
  return events;
}

/** A task that trains with a program that stands in S3. */
async function trainingTask(name: string, program: string): Promise<object> {
  const { TrainingJobName: _, ...request } = await programJob(client.s3, name, bucket, program);
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
    Parameters: { ...request, 'TrainingJobName.$': '$.job' },
  };
}

test('JavaScript: a .sync training runs, its description is the result, and the history has AWS’s shape', async () => {
  const train = await trainingTask('good', 'open("/opt/ml/model/weights", "w").write("1")');
  const arn = await machine('train', {
    StartAt: 'Train',
    States: {
      Train: { ...train, ResultPath: '$.training', Next: 'Good?' },
      'Good?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.training.TrainingJobStatus', StringEquals: 'Completed', Next: 'Done' }],
        Default: 'Bad',
      },
      Done: { Type: 'Pass', Parameters: { 'model.$': '$.training.ModelArtifacts.S3ModelArtifacts' }, End: true },
      Bad: { Type: 'Fail', Error: 'Bad' },
    },
  });
  assert.equal(arn, 'arn:aws:states:us-east-1:123456789012:stateMachine:train');
  const executionArn = await start(arn, { job: 'from-a-flow' }, 'one');
  assert.equal(executionArn, 'arn:aws:states:us-east-1:123456789012:execution:train:one');
  const execution = await executionEnd(executionArn);
  assert.equal(execution.status, 'SUCCEEDED', `${execution.error}: ${execution.cause}`);
  assert.deepEqual(JSON.parse(execution.output ?? ''), {
    model: `s3://${bucket}/out/from-a-flow/output/model.tar.gz`,
  });
  const events = await historyOf(executionArn);
  assert.deepEqual(
    events.map((event) => event.type),
    [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ],
  );
  const scheduled = events[2]?.taskScheduledEventDetails;
  assert.equal(scheduled?.resourceType, 'sagemaker');
  assert.equal(scheduled?.resource, 'createTrainingJob.sync');
  assert.equal(JSON.parse(scheduled?.parameters ?? '').TrainingJobName, 'from-a-flow');
  const result = JSON.parse(events[5]?.taskSucceededEventDetails?.output ?? '') as Record<string, unknown>;
  assert.equal(result['TrainingJobStatus'], 'Completed');
  assert.equal(typeof result['CreationTime'], 'number');
  const { Tags = [] } = await client.sagemaker.send(
    new ListTagsCommand({ ResourceArn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/from-a-flow' }),
  );
  assert.deepEqual(
    Tags.map((tag) => tag.Key),
    ['AWS_STEP_FUNCTIONS_EXECUTION_ARN', 'MANAGED_BY_AWS'],
  );
});

test('JavaScript: a failing training is retried, then caught with AWS’s error name and the job as its cause', async () => {
  const train = await trainingTask('bad', 'raise SystemExit(4)');
  const arn = await machine('caught', {
    StartAt: 'Train',
    States: {
      Train: {
        ...train,
        // A second try has a name that is taken.
        Retry: [{ ErrorEquals: ['SageMaker.ResourceInUseException'], IntervalSeconds: 1, MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.error', Next: 'Told' }],
        End: true,
      },
      Told: { Type: 'Pass', End: true },
    },
  });
  const execution = await executionEnd(await start(arn, { job: 'bad-training' }));
  assert.equal(execution.status, 'SUCCEEDED');
  const { error } = JSON.parse(execution.output ?? '') as { error: { Error: string; Cause: string } };
  assert.equal(error.Error, 'States.TaskFailed');
  const job = JSON.parse(error.Cause) as Record<string, unknown>;
  assert.equal(job['TrainingJobStatus'], 'Failed');
  assert.match(String(job['FailureReason']), /exit code: 4/);
  // The name is taken now: SageMaker's refusal is an error of its own.
  const again = await executionEnd(await start(arn, { job: 'bad-training' }));
  const second = JSON.parse(again.output ?? '') as { error: { Error: string } };
  assert.equal(second.error.Error, 'SageMaker.ResourceInUseException');
  const retried = (await historyOf(again.executionArn ?? '')).filter((event) => event.type === 'TaskFailed');
  assert.equal(retried.length, 2);
});

test('StopExecution and a timeout stop the job that runs under the task', async () => {
  const train = await trainingTask('long', 'import time; time.sleep(600)');
  const arn = await machine('long', { StartAt: 'Train', States: { Train: { ...train, End: true } } });
  const short = await machine('short', {
    StartAt: 'Train',
    States: { Train: { ...train, TimeoutSeconds: 2, End: true } },
  });
  const running = async (name: string) =>
    until(`the start of ${name}`, () =>
      client.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name })).then(
        (job) => (job.SecondaryStatus === 'Training' ? job : undefined),
        () => undefined,
      ),
    );
  const stopped = await start(arn, { job: 'to-stop' });
  const timed = await start(short, { job: 'to-time-out' });
  await running('to-stop');
  await client.sfn.send(new StopExecutionCommand({ executionArn: stopped, error: 'Enough', cause: 'by hand' }));
  const aborted = await executionEnd(stopped);
  assert.deepEqual([aborted.status, aborted.error, aborted.cause], ['ABORTED', 'Enough', 'by hand']);
  const late = await executionEnd(timed);
  assert.deepEqual([late.status, late.error], ['FAILED', 'States.Timeout']);
  for (const name of ['to-stop', 'to-time-out']) {
    await until(`${name} is stopped`, async () => {
      const job = await client.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
      return job.TrainingJobStatus === 'Stopped' ? true : undefined;
    });
  }
});

test('boto3: a machine with branches, intrinsics and a failure; pages of executions; exceptions', async () => {
  const told = await boto(
    server.url,
    `
import time
sfn = client("stepfunctions")
definition = {"StartAt": "Both", "States": {
    "Both": {"Type": "Parallel", "End": True, "ResultSelector": {"a.$": "$[0]", "b.$": "$[1].sum"}, "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"text.$": "States.Format('{} {}', $.word, $.n)"}, "OutputPath": "$.text", "End": True}}},
        {"StartAt": "B", "States": {"B": {"Type": "Pass", "Parameters": {"sum.$": "States.MathAdd($.n, 1)"}, "End": True}}}]}}}
arn = sfn.create_state_machine(name="branches", definition=json.dumps(definition), roleArn=sys.argv[1])["stateMachineArn"]
def end(execution):
    while True:
        seen = sfn.describe_execution(executionArn=execution)
        if seen["status"] != "RUNNING":
            return seen
        time.sleep(0.05)
def run(**more):
    return end(sfn.start_execution(stateMachineArn=arn, **more)["executionArn"])
good = run(input=json.dumps({"word": "hi", "n": 4}), name="good")
bad = run(input=json.dumps({"word": "hi"}), name="bad")
codes = []
for call in (
    lambda: sfn.start_execution(stateMachineArn=arn, name="good", input="{}"),
    lambda: sfn.start_execution(stateMachineArn=arn, input="{"),
    lambda: sfn.start_execution(stateMachineArn=arn + "x"),
    lambda: sfn.create_state_machine(name="wrong", definition="{}", roleArn=sys.argv[1]),
    lambda: sfn.create_state_machine(name="branches", definition=json.dumps(dict(definition, Comment="other")), roleArn=sys.argv[1]),
    lambda: sfn.describe_execution(executionArn=arn.replace("stateMachine", "execution") + ":none"),
):
    try:
        call()
        codes.append("none")
    except ClientError as error:
        codes.append(error.response["Error"]["Code"])
pages = [[e["name"] for e in page["executions"]] for page in sfn.get_paginator("list_executions").paginate(stateMachineArn=arn, PaginationConfig={"PageSize": 1})]
history = [e for page in sfn.get_paginator("get_execution_history").paginate(executionArn=good["executionArn"], reverseOrder=True) for e in page["events"]]
answer({"good": [good["status"], json.loads(good["output"])], "bad": [bad["status"], bad["error"]], "codes": codes, "pages": [p for p in pages if p],
        "last": history[0]["type"], "first": history[-1]["type"], "ids": [e["id"] for e in history] == list(range(len(history), 0, -1))})
`,
    [ROLE],
  );
  assert.deepEqual(told, {
    good: ['SUCCEEDED', { a: 'hi 4', b: 5 }],
    bad: ['FAILED', 'States.Runtime'],
    codes: [
      'ExecutionAlreadyExists',
      'InvalidExecutionInput',
      'StateMachineDoesNotExist',
      'InvalidDefinition',
      'StateMachineAlreadyExists',
      'ExecutionDoesNotExist',
    ],
    pages: [['bad'], ['good']],
    last: 'ExecutionSucceeded',
    first: 'ExecutionStarted',
    ids: true,
  });
});

test('aws CLI: create, start, describe, history, list, delete', async () => {
  const sfn = (...args: string[]): Promise<unknown> => aws(server.url, 'stepfunctions', ...args);
  const definition = JSON.stringify({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 1, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Mine', Cause: 'meant' } },
  });
  const create = ['create-state-machine', '--name', 'by-cli', '--role-arn', ROLE, '--definition', definition];
  const made = (await sfn(...create)) as { stateMachineArn: string };
  const started = (await sfn('start-execution', '--state-machine-arn', made.stateMachineArn)) as Record<string, string>;
  const execution = ['--execution-arn', started['executionArn'] ?? ''];
  await executionEnd(started['executionArn'] ?? '');
  const end = (await sfn('describe-execution', ...execution)) as Record<string, unknown>;
  assert.deepEqual([end['status'], end['error'], end['cause']], ['FAILED', 'Mine', 'meant']);
  assert.deepEqual(await sfn('get-execution-history', ...execution, '--query', 'events[].type'), [
    'ExecutionStarted',
    'WaitStateEntered',
    'WaitStateExited',
    'FailStateEntered',
    'ExecutionFailed',
  ]);
  await sfn('delete-state-machine', '--state-machine-arn', made.stateMachineArn);
  await until('its end', () =>
    client.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: made.stateMachineArn })).then(
      () => undefined,
      (error: Error) => error.name === 'StateMachineDoesNotExist' || undefined,
    ),
  );
});

test('an activity’s worker takes a task, and answers or fails it', async () => {
  const { activityArn = '' } = await client.sfn.send(new CreateActivityCommand({ name: 'by-hand' }));
  const arn = await machine('asks', {
    StartAt: 'Ask',
    States: { Ask: { Type: 'Task', Resource: activityArn, End: true } },
  });
  const good = await start(arn, { n: 1 });
  const task = await client.sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' }));
  assert.deepEqual(JSON.parse(task.input ?? ''), { n: 1 });
  await client.sfn.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '{"m": 2}' }));
  assert.deepEqual(JSON.parse((await executionEnd(good)).output ?? ''), { m: 2 });
  const bad = await start(arn, { n: 2 });
  const second = await client.sfn.send(new GetActivityTaskCommand({ activityArn }));
  await client.sfn.send(new SendTaskFailureCommand({ taskToken: second.taskToken, error: 'No', cause: 'not mine' }));
  const failed = await executionEnd(bad);
  assert.deepEqual([failed.status, failed.error, failed.cause], ['FAILED', 'No', 'not mine']);
  await assert.rejects(client.sfn.send(new SendTaskSuccessCommand({ taskToken: second.taskToken, output: '{}' })), {
    name: /TaskTimedOut|InvalidToken|TaskDoesNotExist/,
  });
});

test('the optimized actions that need no wait, and the aws-sdk ones, call the same operations', async () => {
  await put(client.s3, `s3://${bucket}/sdk/a.txt`, 'read by a state');
  const arn = await machine('calls', {
    StartAt: 'Model',
    States: {
      Model: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sagemaker:createModel',
        Parameters: { 'ModelName.$': '$.name', ExecutionRoleArn: ROLE, PrimaryContainer: { Image: SKLEARN } },
        ResultPath: '$.model',
        Next: 'Look',
      },
      Look: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sagemaker:describeModel',
        Parameters: { 'ModelName.$': '$.name' },
        ResultPath: '$.seen',
        Next: 'Read',
      },
      Read: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
        Parameters: { Bucket: bucket, Key: 'sdk/a.txt' },
        ResultSelector: { 'body.$': '$.Body' },
        ResultPath: '$.read',
        End: true,
      },
    },
  });
  const end = await executionEnd(await start(arn, { name: 'by-a-state' }));
  assert.equal(end.status, 'SUCCEEDED', `${end.error}: ${end.cause}`);
  const output = JSON.parse(end.output ?? '') as {
    model: { ModelArn: string };
    seen: { ModelName: string };
    read: unknown;
  };
  assert.equal(output.model.ModelArn, 'arn:aws:sagemaker:us-east-1:123456789012:model/by-a-state');
  assert.equal(output.seen.ModelName, 'by-a-state');
  assert.deepEqual(output.read, { body: 'read by a state' });
});

test('a server that is killed under a .sync task goes on: one job, one history', async () => {
  const program = 'import time; time.sleep(3); open("/opt/ml/model/w", "w").write("x")';
  const train = await trainingTask('survives', program);
  const arn = await machine('survives', { StartAt: 'Train', States: { Train: { ...train, End: true } } });
  const executionArn = await start(arn, { job: 'survivor' });
  await until('its start', async () => {
    const job = await client.sagemaker
      .send(new DescribeTrainingJobCommand({ TrainingJobName: 'survivor' }))
      .catch(() => undefined);
    return job?.SecondaryStatus === 'Training' ? true : undefined;
  });
  await server.kill();
  await server.restart();
  const end = await executionEnd(executionArn);
  assert.equal(end.status, 'SUCCEEDED', `${end.error}: ${end.cause}`);
  const types = (await historyOf(executionArn)).map((event) => event.type);
  assert.equal(types.filter((type) => type === 'TaskSubmitted').length, 1);
  assert.equal(types.at(-1), 'ExecutionSucceeded');
  const { executions = [] } = await client.sfn.send(new ListExecutionsCommand({ stateMachineArn: arn }));
  assert.equal(executions.length, 1);
  await client.sfn.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
});
