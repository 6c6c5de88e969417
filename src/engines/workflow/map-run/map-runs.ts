/** The Map Runs of this process: begins them, takes them up again after a crash, and tells their states how they ended. */

import { formatArn } from '../../../platform/arn.ts';
import type { Call } from '../../../platform/call.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Logger } from '../../../platform/log.ts';
import { CommitConflict } from '../../../storage/changes.ts';
import type { ExecutionRow } from '../../../storage/executions.ts';
import type { Store } from '../../../storage/store.ts';
import type { Evaluator, StartMapRun } from '../core.ts';
import type { Executor, Owned } from '../executor.ts';
import type { ExecutionFacts } from '../facts.ts';
import { taskIdentity } from '../integrations/identity.ts';
import { type Machines, machineOf } from '../machines.ts';
import { taskWaitId } from '../task-record.ts';
import { createFeed } from './feed.ts';
import { createObjects } from './reader/objects.ts';
import { readItems } from './reader/read-items.ts';
import {
  type CommandDoc,
  commandKey,
  type MapRunCounts,
  type MapRunDoc,
  type MapRunStatus,
  mapRunKey,
  namesOf,
  noCounts,
  type Outcome,
  type RedriveMapRun,
} from './record.ts';
import { writeResults } from './results.ts';
import { createMapRun, type MapRun, type MapRunLimits } from './run.ts';

/** Before a run is taken up again that the store failed (ms). */
const RETRY_AFTER = 1_000;

export interface MapRunView {
  readonly doc: MapRunDoc;
  readonly status: MapRunStatus;
  readonly counts: MapRunCounts;
}

export interface MapRuns {
  /** Takes up every run that is not closed. */
  start(): Promise<void>;
  stop(): void;
  /** A Map state asks for a run, or (after a redrive) for the one that it had. Safe to repeat. */
  begin(owner: Owned, asked: StartMapRun | RedriveMapRun): void;
  /** The state's wait for the run was cancelled. */
  cancelled(owner: Owned, asked: StartMapRun | RedriveMapRun): void;
  childEnded(mapRunArn: string, id: number, status: ExecutionRow['status']): void;
  describe(arn: string): Promise<MapRunView | undefined>;
  update(arn: string, limits: MapRunLimits): Promise<'updated' | 'closed' | 'missing'>;
}

interface Entry {
  run?: MapRun;
  aborted: boolean;
  /** A redrive that came while the run was still ending. */
  redrive?: RedriveMapRun;
}

