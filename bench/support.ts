import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';

/** What every benchmark shares: processes held to one core each, one load generator, figures that are kept. */

export const repository = path.join(import.meta.dirname, '..');

/** `taskset`, where the machine has it: the server on one core, the load on another. */
const canPin = spawnSync('taskset', ['--version']).status === 0 && cpus().length > 1;

export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a command on core 0 and waits for a line that tells its address. */
export async function startPinned(
  command: string,
  args: readonly string[],
  tells: RegExp,
  environment: Record<string, string> = {},
): Promise<Running> {
  const [program, ...rest] = canPin ? ['taskset', '-c', '0', command, ...args] : [command, ...args];
  const child: ChildProcess = spawn(program ?? command, rest, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = tells.exec(output);
      if (match?.[1] !== undefined) resolve(match[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** A server of this clone on a data folder of its own (durable, as a user has it). */
export async function startSagebrush(flags: readonly string[] = []): Promise<Running> {
  const data = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
  const args = [path.join(repository, 'bin', 'sagebrush.js'), 'up', '--port', '0', '--data', data, ...flags];
  const running = await startPinned(process.execPath, args, /listening on (http:\/\/\S+)/i, {
    SAGEBRUSH_IMAGE_CACHE: path.join(repository, '.cache', 'images'),
  });
  return {
    ...running,
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Headers as a JSON 1.1 client of SageMaker in us-east-1 sends them (unsigned servers look at the scope only). */
export const jsonHeaders = (target: string, service: string, version = '1.1'): Record<string, string> => ({
  'content-type': `application/x-amz-json-${version}`,
  'x-amz-target': target,
  authorization: `AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
  'x-amz-date': '20260101T000000Z',
});

/** One call, for set-up. Throws unless it is answered with 200. */
export async function call(
  url: string,
  target: string,
  service: string,
  body: object,
  version?: string,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: jsonHeaders(target, service, version),
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target}: ${response.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

export interface Load {
  readonly callsPerSecond: number;
  /** ms */
  readonly p50: number;
  readonly p99: number;
}

/** Sends the same kind of request from `connections` connections for `seconds`; every answer must be a 200. */
export async function load(
  url: string,
  headers: Record<string, string>,
  body: () => string,
  connections: number,
  seconds: number,
): Promise<Load> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} bad answers and ${result.errors} errors from ${url}`);
  return { callsPerSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The same with `fetch`, for servers that close the connection after each answer, which the load generator cannot drive. */
export async function loadByFetch(
  url: string,
  headers: Record<string, string>,
  body: () => string,
  connections: number,
  seconds: number,
): Promise<Load> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      const response = await fetch(url, { method: 'POST', headers, body: body() });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${response.status} from ${url}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { callsPerSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Latency of single calls one after another, in ms, measured here: autocannon counts whole milliseconds. */
export async function latency(
  count: number,
  once: (index: number) => Promise<void>,
): Promise<{ readonly p50: number; readonly p99: number }> {
  for (let index = 0; index < Math.min(50, count); index++) await once(-index - 1);
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await once(index);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(count * 0.5)] ?? Number.NaN, p99: times[Math.floor(count * 0.99)] ?? Number.NaN };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints a table and keeps it in `bench/results/<name>.md`. */
export function report(
  name: string,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  notes: readonly string[] = [],
): void {
  const cell = (value: string | number): string => (typeof value === 'number' ? format(value) : value);
  const table = [
    columns.join(' | '),
    columns.map(() => '---').join(' | '),
    ...rows.map((row) => row.map(cell).join(' | ')),
  ].map((row) => `| ${row} |`);
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${canPin ? 'server on one core, load on the other' : 'not pinned'}`;
  const text = [`# ${title}`, '', machine, '', ...table, '', ...notes, ''].join('\n');
  writeFileSync(path.join(import.meta.dirname, 'results', `${name}.md`), text);
  console.log(text);
}

const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);

/** The Python environment of the peers, or undefined with the command that makes it. */
export function peerPython(): string {
  const python = path.join(repository, '.cache', 'bench', 'bin', 'python');
  if (!existsSync(python)) throw new Error('The peers are not installed. Run: node scripts/run.mjs bench');
  return python;
}
