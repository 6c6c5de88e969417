import type { Logger } from '../../platform/log.ts';
import { JobError, type Standing } from './engine.ts';

/** Work that goes on in the background and is asked after by its key. */
export interface Background {
  /** Starts the work where it was not started yet, and tells how it stands. */
  ask(key: string, work: (signal: AbortSignal, detail: (text: string) => void) => Promise<void>): Standing;
  /** Whether the work was asked for, however it stands. */
  knows(key: string): boolean;
  /** Stops what is under way below a prefix and forgets the rest, so that asking again starts anew. Resolves when all has ended. */
  forget(prefix: string): Promise<void>;
  /** Stops what is under way below a prefix; it then stands as failed. */
  cancel(prefix: string): void;
}

interface Entry {
  standing: Standing;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** `changed` is called with the key whenever a piece of work ends. */
export function createBackground(log: Logger, changed: (key: string) => void): Background {
  const entries = new Map<string, Entry>();
  return {
    ask(key, work) {
      const known = entries.get(key);
      if (known !== undefined) return known.standing;
      const abort = new AbortController();
      const end = (standing: Standing): void => {
        entry.standing = standing;
        changed(key);
      };
      // Not before this call has returned: the caller is told of the end by `changed`, after it has seen `running`.
      const running = Promise.resolve().then(() =>
        work(abort.signal, (detail) => {
          if (entry.standing.state === 'running') entry.standing = { state: 'running', detail };
        }),
      );
      const entry: Entry = {
        standing: { state: 'running' },
        abort,
        ended: running.then(
          () => end({ state: 'done' }),
          (error: unknown) => {
            if (!(error instanceof JobError) && !abort.signal.aborted)
              log.error({ key, err: error }, 'background work of a job failed');
            end({ state: 'failed', message: messageOf(error, abort.signal) });
          },
        ),
      };
      entries.set(key, entry);
      return entry.standing;
    },
    knows: (key) => entries.has(key),
    async forget(prefix) {
      const gone = [...entries].filter(([key]) => key.startsWith(prefix));
      for (const [, entry] of gone) entry.abort.abort();
      await Promise.all(gone.map(([, entry]) => entry.ended));
      for (const [key, entry] of gone) if (entries.get(key) === entry) entries.delete(key);
    },
    cancel(prefix) {
      for (const [key, entry] of entries) if (key.startsWith(prefix)) entry.abort.abort();
    },
  };
}

/** What the user may read. The system's own errors name a cause that helps (no space left on device), bugs do not. */
function messageOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof JobError) return error.message;
  if (signal.aborted) return 'It was cancelled.';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error)
    return `The server could not go on: ${error.code === 'ENOSPC' ? 'no space is left on its disk' : error.message}.`;
  return 'We encountered an internal error. Please try again.';
}
