import { chmod, lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes a folder that a program wrote to, whatever modes it gave to folders below: a server that is not root may not remove what lies in a
 * folder that is read-only. Repeating is fine. Nothing may write there any more.
 */
export async function removeTree(path: string): Promise<void> {
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  try {
    await remove();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')))
      throw error;
    await openUp(path);
    await remove();
  }
}

/** Makes every folder of the tree its owner's to change; links are not followed. What is gone already is passed over: `rm` may still be at work. */
async function openUp(folder: string): Promise<void> {
  try {
    if (!(await lstat(folder)).isDirectory()) return;
    await chmod(folder, 0o700);
    for (const entry of await readdir(folder, { withFileTypes: true }))
      if (entry.isDirectory()) await openUp(join(folder, entry.name));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** A folder that is to be removed is first moved out of sight, under such a name: a crash half-way leaves none that looks whole. */
export const removedName = (name: string): string => `.removed-${name}`;

/** What a crash in the middle of a removal left below a folder. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.startsWith(removedName(''))) await removeTree(join(folder, name));
}
