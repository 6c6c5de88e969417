/** Who may call: accounts and Regions side by side without keys, and signatures that are checked with them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateModelCommand,
  CreateTrainingJobCommand,
  ListModelsCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { clients } from '../support/clients.ts';
import { repository, startServer, type TestServer } from '../support/server.ts';
import { awsText, boto, programJob, put, ROLE, readText, SKLEARN, scratchFolder, trainingEnd } from './support.ts';

const ROOT = { accessKeyId: 'AKIDROOTEXAMPLE', secretAccessKey: 'a/secret+with=signs' };
const scratch = scratchFolder();
let open: TestServer;
let closed: TestServer;
before(async () => {
  [open, closed] = await Promise.all([
    startServer(),
    startServer({
      flags: ['--auth', 'sigv4'],
      environment: {
        SAGEBRUSH_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId,
        SAGEBRUSH_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
      },
    }),
  ]);
});
after(async () => {
  await Promise.all([open?.close(), closed?.close()]);
  scratch.remove();
});

const account = (id: string) => clients(open.url, { accessKeyId: id, secretAccessKey: 'any' });
const pythonKeys = (keys: typeof ROOT): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: keys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
});
const model = (name: string) =>
  new CreateModelCommand({ ModelName: name, ExecutionRoleArn: ROLE, PrimaryContainer: { Image: SKLEARN } });

test('without keys: an id of twelve digits is an account, every other is the default one', async () => {
  const accounts = { '111122223333': '111122223333', '000000000001': '000000000001', test: '123456789012' };
  for (const [id, expected] of Object.entries(accounts)) {
    const { Account } = await account(id).sts.send(new GetCallerIdentityCommand({}));
    assert.equal(Account, expected);
  }
  const one = account('111122223333');
  const two = account('444455556666');
  const made = await one.sagemaker.send(model('same-name'));
  assert.equal(made.ModelArn, 'arn:aws:sagemaker:us-east-1:111122223333:model/same-name');
  await two.sagemaker.send(model('same-name'));
  await two.sagemaker.send(model('other'));
  const names = async ({ sagemaker }: typeof one) =>
    (await sagemaker.send(new ListModelsCommand({ SortBy: 'Name', SortOrder: 'Ascending' }))).Models?.map(
      (each) => each.ModelName,
    );
  assert.deepEqual(await names(one), ['same-name']);
  assert.deepEqual(await names(two), ['other', 'same-name']);
  const told = await boto(
    open.url,
    'answer([m["ModelName"] for m in client("sagemaker").list_models(SortBy="Name", SortOrder="Ascending")["Models"]])',
    [],
    pythonKeys({ accessKeyId: '444455556666', secretAccessKey: 'any' }),
  );
  assert.deepEqual(told, ['other', 'same-name']);
});

test('without keys: bucket names are one for all accounts, buckets are their owner’s', async () => {
  const one = account('111122223333').s3;
  const two = account('444455556666').s3;
  await one.send(new CreateBucketCommand({ Bucket: 'owned-by-one' }));
  await put(one, 's3://owned-by-one/k', 'mine');
  await assert.rejects(two.send(new CreateBucketCommand({ Bucket: 'owned-by-one' })), { name: 'BucketAlreadyExists' });
  await assert.rejects(two.send(new GetObjectCommand({ Bucket: 'owned-by-one', Key: 'k' })), { name: 'AccessDenied' });
  assert.deepEqual((await two.send(new ListBucketsCommand({}))).Buckets ?? [], []);
});

test('Regions are apart', async () => {
  const at = (region: string) =>
    new SageMakerClient({ endpoint: open.url, region, credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
  const made = await at('eu-west-1').send(model('regional'));
  assert.equal(made.ModelArn, 'arn:aws:sagemaker:eu-west-1:123456789012:model/regional');
  assert.equal((await at('eu-west-1').send(new ListModelsCommand({}))).Models?.length, 1);
  assert.equal((await at('us-east-1').send(new ListModelsCommand({}))).Models?.length, 0);
  const listed = ['sagemaker', 'list-models', '--region', 'eu-west-1', '--query', 'Models[].ModelName'];
  assert.deepEqual(JSON.parse(await awsText(open.url, listed)), ['regional']);
});

const WHO = `
import boto3, json
from botocore.config import Config
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}))
who = boto3.client("sts").get_caller_identity()
who["read"] = s3.get_object(Bucket="jobs-%s" % who["Account"], Key="hello")["Body"].read().decode()
s3.put_object(Bucket="jobs-%s" % who["Account"], Key="who", Body=json.dumps(who, default=str))
`;

/** Runs a job that asks who it is and reads its account's bucket; answers what it found. */
async function whoInside(one: ReturnType<typeof clients>, id: string, role: string): Promise<Record<string, unknown>> {
  const bucket = `jobs-${id}`;
  await one.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await put(one.s3, `s3://${bucket}/hello`, 'hello');
  const name = `who-${role.split('/').at(-1)}`;
  const job = await programJob(one.s3, name, bucket, WHO, { RoleArn: role });
  await one.sagemaker.send(new CreateTrainingJobCommand(job));
  const end = await trainingEnd(one.sagemaker, name);
  assert.equal(end.TrainingJobStatus, 'Completed', end.FailureReason);
  return JSON.parse(await readText(one.s3, `s3://${bucket}/who`)) as Record<string, unknown>;
}

