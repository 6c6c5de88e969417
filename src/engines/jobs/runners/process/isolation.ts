import type { Mount } from './layout.ts';

/** How strongly containers are kept apart from the machine. */
export type IsolationMode = 'bubblewrap' | 'unshare' | 'none';

/** What a launcher needs to know; the same for every mode. */
export interface Launch {
  readonly mounts: readonly Mount[];
  readonly hostname: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  readonly network:
    | { readonly kind: 'host' }
    /** A network namespace of this container alone. */
    | { readonly kind: 'own' }
    /** That of a group's holder process. */
    | { readonly kind: 'joined'; readonly holderPid: number };
  /** The container's folder on this machine. */
  readonly folder: string;
  /** Whether this server is root; otherwise a user namespace gives the container its root. */
  readonly root: boolean;
}

/** Command and files that start a container. */
export interface LaunchFiles {
  /** Argument vector that the shim runs. */
  readonly command: readonly string[];
  /** Given to the command as file descriptor 3, where present. Never in an argument vector: it holds the environment's secrets. */
  readonly input?: string;
  /** A script that the command names, as `<folder>/launch.sh`. */
  readonly script?: string;
}

/** What root in a container may do to its own files and processes: the useful part of what Docker leaves. */
export const KEPT_CAPABILITIES = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'SETGID',
  'SETUID',
  'NET_BIND_SERVICE',
] as const;

/** Parts of /proc through which root could change the whole machine; read-only in every container. */
export const MACHINE_PROC = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'] as const;
