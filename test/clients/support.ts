import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  CreateModelCommand,
  type CreateTrainingJobRequest,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { create as createTar, extract as extractTar } from 'tar';
import { awsEnvironment } from '../support/clients.ts';

/** What the tests of real clients share. */

export const ROLE = 'arn:aws:iam::123456789012:role/tests';
const registry = '683313688378.dkr.ecr.us-east-1.amazonaws.com';
export const SKLEARN = `${registry}/sagemaker-scikit-learn:1.2-1-cpu-py3`;

/** A folder that is there for one test run. */
export function scratchFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-clients-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const run = promisify(execFile);

/** Runs the aws CLI and answers what it printed as it stands (`aws s3 …` prints no JSON). Rejects with its standard error. */
export async function awsText(
  endpoint: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await run('aws', [...args], {
    env: { ...process.env, ...awsEnvironment(endpoint), ...environment },
    maxBuffer: 64 << 20,
  });
  return stdout;
}

/** Runs a Python program with boto3 and answers the JSON that it printed last. Rejects with its traceback. */
export async function boto(
  endpoint: string,
  program: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<unknown> {
  const interpreter = process.env['SAGEBRUSH_TEST_PYTHON'] ?? 'python3';
  const { stdout } = await run(interpreter, ['-c', `${PRELUDE}\n${program}`, ...args], {
    env: { ...process.env, ...awsEnvironment(endpoint), ...environment },
    maxBuffer: 64 << 20,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Path style, as a server on an address without names needs; `answer` prints what the test reads. */
const PRELUDE = `
import boto3, json, sys
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError
def client(name, **more):
    return boto3.client(name, config=Config(s3={"addressing_style": "path"}), **more)
def answer(value):
    print(json.dumps(value, default=str))
`;

/** A gzipped tar of the given files. */
export async function archive(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const scratch = scratchFolder();
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(scratch.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const file = path.join(scratch.folder, '.archive');
    await createTar({ gzip: true, file, cwd: scratch.folder }, Object.keys(files));
    return readFileSync(file);
  } finally {
    scratch.remove();
  }
}

/** The files of a gzipped tar, with their text. */
export async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const scratch = scratchFolder();
  try {
    const file = path.join(scratch.folder, 'archive');
    writeFileSync(file, bytes);
    const folder = path.join(scratch.folder, 'content');
    mkdirSync(folder);
    await extractTar({ file, cwd: folder });
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      entries.map((entry) => {
        const full = path.join(entry.parentPath, entry.name);
        return [path.relative(folder, full), readFileSync(full, 'utf8')];
      }),
    );
  } finally {
    scratch.remove();
  }
}

/**
 * A gzipped tar with one entry under any name, `../` included, which tar programs refuse to write. Offsets are those of the ustar header.
 */
export async function rawArchive(name: string, text: string): Promise<Buffer> {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  body.write(text);
  const { gzipSync } = await import('node:zlib');
  return gzipSync(Buffer.concat([header, body, Buffer.alloc(1024)]));
}

export async function put(s3: S3Client, uri: string, body: string | Uint8Array): Promise<void> {
  await s3.send(new PutObjectCommand({ ...split(uri), Body: body }));
}

export async function read(s3: S3Client, uri: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand(split(uri)));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

export const readText = async (s3: S3Client, uri: string): Promise<string> => (await read(s3, uri)).toString('utf8');

/** The keys below a prefix, in order. */
export async function keysBelow(s3: S3Client, uri: string): Promise<readonly string[]> {
  const { Bucket, Key } = split(uri);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
  return Contents.map((object) => object.Key ?? '');
}

/** `s3://bucket/key` in the words of the API. */
export function split(uri: string): { readonly Bucket: string; readonly Key: string } {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
  return { Bucket: bucket, Key: key };
}

/** Looks again and again, as clients do, until `look` answers something other than undefined. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined>,
  seconds = 300,
  pauseMs = 150,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what} did not come about within ${seconds} s`);
    await sleep(pauseMs);
  }
}

/** Waits until a training job is over. */
export function trainingEnd(sagemaker: SageMakerClient, name: string): Promise<DescribeTrainingJobResponse> {
  return until(`the end of ${name}`, async () => {
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    return ['Completed', 'Failed', 'Stopped'].includes(job.TrainingJobStatus ?? '') ? job : undefined;
  });
}

/**
 * A training job that runs a Python program given as text (a channel "code" brings it: an entrypoint is too short for one); its outputs
 * go below `s3://bucket/out`.
 */
export async function programJob(
  s3: S3Client,
  name: string,
  bucket: string,
  program: string,
  more: Partial<CreateTrainingJobRequest> = {},
): Promise<CreateTrainingJobRequest> {
  await put(s3, `s3://${bucket}/programs/${name}/program.py`, program);
  return {
    TrainingJobName: name,
    RoleArn: ROLE,
    AlgorithmSpecification: {
      TrainingImage: SKLEARN,
      TrainingInputMode: 'File',
      ContainerEntrypoint: ['python3', '/opt/ml/input/data/code/program.py'],
    },
    OutputDataConfig: { S3OutputPath: `s3://${bucket}/out` },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 600 },
    ...more,
    InputDataConfig: [channel('code', `s3://${bucket}/programs/${name}/`), ...(more.InputDataConfig ?? [])],
  };
}

/** Puts a model whose program is `inference.py` to `uri` and registers it; the program is the image's user module. */
export async function createModel(
  { s3, sagemaker }: { s3: S3Client; sagemaker: SageMakerClient },
  name: string,
  uri: string,
  program: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  await put(s3, uri, await archive({ 'code/inference.py': program, 'weights.txt': name }));
  await sagemaker.send(
    new CreateModelCommand({
      ModelName: name,
      ExecutionRoleArn: ROLE,
      PrimaryContainer: {
        Image: SKLEARN,
        ModelDataUrl: uri,
        Environment: { SAGEMAKER_PROGRAM: 'inference.py', ...environment },
      },
    }),
  );
}

/** An input channel of a training job. */
export function channel(
  name: string,
  uri: string,
  kind: 'S3Prefix' | 'ManifestFile' = 'S3Prefix',
  distribution: 'FullyReplicated' | 'ShardedByS3Key' = 'FullyReplicated',
) {
  return {
    ChannelName: name,
    DataSource: { S3DataSource: { S3DataType: kind, S3Uri: uri, S3DataDistributionType: distribution } },
  };
}
