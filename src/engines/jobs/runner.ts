/**
 * What runs containers. One contract for the local process runner, Docker, Kubernetes and the scripted fake; one conformance suite
 * for all of them.
 *
 * Laws:
 * 1. `start` with an id that was started before answers the same handle and starts nothing, also after a crash of this process.
 * 2. A handle is plain JSON; `recover` in a new process finds the container again, running or exited, with its exit code.
 * 3. Containers outlive this process.
 * 4. Everything that the container wrote can be read from `logs`, from any byte offset, until `destroy`.
 */
export interface Runner {
  readonly name: 'process' | 'docker' | 'kubernetes' | 'scripted';
  /** What this machine allows, in one line for the user, and whether containers can run at all. */
  fingerprint(): Promise<{ readonly usable: boolean; readonly detail: string }>;
  start(spec: ContainerSpec): Promise<RunnerHandle>;
  /** The handle of a container that was started (or whose start a crash may have cut off) and not destroyed. */
  find(id: string): Promise<RunnerHandle | undefined>;
  /** Every container that was started and not destroyed, of this or an earlier process. */
  list(): Promise<readonly RunnerHandle[]>;
  recover(handle: RunnerHandle): Promise<ContainerState>;
  /** Resolves when the container has exited. Rejects when `signal` aborts. */
  wait(handle: RunnerHandle, signal: AbortSignal): Promise<ContainerState>;
  /** Sends a signal to the container's main process. No error where it is gone. */
  signal(handle: RunnerHandle, signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Removes every trace; kills first where it runs. Repeating is fine. */
  destroy(handle: RunnerHandle): Promise<void>;
  /** Output (stdout and stderr as they came) from `offset` bytes on; follows until the container has exited and all was read. */
  logs(
    handle: RunnerHandle,
    offset: number,
    signal: AbortSignal,
  ): AsyncIterable<{ readonly bytes: Uint8Array; readonly offset: number }>;
  stats(handle: RunnerHandle): Promise<{ readonly cpuSeconds: number; readonly memoryBytes: number } | undefined>;
  /** How this process reaches a port that the container listens on. */
  address(handle: RunnerHandle, port: number): Promise<ContainerAddress>;
}

export type ContainerAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'socket'; readonly path: string };

export interface ContainerSpec {
  /** Deterministic: `<job id>-<host>`. */
  readonly id: string;
  /** The hosts of one job share it: they reach each other by name. */
  readonly group: string;
  readonly image: RunnableImage;
  /** Full argument vector, placeholders filled in. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of this machine that is /opt/ml inside. */
  readonly mlFolder: string;
  /** Further binds: inside path -> folder of this machine. */
  readonly binds: readonly { readonly inside: string; readonly outside: string; readonly readOnly: boolean }[];
  readonly hostname: string;
  /** All hosts of the group in order, this one included. */
  readonly hosts: readonly string[];
  readonly network: 'open' | 'isolated';
  /** The container serves HTTP on this port; `address` must work for it. */
  readonly servePort?: number;
  readonly cpus?: number;
  readonly memoryBytes?: number;
  readonly workingDirectory?: string;
}

/** An image that a runner can start. */
export type RunnableImage =
  | { readonly kind: 'built-in'; readonly name: string; readonly folder: string; readonly python: string }
  | { readonly kind: 'oci'; readonly reference: string }
  /** No image: one program of this machine, shown with the installation that it belongs to. */
  | { readonly kind: 'program'; readonly name: string; readonly executable: string };

export interface RunnerHandle {
  readonly runner: Runner['name'];
  readonly id: string;
  /** The runner's own, plain JSON. */
  readonly data: Readonly<Record<string, string | number>>;
}

export type ContainerState =
  | { readonly state: 'running'; readonly startedAt: number }
  | {
      readonly state: 'exited';
      readonly startedAt: number;
      readonly endedAt: number;
      readonly exitCode: number;
      readonly signal?: string;
      readonly outOfMemory?: boolean;
    }
  | { readonly state: 'lost' };
