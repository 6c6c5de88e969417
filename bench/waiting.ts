/**
 * 100,000 executions that wait, half of them for a timer and half for a task token: how much memory does a server hold for them, and how
 * long until it serves after `kill -9`? Beside a server on an empty folder.
 *
 * Targets: under 500 MB, and under 5 s.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { call, report, repository } from './support.ts';
import { MACHINE, openEngine, together } from './workflow/engine.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const wait = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 86_400, End: true } } });
const callback = JSON.stringify({
  StartAt: 'C',
  States: {
    C: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sagemaker:createModel.waitForTaskToken',
      Parameters: { 'ModelName.$': '$$.Task.Token', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/J' },
      HeartbeatSeconds: 86_400,
      End: true,
    },
  },
});

interface Measured {
  /** ms */
  readonly ready: number;
  /** MB, when it had been serving for some seconds */
  readonly memory: number;
  /** ms: one ListExecutions and one DescribeExecution right after the start */
  readonly first: number;
}

async function serve(folder: string): Promise<Measured> {
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [path.join(repository, 'src', 'main.ts'), 'up', '--port', '0', '--data', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SAGEBRUSH_IMAGE_CACHE: path.join(folder, 'images') },
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const match = /listening on (http:\/\/\S+)/i.exec(output);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const asked = performance.now();
  await call(url, 'AWSStepFunctions.ListStateMachines', 'states', {}, '1.0');
  const answered = performance.now();
  await sleep(5_000);
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const memory = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
  child.removeAllListeners('exit');
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
  return { ready: answered - begin, memory, first: answered - asked };
}

const empty = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
const none = await serve(empty);

const bench = await openEngine();
const seconds = await together(COUNT, 256, () => bench.start(Math.random() < 0.5 ? wait : callback));
// The last of them are committed before this one, which can only be at rest when its own callback has been asked for.
for (;;) {
  let restless = 0;
  for await (const _ of bench.store.executions.restless()) restless++;
  if (restless === 0) break;
  await sleep(100);
}
const open = await bench.store.executions.countOpen(MACHINE);
if (open !== COUNT) throw new Error(`${open} executions are open`);
await bench.close();
const size = statSync(path.join(bench.folder, 'sagebrush.db')).size / 2 ** 20;
const first = await serve(bench.folder);
const second = await serve(bench.folder);
bench.remove();
rmSync(empty, { recursive: true, force: true });

report(
  'waiting',
  `${COUNT.toLocaleString('en-US')} executions that wait (half timers, half task tokens)`,
  ['server', 'start to first answer, ms', 'of it the answer, ms', 'largest resident memory, MB'],
  [
    ['on an empty folder', none.ready, none.first, none.memory],
    ['with them', first.ready, first.first, first.memory],
    ['with them, after kill -9', second.ready, second.first, second.memory],
  ],
  [`Started at ${Math.round(COUNT / seconds)} a second; the database has ${Math.round(size)} MB.`],
);
process.exit(0);