test('without keys: a job’s container belongs to the job’s account', async () => {
  const one = account('777788889999');
  const seen = await whoInside(one, '777788889999', 'arn:aws:iam::777788889999:role/jobs');
  assert.equal(seen['Account'], '777788889999');
  assert.equal(seen['read'], 'hello');
  const others = await account('test').sagemaker.send(new ListTrainingJobsCommand({}));
  assert.deepEqual(others.TrainingJobSummaries, []);
});

test('an address that others reach needs keys: without them the server does not start', async () => {
  const args = [path.join(repository, 'src', 'main.ts'), 'up', '--port', '0', '--host', '0.0.0.0'];
  const child = spawn(process.execPath, [...args, '--data', path.join(scratch.folder, 'refused')]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  assert.equal(code, 1);
  assert.match(said, /--host 0\.0\.0\.0 .*--auth sigv4/);
});

test('signed: the root key works in JavaScript for JSON, Query and S3, chunked and presigned', async () => {
  const root = clients(closed.url, ROOT);
  const { Arn } = await root.sts.send(new GetCallerIdentityCommand({}));
  assert.equal(Arn, 'arn:aws:iam::123456789012:root');
  assert.deepEqual((await root.sagemaker.send(new ListModelsCommand({}))).Models, []);
  assert.deepEqual((await root.sfn.send(new ListStateMachinesCommand({}))).stateMachines, []);
  await root.s3.send(new CreateBucketCommand({ Bucket: 'signed' }));
  const Body = Readable.from([Buffer.alloc(6 << 20, 1), Buffer.alloc(100, 2)]);
  await new Upload({ client: root.s3, params: { Bucket: 'signed', Key: 'parts', Body } }).done();
  const streamed = { Bucket: 'signed', Key: 'a key/with ünïcode + %', ContentLength: 5 };
  await root.s3.send(new PutObjectCommand({ ...streamed, Body: Readable.from([Buffer.from('hello')]) }));
  const url = await getSignedUrl(root.s3, new GetObjectCommand({ Bucket: 'signed', Key: streamed.Key }));
  const answer = await fetch(url);
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), 'hello');
});

