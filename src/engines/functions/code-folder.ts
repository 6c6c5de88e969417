import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvocationRefused } from './types.ts';
import { BadArchive, unzip } from './unzip.ts';

/** Deployment packages, unpacked: one folder per digest, made once and never changed. */
export interface CodeFolders {
  /** The folder of this code. @throws InvocationRefused (`bad-code`) */
  of(digest: string, code: () => Promise<AsyncIterable<Uint8Array>>): Promise<string>;
  /** Removes all others that no one of this process has asked for. */
  keepOnly(digests: ReadonlySet<string>): Promise<void>;
}

export function createCodeFolders(folder: string): CodeFolders {
  const making = new Map<string, Promise<string>>();
  /** Names of folders that this process is making or has given out. */
  const own = new Set<string>();

  async function make(digest: string, code: () => Promise<AsyncIterable<Uint8Array>>): Promise<string> {
    const path = join(folder, digest);
    if (existsSync(path)) return path;
    const unfinished = `.${randomUUID()}`;
    own.add(unfinished);
    const temporary = join(folder, unfinished);
    try {
      await mkdir(join(temporary, 'code'), { recursive: true });
      const archive = join(temporary, 'archive.zip');
      await pipeline(Readable.from(await code()), createWriteStream(archive));
      await unzip(archive, join(temporary, 'code'));
      await rename(join(temporary, 'code'), path);
    } catch (error) {
      if (error instanceof BadArchive) throw new InvocationRefused('bad-code', error.message);
      throw error;
    } finally {
      await rm(temporary, { recursive: true, force: true });
      own.delete(unfinished);
    }
    return path;
  }

  return {
    of(digest, code) {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`not a digest: ${JSON.stringify(digest)}`);
      own.add(digest);
      const known = making.get(digest) ?? make(digest, code).finally(() => making.delete(digest));
      making.set(digest, known);
      return known;
    },
    async keepOnly(digests) {
      if (!existsSync(folder)) return;
      for (const name of await readdir(folder)) {
        if (!digests.has(name) && !own.has(name)) await rm(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}
