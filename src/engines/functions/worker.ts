import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import { type ContainerState, type Runner, type RunnerHandle, removeTree } from '../jobs/door.ts';
import { createInvocationLog } from './invocation-log.ts';
import type { NextInvocation, RuntimeApi, RuntimePeer } from './runtime-api.ts';
import { type Interpreter, invalidEntrypoint, RUNTIME_ROOT, TASK_ROOT } from './runtimes.ts';
import type { FunctionRevision, Invocation, InvocationResult } from './types.ts';

/** Longest load of a handler (ms): AWS allows 10 seconds, but its machines have their packages at hand. */
const INIT_LIMIT = 60_000;
/** A sandbox that has written so much (bytes) is replaced: its output lies on the disk as long as it lives. */
const MAX_OUTPUT = 64 * 1024 * 1024;
/** What the supervisor of a sandbox needs beside the function's own memory (bytes). */
const SUPERVISOR_MEMORY = 24 * 1024 * 1024;
const MAX_ANSWER = 6 * 1024 * 1024 + 100;

export interface WorkerDeps {
  readonly runner: Runner;
  readonly api: RuntimeApi;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Where sandboxes' own folders lie. */
  readonly folder: string;
  readonly runtimeFolder: string;
}

/** One sandbox of a function: serves one invocation at a time. */
export interface Worker {
  /** Resolves with the outcome, whatever the code does: an error, a time-out and a crash are outcomes. */
  invoke(invocation: Invocation): Promise<InvocationResult>;
  /** Whether it can serve another invocation. */
  alive(): boolean;
  /** Kills the program and removes its traces. */
  end(): Promise<void>;
}

interface Job {
  readonly requestId: string;
  readonly done: (outcome: Outcome) => void;
}
type Outcome = {
  readonly kind: 'answered' | 'failed';
  readonly payload: Uint8Array;
  readonly status?: 'error' | 'timeout';
};

const failure = (errorType: string, errorMessage: string, status: 'error' | 'timeout' = 'error'): Outcome => ({
  kind: 'failed',
  payload: Buffer.from(JSON.stringify({ errorType, errorMessage })),
  status,
});

