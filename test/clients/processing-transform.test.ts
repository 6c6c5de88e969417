/** Processing and transform jobs that really run, through boto3, the JavaScript SDK and the aws CLI. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  CreateProcessingJobCommand,
  type CreateProcessingJobRequest,
  CreateTransformJobCommand,
  type CreateTransformJobRequest,
  DescribeProcessingJobCommand,
  DescribeTransformJobCommand,
  type DescribeTransformJobResponse,
  ListProcessingJobsCommand,
  ListTransformJobsCommand,
  StopProcessingJobCommand,
  StopTransformJobCommand,
} from '@aws-sdk/client-sagemaker';
import { aws, clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { boto, createModel, keysBelow, put, ROLE, readText, SKLEARN, until } from './support.ts';

const bucket = 'work';
let server: TestServer;
let client: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  client = clients(server.url);
  await client.s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
after(() => server.close());

const OVER = ['Completed', 'Failed', 'Stopped'];

/** A processing job that runs a program of S3 in a container. */
async function process(name: string, program: string, more: Partial<CreateProcessingJobRequest> = {}) {
  await put(client.s3, `s3://${bucket}/programs/${name}/program.py`, program);
  const code = {
    InputName: 'code',
    S3Input: {
      S3Uri: `s3://${bucket}/programs/${name}/program.py`,
      LocalPath: '/opt/ml/processing/input/code',
      S3DataType: 'S3Prefix' as const,
      S3InputMode: 'File' as const,
    },
  };
  await client.sagemaker.send(
    new CreateProcessingJobCommand({
      ProcessingJobName: name,
      RoleArn: ROLE,
      AppSpecification: {
        ImageUri: SKLEARN,
        ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/program.py'],
      },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 1 } },
      ...more,
      ProcessingInputs: [code, ...(more.ProcessingInputs ?? [])],
    }),
  );
}

const processingEnd = (name: string) =>
  until(`the end of ${name}`, async () => {
    const job = await client.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
    return OVER.includes(job.ProcessingJobStatus ?? '') ? job : undefined;
  });

const output = (name: string, mode: 'EndOfJob' | 'Continuous' = 'EndOfJob') => ({
  OutputName: name,
  S3Output: { S3Uri: `s3://${bucket}/out/${name}`, LocalPath: `/opt/ml/processing/output/${name}`, S3UploadMode: mode },
});

test('boto3: inputs, arguments, environment and outputs of a processing job; its waiter; its description', async () => {
  await put(client.s3, `s3://${bucket}/raw/one.txt`, 'one\n');
  await put(client.s3, `s3://${bucket}/raw/deep/two.txt`, 'two\n');
  const program = `
import json, os, sys
from pathlib import Path
source = Path("/opt/ml/processing/input/data")
files = {str(f.relative_to(source)): f.read_text() for f in sorted(source.rglob("*")) if f.is_file()}
out = Path("/opt/ml/processing/output/result")
(out / "sub").mkdir()
(out / "sub" / "seen.json").write_text(json.dumps({
    "files": files, "arguments": sys.argv[1:], "mode": os.environ["MODE"],
    "config": json.load(open("/opt/ml/config/processingjobconfig.json"))["ProcessingJobName"],
    "hosts": json.load(open("/opt/ml/config/resourceconfig.json"))["hosts"]}))
Path("/opt/ml/output/message").write_text("counted %d files" % len(files))
`;
  await put(client.s3, `s3://${bucket}/programs/boto/program.py`, program);
  const told = (await boto(
    server.url,
    `
sm = client("sagemaker")
def source(name, uri):
    return {"InputName": name, "S3Input": {"S3Uri": uri, "LocalPath": "/opt/ml/processing/input/" + name,
            "S3DataType": "S3Prefix", "S3InputMode": "File"}}
sm.create_processing_job(
    ProcessingJobName="by-boto", RoleArn=sys.argv[1],
    AppSpecification={"ImageUri": sys.argv[2], "ContainerEntrypoint": ["python3", "/opt/ml/processing/input/code/program.py"],
                      "ContainerArguments": ["--ratio", "0.2", "a b"]},
    Environment={"MODE": "fast"},
    ProcessingInputs=[source("code", "s3://work/programs/boto/program.py"), source("data", "s3://work/raw/")],
    ProcessingOutputConfig={"Outputs": [{"OutputName": "result", "S3Output": {"S3Uri": "s3://work/out/result",
        "LocalPath": "/opt/ml/processing/output/result", "S3UploadMode": "EndOfJob"}}]},
    ProcessingResources={"ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.t3.medium", "VolumeSizeInGB": 1}})
try:
    sm.get_waiter("processing_job_completed_or_stopped").wait(ProcessingJobName="by-boto", WaiterConfig={"Delay": 1, "MaxAttempts": 200})
except WaiterError as error:
    print(error)
answer(sm.describe_processing_job(ProcessingJobName="by-boto"))
`,
    [ROLE, SKLEARN],
  )) as Record<string, unknown>;
  assert.equal(told['ProcessingJobStatus'], 'Completed', String(told['FailureReason']));
  assert.equal(told['ExitMessage'], 'counted 2 files');
  assert.equal(told['ProcessingJobArn'], 'arn:aws:sagemaker:us-east-1:123456789012:processing-job/by-boto');
  assert.deepEqual(JSON.parse(await readText(client.s3, `s3://${bucket}/out/result/sub/seen.json`)), {
    files: { 'deep/two.txt': 'two\n', 'one.txt': 'one\n' },
    arguments: ['--ratio', '0.2', 'a b'],
    mode: 'fast',
    config: 'by-boto',
    hosts: ['algo-1'],
  });
  const { ProcessingJobSummaries = [] } = await client.sagemaker.send(new ListProcessingJobsCommand({}));
  assert.deepEqual(
    ProcessingJobSummaries.map((job) => [job.ProcessingJobName, job.ProcessingJobStatus]),
    [['by-boto', 'Completed']],
  );
});

