import type { Scope } from '../../platform/identity.ts';
import { type Machine, parseMachine } from './core.ts';
import type { LoadDefinition } from './facts.ts';

/** How many compiled machines stay in memory. */
const KEPT = 256;

export interface Machines {
  /** The compiled machine of a revision. Rejects where the revision is gone. */
  get(scope: Scope, revision: string, type: 'STANDARD' | 'EXPRESS'): Promise<Machine>;
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
