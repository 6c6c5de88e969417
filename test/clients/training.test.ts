/** Training jobs that really run: programs in containers on data from S3, watched through boto3 and the JavaScript SDK. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  DescribeTrainingJobCommand,
  ListTagsCommand,
  ListTrainingJobsCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { aws, clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  archive,
  boto,
  channel,
  keysBelow,
  programJob,
  put,
  ROLE,
  read,
  readText,
  SKLEARN,
  trainingEnd,
  unpack,
  until,
} from './support.ts';

const bucket = 'training';
let server: TestServer;
let client: ReturnType<typeof clients>;
before(async () => {
  server = await startServer();
  client = clients(server.url);
  await client.s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
after(() => server.close());

const create = (request: CreateTrainingJobRequest) => client.sagemaker.send(new CreateTrainingJobCommand(request));
const end = (name: string) => trainingEnd(client.sagemaker, name);

/** Runs a program to its end. */
async function runProgram(name: string, program: string, more: Partial<CreateTrainingJobRequest> = {}) {
  await create(await programJob(client.s3, name, bucket, program, more));
  return end(name);
}

const hosts = (count: number) => ({
  ResourceConfig: { InstanceCount: count, InstanceType: 'ml.m5.large' as const, VolumeSizeInGB: 1 },
});
const streamsOf = async (group: string, prefix: string) => {
  const { logStreams = [] } = await client.logs.send(
    new DescribeLogStreamsCommand({ logGroupName: group, logStreamNamePrefix: prefix }),
  );
  return logStreams.map((stream) => stream.logStreamName ?? '');
};
async function linesOf(name: string): Promise<string> {
  const group = '/aws/sagemaker/TrainingJobs';
  const lines: string[] = [];
  for (const stream of await streamsOf(group, `${name}/`)) {
    const { events = [] } = await client.logs.send(
      new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, startFromHead: true }),
    );
    lines.push(...events.map((event) => event.message ?? ''));
  }
  return lines.join('\n');
}

const SCRIPT = `
import argparse, json, os, joblib, numpy
from sklearn.linear_model import LogisticRegression

parser = argparse.ArgumentParser()
parser.add_argument("-C", type=float)
parser.add_argument("--max-iter", type=int)
options = parser.parse_args()
table = numpy.loadtxt(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "table.csv"), delimiter=",")
model = LogisticRegression(C=options.C, max_iter=options.max_iter).fit(table[:, 1:], table[:, 0])
print("train-accuracy=%.4f;" % model.score(table[:, 1:], table[:, 0]))
joblib.dump(model, os.path.join(os.environ["SM_MODEL_DIR"], "model.joblib"))
facts = {name: os.environ[name] for name in os.environ if name.startswith("SM_") and name != "SM_TRAINING_ENV"}
facts["TRAINING_ENV"] = json.loads(os.environ["SM_TRAINING_ENV"])
facts["cwd"] = os.getcwd()
facts["helper"] = __import__("helper").WORD
with open(os.path.join(os.environ["SM_OUTPUT_DATA_DIR"], "facts.json"), "w") as file:
    json.dump(facts, file)
`;

