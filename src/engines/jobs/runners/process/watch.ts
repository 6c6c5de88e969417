import { watch } from 'node:fs';

/** Nothing is missed for longer than this, even where the kernel's notices do not come (network file systems). */
const NET_MS = 2_000;

/**
 * Wakes its reader when something may have changed at one of some paths. Made before the first look at the truth, so that a change between
 * look and wait is not slept through.
 */
export interface Waker {
  /** Resolves at the next notice (or at once where one came since the last call), and at the latest after two seconds. */
  next(): Promise<void>;
  close(): void;
}

export function watchPaths(paths: readonly string[], signal: AbortSignal): Waker {
  let noticed = false;
  let release: (() => void) | undefined;
  const wake = (): void => {
    noticed = true;
    release?.();
  };
  const watchers = paths.flatMap((path) => {
    try {
      const watcher = watch(path, { persistent: false }, wake);
      return [watcher.on('error', wake)];
    } catch {
      // Gone already, or no more inotify watches: the net below still looks.
      return [];
    }
  });
  signal.addEventListener('abort', wake);
  return {
    async next() {
      if (!noticed)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, NET_MS);
          release = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      release = undefined;
      noticed = false;
    },
    close() {
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener('abort', wake);
    },
  };
}
