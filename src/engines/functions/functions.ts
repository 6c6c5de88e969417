import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import type { Runner } from '../jobs/door.ts';
import { createCodeFolders } from './code-folder.ts';
import { createRuntimeApi } from './runtime-api.ts';
import { interpreterOf, writeBootstraps } from './runtimes.ts';
import { type FunctionRevision, type Invocation, InvocationRefused, type InvocationResult } from './types.ts';
import { startWorker, type Worker } from './worker.ts';

export interface FunctionsOptions {
  /** Nothing else may use it. */
  readonly folder: string;
  /** Runs the sandboxes; all that it has in its folder are taken for sandboxes of functions. */
  readonly runner: Runner;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Environment that tells a function where this server is and with whose keys to call it. */
  readonly access: (revision: FunctionRevision) => Promise<Readonly<Record<string, string>>>;
}

export interface Functions {
  /** Unpacks code ahead of its first use. @throws InvocationRefused (`bad-code`) */
  prepare(digest: string, code: () => Promise<AsyncIterable<Uint8Array>>): Promise<void>;
  /** Runs the code once. @throws InvocationRefused; whatever the code itself does is a result. */
  invoke(revision: FunctionRevision, invocation: Invocation): Promise<InvocationResult>;
  /** Ends the sandboxes of a function as soon as they are idle: its code or configuration has changed, or it is gone. */
  retire(scope: Scope, name: string): void;
  /** Removes unpacked code that nobody names any more. */
  keepOnly(digests: ReadonlySet<string>): Promise<void>;
  /** Removes what an earlier process left running. */
  start(): Promise<void>;
  /** Ends every sandbox. */
  stop(): Promise<void>;
}

/** Sandboxes of one function where it has no limit of its own; more invocations than these wait for their turn. */
const CONCURRENCY = 10;
const MOST_WAITING = 1_000;
/** How long an idle sandbox is kept (ms). */
const KEEP_IDLE = 5 * 60_000;

const functionOf = ({ scope, name }: FunctionRevision): string => `${scope.accountId}/${scope.region}/${name}`;

interface Pool {
  readonly revision: FunctionRevision;
  readonly idle: { readonly worker: Worker; readonly forget: () => void }[];
  readonly waiting: (() => void)[];
  running: number;
  retired: boolean;
}

export function createFunctions(options: FunctionsOptions): Functions {
  const { folder, runner, clock, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const api = createRuntimeApi();
  const code = createCodeFolders(join(folder, 'code'));
  const runtimeFolder = join(folder, 'runtime');
  const pools = new Map<string, Pool>();
  /** Invocations under way, by function: its versions share what is reserved for it. */
  const running = new Map<string, number>();
  const workers = new Set<Worker>();
  const opening = new Set<Promise<unknown>>();
  let bootstraps: Promise<void> | undefined;
  let stopped = false;

  /** A sandbox, which `stop` knows of from the first moment on. */
  function open(revision: FunctionRevision): Promise<Worker> {
    const begun = openNow(revision);
    const known = begun.catch(() => {}).finally(() => opening.delete(known));
    opening.add(known);
    return begun;
  }

  async function openNow(revision: FunctionRevision): Promise<Worker> {
    const interpreter = await interpreterOf(revision.runtime);
    bootstraps ??= writeBootstraps(runtimeFolder);
    const [codeFolder, access] = await Promise.all([
      code.of(revision.codeDigest, revision.code),
      options.access(revision),
      bootstraps,
    ]);
    const deps = { ...options, api, folder: join(folder, 'sandboxes'), runtimeFolder };
    const worker = await startWorker(revision, interpreter, codeFolder, access, deps);
    workers.add(worker);
    return worker;
  }

  const discard = (worker: Worker): void => {
    void worker.end().finally(() => workers.delete(worker));
  };

  /** A place in the pool; resolves at once, or when somebody leaves it. */
  async function enter(pool: Pool): Promise<void> {
    const { concurrency } = pool.revision;
    const name = functionOf(pool.revision);
    const under = running.get(name) ?? 0;
    if (concurrency !== undefined && under >= concurrency) throw new InvocationRefused('throttled', 'Rate Exceeded.');
    if (pool.running >= CONCURRENCY && concurrency === undefined) {
      if (pool.waiting.length >= MOST_WAITING) throw new InvocationRefused('throttled', 'Rate Exceeded.');
      await new Promise<void>((resolve) => pool.waiting.push(resolve));
      return;
    }
    pool.running++;
    running.set(name, under + 1);
  }

  function leave(pool: Pool): void {
    // A place is handed on without becoming free in between.
    const next = pool.waiting.shift();
    if (next !== undefined) next();
    else {
      pool.running--;
      const name = functionOf(pool.revision);
      const left = (running.get(name) ?? 1) - 1;
      if (left === 0) running.delete(name);
      else running.set(name, left);
    }
    if (pool.retired && pool.running === 0 && pools.get(pool.revision.key) === pool) pools.delete(pool.revision.key);
  }

  function keep(pool: Pool, worker: Worker): void {
    if (!worker.alive() || pool.retired || stopped) {
      discard(worker);
      return;
    }
    const cancel = clock.after(KEEP_IDLE, () => {
      const index = pool.idle.findIndex((one) => one.worker === worker);
      if (index >= 0) pool.idle.splice(index, 1);
      discard(worker);
    });
    pool.idle.push({ worker, forget: cancel });
  }

  function takeIdle(pool: Pool): Worker | undefined {
    for (let one = pool.idle.pop(); one !== undefined; one = pool.idle.pop()) {
      one.forget();
      if (one.worker.alive()) return one.worker;
      discard(one.worker);
    }
    return undefined;
  }

  function poolOf(revision: FunctionRevision): Pool {
    const known = pools.get(revision.key);
    if (known !== undefined && !known.retired) return known;
    const pool: Pool = { revision, idle: [], waiting: [], running: 0, retired: false };
    pools.set(revision.key, pool);
    return pool;
  }

  return {
    async prepare(digest, read) {
      await code.of(digest, read);
    },
    async invoke(revision, invocation) {
      if (stopped) throw new InvocationRefused('throttled', 'The server is stopping.');
      const pool = poolOf(revision);
      await enter(pool);
      try {
        if (stopped) throw new InvocationRefused('throttled', 'The server is stopping.');
        const worker = takeIdle(pool) ?? (await open(revision));
        const result = await worker.invoke(invocation);
        keep(pool, worker);
        return result;
      } finally {
        leave(pool);
      }
    },
    retire(scope, name) {
      for (const pool of pools.values()) {
        const { revision } = pool;
        if (revision.name !== name || revision.scope.accountId !== scope.accountId) continue;
        if (revision.scope.region !== scope.region) continue;
        pool.retired = true;
        for (const { worker, forget } of pool.idle.splice(0)) {
          forget();
          discard(worker);
        }
        if (pool.running === 0) pools.delete(revision.key);
      }
    },
    keepOnly: code.keepOnly,
    async start() {
      stopped = false;
      for (const handle of await runner.list()) {
        await runner
          .destroy(handle)
          .catch((error: unknown) => log.warn({ err: error }, 'a sandbox of an earlier run could not be removed'));
      }
    },
    async stop() {
      stopped = true;
      for (const pool of pools.values()) for (const { forget } of pool.idle.splice(0)) forget();
      pools.clear();
      // Sandboxes that are just being made are workers when they are; none is begun any more.
      await Promise.all(opening);
      await Promise.all([...workers].map((worker) => worker.end()));
      workers.clear();
      await api.close();
    },
  };
}