test('boto3: script mode trains scikit-learn with code from S3, and the job is described, listed and waited for', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 2},${(i % 2) * 4 + (i % 7) / 7},${i % 5}`).join('\n');
  await put(client.s3, `s3://${bucket}/tables/table.csv`, rows);
  const code = await archive({ 'train.py': SCRIPT, 'helper.py': 'WORD = "sage"' });
  await put(client.s3, `s3://${bucket}/code/source.tar.gz`, code);
  const told = (await boto(
    server.url,
    `
sm = client("sagemaker")
made = sm.create_training_job(
    TrainingJobName="Script-Mode", RoleArn=sys.argv[1],
    AlgorithmSpecification={"TrainingImage": sys.argv[2], "TrainingInputMode": "File",
        "MetricDefinitions": [{"Name": "train:accuracy", "Regex": "train-accuracy=([0-9.]+);"}]},
    HyperParameters={"sagemaker_program": "train.py", "sagemaker_submit_directory": "s3://training/code/source.tar.gz",
        "C": "0.5", "max-iter": "200"},
    InputDataConfig=[{"ChannelName": "train", "ContentType": "text/csv", "DataSource": {"S3DataSource": {
        "S3DataType": "S3Prefix", "S3Uri": "s3://training/tables/", "S3DataDistributionType": "FullyReplicated"}}}],
    OutputDataConfig={"S3OutputPath": "s3://training/out/"},
    ResourceConfig={"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 1},
    StoppingCondition={"MaxRuntimeInSeconds": 600}, Tags=[{"Key": "team", "Value": "data"}])
try:
    sm.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName="Script-Mode", WaiterConfig={"Delay": 1, "MaxAttempts": 200})
except WaiterError as error:
    print(error)  # The description below says why.
job = sm.describe_training_job(TrainingJobName="Script-Mode")
listed = sm.list_training_jobs(NameContains="script-mode".title(), StatusEquals="Completed", SortBy="CreationTime")
answer({"arn": made["TrainingJobArn"], "job": job, "listed": listed["TrainingJobSummaries"],
        "tags": sm.list_tags(ResourceArn=made["TrainingJobArn"])["Tags"]})
`,
    [ROLE, SKLEARN],
  )) as {
    arn: string;
    job: Record<string, unknown>;
    listed: { TrainingJobName: string; TrainingJobStatus: string }[];
    tags: unknown;
  };
  assert.equal(told.arn, 'arn:aws:sagemaker:us-east-1:123456789012:training-job/script-mode');
  const { job } = told;
  assert.equal(job['TrainingJobStatus'], 'Completed', String(job['FailureReason']));
  assert.equal(job['SecondaryStatus'], 'Completed');
  assert.deepEqual(
    (job['SecondaryStatusTransitions'] as { Status: string }[]).map(({ Status }) => Status),
    ['Starting', 'Downloading', 'Training', 'Uploading', 'Completed'],
  );
  assert.deepEqual(job['ModelArtifacts'], { S3ModelArtifacts: 's3://training/out/Script-Mode/output/model.tar.gz' });
  const [metric] = job['FinalMetricDataList'] as { MetricName: string; Value: number }[];
  assert.deepEqual([metric?.MetricName, metric?.Value], ['train:accuracy', 1]);
  assert.deepEqual(told.tags, [{ Key: 'team', Value: 'data' }]);
  assert.deepEqual(
    told.listed.map((one) => [one.TrainingJobName, one.TrainingJobStatus]),
    [['Script-Mode', 'Completed']],
  );

  const model = await unpack(await read(client.s3, 's3://training/out/Script-Mode/output/model.tar.gz'));
  assert.deepEqual([...model.keys()], ['model.joblib']);
  const output = await unpack(await read(client.s3, 's3://training/out/Script-Mode/output/output.tar.gz'));
  const facts = JSON.parse(output.get('facts.json') ?? '{}') as Record<string, unknown>;
  const expected = {
    SM_CHANNELS: '["train"]',
    SM_CHANNEL_TRAIN: '/opt/ml/input/data/train',
    SM_CURRENT_HOST: 'algo-1',
    SM_CURRENT_INSTANCE_TYPE: 'ml.m5.large',
    SM_HOSTS: '["algo-1"]',
    SM_HPS: '{"C":0.5,"max-iter":200}',
    SM_HP_C: '0.5',
    'SM_HP_MAX-ITER': '200',
    SM_INPUT_CONFIG_DIR: '/opt/ml/input/config',
    SM_INPUT_DIR: '/opt/ml/input',
    SM_MODEL_DIR: '/opt/ml/model',
    SM_MODULE_DIR: 's3://training/code/source.tar.gz',
    SM_MODULE_NAME: 'train',
    SM_NUM_GPUS: '0',
    SM_OUTPUT_DATA_DIR: '/opt/ml/output/data',
    SM_OUTPUT_DIR: '/opt/ml/output',
    SM_USER_ARGS: '["-C","0.5","--max-iter","200"]',
    SM_USER_ENTRY_POINT: 'train.py',
    cwd: '/opt/ml/code',
    helper: 'sage',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, facts[name]])), expected);
  const environment = facts['TRAINING_ENV'] as Record<string, unknown>;
  assert.deepEqual(environment['channel_input_dirs'], { train: '/opt/ml/input/data/train' });
  assert.equal(environment['job_name'], 'Script-Mode');
});

