/** The machines of `examples/sagemaker-tasks`, sent as they stand, with the data that they name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { DescribeProcessingJobCommand } from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  StartExecutionCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { createModel, keysBelow, put, ROLE, readText, until } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { repository, startServer, type TestServer } from '../support/server.ts';

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

async function run(name: string, input: object): Promise<DescribeExecutionOutput> {
  const { sfn } = client;
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

test('labeling-job is a right definition', async () => {
  const { sfn } = client;
  const { result, diagnostics } = await sfn.send(
    new ValidateStateMachineDefinitionCommand({ definition: definitionOf('labeling-job') }),
  );
  assert.equal(result, 'OK', JSON.stringify(diagnostics));
});
