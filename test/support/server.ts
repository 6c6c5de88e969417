import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endContainers } from '../../src/app/data-folder.ts';

export const repository = path.join(import.meta.dirname, '..', '..');

/** A real server in a process of its own, as a user starts it. */
export interface TestServer {
  readonly url: string;
  readonly data: string;
  readonly pid: number;
  /** Everything it wrote so far, to both streams. */
  output(): string;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same data folder and port. */
  restart(): Promise<void>;
  /** Ends it and removes its data folder. */
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** Further flags of `sagebrush up`. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where its data folder is made; the system's temporary folder by default. */
  readonly folder?: string;
}

/** Python environments of the built-in images are made once for all tests and the demo. */
export const imageCache = path.join(repository, '.cache', 'images');

/** What is to be ended should the tests end before it was closed. */
const open = new Set<() => void>();
process.once('exit', () => {
  for (const end of open) end();
});

/** Starts `sagebrush up` on a free port with a data folder of its own; resolves when it answers. */
export async function startServer({
  flags = [],
  environment = {},
  folder = tmpdir(),
}: TestServerOptions = {}): Promise<TestServer> {
  const data = mkdtempSync(path.join(folder, 'sagebrush-test-'));
  let port = '0';
  let output = '';
  let child: ChildProcess | undefined;
  let url = '';

  const start = async (): Promise<void> => {
    const place = flags.includes('--ephemeral') ? [] : ['--data', data];
    const args = [path.join(repository, 'bin', 'sagebrush.js'), 'up', '--port', port, ...place, ...flags];
    const started = spawn(process.execPath, args, {
      env: { ...process.env, SAGEBRUSH_IMAGE_CACHE: imageCache, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const match = /listening on (http:\/\/\S+)/i.exec(output);
        if (match?.[1] !== undefined) resolve(match[1]);
      };
      started.stdout.on('data', read);
      started.stderr.on('data', read);
      started.once('exit', (code) => reject(new Error(`sagebrush up ended with ${code}:\n${output}`)));
    });
    port = new URL(url).port;
  };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });

  const remove = (): void => {
    // Containers outlive their server; those of a test must not outlive the test.
    endContainers(data);
    // Their ends take a moment, in which they may still write.
    rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  };
  const abandon = (): void => {
    child?.kill('SIGKILL');
    remove();
  };
  open.add(abandon);

  await start();
  return {
    get url() {
      return url;
    },
    get pid() {
      return child?.pid ?? 0;
    },
    data,
    output: () => output,
    kill: () => end('SIGKILL'),
    async restart() {
      output = '';
      await start();
    },
    async close() {
      await end('SIGTERM');
      open.delete(abandon);
      remove();
    },
  };
}
