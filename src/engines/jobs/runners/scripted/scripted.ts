import type { Clock } from '../../../../platform/clock.ts';
import type { ContainerSpec, ContainerState, Runner, RunnerHandle } from '../../runner.ts';

/** What a container of the fake does when it is started. `script` may write, wait on the clock, exit, or leave it to the test. */
export type Script = (container: ScriptedContainer) => void;

/** One container, as its script and the test see it. */
export interface ScriptedContainer {
  readonly spec: ContainerSpec;
  readonly clock: Clock;
  /** Signals that it was sent. SIGKILL ends it by itself. */
  readonly signals: readonly string[];
  write(text: string | Uint8Array): void;
  exit(exitCode: number, more?: { readonly signal?: string; readonly outOfMemory?: boolean }): void;
  /** Its state vanishes, as after a reboot. */
  lose(): void;
  onSignal(callback: (signal: string) => void): void;
}

/** The machine that scripted containers live on. It outlives any server: `open` is a new server's runner over the same containers. */
export interface ScriptedMachine {
  open(): Runner;
  container(id: string): ScriptedContainer;
  /** Ids in the order they were started. */
  started(): readonly string[];
}

interface Entry extends ScriptedContainer {
  readonly signals: string[];
  readonly output: Uint8Array[];
  state: ContainerState;
  /** Wakes whoever waits for output or an end. */
  readonly waiting: Set<() => void>;
}

/** A runner without containers, for tests of everything above the runners. It keeps the same contract as the real ones. */
export function scriptedMachine(clock: Clock, script: Script): ScriptedMachine {
  const containers = new Map<string, Entry>();
  const started: string[] = [];

  function launch(spec: ContainerSpec): void {
    const listeners = new Set<(signal: string) => void>();
    const startedAt = clock.now();
    const wake = (): void => {
      for (const callback of [...entry.waiting]) callback();
    };
    const entry: Entry = {
      spec,
      clock,
      signals: [],
      output: [],
      state: { state: 'running', startedAt },
      waiting: new Set(),
      write(text) {
        if (entry.state.state !== 'running') return;
        entry.output.push(typeof text === 'string' ? Buffer.from(text) : text);
        wake();
      },
      exit(exitCode, more) {
        if (entry.state.state !== 'running') return;
        entry.state = { state: 'exited', startedAt, endedAt: clock.now(), exitCode, ...more };
        wake();
      },
      lose() {
        entry.state = { state: 'lost' };
        wake();
      },
      onSignal: (callback) => void listeners.add(callback),
    };
    containers.set(spec.id, entry);
    started.push(spec.id);
    script({
      ...entry,
      onSignal: (callback) => void listeners.add(callback),
    });
    signalled.set(entry, (signal) => {
      if (entry.state.state !== 'running') return;
      entry.signals.push(signal);
      for (const listener of listeners) listener(signal);
      if (signal === 'SIGKILL') entry.exit(137, { signal });
    });
  }
  const signalled = new WeakMap<Entry, (signal: string) => void>();

  const handleOf = (id: string): RunnerHandle => ({ runner: 'scripted', id, data: {} });
  /** Resolves at the container's next change, rejects when aborted. */
  const change = (entry: Entry, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        entry.waiting.delete(end);
        signal.removeEventListener('abort', end);
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      entry.waiting.add(end);
      signal.addEventListener('abort', end);
    });

  const runner: Runner = {
    name: 'scripted',
    fingerprint: async () => ({ usable: true, detail: 'scripted containers, for tests' }),
    async start(spec) {
      if (!containers.has(spec.id)) launch(spec);
      return handleOf(spec.id);
    },
    find: async (id) => (containers.has(id) ? handleOf(id) : undefined),
    list: async () => [...containers.keys()].map(handleOf),
    recover: async ({ id }) => containers.get(id)?.state ?? { state: 'lost' },
    async wait({ id }, signal) {
      for (;;) {
        signal.throwIfAborted();
        const entry = containers.get(id);
        if (entry === undefined) return { state: 'lost' };
        if (entry.state.state !== 'running') return entry.state;
        await change(entry, signal);
      }
    },
    async signal({ id }, signal) {
      const entry = containers.get(id);
      if (entry !== undefined) signalled.get(entry)?.(signal);
    },
    async destroy({ id }) {
      containers.get(id)?.lose();
      containers.delete(id);
    },
    async *logs({ id }, offset, signal) {
      const entry = containers.get(id);
      let position = offset;
      while (entry !== undefined) {
        signal.throwIfAborted();
        const ended = entry.state.state !== 'running';
        const whole = Buffer.concat(entry.output);
        if (whole.length > position) {
          const bytes = whole.subarray(position);
          yield { bytes, offset: position };
          position += bytes.length;
        } else if (ended) return;
        else await change(entry, signal);
      }
    },
    stats: async ({ id }) =>
      containers.get(id)?.state.state === 'running' ? { cpuSeconds: 0, memoryBytes: 0 } : undefined,
    address: async (_handle, port) => ({ kind: 'tcp', host: '127.0.0.1', port }),
  };

  return {
    open: () => ({ ...runner }),
    container(id) {
      const entry = containers.get(id);
      if (entry === undefined) throw new Error(`no container ${id} was started`);
      return entry;
    },
    started: () => started,
  };
}
