/**
 * The real server, killed with SIGKILL at random moments over a mixed load; some rounds kill it while it starts. Afterwards everything
 * that was acknowledged must have happened, exactly once:
 * - every execution that was started is there and has ended as it should; its history is whole (ids 1..n, causes before effects, one
 *   start, one ending) and holds exactly the events that it would hold had there been no crash;
 * - every answer that was taken (SendTaskSuccess) is the output of its task;
 * - every job was made once and ran once; the jobs of stopped executions are stopped.
 *
 * `SAGEBRUSH_CRASH_ROUNDS` sets the rounds, `SAGEBRUSH_CRASH_SEED` the random numbers of a run that failed (the order of events is the
 * machine's own all the same).
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { paginateListTrainingJobs } from '@aws-sdk/client-sagemaker';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { HistoryEventType } from '../../src/engines/asl/index.ts';
import { historyProblems } from '../../src/engines/workflow/test-support/history-check.ts';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type LoadMachine, type MachineName, machines } from './machines.ts';
import { BUCKET, ROLE } from './training.ts';

const ROUNDS = Number(process.env['SAGEBRUSH_CRASH_ROUNDS'] ?? 50);
const SEED = Number(process.env['SAGEBRUSH_CRASH_SEED'] ?? Date.now() % 100_000);
/** Executions that a round starts at most, so that checking them stays short. */
const PER_ROUND = 24;
/** ms */
const LONGEST_LIFE = 900;
/** One round in so many kills the server while it starts. */
const WHILE_STARTING = 6;
const PATIENCE = 300_000;

const machineArn = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
const executionArn = (machine: string, name: string): string =>
  `arn:aws:states:us-east-1:123456789012:execution:${machine}:${name}`;

/** One execution as the client knows it. */
interface Started {
  readonly machine: MachineName;
  readonly name: string;
  acknowledged: boolean;
  stopAcknowledged: boolean;
}

/** The clients' side of the load; its memory outlives the servers. */
function createLoad(aws: ReturnType<typeof clients>, random: () => number) {
  const started: Started[] = [];
  /** Tokens that are held but not yet answered for sure, and what was acknowledged for which execution. */
  const tokens = new Map<string, string>();
  const answered = new Set<string>();
  const workerTokens = new Set<string>();
  const shares = Object.entries<LoadMachine>(machines).flatMap(([name, { weight }]) =>
    // The keys of `machines` are its names.
    Array.from({ length: weight }, () => name as MachineName),
  );

  /** A call into a server that may die: whether it was acknowledged. Refusals by name in `known` count as acknowledged. */
  async function acknowledged(call: Promise<unknown>, known: readonly string[] = []): Promise<boolean> {
    try {
      await call;
      return true;
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (known.includes(name)) return true;
      const { $fault } = error as { $fault?: string };
      if ($fault === 'client') throw error;
      return false;
    }
  }

  const start = async (entry: Started): Promise<void> => {
    const { machine, name } = entry;
    const input = JSON.stringify((machines[machine] as LoadMachine).input ?? {});
    const request = new StartExecutionCommand({ stateMachineArn: machineArn(machine), name, input });
    // The name of one that was committed though nobody heard of it is taken, once it is closed.
    entry.acknowledged = await acknowledged(aws.sfn.send(request), ['ExecutionAlreadyExists']);
  };

  const answerTokens = async (alive: () => boolean): Promise<void> => {
    while (alive()) {
      const listed = await aws.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'tokens/' })).catch(() => {});
      for (const { Key: key = '' } of listed?.Contents ?? []) {
        const name = key.slice('tokens/'.length);
        if (answered.has(name) || !alive()) continue;
        let token = tokens.get(name);
        if (token === undefined) {
          const found = await aws.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key })).catch(() => {});
          const text = await found?.Body?.transformToString().catch(() => undefined);
          if (text === undefined) continue;
          // The task wrote it as JSON.
          token = String(JSON.parse(text));
          tokens.set(name, token);
        }
        const request = new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ for: name }) });
        // Over already: the answer before, of which we did not hear, was taken.
        if (await acknowledged(aws.sfn.send(request), ['TaskTimedOut'])) answered.add(name);
      }
      await sleep(30);
    }
  };

  const workOnActivity = async (alive: () => boolean, activityArn: string): Promise<void> => {
    while (alive()) {
      const signal = AbortSignal.timeout(2_000);
      const task = await aws.sfn
        .send(new GetActivityTaskCommand({ activityArn }), { abortSignal: signal })
        .catch(() => undefined);
      if (task?.taskToken !== undefined && task.taskToken !== '') workerTokens.add(task.taskToken);
      for (const taskToken of workerTokens) {
        const request = new SendTaskSuccessCommand({ taskToken, output: '"worked"' });
        if (await acknowledged(aws.sfn.send(request), ['TaskTimedOut'])) workerTokens.delete(taskToken);
      }
    }
  };

  const stopSome = async (): Promise<void> => {
    for (const entry of started) {
      if (entry.machine !== 'stopped' || !entry.acknowledged || entry.stopAcknowledged) continue;
      await sleep(random() * 500);
      const request = new StopExecutionCommand({ executionArn: executionArn('stopped', entry.name), error: 'Enough' });
      entry.stopAcknowledged = await acknowledged(aws.sfn.send(request));
    }
  };

  return {
    started,
    answered,
    start,
    /** Resolves when the load has ended, which it does soon after `alive` says no. */
    async run(round: number, alive: () => boolean, activityArn: string): Promise<void> {
      const wanted: MachineName[] = Array.from(
        { length: PER_ROUND },
        () => shares[Math.floor(random() * shares.length)] ?? 'wait',
      );
      // Jobs are real processes: one of them a round.
      wanted.splice(Math.floor(random() * 4), 0, round % 5 === 4 ? 'stopped' : round % 2 === 0 ? 'train' : 'retried');
      const starter = async (): Promise<void> => {
        for (const entry of started) if (!entry.acknowledged && alive()) await start(entry);
        for (const [index, machine] of wanted.entries()) {
          if (!alive()) break;
          const entry: Started = {
            machine,
            name: `r${round}-${index}-${machine}`,
            acknowledged: false,
            stopAcknowledged: false,
          };
          started.push(entry);
          await start(entry);
        }
      };
      await Promise.all([
        starter(),
        answerTokens(alive),
        workOnActivity(alive, activityArn),
        stopSome().then(() => undefined),
      ]);
    },
    /** Starts what is still unacknowledged and stops what is still to stop. */
    async settle(): Promise<void> {
      for (const entry of started) if (!entry.acknowledged) await start(entry);
      await stopSome();
    },
    answerTokens,
    workOnActivity,
  };
}

