import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Logger } from '../../../platform/log.ts';
import { type JsonataAnswer, type JsonataRequest, outOfMemory, timedOut } from '../core.ts';

/**
 * Processes for the JSONata expressions that are not light, so that one that is slow, never ends or fills its memory harms no other
 * execution and not the server. Threads would not do: one that runs out of memory takes its process along.
 *
 * A process has one request at a time; the others wait in the order in which they came. JSONata ends most runaways by itself after a second;
 * a process that has not answered by `deadline` is inside a function that looks at no clock, and is killed. The expression then fails with
 * AWS's words for it; the next request starts another process.
 */
export interface Evaluators {
  /** Never rejects, but for requests that `stop` cuts off. */
  evaluate(request: JsonataRequest): Promise<JsonataAnswer>;
  /** Ends the processes. What waits is refused: executions evaluate it again after the next start. */
  stop(): Promise<void>;
}

export interface EvaluatorsOptions {
  readonly log: Logger;
  /** 2 unless said: a hostile expression must not be all that there is room for. */
  readonly processes?: number;
  /** ms of real time from request to answer, 3,000 unless said. Longer than JSONata's own limit. */
  readonly deadline?: number;
}

/** MiB of heap; the longest sequence that JSONata may make takes a fraction of it. */
const HEAP = 256;

interface Job {
  readonly request: JsonataRequest;
  readonly resolve: (answer: JsonataAnswer) => void;
  readonly reject: (error: Error) => void;
}

interface Evaluator {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  ready: boolean;
  job: Job | undefined;
  cancel: () => void;
}

export function createEvaluators({ log, processes = 2, deadline = 3_000 }: EvaluatorsOptions): Evaluators {
  const evaluators = new Set<Evaluator>();
  const waiting: Job[] = [];
  let stopped = false;

  function assign(): void {
    for (const evaluator of evaluators) if (evaluator.ready && evaluator.job === undefined) take(evaluator);
    const starting = [...evaluators].filter(({ ready }) => !ready).length;
    if (waiting.length > starting && evaluators.size < processes) start();
  }

  function take(evaluator: Evaluator): void {
    const job = waiting.shift();
    if (job === undefined) return;
    evaluator.job = job;
    hold(evaluator.child);
    const timer = setTimeout(() => {
      log.warn({ expression: job.request.text.slice(0, 200) }, 'a JSONata expression did not end and was ended');
      evaluators.delete(evaluator);
      evaluator.child.kill('SIGKILL');
      settle(evaluator, { fault: timedOut });
      assign();
    }, deadline);
    evaluator.cancel = () => clearTimeout(timer);
    evaluator.child.send(job.request);
  }

  function start(): void {
    // Sources in development, JavaScript in the package.
    const entry = path.join(import.meta.dirname, `evaluator${path.extname(import.meta.filename)}`);
    const child = fork(entry, {
      execArgv: [`--max-old-space-size=${HEAP}`],
      serialization: 'advanced',
      // What V8 prints when it runs out of memory is of no use to anybody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const evaluator: Evaluator = { child, ended, ready: false, job: undefined, cancel: () => {} };
    evaluators.add(evaluator);
    child.on('message', (message: JsonataAnswer | 'ready') => {
      if (message === 'ready') evaluator.ready = true;
      else settle(evaluator, message);
      if (evaluator.job === undefined) letGo(child);
      assign();
    });
    const gone = (): void => {
      end();
      if (!evaluators.delete(evaluator) || stopped) return;
      settle(evaluator, { fault: outOfMemory });
      // One that never got ready would be tried for ever: whoever waits is told instead.
      if (!evaluator.ready) for (const { resolve } of waiting.splice(0)) resolve({ fault: NOT_STARTED });
      assign();
    };
    child.on('exit', gone);
    child.on('error', (error) => {
      log.error({ err: error }, 'a process for JSONata could not be started or spoken to');
      gone();
    });
  }

  function settle(evaluator: Evaluator, answer: JsonataAnswer): void {
    evaluator.cancel();
    evaluator.job?.resolve(answer);
    evaluator.job = undefined;
  }

  return {
    evaluate: (request) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error('the evaluators were stopped'));
        waiting.push({ request, resolve, reject });
        assign();
      }),
    async stop() {
      stopped = true;
      const left = [...waiting.splice(0), ...[...evaluators].flatMap(({ job }) => job ?? [])];
      for (const { reject } of left) reject(new Error('the evaluators were stopped'));
      for (const { child, cancel } of evaluators) {
        cancel();
        // What waits for its end is not to end before.
        child.ref();
        child.kill('SIGKILL');
      }
      await Promise.all([...evaluators].map(({ ended }) => ended));
    },
  };
}

const NOT_STARTED = { message: 'The process for its evaluation could not be started' };

/** An idle process keeps the server from ending as little as an idle connection would. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
