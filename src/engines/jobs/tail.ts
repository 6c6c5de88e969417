import { StringDecoder } from 'node:string_decoder';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { LogEvents, NewLogEvent } from '../../storage/log-events.ts';
import type { LogLine } from './engine.ts';
import { jobFolders } from './folders.ts';
import type { HostPlan, JobPlan } from './plan.ts';
import type { Runner, RunnerHandle } from './runner.ts';

/** CloudWatch's largest event, less the 26 bytes that it counts for each. */
const MAX_LINE_BYTES = 256 * 1024 - 26;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export interface TailOptions {
  /** Where jobs' files lie. */
  readonly folder: string;
  readonly runner: Runner;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly log: Logger;
  readonly line: (line: LogLine) => void;
}

/**
 * Carries a host's output into the log store until the container has exited and all is stored.
 *
 * The store keeps, with the events, the byte offset behind the last of them. A server that takes over reads on from there, so every
 * line is stored exactly once; listeners hear a line before it is stored, so at least once. Offsets count on from what the stream held
 * before: a job that is deleted and made again within a second writes to the stream of its namesake.
 */
export async function tailHost(
  plan: JobPlan,
  host: HostPlan,
  handle: RunnerHandle,
  options: TailOptions,
  signal: AbortSignal,
): Promise<void> {
  const { logs, clock, runner } = options;
  const seen = (): Promise<number> => logs.position(plan, plan.logGroup, host.logStream);
  const base = await jobFolders(options.folder, plan).fixed(`log-${host.name}`, seen);
  // A stream that was deleted meanwhile begins anew.
  const start = Math.max(0, (await seen()) - base);
  const splitter = lineSplitter(start);
  const store = async (lines: readonly string[], position: number): Promise<void> => {
    const timestamp = clock.now();
    for (const text of lines) options.line({ jobId: plan.id, host: host.name, timestamp, text });
    const events: NewLogEvent[] = lines.map((message) => ({ timestamp, message }));
    await logs.append(plan, plan.logGroup, host.logStream, events, {
      create: true,
      at: timestamp,
      position: base + position,
    });
  };
  for await (const { bytes } of runner.logs(handle, start, signal)) {
    const { lines, position } = splitter.push(bytes);
    if (lines.length > 0) await store(lines, position);
  }
  const { lines, position } = splitter.end();
  if (lines.length > 0) await store(lines, position);
}

export interface LineSplitter {
  /** The lines that are now complete, and the offset behind the last one. */
  push(bytes: Uint8Array): { readonly lines: readonly string[]; readonly position: number };
  /** What is left without a newline. */
  end(): { readonly lines: readonly string[]; readonly position: number };
}

/**
 * Cuts output into lines as CloudWatch can hold them: empty ones are left out, over-long ones come in pieces, bytes that are no UTF-8
 * are replaced. A carriage return ends a line too: progress bars redraw themselves with it. Memory is bounded by one line's limit.
 */
export function lineSplitter(start: number): LineSplitter {
  let pending: Buffer = Buffer.alloc(0);
  let position = start;
  const text = (bytes: Buffer): string => {
    const decoder = new StringDecoder('utf8');
    return decoder.write(bytes) + decoder.end();
  };
  return {
    push(bytes) {
      pending = pending.length === 0 ? Buffer.from(bytes) : Buffer.concat([pending, bytes]);
      const lines: string[] = [];
      let from = 0;
      // Looked for again only when it has been passed, so that a chunk is scanned once.
      let carriage = pending.indexOf(CARRIAGE_RETURN);
      for (;;) {
        if (carriage !== -1 && carriage < from) carriage = pending.indexOf(CARRIAGE_RETURN, from);
        const feed = pending.indexOf(LINE_FEED, from);
        const newline = carriage === -1 || (feed !== -1 && feed < carriage) ? feed : carriage;
        const length = (newline === -1 ? pending.length : newline) - from;
        if (length > MAX_LINE_BYTES) {
          const end = characterBoundary(pending, from + MAX_LINE_BYTES);
          lines.push(text(pending.subarray(from, end)));
          from = end;
        } else if (newline !== -1) {
          lines.push(text(pending.subarray(from, newline)));
          from = newline + 1;
        } else break;
      }
      position += from;
      pending = Buffer.from(pending.subarray(from));
      return { lines: lines.filter((line) => line !== ''), position };
    },
    end() {
      const last = text(pending);
      position += pending.length;
      pending = Buffer.alloc(0);
      return { lines: last === '' ? [] : [last], position };
    },
  };
}

/** The last place at or before `index` where no UTF-8 character is cut (a character has at most three bytes after its first). */
function characterBoundary(bytes: Buffer, index: number): number {
  for (let back = 0; back < 4; back++) if (((bytes[index - back] ?? 0) & 0xc0) !== 0x80) return index - back;
  return index;
}
