import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { CreateStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type Clients, createBucket, createRole, putObject, readObject } from './clients.ts';
import { line } from './terminal.ts';
import { watch } from './watch.ts';
import { readWordVectors } from './word-vectors.ts';

const definitionFile = path.join(import.meta.dirname, '..', 'doc-search', 'workflow.asl.json');
/** The names that the seed's example is written with. */
const BUCKET = 'bucket-name';
const JOB = 'search-model';

export interface Result {
  readonly words: number;
  readonly dimensions: number;
  readonly hosts: number;
  readonly neighbours: readonly { readonly word: string; readonly nearest: readonly string[] }[];
  readonly modelUri: string;
  /** Whether the machine's last state removed the interim data. */
  readonly interimDataGone: boolean;
}

/** The seed's training example as it is written: BlazingText, batch_skipgram, four hosts, its hyperparameters. */
export async function docSearch(clients: Clients, corpus: string, queries: readonly string[]): Promise<Result> {
  const roleArn = await createRole(clients, 'docsearch-stepfunction-iam-role', [
    'states.amazonaws.com',
    'sagemaker.amazonaws.com',
  ]);
  await createBucket(clients, BUCKET);
  await putObject(clients, BUCKET, 'doc-search/interim-data/training-data/corpus.txt', Buffer.from(corpus));
  line(
    `${corpus.split(/\s+/).length.toLocaleString('en-US')} words of real text are in s3://${BUCKET}/doc-search/interim-data/training-data/`,
  );

  const definition = readFileSync(definitionFile, 'utf8');
  const { stateMachineArn } = await clients.sfn.send(
    new CreateStateMachineCommand({ name: 'doc-search', definition, roleArn }),
  );
  const { executionArn = '' } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
  const { status } = await watch(clients.sfn, clients.logs, executionArn, {
    group: '/aws/sagemaker/TrainingJobs',
    streamPrefix: `${JOB}/algo-1`,
    pick: /epoch|vocabulary|words\/s|mean_rho/i,
  });
  if (status !== 'SUCCEEDED') throw new Error(`the execution ended as ${status}`);

  const job = await clients.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: JOB }));
  const modelUri = job.ModelArtifacts?.S3ModelArtifacts ?? '';
  const vectors = await readWordVectors(await readObject(clients, modelUri));
  const streams = await clients.logs.send(
    new DescribeLogStreamsCommand({ logGroupName: '/aws/sagemaker/TrainingJobs', logStreamNamePrefix: `${JOB}/` }),
  );
  const interim = await clients.s3.send(
    new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'doc-search/interim-data/' }),
  );
  return {
    words: vectors.size,
    dimensions: vectors.dimensions,
    hosts: streams.logStreams?.length ?? 0,
    neighbours: queries.map((word) => ({ word, nearest: vectors.nearest(word, 6) })),
    modelUri,
    interimDataGone: (interim.KeyCount ?? 0) === 0,
  };
}