test('the container finds the files that the contract names', async () => {
  const program = `
import json, os, socket
config = "/opt/ml/input/config/"
seen = {name: json.load(open(config + name + ".json")) for name in ("hyperparameters", "inputdataconfig", "resourceconfig")}
seen["env"] = {name: os.environ.get(name) for name in ("TRAINING_JOB_NAME", "TRAINING_JOB_ARN", "AWS_REGION", "MINE")}
seen["host"] = socket.gethostname()
seen["folders"] = sorted(os.listdir("/opt/ml"))
try:
    open("/usr/written", "w")
    seen["root"] = "writable"
except OSError:
    seen["root"] = "read-only"
json.dump(seen, open("/opt/ml/output/data/seen.json", "w"))
`;
  const job = await runProgram('contract', program, {
    HyperParameters: { epochs: '3', text: 'a "quoted" one' },
    Environment: { MINE: 'yes' },
    InputDataConfig: [{ ...channel('train', `s3://${bucket}/tables/`), ContentType: 'text/csv' }],
  });
  assert.equal(job.TrainingJobStatus, 'Completed', job.FailureReason);
  const output = await unpack(await read(client.s3, `s3://${bucket}/out/contract/output/output.tar.gz`));
  const seen = JSON.parse(output.get('seen.json') ?? '{}') as Record<string, unknown>;
  assert.deepEqual(seen['hyperparameters'], { epochs: '3', text: 'a "quoted" one' });
  assert.deepEqual(seen['inputdataconfig'], {
    train: {
      ContentType: 'text/csv',
      TrainingInputMode: 'File',
      S3DistributionType: 'FullyReplicated',
      RecordWrapperType: 'None',
    },
    code: { TrainingInputMode: 'File', S3DistributionType: 'FullyReplicated', RecordWrapperType: 'None' },
  });
  const group = { instance_group_name: 'homogeneousCluster', instance_type: 'ml.m5.large', hosts: ['algo-1'] };
  assert.deepEqual(seen['resourceconfig'], {
    current_host: 'algo-1',
    current_instance_type: 'ml.m5.large',
    current_group_name: 'homogeneousCluster',
    hosts: ['algo-1'],
    instance_groups: [group],
    network_interface_name: 'eth0',
  });
  assert.deepEqual(seen['env'], {
    TRAINING_JOB_NAME: 'contract',
    TRAINING_JOB_ARN: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/contract',
    AWS_REGION: 'us-east-1',
    MINE: 'yes',
  });
  if (/namespaces/.test(server.output())) {
    assert.equal(seen['host'], 'algo-1');
    assert.equal(seen['root'], 'read-only');
  }
});

test('a failing program: its failure file, else its exit code, is the reason; what it saved is kept', async () => {
  const [told, silent, user] = await Promise.all([
    runProgram(
      'fails-with-words',
      'open("/opt/ml/output/failure", "w").write("The data has no rows." + "!" * 2000); open("/opt/ml/model/half", "w").write("x"); raise SystemExit(3)',
    ),
    runProgram('fails-silently', 'import os; os._exit(42)'),
    (async () => {
      const code = await archive({ 'train.py': 'raise ValueError("bad rows")' });
      await put(client.s3, `s3://${bucket}/code/raises.tar.gz`, code);
      const request = await programJob(client.s3, 'fails-in-script', bucket, '', {
        AlgorithmSpecification: { TrainingImage: SKLEARN, TrainingInputMode: 'File' },
        HyperParameters: {
          sagemaker_program: 'train.py',
          sagemaker_submit_directory: `s3://${bucket}/code/raises.tar.gz`,
        },
      });
      await create(request);
      return end('fails-in-script');
    })(),
  ]);
  assert.equal(told.TrainingJobStatus, 'Failed');
  assert.match(told.FailureReason ?? '', /^AlgorithmError: The data has no rows\.!{1003}, exit code: 3$/);
  assert.equal(told.SecondaryStatusTransitions?.at(-1)?.StatusMessage, told.FailureReason);
  assert.deepEqual(
    [...(await unpack(await read(client.s3, `s3://${bucket}/out/fails-with-words/output/model.tar.gz`))).keys()],
    ['half'],
  );
  assert.equal(silent.FailureReason, 'AlgorithmError: , exit code: 42');
  assert.match(
    user.FailureReason ?? '',
    /^AlgorithmError: ExecuteUserScriptError:\nExitCode 1\nErrorMessage "ValueError: bad rows/,
  );
});

