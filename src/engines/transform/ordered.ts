/** At most so many at a time; the rest wait their turn. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(limit: number): Gate {
  let free = limit;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}

/**
 * Maps items with up to `window` of them under way, and answers the results in the order of the items. Reads no further ahead than
 * the window, so memory does not grow with the number of items.
 */
export async function* mapOrdered<T, R>(
  items: AsyncIterable<T>,
  window: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  const start = (item: T): void => {
    const result = work(item);
    // Someone awaits it later; until then its failure is not "unhandled".
    result.catch(() => {});
    running.push(result);
  };
  for await (const item of items) {
    start(item);
    const [first] = running;
    if (running.length >= window && first !== undefined) {
      yield await first;
      running.shift();
    }
  }
  for (const result of running) yield await result;
}
