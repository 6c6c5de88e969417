import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputPlan } from '../plan.ts';
import { packFolders } from './archive.ts';
import { eachOf } from './parallel.ts';
import { folderInside, NOT_UTF8, noName, openInside, outsidePath } from './paths.ts';
import { joinUri, type ObjectTransfer } from './port.ts';

const PARALLEL = 4;

/** What of a `files` output is in S3 already: `<host folder>/<path>` -> its size and time then. In memory only: a repeat is harmless. */
export type Uploaded = Map<string, string>;

/** Writes an output to S3, the files of several hosts merged, later hosts over earlier ones. */
export async function uploadOutput(
  output: OutputPlan,
  mlFolders: readonly string[],
  transfer: ObjectTransfer,
  scratch: string,
  signal: AbortSignal,
  uploaded: Uploaded = new Map(),
): Promise<void> {
  const folders: { readonly ml: string; readonly folder: string }[] = [];
  for (const ml of mlFolders) {
    const folder = await folderInside(ml, outsidePath(ml, output.localPath));
    if (folder !== undefined) folders.push({ ml, folder });
  }
  if (output.format === 'tar.gz') {
    const places = folders.map(({ folder }) => folder);
    if (output.whenEmpty === 'skip' && !(await anyContent(places))) return;
    await transfer.put(output.uri, packFolders(places, scratch), signal);
    return;
  }
  const files = new Map<string, { readonly mlFolder: string; readonly path: string }>();
  for (const { ml, folder } of folders)
    for await (const relative of walk(folder, '')) files.set(relative, { mlFolder: ml, path: join(folder, relative) });
  await eachOf(files, PARALLEL, signal, async ([relative, { mlFolder, path }]) => {
    const file = await openInside(mlFolder, path);
    if (file === undefined && relative.includes(NOT_UTF8)) throw noName(relative);
    if (file === undefined) return;
    try {
      const { mtimeMs, size } = await file.stat();
      const version = `${mtimeMs} ${size}`;
      if (uploaded.get(path) === version) return;
      await transfer.put(joinUri(output.uri, relative), file.createReadStream({ autoClose: false }), signal);
      uploaded.set(path, version);
    } finally {
      await file.close();
    }
  });
}

async function anyContent(folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) for await (const _ of walk(folder, '')) return true;
  return false;
}

/** Paths of files and links below a folder; links are not followed into. */
async function* walk(folder: string, below: string): AsyncGenerator<string> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    // Removed while it was walked through.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const relative = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, relative);
    else if (entry.isFile() || entry.isSymbolicLink()) yield relative;
  }
}
