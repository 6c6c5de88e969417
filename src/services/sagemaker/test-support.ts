import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BusEvent, createEventBus } from '../../engines/events/bus.ts';
import type { HostObservation, JobEngine, JobPlan, Standing } from '../../engines/jobs/door.ts';
import { createLabelingEngine, type LabelingEngine } from '../../engines/labeling/door.ts';
import type { InvocationRequest, InvocationResponse, Serving } from '../../engines/serving/serving.ts';
import { ServingError } from '../../engines/serving/serving.ts';
import { createTransformEngine } from '../../engines/transform/door.ts';
import { storeTransfer } from '../../engines/transform/testing/store-transfer.ts';
import type { RequestContext } from '../../models/service.ts';
import type { Call } from '../../platform/call.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { DEFAULT_ACCOUNT, DEFAULT_REGION, rootIdentity, type Scope } from '../../platform/identity.ts';
import { countingIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import type { Store } from '../../storage/store.ts';
import type { Input, Operations, Output } from './deps.ts';
import { createSageMakerService, type SageMakerService } from './index.ts';

/** What tests of the kinds stand on: a real store, a clock that stands still, and engines that do what the test says. */
export interface World {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly jobs: ScriptedJobs;
  readonly serving: ScriptedServing;
  /** Of the service that runs now. */
  readonly labeling: LabelingEngine;
  readonly events: readonly BusEvent[];
  /** Commits so far, for counting. */
  commits(): number;
  send<Name extends keyof Operations>(
    name: Name,
    input: Input<Name>,
    ctx?: Partial<RequestContext>,
  ): Promise<Output<Name>>;
  /** As after a crash: a new service over the same store and engines. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const ROLE = 'arn:aws:iam::123456789012:role/SageMaker';
export const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/my-image:1';

export const context = (scope: Partial<Scope> = {}): RequestContext => ({
  accountId: DEFAULT_ACCOUNT,
  region: DEFAULT_REGION,
  identity: rootIdentity(scope.accountId ?? DEFAULT_ACCOUNT),
  requestId: 'test',
  log: silentLogger,
  signal: new AbortController().signal,
  ...scope,
});

export async function createWorld(options: { readonly call?: Call } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-sagemaker-'));
  const clock = manualClock();
  const ids = countingIds();
  const opened = await openStore({ folder, clock, ids, log: silentLogger });
  let commits = 0;
  const store: Store = {
    ...opened,
    commit: (changes) => {
      commits += 1;
      return opened.commit(changes);
    },
  };
  const bus = createEventBus((error) => {
    throw error;
  });
  const events: BusEvent[] = [];
  bus.onAny((event) => void events.push(event));
  const jobs = scriptedJobs(() => clock.now());
  const serving = scriptedServing();
  const nobody: Call = () => Promise.reject(new Error('nobody is called'));
  let labeling: LabelingEngine;
  const make = (): SageMakerService => {
    labeling = createLabelingEngine({ store, clock, ids, call: options.call ?? nobody });
    const transfer = storeTransfer({ store, clock });
    const transforms = createTransformEngine({ serving, transfer, clock, log: silentLogger, logs: store.logs });
    return createSageMakerService({
      store,
      clock,
      ids,
      log: silentLogger,
      jobs,
      serving,
      transforms,
      labeling,
      events: bus,
      ...options,
    });
  };
  let service = make();
  service.start();
  return {
    store,
    clock,
    jobs,
    serving,
    get labeling() {
      return labeling;
    },
    events,
    commits: () => commits,
    async send(name, input, ctx = {}) {
      const handler = service.definition.handlers[name];
      if (handler === undefined) throw new Error(`no handler for ${name}`);
      // The table's handlers are stored without their types; each was checked where it stands.
      return (await handler(context(ctx), input as never)) as Output<typeof name>;
    },
    async restart() {
      await service.stop();
      service = make();
      service.start();
    },
    async close() {
      await service.stop();
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Lets the loops do what they were woken for. For showing that something does *not* happen; see `until` for what does. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits for what other callbacks bring about; fails after a minute of real time, which no passing test comes near. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const limit = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`timed out waiting until ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export interface ScriptedJobs extends JobEngine {
  readonly calls: readonly string[];
  /** Plans that `prepare` saw, by id. */
  readonly plans: ReadonlyMap<string, JobPlan>;
  image: Standing;
  data: Standing;
  output: Standing;
  readonly files: Map<string, string>;
  /** Ends a host of the only job (or the one named) and wakes whoever listens. */
  exit(host: string, exitCode: number, jobId?: string): void;
  lose(host: string, jobId?: string): void;
  /** What happens on a signal; by default nothing. */
  onSignal: (jobId: string, signal: 'SIGTERM' | 'SIGKILL') => void;
  wake(jobId?: string): void;
}

export function scriptedJobs(now: () => number): ScriptedJobs {
  const calls: string[] = [];
  const plans = new Map<string, JobPlan>();
  const hosts = new Map<string, Map<string, HostObservation>>();
  const listeners = new Set<(id: string) => void>();
  const only = (): string => [...plans.keys()].at(-1) ?? '';
  /** What is to happen to hosts that are not started yet, as soon as they are. */
  const early = new Map<string, HostObservation>();
  const set = (jobId: string, state: HostObservation): void => {
    const started = hosts.get(jobId);
    if (started === undefined) early.set(`${jobId}/${state.host}`, state);
    else started.set(state.host, state);
    engine.wake(jobId);
  };
  const engine: ScriptedJobs = {
    calls,
    plans,
    image: { state: 'done' },
    data: { state: 'done' },
    output: { state: 'done' },
    files: new Map(),
    onSignal: () => {},
    wake(jobId = only()) {
      for (const listener of [...listeners]) listener(jobId);
    },
    exit(host, exitCode, jobId = only()) {
      set(jobId, { host, state: 'exited', startedAt: now(), endedAt: now(), exitCode });
    },
    lose: (host, jobId = only()) => set(jobId, { host, state: 'lost' }),
    async prepare(plan) {
      calls.push('prepare');
      plans.set(plan.id, plan);
    },
    fetchImage: () => engine.image,
    download: () => engine.data,
    async start(plan) {
      if (hosts.has(plan.id)) return;
      calls.push('start');
      hosts.set(
        plan.id,
        new Map(
          plan.hosts.map(({ name }) => [
            name,
            early.get(`${plan.id}/${name}`) ?? { host: name, state: 'running', startedAt: now() },
          ]),
        ),
      );
    },
    observe: async (plan) =>
      plan.hosts.map(({ name }) => hosts.get(plan.id)?.get(name) ?? { host: name, state: 'not-started' }),
    async signal(plan, signal) {
      calls.push(signal);
      engine.onSignal(plan.id, signal);
    },
    cancel: () => void calls.push('cancel'),
    upload() {
      calls.push('upload');
      return engine.output;
    },
    drainLogs: async () => void calls.push('drainLogs'),
    destroy: async () => void calls.push('destroy'),
    destroyAll: async () => void calls.push('destroyAll'),
    readFile: async (_plan, host, path) => engine.files.get(`${host}/${path}`),
    address: () => Promise.reject(new Error('not scripted')),
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    onLogLine: () => () => {},
  };
  return engine;
}

export interface ScriptedServing extends Serving {
  /** Servers that were ensured and not removed. */
  readonly servers: ReadonlyMap<string, JobPlan>;
  readonly removed: readonly string[];
  /** What a newly ensured server stands at; tests change single ones with `set`. */
  initial: Standing;
  set(id: string, standing: Standing): void;
  parameters: Awaited<ReturnType<Serving['executionParameters']>>;
  answer: (id: string, request: InvocationRequest) => Promise<InvocationResponse>;
}

export const reply = (status: number, text: string, headers: Record<string, string> = {}): InvocationResponse => ({
  status,
  headers,
  body: (async function* () {
    yield new TextEncoder().encode(text);
  })(),
});

export async function bodyText(body: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

export function scriptedServing(): ScriptedServing {
  const servers = new Map<string, JobPlan>();
  const standings = new Map<string, Standing>();
  const removed: string[] = [];
  const listeners = new Set<(id: string) => void>();
  const serving: ScriptedServing = {
    servers,
    removed,
    initial: { state: 'done' },
    parameters: undefined,
    answer: async (_id, { body }) => reply(200, await bodyText(body), { 'content-type': 'text/csv' }),
    set(id, standing) {
      standings.set(id, standing);
      for (const listener of [...listeners]) listener(id);
    },
    ensure(plan) {
      servers.set(plan.id, plan);
      const standing = standings.get(plan.id) ?? serving.initial;
      standings.set(plan.id, standing);
      return standing;
    },
    healthy: (id) => servers.has(id) && standings.get(id)?.state === 'done',
    invoke: (id, request) =>
      servers.has(id) ? serving.answer(id, request) : Promise.reject(new ServingError('not-running', 'not running')),
    executionParameters: async () => serving.parameters,
    async remove(plan) {
      servers.delete(plan.id);
      standings.delete(plan.id);
      removed.push(plan.id);
    },
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
  };
  return serving;
}