export function createMapRuns(deps: {
  readonly store: Pick<Store, 'executions' | 'records' | 'commit'>;
  readonly executor: () => Executor;
  readonly machines: Machines;
  readonly call: Call;
  readonly clock: Clock;
  readonly evaluator: Evaluator;
  readonly log: Logger;
  /** A child exists. */
  readonly born: (row: ExecutionRow) => void;
}): MapRuns {
  const { store, executor, machines, call, clock, evaluator, log } = deps;
  const { executions, records } = store;
  const entries = new Map<string, Entry>();
  let stopped = false;

  const arnOf = (owner: Owned, asked: StartMapRun | RedriveMapRun): string =>
    asked.kind === 'redriveMapRun' ? asked.mapRunArn : namesOf(ownerOf(owner), asked).arn;

  const attempt = (arn: string, work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      if (stopped) return;
      log.error({ err: error, mapRun: arn }, 'a Map Run could not be moved on and is taken up again');
      clock.after(RETRY_AFTER, () => attempt(arn, work));
    });
  };

  const create = async (owner: Owned, command: StartMapRun): Promise<void> => {
    const { arn, childMachine } = namesOf(ownerOf(owner), command);
    const { accountId, region } = owner.row;
    const now = clock.now();
    const doc: MapRunDoc = {
      arn,
      executionArn: owner.row.arn,
      executionId: owner.id,
      taskId: command.taskId,
      childMachine,
      startedAt: now,
      maxConcurrency: command.maxConcurrency,
      ...(command.toleratedFailureCount === undefined ? {} : { toleratedFailureCount: command.toleratedFailureCount }),
      ...(command.toleratedFailurePercentage === undefined
        ? {}
        : { toleratedFailurePercentage: command.toleratedFailurePercentage }),
      children: 0,
      taken: 0,
      exhausted: false,
      redriveCount: 0,
    };
    const asked: CommandDoc = { command };
    try {
      await store.commit([
        {
          kind: 'insert-record',
          key: mapRunKey(arn),
          fields: { doc, status: 'RUNNING', parent: owner.row.arn },
          at: now,
        },
        { kind: 'insert-record', key: commandKey(arn), fields: { doc: asked }, at: now },
      ]);
      log.info({ mapRun: arn, execution: owner.row.arn, account: accountId, region }, 'Map Run started');
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
    }
    take(arn);
  };

  const redrive = async (order: RedriveMapRun): Promise<void> => {
    const { mapRunArn: arn, at } = order;
    const entry = entries.get(arn);
    if (entry !== undefined) {
      entry.redrive = order;
      return;
    }
    const record = await records.get<MapRunDoc>(mapRunKey(arn));
    if (record === undefined) throw new Error(`the Map Run ${arn} is missing`);
    const { outcome: _1, counts: _2, stoppedAt: _3, ...doc } = record.doc;
    const fresh = record.status === 'RUNNING' || record.status === 'SUCCEEDED' || (doc.redrivenAt ?? 0) >= at;
    if (!fresh) {
      const redriven: MapRunDoc = { ...doc, redriveCount: doc.redriveCount + 1, redrivenAt: at };
      const fields = { doc: redriven, status: 'RUNNING', parent: doc.executionArn };
      await store.commit([{ kind: 'update-record', key: record.key, expect: record.version, fields, at: clock.now() }]);
      log.info({ mapRun: arn }, 'Map Run redriven');
    }
    take(arn);
  };

  const take = (arn: string): void => {
    if (stopped || entries.has(arn)) return;
    const entry: Entry = { aborted: false };
    entries.set(arn, entry);
    live(arn, entry)
      .then(() => {
        entries.delete(arn);
        const { redrive: order } = entry;
        if (order !== undefined) attempt(arn, () => redrive(order));
      })
      .catch((error: unknown) => {
        entries.delete(arn);
        if (stopped) return;
        log.error({ err: error, mapRun: arn }, 'a Map Run could not be moved on and is taken up again');
        clock.after(RETRY_AFTER, () => {
          const { redrive: order } = entry;
          take(arn);
          if (order !== undefined) attempt(arn, () => redrive(order));
        });
      });
  };

  const live = async (arn: string, entry: Entry): Promise<void> => {
    const record = await records.get<MapRunDoc>(mapRunKey(arn));
    const asked = await records.get<CommandDoc>(commandKey(arn));
    if (record === undefined || asked === undefined) throw new Error(`the Map Run ${arn} is missing`);
    const { doc } = record;
    const started = { kind: 'mapRunStarted', taskId: doc.taskId, mapRunArn: arn } as const;
    if (record.status !== 'RUNNING') {
      if (doc.outcome !== undefined) await deliver(doc, [started, ...eventsOf(doc, doc.outcome)]);
      return;
    }
    const parent = await executions.get(doc.executionArn);
    if (parent === undefined) throw new Error(`the execution ${doc.executionArn} is missing`);
    const run = await open(doc, record.version, asked.doc.command, parent);
    entry.run = run;
    const waits = await executions.waits(doc.executionId);
    if (entry.aborted || !waits.some((wait) => wait.waitId === taskWaitId(doc.taskId))) run.abort();
    else await deliver(doc, [started]);
    if (entry.aborted) run.abort();
    const outcome = await run.live();
    log.info({ mapRun: arn, status: outcome.status }, 'Map Run closed');
    await deliver(doc, eventsOf(doc, outcome));
  };

  const deliver = async (doc: MapRunDoc, events: Parameters<Executor['post']>[1]['events']): Promise<void> => {
    if (events.length > 0 && !stopped) await executor().post(doc.executionId, { events, keep: true });
  };

  const open = async (doc: MapRunDoc, stored: number, command: StartMapRun, parent: ExecutionRow): Promise<MapRun> => {
    // The row's info was written by this engine.
    const facts = parent.info as ExecutionFacts;
    const machine = await machineOf(machines, parent);
    const scope = { accountId: parent.accountId, region: parent.region };
    const identity = taskIdentity({ scope, roleArn: facts.roleArn, executionName: parent.name });
    const objects = createObjects(call, identity, scope.region);
    const key = mapRunKey(doc.arn);
    const childFacts: ExecutionFacts = {
      revision: facts.revision,
      machineName: doc.childMachine,
      roleArn: facts.roleArn,
      ...(facts.logging === undefined ? {} : { logging: facts.logging }),
    };
    const childMachineArn = formatArn({ service: 'states', ...scope, resource: `stateMachine:${doc.childMachine}` });
    let version = stored;
    let saving: Promise<void> = Promise.resolve();

    return createMapRun(doc, {
      command,
      now: clock.now,
      childRow: (arn) => executions.get(arn),
      tally: ({ arn, redrivenAt }) =>
        executions.tallyChildren(arn, {
          weighed: command.batcher !== undefined,
          ...(redrivenAt === undefined ? {} : { redrivenBefore: redrivenAt }),
        }),
      feed: ({ taken, mark, etag }, onEtag) => {
        const position = {
          taken,
          ...(mark === undefined ? {} : { mark }),
          ...(etag === undefined ? {} : { etag }),
        };
        const items = readItems(command, objects, position, onEtag);
        return createFeed(machine, command, items, taken, { now: clock.now, ...evaluator });
      },
      insert: (rows) => executions.insertChildren(rows),
      begin(row) {
        deps.born(row);
        return executor().begin(row);
      },
      unsuccessful: (status, redrivenBefore, after, limit) =>
        executions.children({
          mapRunArn: doc.arn,
          status,
          redrivenBefore,
          limit,
          ...(after === undefined ? {} : { after }),
        }),
      redrive: redriveChild,
      stop: (id) => executor().post(id, { events: [{ kind: 'abort' }], keep: true }),
      makeChild: (_doc, name, arn, input, items, child) => ({
        ...scope,
        arn,
        name,
        stateMachineArn: childMachineArn,
        mapRunArn: doc.arn,
        ...(items === 1 ? {} : { items }),
        type: command.executionType,
        startedAt: clock.now(),
        input,
        info: { ...childFacts, child },
      }),
      childArn: ({ childMachine }, name) =>
        formatArn({ service: 'states', ...scope, resource: `execution:${childMachine}:${name}` }),
      results: () => writeResults({ executions, objects, mapRunArn: doc.arn, command }),
      save(changed, status) {
        saving = saving.then(async () => {
          const fields = { doc: changed, status, parent: doc.executionArn };
          await store.commit([{ kind: 'update-record', key, expect: version, fields, at: clock.now() }]);
          version++;
        });
        return saving;
      },
      stopping: () => stopped,
    });
  };

  /** STANDARD children go on where they failed; EXPRESS ones kept nothing and start again. */
  const redriveChild = async (row: ExecutionRow): Promise<boolean> => {
    if (row.type === 'STANDARD') {
      return (await executor().post(row.id, { events: [{ kind: 'redrive' }], redrive: true })) !== 'gone';
    }
    const stored = await executions.load(row.id);
    if (stored === undefined) return false;
    await executions.commit({
      id: row.id,
      expectRevision: stored.revision,
      events: [],
      snapshot: null,
      redrive: { at: clock.now() },
    });
    void executor().post(row.id, { events: [], keep: true });
    return true;
  };

  return {
    async start() {
      let after: string | undefined;
      do {
        const page = await records.list<MapRunDoc>({
          kind: 'states/map-run',
          sortBy: 'name',
          order: 'ascending',
          limit: 1_000,
          where: { status: 'RUNNING' },
          ...(after === undefined ? {} : { after }),
        });
        for (const { doc } of page.records) take(doc.arn);
        after = page.next;
      } while (after !== undefined);
    },
    stop() {
      stopped = true;
      for (const { run } of entries.values()) run?.wake();
    },
    begin(owner, asked) {
      attempt(arnOf(owner, asked), () => (asked.kind === 'redriveMapRun' ? redrive(asked) : create(owner, asked)));
    },
    cancelled(owner, asked) {
      const entry = entries.get(arnOf(owner, asked));
      if (entry === undefined) return;
      entry.aborted = true;
      entry.run?.abort();
    },
    childEnded(mapRunArn, id, status) {
      entries.get(mapRunArn)?.run?.childEnded(id, status);
    },
    async describe(arn) {
      const record = await records.get<MapRunDoc>(mapRunKey(arn));
      if (record === undefined) return undefined;
      const live = record.status === 'RUNNING' ? entries.get(arn)?.run : undefined;
      const doc = live?.doc ?? record.doc;
      // The status was written with the record by this room.
      const status = record.status as MapRunStatus;
      return { doc, status, counts: live?.counts ?? doc.counts ?? noCounts() };
    },
    async update(arn, limits) {
      const run = entries.get(arn)?.run;
      if (run !== undefined) return (await run.update(limits)) ? 'updated' : 'closed';
      const record = await records.get<MapRunDoc>(mapRunKey(arn));
      if (record === undefined) return 'missing';
      if (record.status !== 'RUNNING') return 'closed';
      const fields = { doc: { ...record.doc, ...limits }, status: 'RUNNING', parent: record.doc.executionArn };
      await store.commit([{ kind: 'update-record', key: record.key, expect: record.version, fields, at: clock.now() }]);
      return 'updated';
    },
  };
}

const ownerOf = ({ row, facts }: Owned): Parameters<typeof namesOf>[0] => ({
  arn: row.arn,
  scope: { accountId: row.accountId, region: row.region },
  machineName: facts.machineName,
});

function eventsOf({ taskId }: MapRunDoc, outcome: Outcome): Parameters<Executor['post']>[1]['events'] {
  switch (outcome.status) {
    case 'SUCCEEDED':
      return [{ kind: 'mapRunSucceeded', taskId, output: outcome.output ?? '[]' }];
    case 'FAILED':
      return [{ kind: 'mapRunFailed', taskId, error: outcome.error, cause: outcome.cause }];
    case 'ABORTED':
      return [];
  }
}
