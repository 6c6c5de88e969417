/**
 * The owner of executions. Each open execution has a mailbox; what is in it is fed to the language core one event at a time, and what
 * came of it (history, snapshot, waits, ending) is committed in one change. Only then are commands acted on and senders answered.
 *
 *   post -> mailbox -> turn: step, step, … -> commit -> act, answer -> next turn while there is mail or a cut burst
 *
 * Rules that the rest relies on:
 * - One turn at a time per execution, so a commit can only be refused when another process owns the store (a bug).
 * - A turn that fails leaves nothing behind: the state in memory is thrown away, the mail stays, and the rows are read again.
 * - Bursts are cut by the core (`more`); between turns every other execution with mail gets its turn.
 * - An execution that waits leaves memory when more than `KEPT_IDLE` others were used since; its rows are enough to go on.
 */
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { ExecutionRow, Executions, NewExecution } from '../../storage/executions.ts';
import {
  type Env,
  type Evaluator,
  type Event,
  type HistoryEvent,
  type Machine,
  type ScheduleTask,
  type StartMapRun,
  step,
  stepAsync,
} from './core.ts';
import type { Ending, ExecutionFacts } from './facts.ts';
import { createHarvest, type Harvest } from './harvest.ts';
import { closeAfterFailure, internalFailure } from './internal-failure.ts';
import { createJournal, type Snapshot } from './journal.ts';
import { type Live, newLive } from './live.ts';
import { type Machines, machineOf } from './machines.ts';
import type { RedriveMapRun } from './map-run/record.ts';
import type { TaskRecord } from './task-record.ts';
import { makeToken } from './tokens.ts';
import { createWaitChanges, type Wait } from './wait-changes.ts';

/** Turns that may be under way at once; more would only hold memory. */
const MAX_ACTIVE = 512;
const KEPT_IDLE = 1_000;
/** Parcels that share a commit. */
const PARCELS_PER_TURN = 256;
/** A burst this long (history events) is committed before it is gone on with. */
const EVENTS_PER_TURN = 1_000;
/** Before a turn is tried again that the store refused (ms). */
const RETRY_AFTER = 1_000;
const STOPPED = 'the workflow engine was stopped';

export type Delivered =
  /** At least one event changed the execution; the change is durable. */
  | 'applied'
  /** Everything that the events named was over. */
  | 'stale'
  /** The sender may not know of the execution. */
  | 'foreign'
  /** The execution is closed or unknown. */
  | 'gone';

/** An execution as those see it who act for it. */
export interface Owned {
  readonly id: number;
  readonly row: ExecutionRow;
  readonly facts: ExecutionFacts;
}

export interface Mail {
  readonly events: readonly Event[];
  /** Replaces what the store keeps of a task, if the task is still waited for. */
  readonly record?: { readonly taskId: string; readonly data: TaskRecord };
  /** Opens a closed execution again. */
  readonly redrive?: boolean;
  /** The account of the sender, where it must be the execution's own. */
  readonly accountId?: string;
  /** Nobody waits for an answer: when the store fails, the mail is kept and tried again. */
  readonly keep?: boolean;
}

export interface Executor {
  post(id: number, mail: Mail): Promise<Delivered>;
  /** Stores a new execution and lets it run. Durable when it resolves with `inserted`. */
  create(row: NewExecution): Promise<'inserted' | 'name-taken'>;
  /** Lets an execution run that was inserted this moment: nothing has to be read. Resolves after its first turn. */
  begin(row: ExecutionRow): Promise<Delivered>;
  /** Runs an execution in memory only: no rows, no history. Ends in the answer. */
  runInMemory(row: ExecutionRow): Promise<Ending>;
  /** Begins no turn any more; resolves when none is under way. Mail that is kept is left for the next start, other mail fails. */
  stop(): Promise<void>;
}

