import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { JobError } from '../engine.ts';

const ML = '/opt/ml';
/** open(2) of Linux; Node names no constant for it. */
const O_PATH = 0o10000000;
const MAX_NAME_BYTES = 255;
const MAX_LINKS = 8;

/** Where a path inside the container lies on this machine. Throws `JobError` where it does not lie below /opt/ml. */
export function outsidePath(mlFolder: string, inside: string): string {
  const path = normalize(inside);
  if (path !== ML && !path.startsWith(`${ML}/`))
    throw new JobError(`The local path "${inside}" must lie below /opt/ml.`);
  return join(mlFolder, path.slice(ML.length));
}

/**
 * A key's path below a folder. S3 keys are any text, so `..`, NUL and over-long names are refused; empty segments (`a//b`) are left out,
 * because no file system can hold them.
 */
export function safeRelative(relative: string, uri: string): string {
  const segments = relative.split('/').filter((segment) => segment !== '');
  for (const segment of segments) {
    if (segment === '..' || segment === '.' || segment.includes('\0'))
      throw new JobError(`The object ${JSON.stringify(uri)} cannot be stored as a file: its key holds "${segment}".`);
    if (Buffer.byteLength(segment) > MAX_NAME_BYTES)
      throw new JobError(
        `The object ${JSON.stringify(uri)} cannot be stored as a file: a part of its key is longer than 255 bytes.`,
      );
  }
  return segments.join('/');
}

/** What stands for bytes of a file's name that are no UTF-8: there is no such file, and none to be uploaded under a name that S3 takes. */
export const NOT_UTF8 = '\ufffd';
export const noName = (name: string): JobError =>
  new JobError(`The name of the file ${JSON.stringify(name)} is not UTF-8: rename it.`);

/** Throws where two objects would be the same file, or one is a file where another needs a folder. */
export function assertNoClash(entries: readonly { readonly relative: string; readonly uri: string }[]): void {
  const files = new Map<string, string>();
  for (const { relative, uri } of entries) {
    const other = files.get(relative);
    if (other !== undefined)
      throw new JobError(`The objects "${other}" and "${uri}" would both be the file "${relative}".`);
    files.set(relative, uri);
  }
  for (const { relative, uri } of entries)
    for (let folder = dirname(relative); folder !== '.'; folder = dirname(folder)) {
      const file = files.get(folder);
      if (file !== undefined)
        throw new JobError(`The object "${file}" would be a file where "${uri}" needs a folder: "${folder}".`);
    }
}

/**
 * Where a folder of a container's really lies: the container may have put a link in its place (`model -> /etc`). undefined where there is
 * no folder. Throws `JobError` for a link that does not lead to a place inside, seen from this machine: an absolute one never does.
 */
export async function folderInside(folder: string, path: string): Promise<string | undefined> {
  const [root, real] = await Promise.all([folder, path].map((one) => realpath(one).catch(() => undefined)));
  const place = await lstat(path).catch(() => undefined);
  if (root === undefined || place === undefined) return undefined;
  if (real === undefined || (real !== root && !real.startsWith(`${root}/`)))
    throw new JobError(
      `${ML}${path.slice(folder.length)} is a link that does not stay in ${ML}: make a folder, or a relative link.`,
    );
  return (await stat(real)).isDirectory() ? real : undefined;
}

/**
 * Opens a file that a container wrote. The container may have put a link anywhere on the path (`model/x -> /etc/shadow`), or swap one
 * in at the last moment, so the check is made on the open file: it must lie inside the folder. Links to places inside it are fine, also
 * those that name them as the container does (`/opt/ml/model/x`). undefined where there is no such regular file.
 */
export async function openInside(folder: string, path: string, links = MAX_LINKS): Promise<FileHandle | undefined> {
  const target = await readlink(path).catch(() => undefined);
  if (target?.startsWith(`${ML}/`) === true)
    return links > 0 ? openInside(folder, join(folder, normalize(target).slice(ML.length)), links - 1) : undefined;
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return undefined;
  // First only as a name: opening a device or a pipe can do things or hang.
  const place = await open(path, O_PATH).catch(() => undefined);
  if (place === undefined) return undefined;
  try {
    const self = `/proc/self/fd/${place.fd}`;
    const real = await readlink(self);
    if (real.startsWith(`${root}/`) && (await place.stat()).isFile()) return await open(self, constants.O_RDONLY);
    return undefined;
  } finally {
    await place.close();
  }
}