test('signed: the root key works in boto3 and the aws CLI', async () => {
  const file = path.join(scratch.folder, 'nine.bin');
  writeFileSync(file, Buffer.alloc(9 << 20, 9));
  const told = await boto(
    closed.url,
    `
s3 = client("s3")
s3.upload_file(sys.argv[1], "signed", "boto/nine")
import urllib.request
from urllib.error import HTTPError
def fetch(url):
    try:
        return len(urllib.request.urlopen(url).read())
    except HTTPError as error:
        return error.code
lengths = []
# What it makes by itself is of version 2 here; both are to work, and neither for another key.
for more in ({}, {"signature_version": "s3v4"}):
    signer = boto3.client("s3", config=Config(s3={"addressing_style": "path"}, **more))
    asked = {"Bucket": "signed", "Key": "boto/nine", "ResponseContentType": "text/x y"}
    url = signer.generate_presigned_url("get_object", Params=asked)
    lengths += [fetch(url), fetch(url.replace("boto/nine", "parts")), fetch(url + "&acl")]
answer({"arn": client("sts").get_caller_identity()["Arn"], "lengths": lengths,
        "machines": client("stepfunctions").list_state_machines()["stateMachines"]})
`,
    [file],
    { ...pythonKeys(ROOT), AWS_DEFAULT_REGION: 'us-east-1' },
  );
  assert.deepEqual(told, {
    arn: 'arn:aws:iam::123456789012:root',
    lengths: [9 << 20, 403, 403, 9 << 20, 403, 403],
    machines: [],
  });
  const cli = (...args: string[]): Promise<string> => awsText(closed.url, args, pythonKeys(ROOT));
  await cli('s3', 'cp', '--quiet', file, 's3://signed/cli/nine');
  assert.match(await cli('s3', 'ls', '--recursive', 's3://signed/cli'), /9437184 cli\/nine/);
  assert.equal(JSON.parse(await cli('sagemaker', 'list-models')).Models.length, 0);
});

test('signed: each way to be wrong has AWS’s code, in every protocol', async () => {
  const config = { endpoint: closed.url, region: 'us-east-1', maxAttempts: 1 };
  const ways = {
    unknown: { credentials: { ...ROOT, accessKeyId: 'AKIDNOBODY' } },
    wrong: { credentials: { ...ROOT, secretAccessKey: 'not this' } },
    late: { credentials: ROOT, systemClockOffset: -20 * 60_000 },
    early: { credentials: ROOT, systemClockOffset: 20 * 60_000 },
  };
  const refusal = async (call: Promise<unknown>): Promise<string> => {
    const error = await call.then(
      () => new Error('nothing was refused'),
      (thrown: Error & { $metadata?: { httpStatusCode?: number } }) => thrown,
    );
    return `${error.name} ${'$metadata' in error ? error.$metadata?.httpStatusCode : error.message}`;
  };
  const seen: Record<string, string[]> = {};
  for (const [way, more] of Object.entries(ways)) {
    seen[way] = [
      await refusal(new SageMakerClient({ ...config, ...more }).send(new ListModelsCommand({}))),
      await refusal(new SFNClient({ ...config, ...more }).send(new ListStateMachinesCommand({}))),
      await refusal(new STSClient({ ...config, ...more }).send(new GetCallerIdentityCommand({}))),
      await refusal(new S3Client({ ...config, ...more, forcePathStyle: true }).send(new ListBucketsCommand({}))),
    ];
  }
  const json = 'InvalidSignatureException 403';
  assert.deepEqual(seen, {
    unknown: [
      'UnrecognizedClientException 400',
      'UnrecognizedClientException 400',
      'InvalidClientTokenId 403',
      'InvalidAccessKeyId 403',
    ],
    wrong: [json, json, 'SignatureDoesNotMatch 403', 'SignatureDoesNotMatch 403'],
    late: [json, json, 'SignatureDoesNotMatch 403', 'RequestTimeTooSkewed 403'],
    early: [json, json, 'SignatureDoesNotMatch 403', 'RequestTimeTooSkewed 403'],
  });
  const told = await boto(
    closed.url,
    `
codes = []
for call in (lambda: client("s3").list_buckets(), lambda: client("sagemaker").list_models(), lambda: client("sts").get_caller_identity()):
    try:
        call()
        codes.append("none")
    except ClientError as error:
        codes.append(error.response["Error"]["Code"])
answer(codes)
`,
    [],
    pythonKeys({ ...ROOT, secretAccessKey: 'wrong' }),
  );
  assert.deepEqual(told, ['SignatureDoesNotMatch', 'InvalidSignatureException', 'SignatureDoesNotMatch']);
  await assert.rejects(
    awsText(closed.url, ['s3', 'ls'], pythonKeys({ ...ROOT, accessKeyId: 'AKIDNOBODY' })),
    /\(InvalidAccessKeyId\)/,
  );
});