it(`kill -9 of the server under a mixed load, ${ROUNDS} rounds (seed ${SEED})`, { timeout: 1_800_000 }, async (t) => {
  const random = randomFrom(SEED);
  const server = await startServer({ flags: ['--log-level', 'error'] });
  t.after(() => server.close());
  const aws = clients(server.url);
  await aws.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'tokens/none', Body: '-' }));
  const { activityArn = '' } = await aws.sfn.send(new CreateActivityCommand({ name: 'work' }));
  for (const [name, { definition }] of Object.entries<LoadMachine>(machines)) {
    await aws.sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE, definition: JSON.stringify(definition) }));
  }

  const load = createLoad(aws, random);
  load.answered.add('none');
  const complaints: string[] = [];
  const hear = (): void => {
    complaints.push(
      ...server
        .output()
        .split('\n')
        .filter((line) => line.includes('"level":50') || line.includes('"level":60')),
    );
  };
  for (let round = 0; round < ROUNDS; round++) {
    let alive = true;
    const running = load.run(round, () => alive, activityArn);
    await sleep(50 + random() * LONGEST_LIFE);
    alive = false;
    await server.kill();
    hear();
    await running;
    if (round % WHILE_STARTING === WHILE_STARTING - 1) {
      const starting = server.restart().catch(() => {});
      await sleep(random() * 1_000);
      await server.kill();
      await starting;
    }
    await server.restart();
  }

  let alive = true;
  await load.settle();
  const helpers = Promise.all([load.answerTokens(() => alive), load.workOnActivity(() => alive, activityArn)]);
  await untilAllClosed(aws, server);
  alive = false;
  await helpers;
  hear();
  assert.deepEqual(complaints.slice(0, 3), [], `the server reported ${complaints.length} errors`);

  await checkExecutions(aws, load);
  await checkJobs(aws, load.started);
});

async function untilAllClosed(aws: ReturnType<typeof clients>, server: TestServer): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const open: string[] = [];
    for (const machine of Object.keys(machines)) {
      const pages = paginateListExecutions(
        { client: aws.sfn, pageSize: 1000 },
        { stateMachineArn: machineArn(machine), statusFilter: 'RUNNING' },
      );
      for await (const { executions = [] } of pages) open.push(...executions.map(({ name }) => name ?? ''));
    }
    if (open.length === 0) return;
    if (Date.now() > end)
      throw new Error(`${open.length} executions hang: ${open.slice(0, 20).join(' ')}\n${server.output()}`);
    await sleep(200);
  }
}

