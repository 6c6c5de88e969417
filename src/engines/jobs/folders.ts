import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JobError } from './engine.ts';
import type { HostPlan, JobPlan } from './plan.ts';
import { removedName, removeTree } from './remove-tree.ts';
import { outsidePath, safeRelative } from './transfer/paths.ts';

/** Where a job's files lie on this machine. Everything of a job is below one folder, so that removing it leaves nothing. */
export interface JobFolders {
  readonly job: string;
  readonly scratch: string;
  /** What is /opt/ml in a host's container. */
  ml(host: string): string;
  /** Marks: small empty files that say a step is done, also to the next server. */
  marked(mark: Mark): boolean;
  mark(mark: Mark): Promise<void>;
  /** A number that is found out when it is first asked for, and the same for every server after that. */
  fixed(name: `log-${string}`, find: () => Promise<number>): Promise<number>;
}

export type Mark = `input-${number}` | `started-${string}`;

export function jobFolders(root: string, plan: Pick<JobPlan, 'id'>): JobFolders {
  if (!/^[a-z0-9][a-z0-9-]{0,199}$/.test(plan.id)) throw new Error(`not a job id: ${JSON.stringify(plan.id)}`);
  const job = join(root, plan.id);
  return {
    job,
    scratch: join(job, 'scratch'),
    ml(host) {
      if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(host)) throw new Error(`not a host name: ${JSON.stringify(host)}`);
      return join(job, 'hosts', host, 'ml');
    },
    marked: (mark) => existsSync(join(job, 'marks', mark)),
    async mark(mark) {
      await mkdir(join(job, 'marks'), { recursive: true });
      await writeFile(join(job, 'marks', mark), '');
    },
    async fixed(name, find) {
      const path = join(job, 'marks', name);
      if (existsSync(path)) return Number(await readFile(path, 'utf8'));
      const value = await find();
      await mkdir(join(job, 'marks'), { recursive: true });
      await writeFile(`${path}.new`, String(value));
      await rename(`${path}.new`, path);
      return value;
    },
  };
}

/** Makes the folders and config files of all hosts. Repeating writes the same. */
export async function prepareFolders(folders: JobFolders, plan: JobPlan): Promise<void> {
  await mkdir(folders.job, { recursive: true, mode: 0o700 });
  await Promise.all(plan.hosts.map((host) => prepareHost(folders.ml(host.name), plan, host)));
}

async function prepareHost(ml: string, plan: JobPlan, host: HostPlan): Promise<void> {
  const relative = [
    'model',
    'output',
    'input/config',
    'input/data',
    ...plan.folders.map((path) => safeRelative(path, path)),
  ];
  const local = [...plan.inputs, ...plan.outputs].map(({ localPath, label }) => {
    try {
      return outsidePath(ml, localPath);
    } catch (error) {
      throw error instanceof JobError ? new JobError(`${label}: ${error.message}`) : error;
    }
  });
  for (const path of [...relative.map((one) => join(ml, one)), ...local]) await mkdir(path, { recursive: true });
  for (const [path, content] of Object.entries(host.files)) {
    const file = join(ml, safeRelative(path, path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(content));
  }
}

/** Removes a job's folder: first out of sight, so that a crash half-way leaves no half job that looks whole. */
export async function removeFolders(root: string, folders: JobFolders): Promise<void> {
  const gone = join(root, removedName(folders.job.slice(root.length + 1)));
  await removeTree(gone);
  if (existsSync(folders.job)) await rename(folders.job, gone);
  await removeTree(gone);
}
