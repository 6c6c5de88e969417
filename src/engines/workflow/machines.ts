import type { Scope } from '../../platform/identity.ts';
import type { ExecutionRow } from '../../storage/executions.ts';
import { childMachine, type Machine, parseMachine } from './core.ts';
import type { ExecutionFacts, LoadDefinition } from './facts.ts';

/** How many compiled machines stay in memory. */
const KEPT = 256;

export interface Machines {
  /** The compiled machine of a revision. Rejects where the revision is gone. */
  get(scope: Scope, revision: string, type: 'STANDARD' | 'EXPRESS'): Promise<Machine>;
}

/** What an execution runs: its revision's machine, or the part of it that a Map Run's children run. */
export async function machineOf(machines: Machines, row: ExecutionRow): Promise<Machine> {
  // The row's info was written by this engine.
  const { child, revision } = row.info as ExecutionFacts;
  if (child === undefined) return machines.get(row, revision, row.type);
  // DISTRIBUTED Maps stand in STANDARD machines only, whatever their children are.
  return childMachine(await machines.get(row, revision, 'STANDARD'), child.location);
}

/** Compiled machines by revision; revisions never change, so nothing here ever goes stale. */
export function createMachines(load: LoadDefinition): Machines {
  const known = new Map<string, Promise<Machine>>();

  const compile = async (scope: Scope, revision: string, type: 'STANDARD' | 'EXPRESS'): Promise<Machine> => {
    const parsed = parseMachine(await load(scope, revision), { type });
    if (parsed.machine !== undefined) return parsed.machine;
    throw new Error(
      `revision ${revision} does not parse any more: ${parsed.diagnostics[0]?.message ?? 'no reason given'}`,
    );
  };

  return {
    get(scope, revision, type) {
      const found = known.get(revision);
      if (found !== undefined) {
        known.delete(revision);
        known.set(revision, found);
        return found;
      }
      const made = compile(scope, revision, type);
      known.set(revision, made);
      made.catch(() => known.delete(revision));
      for (const oldest of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(oldest);
      }
      return made;
    },
  };
}