test('a processing job divides its input between two hosts, and a failing one says why', async () => {
  for (let i = 0; i < 4; i++) await put(client.s3, `s3://${bucket}/parts/${i}`, String(i));
  await process(
    'two-hosts',
    `
import json, os
me = json.load(open("/opt/ml/config/resourceconfig.json"))["current_host"]
open("/opt/ml/processing/output/shards/" + me, "w").write(",".join(sorted(os.listdir("/opt/ml/processing/input/parts"))))
`,
    {
      ProcessingResources: { ClusterConfig: { InstanceCount: 2, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 1 } },
      ProcessingInputs: [
        {
          InputName: 'parts',
          S3Input: {
            S3Uri: `s3://${bucket}/parts/`,
            LocalPath: '/opt/ml/processing/input/parts',
            S3DataType: 'S3Prefix',
            S3InputMode: 'File',
            S3DataDistributionType: 'ShardedByS3Key',
          },
        },
      ],
      ProcessingOutputConfig: { Outputs: [output('shards')] },
    },
  );
  await process('fails', 'open("/opt/ml/output/message", "w").write("no rows left"); raise SystemExit(7)');
  const done = await processingEnd('two-hosts');
  assert.equal(done.ProcessingJobStatus, 'Completed', done.FailureReason);
  const shards = await Promise.all(
    ['algo-1', 'algo-2'].map((host) => readText(client.s3, `s3://${bucket}/out/shards/${host}`)),
  );
  assert.deepEqual(shards, ['0,2', '1,3']);
  const failed = await processingEnd('fails');
  assert.equal(failed.ProcessingJobStatus, 'Failed');
  assert.match(failed.FailureReason ?? '', /^AlgorithmError: .*exit code: 7$/);
  assert.equal(failed.ExitMessage, 'no rows left');
});

test('StopProcessingJob, after a continuous output has already arrived', async () => {
  await process(
    'streams',
    `
import time
open("/opt/ml/processing/output/live/first", "w").write("here")
time.sleep(600)
`,
    { ProcessingOutputConfig: { Outputs: [output('live', 'Continuous')] } },
  );
  await until('the first output', async () =>
    (await keysBelow(client.s3, `s3://${bucket}/out/live/`)).length > 0 ? true : undefined,
  );
  await client.sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: 'streams' }));
  assert.equal((await processingEnd('streams')).ProcessingJobStatus, 'Stopped');
});

/** Answers one line per record: how many records the request held, and the record doubled. */
const DOUBLES = `
import os
def model_fn(folder):
    return open(os.path.join(folder, "weights.txt")).read()
def transform_fn(model, body, content_type, accept):
    text = body if isinstance(body, str) else body.decode()
    lines = [line for line in text.split("\\n") if line]
    if "bad" in text:
        raise ValueError("bad record")
    return "\\n".join("%d:%d" % (len(lines), int(line) * 2) for line in lines), accept
`;

const request = (
  name: string,
  input: string,
  more: Partial<CreateTransformJobRequest> = {},
): CreateTransformJobRequest => ({
  TransformJobName: name,
  ModelName: 'doubles',
  TransformInput: {
    ContentType: 'text/csv',
    SplitType: 'Line',
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${bucket}/${input}` } },
  },
  TransformOutput: { S3OutputPath: `s3://${bucket}/predicted/${name}`, AssembleWith: 'Line', Accept: 'text/csv' },
  TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.large' },
  ...more,
});

const transformEnd = (name: string): Promise<DescribeTransformJobResponse> =>
  until(`the end of ${name}`, async () => {
    const job = await client.sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: name }));
    return OVER.includes(job.TransformJobStatus ?? '') ? job : undefined;
  });
const transform = async (...args: Parameters<typeof request>): Promise<DescribeTransformJobResponse> => {
  await client.sagemaker.send(new CreateTransformJobCommand(request(...args)));
  return transformEnd(args[0]);
};
const predicted = (key: string): Promise<string> => readText(client.s3, `s3://${bucket}/predicted/${key}`);

