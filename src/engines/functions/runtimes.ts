import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NODE_BOOTSTRAP } from './bootstrap-node.ts';
import { PYTHON_BOOTSTRAP } from './bootstrap-python.ts';
import { InvocationRefused } from './types.ts';

/** How a runtime is run on this machine. */
export interface Interpreter {
  readonly executable: string;
  readonly argv: readonly string[];
  /** For the log: `nodejs:24.1.0`. */
  readonly version: string;
  /** Whether it writes the line that ends an invocation's log. */
  readonly marks: boolean;
}

/** Where the code and the programs of this folder lie in a sandbox. */
export const TASK_ROOT = '/var/task';
export const RUNTIME_ROOT = '/var/runtime';

const run = promisify(execFile);

/**
 * The interpreter of a runtime's name. Node.js functions run on the Node.js that runs this server; Python functions on the Python of the
 * same name (`python3.12`) or else on `python3`; `provided` runtimes bring their own program, `bootstrap`.
 * @throws InvocationRefused (`runtime-missing`)
 */
export async function interpreterOf(runtime: string): Promise<Interpreter> {
  if (runtime.startsWith('nodejs')) {
    return {
      executable: process.execPath,
      argv: [process.execPath, `${RUNTIME_ROOT}/bootstrap.mjs`],
      version: `nodejs:${process.versions.node}`,
      marks: true,
    };
  }
  if (runtime.startsWith('provided')) {
    const version = runtime;
    return { executable: '/bin/sh', argv: [`${TASK_ROOT}/bootstrap`], version, marks: false };
  }
  if (/^python3\.\d+$/.test(runtime)) {
    for (const name of [runtime, 'python3']) {
      const found = await findPython(name);
      if (found !== undefined) return found;
    }
    throw new InvocationRefused(
      'runtime-missing',
      `The runtime ${runtime} needs python3 on this machine, and there is none. Install it and try again.`,
    );
  }
  throw new InvocationRefused(
    'runtime-missing',
    `This server runs the runtimes nodejs*, python3.* and provided*; it has no ${runtime}.`,
  );
}

export const isKnownRuntime = (runtime: string): boolean => /^(nodejs|provided|python3\.)/.test(runtime);

/** Why a package's own program cannot be run, in AWS's words; undefined where that is not the reason. */
export async function invalidEntrypoint(runtime: string, codeFolder: string): Promise<string | undefined> {
  if (!runtime.startsWith('provided')) return undefined;
  const found = await stat(join(codeFolder, 'bootstrap')).catch(() => undefined);
  if (found?.isFile() !== true) return `Couldn't find valid bootstrap(s): [${TASK_ROOT}/bootstrap /opt/bootstrap]`;
  return (found.mode & 0o111) === 0 ? `fork/exec ${TASK_ROOT}/bootstrap: permission denied` : undefined;
}

const PYTHON_FACTS = 'import sys; print(sys.executable); print("%d.%d.%d" % sys.version_info[:3])';

async function findPython(name: string): Promise<Interpreter | undefined> {
  try {
    const { stdout } = await run(name, ['-c', PYTHON_FACTS]);
    const [executable = '', version = ''] = stdout.trim().split('\n');
    if (executable === '') return undefined;
    return {
      executable,
      argv: [executable, `${RUNTIME_ROOT}/bootstrap.py`],
      version: `python:${version}`,
      marks: true,
    };
  } catch {
    // Not on the PATH, or a version manager's placeholder for one that is not installed.
    return undefined;
  }
}

/** Writes the programs that load handlers; the folder is shown to sandboxes read-only. */
export async function writeBootstraps(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bootstrap.mjs'), NODE_BOOTSTRAP);
  await writeFile(join(folder, 'bootstrap.py'), PYTHON_BOOTSTRAP);
}
