import { open } from 'node:fs/promises';
import { isMissing } from './state.ts';
import { watchPaths } from './watch.ts';

const CHUNK = 64 * 1024;

/**
 * Reads a file that still grows, from a byte offset, until `ended` says that nothing more will come. Whoever asks for the next chunk
 * slowly reads bigger ones: nothing is buffered in between.
 */
export async function* followLog(
  path: string,
  folder: string,
  offset: number,
  signal: AbortSignal,
  ended: () => Promise<boolean>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly offset: number }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (file === undefined) return;
  const waker = watchPaths([path, folder], signal);
  try {
    let position = offset;
    for (;;) {
      signal.throwIfAborted();
      // Asked before the read: what was written before the end is then surely seen.
      const last = await ended();
      for (;;) {
        const buffer = new Uint8Array(CHUNK);
        const { bytesRead } = await file.read(buffer, 0, CHUNK, position);
        if (bytesRead === 0) break;
        yield { bytes: buffer.subarray(0, bytesRead), offset: position };
        position += bytesRead;
        signal.throwIfAborted();
      }
      if (last) return;
      await waker.next();
    }
  } finally {
    waker.close();
    await file.close();
  }
}
