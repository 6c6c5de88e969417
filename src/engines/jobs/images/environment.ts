import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JobError } from '../engine.ts';
import { bootId, isAlive, type ProcessMark, readProcess } from '../runners/process/processes.ts';
import type { ImageDescription } from './describe.ts';

export interface InstallOptions {
  /** Where virtual environments are kept. */
  readonly folder: string;
  /** Name or path of the Python to build with. */
  readonly python: string;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * The interpreter of an image's virtual environment, which is built where there is none yet.
 *
 * A virtual environment knows its own path, so it cannot be built aside and moved into place. It is built in a folder of its own name
 * for good, and what is put into place is a link to it, made only when all is installed. Two servers that build at once both
 * finish; one link wins. What a crash left behind is removed by the next build.
 */
export async function pythonEnvironment(image: ImageDescription, options: InstallOptions): Promise<string> {
  const base = await findPython(options.python, image);
  const requirements = image.requirements === undefined ? '' : await readFile(image.requirements, 'utf8');
  const hash = createHash('sha256')
    .update(`${base.version}\n${base.prefix}\n${requirements}`)
    .digest('hex')
    .slice(0, 16);
  const link = join(options.folder, `${image.name}-${hash}`);
  const ready = await existing(link);
  if (ready !== undefined) return ready;
  await mkdir(options.folder, { recursive: true });
  await removeLeftovers(options.folder, `${image.name}-${hash}.`);
  const mark: ProcessMark = { pid: process.pid, start: readProcess(process.pid)?.start ?? 0, boot: bootId() };
  const name = `${image.name}-${hash}.${mark.pid}.${mark.start}.${mark.boot.slice(0, 8)}.${randomUUID().slice(0, 8)}`;
  const built = join(options.folder, name);
  try {
    options.progress(`${image.name}: making a Python ${base.version} environment`);
    // Making pip takes seconds, and only an installation needs it.
    const installs = /^\s*[^#\s]/m.test(requirements);
    const venv = ['-m', 'venv', ...(installs ? [] : ['--without-pip']), built];
    await run(base.executable, venv, options, image, 'making the virtual environment');
    const python = join(built, 'bin', 'python');
    if (installs && image.requirements !== undefined) {
      const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--progress-bar', 'off'];
      await run(
        python,
        [...pip, '--requirement', image.requirements],
        options,
        image,
        'installing its Python packages',
      );
    }
    await putInPlace(name, link);
    options.progress(`${image.name}: ready`);
  } catch (error) {
    await rm(built, { recursive: true, force: true });
    throw error;
  }
  const python = await existing(link);
  if (python === undefined) throw new Error(`${link} does not hold a Python environment`);
  return python;
}

/** Links to what was built, unless another server was first. A link whose environment somebody has removed since is replaced. */
async function putInPlace(name: string, link: string): Promise<void> {
  try {
    await symlink(name, link);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if ((await existing(link)) !== undefined) return;
    const other = join(dirname(link), `${name}.link`);
    await symlink(name, other);
    await rename(other, link);
  }
}

/** The interpreter behind a link, as a path without links down to the environment's own `bin`. */
async function existing(link: string): Promise<string | undefined> {
  const python = join(link, 'bin', 'python');
  return existsSync(python) ? join(await realpath(link), 'bin', 'python') : undefined;
}

interface BasePython {
  readonly executable: string;
  readonly prefix: string;
  readonly version: string;
}

async function findPython(name: string, image: ImageDescription): Promise<BasePython> {
  const needed = image.python.join('.');
  const help = `The image "${image.name}" needs Python ${needed} or newer with the venv module. Install it (Debian and Ubuntu: apt-get install python3 python3-venv), or name another with SAGEBRUSH_PYTHON.`;
  const script =
    'import sys, json, venv, ensurepip; print(json.dumps([getattr(sys, "_base_executable", sys.executable), sys.base_prefix, "%d.%d.%d" % sys.version_info[:3]]))';
  let output: string;
  try {
    output = await capture(name, ['-c', script]);
  } catch (error) {
    throw new JobError(`${name} could not be used: ${error instanceof Error ? error.message : error}. ${help}`);
  }
  // Printed by the script above.
  const [executable, prefix, version] = JSON.parse(output) as [string, string, string];
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor, needMinor] = image.python;
  if (major < needMajor || (major === needMajor && minor < needMinor))
    throw new JobError(`${name} is Python ${version}. ${help}`);
  return { executable, prefix, version };
}

async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const [pid = '', start = '', boot = ''] = name.slice(prefix.length).split('.');
    const current = bootId();
    const alive = current.startsWith(boot) && isAlive({ pid: Number(pid), start: Number(start), boot: current });
    const linked = await realpath(join(folder, prefix.slice(0, -1))).catch(() => undefined);
    if (!alive && linked !== join(folder, name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Runs an installer, passing its lines on; a failure tells what it said last. */
function run(
  program: string,
  argv: readonly string[],
  { progress, signal }: InstallOptions,
  image: ImageDescription,
  doing: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'], signal });
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line.trim() === '') continue;
          progress(`${image.name}: ${line.trim()}`);
          last.push(line.trim());
          if (last.length > 6) last.shift();
        }
      });
    }
    child.once('error', (error) =>
      reject(
        signal.aborted
          ? error
          : new JobError(`The image "${image.name}" is not ready: ${doing} failed: ${error.message}`),
      ),
    );
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new JobError(
            `The image "${image.name}" is not ready: ${doing} failed with exit code ${code}. ${last.join(' | ')}. Check that the package index can be reached (pip's settings apply) and try again.`,
          ),
        );
    });
  });
}

function capture(program: string, argv: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(errors.trim().split('\n').at(-1) ?? `exit code ${code}`)),
    );
  });
}