const SAVES = `
import signal, sys, time
def save(*_):
    open("/opt/ml/model/saved", "w").write("half way")
    print("saved on SIGTERM", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, save)
print("ready", flush=True)
time.sleep(600)
`;

test('StopTrainingJob sends SIGTERM: a program that saves keeps its model, and the job is Stopped', async () => {
  await create(await programJob(client.s3, 'stopped', bucket, SAVES));
  await until('its first line', async () => ((await linesOf('stopped')).includes('ready') ? true : undefined));
  await client.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'stopped' }));
  const stopping = await client.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'stopped' }));
  assert.match(stopping.TrainingJobStatus ?? '', /^Stopp(ing|ed)$/);
  const job = await end('stopped');
  assert.equal(job.TrainingJobStatus, 'Stopped');
  assert.equal(job.SecondaryStatus, 'Stopped');
  assert.equal(job.FailureReason, undefined);
  const model = await unpack(await read(client.s3, job.ModelArtifacts?.S3ModelArtifacts ?? ''));
  assert.equal(model.get('saved'), 'half way');
  assert.match(await linesOf('stopped'), /saved on SIGTERM/);
  await assert.rejects(client.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'stopped' })), {
    name: 'ValidationException',
  });
});

test('a job over MaxRuntimeInSeconds is stopped the same way, and says why', async () => {
  // The time counts from before the container is there: the program must have set its handler by then.
  const job = await runProgram('too-long', SAVES, { StoppingCondition: { MaxRuntimeInSeconds: 10 } });
  assert.equal(job.TrainingJobStatus, 'Stopped');
  assert.equal(job.SecondaryStatus, 'MaxRuntimeExceeded');
  const model = await unpack(await read(client.s3, job.ModelArtifacts?.S3ModelArtifacts ?? ''));
  assert.equal(model.get('saved'), 'half way');
});

