/** Time as a dependency: milliseconds since 1970. Everything that asks for the time takes a Clock, so that tests own it. */
export interface Clock {
  now(): number;
  /** Calls back once after `delay` ms (0 = soon). The returned function cancels it. Never the only holder of a due date: those are rows. */
  after(delay: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, callback) {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const step = Math.min(left, LONGEST_TIMER);
      timer = setTimeout(() => (left > step ? wait(left - step) : callback()), step);
    };
    wait(delay);
    return () => clearTimeout(timer);
  },
};

/** Node calls back at once where a timer is longer (25 days). */
const LONGEST_TIMER = 0x7fffffff;

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Clock {
  /** Moves time forward and runs what falls due, in order; awaits microtasks between callbacks. */
  advance(ms: number): Promise<void>;
}

export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now,
    after(delay, callback) {
      const timer = { at: now + Math.max(0, delay), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.callback();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
    },
  };
}
