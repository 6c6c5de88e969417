/** The machines of `examples/sagemaker-tasks`, sent as they stand, with the data that they name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  CreateWorkteamCommand,
  DescribeProcessingJobCommand,
  DescribeWorkteamCommand,
} from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { createModel, keysBelow, put, ROLE, readText, until } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { repository, startServer, type TestServer } from '../support/server.ts';
import { zip } from '../support/zip.ts';

const BUCKET = 'my-s3bucket-example-1';
/** Answers every line with its length. */
const LENGTHS = `
def model_fn(folder):
    return None

def input_fn(body, content_type):
    return (body if isinstance(body, str) else body.decode()).splitlines()

def predict_fn(lines, model):
    return [len(line) for line in lines]

def output_fn(lengths, accept):
    return "".join(f"{length}\\n" for length in lengths)
`;

let server: TestServer;
let client: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  client = clients(server.url);
});
after(() => server.close());

const definitionOf = (name: string): string =>
  readFileSync(path.join(repository, 'examples', 'sagemaker-tasks', `${name}.asl.json`), 'utf8');

async function run(name: string, input: object, { sfn } = client): Promise<DescribeExecutionOutput> {
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn: ROLE, definition: definitionOf(name) }),
  );
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }));
  return until(`the end of ${name}`, async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
}

test('transform-job', async () => {
  await client.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await put(client.s3, `s3://${BUCKET}/TransformJobDataInput.txt`, 'one\nthree\n');
  await createModel(client, 'SageMakerCreateTransformJobModel-9iFBKsYti9vr', `s3://${BUCKET}/model.tar.gz`, LENGTHS);
  const { status, output, cause } = await run('transform-job', {});
  assert.equal(status, 'SUCCEEDED', cause);
  const job = JSON.parse(output ?? '{}') as Record<string, string>;
  assert.equal(job['TransformJobStatus'], 'Completed');
  assert.match(job['TransformJobArn'] ?? '', /:transform-job\/sfn-binary-classification-prediction$/);
  const [key] = await keysBelow(client.s3, `s3://${BUCKET}/TransformJobOutputPath`);
  assert.equal(key, 'TransformJobOutputPath/TransformJobDataInput.txt.out');
  assert.equal(await readText(client.s3, `s3://${BUCKET}/${key}`), '3\n5\n');
});

test('processing-job', async () => {
  const { status, output, cause } = await run('processing-job', { id: 'the-name' });
  const job = await client.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: 'the-name' }));
  assert.equal(job.ProcessingJobStatus, 'Completed', job.FailureReason);
  assert.equal(status, 'SUCCEEDED', cause);
  const described = JSON.parse(output ?? '{}') as { ProcessingJobArn?: string; Tags?: Record<string, string> };
  assert.equal(described.ProcessingJobArn, job.ProcessingJobArn);
  assert.equal(described.Tags?.['MANAGED_BY_AWS'], 'STARTED_BY_STEP_FUNCTIONS');
});

test('labeling-job', async () => {
  // As the guide has it, the machine names what it needs in us-west-2.
  const west = clients(server.url, undefined, 'us-west-2');
  const bucket = 's3bucket-example';
  await west.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const name of ['TextClassification.template', 'manifest.json', 'labelcategories.json']) {
    await put(west.s3, `s3://${bucket}/${name}`, labelingFile(name));
  }
  const functions = { 'PRE-TextMultiClass': 'pre', 'ACS-TextMultiClass': 'consolidate' };
  for (const [FunctionName, module] of Object.entries(functions)) {
    const ZipFile = zip({ [`${module}.py`]: labelingFile(`${module}.py`) });
    const Handler = `${module}.handler`;
    await west.lambda.send(
      new CreateFunctionCommand({ FunctionName, Runtime: 'python3.12', Handler, Role: ROLE, Code: { ZipFile } }),
    );
  }
  const members = [{ OidcMemberDefinition: { Groups: ['testers'] } }];
  await west.sagemaker.send(
    new CreateWorkteamCommand({ WorkteamName: 'ExampleTesting', MemberDefinitions: members, Description: 'Testers' }),
  );
  const { Workteam } = await west.sagemaker.send(new DescribeWorkteamCommand({ WorkteamName: 'ExampleTesting' }));

  const ended = run('labeling-job', {}, west);
  // The worker: the calls that the team's page makes, by a script.
  const ask = async (call: string, input: object): Promise<Record<string, unknown>> => {
    const response = await fetch(new URL(call, Workteam?.SubDomain), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ worker: 'ada', ...input }),
    });
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as Record<string, unknown>;
  };
  const words = { early: 'praise', broken: 'complaint', ship: 'question' };
  for (let left = 3; left > 0; left--) {
    const task = await until('a task', async () => {
      const { task } = await ask('take', {});
      return (task ?? undefined) as { assignment: string; input: { taskObject: string; labels: string[] } } | undefined;
    });
    assert.deepEqual(task.input.labels, Object.values(words));
    const [, label] = Object.entries(words).find(([word]) => task.input.taskObject.includes(word)) ?? [];
    await ask('answer', { assignment: task.assignment, answer: { category: { label } } });
  }

  const { status, output, cause } = await ended;
  assert.equal(status, 'SUCCEEDED', cause);
  const job = JSON.parse(output ?? '{}') as {
    LabelingJobStatus: string;
    LabelCounters: object;
    LabelingJobOutput: { OutputDatasetS3Uri: string };
  };
  assert.equal(job.LabelingJobStatus, 'Completed');
  const counters = { TotalLabeled: 3, HumanLabeled: 3, MachineLabeled: 0, FailedNonRetryableError: 0, Unlabeled: 0 };
  assert.deepEqual(job.LabelCounters, counters);
  const manifest = 'output/example-job-name/manifests/output/output.manifest';
  assert.equal(job.LabelingJobOutput.OutputDatasetS3Uri, `s3://${bucket}/${manifest}`);
  const lines = (await readText(west.s3, `s3://${bucket}/${manifest}`))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>);
  assert.deepEqual(
    lines.map((line) => [line['ticket'], line['Categories']]),
    [
      [4711, { label: 'praise', votes: 1, of: 1 }],
      [4712, { label: 'complaint', votes: 1, of: 1 }],
      [4713, { label: 'question', votes: 1, of: 1 }],
    ],
  );
  const { 'creation-date': date, ...metadata } = lines[0]?.['Categories-metadata'] ?? {};
  assert.match(String(date), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
  assert.deepEqual(metadata, {
    type: 'groundtruth/custom',
    'job-name': 'labeling-job/example-job-name',
    'human-annotated': 'yes',
  });
  const keys = await keysBelow(west.s3, `s3://${bucket}/output/example-job-name/annotations/worker-response/`);
  assert.equal(keys.length, 3);
});

function labelingFile(name: string): string {
  return readFileSync(path.join(repository, 'examples', 'sagemaker-tasks', 'labeling', name), 'utf8');
}
