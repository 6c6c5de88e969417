import { readdirSync, readFileSync } from 'node:fs';

/** A process as /proc shows it. Times are clock ticks; `start` is since boot and makes a pid unmistakable. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  readonly start: number;
  readonly cpuTicks: number;
  readonly residentPages: number;
}

/** proc(5): /proc/<pid>/stat. undefined where the process is gone. */
export function readProcess(pid: number): ProcessRow | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The name stands in parentheses and may hold anything, so the fields are counted from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (index: number): number => Number(fields[index] ?? 0);
  return {
    pid,
    state: fields[0] ?? '?',
    parent: number(1),
    cpuTicks: number(11) + number(12),
    start: number(19),
    residentPages: number(21),
  };
}

export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
}

/** A process that was written down, so that it is found again and never mistaken for another one with its number. */
export interface ProcessMark {
  readonly pid: number;
  readonly start: number;
  readonly boot: string;
}

export function isAlive(mark: ProcessMark): boolean {
  const row = readProcess(mark.pid);
  return row !== undefined && row.state !== 'Z' && row.start === mark.start && bootId() === mark.boot;
}

/** All descendants of a process, nearest first. */
export function descendants(pid: number): readonly ProcessRow[] {
  const children = new Map<number, ProcessRow[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const row = readProcess(Number(name));
    if (row === undefined) continue;
    const siblings = children.get(row.parent);
    if (siblings === undefined) children.set(row.parent, [row]);
    else siblings.push(row);
  }
  const found: ProcessRow[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    for (const row of children.get(next) ?? []) {
      found.push(row);
      queue.push(row.pid);
    }
  return found;
}

/** The process's number in its innermost pid namespace, and how deep that lies. */
export function namespacePid(pid: number): { readonly pid: number; readonly depth: number } | undefined {
  try {
    const line = /^NSpid:\s*(.+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    const numbers = line?.split(/\s+/).map(Number) ?? [];
    const last = numbers.at(-1);
    return last === undefined ? undefined : { pid: last, depth: numbers.length };
  } catch {
    return undefined;
  }
}

/** Sends a signal; false where the process is gone. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
