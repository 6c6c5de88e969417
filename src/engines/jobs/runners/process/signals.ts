import { setTimeout as sleep } from 'node:timers/promises';
import type { IsolationMode } from './isolation.ts';
import { descendants, isAlive, namespacePid, type ProcessMark, type ProcessRow, sendSignal } from './processes.ts';

/**
 * The processes of a container: its supervisor, the first process of its pid namespace, and the program itself (that one's first
 * child). Signals go to the program directly, because neither supervisor nor namespace tools pass them on.
 */
interface Tree {
  readonly init: ProcessRow | undefined;
  readonly main: ProcessRow | undefined;
}

function readTree(mode: IsolationMode, supervisor: number): Tree {
  const rows = descendants(supervisor);
  if (mode === 'none') {
    const main = rows.find((row) => row.parent === supervisor);
    return { init: undefined, main };
  }
  const depth = namespacePid(supervisor)?.depth ?? 1;
  const init = rows.find((row) => {
    const inside = namespacePid(row.pid);
    return inside !== undefined && inside.depth > depth && inside.pid === 1;
  });
  if (init === undefined) return { init, main: undefined };
  // Orphans become children of the first process too, but were born later.
  const age = (row: ProcessRow): number => row.start * 1e6 + (namespacePid(row.pid)?.pid ?? 0);
  const main = rows.filter((row) => row.parent === init.pid && row.state !== 'Z').sort((a, b) => age(a) - age(b))[0];
  return { init, main };
}

/** How long a program may take to appear in its namespaces (ms): whoever signals it does so once, and goes by its having been told. */
const START_MS = 30_000;
const KILL_MS = 2_000;
const POLL_MS = 20;

/** Signals the program. One that is only just being started is waited for. */
export async function signalMain(mode: IsolationMode, mark: ProcessMark, signal: NodeJS.Signals): Promise<void> {
  await whenStarted(mark, START_MS, () => {
    const { main } = readTree(mode, mark.pid);
    return main !== undefined && sendSignal(main.pid, signal);
  });
}

/** Ends everything in the container, also where it is only just being started. Its supervisor stays, to write down the exit. */
export async function killTree(mode: IsolationMode, mark: ProcessMark): Promise<void> {
  const killAll = (): boolean => descendants(mark.pid).filter((row) => sendSignal(row.pid, 'SIGKILL')).length > 0;
  if (mode === 'none') {
    await whenStarted(mark, KILL_MS, killAll);
    return;
  }
  let met = false;
  const gone = await whenStarted(mark, KILL_MS, () => {
    const { init, main } = readTree(mode, mark.pid);
    if (init === undefined) return met;
    met = true;
    // The end of the program ends its namespace, and only that way its exit code comes through `unshare` as it is. What looks like the
    // program may be a helper that makes the namespace: so until all of it is gone.
    const first = main ?? (mode === 'unshare' ? undefined : init);
    if (first !== undefined) sendSignal(first.pid, 'SIGKILL');
    return false;
  });
  if (gone) return;
  // The tool that makes the namespaces does not get there. Never before: one that ends while it makes them may leave them running.
  const { init } = readTree(mode, mark.pid);
  if (init === undefined) killAll();
  else sendSignal(init.pid, 'SIGKILL');
}

/** Tries until it has met a process, as long as the supervisor is there and `patience` (ms) lasts; says whether it has, or need not. */
async function whenStarted(mark: ProcessMark, patience: number, attempt: () => boolean): Promise<boolean> {
  // Rarer after the first second: each look goes through all processes of the machine.
  for (let waited = 0, rest = POLL_MS; waited < patience; waited += rest) {
    if (!isAlive(mark) || attempt()) return true;
    if (waited > 1_000) rest = 10 * POLL_MS;
    await sleep(rest);
  }
  return false;
}

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** CPU time and memory summed over the tree, for machines without control groups. Ended children are not counted. */
export function treeStats(mark: ProcessMark): { readonly cpuSeconds: number; readonly memoryBytes: number } {
  let ticks = 0;
  let pages = 0;
  for (const row of descendants(mark.pid)) {
    ticks += row.cpuTicks;
    pages += row.residentPages;
  }
  return { cpuSeconds: ticks / TICKS_PER_SECOND, memoryBytes: pages * PAGE_BYTES };
}