export interface ExecutorDeps {
  readonly executions: Executions;
  readonly machines: Machines;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly evaluator: Required<Evaluator>;
  readonly log: Logger;
  /** Makes sure, before the commit, that the work of these tasks will be stopped after it. */
  readonly beforeCancel: (owner: Owned, cancelled: readonly TaskRecord[]) => Promise<void>;
  /** After the commit: what has to be done. */
  readonly act: (owner: Owned, work: Work) => void;
  /** An execution came into memory: its waits, some of which may need somebody to look after them. */
  readonly loaded: (owner: Owned, waits: readonly Wait[]) => void;
  readonly timerAdded: (at: number) => void;
  /** A new execution is stored; told before anything else of it is. */
  readonly born: (row: ExecutionRow) => void;
  readonly onHistory?: (owner: Owned, history: readonly HistoryEvent[]) => void;
}

export interface Work {
  readonly starts: readonly ScheduleTask[];
  readonly mapRuns: readonly (StartMapRun | RedriveMapRun)[];
  readonly cancelled: readonly TaskRecord[];
  readonly cancelledMapRuns: readonly (StartMapRun | RedriveMapRun)[];
  readonly ending?: Ending;
  readonly redriven: boolean;
}

interface Parcel extends Mail {
  readonly settle: (outcome: Delivered) => void;
  readonly fail: (error: unknown) => void;
}

interface Slot {
  readonly id: number;
  readonly mailbox: Parcel[];
  live: Live | undefined;
  running: boolean;
}