async function checkExecutions(
  aws: ReturnType<typeof clients>,
  { started, answered }: ReturnType<typeof createLoad>,
): Promise<void> {
  const names = new Set(started.map(({ name }) => name));
  for (const machine of Object.keys(machines)) {
    const pages = paginateListExecutions({ client: aws.sfn, pageSize: 1000 }, { stateMachineArn: machineArn(machine) });
    const seen: string[] = [];
    for await (const { executions = [] } of pages) seen.push(...executions.map(({ name }) => name ?? ''));
    assert.equal(new Set(seen).size, seen.length, 'an execution is listed once');
    for (const name of seen) assert.ok(names.delete(name), `${name} was never started`);
  }
  assert.deepEqual([...names], [], 'executions are lost');

  for (const { machine, name } of started) {
    const arn = executionArn(machine, name);
    const { status, output, error, cause } = await aws.sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
    const events: HistoryEvent[] = [];
    const pages = paginateGetExecutionHistory({ client: aws.sfn, pageSize: 1000 }, { executionArn: arn });
    for await (const page of pages) events.push(...(page.events ?? []));
    const history = events.map(({ id = 0, previousEventId = 0, timestamp, type }) => ({
      id,
      previousEventId,
      timestamp: timestamp?.getTime() ?? 0,
      type: type as HistoryEventType,
    }));
    const told = `${name}\n${history.map((event) => `${event.id} <- ${event.previousEventId} ${event.type}`).join('\n')}`;
    assert.deepEqual(historyProblems(history), [], told);
    if (machine === 'stopped') {
      assert.equal(status, 'ABORTED', told);
      assert.equal(error, 'Enough');
      continue;
    }
    assert.equal(status, 'SUCCEEDED', `${error} ${cause}\n${told}`);
    if (machine === 'callback') {
      assert.ok(answered.has(name));
      assert.deepEqual(JSON.parse(output ?? ''), { for: name });
    }
    const counts = new Map<string, number>();
    for (const { type } of history) counts.set(type, (counts.get(type) ?? 0) + 1);
    if (machine === 'activity') {
      // Every attempt but the last may have gone to a worker that never heard of it.
      const attempts = counts.get('ActivityScheduled') ?? 0;
      assert.equal(attempts, 1 + (counts.get('ActivityTimedOut') ?? 0), told);
      assert.ok((counts.get('ActivityStarted') ?? 0) <= attempts, told);
      for (const type of ['ActivityScheduled', 'ActivityTimedOut', 'ActivityStarted']) counts.delete(type);
    }
    // An answer that comes while the request is made again, after a crash in the middle of it, outruns the request.
    if ((machine === 'callback' || machine === 'parallel') && !counts.has('TaskSubmitted'))
      counts.set('TaskSubmitted', 1);
    const expected = { ExecutionStarted: 1, ...machines[machine].events, ExecutionSucceeded: 1 };
    assert.deepEqual(Object.fromEntries([...counts].sort()), Object.fromEntries(Object.entries(expected).sort()), told);
  }
}

async function checkJobs(aws: ReturnType<typeof clients>, started: readonly Started[]): Promise<void> {
  const statuses = async (): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    const pages = paginateListTrainingJobs({ client: aws.sagemaker, pageSize: 100 }, {});
    for await (const { TrainingJobSummaries: jobs = [] } of pages) {
      for (const { TrainingJobName: name = '', TrainingJobStatus: status = '' } of jobs) {
        assert.ok(!found.has(name), `${name} is there twice`);
        found.set(name, status);
      }
    }
    return found;
  };
  // Stopping a job takes its time; the executions did not wait for it.
  let jobs = await statuses();
  for (const end = Date.now() + PATIENCE; Date.now() < end; jobs = await statuses()) {
    if ([...jobs.values()].every((status) => status !== 'InProgress' && status !== 'Stopping')) break;
    await sleep(200);
  }

  const expected = started.flatMap(({ machine, name }) =>
    ((machines[machine] as LoadMachine).jobs ?? []).map((suffix) => ({ machine, job: name + suffix })),
  );
  for (const { machine, job } of expected) {
    const status = jobs.get(job);
    // An execution that was stopped before its task had begun has no job.
    if (machine === 'stopped') {
      assert.ok(status === 'Stopped' || status === undefined, `${job} is ${status}`);
    } else {
      assert.equal(status, job.startsWith('r') && machine === 'retried' && job.endsWith('-0') ? 'Failed' : 'Completed');
      const { events = [] } = await aws.logs.send(
        new FilterLogEventsCommand({
          logGroupName: '/aws/sagemaker/TrainingJobs',
          logStreamNamePrefix: `${job}/`,
        }),
      );
      assert.deepEqual(
        events.map(({ message }) => message),
        ['ran'],
        `${job} ran once`,
      );
    }
    jobs.delete(job);
  }
  assert.deepEqual([...jobs.keys()], [], 'jobs that nobody asked for');
}

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
