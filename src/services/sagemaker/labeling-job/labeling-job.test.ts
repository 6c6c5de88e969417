import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { DeskRefusal, type Task, type Team } from '../../../engines/labeling/door.ts';
import { type FakeAws, fakeAws } from '../../../engines/labeling/testing/fake-aws.ts';
import type { Input } from '../deps.ts';
import { createWorld, ROLE, settle, until, type World } from '../test-support.ts';
import { TRANSITIONS } from './record.ts';

const scope = { accountId: '123456789012', region: 'us-east-1' };
const TEAM: Team = { ...scope, arn: 'arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/team' };
const builtIn = (name: string): string => `arn:aws:lambda:us-east-1:432418664414:function:${name}`;
const own = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

type Create = Input<'CreateLabelingJob'>;
interface More {
  readonly task?: Partial<Create['HumanTaskConfig']>;
  readonly job?: Partial<Create>;
}
const TEXTS: More = {
  task: {
    PreHumanTaskLambdaArn: builtIn('PRE-TextMultiClass'),
    AnnotationConsolidationConfig: { AnnotationConsolidationLambdaArn: builtIn('ACS-TextMultiClass') },
  },
  job: { LabelCategoryConfigS3Uri: 's3://b/labels' },
};
const OWN: More['task'] = {
  PreHumanTaskLambdaArn: own('pre'),
  AnnotationConsolidationConfig: { AnnotationConsolidationLambdaArn: own('post') },
};

let world: World;
let aws: FakeAws;

async function open(): Promise<void> {
  aws = fakeAws();
  world = await createWorld({ call: (request) => aws.call(request) });
  aws.objects.set('s3://b/template', '<crowd-form>{{ task.input.source }}</crowd-form>');
  aws.objects.set('s3://b/labels', '{"labels": [{"label": "good"}, {"label": "bad"}]}');
  manifest(3);
  aws.functions.set('pre', ({ dataObject }) => ({ taskInput: dataObject }));
  aws.functions.set('post', consolidateFirst);
  const MemberDefinitions = [{ OidcMemberDefinition: { Groups: ['g'] } }];
  await world.send('CreateWorkteam', { WorkteamName: 'Team', MemberDefinitions, Description: 'd' });
}

const manifest = (lines: number): void => {
  aws.objects.set('s3://b/manifest', Array.from({ length: lines }, (_, i) => `{"source": "text ${i}"}\n`).join(''));
};

/** A consolidation function: the first answer of each object. */
function consolidateFirst(event: Record<string, unknown>): unknown {
  const { s3Uri } = event['payload'] as { s3Uri: string };
  const request = JSON.parse(aws.objects.get(s3Uri) ?? '') as {
    datasetObjectId: string;
    annotations: { annotationData: { content: string } }[];
  }[];
  return request.map(({ datasetObjectId, annotations }) => ({
    datasetObjectId,
    consolidatedAnnotation: {
      content: {
        [String(event['labelAttributeName'])]: JSON.parse(annotations[0]?.annotationData.content ?? '') as unknown,
      },
    },
  }));
}

const create = (name: string, { task, job }: More = {}) =>
  world.send('CreateLabelingJob', {
    LabelingJobName: name,
    LabelAttributeName: 'mood',
    RoleArn: ROLE,
    InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: 's3://b/manifest' } } },
    OutputConfig: { S3OutputPath: 's3://b/out/' },
    ...job,
    HumanTaskConfig: {
      WorkteamArn: TEAM.arn,
      UiConfig: { UiTemplateS3Uri: 's3://b/template' },
      TaskTitle: 'title',
      TaskDescription: 'description',
      NumberOfHumanWorkersPerDataObject: 1,
      TaskTimeLimitInSeconds: 300,
      ...task,
    },
  });
const describeJob = (name: string) => world.send('DescribeLabelingJob', { LabelingJobName: name });
const reached = (name: string, status: string) =>
  until(`${name} is ${status}`, async () => (await describeJob(name)).LabelingJobStatus === status);