export function createExecutor(deps: ExecutorDeps): Executor {
  const { executions, machines, clock, ids, evaluator, log } = deps;
  const slots = new Map<number, Slot>();
  const ready: Slot[] = [];
  const idle = new Set<Slot>();
  const quiet: (() => void)[] = [];
  const journal = createJournal({
    executions,
    clock,
    timerAdded: deps.timerAdded,
    ring: (id, timerId) => void post(id, { events: [{ kind: 'timerFired', timerId }], keep: true }),
  });
  let active = 0;
  let stopping = false;
  let lastMemoryId = 0;

  const slotOf = (id: number): Slot => {
    let slot = slots.get(id);
    if (slot === undefined) {
      slot = { id, mailbox: [], live: undefined, running: false };
      slots.set(id, slot);
    }
    return slot;
  };

  const post = (id: number, mail: Mail): Promise<Delivered> => {
    if (stopping && mail.keep !== true) return Promise.reject(new Error(STOPPED));
    const slot = slotOf(id);
    const answer = new Promise<Delivered>((settle, fail) => slot.mailbox.push({ ...mail, settle, fail }));
    wake(slot);
    return answer;
  };

  const wake = (slot: Slot): void => {
    if (slot.running || stopping) return;
    slot.running = true;
    idle.delete(slot);
    if (active < MAX_ACTIVE) void run(slot);
    else ready.push(slot);
  };

  const run = async (slot: Slot): Promise<void> => {
    active++;
    let pause = false;
    try {
      while (!stopping && (slot.mailbox.length > 0 || slot.live?.fresh === true || slot.live?.more === true)) {
        if (slot.live === undefined) slot.live = await load(slot);
        if (slot.live === undefined) {
          for (const parcel of slot.mailbox.splice(0)) parcel.settle('gone');
        } else if (!(await turn(slot, slot.live))) {
          pause = true;
          break;
        }
      }
    } catch (error) {
      if (stopping) {
        // The evaluators were stopped under it: the next start goes on from the rows.
        slot.live = undefined;
      } else {
        log.error({ err: error, execution: slot.id }, 'an execution could not be moved on');
        await failInternally(slot, error).catch((second: unknown) => {
          log.error({ err: second, execution: slot.id }, 'the execution could not be closed either');
          putBack(slot, slot.mailbox.splice(0), second);
          pause = true;
        });
      }
    }
    active--;
    release(slot, pause);
  };

  /** The store fails: mail that is kept is tried again with what comes next, who else waits is told. */
  const putBack = (slot: Slot, parcels: readonly Parcel[], error: unknown): void => {
    for (const parcel of parcels.toReversed()) {
      if (parcel.keep === true) slot.mailbox.unshift(parcel);
      else parcel.fail(error);
    }
    // A burst without mail has to be taken up again all the same.
    if (slot.mailbox.length === 0) void post(slot.id, { events: [], keep: true });
  };

  const release = (slot: Slot, pause: boolean): void => {
    slot.running = false;
    if (pause && slot.mailbox.length > 0) clock.after(RETRY_AFTER, () => wake(slot));
    else if (slot.mailbox.length > 0) wake(slot);
    else if (slot.live === undefined) slots.delete(slot.id);
    else if (slot.live.memory === undefined) {
      idle.add(slot);
      for (const oldest of idle) {
        if (idle.size <= KEPT_IDLE) break;
        idle.delete(oldest);
        slots.delete(oldest.id);
      }
    }
    if (stopping) ready.length = 0;
    const next = ready.shift();
    if (next !== undefined) void run(next);
    if (active === 0) for (const tell of quiet.splice(0)) tell();
  };

  const load = async (slot: Slot): Promise<Live | undefined> => {
    const redriven = slot.mailbox.some((parcel) => parcel.redrive === true);
    const found = await executions.load(slot.id);
    if (found === undefined || (found.row.status !== 'RUNNING' && !redriven)) return undefined;
    // What succeeded, or ended by an error of the engine itself, has kept nothing to go on from.
    if (found.row.status !== 'RUNNING' && (found.snapshot ?? null) === null) return undefined;
    const { row, revision } = found;
    const live = newLive(row, await machineOf(machines, row));
    for (const wait of found.waits) live.waits.set(wait.waitId, wait);
    live.revision = revision;
    // The snapshot was written by the journal.
    const snapshot = found.snapshot as Snapshot | null | undefined;
    if (snapshot !== null && snapshot !== undefined) {
      live.state = snapshot.state;
      live.more = snapshot.more;
      live.fresh = false;
    }
    deps.loaded(live, [...live.waits.values()]);
    return live;
  };

  /** Feeds what is in the mailbox to the core and commits it. False: the store failed, try again later. */
  const turn = async (slot: Slot, live: Live): Promise<boolean> => {
    // Taken out when they are answered: what throws in between leaves that to whoever catches it.
    const parcels = slot.mailbox.slice(0, PARCELS_PER_TURN);
    const takeOut = (): readonly Parcel[] => slot.mailbox.splice(0, parcels.length);
    const changes = createWaitChanges(live.waits);
    const harvest = createHarvest(live.waits, changes, clock, (ending) => {
      live.ending = ending;
    });
    const outcomes: Delivered[] = [];
    let redriven = false;

    if (live.fresh) {
      live.fresh = false;
      await feed(live, { kind: 'start' }, harvest);
    }
    for (const parcel of parcels) {
      if (parcel.accountId !== undefined && parcel.accountId !== live.row.accountId) {
        outcomes.push('foreign');
        continue;
      }
      if (live.ending !== undefined && parcel.redrive !== true) {
        outcomes.push('gone');
        continue;
      }
      if (parcel.redrive === true) {
        redriven = true;
        live.ending = undefined;
      }
      let applied = parcel.events.length === 0;
      for (const event of parcel.events) applied = (await feed(live, event, harvest)) || applied;
      if (parcel.record !== undefined) harvest.replaceRecord(parcel.record.taskId, parcel.record.data);
      outcomes.push(applied ? 'applied' : 'stale');
    }
    if (live.more && live.ending === undefined && harvest.history.length < EVENTS_PER_TURN) {
      live.more = false;
      await feed(live, { kind: 'continue' }, harvest);
    }

    const cancelled = harvest.cancelled();
    const { unborn } = live;
    try {
      if (cancelled.length > 0) await deps.beforeCancel(live, cancelled);
      if (!(await journal.commit(live, harvest, changes, redriven))) {
        slot.live = undefined;
        for (const parcel of takeOut()) parcel.settle('gone');
        return true;
      }
    } catch (error) {
      slot.live = undefined;
      if (unborn) {
        // Whoever starts it is told, and may try again: nothing is left of it here.
        for (const parcel of takeOut()) parcel.fail(error);
        return true;
      }
      log.error({ err: error, execution: live.row.arn }, 'a step could not be stored and will be repeated');
      putBack(slot, takeOut(), error);
      return false;
    }

    if (redriven) {
      live.row = { ...live.row, redriveCount: live.row.redriveCount + 1, redrivenAt: clock.now() };
    }
    if (unborn) deps.born(live.row);
    deps.onHistory?.(live, harvest.history);
    const ending = live.ending;
    if (ending !== undefined) live.more = false;
    deps.act(live, {
      starts: harvest.starts(),
      mapRuns: harvest.mapRuns(),
      cancelled,
      cancelledMapRuns: harvest.cancelledMapRuns(),
      redriven,
      ...(ending === undefined ? {} : { ending }),
    });
    if (ending !== undefined) slot.live = undefined;
    takeOut().forEach((parcel, index) => {
      parcel.settle(outcomes[index] ?? 'gone');
    });
    if (ending !== undefined) live.memory?.ended(ending);
    return true;
  };

  const feed = async (live: Live, event: Event, harvest: Harvest): Promise<boolean> => {
    harvest.before(event);
    const env: Env = {
      now: clock.now(),
      random: evaluator.random,
      uuid: evaluator.uuid,
      elsewhere: evaluator.elsewhere,
      taskToken: (taskId) => makeToken(live.id, taskId, ids),
      maxEventsPerStep: EVENTS_PER_TURN,
    };
    const result = live.machine.usesJsonata
      ? await stepAsync(live.machine, live.state, event, env)
      : step(live.machine, live.state, event, env);
    live.state = result.state;
    live.more = live.more || result.more;
    harvest.after(event, result);
    return !result.stale;
  };

  /** The core threw: a bug. The execution ends rather than hanging for ever; one that is not stored yet never began. */
  const failInternally = async (slot: Slot, error: unknown): Promise<void> => {
    const lost = slot.live;
    slot.live = undefined;
    if (lost?.unborn === true) {
      for (const parcel of slot.mailbox.splice(0)) parcel.fail(error);
      return;
    }
    const ending = internalFailure(error, clock.now());
    const closed = slot.id > 0 ? await closeAfterFailure(executions, slot.id, ending) : undefined;
    if (closed !== undefined) deps.act(closed.owner, closed.work);
    lost?.memory?.ended(ending);
    for (const parcel of slot.mailbox.splice(0)) parcel.settle('gone');
  };

  /** A definition that cannot be had is met again by the turn, which ends the execution for it. */
  const machineIfAny = (row: ExecutionRow): Promise<Machine | undefined> =>
    machineOf(machines, row).catch(() => undefined);

  const begin = async (row: ExecutionRow): Promise<Delivered> => {
    const slot = slotOf(row.id);
    const machine = await machineIfAny(row);
    if (machine !== undefined && slot.live === undefined && !slot.running) slot.live = newLive(row, machine);
    return post(row.id, { events: [], keep: true });
  };

  return {
    post,
    begin,
    async create(run) {
      const row = { ...run, id: await executions.newId(), status: 'RUNNING', redriveCount: 0 } as const;
      const machine = await machineIfAny(row);
      // Whoever starts an execution does not wait for expressions, its own or those that others have to wait for before their turn ends,
      // nor for an EXPRESS execution's end.
      const waits = machine?.usesJsonata === true || run.type === 'EXPRESS' || active >= MAX_ACTIVE;
      if (machine === undefined || waits || stopping) {
        const [id] = await executions.insert([run]);
        if (id === undefined) return 'name-taken';
        deps.born({ ...row, id });
        void begin({ ...row, id });
        return 'inserted';
      }
      const live = newLive(row, machine, { unborn: true });
      slotOf(row.id).live = live;
      await post(row.id, { events: [] });
      // Its first commit has made it be, or found another of its name.
      return live.unborn ? 'name-taken' : 'inserted';
    },
    async runInMemory(row) {
      if (stopping) throw new Error(STOPPED);
      const machine = await machineOf(machines, row);
      const id = --lastMemoryId;
      return new Promise((ended) => {
        const slot = slotOf(id);
        slot.live = newLive({ ...row, id }, machine, { ended });
        wake(slot);
      });
    },
    async stop() {
      stopping = true;
      if (active > 0) await new Promise<void>((tell) => quiet.push(tell));
      for (const { mailbox } of slots.values())
        for (const parcel of mailbox) if (parcel.keep !== true) parcel.fail(new Error(STOPPED));
    },
  };
}