test('signed: no signature, a bent URL and one past its time are refused', async () => {
  const root = clients(closed.url, ROOT).s3;
  const unsigned = await fetch(`${closed.url}/signed/parts`);
  assert.equal(unsigned.status, 403);
  assert.match(await unsigned.text(), /<Code>AccessDenied<\/Code>/);
  const headers = { 'X-Amz-Target': 'SageMaker.ListModels', 'Content-Type': 'application/x-amz-json-1.1' };
  const call = await fetch(closed.url, { method: 'POST', headers, body: '{}' });
  assert.equal(call.status, 403);
  assert.match(await call.text(), /MissingAuthenticationToken/);
  const get = new GetObjectCommand({ Bucket: 'signed', Key: 'parts' });
  const bent = await fetch((await getSignedUrl(root, get)).replace('/parts?', '/other?'));
  assert.equal(bent.status, 403);
  assert.match(await bent.text(), /<Code>SignatureDoesNotMatch<\/Code>/);
  const old = await getSignedUrl(root, get, { signingDate: new Date(Date.now() - 120_000), expiresIn: 60 });
  const late = await fetch(old);
  assert.equal(late.status, 403);
  assert.match(await late.text(), /Request has expired/);
  const wrong = await fetch(`${await getSignedUrl(root, new PutObjectCommand({ Bucket: 'signed', Key: 'x' }))}0`, {
    method: 'PUT',
    body: 'x',
  });
  assert.equal(wrong.status, 403);
  await assert.rejects(root.send(new GetObjectCommand({ Bucket: 'signed', Key: 'x' })), { name: 'NoSuchKey' });
});

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

test('signed: a user’s key works until it is switched off; a role’s temporary keys need their token', async () => {
  const root = clients(closed.url, ROOT);
  await root.iam.send(new CreateUserCommand({ UserName: 'ada' }));
  const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({ UserName: 'ada' }));
  const keys = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
  const ada = clients(closed.url, keys);
  assert.equal((await ada.sts.send(new GetCallerIdentityCommand({}))).Arn, 'arn:aws:iam::123456789012:user/ada');
  await root.iam.send(new CreateRoleCommand({ RoleName: 'jobs', AssumeRolePolicyDocument: TRUST }));
  const { Credentials } = await root.sts.send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/jobs', RoleSessionName: 'me' }),
  );
  const temporary = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
  };
  const session = { ...temporary, sessionToken: Credentials?.SessionToken ?? '' };
  assert.equal(
    (await clients(closed.url, session).sts.send(new GetCallerIdentityCommand({}))).Arn,
    'arn:aws:sts::123456789012:assumed-role/jobs/me',
  );
  await assert.rejects(clients(closed.url, temporary).sagemaker.send(new ListModelsCommand({})), {
    name: 'UnrecognizedClientException',
  });
  await root.iam.send(
    new UpdateAccessKeyCommand({ UserName: 'ada', AccessKeyId: keys.accessKeyId, Status: 'Inactive' }),
  );
  await assert.rejects(ada.sagemaker.send(new ListModelsCommand({})), { name: 'UnrecognizedClientException' });
});

test('signed: a job’s container calls S3 with the keys that it was given, as its role', async () => {
  const root = clients(closed.url, ROOT);
  const { Role } = await root.iam.send(new GetRoleCommand({ RoleName: 'jobs' }));
  const seen = await whoInside(root, '123456789012', Role?.Arn ?? '');
  assert.equal(seen['Arn'], 'arn:aws:sts::123456789012:assumed-role/jobs/SageMaker');
  assert.equal(seen['read'], 'hello');
});

test('signed: without a key from outside one is made, shown once, and kept for its owner alone', async () => {
  const server = await startServer({ flags: ['--auth', 'sigv4'] });
  try {
    const shown = /AWS_ACCESS_KEY_ID=(\S+)\s+AWS_SECRET_ACCESS_KEY=(\S+)/.exec(server.output());
    assert.equal(statSync(path.join(server.data, 'root-key.json')).mode & 0o777, 0o600);
    const keys = { accessKeyId: shown?.[1] ?? '', secretAccessKey: shown?.[2] ?? '' };
    const who = () => clients(server.url, keys).sts.send(new GetCallerIdentityCommand({}));
    assert.equal((await who()).Account, '123456789012');
    await server.kill();
    await server.restart();
    assert.doesNotMatch(server.output(), /AWS_SECRET_ACCESS_KEY/);
    assert.equal((await who()).Account, '123456789012');
  } finally {
    await server.close();
  }
});
