import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DescribeTrainingJobCommand, waitUntilEndpointInService } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { CreateStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type Clients, createBucket, createRole, putObject, readText } from './clients.ts';
import { line } from './terminal.ts';
import { watch } from './watch.ts';

const folder = path.join(import.meta.dirname, '..', 'binary-classification');
const ECR = '.dkr.ecr.us-east-1.amazonaws.com';

export interface Result {
  /** Share of the held-out rows that the transform job predicted right. */
  readonly accuracy: number;
  readonly heldOut: number;
  /** A few rows: what the endpoint said and what is true. */
  readonly predictions: readonly { readonly probability: number; readonly truth: number }[];
  /** Rows on which endpoint and transform job disagree; they are the same model. */
  readonly disagreements: number;
  readonly modelUri: string;
  readonly predictionsUri: string;
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

/** Processing, training, model, transform, check, endpoint: on the breast-cancer table that scikit-learn ships. */
export async function binaryClassification(clients: Clients, table: string): Promise<Result> {
  const id = 'breast-cancer';
  const bucket = 'breast-cancer-demo';
  const roleArn = await createRole(clients, 'workflow', ['states.amazonaws.com', 'sagemaker.amazonaws.com']);
  await createBucket(clients, bucket);
  await putObject(clients, bucket, 'raw/breast_cancer.csv', readFileSync(table));
  await putObject(clients, bucket, 'code/split.py', readFileSync(path.join(folder, 'split.py')));

  const definition = readFileSync(path.join(folder, 'workflow.asl.json'), 'utf8');
  const { stateMachineArn } = await clients.sfn.send(
    new CreateStateMachineCommand({ name: 'binary-classification', definition, roleArn }),
  );
  const input = {
    id,
    bucket,
    roleArn,
    processingImage: `683313688378${ECR}/sagemaker-scikit-learn:1.2-1-cpu-py3`,
    trainingImage: `683313688378${ECR}/sagemaker-xgboost:1.7-1`,
  };
  const { executionArn = '' } = await clients.sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  const { status } = await watch(clients.sfn, clients.logs, executionArn, {
    group: '/aws/sagemaker/TrainingJobs',
    streamPrefix: `${id}-train/`,
    pick: /^\[\d*0\]|Stopping/,
  });
  if (status !== 'SUCCEEDED') throw new Error(`the execution ended as ${status}`);

  const EndpointName = `${id}-endpoint`;
  line(`waiting for the endpoint ${EndpointName}`);
  await waitUntilEndpointInService(
    { client: clients.sagemaker, maxWaitTime: 600, minDelay: 1, maxDelay: 1 },
    { EndpointName },
  );
  return judge(clients, bucket, id, EndpointName);
}

async function judge(clients: Clients, bucket: string, id: string, EndpointName: string): Promise<Result> {
  const predictionsUri = `s3://${bucket}/predictions/features.csv.out`;
  const truths = numbers(await readText(clients, `s3://${bucket}/split/held-out-labels/labels.csv`));
  const predicted = numbers(await readText(clients, predictionsUri));
  if (predicted.length !== truths.length)
    throw new Error(`${predicted.length} predictions for ${truths.length} held-out rows`);
  const right = truths.filter((truth, row) => (predicted[row] ?? Number.NaN) >= 0.5 === (truth === 1)).length;

  const features = await readText(clients, `s3://${bucket}/split/held-out/features.csv`);
  const { Body } = await clients.runtime.send(
    new InvokeEndpointCommand({ EndpointName, ContentType: 'text/csv', Accept: 'text/csv', Body: features.trimEnd() }),
  );
  const served = numbers(Buffer.from(Body ?? []).toString('utf8'));
  if (served.length !== truths.length)
    throw new Error(`the endpoint answered ${served.length} of ${truths.length} rows`);

  const job = await clients.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: `${id}-train` }));
  return {
    accuracy: right / truths.length,
    heldOut: truths.length,
    predictions: served.slice(0, 5).map((probability, row) => ({ probability, truth: truths[row] ?? Number.NaN })),
    disagreements: served.filter((value, row) => Math.abs(value - (predicted[row] ?? Number.NaN)) > 1e-6).length,
    modelUri: job.ModelArtifacts?.S3ModelArtifacts ?? '',
    predictionsUri,
    metrics: (job.FinalMetricDataList ?? []).map(({ MetricName = '', Value = Number.NaN }) => ({
      name: MetricName,
      value: Value,
    })),
  };
}

const numbers = (text: string): number[] =>
  text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(Number);
