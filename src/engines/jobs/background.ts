import type { Standing } from './engine.ts';

/** Work that goes on behind idempotent questions: the first one starts it, later ones ask how it stands. */
export interface Background {
  ask(key: string, work: (tell: (detail: string) => void) => Promise<void>): Standing;
  forget(key: string): void;
  forgetAll(): void;
}

/**
 * @param changed told the key when its work has ended
 * @param explain the text for the user, or undefined where the work was called off (asking again starts it again)
 */
export function createBackground(
  changed: (key: string) => void,
  explain: (error: unknown) => string | undefined,
): Background {
  const standings = new Map<string, Standing>();
  const run = async (key: string, work: (tell: (detail: string) => void) => Promise<void>): Promise<void> => {
    try {
      await work((detail) => standings.set(key, { state: 'running', detail }));
      standings.set(key, { state: 'done' });
    } catch (error) {
      const message = explain(error);
      if (message === undefined) standings.delete(key);
      else standings.set(key, { state: 'failed', message });
    }
    changed(key);
  };
  return {
    ask(key, work) {
      const known = standings.get(key);
      if (known !== undefined) return known;
      const begun: Standing = { state: 'running' };
      standings.set(key, begun);
      void run(key, work);
      return begun;
    },
    forget: (key) => void standings.delete(key),
    forgetAll: () => standings.clear(),
  };
}
