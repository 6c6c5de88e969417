import { closeSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from '../../platform/log.ts';

/**
 * Room on the disk that is held by a file, so that a full disk can still take the records that end what filled it: a job whose program
 * wrote until nothing was left can be recorded as failed, and its folder removed, which makes room again. Without it the server
 * and the job would wait for each other.
 */
export interface Reserve {
  /** Gives the room up; false where there is none to give. */
  release(): boolean;
  /** After a commit: takes the room again as soon as there is plenty. Looks at most once a second. */
  replenish(): void;
}

const SIZE = 4 << 20;
/** Not taken from a disk that is nearly full: it would be given up at once. */
const PLENTY = 4 * SIZE;
const LOOK_MS = 1_000;

export function openReserve(file: string, log: Logger, now: () => number = Date.now): Reserve {
  let held = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= SIZE;
  let lookedAt = now();
  if (!held) held = take(file);
  return {
    release() {
      if (!held) return false;
      held = false;
      lookedAt = now();
      rmSync(file, { force: true });
      log.warn({ bytes: SIZE }, 'the data directory is full: the last reserve is given up');
      return true;
    },
    replenish() {
      if (held || now() - lookedAt < LOOK_MS) return;
      lookedAt = now();
      held = take(file);
    },
  };
}

function take(file: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize < PLENTY) return false;
  const descriptor = openSync(file, 'w', 0o600);
  try {
    const piece = Buffer.alloc(1 << 20);
    for (let written = 0; written < SIZE; ) written += writeSync(descriptor, piece);
    return true;
  } catch {
    // Somebody else took the room in the meantime: tried again later.
    rmSync(file, { force: true });
    return false;
  } finally {
    closeSync(descriptor);
  }
}
