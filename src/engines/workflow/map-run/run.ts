/**
 * One Map Run, from its first item to the result that its state gets.
 *
 *   launch children ──> wait for them ──> decide ──> stop those that still run ──> write results ──> close ──> tell the parent
 *
 * What the store knows is enough to go on after a crash at any point:
 * - Children are inserted a handful at a time, with names that follow from their number, and before the run's record says so. Whoever
 *   takes the run up again looks for children beyond the record first; so no item is taken twice and none is left out.
 * - Counts are the children's rows, counted at the start; after that each child counts once, when it leaves the set of open ones.
 * - The outcome is written down before it is carried out; each step behind it can be repeated.
 */

import { setImmediate } from 'node:timers/promises';
import type { ChildTally, ExecutionRow, NewExecution } from '../../../storage/executions.ts';
import type { StartMapRun } from '../core.ts';
import type { ExecutionFacts } from '../facts.ts';
import { TaskFailure } from '../integrations/integration.ts';
import type { Feed } from './feed.ts';
import {
  type ChildFacts,
  type Count,
  childName,
  type MapRunCounts,
  type MapRunDoc,
  noCounts,
  type Outcome,
} from './record.ts';
import { goesToS3 } from './results.ts';

/** AWS runs at most so many children of a Map Run at once. */
const MOST_AT_ONCE = 10_000;
/** Children that are inserted together. */
const HANDFUL = 256;
const UNSUCCESSFUL = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

export interface MapRun {
  readonly doc: MapRunDoc;
  readonly counts: MapRunCounts;
  /** Runs until the run is closed and its record says so. Rejects where the store fails: to be taken up afresh. */
  live(): Promise<Outcome>;
  /** A child has closed. */
  childEnded(id: number, status: ExecutionRow['status']): void;
  /** The state does not wait for it any more. */
  abort(): void;
  /** Looks again whether the engine stops. */
  wake(): void;
  /** False: the run is closed. */
  update(change: MapRunLimits): Promise<boolean>;
}

/** What UpdateMapRun changes. */
export type MapRunLimits = Partial<
  Pick<MapRunDoc, 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage'>
>;

export interface RunEnv {
  readonly command: StartMapRun;
  readonly now: () => number;
  /** The children beyond `doc.children` that the store has already, in order. */
  readonly childRow: (arn: string) => Promise<ExecutionRow | undefined>;
  readonly tally: (doc: MapRunDoc) => Promise<ChildTally>;
  readonly feed: (doc: MapRunDoc, onEtag: (etag: string) => void) => Feed;
  /** Inserts and answers the ids. */
  readonly insert: (rows: readonly NewExecution[]) => Promise<readonly number[]>;
  /** Lets a child that was just inserted run; resolves after its first turn. */
  readonly begin: (row: ExecutionRow) => Promise<unknown>;
  /** Unsuccessful children of before the redrive, a page at a time. */
  readonly unsuccessful: (
    status: (typeof UNSUCCESSFUL)[number],
    before: number,
    after: ExecutionRow | undefined,
    limit: number,
  ) => Promise<readonly ExecutionRow[]>;
  /** False: it cannot be redriven. */
  readonly redrive: (row: ExecutionRow) => Promise<boolean>;
  readonly stop: (id: number) => Promise<unknown>;
  readonly makeChild: (
    doc: MapRunDoc,
    name: string,
    arn: string,
    input: string,
    items: number,
    child: ChildFacts,
  ) => NewExecution;
  readonly childArn: (doc: MapRunDoc, name: string) => string;
  readonly results: () => Promise<string>;
  /** Writes the record, behind all writes before. */
  readonly save: (doc: MapRunDoc, status: 'RUNNING' | Outcome['status']) => Promise<void>;
  /** The engine stops: nothing new is begun. */
  readonly stopping: () => boolean;
}

