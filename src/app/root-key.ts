import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_ACCOUNT, rootIdentity } from '../platform/identity.ts';
import type { Ids } from '../platform/ids.ts';
import type { AccessKey } from '../platform/keys.ts';

const FILE = 'root-key.json';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export interface RootKey {
  readonly key: AccessKey;
  /** True once: the secret is shown to the owner when it is made. */
  readonly isNew: boolean;
}

/**
 * The default account's root key: from the environment (`SAGEBRUSH_ROOT_ACCESS_KEY_ID`, `SAGEBRUSH_ROOT_SECRET_ACCESS_KEY`), else the one
 * in the data folder, else a new one that is kept there readable by its owner alone.
 */
export async function openRootKey(
  folder: string,
  ids: Ids,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<RootKey> {
  const accessKeyId = environment['SAGEBRUSH_ROOT_ACCESS_KEY_ID'];
  const secretAccessKey = environment['SAGEBRUSH_ROOT_SECRET_ACCESS_KEY'];
  if (accessKeyId !== undefined && secretAccessKey !== undefined)
    return { key: rootKey(accessKeyId, secretAccessKey), isNew: false };
  if (accessKeyId !== undefined || secretAccessKey !== undefined) {
    throw new Error('Set both SAGEBRUSH_ROOT_ACCESS_KEY_ID and SAGEBRUSH_ROOT_SECRET_ACCESS_KEY, or neither.');
  }
  const file = path.join(folder, FILE);
  const stored = await readFile(file, 'utf8').catch(absent);
  if (stored !== undefined) return { key: parse(stored, file), isNew: false };
  const made = { accessKeyId: `AKIA${ids.pick(UPPER, 16)}`, secretAccessKey: ids.pick(SECRET, 40) };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(made)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { key: rootKey(made.accessKeyId, made.secretAccessKey), isNew: true };
}

function rootKey(accessKeyId: string, secretAccessKey: string): AccessKey {
  return { accessKeyId, secretAccessKey, identity: rootIdentity(DEFAULT_ACCOUNT, accessKeyId) };
}

function parse(text: string, file: string): AccessKey {
  try {
    const { accessKeyId, secretAccessKey } = JSON.parse(text) as Record<string, unknown>;
    if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string')
      return rootKey(accessKeyId, secretAccessKey);
  } catch {
    // Told below: what is in the file must not be shown.
  }
  throw new Error(`${file} is damaged. Remove it to have a new root key made, or set the SAGEBRUSH_ROOT_… variables.`);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