test('transform: records split by line, together or one by one, assembled or not, filtered and joined', async () => {
  await createModel(client, 'doubles', `s3://${bucket}/models/doubles.tar.gz`, DOUBLES);
  await put(client.s3, `s3://${bucket}/in/a.csv`, '1\n2\n3\n');
  await put(client.s3, `s3://${bucket}/in/sub/b.csv`, '4\n5\n');
  const [many, single, none, joined] = await Promise.all([
    transform('many', 'in/', { BatchStrategy: 'MultiRecord' }),
    transform('single', 'in/a.csv', { BatchStrategy: 'SingleRecord', MaxConcurrentTransforms: 2 }),
    transform('whole', 'in/a.csv', {
      TransformInput: { ...request('', 'in/a.csv').TransformInput, SplitType: 'None' } as never,
      TransformOutput: { S3OutputPath: `s3://${bucket}/predicted/whole` },
    }),
    transform('joined', 'in/a.csv', { DataProcessing: { JoinSource: 'Input', OutputFilter: '$[0,-1]' } }),
  ]);
  for (const job of [many, single, none, joined]) assert.equal(job.TransformJobStatus, 'Completed', job.FailureReason);
  assert.deepEqual(await keysBelow(client.s3, `s3://${bucket}/predicted/many/`), [
    'predicted/many/a.csv.out',
    'predicted/many/sub/b.csv.out',
  ]);
  assert.equal(await predicted('many/a.csv.out'), '3:2\n3:4\n3:6\n');
  assert.equal(await predicted('many/sub/b.csv.out'), '2:8\n2:10\n');
  assert.equal(await predicted('single/a.csv.out'), '1:2\n1:4\n1:6\n');
  assert.equal(await predicted('whole/a.csv.out'), '3:2\n3:4\n3:6');
  assert.equal(await predicted('joined/a.csv.out'), '1,3:2\n2,3:4\n3,3:6\n');
});

test('aws CLI: a transform job is created, waited for, described and listed', async () => {
  const sagemaker = (...args: string[]): Promise<unknown> => aws(server.url, 'sagemaker', ...args);
  await sagemaker('create-transform-job', '--cli-input-json', JSON.stringify(request('by-cli', 'in/a.csv')));
  await sagemaker('wait', 'transform-job-completed-or-stopped', '--transform-job-name', 'by-cli');
  const job = (await sagemaker('describe-transform-job', '--transform-job-name', 'by-cli')) as Record<string, unknown>;
  assert.equal(job['TransformJobStatus'], 'Completed');
  assert.equal(job['ModelName'], 'doubles');
  const listed = await client.sagemaker.send(new ListTransformJobsCommand({ NameContains: 'by-' }));
  assert.deepEqual(
    listed.TransformJobSummaries?.map((one) => one.TransformJobName),
    ['by-cli'],
  );
});

test('transform: a record that the model refuses, and a container that does not come up, fail with a reason', async () => {
  await put(client.s3, `s3://${bucket}/broken/x.csv`, '1\nbad\n');
  await createModel(client, 'never-up', `s3://${bucket}/models/never.tar.gz`, 'raise SystemExit("no weights")');
  const [refused, down] = await Promise.all([
    transform('refused', 'broken/'),
    transform('down', 'in/a.csv', { ModelName: 'never-up' }),
  ]);
  assert.equal(refused.TransformJobStatus, 'Failed');
  assert.match(refused.FailureReason ?? '', /^AlgorithmError: /);
  assert.deepEqual(await keysBelow(client.s3, `s3://${bucket}/predicted/refused/`), []);
  assert.equal(down.TransformJobStatus, 'Failed');
  assert.match(down.FailureReason ?? '', /^AlgorithmError: /);
  assert.notEqual(down.FailureReason, refused.FailureReason);
  await assert.rejects(
    client.sagemaker.send(new CreateTransformJobCommand(request('no-model', 'in/', { ModelName: 'absent' }))),
    { name: 'ValidationException', message: /Could not find model/ },
  );
});

test('StopTransformJob ends a transform that would take long', async () => {
  const slow =
    'import time\ndef model_fn(f): return 0\ndef transform_fn(m, b, c, a):\n    time.sleep(60)\n    return b, a\n';
  await createModel(client, 'slow', `s3://${bucket}/models/slow.tar.gz`, slow);
  await client.sagemaker.send(new CreateTransformJobCommand(request('stops', 'in/a.csv', { ModelName: 'slow' })));
  await until('its start', async () => {
    const job = await client.sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: 'stops' }));
    return job.TransformStartTime;
  });
  await client.sagemaker.send(new StopTransformJobCommand({ TransformJobName: 'stops' }));
  assert.equal((await transformEnd('stops')).TransformJobStatus, 'Stopped');
  assert.deepEqual(await keysBelow(client.s3, `s3://${bucket}/predicted/stops/`), []);
});