test('four hosts reach each other by name, each with a log stream; shards and manifests divide the data', async () => {
  for (let i = 0; i < 10; i++) await put(client.s3, `s3://${bucket}/shards/part-${i}`, `${i}`);
  const manifest = [{ prefix: `s3://${bucket}/shards/` }, 'part-3', 'part-7'];
  await put(client.s3, `s3://${bucket}/some.manifest`, JSON.stringify(manifest));
  const program = `
import json, os, socket, threading, time
config = json.load(open("/opt/ml/input/config/resourceconfig.json"))
me, hosts = config["current_host"], config["hosts"]
server = socket.create_server((me, 7800))
def greet():
    # To the end only when everyone was greeted: the others may still be calling.
    for _ in hosts:
        peer, _ = server.accept()
        peer.sendall(me.encode())
        peer.close()
greeting = threading.Thread(target=greet)
greeting.start()
heard = []
for host in hosts:
    for _ in range(1000):
        try:
            # Each host is greeted once: a connection that is given up for slowness would use a greeting up.
            with socket.create_connection((host, 7800), 60) as peer:
                heard.append(peer.recv(100).decode())
            break
        except OSError:
            time.sleep(0.1)
data = "/opt/ml/input/data/"
mine = {"heard": heard, "shard": sorted(os.listdir(data + "sharded")), "all": len(os.listdir(data + "whole")), "listed": sorted(os.listdir(data + "listed"))}
json.dump(mine, open("/opt/ml/output/data/" + me + ".json", "w"))
print(me, "has", mine)
open("/opt/ml/model/" + me, "w").write(me)
`;
  const job = await runProgram('cluster', program, {
    ...hosts(4),
    InputDataConfig: [
      channel('sharded', `s3://${bucket}/shards/`, 'S3Prefix', 'ShardedByS3Key'),
      channel('whole', `s3://${bucket}/shards/`),
      channel('listed', `s3://${bucket}/some.manifest`, 'ManifestFile'),
    ],
  });
  assert.equal(job.TrainingJobStatus, 'Completed', `${job.FailureReason}\n${await linesOf('cluster')}`);
  const output = await unpack(await read(client.s3, `s3://${bucket}/out/cluster/output/output.tar.gz`));
  const names = ['algo-1', 'algo-2', 'algo-3', 'algo-4'];
  const told = names.map(
    (name) =>
      JSON.parse(output.get(`${name}.json`) ?? '{}') as {
        heard: string[];
        shard: string[];
        all: number;
        listed: string[];
      },
  );
  for (const host of told) {
    assert.deepEqual(host.heard, names);
    assert.equal(host.all, 10);
    assert.deepEqual(host.listed, ['part-3', 'part-7']);
    assert.ok(host.shard.length === 2 || host.shard.length === 3, String(host.shard));
  }
  assert.deepEqual(
    told.flatMap((host) => host.shard).sort(),
    Array.from({ length: 10 }, (_, i) => `part-${i}`),
  );
  const streams = await streamsOf('/aws/sagemaker/TrainingJobs', 'cluster/');
  assert.deepEqual(
    streams.map((stream) => /^cluster\/(algo-\d)-\d+$/.exec(stream)?.[1]),
    names,
  );
  const model = await unpack(await read(client.s3, job.ModelArtifacts?.S3ModelArtifacts ?? ''));
  assert.deepEqual([...model.keys()].sort(), names);
});

test('one failing host fails the job, with its reason, and ends the others', async () => {
  const job = await runProgram(
    'one-fails',
    `
import json, time
if json.load(open("/opt/ml/input/config/resourceconfig.json"))["current_host"] == "algo-2":
    open("/opt/ml/output/failure", "w").write("second host")
    raise SystemExit(5)
time.sleep(600)
`,
    hosts(2),
  );
  assert.equal(job.FailureReason, 'AlgorithmError: second host, exit code: 5');
});

test('network isolation: no network inside, and data in and models out all the same', async (t) => {
  if (!/namespaces/.test(server.output())) return t.skip('this machine runs jobs without namespaces');
  const program = `
import os, socket, sys, urllib.parse
from pathlib import Path
url = urllib.parse.urlparse(Path("/opt/ml/input/data/train/url").read_text())
try:
    socket.create_connection((url.hostname, url.port), 30)
    sys.exit(9)
except OSError as error:
    Path("/opt/ml/model/answer").write_text("unreachable")
if any(name.startswith("AWS_ACCESS") for name in os.environ):
    sys.exit(8)
`;
  await put(client.s3, `s3://${bucket}/where/url`, server.url);
  const input = { InputDataConfig: [channel('train', `s3://${bucket}/where/`)] };
  const job = await runProgram('isolated', program, { EnableNetworkIsolation: true, ...input });
  assert.equal(job.TrainingJobStatus, 'Completed', job.FailureReason);
  // The same program finds the server where it is not isolated, so that its failing means something.
  const open = await runProgram('not-isolated', program, input);
  assert.match(open.FailureReason ?? '', /exit code: 9$/);
});

