/** Labeling jobs through unmodified clients, a script as the worker, and the worker's portal as a stranger finds it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { StopLabelingJobCommand } from '@aws-sdk/client-sagemaker';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { jobEnd, makeJob, makeTeam, type Team } from './labeling-support.ts';
import { boto, put, readText } from './support.ts';

describe('labeling jobs', () => {
  let server: TestServer;
  let sdk: ReturnType<typeof clients>;
  let team: Team;
  before(async () => {
    const keys = { accessKeyId: 'AKIAROOTROOTROOTROOT', secretAccessKey: 'the-root-secret' };
    const environment = {
      SAGEBRUSH_ROOT_ACCESS_KEY_ID: keys.accessKeyId,
      SAGEBRUSH_ROOT_SECRET_ACCESS_KEY: keys.secretAccessKey,
    };
    // With signatures: the portal's token is all that a worker has.
    server = await startServer({ flags: ['--auth', 'sigv4'], environment });
    sdk = clients(server.url, keys);
    team = await makeTeam(sdk, 'people');
  });
  after(() => server.close());

  it('boto3 and the server speak the same', async () => {
    await put(sdk.s3, 's3://labels/t', '<crowd-form>{{ task.input.source }}</crowd-form>');
    await put(sdk.s3, 's3://labels/m', '{"source": "a"}\n');
    const program = `
sagemaker = client("sagemaker")
arn = sagemaker.describe_workteam(WorkteamName="people")["Workteam"]["WorkteamArn"]
sagemaker.create_labeling_job(LabelingJobName="py", LabelAttributeName="mood", RoleArn="arn:aws:iam::123456789012:role/r",
  InputConfig={"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://labels/m"}}}, OutputConfig={"S3OutputPath": "s3://labels/out"},
  HumanTaskConfig={"WorkteamArn": arn, "UiConfig": {"UiTemplateS3Uri": "s3://labels/t"}, "TaskTitle": "t", "TaskDescription": "d",
    "NumberOfHumanWorkersPerDataObject": 1, "TaskTimeLimitInSeconds": 30})
sagemaker.stop_labeling_job(LabelingJobName="py")
seen = sagemaker.list_labeling_jobs_for_workteam(WorkteamArn=arn)["LabelingJobSummaryList"]
shown = sagemaker.render_ui_template(UiTemplate={"Content": "<p>{{ task.input.x }}</p>"}, Task={"Input": '{"x": 1}'}, RoleArn="arn:aws:iam::123456789012:role/r")
answer([seen[0]["LabelingJobName"], shown["RenderedContent"]])
`;
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAROOTROOTROOTROOT', AWS_SECRET_ACCESS_KEY: 'the-root-secret' };
    assert.deepEqual(await boto(server.url, program, [], keys), ['py', '<p>1</p>']);
    assert.equal((await jobEnd(sdk, 'py')).LabelingJobStatus, 'Stopped');
  });

  it('lets in whoever has the link, and nobody else', async () => {
    const { status, body } = await team.ask('jobs', { worker: 'ada' });
    assert.equal(status, 200);
    assert.deepEqual(body['team'], { name: 'people', description: 'People' });
    const token = /\/([0-9a-f]{32})\/$/.exec(team.portal)?.[1] ?? '';
    const wrong = `${token[0] === '0' ? '1' : '0'}${token.slice(1)}`;
    for (const path of ['', 'portal.js']) {
      assert.equal((await fetch(new URL(path, team.portal))).status, 200);
      assert.equal((await fetch(new URL(path, team.portal.replace(token, wrong)))).status, 404);
    }
    const post = (url: string, type: string, text: string) =>
      fetch(url, { method: 'POST', headers: { 'content-type': type }, body: text });
    const jobs = new URL('jobs', team.portal).href;
    assert.equal((await post(jobs.replace(token, wrong), 'application/json', '{"worker":"a"}')).status, 404);
    // What a form of another page could send.
    assert.equal((await post(jobs, 'text/plain', '{"worker":"a"}')).status, 415);
    assert.equal((await post(jobs, 'application/json', '{"worker":')).status, 400);
    assert.equal((await post(jobs, 'application/json', '{"worker":" "}')).status, 400);
    assert.equal((await post(jobs, 'application/json', `{"worker":"${'x'.repeat(1 << 20)}"}`)).status, 413);
    assert.equal((await team.ask('constructor', { worker: 'a' })).status, 404);
    assert.equal((await team.ask('answer', { worker: 'a', assignment: '../x', answer: {} })).status, 404);
    assert.equal((await team.ask('answer', { worker: 'a', assignment: 'x', answer: [] })).status, 400);
    assert.ok(!server.output().includes(token), 'the token is in no log');
  });

  it('shows linked objects and nothing beside them, as documents without an origin', async () => {
    await put(sdk.s3, 's3://labels/films/a b.html', '<script>alert(1)</script>');
    const template = '<crowd-form><iframe src="{{ task.input.source-ref | grant_read_access }}"></iframe></crowd-form>';
    await makeJob(sdk, team, 'linked', template, [{ 'source-ref': 's3://labels/films/a b.html' }]);
    const task = await team.take('ada');
    const link = /src="([^"]+)"/.exec(task.html ?? '')?.[1] ?? '';
    const whole = await fetch(new URL(link, server.url));
    assert.equal(await whole.text(), '<script>alert(1)</script>');
    assert.match(whole.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
    assert.equal(whole.headers.get('x-content-type-options'), 'nosniff');
    const part = await fetch(new URL(link, server.url), { headers: { range: 'bytes=0-7' } });
    assert.deepEqual([part.status, await part.text()], [206, '<script>']);
    const other = link.replace('films%2Fa%20b.html', 'linked%2Ftemplate');
    assert.notEqual(other, link);
    assert.equal((await fetch(new URL(other, server.url))).status, 404);
    assert.equal((await team.ask('decline', { worker: 'ada', assignment: task.assignment })).status, 200);
    assert.equal((await team.ask('take', { worker: 'ada', job: 'linked' })).body['task'], null);
    await sdk.sagemaker.send(new StopLabelingJobCommand({ LabelingJobName: 'linked' }));
    await jobEnd(sdk, 'linked');
  });

  it('keeps an acknowledged answer through kill -9, and goes on', async () => {
    await makeJob(sdk, team, 'killed', '<crowd-form></crowd-form>', [{ source: 'a' }, { source: 'b' }]);
    const first = await team.take('eve');
    assert.equal(
      (await team.ask('answer', { worker: 'eve', assignment: first.assignment, answer: { n: 1 } })).status,
      200,
    );
    const second = await team.take('eve');
    await server.kill();
    await server.restart();
    // The task in hand is still theirs.
    assert.equal(
      (await team.ask('answer', { worker: 'eve', assignment: second.assignment, answer: { n: 2 } })).status,
      200,
    );
    const job = await jobEnd(sdk, 'killed');
    assert.equal(job.LabelingJobStatus, 'Completed', job.FailureReason);
    const output = await readText(sdk.s3, job.LabelingJobOutput?.OutputDatasetS3Uri ?? '');
    const references = [...output.matchAll(/"worker-response-ref":"([^"]+)"/g)].map(([, uri = '']) => uri);
    const answers = await Promise.all(references.map((uri) => readText(sdk.s3, uri)));
    assert.deepEqual(
      answers.map((text) =>
        (JSON.parse(text) as { answers: { answerContent: object }[] }).answers.map((one) => one.answerContent),
      ),
      [[{ n: 1 }], [{ n: 2 }]],
    );
  });
});
