import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Json, JsonObject } from '../../platform/json.ts';
import { CommitConflict } from '../../storage/changes.ts';
import type { StoredRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import type { LabelingSpec } from './engine.ts';
import { pendingObjects } from './pending.ts';
import {
  type Answer,
  changeObject,
  KINDS,
  type Lease,
  lineOf,
  type ObjectDoc,
  objectKey,
  type RunDoc,
  runKey,
  type TemplateDoc,
  templateKey,
} from './record.ts';
import type { Renderer } from './template.ts';

/**
 * Where workers get their tasks and hand in their answers. A task is an object's place for one worker: whoever takes it has it for the
 * job's time limit; then the place is free again, and a late answer is refused. An answer is on the disk before it is acknowledged, and
 * handing it in again changes nothing.
 */
export interface WorkerDesk {
  jobs(team: Team, worker: string): Promise<readonly OpenJob[]>;
  /** The worker's next task, of that job or of the oldest one; the one that he has already where there is one. */
  take(team: Team, worker: string, job?: string): Promise<Task | undefined>;
  /** @throws DeskRefusal */
  answer(team: Team, worker: string, assignment: string, content: JsonObject): Promise<void>;
  /** Gives the task back; it is not offered to this worker again. @throws DeskRefusal */
  decline(team: Team, worker: string, assignment: string): Promise<void>;
  /** Nothing is known any more of the job's workers. */
  forget(jobId: string): void;
  /** The job's template with the task in it, `grant` making links of S3 URIs. @throws TemplateError */
  render(team: Team, task: Task, grant: (uri: string) => string): Promise<string>;
}

/** A work team: whoever speaks for it was let in by somebody else. */
export interface Team extends Scope {
  readonly arn: string;
}

export interface OpenJob {
  readonly job: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly timeLimitSeconds: number;
  /** Whether there is a task for this worker now. */
  readonly available: boolean;
  /** Objects. */
  readonly labeled: number;
  readonly total: number;
}

export interface Task {
  readonly assignment: string;
  readonly job: string;
  readonly title: string;
  readonly description: string;
  /** The object's id, as the consolidation function knows it. */
  readonly datasetObjectId: string;
  readonly input: Json;
  /** ms since 1970 */
  readonly expiresAt: number;
}

export class DeskRefusal extends Error {
  override readonly name = 'DeskRefusal';
  readonly reason: 'no-task' | 'too-late';
  constructor(reason: DeskRefusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface DeskDeps {
  readonly store: Pick<Store, 'records' | 'commit'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly renderer: Renderer;
  changed(jobId: string): void;
}

/** A worker's id as it stands in answers: the same for the same name in the same team. */
export function workerIdOf({ arn, region }: Team, worker: string): string {
  return `private.${region}.${createHash('sha256').update(`${arn}\n${worker}`).digest('hex').slice(0, 16)}`;
}

export function createDesk(deps: DeskDeps): WorkerDesk {
  const { store, clock, ids } = deps;

  /** @throws DeskRefusal */
  async function held(team: Team, assignment: string): Promise<{ job: LabelingSpec; object: StoredRecord<ObjectDoc> }> {
    const [, id = '', line] = /^([a-z0-9-]{1,64})\.(\d{1,9})\.[0-9a-f]{16}$/.exec(assignment) ?? [];
    const run = await store.records.get<RunDoc>(runKey({ ...scopeOf(team), id }));
    const ours = run?.doc.spec.workteamArn === team.arn ? run.doc.spec : undefined;
    const object = ours === undefined ? undefined : await store.records.get<ObjectDoc>(objectKey(ours, Number(line)));
    if (ours === undefined || object === undefined) throw new DeskRefusal('no-task', 'There is no such task any more.');
    return { job: ours, object };
  }

  const openRuns = async (team: Team): Promise<readonly StoredRecord<RunDoc>[]> => {
    const where = { parent: team.arn };
    const query = {
      scope: scopeOf(team),
      kind: KINDS.run,
      sortBy: 'createdAt',
      order: 'ascending',
      limit: 100,
    } as const;
    return (await store.records.list<RunDoc>({ ...query, where })).records;
  };

  /**
   * The task that each worker took last, by job. Who is not in here may have one from before this process: then all open objects are
   * looked at, once.
   */
  const taken = new Map<string, Map<string, number | undefined>>();
  const takenIn = (jobId: string): Map<string, number | undefined> => {
    const known = taken.get(jobId) ?? new Map<string, number | undefined>();
    taken.set(jobId, known);
    return known;
  };

  /** The object that the worker works on, else the first with a place for them. */
  async function findPlace(job: LabelingSpec, workerId: string): Promise<StoredRecord<ObjectDoc> | undefined> {
    const known = takenIn(job.id);
    const line = known.get(workerId);
    if (line !== undefined) {
      const last = await store.records.get<ObjectDoc>(objectKey(job, line));
      if (last?.status === 'open' && leaseOf(job, last.doc, workerId) !== undefined) return last;
    }
    const stranger = !known.has(workerId);
    let free: StoredRecord<ObjectDoc> | undefined;
    for await (const object of pendingObjects(store, job, 'open')) {
      if (stranger && leaseOf(job, object.doc, workerId) !== undefined) return object;
      if (free === undefined && hasPlace(job, object.doc, workerId)) free = object;
      if (free !== undefined && !stranger) break;
    }
    if (stranger) known.set(workerId, undefined);
    return free;
  }

  async function offers(job: LabelingSpec, workerId: string): Promise<boolean> {
    for await (const { doc } of pendingObjects(store, job, 'open')) {
      if (leaseOf(job, doc, workerId) !== undefined || hasPlace(job, doc, workerId)) return true;
    }
    return false;
  }

  const leaseOf = (job: LabelingSpec, doc: ObjectDoc, workerId: string): Lease | undefined =>
    doc.leases.find((lease) => lease.workerId === workerId && isLive(job, lease));
  const isLive = (job: LabelingSpec, lease: Lease): boolean => clock.now() < lease.takenAt + job.timeLimitMs;
  const hasPlace = (job: LabelingSpec, doc: ObjectDoc, workerId: string): boolean =>
    !doc.declined.includes(workerId) &&
    !doc.answers.some((answer) => answer.workerId === workerId) &&
    clock.now() < doc.openedAt + job.availabilityMs &&
    doc.answers.length + doc.leases.filter((lease) => isLive(job, lease)).length < job.workersPerObject;

  const taskOf = (job: LabelingSpec, { key, doc }: StoredRecord<ObjectDoc>, lease: Lease): Task => ({
    assignment: lease.assignment,
    job: job.name,
    title: job.title,
    description: job.description,
    datasetObjectId: String(lineOf(key)),
    input: doc.taskInput ?? null,
    expiresAt: lease.takenAt + job.timeLimitMs,
  });

  async function takeFrom(job: LabelingSpec, workerId: string): Promise<Task | undefined> {
    for (;;) {
      const object = await findPlace(job, workerId);
      if (object === undefined) return undefined;
      const kept = leaseOf(job, object.doc, workerId);
      if (kept !== undefined) return taskOf(job, object, kept);
      const now = clock.now();
      const lease = { assignment: `${job.id}.${lineOf(object.key)}.${ids.hex(16)}`, workerId, takenAt: now };
      const leases = [...object.doc.leases.filter((other) => isLive(job, other)), lease];
      try {
        await store.commit([changeObject(object, 'open', { ...object.doc, leases }, now)]);
        takenIn(job.id).set(workerId, lineOf(object.key));
        return taskOf(job, object, lease);
      } catch (error) {
        // Somebody else was faster: there may be another place.
        if (!(error instanceof CommitConflict)) throw error;
      }
    }
  }

  /** Decides from the object as it is, commits, and decides again where it changed meanwhile. */
  async function change(
    team: Team,
    assignment: string,
    decide: (
      job: LabelingSpec,
      object: StoredRecord<ObjectDoc>,
    ) => { state: 'open' | 'answered'; doc: ObjectDoc } | undefined,
  ): Promise<void> {
    for (;;) {
      const { job, object } = await held(team, assignment);
      const next = decide(job, object);
      if (next === undefined) return;
      try {
        await store.commit([changeObject(object, next.state, next.doc, clock.now())]);
        return deps.changed(job.id);
      } catch (error) {
        if (!(error instanceof CommitConflict)) throw error;
      }
    }
  }

  const liveLease = (
    job: LabelingSpec,
    object: StoredRecord<ObjectDoc>,
    workerId: string,
    assignment: string,
  ): Lease => {
    const lease = object.doc.leases.find((one) => one.assignment === assignment && one.workerId === workerId);
    if (lease === undefined || object.status !== 'open')
      throw new DeskRefusal('no-task', 'There is no such task any more.');
    if (!isLive(job, lease)) throw new DeskRefusal('too-late', 'The time for this task is over. It is offered again.');
    return lease;
  };

  return {
    async jobs(team, worker) {
      const workerId = workerIdOf(team, worker);
      const found: OpenJob[] = [];
      for (const { doc } of await openRuns(team)) {
        const { spec } = doc;
        found.push({
          job: spec.name,
          title: spec.title,
          description: spec.description,
          keywords: spec.keywords,
          timeLimitSeconds: spec.timeLimitMs / 1000,
          available: await offers(spec, workerId),
          labeled: doc.labeled,
          total: doc.manifest.total,
        });
      }
      return found;
    },

    async take(team, worker, job) {
      const workerId = workerIdOf(team, worker);
      for (const { doc } of await openRuns(team)) {
        if (job !== undefined && doc.spec.name.toLowerCase() !== job.toLowerCase()) continue;
        const task = await takeFrom(doc.spec, workerId);
        if (task !== undefined) return task;
      }
      return undefined;
    },

    async answer(team, worker, assignment, content) {
      const workerId = workerIdOf(team, worker);
      await change(team, assignment, (job, object) => {
        const { doc } = object;
        const given = doc.answers.some((answer) => answer.assignment === assignment && answer.workerId === workerId);
        if (given) return undefined;
        const lease = liveLease(job, object, workerId, assignment);
        const answer: Answer = { ...lease, submittedAt: clock.now(), content };
        const answers = [...doc.answers, answer];
        const leases = doc.leases.filter((other) => other !== lease);
        const state = answers.length >= job.workersPerObject ? 'answered' : 'open';
        return { state, doc: { ...doc, answers, leases } };
      });
    },

    async decline(team, worker, assignment) {
      const workerId = workerIdOf(team, worker);
      await change(team, assignment, (job, object) => {
        const { doc } = object;
        const lease = liveLease(job, object, workerId, assignment);
        const leases = doc.leases.filter((other) => other !== lease);
        return { state: 'open', doc: { ...doc, leases, declined: [...doc.declined, workerId] } };
      });
    },

    forget: (jobId) => void taken.delete(jobId),

    async render(team, task, grant) {
      const [id = ''] = task.assignment.split('.');
      const template = await store.records.get<TemplateDoc>(templateKey({ ...scopeOf(team), id }));
      return deps.renderer.render(template?.doc.content ?? '', task.input, grant);
    },
  };
}

const scopeOf = ({ accountId, region }: Scope): Scope => ({ accountId, region });
