import type { Logger } from '../../platform/log.ts';
import type { LogEvents } from '../../storage/log-events.ts';
import type { Standing } from '../jobs/door.ts';
import type { TransformEngine, TransformSpec } from './engine.ts';
import { type RunDeps, runTransform, TransformFailure } from './run.ts';

export interface TransformEngineDeps extends RunDeps {
  readonly log: Logger;
  readonly logs: Pick<LogEvents, 'append'>;
}

interface Entry {
  standing: Standing;
  readonly abort: AbortController;
}

/** Runs live in memory: a server that starts again is asked again, and each run does what has no output yet. */
export function createTransformEngine(deps: TransformEngineDeps): TransformEngine {
  const entries = new Map<string, Entry>();
  const listeners = new Set<(id: string) => void>();

  const tell = async (spec: TransformSpec, message: string): Promise<void> => {
    const at = deps.clock.now();
    const line = `${new Date(at).toISOString().slice(0, -1)}:[sagemaker logs]: ${message}`;
    await deps.logs.append(spec, spec.logGroup, spec.logStream, [{ timestamp: at, message: line }], {
      create: true,
      at,
    });
  };

  const start = async (spec: TransformSpec, entry: Entry): Promise<void> => {
    const limits = `MaxConcurrentTransforms=${spec.concurrency}, MaxPayloadInMB=${spec.maxPayload / 2 ** 20}`;
    await tell(spec, `${limits}, BatchStrategy=${spec.batch === 'MultiRecord' ? 'MULTI_RECORD' : 'SINGLE_RECORD'}`);
    try {
      await runTransform(deps, spec, entry.abort.signal);
      entry.standing = { state: 'done' };
    } catch (error) {
      if (entry.abort.signal.aborted) return;
      // The first failure fails the job: nothing that is still under way has a use.
      entry.abort.abort();
      const known = error instanceof TransformFailure;
      if (!known) deps.log.error({ job: spec.id, error: String(error) }, 'transform failed');
      const message = error instanceof Error ? error.message : String(error);
      await tell(spec, message);
      const fault = known ? error.fault : 'InternalServerError';
      entry.standing = { state: 'failed', message: `${fault}: See job logs for more information. ${message}` };
    }
    for (const listener of [...listeners]) listener(spec.id);
  };

  const cancel = (id: string): void => {
    entries.get(id)?.abort.abort();
    entries.delete(id);
  };

  return {
    run(spec) {
      const known = entries.get(spec.id);
      if (known !== undefined) return known.standing;
      const entry: Entry = { standing: { state: 'running' }, abort: new AbortController() };
      entries.set(spec.id, entry);
      start(spec, entry).catch((error: unknown) => {
        // Even telling failed (a full disk): forget the run, the next question starts it again.
        deps.log.error({ job: spec.id, error: String(error) }, 'transform broke off');
        entries.delete(spec.id);
      });
      return entry.standing;
    },
    cancel,
    close() {
      for (const id of [...entries.keys()]) cancel(id);
    },
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
  };
}
