import { spawn } from 'node:child_process';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '..', '..');

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where the built-in images' Python environments are kept between runs. */
export const imageCache = path.join(repository, '.cache', 'images');

/** Starts `sagebrush up` on a free port, with state that goes when the demo ends. */
export async function startServer(): Promise<Server> {
  const args = [path.join(repository, 'bin', 'sagebrush.js'), 'up', '--port', '0', '--ephemeral'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, SAGEBRUSH_IMAGE_CACHE: imageCache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const match = /listening on (http:\/\/\S+)/i.exec(output);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once('exit', (code) => reject(new Error(`sagebrush up ended with code ${code}`)));
  });
  process.once('exit', () => child.kill('SIGTERM'));
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
