import { StringDecoder } from 'node:string_decoder';
import type { Clock } from '../../platform/clock.ts';
import type { LogEvents, NewLogEvent } from '../../storage/log-events.ts';
import type { HostPlan, JobPlan } from './plan.ts';
import type { Runner, RunnerHandle } from './runner.ts';

/** CloudWatch's limit for one event is 256 KiB; a longer line becomes several events. */
const MAX_LINE_BYTES = 256 * 1024 - 26;

export interface LogTailOptions {
  readonly runner: Runner;
  readonly handle: RunnerHandle;
  readonly plan: JobPlan;
  readonly host: HostPlan;
  readonly logs: LogEvents;
  readonly clock: Clock;
  readonly onLine: (timestamp: number, text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Carries a container's output into its log stream, line by line, until the container has ended and all was read. The log store keeps
 * the byte offset behind the last stored line with it, so a tail that is started again after a crash stores nothing twice.
 */
export async function tailLog({
  runner,
  handle,
  plan,
  host,
  logs,
  clock,
  onLine,
  signal,
}: LogTailOptions): Promise<void> {
  const stored = await logs.position(plan, plan.logGroup, host.logStream);
  const splitter = createSplitter(stored);
  const store = async (lines: readonly Line[]): Promise<void> => {
    const last = lines.at(-1);
    if (last === undefined) return;
    const at = clock.now();
    const events: NewLogEvent[] = lines.map(({ text }) => ({ timestamp: at, message: text }));
    await logs.append(plan, plan.logGroup, host.logStream, events, { create: true, at, position: last.end });
    for (const { text } of lines) onLine(at, text);
  };
  for await (const { bytes } of runner.logs(handle, stored, signal)) await store(splitter.push(bytes));
  await store(splitter.end());
}

interface Line {
  readonly text: string;
  /** Byte offset behind the line's end. */
  readonly end: number;
}

/** Cuts bytes into lines. A carriage return ends a line too: progress bars redraw themselves with it. */
function createSplitter(start: number): { push(bytes: Uint8Array): Line[]; end(): Line[] } {
  let rest = Buffer.alloc(0);
  let offset = start;
  const take = (length: number, ending: number): Line => {
    const text = new StringDecoder('utf8').end(rest.subarray(0, length));
    rest = rest.subarray(length + ending);
    offset += length + ending;
    return { text, end: offset };
  };
  return {
    push(bytes) {
      rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
      const lines: Line[] = [];
      for (;;) {
        const at = lineEnd(rest);
        if (at >= 0 && at <= MAX_LINE_BYTES) lines.push(take(at, 1));
        else if (rest.length > MAX_LINE_BYTES) lines.push(take(MAX_LINE_BYTES, 0));
        else return lines.filter(({ text }, index) => text !== '' || index === lines.length - 1);
      }
    },
    end: () => (rest.length === 0 ? [] : [take(rest.length, 0)]),
  };
}

function lineEnd(bytes: Buffer): number {
  const feed = bytes.indexOf(0x0a);
  const carriage = bytes.indexOf(0x0d);
  if (carriage < 0 || (feed >= 0 && feed < carriage)) return feed;
  return carriage;
}