const take = (worker: string, job?: string) => world.labeling.desk.take(TEAM, worker, job);
async function taken(worker: string, job?: string): Promise<Task> {
  let task: Task | undefined;
  await until(`${worker} has a task`, async () => {
    task = await take(worker, job);
    return task !== undefined;
  });
  return task as Task;
}
const answer = (worker: string, { assignment }: Task, label: string) =>
  world.labeling.desk.answer(TEAM, worker, assignment, { category: { label } });
const output = (name: string): Record<string, unknown>[] =>
  (aws.objects.get(`s3://b/out/${name}/manifests/output/output.manifest`) ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const metadataOf = (name: string, line: number) => output(name)[line]?.['mood-metadata'] as Record<string, unknown>;

const leftovers = async (): Promise<number> => {
  const counts = ['run', 'template', 'object'].map((kind) => world.store.records.count({ kind: `labeling/${kind}` }));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

describe('a labeling job', () => {
  beforeEach(open);
  afterEach(() => world.close());

  it('has its objects labeled, and writes what AWS’s functions make of the answers', async () => {
    await create('Texts', TEXTS);
    for (let i = 0; i < 3; i++) {
      const task = await taken('ada');
      assert.deepEqual(task.input, { taskObject: `text ${i}`, labels: ['good', 'bad'] });
      assert.equal(task.datasetObjectId, String(i));
      await answer('ada', task, i === 1 ? 'bad' : 'good');
    }
    await reached('Texts', 'Completed');
    const job = await describeJob('texts');
    const counters = { TotalLabeled: 3, HumanLabeled: 3, MachineLabeled: 0, FailedNonRetryableError: 0, Unlabeled: 0 };
    assert.deepEqual(job.LabelCounters, counters);
    assert.equal(job.LabelingJobOutput?.OutputDatasetS3Uri, 's3://b/out/Texts/manifests/output/output.manifest');
    assert.deepEqual(output('Texts')[1], {
      source: 'text 1',
      mood: 1,
      'mood-metadata': {
        'class-name': 'bad',
        confidence: 0,
        type: 'groundtruth/text-classification',
        'job-name': 'labeling-job/texts',
        'human-annotated': 'yes',
        'creation-date': '2026-01-01T00:00:00.000000',
      },
    });
    const [response = ''] = aws.under('/worker-response/iteration-1/1/');
    assert.equal(response, 's3://b/out/Texts/annotations/worker-response/iteration-1/1/2026-01-01_00:00:00.json');
    const { answers } = JSON.parse(aws.objects.get(response) ?? '') as { answers: Record<string, unknown>[] };
    assert.deepEqual(answers, [
      {
        acceptanceTime: '2026-01-01T00:00:00.000Z',
        answerContent: { category: { label: 'bad' } },
        submissionTime: '2026-01-01T00:00:00.000Z',
        timeSpentInSeconds: 0,
        workerId: answers[0]?.['workerId'],
      },
    ]);
    const statuses = world.events.map(({ detail }) => detail['LabelingJobStatus']);
    assert.deepEqual(statuses, ['Initializing', 'InProgress', 'Completed']);
    assert.ok(world.events.every((event) => event.detailType === 'SageMaker Ground Truth Labeling Job State Change'));
    await until('nothing of it is left', async () => (await leftovers()) === 0);
  });

  it('calls the user’s functions as documented', async () => {
    const events: Record<string, unknown>[] = [];
    aws.functions.set('pre', (event) => {
      events.push(event);
      return { taskInput: { shown: event['dataObject'] }, isHumanAnnotationRequired: events.length !== 2 };
    });
    aws.functions.set('post', (event) => {
      events.push(event);
      return consolidateFirst(event);
    });
    aws.objects.set('s3://b/manifest', '{"source": "a", "n": 1}\n{"source": "b"}\n{"source-ref": "s3://b/c"}');
    const { LabelingJobArn } = await create('functions', { task: OWN });
    for (const shown of [{ source: 'a', n: 1 }, { 'source-ref': 's3://b/c' }]) {
      const task = await taken('ada');
      assert.deepEqual(task.input, { shown });
      await answer('ada', task, 'x');
      await until('it is consolidated', () => events.some((event) => event['payload'] !== undefined));
    }
    await reached('functions', 'Completed');
    const head = { version: '2018-10-16', labelingJobArn: LabelingJobArn };
    assert.deepEqual(events[0], { ...head, dataObject: { source: 'a', n: 1 } });
    const { payload, ...post } = events.find((event) => event['payload'] !== undefined) ?? {};
    assert.deepEqual(post, { ...head, labelCategories: null, labelAttributeName: 'mood', roleArn: ROLE });
    const request = JSON.parse(aws.objects.get((payload as { s3Uri: string }).s3Uri) ?? '') as {
      annotations: unknown[];
    }[];
    assert.deepEqual(
      { ...request[0], annotations: request[0]?.annotations.length },
      { datasetObjectId: '0', dataObject: { content: 'a' }, annotations: 1 },
    );
    const [first, second] = output('functions');
    assert.deepEqual(first?.['mood'], { category: { label: 'x' } });
    assert.equal(metadataOf('functions', 0)['type'], 'groundtruth/custom');
    assert.deepEqual(second, { source: 'b' }, 'what needs no human stands as it was');
    assert.equal((await describeJob('functions')).LabelCounters.Unlabeled, 1);
  });

  it('without functions shows the line itself, and tells where the answers are', async () => {
    manifest(1);
    await create('plain');
    const task = await taken('ada');
    assert.deepEqual(task.input, { source: 'text 0' });
    assert.equal(await world.labeling.desk.render(TEAM, task, String), '<crowd-form>text 0</crowd-form>');
    await answer('ada', task, 'x');
    await reached('plain', 'Completed');
    assert.deepEqual(output('plain')[0]?.['mood'], {});
    const reference = String(metadataOf('plain', 0)['worker-response-ref']);
    assert.ok(aws.objects.has(reference), reference);
  });

  it('asks several workers for each object, each once', async () => {
    manifest(1);
    await create('several', { ...TEXTS, task: { ...TEXTS.task, NumberOfHumanWorkersPerDataObject: 3 } });
    const [ada, bob, eve] = [await taken('ada'), await taken('bob'), await taken('eve')];
    assert.equal(new Set([ada, bob, eve].map((task) => task.assignment)).size, 3);
    assert.equal(await take('dan'), undefined, 'there is no fourth place');
    await answer('ada', ada, 'good');
    assert.equal(await take('ada'), undefined, 'he has answered');
    await answer('bob', bob, 'bad');
    await settle();
    assert.equal((await describeJob('several')).LabelCounters.HumanLabeled, 0);
    await answer('eve', eve, 'bad');
    await reached('several', 'Completed');
    const { 'class-name': name, confidence } = metadataOf('several', 0);
    assert.deepEqual([name, confidence], ['bad', 0.67]);
    assert.equal(aws.under('/worker-response/').length, 1);
  });

  it('keeps a task for its time, and then offers it again', async () => {
    manifest(1);
    await create('leases', TEXTS);
    const first = await taken('ada');
    assert.deepEqual(await take('ada'), first, 'who comes back finds his task');
    await world.restart();
    assert.deepEqual(await take('ada'), first, 'after a restart too');
    assert.equal(await take('bob'), undefined);
    await world.clock.advance(300_000);
    await assert.rejects(
      answer('ada', first, 'good'),
      (error) => error instanceof DeskRefusal && error.reason === 'too-late',
    );
    const second = await taken('bob');
    await assert.rejects(answer('bob', first, 'good'), /no such task/);
    await world.labeling.desk.decline(TEAM, 'bob', second.assignment);
    assert.equal(await take('bob'), undefined, 'what was declined is not offered again');
    const third = await taken('ada');
    await answer('ada', third, 'good');
    await reached('leases', 'Completed');
    await until('it is forgotten', async () => (await leftovers()) === 0);
    await assert.rejects(answer('ada', third, 'good'), /no such task/);
  });

  it('lets objects fail that nobody labels in time, and keeps what somebody did', async () => {
    manifest(2);
    await create('late', {
      ...TEXTS,
      task: { ...TEXTS.task, NumberOfHumanWorkersPerDataObject: 2, TaskAvailabilityLifetimeInSeconds: 60 },
    });
    await answer('ada', await taken('ada'), 'good');
    await settle();
    await world.clock.advance(60_000);
    await reached('late', 'Completed');
    const [kept, failed] = output('late');
    assert.equal(kept?.['mood'], 0);
    assert.match(JSON.stringify(failed), /"failure-reason":"ClientError: Annotation tasks expired/);
    const { LabelCounters } = await describeJob('late');
    assert.deepEqual([LabelCounters.HumanLabeled, LabelCounters.FailedNonRetryableError], [1, 1]);
  });

  it('fails where nobody labels anything', async () => {
    await create('idle', { task: { TaskAvailabilityLifetimeInSeconds: 60 } });
    await reached('idle', 'InProgress');
    await settle();
    await world.clock.advance(60_000);
    await reached('idle', 'Failed');
    assert.match((await describeJob('idle')).FailureReason ?? '', /^ClientError: Annotation tasks expired/);
  });

  it('opens no more objects than it may, and ends at its stopping condition', async () => {
    manifest(20);
    await create('limited', {
      task: { MaxConcurrentTaskCount: 2 },
      job: { StoppingConditions: { MaxHumanLabeledObjectCount: 5 } },
    });
    const held = [await taken('w0'), await taken('w1')];
    assert.equal(await take('w2'), undefined);
    for (const [i, task] of held.entries()) await answer(`w${i}`, task, 'x');
    for (let i = 2; i < 5; i++) await answer('ada', await taken('ada'), 'x');
    await reached('limited', 'Completed');
    assert.equal(output('limited').filter((line) => 'mood' in line).length, 5);
    assert.equal(output('limited').length, 20);
    const { HumanLabeled, Unlabeled } = (await describeJob('limited')).LabelCounters;
    assert.deepEqual([HumanLabeled, Unlabeled], [5, 15]);
  });

  it('stops at a percentage', async () => {
    manifest(4);
    await create('half', { job: { StoppingConditions: { MaxPercentageOfInputDatasetLabeled: 50 } } });
    for (let i = 0; i < 2; i++) await answer('ada', await taken('ada'), 'x');
    await reached('half', 'Completed');
    assert.equal(await take('ada'), undefined);
    assert.equal((await describeJob('half')).LabelCounters.HumanLabeled, 2);
  });

  it('is stopped with what it has', async () => {
    await create('stopped', { task: { NumberOfHumanWorkersPerDataObject: 2 } });
    await answer('ada', await taken('ada'), 'x');
    const open = await taken('ada');
    await world.send('StopLabelingJob', { LabelingJobName: 'STOPPED' });
    await reached('stopped', 'Stopped');
    await assert.rejects(answer('ada', open, 'x'), DeskRefusal);
    assert.deepEqual(
      output('stopped').map((line) => 'mood' in line),
      [true, false, false],
    );
    await assert.rejects(world.send('StopLabelingJob', { LabelingJobName: 'stopped' }), /is in status Stopped/);
  });

  it('gives up early where the first objects show that its function does not work', async () => {
    manifest(500);
    let calls = 0;
    aws.functions.set('pre', () => {
      calls += 1;
      throw new Error('no labels today');
    });
    await create('broken', { task: OWN });
    await reached('broken', 'Failed');
    assert.equal(calls, 10);
    assert.match((await describeJob('broken')).FailureReason ?? '', /pre-annotation Lambda function.*no labels today/);
    assert.equal(output('broken').length, 500);
  });

  it('fails objects for which the consolidation answers nothing of use', async () => {
    manifest(2);
    aws.functions.set('post', (event) => (consolidateFirst(event) as unknown[]).slice(0, 1));
    await create('sparse', { task: OWN });
    const [one, two] = [await taken('ada'), await taken('bob')];
    aws.functions.set('pre', () => assert.fail('not again'));
    await answer('ada', one, 'x');
    await until('one is labeled', async () => (await describeJob('sparse')).LabelCounters.HumanLabeled === 1);
    aws.functions.set('post', () => 'nonsense');
    await answer('bob', two, 'x');
    await reached('sparse', 'Completed');
    assert.match(
      JSON.stringify(output('sparse')[1]),
      /AnnotationConsolidationLambda function could not be used: its answer is no list/,
    );
  });

  it('fails for a manifest that cannot be used, or that is replaced while it runs', async () => {
    aws.objects.set('s3://b/manifest', '{"source": "a"}\n{"sauce": "b"}\n');
    await create('bad');
    await reached('bad', 'Failed');
    assert.match(
      (await describeJob('bad')).FailureReason ?? '',
      /Line 2 of the manifest.*neither source nor source-ref/,
    );
    manifest(3);
    await create('replaced', { task: { MaxConcurrentTaskCount: 1 } });
    const task = await taken('ada');
    manifest(4);
    await answer('ada', task, 'x');
    await reached('replaced', 'Failed');
    assert.match((await describeJob('replaced')).FailureReason ?? '', /was replaced while the job ran/);
  });

  it('refuses what it cannot do, naming it', async () => {
    const refusals: [RegExp, More][] = [
      [
        /LabelingJobAlgorithmsConfig/,
        {
          job: {
            LabelingJobAlgorithmsConfig: {
              LabelingJobAlgorithmSpecificationArn:
                'arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/x',
            },
          },
        },
      ],
      [
        /SnsDataSource/,
        {
          job: {
            InputConfig: { DataSource: { SnsDataSource: { SnsTopicArn: 'arn:aws:sns:us-east-1:123456789012:x' } } },
          },
        },
      ],
      [
        /Mechanical Turk/,
        { task: { WorkteamArn: 'arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default' } },
      ],
      [/vendor-crowd/, { task: { WorkteamArn: 'arn:aws:sagemaker:us-east-1:123456789012:workteam/vendor-crowd/x' } }],
      [/private-crowd\/nobody' does not exist/, { task: { WorkteamArn: TEAM.arn.replace('/team', '/nobody') } }],
      [
        /HumanTaskUi|worker UI/,
        {
          task: {
            UiConfig: {
              HumanTaskUiArn: 'arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/NamedEntityRecognition',
            },
          },
        },
      ],
      [/task type BoundingBox is not supported/, { task: { PreHumanTaskLambdaArn: builtIn('PRE-BoundingBox') } }],
      [
        /not of the same task type/,
        { ...TEXTS, task: { ...TEXTS.task, PreHumanTaskLambdaArn: builtIn('PRE-ImageMultiClass') } },
      ],
      [/needs a LabelCategoryConfigS3Uri/, { task: TEXTS.task ?? {} }],
      [/must not end with "-ref"/, { job: { LabelAttributeName: 'x-ref' } }],
      [/must not end with "-metadata"/, { job: { LabelAttributeName: 'x-metadata' } }],
      [/TaskTimeLimitInSeconds must not exceed 28800/, { task: { TaskTimeLimitInSeconds: 28_801 } }],
      [/function:gone cannot be used: Function not found/, { task: { PreHumanTaskLambdaArn: own('gone') } }],
      [
        /No S3 objects found/,
        { job: { InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: 's3://b/none' } } } } },
      ],
      [/There is no object s3:\/\/b\/none/, { task: { UiConfig: { UiTemplateS3Uri: 's3://b/none' } } }],
      [/uses <crowd-polygon>/, { task: { UiConfig: { UiTemplateS3Uri: 's3://b/polygon' } } }],
      [/cannot be read: .*undefined filter/, { task: { UiConfig: { UiTemplateS3Uri: 's3://b/filter' } } }],
      [/it needs at least 2 labels/, { ...TEXTS, job: { LabelCategoryConfigS3Uri: 's3://b/one' } }],
      [/stands there twice/, { ...TEXTS, job: { LabelCategoryConfigS3Uri: 's3://b/twice' } }],
    ];
    aws.objects.set('s3://b/polygon', '<crowd-form><crowd-polygon></crowd-polygon></crowd-form>');
    aws.objects.set('s3://b/filter', '{{ a | nonsense }}');
    aws.objects.set('s3://b/one', '{"labels": [{"label": "a"}]}');
    aws.objects.set('s3://b/twice', '{"labels": [{"label": "a"}, {"label": "a"}]}');
    for (const [why, more] of refusals) await assert.rejects(create('x', more), why);
    await create('taken');
    await assert.rejects(create('TAKEN'), { code: 'ResourceInUse' });
    await assert.rejects(describeJob('x'), { code: 'ResourceNotFound' });
  });

  it('lists its team’s jobs, and tags itself', async () => {
    for (const name of ['a1', 'a2', 'b1']) {
      await create(name, { job: { Tags: [{ Key: 'k', Value: name }] } });
      await world.clock.advance(1000);
    }
    const list = (more: object) => world.send('ListLabelingJobsForWorkteam', { WorkteamArn: TEAM.arn, ...more });
    const first = await list({ MaxResults: 2 });
    assert.deepEqual(
      first.LabelingJobSummaryList.map((job) => job.LabelingJobName),
      ['a1', 'a2'],
    );
    const rest = await list({ MaxResults: 2, NextToken: first.NextToken });
    assert.deepEqual(
      rest.LabelingJobSummaryList.map((job) => job.LabelingJobName),
      ['b1'],
    );
    assert.equal(rest.NextToken, undefined);
    const { JobReferenceCode } = first.LabelingJobSummaryList[1] ?? {};
    const found = await list({ JobReferenceCodeContains: JobReferenceCode });
    assert.deepEqual(
      found.LabelingJobSummaryList.map((job) => job.LabelingJobName),
      ['a2'],
    );
    const all = await world.send('ListLabelingJobs', { NameContains: 'A' });
    assert.deepEqual(
      all.LabelingJobSummaryList?.map((job) => job.LabelingJobName),
      ['a1', 'a2'],
    );
    assert.deepEqual((await describeJob('a1')).Tags, [{ Key: 'k', Value: 'a1' }]);
    const Tags = await world.send('ListTags', { ResourceArn: TEAM.arn });
    assert.deepEqual(Tags, { Tags: [] });
    await assert.rejects(list({ WorkteamArn: TEAM.arn.replace('/team', '/none') }), { code: 'ResourceNotFound' });
  });

  it('renders templates for a look', async () => {
    const render = (Content: string, input = '{"text": "<"}') =>
      world.send('RenderUiTemplate', { UiTemplate: { Content }, Task: { Input: input }, RoleArn: ROLE });
    assert.deepEqual(await render('<p>{{ task.input.text }}</p>'), { RenderedContent: '<p>&lt;</p>', Errors: [] });
    const { Errors } = await render('{% for %}');
    assert.equal(Errors[0]?.Code, 'TemplateError');
    assert.match(
      (await render('{{ "s3://b/k" | grant_read_access }}')).RenderedContent,
      /\/_sagebrush\/object\/.*\/b\/k$/,
    );
    await assert.rejects(render('x', '{'), /Task.Input is not JSON/);
  });
});

/** Whatever workers, time and crashes do: what was acknowledged is there, once, and the statuses follow each other as they may. */
describe('any labeling job', () => {
  const action = fc.oneof(
    {
      weight: 18,
      arbitrary: fc.record({ kind: fc.constant('work' as const), worker: fc.integer({ min: 0, max: 3 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('decline' as const), worker: fc.integer({ min: 0, max: 3 }) }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), worker: fc.integer({ min: 0, max: 3 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 30, 70) }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'restart' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'stop' as const }) },
  );

  it('loses nothing that it acknowledged, and consolidates nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          lines: fc.integer({ min: 1, max: 6 }),
          workers: fc.integer({ min: 1, max: 3 }),
          open: fc.integer({ min: 1, max: 4 }),
          most: fc.integer({ min: 1, max: 8 }),
        }),
        fc.array(action, { maxLength: 25 }),
        async ({ lines, workers, open: most, most: wanted }, actions) => {
          await open();
          try {
            manifest(lines);
            const labels = new Map<string, number>();
            aws.functions.set('post', (event) => {
              const answered = consolidateFirst(event) as { datasetObjectId: string }[];
              for (const { datasetObjectId } of answered)
                labels.set(datasetObjectId, (labels.get(datasetObjectId) ?? 0) + 1);
              return answered;
            });
            await create('any', {
              task: {
                ...OWN,
                NumberOfHumanWorkersPerDataObject: workers,
                MaxConcurrentTaskCount: most,
                TaskTimeLimitInSeconds: 30,
                TaskAvailabilityLifetimeInSeconds: 60,
              },
              job: { StoppingConditions: { MaxHumanLabeledObjectCount: wanted } },
            });
            const acknowledged: string[] = [];
            for (const [i, step] of actions.entries()) {
              await settle();
              if (step.kind === 'restart') await world.restart();
              else if (step.kind === 'wait') await world.clock.advance(step.seconds * 1000);
              else if (step.kind === 'stop') {
                await world.send('StopLabelingJob', { LabelingJobName: 'any' }).catch(() => {});
              } else {
                const worker = `w${step.worker}`;
                const task = await take(worker);
                if (task === undefined || step.kind === 'hold') continue;
                try {
                  if (step.kind === 'decline') await world.labeling.desk.decline(TEAM, worker, task.assignment);
                  else {
                    await answer(worker, task, `answer-${i}`);
                    acknowledged.push(`answer-${i}`);
                    await answer(worker, task, `again-${i}`).catch(() => {});
                  }
                } catch (error) {
                  // The job may end between the two calls.
                  assert.ok(error instanceof DeskRefusal);
                }
              }
            }
            await until('it is over', async () => {
              await settle();
              await world.clock.advance(61_000);
              return ['Completed', 'Failed', 'Stopped'].includes((await describeJob('any')).LabelingJobStatus);
            });
            await settle();
            const written = aws
              .under('/worker-response/')
              .map((uri) => aws.objects.get(uri))
              .join('');
            for (const text of acknowledged) assert.ok(written.includes(text), `${text} is lost`);
            assert.ok(!written.includes('again-'));
            const { LabelCounters, LabelingJobStatus } = await describeJob('any');
            const labeled = output('any').filter((line) => 'mood' in line).length;
            assert.equal(labeled, LabelCounters.HumanLabeled);
            assert.ok(labeled <= wanted);
            assert.equal(output('any').length, lines);
            assert.ok(
              [...labels.values()].every((times) => times === 1),
              JSON.stringify([...labels]),
            );
            const statuses = world.events.map(({ detail }) => String(detail['LabelingJobStatus']));
            assert.equal(statuses.at(-1), LabelingJobStatus);
            for (const [i, status] of statuses.slice(1).entries()) {
              const before = statuses[i] as keyof typeof TRANSITIONS;
              assert.ok((TRANSITIONS[before] as readonly string[]).includes(status), `${before} -> ${status}`);
            }
            await until('nothing is left', async () => (await leftovers()) === 0);
          } finally {
            await world.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
