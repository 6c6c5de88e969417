/**
 * How long from CreateTrainingJob to the first line of user code with the process runner? The script prints the time at which its
 * first line ran; the same interpreter started bare, with nothing around it, is the limit. Our own overhead is the difference.
 *
 * Target: under 150 ms of our own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, waitUntilTrainingJobCompletedOrStopped } from '@aws-sdk/client-sagemaker';
import { create as createTar } from 'tar';
import { clients } from '../test/support/clients.ts';
import { median, report, repository, startSagebrush } from './support.ts';

const RUNS = 15;
const script = 'import time; print("first line at", time.time())';
const server = await startSagebrush();
const aws = clients(server.url);

async function prepare(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
  writeFileSync(path.join(folder, 'train.py'), script);
  await createTar({ gzip: true, file: path.join(folder, 'code.tar.gz'), cwd: folder }, ['train.py']);
  const { readFileSync } = await import('node:fs');
  await aws.s3.send(new CreateBucketCommand({ Bucket: 'bench' }));
  await aws.s3.send(
    new PutObjectCommand({ Bucket: 'bench', Key: 'code.tar.gz', Body: readFileSync(path.join(folder, 'code.tar.gz')) }),
  );
  rmSync(folder, { recursive: true });
}

/** One job; answers the ms from the call to the first line. */
async function once(
  name: string,
  image: string,
  hyperparameters: Record<string, string>,
  entrypoint?: string[],
): Promise<number> {
  const called = Date.now();
  await aws.sagemaker.send(
    new CreateTrainingJobCommand({
      TrainingJobName: name,
      RoleArn: 'arn:aws:iam::123456789012:role/bench',
      AlgorithmSpecification: {
        TrainingImage: image,
        TrainingInputMode: 'File',
        ...(entrypoint && { ContainerEntrypoint: entrypoint }),
      },
      HyperParameters: hyperparameters,
      OutputDataConfig: { S3OutputPath: 's3://bench/out' },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
    }),
  );
  await waitUntilTrainingJobCompletedOrStopped(
    { client: aws.sagemaker, maxWaitTime: 600, minDelay: 1, maxDelay: 1 },
    { TrainingJobName: name },
  );
  const { events } = await aws.logs.send(
    new FilterLogEventsCommand({ logGroupName: '/aws/sagemaker/TrainingJobs', logStreamNamePrefix: `${name}/` }),
  );
  const line = events?.find(({ message }) => message?.startsWith('first line at'))?.message;
  if (line === undefined) throw new Error(`${name} printed nothing`);
  return Number(line.split(' ').at(-1)) * 1000 - called;
}

const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3';
await prepare();
const entrypoint = ['python3', '-c', script];
const scriptMode = { sagemaker_program: 'train.py', sagemaker_submit_directory: 's3://bench/code.tar.gz' };
await once('warm', image, {}, entrypoint);
const plain: number[] = [];
const toolkit: number[] = [];
for (let run = 0; run < RUNS; run++) {
  plain.push(await once(`plain-${run}`, image, {}, entrypoint));
  toolkit.push(await once(`toolkit-${run}`, image, scriptMode));
}
await server.stop();

/** The limit: the same interpreter, the same line, started by nobody but us. */
function bare(): number {
  const cache = path.join(repository, '.cache', 'images');
  const environment = readdirSync(cache).find((name) => name.startsWith('sagemaker-scikit-learn'));
  const python = path.join(cache, environment ?? '', 'bin', 'python');
  const started = Date.now();
  const { stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  return Number(stdout.trim().split(' ').at(-1)) * 1000 - started;
}
const limit = median(Array.from({ length: RUNS }, bare));

report(
  'training-start',
  'CreateTrainingJob to the first line of user code',
  ['how', 'median, ms', 'best, ms', 'over the bare interpreter, ms'],
  [
    ['ContainerEntrypoint python3', median(plain), Math.min(...plain), median(plain) - limit],
    ['script mode (sagemaker_program, code from S3)', median(toolkit), Math.min(...toolkit), median(toolkit) - limit],
    ['bare interpreter, no container, no server', limit, limit, 0],
  ],
);
process.exit(0);
