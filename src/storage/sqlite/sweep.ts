import { setImmediate } from 'node:timers/promises';
import type { Logger } from '../../platform/log.ts';
import type { DiskBlobs } from '../disk/blobs.ts';
import type { Objects } from '../objects.ts';

/** Blobs looked at between two turns of the event loop. */
const BITE = 128;

/**
 * Deletes, in the background of a start, what earlier processes left: half-written files and blobs that no row names. Blobs of this
 * process (younger than `startedAt`) are left alone: their row may be on its way.
 */
export async function sweepBlobs(options: {
  readonly blobs: DiskBlobs;
  readonly objects: Pick<Objects, 'namesBlob'>;
  /** ms of the file system's clock */
  readonly startedAt: number;
  readonly log: Logger;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { blobs, objects, startedAt, log, signal } = options;
  let looked = 0;
  let deleted = 0;
  try {
    for await (const id of blobs.list()) {
      if (signal.aborted) return;
      looked += 1;
      if (looked % BITE === 0) await setImmediate();
      if (await objects.namesBlob(id)) continue;
      const appeared = await blobs.appearedAt(id);
      if (appeared === undefined || appeared >= startedAt || signal.aborted || (await objects.namesBlob(id))) continue;
      await blobs.delete([id]);
      deleted += 1;
    }
    if (deleted > 0) log.info({ looked, deleted }, 'swept blobs that no row names');
  } catch (error) {
    log.warn({ err: error, looked, deleted }, 'the sweep of unnamed blobs ended early; the next start goes on');
  }
}
