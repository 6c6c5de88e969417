/** A labeling job whose server is killed again and again while somebody labels: what was acknowledged is labeled, once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { jobEnd, makeJob, makeTeam, type Team } from '../clients/labeling-support.ts';
import { ROLE, readText, until } from '../clients/support.ts';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { zip } from '../support/zip.ts';

const LINES = 40;
const KILLS = 4;

/** Labels each object with all that was said about it. */
const CONSOLIDATE = `
import json, os
from urllib.request import urlopen

def handler(event, context):
    bucket, key = event["payload"]["s3Uri"][5:].split("/", 1)
    request = json.load(urlopen(os.environ["AWS_ENDPOINT_URL"] + "/" + bucket + "/" + key))
    said = lambda item: [json.loads(one["annotationData"]["content"])["said"] for one in item["annotations"]]
    return [{"datasetObjectId": item["datasetObjectId"],
             "consolidatedAnnotation": {"content": {event["labelAttributeName"]: said(item)}}} for item in request]
`;

let server: TestServer;
let sdk: ReturnType<typeof clients>;
let team: Team;
before(async () => {
  server = await startServer();
  sdk = clients(server.url);
  team = await makeTeam(sdk, 'people');
});
after(() => server.close());

test('kill -9 loses no acknowledged answer and labels nothing twice', async () => {
  const code = { Runtime: 'python3.12', Handler: 'app.handler', Role: ROLE } as const;
  const ZipFile = zip({ 'app.py': CONSOLIDATE });
  await sdk.lambda.send(new CreateFunctionCommand({ ...code, FunctionName: 'post', Code: { ZipFile } }));
  await makeJob(
    sdk,
    team,
    'job',
    '<crowd-form></crowd-form>',
    Array.from({ length: LINES }, (_, i) => ({ source: `${i}` })),
    {
      HumanTaskConfig: {
        WorkteamArn: team.arn,
        UiConfig: { UiTemplateS3Uri: 's3://labels/job/template' },
        AnnotationConsolidationConfig: {
          AnnotationConsolidationLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:post',
        },
        TaskTitle: 't',
        TaskDescription: 'd',
        NumberOfHumanWorkersPerDataObject: 1,
        TaskTimeLimitInSeconds: 600,
        MaxConcurrentTaskCount: 10,
      },
    },
  );

  // Until its manifest is read the job is not offered, which would look like its end.
  await until('the job is offered', async () => {
    const { body } = await team.ask('jobs', { worker: 'ada' });
    return (body['jobs'] as unknown[]).length > 0 || undefined;
  });
  /** What was acknowledged, by line. */
  const acknowledged = new Map<string, string>();
  const turn = async (worker: string, said: string): Promise<'answered' | 'nothing' | 'over'> => {
    const { body } = await team.ask('take', { worker });
    const task = body['task'] as { assignment: string; datasetObjectId: string } | null;
    if (task === null) {
      const { body: list } = await team.ask('jobs', { worker });
      return (list['jobs'] as unknown[]).length === 0 ? 'over' : 'nothing';
    }
    const { status } = await team.ask('answer', { worker, assignment: task.assignment, answer: { said } });
    if (status === 200) acknowledged.set(task.datasetObjectId, said);
    return 'answered';
  };
  const work = async (worker: string): Promise<void> => {
    for (let i = 0; ; i++) {
      // Where the server is away the turn is lost, and with it perhaps the acknowledgement of an answer that was kept.
      const outcome = await turn(worker, `${worker}-${i}`).catch(() => 'nothing');
      if (outcome === 'over') return;
      if (outcome === 'nothing') await sleep(50);
    }
  };
  const workers = Promise.all(['ada', 'bob'].map(work));
  for (let i = 0; i < KILLS; i++) {
    await sleep(400 + 300 * i);
    await server.kill();
    await server.restart();
  }
  await workers;

  const job = await jobEnd(sdk, 'job');
  assert.equal(job.LabelingJobStatus, 'Completed', job.FailureReason);
  assert.equal(job.LabelCounters?.HumanLabeled, LINES);
  const lines = (await readText(sdk.s3, job.LabelingJobOutput?.OutputDatasetS3Uri ?? ''))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { source: string; mood: string[] });
  assert.equal(lines.length, LINES);
  for (const { source, mood } of lines) {
    assert.equal(mood.length, 1, `line ${source} was answered once`);
    const told = acknowledged.get(source);
    if (told !== undefined) assert.deepEqual(mood, [told]);
  }
  assert.ok(acknowledged.size > LINES / 2, `only ${acknowledged.size} were acknowledged`);
});