export function createMapRun(stored: MapRunDoc, env: RunEnv): MapRun {
  const { command } = env;
  let doc = stored;
  let counts = stored.counts ?? noCounts();
  let loaded = false;
  let closed = false;
  const early: { readonly id: number; readonly status: ExecutionRow['status'] }[] = [];
  const open = new Map<number, number>();
  let decided: Outcome | undefined = stored.outcome;
  let bell = Promise.withResolvers<void>();
  let listening = false;

  const ring = (): void => {
    if (listening) bell.resolve();
  };
  /** Waits until something changed, and for what else happens in the same moment. */
  const heard = async (): Promise<void> => {
    listening = true;
    await bell.promise;
    listening = false;
    bell = Promise.withResolvers<void>();
    await setImmediate();
  };
  const save = async (change: Partial<MapRunDoc>, status: 'RUNNING' | Outcome['status'] = 'RUNNING'): Promise<void> => {
    doc = { ...doc, ...change };
    await env.save(doc, status);
  };
  const decide = (outcome: Outcome): void => {
    decided ??= outcome;
    ring();
  };

  const load = async (): Promise<void> => {
    for (;;) {
      const row = await env.childRow(env.childArn(doc, childName(doc.arn, doc.children)));
      if (row === undefined) break;
      // Written by `launch`.
      const { child } = row.info as ExecutionFacts;
      if (child === undefined) throw new Error(`${row.arn} is no child`);
      doc = {
        ...doc,
        children: child.index + 1,
        taken: child.through,
        ...(child.mark === undefined ? {} : { mark: child.mark }),
      };
    }
    const tally = await env.tally(doc);
    counts = noCounts();
    for (const { status, waiting, executions, items } of tally.closed) {
      add(counts[waiting ? 'pendingRedrive' : placeOf(status)], executions, items);
    }
    for (const { id, items } of tally.open) {
      open.set(id, items);
      add(counts.running, 1, items);
    }
    loaded = true;
    for (const { id, status } of early.splice(0)) childEnded(id, status);
  };

  const childEnded = (id: number, status: ExecutionRow['status']): void => {
    if (!loaded) {
      early.push({ id, status });
      return;
    }
    const items = open.get(id);
    if (items === undefined) return;
    open.delete(id);
    add(counts.running, -1, -items);
    add(counts[placeOf(status)], 1, items);
    if (status !== 'SUCCEEDED') judge();
    ring();
  };

  /**
   * Fails the run where more failed than it may. AWS documents the percentage as one of all items: it is judged as soon as their number is
   * known, which is at once for items of the state's input, else when everything was read.
   */
  const judge = (): void => {
    const failed = counts.failed.items + counts.timedOut.items + counts.aborted.items;
    if (failed === 0 || decided !== undefined) return;
    const { toleratedFailureCount: count, toleratedFailurePercentage: share } = doc;
    const tooMany = failed > (count ?? (share === undefined ? 0 : Number.POSITIVE_INFINITY));
    const all = doc.exhausted ? doc.taken : env.command.itemCount;
    const tooLarge = share !== undefined && all !== undefined && failed * 100 > share * all;
    if (tooMany || tooLarge) {
      decide({
        status: 'FAILED',
        error: 'States.ExceedToleratedFailureThreshold',
        cause: 'The specified tolerated failure threshold was exceeded',
      });
    }
  };

  const room = (): number => {
    const wanted = doc.maxConcurrency;
    return (wanted === 0 ? MOST_AT_ONCE : Math.min(wanted, MOST_AT_ONCE)) - open.size;
  };
  /** Waits until a child may be started; false: none may any more. */
  const mayLaunch = async (): Promise<boolean> => {
    while (decided === undefined && !env.stopping() && room() <= 0) await heard();
    return decided === undefined && !env.stopping();
  };

  const redriveChildren = async (before: number): Promise<void> => {
    for (const status of UNSUCCESSFUL) {
      let after: ExecutionRow | undefined;
      while (await mayLaunch()) {
        const page = await env.unsuccessful(status, before, after, Math.min(HANDFUL, room()));
        if (page.length === 0) break;
        after = page.at(-1);
        await Promise.all(
          page.map(async (row) => {
            const items = row.items ?? 1;
            open.set(row.id, items);
            add(counts.pendingRedrive, -1, -items);
            add(counts.running, 1, items);
            if (!(await env.redrive(row))) childEnded(row.id, row.status);
          }),
        );
      }
    }
  };

  const launchChildren = async (): Promise<void> => {
    if (doc.exhausted) return;
    const feed = env.feed(doc, (etag) => {
      if (doc.etag === undefined) doc = { ...doc, etag };
    });
    let before: Promise<unknown> = Promise.resolve();
    try {
      while (await mayLaunch()) {
        const wanted = Math.min(HANDFUL, room());
        const inputs = await feed.take(wanted);
        // A run that was stopped while the items came must not start them.
        if (decided !== undefined) return;
        const rows = inputs.map(({ input, items, through, mark }, at) => {
          const index = doc.children + at;
          const name = childName(doc.arn, index);
          const child = { location: command.location, index, through, ...(mark === undefined ? {} : { mark }) };
          return env.makeChild(doc, name, env.childArn(doc, name), input, items, child);
        });
        const ids = rows.length === 0 ? [] : await env.insert(rows);
        const begun = rows.map((row, at) => {
          const id = ids[at] ?? 0;
          const items = row.items ?? 1;
          open.set(id, items);
          add(counts.running, 1, items);
          return env.begin({ ...row, id, status: 'RUNNING', redriveCount: 0 });
        });
        const last = inputs.at(-1);
        const exhausted = inputs.length < wanted;
        const saved = save({
          children: doc.children + rows.length,
          exhausted,
          ...(last === undefined ? {} : { taken: last.through }),
          ...(last?.mark === undefined ? {} : { mark: last.mark }),
        });
        // Two handfuls have their first turn outstanding, no more: other executions want theirs.
        await Promise.all([before, saved]);
        before = Promise.all(begun);
        if (exhausted) break;
      }
      await before;
    } finally {
      await feed.end();
    }
  };

  const work = async (): Promise<void> => {
    try {
      judge();
      if (doc.redrivenAt !== undefined) await redriveChildren(doc.redrivenAt);
      await launchChildren();
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      decide({ status: 'FAILED', error: error.error, cause: error.message });
    }
    judge();
    while (decided === undefined && open.size > 0 && !env.stopping()) await heard();
    if (!env.stopping()) decide({ status: 'SUCCEEDED' });
  };

  const stopChildren = async (): Promise<void> => {
    const ids = [...open.keys()];
    for (let from = 0; from < ids.length; from += HANDFUL) {
      await Promise.all(ids.slice(from, from + HANDFUL).map(env.stop));
    }
    while (open.size > 0 && !env.stopping()) await heard();
  };

  const finish = async (outcome: Outcome): Promise<Outcome> => {
    const wanted = outcome.status === 'SUCCEEDED' || goesToS3(command);
    if (!wanted) return outcome;
    try {
      const output = await env.results();
      // Counted as on AWS also where they are written into the state's output only.
      for (const place of [counts.succeeded, counts.failed, counts.timedOut, counts.aborted]) {
        add(counts.resultsWritten, place.executions, place.items);
      }
      return outcome.status === 'SUCCEEDED' ? { status: 'SUCCEEDED', output } : outcome;
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      return outcome.status === 'SUCCEEDED' ? { status: 'FAILED', error: error.error, cause: error.message } : outcome;
    }
  };

  return {
    get doc() {
      return doc;
    },
    get counts() {
      return counts;
    },
    async live() {
      await load();
      if (decided === undefined) await work();
      if (decided === undefined) throw new Error('the engine stops');
      if (doc.outcome === undefined) await save({ outcome: decided });
      if (decided.status !== 'SUCCEEDED') await stopChildren();
      if (env.stopping()) throw new Error('the engine stops');
      const outcome = await finish(decided);
      closed = true;
      await save({ outcome, counts, stoppedAt: env.now() }, outcome.status);
      return outcome;
    },
    childEnded,
    abort: () => decide({ status: 'ABORTED' }),
    wake: ring,
    async update(change) {
      if (closed) return false;
      await save(change, 'RUNNING');
      judge();
      ring();
      return true;
    },
  };
}

function add(count: Count, executions: number, items: number): void {
  count.executions += executions;
  count.items += items;
}

function placeOf(status: ExecutionRow['status']): 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted' {
  switch (status) {
    case 'SUCCEEDED':
      return 'succeeded';
    case 'FAILED':
      return 'failed';
    case 'TIMED_OUT':
      return 'timedOut';
    case 'ABORTED':
      return 'aborted';
    case 'RUNNING':
    case 'PENDING_REDRIVE':
      return 'running';
  }
}