test('checkpoints are brought back before the next job and carried away while it runs', async () => {
  const program = `
import os, time
folder = "/opt/ml/checkpoints"
before = sorted(os.listdir(folder))
open(os.path.join(folder, "step-%d" % len(before)), "w").write(str(before))
print("before", before, flush=True)
if before:
    open("/opt/ml/model/go", "w").write("x")
else:
    while not os.path.exists(os.path.join(folder, "never")):
        time.sleep(0.2)
`;
  const more = { CheckpointConfig: { S3Uri: `s3://${bucket}/checkpoints/run` } };
  await create(await programJob(client.s3, 'checkpoint-1', bucket, program, more));
  // While it runs: the job never ends by itself.
  await until('the first checkpoint in S3', async () => {
    const keys = await keysBelow(client.s3, `s3://${bucket}/checkpoints/run/`);
    return keys.length > 0 ? keys : undefined;
  });
  await client.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'checkpoint-1' }));
  await end('checkpoint-1');
  const second = await runProgram('checkpoint-2', program, more);
  assert.equal(second.TrainingJobStatus, 'Completed', second.FailureReason);
  assert.match(await linesOf('checkpoint-2'), /before \['step-0'\]/);
  assert.equal(await readText(client.s3, `s3://${bucket}/checkpoints/run/step-1`), "['step-0']");
});

test('a container reads and writes S3 with the clients that are in its image', async () => {
  const program = `
import boto3
from botocore.config import Config
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}))
s3.put_object(Bucket="training", Key="by-the-job", Body=s3.get_object(Bucket="training", Key="shards/part-5")["Body"].read() * 2)
`;
  const job = await runProgram('calls-s3', program);
  assert.equal(job.TrainingJobStatus, 'Completed', `${job.FailureReason}\n${await linesOf('calls-s3')}`);
  assert.equal(await readText(client.s3, `s3://${bucket}/by-the-job`), '55');
});

test('requests that cannot be: a name twice, no data, an unknown image, a missing job', async () => {
  await assert.rejects(create(await programJob(client.s3, 'contract', bucket, 'pass')), { name: 'ResourceInUse' });
  await assert.rejects(
    create(
      await programJob(client.s3, 'nothing', bucket, 'pass', {
        InputDataConfig: [channel('train', `s3://${bucket}/nowhere/`)],
      }),
    ),
    { name: 'ValidationException', message: /No S3 objects found under S3 URL "s3:\/\/training\/nowhere\/"/ },
  );
  const unknown = await programJob(client.s3, 'unknown-image', bucket, 'pass');
  await create({
    ...unknown,
    AlgorithmSpecification: {
      TrainingInputMode: 'File',
      TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/mine:1',
    },
  });
  assert.match((await end('unknown-image')).FailureReason ?? '', /^ClientError: .*mine/);
  await assert.rejects(client.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'absent' })), {
    name: 'ValidationException',
    message: 'Requested resource not found.',
  });
});

test('aws CLI and JavaScript: pages of the list, tags, and the waiter of the CLI', async () => {
  const names = ['listed-1', 'listed-2', 'listed-3'];
  for (const name of names) await create(await programJob(client.s3, name, bucket, 'pass'));
  for (const name of names) {
    await aws(server.url, 'sagemaker', 'wait', 'training-job-completed-or-stopped', '--training-job-name', name);
  }
  const listed = (await aws(
    server.url,
    ...['sagemaker', 'list-training-jobs', '--name-contains', 'listed-', '--sort-by', 'Name'],
    ...['--sort-order', 'Ascending', '--page-size', '2', '--query', 'TrainingJobSummaries[].TrainingJobName'],
  )) as string[];
  assert.deepEqual(listed, names);
  const first = await client.sagemaker.send(new ListTrainingJobsCommand({ NameContains: 'listed-', MaxResults: 2 }));
  const NextToken = first.NextToken;
  assert.ok(NextToken !== undefined);
  const rest = await client.sagemaker.send(
    new ListTrainingJobsCommand({ NameContains: 'listed-', MaxResults: 2, NextToken }),
  );
  assert.deepEqual(
    [...(first.TrainingJobSummaries ?? []), ...(rest.TrainingJobSummaries ?? [])].map((job) => job.TrainingJobName),
    names,
  );
  const ResourceArn = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/listed-1';
  await client.sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [{ Key: 'k', Value: 'v' }] }));
  const { Tags } = await client.sagemaker.send(new ListTagsCommand({ ResourceArn }));
  assert.deepEqual(Tags, [{ Key: 'k', Value: 'v' }]);
});
