import type { Clock } from '../../platform/clock.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';

/** How long the end of an invocation's output is waited for (ms) where the program marks it, and where it does not. */
const MARK_WAIT = 3_000;
const SETTLE_WAIT = 30;
const TAIL_BYTES = 4_096;
const MAX_LINE = 256 * 1024 - 26;

/** What a sandbox writes, as CloudWatch gets it: the program's lines between the platform's own. */
export interface InvocationLog {
  /** An invocation begins, with the platform's line for it. */
  begin(first: string): void;
  /** A chunk of the program's output. */
  write(bytes: Uint8Array): void;
  /** The program's last words, without a newline. */
  flush(): void;
  line(text: string): void;
  /** Waits for all that the invocation wrote, then ends its part of the log with these lines; answers the tail. */
  finish(requestId: string, lines: () => Promise<readonly string[]>): Promise<string>;
  /** Resolves when everything is stored. */
  stored(): Promise<void>;
}

export function createInvocationLog(options: {
  readonly scope: Scope;
  readonly group: string;
  readonly stream: string;
  readonly marks: boolean;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly log: Logger;
}): InvocationLog {
  const { scope, group, stream, clock } = options;
  let pending = '';
  const decoder = new TextDecoder();
  let outbox: { timestamp: number; message: string }[] = [];
  let storing: Promise<void> = Promise.resolve();
  let tail = '';
  let marked: string | undefined;
  let onMark: (() => void) | undefined;

  const store = (): void => {
    storing = storing.then(async () => {
      const events = outbox;
      if (events.length === 0) return;
      outbox = [];
      try {
        await options.logs.append(scope, group, stream, events, { create: true, at: clock.now() });
      } catch (error) {
        options.log.warn({ err: error, group }, 'lines of a function could not be stored');
      }
    });
  };
  const line = (text: string): void => {
    tail = `${tail}${text}\n`;
    if (tail.length > 4 * TAIL_BYTES) tail = tail.slice(-TAIL_BYTES);
    for (let from = 0; from < text.length || from === 0; from += MAX_LINE) {
      outbox.push({ timestamp: clock.now(), message: text.slice(from, from + MAX_LINE) });
    }
    store();
  };
  const take = (text: string): void => {
    if (text.startsWith('\u001eEND ')) {
      marked = text.slice(5);
      onMark?.();
    } else if (text !== '') line(text);
  };

  return {
    line,
    begin(first) {
      tail = '';
      line(first);
    },
    write(bytes) {
      const lines = (pending + decoder.decode(bytes, { stream: true })).split('\n');
      pending = lines.pop() ?? '';
      for (const text of lines) take(text);
      if (pending.length > MAX_LINE) {
        take(pending);
        pending = '';
      }
    },
    flush() {
      const last = pending;
      pending = '';
      take(last);
      // Nothing more will come: whoever waits for the mark need not.
      onMark?.();
    },
    async finish(requestId, lines) {
      if (marked !== requestId) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(options.marks ? MARK_WAIT : SETTLE_WAIT, resolve);
          onMark = () => {
            cancel();
            resolve();
          };
        });
        onMark = undefined;
      }
      for (const text of await lines()) line(text);
      return Buffer.from(tail).subarray(-TAIL_BYTES).toString('utf8');
    },
    stored: () => storing,
  };
}
