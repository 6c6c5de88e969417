import { readdirSync, readFileSync } from 'node:fs';

/** What runs on this machine, in containers too: each process as its program and arguments with blanks between them. */
export function commandLines(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}