/** Starts a sandbox; the program loads its handler while the caller goes on. */
export async function startWorker(
  revision: FunctionRevision,
  interpreter: Interpreter,
  codeFolder: string,
  access: Readonly<Record<string, string>>,
  deps: WorkerDeps,
): Promise<Worker> {
  const { runner, clock, ids } = deps;
  const id = `fn-${ids.hex(24)}`;
  const started = clock.now();
  const day = new Date(started).toISOString().slice(0, 10).replaceAll('-', '/');
  const stream = `${day}/[${revision.version}]${ids.hex(32)}`;
  const log = createInvocationLog({
    ...deps,
    scope: revision.scope,
    group: revision.logGroup,
    stream,
    marks: interpreter.marks,
  });

  let job: Job | undefined;
  let poll: ((next: NextInvocation) => void) | undefined;
  let ready = Promise.withResolvers<void>();
  let initError: Uint8Array | undefined;
  let initMs: number | undefined;
  let exited: ContainerState | undefined;
  let ending: Promise<void> | undefined;
  let lastLog: Promise<unknown> = Promise.resolve();
  let mostMemory = 0;
  let written = 0;
  /** The program hung up while it waited for work: it is ending, though its end has not been seen yet. */
  let gone = false;

  const settle = (requestId: string, outcome: Outcome): boolean => {
    if (job?.requestId !== requestId) return false;
    job.done(outcome);
    return true;
  };
  const peer: RuntimePeer = {
    next(signal) {
      return new Promise((resolve, reject) => {
        initMs ??= clock.now() - started;
        poll = resolve;
        signal.addEventListener('abort', () => {
          if (poll === resolve) {
            poll = undefined;
            gone = true;
          }
          reject(new Error('the program is gone'));
        });
        ready.resolve();
      });
    },
    answered: (requestId, payload) => {
      if (payload.length > MAX_ANSWER) return peer.tooLarge(requestId, payload.length);
      return settle(requestId, { kind: 'answered', payload });
    },
    failed: (requestId, payload) => settle(requestId, { kind: 'failed', payload, status: 'error' }),
    initFailed(error) {
      initError = error;
      ready.resolve();
    },
    tooLarge: (requestId, bytes) =>
      settle(
        requestId,
        failure(
          'Function.ResponseSizeTooLarge',
          `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (6291556 bytes).`,
        ),
      ),
  };
  const registered = await deps.api.register(peer);
  const scratch = join(deps.folder, id);
  await mkdir(scratch, { recursive: true });
  log.line(`INIT_START Runtime Version: ${interpreter.version}`);
  const spec: Parameters<Runner['start']>[0] = {
    id,
    group: id,
    image: { kind: 'program', name: revision.runtime, executable: interpreter.executable },
    argv: interpreter.argv,
    environment: environmentOf(revision, registered.address, stream, access),
    mlFolder: scratch,
    binds: [
      { inside: TASK_ROOT, outside: codeFolder, readOnly: true },
      { inside: RUNTIME_ROOT, outside: deps.runtimeFolder, readOnly: true },
    ],
    hostname: 'localhost',
    hosts: ['localhost'],
    network: 'open',
    workingDirectory: TASK_ROOT,
    memoryBytes: revision.memory * 1024 * 1024 + SUPERVISOR_MEMORY,
  };
  let handle: RunnerHandle;
  try {
    handle = await runner.start(spec);
  } catch (error) {
    registered.release();
    const left = await runner.find(id);
    if (left !== undefined) await runner.destroy(left);
    await removeTree(scratch);
    throw error;
  }

  const stopped = new AbortController();
  const reading = (async () => {
    for await (const { bytes } of runner.logs(handle, 0, stopped.signal)) {
      written += bytes.length;
      log.write(bytes);
    }
  })()
    .catch((error: unknown) => {
      if (!stopped.signal.aborted)
        deps.log.warn({ err: error, function: revision.name }, 'a function has lost its log');
    })
    .finally(() => log.flush());
  const over = (state: ContainerState): void => {
    exited = state;
    ready.resolve();
    if (job !== undefined) settle(job.requestId, exitFailure(job.requestId, state));
  };
  void runner.wait(handle, stopped.signal).then(over, (error: unknown) => {
    if (!stopped.signal.aborted) deps.log.error({ err: error, function: revision.name }, 'a sandbox cannot be watched');
    // Nobody will tell of its end any more: who waits for an answer or the handler waits in vain.
    over({ state: 'lost' });
  });

  const end = (): Promise<void> => {
    ending ??= (async () => {
      registered.release();
      await runner.signal(handle, 'SIGKILL');
      await reading;
      await lastLog;
      await log.stored();
      stopped.abort();
      await runner.destroy(handle);
      await removeTree(scratch);
    })().catch((error: unknown) =>
      deps.log.warn({ err: error, function: revision.name }, 'a sandbox could not be removed'),
    );
    return ending;
  };

  const report = async (requestId: string, duration: number, outcome: Outcome): Promise<readonly string[]> => {
    const stats = await runner.stats(handle).catch(() => undefined);
    mostMemory = Math.max(mostMemory, stats?.memoryBytes ?? 0);
    const used = Math.min(revision.memory, Math.ceil(mostMemory / 1024 / 1024));
    const init = initMs;
    const parts = [
      `REPORT RequestId: ${requestId}`,
      `Duration: ${duration.toFixed(2)} ms`,
      `Billed Duration: ${Math.ceil(duration)} ms`,
      `Memory Size: ${revision.memory} MB`,
      `Max Memory Used: ${used} MB`,
      ...(firstReport && init !== undefined ? [`Init Duration: ${init.toFixed(2)} ms`] : []),
      ...(outcome.status === 'timeout' ? ['Status: timeout'] : []),
    ];
    firstReport = false;
    return [`END RequestId: ${requestId}`, `${parts.join('\t')}\t`];
  };
  let firstReport = true;

  const initialised = async (requestId: string): Promise<Outcome | undefined> => {
    const late = Promise.withResolvers<Outcome>();
    const cancel = clock.after(Math.max(INIT_LIMIT, revision.timeout), () =>
      late.resolve(
        failure('Sandbox.Timedout', `RequestId: ${requestId} Error: The handler was not loaded in time`, 'timeout'),
      ),
    );
    const outcome = await Promise.race([ready.promise.then(() => undefined), late.promise]);
    cancel();
    if (outcome !== undefined) return outcome;
    if (initError !== undefined) return { kind: 'failed', payload: initError, status: 'error' };
    if (exited === undefined) return undefined;
    const invalid = await invalidEntrypoint(revision.runtime, codeFolder);
    if (invalid !== undefined) return failure('Runtime.InvalidEntrypoint', `RequestId: ${requestId} Error: ${invalid}`);
    return exitFailure(requestId, exited);
  };

  return {
    alive: () =>
      exited === undefined && ending === undefined && initError === undefined && !gone && written < MAX_OUTPUT,
    end,
    async invoke(invocation) {
      const { requestId } = invocation;
      await lastLog;
      let outcome = await initialised(requestId);
      log.begin(`START RequestId: ${requestId} Version: ${revision.version}`);
      const begun = clock.now();
      if (outcome === undefined) {
        ready = Promise.withResolvers();
        const { promise, resolve } = Promise.withResolvers<Outcome>();
        job = { requestId, done: resolve };
        const seconds = (revision.timeout / 1000).toFixed(2);
        const cancel = clock.after(revision.timeout, () => {
          log.line(`${new Date(clock.now()).toISOString()} ${requestId} Task timed out after ${seconds} seconds`);
          resolve(
            failure(
              'Sandbox.Timedout',
              `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
              'timeout',
            ),
          );
        });
        const ask = poll;
        poll = undefined;
        ask?.({ payload: invocation.payload, headers: headersOf(invocation, begun + revision.timeout) });
        outcome = await promise;
        cancel();
        job = undefined;
      }
      const ended = outcome;
      const duration = clock.now() - begun;
      // A program that answered has marked the end of its output; one that did not is ended, and its output ends with it.
      const usable = ended.status !== 'timeout' && exited === undefined && initError === undefined;
      if (!usable) void runner.signal(handle, 'SIGKILL').catch(() => {});
      const tail = log.finish(requestId, () => report(requestId, duration, ended));
      lastLog = tail.catch(() => {});
      if (!usable) void end();
      return { kind: ended.kind, payload: ended.payload, tail: () => tail };
    },
  };
}

function exitFailure(requestId: string, state: ContainerState): Outcome {
  const how =
    state.state !== 'exited'
      ? 'unknown'
      : state.signal === undefined
        ? `exit status ${state.exitCode}`
        : `signal: ${state.signal === 'SIGKILL' ? 'killed' : state.signal}`;
  const memory = state.state === 'exited' && state.outOfMemory === true;
  return failure(
    memory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError',
    `RequestId: ${requestId} Error: Runtime exited with error: ${how}`,
  );
}

const headersOf = (invocation: Invocation, deadline: number): Readonly<Record<string, string>> => ({
  'lambda-runtime-aws-request-id': invocation.requestId,
  'lambda-runtime-deadline-ms': String(deadline),
  'lambda-runtime-invoked-function-arn': invocation.invokedArn,
  ...(invocation.clientContext === undefined
    ? {}
    : {
        'lambda-runtime-client-context': Buffer.from(invocation.clientContext, 'base64')
          .toString('utf8')
          .replaceAll(/[^\x20-\x7e]/g, '?'),
      }),
});

/** Source: AWS Lambda Developer Guide, "Defined runtime environment variables". The function's own variables cannot replace reserved ones. */
function environmentOf(
  revision: FunctionRevision,
  address: string,
  stream: string,
  access: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    TZ: ':UTC',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    NODE_PATH: `${TASK_ROOT}/node_modules:/opt/nodejs/node_modules`,
    ...access,
    ...revision.environment,
    AWS_LAMBDA_RUNTIME_API: address,
    AWS_LAMBDA_FUNCTION_NAME: revision.name,
    AWS_LAMBDA_FUNCTION_VERSION: revision.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(revision.memory),
    AWS_LAMBDA_LOG_GROUP_NAME: revision.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: stream,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: `AWS_Lambda_${revision.runtime}`,
    AWS_REGION: revision.scope.region,
    AWS_DEFAULT_REGION: revision.scope.region,
    LAMBDA_TASK_ROOT: TASK_ROOT,
    LAMBDA_RUNTIME_DIR: RUNTIME_ROOT,
    _HANDLER: revision.handler,
  };
}
